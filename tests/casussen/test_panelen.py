"""Panels: always the same number of queries, and a move is open exactly when its verb does it."""

from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from basis.dossiers.models import Dossier
from basis.dossiers.panelen import Zet
from basis.journaal.tijd import klok_op, vandaag
from basis.organisatie.enums import Functie, Wet
from basis.organisatie.models import Hoedanigheid
from basis.organisatie.periode import tot_en_met, vanaf
from basis.scherm.opmaak import datum
from casussen import handelingen as h
from casussen import panelen
from casussen.enums import Aanleiding, Afsluitreden, Grondslag, SoortContact
from casussen.klantreis import stappen, van_tot
from casussen.models import Casus, Ondersteuning
from casussen.stand import lees
from tests.casussen.baan import HUISARTS, Baan
from tests.fabriek import op, sluit_casus

MAKERS = (
    panelen.klantreis,
    panelen.onderzoek,
    panelen.doelen,
    panelen.arrangement,
    panelen.hulp,
    panelen.contacten,
    panelen.clientondersteuning,
    panelen.uitgang,
    panelen.afsluiting,
)


def verse(casus: Casus) -> Dossier:
    return Dossier.objects.select_related("gemeente", "inwoner", "kern", "team", "behandelaar__medewerker").get(
        pk=casus.pk
    )


def zetten(casus: Casus, door: Hoedanigheid) -> dict[str, Zet]:
    dossier = verse(casus)
    return {zet.label: zet for maak in MAKERS if (p := maak(dossier, door)) for zet in p.zetten}


def tel(casus: Casus, door: Hoedanigheid) -> int:
    dossier = verse(casus)
    with CaptureQueriesContext(
        connection,
    ) as vragen:
        for maak in MAKERS:
            maak(dossier, door)
    return len(vragen)


def test_aantal_vragen_hangt_niet_van_de_inhoud_af(baan: Baan) -> None:
    leeg, vol = baan.onderzoek(), baan.hulp()
    for nummer in range(6):
        rij = baan.lijn(vol, omschrijving=f"hulp {nummer}")
        h.wijs_direct_toe(baan.consulent, vol.pk, rij.pk)
        h.start_hulp(baan.consulent, vol.pk, rij.pk, op=vandaag())
        h.voeg_doel_toe(baan.consulent, vol.pk, tekst=f"doel {nummer}")
        h.leg_contact_vast(
            baan.wereld.medewerker(), vol.pk, soort=SoortContact.TELEFOON, met="inwoner", tekst=f"gesprek {nummer}"
        )
    h.open_onderzoek(baan.consulent, vol.pk, aanleiding=Aanleiding.HERINDICATIE, gemeld_op=vandaag())
    aantal = tel(leeg, baan.consulent)
    assert tel(vol, baan.consulent) == aantal
    # Seven for the casus, one for the klantreis, one for the contacten.
    assert aantal == 9


@pytest.mark.parametrize("maak", MAKERS)
def test_een_paneel_alleen_leest_hooguit_acht_keer(baan: Baan, maak: Any) -> None:
    casus = baan.hulp()
    dossier = verse(casus)
    with CaptureQueriesContext(connection) as vragen:
        maak(dossier, baan.consulent)
    assert len(vragen) <= 8


def test_zetten_volgen_de_klantreis(baan: Baan) -> None:
    casus, door = baan.casus(), baan.consulent
    z = zetten(casus, door)
    assert "cliëntondersteuning" in (z["Start het onderzoek"].reden or "")
    assert z["Wijs op cliëntondersteuning"].hoofd
    assert z["Start het onderzoek"].meer_url == z["Wijs op cliëntondersteuning"].url
    baan.gewezen(casus)
    z = zetten(casus, door)
    assert z["Start het onderzoek"].open
    assert "Wijs op cliëntondersteuning" not in z
    baan.start(casus)
    z = zetten(casus, door)
    assert z["Open het onderzoek"].hoofd
    assert "een hulpvraag" in (z["Maak het verslag"].reden or "")
    baan.vul(casus)
    assert zetten(casus, door)["Maak het verslag"].open
    h.maak_verslag(door, casus.pk)
    assert "PDF" in (zetten(casus, door)["Verslag op de post"].reden or "")
    baan.druk(casus)
    assert zetten(casus, door)["Verslag op de post"].open
    # Who only does the post sees only that.
    assert set(zetten(casus, baan.administratie)) == {"Verslag op de post", "Contact vastleggen"}
    h.sla_onderzoek_op(door, casus.pk, netwerk="Petra stopt")
    z = zetten(casus, door)
    assert "De tekst is veranderd" in z["Verslag op de post"].uitleg
    assert z["Maak het verslag opnieuw"].hoofd
    h.maak_verslag(door, casus.pk)
    baan.druk(casus)
    h.verzend_verslag(door, casus.pk, op=vandaag())
    assert "nog geen hulp" in (zetten(casus, door)["Ga naar hulp"].reden or "")
    rij = baan.lijn(casus)
    assert zetten(casus, door)["Ga naar hulp"].open
    h.ga_naar_hulp(door, casus.pk)
    z = zetten(casus, door)
    assert z["Start van Petra doet de was"].hoofd
    assert "Er is nog hulp toegewezen" in (z["Sluit de casus"].reden or "")
    assert str(rij.pk) in z["Sluit de casus"].meer_url
    assert z["Nieuw onderzoek"].open


def test_hulp_van_straks_en_hulp_van_voorbij(baan: Baan) -> None:
    """Before the first day starting is no first move; after the last day help does not go on in words."""
    casus, lijn = baan.verwezen()
    eerste = vandaag() + timedelta(days=6)
    Ondersteuning.objects.filter(pk=lijn.pk).update(geldig=vanaf(eerste))
    zet = next(z for label, z in zetten(casus, baan.consulent).items() if label.startswith("Start van"))
    assert not zet.hoofd
    assert zet.uitleg == f"Toegewezen vanaf {datum(eerste)}"
    eerder = vandaag() - timedelta(days=10)
    Ondersteuning.objects.filter(pk=lijn.pk).update(geldig=vanaf(eerder))
    h.start_hulp(baan.consulent, casus.pk, lijn.pk, op=eerder)
    hulp = panelen.hulp(verse(casus), baan.consulent)
    assert hulp
    assert hulp.context["regels"][0].stand == f"loopt sinds {datum(eerder)}"
    laatste = vandaag() - timedelta(days=2)
    Ondersteuning.objects.filter(pk=lijn.pk).update(geldig=tot_en_met(eerder, laatste))
    hulp = panelen.hulp(verse(casus), baan.consulent)
    assert hulp
    assert hulp.context["regels"][0].stand.startswith(f"de laatste dag was {datum(laatste)};")


def test_een_dichte_zet_weigert_ook_als_werkwoord(baan: Baan) -> None:
    """Page and verb never disagree: the reason on the page is the reason of the verb."""
    from basis.organisatie.handeling import Geweigerd

    door = baan.consulent
    aangemeld, loopt, plan = baan.casus(), baan.onderzoek(), baan.plan()
    baan.maatwerk(plan)
    for casus, label, doe in (
        (aangemeld, "Start het onderzoek", lambda pk: h.start_onderzoek(door, pk)),
        (loopt, "Maak het verslag", lambda pk: h.maak_verslag(door, pk)),
        (plan, "Ga naar hulp", lambda pk: h.ga_naar_hulp(door, pk)),
    ):
        reden = zetten(casus, door)[label].reden
        assert reden
        with pytest.raises(Geweigerd) as fout:
            doe(casus.pk)
        assert fout.value.reden == reden


def test_klantreis_heeft_datums(baan: Baan) -> None:
    with klok_op(op(2026, 9, 24)):
        casus = baan.casus(gemeld_op=vandaag() - timedelta(days=10))
    with klok_op(op(2026, 10, 1)):
        baan.gewezen(casus)
        baan.start(casus)
        baan.vul(casus)
        baan.verstuur(casus)
        baan.lijn(casus)
        h.ga_naar_hulp(baan.consulent, casus.pk)
    with klok_op(op(2026, 10, 10)):
        rij = stappen(lees(verse(casus)))
    assert [(s.label, s.hoe, s.wanneer) for s in rij] == [
        ("Ingang", "voorbij", "14 tot 24 september"),
        ("Toegang", "voorbij", "24 september tot 1 oktober"),
        ("Toekenning", "overgeslagen", ""),
        ("Hulpverlening", "nu", "Nu, dag 10 (sinds 1 oktober)"),
        ("Uitgang", "straks", ""),
    ]
    assert rij[2].uitleg == "Geen besluit nodig"
    assert [s.uitleg for s in rij[:2]] == ["10 dagen", "7 dagen"]


def test_klantreis_na_sluiten_en_heropenen(baan: Baan) -> None:
    casus = baan.casus()
    sluit_casus(baan.consulent, casus.pk, reden=Afsluitreden.INGETROKKEN, toelichting="x")
    rij = stappen(lees(verse(casus)))
    assert (rij[4].hoe, rij[4].uitleg) == ("nu", "Vraag ingetrokken")
    h.heropen(baan.consulent, casus.pk, verder=False)
    rij = stappen(lees(verse(casus)))
    assert [s.hoe for s in rij] == ["voorbij", "nu", "straks", "straks", "straks"]
    afsluiting = panelen.afsluiting(verse(casus), baan.consulent)
    assert afsluiting is not None
    assert afsluiting.context["feiten"] == [("Heropend", "1 keer")]


def test_straks_zegt_wat_er_komt(baan: Baan) -> None:
    verwezen = baan.casus(Wet.JEUGD, grondslag=Grondslag.VERWIJZING, verwijzer=HUISARTS, grondslag_kenmerk="HA-77")
    assert "Niet nodig: verwijzing" in stappen(lees(verse(verwezen)))[2].uitleg
    assert "binnen 2 weken" in stappen(lees(verse(baan.casus())))[2].uitleg
    assert "binnen 8 weken" in stappen(lees(verse(baan.casus(Wet.PW))))[2].uitleg


@pytest.mark.parametrize(
    ("begin", "einde", "tekst"),
    [
        ((2026, 11, 2), (2026, 11, 5), "2 tot 5 november"),
        ((2026, 10, 24), (2026, 11, 6), "24 oktober tot 6 november"),
        ((2026, 11, 2), (2026, 11, 2), "2 november"),
        ((2025, 12, 24), (2026, 1, 6), "24 december 2025 tot 6 januari 2026"),
        ((2025, 3, 2), (2025, 3, 5), "2 tot 5 maart 2025"),
    ],
)
def test_van_tot(begin: tuple[int, int, int], einde: tuple[int, int, int], tekst: str) -> None:
    from datetime import date

    assert van_tot(date(*begin), date(*einde), date(2026, 11, 23)) == tekst


def test_wie_alleen_leest_ziet_geen_zetten(baan: Baan) -> None:
    casus = baan.hulp()
    lezer = baan.wereld.medewerker(Functie.GEDRAGSWETENSCHAPPER, wetten=list(Wet))
    assert set(zetten(casus, lezer)) == {"Contact vastleggen"}
