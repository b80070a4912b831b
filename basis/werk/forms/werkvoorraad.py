"""The filters of the werkvoorraad, and what to do with the dossiers that were ticked."""

from calendar import monthrange
from collections.abc import Sequence
from datetime import timedelta
from typing import Any

from django.db.models import QuerySet
from django.http import HttpRequest, QueryDict

from basis.dossiers.handelingen.labels import GEWICHTEN
from basis.dossiers.models import AanZet, Dossier, Fase, Label
from basis.inwoners.zoekfilters import met_leeftijd, met_onzekere_leeftijd
from basis.journaal.tijd import vandaag
from basis.organisatie.enums import Wet
from basis.organisatie.models import Hoedanigheid, Kern, Team
from basis.scherm import formulieren as f
from basis.scherm.lijst import LijstFormulier
from basis.werk.collegas import naam_van, werkt
from basis.werk.werkvoorraad import KOLOMMEN, SORTERINGEN, STANDAARD, open_werk, team_sinds

LEEFTIJDEN = {"0-11": (0, 12), "12-17": (12, 18), "18-66": (18, 67), "67": (67, None)}
ONZEKER = "onzeker"
MAX_BULK = 100


class WerkvoorraadFormulier(LijstFormulier):
    """All in the address; no name, no search term. `sorteer` and `kol` ride along as plain keys."""

    fase = f.KeuzeVeld("Fase", choices=Fase.choices, required=False, leeg="Alle")
    wet = f.KeuzeVeld("Wet", choices=(), required=False, leeg="Alle")
    termijn = f.KeuzeVeld(
        "Termijn",
        choices=[
            ("te_laat", "Te laat"),
            ("week", "Deze week"),
            ("maand", "Deze maand"),
            ("zonder", "Zonder termijn"),
        ],
        required=False,
        leeg="Alle",
    )
    medewerker = f.KeuzeVeld("Behandelaar", choices=(), required=False, leeg="Alle")
    aan_zet = f.KeuzeVeld("Aan zet", choices=AanZet.choices, required=False, leeg="Alle")
    stil = f.KeuzeVeld(
        "Stil sinds",
        choices=[("2", "2 weken"), ("4", "4 weken"), ("8", "8 weken"), ("13", "13 weken")],
        required=False,
        leeg="Alle",
    )
    kern = f.KeuzeVeld("Kern", choices=(), required=False, leeg="Alle")
    toegangspunt = f.KeuzeVeld("Toegangspunt", choices=(), required=False, leeg="Alle")
    leeftijd = f.KeuzeVeld(
        "Leeftijd",
        choices=[
            ("0-11", "0 tot en met 11"),
            ("12-17", "12 tot en met 17"),
            ("18-66", "18 tot en met 66"),
            ("67", "67 en ouder"),
            (ONZEKER, "Niet zeker"),
        ],
        required=False,
        leeg="Alle",
    )
    label = f.KeuzeVeld("Label", choices=(), required=False, leeg="Alle")
    gewicht = f.KeuzeVeld("Gewicht", choices=[(str(n), str(n)) for n in GEWICHTEN], required=False, leeg="Alle")
    waar = f.KeuzeVeld("Waar", choices=[("overal", "Ook buiten mijn team")], required=False, leeg="Mijn team")

    def __init__(
        self,
        request: HttpRequest,
        *,
        door: Hoedanigheid,
        collegas: Sequence[Hoedanigheid],
        labels: dict[str, Label],
    ) -> None:
        self.door = door
        kernen = list(Kern.objects.filter(gemeente_id=door.gemeente_id).select_related("toegangspunt").order_by("naam"))
        punten = sorted({(str(k.toegangspunt_id), k.toegangspunt.naam) for k in kernen}, key=lambda p: p[1])
        wie = [("mij", "Van mij"), ("niemand", "Van niemand")]
        keuzes: dict[str, list[tuple[str, str]]] = {
            "wet": [(wet, str(Wet(wet).label)) for wet in door.wetten],
            "kern": [(str(kern.pk), kern.naam) for kern in kernen],
            "toegangspunt": punten,
            "medewerker": [*wie, *((str(c.pk), naam_van(c)) for c in collegas if c.pk != door.pk)],
            "label": [(code, label.naam) for code, label in labels.items()],
        }
        self._keuzes = keuzes
        super().__init__(request)

    def full_clean(self) -> None:
        # The choices of this door, before anything is checked.
        for naam, lijst in self._keuzes.items():
            veld: Any = self.fields[naam]
            veld.choices = [("", "Alle"), *lijst]
        super().full_clean()

    @property
    def sorteer(self) -> str:
        gekozen = self.request.GET.get("sorteer", "")
        return gekozen if gekozen in SORTERINGEN else "termijn"

    @property
    def kolommen(self) -> list[str]:
        """The chosen columns in their fixed order; none chosen is the usual set."""
        gekozen = set(self.request.GET.getlist("kol"))
        return [kol for kol in KOLOMMEN if kol in gekozen] or list(STANDAARD)

    def dossiers(self) -> QuerySet[Dossier]:
        """Scope, filters and order."""
        rijen = self.filter(open_werk(self.door, overal=self.waarde("waar") == "overal"))
        if self.sorteer == "in_team" or "in_team" in self.kolommen:
            rijen = rijen.annotate(team_sinds=team_sinds())
        gesorteerd: QuerySet[Dossier] = rijen.order_by(*SORTERINGEN[self.sorteer].volgorde)
        return gesorteerd

    def filter(self, qs: Any) -> Any:
        gelijk = {
            "fase": "fase",
            "wet": "wet",
            "aan_zet": "aan_zet",
            "kern": "kern_id",
            "toegangspunt": "kern__toegangspunt_id",
            "gewicht": "gewicht",
        }
        qs = qs.filter(**{kolom: w for naam, kolom in gelijk.items() if (w := self.waarde(naam))})
        if label := self.waarde("label"):
            qs = qs.filter(labels__contains=[label])
        if weken := self.waarde("stil"):
            qs = qs.filter(laatste_contact__lte=vandaag() - timedelta(weeks=int(weken)))
        return self._leeftijd(self._termijn(self._medewerker(qs)))

    def _medewerker(self, qs: Any) -> Any:
        match self.waarde("medewerker"):
            case None:
                return qs
            case "mij":
                return qs.filter(behandelaar=self.door)
            case "niemand":
                return qs.filter(behandelaar=None)
            case nummer:
                return qs.filter(behandelaar_id=nummer)

    def _termijn(self, qs: Any) -> Any:
        dag = vandaag()
        match self.waarde("termijn"):
            case "te_laat":
                return qs.filter(fatale_datum__lt=dag)
            case "week":
                return qs.filter(fatale_datum__range=(dag, dag + timedelta(days=6 - dag.weekday())))
            case "maand":
                return qs.filter(fatale_datum__range=(dag, dag.replace(day=monthrange(dag.year, dag.month)[1])))
            case "zonder":
                return qs.filter(fatale_datum=None)
        return qs

    def _leeftijd(self, qs: Any) -> Any:
        if not (groep := self.waarde("leeftijd")):
            return qs
        if groep == ONZEKER:
            return met_onzekere_leeftijd(qs, [van for van, _ in LEEFTIJDEN.values() if van], vandaag(), "inwoner")
        return met_leeftijd(qs, *LEEFTIJDEN[groep], vandaag(), "inwoner")

    def bewaarbaar(self) -> str:
        """The address again from what was understood: no unknown key and no wrong value comes along."""
        vraag = QueryDict(mutable=True)
        for naam in self.fields:
            if (waarde := self.waarde(naam)) is not None:
                vraag[naam] = waarde
        if self.sorteer != "termijn":
            vraag["sorteer"] = self.sorteer
        if self.kolommen != list(STANDAARD):
            vraag.setlist("kol", self.kolommen)
        return vraag.urlencode()


def ontvangers(door: Hoedanigheid, collegas: Sequence[Hoedanigheid]) -> list[Any]:
    """Whom the ticked dossiers can go to: a colleague of the own team, or another team as a whole. One question."""
    teams = Team.objects.filter(
        gemeente_id=door.gemeente_id,
        hoedanigheid__functie__in=_functies(),
        hoedanigheid__geldig__contains=vandaag(),
    ).exclude(pk=door.team_id or 0)
    eigen = [(f"collega-{c.pk}", f"{c.naam}{' (jij)' if c.pk == door.pk else ''}") for c in collegas if werkt(c)]
    ander = [(f"team-{team.pk}", team.naam) for team in teams.order_by("naam").distinct()]
    return [("Jouw team", eigen), ("Een ander team", ander)]


def _functies() -> list[str]:
    from basis.organisatie.rechten import TABEL

    return [functie.value for functie, (_, rechten) in TABEL.items() if "casus.behandelen" in rechten]


class VerdeelFormulier(f.Formulier):
    """Ticked rows, a button, and for one of the buttons a colleague or team."""

    naar = f.KeuzeVeld("Aan wie?", choices=(), leeg="Kies een collega of een team…", required=False)

    def __init__(self, *args: Any, ontvangers: list[Any], acties: Sequence[str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        veld: Any = self.fields["naar"]
        veld.choices = [("", "Kies een collega of een team…"), *ontvangers]
        self.acties = acties

    @property
    def gekozen(self) -> set[str]:
        """The ticked rows as sent: they stay ticked after a mistake."""
        return set(self.data.getlist("zaak")) if isinstance(self.data, QueryDict) else set()

    def clean(self) -> dict[str, Any]:
        gegevens: dict[str, Any] = super().clean() or {}
        actie = self.data.get("actie", "")
        if actie not in self.acties:
            self.add_error(None, "Kies wat je met de dossiers wilt doen: klik op een van de knoppen onder de lijst.")
        zaken: dict[int, int] = {}
        for tekst in self.data.getlist("zaak") if isinstance(self.data, QueryDict) else []:
            pk, _, van = tekst.partition(".")
            if pk.isdecimal() and van.isdecimal() and max(len(pk), len(van)) < 19:
                zaken[int(pk)] = int(van)
        if not zaken:
            self.add_error(None, "Kies eerst een of meer dossiers: zet een vinkje voor de naam.")
        if len(zaken) > MAX_BULK:
            self.add_error(None, f"Kies hooguit {MAX_BULK} dossiers tegelijk. Nu zijn het er {len(zaken)}.")
        if actie == "overdragen" and not gegevens.get("naar") and "naar" not in self.errors:
            self.add_error("naar", "Kies aan wie je de dossiers geeft.")
        return gegevens | {"actie": actie, "zaken": zaken}
