"""The PDF itself: what a screen reader, an archive and a printer find in it."""

import functools
import hashlib
import io
import itertools
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from django.conf import settings

from basis.documenten import pdf, sjablonen
from basis.documenten.adressering import Geadresseerde
from basis.documenten.venster import HOOGSTENS, aantal_regels
from basis.journaal.tasks import NogNiet
from tests.documenten import voorbeelden

pytestmark = pytest.mark.pdf
NAMEN = sorted(voorbeelden.alle())


@functools.cache
def html(naam: str) -> str:
    code, kop, gegevens, aan = voorbeelden.alle()[naam]
    return sjablonen.maak_html(code, kop=kop, gegevens=gegevens, geadresseerde=aan)


@functools.cache
def inhoud(naam: str) -> bytes:
    return pdf.maak_pdf(html(naam))


def open_pdf(naam: str) -> pikepdf.Pdf:
    return pikepdf.open(io.BytesIO(inhoud(naam)))


def boom(knoop: Any) -> list[Any]:
    """All structure elements in reading order."""
    if isinstance(knoop, pikepdf.Array):
        return [deel for kind in knoop for deel in boom(kind)]
    if isinstance(knoop, pikepdf.Dictionary) and "/S" in knoop:
        return [knoop, *(boom(knoop["/K"]) if "/K" in knoop else [])]
    return []


def elementen(bestand: pikepdf.Pdf) -> list[Any]:
    return boom(bestand.Root.StructTreeRoot.K)


def soorten(bestand: pikepdf.Pdf) -> list[str]:
    return [str(element.S) for element in elementen(bestand)]


@pytest.mark.parametrize("naam", NAMEN)
def test_getagd_met_taal_titel_en_ua1(naam):
    with open_pdf(naam) as bestand:
        wortel = bestand.Root
        assert str(wortel.Lang) == "nl"
        assert bool(wortel.MarkInfo.Marked)
        assert bool(wortel.ViewerPreferences.DisplayDocTitle)
        xmp = wortel.Metadata.read_bytes().decode()
        assert 'pdfuaid:part="1"' in xmp
        titel = voorbeelden.alle()[naam][1]["onderwerp"]
        assert titel in xmp
        assert str(bestand.docinfo["/Title"]) == titel
        assert all(str(bladzijde.get("/Tabs", "")) == "/S" for bladzijde in bestand.pages)


@pytest.mark.parametrize("naam", NAMEN)
def test_koppen_in_volgorde(naam):
    with open_pdf(naam) as bestand:
        koppen = [int(soort[2]) for soort in soorten(bestand) if re.fullmatch(r"/H[1-6]", soort)]
    assert koppen[0] == 1
    assert koppen.count(1) == 1
    assert all(na - voor <= 1 for voor, na in itertools.pairwise(koppen)), koppen


@pytest.mark.parametrize("naam", NAMEN)
def test_tabellen_alleen_voor_gegevens(naam):
    with open_pdf(naam) as bestand:
        alle = elementen(bestand)
        tabellen = [e for e in alle if e.S == "/Table"]
        assert len(tabellen) == html(naam).count("<table")
        assert len(tabellen) == (0 if naam == "ontvangst" or naam.startswith("afspraak") else 1)
        ids = {str(e.ID) for e in alle if e.S == "/TH"}
        cellen = [e for e in alle if e.S == "/TD"]
        for cel in cellen:
            assert {str(kop) for kop in cel.A.Headers} <= ids
            assert len(list(cel.A.Headers)) >= 2, "rijkop en kolomkop"


@pytest.mark.parametrize("naam", NAMEN)
def test_lijsten_zijn_lijsten(naam):
    with open_pdf(naam) as bestand:
        gevonden = soorten(bestand)
    assert gevonden.count("/L") == html(naam).count("<ul")
    assert gevonden.count("/LI") == html(naam).count("<li")


@pytest.mark.parametrize("naam", NAMEN)
def test_alleen_onze_lettertypen_ingebed_en_leesbaar(naam):
    gezien = set()
    with open_pdf(naam) as bestand:
        for object_ in bestand.objects:
            if not isinstance(object_, pikepdf.Dictionary) or object_.get("/Type") != "/Font":
                continue
            if object_.Subtype == "/Type0":
                assert "/ToUnicode" in object_
                gezien.add(str(object_.BaseFont).split("+")[-1])
                beschrijving = object_.DescendantFonts[0].FontDescriptor
                assert any(sleutel in beschrijving for sleutel in ("/FontFile", "/FontFile2", "/FontFile3"))
    assert gezien
    assert all(naam_.startswith("Brief") for naam_ in gezien), gezien


def test_vreemde_letters_komen_uit_ons_lettertype():
    with open_pdf("beschikking_vol") as bestand:
        namen = {str(o.BaseFont) for o in bestand.objects if isinstance(o, pikepdf.Dictionary) and "/BaseFont" in o}
    assert any("Ext" in naam for naam in namen)
    assert not any("DejaVu" in naam for naam in namen)


@pytest.mark.skipif(shutil.which("pdftotext") is None, reason="geen pdftotext")
def test_tekst_is_terug_te_lezen(tmp_path):
    pad = tmp_path / "brief.pdf"
    pad.write_bytes(inhoud("beschikking_vol"))
    tekst = subprocess.run(["pdftotext", "-layout", str(pad), "-"], capture_output=True, check=True).stdout.decode()
    for woord in (
        "Yıldırım",
        "Çelebioğlu",
        "Łódź",
        "Jiří",
        "Şükran",
        "Ţîrlea",
        "bladzijde 1 van",
        "Kenmerk B-2026-00914",
    ):
        assert woord in tekst, woord


def test_het_adres_staat_voor_het_venster(tmp_path):
    if shutil.which("pdftotext") is None:
        pytest.skip("geen pdftotext")
    pad = tmp_path / "brief.pdf"
    pad.write_bytes(inhoud("beschikking"))
    # A4 at 25.4 dots per inch: one dot is one millimetre. The window: 20-110 mm from left, 45-77 mm from the top.
    venster = ["-r", "254", "-x", "200", "-y", "450", "-W", "900", "-H", "320"]
    tekst = subprocess.run(
        ["pdftotext", *venster, "-f", "1", "-l", "1", str(pad), "-"], capture_output=True, check=True
    ).stdout.decode()
    assert tekst.split("\n")[:3] == ["Mevrouw F. Bouzid", "Molenstraat 31", "6671 AB Zetten"]
    assert "Kenmerk" not in tekst


@pytest.mark.skipif(shutil.which("pdftotext") is None, reason="geen pdftotext")
def test_naam_en_adres_blijven_in_het_venster(tmp_path):
    code, kop, gegevens, _ = voorbeelden.alle()["ontvangst"]
    kort = ("Dam 1", "6661 AA  ELST")
    lang = " ".join(["Mevrouw A.", *["Vossenberg-Çelebioğlu"] * 9])
    zes = ("Een", "Twee", "Drie", "Vier", "Vijf", "Republiek Türkiye")
    for naam, regels, verwacht in ((lang, kort, HOOGSTENS), ("Mevrouw A. Bos", zes, 7), ("De heer B. Vos", kort, 3)):
        aan = Geadresseerde(naam, "Geachte mevrouw", regels)
        assert aantal_regels(aan.venster) == verwacht
        pad = tmp_path / "brief.pdf"
        pad.write_bytes(pdf.maak_pdf(sjablonen.maak_html(code, kop=kop, gegevens=gegevens, geadresseerde=aan)))
        woorden = adresblok(pad)
        assert "".join(woord for *_, woord in woorden) == "".join(aan.venster).replace(" ", "")
        hoogtes = sorted(onder for *_, onder, _ in woorden)
        assert 1 + sum(na - voor > 2 for voor, na in itertools.pairwise(hoogtes)) == verwacht
        for links, boven, rechts, onder, woord in woorden:
            # The box of a font is higher than its letters: capitals with an accent above, tails below.
            hoog = onder - boven
            assert 20 <= links < rechts <= 110, woord
            assert 47 <= boven + 0.1 * hoog < onder - 0.06 * hoog <= 75, (woord, boven, onder)


def adresblok(pad: Path) -> list[tuple[float, float, float, float, str]]:
    """The words between the head and the line with the date, each with its box in mm from the top left."""
    uit = subprocess.run(["pdftotext", "-bbox", "-l", "1", str(pad), "-"], capture_output=True, check=True)
    woord = re.compile(r'<word xMin="(.+?)" yMin="(.+?)" xMax="(.+?)" yMax="(.+?)">(.*?)</word>')
    gevonden = []
    for *doos, tekst in woord.findall(uit.stdout.decode()):
        links, boven, rechts, onder = (round(float(punt) * 25.4 / 72, 2) for punt in doos)
        if tekst == "Datum":
            break
        if boven > 30:
            gevonden.append((links, boven, rechts, onder, tekst))
    return gevonden


@pytest.mark.parametrize(("naam", "bladzijden"), [("beschikking", 2), ("beschikking_jeugd", 2), ("verslag", 3)])
def test_een_gewone_brief_past_op_twee_bladzijden(naam, bladzijden):
    """The verslag has its form on a page of its own."""
    assert len(open_pdf(naam).pages) == bladzijden


def test_elke_keer_dezelfde_bytes():
    assert pdf.maak_pdf(html("verslag")) == inhoud("verslag")


def test_een_ander_proces_maakt_dezelfde_bytes(tmp_path):
    (tmp_path / "brief.html").write_text(html("beschikking"), "utf-8")
    code = (
        "import django, hashlib, pathlib, sys; django.setup(); from basis.documenten import pdf; "
        "print(hashlib.sha256(pdf.maak_pdf(pathlib.Path(sys.argv[1]).read_text('utf-8'))).hexdigest())"
    )
    uit = subprocess.run(
        [sys.executable, "-c", code, str(tmp_path / "brief.html")],
        cwd=settings.BASE_DIR,
        env=os.environ | {"DJANGO_SETTINGS_MODULE": "config.settings", "LOG_LEVEL": "ERROR"},
        capture_output=True,
        text=True,
        check=True,
    )
    assert uit.stdout.strip() == hashlib.sha256(inhoud("beschikking")).hexdigest()
    assert uit.stderr == ""


@pytest.mark.parametrize(
    "bron",
    [
        "http://127.0.0.1:9/x.png",
        "https://kwaad.example/x.png",
        "file:///etc/passwd",
        (Path(settings.BASE_DIR) / "static" / "favicon.svg").as_uri(),
        "data:image/png;base64,AAAA",
    ],
)
def test_een_brief_haalt_niets_van_buiten(bron):
    with pytest.raises(pdf.PdfFout):
        pdf.maak_pdf(f'<html lang="nl"><title>x</title><img alt="" src="{bron}">')


def test_uitgeschakeld_wacht_de_brief(settings):
    settings.PDF_UITGESCHAKELD = True
    pdf._pers.cache_clear()
    try:
        with pytest.raises(NogNiet):
            pdf.maak_pdf(html("ontvangst"))
    finally:
        pdf._pers.cache_clear()
