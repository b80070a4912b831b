"""What a beschikking must say by law, and what still misses (Awb 3:46-3:47, 4:7; Wmo 2.3.5; verordening)."""

from dataclasses import dataclass

from basis.inwoners.models import leeftijd
from basis.journaal.tijd import vandaag
from basis.organisatie.enums import Wet
from basis.voorzieningen.models import Voorziening
from beschikkingen.enums import Afwijzingsgrond, Resultaat, VoorliggendeWet
from beschikkingen.models import Beschikking
from beschikkingen.stand import Onderdeel, Stand, is_beschermd, lees
from casussen.enums import Leveringsvorm

BESLUIT_ARTIKEL = {
    Wet.WMO: "Wmo 2.3.5",
    Wet.JEUGD: "Jeugdwet 2.3",
    Wet.PW: "Participatiewet 10",
    Wet.WGS: "Wgs 4a",
}
VERORDENING = "verordening, inhoud van de beschikking"


@dataclass(frozen=True)
class Gebrek:
    """One missing part: the field it belongs to, in words for in a sentence, and where the law asks it."""

    veld: str
    tekst: str
    artikel: str


# Below this age only the parents consent to jeugdhulp.
TOESTEMMING_VANAF = 12


def veldnaam(wat: str, besluit_id: int) -> str:
    """The name of a field of one onderdeel, such as `motivering_12`."""
    return f"{wat}_{besluit_id}"


def wat_mist(beschikking: Beschikking) -> list[Gebrek]:
    """All that keeps this beschikking from being vastgesteld, in the order of the page. Empty: complete."""
    return toets(lees(beschikking, vandaag()))


def toets(stand: Stand) -> list[Gebrek]:
    """As `wat_mist`, for a Stand that was read before. Pure."""
    beschikking = stand.beschikking
    mist: list[Gebrek] = []
    if not stand.onderdelen:
        mist.append(Gebrek("onderdelen", "een onderdeel waar je over besluit", "Awb 1:3"))
    for deel in stand.onderdelen:
        mist += _onderdeel(deel, stand)
    mist += [
        Gebrek("onderdelen", f"{_naam(regel.voorziening)}: dit voorstel staat nog niet in de brief", "Awb 1:3")
        for regel in stand.nieuw
    ]
    if stand.afwijzing and not beschikking.zienswijze.strip():
        mist.append(Gebrek("zienswijze", "wat de inwoner vindt van de afwijzing (zienswijze)", "Awb 4:7"))
    elif stand.onderzoek.persoonlijk_plan_ontvangen_op and not beschikking.zienswijze.strip():
        mist.append(Gebrek("zienswijze", "wat je met het persoonlijk plan deed", "Wmo 2.3.2 lid 5"))
    if not stand.adressering.geadresseerden:
        reden = " ".join(stand.adressering.redenen) or "Er is geen adres."
        mist.append(Gebrek("geadresseerde", f"iemand om de brief aan te sturen. {reden}", "Awb 3:41"))
    if stand.dossier.wet == Wet.JEUGD and leeftijd(stand.inwoner, stand.dag).jonger_dan(TOESTEMMING_VANAF) is None:
        zin = "de geboortedatum: wie toestemming geeft voor de hulp hangt af van de leeftijd. Vul die in bij de inwoner"
        mist.append(Gebrek("geadresseerde", zin, "Jeugdwet 7.3.4"))
    return mist


def _naam(voorziening: Voorziening | None) -> str:
    return voorziening.naam_inwoner if voorziening else "een voorstel"


def _onderdeel(deel: Onderdeel, stand: Stand) -> list[Gebrek]:
    besluit, regel, naam = deel.besluit, deel.regel, deel.naam
    artikel = BESLUIT_ARTIKEL[Wet(stand.dossier.wet or Wet.WMO)]
    mist: list[Gebrek] = []

    def zet(veld: str, tekst: str, bron: str) -> None:
        mist.append(Gebrek(veldnaam(veld, besluit.pk), tekst, bron))

    if deel in stand.weg:
        zet("resultaat", f"een voorstel bij {naam}: het is intussen ingetrokken of toegewezen", "Awb 1:3")
        return mist
    if stand.loopt_al(deel) and deel.geweigerd:
        zet(
            "resultaat",
            f"een toekenning van {naam}: wat nodig is, bepaalt wie verwees, met de aanbieder",
            "Jeugdwet 2.3, 2.6 lid 1 onder e en 3.5",
        )
    if besluit.resultaat is None:
        zet("resultaat", f"het besluit over {naam}: toekennen of afwijzen", artikel)
    # What another onderdeel on this question refuses is said there.
    tekort = next((t for t in stand.tekorten if t.hulpvraag_id == regel.hulpvraag_id), None)
    gezegd = any(ander.geweigerd and ander.regel.hulpvraag_id == regel.hulpvraag_id for ander in stand.onderdelen)
    if besluit.resultaat == Resultaat.TOEKENNEN and tekort and not gezegd and stand.gevraagd_bij(deel):
        zet(
            "resultaat",
            f"‘gedeeltelijk toekennen’ bij {naam}: gevraagd is {tekort.gevraagd}, dit is {tekort.krijgt}",
            "Awb 3:47 lid 1",
        )
    if deel.geweigerd and besluit.afwijzingsgrond is None:
        zet("afwijzingsgrond", f"de grond waarop je {naam} afwijst", f"{artikel}, Awb 3:47 lid 2")
    if deel.geweigerd and besluit.afwijzingsgrond == Afwijzingsgrond.VOORLIGGEND:
        if besluit.voorliggende_wet is None:
            zet("voorliggende_wet", f"welke wet voorgaat bij {naam}", "Awb 3:46")
        elif besluit.voorliggende_wet == stand.dossier.wet:
            wet = VoorliggendeWet(besluit.voorliggende_wet).label
            zet("voorliggende_wet", f"een andere wet bij {naam}: over {wet} gaat dit besluit zelf", "Awb 3:46")
    if besluit.afwijzingsgrond == Afwijzingsgrond.GEEN_INGEZETENE and deel.geweigerd and is_beschermd(regel):
        # Beschermd wonen and opvang are open to every ingezetene van Nederland (praktijk 31).
        zet("afwijzingsgrond", f"een andere grond bij {naam}: elke gemeente staat hiervoor open", "Wmo 2.3.5 lid 1 b")
    if besluit.resultaat == Resultaat.GEDEELTELIJK and not besluit.niet_toegekend.strip():
        zet("niet_toegekend", f"wat er bij {naam} gevraagd is en niet toegekend", "Awb 3:46")
    if not besluit.motivering.strip():
        zet("motivering", f"de uitleg bij {naam}", "Awb 3:46")
    if besluit.resultaat == Resultaat.AFWIJZEN:
        return mist
    if not besluit.beoogd_resultaat.strip():
        zet("beoogd_resultaat", f"wat {naam} moet opleveren", VERORDENING)
    if regel.geldig is None or regel.geldig.lower is None:
        zet("periode", f"de begindatum van {naam}", VERORDENING)
    if not (regel.hoeveelheid and regel.eenheid and regel.frequentie):
        zet("omvang", f"hoeveel {naam} het is", f"{VERORDENING}; CRvB 2018:3241")
    if not regel.leveringsvorm:
        zet("leveringsvorm", f"of {naam} in natura of als pgb is", VERORDENING)
    if regel.leveringsvorm == Leveringsvorm.PGB and not stand.onderzoek.pgb_uitgelegd_op:
        artikel_pgb = "Wmo 2.3.2 lid 6" if stand.dossier.wet == Wet.WMO else "Jeugdwet 8.1.6"
        zet("pgb", f"wanneer je uitleg gaf over het pgb ({naam})", artikel_pgb)
    if deel.geen_prijs:
        zet("prijs", f"een tarief voor {naam}. {deel.geen_prijs}", "mandaat")
    return mist
