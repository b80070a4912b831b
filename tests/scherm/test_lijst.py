"""Lists: the address bar says it all, pages fit, chips remove one filter."""

import pytest
from django.http import Http404
from django.test import Client, RequestFactory

from basis.organisatie.models import Hoedanigheid, Kern, Toegangspunt
from basis.scherm import lijst
from basis.scherm.lijst import blader

NAMEN = ["Andelst", "Driel", "Elst", "Hemmen", "Heteren", "Valburg", "Zetten"]


@pytest.fixture
def kernen(door: Hoedanigheid) -> Hoedanigheid:
    for naam in NAMEN:
        punt, _ = Toegangspunt.objects.get_or_create(gemeente=door.gemeente, naam="Zetten" if naam > "V" else "Elst")
        Kern.objects.create(gemeente=door.gemeente, naam=naam, toegangspunt=punt)
    return door


def rijen(client: Client, query: str = "") -> list[str]:
    return [kern.naam for kern in client.get(f"/lijst/{query}").context["pagina"].rijen]


def test_bladeren(binnen: Client, kernen: Hoedanigheid) -> None:
    een = binnen.get("/lijst/?q=e").context["pagina"]
    assert (een.tekst, een.vorige, een.volgende) == ("1 tot en met 5 van 6", "", "?q=e&blad=2")
    twee = binnen.get("/lijst/" + een.volgende).context["pagina"]
    assert (twee.tekst, twee.vorige, twee.volgende) == ("6 tot en met 6 van 6", "?q=e", "")


def test_een_blad_te_ver_is_er_niet(binnen: Client, kernen: Hoedanigheid) -> None:
    assert binnen.get("/lijst/?blad=3").status_code == 404
    assert binnen.get("/lijst/?blad=99999999").status_code == 404
    assert rijen(binnen, "?blad=onzin") == NAMEN[:5]
    assert rijen(binnen, "?blad=-4") == NAMEN[:5]


def test_filteren_en_een_filter_weghalen(binnen: Client, kernen: Hoedanigheid) -> None:
    antwoord = binnen.get("/lijst/?q=t&punt=Zetten&sorteer=naam&blad=1")
    assert [kern.naam for kern in antwoord.context["pagina"].rijen] == ["Zetten"]
    chips = antwoord.context["formulier"].chips()
    assert [(chip.tekst, chip.url) for chip in chips] == [
        ("Naam: t", "?punt=Zetten&sorteer=naam"),
        ("Toegangspunt: Zetten", "?q=t&sorteer=naam"),
    ]
    html = antwoord.content.decode()
    assert '<input type="hidden" name="sorteer" value="naam">' in html
    assert 'href="?sorteer=naam">Alle filters weghalen' in html
    assert 'type="hidden" name="blad"' not in html


def test_een_onzinnig_filter_filtert_niet_en_zegt_het(binnen: Client, kernen: Hoedanigheid) -> None:
    antwoord = binnen.get("/lijst/?punt=Atlantis&vanaf=ooit")
    assert antwoord.status_code == 200
    assert len(antwoord.context["pagina"].rijen) == 5
    html = antwoord.content.decode()
    assert "Deze keuze bestaat niet bij ‘Toegangspunt’" in html
    assert "data-tp-filters open" in html


def test_niets_gevonden(binnen: Client, kernen: Hoedanigheid) -> None:
    html = binnen.get("/lijst/?q=zzz").content.decode()
    assert "Geen kernen met deze filters" in html
    assert 'aria-label="Bladeren"' not in html


def test_tellen_stopt_en_een_eindeloze_lijst_ook(
    kernen: Hoedanigheid, rf: RequestFactory, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(lijst, "MAX_TELLEN", 4)
    monkeypatch.setattr(lijst, "MAX_RIJEN", 6)
    qs = Kern.objects.filter(gemeente=kernen.gemeente).order_by("naam")
    een = blader(rf.get("/"), qs, per=3, tel=True)
    assert een.totaal == "meer dan 4"
    assert blader(rf.get("/"), qs, per=3).totaal == ""
    twee = blader(rf.get("/?blad=2"), qs, per=3)
    assert (twee.volgende, twee.einde) == ("", True)
    with pytest.raises(Http404):
        blader(rf.get("/?blad=3"), qs, per=3)


def test_zonder_volgorde_bladert_er_niets(rf: RequestFactory, db: None) -> None:
    with pytest.raises(ValueError, match="gesorteerd"):
        blader(rf.get("/"), Kern.objects.all())
