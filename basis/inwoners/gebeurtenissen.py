"""What happened to the data of a person, as a sentence in the timeline."""

from basis.journaal.zinnen import Zin

ZINNEN = {
    "inwoner.gemaakt": Zin("persoon", "voegde de inwoner toe."),
    "inwoner.gewijzigd": Zin("persoon", "wijzigde gegevens van de inwoner."),
    "inwoner.verhuisd": Zin("persoon", "legde een nieuw adres vast."),
    "inwoner.vertegenwoordiging": Zin("persoon", "legde vast wie de inwoner vertegenwoordigt."),
    "inwoner.vertegenwoordiging_voorbij": Zin(
        "persoon", "legde vast dat iemand de inwoner niet meer vertegenwoordigt."
    ),
    "inwoner.overgenomen": Zin("persoon", "nam gegevens over uit de BRP.", in_tijdlijn=False),
}
