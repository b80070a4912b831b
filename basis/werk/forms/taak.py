"""The forms of a task. Who can get it starts from the dossier that is open."""

from typing import Any

from basis.dossiers.models import Dossier
from basis.journaal.tijd import vandaag
from basis.organisatie.enums import SoortDoor
from basis.organisatie.handeling import Geweigerd
from basis.organisatie.models import Hoedanigheid
from basis.scherm import formulieren as f
from basis.werk.handelingen.taak import waarom_geen_taak_voor

TEAM = "team"
WEG = "Deze keuze kan niet meer. Kies opnieuw."


def keuzes_voor(dossier: Dossier, door: Hoedanigheid) -> list[Any]:
    """Myself, the team of the dossier, then colleagues: of that team first. Whether they see it, the verb asks."""
    hoeden = (
        Hoedanigheid.objects.geldig_op(vandaag())
        .met_alles()
        .filter(gemeente_id=dossier.gemeente_id, soort=SoortDoor.MEDEWERKER, medewerker__actief=True)
        .exclude(pk=door.pk)
        .order_by("medewerker__naam", "pk")
    )
    mag = [
        hoed for hoed in hoeden if hoed.mag("contact.vastleggen") and (not dossier.wet or dossier.wet in hoed.wetten)
    ]
    eerst: list[tuple[str, str]] = [(str(door.pk), "Mij")]
    if not dossier.afgeschermd:
        eerst.append((TEAM, f"Het team: {dossier.team.naam}"))

    def namen(in_team: bool) -> list[tuple[str, str]]:
        return [
            (str(hoed.pk), f"{hoed.naam}, {hoed.get_functie_display()}")
            for hoed in mag
            if (hoed.team_id == dossier.team_id) == in_team
        ]

    groepen: list[Any] = [("Kort", eerst), (dossier.team.naam, namen(True)), ("Andere teams", namen(False))]
    return [(titel, rijen) for titel, rijen in groepen if rijen]


def naar_van(dossier: Dossier, waarde: str) -> Hoedanigheid | None:
    """The chosen colleague, or None for the team. Raises Geweigerd."""
    if waarde == TEAM:
        return None
    naar = Hoedanigheid.objects.met_alles().filter(gemeente_id=dossier.gemeente_id, pk=int(waarde)).first()
    if naar is None:
        raise Geweigerd(WEG, "naar")
    if reden := waarom_geen_taak_voor(dossier, naar):
        raise Geweigerd(reden, "naar")
    return naar


class _MetNaar(f.Formulier):
    naar = f.KeuzeVeld("Voor wie is de taak?", choices=(), leeg="Kies…")

    def __init__(self, *args: Any, keuzes: list[Any], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        velden: dict[str, Any] = dict(self.fields)
        velden["naar"].choices = [("", "Kies…"), *keuzes]


class NieuweTaakFormulier(_MetNaar):
    toelichting = f.TekstVeld(
        "Wat moet er gebeuren?",
        max_length=300,
        help_text="Begin met een werkwoord, bijvoorbeeld: bel de ergotherapeut.",
    )
    uiterlijk = f.DatumVeld("Uiterlijk op", required=False, niet_voor_vandaag=True)

    field_order = ("toelichting", "naar", "uiterlijk")


class OverdraagTaakFormulier(_MetNaar):
    """Only for whom."""


class UitstelFormulier(f.Formulier):
    uiterlijk = f.DatumVeld(
        "Nieuwe laatste dag", niet_voor_vandaag=True, help_text="Een wettelijke termijn verschuift hier niet door."
    )
