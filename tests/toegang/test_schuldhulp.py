"""Schuldhulp at the ingang: the term runs on the melding, and goes on in the casus with its own start (Wgs 4)."""

from datetime import date, timedelta
from typing import Any

import pytest

from basis.dossiers.models import Dossier
from basis.journaal.tijd import vandaag
from basis.organisatie.enums import Wet
from basis.organisatie.handeling import Geweigerd
from basis.termijnen import bereken
from basis.werk.models import Afronding, Termijn
from casussen import handelingen as c
from casussen.enums import SoortBedreiging
from casussen.models import Casus
from casussen.models_klok import Bedreiging
from tests.toegang.conftest import Balie
from toegang import handelingen as h
from toegang.enums import StatusMelding
from toegang.models import Melding

UIT = SoortBedreiging.HUISUITZETTING


def geleden(dagen: int) -> date:
    return vandaag() - timedelta(days=dagen)


def rijen(pk: int) -> list[tuple[str, date, str, str | None]]:
    """(kind, start, channel, end) in order of opening."""
    gevonden = Termijn.objects.filter(dossier_id=pk).order_by("pk")
    return [(t.soort, t.vanaf, t.startkanaal, t.afronding) for t in gevonden]


def fataal(pk: int) -> date | None:
    return Dossier.objects.get(pk=pk).fatale_datum


def test_een_vraag_om_schuldhulp_opent_vier_weken(balie: Balie) -> None:
    melding = balie.melding(wet=Wet.WGS)
    assert rijen(melding.pk) == [("wgs-gesprek", vandaag(), "telefoon", None)]
    assert fataal(melding.pk) == bereken("wgs-gesprek", vandaag()).einddatum
    assert melding.ontvangstbrief is not None
    assert "zes weken" not in melding.ontvangstbrief.html, "die zijn van de Wmo"


def test_dreigt_er_iets_dan_drie_werkdagen(balie: Balie) -> None:
    melding = balie.melding(wet=Wet.WGS, bedreiging=UIT)
    assert rijen(melding.pk) == [("wgs-gesprek-spoed", vandaag(), "telefoon", None)]
    assert Bedreiging.objects.get(dossier_id=melding.pk).soort == UIT


def test_de_wet_is_nog_onbekend_dan_lopen_beide(balie: Balie) -> None:
    melding = balie.melding(balie.vrijwilliger, bedreiging=UIT)
    assert {rij[0] for rij in rijen(melding.pk)} == {"wmo-onderzoek", "wgs-gesprek-spoed"}
    assert fataal(melding.pk) == bereken("wgs-gesprek-spoed", vandaag()).einddatum
    h.verbeter_ontvangst(balie.consulent, melding.pk, vanaf=geleden(2), reden="stempel")
    assert {rij[1] for rij in rijen(melding.pk)} == {geleden(2)}
    casus = h.neem_in_behandeling(balie.consulent, melding.pk, wet=Wet.WGS)
    assert {rij[0]: rij[3] for rij in rijen(melding.pk)} == {
        "wmo-onderzoek": Afronding.VERVALLEN,
        "wgs-gesprek-spoed": Afronding.VOORTGEZET,
    }
    assert rijen(casus.pk) == [("wgs-gesprek-spoed", geleden(2), "telefoon", None)]


@pytest.mark.parametrize(
    ("anders", "zin"),
    [
        ({"wet": Wet.WMO, "bedreiging": UIT}, "hoort bij schuldhulp"),
        ({"wet": Wet.WGS, "bedreiging": "rood staan"}, "Kies wat er dreigt"),
    ],
)
def test_een_dreiging_die_hier_niet_hoort(balie: Balie, anders: dict[str, Any], zin: str) -> None:
    with pytest.raises(Geweigerd, match=zin) as fout:
        balie.melding(**anders)
    assert fout.value.veld == "bedreiging"


def test_bij_een_signaal_loopt_niets(balie: Balie) -> None:
    with pytest.raises(Geweigerd, match="Bij een signaal loopt geen termijn"):
        balie.signaal(wet=Wet.WGS, bedreiging=UIT)
    melding = balie.melding(wet=Wet.WGS)
    c.leg_bedreiging_vast(balie.consulent, melding.pk, soort=UIT)
    h.zet_signaal(balie.consulent, melding.pk, reden="Hij weet van niets.")
    assert fataal(melding.pk) is None
    with pytest.raises(Geweigerd, match="geen termijn voor een eerste gesprek"):
        c.leg_bedreiging_vast(balie.consulent, melding.pk, soort=SoortBedreiging.ENERGIE)


def test_in_behandeling_gaat_de_termijn_verder(balie: Balie) -> None:
    melding = balie.melding(wet=Wet.WGS, ontvangen_op=geleden(4), reden_eerder="weekend")
    c.leg_bedreiging_vast(balie.consulent, melding.pk, soort=UIT, op=geleden(1), kanaal="email")
    casus = h.neem_in_behandeling(balie.consulent, melding.pk, wet=Wet.WGS)
    assert {rij[3] for rij in rijen(melding.pk)} == {Afronding.VOORTGEZET}
    assert rijen(casus.pk) == [("wgs-gesprek-spoed", geleden(1), "email", None)]
    assert Bedreiging.objects.get(dossier_id=casus.pk).gemeld_op == geleden(1)
    assert casus.onderzoeken.get().kanaal == "telefoon"
    with pytest.raises(Geweigerd, match="geen termijn die bij een melding begint"):
        h.verbeter_ontvangst(balie.consulent, casus.pk, vanaf=geleden(5), reden="stempel")


def test_toch_een_andere_wet(balie: Balie) -> None:
    melding = balie.melding(wet=Wet.WGS)
    casus = h.neem_in_behandeling(balie.consulent, melding.pk, wet=Wet.WMO)
    assert [rij[3] for rij in rijen(melding.pk)] == [Afronding.VERVALLEN]
    assert [rij[0] for rij in rijen(casus.pk)] == ["wmo-onderzoek"]


def test_de_dag_van_de_vraag_verbeteren_op_melding_en_casus(balie: Balie) -> None:
    melding = balie.melding(wet=Wet.WGS)
    h.verbeter_ontvangst(balie.consulent, melding.pk, vanaf=geleden(2), reden="stempel")
    casus = h.neem_in_behandeling(balie.consulent, melding.pk, wet=Wet.WGS)
    assert rijen(casus.pk)[0][1] == geleden(2)
    h.verbeter_ontvangst(balie.consulent, casus.pk, vanaf=geleden(3), reden="stempel weer")
    assert rijen(casus.pk)[0][1] == casus.onderzoeken.get().gemeld_op == geleden(3)
    assert Melding.objects.get(pk=melding.pk).ontvangen_op == geleden(3)


def test_een_melding_zonder_vervolg(balie: Balie) -> None:
    melding = balie.melding(wet=Wet.WGS, bedreiging=UIT)
    h.rond_af(balie.consulent, melding.pk, uitkomst=StatusMelding.INGETROKKEN)
    assert [rij[3] for rij in rijen(melding.pk)] == [Afronding.VERVALLEN]


# -- another melding joins ---------------------------------------------------------------------------


def lopend(balie: Balie) -> Casus:
    eerste = balie.melding(wet=Wet.WGS, ontvangen_op=geleden(3), reden_eerder="weekend")
    return h.neem_in_behandeling(balie.consulent, eerste.pk, wet=Wet.WGS)


def erbij(balie: Balie, casus: Casus, **anders: Any) -> Melding:
    melding = balie.melding(inwoner=casus.dossier.inwoner, wet=Wet.WGS, **anders)
    h.voeg_toe_aan_casus(balie.consulent, melding.pk, casus_id=casus.pk)
    return melding


def test_een_latere_melding_verlengt_niets(balie: Balie) -> None:
    casus = lopend(balie)
    erbij(balie, casus)
    assert rijen(casus.pk) == [("wgs-gesprek", geleden(3), "telefoon", None)]


def test_een_eerdere_melding_of_een_dreiging_gaat_voor(balie: Balie) -> None:
    casus = lopend(balie)
    erbij(balie, casus, ontvangen_op=geleden(9), reden_eerder="lag bij de receptie")
    assert [(rij[1], rij[3]) for rij in rijen(casus.pk)] == [(geleden(9), None)]
    schoof = Termijn.objects.get(dossier_id=casus.pk).verschuivingen.get()
    assert (schoof.oud_vanaf, schoof.nieuw_vanaf) == (geleden(3), geleden(9))
    assert casus.onderzoeken.get().gemeld_op == Casus.objects.get(pk=casus.pk).gemeld_op == geleden(9)
    h.verbeter_ontvangst(balie.consulent, casus.pk, vanaf=geleden(10), reden="stempel")
    assert rijen(casus.pk)[-1][1] == casus.onderzoeken.get().gemeld_op == geleden(10)
    erbij(balie, casus, bedreiging=UIT)
    assert [rij[0] for rij in rijen(casus.pk) if rij[3] is None] == ["wgs-gesprek-spoed"]
    c.verbeter_bedreiging(balie.consulent, casus.pk, vanaf=geleden(1), reden="stond in de mail")
    assert rijen(casus.pk)[-1][1] == Bedreiging.objects.get(dossier_id=casus.pk).gemeld_op == geleden(1)


def test_na_het_gesprek_komt_er_geen_termijn_bij(balie: Balie) -> None:
    casus = lopend(balie)
    c.leg_eerste_gesprek_vast(balie.consulent, casus.pk, op=geleden(1))
    erbij(balie, casus, bedreiging=UIT)
    assert [rij[3] for rij in rijen(casus.pk)] == [Afronding.VOLDAAN]
    assert Bedreiging.objects.filter(dossier_id=casus.pk).exists(), "wat er dreigt, blijft bekend"


def test_loopt_er_geen_onderzoek_dan_begint_er_een(balie: Balie) -> None:
    casus = lopend(balie)
    c.breek_onderzoek_af(balie.consulent, casus.pk, reden="Kwam niet opdagen.")
    erbij(balie, casus)
    assert casus.onderzoeken.count() == 2
    assert rijen(casus.pk)[-1] == ("wgs-gesprek", vandaag(), "telefoon", None)
