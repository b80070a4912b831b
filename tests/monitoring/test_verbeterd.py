"""A corrected day of receipt moves every figure that counts by it; what was printed keeps its number and says so."""

from datetime import date
from typing import Any

import pytest

from basis.inwoners.models import Inwoner
from basis.journaal.models import Gebeurtenis
from basis.journaal.tijd import dag_van, klok_op
from basis.organisatie.enums import Functie, Wet
from basis.organisatie.models import Hoedanigheid
from casussen.models import Casus
from monitoring.handelingen import bewaar_rapport
from monitoring.indicatoren import OP_CODE
from monitoring.indicatoren.verbeterd import veranderd_na
from monitoring.periode import lees
from monitoring.vraag import Vraag
from tests.fabriek import Wereld, op, wereld
from tests.monitoring.hulp import dossier, gebeurt
from tests.monitoring.test_cijfers import MEI, NU, binnen, cijfer
from tests.reis import meld
from toegang.handelingen import neem_in_behandeling
from toegang.handelingen.begin import verbeter_ontvangst

pytestmark = pytest.mark.django_db


@pytest.fixture
def w() -> Wereld:
    return wereld()


@pytest.fixture
def ans(w: Wereld) -> Inwoner:
    return w.inwoner()


@pytest.fixture(autouse=True)
def _klok():
    with klok_op(NU):
        yield


@pytest.fixture
def consulent(w: Wereld) -> Hoedanigheid:
    return w.medewerker(Functie.WMO_CONSULENT)


def _ontvangst(w: Wereld, bij: Any, oud: date, nieuw: date, *, bekend: date) -> None:
    lading: dict[str, Any] = {"oud": oud, "nieuw": nieuw, "einddatum": nieuw, "soort_termijn": "wmo-onderzoek"}
    gebeurt(w, "termijn.begin_verbeterd", bij, bekend, **lading)


def test_een_verbeterde_ontvangst_telt_op_haar_nieuwe_dag(w: Wereld, ans: Inwoner, consulent: Hoedanigheid) -> None:
    """Received 31-5, corrected to 2-6: June, in the figure and in the list; the stand of before stays May."""
    rij = dossier(w, ans)
    gebeurt(w, "melding.opgenomen", rij, date(2026, 5, 31), naar="ontvangen", door_of_namens="ja")
    _ontvangst(w, rij, date(2026, 5, 31), date(2026, 6, 2), bekend=date(2026, 6, 10))
    juni = lees("2026-06")
    assert (cijfer(w, consulent, "meldingen").n, cijfer(w, consulent, "meldingen", juni).n) == (0, 1)
    toen = op(2026, 6, 9)
    assert (cijfer(w, consulent, "meldingen", stand=toen).n, cijfer(w, consulent, "meldingen", juni, stand=toen).n) == (
        1,
        0,
    )
    lijsten = [Vraag(OP_CODE["meldingen"], w.gemeente.pk, periode, NU).lijst(consulent) for periode in (MEI, juni)]
    assert [[dag_van(moment) for moment in lijst.values_list("telt_op", flat=True)] for lijst in lijsten] == [
        [],
        [date(2026, 6, 2)],
    ]
    # Corrected once more: back where it was.
    _ontvangst(w, rij, date(2026, 6, 2), date(2026, 5, 30), bekend=date(2026, 6, 11))
    assert (cijfer(w, consulent, "meldingen").n, cijfer(w, consulent, "meldingen", juni).n) == (1, 0)
    assert cijfer(w, consulent, "meldingen", lees("2026")).n == 1


def test_een_signaal_dat_melding_werd_telt_op_de_dag_van_het_gesprek(
    w: Wereld, ans: Inwoner, consulent: Hoedanigheid
) -> None:
    """Only when the six weeks began with that gesprek does it move with the correction."""
    gesprek = date(2026, 5, 30)
    for ontvangen in (date(2026, 5, 1), gesprek):
        rij = dossier(w, ans)
        gebeurt(w, "melding.geen_signaal", rij, gesprek, gesproken_op=gesprek, ontvangen_op=ontvangen)
        _ontvangst(w, rij, ontvangen, date(2026, 6, 1), bekend=date(2026, 6, 10))
    assert (cijfer(w, consulent, "meldingen").n, cijfer(w, consulent, "meldingen", lees("2026-06")).n) == (1, 1)


def test_de_wachttijd_telt_vanaf_de_verbeterde_melding(w: Wereld, ans: Inwoner, consulent: Hoedanigheid) -> None:
    for _ in range(10):
        rij = dossier(w, ans)
        gebeurt(
            w,
            "ondersteuning.gestart",
            rij,
            date(2026, 5, 21),
            op=date(2026, 5, 21),
            gemeld_op=date(2026, 5, 11),
            eerste=True,
            grondslag="besluit",
        )
        gebeurt(
            w,
            "casus.melddag_verbeterd",
            rij,
            date(2026, 6, 10),
            oud=date(2026, 5, 11),
            nieuw=date(2026, 5, 1),
        )
    assert cijfer(w, consulent, "wachttijd").midden == 20
    assert cijfer(w, consulent, "wachttijd", stand=op(2026, 6, 9)).midden == 10


def test_de_handeling_schrijft_wat_de_cijfers_lezen(w: Wereld, consulent: Hoedanigheid) -> None:
    """Through the verbs: received 31-10, corrected to 2-11 on the casus it became."""
    with klok_op(op(2026, 11, 3)):
        melding = meld(w, consulent, dagen_geleden=3)
        casus = neem_in_behandeling(consulent, melding.pk, wet=Wet.WMO)
    oktober, november = lees("2026-10"), lees("2026-11")
    assert (cijfer(w, consulent, "meldingen", oktober).n, cijfer(w, consulent, "meldingen", november).n) == (1, 0)
    rapport = bewaar_rapport(w.systeem, maand=oktober, pdf=b"%PDF-1.7 proef %%EOF")
    ander = bewaar_rapport(w.systeem, maand=lees("2026-09"), pdf=b"%PDF-1.7 proef %%EOF")
    assert veranderd_na(w.gemeente.pk, [rapport, ander]) == set()
    with klok_op(op(2026, 11, 24)):
        verbeter_ontvangst(consulent, casus.pk, vanaf=date(2026, 11, 2), reden="Stempel op de brief")
        assert Casus.objects.get(pk=casus.pk).gemeld_op == date(2026, 11, 2)
        nu = op(2026, 11, 24, 23)
        assert cijfer(w, consulent, "meldingen", oktober, stand=nu).n == 0
        assert cijfer(w, consulent, "meldingen", november, stand=nu).n == 1
        lading = Gebeurtenis.objects.get(soort="casus.melddag_verbeterd", dossier_id=casus.pk).lading
        assert (lading["oud"], lading["nieuw"]) == ("2026-10-31", "2026-11-02")
        assert veranderd_na(w.gemeente.pk, [rapport, ander]) == {rapport.pk}
        html = binnen(consulent).get("/cijfers/rapporten/").content.decode()
        assert html.count("Na dit rapport is de dag van een melding verbeterd") == 1
        assert "/cijfers/?periode=2026-10" in html
