"""What a mandaat limit is held against: all that runs at the same time for one inwoner (Awb 10:3)."""

from datetime import date, timedelta
from decimal import Decimal
from types import SimpleNamespace

import pytest

from basis.inwoners.models import Inwoner
from basis.journaal.tijd import vandaag
from basis.organisatie.enums import Functie, Telling
from basis.organisatie.handeling import Geweigerd
from basis.organisatie.models import Mandaat
from basis.organisatie.periode import vanaf
from basis.voorzieningen.models import Frequentie
from beschikkingen import handelingen as b
from beschikkingen.enums import Afwijzingsgrond, Resultaat, StatusBeschikking, VormAanvraag
from beschikkingen.gevraagd import gevraagd_bij, tekorten
from beschikkingen.handelingen import GevraagdInvoer
from beschikkingen.inhoud import toets
from beschikkingen.models import Beschikking, Gevraagd
from beschikkingen.stand import lees
from casussen import handelingen as h
from casussen.enums import Aanleiding, Einde, UitkomstHulpvraag
from casussen.models import Ondersteuning
from casussen.samenloop import Bedrag, hoogste
from consortium.models import Tarief
from tests.beschikkingen.baan import Baan
from tests.beschikkingen.test_schermen import binnen, post, url
from tests.beschikkingen.test_wie_beslist import alleen
from tests.fabriek import wereld
from tests.toegang.test_tegelijk import samen

DAG = date(2027, 3, 10)


def jaar(bedrag: int, van: date, tot: date | None = None, **meer) -> Bedrag:
    return Bedrag(van, tot, Decimal(bedrag), **meer)


@pytest.mark.parametrize(
    ("eigen", "andere", "samen_"),
    [
        ([], [jaar(9, DAG)], 0),
        ([jaar(5, DAG)], [], 5),
        # The case of the limit of € 10.000: two besluiten in one week.
        ([jaar(8009, DAG)], [jaar(9680, DAG - timedelta(days=5))], 17689),
        # What ended before, or begins after, runs at no time beside it.
        ([jaar(5, DAG, date(2028, 1, 1))], [jaar(9, date(2026, 1, 1), DAG)], 5),
        ([jaar(5, DAG, date(2028, 1, 1))], [jaar(9, date(2028, 1, 1))], 5),
        # Its own last day still counts.
        ([jaar(5, DAG, date(2028, 1, 1))], [jaar(9, date(2027, 12, 31))], 14),
        # Two others that never meet: the most at one time, not their sum.
        ([jaar(5, DAG)], [jaar(2, DAG, date(2027, 6, 1)), jaar(3, date(2027, 6, 1))], 8),
        # Help that starts while this runs.
        ([jaar(5, DAG, date(2027, 9, 1)), jaar(1, date(2027, 9, 1))], [jaar(3, date(2027, 10, 1))], 5),
        # One-off: in its own year only, whatever its period; beside what still comes in that year.
        ([jaar(5, DAG)], [jaar(4, date(2027, 1, 5), date(2031, 1, 1), eenmalig=True)], 9),
        ([jaar(5, date(2028, 1, 1))], [jaar(4, date(2027, 1, 5), date(2031, 1, 1), eenmalig=True)], 5),
        ([jaar(5, date(2027, 11, 1))], [jaar(4, date(2028, 5, 1), eenmalig=True)], 9),
        ([jaar(4, date(2027, 6, 1), eenmalig=True)], [jaar(3, date(2027, 12, 31))], 7),
        ([jaar(4, date(2027, 6, 1), eenmalig=True)], [jaar(3, date(2027, 1, 1), DAG)], 4),
        ([jaar(4, date(2027, 6, 1), eenmalig=True)], [jaar(3, date(2028, 1, 1))], 4),
        ([jaar(4, date(2028, 2, 29), eenmalig=True)], [jaar(3, date(2028, 1, 1), date(2028, 2, 1))], 7),
    ],
)
def test_wat_tegelijk_loopt(eigen, andere, samen_):
    assert hoogste(eigen, andere, DAG) == samen_


def vraag(pk: int, hoeveel: str, eenheid: str = "uur", frequentie: str = "week", uitkomst="maatwerk"):
    return SimpleNamespace(
        hulpvraag_id=pk,
        hoeveelheid=Decimal(hoeveel),
        eenheid=eenheid,
        frequentie=frequentie,
        hulpvraag=SimpleNamespace(uitkomst=uitkomst),
    )


@pytest.mark.parametrize(
    ("gevraagd", "krijgt", "tekort"),
    [
        ([vraag(1, "4")], [vraag(1, "3")], [("4 uur per week", "3 uur per week")]),
        ([vraag(1, "4")], [vraag(1, "4")], []),
        ([vraag(1, "4")], [vraag(1, "1"), vraag(1, "3")], []),
        ([vraag(1, "4")], [vraag(1, "18", frequentie="maand")], []),
        ([vraag(1, "4")], [vraag(1, "17", frequentie="maand")], [("4 uur per week", "17 uur per maand")]),
        # Nothing on this question is less than anything; a question that was taken back asks nothing.
        ([vraag(1, "4")], [vraag(2, "9")], [("4 uur per week", "niets")]),
        ([vraag(1, "4", uitkomst=UitkomstHulpvraag.VERVALLEN)], [], []),
        # What can't be compared says nothing by itself: dagdelen beside hours, once beside weekly.
        ([vraag(1, "4")], [vraag(1, "1", "dagdeel")], []),
        ([vraag(1, "900", "euro", "totaal")], [vraag(1, "80", "euro", "maand")], []),
        # Beside hours another kind of help does not hide that the hours are fewer.
        (
            [vraag(1, "4")],
            [vraag(1, "1"), vraag(1, "1", "stuk", "totaal")],
            [("4 uur per week", "1 uur per week")],
        ),
        ([vraag(1, "4")], [vraag(1, "4"), vraag(1, "1", "stuk", "totaal")], []),
        (
            [vraag(1, "900", "euro", "totaal")],
            [vraag(1, "850", "euro", "totaal")],
            [("900 euro in de hele periode", "850 euro in de hele periode")],
        ),
    ],
)
def test_minder_dan_gevraagd(gevraagd, krijgt, tekort):
    assert [(rij.gevraagd, rij.krijgt) for rij in tekorten(gevraagd, krijgt)] == tekort


def test_gevraagd_staat_bij_wat_erop_antwoordt():
    """Asked in hours: that says nothing about dagdelen beside those hours, but it does about dagdelen alone."""
    uren, dagdelen = vraag(1, "3"), vraag(1, "2", "dagdeel")
    gevraagd = [vraag(1, "4")]
    assert gevraagd_bij(gevraagd, uren, [uren, dagdelen]) is gevraagd[0]
    assert gevraagd_bij(gevraagd, dagdelen, [uren, dagdelen]) is None
    assert gevraagd_bij(gevraagd, dagdelen, [dagdelen, vraag(2, "1")]) is gevraagd[0]
    assert gevraagd_bij(gevraagd, vraag(2, "1"), [uren]) is None


# -- the verbs ---------------------------------------------------------------------------------------


def tweede_aanvraag(baan: Baan, casus_id: int, **regel) -> Beschikking:
    """A next question of somebody who was granted help a moment ago, to a complete draft."""
    h.open_onderzoek(baan.consulent, casus_id, aanleiding=Aanleiding.WIJZIGING_INWONER, gemeld_op=vandaag())
    casus = Ondersteuning.objects.filter(casus_id=casus_id).latest("pk").casus
    baan.start(casus)
    baan.lijn(casus, **regel)
    baan.verslag(casus)
    b.leg_aanvraag_vast(baan.consulent, casus_id, ontvangen_op=vandaag(), vorm=VormAanvraag.VERSLAG)
    return baan.vul(b.stel_op(baan.consulent, casus_id))


def test_twee_besluiten_in_een_week_tellen_samen(baan):
    """€ 7.446,00 runs; € 8.603,57 beside it passes € 15.000 together, though each alone does not."""
    eerste = baan.verzonden()
    concept = tweede_aanvraag(baan, eerste.casus_id, voorziening=baan.vervoer, uren="10")
    stand = lees(concept, vandaag())
    assert (stand.per_jaar, stand.samen_per_jaar) == (Decimal("8603.57"), Decimal("16049.57"))
    with pytest.raises(Geweigerd, match=r"samen €\s16\.049,57 per jaar.*per jaar, per inwoner en wet"):
        b.stel_vast(baan.consulent, concept.casus_id, concept.pk)
    b.vraag_akkoord(baan.consulent, concept.casus_id, concept.pk)
    Mandaat.objects.filter(functie=Functie.TEAMLEIDER).update(max_per_jaar=Decimal("16049.56"))
    with pytest.raises(Geweigerd, match="Je mag vaststellen tot"):
        b.stel_vast(baan.tweede, concept.casus_id, concept.pk)
    Mandaat.objects.filter(functie=Functie.TEAMLEIDER).update(max_per_jaar=Decimal("16049.57"))
    assert b.stel_vast(baan.tweede, concept.casus_id, concept.pk).status == StatusBeschikking.VASTGESTELD


@pytest.mark.parametrize("telling", Telling)
def test_een_tarief_dat_in_de_periode_stijgt_telt_mee(baan, telling):
    """3 uur per week at € 40,00 is € 6.257,14 per year; from the day it is € 44,00 it is € 6.882,86."""
    Mandaat.objects.update(max_per_jaar=Decimal("6500"), telling=telling)
    later = vandaag() + timedelta(days=200)
    dienst = baan.wereld.voorziening("Begeleiding groep", tarief=None)
    for bedrag, geldig in (("40", vanaf(vandaag(), later)), ("44", vanaf(later))):
        Tarief.objects.create(
            gemeente=baan.wereld.gemeente, voorziening=dienst, bedrag=Decimal(bedrag), geldig=geldig, bron="proef"
        )
    concept = baan.concept({"voorziening": dienst, "uren": "3"})
    stand = lees(concept, vandaag())
    assert (stand.per_jaar, stand.samen_per_jaar) == (Decimal("6257.14"), Decimal("6882.86"))
    assert not alleen(baan, concept).mag
    # Bought once, at the price of the first day.
    Ondersteuning.objects.filter(casus=concept.casus_id).update(frequentie=Frequentie.TOTAAL)
    stand = lees(concept, vandaag())
    assert stand.per_jaar == stand.samen_per_jaar == stand.hoogste_per_jaar == Decimal(120)


def test_per_besluit_telt_alleen_dat_besluit(baan):
    eerste = baan.verzonden()
    Mandaat.objects.filter(functie=Functie.WMO_CONSULENT).update(telling=Telling.BESLUIT)
    concept = tweede_aanvraag(baan, eerste.casus_id, voorziening=baan.vervoer, uren="10")
    assert alleen(baan, concept).mag
    # Of two mandaten the one it fits in decides, not the one with the larger number.
    baan.wereld.mandaat(max_per_jaar="15500")
    oordeel = alleen(baan, concept)
    assert oordeel.mag
    assert oordeel.mandaat.telling == Telling.BESLUIT


def test_wat_het_vervangt_telt_niet_mee_en_stopt_als_het_nieuwe_begint(baan):
    eerste = baan.verzonden({"begin": vandaag(), "einde": None})
    oud = Ondersteuning.objects.get(casus_id=eerste.casus_id)
    h.start_hulp(baan.consulent, eerste.casus_id, oud.pk, op=vandaag())
    concept = tweede_aanvraag(baan, eerste.casus_id, uren="4", begin=vandaag(), einde=None, vervangt=oud)
    nieuw = Ondersteuning.objects.filter(casus_id=eerste.casus_id).latest("pk")
    assert nieuw.voorganger == oud
    assert lees(concept, vandaag()).samen_per_jaar == Decimal("14892.00")
    b.stel_vast(baan.consulent, concept.casus_id, concept.pk)
    oud.refresh_from_db()
    assert oud.status == "gestart"
    h.start_hulp(baan.consulent, eerste.casus_id, nieuw.pk, op=vandaag())
    oud.refresh_from_db()
    # Both began today: the day cannot lie before the first.
    assert (oud.status, oud.einde_reden, oud.beeindigd_op) == ("beeindigd", Einde.WIJZIGING, vandaag())
    assert oud.verplichting.gestopt_op == vandaag()


def test_vervangen_kan_alleen_wat_in_deze_casus_loopt(baan):
    vreemd = Ondersteuning.objects.get(casus_id=baan.verzonden().casus_id)
    casus = baan.casus()
    baan.start(casus)
    with pytest.raises(Geweigerd, match="loopt niet") as fout:
        baan.lijn(casus, vervangt=vreemd)
    assert fout.value.veld == "vervangt"


def test_twee_beslissen_tegelijk_over_dezelfde_inwoner(vastleggend):
    """Two records of one person: no dossier in common, still one limit."""
    baan = Baan(wereld())
    een = baan.concept({"uren": "3"})
    twee = baan.concept({"voorziening": baan.vervoer, "uren": "5"})
    Inwoner.objects.filter(pk=twee.casus.dossier.inwoner_id).update(hoofd=een.casus.dossier.inwoner_id)
    collega = baan.persoon()
    uitkomsten = samen(
        lambda: b.stel_vast(baan.consulent, een.casus_id, een.pk),
        lambda: b.stel_vast(collega, twee.casus_id, twee.pk),
    )
    geweigerd = [fout for fout in uitkomsten if isinstance(fout, Geweigerd)]
    assert len(geweigerd) == 1, uitkomsten
    assert "15.470,79" in geweigerd[0].reden


def test_minder_dan_gevraagd_is_een_afwijzing(baan):
    """4 uur asked, 2 granted: a second person, the zienswijze, and a result that says so (Awb 3:47, 4:7)."""
    casus = baan.casus()
    baan.start(casus)
    lijn = baan.lijn(casus)
    baan.verslag(casus)
    gevraagd = {lijn.hulpvraag_id: GevraagdInvoer(Decimal(4), "uur", Frequentie.WEEK)}
    b.leg_aanvraag_vast(baan.consulent, casus.pk, ontvangen_op=vandaag(), vorm=VormAanvraag.VERSLAG, gevraagd=gevraagd)
    concept = baan.vul(b.stel_op(baan.consulent, casus.pk))
    stand = lees(concept, vandaag())
    assert stand.afwijzing
    oordeel = alleen(baan, concept)
    assert any("vroeg meer dan dit besluit geeft" in reden for reden in oordeel.redenen)
    assert {gebrek.veld.split("_")[0] for gebrek in toets(stand)} == {"resultaat", "zienswijze"}
    baan.vul(concept, (Resultaat.GEDEELTELIJK,))
    b.vraag_akkoord(baan.consulent, casus.pk, concept.pk)
    # A second person whose mandaat is not for refusals can't decide it either.
    Mandaat.objects.filter(functie=Functie.TEAMLEIDER).update(mag_afwijzen=False)
    with pytest.raises(Geweigerd, match="geldt niet voor een afwijzing"):
        b.stel_vast(baan.tweede, casus.pk, concept.pk)
    Mandaat.objects.filter(functie=Functie.TEAMLEIDER).update(mag_afwijzen=True)
    assert b.stel_vast(baan.tweede, casus.pk, concept.pk).besluiten.get().afwijzingsgrond == Afwijzingsgrond.NETWERK


def test_wat_een_ander_onderdeel_afwijst_hoeft_het_toegekende_niet_te_zeggen(baan):
    """4 uur asked on one question; 2 granted, the other 2 refused: complete, and a second person decides."""
    casus = baan.casus()
    baan.start(casus)
    lijnen = [baan.lijn(casus), baan.lijn(casus, voorziening=baan.vervoer)]
    Ondersteuning.objects.filter(pk=lijnen[1].pk).update(hulpvraag=lijnen[0].hulpvraag)
    baan.verslag(casus)
    gevraagd = {lijnen[0].hulpvraag_id: GevraagdInvoer(Decimal(4), "uur", Frequentie.WEEK)}
    b.leg_aanvraag_vast(baan.consulent, casus.pk, ontvangen_op=vandaag(), vorm=VormAanvraag.VERSLAG, gevraagd=gevraagd)
    concept = baan.vul(b.stel_op(baan.consulent, casus.pk), (Resultaat.TOEKENNEN, Resultaat.AFWIJZEN))
    assert toets(lees(concept, vandaag())) == []
    assert not alleen(baan, concept).mag


def test_het_formulier_vraagt_per_hulpvraag(baan):
    casus = baan.casus()
    baan.start(casus)
    vraag_ = baan.lijn(casus).hulpvraag
    baan.verslag(casus)
    pad, client = url("aanvraag", casus), binnen(baan.consulent)
    velden = {"ontvangen_op": f"{vandaag():%d-%m-%Y}", "vorm": "verslag", f"hoeveelheid_{vraag_.pk}": "4,5"}
    half = post(client, pad, **velden)
    assert half.status_code == 422
    assert set(half.context["form"].errors) == {f"eenheid_{vraag_.pk}", f"frequentie_{vraag_.pk}"}
    heel = {**velden, f"eenheid_{vraag_.pk}": "uur", f"frequentie_{vraag_.pk}": "week"}
    assert post(client, pad, **heel).status_code == 303
    rij = Gevraagd.objects.get(aanvraag__casus=casus)
    assert (rij.hulpvraag, rij.hoeveelheid, rij.eenheid, rij.frequentie) == (vraag_, Decimal("4.5"), "uur", "week")
    concept = b.stel_op(baan.consulent, casus.pk)
    assert "Gevraagd: 4,5 uur per week" in client.get(url("bewerken", concept)).content.decode()
