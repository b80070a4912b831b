"""Termijnen on the dossier page: which day, why, what stops the clock, and what can be done about it."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from django.urls import reverse

from basis.dossiers.models import Dossier
from basis.dossiers.panelen import Paneel, Zet
from basis.journaal.tijd import vandaag
from basis.organisatie.models import Hoedanigheid
from basis.scherm.opmaak import datum, datum_voluit
from basis.termijnen import Grond
from basis.werk import wachters as w
from basis.werk.handelingen.overlijden import OVERLIJDEN
from basis.werk.kanalen import kanaal_tekst
from basis.werk.klok import TermijnStand, standen
from basis.werk.models import Afronding, Termijn, Verschuiving
from basis.werk.namen import NAMEN, naam_van
from basis.werk.panelen.ingebrekestelling import Ingebreke, ingebreke

WACHTTIJD = "zoektermijn"
Wachter = Callable[[TermijnStand], str | None]

# Who may, how the move is called, its URL, its guard, and on which kinds it is worth saying that it is closed.
_ZETTEN: tuple[tuple[str, str, str, Wachter, Callable[[TermijnStand], bool]], ...] = (
    (
        "besluit.opstellen",
        "Hervatten",
        "termijn_hervatten",
        w.waarom_niet_hervatten,
        lambda s: s.open_opschorting is not None,
    ),
    ("besluit.opstellen", "Opschorten", "termijn_opschorten", w.waarom_niet_opschorten, lambda s: True),
    ("besluit.opstellen", "Verdagen", "termijn_verdagen", w.waarom_niet_verdagen, lambda s: s.wet.verdaagbaar),
    (
        "besluit.opstellen",
        "Redelijke termijn noemen",
        "termijn_redelijk",
        w.waarom_niet_redelijk,
        lambda s: s.wet.redelijke_termijn,
    ),
    (
        "besluit.opstellen",
        "Bericht van vertraging",
        "termijn_vertraging",
        w.waarom_niet_vertraging,
        lambda s: (
            s.wet.opschorting_artikel == "Awb 4:15" and not (s.wet.redelijke_termijn and s.soort.redelijke_termijn)
        ),
    ),
    (
        "besluit.opstellen",
        "Adviescommissie",
        "termijn_commissie",
        w.waarom_niet_commissie,
        lambda s: s.wet.commissie is not None,
    ),
    (
        "casus.behandelen",
        "Uitstel afspreken",
        "termijn_uitstel",
        w.waarom_niet_uitstel,
        lambda s: s.termijn.soort == "wmo-onderzoek",
    ),
    (
        "ingebrekestelling.vastleggen",
        "Ingebrekestelling",
        "ingebrekestelling",
        w.waarom_geen_ingebrekestelling,
        lambda s: s.wet.dwangsom,
    ),
    (
        "besluit.vaststellen",
        "Betaling vastleggen",
        "dwangsom_betaald",
        w.waarom_niet_betalen,
        lambda s: s.termijn.soort == "betaling-dwangsom",
    ),
)
# Not every day's work: a click further away, until it is.
ZELDEN = ("termijn_vertraging", "termijn_commissie")


@dataclass(frozen=True)
class TermijnRegel:
    """A term, ready to print. `chip` is the date to count to, or None when there is nothing to count."""

    naam: str
    chip: date | None
    uiterlijk: str
    voorzet: str
    soort: str
    kort: str
    afgerond: str
    streef: str
    begin: str
    stil: str
    stil_toelichting: str
    uitstel: str
    wacht: str
    stappen: tuple[str, ...]
    verschuivingen: tuple[str, ...]
    zetten: tuple[Zet, ...]
    meer: tuple[Zet, ...]
    dicht: tuple[Zet, ...]
    ingebreke: tuple[Ingebreke, ...]


def _afgerond(termijn: Termijn, dag: date) -> str:
    if termijn.afgerond_op:
        laat = termijn.van_ons and termijn.afronding == Afronding.VOLDAAN and termijn.afgerond_op > termijn.einddatum
        hoe = termijn.get_afronding_display().capitalize()
        if termijn.afrondreden == OVERLIJDEN:
            hoe += " (overleden)"
        return f"{hoe} op {datum(termijn.afgerond_op)}{', te laat' if laat else ''}"
    voorbij = termijn.einddatum <= dag if termijn.soort == WACHTTIJD else termijn.einddatum < dag
    return "Voorbij" if not termijn.van_ons and voorbij else ""


def _begin(termijn: Termijn) -> str:
    hoe = kanaal_tekst(termijn.startkanaal)
    gebeurtenis = termijn.startgebeurtenis[:1].upper() + termijn.startgebeurtenis[1:]
    return f"{gebeurtenis} op {datum_voluit(termijn.vanaf)}{', ' + hoe if hoe else ''}"


def _stil(stand: TermijnStand) -> str:
    rij = stand.open_opschorting
    if rij is None or stand.termijn.afronding:
        return ""
    grond = Grond(rij.grond)
    waarom = f"{grond.omschrijving} ({grond.artikel})"
    if rij.tot < stand.dag:
        return f"De klok stond stil tot en met {datum(rij.tot)} en loopt weer: {waarom}."
    begin = f"sinds {datum(rij.van)}" if rij.van <= stand.dag else f"vanaf {datum(rij.van)}"
    return f"De klok staat stil tot en met {datum_voluit(rij.tot)}, {begin}: {waarom}."


def _uitstel(termijn: Termijn) -> str:
    if not termijn.uitstel_tot or termijn.afronding:
        return ""
    hoe = "Afgesproken uitstel" if termijn.soort == "wmo-onderzoek" else "Bericht van vertraging (Awb 4:14 lid 1)"
    return f"{hoe}: tot en met {datum(termijn.uitstel_tot)}. Dat verschuift de wettelijke dag niet."


def _verschuiving(rij: Verschuiving) -> str:
    begin = ""
    if rij.oud_vanaf != rij.nieuw_vanaf:
        begin = f" Begin: {datum(rij.oud_vanaf)} werd {datum(rij.nieuw_vanaf)}."
    eind = "De uiterste dag bleef gelijk."
    if rij.oud_einddatum != rij.nieuw_einddatum:
        eind = f"Uiterste dag: {datum(rij.oud_einddatum)} werd {datum(rij.nieuw_einddatum)}."
    waarom = f" {rij.reden[:1].upper()}{rij.reden[1:].rstrip('.')}." if rij.reden else ""
    return f"{datum(rij.op)}, {rij.door.naam}: {rij.get_soort_display()}.{begin} {eind}{waarom}"


def _soort(termijn: Termijn) -> str:
    if termijn.soort == WACHTTIJD:
        return "wachttijd"
    if not termijn.van_ons:
        return "van de inwoner"
    return "wettelijk" if termijn.wettelijk else "eigen norm"


def _dagelijks(naam: str, stand: TermijnStand) -> bool:
    """Whether the move stands in sight: what the day of the term asks for."""
    te_laat = stand.termijn.einddatum < stand.dag
    if naam == "ingebrekestelling":
        return te_laat and stand.geldige is None
    return naam not in ZELDEN and not (te_laat and naam == "termijn_opschorten")


def _zetten(stand: TermijnStand, door: Hoedanigheid) -> list[Zet]:
    termijn = stand.termijn
    if not termijn.van_ons and termijn.soort != WACHTTIJD:
        return []
    zetten = [
        Zet(
            label,
            reverse(f"werk:{naam}", args=[stand.dossier.pk, termijn.pk]),
            wachter(stand),
            hoofd=_dagelijks(naam, stand),
        )
        for recht, label, naam, wachter, hoort in _ZETTEN
        if termijn.van_ons and door.mag(recht) and hoort(stand)
    ]
    begin = w.begin_elders(termijn)
    if door.mag(begin.recht if begin else "besluit.opstellen"):
        if begin:
            url, reden = begin.url(stand), w.waarom_niet_begin_elders(stand)
        else:
            url = reverse("werk:termijn_begin", args=[stand.dossier.pk, termijn.pk])
            reden = w.waarom_niet_begin(stand)
        zetten.append(Zet("Begin verbeteren", url, reden))
    return zetten


def _regel(stand: TermijnStand, door: Hoedanigheid) -> TermijnRegel:
    termijn, dag = stand.termijn, stand.dag
    afgerond = _afgerond(termijn, dag)
    nog_niet = termijn.vanaf > dag
    werkt_eraan = door.mag("contact.vastleggen")
    stappen = [f"{s['stap']}{' (' + s['artikel'] + ')' if s['artikel'] else ''}" for s in termijn.uitleg]
    zetten = _zetten(stand, door)
    # Over is over: then only what is still open is worth a line.
    dicht = [] if afgerond else [zet for zet in zetten if not zet.open]
    verschuivingen = sorted(termijn.verschuivingen.all(), key=lambda rij: rij.pk) if werkt_eraan else []
    return TermijnRegel(
        naam=naam_van(termijn.soort),
        chip=None if afgerond or nog_niet else termijn.einddatum,
        uiterlijk=datum_voluit(termijn.einddatum),
        # A waiting time is over on its day: then it can, not then it must.
        voorzet="Een aanvraag kan vanaf" if stand.wet.wachttijd else "Uiterlijk",
        soort=_soort(termijn),
        kort=datum(termijn.einddatum),
        afgerond=afgerond,
        streef=datum(termijn.streefdatum) if not afgerond else "",
        begin=_begin(termijn),
        stil=_stil(stand),
        stil_toelichting=stand.open_opschorting.toelichting if werkt_eraan and stand.open_opschorting else "",
        uitstel=f"{_uitstel(termijn)} {termijn.uitstel_reden if werkt_eraan else ''}".strip()
        if _uitstel(termijn)
        else "",
        wacht=f"Deze termijn begint na {datum(termijn.vanaf)}, of eerder als het besluit op de post gaat."
        if nog_niet and not afgerond
        else "",
        stappen=tuple(stappen),
        verschuivingen=tuple(_verschuiving(rij) for rij in verschuivingen),
        zetten=tuple(zet for zet in zetten if zet.open and zet.hoofd),
        meer=tuple(zet for zet in zetten if zet.open and not zet.hoofd),
        dicht=tuple(dicht),
        ingebreke=ingebreke(stand, door) if werkt_eraan else (),
    )


def termijnen(dossier: Dossier, door: Hoedanigheid) -> Paneel | None:
    """Open terms first, each with its date and why that date. Four queries, and the rules once where they matter."""
    # When to choose about help that ends is no term to meet: a move and a task tell it.
    gevonden = Termijn.objects.filter(dossier=dossier).exclude(soort__startswith="aflopend")
    gevonden = gevonden.prefetch_related("opschortingen", "ingebrekestellingen", "verschuivingen__door__medewerker")
    rijen = sorted(gevonden, key=lambda t: (t.afronding is not None, t.einddatum, t.pk))
    if not rijen:
        return None
    regels = [(_regel(stand, door), stand.termijn) for stand in standen(dossier, vandaag(), rijen)]
    context = {
        "lopend": [regel for regel, termijn in regels if not regel.afgerond],
        "voorbij": [regel for regel, termijn in regels if regel.afgerond],
    }
    return Paneel("Termijnen", "werk/paneel_termijnen.html", context)


__all__ = ["NAMEN", "TermijnRegel", "termijnen"]
