"""Every screen, with what can go wrong on it: nothing for axe to find, nothing sticks out, one h1, a title of its own.

The table is held against the URL list: a page that is missing here fails.
"""

from dataclasses import dataclass
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.db import transaction
from django.urls import reverse
from playwright.sync_api import Page

from basis.journaal.models import Uitgaand
from basis.journaal.tijd import vandaag
from basis.werk.teamcijfers import maandag_van
from tests.browser import stappen as s
from tests.browser.decor import BEZOEK, Decor
from tests.fabriek import wereld
from tests.huis.test_deur import URLS

BREEDTES = (1440, 390, 320)
AXE = Axe().axe_script
WCAG = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]


@dataclass(frozen=True)
class Scherm:
    """One page: which URL, in which state of the Decor, who looks; `fout`: sending nonsense gives a 422."""

    naam: str
    staat: str = ""
    wie: str = "consulent"
    fout: bool = False
    extra: tuple[tuple[str, str], ...] = ()
    vraag: str = ""
    status: int = 200
    zin: str = ""


def _tabs() -> list[Scherm]:
    tabs = ("overzicht", "onderzoek", "ondersteuning", "besluiten", "documenten", "contact", "wie-keek-mee")
    return [Scherm("werkplek:tab", "loopt", extra=(("tab", tab),)) for tab in tabs]


SCHERMEN = [
    Scherm("organisatie:inloggen", wie="", fout=True),
    Scherm("scherm:hulp", wie=""),
    Scherm("organisatie:hoedanigheid"),
    Scherm("werk:mijn_werk"),
    Scherm("werk:mijn_werk", wie="teamleider"),
    Scherm("werk:mijn_werk", wie="administratie"),
    Scherm("werk:groep", extra=(("groep", "vandaag"),)),
    Scherm("werk:mijn_werk", wie="privacy"),
    Scherm("werk:mijn_werk", wie="controller"),
    Scherm("werk:groep", extra=(("groep", "aan-zet"),)),
    Scherm("werk:groep", extra=(("groep", "termijnen"),), vraag="?wanneer=ooit"),
    Scherm("werk:groep", extra=(("groep", "aflopend"),)),
    Scherm("werk:groep", extra=(("groep", "stil"),)),
    Scherm("werk:groep", extra=(("groep", "wacht"),)),
    Scherm("werk:mijn_instellingen"),
    Scherm("werk:taken"),
    Scherm("werk:taak_nieuw", "loopt", fout=True),
    Scherm("werk:taak_klaar", "loopt"),
    Scherm("werk:taak_overdragen", "loopt", fout=True),
    Scherm("werk:taak_uitstellen", "loopt", fout=True),
    Scherm("werk:attenderingen"),
    Scherm("werk:attenderingen_gezien"),
    Scherm("werk:attendering_gezien", "attendering"),
    Scherm("werk:termijn_opschorten", "wmo-besluit", fout=True),
    Scherm("werk:termijn_opschorten", "uitstel", zin="Dit kan nu niet"),
    Scherm("werk:termijn_hervatten", "stil", fout=True),
    Scherm("werk:termijn_verdagen", "klacht", fout=True),
    Scherm("werk:termijn_redelijk", "jeugd-besluit", fout=True),
    Scherm("werk:termijn_vertraging", "wmo-besluit", fout=True),
    Scherm("werk:termijn_commissie", "beslissing-op-bezwaar", fout=True),
    Scherm("werk:termijn_uitstel", "uitstel", fout=True),
    Scherm("werk:termijn_begin", "klacht", fout=True),
    Scherm("werk:ingebrekestelling", "wmo-besluit", fout=True),
    Scherm("werk:ingebrekestelling_oordeel", "dwangsom", fout=True),
    Scherm("werk:dwangsom_vaststellen", "dwangsom", fout=True),
    Scherm("werk:dwangsom_betaald", "betaling-dwangsom", fout=True),
    Scherm("werkplek:dossier", "stil"),
    Scherm("werkplek:dossier", "dwangsom"),
    Scherm("toegang:begin", "melding", fout=True),
    Scherm("beschikkingen:begin", "aanvraag", fout=True),
    Scherm("toegang:begin_van", "post", fout=True),
    Scherm("beschikkingen:begin_van", "wmo-besluit", zin="Dit kan nu niet"),
    Scherm("documenten:verbeteren", "post", fout=True),
    Scherm("casussen:verslag_post", "verslag_post", fout=True),
    Scherm("beschikkingen:post", "besluit_post", fout=True),
    Scherm("werk:regels", wie="beheer"),
    Scherm("werk:feestdag_nieuw", wie="beheer", fout=True),
    Scherm("werk:feestdag_weg", wie="beheer", fout=True, extra=(("dag", "2028-05-26"),)),
    Scherm("werk:norm_nieuw", wie="beheer", fout=True),
    Scherm("werk:norm_weg", "norm", wie="beheer", fout=True),
    Scherm("zoeken", fout=True),
    Scherm("werkplek:vraag_stellen", "loopt", fout=True),
    Scherm("werk:vragen"),
    Scherm("werk:vraag", "vraag_aan", fout=True),
    Scherm("werk:vraag", "vraag_van"),
    Scherm("werk:vraag", "vraag_klaar"),
    Scherm("werk:afwezigheid"),
    Scherm("werk:afwezigheid", wie="teamleider"),
    Scherm("werk:afwezigheid_nieuw", fout=True),
    Scherm("werk:afwezigheid_voor", "afwezig", wie="teamleider", fout=True),
    Scherm("werk:afwezigheid_wijzigen", "afwezig", fout=True),
    Scherm("werk:afwezigheid_stoppen", "afwezig"),
    Scherm("inwoners:zoeken", wie="vrijwilliger", fout=True),
    Scherm("inwoners:zoeken", fout=True),
    Scherm("toegang:melding_nieuw", fout=True, vraag="?nieuw=ja"),
    Scherm("toegang:melding_nieuw", wie="vrijwilliger", fout=True, vraag="?nieuw=ja"),
    Scherm("toegang:uitvragen", "melding", fout=True),
    Scherm("toegang:afronden", "melding", fout=True),
    Scherm("toegang:behandelen", "melding", fout=True),
    Scherm("toegang:toevoegen", "melding", fout=True),
    Scherm("toegang:signaal", "melding", fout=True),
    Scherm("toegang:naar_gemeente", "melding"),
    Scherm("toegang:gesproken", "signaal", fout=True),
    Scherm("werkplek:dossier", "melding"),
    Scherm("werkplek:dossier", "gestart"),
    Scherm("werkplek:dossier", "met_afwijzing"),
    Scherm("werkplek:dossier", "gesloten"),
    *_tabs(),
    Scherm("werkplek:tab", "toegekend", extra=(("tab", "besluiten"),)),
    Scherm("werkplek:tijdlijn", "gestart"),
    Scherm("werkplek:overdragen", "melding", fout=True),
    Scherm("werkplek:dossier", "bezoek"),
    Scherm("werkplek:veiligheid", "loopt", fout=True),
    Scherm("werkplek:veiligheid", "bezoek", fout=True),
    Scherm("werkplek:veiligheid_weg", "bezoek"),
    Scherm("afspraken:agenda", vraag=f"?week={BEZOEK.isoformat()}"),
    Scherm("afspraken:agenda", wie="teamleider"),
    Scherm("afspraken:nieuw", "loopt", fout=True),
    Scherm("afspraken:nieuw", "bezoek", fout=True),
    Scherm("afspraken:afspraak", "bezoek"),
    Scherm("afspraken:afspraak", "geweest"),
    Scherm("afspraken:verzetten", "bezoek", fout=True),
    Scherm("afspraken:afzeggen", "bezoek", fout=True),
    Scherm("afspraken:geweest", "bezoek", zin="Dit kan nu niet"),
    Scherm("afspraken:niet_verschenen", "geweest", zin="Dit kan nu niet"),
    Scherm("afspraken:gelezen", "bezoek"),
    Scherm("post:lijst", fout=True),
    Scherm("post:lijst", wie="administratie"),
    Scherm("post:uitslag", "postuitslag"),
    Scherm("telefoon:opnemen", fout=True),
    Scherm("telefoon:bij", "loopt", fout=True),
    Scherm("telefoon:terugbellen"),
    Scherm("telefoon:terugbel", "terugbel", fout=True),
    Scherm("telefoon:niet_bereikt", "terugbel"),
    Scherm("telefoon:koppelen", "onbekend", fout=True),
    Scherm("werkplek:inwoner", "loopt"),
    Scherm("werkplek:adres", "loopt", fout=True),
    Scherm("werkplek:vertegenwoordiger", "loopt", fout=True),
    Scherm("werkplek:vertegenwoordiger_einde", "vertegenwoordigd", fout=True),
    Scherm("werkplek:overlijden", "loopt", fout=True),
    Scherm("werkplek:overlijden_verbeteren", "overleden", fout=True),
    Scherm("werkplek:overlijden_intrekken", "overleden", fout=True),
    Scherm("werkplek:inwoner", "overleden"),
    Scherm("casussen:contact", "loopt", fout=True),
    Scherm("casussen:clientondersteuning", "zonder_steun", fout=True),
    Scherm("casussen:onderzoek_starten", "gepland", fout=True),
    Scherm("casussen:plan_gewezen", "gepland", fout=True),
    Scherm("casussen:pgb_uitgelegd", "loopt", fout=True),
    Scherm("casussen:onderzoek", "loopt", fout=True),
    Scherm("casussen:hulpvraag_nieuw", "loopt", fout=True),
    Scherm("casussen:hulpvraag_uitkomst", "loopt", fout=True),
    Scherm("casussen:doel_nieuw", "loopt", fout=True),
    Scherm("casussen:doel_evalueren", "loopt", fout=True),
    Scherm("casussen:onderzoek_afbreken", "loopt", fout=True),
    Scherm("casussen:onderzoek_nieuw", "gestart", fout=True),
    Scherm("casussen:verslag_maken", "verslag"),
    Scherm("casussen:verslag_verzenden", "verslag", fout=True),
    Scherm("casussen:hulp_nieuw", "loopt", fout=True),
    Scherm("casussen:hulp_wijzigen", "loopt", fout=True),
    Scherm("casussen:hulp_annuleren", "loopt"),
    Scherm("casussen:hulp_toewijzen", "spoed"),
    Scherm("casussen:spoed_verlengen", "spoed_loopt"),
    Scherm("casussen:motivering", "spoed_loopt"),
    Scherm("casussen:verwijzer", "verwezen"),
    Scherm("beschikkingen:op_verzoek", "verwezen"),
    Scherm("casussen:naar_hulp", "vrij"),
    Scherm("casussen:naar_hulp", "loopt", zin="Dit kan nu niet"),
    Scherm("casussen:bedreiging", "schuldhulp", fout=True),
    Scherm("casussen:bedreiging", "schuldvraag", fout=True),
    Scherm("casussen:bedreiging", "loopt", zin="Dit kan nu niet"),
    Scherm("casussen:bedreiging_begin", "schuldhulp", fout=True),
    Scherm("casussen:eerste_gesprek", "schuldhulp", fout=True),
    Scherm("casussen:bijstand", "bijstand", fout=True),
    Scherm("casussen:voorschot", "bijstand", fout=True),
    Scherm("werkplek:dossier", "schuldhulp"),
    Scherm("werkplek:dossier", "schuldvraag"),
    Scherm("werkplek:dossier", "bijstand"),
    Scherm("casussen:hulp_aflopend", "loopt_af", fout=True),
    Scherm("casussen:hulp_aflopend", "gestart", zin="Dit kan nu niet"),
    Scherm("casussen:hulp_starten", "toegekend", fout=True),
    Scherm("casussen:hulp_aanbieder", "toegekend", zin="Dit kan nu niet"),
    Scherm("casussen:hulp_onderbreken", "gestart", fout=True),
    Scherm("casussen:hulp_hervatten", "onderbroken", fout=True),
    Scherm("casussen:hulp_beeindigen", "gestart", fout=True),
    Scherm("casussen:sluiten", "loopt", fout=True),
    Scherm("casussen:heropenen", "gesloten"),
    Scherm("casussen:heropenen", "per_ongeluk_dicht", fout=True),
    Scherm("beschikkingen:aanvraag", "verzonden", fout=True),
    Scherm("beschikkingen:opstellen", "aanvraag"),
    Scherm("beschikkingen:bewerken", "leeg_concept"),
    Scherm("beschikkingen:bewerken", "met_afwijzing"),
    Scherm("beschikkingen:overnemen", "concept"),
    Scherm("beschikkingen:akkoord", "met_afwijzing"),
    Scherm("beschikkingen:vaststellen", "concept"),
    Scherm("beschikkingen:vaststellen", "leeg_concept", zin="Vaststellen kan nu niet"),
    Scherm("beschikkingen:vaststellen", "tweede", wie="teamleider"),
    Scherm("beschikkingen:terug", "tweede", wie="teamleider", fout=True),
    Scherm("beschikkingen:verzenden", "vastgesteld", fout=True),
    Scherm("beschikkingen:dag", "vastgesteld", fout=True),
    Scherm("beschikkingen:vervallen", "concept"),
    Scherm("documenten:toevoegen", "melding", fout=True),
    Scherm("documenten:verzend", "gedrukt", fout=True),
    Scherm("documenten:opnieuw", "gedrukt"),
    Scherm("documenten:brief", "wacht_op_pdf", status=404),
    Scherm("consortium:budget", wie="controller"),
    Scherm("consortium:verplichtingen", wie="controller"),
    Scherm("consortium:verplichting", "verplichting", wie="controller"),
    Scherm("consortium:grootboek", wie="controller"),
    Scherm("consortium:vaststellen", "jaar", wie="controller", fout=True),
    Scherm("consortium:signaal_gelezen", "signaal_budget", wie="controller"),
    Scherm("monitoring:cijfers", wie="controller"),
    Scherm("monitoring:cijfers"),
    Scherm("monitoring:lijst", "indicator"),
    Scherm("monitoring:rapporten", wie="controller"),
    Scherm("raadplegingen", wie="privacy"),
    Scherm("werk:werkvoorraad", fout=True),
    Scherm("werk:werkvoorraad", wie="teamleider", vraag="?termijn=te_laat&fase=uitgang"),
    Scherm("werk:werkvoorraad", vraag="?fase=onzin&kol=gewicht&kol=in_team&waar=overal"),
    Scherm("werk:uitslag", "uitslag"),
    Scherm("werk:oppakken", "van_niemand"),
    Scherm("werk:teruggeven", "loopt"),
    Scherm("werk:dossier_labels", "loopt"),
    Scherm("werk:gewicht", "loopt", fout=True),
    Scherm("werk:wachtlijst"),
    Scherm("werk:wachtlijst_erop", "van_niemand", fout=True),
    Scherm("werk:wachtlijst_plek", "wacht", fout=True),
    Scherm("werk:wachtlijst_schuif", "wacht_ook", extra=(("richting", "omhoog"),)),
    Scherm("werk:wachtlijst_eraf", "wacht"),
    Scherm("werk:selecties"),
    Scherm("werk:selectie_nieuw", fout=True, vraag="?termijn=week"),
    Scherm("werk:selectie_wijzigen", "selectie", fout=True),
    Scherm("werk:selectie_weg", "selectie"),
    Scherm("werk:aangeboden", fout=True),
    Scherm("werk:overdracht_aannemen", "aanbod"),
    Scherm("werk:overdracht_weigeren", "aanbod", fout=True),
    Scherm("werk:overdracht_intrekken", "aanbod_van_mij"),
    Scherm("werk:overdracht_kies", fout=True),
    Scherm("werk:overdracht_alles", "collega", wie="teamleider", fout=True),
    Scherm("werk:team"),
    Scherm("werk:team", wie="teamleider"),
    Scherm("werk:team_week", extra=(("stroom", "in"), ("maandag", maandag_van(vandaag()).isoformat()))),
    Scherm("werk:labels", wie="beheerder"),
    Scherm("werk:label_nieuw", wie="beheerder", fout=True),
    Scherm("werk:label_wijzigen", "label", wie="beheerder", fout=True),
    Scherm("werkplek:dossier", "wacht"),
    Scherm("organisatie:wachtwoord", fout=True),
    Scherm("organisatie:beheer", wie="beheerder"),
    Scherm("beheer:medewerkers", wie="beheerder"),
    Scherm("beheer:medewerker_nieuw", wie="beheerder", fout=True),
    Scherm("beheer:medewerker", "beheerde", wie="beheerder"),
    Scherm("beheer:gegevens", "beheerde", wie="beheerder", fout=True),
    Scherm("beheer:wachtwoord", "beheerde", wie="beheerder", fout=True),
    Scherm("beheer:toegang", "beheerde", wie="beheerder"),
    Scherm("beheer:rol_nieuw", "beheerde", wie="beheerder", fout=True),
    Scherm("beheer:rol_einde", "beheerde", wie="beheerder", fout=True),
    Scherm("beheer:mandaten", wie="beheerder"),
    Scherm("beheer:mandaat_nieuw", wie="beheerder", fout=True),
    Scherm("beheer:mandaat_einde", "mandaat", wie="beheerder", fout=True),
    Scherm("beheer:mandaat_telling", "mandaat", wie="beheerder"),
    Scherm("beheer:gemeente", wie="beheerder", fout=True),
    Scherm("beheer:journaal", wie="privacy"),
    Scherm("beschikkingen:bedragen", wie="beheerder"),
    Scherm("beschikkingen:bedrag", wie="beheerder", fout=True),
    Scherm("beschikkingen:aow_leeftijd", wie="beheerder", fout=True),
]

# What is no page of ours to look at, and why.
GEEN_BLADZIJDE = {
    "healthz": "voor machines",
    "livez": "voor machines",
    "api_dossier": "JSON",
    "api_dossiers": "JSON",
    "monitoring:csv": "bestand",
    "monitoring:rapport": "bestand",
    "documenten:document": "bestand",
    "afspraken:ics": "bestand",
    "organisatie:uitloggen": "alleen POST",
    "scherm:concept": "alleen POST",
    "werk:termijn_gevolg": "een deel van een bladzijde",
    "werk:vraag_intrekken": "alleen POST",
    "werk:vraag_gelezen": "alleen POST",
    "beschikkingen:voorbeeld": "alleen POST, een deel van een bladzijde",
    "documenten:voorbeeld": "de brief zelf, zoals hij gedrukt wordt",
    "casussen:verslag_voorbeeld": "de brief zelf, zoals hij gedrukt wordt",
}

# Clears what was filled in and sends the form: whatever is required or must be a date is now wrong.
ONZIN = """() => {
    const form = document.querySelector('main form[method=post]');
    for (const e of form.elements) {
        if (e.type === 'hidden' || e.type === 'submit') continue;
        if (['radio', 'checkbox'].includes(e.type)) e.checked = false;
        else if (e.tagName === 'SELECT') e.value = '';
        else if (e.placeholder === 'dd-mm-jjjj') e.value = '31-2-2026';
        else if (e.type !== 'file') e.value = '';
    }
    form.requestSubmit();
}"""


def test_elke_bladzijde_staat_in_de_tabel() -> None:
    """Generated from the URL list, so a new page can't be forgotten."""
    genoemd = {scherm.naam for scherm in SCHERMEN}
    assert not genoemd & set(GEEN_BLADZIJDE)
    assert set(URLS) == genoemd | set(GEEN_BLADZIJDE)


def _adres(scherm: Scherm, decor: Decor) -> str:
    argumenten, _ = URLS[scherm.naam]
    waarden: dict[str, Any] = dict(scherm.extra) | decor.ids.get(scherm.staat, {})
    return reverse(scherm.naam, kwargs={naam: waarden[naam] for naam in argumenten}) + scherm.vraag


def _axe(blad: Page) -> list[str]:
    blad.evaluate(AXE)
    gevonden = blad.evaluate("(regels) => axe.run({resultTypes: ['violations'], runOnly: regels})", WCAG)["violations"]
    return [f"{v['id']}: {v['nodes'][0]['html'][:160]}" for v in gevonden]


def _kijk(blad: Page, wat: str, breedtes: tuple[int, ...]) -> list[str]:
    """Axe at the first width; nothing may stick out at any of them."""
    fouten: list[str] = []
    for breedte in breedtes:
        blad.set_viewport_size({"width": breedte, "height": 900})
        if breedte == breedtes[0]:
            fouten += [f"{wat}: {vondst}" for vondst in _axe(blad)]
        if not blad.evaluate("document.documentElement.scrollWidth <= innerWidth"):
            fouten.append(f"{wat}: steekt uit bij {breedte}")
    if (koppen := blad.locator("h1").count()) != 1:
        fouten.append(f"{wat}: {koppen} keer h1")
    return fouten


@pytest.fixture
def decor(vastleggend: None) -> Decor:
    """In one transaction, and without the worker's part: no letter is printed while we look at the page that waits."""
    with transaction.atomic():
        decor = Decor(wereld())
        Uitgaand.objects.filter(gemeente_id=decor.w.gemeente.pk, klaar_op=None).delete()
    return decor


def test_elk_scherm(pagina: Page, adres: str, decor: Decor) -> None:
    fouten: list[str] = []
    titels: dict[str, str] = {}
    binnen = ""
    for scherm in sorted(SCHERMEN, key=lambda rij: rij.wie):
        if scherm.wie != binnen:
            s.kom_binnen(pagina, adres, decor.doors[scherm.wie])
            binnen = scherm.wie
        wat = f"{scherm.naam} {scherm.staat} {scherm.wie}"
        pagina.set_viewport_size({"width": BREEDTES[0], "height": 900})
        antwoord = pagina.goto(_adres(scherm, decor))
        if antwoord is None or antwoord.status != scherm.status:
            fouten.append(f"{wat}: {antwoord and antwoord.status}")
            continue
        fouten += _kijk(pagina, wat, BREEDTES)
        # The overview is a tab too: the same page at two addresses.
        titel = pagina.title()
        if "overzicht" in dict(scherm.extra).values():
            continue
        # Correcting a start is one page too, with and without the term in its address.
        naam = scherm.naam.removesuffix("_van")
        if titels.setdefault(titel, naam) != naam:
            fouten.append(f"{wat}: zelfde titel als {titels[titel]}: {titel}")
        dicht = pagina.get_by_text("Dit kan nu niet").count() or pagina.get_by_text("kan nu niet.").count()
        if bool(dicht) != bool(scherm.zin):
            fouten.append(f"{wat}: {'gesloten' if dicht else 'open'}: {pagina.get_by_role('main').inner_text()[:300]}")
        if scherm.fout:
            with pagina.expect_navigation() as reactie:
                pagina.evaluate(ONZIN)
            if reactie.value.status != 422:
                fouten.append(f"{wat}: onzin geeft {reactie.value.status}")
            fouten += _kijk(pagina, f"{wat} met fouten", BREEDTES[-1:])
    assert fouten == [], "\n".join(fouten)


def test_naar_de_inhoud_met_een_toets(pagina: Page, adres: str, vastleggend: None) -> None:
    """The skip link is the first thing Tab meets, and it works."""
    s.kom_binnen(pagina, adres, wereld().medewerker())
    for naam in ("werk:mijn_werk", "inwoners:zoeken", "scherm:hulp"):
        pagina.goto(reverse(naam))
        pagina.keyboard.press("Tab")
        assert pagina.evaluate("document.activeElement.className") == "utrecht-skip-link"
        pagina.keyboard.press("Enter")
        assert pagina.evaluate("document.activeElement.id") == "inhoud"
