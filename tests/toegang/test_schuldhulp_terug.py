"""The term to the first gesprek where a melding changes: a signaal and back, an older melding, another day (Wgs 4)."""

from datetime import date, timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from basis.dossiers.models import Dossier
from basis.journaal.models import Gebeurtenis
from basis.journaal.tijd import vandaag
from basis.organisatie.enums import Wet
from basis.organisatie.handeling import Geweigerd
from basis.termijnen import bereken
from basis.werk.klok import stand_van
from basis.werk.models import Afronding, Termijn
from basis.werk.wachters import waarom_niet_begin_elders
from casussen import handelingen as c
from casussen.enums import SoortBedreiging
from casussen.models import Casus
from casussen.models_klok import Bedreiging
from tests.scherm.conftest import log_in
from tests.toegang.conftest import Balie
from toegang import handelingen as h
from toegang.enums import DoorOfNamens, Kanaal
from toegang.models import Melding

UIT = SoortBedreiging.HUISUITZETTING


def geleden(dagen: int) -> date:
    return vandaag() - timedelta(days=dagen)


def stand(pk: int) -> dict[str, tuple[date, str | None]]:
    """Per kind: start and end."""
    return {t.soort: (t.vanaf, t.afronding) for t in Termijn.objects.filter(dossier_id=pk).order_by("pk")}


def heen_en_terug(balie: Balie, melding: Melding, **anders: Any) -> None:
    h.zet_signaal(balie.consulent, melding.pk, reden="Het leek de buurvrouw.")
    assert not Termijn.objects.filter(dossier_id=melding.pk, afronding=None).exists()
    h.maak_melding_van_signaal(balie.consulent, melding.pk, gesproken_op=vandaag(), **anders)


def test_een_signaal_dat_toch_een_melding_was_loopt_verder(balie: Balie) -> None:
    melding = balie.melding(wet=Wet.WGS, ontvangen_op=geleden(9), reden_eerder="post")
    heen_en_terug(balie, melding)
    assert stand(melding.pk) == {"wgs-gesprek": (geleden(9), None)}
    assert Termijn.objects.filter(dossier_id=melding.pk).count() == 1
    assert Dossier.objects.get(pk=melding.pk).fatale_datum == bereken("wgs-gesprek", geleden(9)).einddatum
    assert Gebeurtenis.objects.filter(dossier_id=melding.pk, soort="termijn.herleefd").count() == 1


def test_beide_termijnen_lopen_verder_als_de_wet_nog_onbekend_is(balie: Balie) -> None:
    melding = balie.melding(ontvangen_op=geleden(2), reden_eerder="post", bedreiging=UIT)
    heen_en_terug(balie, melding)
    assert stand(melding.pk) == {"wmo-onderzoek": (geleden(2), None), "wgs-gesprek-spoed": (geleden(2), None)}


def test_wat_al_verderging_in_de_spoed_komt_niet_terug(balie: Balie) -> None:
    melding = balie.melding(wet=Wet.WGS, ontvangen_op=geleden(2), reden_eerder="post")
    c.leg_bedreiging_vast(balie.consulent, melding.pk, soort=UIT, op=geleden(1))
    heen_en_terug(balie, melding)
    assert stand(melding.pk) == {
        "wgs-gesprek": (geleden(2), Afronding.VOORTGEZET),
        "wgs-gesprek-spoed": (geleden(1), None),
    }


def test_pas_in_het_gesprek_gevraagd_en_er_dreigt_iets(balie: Balie) -> None:
    melding = balie.melding(wet=Wet.WGS, ontvangen_op=geleden(9), reden_eerder="post", bedreiging=UIT)
    heen_en_terug(balie, melding, pas_in_gesprek=True, kanaal=Kanaal.HUISBEZOEK, reden="Hij wist van niets.")
    nieuw = Termijn.objects.get(dossier_id=melding.pk, afronding=None)
    assert (nieuw.soort, nieuw.vanaf, nieuw.startkanaal) == ("wgs-gesprek-spoed", vandaag(), Kanaal.HUISBEZOEK)
    assert nieuw.startgebeurtenis == "De inwoner vroeg om hulp in een gesprek"
    assert Bedreiging.objects.filter(dossier_id=melding.pk).count() == 1
    # It goes on in the casus as the term of the onderzoek, so its day can be corrected there.
    casus = h.neem_in_behandeling(balie.consulent, melding.pk, wet=Wet.WGS)
    assert casus.onderzoeken.get().termijn.soort == "wgs-gesprek-spoed"


def test_een_signaal_van_begin_af_krijgt_vier_weken_vanaf_de_ontvangst(balie: Balie) -> None:
    melding = balie.signaal(wet=Wet.WGS, ontvangen_op=geleden(9), reden_eerder="post")
    blad = log_in(Client(), balie.consulent).get(reverse("toegang:gesproken", args=[melding.pk])).content.decode()
    assert "De termijn tot het eerste gesprek telt vanaf" in blad
    assert "zes weken" not in blad
    h.maak_melding_van_signaal(balie.consulent, melding.pk, gesproken_op=vandaag())
    assert stand(melding.pk) == {"wgs-gesprek": (geleden(9), None)}


# -- an older melding joins --------------------------------------------------------------------------


def casus_van(balie: Balie, dagen: int = 5) -> Casus:
    melding = balie.melding(wet=Wet.WGS, ontvangen_op=geleden(dagen), reden_eerder="weekend")
    return h.neem_in_behandeling(balie.consulent, melding.pk, wet=Wet.WGS)


def erbij(balie: Balie, casus: Casus, dagen: int, wet: Wet | None = Wet.WGS) -> None:
    melding = balie.melding(inwoner=casus.dossier.inwoner, wet=wet, ontvangen_op=geleden(dagen), reden_eerder="balie")
    h.voeg_toe_aan_casus(balie.consulent, melding.pk, casus_id=casus.pk)


def test_een_oudere_melding_waarvan_de_wet_nog_niet_bekend_was_telt_ook(balie: Balie) -> None:
    casus = casus_van(balie)
    erbij(balie, casus, 8, wet=None)
    assert stand(casus.pk) == {"wgs-gesprek": (geleden(8), None)}
    assert casus.onderzoeken.get().gemeld_op == geleden(8)


def test_ook_na_het_gesprek_telt_de_eerste_melding(balie: Balie) -> None:
    casus = casus_van(balie)
    c.leg_eerste_gesprek_vast(balie.consulent, casus.pk, op=geleden(1))
    erbij(balie, casus, 40)
    termijn = Termijn.objects.get(dossier_id=casus.pk)
    assert (termijn.vanaf, termijn.afronding, termijn.afgerond_op) == (geleden(40), Afronding.VOLDAAN, geleden(1))
    assert termijn.afgerond_op
    assert termijn.einddatum < termijn.afgerond_op, "met de eerste melding erbij was het te laat"


def test_een_oudere_vraag_verzet_de_drie_werkdagen_niet(balie: Balie) -> None:
    """What threatens was told with the later question: nobody heard it before."""
    melding = balie.melding(wet=Wet.WGS, bedreiging=UIT)
    casus = h.neem_in_behandeling(balie.consulent, melding.pk, wet=Wet.WGS)
    erbij(balie, casus, 4)
    assert stand(casus.pk) == {"wgs-gesprek-spoed": (vandaag(), None)}


# -- the day of the question -------------------------------------------------------------------------


def test_de_ontvangst_verbeteren_na_het_gesprek(balie: Balie) -> None:
    casus = casus_van(balie)
    termijn = Termijn.objects.get(dossier_id=casus.pk)
    c.leg_eerste_gesprek_vast(balie.consulent, casus.pk, op=geleden(1))
    with pytest.raises(Geweigerd, match="Het eerste gesprek was al op") as fout:
        h.verbeter_ontvangst(balie.consulent, casus.pk, vanaf=vandaag(), reden="stempel", termijn_id=termijn.pk)
    assert fout.value.veld == "vanaf"
    h.verbeter_ontvangst(balie.consulent, casus.pk, vanaf=geleden(40), reden="stempel", termijn_id=termijn.pk)
    termijn.refresh_from_db()
    assert (termijn.vanaf, termijn.afgerond_op) == (geleden(40), geleden(1))
    lading = Gebeurtenis.objects.get(dossier_id=casus.pk, soort="termijn.begin_verbeterd").lading
    assert lading["op_tijd"] is False
    assert Melding.objects.get(casus=casus).ontvangen_op == casus.onderzoeken.get().gemeld_op == geleden(40)


def test_de_dreiging_bij_de_vraag_gaat_mee_en_beide_termijnen_hebben_een_scherm(balie: Balie) -> None:
    melding = balie.melding(ontvangen_op=geleden(1), reden_eerder="post", bedreiging=UIT)
    klant = log_in(Client(), balie.consulent)
    blad = klant.get(melding.dossier.get_absolute_url()).content.decode()
    for termijn in Termijn.objects.filter(dossier_id=melding.pk):
        url = reverse("toegang:begin_van", args=[melding.pk, termijn.pk])
        assert url in blad
        assert "Hier is geen termijn" not in klant.get(url).content.decode()
    spoed = Termijn.objects.get(dossier_id=melding.pk, soort="wgs-gesprek-spoed")
    h.verbeter_ontvangst(balie.consulent, melding.pk, vanaf=geleden(3), reden="stempel", termijn_id=spoed.pk)
    assert {rij[0] for rij in stand(melding.pk).values()} == {geleden(3)}
    assert Bedreiging.objects.get(dossier_id=melding.pk).gemeld_op == geleden(3)


def test_vier_weken_die_verdergingen_lopen_weer_als_zij_eerder_om_zijn(balie: Balie) -> None:
    casus = casus_van(balie)
    vier = Termijn.objects.get(dossier_id=casus.pk)
    c.leg_bedreiging_vast(balie.consulent, casus.pk, soort=UIT)
    assert stand(casus.pk)["wgs-gesprek"] == (geleden(5), Afronding.VOORTGEZET)
    klant = log_in(Client(), balie.consulent)
    blad = klant.get(casus.dossier.get_absolute_url()).content.decode()
    assert reverse("toegang:begin_van", args=[casus.pk, vier.pk]) in blad
    assert reverse("casussen:bedreiging_begin", args=[casus.pk]) in blad
    h.verbeter_ontvangst(balie.consulent, casus.pk, vanaf=geleden(27), reden="stempel", termijn_id=vier.pk)
    assert stand(casus.pk) == {"wgs-gesprek": (geleden(27), None), "wgs-gesprek-spoed": (vandaag(), None)}


def test_op_de_melding_wijst_een_termijn_die_verderging_naar_de_casus(balie: Balie) -> None:
    melding = balie.melding(wet=Wet.WGS, door_of_namens=DoorOfNamens.ONBEKEND)
    h.neem_in_behandeling(balie.consulent, melding.pk, wet=Wet.WGS)
    dossier = Dossier.objects.select_related("gemeente").get(pk=melding.pk)
    rij = stand_van(dossier, Termijn.objects.get(dossier=dossier), vandaag())
    assert waarom_niet_begin_elders(rij) == "Deze termijn gaat verder bij de casus. Verbeter de dag daar."
    with pytest.raises(Geweigerd, match="Verbeter de dag daar, bij de casus"):
        h.verbeter_ontvangst(balie.consulent, melding.pk, vanaf=geleden(1), reden="stempel")
