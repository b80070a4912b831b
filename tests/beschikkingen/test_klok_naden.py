"""Terms of schuldhulp, bijstand and own norms where a dossier changes: closed by mistake, a death, another post day."""

from datetime import date, timedelta

import pytest
from django.urls import reverse

from basis.inwoners.datums import OnvolledigeDatum
from basis.inwoners.enums import BronOverlijden
from basis.journaal.tijd import klok_op, op_dag, vandaag
from basis.organisatie.enums import Wet
from basis.organisatie.handeling import Geweigerd
from basis.termijnen import bereken
from basis.werk.models import Afronding, Taak, Termijn
from beschikkingen import handelingen as b
from beschikkingen.models import Beschikking
from casussen import handelingen as h
from casussen.enums import Aanleiding, Afsluitreden, Einde, SoortBedreiging
from casussen.models import Casus, Ondersteuning
from tests.beschikkingen.baan import Baan
from tests.fabriek import sluit_casus, wereld
from tests.huis.test_aantal_vragen import binnen
from toegang.handelingen import verbeter_ontvangst

pytestmark = pytest.mark.django_db
DAG = vandaag()
JONG = OnvolledigeDatum.van(vandaag() - timedelta(days=365 * 22))


def geleden(dagen: int) -> date:
    """Also inside another day: so many days before the real one."""
    return DAG - timedelta(days=dagen)


def stand(pk: int) -> dict[str, str | None]:
    return {t.soort: t.afronding for t in Termijn.objects.filter(dossier_id=pk).order_by("pk")}


def van(pk: int, soort: str) -> Termijn:
    return Termijn.objects.get(dossier_id=pk, soort=soort)


@pytest.fixture
def pw() -> Baan:
    return Baan(wereld(), Wet.PW)


@pytest.fixture
def wgs() -> Baan:
    return Baan(wereld(), Wet.WGS)


def bijstand(baan: Baan, *, dagen: int = 5, aanvraag: int | None = None) -> Casus:
    casus = baan.casus(inwoner=baan.wereld.inwoner(geboren=JONG), gemeld_op=geleden(dagen))
    h.leg_bijstandsvraag_vast(baan.consulent, casus.pk, algemeen=True)
    if aanvraag is not None:
        b.leg_aanvraag_vast(baan.consulent, casus.pk, ontvangen_op=geleden(aanvraag), vorm="formulier")
    return casus


def schuldhulp(baan: Baan) -> Casus:
    """Four weeks that end before the three werkdagen of a threat: both run."""
    casus = baan.casus(gemeld_op=geleden(27))
    h.leg_bedreiging_vast(baan.consulent, casus.pk, soort=SoortBedreiging.ENERGIE)
    return casus


def sluit(baan: Baan, casus: Casus) -> None:
    sluit_casus(baan.consulent, casus.pk, reden=Afsluitreden.INGETROKKEN, toelichting="Verkeerde casus.")


def besluit_op_de_post(baan: Baan, casus: Casus) -> Beschikking:
    concept = baan.vul(b.stel_op(baan.consulent, casus.pk))
    b.stel_vast(baan.consulent, casus.pk, concept.pk)
    baan.drukt(casus.pk)
    return b.verzend(baan.consulent, casus.pk, concept.pk, op=vandaag())


# -- closed by mistake -------------------------------------------------------------------------------


@pytest.mark.parametrize("verder", [True, False])
def test_heropenen_herstelt_wachttijd_besluit_en_voorschot(pw, verder):
    casus = bijstand(pw, aanvraag=1)
    voor = {t.pk: (t.vanaf, t.einddatum) for t in casus.dossier.termijnen.all()}
    assert set(stand(casus.pk)) == {"zoektermijn", "pw-besluit", "voorschot-pw"}
    sluit(pw, casus)
    assert set(stand(casus.pk).values()) == {Afronding.VERVALLEN}
    h.heropen(pw.consulent, casus.pk, verder=verder)
    assert set(stand(casus.pk).values()) == {None if verder else Afronding.VERVALLEN}
    assert {t.pk: (t.vanaf, t.einddatum) for t in casus.dossier.termijnen.all()} == voor


def test_heropenen_herstelt_de_termijnen_tot_het_eerste_gesprek(wgs):
    casus = schuldhulp(wgs)
    assert stand(casus.pk) == {"wgs-gesprek": None, "wgs-gesprek-spoed": None}
    sluit(wgs, casus)
    assert set(stand(casus.pk).values()) == {Afronding.VERVALLEN}
    h.heropen(wgs.consulent, casus.pk, verder=True)
    assert stand(casus.pk) == {"wgs-gesprek": None, "wgs-gesprek-spoed": None}
    casus.dossier.refresh_from_db()
    assert casus.dossier.fatale_datum == van(casus.pk, "wgs-gesprek").einddatum


def test_heropenen_herstelt_de_evaluatie_maar_geen_heronderzoek_van_hulp_die_stopte(baan):
    casus = met_hulp(baan)
    lijn = Ondersteuning.objects.get(casus=casus, heronderzoek__isnull=False)
    h.open_onderzoek(baan.consulent, casus.pk, aanleiding=Aanleiding.WIJZIGING_INWONER, gemeld_op=vandaag())
    h.beeindig(baan.consulent, casus.pk, lijn.pk, reden=Einde.CLIENT, laatste_dag=vandaag())
    sluit(baan, casus)
    h.heropen(baan.consulent, casus.pk, verder=True)
    assert stand(casus.pk)["evaluatie"] is None
    assert stand(casus.pk)["heronderzoek"] == Afronding.VERVALLEN


# -- a death -----------------------------------------------------------------------------------------


def sterf(baan: Baan, casus: Casus) -> None:
    assert casus.dossier.inwoner_id
    h.leg_overlijden_vast(baan.consulent, casus.dossier.inwoner_id, op=vandaag(), bron=BronOverlijden.NABESTAANDE)


def test_overlijden_beeindigt_ook_de_wachttijd_en_het_voorschot(pw):
    casus = bijstand(pw, aanvraag=1)
    sterf(pw, casus)
    rijen = casus.dossier.termijnen.values_list("soort", "afronding", "afgerond_op", "afrondreden")
    assert {rij[0] for rij in rijen} == {"zoektermijn", "pw-besluit", "voorschot-pw"}
    assert {rij[1:] for rij in rijen} == {("vervallen", vandaag(), "overlijden")}


def test_overlijden_beeindigt_het_eerste_gesprek_en_de_eigen_normen(wgs):
    casus = schuldhulp(wgs)
    sterf(wgs, casus)
    rijen = casus.dossier.termijnen.values_list("afronding", "afrondreden")
    assert set(rijen) == {("vervallen", "overlijden")}


def test_overlijden_met_hulp_beeindigt_heronderzoek_en_evaluatie(baan):
    casus = met_hulp(baan)
    assert (stand(casus.pk)["heronderzoek"], stand(casus.pk)["evaluatie"]) == (None, None)
    sterf(baan, casus)
    for soort in ("heronderzoek", "evaluatie"):
        assert van(casus.pk, soort).afrondreden == "overlijden"


# -- another day of the post -------------------------------------------------------------------------


def met_hulp(baan: Baan, dagen: int = 40) -> Casus:
    """Maatwerk without a last day, decided and running."""
    with klok_op(op_dag(geleden(dagen))):
        besluit = baan.verzonden({"begin": vandaag(), "einde": None})
        lijn = besluit.besluiten.get().ondersteuning
        h.start_hulp(baan.consulent, besluit.casus_id, lijn.pk, op=geleden(dagen))
    return Casus.objects.select_related("dossier").get(pk=besluit.casus_id)


def test_de_postdag_van_het_verslag_neemt_evaluatie_en_heronderzoek_mee(baan):
    casus = met_hulp(baan)
    with klok_op(op_dag(geleden(10))):
        h.open_onderzoek(baan.consulent, casus.pk, aanleiding=Aanleiding.HERONDERZOEK, gemeld_op=vandaag())
        baan.start(casus)
        h.voeg_hulpvraag_toe(baan.consulent, casus.pk, tekst="Gaat het nog?")
        baan.verslag(casus)
    onderzoek = casus.onderzoeken.latest("pk")
    oud, op = geleden(10), geleden(6)
    h.verbeter_verzending_verslag(
        baan.consulent, casus.pk, onderzoek.verslag_id, op=op, reden="Volgens de verzendlijst."
    )
    eerste, ronde = Termijn.objects.filter(dossier_id=casus.pk, soort="heronderzoek").order_by("pk")
    assert (eerste.afronding, eerste.afgerond_op) == (Afronding.VOLDAAN, op)
    assert (ronde.vanaf, ronde.einddatum) == (op, bereken("heronderzoek", op).einddatum)
    assert Taak.objects.get(dossier_id=casus.pk, soort="heronderzoek", klaar_op=None).uiterlijk == ronde.einddatum
    plan, volgend = Termijn.objects.filter(dossier_id=casus.pk, soort="evaluatie").order_by("pk")
    assert (plan.afronding, plan.afgerond_op, volgend.vanaf) == (Afronding.VOORTGEZET, op, op)
    assert volgend.verschuivingen.get().oud_vanaf == oud


def test_de_postdag_van_een_verslag_onder_de_wgs_verandert_het_gesprek_niet(wgs):
    with klok_op(op_dag(geleden(10))):
        casus = wgs.casus(gemeld_op=geleden(12))
        wgs.start(casus)
        h.voeg_hulpvraag_toe(wgs.consulent, casus.pk, tekst="Ik kom er niet meer uit.")
        h.voeg_doel_toe(wgs.consulent, casus.pk, tekst="Overzicht over de schulden.")
        wgs.verslag(casus)
    onderzoek = casus.onderzoeken.get()
    h.verbeter_verzending_verslag(wgs.consulent, casus.pk, onderzoek.verslag_id, op=geleden(8), reden="lijst")
    assert van(casus.pk, "wgs-gesprek").afgerond_op == geleden(10)


def test_de_postdag_van_het_besluit_neemt_het_voorschot_mee(pw):
    with klok_op(op_dag(geleden(10))):
        casus = bijstand(pw, dagen=12)
        pw.start(casus)
        pw.lijn(casus)
        b.leg_aanvraag_vast(pw.consulent, casus.pk, ontvangen_op=vandaag(), vorm="formulier")
        besluit = besluit_op_de_post(pw, casus)
    assert van(casus.pk, "voorschot-pw").afgerond_op == geleden(10)
    b.verbeter_verzending(pw.consulent, casus.pk, besluit.pk, op=geleden(7), reden="Volgens de lijst.")
    for soort in ("voorschot-pw", "zoektermijn", "pw-besluit"):
        assert van(casus.pk, soort).afgerond_op == geleden(7), soort


# -- another day of the event --------------------------------------------------------------------------


def test_de_dag_van_de_aanvraag_na_een_betaald_voorschot(pw):
    casus = bijstand(pw, dagen=50, aanvraag=40)
    eerste = van(casus.pk, "voorschot-pw")
    h.leg_voorschot_vast(pw.consulent, casus.pk, op=geleden(13))
    url = reverse("beschikkingen:begin_van", args=[casus.pk, eerste.pk])
    klant = binnen(pw.consulent)
    assert url in klant.get(casus.dossier.get_absolute_url()).content.decode()
    assert "Hier is geen termijn" not in klant.get(url).content.decode()
    b.verbeter_aanvraag(pw.consulent, casus.pk, vanaf=geleden(48), reden="stempel", termijn_id=eerste.pk)
    eerste.refresh_from_db()
    assert (eerste.vanaf, eerste.afronding, eerste.afgerond_op) == (geleden(48), Afronding.VOLDAAN, geleden(13))
    assert eerste.einddatum < eerste.afgerond_op
    assert van(casus.pk, "pw-besluit").vanaf == geleden(48)
    with pytest.raises(Geweigerd, match="al afgerond op"):
        b.verbeter_aanvraag(pw.consulent, casus.pk, vanaf=geleden(12), reden="stempel", termijn_id=eerste.pk)


def test_de_dag_van_de_melding_na_de_wachttijd(pw):
    casus = bijstand(pw, dagen=40, aanvraag=5)
    termijn = van(casus.pk, "zoektermijn")
    assert termijn.afronding == Afronding.VOLDAAN
    url = reverse("toegang:begin_van", args=[casus.pk, termijn.pk])
    klant = binnen(pw.consulent)
    assert url in klant.get(casus.dossier.get_absolute_url()).content.decode()
    verbeter_ontvangst(pw.consulent, casus.pk, vanaf=geleden(45), reden="stempel", termijn_id=termijn.pk)
    termijn.refresh_from_db()
    assert (termijn.vanaf, termijn.afgerond_op) == (geleden(45), geleden(5))
    assert casus.onderzoeken.get().gemeld_op == geleden(45)


def test_de_ontvangst_na_het_besluit_laat_het_besluit_bij_het_gesprek(wgs):
    with klok_op(op_dag(geleden(10))):
        casus = wgs.casus(gemeld_op=geleden(30))
        wgs.start(casus)
        h.leg_eerste_gesprek_vast(wgs.consulent, casus.pk, op=geleden(12))
        wgs.lijn(casus)
        b.leg_aanvraag_vast(wgs.consulent, casus.pk, ontvangen_op=vandaag(), vorm="formulier")
        besluit_op_de_post(wgs, casus)
    gesprek, besluit = van(casus.pk, "wgs-gesprek"), van(casus.pk, "wgs-besluit")
    verbeter_ontvangst(wgs.consulent, casus.pk, vanaf=geleden(60), reden="stempel", termijn_id=gesprek.pk)
    gesprek.refresh_from_db()
    besluit.refresh_from_db()
    assert gesprek.einddatum < gesprek.afgerond_op == besluit.vanaf == geleden(12)
    # And the besluit follows the gesprek, also now it is on the post.
    b.verbeter_aanvraag(wgs.consulent, casus.pk, vanaf=geleden(14), reden="agenda", termijn_id=besluit.pk)
    gesprek.refresh_from_db()
    besluit.refresh_from_db()
    assert gesprek.afgerond_op == besluit.vanaf == casus.onderzoeken.get().gesprek_op == geleden(14)
    assert besluit.afronding == Afronding.VOLDAAN
