"""What was said on the phone or at an appointment, together with the work it closes or opens."""

from dataclasses import dataclass
from datetime import date

from basis.dossiers.handelingen import vergrendel
from basis.journaal.tijd import dag_van
from basis.organisatie.handeling import Geweigerd, handeling
from basis.organisatie.models import Hoedanigheid, Team
from basis.werk.handelingen import afspraak_geweest, gesproken, vraag_terugbellen
from basis.werk.models import Afspraak, SoortAfspraak, Taak
from casussen.enums import SoortContact
from casussen.handelingen.contact import leg_contact_vast

SOORT_VAN = {
    SoortAfspraak.HUISBEZOEK: SoortContact.HUISBEZOEK,
    SoortAfspraak.LOCATIE: SoortContact.INLOOP,
    SoortAfspraak.BELLEN: SoortContact.TELEFOON,
    SoortAfspraak.VIDEO: SoortContact.BEELD,
}


@dataclass(frozen=True)
class Terugbel:
    """Who calls back, on which number and before when."""

    telefoon: str
    voor: Hoedanigheid | None = None
    team: Team | None = None
    uiterlijk: date | None = None
    waarover: str = ""


@handeling("contact.vastleggen")
def neem_telefoon_op(
    door: Hoedanigheid,
    *,
    wie: str,
    notitie: str = "",
    dossier_id: int | None = None,
    terugbel: Terugbel | None = None,
    versie: int | None = None,
) -> int | None:
    """A phone note on a dossier, a terugbelverzoek, or both in one go. Gives the dossier, if any."""
    if dossier_id is not None:
        vergrendel(door, dossier_id, versie=versie)
    if not wie.strip():
        raise Geweigerd("Vul in wie er belde.", "wie")
    if dossier_id is None and terugbel is None:
        raise Geweigerd(
            "Zonder dossier kunnen we geen notitie bewaren. Kies over wie het gaat, of laat iemand terugbellen.",
            "over",
        )
    if terugbel is None and not notitie.strip():
        raise Geweigerd("Schrijf op wat er gezegd is. Een paar woorden is genoeg.", "notitie")
    if dossier_id is not None and notitie.strip():
        leg_contact_vast(door, dossier_id, soort=SoortContact.TELEFOON, met=wie, tekst=notitie)
    if terugbel is not None:
        vraag_terugbellen(
            door,
            dossier_id=dossier_id,
            wie=wie,
            telefoon=terugbel.telefoon,
            waarover=terugbel.waarover.strip() or notitie,
            voor=terugbel.voor,
            team=terugbel.team,
            uiterlijk=terugbel.uiterlijk,
        )
    return dossier_id


@handeling("contact.vastleggen")
def bel_terug(door: Hoedanigheid, taak_id: int, *, tekst: str) -> Taak:
    """Called back and spoke: the request is done, and on a dossier what was said is recorded."""
    taak = gesproken(door, taak_id)
    if taak.dossier_id is not None:
        leg_contact_vast(door, taak.dossier_id, soort=SoortContact.TELEFOON, met=taak.terugbel.wie, tekst=tekst)
    return taak


@handeling("afspraak.plannen")
def leg_afspraak_vast(
    door: Hoedanigheid,
    dossier_id: int,
    afspraak_id: int,
    *,
    met: str = "",
    tekst: str = "",
    stem: str = "",
    versie: int | None = None,
) -> Afspraak:
    """The appointment was held; with words it is recorded as a contact on its day too."""
    afspraak = afspraak_geweest(door, dossier_id, afspraak_id, versie=versie)
    if tekst.strip() or stem.strip():
        leg_contact_vast(
            door,
            dossier_id,
            soort=SOORT_VAN[SoortAfspraak(afspraak.soort)],
            met=met,
            op=dag_van(afspraak.begin),
            tekst=tekst,
            stem=stem,
        )
    return afspraak
