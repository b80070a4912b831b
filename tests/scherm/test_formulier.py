"""How a form reaches somebody who can't see it, and what a form never carries."""

import re
from html.parser import HTMLParser

import pytest
from django.test import Client

from basis.scherm.formulieren import Formulier, TekstVeld


class Lezer(HTMLParser):
    """All start tags with their attributes."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def ids(self) -> list[str]:
        return [a["id"] for _, a in self.tags if a.get("id")]

    def met(self, **attrs: str) -> dict[str, str | None]:
        [gevonden] = [a for _, a in self.tags if all(a.get(naam) == waarde for naam, waarde in attrs.items())]
        return gevonden


FOUT = {"naam": "", "start": "31-2-2026", "bedrag": "tien", "uitkomst": "z", "bewijs": ""}


def test_fouten_zijn_verbonden_met_hun_veld(binnen: Client) -> None:
    lezer = Lezer(binnen.post("/proef/", FOUT).content.decode())
    ids = lezer.ids()
    assert len(ids) == len(set(ids))
    start = lezer.met(name="start")
    assert start["aria-invalid"] == "true"
    assert (start["aria-describedby"] or "").split() == ["id_start_helptext", "id_start_error"]
    assert "utrecht-textbox--invalid" in (start["class"] or "")
    for _, attrs in lezer.tags:
        for naam in ("aria-describedby", "for", "aria-labelledby"):
            assert set((attrs.get(naam) or "").split()) <= set(ids), attrs


def test_samenvatting_wijst_naar_velden_die_er_zijn(binnen: Client) -> None:
    html = binnen.post("/proef/", FOUT).content.decode()
    assert "Nog niet opgeslagen: 4 dingen kloppen niet" in html
    doelen = re.findall(r'<li><a class="utrecht-link" href="#([^"]+)">', html)
    assert doelen == ["id_naam", "id_start", "id_bedrag", "id_uitkomst_0"]
    assert set(doelen) <= set(Lezer(html).ids())
    assert html.index("data-tp-fouten") < html.index('name="naam"')


def test_alleen_een_formulier_dat_opslaat_zegt_dat_er_niet_is_opgeslagen(binnen: Client) -> None:
    html = binnen.post("/kies/", FOUT).content.decode()
    assert "4 dingen kloppen nog niet" in html
    assert "opgeslagen" not in html
    assert "Alles wat je typte" not in html
    assert "Alles wat je typte" in binnen.post("/proef/", FOUT).content.decode()


def test_een_goed_formulier_heeft_geen_samenvatting(binnen: Client) -> None:
    html = binnen.get("/proef/").content.decode()
    assert "data-tp-fouten" not in html
    assert "aria-invalid" not in html
    assert '<fieldset class="tp-veldgroep" aria-describedby="id_uitkomst_helptext">' in html


def test_elke_invoer_heeft_een_label(binnen: Client) -> None:
    lezer = Lezer(binnen.get("/proef/").content.decode())
    labels = {a.get("for") for tag, a in lezer.tags if tag == "label"}
    for tag, attrs in lezer.tags:
        if tag in {"input", "select", "textarea"} and attrs.get("type") not in {"hidden", "radio", "checkbox"}:
            assert attrs["id"] in labels


def test_tekst_van_de_gebruiker_wordt_nooit_html(binnen: Client) -> None:
    vies = '"><script>alert(1)</script>'
    html = binnen.post("/proef/", {"naam": vies, "start": vies, "verhaal": vies, "kanaal": vies}).content.decode()
    assert "<script>alert" not in html


def test_bewijs_en_versie_zitten_in_het_formulier(binnen: Client) -> None:
    een, twee = (Lezer(binnen.get("/versie/").content.decode()) for _ in range(2))
    assert een.met(name="bewijs")["value"] != twee.met(name="bewijs")["value"]
    assert een.met(name="versie")["value"] == "2"


def test_twee_formulieren_op_een_bladzijde_met_prefix() -> None:
    class Klein(Formulier):
        naam = TekstVeld("Naam")

    form = Klein({"a-naam": "x", "a-bewijs": "geen uuid", "a-versie": "zeven"}, prefix="a")
    assert form.is_valid()
    assert form.gegevens(met_versie=True) == {"naam": "x", "versie": None}
    assert form.cleaned_data["bewijs"] is None


@pytest.mark.parametrize("veld", ["naam", "verborgen", "bestaat_niet", None])
def test_weigering_zonder_zichtbaar_veld_staat_bovenaan(veld: str | None) -> None:
    class Klein(Formulier):
        naam = TekstVeld("Naam")
        verborgen = TekstVeld("Verborgen", required=False, widget=TekstVeld("x").hidden_widget())

    form = Klein({"naam": "x"})
    assert form.is_valid()
    form.weiger("Dit kan niet.", veld)
    assert form.errors == {veld if veld == "naam" else "__all__": ["Dit kan niet."]}
