"""What the clock on a dossier tells."""

from datetime import date
from decimal import Decimal
from typing import Any

from basis.journaal.zinnen import Zin
from basis.scherm.opmaak import datum, euro
from basis.termijnen import Grond
from basis.werk.namen import naam_van

Lading = dict[str, Any]


def _dag(lading: Lading, sleutel: str) -> str:
    return datum(date.fromisoformat(lading[sleutel]))


def _termijn(lading: Lading) -> str:
    return f"de termijn ‘{naam_van(lading['soort_termijn'])}’"


def _nu(lading: Lading) -> str:
    return f"De uiterste dag is nu {_dag(lading, 'einddatum')}."


def _blijft(lading: Lading) -> str:
    return f"De wettelijke dag blijft {_dag(lading, 'einddatum')}."


def _opgeschort(lading: Lading) -> str:
    waarom = Grond(lading["grond"]).omschrijving
    return f"zette de klok stil van {_dag(lading, 'vanaf')} tot en met {_dag(lading, 'tot')}: {waarom}. {_nu(lading)}"


def _hervat(lading: Lading) -> str:
    return f"liet de klok weer lopen na {_dag(lading, 'tot')}. {_nu(lading)}"


def _redelijk(lading: Lading) -> str:
    return f"noemde een redelijke termijn bij {_termijn(lading)}. {_nu(lading)}"


def _vertraging(lading: Lading) -> str:
    return f"liet weten dat het besluit er uiterlijk {_dag(lading, 'tot')} is. {_blijft(lading)}"


def _uitstel(lading: Lading) -> str:
    return f"sprak uitstel af tot en met {_dag(lading, 'tot')}. {_blijft(lading)}"


def _begin(lading: Lading) -> str:
    van_naar = f"van {_dag(lading, 'oud')} naar {_dag(lading, 'nieuw')}"
    if "op_tijd" in lading:
        hoe = "op tijd" if lading["op_tijd"] else "te laat"
        return f"verbeterde het begin van {_termijn(lading)} {van_naar}. Daarmee was de gemeente {hoe}."
    return f"verbeterde het begin van {_termijn(lading)} {van_naar}. {_nu(lading)}"


def _herleefd(lading: Lading) -> str:
    return f"liet {_termijn(lading)} weer lopen, vanaf {_dag(lading, 'vanaf')} zoals eerst. {_nu(lading)}"


def _afronding(lading: Lading) -> str:
    hoe = "op tijd" if lading["op_tijd"] else "te laat"
    van_naar = f"van {_dag(lading, 'oud')} naar {_dag(lading, 'nieuw')}"
    return f"verbeterde de laatste dag van {_termijn(lading)} {van_naar}: {hoe}."


def _herrekend(lading: Lading) -> str:
    van_naar = f"van {_dag(lading, 'oud')} naar {_dag(lading, 'einddatum')}"
    return f"wijzigde een regel van de klok. Daardoor ging {_termijn(lading)} {van_naar}."


def _ingebreke(lading: Lading) -> str:
    gevolg = f"De dwangsom loopt vanaf {_dag(lading, 'eerste_dag')}." if lading["geldig"] else "Die heeft geen gevolg."
    return f"legde een ingebrekestelling vast, ontvangen op {_dag(lading, 'ontvangen_op')}. {gevolg}"


def _herzien(lading: Lading) -> str:
    nu = f"die telt, vanaf {_dag(lading, 'eerste_dag')}" if lading["geldig"] else "die heeft geen eigen gevolg meer"
    return f"wijzigde het gevolg van de ingebrekestelling van {_dag(lading, 'ontvangen_op')}: {nu}."


def _vastgesteld(lading: Lading) -> str:
    bedrag = Decimal(lading["bedrag"])
    return f"stelde de dwangsom vast op {euro(bedrag)}." if bedrag else "stelde vast dat er geen dwangsom is."


def _oordeel(lading: Lading) -> str:
    uitkomst = "geen dwangsom verschuldigd" if lading["oordeel"] else "de dwangsom is wel verschuldigd"
    return f"beoordeelde de ingebrekestelling: {uitkomst}."


TERMIJN_ZINNEN = {
    "termijn.opgeschort": Zin("klok", _opgeschort),
    "termijn.hervat": Zin("klok", _hervat),
    "termijn.verdaagd": Zin("klok", lambda lading: f"verdaagde {_termijn(lading)}. {_nu(lading)}"),
    "termijn.redelijk": Zin("klok", _redelijk),
    "termijn.commissie": Zin("groep", lambda lading: f"schakelde de adviescommissie in. {_nu(lading)}"),
    "termijn.vertraging": Zin("brief", _vertraging),
    "termijn.uitstel": Zin("kalender", _uitstel),
    "termijn.begin_verbeterd": Zin("pen", _begin),
    "termijn.herleefd": Zin("klok", _herleefd),
    "termijn.afronding_verbeterd": Zin("pen", _afronding),
    "termijn.herrekend": Zin("klok", _herrekend),
    "ingebrekestelling.vastgelegd": Zin("let-op", _ingebreke),
    "ingebrekestelling.beoordeeld": Zin("pen", _oordeel),
    "ingebrekestelling.herzien": Zin("let-op", _herzien),
    "dwangsom.vastgesteld": Zin("euro", _vastgesteld),
    "dwangsom.betaald": Zin("euro", lambda lading: f"legde vast dat de dwangsom is betaald op {_dag(lading, 'op')}."),
    "regels.feestdag": Zin("kalender", "voegde een gelijkgestelde dag toe.", in_tijdlijn=False),
    "regels.feestdag_weg": Zin("kalender", "liet een gelijkgestelde dag vervallen.", in_tijdlijn=False),
    "regels.norm": Zin("kalender", "voegde een norm toe.", in_tijdlijn=False),
    "regels.norm_weg": Zin("kalender", "liet een norm vervallen.", in_tijdlijn=False),
}
