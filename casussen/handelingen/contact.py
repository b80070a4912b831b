"""A contact with or about the inwoner, in a few words. Nobody counts minutes."""

from datetime import date

from basis.dossiers.handelingen import vergrendel
from basis.journaal.schrijven import schrijf
from basis.journaal.tijd import nu, op_dag, vandaag
from basis.organisatie.handeling import Geweigerd, handeling
from basis.organisatie.models import Hoedanigheid
from basis.scherm.opmaak import datum
from basis.werk.handelingen import leg_vraag_vast, maak_taak
from basis.werk.handelingen.vraag import VRAAG_BIJ_NOTITIE
from basis.werk.models import SoortTaak, SoortVraag
from basis.werk.vragen import genoemd
from casussen.enums import EnNu, SoortContact
from casussen.models import Contact
from casussen.zoekbronnen import CONTACT


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
    meekijken: Hoedanigheid | None = None,
    versie: int | None = None,
) -> Contact:
    """On a melding or a casus, also a closed one (nazorg). `stem` are the inwoner's own words.

    `en_nu` says what follows: a task for who was there, or for the team, with `actie` and its day.
    `meekijken`, or who is named as @Voornaam, is asked to look at exactly this note.
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
    CONTACT.indexeer(dossier.pk, contact)
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
    if aan := meekijken or genoemd(door, contact.tekst):
        leg_vraag_vast(
            door,
            dossier,
            aan=aan,
            soort=SoortVraag.COLLEGA,
            vraag=VRAAG_BIJ_NOTITIE,
            gedeeld=_notitie(contact),
        )
    return contact


def _notitie(contact: Contact) -> str:
    """The note without with whom it was: that is most often the inwoner's name."""
    kop = f"{contact.get_soort_display().capitalize()}, {datum(contact.op)}"
    stem = f"‘{contact.stem}’" if contact.stem else ""
    return "\n\n".join(deel for deel in (kop, stem, contact.tekst) if deel)
