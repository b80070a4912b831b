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
    # Each dossier it stops tells it itself (overlijden.vastgelegd).
    "inwoner.overleden": Zin("persoon", "legde vast dat de inwoner is overleden.", in_tijdlijn=False),
    "inwoner.overlijden_verbeterd": Zin("persoon", "verbeterde de dag van het overlijden.", in_tijdlijn=False),
    "inwoner.overlijden_ingetrokken": Zin("persoon", "trok het overlijden in.", in_tijdlijn=False),
    # Of the person and of no dossier: it must warn under every wet, and tell of none.
    "veiligheid.vastgelegd": Zin("schild", "schreef een veiligheidsnotitie.", in_tijdlijn=False),
    "veiligheid.beeindigd": Zin("schild", "haalde de veiligheidsnotitie weg.", in_tijdlijn=False),
}
