"""Forms about an appointment."""

from datetime import date, datetime, timedelta
from typing import Any

from django import forms

from basis.dossiers.models import Dossier
from basis.inwoners.models import Veiligheidsnotitie
from basis.journaal.tijd import AMSTERDAM, dag_van, na, op_dag, vandaag
from basis.organisatie.models import Hoedanigheid
from basis.scherm import formulieren as f
from basis.scherm.opmaak import datum
from basis.termijnen import feestdagen
from basis.werk.handelingen.afspraak import RECHT
from basis.werk.models import Afspraak, SoortAfspraak
from werkplek.deur import collegas

ZONDAG = 6
DUUR = [("30", "half uur"), ("45", "3 kwartier"), ("60", "1 uur"), ("90", "anderhalf uur"), ("120", "2 uur")]


class _Gelezen(forms.CheckboxInput):
    """Its value says which notitie was read: once that changed, a tick for the old one is none."""

    def __init__(self, notitie: Veiligheidsnotitie) -> None:
        super().__init__({"class": "tp-aankruis", "value": str(notitie.pk)})

    def value_from_datadict(self, data: Any, files: Any, name: str) -> bool:
        return bool(data.get(name) == self.attrs["value"])


class MomentFormulier(f.Formulier):
    """Day, time and length; with whom; and what asks to be seen first."""

    dag = f.DatumVeld("Dag")
    tijd = f.TijdVeld("Begintijd")
    duur = f.KeuzeVeld("Hoe lang?", choices=DUUR)
    met = f.KeuzeVeld("Wie gaat of belt?", choices=(), leeg="Kies een collega…")
    plaats = f.TekstVeld(
        "Waar?",
        brief=True,
        required=False,
        max_length=160,
        help_text="Bij een huisbezoek mag dit leeg blijven: dan is het thuis.",
    )
    toch_dag = f.VinkjeVeld("Ik weet het: de afspraak is toch op deze dag", required=False)
    toch = f.VinkjeVeld("Ik weet het: plan deze afspraak toch", required=False)
    veiligheid_gelezen = f.VinkjeVeld("Ik heb de veiligheidsnotitie gelezen", required=False)
    brief = f.VinkjeVeld("Maak een brief voor de inwoner", required=False)

    def __init__(
        self,
        *args: Any,
        door: Hoedanigheid,
        dossier: Dossier,
        notitie: Veiligheidsnotitie | None,
        nu_met: Hoedanigheid | None = None,
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self._per_pk = wie_kan(door, dossier, nu_met)
        velden: dict[str, Any] = dict(self.fields)
        velden["met"].choices = [
            (str(pk), f"Ik ({hoed.naam})" if pk == door.pk else f"{hoed.naam}, {hoed.get_functie_display()}")
            for pk, hoed in self._per_pk.items()
        ]
        if notitie is None:
            del self.fields["veiligheid_gelezen"]
        else:
            self.fields["veiligheid_gelezen"].widget = _Gelezen(notitie)

    def clean_met(self) -> Hoedanigheid | None:
        gekozen = self.cleaned_data.get("met")
        return self._per_pk[int(gekozen)] if gekozen else None

    def clean(self) -> dict[str, Any]:
        """A Sunday or a feestdag is nearly always a slip: said once, and ticked away on purpose."""
        g: dict[str, Any] = super().clean() or {}
        dag = g.get("dag")
        if dag and dag >= vandaag() and not g.get("toch_dag") and (reden := _bijzondere_dag(dag)):
            self.add_error(
                "toch_dag", f"{datum(dag)} is {reden}. Kies een andere dag, of zet een vinkje als je dit toch wilt."
            )
        return g

    @property
    def bijzondere_dag(self) -> bool:
        """The warning is there, or was clicked away just now."""
        return self.is_bound and bool(self["toch_dag"].errors or self["toch_dag"].value())

    @property
    def overlapt(self) -> bool:
        """The warning is there, or was clicked away just now."""
        return self.is_bound and bool(self["toch"].errors or self["toch"].value())

    def gegevens(self, met_versie: bool = False) -> dict[str, Any]:
        """As the verbs want it: two moments in place of day, time and length."""
        g = super().gegevens(met_versie)
        dag, tijd, duur, _ = (g.pop(naam) for naam in ("dag", "tijd", "duur", "toch_dag"))
        begin = op_dag(dag, tijd.hour, tijd.minute)
        return {**g, "begin": begin, "einde": na(begin, timedelta(minutes=int(duur)))}


def _bijzondere_dag(dag: date) -> str:
    if naam := feestdagen(dag.year).get(dag):
        return f"een feestdag: {naam}"
    return "een zondag" if dag.weekday() == ZONDAG else ""


class AfspraakFormulier(MomentFormulier):
    soort = f.KeuzeVeld("Wat voor afspraak?", choices=SoortAfspraak.choices)
    toelichting = f.TekstVeld(
        "Toelichting",
        regels=2,
        required=False,
        max_length=300,
        help_text="Alleen voor collega’s. Dit komt niet in de brief en niet in een agenda buiten dit systeem.",
    )
    reden = f.TekstVeld("Waarom leg je deze afspraak achteraf vast?", required=False, max_length=200)

    @property
    def vraagt_reden(self) -> bool:
        return self.is_bound and bool(self["reden"].errors or self["reden"].value())


class VerzetFormulier(MomentFormulier):
    reden = f.TekstVeld(
        "Waarom verzet je de afspraak?", max_length=200, help_text="Voor collega’s. Dit komt niet in de brief."
    )


class AfzegFormulier(f.Formulier):
    reden = f.TekstVeld(
        "Waarom gaat de afspraak niet door?", max_length=200, help_text="Voor collega’s. Dit komt niet in de brief."
    )
    brief = f.VinkjeVeld("Laat het de inwoner met een brief weten", required=False)


class GeweestFormulier(f.Formulier):
    met = f.TekstVeld("Met wie sprak je?", max_length=120)
    tekst = f.TekstVeld(
        "Wat is besproken of afgesproken?",
        regels=4,
        required=False,
        help_text="Laat dit leeg als je het contact later of ergens anders vastlegt.",
    )
    stem = f.TekstVeld(
        "Wat zei de inwoner?", regels=2, stem=True, required=False, max_length=500, help_text="In eigen woorden."
    )


def wie_kan(door: Hoedanigheid, dossier: Dossier, nu_met: Hoedanigheid | None = None) -> dict[int, Hoedanigheid]:
    """Me first, then who has it now, then the colleagues of the team of the dossier and of mine. One query."""
    eerst = [pk for pk in (door.pk, nu_met.pk if nu_met else None, dossier.behandelaar_id) if pk]
    teams = {dossier.team_id, door.team_id}
    kan = {
        hoed.pk: hoed
        for hoed in collegas(dossier.gemeente_id, RECHT)
        if (hoed.team_id in teams or hoed.pk in eerst) and (dossier.wet is None or dossier.wet in hoed.wetten)
    }
    volgorde = [pk for pk in dict.fromkeys([*eerst, *kan]) if pk in kan]
    return {pk: kan[pk] for pk in volgorde}


def begin_van(afspraak: Afspraak) -> dict[str, Any]:
    """What stands in the form when it is moved."""
    begin = afspraak.begin.astimezone(AMSTERDAM)
    duur = round((afspraak.einde - afspraak.begin).total_seconds() / 60)
    passend = min((int(code) for code, _ in DUUR), key=lambda minuten: abs(minuten - duur))
    return {
        "dag": dag_van(begin),
        "tijd": begin.time(),
        "duur": str(passend),
        "met": str(afspraak.met_id),
        "plaats": afspraak.plaats,
        "brief": True,
    }


def heel_uur(moment: datetime) -> datetime:
    """The next whole hour in office hours, as a first proposal."""
    return moment.replace(hour=min(max(moment.hour + 1, 9), 16), minute=0, second=0, microsecond=0)
