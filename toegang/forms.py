"""The melding form: who (found or new), what, and what starts the clock."""

from typing import Any

from basis.inwoners import verwijzing
from basis.inwoners.aanschrijven.naam import Naam
from basis.inwoners.datums import ONBEKEND
from basis.inwoners.enums import VeiligContact
from basis.inwoners.forms import GeborenVeld
from basis.inwoners.handelingen import toets_persoon
from basis.inwoners.zoeken import mogelijk_dubbel
from basis.journaal.tijd import vandaag
from basis.organisatie.enums import Wet
from basis.organisatie.handeling import Geweigerd
from basis.organisatie.models import Hoedanigheid, Kern, Toegangspunt
from basis.scherm import formulieren as f
from casussen.enums import Grondslag, SoortBedreiging
from casussen.forms import velden_verwijzer
from casussen.verwijzing import VAN_GRONDSLAG
from toegang.enums import DoorOfNamens, Kanaal, StatusMelding
from toegang.handelingen.inkomen import is_buiten

DUBBEL = "Deze inwoner kennen we waarschijnlijk al. Is het toch iemand anders? Vink dat dan aan."
MANTELZORG = (("onbekend", "nog niet gevraagd"), ("ja", "ja"), ("geen", "nee, er is geen mantelzorger"))


class MeldingFormulier(f.Formulier):
    """A melding for a person found before. Its subclass adds the fields of a new person."""

    vraag = f.TekstVeld("Wat is de vraag?", brief=True, regels=3, stem=True, help_text="In de woorden van de inwoner.")
    door_of_namens = f.KeuzeVeld(
        "Vraagt de inwoner dit zelf, of iemand namens de inwoner?", choices=DoorOfNamens.choices
    )
    reden_signaal = f.TekstVeld("Waarom is dit niet door of namens de inwoner?", required=False, max_length=300)
    kanaal = f.KeuzeVeld("Hoe kwam de vraag binnen?", choices=Kanaal.choices)
    ontvangen_op = f.DatumVeld(
        "Ontvangen op",
        niet_na_vandaag=True,
        help_text="De dag waarop de vraag binnenkwam, bij wie dan ook. Vanaf deze dag telt de termijn.",
    )
    reden_eerder = f.TekstVeld(
        "Waarom voer je de melding later in?",
        required=False,
        max_length=200,
        help_text="Alleen als de vraag eerder binnenkwam.",
    )
    plaats = f.ObjectKeuzeVeld("Toegangspunt", queryset=Toegangspunt.objects.none())
    kern = f.ObjectKeuzeVeld(
        "Kern waar de inwoner woont",
        queryset=Kern.objects.none(),
        required=False,
        help_text="Leeg laten mag als we het adres al kennen.",
    )
    wet = f.KeuzeVeld("Waar gaat het over?", choices=Wet.choices, required=False, leeg="weet ik nog niet")
    inkomen = f.VinkjeVeld(
        "Het gaat over inkomen of bijstand",
        required=False,
        help_text="Daarover gaat de gemeente zelf. Wij zenden de vraag meteen door; zeg dat ook tegen de inwoner.",
    )
    spoed = f.VinkjeVeld("Dit kan niet wachten", required=False)
    bedreiging = f.KeuzeVeld(
        "Schulden, en dreigt er iets?",
        choices=SoortBedreiging.choices,
        required=False,
        leeg="nee, of het gaat niet over schulden",
        help_text="Dan is het eerste gesprek binnen drie werkdagen.",
    )
    zelf = f.TekstVeld("Wat kunt u zelf?", brief=True, regels=2, stem=True, required=False)
    samen = f.TekstVeld("Wat kunnen mensen om u heen doen?", brief=True, regels=2, stem=True, required=False)
    nodig = f.TekstVeld("Waar hebt u hulp bij nodig?", brief=True, regels=2, stem=True, required=False)
    melder_naam = f.TekstVeld(
        "Naam van wie belt of schrijft", required=False, max_length=120, help_text="Leeg als dat de inwoner zelf is."
    )
    melder_relatie = f.TekstVeld("Wie is dat voor de inwoner?", required=False, max_length=60)
    melder_telefoon = f.TekstVeld("Telefoon van de melder", required=False, max_length=20, kort=True)
    mantelzorg = f.KeuzeVeld("Is er een mantelzorger?", choices=MANTELZORG)
    mantelzorger_naam = f.TekstVeld("Naam van de mantelzorger", required=False, max_length=120)
    mantelzorger_relatie = f.TekstVeld("Wie is dat voor de inwoner?", required=False, max_length=40)
    gewezen_inwoner = f.VinkjeVeld("Ik wees de inwoner op gratis, onafhankelijke cliëntondersteuning", required=False)
    gewezen_mantelzorger = f.VinkjeVeld("Ik wees ook de mantelzorger daarop", required=False)

    def __init__(self, *args: Any, door: Hoedanigheid, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        velden: dict[str, Any] = dict(self.fields)
        velden["plaats"].queryset = Toegangspunt.objects.filter(gemeente=door.gemeente_id).order_by("naam")
        velden["kern"].queryset = Kern.objects.filter(gemeente=door.gemeente_id).order_by("naam")
        if not door.mag("melding.signaal"):
            velden["door_of_namens"].choices = [keuze for keuze in DoorOfNamens.choices if keuze[0] != DoorOfNamens.NEE]
            del self.fields["reden_signaal"]
        velden["wet"].choices = [("", "weet ik nog niet"), *((wet, Wet(wet).label) for wet in door.wetten)]
        if not is_buiten(door):
            del self.fields["inkomen"]
        if not door.mag("melding.afhandelen"):
            # Which law it is under is weighed later, by somebody who knows them.
            del self.fields["wet"]

    def clean(self) -> dict[str, Any]:
        gegevens = super().clean() or {}
        if gegevens.get("mantelzorg") == "ja" and not gegevens.get("mantelzorger_naam"):
            self.add_error("mantelzorger_naam", "Vul de naam van de mantelzorger in.")
        ontvangen = gegevens.get("ontvangen_op")
        if ontvangen and ontvangen < vandaag() and not gegevens.get("reden_eerder"):
            self.add_error("reden_eerder", "Schrijf kort op waarom je de melding nu pas invoert.")
        if gegevens.get("door_of_namens") == DoorOfNamens.NEE:
            if not gegevens.get("reden_signaal"):
                self.add_error("reden_signaal", "Schrijf op waarom dit niet door of namens de inwoner is.")
            if not gegevens.get("melder_naam"):
                self.add_error("melder_naam", "Schrijf op wie dit signaal gaf.")
        return gegevens


class NieuweInwonerFormulier(MeldingFormulier):
    """A melding for somebody we do not know yet."""

    voornamen = f.TekstVeld("Voornamen of voorletters", brief=True, required=False)
    voorvoegsel = f.TekstVeld("Voorvoegsel", brief=True, required=False, kort=True, max_length=20)
    geslachtsnaam = f.TekstVeld("Achternaam", brief=True)
    geslacht = f.KeuzeVeld("Aanspreken als", choices=[("V", "mevrouw"), ("M", "meneer"), ("O", "weet ik niet")])
    geboren = GeborenVeld(required=False, help_text="Weet je alleen het jaar? Vul dan het jaar in.")
    bsn = f.TekstVeld("BSN", required=False, kort=True, geheim=True)
    straat = f.TekstVeld("Straat", brief=True, required=False, max_length=100)
    huisnummer = f.TekstVeld("Huisnummer", required=False, kort=True, max_length=5)
    toevoeging = f.TekstVeld("Toevoeging", required=False, kort=True, max_length=10)
    postcode = f.TekstVeld("Postcode", required=False, kort=True, max_length=7)
    woonplaats = f.TekstVeld("Woonplaats", brief=True, required=False, max_length=80)
    telefoon = f.TekstVeld("Telefoon", required=False, kort=True, max_length=20)
    veilig_contact = f.KeuzeVeld("Is post naar dit adres veilig?", choices=VeiligContact.choices)
    toch_nieuw = f.VinkjeVeld("Ik heb gekeken: dit is een andere persoon", required=False)

    def __init__(self, *args: Any, door: Hoedanigheid, werkplek: str = "", **kwargs: Any) -> None:
        super().__init__(*args, door=door, **kwargs)
        self.door, self.werkplek = door, werkplek
        self.dubbelen: list[dict[str, str]] = []
        self.lijkt_bekend = False
        if not door.mag("inwoner.zoeken_volledig"):
            del self.fields["bsn"]

    def clean(self) -> dict[str, Any]:
        """Looks for doubles here, before the verb's transaction: the look is logged also when we refuse."""
        gegevens = super().clean()
        # Whatever else is wrong: who is on the phone hears it once.
        velden = ("geboren", "bsn", "telefoon", "postcode", "huisnummer")
        for fout in toets_persoon(**{veld: gegevens[veld] for veld in velden if gegevens.get(veld)}):
            self.weiger(fout.reden, fout.veld)
        if not self.errors and not gegevens["toch_nieuw"]:
            self._zoek_dubbelen(gegevens)
        return gegevens

    def _zoek_dubbelen(self, g: dict[str, Any]) -> None:
        naam = Naam(voornamen=g["voornamen"], voorvoegsel=g["voorvoegsel"], geslachtsnaam=g["geslachtsnaam"])
        try:
            gevonden = mogelijk_dubbel(
                self.door,
                naam=naam,
                geboren=g["geboren"] or ONBEKEND,
                postcode=g["postcode"],
                huisnummer=g["huisnummer"],
                telefoon=g["telefoon"],
                werkplek=self.werkplek,
            )
        except Geweigerd as fout:
            self.weiger(fout.reden, fout.veld)
            return
        if gevonden.gevonden:
            self.lijkt_bekend = True
            self.dubbelen = [
                {
                    "naam": rij.wie.naam,
                    "geboren": rij.wie.geboren,
                    "plaats": rij.wie.plaats,
                    "redenen": ", ".join(rij.redenen),
                    "verwijzing": verwijzing.maak(self.door, rij.wie.id),
                }
                for rij in gevonden.rijen
            ]
            self.add_error("toch_nieuw", DUBBEL)


class UitvraagFormulier(f.Formulier):
    """The three questions."""

    zelf = f.TekstVeld("Wat kunt u zelf?", brief=True, regels=3, stem=True, required=False)
    samen = f.TekstVeld("Wat kunnen mensen om u heen doen?", brief=True, regels=3, stem=True, required=False)
    nodig = f.TekstVeld("Waar hebt u hulp bij nodig?", brief=True, regels=3, stem=True, required=False)


class AfrondFormulier(f.Formulier):
    """End a melding without casus."""

    uitkomst = f.KeuzeVeld(
        "Hoe eindigt de melding?",
        choices=[
            (status.value, status.label)
            for status in StatusMelding
            if status
            not in (
                StatusMelding.ONTVANGEN,
                StatusMelding.UITGEVRAAGD,
                StatusMelding.IN_BEHANDELING,
                StatusMelding.TOEGEVOEGD,
            )
        ],
    )
    verwezen_naar = f.TekstVeld(
        "Naar wie?", required=False, max_length=120, help_text="Bij doorverwijzen of doorzenden."
    )
    toelichting = f.TekstVeld("Wat deed of zei je?", regels=3, required=False, max_length=500)
    inwoner_eens = f.VinkjeVeld("De inwoner is het hiermee eens en weet dat melden altijd kan", required=False)


class BehandelFormulier(f.Formulier):
    """Open a casus: under which law, and on which ground."""

    wet = f.KeuzeVeld("Onder welke wet valt de vraag?", choices=())
    grondslag = f.KeuzeVeld(
        "Waarop rust de hulp?",
        choices=[
            (grond.value, grond.label)
            for grond in (Grondslag.BESLUIT, Grondslag.SPOED, Grondslag.VERWIJZING, Grondslag.BEPALING)
        ],
        uitleg={
            "besluit": "Eerst onderzoek, dan zo nodig een besluit. Zo gaat het meestal.",
            "spoed": "Tijdelijke hulp meteen; het onderzoek volgt.",
            "verwijzing": "De hulp kan meteen beginnen, zonder besluit van ons.",
            "bepaling": "De hulp kan meteen beginnen, zonder besluit van ons.",
        },
    )
    grondslag_kenmerk = f.TekstVeld(
        "Nummer van de verwijzing of bepaling",
        required=False,
        max_length=60,
        help_text="Als er een nummer op staat.",
    )

    def __init__(self, *args: Any, door: Hoedanigheid, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if Wet.JEUGD in door.wetten:
            # Only asked where it can be; which of them fits the ground says the verb.
            soorten = [soort for rij in VAN_GRONDSLAG.values() for soort in rij]
            self.fields.update(velden_verwijzer(soorten, verplicht=False))
        velden: dict[str, Any] = dict(self.fields)
        velden["wet"].choices = [(wet, Wet(wet).label) for wet in door.wetten]
        if Wet.JEUGD not in door.wetten:
            # A verwijzing or bepaling exists under the Jeugdwet only.
            weg = (Grondslag.VERWIJZING, Grondslag.BEPALING)
            velden["grondslag"].choices = [keuze for keuze in velden["grondslag"].choices if keuze[0] not in weg]
            del self.fields["grondslag_kenmerk"]
        if Wet.WMO not in door.wetten:
            # The article of spoed is of the Wmo.
            keuzes = [
                (code, "spoed" if code == Grondslag.SPOED else label) for code, label in velden["grondslag"].choices
            ]
            velden["grondslag"].choices = keuzes


class KiesCasusFormulier(f.Formulier):
    """Which running casus the melding belongs to."""

    casus_id = f.KeuzeVeld("Aan welke casus?", choices=())

    def __init__(self, *args: Any, casussen: list[tuple[str, str]], uitleg: dict[str, str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        velden: dict[str, Any] = dict(self.fields)
        velden["casus_id"].choices = casussen
        velden["casus_id"].uitleg = uitleg


class SignaalFormulier(f.Formulier):
    reden = f.TekstVeld("Waarom is dit niet door of namens de inwoner?", regels=2, max_length=300)


class GesprokenFormulier(f.Formulier):
    """Two choices with another deadline; the form says which."""

    gesproken_op = f.DatumVeld("Wanneer sprak je de inwoner?", niet_na_vandaag=True)
    wie = f.KeuzeVeld(
        "Van wie kwam de vraag?",
        choices=[
            ("ontvangst", "Van of namens de inwoner: het was al een melding toen het binnenkwam"),
            ("gesprek", "Van een ander: de inwoner vroeg pas in dit gesprek zelf om hulp"),
        ],
    )
    kanaal = f.KeuzeVeld(
        "Hoe sprak je de inwoner?",
        choices=Kanaal.choices,
        leeg="Kies…",
        required=False,
        help_text="Alleen als de inwoner pas in dit gesprek om hulp vroeg.",
    )
    reden = f.TekstVeld(
        "Hoe weet je dat?",
        regels=2,
        max_length=300,
        required=False,
        help_text="Alleen als de inwoner pas in dit gesprek om hulp vroeg. Je reden en de eerste dag blijven staan.",
    )

    def __init__(self, *args: Any, uitleg: dict[str, str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        velden: dict[str, Any] = dict(self.fields)
        velden["wie"].uitleg = uitleg
