"""A contact with or about the inwoner, in a few words. Nobody counts minutes."""

from datetime import date

from basis.dossiers.handelingen import vergrendel
from basis.journaal.schrijven import schrijf
from basis.journaal.tijd import nu, op_dag, vandaag
from basis.organisatie.handeling import Geweigerd, handeling
from basis.organisatie.models import Hoedanigheid
from basis.scherm.opmaak import datum
from basis.werk.handelingen import maak_taak
from basis.werk.models import SoortTaak
from casussen.enums import EnNu, SoortContact
from casussen.models import Contact


@handeling("contact.vastleggen")
def leg_contact_vast(
    door: Hoedanigheid,
    dossier_id: int,
    *,
    soort: SoortContact,
    met: str,
    op: date | None = None,
    tekst: str = "",
    stem: str = "",
    en_nu: EnNu | str = EnNu.NIETS,
    actie: str = "",
    actie_op: date | None = None,
    versie: int | None = None,
) -> Contact:
    """On a melding or a casus, also a closed one (nazorg). `stem` are the inwoner's own words.

    `en_nu` says what follows: a task for who was there, or for the team, with `actie` and its day.
    """
    dossier = vergrendel(door, dossier_id, versie=versie)
    op = op or vandaag()
    if op > vandaag():
        raise Geweigerd(f"{datum(op)} ligt in de toekomst. Leg het contact vast als het geweest is.", "op")
    if soort not in SoortContact.values:
        raise Geweigerd("Kies hoe je contact had.", "soort")
    if not met.strip():
        raise Geweigerd("Vul in met wie je contact had.", "met")
    if not tekst.strip() and not stem.strip():
        raise Geweigerd("Schrijf op wat je besprak of hoorde. Een paar woorden is genoeg.", "tekst")
    en_nu = EnNu(en_nu)
    if en_nu != EnNu.NIETS and not actie.strip():
        raise Geweigerd("Schrijf op wat er moet gebeuren.", "actie")
    contact = Contact.objects.create(
        dossier=dossier,
        op=op,
        soort=soort,
        met=met.strip(),
        tekst=tekst.strip(),
        stem=stem.strip(),
        door=door,
        vastgelegd_op=nu(),
    )
    if dossier.laatste_contact is None or dossier.laatste_contact < op:
        dossier.laatste_contact = op
        dossier.save(update_fields=["laatste_contact"])
    schrijf(
        "contact.vastgelegd",
        door,
        dossier=dossier,
        gebeurd_op=nu() if op == vandaag() else op_dag(op),
        contact=contact.pk,
        soort_contact=str(soort),
        op=op,
    )
    if en_nu != EnNu.NIETS:
        maak_taak(
            door,
            dossier,
            SoortTaak.EIGEN,
            voor=door if en_nu == EnNu.ZELF else None,
            uiterlijk=actie_op,
            toelichting=actie.strip()[:300],
        )
    return contact
