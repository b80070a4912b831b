"""Temporary help at once, until the onderzoek and the aanvraag are done (Wmo 2.3.3): who may, and how long.

Its end never stops the help: it asks a new decision.
"""

from datetime import date, timedelta

from basis.dossiers.models import Dossier
from basis.journaal.tijd import vandaag
from basis.organisatie.enums import VoorWat, Wet
from basis.organisatie.handeling import Geweigerd
from basis.organisatie.instellingen import getal
from basis.organisatie.mandaten import Mandaten
from basis.organisatie.models import Hoedanigheid, Mandaat
from basis.organisatie.periode import laatste_dag
from basis.scherm.opmaak import aantal, datum
from basis.werk.handelingen import maak_taak, open_termijn, sluit_taken
from basis.werk.models import SoortTaak
from casussen.enums import Aanleiding, Grondslag
from casussen.handelingen.openen import begin_onderzoek
from casussen.mandaat import Zaak, redenen_tegen
from casussen.models import Ondersteuning
from casussen.samenloop import bedragen_van, besluitslot, hoogste, lopend_van, zonder
from casussen.stand import Stand
from casussen.wachters import naam_van
from consortium.tarieven import prijzen_in

MOTIVERING = "motivering-achteraf"
# The task shows so long before the last day.
VOORAF = timedelta(weeks=2)


def laatste_toegestaan(dossier: Dossier, begin: date) -> date:
    """The last day help that starts on `begin` may be given without another decision."""
    return begin + timedelta(weeks=getal(dossier.gemeente_id, "spoed_weken", vandaag())) - timedelta(days=1)


def waarom_te_lang(dossier: Dossier, lijn: Ondersteuning) -> str | None:
    """Temporary has a last day, and a near one."""
    uiterlijk = laatste_toegestaan(dossier, lijn.geldig.lower)
    if lijn.geldig.upper is not None and lijn.geldig.upper <= uiterlijk + timedelta(days=1):
        return None
    weken = ((uiterlijk - lijn.geldig.lower).days + 1) // 7
    return (
        f"Hulp bij spoed is tijdelijk: hooguit {aantal(weken, 'week,weken')}, dus tot en met {datum(uiterlijk)}. "
        "Daarna is een nieuw besluit nodig; de hulp stopt niet vanzelf."
    )


def waarom_niet_bij_spoed(door: Hoedanigheid, stand: Stand, lijn: Ondersteuning) -> str | None:
    """Why this door can't grant this line at once; None for a line that doesn't rest on spoed."""
    return _oordeel(door, stand, lijn)[1] if lijn.grondslag == Grondslag.SPOED else None


def _oordeel(door: Hoedanigheid, stand: Stand, lijn: Ondersteuning) -> tuple[Mandaat | None, str | None]:
    """Under which mandaat, and why not."""
    if reden := waarom_te_lang(stand.dossier, lijn):
        return None, reden
    wet = Wet(stand.wet or Wet.WMO)
    zaak = _zaak(stand, lijn, wet)
    mandaten = Mandaten(stand.dossier.gemeente_id, wet, vandaag(), VoorWat.SPOED)
    mandaat = mandaten.van(door, zaak.bedrag)
    redenen = redenen_tegen(zaak, door, mandaat, mandaten.dag, over=False)
    return mandaat, " ".join(redenen) or None


def _zaak(stand: Stand, lijn: Ondersteuning, wet: Wet) -> Zaak:
    assert stand.dossier.inwoner is not None
    assert lijn.voorziening is not None
    prijzen = prijzen_in(lijn.voorziening, lijn.organisatie, lijn.geldig.lower, lijn.geldig.upper)
    eigen = bedragen_van(lijn, prijzen)
    andere = zonder(lopend_van(stand.dossier.inwoner, wet), [lijn.voorganger_id])
    return Zaak(
        gemeente_id=stand.dossier.gemeente_id,
        wet=wet,
        per_jaar=max(deel.bedrag for deel in eigen),
        samen=hoogste(eigen, andere, vandaag()),
        partijen=frozenset({lijn.organisatie_id} if lijn.organisatie_id else ()),
        wat="Deze hulp bij spoed",
        tweede_kan=False,
    )


def toets_spoed(door: Hoedanigheid, stand: Stand, lijn: Ondersteuning) -> Mandaat | None:
    """The mandaat of help at once, under the lock of what this inwoner gets. Raises Geweigerd."""
    if lijn.grondslag != Grondslag.SPOED:
        return None
    assert stand.dossier.inwoner is not None
    besluitslot(stand.dossier.inwoner, stand.wet)
    mandaat, reden = _oordeel(door, stand, lijn)
    if reden:
        raise Geweigerd(reden)
    return mandaat


def sleutel_spoed(lijn_id: int | str) -> str:
    return f"spoed:{lijn_id}"


def vraag_nieuw_besluit(door: Hoedanigheid, dossier: Dossier, lijn: Ondersteuning) -> None:
    """The task that asks it by the last day, on a locked dossier; today for help that runs on past that day.

    Help of before the maximum may have a later last day or none: then the maximum counts.
    """
    uiterlijk = laatste_toegestaan(dossier, lijn.geldig.lower)
    einde = laatste_dag(lijn.geldig)
    tot = f"is besloten tot en met {datum(einde)}" if einde else f"loopt sinds {datum(lijn.geldig.lower)} zonder einde"
    dag = max(vandaag(), min(einde or uiterlijk, uiterlijk))
    maak_taak(
        door,
        dossier,
        SoortTaak.SPOED,
        vanaf=max(vandaag(), dag - VOORAF),
        uiterlijk=dag,
        toelichting=f"{naam_van(lijn)} bij spoed {tot}",
        verwijst_naar=lijn.pk,
        sleutel=sleutel_spoed(lijn.pk),
    )


def volg_spoed(door: Hoedanigheid, dossier: Dossier, lijn: Ondersteuning, stand: Stand) -> None:
    """Granted at once: the reasons follow in writing, the onderzoek begins, and its end asks a new decision."""
    vraag_nieuw_besluit(door, dossier, lijn)
    if not dossier.termijnen.filter(soort=MOTIVERING, afronding=None).exists():
        termijn = open_termijn(door, dossier, MOTIVERING, vanaf=vandaag(), startgebeurtenis="Hulp bij spoed toegewezen")
        maak_taak(
            door,
            dossier,
            SoortTaak.MOTIVERING,
            uiterlijk=termijn.einddatum,
            toelichting=f"Stuur op papier waarom de inwoner {naam_van(lijn)} meteen kreeg (Awb 3:47 lid 3)"[:300],
            verwijst_naar=termijn.pk,
            sleutel=f"motivering:{termijn.pk}",
        )
    if stand.lopend is None:
        begin_onderzoek(
            door,
            dossier,
            stand.casus,
            aanleiding=Aanleiding.SPOED,
            gemeld_op=vandaag(),
            begin="Hulp bij spoed toegewezen",
        )


def spoed_geregeld(door: Hoedanigheid, dossier: Dossier, lijn_id: int | None) -> None:
    """There is a new decision about this help, or it has ended."""
    if lijn_id is not None:
        sluit_taken(door, dossier, sleutels=[sleutel_spoed(lijn_id)])
