"""Make, move, cancel and close an appointment. The confirmation letter goes along (bevestigen.py)."""

from datetime import datetime
from uuid import uuid4

from basis.dossiers.handelingen import vergrendel
from basis.dossiers.models import Dossier, waargenomen_door
from basis.inwoners.veiligheid import notitie_van
from basis.journaal.schrijven import schrijf
from basis.journaal.tijd import dag_van, nu, vandaag, waarom_geen_tijd
from basis.organisatie.handeling import Geweigerd, Verouderd, handeling
from basis.organisatie.models import Hoedanigheid
from basis.scherm.opmaak import datum_kort, tijd
from basis.werk.handelingen.bevestigen import bevestig, sluit_taken, trek_in
from basis.werk.models import Afspraak, SoortAfspraak, StatusAfspraak

RECHT = "afspraak.plannen"
MAX_UREN = 10


@handeling(RECHT)
def plan_afspraak(
    door: Hoedanigheid,
    dossier_id: int,
    *,
    soort: SoortAfspraak | str,
    begin: datetime,
    einde: datetime,
    met: Hoedanigheid,
    plaats: str = "",
    toelichting: str = "",
    reden: str = "",
    brief: bool = True,
    toch: bool = False,
    veiligheid_gelezen: bool = False,
    versie: int | None = None,
) -> Afspraak:
    """Put an appointment in the agenda of a colleague. In the past it is a record with a reason, and was held.

    `toch`: the overlap was seen and accepted. `brief`: confirm by letter, or by a task when post is not safe.
    """
    dossier = vergrendel(door, dossier_id, versie=versie)
    soort = SoortAfspraak(soort)
    _toets_tijd(begin, einde)
    achteraf = begin < nu()
    if achteraf and not reden.strip():
        raise Geweigerd("Deze afspraak is al geweest. Schrijf op waarom je hem achteraf vastlegt.", "reden")
    if not achteraf:
        _toets_wie(dossier, met)
        _toets_overlap(met, begin, einde, toch=toch)
    afspraak = Afspraak(
        dossier=dossier,
        soort=soort,
        begin=begin,
        einde=einde,
        plaats=_plaats(soort, plaats),
        met=met,
        team=met.team or dossier.team,
        toelichting=toelichting.strip(),
        reden=reden.strip() if achteraf else "",
        status=StatusAfspraak.GEWEEST if achteraf else StatusAfspraak.GEPLAND,
        uid=uuid4(),
        gemaakt_op=nu(),
        gemaakt_door=door,
    )
    if not achteraf:
        _lees_vooraf(door, afspraak, gelezen=veiligheid_gelezen)
    afspraak.save()
    schrijf(
        "afspraak.achteraf" if achteraf else "afspraak.gemaakt",
        door,
        dossier=dossier,
        afspraak=afspraak.pk,
        soort_afspraak=soort.value,
        begin=begin,
        met=met.pk,
    )
    if brief and not achteraf:
        bevestig(door, dossier, afspraak)
    return afspraak


@handeling(RECHT)
def verzet_afspraak(
    door: Hoedanigheid,
    dossier_id: int,
    afspraak_id: int,
    *,
    begin: datetime,
    einde: datetime,
    met: Hoedanigheid,
    reden: str,
    plaats: str = "",
    brief: bool = True,
    toch: bool = False,
    veiligheid_gelezen: bool = False,
    versie: int | None = None,
) -> Afspraak:
    """Another moment, place or colleague. The .ics gets a higher number, so a calendar replaces it."""
    dossier, afspraak = _pak(door, dossier_id, afspraak_id, versie)
    if not reden.strip():
        raise Geweigerd("Schrijf op waarom de afspraak verzet wordt.", "reden")
    _toets_tijd(begin, einde)
    if begin < nu():
        raise Geweigerd("Dit moment is al voorbij. Kies een dag en tijd die nog komen.", "dag")
    plaats = _plaats(SoortAfspraak(afspraak.soort), plaats)
    was = (afspraak.begin, afspraak.einde, afspraak.met_id, afspraak.plaats)
    if was == (begin, einde, met.pk, plaats):
        raise Geweigerd("Er is niets veranderd. Kies een andere dag, tijd, plek of collega.", "dag")
    _toets_wie(dossier, met)
    _toets_overlap(met, begin, einde, toch=toch, behalve=afspraak.pk)
    eerst = afspraak.begin
    if afspraak.met_id != met.pk:
        afspraak.veiligheid_gelezen_op = None
    afspraak.begin, afspraak.einde, afspraak.plaats = begin, einde, plaats
    afspraak.met, afspraak.team = met, met.team or dossier.team
    afspraak.reden = reden.strip()
    _lees_vooraf(door, afspraak, gelezen=veiligheid_gelezen)
    afspraak.volgnummer += 1
    afspraak.save()
    schrijf(
        "afspraak.verzet",
        door,
        dossier=dossier,
        afspraak=afspraak.pk,
        soort_afspraak=afspraak.soort,
        van_begin=eerst,
        begin=begin,
        met=met.pk,
    )
    trek_in(door, dossier, afspraak)
    if brief:
        bevestig(door, dossier, afspraak, eerst=eerst)
    return afspraak


def gaat_niet_door(door: Hoedanigheid, dossier: Dossier, afspraak: Afspraak, reden: str) -> None:
    """On a locked dossier: the appointment and its letter lapse. Nobody is told here."""
    afspraak.status, afspraak.reden = StatusAfspraak.AFGEZEGD, reden
    afspraak.volgnummer += 1
    afspraak.save(update_fields=["status", "reden", "volgnummer"])
    schrijf(
        "afspraak.afgezegd",
        door,
        dossier=dossier,
        afspraak=afspraak.pk,
        soort_afspraak=afspraak.soort,
        begin=afspraak.begin,
    )
    trek_in(door, dossier, afspraak)


@handeling(RECHT)
def zeg_afspraak_af(
    door: Hoedanigheid, dossier_id: int, afspraak_id: int, *, reden: str, brief: bool = True, versie: int | None = None
) -> Afspraak:
    """It will not happen. A letter that was not posted yet lapses; `brief` tells the inwoner."""
    dossier, afspraak = _pak(door, dossier_id, afspraak_id, versie)
    if not reden.strip():
        raise Geweigerd("Schrijf op waarom de afspraak niet doorgaat.", "reden")
    gaat_niet_door(door, dossier, afspraak, reden.strip())
    if brief and afspraak.begin > nu():
        bevestig(door, dossier, afspraak)
    return afspraak


@handeling(RECHT)
def afspraak_geweest(door: Hoedanigheid, dossier_id: int, afspraak_id: int, *, versie: int | None = None) -> Afspraak:
    """It was held. Recording the contact along with it is a verb of the casus (leg_afspraak_vast)."""
    return _sluit(door, dossier_id, afspraak_id, StatusAfspraak.GEWEEST, versie)


@handeling(RECHT)
def niet_verschenen(door: Hoedanigheid, dossier_id: int, afspraak_id: int, *, versie: int | None = None) -> Afspraak:
    """Somebody did not come or did not open. That is no contact."""
    return _sluit(door, dossier_id, afspraak_id, StatusAfspraak.NIET_VERSCHENEN, versie)


@handeling(RECHT)
def lees_veiligheidsnotitie(
    door: Hoedanigheid, dossier_id: int, afspraak_id: int, *, versie: int | None = None
) -> Afspraak:
    """Who goes there says that the notitie was read; `versie` is the notitie (pk) that stood on the page."""
    dossier, afspraak = _pak(door, dossier_id, afspraak_id, None)
    notitie = notitie_van(dossier.inwoner_id, vandaag())
    if notitie is None or not door.mag("veiligheid.zien"):
        raise Geweigerd("Er is geen veiligheidsnotitie (meer).")
    if not is_eigen(afspraak, door):
        raise Geweigerd("Alleen wie er heen gaat, kan dit aankruisen.")
    if versie not in (None, notitie.pk):
        raise Verouderd(reden="De veiligheidsnotitie veranderde terwijl je las. Lees wat er nu staat.")
    afspraak.veiligheid_gelezen_op = nu()
    afspraak.save(update_fields=["veiligheid_gelezen_op"])
    schrijf("afspraak.veiligheid_gelezen", door, dossier=dossier, afspraak=afspraak.pk, veiligheidsnotitie=notitie.pk)
    return afspraak


# -- guards ----------------------------------------------------------------------------------------


def waarom_niet_wijzigen(afspraak: Afspraak) -> str | None:
    """Why it can't be moved, cancelled or closed any more."""
    if afspraak.status != StatusAfspraak.GEPLAND:
        return f"Deze afspraak is al {afspraak.get_status_display()}."
    return None


def waarom_niet_sluiten(afspraak: Afspraak) -> str | None:
    if reden := waarom_niet_wijzigen(afspraak):
        return reden
    if afspraak.begin > nu():
        return f"Deze afspraak is pas op {datum_kort(afspraak.begin)} om {tijd(afspraak.begin)} uur."
    return None


def waarom_niet_met(dossier: Dossier, met: Hoedanigheid) -> str | None:
    """Why this colleague can't have an appointment on this dossier."""
    if vandaag() not in met.geldig or not met.mag(RECHT):
        return "Deze collega kan geen afspraken hebben. Kies iemand anders."
    if not Dossier.objects.zichtbaar_voor(met).filter(pk=dossier.pk).exists():
        return f"{met.naam} kan dit dossier niet zien. Kies iemand anders, of draag het dossier over."
    return None


def is_eigen(afspraak: Afspraak, door: Hoedanigheid) -> bool:
    """Mine, or of a colleague I stand in for today."""
    return afspraak.met_id == door.pk or waargenomen_door(door).filter(hoedanigheid_id=afspraak.met_id).exists()


def overlappend(met: Hoedanigheid, begin: datetime, einde: datetime, behalve: int | None = None) -> list[Afspraak]:
    """What stands in the agenda of this colleague at that time, under whatever hat."""
    hoeden = Hoedanigheid.objects.filter(medewerker=met.medewerker).values("pk")
    hoeden = Hoedanigheid.objects.filter(medewerker_id=met.medewerker_id or 0).values("pk")
    rijen = Afspraak.objects.filter(met__in=hoeden, status=StatusAfspraak.GEPLAND, begin__lt=einde, einde__gt=begin)
    return list(rijen.exclude(pk=behalve or 0).order_by("begin", "id")[:5])


def _pak(door: Hoedanigheid, dossier_id: int, afspraak_id: int, versie: int | None) -> tuple[Dossier, Afspraak]:
    """Lock the dossier, then the planned appointment. Raises DoesNotExist, or Geweigerd when it is over."""
    dossier = vergrendel(door, dossier_id, versie=versie)
    afspraak = Afspraak.objects.select_for_update(no_key=True).get(pk=afspraak_id, dossier=dossier)
    if reden := waarom_niet_wijzigen(afspraak):
        raise Geweigerd(reden)
    return dossier, afspraak


def _sluit(
    door: Hoedanigheid, dossier_id: int, afspraak_id: int, status: StatusAfspraak, versie: int | None
) -> Afspraak:
    dossier, afspraak = _pak(door, dossier_id, afspraak_id, versie)
    if reden := waarom_niet_sluiten(afspraak):
        raise Geweigerd(reden)
    afspraak.status = status
    afspraak.save(update_fields=["status"])
    schrijf(
        f"afspraak.{status.value}",
        door,
        dossier=dossier,
        afspraak=afspraak.pk,
        soort_afspraak=afspraak.soort,
        begin=afspraak.begin,
    )
    sluit_taken(door, dossier, afspraak)
    return afspraak


def _plaats(soort: SoortAfspraak, plaats: str) -> str:
    plaats = " ".join(plaats.split())
    if soort == SoortAfspraak.LOCATIE and not plaats:
        raise Geweigerd("Vul in waar het gesprek is.", "plaats")
    return plaats if soort in (SoortAfspraak.LOCATIE, SoortAfspraak.HUISBEZOEK) else ""


def _toets_tijd(begin: datetime, einde: datetime) -> None:
    if reden := waarom_geen_tijd(begin, einde):
        raise Geweigerd(reden, "tijd")
    if einde <= begin:
        raise Geweigerd("Het einde ligt niet na het begin.", "duur")
    if (einde - begin).total_seconds() > MAX_UREN * 3600 or dag_van(begin) != dag_van(einde):
        raise Geweigerd("Een afspraak is op één dag. Kies een kortere duur of een vroegere tijd.", "duur")


def _toets_wie(dossier: Dossier, met: Hoedanigheid) -> None:
    if reden := waarom_niet_met(dossier, met):
        raise Geweigerd(reden, "met")


def _toets_overlap(
    met: Hoedanigheid, begin: datetime, einde: datetime, *, toch: bool, behalve: int | None = None
) -> None:
    """A warning that is clicked away on purpose. With whom the other one is, stays there."""
    if toch or not (anders := overlappend(met, begin, einde, behalve)):
        return
    tijden = " en ".join(f"van {tijd(rij.begin)} tot {tijd(rij.einde)}" for rij in anders)
    raise Geweigerd(
        f"{met.naam} heeft op {datum_kort(begin)} al een afspraak {tijden} uur. "
        "Kies een andere tijd, of zet een vinkje als je dit toch wilt.",
        "toch",
    )


def _lees_vooraf(door: Hoedanigheid, afspraak: Afspraak, *, gelezen: bool) -> None:
    """No visit is planned past an unread notitie; for who goes there it counts as read, another reads it first."""
    if afspraak.soort != SoortAfspraak.HUISBEZOEK:
        return
    notitie = notitie_van(afspraak.dossier.inwoner_id, vandaag())
    if notitie is None:
        return
    if not gelezen:
        raise Geweigerd("Lees eerst de veiligheidsnotitie en zet een vinkje.", "veiligheid_gelezen")
    if afspraak.met_id == door.pk:
        afspraak.veiligheid_gelezen_op = nu()
