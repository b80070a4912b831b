"""docs/termijnen.md tells what the code does."""

from pathlib import Path

from basis.termijnen import Grond, Keuzes, soorten

TEKST = (Path(__file__).resolve().parents[2] / "docs" / "termijnen.md").read_text()


def test_elke_soort_staat_er_met_artikel_duur_en_begin():
    for soort in soorten().values():
        assert f"| `{soort.soort}` | {soort.artikel} | {soort.duur} | {soort.startgebeurtenis} |" in TEKST


def test_elke_keuze_en_elke_grond_staat_er():
    standaard = {True: "ja", False: "nee"}
    for naam in Keuzes.namen():
        waarde = getattr(Keuzes(), naam)
        assert f"| `{naam}` | {standaard[waarde] if isinstance(waarde, bool) else waarde} |" in TEKST
    assert all(f"`{grond}`" in TEKST for grond in Grond)
