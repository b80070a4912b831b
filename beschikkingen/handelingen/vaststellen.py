"""The decision itself: number, frozen letter, money. One transaction, so all of it or nothing."""

from datetime import date

from basis.documenten.handelingen import maak_brief
from basis.documenten.models import Brief, SoortBrief
from basis.dossiers.handelingen import nieuw_nummer, vergrendel
from basis.dossiers.models import Dossier
from basis.journaal.schrijven import schrijf
from basis.journaal.tijd import nu, vandaag
from basis.organisatie.enums import Wet
from basis.organisatie.handeling import Geweigerd, Verouderd, handeling
from basis.organisatie.mandaten import Mandaten
from basis.organisatie.models import Hoedanigheid, Mandaat
from beschikkingen import mandaat
from beschikkingen.bezorgen import zeg_wie_niet
from beschikkingen.brief import SJABLOON, gegevens
from beschikkingen.enums import Resultaat, StatusBeschikking
from beschikkingen.foto import veranderd
from beschikkingen.handelingen.opstellen import grendel, naar_behandelaar
from beschikkingen.inhoud import toets
from beschikkingen.mandaat import Oordeel
from beschikkingen.models import Beschikking, Toekenning
from beschikkingen.stand import Onderdeel, Stand, lees
from beschikkingen.wachters import al_besloten, waarom_niet_afwijkend, waarom_niet_postdag, waarom_niet_stel_vast
from beschikkingen.woorden import onderwerp, wijkt_af
from casussen.handelingen import vervallen, wijs_toe
from casussen.models import Ondersteuning
from casussen.samenloop import besluitslot
from consortium.handelingen import leeftijdsgroep, reserveer

LETTER = "B"


@handeling("dossier.zien")
def stel_vast(
    door: Hoedanigheid,
    dossier_id: int,
    beschikking_id: int,
    *,
    op: date | None = None,
    gezien: bool = False,
    versie: int | None = None,
) -> Beschikking:
    """Decide in the name of the college: alone within the own mandaat, or as the second person.

    Gives the number, freezes the letters, reserves the money and assigns or drops each line. Never
    refused for lack of budget (Wmo 2.1.1). Raises Geweigerd, naming who was first when two decide at once.

    `op`: the day it goes into the post, told in the letter with the last day for bezwaar (today when not given).
    `gezien`: own words that seem to differ from the decisions were looked at and are right.
    """
    dossier = vergrendel(door, dossier_id)
    beschikking = grendel(dossier, beschikking_id)
    if reden := al_besloten(beschikking):
        raise Geweigerd(reden)
    # vergrendel raised it by one; checked only now, so that who comes second hears by whom.
    if versie is not None and dossier.versie - 1 != versie:
        raise Verouderd
    tweede = beschikking.status == StatusBeschikking.TER_ACCORDERING
    assert dossier.inwoner
    besluitslot(dossier.inwoner, dossier.wet or Wet.WMO)
    stand = _lees_vergrendeld(beschikking)
    oordeel = oordeel_van(stand, door)
    gebreken = toets(stand)
    if reden := waarom_niet_stel_vast(dossier, beschikking, gebreken, oordeel):
        raise Geweigerd(reden, gebreken[0].veld if len(gebreken) == 1 else None)
    postdag = op or vandaag()
    if reden := waarom_niet_postdag(postdag, vandaag()):
        raise Geweigerd(reden, "op")
    if reden := waarom_niet_afwijkend(wijkt_af(stand), gezien=gezien):
        raise Geweigerd(reden, "gezien")
    if (anders := veranderd(stand)) and not gezien:
        raise Geweigerd(f"Sinds akkoord is gevraagd, veranderde er iets. {' '.join(anders)} Zet het vinkje.", "gezien")
    assert oordeel.mandaat
    van = beschikking.status
    nummer = nieuw_nummer(dossier.gemeente_id, LETTER)
    brieven = _maak_brieven(door, dossier, stand, nummer, postdag)
    beschikking.nummer = nummer
    beschikking.vastgesteld_door, beschikking.vastgesteld_op = door, nu()
    beschikking.mandaat = oordeel.mandaat
    beschikking.brief = brieven[0]
    beschikking.naar_vastgesteld()
    beschikking.save()
    uitkomsten = [deel.besluit.resultaat for deel in stand.onderdelen]
    schrijf(
        "beschikking.vastgesteld",
        door,
        dossier=dossier,
        van=van,
        naar=beschikking.status,
        beschikking=beschikking.pk,
        nummer=nummer,
        mandaat=oordeel.mandaat.pk,
        per_jaar=stand.per_jaar,
        samen_per_jaar=stand.samen_per_jaar,
        tweede=tweede,
        toegekend=uitkomsten.count(Resultaat.TOEKENNEN),
        gedeeltelijk=uitkomsten.count(Resultaat.GEDEELTELIJK),
        afgewezen=uitkomsten.count(Resultaat.AFWIJZEN),
    )
    naar_behandelaar(dossier)
    # Budgets last: their rows are locked by every decision in the gemeente.
    for deel in stand.onderdelen:
        if deel.toegekend:
            _ken_toe(door, dossier, stand, deel, nummer, oordeel.mandaat)
        else:
            vervallen(door, dossier, deel.regel, reden="afgewezen")
    return beschikking


def oordeel_van(stand: Stand, door: Hoedanigheid) -> Oordeel:
    """Whether this door may decide now: as the second when akkoord was asked, else alone."""
    wet = Wet(stand.dossier.wet or Wet.WMO)
    mandaten = Mandaten(stand.dossier.gemeente_id, wet, stand.dag)
    zaak = mandaat.zaak_van(stand)
    if stand.beschikking.status == StatusBeschikking.TER_ACCORDERING:
        return mandaat.oordeel_tweede(zaak, door, mandaten)
    return mandaat.oordeel_alleen(zaak, door, mandaten)


def _lees_vergrendeld(beschikking: Beschikking) -> Stand:
    """The Stand with its lines locked in order of id, read after the lock."""
    regels = beschikking.besluiten.order_by("ondersteuning_id").values_list("ondersteuning_id", flat=True)
    list(Ondersteuning.objects.select_for_update(no_key=True).filter(pk__in=list(regels)).order_by("pk"))
    return lees(beschikking, vandaag())


def _maak_brieven(door: Hoedanigheid, dossier: Dossier, stand: Stand, nummer: str, postdag: date) -> list[Brief]:
    """One letter per addressee under the same number (praktijk 14): the first is the beschikking's own."""
    inhoud = gegevens(stand, door, postdag)
    brieven = [
        maak_brief(
            door,
            dossier,
            SoortBrief.BESCHIKKING,
            sjabloon=SJABLOON,
            onderwerp=onderwerp(stand.onderdelen, stand.wie),
            geadresseerde=geadresseerde,
            gegevens=dict(inhoud),
            kenmerk=nummer,
            postdag=postdag,
        )
        for geadresseerde in stand.adressering.geadresseerden
    ]
    zeg_wie_niet(door, dossier, stand.adressering, verwijst_naar=brieven[0].pk)
    return brieven


def _ken_toe(
    door: Hoedanigheid, dossier: Dossier, stand: Stand, deel: Onderdeel, nummer: str, mandaat: Mandaat
) -> None:
    regel = deel.regel
    if stand.loopt_al(deel) and regel.verplichting:
        # Promised when it was assigned on the verwijzing or bepaling: the besluit points to the same money.
        Toekenning.objects.create(
            besluit=deel.besluit,
            ondersteuning=regel,
            verplichting=regel.verplichting,
            geldig=regel.geldig,
            vastgelegd_op=nu(),
        )
        return
    assert regel.voorziening
    assert regel.hoeveelheid is not None
    assert regel.eenheid
    assert regel.frequentie
    verplichting = reserveer(
        door,
        grond=f"besluit {nummer}",
        voorziening=regel.voorziening,
        partij=regel.organisatie,
        wet=dossier.wet or Wet.WMO,
        kern=dossier.kern,
        geldig=regel.geldig,
        hoeveelheid=regel.hoeveelheid,
        eenheid=regel.eenheid,
        frequentie=regel.frequentie,
        toekennende=door.organisatie,
        leeftijdsgroep=leeftijdsgroep(stand.inwoner, regel.geldig.lower),
    )
    Toekenning.objects.create(
        besluit=deel.besluit,
        ondersteuning=regel,
        verplichting=verplichting,
        geldig=regel.geldig,
        vastgelegd_op=nu(),
    )
    wijs_toe(door, dossier, regel, verplichting, mandaat)
