"""Termijnen on the dossier page. One query."""

from dataclasses import dataclass
from datetime import date

from basis.dossiers.models import Dossier
from basis.dossiers.panelen import Paneel
from basis.journaal.tijd import vandaag
from basis.organisatie.models import Hoedanigheid
from basis.scherm.opmaak import datum, datum_voluit
from basis.werk.models import Termijn

NAMEN = {
    "wmo-onderzoek": "Onderzoek klaar",
    "persoonlijk-plan": "Persoonlijk plan",
    "wmo-besluit": "Besluit bekendmaken",
    "jeugd-besluit": "Besluit bekendmaken",
    "pw-besluit": "Besluit bekendmaken",
    "wgs-besluit": "Besluit bekendmaken",
    "bezwaar": "Bezwaar door de inwoner",
}


@dataclass(frozen=True)
class TermijnRegel:
    """A term, ready to print. `chip` is the date to count to, or None when it is over."""

    naam: str
    chip: date | None
    uiterlijk: str
    kort: str
    afgerond: str
    stappen: tuple[str, ...]


def _regel(termijn: Termijn) -> TermijnRegel:
    afgerond = ""
    if termijn.afgerond_op:
        laat = termijn.afgerond_op > termijn.einddatum
        hoe = termijn.get_afronding_display().capitalize()
        afgerond = f"{hoe} op {datum(termijn.afgerond_op)}{', te laat' if laat else ''}"
    elif not termijn.van_ons and termijn.einddatum < vandaag():
        afgerond = "Voorbij"
    eerste = f"{termijn.startgebeurtenis} op {datum_voluit(termijn.vanaf)}"
    stappen = [eerste, *(f"{s['stap']}{' (' + s['artikel'] + ')' if s['artikel'] else ''}" for s in termijn.uitleg)]
    return TermijnRegel(
        naam=NAMEN.get(termijn.soort, termijn.soort),
        chip=None if afgerond else termijn.einddatum,
        uiterlijk=datum_voluit(termijn.einddatum),
        kort=datum(termijn.einddatum),
        afgerond=afgerond,
        stappen=tuple(stappen),
    )


def termijnen(dossier: Dossier, door: Hoedanigheid) -> Paneel | None:
    """Open terms first, each with its date and why that date."""
    rijen = sorted(Termijn.objects.filter(dossier=dossier), key=lambda t: (t.afronding is not None, t.einddatum))
    if not rijen:
        return None
    regels = [_regel(rij) for rij in rijen]
    context = {"lopend": [r for r in regels if r.chip], "voorbij": [r for r in regels if not r.chip]}
    return Paneel("Termijnen", "werk/paneel_termijnen.html", context)
