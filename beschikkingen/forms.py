"""Forms of a decision. The editor has its fields per onderdeel, named by besluit: `motivering_12`."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from django.forms import BoundField

from basis.documenten import forms as documenten
from basis.journaal.tijd import vandaag
from basis.organisatie.models import Hoedanigheid
from basis.scherm import formulieren as f
from basis.voorzieningen.models import Eenheid, Frequentie
from beschikkingen.enums import Afwijzingsgrond, Bijdragekeuze, Resultaat, VoorliggendeWet, VormAanvraag
from beschikkingen.handelingen import GevraagdInvoer, OnderdeelInvoer
from beschikkingen.handelingen.akkoord import MAX_REDEN
from beschikkingen.inhoud import veldnaam
from beschikkingen.scherm import Blok
from beschikkingen.stand import Onderdeel, Stand
from beschikkingen.woorden import besluittekst, ons_besluit
from casussen.models import Hulpvraag

PER_ONDERDEEL = ("resultaat", "afwijzingsgrond", "voorliggende_wet", "niet_toegekend", "beoogd_resultaat", "motivering")


def _woorden(tekst: str) -> list[str]:
    """A browser sends other line ends and spaces than it was given."""
    return tekst.split()


class AanvraagFormulier(f.Formulier):
    ontvangen_op = f.DatumVeld(
        "Ontvangen op", niet_na_vandaag=True, help_text="De dag waarop de aanvraag bij ons of een partner binnenkwam."
    )
    vorm = f.KeuzeVeld("Hoe kwam de aanvraag binnen?", choices=VormAanvraag.choices)

    def __init__(self, *args: Any, vragen: Sequence[Hulpvraag] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.vragen = vragen
        for vraag in vragen:
            self.fields[f"hoeveelheid_{vraag.pk}"] = f.GetalVeld(
                f"Hoeveel vraagt de inwoner bij ‘{vraag.tekst[:80]}’?",
                required=False,
                help_text="Alleen het getal. Leeg als de inwoner geen aantal of bedrag noemde.",
            )
            self.fields[f"eenheid_{vraag.pk}"] = f.KeuzeVeld(
                "Uur, dagdeel of iets anders?", choices=Eenheid.choices, required=False, leeg="Niet genoemd"
            )
            self.fields[f"frequentie_{vraag.pk}"] = f.KeuzeVeld(
                "Per dag, week of maand?", choices=Frequentie.choices, required=False, leeg="Niet genoemd"
            )

    def clean(self) -> dict[str, Any]:
        gegevens = super().clean() or {}
        gevraagd = {}
        for pk in (vraag.pk for vraag in self.vragen):
            maat = {naam: gegevens.pop(f"{naam}_{pk}", None) for naam in ("hoeveelheid", "eenheid", "frequentie")}
            if not any(maat.values()):
                continue
            for naam, zin in (
                ("hoeveelheid", "Vul ook het getal in, of laat alles leeg."),
                ("eenheid", "Kies ook uur, dagdeel of iets anders."),
                ("frequentie", "Kies ook per dag, week of maand."),
            ):
                if not maat[naam] and f"{naam}_{pk}" not in self.errors:
                    self.add_error(f"{naam}_{pk}", zin)
            if all(maat.values()):
                gevraagd[pk] = GevraagdInvoer(**maat)
        return {**gegevens, "gevraagd": gevraagd}


class _Later:
    """Needed in the end, but a draft may be saved without it: checked by law before vaststellen."""

    required: bool

    def validate(self, value: Any) -> None:
        self.required = False
        try:
            super().validate(value)  # type: ignore[misc]
        finally:
            self.required = True


class LaterTekst(_Later, f.TekstVeld):
    pass


class LaterKeuze(_Later, f.KeuzeVeld):
    pass


class BeschikkingFormulier(f.Formulier):
    """The whole draft. Nothing is required to save it."""

    use_required_attribute = False
    inleiding = f.TekstVeld(
        "Ons besluit",
        brief=True,
        required=False,
        regels=3,
        max_length=2000,
        help_text="Deze zin volgt wat je hieronder besluit, tot je hem zelf verandert. Maak je hem leeg, dan volgt hij "
        "weer.",
    )
    gemaakt = f.VerborgenVeld()
    zienswijze = LaterTekst(
        "Wat vindt de inwoner ervan, en wat deed je daarmee?",
        brief=True,
        regels=3,
        help_text="Bij een afwijzing: wanneer je dit vroeg en wat de inwoner zei (Awb 4:7). "
        "Kreeg je een persoonlijk plan: wat je ermee deed (Wmo 2.3.2 lid 5).",
    )
    adviseur = f.TekstVeld(
        "Wie gaf advies?",
        brief=True,
        required=False,
        max_length=120,
        help_text="Alleen als je advies vroeg, bijvoorbeeld aan een arts. De naam staat dan in de brief (Awb 3:8).",
    )

    bijdrage = f.KeuzeVeld(
        "Wat weet je van het huishouden, of geldt een uitzondering?",
        choices=Bijdragekeuze.choices,
        required=False,
        leeg="Volgens de gegevens in het dossier",
        help_text="Uitvoeringsbesluit Wmo 2015 artikel 3.8 lid 3. Bij c, g en h meldt het college dit aan het CAK.",
    )

    def __init__(
        self, *args: Any, onderdelen: Sequence[Onderdeel], blokken: Sequence[Blok] = (), **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.onderdelen = onderdelen
        self._blokken = blokken
        for deel in onderdelen:
            self._zet_velden(deel)

    def _zet_velden(self, deel: Onderdeel) -> None:
        pk = deel.besluit.pk
        self.fields[veldnaam("resultaat", pk)] = LaterKeuze(
            f"Wat besluit je over {deel.naam}?", choices=Resultaat.choices
        )
        self.fields[veldnaam("afwijzingsgrond", pk)] = LaterKeuze(
            "Grond van de afwijzing", choices=Afwijzingsgrond.choices
        )
        self.fields[veldnaam("voorliggende_wet", pk)] = LaterKeuze(
            "Welke wet gaat voor?",
            choices=VoorliggendeWet.choices,
            help_text="Deze wet staat in de brief, met waar de inwoner de hulp kan vragen.",
        )
        self.fields[veldnaam("niet_toegekend", pk)] = LaterTekst(
            "Wat is er gevraagd, en wat krijgt de inwoner daarvan niet?",
            regels=2,
            max_length=1000,
            help_text="Bijvoorbeeld: U vroeg 4 uur per week. Daarvan krijgt u 2 uur per week niet.",
        )
        self.fields[veldnaam("beoogd_resultaat", pk)] = LaterTekst(
            "Wat moet het opleveren?", brief=True, regels=2, max_length=1000
        )
        self.fields[veldnaam("motivering", pk)] = LaterTekst("Waarom besluit je dit?", brief=True, regels=5)

    def clean(self) -> dict[str, Any]:
        """What still is the sentence we made is not somebody's own text: it goes on following the results."""
        gegevens: dict[str, Any] = super().clean() or {}
        if _woorden(gegevens.get("inleiding", "")) == _woorden(gegevens.get("gemaakt", "")):
            gegevens["inleiding"] = ""
        return gegevens

    @classmethod
    def begin(cls, stand: Stand) -> dict[str, Any]:
        """Initial values from what is saved."""
        beschikking = stand.beschikking
        waarden: dict[str, Any] = {
            "inleiding": besluittekst(stand),
            "gemaakt": ons_besluit(stand.onderdelen, stand.wie),
            "zienswijze": beschikking.zienswijze,
            "adviseur": beschikking.adviseur,
            "bijdrage": beschikking.bijdrage,
        }
        for besluit in (deel.besluit for deel in stand.onderdelen):
            waarden |= {veldnaam(naam, besluit.pk): getattr(besluit, naam) or "" for naam in PER_ONDERDEEL}
        return waarden

    @property
    def blokken(self) -> list[tuple[Blok, dict[str, BoundField]]]:
        """Each onderdeel as the page shows it, with its fields."""
        return [
            (blok, {naam: self[veldnaam(naam, blok.deel.besluit.pk)] for naam in PER_ONDERDEEL})
            for blok in self._blokken
        ]

    @staticmethod
    def invoer(gegevens: dict[str, Any], onderdelen: Sequence[Onderdeel]) -> dict[int, OnderdeelInvoer]:
        """What the verb wants, from cleaned_data."""
        uit = {}
        for deel in onderdelen:
            pk = deel.besluit.pk
            uit[pk] = OnderdeelInvoer(
                resultaat=gegevens.get(veldnaam("resultaat", pk)) or None,
                afwijzingsgrond=gegevens.get(veldnaam("afwijzingsgrond", pk)) or None,
                voorliggende_wet=gegevens.get(veldnaam("voorliggende_wet", pk)) or None,
                niet_toegekend=gegevens.get(veldnaam("niet_toegekend", pk)) or "",
                beoogd_resultaat=gegevens.get(veldnaam("beoogd_resultaat", pk)) or "",
                motivering=gegevens.get(veldnaam("motivering", pk)) or "",
            )
        return uit


class BeslisFormulier(f.Formulier):
    """Asks to have looked where own words seem to differ, or the help changed since akkoord was asked; else nothing."""

    gezien = f.VinkjeVeld("Ik heb dit gezien. De tekst klopt zo.", required=False)

    def __init__(
        self, *args: Any, verschillen: Sequence[str] = (), veranderd: Sequence[str] = (), **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.verschillen, self.veranderd = verschillen, veranderd
        if not verschillen and not veranderd:
            del self.fields["gezien"]


class AkkoordFormulier(BeslisFormulier):
    field_order = ("aan", "gezien")
    aan = f.KeuzeVeld("Wie vraag je om te beslissen?", choices=(), leeg="Wie het eerst kan", required=False)

    def __init__(self, *args: Any, kandidaten: Sequence[Hoedanigheid], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.kandidaten = {str(hoed.pk): hoed for hoed in kandidaten}
        keuzes = [(pk, f"{hoed.naam}, {hoed.get_functie_display()}") for pk, hoed in self.kandidaten.items()]
        self.fields["aan"].choices = [("", "Wie het eerst kan"), *keuzes]  # type: ignore[attr-defined]

    def clean_aan(self) -> Hoedanigheid | None:
        return self.kandidaten.get(self.cleaned_data["aan"])


class TerugFormulier(f.Formulier):
    reden = f.TekstVeld(
        "Wat moet er anders?",
        regels=3,
        max_length=MAX_REDEN,
        help_text="Dit ziet wie de beschikking schreef.",
    )


class VaststelFormulier(BeslisFormulier):
    field_order = ("op", "gezien")
    op = f.DatumVeld(
        "Op welke dag gaat de brief op de post?",
        help_text="Die dag staat op de brief, met de laatste dag voor bezwaar. Wordt het anders? Dan maak je de brief "
        "opnieuw.",
    )


class DagFormulier(f.Formulier):
    op = f.DatumVeld("Op welke dag gaat de brief op de post?")


class VerzendFormulier(documenten.VerzendFormulier):
    op = f.DatumVeld(
        "Op de post gedaan op",
        niet_na_vandaag=True,
        help_text="De echte dag van verzenden. Vanaf de dag erna lopen de zes weken voor bezwaar.",
    )
    al_weg = f.VinkjeVeld(
        "De brief is al weg, met een andere dag erop",
        required=False,
        help_text="Kan de inwoner daardoor langer bezwaar maken? Dan ligt er een brief klaar die dat vertelt.",
    )

    def __init__(self, *args: Any, postdag: date | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if postdag in (None, vandaag()):
            del self.fields["al_weg"]


class _JaarFormulier(f.Formulier):
    jaar = f.AantalVeld("Welk jaar?", minimum=2020, maximum=2100)
    bron = f.TekstVeld("Waar staat dat?", max_length=120, help_text="Bijvoorbeeld de Staatscourant of de verordening.")


class BedragFormulier(_JaarFormulier):
    per_maand = f.BedragVeld("Hoeveel per maand?", help_text="In euro’s. Vraagt de gemeente niets, vul dan 0 in.")
    field_order = ("jaar", "per_maand", "bron")


class AowFormulier(_JaarFormulier):
    jaren = f.AantalVeld("Jaren", minimum=60, maximum=80)
    maanden = f.AantalVeld("Maanden", minimum=0, maximum=11)
    field_order = ("jaar", "jaren", "maanden", "bron")
