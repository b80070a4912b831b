"""From what an onderzoek counts, and by which rules (Wmo 2.3.2 lid 1 and 2)."""

from datetime import date, timedelta

import pytest

from basis.dossiers.models import Dossier
from basis.journaal.tijd import klok_op, op_dag
from basis.organisatie.handeling import Geweigerd
from basis.organisatie.models_regels import Feestdag
from basis.werk.models import Termijn
from casussen import handelingen as h
from casussen import zetten
from casussen.enums import Aanleiding, KeuzeAflopend
from casussen.stand import lees
from tests.casussen.baan import Baan

DAG = date(2026, 11, 25)


@pytest.fixture(autouse=True)
def _op_woensdag():
    with klok_op(op_dag(DAG)):
        yield


def plantermijn(casus) -> Termijn:
    return Termijn.objects.filter(dossier_id=casus.pk, soort="persoonlijk-plan").latest("pk")


def test_de_termijn_de_wachter_en_het_scherm_noemen_dezelfde_dag(baan: Baan) -> None:
    """Told on 25 November: seven days end on 2 December, but that is a gelijkgestelde dag here."""
    Feestdag.objects.create(datum=date(2026, 12, 2), bron="KB proef", geldt=True)
    casus = baan.gewezen(baan.casus())
    h.wijs_op_persoonlijk_plan(baan.consulent, casus.pk, op=DAG)
    assert plantermijn(casus).einddatum == date(2026, 12, 3)
    stand = lees(Dossier.objects.get(pk=casus.pk))
    uitleg = next(z.uitleg for z in zetten.onderzoek(stand, baan.consulent) if z.label == "Start het onderzoek")
    assert uitleg == "De inwoner kan tot en met 3 december 2026 een persoonlijk plan geven"
    with klok_op(op_dag(date(2026, 12, 3))), pytest.raises(Geweigerd, match="tot en met 3 december 2026"):
        h.start_onderzoek(baan.consulent, casus.pk)
    with klok_op(op_dag(date(2026, 12, 4))):
        h.start_onderzoek(baan.consulent, casus.pk)
    assert casus.onderzoeken.get().niet_gewacht == ""


def test_een_kort_onderzoek_omdat_hulp_afloopt_begint_niet_met_een_melding(baan: Baan) -> None:
    casus = baan.plan()
    rij = baan.lijn(casus, trede="algemeen", einde=DAG + timedelta(weeks=10), begin=DAG)
    h.ga_naar_hulp(baan.consulent, casus.pk)
    h.kies_bij_aflopen(baan.consulent, casus.pk, rij.pk, keuze=KeuzeAflopend.ONDERZOEK)
    onderzoek = casus.onderzoeken.select_related("termijn").latest("pk")
    assert onderzoek.termijn is not None
    assert onderzoek.termijn.startgebeurtenis == "Kort onderzoek begonnen omdat hulp afloopt"
    h.wijs_op_persoonlijk_plan(baan.consulent, casus.pk, op=DAG)
    assert plantermijn(casus).startgebeurtenis == "Kort onderzoek begonnen omdat hulp afloopt"


def test_ook_een_heronderzoek_begint_niet_met_een_melding(baan: Baan) -> None:
    casus = baan.hulp()
    h.open_onderzoek(baan.consulent, casus.pk, aanleiding=Aanleiding.HERONDERZOEK, gemeld_op=DAG)
    h.wijs_op_persoonlijk_plan(baan.consulent, casus.pk, op=DAG)
    termijn = plantermijn(casus)
    assert (termijn.startgebeurtenis, termijn.vanaf) == ("Heronderzoek begonnen", DAG)


def test_na_een_melding_blijft_de_melding_het_begin(baan: Baan) -> None:
    casus = baan.casus(gemeld_op=DAG)
    h.wijs_op_persoonlijk_plan(baan.consulent, casus.pk, op=DAG)
    onderzoek = casus.onderzoeken.select_related("termijn").get()
    assert onderzoek.termijn is not None
    assert {plantermijn(casus).startgebeurtenis, onderzoek.termijn.startgebeurtenis} == {"Melding ontvangen"}
