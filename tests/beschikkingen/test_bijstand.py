"""Participatiewet: the waiting time under 27 tells and never blocks; the voorschot has four weeks (41, 52)."""

from datetime import date, timedelta
from typing import Any

import pytest
from django.urls import reverse

from basis.dossiers.models import Dossier
from basis.inwoners.datums import OnvolledigeDatum
from basis.journaal.tijd import klok_op, op_dag, vandaag
from basis.organisatie.enums import Wet
from basis.organisatie.handeling import Geweigerd
from basis.termijnen import bereken
from basis.werk.models import Afronding, Termijn
from beschikkingen import handelingen as b
from beschikkingen.gebeurtenissen import ZINNEN
from casussen import handelingen as h
from casussen.models import Casus
from casussen.models_klok import Bijstandsvraag
from tests.beschikkingen.baan import Baan, laatste
from tests.fabriek import sluit_casus, wereld
from tests.huis.test_aantal_vragen import binnen
from toegang.handelingen import verbeter_ontvangst

pytestmark = pytest.mark.django_db
JONG = OnvolledigeDatum.van(vandaag() - timedelta(days=365 * 22))


def geleden(dagen: int) -> date:
    return vandaag() - timedelta(days=dagen)


@pytest.fixture
def baan() -> Baan:
    return Baan(wereld(), Wet.PW)


def casus(baan: Baan, geboren: OnvolledigeDatum = JONG, *, dagen: int = 5) -> Casus:
    return baan.casus(inwoner=baan.wereld.inwoner(geboren=geboren), gemeld_op=geleden(dagen), kanaal="balie")


def zeg(baan: Baan, rij: Casus, **anders: Any) -> Bijstandsvraag:
    return h.leg_bijstandsvraag_vast(baan.consulent, rij.pk, **{"algemeen": True, **anders})


def aanvraag(baan: Baan, rij: Casus, *, dagen: int = 0) -> Any:
    return b.leg_aanvraag_vast(baan.consulent, rij.pk, ontvangen_op=geleden(dagen), vorm="formulier")


def soorten(rij: Casus, **welke: Any) -> list[str]:
    return list(Termijn.objects.filter(dossier_id=rij.pk, **welke).order_by("soort").values_list("soort", flat=True))


def van(rij: Casus, soort: str) -> Termijn:
    return Termijn.objects.get(dossier_id=rij.pk, soort=soort)


def test_zonder_dat_iemand_het_zegt_loopt_er_niets(baan: Baan) -> None:
    rij = casus(baan)
    assert soorten(rij) == []
    aanvraag(baan, rij)
    assert soorten(rij) == ["pw-besluit"]


def test_geen_algemene_bijstand_opent_niets(baan: Baan) -> None:
    rij = casus(baan)
    assert zeg(baan, rij, algemeen=False).geen_wachttijd == ""
    aanvraag(baan, rij)
    assert soorten(rij) == ["pw-besluit"]


def test_onder_de_27_wacht_de_aanvraag_vier_weken(baan: Baan) -> None:
    rij = casus(baan)
    zeg(baan, rij)
    termijn = van(rij, "zoektermijn")
    assert (termijn.vanaf, termijn.einddatum, termijn.startkanaal) == (geleden(5), geleden(5 - 28), "balie")
    assert termijn.van_ons is False
    assert Dossier.objects.get(pk=rij.pk).fatale_datum is None, "wachten is geen termijn van ons"


def test_een_te_vroege_aanvraag_wordt_vastgelegd_en_verteld(baan: Baan) -> None:
    rij = casus(baan)
    zeg(baan, rij)
    scherm = binnen(baan.consulent).get(reverse("beschikkingen:aanvraag", args=[rij.pk])).content.decode()
    assert "De wachttijd loopt" in scherm
    aanvraag(baan, rij)
    lading = laatste(rij.pk, "aanvraag.vastgelegd").lading
    assert lading["in_wachttijd"] is True
    assert "De wachttijd van vier weken liep nog." in ZINNEN["aanvraag.vastgelegd"].vertel(lading)
    assert van(rij, "zoektermijn").afronding is None
    assert van(rij, "pw-besluit").vanaf == vandaag()


def test_een_aanvraag_na_de_wachttijd_haalt_haar(baan: Baan) -> None:
    rij = casus(baan, dagen=28)
    zeg(baan, rij)
    aanvraag(baan, rij)
    assert (van(rij, "zoektermijn").afronding, van(rij, "zoektermijn").afgerond_op) == (Afronding.VOLDAAN, vandaag())
    assert laatste(rij.pk, "aanvraag.vastgelegd").lading["in_wachttijd"] is False


@pytest.mark.parametrize("reden", ["onderwijs", "beperking", "omstandigheden"])
def test_een_uitzondering_van_de_wet(baan: Baan, reden: str) -> None:
    rij = casus(baan)
    assert zeg(baan, rij, geen_wachttijd=reden).geen_wachttijd == reden
    assert "zoektermijn" not in soorten(rij)
    assert laatste(rij.pk, "bijstand.vastgelegd").lading["geen_wachttijd"] == reden
    tekst = binnen(baan.consulent).get(reverse("werkplek:tab", args=[rij.pk, "onderzoek"])).content.decode()
    assert "geen wachttijd" in tekst
    assert "Participatiewet 41 lid" in tekst


def test_27_of_ouder_wacht_niet(baan: Baan) -> None:
    # On a set day: who is born on 29 February turns 27 on no day of that name.
    with klok_op(op_dag(date(2026, 11, 25))):
        dag = geleden(5)
        precies = casus(baan, OnvolledigeDatum(dag.year - 27, dag.month, dag.day))
        assert zeg(baan, precies).geen_wachttijd == "leeftijd"
        net_niet = casus(baan, OnvolledigeDatum(dag.year - 27, dag.month, dag.day + 1))
        assert zeg(baan, net_niet).geen_wachttijd == ""
        with pytest.raises(Geweigerd, match="jonger dan 27") as fout:
            zeg(baan, net_niet, geen_wachttijd="leeftijd")
    assert fout.value.veld == "geen_wachttijd"


def test_een_onzekere_leeftijd_vraagt_een_antwoord(baan: Baan) -> None:
    rij = casus(baan, OnvolledigeDatum())
    with pytest.raises(Geweigerd, match="geboortedatum is niet zeker") as fout:
        zeg(baan, rij)
    assert fout.value.veld == "jonger"
    assert zeg(baan, rij, jonger=False).geen_wachttijd == "leeftijd"
    assert zeg(baan, rij, jonger=True).geen_wachttijd == ""
    assert soorten(rij, afronding=None) == ["zoektermijn"]


def test_wat_later_anders_blijkt(baan: Baan) -> None:
    rij = casus(baan)
    zeg(baan, rij)
    zeg(baan, rij, geen_wachttijd="omstandigheden")
    assert van(rij, "zoektermijn").afronding == Afronding.VERVALLEN
    aanvraag(baan, rij)
    assert soorten(rij, afronding=None) == ["pw-besluit", "voorschot-pw"]
    zeg(baan, rij, algemeen=False)
    assert soorten(rij, afronding=None) == ["pw-besluit"]


def test_de_dag_van_de_melding_verbeteren_schuift_de_wachttijd(baan: Baan) -> None:
    rij = casus(baan)
    zeg(baan, rij)
    verbeter_ontvangst(baan.consulent, rij.pk, vanaf=geleden(9), reden="stempel")
    assert van(rij, "zoektermijn").einddatum == geleden(9 - 28)


def test_alleen_onder_de_participatiewet() -> None:
    wmo = Baan(wereld())
    with pytest.raises(Geweigerd, match="hoort bij de Participatiewet"):
        zeg(wmo, wmo.casus())
    gesloten = Baan(wereld(), Wet.PW)
    rij = casus(gesloten)
    sluit_casus(gesloten.consulent, rij.pk, reden="ingetrokken", toelichting="Vond werk.")
    with pytest.raises(Geweigerd, match="afgesloten"):
        zeg(gesloten, rij)


# -- voorschot -------------------------------------------------------------------------------------


def test_het_voorschot_telt_vanaf_de_aanvraag(baan: Baan) -> None:
    rij = casus(baan, dagen=40)
    zeg(baan, rij)
    aanvraag(baan, rij, dagen=6)
    termijn = van(rij, "voorschot-pw")
    assert (termijn.vanaf, termijn.startkanaal) == (geleden(6), "formulier")
    assert Dossier.objects.get(pk=rij.pk).fatale_datum == bereken("voorschot-pw", geleden(6)).einddatum
    b.verbeter_aanvraag(baan.consulent, rij.pk, vanaf=geleden(8), reden="stempel")
    assert {van(rij, soort).vanaf for soort in ("voorschot-pw", "pw-besluit")} == {geleden(8)}


def test_gezegd_na_de_aanvraag_opent_het_alsnog(baan: Baan) -> None:
    rij = casus(baan, dagen=40)
    aanvraag(baan, rij, dagen=6)
    zeg(baan, rij)
    assert van(rij, "voorschot-pw").vanaf == geleden(6)


def test_betaald_en_telkens_weer_binnen_vier_weken(baan: Baan) -> None:
    rij = casus(baan, dagen=40)
    zeg(baan, rij)
    aanvraag(baan, rij, dagen=6)
    with pytest.raises(Geweigerd, match="Vul in wanneer") as leeg:
        h.leg_voorschot_vast(baan.consulent, rij.pk)
    assert leeg.value.veld == "op"
    for dag, zin in ((geleden(-1), "toekomst"), (geleden(9), "begon op")):
        with pytest.raises(Geweigerd, match=zin):
            h.leg_voorschot_vast(baan.consulent, rij.pk, op=dag)
    h.leg_voorschot_vast(baan.consulent, rij.pk, op=geleden(1))
    eerste, volgende = Termijn.objects.filter(dossier_id=rij.pk, soort="voorschot-pw").order_by("pk")
    assert (eerste.afronding, eerste.afgerond_op) == (Afronding.VOLDAAN, geleden(1))
    assert (volgende.vanaf, volgende.afronding) == (geleden(1), None)


def test_geen_voorschot_om_een_reden_van_de_wet(baan: Baan) -> None:
    rij = casus(baan, dagen=40)
    zeg(baan, rij)
    aanvraag(baan, rij)
    with pytest.raises(Geweigerd, match="Kies waarom er geen voorschot is"):
        h.leg_voorschot_vast(baan.consulent, rij.pk, geen="geen zin")
    h.leg_voorschot_vast(baan.consulent, rij.pk, geen="geen_recht")
    assert van(rij, "voorschot-pw").afronding == Afronding.VERVALLEN
    assert laatste(rij.pk, "bijstand.geen_voorschot").lading["reden"] == "geen_recht"
    with pytest.raises(Geweigerd, match="geen termijn voor een voorschot"):
        h.leg_voorschot_vast(baan.consulent, rij.pk, op=vandaag())


def test_met_het_besluit_op_de_post_is_het_recht_bekend(baan: Baan) -> None:
    rij = casus(baan, dagen=40)
    zeg(baan, rij)
    baan.start(rij)
    baan.lijn(rij)
    aanvraag(baan, rij)
    concept = baan.vul(b.stel_op(baan.consulent, rij.pk))
    b.stel_vast(baan.consulent, rij.pk, concept.pk)
    baan.drukt(rij.pk)
    b.verzend(baan.consulent, rij.pk, concept.pk, op=vandaag())
    assert van(rij, "voorschot-pw").afronding == Afronding.VERVALLEN
