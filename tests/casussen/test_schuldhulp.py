"""Wgs: four weeks or three werkdagen to the first gesprek, which meets the term (Wgs 4), on the casus."""

from datetime import date, timedelta

import pytest

from basis.dossiers.models import Dossier
from basis.journaal.models import Gebeurtenis
from basis.journaal.tijd import klok_op, op_dag, vandaag
from basis.organisatie.enums import Functie, Wet
from basis.organisatie.handeling import GeenRecht, Geweigerd
from basis.termijnen import bereken
from basis.werk.models import Afronding, Termijn, Verschuiving
from casussen import handelingen as h
from casussen.enums import Aanleiding, SoortBedreiging
from casussen.models import Casus, Onderzoek
from casussen.models_klok import Bedreiging
from tests.casussen.baan import Baan, laatste, soorten

pytestmark = pytest.mark.django_db
UIT = SoortBedreiging.HUISUITZETTING


def geleden(dagen: int) -> date:
    return vandaag() - timedelta(days=dagen)


def van(casus: Casus, soort: str) -> Termijn:
    return Termijn.objects.get(dossier_id=casus.pk, soort=soort)


def fataal(casus: Casus) -> date | None:
    return Dossier.objects.get(pk=casus.pk).fatale_datum


@pytest.fixture
def casus(baan: Baan) -> Casus:
    return baan.casus(Wet.WGS, gemeld_op=geleden(5), kanaal="balie")


def test_de_vraag_opent_vier_weken_met_bewijs(baan: Baan, casus: Casus) -> None:
    termijn = van(casus, "wgs-gesprek")
    assert (termijn.vanaf, termijn.startkanaal) == (geleden(5), "balie")
    assert termijn.einddatum == bereken("wgs-gesprek", geleden(5)).einddatum
    assert (termijn.van_ons, termijn.wettelijk) == (True, True)
    assert fataal(casus) == termijn.einddatum
    assert Onderzoek.objects.get(casus=casus).termijn == termijn


def test_wat_wij_zelf_beginnen_heeft_geen_eerste_gesprek(baan: Baan, casus: Casus) -> None:
    h.breek_onderzoek_af(baan.consulent, casus.pk, reden="De inwoner wil niet meer.")
    assert van(casus, "wgs-gesprek").afronding == Afronding.VERVALLEN
    h.open_onderzoek(baan.consulent, casus.pk, aanleiding=Aanleiding.HERONDERZOEK, gemeld_op=vandaag())
    assert not Termijn.objects.filter(dossier_id=casus.pk, afronding=None).exists()
    h.breek_onderzoek_af(baan.consulent, casus.pk, reden="Niet nodig.")
    h.open_onderzoek(baan.consulent, casus.pk, aanleiding=Aanleiding.WIJZIGING_INWONER, gemeld_op=vandaag())
    assert Termijn.objects.get(dossier_id=casus.pk, afronding=None).soort == "wgs-gesprek"


def test_het_gesprek_haalt_de_termijn_voor_en_na_de_start(baan: Baan, casus: Casus) -> None:
    h.leg_eerste_gesprek_vast(baan.consulent, casus.pk, op=geleden(2))
    termijn = van(casus, "wgs-gesprek")
    assert (termijn.afronding, termijn.afgerond_op) == (Afronding.VOLDAAN, geleden(2))
    assert fataal(casus) is None
    assert laatste(casus.pk, "schuldhulp.gesprek").lading["op"] == geleden(2).isoformat()
    assert Dossier.objects.get(pk=casus.pk).laatste_contact == geleden(2)


def test_ook_wie_het_gesprek_bij_het_onderzoek_opschrijft(baan: Baan) -> None:
    casus = baan.onderzoek(Wet.WGS)
    h.sla_onderzoek_op(baan.consulent, casus.pk, gesprek_op=vandaag())
    assert van(casus, "wgs-gesprek").afgerond_op == vandaag()
    with pytest.raises(Geweigerd, match="Verbeter die dag bij ‘Eerste gesprek’") as fout:
        h.sla_onderzoek_op(baan.consulent, casus.pk, gesprek_op=geleden(1))
    assert fout.value.veld == "gesprek_op"
    with pytest.raises(Geweigerd):
        h.sla_onderzoek_op(baan.consulent, casus.pk, gesprek_op=None)


def test_het_verslag_haalt_het_gesprek_niet(baan: Baan) -> None:
    casus = baan.plan(Wet.WGS)
    assert van(casus, "wgs-gesprek").afronding is None, "een brief is geen gesprek"


def test_een_andere_gespreksdag_vraagt_een_reden_en_bewaart_de_oude(baan: Baan, casus: Casus) -> None:
    h.leg_eerste_gesprek_vast(baan.consulent, casus.pk, op=geleden(2))
    with pytest.raises(Geweigerd, match="waarom de dag anders is") as fout:
        h.leg_eerste_gesprek_vast(baan.consulent, casus.pk, op=geleden(3))
    assert fout.value.veld == "reden"
    h.leg_eerste_gesprek_vast(baan.consulent, casus.pk, op=geleden(3), reden="agenda nagekeken")
    termijn = van(casus, "wgs-gesprek")
    assert termijn.afgerond_op == geleden(3)
    assert "agenda nagekeken" in Verschuiving.objects.get(termijn=termijn).reden
    lading = laatste(casus.pk, "schuldhulp.gesprek").lading
    assert (lading["oud"], lading["op"]) == (geleden(2).isoformat(), geleden(3).isoformat())
    assert "agenda" not in str(lading)


@pytest.mark.parametrize(("dagen", "zin"), [(-1, "ligt in de toekomst"), (9, "De vraag kwam pas op")])
def test_een_gesprek_op_een_onmogelijke_dag(baan: Baan, casus: Casus, dagen: int, zin: str) -> None:
    with pytest.raises(Geweigerd, match=zin) as fout:
        h.leg_eerste_gesprek_vast(baan.consulent, casus.pk, op=geleden(dagen))
    assert fout.value.veld == "op"
    assert van(casus, "wgs-gesprek").afronding is None


def test_alleen_bij_schuldhulp(baan: Baan) -> None:
    wmo = baan.casus()
    with pytest.raises(Geweigerd, match="hoort bij schuldhulp"):
        h.leg_eerste_gesprek_vast(baan.consulent, wmo.pk, op=vandaag())
    with pytest.raises(Geweigerd, match="hoort bij schuldhulp"):
        h.leg_bedreiging_vast(baan.consulent, wmo.pk, soort=UIT)
    assert "wgs-gesprek" not in set(wmo.dossier.termijnen.values_list("soort", flat=True))


# -- something threatens -----------------------------------------------------------------------------


def test_dreigt_er_iets_dan_drie_werkdagen_vanaf_die_dag(baan: Baan, casus: Casus) -> None:
    h.leg_bedreiging_vast(baan.consulent, casus.pk, soort=UIT, op=geleden(1), kanaal="telefoon")
    spoed, gewoon = van(casus, "wgs-gesprek-spoed"), van(casus, "wgs-gesprek")
    assert (spoed.vanaf, spoed.startkanaal, spoed.startgebeurtenis) == (
        geleden(1),
        "telefoon",
        "Bedreigende situatie gemeld",
    )
    assert spoed.einddatum == bereken("wgs-gesprek-spoed", geleden(1)).einddatum
    assert (gewoon.afronding, spoed.afronding) == (Afronding.VOORTGEZET, None)
    assert fataal(casus) == spoed.einddatum
    lading = laatste(casus.pk, "schuldhulp.bedreiging").lading
    assert lading["soort_bedreiging"] == "huisuitzetting"
    h.leg_eerste_gesprek_vast(baan.consulent, casus.pk, op=vandaag())
    assert van(casus, "wgs-gesprek-spoed").afronding == Afronding.VOLDAAN


def test_vier_weken_die_eerder_om_zijn_blijven_ernaast_staan(baan: Baan) -> None:
    casus = baan.casus(Wet.WGS, gemeld_op=geleden(27))
    h.leg_bedreiging_vast(baan.consulent, casus.pk, soort=UIT)
    spoed, gewoon = van(casus, "wgs-gesprek-spoed"), van(casus, "wgs-gesprek")
    assert gewoon.einddatum < spoed.einddatum
    assert (gewoon.afronding, spoed.afronding) == (None, None)
    assert fataal(casus) == gewoon.einddatum
    h.leg_eerste_gesprek_vast(baan.consulent, casus.pk, op=vandaag())
    assert {van(casus, s).afronding for s in ("wgs-gesprek-spoed", "wgs-gesprek")} == {Afronding.VOLDAAN}


def test_een_tweede_dreiging_maakt_de_termijn_niet_langer(baan: Baan, casus: Casus) -> None:
    h.leg_bedreiging_vast(baan.consulent, casus.pk, soort=UIT, op=geleden(2))
    h.leg_bedreiging_vast(baan.consulent, casus.pk, soort=SoortBedreiging.ENERGIE)
    assert van(casus, "wgs-gesprek-spoed").vanaf == geleden(2)
    with pytest.raises(Geweigerd, match="al vastgelegd op") as fout:
        h.leg_bedreiging_vast(baan.consulent, casus.pk, soort=UIT)
    assert fout.value.veld == "soort"
    assert Bedreiging.objects.filter(dossier_id=casus.pk).count() == 2


@pytest.mark.parametrize(
    ("anders", "veld", "zin"),
    [
        ({"soort": "schulden"}, "soort", "Kies wat er dreigt"),
        ({"op": geleden(-1)}, "op", "ligt in de toekomst"),
        ({"op": geleden(8)}, "op", "De vraag kwam pas op"),
        ({"kanaal": "duif"}, "kanaal", "Kies hoe je het hoorde"),
    ],
)
def test_een_dreiging_die_niet_kan(baan: Baan, casus: Casus, anders: dict[str, object], veld: str, zin: str) -> None:
    with pytest.raises(Geweigerd, match=zin) as fout:
        h.leg_bedreiging_vast(baan.consulent, casus.pk, **{"soort": UIT, **anders})  # type: ignore[arg-type]
    assert fout.value.veld == veld
    assert "schuldhulp.bedreiging" not in soorten(casus.pk)


def test_na_het_gesprek_is_er_geen_spoed_meer(baan: Baan, casus: Casus) -> None:
    h.leg_eerste_gesprek_vast(baan.consulent, casus.pk, op=geleden(1))
    with pytest.raises(Geweigerd, match="Het eerste gesprek was al op"):
        h.leg_bedreiging_vast(baan.consulent, casus.pk, soort=UIT)


def test_de_dag_van_de_dreiging_verbeteren(baan: Baan, casus: Casus) -> None:
    with pytest.raises(Geweigerd, match="geen termijn die bij een bedreiging begint"):
        h.verbeter_bedreiging(baan.consulent, casus.pk, vanaf=geleden(1), reden="x")
    h.leg_bedreiging_vast(baan.consulent, casus.pk, soort=UIT)
    with pytest.raises(Geweigerd, match="waarom het begin anders is"):
        h.verbeter_bedreiging(baan.consulent, casus.pk, vanaf=geleden(1), reden=" ")
    h.verbeter_bedreiging(baan.consulent, casus.pk, vanaf=geleden(1), reden="stond in de mail")
    termijn = van(casus, "wgs-gesprek-spoed")
    assert termijn.vanaf == Bedreiging.objects.get(dossier_id=casus.pk).gemeld_op == geleden(1)
    assert Verschuiving.objects.get(termijn=termijn).oud_vanaf == vandaag()
    assert van(casus, "wgs-gesprek").vanaf == geleden(5), "de dag van de vraag blijft staan"


def test_wie_niet_mag(baan: Baan, casus: Casus) -> None:
    with pytest.raises(GeenRecht):
        h.leg_eerste_gesprek_vast(baan.administratie, casus.pk, op=vandaag())
    h.leg_bedreiging_vast(baan.administratie, casus.pk, soort=UIT)
    with pytest.raises(Dossier.DoesNotExist):
        h.leg_bedreiging_vast(baan.buitenstaander, casus.pk, soort=SoortBedreiging.ENERGIE)
    with pytest.raises(GeenRecht):
        h.leg_bedreiging_vast(baan.wereld.medewerker(Functie.BEHEERDER), casus.pk, soort=SoortBedreiging.ENERGIE)


def test_over_de_termijn_heen_is_het_te_laat(baan: Baan, casus: Casus) -> None:
    with klok_op(op_dag(vandaag() + timedelta(days=40))):
        h.leg_eerste_gesprek_vast(baan.consulent, casus.pk, op=vandaag())
    rij = Gebeurtenis.objects.filter(dossier_id=casus.pk, soort="termijn.afgerond").latest("id")
    assert rij.lading["op_tijd"] is False
