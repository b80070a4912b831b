"""States and codes of the casus, its onderzoek and its ondersteuning."""

from django.db.models import TextChoices


class Grondslag(TextChoices):
    """Why help may be given. Only `besluit` needs an aanvraag and a beschikking (praktijk 3)."""

    BESLUIT = "besluit", "besluit"
    SPOED = "spoed", "spoed (Wmo 2.3.3)"
    VERWIJZING = "verwijzing", "verwijzing door een arts (Jeugdwet 2.6)"
    BEPALING = "bepaling", "bepaling van GI of rechter (Jeugdwet 3.5)"
    VRIJ = "vrij", "vrij toegankelijk"
    OVERGENOMEN = "overgenomen", "overgenomen"


class TypeVerwijzer(TextChoices):
    """Who referred to jeugdhulp (iJw COD327; there is no 07)."""

    GEMEENTE = "01", "gemeente"
    HUISARTS = "02", "huisarts"
    JEUGDARTS = "03", "jeugdarts"
    GI = "04", "gecertificeerde instelling"
    SPECIALIST = "05", "medisch specialist"
    GEEN = "06", "zelfverwijzer of geen verwijzer"
    RECHTER = "08", "rechter, officier van justitie of functionaris van een justitiële jeugdinrichting"


class StatusCasus(TextChoices):
    AANGEMELD = "aangemeld", "aangemeld"
    ONDERZOEK = "onderzoek", "onderzoek"
    PLAN = "plan", "plan"
    TOEKENNING = "toekenning", "toekenning"
    HULPVERLENING = "hulpverlening", "hulpverlening"
    AFGESLOTEN = "afgesloten", "afgesloten"


class Afsluitreden(TextChoices):
    VOLGENS_PLAN = "volgens_plan", "volgens plan"
    NIETS_DOEN = "niets_doen", "verantwoord niets doen"
    IN_OVEREENSTEMMING = "in_overeenstemming", "eerder gestopt, in overleg"
    DOOR_INWONER = "door_inwoner", "eerder gestopt door de inwoner"
    DOOR_AANBIEDER = "door_aanbieder", "eerder gestopt door de aanbieder"
    OMSTANDIGHEDEN = "omstandigheden", "eerder gestopt door omstandigheden"
    INGETROKKEN = "ingetrokken", "vraag ingetrokken"
    AFGEWEZEN = "afgewezen", "aanvraag afgewezen"
    VERHUISD = "verhuisd", "verhuisd"
    OVERLEDEN = "overleden", "overleden"
    ANDER_DOMEIN = "ander_domein", "verder onder een andere wet"


class UitkomstDoel(TextChoices):
    """What came of a goal that was open when the casus closed."""

    BEREIKT = "bereikt", "bereikt"
    NIET_BEREIKT = "niet_bereikt", "niet bereikt"
    VERVALLEN = "vervallen", "niet meer van toepassing"


class Aanleiding(TextChoices):
    NIEUW = "nieuw", "nieuwe melding"
    HERINDICATIE = "herindicatie", "herindicatie"
    HERONDERZOEK = "heronderzoek", "heronderzoek (Wmo 2.3.9)"
    WIJZIGING_INWONER = "wijziging_inwoner", "wijziging door de inwoner"
    WIJZIGING_AANBIEDER = "wijziging_aanbieder", "wijziging door de aanbieder"
    SPOED = "spoed", "spoed"
    ACHTTIEN = "achttien", "18 jaar"
    VERHUIZING = "verhuizing", "verhuizing"
    NA_BEZWAAR = "na_bezwaar", "na bezwaar"


class StatusOnderzoek(TextChoices):
    GEPLAND = "gepland", "gepland"
    LOOPT = "loopt", "loopt"
    VERSLAG_VERZONDEN = "verslag_verzonden", "verslag verzonden"
    AANVRAAG = "aanvraag", "aanvraag binnen"
    BESLOTEN = "besloten", "besloten"
    KLAAR = "klaar", "klaar zonder aanvraag"
    AFGEBROKEN = "afgebroken", "afgebroken"


LOPEND_ONDERZOEK = (
    StatusOnderzoek.GEPLAND,
    StatusOnderzoek.LOOPT,
    StatusOnderzoek.VERSLAG_VERZONDEN,
    StatusOnderzoek.AANVRAAG,
)


class StatusOndersteuning(TextChoices):
    VOORGESTELD = "voorgesteld", "voorgesteld"
    TOEGEWEZEN = "toegewezen", "toegewezen"
    GESTART = "gestart", "gestart"
    ONDERBROKEN = "onderbroken", "onderbroken"
    BEEINDIGD = "beeindigd", "beëindigd"
    GEANNULEERD = "geannuleerd", "geannuleerd"


LOPENDE_HULP = (StatusOndersteuning.GESTART, StatusOndersteuning.ONDERBROKEN)


class Einde(TextChoices):
    """Reden beëindiging (JZ588, iWmo/iJw 3.x)."""

    OVERLIJDEN = "02", "overlijden"
    TIJDELIJK = "20", "tijdelijk beëindigd"
    VOLGENS_PLAN = "31", "volgens plan"
    CLIENT = "32", "voortijdig, eenzijdig door de cliënt"
    AANBIEDER = "33", "voortijdig, eenzijdig door de aanbieder"
    OVEREENSTEMMING = "34", "voortijdig, in overeenstemming"
    OMSTANDIGHEDEN = "35", "voortijdig, externe omstandigheden"
    GEMEENTE = "36", "geïnitieerd door de gemeente"
    WIJZIGING = "37", "in verband met een wijziging"
    ANDERE_AANBIEDER = "38", "overstap naar een andere aanbieder"
    ANDER_DOMEIN = "39", "uitstroom naar een ander domein"


class KeuzeAflopend(TextChoices):
    """What may happen when granted help ends (praktijk 27)."""

    ONDERZOEK = "onderzoek", "Kort onderzoek, vanaf het laatste verslag"
    MELDING = "melding", "Nieuwe melding opnemen"
    VERLENGEN = "verlengen", "Zonder aanvraag verlengen, als dat gunstig is"
    EINDIGEN = "eindigen", "Laten stoppen, met een brief"

    @property
    def uitleg(self) -> str:
        return {
            "onderzoek": "Er komt een onderzoek (herindicatie) klaar te staan. De teksten van het laatste verslag "
            "staan er al in; loop ze samen na. De hulp loopt door tot en met de laatste dag, dus begin op tijd.",
            "melding": "De inwoner vraagt zelf iets nieuws. Neem de melding op en voeg haar toe aan deze casus.",
            "verlengen": "Een besluit zonder aanvraag kan hier nog niet. Kies het korte onderzoek en leg de aanvraag "
            "vast. Laat de nieuwe hulp beginnen op de dag na de laatste dag; dan valt er geen gat.",
            "eindigen": "De laatste dag blijft staan. Je krijgt een taak om de inwoner een brief te sturen.",
        }[self.value]

    @property
    def waarom_niet(self) -> str | None:
        """Why this can't be chosen here; the screen says it beside the choice."""
        match self:
            case KeuzeAflopend.VERLENGEN:
                return self.uitleg
            case KeuzeAflopend.MELDING:
                return "Neem de melding eerst op. Voeg je haar toe aan deze casus, dan is de keuze gemaakt."
        return None


class SoortBedreiging(TextChoices):
    """What makes the first gesprek about debts urgent: three werkdagen (Wgs 4 lid 2)."""

    HUISUITZETTING = "huisuitzetting", "gedwongen ontruiming van de woning"
    ENERGIE = "energie", "afsluiting van gas, elektriciteit, water of stadsverwarming"
    ZORGVERZEKERING = "zorgverzekering", "opzegging of ontbinding van de zorgverzekering"


class GeenWachttijd(TextChoices):
    """Why an aanvraag algemene bijstand need not wait four weeks (Participatiewet 41 lid 4 and 11)."""

    LEEFTIJD = "leeftijd", "27 jaar of ouder op de dag van de melding"
    ONDERWIJS = "onderwijs", "korter dan een jaar geleden praktijkonderwijs of vso"
    BEPERKING = "beperking", "medisch urenbeperkt of doelgroep loonkostensubsidie"
    OMSTANDIGHEDEN = "omstandigheden", "de omstandigheden geven aanleiding om niet te wachten"


class GeenVoorschot(TextChoices):
    """Why there is no voorschot (Participatiewet 52 lid 1)."""

    GEGEVENS = "gegevens", "verwijtbaar geen of te weinig gegevens of medewerking (onder a)"
    GEEN_RECHT = "geen_recht", "bij de aanvraag is duidelijk dat er geen recht is (onder b)"


class Identiteitsbewijs(TextChoices):
    """What was seen (Wmo 2.3.4; Wet op de identificatieplicht 1). Only the kind, never a number or a copy."""

    PASPOORT = "paspoort", "paspoort"
    IDENTITEITSKAART = "identiteitskaart", "identiteitskaart"
    RIJBEWIJS = "rijbewijs", "rijbewijs"
    VREEMDELING = "vreemdeling", "verblijfsdocument"


class Onderwerp(TextChoices):
    """The seven topics of Wmo 2.3.2 lid 4 a-g, in the order of the law, as the verslag prints them."""

    BEHOEFTEN = "behoeften", "Wat u nodig heeft en belangrijk vindt"
    EIGEN_KRACHT = "eigen_kracht", "Wat u zelf kunt, en wat u van huisgenoten mag verwachten"
    NETWERK = "netwerk", "Hulp van mantelzorgers en mensen om u heen"
    MANTELZORGER = "mantelzorger", "Wat uw mantelzorger nodig heeft"
    ALGEMEEN = "algemeen", "Algemene voorzieningen en activiteiten"
    SAMENWERKING = "samenwerking", "Samenwerking met zorg, onderwijs, werk en wonen"
    BIJDRAGE = "bijdrage", "Wat u zelf betaalt"


class RedenPauze(TextChoices):
    ZIEKENHUIS = "ziekenhuis", "opname in ziekenhuis of revalidatie"
    VAKANTIE = "vakantie", "vakantie van de inwoner"
    AANBIEDER = "aanbieder", "aanbieder kan tijdelijk niet"
    VERZOEK = "verzoek", "op verzoek van de inwoner"


class Leveringsvorm(TextChoices):
    ZIN = "zin", "zorg in natura"
    PGB = "pgb", "persoonsgebonden budget"


class SoortContact(TextChoices):
    HUISBEZOEK = "huisbezoek", "huisbezoek"
    TELEFOON = "telefoon", "telefoon"
    INLOOP = "inloop", "inloop of toegangspunt"
    BEELD = "beeld", "beeldbellen"
    BERICHT = "bericht", "brief of bericht"


class EnNu(TextChoices):
    """What follows a contact."""

    NIETS = "niets", "Niets nodig"
    ZELF = "zelf", "Ik doe zelf iets"
    TEAM = "team", "Het team moet meekijken"


class VoorWie(TextChoices):
    """To whom cliëntondersteuning was pointed out (Wmo 2.3.2 lid 3)."""

    INWONER = "inwoner", "de inwoner"
    MANTELZORGER = "mantelzorger", "een mantelzorger"
    GEEN_MANTELZORGER = "geen_mantelzorger", "er is geen mantelzorger"


class UitkomstHulpvraag(TextChoices):
    OPEN = "open", "nog open"
    OPGELOST = "opgelost", "opgelost zonder maatwerk"
    MAATWERK = "maatwerk", "maatwerk nodig"
    VERVALLEN = "vervallen", "vervallen"
