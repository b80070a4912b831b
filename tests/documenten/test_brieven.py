"""A letter is complete or not made, frozen when made, and posted once, with the real day."""

import re
from datetime import date, timedelta

import pytest
from django.db import IntegrityError, transaction

from basis.documenten import brieven, sjablonen
from basis.documenten.adressering import Geadresseerde, geadresseerden
from basis.documenten.afnemers import maak_brief_pdf
from basis.documenten.brieven import BriefFout
from basis.documenten.gebeurtenissen import ZINNEN
from basis.documenten.handelingen import (
    laat_brief_vervallen,
    maak_brief,
    markeer_verzonden,
    verzend,
    voorbeeld_html,
    waarom_niet_verzenden,
)
from basis.documenten.models import Bestand, Brief, SoortBrief
from basis.inwoners.datums import OnvolledigeDatum
from basis.journaal.models import Gebeurtenis, Uitgaand
from basis.journaal.tijd import dag_van, klok_op, vandaag
from basis.organisatie.enums import Functie
from basis.organisatie.handeling import GeenRecht, Geweigerd
from basis.organisatie.models import Instelling
from basis.organisatie.periode import vanaf
from tests.documenten import hulp, voorbeelden
from tests.fabriek import Wereld, op, wereld


@pytest.fixture
def w(db: None) -> Wereld:
    return wereld()


def pdf(brief: Brief) -> Brief:
    """Give it a PDF as the worker would."""
    maak_brief_pdf(Uitgaand.objects.get(afnemer="brief-pdf", gegevens__brief=brief.pk))
    brief.refresh_from_db()
    return brief


# -- gegevens and templates --------------------------------------------------------------------------


@pytest.mark.parametrize("naam", voorbeelden.alle())
def test_elke_voorbeeldbrief_wordt_html(naam):
    code, kop, gegevens, aan = voorbeelden.alle()[naam]
    html = sjablonen.maak_html(code, kop=kop, gegevens=gegevens, geadresseerde=aan)
    assert html.count("<h1>") == 1
    assert "{{" not in html
    assert "style=" not in html


@pytest.mark.parametrize("soort", ["ontvangst", "verslag", "beschikking"])
def test_een_ontbrekende_sleutel_is_een_fout(soort):
    gegevens = dict(getattr(voorbeelden, soort)())
    weg = sorted(gegevens)[0]
    del gegevens[weg]
    with pytest.raises(BriefFout, match=f"ontbreekt: {weg}"):
        sjablonen.maak_html(soort, kop=voorbeelden.kop(), gegevens=gegevens, geadresseerde=voorbeelden.AAN)


def test_ook_dieper_en_onbekend_en_van_de_verkeerde_soort():
    goed = voorbeelden.beschikking()
    onderdeel = dict(goed["onderdelen"][0])
    with pytest.raises(BriefFout, match=r"onderdelen\.0\.grond"):
        brieven.controleer(
            {**goed, "onderdelen": [{k: v for k, v in onderdeel.items() if k != "grond"}]}, brieven.Beschikking
        )
    with pytest.raises(BriefFout, match="onbekend: extra"):
        brieven.controleer({**goed, "extra": ""}, brieven.Beschikking)
    with pytest.raises(BriefFout, match="aanvraag_op: geen str"):
        brieven.controleer({**goed, "aanvraag_op": date(2026, 1, 1)}, brieven.Beschikking)
    with pytest.raises(BriefFout, match="besluit: geen str"):
        brieven.controleer({**goed, "besluit": None}, brieven.Beschikking)


def test_tekst_van_een_mens_is_nooit_opmaak():
    html = sjablonen.maak_html(
        "ontvangst",
        kop=voorbeelden.kop(),
        gegevens=voorbeelden.ontvangst(vraag='<img src="https://kwaad.example/x">'),
        geadresseerde=voorbeelden.AAN,
    )
    assert "<img" not in html
    assert "&lt;img" in html


def test_losse_accenten_worden_hele_letters():
    html = sjablonen.maak_html(
        "ontvangst",
        kop=voorbeelden.kop(),
        gegevens=voorbeelden.ontvangst(vraag="S\u0327u\u0308kran"),
        geadresseerde=voorbeelden.AAN,
    )
    assert "Şükran" in html


def test_een_gewijzigd_sjabloon_vraagt_een_nieuwe_versie():
    vast = sjablonen.vastgelegd()
    for sjabloon in sjablonen.SJABLONEN.values():
        assert vast.get(sjabloon.code, {}).get(sjabloon.versie) == sjabloon.vingerafdruk(), (
            f"Brief ‘{sjabloon.code}’ (of brief.html, ondertekening.html, brief.css) is gewijzigd. Verhoog de versie "
            "in basis/documenten/sjablonen.py en draai `manage.py leg_sjablonen_vast`."
        )
        assert list(vast[sjabloon.code])[-1] == sjabloon.versie


WETTELIJK = {
    "besluit": "U krijgt begeleiding thuis en vervoer naar de dagbesteding.",
    "hoeveel": "2 dagen per week, heen en terug",
    "periode": "7 december 2026 tot en met 5 december 2027",
    "aanbieder": "door Forte Welzijn",
    "resultaat": "U heeft weer overzicht over uw post en uw geld.",
    "in natura": "in natura",
    "motivering": "Dat is nu te weinig.",
    "grondslag": "op grond van artikel 2.3.5 van de Wmo 2015",
    "wijzigingen melden": "artikel 2.3.8 van de Wmo 2015",
    "namens": "Burgemeester en wethouders van Overbetuwe,<br>namens dezen",
    "ondertekenaar": "Bram Willems",
    "aanvraag": "23 november 2026",
    "melding": "2 november 2026",
    "bezwaar": "De zes weken voor bezwaar beginnen op de dag daarna",
    "bezwaar, wie": "college van burgemeester en wethouders van Overbetuwe",
    "bezwaar, kenmerk": "kenmerk B-2026-00914",
    "bezwaar, digitaal": "met DigiD",
    "voorlopige voorziening": "voorzieningenrechter van de rechtbank Gelderland",
    "eigen bijdrage": "hooguit € 21,80 per maand",
    "eigen bijdrage, bovenaan": "<b>Hooguit € 21,80 per maand</b>",
    "geboren": "<span>Geboren op</span> <b>3 maart 1951</b>",
    "cak": "CAK",
    "clientondersteuner": "cliëntondersteuner is gratis",
    "mantelzorg": "Hulp voor uw mantelzorger",
    "privacy": "‘privacy’",
    "geadresseerde": "Molenstraat 31",
}


@pytest.mark.parametrize("deel", WETTELIJK)
def test_wat_de_wet_vraagt_staat_in_de_beschikking(deel):
    code, kop, gegevens, aan = voorbeelden.alle()["beschikking"]
    html = sjablonen.maak_html(code, kop=kop, gegevens=gegevens, geadresseerde=aan)
    assert WETTELIJK[deel] in html


def test_afwijzing_pgb_en_jeugd():
    code, kop, gegevens, aan = voorbeelden.alle()["beschikking_vol"]
    html = sjablonen.maak_html(code, kop=kop, gegevens=gegevens, geadresseerde=aan)
    for tekst in ("Scootmobiel: waarom u dit niet krijgt", "scootmobielpool", "€ 1.872,00 per jaar", "104 ritten"):
        assert tekst in html
    for tekst in ("verklaring omtrent het gedrag", "U bewaart de rekeningen", "Wij vroegen advies aan mevrouw drs."):
        assert tekst in html
    code, kop, gegevens, aan = voorbeelden.alle()["beschikking_jeugd"]
    html = sjablonen.maak_html(code, kop=kop, gegevens=gegevens, geadresseerde=aan)
    for tekst in ("vertrouwenspersoon", "SKJ", "familiegroepsplan", "zelf én van u", "gezag heeft over Sam"):
        assert tekst in html
    assert "CAK" not in html
    # Who is refused as well hears of the vertrouwenspersoon, once (Jeugdwet 2.5).
    niets = [{**deel, "resultaat": "afwijzen", "pgb": None} for deel in gegevens["onderdelen"]]
    for onderdelen in (niets, gegevens["onderdelen"]):
        html = sjablonen.maak_html(code, kop=kop, gegevens={**gegevens, "onderdelen": onderdelen}, geadresseerde=aan)
        assert html.count("praten met een vertrouwenspersoon") == 1


# What says 'u' and means the child, or speaks past who reads it.
NAAST_DE_LEZER = re.compile(
    r"jeugdige|de ouders|\bu krijgt (?:dit|een deel|hulp|in natura)|waarom u (?:dit|een)"
    r"|u ons dat u hulp|wat u (?:nodig|krijgt|verder)|hoe het met u ",
    re.IGNORECASE,
)


@pytest.mark.parametrize("code", ["ontvangst", "verslag", "beschikking"])
def test_een_brief_over_een_kind_spreekt_de_ouder_aan(code):
    """Fixed sentences only: 'u' is the parent, the child is 'uw kind'."""
    _, kop, jeugd, aan = voorbeelden.alle()["beschikking_jeugd"]
    leeg = {"motivering": "", "grond": "", "beoogd_resultaat": ""}
    gegevens = {
        "ontvangst": voorbeelden.ontvangst(vraag="x", zelf="x", samen="x", nodig="x"),
        "verslag": voorbeelden.verslag(
            wet="jeugd", onderwerpen=[], hulpvragen=["x"], doelen=[], reactie="", persoonlijk_plan="", pgb_uitgelegd=""
        ),
        "beschikking": {**jeugd, "onderdelen": [{**deel, **leeg} for deel in jeugd["onderdelen"]], "andere_hulp": []},
    }[code]
    html = sjablonen.maak_html(code, kop=kop, gegevens=gegevens, geadresseerde=aan)
    assert NAAST_DE_LEZER.findall(html) == []
    assert "uw kind" in html
    assert "Staat er in deze brief ‘u’" not in html
    # The same letter to who is 16 or older: 'u' all through.
    if code == "beschikking":
        gegevens = {**gegevens, "toestemming": "jeugdige"}
    zelf = sjablonen.maak_html(code, kop=voorbeelden.kop(), gegevens=gegevens, geadresseerde=aan)
    assert not re.search(r"jeugdige|de ouders|uw kind", zelf)
    assert ("U geeft zelf toestemming voor de hulp." in zelf) is (code == "beschikking")


@pytest.mark.parametrize("naam", voorbeelden.alle())
def test_met_een_geheim_adres_noemt_geen_brief_de_streek(naam):
    """Letterhead, signature, aanbieders, the place of a visit: for every addressee."""
    code, kop, gegevens, _ = voorbeelden.alle()[naam]
    kop = {**kop, "geheim": True, "toegangspunt": "", "adres": "Postbus 1"}
    if "ondertekenaar" in gegevens:
        gegevens = {**gegevens, "ondertekenaar": {**gegevens["ondertekenaar"], "organisatie": "Stichting Zetten"}}
    if "plaats" in gegevens:
        gegevens = {**gegevens, "plaats": "Dorpshuis Zetten"}
    if "mantelzorg" in gegevens:  # free text: pointed out in the editor, never changed
        onderdelen = [{**deel, "grond": "", "motivering": ""} for deel in gegevens["onderdelen"]]
        gegevens = {**gegevens, "mantelzorg": "", "onderdelen": onderdelen}
    aan = Geadresseerde("De heer Bouzid", "Geachte heer Bouzid", ("Kade 1", "6811 AA  Arnhem"))
    html = sjablonen.maak_html(code, kop=kop, gegevens=gegevens, geadresseerde=aan)
    assert not re.search("Zetten|Forte|MEE", html)
    if code in ("verslag", "beschikking"):
        assert "de aanbieder belt u" in html


def test_het_formulier_vraagt_naar_een_pgb():
    """Only where a pgb exists: not for schuldhulp or the Participatiewet."""
    kop, aan = voorbeelden.kop(), voorbeelden.AAN
    for wet, gevraagd in (("wmo", True), ("jeugd", True), ("wgs", False), ("pw", False)):
        html = sjablonen.maak_html("verslag", kop=kop, gegevens=voorbeelden.verslag(wet=wet), geadresseerde=aan)
        assert ("persoonsgebonden budget (pgb): ik koop de hulp zelf in" in html) is gevraagd


@pytest.mark.parametrize("naam", voorbeelden.alle())
def test_een_kop_begint_met_een_hoofdletter_en_heeft_er_verder_geen(naam):
    code, kop, gegevens, aan = voorbeelden.alle()[naam]
    html = sjablonen.maak_html(code, kop=kop, gegevens=gegevens, geadresseerde=aan)
    koppen = re.findall(r"<h[123]>(.*?)</h[123]>", html)
    assert koppen
    for tekst in koppen:
        assert re.fullmatch(r"[A-Z][^A-Z]*", tekst), tekst


def test_alles_afgewezen_belooft_niets():
    onderdeel = voorbeelden.volle_beschikking()["onderdelen"][2]
    gegevens = voorbeelden.beschikking(onderdelen=[onderdeel], wanneer="", eigen_bijdrage=None, kijken_weer_op="")
    html = sjablonen.maak_html("beschikking", kop=voorbeelden.kop(), gegevens=gegevens, geadresseerde=voorbeelden.AAN)
    assert "<td>U krijgt dit niet</td>" in html
    assert "Kosten voor u" not in html
    assert "bezwaar maken" in html


def test_ontvangst_noemt_wat_de_wet_vraagt():
    code, kop, gegevens, aan = voorbeelden.alle()["ontvangst"]
    html = sjablonen.maak_html(code, kop=kop, gegevens=gegevens, geadresseerde=aan)
    for tekst in ("binnen zes weken", "maandag 14 december 2026", "persoonlijk plan"):
        assert tekst in html
    assert "onafhankelijk" in html
    assert "0481 00 00 00" in html
    # No day that may be past when the letter is posted: what it tells holds on any day.
    assert "zeven dagen na de dag waarop wij deze brief op de post deden" in html
    laat = sjablonen.maak_html(code, kop=kop, gegevens=voorbeelden.ontvangst(te_laat=True), geadresseerde=aan)
    assert "Het moest binnen zes weken klaar zijn: uiterlijk op <b>maandag 14 december 2026</b>. Dat is ons" in laat
    assert "is binnen zes weken klaar" not in laat
    zonder = voorbeelden.ontvangst(onderzoek_uiterlijk="", persoonlijk_plan=False)
    html = sjablonen.maak_html(code, kop=kop, gegevens=zonder, geadresseerde=aan)
    assert "zes weken" not in html
    assert "persoonlijk plan" not in html
    assert "zeven dagen" not in html


def test_verslag_van_een_heronderzoek_vraagt_geen_aanvraag():
    """The gemeente looked by itself: no melding to thank for, no form to sign (Wmo 2.3.9; praktijk 26)."""
    kop, aan = voorbeelden.kop(), voorbeelden.AAN
    html = sjablonen.maak_html("verslag", kop=kop, gegevens=voorbeelden.verslag(heronderzoek=True), geadresseerde=aan)
    for weg in (
        "Ik vraag aan",
        "Uw melding",
        "U vroeg ons om hulp",
        "het formulier",
        "geen besluit van de gemeente nodig",
    ):
        assert weg not in html
    for tekst in ("U hoeft nu niets aan te vragen", "artikel 2.3.9 van de Wmo 2015", "Meld die dan bij ons"):
        assert tekst in html


def test_verslag_zonder_maatwerk_heeft_geen_aanvraagformulier():
    kop, aan = voorbeelden.kop(), voorbeelden.AAN
    met = sjablonen.maak_html("verslag", kop=kop, gegevens=voorbeelden.verslag(), geadresseerde=aan)
    assert "Ik vraag aan" in met
    vrij = [regel for regel in voorbeelden.verslag()["hulp"] if not regel["maatwerk"]]
    zonder = sjablonen.maak_html("verslag", kop=kop, gegevens=voorbeelden.verslag(hulp=vrij), geadresseerde=aan)
    assert "Ik vraag aan" not in zonder
    assert "geen besluit van de gemeente nodig" in zonder


# -- making and freezing -----------------------------------------------------------------------------


def test_maken_bevriest_en_zet_de_pdf_klaar(w):
    door = w.medewerker(naam="Noor van Dijk")
    bij = hulp.dossier(w, door)
    Instelling.objects.create(
        gemeente=w.gemeente, sleutel="brief.clientondersteuning", waarde="Bel 0481.", geldig=vanaf(date(2020, 1, 1))
    )
    with klok_op(op(2026, 11, 3)):
        brief = hulp.brief(door, bij)
    assert (brief.status, brief.pdf_id, brief.kenmerk) == ("gemaakt", None, bij.kenmerk)
    assert (brief.sjabloon, brief.sjabloon_versie) == ("ontvangst", sjablonen.SJABLONEN["ontvangst"].versie)
    assert brief.gegevens["kop"]["datum"] == "3 november 2026"
    assert "Bel 0481." in brief.html
    assert "Mevrouw A. Verhoeven" in brief.html
    assert brief.geadresseerde["regels"] == ["Lindelaan 12", "6661 ZD  ELST"]
    gebeurtenis = Gebeurtenis.objects.get(dossier_id=bij.pk, soort="brief.gemaakt")
    assert gebeurtenis.lading["brief"] == brief.pk
    assert "Verhoeven" not in str(gebeurtenis.lading)
    rij = Uitgaand.objects.get(dossier_id=bij.pk, afnemer="brief-pdf")
    assert (rij.gegevens, rij.gebeurtenis_id) == ({"brief": brief.pk}, gebeurtenis.pk)
    # What changes afterwards does not change the letter.
    Instelling.objects.filter(gemeente=w.gemeente).update(waarde="iets anders")
    brief.refresh_from_db()
    assert "Bel 0481." in brief.html


def test_brief_aan_een_ander_noemt_het_adres_van_de_inwoner_niet(w):
    door = w.medewerker()
    sam = w.inwoner(voornamen="Sam", geslachtsnaam="Bouzid", geslacht="O", geboren=OnvolledigeDatum(2018, 3, 3))
    hulp.vertegenwoordiger(sam, "gezag", naam="N. Bouzid", adresregels="Berkenweg 1|6662 AA Oosterhout")
    bij = hulp.dossier(w, door, sam)
    brief = hulp.brief(door, bij)
    assert "Berkenweg 1" in brief.html
    assert "Lindelaan" not in brief.html + str(brief.gegevens)
    assert "Sam Bouzid, geboren op 3 maart 2018" in brief.html
    assert "omdat u het gezag heeft over Sam Bouzid" in brief.html


def test_onvolledige_brief_laat_niets_achter(w):
    door = w.medewerker()
    bij = hulp.dossier(w, door)
    assert bij.inwoner
    with pytest.raises(BriefFout), transaction.atomic():
        maak_brief(
            door,
            bij,
            SoortBrief.ONTVANGST,
            sjabloon="ontvangst",
            onderwerp="x",
            geadresseerde=geadresseerden(bij.inwoner, vandaag())[0],
            gegevens={"vraag": "x"},
        )
    assert not Brief.objects.filter(dossier=bij).exists()
    assert not Uitgaand.objects.filter(dossier_id=bij.pk).exists()


def test_voorbeeld_is_dezelfde_html_en_schrijft_niets(w):
    door = w.medewerker()
    bij = hulp.dossier(w, door)
    assert bij.inwoner
    aan = geadresseerden(bij.inwoner, vandaag())[0]
    with klok_op(op(2026, 11, 3)):
        html = voorbeeld_html(
            door,
            bij,
            sjabloon="ontvangst",
            onderwerp="Wij hebben uw vraag om hulp ontvangen",
            geadresseerde=aan,
            gegevens=voorbeelden.ontvangst(),
        )
        brief = hulp.brief(door, bij)
    assert "Voorbeeld." in html
    kaal = [regel for regel in html.splitlines() if "stylesheet" not in regel and 'class="concept"' not in regel]
    assert kaal == brief.html.splitlines()
    assert Brief.objects.filter(dossier=bij).count() == 1


# -- posting -----------------------------------------------------------------------------------------


def test_verzenden_is_dicht_tot_de_pdf_er_is(w):
    door = w.medewerker()
    bij = hulp.dossier(w, door)
    brief = hulp.brief(door, bij)
    with pytest.raises(Geweigerd, match="nog niet klaar"):
        verzend(door, bij.pk, brief.pk, op=vandaag())
    with pytest.raises(IntegrityError), transaction.atomic():  # the database says so too
        Brief.objects.filter(pk=brief.pk).update(status="verzonden", verzonden_op=vandaag())
    pdf(brief)
    assert waarom_niet_verzenden(brief) is None
    verzonden = verzend(door, bij.pk, brief.pk, op=vandaag())
    assert (verzonden.status, verzonden.verzonden_op) == ("verzonden", vandaag())
    gebeurtenis = Gebeurtenis.objects.get(dossier_id=bij.pk, soort="brief.verzonden")
    assert (gebeurtenis.van_status, gebeurtenis.naar_status) == ("gemaakt", "verzonden")
    assert gebeurtenis.lading["op"] == vandaag().isoformat()
    with pytest.raises(Geweigerd, match="al op de post"):
        verzend(door, bij.pk, brief.pk, op=vandaag())


def test_de_dag_van_de_post_moet_kunnen(w):
    door = w.medewerker()
    bij = hulp.dossier(w, door)
    with klok_op(op(2026, 11, 10)):
        brief = pdf(hulp.brief(door, bij))
    with klok_op(op(2026, 11, 12, 23, 30)):
        for dag, woord in ((date(2026, 11, 13), "toekomst"), (date(2026, 11, 9), "pas op 10 november 2026")):
            with pytest.raises(Geweigerd, match=woord) as fout:
                verzend(door, bij.pk, brief.pk, op=dag)
            assert fout.value.veld == "op"
        verzend(door, bij.pk, brief.pk, op=date(2026, 11, 10))
    gebeurtenis = Gebeurtenis.objects.get(dossier_id=bij.pk, soort="brief.verzonden")
    assert dag_van(gebeurtenis.gebeurd_op) == date(2026, 11, 10)
    assert dag_van(gebeurtenis.vastgelegd_op) > date(2026, 11, 10)


def test_verslag_en_beschikking_verzend_je_elders(w):
    door = w.medewerker()
    bij = hulp.dossier(w, door)
    assert bij.inwoner
    brief = maak_brief(
        door,
        bij,
        SoortBrief.VERSLAG,
        sjabloon="verslag",
        onderwerp="Verslag",
        geadresseerde=geadresseerden(bij.inwoner, vandaag())[0],
        gegevens=voorbeelden.verslag(),
    )
    pdf(brief)
    with pytest.raises(Geweigerd, match="bij het onderzoek"):
        verzend(door, bij.pk, brief.pk, op=vandaag())
    markeer_verzonden(door, bij, brief, vandaag())
    assert brief.status == "verzonden"


def test_vervallen_brief_wordt_niet_gedrukt_en_niet_verzonden(w):
    door = w.medewerker()
    bij = hulp.dossier(w, door)
    brief = hulp.brief(door, bij)
    laat_brief_vervallen(door, bij, brief)
    pdf(brief)
    assert brief.pdf_id is None
    with pytest.raises(Geweigerd, match="vervallen"):
        verzend(door, bij.pk, brief.pk, op=vandaag())
    with pytest.raises(Geweigerd, match="al verzonden of vervallen"):
        laat_brief_vervallen(door, bij, brief)


def test_verzenden_vraagt_het_recht_en_de_goede_deur(w):
    door = w.medewerker()
    bij = hulp.dossier(w, door)
    brief = pdf(hulp.brief(door, bij))
    with pytest.raises(GeenRecht):
        verzend(w.medewerker(Functie.KERNTEAMLID), bij.pk, brief.pk, op=vandaag())
    with pytest.raises(bij.DoesNotExist):
        verzend(w.medewerker(team=w.ander_team), bij.pk, brief.pk, op=vandaag())
    ander = hulp.dossier(w, door)
    with pytest.raises(Brief.DoesNotExist):
        verzend(door, ander.pk, brief.pk, op=vandaag())


def test_de_pdf_is_een_bestand_met_zijn_hash(w):
    import hashlib

    door = w.medewerker()
    brief = pdf(hulp.brief(door, hulp.dossier(w, door)))
    assert brief.pdf
    inhoud = bytes(brief.pdf.inhoud)
    assert inhoud.startswith(b"%PDF-")
    assert brief.pdf.sha256 == hashlib.sha256(inhoud).hexdigest()
    assert brief.pdf.grootte == len(inhoud)
    pdf(brief)
    assert Bestand.objects.filter(gemeente=w.gemeente).count() == 1, "een tweede keer maakt niets"


def test_de_zinnen_van_de_tijdlijn():
    gisteren = (vandaag() - timedelta(days=1)).isoformat()
    assert "ontvangstbevestiging" in ZINNEN["brief.gemaakt"].vertel({"soort_brief": "ontvangst"})
    assert "op de post op" in ZINNEN["brief.verzonden"].vertel({"soort_brief": "beschikking", "op": gisteren})
    assert "persoonlijk plan" in ZINNEN["document.toegevoegd"].vertel(
        {"soort_document": "persoonlijk_plan", "ontvangen_op": gisteren}
    )
    assert ZINNEN["brief.vervallen"].vertel({"soort_brief": "verslag"}).startswith("liet een brief vervallen")


def test_onbekende_vertegenwoordiger_heeft_een_aanhef(w):
    aan = Geadresseerde("Bewind BV", "Geachte heer of mevrouw", ("Markt 1",), "bewindvoerder", None)
    door = w.medewerker()
    brief = hulp.brief(door, hulp.dossier(w, door), aan)
    assert "Geachte heer of mevrouw," in brief.html
    assert "omdat u de bewindvoerder bent van Ans Verhoeven" in brief.html
