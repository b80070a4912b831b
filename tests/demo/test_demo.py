"""The demo as somebody finds it: every state, real letters, invariants, and loaded once only."""

import re
from collections import Counter
from datetime import date, timedelta
from decimal import Decimal

import pytest
from django.core.management import call_command
from django.db import connection, transaction
from django.db.models import Count, F, Min, Q, Sum

from basis.documenten.models import Brief, Postverbetering, StatusBrief
from basis.dossiers.models import AanZet, Dossier, Label, Verblijf
from basis.inwoners.models import Adres, Inwoner, Overlijden, Veiligheidsnotitie
from basis.journaal.models import Gebeurtenis, Uitgaand
from basis.journaal.tijd import dag_van, klok_op, op_dag, vandaag
from basis.organisatie.enums import Functie, Wet
from basis.organisatie.models import Afwezigheid, Gemeente, Hoedanigheid
from basis.organisatie.regels import regelboek
from basis.werk import klok
from basis.werk.handelingen.zoekindex import bouw_opnieuw
from basis.werk.models import (
    Afspraak,
    Attendering,
    Ingebrekestelling,
    Opschorting,
    Selectie,
    Taak,
    Termijn,
    Verschuiving,
    Vraag,
    Zoektekst,
)
from basis.werk.overdrachten import aangeboden_aan
from basis.werk.teamcijfers import weken
from basis.werk.thuis.bladzijde import bouw
from basis.werk.wachtlijst import wachtlijst
from beschikkingen.enums import StatusBeschikking
from beschikkingen.models import Aanvraag, Beschikking
from casussen.enums import Aanleiding, Grondslag, StatusCasus, StatusOndersteuning, StatusOnderzoek
from casussen.handelingen.overgangen import FASE_VAN
from casussen.models import Casus, Contact, Ondersteuning, Onderzoek
from consortium.models import Budget, Reservering
from demo.inrichting import CODE, KERNEN
from tests.demo.conftest import laad_demo
from toegang.enums import StatusMelding
from toegang.models import Melding
from werkplek.zoeken import BRONNEN

pytestmark = [pytest.mark.usefixtures("demo"), pytest.mark.pdf]
MINSTENS = 5


def test_de_opdracht_slaagt_en_geen_verhaal_liep_vast(geladen):
    _, verslag = geladen
    gelukt = r"^Demogemeente Overbetuwe geladen: \d+ personen, \d+ brieven gedrukt, in \d+ seconden.$"
    assert re.search(gelukt, verslag, re.MULTILINE), verslag[-3000:]
    assert "Demo: gestopt" not in verslag


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
    assert dag_van(Dossier.objects.earliest("geopend_op").geopend_op) < vandaag() - timedelta(days=900)
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


def test_de_werkvoorraad_heeft_wat_te_zien():
    """Labels, weights, selections, who waits, and an offer that waits for the consulent."""
    doors = {d.medewerker.gebruikersnaam: d for d in Hoedanigheid.objects.met_alles().exclude(medewerker=None)}
    assert Label.objects.filter(actief=True).count() == 5
    elst = Dossier.objects.filter(team=doors["teamleider"].team, gesloten_op=None)
    assert set(elst.values_list("gewicht", flat=True)) == {1, 2, 3, 4, 5}
    assert elst.exclude(labels=[]).count() >= MINSTENS
    assert Selectie.objects.filter(team__isnull=False).count() >= 3
    for wie in ("consulent", "consulent2", "consulent3"):
        assert wachtlijst(doors[wie]).exists(), wie
    assert aangeboden_aan(doors["teamleider"])
    assert aangeboden_aan(doors["consulent"])
    open_verblijf = set(Verblijf.objects.filter(tot=None).values_list("dossier_id", "team_id", "behandelaar_id"))
    open_dossier = Dossier.objects.filter(gesloten_op=None).values_list("pk", "team_id", "behandelaar_id")
    assert open_verblijf == set(open_dossier), "een open dossier is waar zijn open verblijf zegt"
    weken_, doorloop = weken(doors["teamleider"])
    assert all(week.erin for week in weken_[:-1])
    assert doorloop is not None


def test_afspraken_terugbelverzoeken_en_notities():
    """To come and gone, with tries, one to judge anew; the agenda and the list of the consulent are not empty."""
    consulent = Hoedanigheid.objects.get(medewerker__gebruikersnaam="consulent")
    assert Afspraak.objects.filter(met=consulent, status="gepland", begin__date__gt=vandaag()).count() >= 3
    assert Afspraak.objects.filter(status="gepland", einde__date__lt=vandaag()).exists(), "nog niet vastgelegd"
    assert set(Afspraak.objects.values_list("status", flat=True)) == {
        "gepland",
        "geweest",
        "afgezegd",
        "niet_verschenen",
    }
    verzoeken = Taak.objects.filter(soort="terugbellen", klaar_op=None)
    assert {0, 1, 2, 3} <= set(verzoeken.annotate(keer=Count("terugbel__pogingen")).values_list("keer", flat=True))
    assert verzoeken.filter(dossier=None).exists()
    dagen = list(Veiligheidsnotitie.objects.order_by("herzien_op").values_list("herzien_op", flat=True))
    assert len(dagen) == 2
    assert dagen[0] < vandaag() < dagen[1]


# -- persons ---------------------------------------------------------------------------------------


def test_alle_personen_met_een_verzonnen_adres():
    assert Inwoner.objects.count() >= 1170
    # Who died in the demo itself lived when everybody got an address.
    levend = Inwoner.objects.filter(
        Q(overleden=False) | Q(pk__in=Overlijden.objects.filter(volgens_brp=False).values("inwoner_id"))
    )
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
    assert dag_van(lijst[-1]) < vandaag() + timedelta(days=1)


def test_fatale_datum_is_de_eerste_open_termijn_van_ons():
    fout = []
    for dossier in Dossier.objects.prefetch_related("termijnen"):
        open_ = [t.einddatum for t in dossier.termijnen.all() if t.afronding is None and t.van_ons and t.wettelijk]
        if dossier.fatale_datum != min(open_, default=None):
            fout.append(dossier.kenmerk)
    assert fout == []


def test_elke_open_termijn_is_gelijk_aan_zijn_herrekening():
    """From its own columns, its opschortingen and the rules: the same day, the same steps, the same aim."""
    boek, fout = regelboek(CODE), []
    open_ = Termijn.objects.filter(afronding=None).prefetch_related("opschortingen")
    assert open_.count() > 150
    for termijn in open_:
        nieuw = klok.herreken(termijn, boek.op(termijn.vanaf), termijn.opschortingen.all())
        if nieuw.toegepast_op(termijn):
            fout.append(f"{termijn.soort} {termijn.pk}")
    assert fout == []


def test_geplante_termijnen():
    dag = vandaag()
    assert Opschorting.objects.filter(hervat_op=None, van__lte=dag, tot__gte=dag).count() >= 3
    assert Opschorting.objects.exclude(hervat_op=None).count() >= 2
    assert Termijn.objects.filter(soort="wmo-onderzoek", afronding=None).exclude(uitstel_tot=None).count() >= 2
    assert Verschuiving.objects.filter(soort="start").exclude(reden="").count() >= 2
    assert Termijn.objects.exclude(ruwe_einddatum=F("einddatum")).count() >= 20, "over een feestdag of weekend"
    assert Termijn.objects.exclude(startkanaal="").exclude(soort="bezwaar").count() > 300
    assert Termijn.objects.exclude(streefdatum=None).count() > 100
    (te_vroeg,) = Ingebrekestelling.objects.filter(geldig=False)
    assert "te vroeg" in te_vroeg.reden_ongeldig
    for brief in Ingebrekestelling.objects.filter(geldig=True).select_related("termijn"):
        loopt = klok.dwangsom_van(brief, brief.termijn, regelboek(CODE).op(brief.ontvangen_op), dag)
        assert 0 < loopt.bedrag <= loopt.maximum
        assert brief.besluittermijn is not None
    assert Ingebrekestelling.objects.filter(geldig=True).count() >= 2


def test_een_verbeterde_postdag_en_een_overlijden():
    """A corrected day for a besluit and a verslag; somebody died during an aanvraag, and somebody with help."""
    besluit = Termijn.objects.filter(soort="bezwaar", verschuivingen__soort="start")
    assert besluit.exists()
    for termijn in besluit:
        brief = Postverbetering.objects.filter(brief__dossier_id=termijn.dossier_id).latest("pk").brief
        assert brief.verzonden_op == termijn.vanaf
    assert Postverbetering.objects.filter(brief__soort="verslag").exists()
    dood = Casus.objects.filter(afsluitreden="overleden", dossier__inwoner__overleden=True)
    assert dood.filter(status_voor_sluiten="toekenning").exists()
    assert dood.filter(ondersteuning__einde_reden="02", ondersteuning__gestart_op__isnull=False).exists()
    assert Overlijden.objects.exclude(vervallen_op=None).exists()
    for casus in dood:
        assert not casus.dossier.termijnen.filter(van_ons=True, afronding=None).exists()
        assert set(casus.dossier.taken.filter(klaar_op=None).values_list("soort", flat=True)) <= {"nabestaanden"}


def test_termijnen_van_schuldhulp_bijstand_en_eigen_norm():
    rijen = Termijn.objects.filter(dossier__gesloten_op=None).values_list("soort", "afronding")
    staat = set(rijen)
    for soort in ("wgs-gesprek", "wgs-gesprek-spoed", "zoektermijn", "voorschot-pw", "heronderzoek", "evaluatie"):
        assert (soort, None) in staat, soort
    for soort in ("wgs-gesprek", "wgs-gesprek-spoed", "voorschot-pw", "evaluatie"):
        assert Termijn.objects.filter(soort=soort, afronding="voldaan").exists(), soort
    besluiten = Termijn.objects.filter(soort="wgs-besluit", startgebeurtenis="het eerste gesprek over schuldhulp")
    for termijn in besluiten:
        gesprek = Onderzoek.objects.filter(casus_id=termijn.dossier_id).values_list("gesprek_op", flat=True)
        assert termijn.vanaf in set(gesprek)


def test_een_begin_staat_maar_een_keer():
    """Melding, casus, onderzoek and aanvraag tell the day their term tells."""
    for onderzoek in Onderzoek.objects.exclude(termijn=None).select_related("termijn"):
        assert onderzoek.gemeld_op == onderzoek.termijn.vanaf
    for melding in Melding.objects.exclude(termijn=None).exclude(door_of_namens="nee").select_related("termijn"):
        assert melding.ontvangen_op == melding.termijn.vanaf
    for aanvraag in Aanvraag.objects.exclude(termijn=None).exclude(casus__dossier__wet=Wet.WGS):
        assert aanvraag.ontvangen_op == aanvraag.termijn.vanaf


def test_aan_zet_volgt_uit_de_rijen():
    """Who is up, worked out again from what stands in the rows of each room."""
    fout = []
    for dossier in Dossier.objects.prefetch_related("termijnen__opschortingen"):
        verwacht = aan_zet_volgens_de_rijen(dossier)
        if dossier.aan_zet not in verwacht:
            fout.append(f"{dossier.kenmerk}: {dossier.aan_zet}, verwacht {verwacht}")
    assert fout == []


def aan_zet_volgens_de_rijen(dossier):
    wij = AanZet.BEHANDELAAR if dossier.behandelaar_id else AanZet.TEAM
    if dossier.gesloten_op:
        return {AanZet.NIEMAND}
    stil = [o for t in dossier.termijnen.all() if t.afronding is None for o in t.opschortingen.all()]
    if any(o.hervat_op is None and o.grond in ("4:15-1a", "7:10-2") for o in stil):
        return {AanZet.INWONER}
    casus = Casus.objects.filter(pk=dossier.pk).first()
    if casus is None:
        return {wij}
    beschikking = casus.beschikkingen.exclude(status=StatusBeschikking.VERVALLEN).order_by("-pk").first()
    if beschikking and beschikking.status == StatusBeschikking.TER_ACCORDERING:
        return {AanZet.TWEEDE}
    onderzoek = casus.onderzoeken.order_by("-pk").first()
    maatwerk = casus.ondersteuning.filter(trede="maatwerk")
    if onderzoek and onderzoek.status == StatusOnderzoek.VERSLAG_VERZONDEN:
        voorgesteld = maatwerk.filter(onderzoek=onderzoek, status=StatusOndersteuning.VOORGESTELD).exists()
        return {AanZet.INWONER} if voorgesteld else {wij, AanZet.AANBIEDER}
    if casus.status == StatusCasus.HULPVERLENING:
        # Help runs: nobody waits for anything.
        return {AanZet.AANBIEDER, wij, AanZet.NIEMAND}
    return {wij}


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
        assert brief.verzonden_op >= dag_van(brief.gemaakt_op)
    assert not Uitgaand.objects.filter(afnemer="brief-pdf", klaar_op=None, dossier_id__isnull=False).exists()


def test_alleen_verzonnen_mensen():
    assert Gemeente.objects.get().demo
    assert not Inwoner.objects.exclude(herkomst="brp").exists()
    assert Hoedanigheid.objects.filter(functie=Functie.SYSTEEM).count() == 1
    assert dag_van(Dossier.objects.latest("geopend_op").geopend_op) <= vandaag()


# -- once ------------------------------------------------------------------------------------------


def test_nog_een_keer_verandert_niets(geladen, procesomgeving):
    url, _ = geladen
    voor = Gebeurtenis.objects.count(), Uitgaand.objects.count(), Inwoner.objects.aggregate(Sum("versie"))
    weer = laad_demo(procesomgeving, url)
    assert (weer.returncode, weer.stdout.count("\n")) == (0, 1)
    assert "staat er al" in weer.stdout
    assert weer.stderr == ""
    assert (Gebeurtenis.objects.count(), Uitgaand.objects.count(), Inwoner.objects.aggregate(Sum("versie"))) == voor


def test_wie_haar_al_heeft_merkt_niets_van_de_laatste_dag(capsys):
    """Only loading anew asks whether the persons still fit their stories."""
    with klok_op(op_dag(date(2035, 1, 1))):
        call_command("laad_demo")
    assert "staat er al" in capsys.readouterr().out


def test_vragen_tussen_collegas_in_elke_stand():
    open_ = Vraag.objects.filter(beantwoord_op=None, ingetrokken_op=None)
    assert open_.count() >= 3
    assert Vraag.objects.filter(beantwoord_op__isnull=False, gelezen_op=None).count() >= 2
    assert Vraag.objects.filter(gelezen_op__isnull=False).exists()
    assert Vraag.objects.filter(ingetrokken_op__isnull=False).exists()
    assert open_.filter(aan__functie=Functie.KERNTEAMLID, gedeeld__contains="@Youssef").exists()
    assert open_.filter(aan__medewerker__gebruikersnaam="consulent").exists()


def test_iemand_is_afwezig_en_een_ander_handelt_voor_die_collega():
    nu_weg = Afwezigheid.objects.get(geldig__contains=vandaag())
    assert nu_weg.waarnemer
    rij = Gebeurtenis.objects.filter(voor_id=nu_weg.hoedanigheid_id, door_id=nu_weg.waarnemer_id).get()
    assert rij.voor_naam == nu_weg.hoedanigheid.naam
    assert Afwezigheid.objects.filter(geldig__startswith__gt=vandaag()).count() >= 2


def test_de_zoekindex_is_wat_de_teksten_zeggen():
    """Every text the verbs wrote in three years is found by exactly its own words."""

    def index():
        return set(Zoektekst.objects.values_list("dossier_id", "bron", "bron_id", "op", "woorden"))

    with transaction.atomic():
        voor = index()
        assert len(voor) > 1000
        bouw_opnieuw(BRONNEN.values(), Dossier.objects.values_list("pk", flat=True))
        assert index() == voor
        transaction.set_rollback(True)
