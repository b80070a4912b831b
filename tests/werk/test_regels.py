"""KB days and norms: changing one computes every open term again that it touches, each with a gebeurtenis."""

from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from basis.dossiers.models import Dossier
from basis.journaal.models import Gebeurtenis
from basis.journaal.tijd import klok_op, vandaag
from basis.organisatie.enums import Functie
from basis.organisatie.handeling import GeenRecht, Geweigerd
from basis.organisatie.models_regels import Feestdag, Norm
from basis.termijnen import Regels
from basis.werk import handelingen as h
from basis.werk.handelingen import regels as werkwoorden
from basis.werk.models import Afronding, Termijn, Verschuiving
from tests.beschikkingen.baan import Baan
from tests.beschikkingen.test_schermen import binnen
from tests.fabriek import op, wereld
from tests.werk.klok import begin, dossier_van, klaar, losse, vers, verteld

# Thursday 3 December 2026: nothing special, until a KB says so. Wmo-besluit of 19 November ends that day.
DAG, VANAF = date(2026, 12, 3), date(2026, 11, 19)
BRON = "Stcrt. 2026, 12345"


@pytest.fixture
def beheer(baan):
    """A KB day moves the terms of every gemeente here: what other tests left committed must not count."""
    anderen = Termijn.objects.filter(afronding=None).exclude(dossier__gemeente=baan.wereld.gemeente)
    anderen.update(afronding=Afronding.VERVALLEN, afgerond_op=vandaag())
    return baan.wereld.medewerker(Functie.BEHEERDER, wetten=[])


@pytest.fixture
def klok():
    with klok_op(op(2026, 11, 25)):
        yield


@pytest.mark.usefixtures("klok")
def test_een_nieuwe_kb_dag_verschuift_wat_er_eindigt(baan, beheer):
    raak, mis = losse(baan, "wmo-besluit", VANAF), losse(baan, "wmo-besluit", VANAF - timedelta(days=1))
    gehaald = losse(baan, "wmo-besluit", VANAF)
    klaar(baan.consulent, gehaald, date(2026, 11, 25))
    versie = dossier_van(raak).versie
    gevolg = h.voeg_feestdag_toe(beheer, dag=DAG, bron=BRON)
    assert gevolg.verschoven == 1
    assert gevolg.bekeken >= 2
    assert vers(raak).einddatum == dossier_van(raak).fatale_datum == DAG + timedelta(days=1)
    assert vers(mis).einddatum == mis.einddatum
    assert vers(gehaald).einddatum == DAG
    rij = Verschuiving.objects.get(termijn=raak)
    assert (rij.soort, rij.reden, rij.door) == ("regels", "3 december 2026 is gelijkgesteld met een feestdag", beheer)
    assert verteld(raak, "termijn.herrekend").lading["einddatum"] == "2026-12-04"
    assert dossier_van(raak).versie == versie + 1
    assert not Gebeurtenis.objects.filter(dossier_id=mis.dossier_id, soort="termijn.herrekend").exists()
    assert Gebeurtenis.objects.get(soort="regels.feestdag").lading == {
        "datum": "2026-12-03",
        "bekeken": gevolg.bekeken,
        "verschoven": 1,
    }


@pytest.mark.usefixtures("klok")
def test_een_kb_dag_die_vervalt_schuift_terug(baan, beheer):
    rij = losse(baan, "wmo-besluit", VANAF)
    h.voeg_feestdag_toe(beheer, dag=DAG, bron=BRON)
    h.laat_feestdag_vervallen(beheer, dag=DAG, bron="ingetrokken")
    assert vers(rij).einddatum == DAG
    assert [v.nieuw_einddatum for v in Verschuiving.objects.filter(termijn=rij).order_by("pk")] == [
        DAG + timedelta(days=1),
        DAG,
    ]
    assert Feestdag.objects.get(datum=DAG).geldt is False
    with pytest.raises(Geweigerd, match="geen dag die bij koninklijk besluit"):
        h.laat_feestdag_vervallen(beheer, dag=DAG, bron="nog eens")


def test_een_kb_dag_van_de_wet_kan_ook_vervallen(baan, beheer):
    with klok_op(op(2027, 4, 25)):
        rij = losse(baan, "wmo-besluit", date(2027, 4, 22))
        assert rij.einddatum == date(2027, 5, 10)
        h.laat_feestdag_vervallen(beheer, dag=date(2027, 5, 7), bron="KB ingetrokken")
    # Hemelvaart is the 6th; the 7th is an ordinary Friday now.
    assert vers(rij).einddatum == date(2027, 5, 7)


@pytest.mark.parametrize(
    ("dag", "bron", "zin", "veld"),
    [
        (date(2026, 12, 25), BRON, "telt al niet mee: Eerste Kerstdag", "dag"),
        (date(2026, 12, 5), BRON, "telt al niet mee: weekend", "dag"),
        (date(2027, 5, 7), BRON, "telt al niet mee: gelijkgesteld", "dag"),
        (date(1950, 1, 1), BRON, "Kies een dag in de jaren 1990 tot en met", "dag"),
        (date(2950, 1, 2), BRON, "Kies een dag in de jaren 1990 tot en met", "dag"),
        (DAG, " ", "Schrijf op welk koninklijk besluit", "bron"),
    ],
)
def test_wat_geen_nieuwe_feestdag_is(beheer, dag, bron, zin, veld):
    with pytest.raises(Geweigerd, match=zin) as fout:
        h.voeg_feestdag_toe(beheer, dag=dag, bron=bron)
    assert fout.value.veld == veld
    assert not Feestdag.objects.filter(datum=dag).exists()


@pytest.mark.usefixtures("klok")
def test_een_feestdag_geldt_in_elke_gemeente_een_norm_alleen_in_de_eigen(baan, beheer):
    ander = Baan(wereld())
    hier, daar = losse(baan, "jeugd-besluit", date(2026, 11, 2)), losse(ander, "jeugd-besluit", date(2026, 11, 2))
    besluit = losse(ander, "wmo-besluit", VANAF)
    h.voeg_norm_toe(
        beheer,
        soort="jeugd-besluit",
        waarde=6,
        eenheid="weken",
        verordening=True,
        geldig_vanaf=date(2026, 1, 1),
        bron="Verordening jeugdhulp artikel 4",
    )
    assert (vers(hier).einddatum, vers(daar).einddatum) == (date(2026, 12, 14), daar.einddatum)
    assert "Verordening jeugdhulp artikel 4" in str(vers(hier).uitleg)
    h.voeg_feestdag_toe(beheer, dag=DAG, bron=BRON)
    assert vers(besluit).einddatum == DAG + timedelta(days=1)


@pytest.mark.usefixtures("klok")
def test_een_norm_naast_de_wet_zet_alleen_de_streefdatum(baan, beheer):
    rij = losse(baan, "wmo-onderzoek", date(2026, 11, 2))
    norm = {"soort": "wmo-onderzoek", "waarde": 4, "eenheid": "weken", "geldig_vanaf": date(2026, 1, 1)}
    with pytest.raises(Geweigerd, match="geeft zelf een termijn") as fout:
        h.voeg_norm_toe(beheer, **norm, verordening=True, bron="Verordening")
    assert fout.value.veld == "verordening"
    gevolg = h.voeg_norm_toe(beheer, **norm, verordening=False, bron="servicenorm")
    assert gevolg.verschoven == 0
    assert (vers(rij).einddatum, vers(rij).streefdatum) == (rij.einddatum, date(2026, 11, 30))
    assert not Verschuiving.objects.filter(termijn=rij).exists()
    h.laat_norm_vervallen(beheer, Norm.objects.get(gemeente=beheer.gemeente).pk, geldig_tot=date(2026, 10, 31))
    assert vers(rij).streefdatum is None


@pytest.mark.usefixtures("klok")
def test_een_norm_vervalt_vanaf_een_dag_en_laat_lopende_termijnen_staan(baan, beheer):
    Norm.objects.create(
        gemeente=baan.wereld.gemeente,
        soort="jeugd-besluit",
        waarde=6,
        eenheid="weken",
        verordening=True,
        geldig_vanaf=date(2026, 1, 1),
        bron="Verordening",
    )
    oud = losse(baan, "jeugd-besluit", date(2026, 11, 2))
    norm = Norm.objects.get(gemeente=beheer.gemeente)
    h.laat_norm_vervallen(beheer, norm.pk, geldig_tot=date(2026, 11, 20))
    nieuw = losse(baan, "jeugd-besluit", date(2026, 11, 23))
    assert (vers(oud).ruwe_einddatum, nieuw.ruwe_einddatum) == (date(2026, 12, 14), date(2027, 1, 18))
    with pytest.raises(Geweigerd, match="Gold hij nooit"):
        h.laat_norm_vervallen(beheer, norm.pk, geldig_tot=date(2025, 1, 1))
    h.laat_norm_vervallen(beheer, norm.pk, geldig_tot=date(2025, 12, 31))
    assert vers(oud).ruwe_einddatum == date(2026, 12, 28)


@pytest.mark.usefixtures("klok")
def test_een_eigen_termijn_kan_niet_weg_onder_wat_loopt(baan, beheer):
    gegevens = {"waarde": 3, "eenheid": "werkdagen", "verordening": False, "geldig_vanaf": date(2026, 1, 1)}
    h.voeg_norm_toe(beheer, soort="eerste-contact", **gegevens, bron="servicenorm", naam="Eerste contact")
    rij = losse(baan, "eerste-contact", date(2026, 11, 24))
    assert (rij.einddatum, rij.wettelijk) == (date(2026, 11, 27), False)
    norm = Norm.objects.get(gemeente=beheer.gemeente)
    with pytest.raises(Geweigerd, match="past niet bij een termijn die nu loopt"):
        h.laat_norm_vervallen(beheer, norm.pk, geldig_tot=date(2026, 11, 20))
    norm.refresh_from_db()
    assert norm.geldig_tot is None
    h.laat_norm_vervallen(beheer, norm.pk, geldig_tot=date(2026, 11, 24))


@pytest.mark.usefixtures("klok")
def test_een_eigen_termijn_uit_de_verordening_is_een_fatale_datum(baan, beheer):
    """The raad sets it, so it binds; a norm of the college itself does not. When the row changes, so does that."""
    gegevens = {"soort": "eerste-contact", "waarde": 3, "eenheid": "werkdagen"}
    h.voeg_norm_toe(beheer, **gegevens, verordening=True, geldig_vanaf=date(2026, 1, 1), bron="Verordening")
    rij = losse(baan, "eerste-contact", date(2026, 11, 24))
    assert rij.wettelijk
    assert dossier_van(rij).fatale_datum == date(2026, 11, 27)
    h.voeg_norm_toe(beheer, **gegevens, verordening=False, geldig_vanaf=date(2026, 11, 1), bron="servicenorm")
    assert not vers(rij).wettelijk
    assert dossier_van(rij).fatale_datum != date(2026, 11, 27)


@pytest.mark.usefixtures("klok")
def test_een_termijn_die_niet_meer_bestaat_is_een_weigering_en_geen_storing(baan, beheer):
    gegevens = {"soort": "eerste-contact", "waarde": 3, "eenheid": "werkdagen", "verordening": False}
    h.voeg_norm_toe(beheer, **gegevens, geldig_vanaf=date(2026, 1, 1), bron="servicenorm")
    norm = Norm.objects.get(gemeente=beheer.gemeente)
    h.laat_norm_vervallen(beheer, norm.pk, geldig_tot=date(2026, 6, 30))
    with pytest.raises(Geweigerd, match="De norm “eerste-contact” geldt niet meer op 24-11-2026"):
        losse(baan, "eerste-contact", date(2026, 11, 24))


@pytest.mark.usefixtures("klok")
def test_een_norm_per_product_die_vervalt_laat_de_gewone_over(baan, beheer):
    """The term is counted back from a day that still comes: it follows the general norm from then on."""
    norm = {"eenheid": "weken", "verordening": False, "geldig_vanaf": date(2020, 1, 1), "bron": "beleid"}
    h.voeg_norm_toe(beheer, soort="aflopend:HBH", waarde=4, **norm)
    dag = date(2027, 6, 13)
    rij = losse(baan, "aflopend:HBH", dag)
    assert (rij.einddatum, rij.wettelijk) == (dag - timedelta(weeks=4), False)
    eigen = Norm.objects.get(gemeente=beheer.gemeente)
    assert h.laat_norm_vervallen(beheer, eigen.pk, geldig_tot=date(2026, 11, 25)).verschoven == 1
    assert vers(rij).einddatum == dag - timedelta(weeks=16)
    # The general norm moves it too now.
    assert h.voeg_norm_toe(beheer, soort="aflopend", waarde=10, **norm).verschoven == 1
    assert vers(rij).einddatum == dag - timedelta(weeks=10)


@pytest.mark.parametrize(
    ("anders", "zin", "veld"),
    [
        ({"waarde": 0}, "getal van 1 of meer", "waarde"),
        ({"bron": ""}, "Schrijf op waar dit staat", "bron"),
        ({"soort": "wgs-besluit", "waarde": 10}, "hoogstens acht weken", "waarde"),
    ],
)
def test_wat_geen_norm_is(beheer, anders, zin, veld):
    gegevens = {
        "soort": "jeugd-besluit",
        "waarde": 6,
        "eenheid": "weken",
        "verordening": True,
        "geldig_vanaf": date(2026, 1, 1),
        "bron": "Verordening",
    }
    with pytest.raises(Geweigerd, match=zin) as fout:
        h.voeg_norm_toe(beheer, **{**gegevens, **anders})
    assert fout.value.veld == veld
    assert not Norm.objects.filter(gemeente=beheer.gemeente).exists()


def test_dezelfde_norm_twee_keer(beheer):
    gegevens = {
        "soort": "jeugd-besluit",
        "waarde": 6,
        "eenheid": "weken",
        "verordening": True,
        "geldig_vanaf": date(2026, 1, 1),
        "bron": "Verordening",
    }
    h.voeg_norm_toe(beheer, **gegevens)
    with pytest.raises(Geweigerd, match="al zo'n norm"):
        h.voeg_norm_toe(beheer, **gegevens)


def test_alleen_de_beheerder(baan, beheer):
    with pytest.raises(GeenRecht):
        h.voeg_feestdag_toe(baan.consulent, dag=DAG, bron=BRON)
    ander = wereld().medewerker(Functie.BEHEERDER, wetten=[])
    h.voeg_norm_toe(
        beheer,
        soort="evaluatie",
        waarde=3,
        eenheid="maanden",
        verordening=False,
        geldig_vanaf=vandaag(),
        bron="afspraak",
    )
    with pytest.raises(Norm.DoesNotExist):
        h.laat_norm_vervallen(ander, Norm.objects.get(gemeente=beheer.gemeente).pk, geldig_tot=vandaag())


def test_wie_rekent_terwijl_de_regels_wijzigen_hoort_dat(baan, beheer):
    """Another session holds the rules: opening a term says so instead of using rules that are leaving."""
    ander = connection.copy()
    try:
        with ander.cursor() as cursor:
            cursor.execute("SET statement_timeout = '5s'")
            cursor.execute("SELECT pg_advisory_lock(%s)", [werkwoorden.REGELS_SLOT])
        with pytest.raises(Geweigerd, match="wijzigt op dit moment de regels"):
            baan.casus()
    finally:
        ander.close()


# -- on screen ---------------------------------------------------------------------------------------


def test_de_bladzijde_toont_alles_en_wat_er_verschoof(baan, beheer):
    client = binnen(beheer)
    with klok_op(op(2026, 11, 25)):
        losse(baan, "wmo-besluit", VANAF)
        vooraf = client.get(reverse("werk:feestdag_nieuw"), {"dag": "3-12-2026"}, headers={"HX-Request": "true"})
        assert "Als je opslaat, verschuift er 1 termijn." in vooraf.content.decode()
        begin_ = client.get(reverse("werk:feestdag_nieuw"))
        bewijs = begin_.context["form"].vers_bewijs
        klaar_ = client.post(reverse("werk:feestdag_nieuw"), {"dag": "3-12-2026", "bron": BRON, "bewijs": bewijs})
        assert klaar_.status_code == 303
        tekst = client.get(klaar_["Location"]).content.decode()
    assert "donderdag 3 december 2026" in tekst
    assert "3 december 2026 telt als feestdag. 1 termijn verschoven, van" in tekst
    assert tekst.count("Laat vervallen<") == len(Regels.wet().kb_dagen) + 1


def test_foute_invoer_blijft_staan(beheer):
    client = binnen(beheer)
    bewijs = client.get(reverse("werk:norm_nieuw")).context["form"].vers_bewijs
    fout = client.post(
        reverse("werk:norm_nieuw"),
        {
            "soort": "eigen",
            "code": "Fout!",
            "waarde": "nul",
            "eenheid": "weken",
            "verordening": "nee",
            "bewijs": bewijs,
        },
    )
    tekst = fout.content.decode()
    assert fout.status_code == 422
    assert "kleine letters, cijfers en streepjes" in tekst
    assert 'value="Fout!"' in tekst
    assert not Norm.objects.filter(gemeente=beheer.gemeente).exists()


def test_een_eigen_termijn_op_het_scherm(beheer):
    client = binnen(beheer)
    bewijs = client.get(reverse("werk:norm_nieuw")).context["form"].vers_bewijs
    klaar_ = client.post(
        reverse("werk:norm_nieuw"),
        {
            "soort": "eigen",
            "code": "eerste-contact",
            "startgebeurtenis": "ontvangst van de melding",
            "waarde": "3",
            "eenheid": "werkdagen",
            "verordening": "nee",
            "geldig_vanaf": "1-1-2026",
            "bron": "afspraak",
            "bewijs": bewijs,
        },
    )
    assert klaar_.status_code == 303
    norm = Norm.objects.get(gemeente=beheer.gemeente)
    assert (norm.soort, norm.verordening) == ("eerste-contact", False)
    assert "drie werkdagen, eigen norm" in client.get(reverse("werk:regels")).content.decode()


def test_een_dag_die_er_niet_is(beheer):
    client = binnen(beheer)
    for dag in ("2026-12-03", "onzin", "2026-02-30"):
        assert client.get(reverse("werk:feestdag_weg", args=[dag])).status_code == 404


@pytest.mark.usefixtures("klok")
def test_vooraf_tellen_vraagt_niet_meer_bij_meer_termijnen(baan, beheer):
    client, casus = binnen(beheer), baan.casus()
    doe = {"dag": "3-12-2026"}

    def vragen() -> int:
        with CaptureQueriesContext(connection) as geteld:
            client.get(reverse("werk:feestdag_nieuw"), doe, headers={"HX-Request": "true"})
        return len(geteld)

    begin(baan.consulent, casus.pk, "wmo-besluit", VANAF)
    vragen()
    een = vragen()
    for _ in range(30):
        begin(baan.consulent, casus.pk, "wmo-besluit", VANAF)
    assert vragen() == een
    assert Termijn.objects.filter(dossier=casus.pk, afronding=None).exclude(afronding=Afronding.VOLDAAN).count() > 30
    assert Dossier.objects.get(pk=casus.pk).fatale_datum == DAG
