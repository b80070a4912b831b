"""The one form of the telephone, and the smaller ones of a terugbelverzoek."""

from datetime import date, timedelta
from typing import Any

from basis.dossiers.models import Dossier
from basis.journaal.tijd import vandaag
from basis.organisatie.models import Hoedanigheid, Team
from basis.scherm import formulieren as f
from basis.termijnen.kalender import werkdag_op_of_na
from basis.termijnen.regels import Regels
from basis.werk.handelingen.terugbel import RECHT
from casussen.handelingen.telefoon import Terugbel
from werkplek.deur import collegas
from werkplek.telefoon import kiezen

GEEN = "geen"
ANDERS = "anders"
UITKOMSTEN = [
    ("niet_bereikt", "Niet bereikt"),
    ("gesproken", "Gesproken"),
    ("vervallen", "Bellen hoeft niet meer"),
]


class OverVeld(f.Formulier):
    """About whom: own cases, what a search found, and (for a note) somebody unknown.

    Pressing search sends the whole form: what was typed stays, nothing is saved, the term stands in no URL.
    """

    over = f.KeuzeVeld("Over wie gaat het?", choices=())
    q = f.TekstVeld("Zoek op naam of kenmerk", required=False, max_length=80, geheim=True)

    onbekend: tuple[str, str, str] | None = (GEEN, "Nog onbekend", "Zonder dossier. Alleen wie terugbelt ziet dit.")

    def __init__(self, *args: Any, door: Hoedanigheid, werkplek: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.gezocht = ""
        opties = {rij.pk: rij for rij in kiezen.eigen(door)}
        eigen = set(opties)
        niemand = False
        if self.is_bound:
            gekozen = str(self.data.get(self.add_prefix("over"), ""))
            if gekozen != GEEN and (rij := kiezen.een(door, gekozen)):
                opties[rij.pk] = rij
            if self.zoekt:
                gevonden, meer = kiezen.zoek(door, self._vraag, werkplek=werkplek)
                # What was found, and who was chosen already; the own cases only when nothing was found.
                opties = {rij.pk: rij for rij in gevonden} | {
                    pk: rij for pk, rij in opties.items() if not gevonden or str(pk) == gekozen
                }
                self.gezocht = _boodschap(len(gevonden), meer)
                niemand = not gevonden
        # Own dossiers are no result of a search: they stand under their own heading.
        onder_kop = eigen if not self.gezocht or niemand else set()
        rijen = sorted(opties.values(), key=lambda rij: rij.pk in onder_kop)
        keuzes = [(str(rij.pk), rij.naam, rij.uitleg) for rij in rijen]
        if self.onbekend:
            # Nobody found: then this is the first thing to choose.
            keuzes.insert(0 if niemand else len(keuzes), self.onbekend)
        veld: Any = self.fields["over"]
        veld.choices = [(code, label) for code, label, _ in keuzes]
        veld.uitleg = {code: uitleg for code, _, uitleg in keuzes}
        eerste = next((str(rij.pk) for rij in rijen if rij.pk in onder_kop), "")
        veld.koppen = {eerste: "Jouw laatste dossiers"} if eerste else {}

    @property
    def _vraag(self) -> str:
        return str(self.data.get(self.add_prefix("q"), "")).strip()

    @property
    def zoekt(self) -> bool:
        """The search button, or Enter in the search field with nobody chosen."""
        return self.is_bound and bool(self._vraag) and ("zoek" in self.data or not self.data.get("over"))

    def zonder_fouten(self) -> None:
        """While searching nothing is wrong yet."""
        self.full_clean()
        self.errors.clear()

    def clean_over(self) -> int | None:
        gekozen = self.cleaned_data.get("over", "")
        return None if gekozen in ("", GEEN) else int(gekozen)


class TelefoonFormulier(OverVeld):
    """Who called, what was said, and whether somebody calls back."""

    wie = f.TekstVeld("Wie belde?", max_length=120, help_text="Bijvoorbeeld: dochter Petra, of de huisarts.")
    notitie = f.TekstVeld(
        "Wat is er gezegd?",
        regels=3,
        required=False,
        max_length=2000,
        bij="verplicht als niemand terugbelt",
        error_messages={"required": "Schrijf op wat er gezegd is. Een paar woorden is genoeg."},
    )
    terugbellen = f.JaNeeVeld("Moet er iemand terugbellen?", ja="Ja, bel terug", nee="Nee")
    telefoon = f.TekstVeld("Op welk nummer?", kort=True, max_length=20)
    voor = f.KeuzeVeld("Wie belt terug?", choices=(), leeg="Kies een collega of een team…")
    uiterlijk = f.DatumVeld("Uiterlijk wanneer?", niet_voor_vandaag=True)
    waarover = f.TekstVeld(
        "Waarover?", required=False, max_length=300, help_text="Leeg: dan nemen we over wat er gezegd is."
    )

    def __init__(self, *args: Any, door: Hoedanigheid, dossier: Dossier | None = None, **kwargs: Any) -> None:
        super().__init__(*args, door=door, **kwargs)
        self._door, self._dossier = door, dossier
        velden: dict[str, Any] = dict(self.fields)
        velden["telefoon"].widget.input_type = "tel"
        if self.is_bound and self.data.get(self.add_prefix("terugbellen")) != "ja":
            for naam in ("telefoon", "voor", "uiterlijk"):
                self.fields[naam].required = False
        if self.is_bound and self.data.get(self.add_prefix("terugbellen")) == "nee":
            self.fields["notitie"].required = True
        self._hoeden = {hoed.pk: hoed for hoed in collegas(door.gemeente_id, RECHT)}
        self._teams: dict[int, Team] = {hoed.team.pk: hoed.team for hoed in self._hoeden.values() if hoed.team}
        velden["voor"].choices = [("", "Kies een collega of een team…"), *self._wie(door, dossier)]
        if dossier is not None:
            del self.fields["over"], self.fields["q"]

    def _wie(self, door: Hoedanigheid, dossier: Dossier | None) -> list[Any]:
        """Me and who has the case first; then per team the team and its people, the own team first."""
        eerst: list[tuple[str, str]] = [("ik", f"Ik ({door.naam})")]
        if dossier and dossier.behandelaar_id not in (None, door.pk) and dossier.behandelaar_id in self._hoeden:
            eerst.append((f"c-{dossier.behandelaar_id}", f"{self._hoeden[dossier.behandelaar_id].naam}, behandelaar"))
        al = {code for code, _ in eerst} | {f"c-{door.pk}"}
        volgorde = sorted(
            self._teams.values(),
            key=lambda team: (team.pk not in (dossier.team_id if dossier else 0, door.team_id), team.naam),
        )
        groepen: list[Any] = [("Meteen", eerst)]
        for team in volgorde:
            mensen = [
                (f"c-{hoed.pk}", f"{hoed.naam}, {hoed.get_functie_display()}")
                for hoed in self._hoeden.values()
                if hoed.team_id == team.pk and f"c-{hoed.pk}" not in al
            ]
            groepen.append((team.naam, [(f"t-{team.pk}", f"{team.naam}: wie er is"), *mensen]))
        return groepen

    def gegevens(self, met_versie: bool = False) -> dict[str, Any]:
        """As `neem_telefoon_op` wants it."""
        g = super().gegevens(met_versie)
        terugbel = None
        if g["terugbellen"]:
            soort, _, nummer = g["voor"].partition("-")
            voor = self._door if soort == "ik" else self._hoeden[int(nummer)] if soort == "c" else None
            team = self._teams[int(nummer)] if soort == "t" else None
            terugbel = Terugbel(g["telefoon"], voor, team, g["uiterlijk"], g["waarover"])
        dossier_id = self._dossier.pk if self._dossier else g["over"]
        return {"wie": g["wie"], "notitie": g["notitie"], "dossier_id": dossier_id, "terugbel": terugbel}


class KoppelFormulier(OverVeld):
    onbekend = None


class UitkomstFormulier(f.Formulier):
    uitkomst = f.KeuzeVeld("Hoe ging het?", choices=UITKOMSTEN)
    tekst = f.TekstVeld("Wat is er gezegd?", regels=3, required=False, max_length=2000)


def volgende_werkdag(dag: date | None = None) -> date:
    """The first day after it that is no weekend or feestdag: a first proposal."""
    return werkdag_op_of_na((dag or vandaag()) + timedelta(days=1), Regels.wet())


def _boodschap(aantal: int, meer: bool) -> str:
    if not aantal:
        return "Niemand gevonden in wat jij mag zien. Kies ‘Nog onbekend’ en laat een collega terugbellen."
    if meer:
        return f"Dit zijn de eerste {aantal}. Staat diegene er niet bij? Vul meer letters in."
    return "1 dossier gevonden." if aantal == 1 else f"{aantal} dossiers gevonden. Kies wie je bedoelt."
