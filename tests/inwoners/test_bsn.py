import base64
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from stdnum.nl import bsn as stdnum_bsn

from basis.inwoners import bsn

GELDIG = ["111222333", "123456782", "999990019", "999994670", "900026236", "012345672"]
S1 = base64.b64encode(b"a" * 32).decode()
S2 = base64.b64encode(b"b" * 32).decode()


@pytest.mark.parametrize("nummer", GELDIG)
def test_elfproef_aanvaardt(nummer):
    assert bsn.normaliseer(nummer) == nummer
    assert bsn.is_geldig(nummer)


@pytest.mark.parametrize(
    ("nummer", "reden"),
    [
        ("", "Vul een BSN in."),
        ("   ", "Vul een BSN in."),
        ("12345678a", "Een BSN bestaat alleen uit cijfers."),
        ("١٢٣٤٥٦٧٨٢", "Een BSN bestaat alleen uit cijfers."),
        ("1234567", "Een BSN heeft 9 cijfers."),
        ("1234567820", "Een BSN heeft 9 cijfers."),
        ("123456789", "elfproef"),
        ("000000000", "elfproef"),
        ("00000000", "elfproef"),
        ("011222333", "elfproef"),
    ],
)
def test_elfproef_weigert_met_reden(nummer, reden):
    with pytest.raises(bsn.BsnFout, match=reden) as fout:
        bsn.normaliseer(nummer)
    assert not nummer.strip() or nummer not in str(fout.value)


def test_acht_cijfers_en_leestekens():
    assert bsn.normaliseer("12345672") == "012345672"
    assert bsn.normaliseer(" 1234.56.782 ") == "123456782"
    assert bsn.zoekindex("12345672") == bsn.zoekindex("012 345 672")


@given(st.integers(min_value=0, max_value=999_999_999))
def test_elfproef_gelijk_aan_stdnum(getal):
    nummer = f"{getal:09}"
    assert bsn.is_geldig(nummer) == stdnum_bsn.is_valid(nummer)


@given(st.text(max_size=30))
def test_elke_invoer_geeft_antwoord(tekst):
    try:
        nummer = bsn.normaliseer(tekst)
    except bsn.BsnFout:
        return
    assert re.fullmatch(r"[0-9]{9}", nummer)


def test_versleutelen_heen_en_terug(settings):
    settings.BSN_SLEUTELS = f"1:{S1}"
    versie, geheim = bsn.versleutel("123456782")
    assert versie == 1
    assert b"123456782" not in geheim
    assert bsn.ontsleutel(versie, memoryview(geheim)) == "123456782"
    assert bsn.versleutel("123456782")[1] != geheim


def test_hoogste_versie_versleutelt_en_oude_blijft_leesbaar(settings):
    settings.BSN_SLEUTELS = f"1:{S1}"
    oud = bsn.versleutel("123456782")
    settings.BSN_SLEUTELS = f"2:{S2}, 1:{S1}"
    assert bsn.versleutel("123456782")[0] == bsn.nieuwste_versie() == 2
    assert bsn.ontsleutel(*oud) == "123456782"
    settings.BSN_SLEUTELS = f"2:{S2}"
    with pytest.raises(bsn.SleutelFout, match="versie 1 ontbreekt"):
        bsn.ontsleutel(*oud)


def test_geknoei_en_verwisseling_worden_gemerkt(settings):
    settings.BSN_SLEUTELS = f"1:{S1},2:{S1}"
    versie, geheim = bsn.versleutel("123456782")
    kapot = geheim[:-1] + bytes([geheim[-1] ^ 1])
    for deel in (kapot, b"", geheim[:5]):
        with pytest.raises(bsn.SleutelFout):
            bsn.ontsleutel(versie, deel)
    # The version is bound to the ciphertext, also when both versions hold the same key.
    with pytest.raises(bsn.SleutelFout):
        bsn.ontsleutel(1, geheim)
    assert bsn.ontsleutel(versie, geheim, index=bsn.zoekindex("123456782"))
    with pytest.raises(bsn.SleutelFout, match="zoekindex"):
        bsn.ontsleutel(versie, geheim, index=bsn.zoekindex("111222333"))


def test_zoekindex_hangt_af_van_sleutel_en_doel(settings):
    settings.BSN_INDEX_SLEUTEL = S1
    een, afdruk = bsn.zoekindex("123456782"), bsn.vingerafdruk("x")
    assert len(een) == 32
    assert bsn.zoekindex("123456782", "koppeling") != een
    assert bsn.zoekindex("111222333") != een
    settings.BSN_INDEX_SLEUTEL = S2
    assert bsn.zoekindex("123456782") != een
    assert bsn.vingerafdruk("x") != afdruk


@pytest.mark.parametrize(
    ("sleutels", "reden"),
    [
        ("", "leeg"),
        ("x:" + S1, "versie:sleutel"),
        (S1, "versie:sleutel"),
        ("0:" + S1, "versie 1 of hoger"),
        ("1:" + S1 + ",1:" + S2, "twee keer"),
        ("1:%%%", "geen base64"),
        ("1:" + base64.b64encode(b"kort").decode(), "32 bytes"),
    ],
)
def test_onbruikbare_sleutels(settings, sleutels, reden):
    settings.BSN_SLEUTELS = sleutels
    with pytest.raises(bsn.SleutelFout, match=reden):
        bsn.versies()


def test_masker():
    assert bsn.masker("123456782") == "•••••• 782"
    assert bsn.masker("") == ""
