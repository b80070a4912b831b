"""The persons of the demo: the public test persons, each with a marked, invented address in one of the kernen."""

from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path
from random import Random

from basis.documenten.adressering import adresseer
from basis.inwoners.enums import SoortAdres, VeiligContact
from basis.inwoners.handelingen import AdresInvoer, wijzig_inwoner, zet_adres
from basis.inwoners.laden import Verslag, laad, lees_bestand
from basis.inwoners.models import HuishoudenLid, Inwoner, leeftijd
from basis.journaal.tijd import vandaag
from basis.organisatie.models import Kern
from demo.inrichting import KERNEN, Gemeentehuis

BESTAND = Path(__file__).parent / "data" / "brp" / "personen-mock-test-data_2024-06-11.json"
# How many of a hundred live in each kern, roughly as in the real gemeente.
GEWICHT = {"Elst": 46, "Oosterhout": 4, "Slijk-Ewijk": 2, "Valburg": 4, "Zetten": 12, "Andelst": 4, "Hemmen": 1}
GEWICHT |= {"Herveld": 6, "Randwijk": 4, "Heteren": 11, "Driel": 9}
STRATEN = (
    *("Lindelaan", "Kastanjelaan", "Boomgaardstraat", "Perenhof", "Kersentuin", "Dijkweg", "Molenpad", "Kerkstraat"),
    *("Schoolstraat", "Tielsestraat", "Veerweg", "Wilgenhof", "Populierenlaan", "Stationsweg", "Zandakker", "Linge"),
)
ONVEILIG, MET_TELEFOON = 6, 0.3
DRIE_JAAR = timedelta(days=1200)


@dataclass
class Personen:
    """Who can play a part: everybody once, in an order fixed by the seed."""

    verslag: Verslag
    woont_in: dict[int, str] = field(default_factory=dict)
    ouderen: list[Inwoner] = field(default_factory=list)
    volwassenen: list[Inwoner] = field(default_factory=list)
    kinderen: list[Inwoner] = field(default_factory=list)
    lastig: list[Inwoner] = field(default_factory=list)

    def pak(self, soort: str) -> Inwoner:
        lijst: list[Inwoner] = getattr(self, soort)
        if not lijst:
            lijst = self.volwassenen if soort == "ouderen" else self.ouderen
        return lijst.pop()


def laad_personen(huis: Gemeentehuis, kans: Random) -> Personen:
    """All records of the file; then an address for each living person, one per huishouden."""
    personen = Personen(laad(huis.systeem, lees_bestand(BESTAND)))
    alle = list(Inwoner.objects.filter(gemeente=huis.systeem.gemeente, overleden=False).order_by("pk"))
    huis_van = dict(HuishoudenLid.objects.filter(inwoner__in=alle).order_by("pk").values_list("inwoner", "huishouden"))
    adressen: dict[tuple[str, int], AdresInvoer] = {}
    uit = Inwoner.objects.filter(gemeente=huis.systeem.gemeente)
    for nr, inwoner in enumerate(alle):
        sleutel = ("huis", huis_van[inwoner.pk]) if inwoner.pk in huis_van else ("los", inwoner.pk)
        if sleutel not in adressen:
            naam = kans.choices(list(GEWICHT), list(GEWICHT.values()))[0]
            adressen[sleutel] = _adres(kans, naam, huis.kernen[naam], len(adressen))
        adres = adressen[sleutel]
        zet_adres(huis.systeem, inwoner.pk, adres, uit=uit, soort=SoortAdres.WOON, verzonnen=True)
        assert adres.kern is not None
        personen.woont_in[inwoner.pk] = adres.kern.naam
        if kans.random() < MET_TELEFOON:
            wijzig_inwoner(huis.systeem, inwoner.pk, uit=uit, telefoon=f"0481 {nr // 100:02d} {nr % 100:02d} 00")
    _deel_in(personen, alle, kans)
    for inwoner in personen.volwassenen[:ONVEILIG]:
        wijzig_inwoner(
            huis.systeem,
            inwoner.pk,
            uit=uit,
            veilig_contact=VeiligContact.GEEN_POST,
            veilig_contact_toelichting="Bel overdag; spreek niets in.",
        )
        personen.lastig.append(inwoner)
    del personen.volwassenen[:ONVEILIG]
    return personen


def _adres(kans: Random, naam: str, kern: Kern, nr: int) -> AdresInvoer:
    letters = "".join(kans.choice("ABDEGHJKLMNPRSTVWXZ") for _ in range(2))
    return AdresInvoer(
        straat=STRATEN[nr % len(STRATEN)],
        huisnummer=str(1 + nr // len(STRATEN) * 2 + nr % 2),
        postcode=f"{KERNEN[naam][1]}{letters}",
        plaats=naam,
        kern=kern,
    )


def _deel_in(personen: Personen, alle: list[Inwoner], kans: Random) -> None:
    dag = vandaag()
    for inwoner in alle:
        jaren = leeftijd(inwoner, dag)
        if jaren is None or jaren > 97 or inwoner.geslachtsnaam in ("", ".") or len(str(inwoner.naam)) > 60:
            continue
        if inwoner.onder_curatele:
            personen.lastig.append(inwoner)
        elif jaren < 4 or 17 <= jaren < 22:
            continue
        elif not _bereikbaar(inwoner, dag, jaren):
            personen.lastig.append(inwoner)
        elif jaren < 17:
            personen.kinderen.append(inwoner)
        elif jaren >= 62:
            personen.ouderen.append(inwoner)
        else:
            personen.volwassenen.append(inwoner)
    for lijst in (personen.ouderen, personen.volwassenen, personen.kinderen, personen.lastig):
        kans.shuffle(lijst)


def _bereikbaar(inwoner: Inwoner, dag: date, jaren: int) -> bool:
    """Whether a letter has somewhere to go, also back then: under sixteen it goes to who has gezag."""
    dagen = (dag, dag - DRIE_JAAR) if jaren < 20 else (dag,)
    return all(adresseer(inwoner, toen).geadresseerden for toen in dagen)
