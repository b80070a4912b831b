"""What each letter must be told: every value is already the text as printed, or yes/no.

`controleer` refuses a letter with a key missing or too many, so nothing is ever printed half.
"""

from types import UnionType
from typing import Any, TypedDict, Union, get_args, get_origin, get_type_hints, is_typeddict


class BriefFout(ValueError):
    """The gegevens do not fit the letter; the message names the key, never a value."""


class OverWie(TypedDict):
    """Whom the letter is about, when it goes to somebody else than the inwoner; on the inwoner's own the birth date."""

    geboren: str  # birth date, on the inwoner's own letter
    over: str  # empty on the inwoner's own letter: else "Sam Bouzid, geboren op 3 maart 2015"
    over_naam: str
    waarom_u: str  # why this addressee gets a letter about somebody else
    kind: str  # to who has gezag: "uw kind", or to a voogd the name; else empty, and the letter says "u"


class Kop(OverWie):
    """What stands on every letter. `maak_brief` makes it from dossier, door and addressee."""

    gemeente: str  # "Overbetuwe"
    toegangspunt: str
    datum: str  # the day it was made; of a beschikking the day it goes into the post (docs/besluiten/0009)
    gemaakt: str  # the same moment in ISO 8601, for the PDF
    kenmerk: str
    onderwerp: str
    adres: str  # the gemeente's address on one line
    telefoon: str
    bereikbaar: str  # "werkdagen van 9 tot 12 uur", or empty
    contact: str  # name of who can be called
    website: str
    clientondersteuning: str  # how to reach free, independent support
    bezwaar_digitaal: str  # how to object electronically (Awb 2:13), or empty
    rechtbank: str  # "Gelderland", or empty
    vertrouwenspersoon: str  # how to reach the vertrouwenspersoon (Jeugdwet 2.5)
    geheim: bool  # nothing may tell the region (basis/documenten/geheim.py)
    oefen: bool


class Ontvangst(TypedDict):
    """Receipt of a melding (Wmo 2.3.2 lid 1)."""

    ontvangen_op: str
    door_inwoner: bool  # false: somebody reported on behalf of the inwoner
    vraag: str
    zelf: str
    samen: str
    nodig: str
    onderzoek_uiterlijk: str  # empty where no six weeks run (Jeugdwet, Pw)
    te_laat: bool  # that day is past already when the letter is made
    persoonlijk_plan: bool  # tell about it: seven days from the posting of this letter (Wmo 2.3.2 lid 2)


class Afspraak(TypedDict):
    """Confirmation, change or cancellation of an appointment. Never where somebody with a secret address lives."""

    wat: str  # bevestigd, verzet or afgezegd
    soort: str  # huisbezoek, locatie, bellen or video
    dag: str  # "maandag 30 november 2026"
    tijd: str  # "10.00 tot 11.00 uur"
    eerst: str  # day and time before it was moved, or empty
    waar: str  # "Bij u thuis", or what to do when no place is told; empty when nobody travels
    plaats: str  # "Dorpsstraat 1, Elst", or empty
    met: str  # who comes, calls or waits
    nummer: int  # which appointment: not printed, to find its letters again


class Verbetering(TypedDict):
    """A letter told another last day for bezwaar than the law gives (Awb 3:41, 6:8)."""

    kenmerk: str  # of the letter that was wrong
    verzonden_op: str  # the real day of the post
    stond: str  # the last day as that letter told it
    nu: str  # the last day as it is
    laatste: str  # the same in ISO 8601, not printed: what this letter told


class Onderwerp(TypedDict):
    kop: str
    tekst: str


class Hulpregel(TypedDict):
    """A line of the arrangement."""

    wat: str
    aanbieder: str  # who gives it, or empty
    wie: str  # where no organisation helps: "uzelf"
    hoeveel: str
    periode: str
    maatwerk: bool


class Ondertekenaar(TypedDict):
    naam: str
    functie: str
    organisatie: str  # empty for the gemeente itself


class Verslag(TypedDict):
    """The written outcome of the onderzoek (Wmo 2.3.2 lid 8)."""

    wet: str  # wmo, jeugd, pw or wgs: only the Wmo knows this verslag and its two weeks
    gemeld_op: str
    heronderzoek: bool  # the gemeente looked again by itself (Wmo 2.3.9): no melding, and nothing to apply for
    gesprek_op: str  # empty when there was no gesprek
    persoonlijk_plan: str  # "Wij kregen uw persoonlijk plan op …", or empty
    hulpvragen: list[str]
    onderwerpen: list[Onderwerp]  # the seven of Wmo 2.3.2 lid 4 a-g, in order
    doelen: list[str]
    hulp: list[Hulpregel]
    pgb_uitgelegd: str  # "Wij legden op … uit …" (Wmo 2.3.2 lid 6), or empty
    reactie: str
    naam_inwoner: str  # for the form to sign
    geboren: str
    ondertekenaar: Ondertekenaar


class Pgb(TypedDict):
    kwaliteit: str
    bedrag: str
    berekening: str
    verantwoording: str


class Onderdeel(TypedDict):
    """One besluit inside a beschikking."""

    naam: str
    resultaat: str  # toekennen, gedeeltelijk or afwijzen
    hoeveel: str
    periode: str
    aanbieder: str
    niet_toegekend: str  # of a partial grant: what was asked, and what of it is refused
    beoogd_resultaat: str
    motivering: str
    grond: str  # ground of a (partial) refusal, as a whole sentence; empty when granted
    pgb: Pgb | None


class EigenBijdrage(TypedDict):
    bedrag: str  # "€ 21,80"
    jaar: str
    toelichting: str  # for whom it holds, and what never comes on top


class AndereHulp(TypedDict):
    wat: str
    organisatie: str


class Beschikking(TypedDict):
    """The decision on an aanvraag (Awb 3:46-3:47; Wmo 2.3.5)."""

    wet: str  # wmo, jeugd, pw or wgs
    besluit: str  # ours, in one to three sentences
    krijgt_niet: str  # what is refused beside what is granted: "een traplift en dagbesteding", or empty
    wanneer: str  # "Van 7 december 2026 tot en met 5 december 2027", empty when all is refused
    loopt_al: bool  # a besluit on request about help that runs and goes on (Jeugdwet 2.3)
    melding_op: str
    aanvraag_op: str
    gesprek_op: str
    verslag_op: str  # day of the verslag that belongs to this letter, or empty
    adviseur: str  # who advised (Awb 3:8), or empty
    onderdelen: list[Onderdeel]
    andere_hulp: list[AndereHulp]  # other help that is or may be relevant
    mantelzorg: str  # outcome for the mantelzorger (Wmo 2.3.2 lid 4 d), or empty
    zienswijze: str  # how the zienswijze or persoonlijk plan weighed, or empty
    eigen_bijdrage: EigenBijdrage | None
    geen_bijdrage: str  # without an amount: why none is due, or who will tell it; or empty
    kosten_kort: str  # the same in a few words; empty: nothing is due
    kijken_weer_op: str  # when we look again, or empty
    toestemming: str  # jeugd: "ouders", "samen" or "jeugdige" (Jeugdwet 7.3.4), else empty
    bezwaar_tot_en_met: str  # the last day for bezwaar when it is posted on the day at its head (Awb 6:7, 6:8)
    grondslag: str  # "artikel 2.3.5 van de Wmo 2015 en artikel 8 van de Verordening …"
    ondertekenaar: Ondertekenaar


def vul_aan(gegevens: Any, soort: Any) -> Any:
    """What a letter of an earlier version was told, with the keys that came later, empty."""
    if is_typeddict(soort) and isinstance(gegevens, dict):
        velden = get_type_hints(soort)
        return {
            naam: vul_aan(gegevens[naam], veld) if naam in gegevens else _leeg(veld) for naam, veld in velden.items()
        }
    if get_origin(soort) is list and isinstance(gegevens, list):
        return [vul_aan(deel, get_args(soort)[0]) for deel in gegevens]
    if get_origin(soort) in (Union, UnionType) and gegevens is not None:
        return vul_aan(gegevens, next(deel for deel in get_args(soort) if deel is not type(None)))
    return gegevens


def _leeg(soort: Any) -> Any:
    if get_origin(soort) in (Union, UnionType):
        return None
    return vul_aan({}, soort) if is_typeddict(soort) else (get_origin(soort) or soort)()


def controleer(gegevens: Any, soort: Any, pad: str = "") -> None:
    """Raise BriefFout unless `gegevens` has exactly the shape of `soort` (TypedDict, list, str, bool, | None)."""
    if is_typeddict(soort):
        if not isinstance(gegevens, dict):
            raise BriefFout(f"{pad or 'de gegevens'}: geen verzameling van velden")
        velden = get_type_hints(soort)
        if mist := sorted(set(velden) - set(gegevens)):
            raise BriefFout(f"ontbreekt: {', '.join(f'{pad}{naam}' for naam in mist)}")
        if over := sorted(set(gegevens) - set(velden)):
            raise BriefFout(f"onbekend: {', '.join(f'{pad}{naam}' for naam in over)}")
        for naam, veldsoort in velden.items():
            controleer(gegevens[naam], veldsoort, f"{pad}{naam}.")
    elif get_origin(soort) is list:
        if not isinstance(gegevens, list):
            raise BriefFout(f"{pad.rstrip('.')}: geen lijst")
        for nummer, deel in enumerate(gegevens):
            controleer(deel, get_args(soort)[0], f"{pad}{nummer}.")
    elif get_origin(soort) in (Union, UnionType):
        if gegevens is not None:
            controleer(gegevens, next(deel for deel in get_args(soort) if deel is not type(None)), pad)
    elif type(gegevens) is not soort:
        raise BriefFout(f"{pad.rstrip('.')}: geen {soort.__name__}")
