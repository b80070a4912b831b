"""The row of a list says what a dossier is about and what comes next: the same move as on its page."""

import pytest

from basis.documenten.models import SoortBrief
from basis.dossiers.models import Dossier
from basis.dossiers.waarover import kort, waarover
from basis.journaal.tijd import vandaag
from basis.organisatie.enums import Functie, Wet
from basis.organisatie.models import Hoedanigheid
from beschikkingen import handelingen as b
from beschikkingen.enums import Resultaat, VormAanvraag
from casussen import handelingen as h
from tests.beschikkingen.baan import ONDERWERPEN, TEKST, Baan
from tests.fabriek import wereld
from tests.reis import meld
from tests.werk.hulp import dossier as los_dossier
from toegang import handelingen as toegang
from werkplek.dossier import bouw

pytestmark = pytest.mark.django_db


@pytest.fixture
def baan() -> Baan:
    return Baan(wereld())


def rij(door: Hoedanigheid, pk: int) -> tuple[str, str]:
    """(waarover, stap), after holding the step against the moves on the page."""
    dossier = Dossier.objects.select_related("inwoner", "team", "behandelaar__medewerker", "kern").get(pk=pk)
    gezegd = waarover([dossier], door)[pk]
    if gezegd.stap_url:
        blad = bouw(Dossier.objects.openen(pk, door, "test"), door, "overzicht")
        assert blad is not None
        assert gezegd.stap_url in {zet.url for zet in (*blad.stappen, *blad.andere, *blad.dicht)}, gezegd
    return gezegd.waarover, gezegd.stap


def test_een_casus_zegt_bij_elke_stap_wat_er_moet(baan):
    door = baan.consulent
    casus = baan.casus()
    pk = casus.pk
    assert rij(door, pk) == ("Wmo: nieuwe melding", "Wijs op cliëntondersteuning"), "nog niets bekend"
    baan.start(casus)
    assert rij(door, pk)[1] == "Onderzoek afronden, 0 van 7 onderwerpen klaar"
    h.voeg_hulpvraag_toe(door, pk, tekst="Ik durf niet alleen met de bus. Vroeger wel.")
    assert rij(door, pk)[0] == "Ik durf niet alleen met de bus"
    baan.lijn(casus)
    assert rij(door, pk)[0] == "Begeleiding thuis", "de hulp zelf zegt meer dan de vraag"
    h.sla_onderzoek_op(
        door,
        pk,
        identiteit_soort="paspoort",
        identiteit_op=vandaag(),
        gesprek_op=vandaag(),
        pgb_uitgelegd_op=vandaag(),
        **dict.fromkeys(ONDERWERPEN, TEKST),
    )
    assert rij(door, pk)[1] == "Maak het verslag"
    h.maak_verslag(door, pk)
    baan.drukt(pk, SoortBrief.VERSLAG)
    assert rij(door, pk)[1] == "Verslag op de post"
    h.verzend_verslag(door, pk, op=vandaag())
    assert rij(door, pk)[1] == "Aanvraag vastleggen"
    b.leg_aanvraag_vast(door, pk, ontvangen_op=vandaag(), vorm=VormAanvraag.VERSLAG)
    assert rij(door, pk)[1] == "Beschikking opstellen"
    concept = baan.vul(b.stel_op(door, pk))
    assert rij(door, pk)[1] == "Beschikking afmaken"
    b.stel_vast(door, pk, concept.pk)
    baan.drukt(pk)
    assert rij(door, pk)[1] == "Besluit bekendmaken"
    b.verzend(door, pk, concept.pk, op=vandaag())
    assert rij(door, pk)[1].startswith("Hulp start op "), "toegekend, en pas over twee weken"


def test_wie_mag_beslissen_krijgt_de_stap_en_een_ander_leest_hem(baan):
    concept = baan.concept(uitkomsten=(Resultaat.AFWIJZEN,))
    pk = concept.casus_id
    b.vraag_akkoord(baan.consulent, pk, concept.pk)
    assert rij(baan.tweede, pk)[1] == "Beslissen als tweede persoon"
    gezegd = waarover([Dossier.objects.select_related("inwoner").get(pk=pk)], baan.consulent)[pk]
    assert (gezegd.stap, gezegd.stap_url) == ("Beslissen als tweede persoon", "")


def test_alles_afgewezen_geeft_geen_stap_in_het_besluit(baan):
    besluit = baan.verzonden(uitkomsten=(Resultaat.AFWIJZEN,))
    assert "esluit" not in rij(baan.consulent, besluit.casus_id)[1]


def test_een_melding_zegt_de_vraag_en_wie_wat_mag(baan):
    w, door = baan.wereld, baan.consulent
    melding = meld(w, door, vraag="Ik red het huishouden niet meer. En de tuin ook niet.")
    assert rij(door, melding.pk) == ("Ik red het huishouden niet meer", "In behandeling nemen")
    vrijwilliger = w.medewerker(Functie.VRIJWILLIGER)
    eigen = meld(w, vrijwilliger, vraag="Mijn moeder valt vaak.", gewezen_inwoner=False, mantelzorg=None)
    assert rij(vrijwilliger, eigen.pk) == ("Mijn moeder valt vaak", "De drie vragen stellen")
    toegang.zet_signaal(door, melding.pk, reden="Een buurvrouw belde.")
    assert rij(door, melding.pk) == ("Signaal: Ik red het huishouden niet meer", "Spreek de inwoner")
    casus = toegang.neem_in_behandeling(door, eigen.pk, wet=Wet.WMO)
    assert rij(door, casus.pk)[0] == "Mijn moeder valt vaak", "tot er een hulpvraag of hulp is"
    assert rij(door, eigen.pk)[1] == "", "afgehandeld"


def test_de_vraag_van_een_melding_die_deze_deur_niet_ziet_staat_er_niet(baan):
    melding = meld(baan.wereld, baan.consulent, vraag="Er is thuis iets ergs gebeurd.")
    casus = toegang.neem_in_behandeling(baan.consulent, melding.pk, wet=Wet.WMO)
    Dossier.objects.filter(pk=melding.pk).update(afgeschermd=True)
    ander = baan.persoon()
    dossier = Dossier.objects.select_related("inwoner").get(pk=casus.pk)
    assert waarover([dossier], ander)[casus.pk].waarover == "Wmo: nieuwe melding"
    assert waarover([dossier], baan.consulent)[casus.pk].waarover == "Er is thuis iets ergs gebeurd"


def test_evenveel_vragen_voor_een_rij_als_voor_veel(baan, django_assert_max_num_queries):
    for _ in range(3):
        baan.start(baan.casus())
        baan.concept()
        meld(baan.wereld, baan.consulent)
    rijen = Dossier.objects.filter(gemeente=baan.wereld.gemeente, gesloten_op=None).select_related("inwoner")

    def vraag(n: int) -> int:
        with django_assert_max_num_queries(12) as geteld:
            waarover(list(rijen.order_by("-pk")[:n]), baan.consulent)
        return len(geteld)

    assert vraag(3) == vraag(9)


def test_zonder_rij_in_een_kamer_blijft_de_titel(baan):
    los = los_dossier(baan.wereld, baan.consulent, titel="Melding")
    assert waarover([los], baan.consulent)[los.pk].waarover == "Melding"
    assert waarover([], baan.consulent) == {}


@pytest.mark.parametrize(
    ("tekst", "uit"),
    [
        ("Kort.", "Kort"),
        ("Eerste zin. Tweede zin.", "Eerste zin"),
        ("Over\ntwee regels", "Over twee regels"),
        ("woord " * 30, "woord woord woord woord woord woord woord woord woord woord woord…"),
        ("x" * 100, "x" * 69 + "…"),
        ("", ""),
    ],
)
def test_kort(tekst, uit):
    assert kort(tekst) == uit
