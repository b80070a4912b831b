"""Opschorten and hervatten in a real browser: the day moves on screen, before and after saving."""

from datetime import timedelta
from typing import Any

from django.conf import settings
from django.urls import reverse

from basis.journaal.tijd import vandaag
from basis.scherm.opmaak import datum, datum_voluit
from basis.werk.models import Termijn
from tests.beschikkingen.baan import Baan
from tests.beschikkingen.test_schermen import binnen
from tests.fabriek import wereld
from tests.werk.klok import besluittermijn, vers


def kom_binnen(pagina: Any, adres: str, door: Any) -> None:
    koekje = binnen(door).cookies[settings.SESSION_COOKIE_NAME]
    pagina.context.add_cookies([{"name": koekje.key, "value": koekje.value, "url": adres}])


def schrijf(dag: Any) -> str:
    return f"{dag:%d-%m-%Y}"


def test_opschorten_en_hervatten_terwijl_de_datum_verschuift(pagina: Any, adres: str) -> None:
    baan = Baan(wereld())
    termijn = besluittermijn(baan, dagen_geleden=2)
    eerst = termijn.einddatum
    kom_binnen(pagina, adres, baan.consulent)
    dossier = adres + reverse("werkplek:dossier", args=[termijn.dossier_id])
    # The first term of the panel is the one that ends first: the besluit term.
    blok = pagina.locator("aside section").filter(has=pagina.get_by_role("heading", name="Termijnen"))
    paneel = blok.locator(".tp-stapel").filter(has_text="Besluit bekendmaken").first

    pagina.goto(dossier)
    paneel.get_by_text(f"Uiterlijk {datum_voluit(eerst)}").wait_for()
    paneel.get_by_role("link", name="Opschorten").click()
    pagina.get_by_label("De aanvrager moet de aanvraag aanvullen").check()
    van, tot = vandaag(), vandaag() + timedelta(days=20)
    vooruit = pagina.locator("#gevolg")
    voor = vooruit.inner_text()
    pagina.get_by_label("Eerste dag waarop de klok stilstaat").fill(schrijf(van))
    pagina.get_by_label("Laatste dag waarop de klok stilstaat").fill(schrijf(tot))
    # The look ahead follows what is typed: twenty-one days, then one roll.
    pagina.wait_for_function("(oud) => document.querySelector('#gevolg').innerText !== oud", arg=voor)
    pagina.get_by_label("Toelichting").fill("Het advies mist nog.")
    # A suspension ending before it begins is said at once.
    pagina.get_by_label("Laatste dag waarop de klok stilstaat").fill(schrijf(van - timedelta(days=1)))
    vooruit.get_by_text("Dit kan niet. De laatste dag ligt voor de eerste dag.").wait_for()
    pagina.get_by_label("Laatste dag waarop de klok stilstaat").fill(schrijf(tot))
    vooruit.get_by_text(f"Nu is dat {datum_voluit(eerst)}").wait_for()
    beloofd = vooruit.inner_text()
    pagina.get_by_role("button", name="Zet de klok stil").click()
    paneel.get_by_text("De klok staat stil tot en met").wait_for()
    later = vers(termijn).einddatum
    assert later > eerst
    assert f"wordt de uiterste dag {datum_voluit(later)}" in beloofd
    assert paneel.get_by_text(f"Uiterlijk {datum_voluit(later)}").is_visible()
    assert pagina.get_by_text("De inwoner is aan zet").is_visible()
    assert paneel.get_by_text("Het advies mist nog.").is_visible()

    paneel.get_by_role("link", name="Hervatten").click()
    pagina.get_by_text(f"wordt de uiterste dag {datum_voluit(eerst)}").wait_for()
    pagina.get_by_role("button", name="Laat de klok weer lopen").click()
    paneel.get_by_text(f"Uiterlijk {datum_voluit(eerst)}").wait_for()
    assert not paneel.get_by_text("De klok staat stil").count()
    assert pagina.get_by_text("Jij bent aan zet").is_visible()
    paneel.get_by_text("Wat er verschoof (2)").click()
    assert paneel.get_by_text(f"{datum(eerst)} werd {datum(later)}").is_visible()
    assert Termijn.objects.get(pk=termijn.pk).einddatum == eerst
