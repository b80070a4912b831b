"""The forms of the casus. Their choices start from the dossier that is open."""

from collections.abc import Sequence
from typing import Any

from django.db.models import Q, QuerySet
from django.forms import BoundField

from basis.documenten import forms as documenten
from basis.dossiers.models import Dossier
from basis.inwoners.models import Netwerklid
from basis.organisatie.enums import Functie, SoortDoor, SoortOrganisatie
from basis.organisatie.models import Hoedanigheid, Organisatie
from basis.organisatie.periode import geldt_op
from basis.organisatie.rechten import mag
from basis.scherm import formulieren as f
from basis.scherm.opmaak import knip
from basis.voorzieningen.models import Frequentie, Trede, Voorziening
from casussen.enums import (
    Aanleiding,
    Afsluitreden,
    Einde,
    Identiteitsbewijs,
    Leveringsvorm,
    Onderwerp,
    RedenPauze,
    TypeVerwijzer,
    UitkomstDoel,
    UitkomstHulpvraag,
    VoorWie,
)
from casussen.handelingen.verslag import periode
from casussen.models import Doel, Hulpvraag, Ondersteuning, Onderzoek
from casussen.stand import Stand, voor_bladzijde
from casussen.verwijzing import VAN_GRONDSLAG, Verwijzer
from casussen.wachters import KORT, naam_van, vraagt_persoonlijk_plan


def stand_van(dossier: Dossier) -> Stand:
    stand = voor_bladzijde(dossier)
    if stand is None:
        raise ValueError("geen casus")
    return stand


class StartFormulier(f.Formulier):
    op = f.DatumVeld("Wanneer begint het onderzoek?", niet_na_vandaag=True)
    plan_gewezen_op = f.DatumVeld(
        "Wanneer vertelde je over het persoonlijk plan?",
        niet_na_vandaag=True,
        required=False,
        help_text="Iedere inwoner mag zelf een plan maken, tot zeven dagen na de melding.",
    )
    plan_ontvangen_op = f.DatumVeld("Persoonlijk plan ontvangen op", niet_na_vandaag=True, required=False)
    niet_gewacht = f.TekstVeld(
        "Waarom wacht je de zeven dagen niet af?",
        required=False,
        help_text="Alleen als de zeven dagen nog niet om zijn en er geen plan is.",
    )

    def __init__(self, *args: Any, dossier: Dossier, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        stand = stand_van(dossier)
        onderzoek = stand.lopend
        if onderzoek is None or not vraagt_persoonlijk_plan(stand, onderzoek):
            for naam in ("plan_gewezen_op", "plan_ontvangen_op", "niet_gewacht"):
                del self.fields[naam]
        elif onderzoek.persoonlijk_plan_gewezen_op:
            del self.fields["plan_gewezen_op"]


class PlanGewezenFormulier(f.Formulier):
    op = f.DatumVeld("Wanneer vertelde je het?", niet_na_vandaag=True)


class PgbUitgelegdFormulier(f.Formulier):
    op = f.DatumVeld("Wanneer legde je het uit?", niet_na_vandaag=True)


UITLEG: dict[Onderwerp, str] = {
    Onderwerp.BEHOEFTEN: "Wat heeft de inwoner nodig, wie is het, en wat vindt hij of zij belangrijk?",
    Onderwerp.EIGEN_KRACHT: "Wat kan de inwoner zelf, en wat mag je van huisgenoten verwachten?",
    Onderwerp.NETWERK: "Wat doen mantelzorgers, familie, vrienden en buren, of kunnen zij doen?",
    Onderwerp.MANTELZORGER: "Houdt de mantelzorger het vol? Wat heeft die zelf nodig?",
    Onderwerp.ALGEMEEN: "Welke algemene voorzieningen of activiteiten kunnen helpen?",
    Onderwerp.SAMENWERKING: "Met wie stem je af: zorg, onderwijs, werk, inkomen, wonen?",
    Onderwerp.BIJDRAGE: "Wat betaalt de inwoner zelf?",
}


class OnderzoekFormulier(f.Formulier):
    """The seven topics and what else the law asks. `half_<onderwerp>` marks a text that is not finished."""

    gesprek_op = f.DatumVeld("Wanneer was het gesprek?", niet_na_vandaag=True, required=False)
    identiteit_soort = f.KeuzeVeld("Welk bewijs zag je?", choices=Identiteitsbewijs.choices, required=False)
    identiteit_op = f.DatumVeld(
        "Wanneer zag je het?",
        niet_na_vandaag=True,
        required=False,
        help_text="Alleen soort en dag. Schrijf geen nummer op en maak geen kopie.",
    )
    pgb_uitgelegd_op = f.DatumVeld("Uitleg over pgb en eigen bijdrage gegeven op", niet_na_vandaag=True, required=False)
    reactie_inwoner = f.TekstVeld(
        "Wat vindt de inwoner van dit verslag?",
        brief=True,
        regels=3,
        stem=True,
        required=False,
        help_text="In eigen woorden.",
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for soort in Onderwerp:
            self.fields[soort.value] = f.TekstVeld(
                KORT[soort].capitalize(), brief=True, regels=4, required=False, help_text=UITLEG[soort]
            )
            self.fields[f"half_{soort.value}"] = f.VinkjeVeld("Hier kom ik nog op terug", required=False)

    @staticmethod
    def begin(onderzoek: Onderzoek) -> dict[str, Any]:
        velden = ("gesprek_op", "identiteit_soort", "identiteit_op", "pgb_uitgelegd_op", "reactie_inwoner")
        uit = {naam: getattr(onderzoek, naam) for naam in (*velden, *(o.value for o in Onderwerp))}
        return uit | {f"half_{o.value}": o.value in onderzoek.nog_niet_af for o in Onderwerp}

    def onderwerpen(self) -> list[dict[str, Any]]:
        """The topics as the page shows them; the first one that is not finished stands open."""
        uit: list[dict[str, Any]] = []
        eerste = True
        for nummer, soort in enumerate(Onderwerp, start=1):
            veld, half = self[soort.value], self[f"half_{soort.value}"]
            status = self._status(veld, half)
            fout = bool(veld.errors or half.errors)
            uit.append(
                {
                    "nummer": nummer,
                    "label": KORT[soort].capitalize(),
                    "veld": veld,
                    "half": half,
                    "status": status,
                    "stand": {"leeg": "niet bekeken", "half": "onvolledig", "klaar": "klaar"}[status],
                    "open": fout or (eerste and status != "klaar"),
                }
            )
            eerste = eerste and status == "klaar"
        return uit

    @staticmethod
    def _status(veld: BoundField, half: BoundField) -> str:
        if not str(veld.value() or "").strip():
            return "leeg"
        return "half" if half.value() in (True, "on", "True") else "klaar"

    def gegevens(self, met_versie: bool = False) -> dict[str, Any]:
        uit = super().gegevens(met_versie)
        uit["nog_niet_af"] = [o.value for o in Onderwerp if uit.pop(f"half_{o.value}")]
        return uit


class HulpvraagFormulier(f.Formulier):
    tekst = f.TekstVeld(
        "Wat vraagt de inwoner?",
        brief=True,
        regels=3,
        stem=True,
        max_length=500,
        help_text="Eén vraag, in eigen woorden.",
    )


class UitkomstFormulier(f.Formulier):
    uitkomst = f.KeuzeVeld("Wat is de uitkomst?", choices=UitkomstHulpvraag.choices)


class DoelFormulier(f.Formulier):
    tekst = f.TekstVeld(
        "Wat moet er anders zijn?",
        brief=True,
        regels=2,
        max_length=300,
        help_text="Zo dat de inwoner het herkent. Bijvoorbeeld: mijn zus durft weer te komen.",
    )
    evaluatie_op = f.DatumVeld("Wanneer kijk je of het gelukt is?", niet_voor_vandaag=True, required=False)


class DoelEvaluatieFormulier(f.Formulier):
    bereikt = f.JaNeeVeld("Is dit doel bereikt?")


class OnderzoekNieuwFormulier(f.Formulier):
    aanleiding = f.KeuzeVeld("Waarom een nieuw onderzoek?", choices=Aanleiding.choices)
    gemeld_op = f.DatumVeld(
        "Wanneer kwam de vraag binnen?", niet_na_vandaag=True, help_text="Vanaf deze dag loopt de termijn."
    )


class AfbrekenFormulier(f.Formulier):
    reden = f.TekstVeld("Waarom stopt het onderzoek?")


class VerzendFormulier(documenten.VerzendFormulier):
    op = f.DatumVeld(
        "Op welke dag ging het verslag op de post?",
        niet_na_vandaag=True,
        help_text="De echte dag. Daarmee is de termijn van zes weken gehaald of niet.",
    )


class LeegFormulier(f.Formulier):
    """A step without fields."""


class HeropenFormulier(f.Formulier):
    """Only where closing broke off an onderzoek."""

    verder = f.KeuzeVeld(
        "Hoe gaat het verder?",
        choices=[
            ("ja", "De casus had niet dicht gemoeten: ga verder waar hij was"),
            ("nee", "Er is een nieuwe vraag: wat stopte, blijft gestopt"),
        ],
    )

    def __init__(self, *args: Any, uitleg: dict[str, str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        velden: Any = self.fields
        velden["verder"].uitleg = uitleg


class VoorzieningVeld(f.ObjectKeuzeVeld):
    def label_from_instance(self, obj: Any) -> str:
        return f"{obj.naam} ({obj.get_trede_display()})"


TREDE_UITLEG = {
    Trede.EIGEN_KRACHT.value: "Wat de inwoner zelf gaat doen",
    Trede.NETWERK.value: "Mantelzorg, familie, vrienden, buren",
    Trede.ALGEMEEN.value: "Vrij toegankelijk, zonder besluit",
    Trede.KERNTEAM.value: "Hulp van het kernteam, zonder besluit",
    Trede.MAATWERK.value: "Vraagt een aanvraag en een besluit, of een verwijzing",
}


BIJ_MAATWERK = ("voorziening", "hoeveelheid", "begin")


def aanbieders(dossier: Dossier) -> QuerySet[Organisatie]:
    """Who may give help in this gemeente."""
    rijen = Organisatie.objects.filter(gemeente_id=dossier.gemeente_id).exclude(soort=SoortOrganisatie.VERWIJZER)
    return rijen.order_by("naam")


class HulpFormulier(f.Formulier):
    trede = f.KeuzeVeld("Wat voor hulp is dit?", choices=Trede.choices, uitleg=TREDE_UITLEG)
    voorziening = VoorzieningVeld(
        "Voorziening",
        required=False,
        leeg="Geen, ik schrijf het zelf op",
        bij="verplicht bij maatwerk",
        error_messages={"required": "Kies de voorziening."},
    )
    omschrijving = f.TekstVeld(
        "Wie doet wat?",
        brief=True,
        required=False,
        max_length=300,
        bij="verplicht zonder voorziening",
        help_text="Bijvoorbeeld: dochter Petra doet de boodschappen.",
    )
    organisatie = f.ObjectKeuzeVeld("Wie geeft de hulp?", required=False, leeg="Nader te kiezen")
    hoeveelheid = f.GetalVeld(
        "Hoeveel?",
        required=False,
        bij="verplicht bij maatwerk",
        help_text="Alleen het getal, bijvoorbeeld 3. De eenheid staat in de catalogus.",
        error_messages={"required": "Maatwerk vraagt een hoeveelheid, bijvoorbeeld 3."},
    )
    frequentie = f.KeuzeVeld(
        "Hoe vaak?",
        choices=Frequentie.choices,
        required=False,
        bij="leeg: zoals in de catalogus",
    )
    leveringsvorm = f.KeuzeVeld(
        "In welke vorm?", choices=[(v.value, v.label) for v in Leveringsvorm], initial=Leveringsvorm.ZIN
    )
    begin = f.DatumVeld(
        "Eerste dag",
        required=False,
        bij="verplicht bij maatwerk",
        error_messages={"required": "Vul in wanneer de hulp begint."},
    )
    einde = f.DatumVeld("Laatste dag", required=False, help_text="Leeg: zonder einddatum.")
    hulpvraag = f.ObjectKeuzeVeld("Bij welke vraag hoort dit?", required=False, leeg="Geen bepaalde vraag")
    doel = f.ObjectKeuzeVeld("Aan welk doel werkt dit?", required=False, leeg="Geen bepaald doel")
    aanvullend_reden = f.TekstVeld(
        "Waarom is dit aanvullend?",
        required=False,
        help_text="Alleen nodig als dezelfde hulp er in deze periode al is.",
    )
    vervangt = f.ObjectKeuzeVeld(
        "Komt dit in plaats van hulp die er al is?",
        required=False,
        leeg="Nee",
        help_text="Die hulp stopt vanzelf op de dag voordat deze begint.",
    )

    def __init__(self, *args: Any, dossier: Dossier, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        stand = stand_van(dossier)
        velden: Any = self.fields
        if self.is_bound and self.data.get(self.add_prefix("trede")) == Trede.MAATWERK:
            # All that is missing is said at once; the verb stops at the first.
            for naam in BIJ_MAATWERK:
                velden[naam].required = True
        velden["voorziening"].queryset = Voorziening.objects.filter(
            Q(wet=None) | Q(wet=stand.wet), gemeente_id=dossier.gemeente_id, actief=True
        ).order_by("trede", "naam")
        velden["organisatie"].queryset = aanbieders(dossier)
        velden["hulpvraag"].queryset = Hulpvraag.objects.filter(onderzoek__casus_id=dossier.pk).order_by("pk")
        velden["hulpvraag"].label_from_instance = lambda vraag: knip(vraag.tekst, 80)
        velden["doel"].queryset = Doel.objects.filter(casus_id=dossier.pk, bereikt=None).order_by("pk")
        velden["doel"].label_from_instance = lambda doel: knip(doel.tekst, 80)
        lopend = [lijn.pk for lijn in stand.nog_te_beeindigen if lijn.trede == Trede.MAATWERK]
        velden["vervangt"].queryset = Ondersteuning.objects.filter(pk__in=lopend).order_by("pk")
        namen = {lijn.pk: f"{naam_van(lijn)}, {periode(lijn)}" for lijn in stand.nog_te_beeindigen}
        velden["vervangt"].label_from_instance = lambda lijn: namen[lijn.pk]


class AanbiederFormulier(f.Formulier):
    organisatie = f.ObjectKeuzeVeld("Wie geeft de hulp?")

    def __init__(self, *args: Any, dossier: Dossier, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        velden: Any = self.fields
        velden["organisatie"].queryset = aanbieders(dossier)


VAN_VERWIJZER = ("verwijzer", "verwijzer_naam", "verwijzer_agb", "verwezen_op")


def velden_verwijzer(soorten: Sequence[TypeVerwijzer], *, verplicht: bool) -> dict[str, Any]:
    """A code and a name, never free text alone; AGB where there is one."""
    return {
        "verwijzer": f.KeuzeVeld(
            "Wie verwees of bepaalde de hulp?",
            choices=[(soort.value, soort.label) for soort in soorten],
            required=verplicht,
            leeg="Kies…" if verplicht else "Niet van toepassing",
        ),
        "verwijzer_naam": f.TekstVeld("Naam van die arts, instelling of rechter", max_length=64, required=verplicht),
        "verwijzer_agb": f.TekstVeld(
            "AGB-code van de arts",
            required=False,
            kort=True,
            max_length=8,
            help_text="Acht cijfers, als je ze weet. Een rechter of gecertificeerde instelling heeft geen AGB-code.",
        ),
        "verwezen_op": f.DatumVeld("Dag van de verwijzing of bepaling", required=False, niet_na_vandaag=True),
    }


def lees_verwijzer(g: dict[str, Any]) -> Verwijzer:
    return Verwijzer(g["verwijzer"], g["verwijzer_naam"], g["verwijzer_agb"], g["verwezen_op"])


class VerwijzerFormulier(f.Formulier):
    def __init__(self, *args: Any, grondslag: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields.update(velden_verwijzer(VAN_GRONDSLAG.get(grondslag, ()), verplicht=True))


class StartHulpFormulier(f.Formulier):
    op = f.DatumVeld("Wanneer begon de hulp?", niet_na_vandaag=True)


class SpoedVerlengenFormulier(f.Formulier):
    tot_en_met_ = f.DatumVeld("Tot en met welke dag?", niet_voor_vandaag=True)


class MotiveringFormulier(f.Formulier):
    op = f.DatumVeld("Wanneer ging de motivering op de post?", niet_na_vandaag=True)


class OnderbreekFormulier(f.Formulier):
    reden = f.KeuzeVeld("Waarom ligt de hulp stil?", choices=RedenPauze.choices)
    op = f.DatumVeld("Eerste dag zonder hulp", niet_na_vandaag=True)


class HervatFormulier(f.Formulier):
    op = f.DatumVeld("Eerste dag dat de hulp weer loopt", niet_na_vandaag=True)


class BeeindigFormulier(f.Formulier):
    reden = f.KeuzeVeld("Waarom stopt de hulp?", choices=Einde.choices)
    laatste_dag = f.DatumVeld("Laatste dag van de hulp", niet_na_vandaag=True)


UITKOMSTEN_VRAAG = [(u.value, u.label) for u in UitkomstHulpvraag if u != UitkomstHulpvraag.OPEN]


class SluitFormulier(f.Formulier):
    reden = f.KeuzeVeld("Waarom sluit je de casus?", choices=Afsluitreden.choices)
    toelichting = f.TekstVeld(
        "Toelichting", regels=3, max_length=500, required=False, help_text="Kort, voor wie dit later leest."
    )
    nazorg = f.ObjectKeuzeVeld("Wie kijkt later hoe het gaat?", required=False, leeg="Niemand")
    nazorg_op = f.DatumVeld("Wanneer?", required=False, niet_voor_vandaag=True, help_text="Leeg: over dertien weken.")

    def __init__(self, *args: Any, dossier: Dossier, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        stand = stand_van(dossier)
        velden: Any = self.fields
        for doel in stand.open_doelen:
            velden[f"doel_{doel.pk}"] = f.KeuzeVeld(
                f"Wat kwam er van het doel ‘{doel.tekst[:120]}’?", choices=UitkomstDoel.choices
            )
        for vraag in stand.open_vragen:
            velden[f"vraag_{vraag.pk}"] = f.KeuzeVeld(
                f"Wat kwam er van de vraag ‘{vraag.tekst[:120]}’?", choices=UITKOMSTEN_VRAAG
            )
        self.order_fields(["reden", *(naam for naam in velden if naam.startswith(("doel_", "vraag_")))])
        functies = [functie for functie in Functie if mag(functie, "contact.vastleggen")]
        velden["nazorg"].queryset = (
            Hoedanigheid.objects.met_alles()
            .filter(
                geldt_op(stand.dag),
                gemeente_id=dossier.gemeente_id,
                soort=SoortDoor.MEDEWERKER,
                team_id=dossier.team_id,
                functie__in=functies,
                wetten__contains=[stand.wet],
            )
            .order_by("medewerker__naam", "pk")
        )

    def clean(self) -> dict[str, Any]:
        """The answers about goals and questions by id, as the verb takes them."""
        gegevens: dict[str, Any] = super().clean() or {}
        for naam, soort in (("doelen", "doel_"), ("vragen", "vraag_")):
            sleutels = [sleutel for sleutel in gegevens if sleutel.startswith(soort)]
            gegevens[naam] = {int(sleutel.removeprefix(soort)): gegevens.pop(sleutel) for sleutel in sleutels}
        return gegevens


class ClientondersteuningFormulier(f.Formulier):
    voor = f.KeuzeVeld("Wie heb je erop gewezen?", choices=VoorWie.choices)
    mantelzorger = f.ObjectKeuzeVeld("Welke mantelzorger?", required=False, leeg="Iemand die hier nog niet staat")
    naam = f.TekstVeld("Naam van de mantelzorger", required=False, max_length=120)
    relatie = f.TekstVeld("Relatie", required=False, kort=True, max_length=40, help_text="Bijvoorbeeld: dochter.")
    gewezen_op = f.DatumVeld("Wanneer?", niet_na_vandaag=True)
    wil = f.JaNeeVeld("Wil diegene cliëntondersteuning?", ja="Ja, graag", nee="Nee, nu niet", required=False)

    def __init__(self, *args: Any, dossier: Dossier, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        velden: Any = self.fields
        velden["mantelzorger"].queryset = Netwerklid.objects.filter(
            geldt_op(stand_van(dossier).dag), inwoner=dossier.inwoner, mantelzorger=True
        ).order_by("pk")
        velden["mantelzorger"].label_from_instance = lambda lid: f"{lid.naam} ({lid.relatie})"
