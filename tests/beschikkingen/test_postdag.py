"""The posting day corrected with a reason: the old day stays, and what hung on it moves (praktijk 5)."""

from datetime import date, timedelta

import pytest
from django.urls import reverse

from basis.documenten.handelingen import verzend
from basis.documenten.handelingen_post import verbeter_verzending
from basis.documenten.models import Brief, Postverbetering, SoortBrief
from basis.documenten.panelen import brieven
from basis.dossiers.models import Dossier
from basis.inwoners.handelingen import AdresInvoer
from basis.inwoners.models import Inwoner
from basis.journaal.tijd import klok_op, op_dag, vandaag
from basis.organisatie.enums import Functie, Wet
from basis.organisatie.handeling import GeenRecht, Geweigerd, Verouderd
from basis.scherm.opmaak import datum, datum_voluit
from basis.termijnen.bereken import bereken
from basis.werk import handelingen as w
from basis.werk.models import Taak, Termijn, Verschuiving
from beschikkingen import handelingen as b
from beschikkingen.enums import VormAanvraag
from beschikkingen.models import Beschikking
from beschikkingen.panelen import besluiten
from casussen import handelingen as c
from casussen.models import Onderzoek
from tests.beschikkingen.baan import Baan, laatste
from tests.documenten.hulp import binnen
from tests.fabriek import sluit_casus
from tests.reis import meld
from toegang import handelingen as toegang
from toegang.enums import StatusMelding

DAG = timedelta(days=1)
REDEN = "Volgens de verzendlijst."


def geleden(dagen: int) -> date:
    return vandaag() - dagen * DAG


def op(dag: date):
    return klok_op(op_dag(dag))


def vast(baan: Baan, dagen: int = 30) -> Beschikking:
    """Decided and printed so many days ago."""
    with op(geleden(dagen)):
        besluit = baan.vastgesteld()
        baan.drukt(besluit.casus_id)
    return besluit


def verzonden(baan: Baan, dagen: int = 20) -> Beschikking:
    """Decided 30 days ago, with a posting day so many days ago."""
    besluit = vast(baan)
    with op(geleden(dagen)):
        b.dateer(baan.consulent, besluit.casus_id, besluit.pk, op=vandaag())
        baan.drukt(besluit.casus_id)
        return b.verzend(baan.consulent, besluit.casus_id, besluit.pk, op=vandaag())


def verbeter(baan: Baan, besluit: Beschikking, op_: date, reden: str = REDEN, **meer) -> Beschikking:
    return b.verbeter_verzending(baan.consulent, besluit.casus_id, besluit.pk, op=op_, reden=reden, **meer)


# -- the besluit ---------------------------------------------------------------------------------------


def test_een_besluit_neemt_bezwaar_en_onze_termijn_mee(baan):
    besluit = verzonden(baan, 20)
    ons, bezwaar = besluit.aanvraag.termijn, besluit.bezwaartermijn
    # Ten days: also when feestdagen push the end of the two weeks.
    oud, nieuw = geleden(20), geleden(10)
    verbeter(baan, besluit, nieuw)
    bezwaar.refresh_from_db()
    ons.refresh_from_db()
    assert (bezwaar.vanaf, bezwaar.einddatum) == (nieuw, bereken("bezwaar", nieuw).einddatum)
    assert any(stap["datum"] == bezwaar.einddatum.isoformat() for stap in bezwaar.uitleg)
    # On an aanvraag of 30 days ago the two weeks were over by then.
    assert ons.afgerond_op == nieuw
    assert nieuw > ons.einddatum
    rij = Postverbetering.objects.get(brief__dossier_id=besluit.casus_id)
    assert (rij.oud, rij.nieuw, rij.reden) == (oud, nieuw, REDEN)
    schuif = Verschuiving.objects.get(termijn=bezwaar)
    assert (schuif.oud_vanaf, schuif.nieuw_vanaf, schuif.reden) == (oud, nieuw, REDEN)
    lading = laatste(besluit.casus_id, "beschikking.verzending_verbeterd").lading
    assert (lading["oud"], lading["op"]) == (oud.isoformat(), nieuw.isoformat())
    assert "verzendlijst" not in str(lading)
    tweede = laatste(besluit.casus_id, "termijn.afronding_verbeterd").lading
    assert (tweede["nieuw"], tweede["op_tijd"]) == (nieuw.isoformat(), False)


def test_alle_brieven_van_een_besluit_gaan_mee(baan):
    besluit = verzonden(baan)
    brief = besluit.brief
    kopie = Brief.objects.get(pk=brief.pk)
    kopie.pk = None
    kopie.save()
    verbeter(baan, besluit, geleden(15))
    dagen = Brief.objects.filter(kenmerk=besluit.nummer, soort=SoortBrief.BESCHIKKING).values_list("verzonden_op")
    assert set(dagen) == {(geleden(15),)}


def test_op_tijd_wordt_te_laat_en_terug(baan):
    """The two weeks end 16 days ago; posted 20 days ago is in time, 14 days ago is not."""
    besluit = verzonden(baan, 20)
    termijn = besluit.aanvraag.termijn
    assert termijn.einddatum >= geleden(20)
    verbeter(baan, besluit, geleden(10))
    assert laatste(besluit.casus_id, "termijn.afronding_verbeterd").lading["op_tijd"] is False
    verbeter(baan, besluit, geleden(20), "Toch niet.")
    assert laatste(besluit.casus_id, "termijn.afronding_verbeterd").lading["op_tijd"] is True
    assert Postverbetering.objects.filter(brief=besluit.brief).count() == 2


def test_de_dwangsom_volgt_de_dag_van_bekendmaking(baan):
    """Late, with an ingebrekestelling: a later day of bekendmaking makes days that cost something."""
    with op(geleden(60)):
        besluit = baan.vastgesteld()
        baan.drukt(besluit.casus_id)
    termijn = besluit.aanvraag.termijn
    ontvangen = termijn.einddatum + DAG
    with op(ontvangen):
        rij = w.leg_ingebrekestelling_vast(
            baan.consulent, besluit.casus_id, termijn.pk, ontvangen_op=ontvangen, kanaal="post"
        )
    eerste = rij.eerste_dag
    with op(eerste - DAG):
        b.verzend(baan.consulent, besluit.casus_id, besluit.pk, op=vandaag(), al_weg=True)
    rij.refresh_from_db()
    assert rij.besluittermijn.afronding == "vervallen"
    verbeter(baan, besluit, eerste + 3 * DAG)
    rij.refresh_from_db()
    assert (rij.geldig, rij.besluittermijn.afronding) == (True, None)
    # The day of bekendmaking itself does not count.
    assert rij.besluittermijn.vanaf == eerste + 2 * DAG
    assert Dossier.objects.get(pk=besluit.casus_id).fatale_datum == rij.besluittermijn.einddatum
    w.stel_dwangsom_vast(baan.consulent, besluit.casus_id, rij.pk, op=vandaag())
    rij.refresh_from_db()
    assert rij.vastgesteld_bedrag == 3 * 23
    verbeter(baan, besluit, eerste + 2 * DAG, "Een dag eerder.")
    rij.refresh_from_db()
    assert rij.vastgesteld_bedrag == 3 * 23
    taak = Taak.objects.get(sleutel__startswith=f"dwangsom-anders:{rij.pk}:")
    assert "69,00" in taak.toelichting
    assert "46,00" in taak.toelichting


def test_na_vaststelling_van_de_dwangsom_kan_het_besluit_niet_later_zijn(baan):
    besluit = verzonden(baan, 20)
    rij = w.leg_ingebrekestelling_vast(
        baan.consulent, besluit.casus_id, besluit.aanvraag.termijn_id, ontvangen_op=geleden(15), kanaal="post"
    )
    type(rij).objects.filter(pk=rij.pk).update(vastgesteld_op=geleden(10), vastgesteld_bedrag=23)
    with pytest.raises(Geweigerd, match="De dwangsom is al vastgesteld op") as fout:
        verbeter(baan, besluit, geleden(9))
    assert fout.value.veld == "op"


def test_weigeringen_van_een_besluit(baan):
    besluit = verzonden(baan, 20)
    for dag, reden, zin, veld in (
        (vandaag() + DAG, REDEN, "ligt in de toekomst", "op"),
        (geleden(31), REDEN, "is pas op .* vastgesteld", "op"),
        (geleden(20), REDEN, "De brief staat al op", "op"),
        (geleden(15), "  ", "Schrijf op waarom de dag anders is", "reden"),
    ):
        with pytest.raises(Geweigerd, match=zin) as fout:
            verbeter(baan, besluit, dag, reden)
        assert fout.value.veld == veld
    inwoner = besluit.casus.dossier.inwoner
    Inwoner.objects.filter(pk=inwoner.pk).update(overleden=True, overleden_op=geleden(15))
    with pytest.raises(Geweigerd, match="Op die dag was deze inwoner al overleden") as fout:
        verbeter(baan, besluit, geleden(14))
    assert fout.value.veld == "op"
    assert not Postverbetering.objects.filter(brief=besluit.brief).exists()
    # The day of death itself, or before it, is still possible.
    verbeter(baan, besluit, geleden(15))
    # On an unknown day only an earlier day can be right.
    Inwoner.objects.filter(pk=inwoner.pk).update(overleden_op=None)
    with pytest.raises(Geweigerd, match="al overleden"):
        verbeter(baan, besluit, geleden(14))
    verbeter(baan, besluit, geleden(16))
    concept = vast(baan)
    with pytest.raises(Geweigerd, match="nog niet op de post gedaan"):
        verbeter(baan, concept, geleden(15))


def test_wie_en_welke_versie(baan):
    besluit = verzonden(baan)
    kernteamlid = baan.wereld.medewerker(Functie.KERNTEAMLID)
    with pytest.raises(GeenRecht):
        b.verbeter_verzending(kernteamlid, besluit.casus_id, besluit.pk, op=geleden(15), reden=REDEN)
    buiten = baan.wereld.medewerker(team=baan.wereld.ander_team)
    with pytest.raises(Dossier.DoesNotExist):
        b.verbeter_verzending(buiten, besluit.casus_id, besluit.pk, op=geleden(15), reden=REDEN)
    versie = Dossier.objects.get(pk=besluit.casus_id).versie
    verbeter(baan, besluit, geleden(15), versie=versie)
    with pytest.raises(Verouderd):
        verbeter(baan, besluit, geleden(14), versie=versie)


def test_in_een_gesloten_dossier_kan_het_ook(baan):
    """The time for bezwaar hangs on it, also when the casus was closed since."""
    besluit = verzonden(baan)
    for lijn in besluit.casus.ondersteuning.all():
        c.beeindig(baan.consulent, besluit.casus_id, lijn.pk, reden="32", laatste_dag=vandaag())
    sluit_casus(baan.consulent, besluit.casus_id, reden="door_inwoner")
    verbeter(baan, besluit, geleden(15))
    assert Termijn.objects.get(pk=besluit.bezwaartermijn_id).vanaf == geleden(15)
    assert Dossier.objects.get(pk=besluit.casus_id).gesloten_op is not None


def test_het_scherm_van_een_besluit(baan):
    besluit = verzonden(baan)
    client = binnen(baan.consulent)
    adres = reverse("beschikkingen:post", args=[besluit.casus_id, besluit.brief_id])
    blad = client.get(adres).content.decode()
    assert "De termijn voor bezwaar telt vanaf de dag van de post" in blad
    velden = dict(client.get(adres).context["form"].initial)
    form = client.get(adres).context["form"]
    bewijs = {"bewijs": form["bewijs"].value(), "versie": velden["versie"]}
    fout = client.post(adres, {**bewijs, "op": geleden(20).isoformat(), "reden": "x"})
    assert fout.status_code == 422
    assert "De brief staat al op" in fout.content.decode()
    goed = client.post(adres, {**bewijs, "op": geleden(15).isoformat(), "reden": REDEN})
    assert goed.status_code == 303
    paneel = besluiten(Dossier.objects.get(pk=besluit.casus_id), baan.consulent)
    zin = f"Verzonden op {datum(geleden(15))} (verbeterd, was {datum(geleden(20))})"
    assert zin in paneel.context["beschikkingen"][0].regels
    assert adres in client.get(reverse("werkplek:tab", args=[besluit.casus_id, "besluiten"])).content.decode()
    documenten = client.get(reverse("werkplek:tab", args=[besluit.casus_id, "documenten"])).content.decode()
    assert f"verzonden op {datum(geleden(15))} (verbeterd, was {datum(geleden(20))})" in documenten
    assert REDEN in documenten
    tijdlijn = client.get(besluit.casus.dossier.get_absolute_url()).content.decode()
    assert f"verbeterde de dag van de post van besluit {besluit.nummer}" in tijdlijn
    elders = binnen(baan.wereld.medewerker(team=baan.wereld.ander_team))
    assert elders.get(adres).status_code == 404


# -- the verslag ---------------------------------------------------------------------------------------


def verslag(baan: Baan, *, gemeld: int = 40, dagen: int = 10) -> Onderzoek:
    """A verslag posted so many days ago; the melding came `gemeld` days ago."""
    with op(geleden(dagen)):
        casus = baan.casus(gemeld_op=geleden(gemeld - dagen))
        baan.start(casus)
        baan.lijn(casus)
        baan.verslag(casus)
    return Onderzoek.objects.get(casus=casus)


def verbeter_verslag(baan: Baan, onderzoek: Onderzoek, dag: date, reden: str = REDEN) -> Onderzoek:
    assert onderzoek.verslag_id
    return c.verbeter_verzending_verslag(baan.consulent, onderzoek.casus_id, onderzoek.verslag_id, op=dag, reden=reden)


def test_het_verslag_verzet_de_dag_waarop_de_zes_weken_gehaald_zijn(baan):
    onderzoek = verslag(baan, gemeld=44, dagen=10)
    assert onderzoek.termijn.afgerond_op == onderzoek.afgerond_op == geleden(10)
    verbeter_verslag(baan, onderzoek, vandaag())
    onderzoek.refresh_from_db()
    termijn = Termijn.objects.get(pk=onderzoek.termijn_id)
    assert termijn.afgerond_op == onderzoek.afgerond_op == vandaag()
    assert laatste(onderzoek.casus_id, "termijn.afronding_verbeterd").lading["op_tijd"] is (
        vandaag() <= termijn.einddatum
    )
    assert Brief.objects.get(pk=onderzoek.verslag_id).verzonden_op == vandaag()


def test_het_verslag_kan_niet_na_de_aanvraag_of_voor_het_gemaakt_is(baan):
    onderzoek = verslag(baan)
    b.leg_aanvraag_vast(baan.consulent, onderzoek.casus_id, ontvangen_op=geleden(6), vorm=VormAanvraag.VERSLAG)
    with pytest.raises(Geweigerd, match=f"De aanvraag kwam op {datum(geleden(6))}") as fout:
        verbeter_verslag(baan, onderzoek, geleden(5))
    assert fout.value.veld == "op"
    with pytest.raises(Geweigerd, match=r"pas op .* gemaakt"):
        verbeter_verslag(baan, onderzoek, geleden(11))
    verbeter_verslag(baan, onderzoek, geleden(6))


def test_een_besluit_zonder_verslag_eindigde_ook_de_zes_weken(baan):
    """Wmo 2.3.2 lid 9: the six weeks, missed, ended with the besluit; so they move along."""
    with op(geleden(20)):
        casus = baan.casus(gemeld_op=geleden(50))
        baan.start(casus)
        baan.lijn(casus)
        c.leg_pgb_uitleg_vast(baan.consulent, casus.pk)
        b.leg_aanvraag_vast(baan.consulent, casus.pk, ontvangen_op=vandaag(), vorm=VormAanvraag.BRIEF)
        concept = baan.vul(b.stel_op(baan.consulent, casus.pk))
        besluit = b.stel_vast(baan.consulent, casus.pk, concept.pk)
        baan.drukt(casus.pk)
        b.verzend(baan.consulent, casus.pk, besluit.pk, op=vandaag())
    zes = Onderzoek.objects.get(casus=casus).termijn
    assert (zes.afronding, zes.afgerond_op) == ("vervallen", geleden(20))
    verbeter(baan, besluit, geleden(18))
    zes.refresh_from_db()
    assert zes.afgerond_op == geleden(18)


def test_het_scherm_van_het_verslag(baan):
    onderzoek = verslag(baan)
    client = binnen(baan.consulent)
    adres = reverse("casussen:verslag_post", args=[onderzoek.casus_id, onderzoek.verslag_id])
    form = client.get(adres).context["form"]
    bewijs = {"bewijs": form["bewijs"].value(), "versie": form.initial["versie"]}
    assert client.post(adres, {**bewijs, "op": geleden(9).isoformat(), "reden": ""}).status_code == 422
    assert client.post(adres, {**bewijs, "op": geleden(9).isoformat(), "reden": REDEN}).status_code == 303
    ander = reverse("casussen:verslag_post", args=[onderzoek.casus_id, 0])
    assert client.get(ander).status_code == 404
    laag = reverse("documenten:verbeteren", args=[onderzoek.casus_id, onderzoek.verslag_id])
    assert "Verbeter de dag van de post daar" in client.get(laag).content.decode()
    with pytest.raises(Geweigerd, match="hoort bij het onderzoek"):
        verbeter_verzending(baan.consulent, onderzoek.casus_id, onderzoek.verslag_id, op=geleden(8), reden=REDEN)


# -- an ordinary letter --------------------------------------------------------------------------------


def ontvangst(baan: Baan, *, dagen: int = 10, **meer) -> Brief:
    """The receipt of a melding of `dagen` ago, posted a day later."""
    inwoner = baan.wereld.inwoner(adres=AdresInvoer(straat="Dorp", huisnummer="1", plaats="Elst"))
    with op(geleden(dagen)):
        melding = meld(baan.wereld, baan.consulent, inwoner=inwoner)
        baan.drukt(melding.pk, SoortBrief.ONTVANGST)
    brief = Brief.objects.get(dossier_id=melding.pk)
    with op(geleden(dagen - 1)):
        return verzend(baan.consulent, melding.pk, brief.pk, op=vandaag())


def test_de_ontvangstbrief_verzet_het_persoonlijk_plan(baan):
    brief = ontvangst(baan)
    with op(geleden(8)):
        casus = toegang.neem_in_behandeling(baan.consulent, brief.dossier_id, wet=Wet.WMO)
    plan = Termijn.objects.get(dossier_id=casus.pk, soort="persoonlijk-plan")
    assert plan.vanaf == geleden(9)
    verbeter_verzending(baan.consulent, brief.dossier_id, brief.pk, op=geleden(7), reden=REDEN)
    plan.refresh_from_db()
    assert (plan.vanaf, plan.einddatum) == (geleden(7), bereken("persoonlijk-plan", geleden(7)).einddatum)
    onderzoek = Onderzoek.objects.get(casus=casus)
    assert onderzoek.persoonlijk_plan_gewezen_op == geleden(7)
    lading = laatste(casus.pk, "onderzoek.plan_gewezen_verbeterd").lading
    assert (lading["oud"], lading["op"]) == (geleden(9).isoformat(), geleden(7).isoformat())
    for voor in ("inwoner", "geen_mantelzorger"):
        c.wijs_op_clientondersteuning(baan.consulent, casus.pk, voor=voor)
    c.start_onderzoek(baan.consulent, casus.pk, op=geleden(5), niet_gewacht="De inwoner wilde meteen praten.")
    with pytest.raises(Geweigerd, match="het onderzoek begon al op") as fout:
        verbeter_verzending(baan.consulent, brief.dossier_id, brief.pk, op=geleden(4), reden=REDEN)
    assert fout.value.veld == "op"
    assert Brief.objects.get(pk=brief.pk).verzonden_op == geleden(7)
    verbeter_verzending(baan.consulent, brief.dossier_id, brief.pk, op=geleden(5), reden=REDEN)
    plan.refresh_from_db()
    assert (plan.vanaf, plan.afgerond_op) == (geleden(5), geleden(5))


def test_een_brief_zonder_gevolg(baan):
    brief = ontvangst(baan)
    verbeter_verzending(baan.consulent, brief.dossier_id, brief.pk, op=geleden(10), reden=REDEN)
    lading = laatste(brief.dossier_id, "brief.verzending_verbeterd").lading
    assert (lading["oud"], lading["nieuw"]) == (geleden(9).isoformat(), geleden(10).isoformat())
    paneel = brieven(Dossier.objects.get(pk=brief.dossier_id), baan.consulent)
    regel = paneel.context["brieven"][0]
    assert regel.stand == f"verzonden op {datum(geleden(10))} (verbeterd, was {datum(geleden(9))})"
    assert regel.reden == REDEN


def test_weigeringen_van_een_brief(baan):
    brief = ontvangst(baan)
    for dag, reden, zin in (
        (vandaag() + DAG, REDEN, "ligt in de toekomst"),
        (geleden(11), REDEN, "is pas op .* gemaakt"),
        (geleden(9), REDEN, "De brief staat al op"),
        (geleden(8), "", "Schrijf op waarom"),
    ):
        with pytest.raises(Geweigerd, match=zin):
            verbeter_verzending(baan.consulent, brief.dossier_id, brief.pk, op=dag, reden=reden)
    inwoner = Dossier.objects.get(pk=brief.dossier_id).inwoner
    Inwoner.objects.filter(pk=inwoner.pk).update(overleden=True, overleden_op=geleden(8))
    with pytest.raises(Geweigerd, match="al overleden"):
        verbeter_verzending(baan.consulent, brief.dossier_id, brief.pk, op=geleden(7), reden=REDEN)
    melding = meld(
        baan.wereld,
        baan.consulent,
        inwoner=baan.wereld.inwoner(adres=AdresInvoer(straat="Dorp", huisnummer="2", plaats="Elst")),
    )
    nieuw = Brief.objects.get(dossier_id=melding.pk)
    with pytest.raises(Geweigerd, match="nog niet op de post gedaan"):
        verbeter_verzending(baan.consulent, melding.pk, nieuw.pk, op=vandaag(), reden=REDEN)
    client = binnen(baan.consulent)
    dicht = client.get(reverse("documenten:verbeteren", args=[melding.pk, nieuw.pk])).content.decode()
    assert "nog niet op de post gedaan" in dicht
    open_ = client.get(reverse("documenten:verbeteren", args=[brief.dossier_id, brief.pk])).content.decode()
    assert datum(geleden(9)) in open_


# -- the start after the term was met ------------------------------------------------------------------


def test_de_dag_van_de_aanvraag_na_een_besluit(baan):
    """Found out later: the aanvraag came earlier, so the besluit was late after all."""
    with op(geleden(30)):
        besluit = baan.verzonden(gemeld_op=geleden(40))
    termijn = besluit.aanvraag.termijn
    assert termijn.afgerond_op <= termijn.einddatum
    b.verbeter_aanvraag(baan.consulent, besluit.casus_id, vanaf=geleden(60), reden="Lag bij een ander team.")
    termijn.refresh_from_db()
    assert (termijn.vanaf, termijn.afgerond_op) == (geleden(60), geleden(30))
    assert termijn.afgerond_op > termijn.einddatum
    assert laatste(besluit.casus_id, "termijn.begin_verbeterd").lading["op_tijd"] is False
    assert Dossier.objects.get(pk=besluit.casus_id).fatale_datum is None
    with pytest.raises(Geweigerd, match="De termijn is al afgerond op") as fout:
        b.verbeter_aanvraag(baan.consulent, besluit.casus_id, vanaf=geleden(29), reden="x")
    assert fout.value.veld == "vanaf"
    client = binnen(baan.consulent)
    adres = reverse("beschikkingen:begin_van", args=[besluit.casus_id, termijn.pk])
    assert adres in client.get(besluit.casus.dossier.get_absolute_url()).content.decode()
    assert datum_voluit(termijn.einddatum) in client.get(adres).content.decode()


def test_de_dwangsom_volgt_een_aanvraag_die_eerder_kwam(baan):
    besluit = verzonden(baan, 14)
    termijn = besluit.aanvraag.termijn
    rij = w.leg_ingebrekestelling_vast(
        baan.consulent, besluit.casus_id, termijn.pk, ontvangen_op=geleden(29), kanaal="post"
    )
    assert not rij.geldig
    Onderzoek.objects.filter(pk=besluit.aanvraag.onderzoek_id).update(gemeld_op=geleden(70))
    b.verbeter_aanvraag(baan.consulent, besluit.casus_id, vanaf=geleden(60), reden="stempel")
    rij.refresh_from_db()
    assert (rij.geldig, rij.eerste_dag) == (True, geleden(14))


def test_de_dag_van_de_melding_na_het_verslag(baan):
    onderzoek = verslag(baan, gemeld=40, dagen=10)
    toegang.verbeter_ontvangst(baan.consulent, onderzoek.casus_id, vanaf=geleden(60), reden="Andere brievenbus.")
    termijn = Termijn.objects.get(pk=onderzoek.termijn_id)
    assert (termijn.vanaf, termijn.afgerond_op) == (geleden(60), geleden(10))
    assert laatste(onderzoek.casus_id, "termijn.begin_verbeterd").lading["op_tijd"] is False
    assert Onderzoek.objects.get(pk=onderzoek.pk).gemeld_op == geleden(60)
    client = binnen(baan.consulent)
    adres = reverse("toegang:begin_van", args=[onderzoek.casus_id, termijn.pk])
    assert adres in client.get(Dossier.objects.get(pk=onderzoek.casus_id).get_absolute_url()).content.decode()
    assert "Dag van deze melding verbeteren" in client.get(adres).content.decode()


def test_een_vervallen_termijn_van_een_gesloten_melding(baan):
    melding = meld(baan.wereld, baan.consulent, dagen_geleden=3)
    toegang.rond_af(baan.consulent, melding.pk, uitkomst=StatusMelding.INGETROKKEN)
    toegang.verbeter_ontvangst(baan.consulent, melding.pk, vanaf=geleden(5), reden="stempel")
    assert Termijn.objects.get(pk=melding.termijn_id).vanaf == geleden(5)
