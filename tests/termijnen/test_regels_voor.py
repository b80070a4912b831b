"""From rows of a gemeente to the frozen rules of the clock."""

from datetime import date

import pytest

from basis.organisatie.models import Gemeente, Instelling
from basis.organisatie.models_regels import Feestdag, Norm
from basis.organisatie.periode import vanaf
from basis.organisatie.regels import regels_voor
from basis.termijnen import Regels, TermijnFout, bereken

pytestmark = pytest.mark.usefixtures("leeg_huis")
OP = date(2026, 11, 2)


def gemeente(code: str = "1734") -> Gemeente:
    return Gemeente.objects.create(code=code, naam=f"Gemeente {code}")


def norm(bij: Gemeente, weken: int, *, soort: str = "jeugd-besluit", verordening: bool = True) -> Norm:
    return Norm.objects.create(
        gemeente=bij,
        soort=soort,
        waarde=weken,
        eenheid="weken",
        verordening=verordening,
        geldig_vanaf=date(2026, 1, 1),
        bron="Verordening jeugdhulp 2026 art. 5",
    )


def test_zonder_rijen_is_het_de_wet_alleen():
    assert regels_voor(None) == Regels.wet()
    gemeente()
    assert regels_voor(None) == Regels.wet()
    assert regels_voor("1734") == Regels.wet()


def test_de_enige_gemeente_telt_vanzelf_mee():
    norm(gemeente(), 6)
    assert bereken("jeugd-besluit", OP, regels=regels_voor(None)).einddatum == date(2026, 12, 14)


def test_bij_twee_gemeenten_geldt_zonder_code_de_wet_alleen():
    norm(gemeente(), 6)
    norm(gemeente("0200"), 4)
    assert regels_voor(None).normen == ()
    assert bereken("jeugd-besluit", OP, regels=regels_voor("1734")).einddatum == date(2026, 12, 14)
    assert bereken("jeugd-besluit", OP, regels=regels_voor("0200")).einddatum == date(2026, 11, 30)


def test_onbekende_gemeente():
    with pytest.raises(TermijnFout, match="Gemeente “9999” is niet bekend"):
        regels_voor("9999")


def test_kb_dagen_gelden_voor_iedereen_en_vullen_de_wet_aan():
    Feestdag.objects.create(datum=date(2029, 5, 11), bron="Besluit gelijkstelling 2029-2031")
    Feestdag.objects.create(datum=date(2026, 5, 15), bron="ingetrokken", geldt=False)
    regels = regels_voor(None)
    assert bereken("wmo-onderzoek", date(2029, 3, 30), regels=regels).einddatum == date(2029, 5, 14)
    assert bereken("wmo-onderzoek", date(2026, 4, 2), regels=regels).einddatum == date(2026, 5, 15)
    assert regels.kb[date(2026, 1, 2)]  # the other days stay


def test_een_keuze_geldt_in_haar_periode():
    Instelling.objects.create(
        gemeente=gemeente(), sleutel="termijn.zoektermijn_schuift", waarde=True, geldig=vanaf(date(2027, 1, 1))
    )
    assert regels_voor("1734", op=date(2026, 12, 31)).keuzes.zoektermijn_schuift is False
    assert regels_voor("1734", op=date(2027, 1, 1)).keuzes.zoektermijn_schuift is True


@pytest.mark.parametrize(("sleutel", "waarde"), [("termijn.onzin", True), ("termijn.dwangsom_eerste_dag", "15")])
def test_een_keuze_die_niet_past_wordt_gemeld(sleutel: str, waarde: object):
    Instelling.objects.create(gemeente=gemeente(), sleutel=sleutel, waarde=waarde, geldig=vanaf(date(2020, 1, 1)))
    with pytest.raises(TermijnFout, match="kent de waarde"):
        regels_voor("1734")
