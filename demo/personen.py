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

    def deel_in(self, kans: Random) -> None:
        """Everybody who lives here gets one part, by the age of today."""
        for lijst in self._lijsten():
            lijst.clear()
        dag = vandaag()
        for inwoner in Inwoner.objects.filter(pk__in=self.woont_in).order_by("pk"):
            if soort := _soort(inwoner, dag):
                getattr(self, soort).append(inwoner)
        for lijst in self._lijsten():
            kans.shuffle(lijst)

    def _lijsten(self) -> tuple[list[Inwoner], ...]:
        return self.ouderen, self.volwassenen, self.kinderen, self.lastig

    def pak(self, soort: str) -> Inwoner:
        lijst: list[Inwoner] = getattr(self, soort)
        if not lijst and soort != "kinderen":
            lijst = self.volwassenen if soort == "ouderen" else self.ouderen
        return lijst.pop()


def laad_personen(huis: Gemeentehuis, kans: Random, *, elke: int = 1) -> Personen:
    """All records of the file (or one in so many); then an address for each living person, one per huishouden."""
    personen = Personen(laad(huis.systeem, lees_bestand(BESTAND)[::elke]))
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
    personen.deel_in(kans)
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


def _soort(inwoner: Inwoner, dag: date) -> str | None:
    """Which part somebody can play; None for none."""
    jaren = leeftijd(inwoner, dag).minst
    if jaren is None or jaren > 97 or inwoner.geslachtsnaam in ("", ".") or len(str(inwoner.naam)) > 60:
        return None
    if inwoner.onder_curatele:
        return "lastig"
    if jaren < 4 or 17 <= jaren < 22:
        return None
    if inwoner.veilig_contact == VeiligContact.GEEN_POST or not _bereikbaar(inwoner, dag, jaren):
        return "lastig"
    if jaren < 17:
        return "kinderen"
    return "ouderen" if jaren >= 62 else "volwassenen"


def _bereikbaar(inwoner: Inwoner, dag: date, jaren: int) -> bool:
    """Whether a letter has somewhere to go, also back then: under sixteen it goes to who has gezag."""
    dagen = (dag, dag - DRIE_JAAR) if jaren < 20 else (dag,)
    return all(adresseer(inwoner, toen).geadresseerden for toen in dagen)
