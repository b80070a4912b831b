from datetime import date, timedelta

import pytest

from basis.dossiers.models import AanZet, Fase
from basis.journaal.tijd import klok_op, vandaag
from basis.organisatie.enums import Wet
from basis.organisatie.handeling import Geweigerd, handeling
from basis.werk.models import Termijn
from casussen import handelingen as h
from casussen.enums import Aanleiding, Grondslag, StatusCasus, StatusOnderzoek
from casussen.models import Casus
from tests.casussen.baan import HUISARTS, Baan, laatste, soorten
from tests.fabriek import op


def test_wmo_casus_krijgt_dossier_onderzoek_en_zes_weken(baan: Baan) -> None:
    with klok_op(op(2026, 11, 16)):
        casus = baan.casus(gemeld_op=date(2026, 11, 14), behandelaar=baan.collega)
    dossier = casus.dossier
    assert dossier.kenmerk == "W-2026-00001"
    assert (dossier.fase, dossier.aan_zet) == (Fase.TOEGANG, AanZet.BEHANDELAAR)
    assert casus.status == StatusCasus.AANGEMELD
    onderzoek = casus.onderzoeken.get()
    assert onderzoek.status == StatusOnderzoek.GEPLAND
    # Saturday 14 November + six weeks is second Christmas day; the Termijnenwet moves it to Monday.
    termijn = Termijn.objects.get(dossier=dossier)
    assert onderzoek.termijn == termijn
    assert termijn.einddatum == date(2026, 12, 28)
    dossier.refresh_from_db()
    assert dossier.fatale_datum == date(2026, 12, 28)
    assert dossier.betrokkenen.filter(hoedanigheid=baan.collega, rol="behandelaar").exists()
    assert laatste(dossier, "casus.geopend").lading == {
        "gemeld_op": "2026-11-14",
        "herkomst": "eigen",
        "grondslag": "besluit",
        "aanleiding": "nieuw",
    }
    assert soorten(dossier) == ["casus.geopend", "termijn.geopend", "onderzoek.geopend"]


@pytest.mark.parametrize(("wet", "letter"), [(Wet.JEUGD, "J"), (Wet.PW, "P")])
def test_andere_wet_heeft_geen_zes_weken(baan: Baan, wet: Wet, letter: str) -> None:
    casus = baan.casus(wet)
    assert casus.dossier.kenmerk.startswith(f"{letter}-")
    assert casus.onderzoeken.get().termijn is None
    assert not Termijn.objects.filter(dossier=casus.dossier).exists()


def test_verwijzing_heeft_geen_onderzoek_en_wel_een_kenmerk(baan: Baan) -> None:
    casus = baan.casus(Wet.JEUGD, grondslag=Grondslag.VERWIJZING, verwijzer=HUISARTS, grondslag_kenmerk="HA-77")
    assert not casus.onderzoeken.exists()
    with pytest.raises(Geweigerd, match="Kies wie verwees") as fout:
        baan.casus(Wet.JEUGD, grondslag=Grondslag.VERWIJZING)
    assert fout.value.veld == "verwijzer"


def test_spoed_houdt_de_klok_aan(baan: Baan) -> None:
    casus = baan.casus(grondslag=Grondslag.SPOED, aanleiding=Aanleiding.SPOED)
    assert casus.onderzoeken.get().termijn is not None


def test_tweede_lopende_casus_onder_dezelfde_wet_kan_niet(baan: Baan) -> None:
    baan.casus(inwoner=baan.inwoner)
    with pytest.raises(Geweigerd, match="al een lopende casus onder de Wmo"):
        baan.casus(inwoner=baan.inwoner)
    assert Casus.objects.filter(dossier__inwoner=baan.inwoner).count() == 1
    baan.casus(Wet.JEUGD, inwoner=baan.inwoner)


def test_melding_in_de_toekomst_kan_niet(baan: Baan) -> None:
    with pytest.raises(Geweigerd, match="toekomst") as fout:
        baan.casus(gemeld_op=vandaag() + timedelta(days=1))
    assert fout.value.veld == "gemeld_op"


def test_verzet_weigert_een_overgang_die_niet_bestaat(baan: Baan) -> None:
    casus = baan.casus()

    @handeling(None)
    def doe(door, overgang):
        h.verzet(door, casus.dossier, casus, overgang)

    with pytest.raises(Geweigerd, match="de casus staat op ‘aangemeld’"):
        doe(baan.consulent, "naar_plan")
    doe(baan.consulent, "naar_toekenning")
    casus.dossier.refresh_from_db()
    assert casus.dossier.fase == Fase.TOEKENNING
    rij = laatste(casus.dossier, "casus.status")
    assert (rij.van_status, rij.naar_status) == ("aangemeld", "toekenning")
