"""Help under another wet must not show, and a name never lands in the grootboek."""

from datetime import timedelta
from typing import Any

import pytest

from basis.journaal.tijd import vandaag
from basis.organisatie.enums import Wet
from basis.organisatie.handeling import Geweigerd
from basis.voorzieningen.models import Trede
from casussen import handelingen as h
from casussen.enums import Grondslag
from tests.casussen.baan import HUISARTS, Baan


def test_dezelfde_hulp_onder_een_andere_wet_verraadt_zich_niet(baan: Baan) -> None:
    inwoner = baan.inwoner
    maatje = baan.wereld.voorziening("Maatje", wet=None, trede=Trede.ALGEMEEN, tarief=None)
    velden: dict[str, Any] = {
        "trede": Trede.ALGEMEEN,
        "voorziening": maatje,
        "begin": vandaag(),
        "einde": vandaag() + timedelta(days=90),
    }
    jeugd = baan.casus(Wet.JEUGD, inwoner=inwoner)
    h.stel_ondersteuning_voor(baan.consulent, jeugd.pk, **velden)
    wmo = baan.casus(Wet.WMO, inwoner=inwoner)
    alleen_wmo = baan.wereld.medewerker(wetten=[Wet.WMO])
    h.stel_ondersteuning_voor(alleen_wmo, wmo.pk, **velden)
    with pytest.raises(Geweigerd, match="in deze periode al"):
        h.stel_ondersteuning_voor(alleen_wmo, wmo.pk, **velden)


@pytest.mark.parametrize("kenmerk", ["dr. Jansen, huisarts Elst", "mevrouw de Vries 12 november 2026", "Jansen"])
def test_ook_een_naam_zonder_accent_komt_niet_in_het_grootboek(baan: Baan, kenmerk: str) -> None:
    casus = baan.casus(Wet.JEUGD, grondslag=Grondslag.VERWIJZING, verwijzer=HUISARTS, grondslag_kenmerk=kenmerk)
    rij = h.wijs_direct_toe(baan.consulent, casus.pk, baan.maatwerk(casus).pk)
    assert rij.verplichting is not None
    assert rij.verplichting.grond == f"verwijzing {casus.dossier.kenmerk}"
