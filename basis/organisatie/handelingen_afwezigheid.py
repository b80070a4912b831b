"""Absence with a waarnemer, who sees and acts for the absent colleague on those days. Over is over: no task ends it."""

from datetime import date, timedelta

from django.db.models import Q, QuerySet

from basis.journaal.schrijven import schrijf
from basis.journaal.tijd import nu, vandaag
from basis.organisatie.enums import Wet
from basis.organisatie.handeling import Geweigerd, handeling
from basis.organisatie.models import Afwezigheid, Hoedanigheid
from basis.organisatie.periode import laatste_dag, tot_en_met
from basis.termijnen.datumtekst import kort

RECHT, RECHT_TEAM = "afwezigheid.melden", "afwezigheid.team"
# Who mistypes a year would give somebody sight of everything for as long.
HOOGSTENS = timedelta(days=366)


def van_wie_mag(door: Hoedanigheid) -> Q:
    """The hoedanigheden whose absence this door may record: its own, and for a teamleider those of the team."""
    eigen = Q(pk=door.pk)
    if door.mag(RECHT_TEAM) and door.team_id:
        return eigen | Q(gemeente_id=door.gemeente_id, team_id=door.team_id)
    return eigen


def waarom_niet_waarnemen(
    afwezige: Hoedanigheid, waarnemer: Hoedanigheid, van: date, tot: date, *, behalve: int | None = None
) -> str | None:
    """Why this colleague can't stand in on these days. `behalve`: the absence that is being changed."""
    naam = waarnemer.naam
    if waarnemer.medewerker_id == afwezige.medewerker_id:
        return "Kies een collega. Voor jezelf waarnemen kan niet."
    if waarnemer.gemeente_id != afwezige.gemeente_id:
        return f"{naam} werkt niet in deze gemeente."
    if not (waarnemer.medewerker and waarnemer.medewerker.actief) or not waarnemer.mag(RECHT):
        return f"{naam} kan niet waarnemen: een {waarnemer.get_functie_display()} werkt niet in dossiers."
    if van not in waarnemer.geldig or tot not in waarnemer.geldig:
        return f"{naam} werkt niet al deze dagen in deze rol."
    zelfde_team = waarnemer.team_id is not None and waarnemer.team_id == afwezige.team_id
    if not zelfde_team and waarnemer.functie != afwezige.functie:
        return f"{naam} zit niet in hetzelfde team en heeft een andere functie."
    if mist := [wet for wet in afwezige.wetten if wet not in waarnemer.wetten]:
        wetten = ", ".join(str(Wet(wet).label) for wet in mist)
        return f"{naam} werkt niet onder: {wetten}. Kies iemand met dezelfde wetten."
    zelf = _overlap(waarnemer, van, tot).exclude(pk=behalve or 0).order_by("geldig").first()
    if zelf:
        return f"{naam} is zelf afwezig {_dagen(zelf)}. Waarnemen geef je niet door: kies iemand anders."
    return None


@handeling(RECHT)
def meld_afwezig(
    door: Hoedanigheid, *, van: date, tot: date, waarnemer: Hoedanigheid | None, wie: Hoedanigheid | None = None
) -> Afwezigheid:
    """Away from `van` to and including `tot`, with who stands in. `wie`: a colleague in the own team.

    Raises Geweigerd, or Hoedanigheid.DoesNotExist for somebody this door may not record.
    """
    afwezige = _vergrendel(door, (wie or door).pk)
    _toets(afwezige, waarnemer, van, tot)
    if van < vandaag():
        raise Geweigerd("Kies vandaag of een latere dag. Eerdere dagen veranderen niets meer.", "van")
    rij = Afwezigheid.objects.create(
        hoedanigheid=afwezige,
        waarnemer=waarnemer,
        geldig=tot_en_met(van, tot),
        vastgelegd_op=nu(),
        vastgelegd_door=door,
    )
    _schrijf("afwezigheid.gemeld", door, rij)
    return rij


@handeling(RECHT)
def wijzig_afwezigheid(
    door: Hoedanigheid, afwezigheid_id: int, *, van: date, tot: date, waarnemer: Hoedanigheid | None
) -> Afwezigheid:
    """Other days or somebody else. Once begun the first day stands. Raises Afwezigheid.DoesNotExist."""
    rij = _pak(door, afwezigheid_id)
    begonnen = rij.geldig.lower <= vandaag()
    if begonnen and van != rij.geldig.lower:
        raise Geweigerd("De afwezigheid is al begonnen. De eerste dag staat vast.", "van")
    if not begonnen and van < vandaag():
        raise Geweigerd("Kies vandaag of een latere dag.", "van")
    if begonnen and tot < vandaag():
        raise Geweigerd("Deze dag is al geweest. Kies ‘Eerder terug’ om vandaag te stoppen.", "tot")
    _toets(rij.hoedanigheid, waarnemer, van, tot, behalve=rij.pk)
    rij.geldig, rij.waarnemer = tot_en_met(van, tot), waarnemer
    rij.save(update_fields=["geldig", "waarnemer"])
    _schrijf("afwezigheid.gewijzigd", door, rij)
    return rij


@handeling(RECHT)
def kom_terug(door: Hoedanigheid, afwezigheid_id: int) -> None:
    """From today the waarnemer no longer sees or acts. What has not begun is withdrawn."""
    rij = _pak(door, afwezigheid_id)
    vandaag_ = vandaag()
    if rij.geldig.lower >= vandaag_:
        _schrijf("afwezigheid.ingetrokken", door, rij)
        rij.delete()
        return
    rij.geldig = tot_en_met(rij.geldig.lower, vandaag_ - timedelta(days=1))
    rij.save(update_fields=["geldig"])
    _schrijf("afwezigheid.beeindigd", door, rij)


def _vergrendel(door: Hoedanigheid, hoedanigheid_id: int) -> Hoedanigheid:
    """The root of an absence is who is away: two at once wait for each other."""
    return (
        Hoedanigheid.objects.select_for_update(no_key=True, of=("self",))
        .select_related("medewerker")
        .filter(van_wie_mag(door))
        .get(pk=hoedanigheid_id)
    )


def _pak(door: Hoedanigheid, afwezigheid_id: int) -> Afwezigheid:
    wie = Afwezigheid.objects.values_list("hoedanigheid_id", flat=True).get(pk=afwezigheid_id)
    try:
        afwezige = _vergrendel(door, wie)
    except Hoedanigheid.DoesNotExist:
        raise Afwezigheid.DoesNotExist from None
    rij = Afwezigheid.objects.select_for_update().get(pk=afwezigheid_id)
    rij.hoedanigheid = afwezige
    einde = laatste_dag(rij.geldig)
    if einde is not None and einde < vandaag():
        raise Geweigerd("Deze afwezigheid is al voorbij.")
    return rij


def _toets(
    afwezige: Hoedanigheid, waarnemer: Hoedanigheid | None, van: date, tot: date, *, behalve: int | None = None
) -> None:
    if tot < van:
        raise Geweigerd("De laatste dag ligt voor de eerste dag.", "tot")
    if tot - van > HOOGSTENS:
        raise Geweigerd("Leg hoogstens een jaar vast. Kijk de datum na.", "tot")
    if ander := _overlap(afwezige, van, tot).exclude(pk=behalve or 0).order_by("geldig").first():
        raise Geweigerd(f"Er staat al een afwezigheid {_dagen(ander)}. Wijzig die.", "van")
    if waarnemer and (reden := waarom_niet_waarnemen(afwezige, waarnemer, van, tot, behalve=behalve)):
        raise Geweigerd(reden, "waarnemer")


def _overlap(wie: Hoedanigheid, van: date, tot: date) -> QuerySet[Afwezigheid]:
    return Afwezigheid.objects.filter(hoedanigheid=wie, geldig__overlap=tot_en_met(van, tot))


def _dagen(rij: Afwezigheid) -> str:
    """'van 1 december 2026 tot en met 12 december 2026'"""
    einde = laatste_dag(rij.geldig)
    return f"van {kort(rij.geldig.lower)}" + (f" tot en met {kort(einde)}" if einde else "")


def _schrijf(soort: str, door: Hoedanigheid, rij: Afwezigheid) -> None:
    schrijf(
        soort,
        door,
        afwezigheid=rij.pk,
        hoedanigheid=rij.hoedanigheid_id,
        waarnemer=rij.waarnemer_id,
        van=rij.geldig.lower,
        tot=laatste_dag(rij.geldig),
    )
