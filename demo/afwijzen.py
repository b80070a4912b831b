"""Why a story ends with a no: per kind of help one reason, with the finding in the verslag that carries it."""

from dataclasses import dataclass

from beschikkingen.enums import Afwijzingsgrond as G
from beschikkingen.enums import VoorliggendeWet


@dataclass(frozen=True)
class Afwijzing:
    """`vinding` is what the onderzoek found, under `onderwerp` of the verslag; `uitleg` tells the inwoner the same."""

    grond: G
    uitleg: str
    onderwerp: str
    vinding: str
    wet: VoorliggendeWet | None = None


# By code of the catalogue. Not 'gebruikelijke hulp': who lives with whom comes from the register.
AFWIJZINGEN = {
    "HH1": Afwijzing(
        G.ALGEMENE_VOORZIENING,
        "De was- en strijkservice en de klussendienst kunnen dit werk doen. Zij hebben plaats en u kunt het betalen.",
        "algemeen",
        "De was- en strijkservice en de klussendienst kunnen het zware werk doen en hebben plaats.",
    ),
    "BG1": Afwijzing(
        G.ALGEMENE_VOORZIENING,
        "De Formulierenbrigade neemt elke week uw post en afspraken met u door. Daar is plaats.",
        "algemeen",
        "De Formulierenbrigade neemt elke week post en afspraken door en heeft plaats.",
    ),
    "DB1": Afwijzing(
        G.ALGEMENE_VOORZIENING,
        "De open inloop geeft u vaste dagen en mensen om u heen. Daar is plaats.",
        "algemeen",
        "De open inloop geeft vaste dagen en gezelschap en heeft plaats.",
    ),
    "VV1": Afwijzing(
        G.NETWERK,
        "Familie brengt en haalt u op de dagen van de dagbesteding. Dat gaat goed en zij houden het vol.",
        "netwerk",
        "Familie brengt en haalt op de dagen van de dagbesteding en houdt dat vol.",
    ),
    "WV1": Afwijzing(
        G.EIGEN_KRACHT,
        "Beneden zijn een slaapkamer en een badkamer. U kunt daar slapen. Een traplift is dan niet nodig.",
        "eigen_kracht",
        "Beneden zijn een slaapkamer en een badkamer; slapen kan daar.",
    ),
    "VV2": Afwijzing(
        G.ALGEMENE_VOORZIENING,
        "De Plusbus rijdt elke dag, ook naar de dorpen eromheen. U kunt er zelf in en uit.",
        "algemeen",
        "De Plusbus rijdt elke dag, ook naar de dorpen eromheen. In- en uitstappen lukt.",
    ),
    "RS1": Afwijzing(
        G.ALGEMENE_VOORZIENING,
        "U heeft de rolstoel nu alleen voor uitstapjes nodig. Daarvoor kunt u er een lenen bij de uitleen.",
        "algemeen",
        "De rolstoel is nu alleen voor uitstapjes nodig; de uitleen heeft er een.",
    ),
    "PV1": Afwijzing(
        G.VOORLIGGEND,
        "Hulp bij het douchen hoort bij de wijkverpleging. Wij belden met haar: er is plaats.",
        "samenwerking",
        "Gebeld met de wijkverpleging: hulp bij het douchen hoort bij haar en er is plaats.",
        VoorliggendeWet.ZVW,
    ),
    "KV1": Afwijzing(
        G.NETWERK,
        "Uw tante neemt het één weekend per maand over. Zij houdt dat vol.",
        "netwerk",
        "Een tante neemt het één weekend per maand over en houdt dat vol.",
    ),
    "BW1": Afwijzing(
        G.VOORLIGGEND,
        "U heeft blijvend dag en nacht toezicht dichtbij nodig. Daarvoor is de Wet langdurige zorg.",
        "samenwerking",
        "De behandelaar schrijft dat blijvend dag en nacht toezicht nodig is.",
        VoorliggendeWet.WLZ,
    ),
    "JA1": Afwijzing(
        G.EIGEN_KRACHT,
        "Met de tips uit onze gesprekken gaat het thuis al beter. U wilt dit zelf volhouden.",
        "eigen_kracht",
        "Met de tips uit de gesprekken gaat het thuis al beter.",
    ),
    "JG1": Afwijzing(
        G.ALGEMENE_VOORZIENING,
        "Het schoolmaatschappelijk werk heeft elke week tijd voor gesprekken. Dat past bij deze vraag.",
        "algemeen",
        "Het schoolmaatschappelijk werk heeft elke week tijd voor gesprekken.",
    ),
    "JD1": Afwijzing(
        G.ALGEMENE_VOORZIENING,
        "De opvang heeft een kleine groep met extra begeleiding. Daar is plaats.",
        "algemeen",
        "De opvang heeft een kleine groep met extra begeleiding, en plaats.",
    ),
    "SH1": Afwijzing(
        G.ALGEMENE_VOORZIENING,
        "De Formulierenbrigade helpt u om uw post en betalingen bij te houden. Daar is plaats.",
        "algemeen",
        "De Formulierenbrigade helpt om post en betalingen bij te houden en heeft plaats.",
    ),
    "PR1": Afwijzing(
        G.EIGEN_KRACHT,
        "Uw cv is klaar en u had al twee gesprekken bij een werkgever. U kunt zelf verder.",
        "eigen_kracht",
        "Het cv is klaar en er waren al twee gesprekken bij een werkgever.",
    ),
}
ZIENSWIJZE = (
    "Wij vertelden u dit voordat wij besloten. U vindt het jammer, maar u begrijpt het.",
    "Wij vertelden u dit voordat wij besloten. U bent het er niet mee eens. Dat hebben wij meegewogen.",
    "Voordat wij besloten, vroegen wij wat u ervan vindt. U wilt het eerst zo proberen.",
    "Voordat wij besloten, belden wij u. U vroeg waar u terechtkunt als het niet gaat. Dat hebben wij u verteld.",
)
