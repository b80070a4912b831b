"""Refusals: questions about a term the law has no answer to, each with its one Dutch line."""

from dataclasses import dataclass
from datetime import date

from basis.termijnen.datumtekst import kort
from basis.termijnen.opschorting import toets_opschortingen
from basis.termijnen.soort import Soort
from basis.termijnen.uitkomst import Opschorting, TermijnFout

AWB_4_15 = "Awb 4:15"
UITZONDERINGEN_ZOEKTERMIJN = {
    "onderwijs": ("Participatiewet 41 lid 4 onder a", "korter dan een jaar geleden praktijkonderwijs of vso"),
    "beperking": ("Participatiewet 41 lid 4 onder b", "medisch urenbeperkt of doelgroep loonkostensubsidie"),
    "omstandigheden": ("Participatiewet 41 lid 11", "de omstandigheden geven aanleiding om niet te wachten"),
}


@dataclass(frozen=True, slots=True)
class Vraag:
    """What is asked beside the kind and the day."""

    vanaf: date
    opschortingen: tuple[Opschorting, ...] = ()
    verdaging: bool = False
    commissie: bool = False
    redelijke_termijn: date | None = None
    genoemd_op: date | None = None
    termijn_rechter: date | None = None
    uitzondering: str | None = None


def toets(soort: Soort, vraag: Vraag) -> None:
    """Refuse combinations the law does not know. Raises TermijnFout."""
    toets_opschortingen(soort, vraag.vanaf, vraag.opschortingen)
    if vraag.verdaging and not soort.verdaagbaar:
        raise TermijnFout(_geen_verdaging(soort))
    if vraag.commissie and not soort.commissie:
        raise TermijnFout(f"Een adviescommissie verlengt alleen beslissing-op-bezwaar, niet {soort.soort}.")
    if vraag.redelijke_termijn and not soort.redelijke_termijn:
        raise TermijnFout(_geen_redelijke_termijn(soort))
    if vraag.genoemd_op and not vraag.redelijke_termijn:
        raise TermijnFout("De dag van de brief hoort bij een redelijke termijn (Awb 4:14 lid 3): noem ook die dag.")
    if vraag.genoemd_op and vraag.genoemd_op < vraag.vanaf:
        raise TermijnFout(f"De redelijke termijn is genoemd vóór de termijn begon op {kort(vraag.vanaf)}.")
    if vraag.termijn_rechter and not soort.termijn_rechter:
        raise TermijnFout(f"Een termijn van de rechter hoort bij bob-na-uitspraak, niet bij {soort.soort}.")
    if vraag.uitzondering and not soort.wachttijd:
        raise TermijnFout(f"Een uitzondering op de wachttijd hoort bij zoektermijn, niet bij {soort.soort}.")
    if vraag.uitzondering and vraag.uitzondering not in UITZONDERINGEN_ZOEKTERMIJN:
        raise TermijnFout(
            f"Onbekende uitzondering “{vraag.uitzondering}”. Kies uit: {', '.join(UITZONDERINGEN_ZOEKTERMIJN)}."
        )


def _geen_redelijke_termijn(soort: Soort) -> str:
    begin = f"Een redelijke termijn (Awb 4:14 lid 3) kan niet bij {soort.soort}:"
    if soort.opschorting_artikel == AWB_4_15:
        return (
            f"{begin} {soort.artikel} geeft al een termijn, dus uitstel is alleen een mededeling "
            "die niets verschuift (Awb 4:14 lid 1)."
        )
    if soort.verdaging:
        meer = "; verder uitstel vraagt instemming (Awb 7:10 lid 4)" if soort.commissie else ""
        return f"{begin} die termijn kun je verdagen met {soort.verdaging} ({soort.verdaging_artikel}){meer}."
    return f"{begin} Awb 4:14 gaat alleen over een besluit op een aanvraag."


def _geen_verdaging(soort: Soort) -> str:
    if soort.redelijke_termijn:
        return (
            f"De termijn {soort.soort} wordt niet verdaagd: noem een redelijke termijn met een datum (Awb 4:14 lid 3)."
        )
    if soort.verlengd:
        return (
            f"De termijn {soort.soort} wordt niet verdaagd maar verlengd: {soort.artikel} geeft twee maanden erbij, "
            f"gemeld binnen de eerste maand. Reken met {soort.verlengd}."
        )
    if soort.opschorting_artikel == AWB_4_15:
        return (
            f"De termijn {soort.soort} kan niet worden verdaagd: een bericht van vertraging "
            "(Awb 4:14 lid 1) verschuift niets."
        )
    return f"De termijn {soort.soort} kan niet worden verdaagd: de wet kent dat hier niet."
