"""The kinds of term the law knows, as dated data: length, article, start event, what may move them."""

from dataclasses import replace
from datetime import date
from types import MappingProxyType

from basis.termijnen.duur import dagen, maanden, weken, werkdagen
from basis.termijnen.regels import Norm, Regels
from basis.termijnen.soort import Ruimte, Schuift, Soort
from basis.termijnen.uitkomst import Grond, TermijnFout

AWB_4_15 = frozenset(grond for grond in Grond if grond.value.startswith("4:15"))
AWB_7_10 = frozenset(grond for grond in Grond if grond.value.startswith("7:10"))


def _besluit(soort: Soort) -> Soort:
    """A beschikking on an aanvraag: 4:15 suspends it, dwangsom may follow."""
    return replace(soort, gronden=AWB_4_15, opschorting_artikel="Awb 4:15", dwangsom=True)


def _zonder_eigen_termijn(soort: Soort) -> Soort:
    """The act sets no term: the verordening may, else Awb 4:13 lid 2 and 4:14 lid 3 hold."""
    return replace(_besluit(soort), redelijke_termijn=True, ruimte=Ruimte.VERORDENING)


def _eigen_norm(soort: Soort) -> Soort:
    """The law sets no term at all: the length here is a default for want of a row."""
    return replace(soort, schuift=Schuift.NEE, ruimte=Ruimte.NORM)


# The start event of most besluiten; a letter from before that day can't be about them.
AANVRAAG = "de ontvangst van de aanvraag"

_AWB = date(1994, 1, 1)
_DWANGSOM = date(2009, 10, 1)
_AVG = date(2018, 5, 25)
_WGS = date(2012, 7, 1)

SOORTEN: tuple[Soort, ...] = (
    Soort("wmo-onderzoek", "Wmo 2015 2.3.2 lid 1", weken(6), "de ontvangst van de melding"),
    Soort(
        "persoonlijk-plan",
        "Wmo 2015 2.3.2 lid 2",
        dagen(7),
        "de melding, of de latere dag waarop de cliënt erop is gewezen",
        betekenis="laatste dag om het plan te geven; het onderzoek begint niet eerder",
    ),
    _besluit(Soort("wmo-besluit", "Wmo 2015 2.3.5 lid 2", weken(2), AANVRAAG)),
    _zonder_eigen_termijn(Soort("awb-besluit", "Awb 4:13 lid 2", weken(8), AANVRAAG, geldig_vanaf=_AWB)),
    _zonder_eigen_termijn(Soort("jeugd-besluit", "Awb 4:13 lid 2", weken(8), AANVRAAG)),
    _zonder_eigen_termijn(Soort("pw-besluit", "Awb 4:13 lid 2", weken(8), AANVRAAG)),
    Soort(
        "zoektermijn",
        "Participatiewet 41 lid 4",
        weken(4),
        "de melding voor algemene bijstand (jonger dan 27 jaar)",
        wachttijd=True,
        schuift=Schuift.NEE,
        betekenis="eerste dag waarop een aanvraag kan",
    ),
    Soort("voorschot-pw", "Participatiewet 52 lid 1", weken(4), "de ontvangst van de aanvraag algemene bijstand"),
    Soort(
        "wgs-gesprek",
        "Wgs 4 lid 1",
        weken(4),
        "de dag waarop de inwoner om schuldhulp vraagt",
        geldig_vanaf=_WGS,
    ),
    Soort(
        "wgs-gesprek-spoed",
        "Wgs 4 lid 2",
        werkdagen(3),
        "de dag waarop de inwoner om schuldhulp vraagt (bedreigende situatie)",
        geldig_vanaf=_WGS,
    ),
    _besluit(
        Soort(
            "wgs-besluit",
            "Wgs 4a",
            weken(8),
            "de dag van het eerste gesprek over schuldhulp",
            geldig_vanaf=date(2021, 1, 1),
            ruimte=Ruimte.VERORDENING,
            hoogstens=weken(8),
        )
    ),
    Soort("bezwaar", "Awb 6:7 en 6:8 lid 1", weken(6), "de bekendmaking van het besluit", geldig_vanaf=_AWB),
    Soort(
        "beslissing-op-bezwaar",
        "Awb 7:10 lid 1",
        weken(6),
        "de laatste dag van de bezwaartermijn",
        geldig_vanaf=_DWANGSOM,
        gronden=AWB_7_10,
        opschorting_artikel="Awb 7:10 lid 2",
        verdaging=weken(6),
        verdaging_artikel="Awb 7:10 lid 3",
        commissie=weken(12),
        dwangsom=True,
        start_op_werkdag=True,
    ),
    Soort("beroep", "Awb 6:7 en 6:8 lid 1", weken(6), "de bekendmaking van het besluit", geldig_vanaf=_AWB),
    Soort(
        "bob-na-uitspraak",
        "Awb 7:10 lid 1",
        weken(6),
        "de verzending van de uitspraak",
        geldig_vanaf=_DWANGSOM,
        termijn_rechter=True,
        dwangsom=True,
    ),
    Soort(
        "buiten-behandeling",
        "Awb 4:5 lid 4",
        weken(4),
        "de aanvulling, of de laatste dag van de hersteltermijn",
        geldig_vanaf=_AWB,
    ),
    Soort(
        "motivering-achteraf",
        "Awb 3:47 lid 3",
        weken(1),
        "de bekendmaking van het spoedbesluit, of het verzoek om de motivering",
        geldig_vanaf=_AWB,
    ),
    Soort(
        "dwangsombesluit",
        "Awb 4:18",
        weken(2),
        "de laatste dag waarover dwangsom verschuldigd is",
        geldig_vanaf=_DWANGSOM,
    ),
    Soort(
        "betaling-dwangsom",
        "Awb 4:87 lid 1",
        weken(6),
        "de bekendmaking van het dwangsombesluit",
        geldig_vanaf=_DWANGSOM,
    ),
    Soort(
        "klacht",
        "Awb 9:11 lid 1",
        weken(6),
        "de ontvangst van het klaagschrift",
        geldig_vanaf=date(1999, 7, 1),
        verdaging=weken(4),
        verdaging_artikel="Awb 9:11 lid 2",
    ),
    Soort(
        "klacht-adviescommissie",
        "Awb 9:11 lid 1",
        weken(10),
        "de ontvangst van het klaagschrift",
        geldig_vanaf=date(1999, 7, 1),
        verdaging=weken(4),
        verdaging_artikel="Awb 9:11 lid 2",
    ),
    Soort(
        "avg-inzage",
        "AVG 12 lid 3",
        maanden(1),
        "de ontvangst van het verzoek",
        geldig_vanaf=_AVG,
        schuift=Schuift.EU,
        verlengd="avg-inzage-verlengd",
    ),
    Soort(
        "avg-inzage-verlengd",
        "AVG 12 lid 3",
        maanden(3),
        "de ontvangst van het verzoek (verlenging gemeld binnen de eerste maand)",
        geldig_vanaf=_AVG,
        schuift=Schuift.EU,
    ),
    Soort(
        "vernietigingsverzoek",
        "Wmo 2015 5.3.5 en Jeugdwet 7.3.9",
        maanden(3),
        "de ontvangst van het verzoek",
    ),
    _eigen_norm(Soort("heronderzoek", "Wmo 2015 2.3.9 lid 1", maanden(12), "de ingang van de toekenning")),
    _eigen_norm(Soort("evaluatie", "eigen norm", maanden(6), "de vaststelling van het plan")),
    _eigen_norm(
        Soort(
            "aflopend",
            "eigen norm",
            weken(16),
            "de laatste dag van de toekenning",
            terug=True,
            betekenis="eerste dag van de keuze",
        )
    ),
)

# Between a kind and the code of one product with a length of its own.
PER_PRODUCT = ":"
_OP_CODE = MappingProxyType({soort.soort: soort for soort in SOORTEN})


def soorten(regels: Regels | None = None) -> dict[str, Soort]:
    """Every kind by its code: those of the law, then the own ones in `regels`."""
    uit = dict(_OP_CODE)
    for norm in regels.normen if regels else ():
        if norm.soort not in _OP_CODE:
            uit[norm.soort] = eigen_soort(norm)
    return uit


def eigen_soort(norm: Norm) -> Soort:
    """A kind of the gemeente's own, from its dated row. `aflopend:HBH` is the norm of one product."""
    basis = _OP_CODE.get(norm.soort.partition(PER_PRODUCT)[0])
    if basis and basis.ruimte is Ruimte.NORM:
        return replace(
            basis,
            soort=norm.soort,
            lengte=norm.duur,
            artikel=norm.bron,
            geldig_vanaf=norm.geldig_vanaf,
            uit_verordening=norm.verordening,
            eigen=True,
        )
    return Soort(
        norm.soort,
        norm.bron,
        norm.duur,
        norm.startgebeurtenis or "de begindatum",
        geldig_vanaf=norm.geldig_vanaf,
        schuift=Schuift.NEE,
        ruimte=Ruimte.VERORDENING if norm.verordening else Ruimte.NORM,
        uit_verordening=norm.verordening,
        eigen=True,
    )


def zoek_soort(code: str, vanaf: date, regels: Regels) -> Soort:
    """The kind with this code as it stands on `vanaf`. Raises TermijnFout."""
    soort = _OP_CODE.get(code)
    if soort is None:
        norm = regels.norm(code, vanaf)
        if norm is None and (algemeen := _algemeen(code, regels)):
            return zoek_soort(algemeen, vanaf, regels)
        if norm is None:
            raise TermijnFout(_onbekend(code, vanaf, regels))
        return eigen_soort(norm)
    if vanaf < soort.geldig_vanaf:
        raise TermijnFout(f"{soort.artikel} geldt pas vanaf {soort.geldig_vanaf:%d-%m-%Y}; kies een latere dag.")
    if soort.geldig_tot and vanaf > soort.geldig_tot:
        raise TermijnFout(f"{soort.artikel} geldt alleen tot en met {soort.geldig_tot:%d-%m-%Y}.")
    return soort


def _algemeen(code: str, regels: Regels) -> str | None:
    """Without its own norm on that day a product follows the norm for all products: 'aflopend' for 'aflopend:HBH'."""
    algemeen, _, product = code.partition(PER_PRODUCT)
    bekend = product and algemeen in _OP_CODE and any(norm.soort == code for norm in regels.normen)
    return algemeen if bekend else None


def _onbekend(code: str, vanaf: date, regels: Regels) -> str:
    eigen = [norm.geldig_vanaf for norm in regels.normen if norm.soort == code]
    if eigen and min(eigen) <= vanaf:
        return f"De norm “{code}” geldt niet meer op {vanaf:%d-%m-%Y}."
    if eigen:
        return f"De norm “{code}” geldt pas vanaf {min(eigen):%d-%m-%Y}; op {vanaf:%d-%m-%Y} nog niet."
    return f"Onbekende soort termijn “{code}”. Kies uit: {', '.join(soorten(regels))}."
