"""The demo as somebody finds it: every state, real letters, invariants, and loaded once only."""

import re
from collections import Counter
from datetime import timedelta
from decimal import Decimal

import pytest
from django.db import connection
from django.db.models import Max, Min, Sum

from basis.documenten.models import Brief, StatusBrief
from basis.dossiers.models import AanZet, Dossier
from basis.inwoners.models import Adres, Inwoner
from basis.journaal.models import Gebeurtenis, Uitgaand
from basis.journaal.tijd import vandaag
from basis.organisatie.enums import Functie, Wet
from basis.organisatie.models import Gemeente, Hoedanigheid
from basis.werk.models import Attendering, Taak, Termijn
from basis.werk.thuis.bladzijde import bouw
from beschikkingen.enums import StatusBeschikking
from beschikkingen.models import Beschikking
from casussen.enums import Aanleiding, Grondslag, StatusCasus, StatusOndersteuning, StatusOnderzoek
from casussen.handelingen.overgangen import FASE_VAN
from casussen.models import Casus, Contact, Ondersteuning, Onderzoek
from consortium.models import Budget, Reservering
from demo.inrichting import KERNEN
from tests.demo.conftest import laad_demo
from toegang.enums import StatusMelding
from toegang.models import Melding

pytestmark = [pytest.mark.usefixtures("demo"), pytest.mark.pdf]
MINSTENS = 5


def test_de_opdracht_slaagt_en_geen_verhaal_liep_vast(geladen):
    _, klaar = geladen
    assert klaar.returncode == 0, klaar.stderr[-3000:]
    assert re.fullmatch(
        r"Demogemeente Overbetuwe geladen: \d+ personen, \d+ brieven gedrukt, in \d+ seconden.\n", klaar.stdout
    )
    assert "Demo: gestopt" not in klaar.stderr


@pytest.mark.parametrize(
    ("model", "standen"),
    [
        (Melding, StatusMelding),
        (Casus, StatusCasus),
        (Onderzoek, StatusOnderzoek),
        (Beschikking, StatusBeschikking),
        (Ondersteuning, StatusOndersteuning),
        (Brief, StatusBrief),
    ],
)
def test_elke_stand_minstens_vijf_keer(model, standen):
    telling = Counter(model.objects.values_list("status", flat=True))
    assert {stand.value: telling[stand.value] for stand in standen if telling[stand.value] < MINSTENS} == {}


def test_genoeg_en_gespreid():
    assert Casus.objects.count() >= 200
    assert Melding.objects.filter(casus=None).count() >= 100
    assert Dossier.objects.aggregate(eerste=Min("geopend_op"))["eerste"].date() < vandaag() - timedelta(days=900)
    per_jaar = Counter(Casus.objects.values_list("gemeld_op__year", flat=True))
    assert min(per_jaar[vandaag().year - 1], per_jaar[vandaag().year - 2]) >= 15
    wetten = Counter(Dossier.objects.filter(casus__isnull=False).values_list("wet", flat=True))
    assert set(wetten) == set(Wet.values)
    assert wetten["wmo"] > sum(wetten.values()) / 2
    assert set(Dossier.objects.filter(casus__isnull=False).values_list("kern__naam", flat=True)) >= set(KERNEN) - {
        "Hemmen",
        "Slijk-Ewijk",
    }


def test_bijzondere_zaken():
    assert Casus.objects.filter(heropend__gt=0).count() >= MINSTENS
    assert Casus.objects.filter(grondslag=Grondslag.VERWIJZING, onderzoeken=None).count() >= MINSTENS
    assert Dossier.objects.filter(afgeschermd=True).count() >= 3
    loopt = Onderzoek.objects.filter(aanleiding=Aanleiding.HERINDICATIE, casus__status=StatusCasus.HULPVERLENING)
    assert loopt.exclude(status__in=("besloten", "klaar", "afgebroken")).exists(), "een herindicatie terwijl hulp loopt"
    assert Contact.objects.count() > 200
    assert Melding.objects.filter(door_of_namens="nee").count() >= MINSTENS


def test_iedereen_met_een_dossier_heeft_werk():
    """Open work for each account that handles cases; due soon, late, and waiting."""
    open_ = Dossier.objects.filter(gesloten_op=None)
    for inlog in ("consulent", "consulent2", "consulent3", "jeugd", "klantmanager"):
        door = Hoedanigheid.objects.get(medewerker__gebruikersnaam=inlog)
        mijn = open_.filter(behandelaar=door)
        assert mijn.filter(aan_zet=AanZet.BEHANDELAAR).exists(), inlog
        assert mijn.exclude(aan_zet=AanZet.BEHANDELAAR).exists(), inlog
    leider = Hoedanigheid.objects.get(medewerker__gebruikersnaam="teamleider")
    assert Dossier.objects.zichtbaar_voor(leider).filter(aan_zet=AanZet.TWEEDE, gesloten_op=None).exists()
    assert open_.filter(behandelaar=None, aan_zet=AanZet.TEAM, team=leider.team).exists()
    vrijwilliger = Hoedanigheid.objects.get(medewerker__gebruikersnaam="vrijwilliger")
    assert Dossier.objects.zichtbaar_voor(vrijwilliger).exists()
    dag = vandaag()
    lopend = Termijn.objects.filter(afronding=None, van_ons=True, wettelijk=True, dossier__gesloten_op=None)
    assert lopend.filter(einddatum__lt=dag).count() >= 3
    assert lopend.filter(einddatum__range=(dag, dag + timedelta(days=7))).exists()
    assert lopend.filter(einddatum__gt=dag + timedelta(days=14)).exists()
    gehaald = Termijn.objects.filter(afronding="voldaan", van_ons=True, wettelijk=True)
    te_laat = sum(termijn.afgerond_op > termijn.einddatum for termijn in gehaald)
    assert 5 <= te_laat < len(gehaald) / 2


def test_het_werk_van_vandaag():
    """Quiet cases, help that ends (chosen and not), tasks late and planned, and who is told of it."""
    consulent = Hoedanigheid.objects.met_alles().get(medewerker__gebruikersnaam="consulent")
    thuis = bouw(consulent)
    gevuld = {blok.code for blok in (*thuis.hoofd, *thuis.zij)}
    assert {"aan-zet", "termijnen", "aflopend", "team", "nieuw", "stil"} <= gevuld
    assert thuis.taken_totaal >= MINSTENS
    assert thuis.taken_laat >= 1
    assert thuis.attenderingen >= MINSTENS
    assert set(Attendering.objects.values_list("soort", flat=True)) >= {
        "75",
        "90",
        "gemist",
        "escalatie",
        "taak",
        "stil",
    }
    aflopend = Termijn.objects.filter(soort__startswith="aflopend")
    assert aflopend.filter(afronding=None, einddatum__lte=vandaag()).count() >= MINSTENS
    assert aflopend.filter(afronding="voldaan").exists()
    keuzes = Gebeurtenis.objects.filter(soort="ondersteuning.keuze").values_list("lading__keuze", flat=True)
    assert set(keuzes) == {"onderzoek", "eindigen"}
    soorten = set(Taak.objects.filter(klaar_op=None).values_list("soort", flat=True))
    assert {"evalueren", "aflopend", "heronderzoek", "eigen"} <= soorten


# -- persons ---------------------------------------------------------------------------------------


def test_alle_personen_met_een_verzonnen_adres():
    assert Inwoner.objects.count() >= 1170
    levend = Inwoner.objects.filter(overleden=False)
    verzonnen = Adres.objects.filter(verzonnen=True)
    assert verzonnen.values("inwoner").distinct().count() == levend.count()
    assert not verzonnen.exclude(kern__naam__in=KERNEN).exists()
    assert Adres.objects.filter(verzonnen=False, soort="bron").exists(), "het adres van de bron blijft"
    for adres in verzonnen.select_related("kern")[:200]:
        assert adres.kern is not None
        assert adres.postcode.startswith(KERNEN[adres.kern.naam][1])


def test_een_huishouden_woont_op_een_adres():
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT count(*) FROM (SELECT l.huishouden_id FROM inwoners_huishoudenlid l"
            " JOIN inwoners_adres a ON a.inwoner_id = l.inwoner_id AND a.verzonnen"
            " WHERE upper_inf(l.geldig) GROUP BY 1 HAVING count(DISTINCT (a.postcode, a.huisnummer, a.straat)) > 1) x"
        )
        assert cursor.fetchone()[0] == 0


# -- invariants ------------------------------------------------------------------------------------


def test_elk_dossier_kwam_door_de_werkwoorden():
    zonder = Dossier.objects.exclude(pk__in=Gebeurtenis.objects.exclude(dossier_id=None).values("dossier_id"))
    assert not zonder.exists()
    eerste = dict(
        Gebeurtenis.objects.exclude(dossier_id=None)
        .values_list("dossier_id")
        .annotate(eerste=Min("id"))
        .values_list("dossier_id", "eerste")
    )
    soorten = dict(Gebeurtenis.objects.filter(pk__in=eerste.values()).values_list("dossier_id", "soort"))
    assert set(soorten.values()) <= {"melding.opgenomen", "casus.geopend"}


def test_wat_er_gebeurde_staat_op_volgorde_van_de_dag():
    nummers = (
        Gebeurtenis.objects.filter(dossier_id__isnull=False).order_by("id").values_list("vastgelegd_op", flat=True)
    )
    lijst = list(nummers)
    assert lijst == sorted(lijst)
    assert lijst[-1].date() < vandaag() + timedelta(days=1)


def test_fatale_datum_is_de_eerste_open_termijn_van_ons():
    fout = []
    for dossier in Dossier.objects.prefetch_related("termijnen"):
        open_ = [t.einddatum for t in dossier.termijnen.all() if t.afronding is None and t.van_ons and t.wettelijk]
        if dossier.fatale_datum != min(open_, default=None):
            fout.append(dossier.kenmerk)
    assert fout == []


def test_fase_volgt_de_stand():
    for casus in Casus.objects.select_related("dossier"):
        assert casus.dossier.fase == FASE_VAN[casus.status]
        assert (casus.status == StatusCasus.AFGESLOTEN) == (casus.dossier.gesloten_op is not None)


def test_budgetten_kloppen_met_hun_reserveringen():
    nul = Decimal(0)
    for budget in Budget.objects.all():
        som = Reservering.objects.filter(budget=budget).aggregate(bedrag=Sum("bedrag"), over=Sum("overschrijding"))
        assert budget.gereserveerd == (som["bedrag"] or nul), budget.jaar
        assert budget.overschrijding == (som["over"] or nul), budget.jaar
    nu = {budget.jaar: budget for budget in Budget.objects.all()}
    assert nu[vandaag().year].vastgesteld
    assert any(budget.overschrijding > 0 for budget in nu.values())
    assert Uitgaand.objects.filter(afnemer="overschrijding").count() >= 1
    volgend = nu.get(vandaag().year + 1)
    assert volgend is not None
    assert not volgend.vastgesteld
    assert volgend.gereserveerd > 0


def test_geen_namen_of_woorden_van_inwoners_in_het_journaal():
    namen = {naam for naam in Inwoner.objects.values_list("geslachtsnaam", flat=True) if len(naam) > 6}
    tekst = " ".join(str(lading) for lading in Gebeurtenis.objects.values_list("lading", flat=True))
    assert not [naam for naam in namen if naam in tekst]
    assert "knieën" not in tekst


def test_verzonden_brieven_zijn_echt():
    verzonden = Brief.objects.filter(status=StatusBrief.VERZONDEN).select_related("pdf", "dossier")
    assert verzonden.count() > 300
    assert not verzonden.filter(pdf=None).exists()
    eerste = verzonden.order_by("pk").first()
    assert bytes(eerste.pdf.inhoud).startswith(b"%PDF-1.7")
    assert len({brief.pdf.sha256 for brief in verzonden[:60]}) == 60
    for brief in verzonden[:300]:
        assert brief.verzonden_op >= brief.gemaakt_op.date()
    assert not Uitgaand.objects.filter(afnemer="brief-pdf", klaar_op=None, dossier_id__isnull=False).exists()


def test_alleen_verzonnen_mensen():
    assert Gemeente.objects.get().demo
    assert not Inwoner.objects.exclude(herkomst="brp").exists()
    assert Hoedanigheid.objects.filter(functie=Functie.SYSTEEM).count() == 1
    assert Dossier.objects.aggregate(laatste=Max("geopend_op"))["laatste"].date() <= vandaag()


# -- once ------------------------------------------------------------------------------------------


def test_nog_een_keer_verandert_niets(geladen, procesomgeving):
    naam, _ = geladen
    voor = Gebeurtenis.objects.count(), Uitgaand.objects.count(), Inwoner.objects.aggregate(Sum("versie"))
    weer = laad_demo(procesomgeving, naam)
    assert (weer.returncode, weer.stdout.count("\n")) == (0, 1)
    assert "staat er al" in weer.stdout
    assert weer.stderr == ""
    assert (Gebeurtenis.objects.count(), Uitgaand.objects.count(), Inwoner.objects.aggregate(Sum("versie"))) == voor
