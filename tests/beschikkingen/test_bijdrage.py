"""Eigen bijdrage: household, age, dated amounts and the exceptions of Uitvoeringsbesluit Wmo 2015 art. 3.8."""

import json
from datetime import date
from decimal import Decimal

import pytest
from django.urls import reverse

from basis.inwoners.datums import OnvolledigeDatum
from basis.inwoners.enums import Herkomst, RolHuishouden, SoortRelatie
from basis.inwoners.models import Huishouden, HuishoudenLid, Relatie
from basis.journaal.tijd import klok_op, op_dag
from basis.organisatie.enums import Functie
from basis.organisatie.handeling import GeenRecht, Geweigerd
from basis.organisatie.periode import vanaf
from basis.voorzieningen.models import Eenheid, Frequentie, Hoofdgroep, Voorziening
from beschikkingen import handelingen as b
from beschikkingen.bedragen import boek_van, huishouden_van, hulpsoort, van_brief
from beschikkingen.beheer import let_op
from beschikkingen.bijdrage import Bedrag, Boek, Huishoudsoort, Hulpsoort, oordeel
from beschikkingen.enums import Bijdragekeuze
from beschikkingen.management.commands.eigen_bijdrage import Command
from beschikkingen.stand import lees
from tests.fabriek import wereld
from tests.huis.test_aanval import binnen

DAG = date(2026, 12, 1)
BOEK = Boek()
AOW, ONDER, ALLEEN = Huishoudsoort.AOW, Huishoudsoort.ONDER_AOW, Huishoudsoort.ALLEEN


@pytest.mark.parametrize(
    ("soort", "huishouden", "verwacht"),
    [
        ("hulp", ALLEEN, (True, "21.80")),
        ("hulp", AOW, (True, "21.80")),
        ("hulp", ONDER, (False, None)),
        ("hulp", None, (None, None)),
        ("hulpmiddel", ALLEEN, (True, "21.80")),
        ("woningaanpassing", ONDER, (False, None)),
        ("vervoer", AOW, (True, "21.80")),
        ("rolstoel", ALLEEN, (False, None)),
        ("rolstoel", None, (False, None)),
        ("beschermd-wonen", ONDER, (True, None)),
        ("opvang", ALLEEN, (True, None)),
        ("jeugd", None, (False, None)),
    ],
)
def test_wat_verschuldigd_is_in_2026(soort, huishouden, verwacht):
    antwoord = oordeel(soort, DAG, BOEK, huishouden=huishouden).als_dict()
    assert (antwoord["verschuldigd"], antwoord["per_maand"]) == verwacht
    assert antwoord["artikel"]
    assert antwoord["uitleg"]


@pytest.mark.parametrize(
    ("dag", "bedrag"),
    [
        (date(2019, 12, 31), None),
        (date(2020, 1, 1), "19.00"),
        (date(2023, 12, 31), "19.00"),
        (date(2024, 1, 1), "20.60"),
        (date(2025, 12, 31), "21.00"),
        (date(2026, 1, 1), "21.80"),
        (date(2027, 1, 1), None),
        (date(2035, 1, 1), None),
    ],
)
def test_een_jaar_zonder_rij_neemt_nooit_het_bedrag_van_een_ander_jaar(dag, bedrag):
    uitkomst = oordeel(Hulpsoort.HULP, dag, BOEK, huishouden=ALLEEN)
    assert uitkomst.als_dict()["per_maand"] == bedrag
    assert uitkomst.verschuldigd is (None if dag.year < 2020 else True)
    if dag.year == 2027:
        assert "laat het CAK u weten" in uitkomst.zin
        assert "€" not in uitkomst.zin


def test_een_bedrag_van_nul_is_geen_bijdrage():
    boek = Boek(bedragen={2026: Bedrag(Decimal(0), "verordening")})
    assert oordeel(Hulpsoort.HULP, DAG, boek, huishouden=ALLEEN).verschuldigd is False


@pytest.mark.parametrize(
    ("keuze", "letter"),
    [("wlz", "a"), ("nachtopvang", "b"), ("veiligheid", "c"), ("draagkracht", "g"), ("aanpak", "h")],
)
def test_de_uitzonderingen_van_artikel_3_8(keuze, letter):
    uitkomst = oordeel(Hulpsoort.HULP, DAG, BOEK, huishouden=AOW, uitzondering=keuze)
    assert (uitkomst.verschuldigd, uitkomst.per_maand) == (False, None)
    assert uitkomst.artikel.endswith(f"3.8 lid 3 onder {letter}")


def test_waarom_het_college_niets_vraagt_staat_niet_in_de_brief():
    """Whoever reads the letter must not learn that somebody was worried about a child (c)."""
    zinnen = {
        oordeel(Hulpsoort.HULP, DAG, BOEK, uitzondering=keuze).zin for keuze in ("veiligheid", "draagkracht", "aanpak")
    }
    assert zinnen == {"Wij hebben besloten dat u nu geen eigen bijdrage betaalt."}


def test_een_kind_betaalt_niet_behalve_de_ouders_voor_een_woningaanpassing():
    assert oordeel(Hulpsoort.HULP, DAG, BOEK, minderjarig=True, uitzondering="ouders").verschuldigd is False
    assert oordeel(Hulpsoort.WONINGAANPASSING, DAG, BOEK, minderjarig=True).verschuldigd is False
    ouders = oordeel(Hulpsoort.WONINGAANPASSING, DAG, BOEK, minderjarig=True, uitzondering="ouders")
    assert ouders.verschuldigd is None
    assert oordeel(Hulpsoort.HULP, DAG, BOEK, huishouden=ALLEEN, minderjarig=None).verschuldigd is None


@pytest.mark.parametrize(
    ("geboren", "dag", "bereikt"),
    [
        # 66 years and 10 months in 2023, 67 from 2024.
        ((1957, 2, 28), date(2023, 12, 28), True),
        ((1957, 3, 1), date(2023, 12, 31), False),
        ((1957, 3, 1), date(2024, 2, 29), False),
        ((1957, 3, 1), date(2024, 3, 1), True),
        # 67 and 3 months from 2028: who turned 67 before keeps it.
        ((1960, 12, 31), date(2027, 12, 30), False),
        ((1960, 12, 31), date(2027, 12, 31), True),
        ((1960, 12, 31), date(2028, 1, 1), True),
        ((1961, 1, 1), date(2028, 3, 31), False),
        ((1961, 1, 1), date(2028, 4, 1), True),
        # 30 November and three months is no day of February.
        ((1961, 11, 30), date(2029, 2, 28), False),
        ((1961, 11, 30), date(2029, 3, 1), True),
        ((1930, None, None), date(2026, 1, 1), True),
        ((1959, None, None), date(2026, 6, 1), None),
        ((None, None, None), date(2026, 6, 1), None),
    ],
)
def test_wie_de_aow_leeftijd_bereikte(geboren, dag, bereikt):
    assert BOEK.aow_bereikt(OnvolledigeDatum(*geboren), dag) is bereikt


@pytest.mark.parametrize(
    ("groep", "eenheid", "frequentie", "soort"),
    [
        ("vervoer", "stuk", "maand", "hulpmiddel"),
        ("begeleiding", "euro", "totaal", "hulpmiddel"),
        ("vervoer", "dag", "week", "vervoer"),
        ("huishouden", "uur", "week", "hulp"),
        ("wonen", "stuk", "totaal", "woningaanpassing"),
        ("rolstoel", "stuk", "maand", "rolstoel"),
    ],
)
def test_wat_per_stuk_of_ineens_betaald_wordt_is_een_hulpmiddel(groep, eenheid, frequentie, soort):
    """Wmo 2.1.4a lid 6: never more than the cost price."""
    rij = Voorziening(hoofdgroep=Hoofdgroep(groep), eenheid=Eenheid(eenheid), frequentie=Frequentie(frequentie))
    assert hulpsoort(rij) == soort
    zin = oordeel(hulpsoort(rij), DAG, BOEK, huishouden=ALLEEN).zin
    assert ("nooit meer dan de kostprijs" in zin) is (soort in ("hulpmiddel", "woningaanpassing"))


# -- the dossier -----------------------------------------------------------------------------------


@pytest.fixture
def w(db):
    return wereld()


def _partner(w, inwoner, geboren, *, samen=True):
    ander = w.inwoner(voornamen="Bep", geboren=geboren)
    Relatie.objects.create(inwoner=inwoner, soort=SoortRelatie.PARTNER, ander=ander, geldig=vanaf(date(1970, 1, 1)))
    huis = Huishouden.objects.create(gemeente=w.gemeente)
    for wie in (inwoner, ander) if samen else (ander,):
        HuishoudenLid.objects.create(
            huishouden=huis, inwoner=wie, rol=RolHuishouden.PARTNER, geldig=vanaf(date(2000, 1, 1))
        )
    return ander


def test_het_huishouden_komt_uit_de_gegevens(w):
    ans = w.inwoner()
    assert huishouden_van(ans, DAG, BOEK) is None, "met de hand ingevoerd: een partner kan ontbreken"
    ans.herkomst = Herkomst.BRP
    assert huishouden_van(ans, DAG, BOEK) == ALLEEN
    bep = _partner(w, ans, OnvolledigeDatum(1962, 5, 5))
    assert huishouden_van(ans, DAG, BOEK) == ONDER
    bep.geboorte_jaar = 1950
    bep.save()
    assert huishouden_van(ans, DAG, BOEK) == AOW
    bep.geboorte_jaar, bep.geboorte_maand, bep.geboorte_dag = 1959, None, None
    bep.save()
    assert huishouden_van(ans, DAG, BOEK) is None, "de leeftijd van de partner is niet zeker"
    bep.overleden = True
    bep.save()
    assert huishouden_van(ans, DAG, BOEK) == ALLEEN


def test_een_partner_op_een_ander_adres_is_niet_zeker(w):
    ans = w.inwoner()
    _partner(w, ans, OnvolledigeDatum(1962, 5, 5), samen=False)
    assert huishouden_van(ans, DAG, BOEK) is None


def test_van_een_partner_die_wij_niet_kennen_is_samenwonen_niet_zeker(w):
    """The letter may not say 'u heeft een partner, daarom betaalt u niets' to who lives apart."""
    ans = w.inwoner()
    ans.herkomst = Herkomst.BRP
    Relatie.objects.create(
        inwoner=ans,
        soort=SoortRelatie.PARTNER,
        ander_geboren_uiterlijk=date(1962, 5, 5),
        geldig=vanaf(date(1990, 1, 1)),
    )
    assert huishouden_van(ans, DAG, BOEK) is None


def _oordeel(concept, keuze=""):
    concept.bijdrage = keuze
    gevonden = van_brief(lees(concept, DAG))
    assert gevonden is not None
    return gevonden


def test_de_brief_volgt_het_huishouden_en_het_jaar_waarin_de_hulp_begint(baan):
    with klok_op(op_dag(DAG)):
        concept = baan.concept({"begin": date(2026, 12, 14), "einde": date(2027, 12, 13)})
        assert _oordeel(concept).verschuldigd is None
        concept = baan.vul(concept, bijdrage=Bijdragekeuze.AOW)
        html = b.stel_vast(baan.consulent, concept.casus_id, concept.pk).brief.html
    assert "€\u00a021,80 per maand" in html
    assert "voor u en uw partner samen" in html
    assert "In sommige situaties" in html


def test_hulp_die_in_het_nieuwe_jaar_begint_krijgt_geen_bedrag_van_dit_jaar(baan):
    with klok_op(op_dag(DAG)):
        concept = baan.concept({"begin": date(2027, 1, 4), "einde": date(2027, 12, 31)})
        concept = baan.vul(concept, bijdrage=Bijdragekeuze.ALLEEN)
        html = b.stel_vast(baan.consulent, concept.casus_id, concept.pk).brief.html
    assert "21,80" not in html
    assert "Hoeveel dat is in 2027, laat het CAK u weten." in html
    assert "Een eigen bijdrage, zie ‘Wat u zelf betaalt’" in html


def test_een_partner_zonder_aow_leeftijd_betaalt_niets(baan):
    with klok_op(op_dag(DAG)):
        concept = baan.vul(baan.concept(), bijdrage=Bijdragekeuze.ONDER_AOW)
        html = b.stel_vast(baan.consulent, concept.casus_id, concept.pk).brief.html
    assert "een van u heeft de AOW-leeftijd nog niet. Daarom betaalt u geen eigen bijdrage." in html
    assert "<b>Nu geen, zie ‘Wat u zelf betaalt’</b>" in html, "wanneer de partner die leeftijd krijgt, weet niemand"


def _alleen_nu(concept, inwoner, *, geboren, keuze=""):
    inwoner.geboorte_jaar, inwoner.geboorte_maand, inwoner.geboorte_dag = geboren
    inwoner.save()
    gevonden = _oordeel(concept, keuze)
    assert gevonden.verschuldigd is False
    return gevonden.alleen_nu


def test_wie_tijdens_de_hulp_gaat_betalen_leest_nu_geen(baan):
    """Help from 14 December 2026 to 13 December 2027; the AOW age is 67 then."""
    with klok_op(op_dag(DAG)):
        concept = baan.concept({"begin": date(2026, 12, 14), "einde": date(2027, 12, 13)})
        ans = concept.casus.dossier.inwoner
        assert _alleen_nu(concept, ans, geboren=(2009, 12, 13)), "18 op de laatste dag"
        assert not _alleen_nu(concept, ans, geboren=(2009, 12, 14)), "18 op de dag erna"
        onder = Bijdragekeuze.ONDER_AOW
        assert _alleen_nu(concept, ans, geboren=(1960, 12, 13), keuze=onder), "van de partner weten wij niets"
        assert not _alleen_nu(concept, ans, geboren=(1960, 12, 14), keuze=onder), "zelf nog geen 67"
        assert _alleen_nu(concept, ans, geboren=(1990, 1, 1), keuze=Bijdragekeuze.NACHTOPVANG)
        assert not _alleen_nu(concept, ans, geboren=(1990, 1, 1), keuze=Bijdragekeuze.DRAAGKRACHT)
        bep = _partner(baan.wereld, ans, OnvolledigeDatum(1960, 12, 13))
        assert _alleen_nu(concept, ans, geboren=(1948, 1, 1)), "de partner wordt 67 op de laatste dag"
        bep.geboorte_dag = 14
        bep.save()
        assert not _alleen_nu(concept, ans, geboren=(1948, 1, 1))


def test_een_rolstoel_is_gratis_ook_als_de_catalogus_zich_vergist(baan):
    baan.begeleiding.hoofdgroep = Hoofdgroep.ROLSTOEL
    baan.begeleiding.save()
    with klok_op(op_dag(DAG)):
        concept = baan.concept()
        assert _oordeel(concept, Bijdragekeuze.ALLEEN).verschuldigd is False


# -- beheer and the command ------------------------------------------------------------------------


def test_beheer_hoort_welk_jaar_nog_geen_bedrag_heeft_en_vult_het_in(w):
    baas = w.medewerker(Functie.BEHEERDER, wetten=[])
    client = binnen(baas)
    with klok_op(op_dag(date(2026, 9, 30))):
        assert let_op(baas) == []
    with klok_op(op_dag(date(2026, 10, 1))):
        assert "De eigen bijdrage van 2027 is nog niet ingevuld" in client.get(reverse("organisatie:beheer")).text
        assert "De eigen bijdrage van 2027" in client.get(reverse("werk:mijn_werk")).text
        b.zet_eigen_bijdrage(baas, jaar=2027, per_maand=Decimal("22.40"), bron="Staatscourant 2026, 1")
        assert let_op(baas) == []
        assert "Staatscourant 2026, 1" in client.get(reverse("beschikkingen:bedragen")).text
    uitkomst = oordeel(Hulpsoort.HULP, date(2027, 1, 1), boek_van(w.gemeente.pk), huishouden=ALLEEN)
    assert uitkomst.als_dict()["per_maand"] == "22.40"
    assert 2027 not in boek_van(wereld().gemeente.pk).bedragen, "elke gemeente vult haar eigen jaar in"


def test_een_bedrag_boven_de_wet_of_zonder_bron_wordt_geweigerd(w):
    baas = w.medewerker(Functie.BEHEERDER, wetten=[])
    for jaar, bedrag, bron in ((2026, "21.81", "x"), (2026, "21.80", " "), (2019, "19", "x"), (2026, "-1", "x")):
        with pytest.raises(Geweigerd):
            b.zet_eigen_bijdrage(baas, jaar=jaar, per_maand=Decimal(bedrag), bron=bron)
    with pytest.raises(GeenRecht):
        b.zet_eigen_bijdrage(w.medewerker(), jaar=2026, per_maand=Decimal(19), bron="x")
    b.zet_aow_leeftijd(baas, jaar=2028, jaren=67, maanden=6, bron="Staatscourant")
    assert boek_van(w.gemeente.pk).aow_bereikt(OnvolledigeDatum(1961, 1, 1), date(2028, 4, 1)) is False


def _opdracht(capsys, *woorden):
    code = 0
    try:
        Command().run_from_argv(["manage.py", "eigen_bijdrage", *woorden])
    except SystemExit as einde:
        code = int(einde.code or 0)
    uit = capsys.readouterr()
    return code, uit.out, uit.err


def test_de_opdracht_drukt_een_regel_json(capsys, db):
    code, uit, fout = _opdracht(
        capsys, "--op", "2026-12-01", "--soort", "hulp", "--huishouden", "meerpersoons-aow", "--json"
    )
    assert (code, fout, uit.count("\n")) == (0, "", 1)
    antwoord = json.loads(uit)
    assert list(antwoord) == ["verschuldigd", "per_maand", "artikel", "uitleg"]
    assert (antwoord["verschuldigd"], antwoord["per_maand"]) == (True, "21.80")


@pytest.mark.parametrize(
    "woorden",
    [
        ("--soort", "hulp"),
        ("--op", "2026-12-01"),
        ("--op", "2026-02-30", "--soort", "hulp"),
        ("--op", "2026-12-01", "--soort", "auto"),
        ("--op", "2026-12-01", "--soort", "hulp", "--huishouden", "samen"),
        ("--op", "2026-12-01", "--soort", "hulp", "--gemeente", "geen"),
    ],
)
def test_slechte_invoer_geeft_de_reden_en_code_2(capsys, db, woorden):
    code, uit, fout = _opdracht(capsys, *woorden, "--json")
    assert (code, uit) == (2, "")
    assert fout.strip().endswith(".")
