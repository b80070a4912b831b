"""Forms of the functioneel beheerder. What may be chosen starts from the door's own gemeente."""

from datetime import timedelta
from typing import Any

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db.models import QuerySet

from basis.journaal.tijd import op_dag, vandaag
from basis.organisatie.enums import Functie, SoortDoor, Telling, VoorWat, Wet
from basis.organisatie.handelingen.mandaat import BESLISSERS
from basis.organisatie.handelingen.medewerker import REGISTRATIES
from basis.organisatie.instellingen import BRIEFTEKSTEN, GETALLEN
from basis.organisatie.models import Gemeente, Hoedanigheid, Medewerker, Organisatie, Team
from basis.organisatie.periode import geldt_op
from basis.organisatie.wachtwoord import MINSTENS
from basis.scherm import formulieren as f
from basis.scherm.lijst import LijstFormulier

# Everybody except the system itself.
FUNCTIES = [(functie.value, functie.label) for functie in Functie if functie.value != SoortDoor.SYSTEEM.value]
GISTEREN = "Moet het meteen? Vul dan de dag van gisteren in."


class MedewerkersFormulier(LijstFormulier):
    q = f.TekstVeld("Naam of gebruikersnaam", required=False, max_length=60)
    functie = f.KeuzeVeld("Rol", choices=FUNCTIES, required=False, leeg="Alle rollen")
    wie = f.KeuzeVeld(
        "Wie",
        choices=[("nu", "heeft nu een rol"), ("geen", "heeft nu geen rol"), ("buiten", "buitengesloten")],
        required=False,
        leeg="Iedereen",
    )

    def filter(self, qs: QuerySet[Medewerker]) -> QuerySet[Medewerker]:
        geldig = Hoedanigheid.objects.filter(geldt_op(vandaag()), gemeente_id=self.request.door.gemeente_id)  # type: ignore[attr-defined]
        if q := self.waarde("q"):
            qs = qs.filter(naam__icontains=q) | qs.filter(gebruikersnaam__icontains=q)
        if functie := self.waarde("functie"):
            qs = qs.filter(pk__in=geldig.filter(functie=functie).values("medewerker_id"))
        match self.waarde("wie"):
            case "nu":
                qs = qs.filter(actief=True, pk__in=geldig.values("medewerker_id"))
            case "geen":
                qs = qs.exclude(pk__in=geldig.filter(medewerker__isnull=False).values("medewerker_id"))
            case "buiten":
                qs = qs.filter(actief=False)
        return qs


class _Persoon(f.Formulier):
    """What is known about a colleague."""

    naam = f.TekstVeld("Naam", brief=True, max_length=120, help_text="Voor- en achternaam. Zo staat het onder brieven.")
    email = f.TekstVeld("E-mail van het werk", required=False, max_length=120)
    telefoon = f.TekstVeld("Telefoon van het werk", required=False, kort=True, max_length=20)
    registratie = f.KeuzeVeld(
        "Registratie", choices=[(soort, soort) for soort in REGISTRATIES], required=False, leeg="Geen"
    )
    registratienummer = f.TekstVeld("Nummer van de registratie", required=False, kort=True, max_length=20)
    registratie_tot = f.DatumVeld(
        "Laatste dag van de registratie",
        required=False,
        help_text="Zonder geldige SKJ of BIG beslist iemand niet alleen over jeugdhulp (Jeugdwet 2.7).",
    )

    def clean_email(self) -> str:
        email: str = self.cleaned_data["email"]
        if email:
            try:
                validate_email(email)
            except ValidationError:
                raise ValidationError("Dit is geen e-mailadres. Bijvoorbeeld: naam@gemeente.nl.") from None
        return email


class GegevensFormulier(_Persoon):
    pass


class WachtwoordFormulier(f.Formulier):
    wachtwoord = f.TekstVeld(
        "Tijdelijk wachtwoord",
        geheim=True,
        strip=False,
        help_text=f"Minstens {MINSTENS} tekens. Geef het zelf door. Na het inloggen kiest je collega meteen een eigen.",
    )


class RolFormulier(f.Formulier):
    """One role, dated."""

    functie = f.KeuzeVeld("Functie", choices=FUNCTIES)
    organisatie = f.ObjectKeuzeVeld("Werkt voor")
    team = f.ObjectKeuzeVeld("Team", required=False, leeg="Geen team")
    wetten = f.MeerkeuzeVeld(
        "Onder welke wetten?",
        choices=Wet.choices,
        required=False,
        help_text="Alleen dossiers onder deze wetten zijn te zien.",
    )
    sinds = f.DatumVeld("Eerste dag", niet_voor_vandaag=True)
    laatste_dag = f.DatumVeld("Laatste dag", required=False, help_text="Leeg: zonder einddatum.")

    def __init__(self, *args: Any, gemeente_id: int, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        velden: dict[str, Any] = dict(self.fields)
        velden["organisatie"].queryset = Organisatie.objects.filter(gemeente_id=gemeente_id).order_by("naam")
        velden["team"].queryset = Team.objects.filter(gemeente_id=gemeente_id).order_by("naam")


class NieuweMedewerkerFormulier(RolFormulier, _Persoon):
    """A new colleague with a first role: without one there is nothing to see."""

    gebruikersnaam = f.TekstVeld("Gebruikersnaam", kort=True, max_length=60, help_text="Daarmee logt je collega in.")
    wachtwoord = f.TekstVeld(
        "Tijdelijk wachtwoord",
        geheim=True,
        strip=False,
        help_text=f"Minstens {MINSTENS} tekens. Geef het zelf door. Na het inloggen kiest je collega meteen een eigen.",
    )


class EindeFormulier(f.Formulier):
    """For a role or a mandaat."""

    laatste_dag = f.DatumVeld("Laatste dag waarop dit geldt", help_text=GISTEREN)

    def clean_laatste_dag(self) -> Any:
        dag = self.cleaned_data["laatste_dag"]
        if dag < vandaag() - timedelta(days=1):
            raise ValidationError(f"Deze dag is al te lang voorbij. Kies vandaag of later. {GISTEREN}")
        return dag


TELLING_UITLEG = {
    Telling.INWONER.value: "Alles wat iemand onder deze wet tegelijk krijgt, telt samen",
    Telling.BESLUIT.value: "Alleen wat in die ene beschikking staat",
}


class TellingFormulier(f.Formulier):
    telling = f.KeuzeVeld("Waarvoor telt het bedrag?", choices=Telling.choices, uitleg=TELLING_UITLEG)


class MandaatFormulier(f.Formulier):
    organisatie = f.ObjectKeuzeVeld("Voor medewerkers van")
    functie = f.KeuzeVeld("Met de functie", choices=[(functie.value, functie.label) for functie in BESLISSERS])
    wet = f.KeuzeVeld("Onder welke wet?", choices=Wet.choices)
    voor = f.KeuzeVeld("Waarvoor?", choices=VoorWat.choices, initial=VoorWat.BESLUIT)
    max_per_jaar = f.BedragVeld("Tot welk bedrag per jaar?", help_text="In euro’s.")
    telling = f.KeuzeVeld(
        "Waarvoor telt dit bedrag?", choices=Telling.choices, uitleg=TELLING_UITLEG, initial=Telling.INWONER
    )
    mag_afwijzen = f.VinkjeVeld("Mag ook als tweede persoon beslissen over een afwijzing", required=False)
    kenmerk = f.TekstVeld(
        "Kenmerk van het mandaatbesluit", max_length=40, help_text="Een mandaat is altijd schriftelijk (Awb 10:5)."
    )
    sinds = f.DatumVeld("Geldt vanaf", niet_voor_vandaag=True)

    def __init__(self, *args: Any, gemeente_id: int, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        velden: dict[str, Any] = dict(self.fields)
        velden["organisatie"].queryset = Organisatie.objects.filter(gemeente_id=gemeente_id).order_by("naam")


class GemeenteFormulier(f.Formulier):
    """Address, phone and the fixed texts of letters."""

    adres = f.TekstVeld("Postadres", brief=True, regels=3, max_length=190, help_text="Elke regel op een eigen regel.")
    telefoon = f.TekstVeld("Telefoon", kort=True, max_length=20)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for naam, tekst in BRIEFTEKSTEN.items():
            self.fields[naam] = f.TekstVeld(
                tekst.vraag, brief=True, required=False, help_text=tekst.uitleg, max_length=200
            )
        for naam, soort in GETALLEN.items():
            self.fields[naam] = f.AantalVeld(
                soort.vraag,
                required=False,
                help_text=f"{soort.uitleg} Leeg: {soort.standaard}.",
                minimum=soort.minstens,
                maximum=soort.hoogstens,
            )

    @staticmethod
    def begin(gemeente: Gemeente, teksten: dict[str, str], getallen: dict[str, int]) -> dict[str, Any]:
        regels = [deel.strip() for deel in gemeente.adresregels.split("|")]
        return {"adres": "\n".join(regels), "telefoon": gemeente.telefoon, **teksten, **getallen}

    def clean_adres(self) -> str:
        regels = [regel.strip() for regel in self.cleaned_data["adres"].splitlines() if regel.strip()]
        if any("|" in regel for regel in regels):
            raise ValidationError("Het teken | kan niet in een adres.")
        return "|".join(regels)

    @property
    def teksten(self) -> list[Any]:
        """The bound fields of the letter texts, for the page."""
        return [self[naam] for naam in BRIEFTEKSTEN]

    @property
    def getallen(self) -> list[Any]:
        return [self[naam] for naam in GETALLEN]


class JournaalFormulier(LijstFormulier):
    zelf = f.VinkjeVeld("Alleen wat iemand voor zichzelf deed", required=False)
    van = f.DatumVeld("Vanaf", required=False)
    tot = f.DatumVeld("Tot en met", required=False)

    def filter(self, qs: Any) -> Any:
        if self.waarde("zelf"):
            qs = qs.filter(lading__zelf=True)
        if van := self.waarde("van"):
            qs = qs.filter(gebeurd_op__gte=op_dag(van, 0))
        if tot := self.waarde("tot"):
            qs = qs.filter(gebeurd_op__lt=op_dag(tot + timedelta(days=1), 0))
        return qs
