"""An inwoner died: one verb stops everything on that day, keeps bezwaar for the erven, and can be put right."""

import threading
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

import pytest
from django.db import connection
from django.urls import reverse

from basis.documenten.models import Brief, StatusBrief
from basis.dossiers.models import AanZet, Dossier
from basis.inwoners.brp import lees_persoonslijst
from basis.inwoners.handelingen import Overname, neem_over_uit_brp
from basis.inwoners.models import Inwoner, Overlijden
from basis.journaal.models import Gebeurtenis
from basis.journaal.tijd import op_dag, vandaag
from basis.organisatie.enums import Functie, Wet
from basis.organisatie.handeling import GeenRecht, Geweigerd, Verouderd
from basis.scherm.opmaak import datum
from basis.werk.handelingen import leg_ingebrekestelling_vast, plan_afspraak
from basis.werk.models import Afronding, Afspraak, SoortAfspraak, SoortTaak, Taak, Termijn
from beschikkingen import handelingen as b
from beschikkingen.enums import StatusBeschikking
from beschikkingen.models import Beschikking
from casussen import handelingen as h
from casussen.models import Casus, Ondersteuning, Onderzoek
from casussen.overlijden import wat_stopt
from consortium.models import Reservering, Verplichting
from tests.beschikkingen.baan import Baan, laatste, soorten
from tests.documenten.hulp import binnen
from tests.fabriek import wereld
from tests.inwoners.test_brp import met
from tests.reis import meld

DAG = timedelta(days=1)


@pytest.fixture
def baan(db) -> Baan:
    return Baan(wereld())


def geleden(dagen: int) -> date:
    return vandaag() - dagen * DAG


def sterf(baan: Baan, dossier_id: int, *, op: date | None = None, door=None, **meer) -> Overlijden:
    inwoner_id = Dossier.objects.get(pk=dossier_id).inwoner_id
    assert inwoner_id
    return h.leg_overlijden_vast(
        door or baan.consulent, inwoner_id, op=op or vandaag(), **{"bron": "nabestaande", **meer}
    )


def met_hulp(baan: Baan, *, sinds: int = 40) -> tuple[Casus, Ondersteuning]:
    """Granted help that runs since so many days, for another year."""
    besluit = baan.verzonden({"begin": geleden(sinds), "einde": vandaag() + 300 * DAG})
    lijn = besluit.besluiten.get().ondersteuning
    h.start_hulp(baan.consulent, besluit.casus_id, lijn.pk, op=geleden(sinds))
    return Casus.objects.get(pk=besluit.casus_id), Ondersteuning.objects.get(pk=lijn.pk)


def gereserveerd(lijn: Ondersteuning) -> Decimal:
    return sum((rij.bedrag for rij in Reservering.objects.filter(verplichting=lijn.verplichting)), Decimal(0))


# -- what stops ----------------------------------------------------------------------------------------


def test_lopende_hulp_stopt_op_de_dag_en_het_geld_valt_vrij(baan):
    casus, lijn = met_hulp(baan)
    bezwaar = Termijn.objects.get(dossier_id=casus.pk, soort="bezwaar")
    voor = gereserveerd(lijn)
    sterf(baan, casus.pk, op=geleden(3))
    lijn.refresh_from_db()
    assert (lijn.status, lijn.beeindigd_op, lijn.einde_reden) == ("beeindigd", geleden(3), "02")
    assert Verplichting.objects.get(pk=lijn.verplichting_id).gestopt_op == geleden(3)
    assert 0 < gereserveerd(lijn) < voor
    casus.refresh_from_db()
    dossier = Dossier.objects.get(pk=casus.pk)
    assert (casus.status, casus.afsluitreden, casus.status_voor_sluiten) == (
        "afgesloten",
        "overleden",
        "hulpverlening",
    )
    assert (dossier.aan_zet, dossier.fatale_datum) == (AanZet.NIEMAND, None)
    inwoner = Inwoner.objects.get(pk=dossier.inwoner_id)
    assert (inwoner.overleden, inwoner.overleden_op) == (True, geleden(3))
    bezwaar.refresh_from_db()
    assert bezwaar.afronding is None
    over = Termijn.objects.get(dossier_id=casus.pk, soort="aflopend")
    assert (over.afronding, over.afrondreden) == (Afronding.VERVALLEN, "overlijden")
    taak = Taak.objects.get(dossier_id=casus.pk, klaar_op=None)
    assert (taak.soort, taak.voor_id) == (SoortTaak.NABESTAANDEN, baan.consulent.pk)
    assert "hulpmiddelen" in taak.toelichting
    lading = laatste(casus.pk, "overlijden.vastgelegd").lading
    assert lading == {"op": geleden(3).isoformat()}


def test_een_aanvraag_zonder_besluit_houdt_op(baan):
    casus = baan.aanvraag()
    casus_termijn = Termijn.objects.get(dossier_id=casus.pk, soort="wmo-besluit")
    concept = b.stel_op(baan.consulent, casus.pk)
    begin = op_dag(vandaag() + 3 * DAG, 10)
    plan_afspraak(
        baan.consulent,
        casus.pk,
        soort=SoortAfspraak.BELLEN,
        begin=begin,
        einde=begin + timedelta(hours=1),
        met=baan.consulent,
        toch=True,
    )
    sterf(baan, casus.pk)
    casus_termijn.refresh_from_db()
    assert (casus_termijn.afronding, casus_termijn.afgerond_op, casus_termijn.afrondreden) == (
        "vervallen",
        vandaag(),
        "overlijden",
    )
    concept.refresh_from_db()
    assert concept.status == StatusBeschikking.VERVALLEN
    assert Ondersteuning.objects.get(casus=casus).status == "geannuleerd"
    onderzoek = Onderzoek.objects.get(casus=casus)
    assert (onderzoek.status, onderzoek.reden_afgebroken) == ("afgebroken", "De inwoner is overleden.")
    # Of each goal and question that was open somebody knows what came of it.
    assert {doel.geldig.upper is None for doel in casus.doelen.all()} == {False}
    assert "open" not in {vraag.uitkomst for vraag in onderzoek.hulpvragen.all()}
    afspraak = Afspraak.objects.get(dossier_id=casus.pk)
    assert (afspraak.status, afspraak.reden) == ("afgezegd", "De inwoner is overleden.")
    assert not Brief.objects.filter(dossier_id=casus.pk, status=StatusBrief.GEMAAKT).exists()
    assert Taak.objects.filter(dossier_id=casus.pk, klaar_op=None).values_list("soort", flat=True).get() == (
        SoortTaak.NABESTAANDEN
    )
    paneel = binnen(baan.consulent).get(casus.dossier.get_absolute_url()).content.decode()
    assert f"Niet meer nodig (overleden) op {datum(vandaag())}" in paneel


def test_een_besluit_dat_nog_niet_weg_is_vervalt_met_zijn_geld(baan):
    besluit = baan.vastgesteld()
    lijn = besluit.besluiten.get().ondersteuning
    assert gereserveerd(lijn) > 0
    sterf(baan, besluit.casus_id)
    assert Beschikking.objects.get(pk=besluit.pk).status == StatusBeschikking.VERVALLEN
    assert Brief.objects.get(pk=besluit.brief_id).status == StatusBrief.VERVALLEN
    lijn.refresh_from_db()
    assert (lijn.status, gereserveerd(lijn)) == ("beeindigd", 0)
    assert laatste(besluit.casus_id, "beschikking.vervallen").lading["nummer"] == besluit.nummer
    with pytest.raises(Geweigerd, match="De casus blijft gesloten"):
        h.heropen(baan.consulent, besluit.casus_id)


def test_de_dwangsom_blijft_verschuldigd(baan):
    """What is owed for being late is owed to the erven."""
    casus = baan.aanvraag()
    termijn = Termijn.objects.get(dossier_id=casus.pk, soort="wmo-besluit")
    Termijn.objects.filter(pk=termijn.pk).update(vanaf=geleden(60), einddatum=geleden(46))
    rij = leg_ingebrekestelling_vast(baan.consulent, casus.pk, termijn.pk, ontvangen_op=geleden(40), kanaal="post")
    sterf(baan, casus.pk, op=geleden(5))
    rij.refresh_from_db()
    assert rij.besluittermijn.afronding is None
    # Until the day before the death; that day itself ends it, as a besluit would.
    assert rij.besluittermijn.vanaf == geleden(6)
    assert Taak.objects.filter(sleutel=f"dwangsom:{rij.pk}", klaar_op=None).exists()


def test_een_open_melding_sluit_en_krijgt_zelf_de_taak(baan):
    melding = meld(baan.wereld, baan.consulent)
    sterf(baan, melding.pk)
    melding.refresh_from_db()
    assert melding.status == "overleden"
    termijn = Termijn.objects.get(pk=melding.termijn_id)
    assert (termijn.afronding, termijn.afrondreden) == ("vervallen", "overlijden")
    taak = Taak.objects.get(dossier_id=melding.pk, klaar_op=None)
    assert (taak.soort, taak.team_id) == (SoortTaak.NABESTAANDEN, baan.wereld.team.pk)
    with pytest.raises(Geweigerd, match="Een nieuwe melding kan niet"):
        meld(baan.wereld, baan.consulent, inwoner=Inwoner.objects.get(pk=melding.dossier.inwoner_id))


def test_een_afspraak_van_voor_het_overlijden_blijft(baan):
    casus = baan.casus()
    begin = op_dag(vandaag() + DAG, 10)
    afspraak = plan_afspraak(
        baan.consulent,
        casus.pk,
        soort=SoortAfspraak.BELLEN,
        begin=begin,
        einde=begin + timedelta(hours=1),
        met=baan.consulent,
        toch=True,
        brief=False,
    )
    Afspraak.objects.filter(pk=afspraak.pk).update(begin=op_dag(geleden(4), 10), einde=op_dag(geleden(4), 11))
    sterf(baan, casus.pk, op=geleden(2))
    assert Afspraak.objects.get(pk=afspraak.pk).status == "gepland"


# -- who, and what nobody may hear ---------------------------------------------------------------------


def test_wat_de_collega_niet_ziet_stopt_door_het_systeem_zonder_dat_iemand_het_hoort(baan):
    """Praktijk 11: the door of one wet learns nothing of a dossier under another, and that one stops all the same."""
    casus, _ = met_hulp(baan)
    inwoner = Inwoner.objects.get(pk=casus.dossier.inwoner_id)
    jeugd = Baan(baan.wereld, Wet.JEUGD)
    ander = jeugd.casus(inwoner=inwoner)
    alleen_wmo = baan.wereld.medewerker(Functie.WMO_CONSULENT, wetten=[Wet.WMO])
    stoppen = wat_stopt(alleen_wmo, inwoner, vandaag())
    assert [stop.kenmerk for stop in stoppen] == [casus.dossier.kenmerk]
    client = binnen(alleen_wmo)
    adres = reverse("werkplek:overlijden", args=[casus.pk])
    blad = client.post(adres, {"op": vandaag().isoformat(), "bron": "nabestaande"}).content.decode()
    assert casus.dossier.kenmerk in blad
    assert ander.dossier.kenmerk not in blad
    assert "Jeugd" not in blad.split('id="inhoud"')[-1]
    sterf(baan, casus.pk, door=alleen_wmo)
    ander.refresh_from_db()
    assert ander.afsluitreden == "overleden"
    wie = Gebeurtenis.objects.filter(dossier_id=ander.pk, soort="casus.afgesloten").latest("id")
    assert wie.door_id == baan.wereld.systeem.pk
    assert not Gebeurtenis.objects.filter(dossier_id=ander.pk, door_id=alleen_wmo.pk).exists()
    taak = Taak.objects.get(dossier_id=ander.pk, soort=SoortTaak.NABESTAANDEN)
    assert (taak.voor_id, taak.gemaakt_door_id) == (jeugd.consulent.pk, baan.wereld.systeem.pk)
    assert not Taak.objects.zichtbaar_voor(alleen_wmo).filter(pk=taak.pk).exists()


def test_wie_mag_het_en_wie_ziet_de_inwoner(baan):
    casus = baan.casus()
    vrijwilliger = baan.wereld.medewerker(Functie.VRIJWILLIGER)
    with pytest.raises(GeenRecht):
        sterf(baan, casus.pk, door=vrijwilliger)
    buiten = baan.wereld.medewerker(team=baan.wereld.ander_team)
    with pytest.raises(Inwoner.DoesNotExist):
        sterf(baan, casus.pk, door=buiten)
    administratie = baan.wereld.medewerker(Functie.ADMINISTRATIE)
    sterf(baan, casus.pk, door=administratie)
    assert Dossier.objects.get(pk=casus.pk).gesloten_op is not None


def test_weigeringen(baan):
    casus = baan.casus()
    for op, bron, zin, veld in (
        (vandaag() + DAG, "brp", "ligt in de toekomst", "op"),
        (date(1850, 1, 1), "brp", "is geboren op", "op"),
        (vandaag(), "gerucht", "Kies van wie we het weten", "bron"),
    ):
        with pytest.raises(Geweigerd, match=zin) as fout:
            sterf(baan, casus.pk, op=op, bron=bron)
        assert fout.value.veld == veld
    assert "overlijden.vastgelegd" not in soorten(casus.pk)
    versie = Inwoner.objects.get(pk=casus.dossier.inwoner_id).versie
    with pytest.raises(Verouderd):
        sterf(baan, casus.pk, versie=versie - 1)
    sterf(baan, casus.pk, versie=versie)
    with pytest.raises(Geweigerd, match="Noor van Dijk legde al vast dat deze inwoner is overleden"):
        sterf(baan, casus.pk, versie=versie, door=baan.tweede)


def test_twee_collegas_tegelijk_een_wint(vastleggend):
    baan = Baan(wereld())
    casus = baan.casus()
    begin, uitkomst = threading.Barrier(2), []

    def doe(door):
        try:
            begin.wait(5)
            sterf(baan, casus.pk, door=door)
            uitkomst.append("gelukt")
        except Geweigerd as fout:
            uitkomst.append(fout.reden)
        finally:
            connection.close()

    draden = [threading.Thread(target=doe, args=(door,)) for door in (baan.consulent, baan.tweede)]
    for draad in draden:
        draad.start()
    for draad in draden:
        draad.join(30)
    assert uitkomst.count("gelukt") == 1
    assert any("legde al vast dat deze inwoner is overleden" in zin for zin in uitkomst)
    assert Taak.objects.filter(dossier_id=casus.pk, soort=SoortTaak.NABESTAANDEN).count() == 1
    assert Overlijden.objects.filter(inwoner_id=casus.dossier.inwoner_id).count() == 1


# -- put right -----------------------------------------------------------------------------------------


def test_een_andere_dag_neemt_hulp_geld_en_termijnen_mee(baan):
    casus, lijn = met_hulp(baan)
    inwoner_id = casus.dossier.inwoner_id
    sterf(baan, casus.pk, op=geleden(10))
    eerst = gereserveerd(lijn)
    h.verbeter_overlijden(baan.consulent, inwoner_id, op=geleden(3), reden="De akte noemt een andere dag.")
    lijn.refresh_from_db()
    later = gereserveerd(lijn)
    assert lijn.beeindigd_op == Verplichting.objects.get(pk=lijn.verplichting_id).gestopt_op == geleden(3)
    assert later > eerst
    h.verbeter_overlijden(baan.consulent, inwoner_id, op=geleden(10), reden="Toch niet.")
    assert gereserveerd(lijn) == eerst
    inwoner = Inwoner.objects.get(pk=inwoner_id)
    assert inwoner.overleden_op == geleden(10)
    rijen = Overlijden.objects.filter(inwoner_id=inwoner_id).order_by("pk")
    assert [(rij.op, rij.vervallen_reden) for rij in rijen] == [
        (geleden(10), "De akte noemt een andere dag."),
        (geleden(3), "Toch niet."),
        (geleden(10), ""),
    ]
    lading = laatste(casus.pk, "overlijden.verbeterd").lading
    assert (lading["oud"], lading["op"]) == (geleden(3).isoformat(), geleden(10).isoformat())
    assert "akte" not in str(lading)


def test_een_andere_dag_verzet_de_dag_waarop_een_termijn_verviel(baan):
    casus = baan.aanvraag(gemeld_op=geleden(20))
    Termijn.objects.filter(dossier_id=casus.pk, soort="wmo-besluit").update(vanaf=geleden(12))
    sterf(baan, casus.pk, op=geleden(2))
    h.verbeter_overlijden(baan.consulent, casus.dossier.inwoner_id, op=geleden(6), reden="akte")
    assert Termijn.objects.get(dossier_id=casus.pk, soort="wmo-besluit").afgerond_op == geleden(6)


def test_weigeringen_bij_verbeteren_en_intrekken(baan):
    casus = baan.casus()
    pk = casus.dossier.inwoner_id
    for doe in (
        lambda: h.verbeter_overlijden(baan.consulent, pk, op=geleden(1), reden="x"),
        lambda: h.trek_overlijden_in(baan.consulent, pk, reden="x"),
    ):
        with pytest.raises(Geweigerd, match="geen overlijden vastgelegd"):
            doe()
    sterf(baan, casus.pk)
    for op, reden, zin in (
        (vandaag(), "x", "Dat is al de dag"),
        (vandaag() + DAG, "x", "ligt in de toekomst"),
        (geleden(1), " ", "Schrijf op waarom de dag anders is"),
    ):
        with pytest.raises(Geweigerd, match=zin):
            h.verbeter_overlijden(baan.consulent, pk, op=op, reden=reden)
    with pytest.raises(Geweigerd, match="Schrijf op waarom dit een vergissing was"):
        h.trek_overlijden_in(baan.consulent, pk, reden="")


def test_een_vergissing_wordt_ingetrokken_en_de_casus_heropend(baan):
    casus, lijn = met_hulp(baan)
    pk = casus.dossier.inwoner_id
    sterf(baan, casus.pk)
    h.trek_overlijden_in(baan.consulent, pk, reden="Verkeerde persoon.")
    inwoner = Inwoner.objects.get(pk=pk)
    assert (inwoner.overleden, inwoner.overleden_op) == (False, None)
    taken = Taak.objects.filter(dossier_id=casus.pk, klaar_op=None)
    assert [taak.soort for taak in taken] == [SoortTaak.EIGEN]
    assert "vergissing" in taken[0].toelichting
    h.heropen(baan.consulent, casus.pk)
    casus.refresh_from_db()
    assert casus.status == "hulpverlening"
    lijn.refresh_from_db()
    assert lijn.status == "beeindigd"
    sterf(baan, casus.pk)
    assert Overlijden.objects.filter(inwoner_id=pk).count() == 2


def test_een_eerdere_vergissing_schuift_niet_mee(baan):
    casus, eerste = met_hulp(baan)
    pk = casus.dossier.inwoner_id
    sterf(baan, casus.pk, op=geleden(20))
    h.trek_overlijden_in(baan.consulent, pk, reden="Verkeerde persoon.")
    h.heropen(baan.consulent, casus.pk)
    sterf(baan, casus.pk, op=geleden(5))
    h.verbeter_overlijden(baan.consulent, pk, op=geleden(4), reden="akte")
    eerste.refresh_from_db()
    assert eerste.beeindigd_op == geleden(20)


def test_het_laden_van_de_brp_wist_een_vastgelegd_overlijden_niet(baan):
    """The BRP may follow later: until then what a colleague recorded stands."""
    lijst = lees_persoonslijst(met(), vandaag())
    inwoner, _ = neem_over_uit_brp(baan.wereld.systeem, lijst)
    assert not inwoner.overleden
    casus = baan.casus(inwoner=inwoner)
    sterf(baan, casus.pk, op=geleden(2))
    nieuw = replace(lijst, naam=replace(lijst.naam, voornamen="Anders"))
    inwoner, uitkomst = neem_over_uit_brp(baan.wereld.systeem, nieuw)
    assert uitkomst == Overname.BIJGEWERKT
    inwoner.refresh_from_db()
    assert (inwoner.overleden, inwoner.overleden_op, inwoner.voornamen) == (True, geleden(2), "Anders")


def test_wat_de_brp_zegt_trekken_wij_niet_in(baan):
    casus = baan.casus()
    pk = casus.dossier.inwoner_id
    Inwoner.objects.filter(pk=pk).update(overleden=True, overleden_op=geleden(4))
    rij = sterf(baan, casus.pk, op=geleden(4), bron="brp")
    assert rij.volgens_brp
    with pytest.raises(Geweigerd, match="Ook volgens de BRP"):
        h.trek_overlijden_in(baan.consulent, pk, reden="x")


# -- on screen -----------------------------------------------------------------------------------------


def test_het_scherm_in_twee_stappen(baan):
    casus, _ = met_hulp(baan)
    inwoner = Inwoner.objects.get(pk=casus.dossier.inwoner_id)
    client = binnen(baan.consulent)
    adres = reverse("werkplek:overlijden", args=[casus.pk])
    assert adres in client.get(reverse("werkplek:inwoner", args=[casus.pk])).content.decode()
    assert client.post(adres, {"op": (vandaag() + DAG).isoformat(), "bron": "brp"}).status_code == 422
    stap = client.post(adres, {"op": geleden(2).isoformat(), "bron": "nabestaande"})
    blad = stap.content.decode()
    assert stap.status_code == 200
    assert inwoner.naam.volledig() in blad
    assert f"Hulp stopt op {datum(geleden(2))}: Begeleiding thuis" in blad
    assert "Het geld daarna valt vrij" in blad
    assert "Blijft open voor de erven: bezwaar" in blad
    assert "De casus sluit" in blad
    assert Dossier.objects.get(pk=casus.pk).gesloten_op is None
    form = stap.context["form"]
    velden = {naam: form[naam].value() for naam in ("op", "bron", "zeker", "versie", "bewijs")}
    klaar = client.post(adres, velden)
    assert klaar.status_code == 303
    na = client.get(klaar["Location"]).content.decode()
    assert f"Overleden op {datum(geleden(2))}" in na
    assert "Alles wat liep, stopt" in na
    # The same form once more does nothing; a fresh one says who was first.
    assert client.post(adres, velden).status_code == 303
    assert "legde al vast dat deze inwoner is overleden" in client.get(adres).content.decode()
    blad = client.get(reverse("werkplek:inwoner", args=[casus.pk])).content.decode()
    for naam in ("overlijden_verbeteren", "overlijden_intrekken"):
        assert reverse(f"werkplek:{naam}", args=[casus.pk]) in blad
    verbeter = reverse("werkplek:overlijden_verbeteren", args=[casus.pk])
    form = client.get(verbeter).context["form"]
    velden = {"bewijs": form["bewijs"].value(), "versie": form.initial["versie"]}
    assert client.post(verbeter, {**velden, "op": geleden(4).isoformat(), "reden": ""}).status_code == 422
    assert client.post(verbeter, {**velden, "op": geleden(4).isoformat(), "reden": "akte"}).status_code == 303
    weg = reverse("werkplek:overlijden_intrekken", args=[casus.pk])
    form = client.get(weg).context["form"]
    velden = {"bewijs": form["bewijs"].value(), "versie": form.initial["versie"], "reden": "vergissing"}
    assert client.post(weg, velden).status_code == 303
    assert "geen overlijden vastgelegd" in client.get(weg).content.decode()
    elders = binnen(baan.wereld.medewerker(team=baan.wereld.ander_team))
    assert elders.get(adres).status_code == 404
