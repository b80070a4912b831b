"""An inwoner died: one verb stops everything on that day, keeps bezwaar for the erven, and can be put right.

What the colleague may not see stops too, by the system and without telling (praktijk 11, 30).
"""

from dataclasses import dataclass
from datetime import date

from django.db.models import F

from basis.dossiers.handelingen import vergrendel_alle
from basis.dossiers.models import Dossier, SoortDossier, inwoners_zichtbaar_voor
from basis.inwoners.enums import BronOverlijden
from basis.inwoners.handelingen import overlijden as persoon
from basis.inwoners.models import Inwoner, Overlijden
from basis.journaal.schrijven import schrijf
from basis.organisatie.enums import SoortDoor
from basis.organisatie.handeling import Geweigerd, Verouderd, handeling
from basis.organisatie.models import Hoedanigheid, systeem_hoedanigheid
from basis.scherm.opmaak import datum
from basis.werk.handelingen import maak_taak
from basis.werk.handelingen.overlijden import REDEN, laat_taken_vervallen, met_werk, stop_werk, verzet_werk
from basis.werk.models import SoortTaak, Taak
from casussen.enums import Afsluitreden, Einde, StatusOnderzoek, UitkomstDoel, UitkomstHulpvraag
from casussen.handelingen.hulp import eindig_lijn, geef_geld_vrij
from casussen.handelingen.onderzoek import beantwoord_, beoordeel_doel
from casussen.handelingen.overgangen import onderzoek_naar
from casussen.handelingen.toewijzen import vervallen
from casussen.handelingen.uitgang import sluit_casus
from casussen.handelingen.verslag import stop_onderzoek
from casussen.models import Ondersteuning
from casussen.overlijden import BIJ_OVERLIJDEN, laatste_dag
from casussen.stand import Stand, lees
from consortium.handelingen import laat_doorlopen, laat_vrijvallen

RECHT = "overlijden.vastleggen"
NABESTAANDEN = "Bel de nabestaanden. Vraag de hulpmiddelen terug."
VERGISSING = "Het overlijden was een vergissing. Kijk wat er weer open moet: de casus, de hulp, een melding."


@dataclass(frozen=True)
class _Deel:
    """A locked dossier and in whose name it is changed: the colleague, or the system where that one may not look."""

    dossier: Dossier
    door: Hoedanigheid


@handeling(RECHT)
def leg_overlijden_vast(
    door: Hoedanigheid,
    inwoner_id: int,
    *,
    op: date,
    bron: BronOverlijden | str,
    versie: int | None = None,
) -> Overlijden:
    """Record the day of death and stop all that runs. Raises Inwoner.DoesNotExist for an outsider, Geweigerd."""
    delen, inwoner = vergrendel_inwoner(door, inwoner_id)
    if reden := persoon.waarom_niet_vastleggen(persoon.overlijden_van(inwoner.pk)):
        raise Geweigerd(reden)
    if versie is not None and inwoner.versie != versie:
        raise Verouderd
    rij = persoon.markeer_overleden(door, inwoner, op, bron)
    gestopt = [gesloten for deel in delen if (gesloten := _stop(deel, op))]
    volgens = f"Volgens de BRP is deze inwoner overleden op {datum(op)}. " if bron == BronOverlijden.BRP else ""
    _bel_nabestaanden(delen, [stand.dossier for _, stand in gestopt], f"{volgens}{NABESTAANDEN}")
    # The money last: its lock is shared by the whole gemeente (docs/geld.md).
    for wie, stand in gestopt:
        for lijn in stand.lijnen:
            if lijn.einde_reden == Einde.OVERLIJDEN and lijn.beeindigd_op:
                geef_geld_vrij(wie, stand, lijn)
    return rij


@handeling(RECHT)
def verbeter_overlijden(
    door: Hoedanigheid, inwoner_id: int, *, op: date, reden: str, versie: int | None = None
) -> Overlijden:
    """Another day of death, with a reason: help, money and terms that stopped then move along. Raises Geweigerd."""
    delen, inwoner = vergrendel_inwoner(door, inwoner_id, alles=True)
    rij = persoon.overlijden_van(inwoner.pk)
    if rij is None:
        raise Geweigerd(persoon.GEEN)
    if versie is not None and inwoner.versie != versie:
        raise Verouderd
    nieuw = persoon.verzet_overlijden(door, inwoner, rij, op, reden)
    lijnen: list[tuple[_Deel, Stand, Ondersteuning]] = []
    for deel in delen:
        verzet_werk(deel.door, deel.dossier, rij.op, op)
        if deel.dossier.soort == SoortDossier.CASUS:
            lijnen += _verzet_hulp(deel, rij.op, op)
        if _gesloten_door(rij, deel.dossier):
            schrijf("overlijden.verbeterd", deel.door, dossier=deel.dossier, oud=rij.op, op=op)
    for deel, _, lijn in lijnen:
        if lijn.verplichting is not None and lijn.gestart_op is not None and lijn.beeindigd_op is not None:
            laat_doorlopen(deel.door, lijn.verplichting, lijn.beeindigd_op, grond="dag van overlijden")
            laat_vrijvallen(deel.door, lijn.verplichting, lijn.beeindigd_op, grond="dag van overlijden")
    return nieuw


@handeling(RECHT)
def trek_overlijden_in(door: Hoedanigheid, inwoner_id: int, *, reden: str, versie: int | None = None) -> Inwoner:
    """A mistake: the person lives. What was closed is opened again by hand; each behandelaar gets a task."""
    delen, inwoner = vergrendel_inwoner(door, inwoner_id, alles=True)
    rij = persoon.overlijden_van(inwoner.pk)
    if dicht := persoon.waarom_niet_intrekken(rij):
        raise Geweigerd(dicht)
    assert rij is not None
    if versie is not None and inwoner.versie != versie:
        raise Verouderd
    persoon.trek_in(door, inwoner, rij, reden)
    for deel in delen:
        dossier = deel.dossier
        if not _gesloten_door(rij, dossier):
            continue
        bel = Taak.objects.filter(dossier=dossier, soort=SoortTaak.NABESTAANDEN, klaar_op=None)
        laat_taken_vervallen(deel.door, dossier, bel.select_for_update(of=("self",)).order_by("pk"))
        maak_taak(
            deel.door,
            dossier,
            SoortTaak.EIGEN,
            voor=dossier.behandelaar,
            toelichting=VERGISSING,
            sleutel=f"overlijden-weg:{dossier.pk}:{rij.pk}",
        )
        schrijf("overlijden.ingetrokken", deel.door, dossier=dossier, op=rij.op)
    return inwoner


def _gesloten_door(rij: Overlijden, dossier: Dossier) -> bool:
    """Whether this dossier closed when the death was recorded; nothing else closes one of a person who died."""
    return dossier.gesloten_op is not None and dossier.gesloten_op >= rij.eerst_vastgelegd_op


def vergrendel_inwoner(door: Hoedanigheid, inwoner_id: int, *, alles: bool = False) -> tuple[list[_Deel], Inwoner]:
    """All dossiers of this person in order of id, then the person. `alles`: also those where nothing waits."""
    eigen_gemeente = Inwoner.objects.filter(gemeente_id=door.gemeente_id)
    mag_zien = eigen_gemeente if door.soort == SoortDoor.SYSTEEM else inwoners_zichtbaar_voor(door)
    if not mag_zien.filter(pk=inwoner_id).exists():
        raise Inwoner.DoesNotExist
    van_deze = Dossier.objects.filter(gemeente_id=door.gemeente_id, inwoner_id=inwoner_id)
    gekozen = van_deze if alles else met_werk(van_deze)
    ids = list(gekozen.order_by("pk").values_list("pk", flat=True))
    _sluit_af(ids)
    # Not no_key: who is taking down a melding of this person now, waits or is waited for.
    inwoner = Inwoner.objects.select_for_update().get(pk=inwoner_id)
    erbij = sorted(set(gekozen.values_list("pk", flat=True)) - set(ids))
    _sluit_af(erbij)
    zichtbaar = set(Dossier.objects.zichtbaar_voor(door).filter(pk__in=[*ids, *erbij]).values_list("pk", flat=True))
    eigen = vergrendel_alle(door, sorted(zichtbaar)) if zichtbaar else []
    rest = sorted({*ids, *erbij} - zichtbaar)
    Dossier.objects.filter(pk__in=rest).update(versie=F("versie") + 1)
    systeem = systeem_hoedanigheid(door.gemeente_id) if rest else door
    delen = [_Deel(dossier, door) for dossier in eigen]
    delen += [_Deel(dossier, systeem) for dossier in Dossier.objects.filter(pk__in=rest).order_by("pk")]
    for deel in delen:
        deel.dossier.inwoner = inwoner
    return delen, inwoner


def _sluit_af(ids: list[int]) -> None:
    list(Dossier.objects.select_for_update(no_key=True).filter(pk__in=ids).order_by("pk").values_list("pk"))


def _stop(deel: _Deel, op: date) -> tuple[Hoedanigheid, Stand] | None:
    """All of one dossier but its money; gives the casus that closed."""
    wie, dossier = deel.door, deel.dossier
    open_ = dossier.gesloten_op is None
    schrijf("overlijden.vastgelegd", wie, dossier=dossier, op=op)
    # Terms first: what reads them after this finds them ended, with their reason.
    stop_werk(wie, dossier, op)
    for gevolg in BIJ_OVERLIJDEN:
        gevolg.doe(wie, dossier)
    if not open_ or dossier.soort != SoortDossier.CASUS:
        return None
    stand = lees(dossier)
    for lijn in stand.nog_te_beeindigen:
        eindig_lijn(wie, dossier, lijn, reden=Einde.OVERLIJDEN, laatste_dag=laatste_dag(stand, lijn.pk, op))
    for lijn in stand.voorgesteld:
        vervallen(wie, dossier, lijn, reden="overleden")
    onderzoek = stand.lopend
    if onderzoek is not None and onderzoek.status == StatusOnderzoek.VERSLAG_VERZONDEN:
        onderzoek_naar(wie, dossier, onderzoek, "naar_klaar")
    elif onderzoek is not None:
        stop_onderzoek(wie, dossier, onderzoek, reden=REDEN)
    # No outcome of the help: they lapse (praktijk: uitgang).
    for doel in stand.open_doelen:
        beoordeel_doel(wie, dossier, doel, UitkomstDoel.VERVALLEN)
    for vraag in stand.open_vragen:
        beantwoord_(wie, dossier, vraag, UitkomstHulpvraag.VERVALLEN)
    sluit_casus(wie, stand, Afsluitreden.OVERLEDEN)
    return wie, stand


def _bel_nabestaanden(delen: list[_Deel], casussen: list[Dossier], toelichting: str) -> None:
    """One task per casus that closed; only where no casus was, at the melding."""
    gesloten = {dossier.pk for dossier in casussen}
    if not gesloten:
        gesloten = {deel.dossier.pk for deel in delen[:1]}
    for deel in delen:
        if deel.dossier.pk in gesloten:
            maak_taak(
                deel.door,
                deel.dossier,
                SoortTaak.NABESTAANDEN,
                voor=deel.dossier.behandelaar,
                toelichting=toelichting,
            )


def _verzet_hulp(deel: _Deel, was: date, op: date) -> list[tuple[_Deel, Stand, Ondersteuning]]:
    stand = lees(deel.dossier)
    verzet = []
    for lijn in stand.lijnen:
        oud, dag = lijn.beeindigd_op, laatste_dag(stand, lijn.pk, op)
        # Not what stopped by an earlier recording that was a mistake.
        if lijn.einde_reden != Einde.OVERLIJDEN or oud != laatste_dag(stand, lijn.pk, was) or dag == oud:
            continue
        lijn.beeindigd_op = dag
        lijn.save(update_fields=["beeindigd_op"])
        schrijf(
            "ondersteuning.einde_verbeterd",
            deel.door,
            dossier=deel.dossier,
            ondersteuning=lijn.pk,
            oud=oud,
            op=dag,
        )
        verzet.append((deel, stand, lijn))
    return verzet
