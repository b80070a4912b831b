"""The groups of Mijn werk. Each has a scope, an order with an index, and rows; home and list share them."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import F, QuerySet

from basis.documenten.models import Brief
from basis.dossiers.models import AanZet, Dossier
from basis.organisatie import rechten
from basis.organisatie.models import Hoedanigheid
from basis.scherm.opmaak import datum_kort
from basis.werk.post import HAALT_TERMIJN, te_posten
from basis.werk.thuis import bronnen
from basis.werk.thuis.blik import Blik
from basis.werk.thuis.nieuw import nieuw, nieuw_regels, stil, stil_regels
from basis.werk.thuis.regel import Regel, van_dossier, wie
from basis.werk.thuis.vandaag import vandaag_en_voorbij, vandaag_regels

Rijen = Callable[[Blik], QuerySet[Any]]
Regels = Callable[[Blik, Sequence[Any]], list[Regel]]

WACHT_OP = (AanZet.INWONER, AanZet.AANBIEDER, AanZet.TWEEDE, AanZet.ANDER, AanZet.TEAM)
WIE_AAN_ZET = {
    AanZet.INWONER: "de inwoner",
    AanZet.AANBIEDER: "de aanbieder",
    AanZet.TWEEDE: "een tweede beslisser",
    AanZet.ANDER: "iemand anders",
    AanZet.TEAM: "het team",
}
_EERST = (F("fatale_datum").asc(nulls_last=True), "id")


def _dossiers(qs: QuerySet[Dossier]) -> QuerySet[Dossier]:
    return qs.select_related("inwoner", "kern").order_by(*_EERST)


def _regels(blik: Blik, rijen: Sequence[Dossier]) -> list[Regel]:
    blik.ken(rijen)
    return [van_dossier(rij, blik.over(rij)) for rij in rijen]


@dataclass(frozen=True)
class Groep:
    """`voor`: who has this group at all. `hoofd`: the wide rows on the left of the home page."""

    code: str
    titel: str
    uitleg: str
    leeg: str
    rijen: Rijen
    regels: Regels = _regels
    voor: Callable[[Hoedanigheid], bool] = lambda door: True
    hoofd: bool = False
    # The url name of a list of its own; else /mijn-werk/<code>/.
    lijst: str = ""


def _ziet_alleen_eigen(door: Hoedanigheid) -> bool:
    return rechten.bereik(door.functie) is rechten.Bereik.GEEN


def _werkt(door: Hoedanigheid) -> bool:
    return door.mag("contact.vastleggen")


def _aan_zet(blik: Blik) -> QuerySet[Dossier]:
    return _dossiers(blik.mijn().filter(aan_zet=AanZet.BEHANDELAAR))


def _team(blik: Blik) -> QuerySet[Dossier]:
    return _dossiers(blik.zichtbaar().filter(team=blik.door.team, behandelaar=None, aan_zet=AanZet.TEAM))


def _tweede(blik: Blik) -> QuerySet[Dossier]:
    return _dossiers(blik.zichtbaar().filter(aan_zet=AanZet.TWEEDE).exclude(behandelaar=blik.door))


def _betrokken(blik: Blik) -> QuerySet[Dossier]:
    erbij = bronnen.eigen_betrokkenheid(blik).values("dossier_id")
    return _dossiers(blik.zichtbaar().filter(pk__in=erbij).exclude(behandelaar=blik.door))


def _wacht(blik: Blik) -> QuerySet[Dossier]:
    wie = blik.filter.get("wie")
    op = [wie] if wie in WACHT_OP else WACHT_OP
    mijn = blik.mijn().filter(aan_zet__in=op).select_related("inwoner", "kern")
    return mijn.order_by("aan_zet_sinds", "id")


def _wacht_regels(blik: Blik, rijen: Sequence[Dossier]) -> list[Regel]:
    blik.ken(rijen)
    return [
        van_dossier(
            rij, blik.over(rij), stap=f"{WIE_AAN_ZET[AanZet(rij.aan_zet)].capitalize()} is aan zet", stap_url=""
        )
        for rij in rijen
    ]


def _post_regels(blik: Blik, rijen: Sequence[Brief]) -> list[Regel]:
    return [
        Regel(
            **wie(rij.dossier),
            wat=f"{rij.get_soort_display().capitalize()} aan {rij.geadresseerde['naam']}, {rij.kenmerk}",
            bij_datum=f"gemaakt {datum_kort(rij.gemaakt_op)}",
            einddatum=rij.dossier.fatale_datum if rij.soort in HAALT_TERMIJN else None,
        )
        for rij in rijen
    ]


GROEPEN: tuple[Groep, ...] = (
    Groep(
        "vandaag",
        "Vandaag",
        "Je afspraken van vandaag, en wat geweest moet zijn",
        "Je hebt vandaag geen afspraken.",
        vandaag_en_voorbij,
        vandaag_regels,
        voor=lambda door: door.mag("afspraak.plannen"),
        hoofd=True,
    ),
    Groep(
        "post",
        "Post te verzenden",
        "Wat het langst ligt staat bovenaan",
        "Alle brieven zijn op de post.",
        lambda blik: te_posten(blik.door),
        _post_regels,
        # Who handles cases posts from there, and has the list in the menu.
        voor=lambda door: door.mag("brief.verzenden") and not door.mag("casus.behandelen"),
        hoofd=True,
        lijst="post:lijst",
    ),
    Groep("aan-zet", "Jij bent aan zet", "Eerst wat het eerst moet", "Je bent nergens aan zet.", _aan_zet, hoofd=True),
    Groep(
        "termijnen",
        "Wat moet",
        "Wettelijke termijnen van jouw zaken, de eerste bovenaan",
        "Er loopt nu geen termijn in jouw zaken.",
        bronnen.termijnen,
        bronnen.termijn_regels,
        hoofd=True,
    ),
    Groep(
        "aflopend",
        "Hulp loopt af",
        "Kies wat er na de laatste dag komt. Zonder keuze blijft het hier staan.",
        "Er loopt de komende tijd geen hulp af.",
        bronnen.aflopend,
        bronnen.aflopend_regels,
        hoofd=True,
    ),
    Groep(
        "tweede",
        "Wacht op een tweede beslisser",
        "Eerst wat het eerst moet",
        "Er wacht niets op een tweede beslisser.",
        _tweede,
        voor=lambda door: door.mag("besluit.accorderen"),
        hoofd=True,
    ),
    Groep(
        "team",
        "Nog van niemand in je team",
        "Eerst wat het eerst moet",
        "Alles in je team is van iemand.",
        _team,
        voor=lambda door: bool(door.team_id) and not _ziet_alleen_eigen(door),
        hoofd=True,
    ),
    Groep(
        "betrokken",
        "Waar je bij hoort",
        "Open dossiers die je opnam of waar je bij gevraagd bent",
        "Je hoort nu nergens bij.",
        _betrokken,
        voor=_ziet_alleen_eigen,
        hoofd=True,
    ),
    Groep(
        "aangeboden",
        "Aan jou aangeboden",
        "Lees de samenvatting en neem aan, of niet",
        "Er is niets aan je aangeboden.",
        bronnen.aangeboden,
        bronnen.aangeboden_regels,
    ),
    Groep(
        "vragen",
        "Vragen van en aan collega’s",
        "Vragen aan jou, en antwoorden die je nog niet las",
        "Geen open vragen.",
        bronnen.vragen,
        bronnen.vraag_regels,
    ),
    Groep(
        "terugbellen",
        "Terugbellen",
        "Wie op een telefoontje wacht",
        "Niemand wacht op een telefoontje.",
        bronnen.terugbellen,
        bronnen.terugbel_regels,
        voor=_werkt,
    ),
    Groep(
        "nieuw",
        "Nieuw sinds je keek",
        "Wat een ander deed in jouw zaken, na de laatste keer dat je het dossier opende",
        "Niets nieuws in jouw zaken.",
        nieuw,
        nieuw_regels,
    ),
    Groep(
        "stil",
        "Stil",
        "Weken geen echt contact. Automatische brieven tellen niet mee.",
        "Niemand wacht lang op een bericht van ons.",
        stil,
        stil_regels,
        hoofd=True,
    ),
    Groep(
        "wacht",
        "Je wacht op anderen",
        "Wat het langst wacht staat bovenaan",
        "Je wacht op niemand.",
        _wacht,
        _wacht_regels,
    ),
    Groep(
        "waarneming",
        "Wat je waarneemt",
        "Zaken van collega’s die er nu niet zijn, waarin zij aan zet zijn",
        "Je neemt nu voor niemand waar.",
        bronnen.waarneming,
        voor=_werkt,
    ),
)


def groep_met(code: str, door: Hoedanigheid) -> Groep | None:
    """The group of this name, if this door has it."""
    return next((groep for groep in GROEPEN if groep.code == code and groep.voor(door)), None)
