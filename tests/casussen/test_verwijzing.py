"""Youth help on a verwijzing or bepaling: who said so, coded, and a look afterwards (Jeugdwet 2.6, 3.5)."""

from datetime import timedelta
from decimal import Decimal

import pytest
from django.db import IntegrityError, transaction

from basis.journaal.tijd import vandaag
from basis.organisatie import handelingen as org
from basis.organisatie.enums import Wet
from basis.organisatie.handeling import Geweigerd
from basis.werk.models import SoortTaak, Taak
from casussen import handelingen as h
from casussen.enums import Grondslag, StatusOndersteuning, TypeVerwijzer
from casussen.models import Casus
from casussen.verwijzing import Verwijzer, in_woorden, toets_verwijzer
from tests.casussen.baan import HUISARTS, Baan, laatste

V, B = Grondslag.VERWIJZING, Grondslag.BEPALING
MORGEN = 1


@pytest.mark.parametrize(
    ("grondslag", "verwijzer", "veld"),
    [
        (V, None, "verwijzer"),
        (V, Verwijzer("", "dr. Jansen"), "verwijzer"),
        # A rechter does not refer, an arts does not determine; the gemeente and nobody do neither.
        (V, Verwijzer("08", "Rechtbank Gelderland"), "verwijzer"),
        (V, Verwijzer("01", "Gemeente"), "verwijzer"),
        (V, Verwijzer("06", "Zelf"), "verwijzer"),
        (V, Verwijzer("07", "dr. Jansen"), "verwijzer"),
        (B, Verwijzer("02", "dr. Jansen"), "verwijzer"),
        (V, Verwijzer("02", "  "), "verwijzer_naam"),
        (V, Verwijzer("02", "a" * 65), "verwijzer_naam"),
        (V, Verwijzer("02", "dr. Jansen", "1234567"), "verwijzer_agb"),
        (V, Verwijzer("05", "dr. Jansen", "０１２３４５６７"), "verwijzer_agb"),
        (B, Verwijzer("08", "Rechtbank Gelderland", "01234567"), "verwijzer_agb"),
        (B, Verwijzer("04", "Jeugdbescherming", "01234567"), "verwijzer_agb"),
        (V, Verwijzer("03", "dr. Jansen", "", vandaag() + timedelta(days=MORGEN)), "verwezen_op"),
    ],
)
def test_een_verwijzer_heeft_een_code_en_een_naam(grondslag, verwijzer, veld):
    with pytest.raises(Geweigerd) as fout:
        toets_verwijzer(grondslag, verwijzer)
    assert fout.value.veld == veld


@pytest.mark.parametrize(
    ("grondslag", "verwijzer"),
    [
        (V, HUISARTS),
        (V, Verwijzer("03", "dr. Jansen", "", vandaag())),
        (V, Verwijzer("05", "dr. Jansen", "03000001")),
        (B, Verwijzer("04", "Jeugdbescherming Gelderland")),
        (B, Verwijzer("08", "Rechtbank Gelderland")),
        (Grondslag.BESLUIT, None),
        (Grondslag.SPOED, None),
    ],
)
def test_wie_er_mag_verwijzen(grondslag, verwijzer):
    toets_verwijzer(grondslag, verwijzer)


def test_de_casus_bewaart_wie_verwees(baan):
    casus = baan.casus(Wet.JEUGD, grondslag=V, verwijzer=Verwijzer("02", " dr. A. Jansen ", "01234567", vandaag()))
    assert (casus.verwijzer, casus.verwijzer_naam, casus.verwijzer_agb) == ("02", "dr. A. Jansen", "01234567")
    assert in_woorden(casus).startswith("Huisarts: dr. A. Jansen (AGB 01234567), ")
    lading = laatste(casus.pk, "casus.geopend").lading
    assert lading["verwijzer"] == "02"
    assert "Jansen" not in str(lading)


def test_verwijzer_verbeteren(baan):
    casus = baan.casus(Wet.JEUGD, grondslag=B, verwijzer=Verwijzer("04", "Jeugdbescherming"))
    h.leg_verwijzer_vast(baan.consulent, casus.pk, verwijzer=Verwijzer("08", "Rechtbank Gelderland"))
    casus.refresh_from_db()
    assert casus.verwijzer == TypeVerwijzer.RECHTER
    with pytest.raises(Geweigerd, match="rust niet op een verwijzing"):
        h.leg_verwijzer_vast(baan.consulent, baan.casus().pk, verwijzer=HUISARTS)


def test_de_database_houdt_code_naam_en_agb_bijeen(baan):
    casus = baan.casus(Wet.JEUGD, grondslag=V, verwijzer=HUISARTS)
    for anders in ({"verwijzer": "08"}, {"verwijzer_naam": ""}, {"verwijzer": None}):
        with pytest.raises(IntegrityError), transaction.atomic():
            Casus.objects.filter(pk=casus.pk).update(**anders)


def wijs_toe(baan: Baan, uren: str, grondslag=V, verwijzer=HUISARTS, casus=None):
    casus = casus or baan.casus(Wet.JEUGD, grondslag=grondslag, verwijzer=verwijzer)
    return h.wijs_direct_toe(baan.consulent, casus.pk, baan.maatwerk(casus, hoeveelheid=Decimal(uren)).pk)


def test_boven_de_grens_kijkt_iemand_achteraf_mee_en_loopt_de_hulp(baan):
    """2 uur is € 7.446,00 and 3 uur € 11.169,00 per jaar; the limit is € 10.000."""
    lijn = wijs_toe(baan, "2")
    taken = Taak.objects.filter(soort=SoortTaak.VERWIJZING)
    assert not taken.exists()
    lijn = wijs_toe(baan, "3")
    assert lijn.status == StatusOndersteuning.TOEGEWEZEN
    taak = taken.get()
    assert (taak.dossier_id, taak.verwijst_naar, taak.team) == (lijn.casus_id, lijn.pk, baan.wereld.team)
    assert "11.169,00" in taak.toelichting
    assert lijn.casus.onderzoeken.count() == 0


def test_in_stukken_telt_samen(baan):
    eerste = wijs_toe(baan, "2")
    tweede = wijs_toe(baan, "1", casus=eerste.casus)
    assert Taak.objects.get(soort=SoortTaak.VERWIJZING).verwijst_naar == tweede.pk


def test_de_grens_is_een_instelling_en_geldt_niet_voor_een_bepaling(baan):
    org.zet_getallen(baan.wereld.systeem, getallen={"verwijzing_controle": 0})
    wijs_toe(baan, "0.01")
    assert Taak.objects.filter(soort=SoortTaak.VERWIJZING).count() == 1
    wijs_toe(baan, "40", B, Verwijzer("08", "Rechtbank Gelderland"))
    assert Taak.objects.filter(soort=SoortTaak.VERWIJZING).count() == 1
