"""The one way from columns to a date: opening, computing again, naming, and what stands beside the law."""

from datetime import date

import pytest

from basis.journaal.tijd import klok_op
from basis.organisatie.models_regels import Norm
from basis.termijnen import soorten
from basis.werk import klok
from basis.werk.kanalen import KANALEN, SCHRIFTELIJK
from basis.werk.models import Termijn
from basis.werk.namen import NAMEN
from basis.werk.panelen import termijnen
from beschikkingen.enums import VormAanvraag
from tests.fabriek import op
from tests.werk.klok import besluittermijn, dossier_van, geleden, losse, vers
from toegang import handelingen as toegang
from toegang.enums import Kanaal


def test_elke_soort_heeft_een_naam():
    assert set(NAMEN) == set(soorten())


def test_elk_kanaal_en_elke_vorm_heeft_woorden():
    assert set(KANALEN) == {*Kanaal.values, *VormAanvraag.values}
    assert set(SCHRIFTELIJK) <= set(KANALEN)


@pytest.mark.parametrize("soort", sorted(set(soorten()) - {"persoonlijk-plan"}))
def test_elke_soort_opent_en_is_gelijk_aan_zijn_herrekening(baan, soort):
    termijn = losse(baan, soort, geleden(3))
    uitkomst = klok.herreken(termijn, klok.regels_van(termijn, dossier_van(termijn)))
    assert not uitkomst.toegepast_op(termijn)
    assert termijn.wettelijk == (soort not in {"heronderzoek", "evaluatie", "aflopend"})


def test_het_bewijs_van_de_start_reist_mee(baan):
    """Kanaal of the melding on both terms; the form of the aanvraag on the besluit term."""
    w = baan.wereld
    from tests.reis import meld

    melding = meld(w, baan.consulent, kanaal=Kanaal.EMAIL)
    casus = toegang.neem_in_behandeling(baan.consulent, melding.pk, wet="wmo")
    for dossier in (melding.pk, casus.pk):
        assert Termijn.objects.get(dossier=dossier, soort="wmo-onderzoek").startkanaal == "email"
    assert besluittermijn(baan).startkanaal == "brief"
    paneel = termijnen(casus.dossier, baan.consulent)
    assert paneel is not None
    assert paneel.context["lopend"][0].begin.endswith(", per e-mail")


def test_een_eigen_norm_naast_de_wet_geeft_alleen_een_streefdatum(baan):
    Norm.objects.create(
        gemeente=baan.wereld.gemeente,
        soort="wmo-onderzoek",
        waarde=4,
        eenheid="weken",
        geldig_vanaf=date(2026, 1, 1),
        bron="servicenorm 2026",
    )
    with klok_op(op(2026, 11, 25)):
        zonder = losse(baan, "wmo-besluit", date(2026, 11, 20))
        met = losse(baan, "wmo-onderzoek", date(2026, 11, 2))
    assert (met.streefdatum, met.einddatum) == (date(2026, 11, 30), date(2026, 12, 14))
    assert zonder.streefdatum is None
    assert met.wettelijk


def test_een_norm_die_later_is_dan_de_wet_is_geen_streven(baan):
    Norm.objects.create(
        gemeente=baan.wereld.gemeente,
        soort="wmo-besluit",
        waarde=9,
        eenheid="weken",
        geldig_vanaf=date(2026, 1, 1),
        bron="ruim",
    )
    assert losse(baan, "wmo-besluit", date(2026, 11, 20)).streefdatum is None


def test_een_eigen_norm_maakt_geen_fatale_datum(baan):
    termijn = losse(baan, "evaluatie", geleden(3))
    ander = Termijn.objects.exclude(pk=termijn.pk).get(dossier_id=termijn.dossier_id)
    assert dossier_van(termijn).fatale_datum == ander.einddatum
    assert not vers(termijn).wettelijk
