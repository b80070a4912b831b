"""What a casus is about and its next step, for a list. Seven queries; the moves are those of the dossier page."""

from collections.abc import Sequence

from django.urls import reverse

from basis.dossiers.models import Dossier
from basis.dossiers.waarover import Over, kort
from basis.organisatie.models import Hoedanigheid
from basis.scherm.opmaak import datum
from casussen import zetten
from casussen.enums import LOPENDE_HULP, Onderwerp, StatusOndersteuning, StatusOnderzoek
from casussen.klantreis import onderwerpen_klaar
from casussen.stand import Stand, is_werkbaar, voor_lijst
from casussen.wachters import wat_mist_voor_verslag

_NU = (*LOPENDE_HULP, StatusOndersteuning.TOEGEWEZEN, StatusOndersteuning.VOORGESTELD)
_HOOGSTENS = 2


def over(dossiers: Sequence[Dossier], door: Hoedanigheid) -> dict[int, Over]:
    return {pk: Over(_waarover(stand), *_stap(stand, door)) for pk, stand in voor_lijst(dossiers).items()}


def _waarover(stand: Stand) -> str:
    """The help by its name in the catalogue; before there is any, the question as it was put."""
    namen = dict.fromkeys(lijn.voorziening.naam for lijn in stand.lijnen_met(*_NU) if lijn.voorziening)
    if namen:
        meer = len(namen) - _HOOGSTENS
        return ", ".join(list(namen)[:_HOOGSTENS]) + (f" en nog {meer}" if meer > 0 else "")
    vragen = stand.vragen_van(stand.laatste)
    return kort(vragen[0].tekst) if vragen else ""


def _stap(stand: Stand, door: Hoedanigheid) -> tuple[str, str]:
    """The first open main move of the page. Where a besluit is awaited the room of the besluiten tells it."""
    if stand.gesloten or (stand.lopend is not None and stand.lopend.status == StatusOnderzoek.AANVRAAG):
        return "", ""
    moves = (
        *(zetten.clientondersteuning(stand, door), zetten.onderzoek(stand, door)),
        *(zetten.arrangement(stand, door), zetten.hulp(stand, door)),
    )
    zet = next((zet for rij in moves for zet in rij if zet.open and zet.hoofd), None)
    if zet is None:
        return _start_straks(stand)
    if is_werkbaar(stand.lopend) and wat_mist_voor_verslag(stand) and zet.url.endswith("/onderzoek/"):
        return f"Onderzoek afronden, {onderwerpen_klaar(stand)} van {len(Onderwerp)} onderwerpen klaar", zet.url
    return zet.label, zet.url


def _start_straks(stand: Stand) -> tuple[str, str]:
    """Help that was granted begins on a day; until then that day is the news."""
    wacht = stand.lijnen_met(StatusOndersteuning.TOEGEWEZEN)
    dagen = [(lijn.geldig.lower, lijn.pk) for lijn in wacht if lijn.geldig and lijn.geldig.lower]
    if not dagen or min(dagen)[0] <= stand.dag:
        return "", ""
    dag, pk = min(dagen)
    return f"Hulp start op {datum(dag)}", reverse("casussen:hulp_starten", args=[stand.dossier.pk, pk])
