"""The whole klantreis in a real browser, with a real worker: from a phone call to uitgang, and back."""

import io
import re
import shutil
import subprocess
from datetime import timedelta

import pikepdf
import pytest
from django.contrib.sessions.models import Session
from playwright.sync_api import Page, expect

from basis.documenten.models import Brief, SoortBrief
from basis.journaal.tijd import vandaag
from basis.termijnen.bereken import bereken
from beschikkingen.models import Beschikking
from casussen.models import Casus, Onderzoek
from tests.beschikkingen.baan import Baan
from tests.browser import stappen as s
from tests.browser.conftest import Huis
from tests.fabriek import WACHTWOORD
from tests.gereedschap.werker import Werker
from toegang.models import Melding

NAAM = "Zonneveld"
HULP = ("Huishoudelijke hulp", "Vervoer naar dagbesteding")


def wacht_op_pdf(werker: Werker, dossier_id: int, soort: SoortBrief) -> None:
    """Until the worker has printed every letter of this kind."""
    brieven = Brief.objects.filter(dossier_id=dossier_id, soort=soort)
    werker.wacht_tot(lambda: brieven.exists() and not brieven.filter(pdf=None).exists(), 60)


def open_pdf(blad: Page, link: str) -> bytes:
    """The bytes behind a link, with the cookies of who is logged in."""
    url = blad.get_by_role("main").get_by_role("link", name=link).first.get_attribute("href")
    assert url
    antwoord = blad.request.get(url)
    assert antwoord.status == 200
    assert antwoord.headers["content-type"] == "application/pdf"
    return antwoord.body()


def toets_pdf(inhoud: bytes, nummer: str) -> None:
    """A tagged PDF/UA in Dutch with its number on it."""
    assert inhoud.startswith(b"%PDF-")
    with pikepdf.open(io.BytesIO(inhoud)) as pdf:
        assert bool(pdf.Root.MarkInfo.Marked)
        assert "/StructTreeRoot" in pdf.Root
        assert str(pdf.Root.Lang) == "nl"
        with pdf.open_metadata() as meta:
            assert meta["pdfuaid:part"] == "1"
            assert str(meta["dc:title"])
    if lezer := shutil.which("pdftotext"):
        tekst = subprocess.run([lezer, "-", "-"], input=inhoud, capture_output=True, check=True).stdout.decode()
        assert nummer in tekst
        assert NAAM in tekst


@pytest.mark.pdf
def test_van_telefoontje_tot_uitgang_en_terug(blad: Page, huis: Huis, werker: Werker) -> None:
    dag = vandaag()
    huis.w.mandaat(max_per_jaar="5000")
    for naam, tarief in zip(HULP, ("32.10", "16.50"), strict=True):
        huis.w.voorziening(naam, tarief=tarief)
    gemeld, begin = dag - timedelta(days=25), dag - timedelta(days=10)
    # The week for a persoonlijk plan takes longer over a weekend or feestdagen.
    na_het_plan = bereken("persoonlijk-plan", gemeld).einddatum + timedelta(days=1)

    # The volunteer finds nobody, and takes the melding with a new inwoner.
    s.log_in(blad, huis.vrijwilliger)
    s.zoek(blad, f"Johanna {NAAM}", "14-3-1948")
    expect(blad.get_by_role("status").filter(has_text="niet")).to_be_visible()
    s.neem_melding_op(
        blad,
        achternaam=NAAM,
        geboren="14-3-1948",
        vraag="Ik red het huishouden niet meer.",
        ontvangen_op=gemeld,
    )

    # The consulent takes it on, talks with mevrouw and sends the verslag.
    s.wissel(blad, huis.consulent)
    s.open_dossier(blad, NAAM)
    s.neem_in_behandeling(blad)
    pad = s.huidig_pad(blad)
    dossier_id = int(re.findall(r"\d+", pad)[-1])
    s.start_onderzoek(blad, na_het_plan, plan_gewezen=gemeld)
    s.schrijf_onderzoek(blad, begin, hulpvraag="Hoe houd ik mijn huis schoon?", doel="Mijn zus durft weer te komen.")
    blad.goto(pad)
    s.maak_verslag(blad)
    wacht_op_pdf(werker, dossier_id, SoortBrief.VERSLAG)
    blad.reload()
    s.verzend_verslag(blad, dag)

    # What her daughter does, and two kinds of maatwerk.
    s.voeg_hulp_toe(blad, trede="netwerk", omschrijving="Petra doet de boodschappen.")
    blad.goto(pad)
    for voorziening, uren in zip(HULP, ("2", "1"), strict=True):
        s.voeg_hulp_toe(
            blad,
            trede="maatwerk",
            voorziening=voorziening,
            partij="MEE",
            uren=uren,
            begin=begin,
            einde=dag + timedelta(days=364),
        )
    s.leg_aanvraag_vast(blad, dag)

    # Under the limit of the mandaat: decided alone.
    s.stel_op(blad)
    s.schrijf_beschikking(blad)
    blad.get_by_role("main").get_by_role("link", name="Naar vaststellen").click()
    s.stel_vast(blad)
    besluit = Beschikking.objects.get(casus_id=dossier_id)
    assert besluit.vastgesteld_door_id == huis.consulent.pk
    assert besluit.nummer
    wacht_op_pdf(werker, dossier_id, SoortBrief.BESCHIKKING)
    blad.reload()
    s.zet(blad, "Besluit verzenden")
    toets_pdf(open_pdf(blad, "Open de PDF"), besluit.nummer)
    blad.go_back()
    s.verzend_besluit(blad, dag)
    s.tab(blad, "Besluiten")
    expect(blad.get_by_role("main")).to_contain_text("Bezwaar kan tot en met")

    # Help starts, pauses, goes on and ends; uitgang, and back.
    blad.goto(pad)
    for lijn in HULP:
        s.hulpstap(blad, "Leg start vast", lijn, "Leg vast", dag=("Wanneer begon de hulp?", begin))
    lijn = HULP[0]
    s.hulpstap(
        blad,
        "Onderbreek",
        lijn,
        "Onderbreek",
        dag=("Eerste dag zonder hulp", begin + timedelta(days=3)),
        reden=("Waarom ligt de hulp stil?", "vakantie"),
    )
    s.hulpstap(blad, "Hervat", lijn, "Leg vast", dag=("Eerste dag dat de hulp weer loopt", begin + timedelta(days=6)))
    for lijn in HULP:
        s.hulpstap(
            blad,
            "Beëindig",
            lijn,
            "Beëindig",
            dag=("Laatste dag van de hulp", dag),
            reden=("Waarom stopt de hulp?", "volgens plan"),
        )
    s.sluit(blad, "volgens plan")
    expect(blad.get_by_role("main")).to_contain_text("Dit dossier is gesloten")
    s.heropen(blad)
    assert Casus.objects.get(pk=dossier_id).heropend == 1

    # The timeline tells it all, to a colleague: who, for which organisatie.
    s.wissel(blad, huis.teamleider)
    gebeurd = s.tijdlijn(blad, pad)
    for zin in (
        "opende de casus",
        "startte het onderzoek",
        "maakte een brief: verslag van het onderzoek",
        "stelde besluit",
        "deed besluit",
        "sloot de casus: volgens plan",
        "heropende de casus",
    ):
        assert f"Noor van Dijk ({huis.w.gemeente_org.naam}) {zin}" in gebeurd, (zin, gebeurd)


def baan_van(huis: Huis) -> Baan:
    """The same house, for a state made by the verbs: mandaten of 15.000 (alone) and 60.000 (second)."""
    return Baan(huis.w)


@pytest.mark.pdf
def test_een_afwijzing_en_een_duur_besluit_door_een_tweede(blad: Page, huis: Huis, werker: Werker) -> None:
    baan = baan_van(huis)
    weigering = baan.aanvraag({}, {"voorziening": baan.vervoer}, inwoner=huis.w.inwoner(geslachtsnaam="Achterberg"))
    duur = baan.aanvraag({"uren": "8"}, inwoner=huis.w.inwoner(geslachtsnaam="Brandsma"))
    s.log_in(blad, baan.consulent)
    for casus, afgewezen, waarom in (
        (weigering, ("Vervoer",), "wijst iets af"),
        (duur, (), "per jaar"),
    ):
        blad.goto(casus.dossier.get_absolute_url())
        s.stel_op(blad)
        s.schrijf_beschikking(blad, afgewezen=afgewezen)
        blad.get_by_role("main").get_by_role("link", name="Akkoord vragen").first.click()
        expect(blad.get_by_role("main")).to_contain_text(waarom)
        s.vraag_akkoord(blad, aan="Bram Willems, teamleider")
        # Alone it can't: the page says who does.
        blad.goto(Beschikking.objects.get(casus=casus).casus.dossier.get_absolute_url())
        expect(blad.get_by_role("main")).to_contain_text("aan zet")
        assert blad.get_by_role("link", name="Besluit vaststellen").count() == 0

    s.wissel(blad, baan.tweede)
    for naam in ("Achterberg", "Brandsma"):
        s.open_dossier(blad, naam)
        s.zet(blad, "Beslissen als tweede persoon")
        expect(blad.get_by_role("heading", name="Waarom jij beslist")).to_be_visible()
        s.stel_vast(blad)
    for casus in (weigering, duur):
        besluit = Beschikking.objects.get(casus=casus)
        assert besluit.vastgesteld_door_id == baan.tweede.pk
        assert besluit.opgesteld_door_id == baan.consulent.pk
        wacht_op_pdf(werker, casus.pk, SoortBrief.BESCHIKKING)
    blad.goto(weigering.dossier.get_absolute_url())
    s.tab(blad, "Besluiten")
    expect(blad.get_by_role("main")).to_contain_text("afgewezen")
    inhoud = open_pdf(blad, "Open de PDF")
    assert inhoud.startswith(b"%PDF-")


def test_met_het_toetsenbord_van_melding_tot_casus(blad: Page, huis: Huis) -> None:
    """Tab, Enter, Space and arrows; the mouse is not touched."""
    assert huis.consulent.medewerker
    blad.goto("/inloggen/")
    s.typ(blad, "Gebruikersnaam", huis.consulent.medewerker.gebruikersnaam)
    s.typ(blad, "Wachtwoord", WACHTWOORD)
    with blad.expect_navigation():
        blad.keyboard.press("Enter")
    s.enter(blad, "Melding opnemen")
    s.typ(blad, "Naam", "Toetsema")
    s.enter(blad, "Zoek")
    s.enter(blad, "Neem de melding op met een nieuwe inwoner")
    s.pijl(blad, "Aanspreken als", "meneer")
    s.typ(blad, "Achternaam", "Toetsema")
    s.typ(blad, "Geboortedatum", "2-5-1951")
    s.typ(blad, "Wat is de vraag?", "Ik kom de deur niet meer uit.")
    s.tab_naar(blad, "Ik wees de inwoner op gratis")
    blad.keyboard.press("Space")
    s.pijl(blad, "Is er een mantelzorger?", "nee")
    s.enter(blad, "Melding opslaan")
    expect(blad.get_by_role("status").filter(has_text="Melding opgeslagen")).to_be_visible()
    s.enter(blad, "In behandeling nemen")
    s.pijl(blad, "Waarop rust de hulp?", "besluit")
    s.enter(blad, "Open de casus")
    expect(blad.get_by_role("status").filter(has_text="Casus geopend")).to_be_visible()
    s.enter(blad, "Start het onderzoek")
    s.typ(blad, "Wanneer vertelde je", s.datum(vandaag()))
    s.typ(blad, "Waarom wacht je", "Meneer wil geen plan maken.")
    s.enter(blad, "Start het onderzoek")
    expect(blad.get_by_role("status").filter(has_text="Onderzoek gestart")).to_be_visible()


def test_met_het_toetsenbord_een_besluit(blad: Page, huis: Huis, adres: str) -> None:
    baan = baan_van(huis)
    casus = baan.aanvraag()
    s.kom_binnen(blad, adres, baan.consulent)
    blad.goto(casus.dossier.get_absolute_url())
    s.enter(blad, "Beschikking opstellen")
    s.enter(blad, "Maak het concept")
    s.pijl(blad, "Wat besluit je over", "toekennen")
    s.typ(blad, "Wat moet het opleveren?", "U heeft weer overzicht.")
    s.typ(blad, "Waarom besluit je dit?", "Wij spraken u thuis. Alleen lukt het niet.")
    s.enter(blad, "Opslaan en naar vaststellen")
    s.enter(blad, "Stel vast")
    expect(blad.get_by_role("status").filter(has_text="Beschikking vastgesteld")).to_be_visible()


def test_twee_keer_klikken_maakt_een_melding(blad: Page, huis: Huis, adres: str) -> None:
    s.kom_binnen(blad, adres, huis.consulent)
    blad.goto("/meldingen/nieuw/?nieuw=ja")
    s.vul(blad, "Achternaam", "Dubbelman")
    s.vul(blad, "Wat is de vraag?", "Ik zoek hulp.")
    blad.get_by_role("button", name="Melding opslaan").dblclick()
    expect(blad.get_by_role("status").filter(has_text="Melding opgeslagen")).to_be_visible()
    assert Melding.objects.filter(dossier__gemeente=huis.w.gemeente).count() == 1


def test_verlopen_login_midden_in_het_onderzoek(blad: Page, huis: Huis) -> None:
    """A morning of typing; the session is gone; after logging in the text is there."""
    baan = baan_van(huis)
    casus = baan.casus()
    baan.start(casus)
    s.log_in(blad, baan.consulent)
    pad = f"/casussen/{casus.pk}/onderzoek/"
    blad.goto(pad)
    tekst = "Mevrouw wil haar post weer zelf doen. "
    s.vul(blad, "Behoeften en voorkeuren", tekst * 20)
    sleutel = next(c["value"] for c in blad.context.cookies() if c["name"] == "sessionid")
    Session.objects.filter(session_key=sleutel).delete()
    s.klik(blad, "Sla op")
    expect(blad.get_by_role("heading", name="Inloggen")).to_be_visible()
    assert baan.consulent.medewerker
    s.vul(blad, "Gebruikersnaam", baan.consulent.medewerker.gebruikersnaam)
    s.vul(blad, "Wachtwoord", WACHTWOORD)
    s.klik(blad, "Log in")
    blad.wait_for_url(f"**{pad}")
    expect(s.veld(blad, "Behoeften en voorkeuren")).to_have_value(tekst * 20)
    s.bewaar(blad, "Sla op", "Onderzoek opgeslagen")
    assert tekst in Onderzoek.objects.get(casus=casus).behoeften
