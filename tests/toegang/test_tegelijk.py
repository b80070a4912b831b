"""Two people at the same moment, on committed data."""

import threading
from collections.abc import Callable
from typing import Any

from django.db import connection

from basis.organisatie.enums import Wet
from basis.organisatie.handeling import Geweigerd
from casussen.models import Casus
from tests.fabriek import wereld
from tests.toegang.conftest import Balie
from toegang import handelingen as h
from toegang.enums import StatusMelding


def samen(*doen: Callable[[], Any]) -> list[Any]:
    """Run all at once; what each returned or raised, in order."""
    start = threading.Barrier(len(doen))
    uitkomsten: list[Any] = [None] * len(doen)

    def loop(plek: int, doe: Callable[[], Any]) -> None:
        try:
            start.wait(10)
            uitkomsten[plek] = doe()
        except Exception as fout:
            uitkomsten[plek] = fout
        finally:
            connection.close()

    draden = [threading.Thread(target=loop, args=(plek, doe)) for plek, doe in enumerate(doen)]
    for draad in draden:
        draad.start()
    for draad in draden:
        draad.join(30)
    return uitkomsten


def test_twee_nemen_dezelfde_melding_in_behandeling(vastleggend):
    balie = Balie(wereld())
    melding, collega = balie.melding(), balie.collega
    uitkomsten = samen(
        lambda: h.neem_in_behandeling(balie.consulent, melding.pk, wet=Wet.WMO),
        lambda: h.neem_in_behandeling(collega, melding.pk, wet=Wet.WMO),
    )
    geweigerd = [fout for fout in uitkomsten if isinstance(fout, Geweigerd)]
    assert len(geweigerd) == 1, uitkomsten
    assert "al afgehandeld" in geweigerd[0].reden
    assert Casus.objects.filter(dossier__inwoner=melding.dossier.inwoner).count() == 1


def test_twee_meldingen_van_een_inwoner_openen_een_casus(vastleggend):
    balie = Balie(wereld())
    inwoner, collega = balie.plek.inwoner(), balie.collega
    een, twee = balie.melding(inwoner=inwoner), balie.melding(inwoner=inwoner)
    uitkomsten = samen(
        lambda: h.neem_in_behandeling(balie.consulent, een.pk, wet=Wet.WMO),
        lambda: h.neem_in_behandeling(collega, twee.pk, wet=Wet.WMO),
    )
    geweigerd = [fout for fout in uitkomsten if isinstance(fout, Geweigerd)]
    assert len(geweigerd) == 1, uitkomsten
    assert geweigerd[0].veld == "wet"
    assert Casus.objects.filter(dossier__inwoner=inwoner).count() == 1


def test_afronden_en_behandelen_tegelijk(vastleggend):
    balie = Balie(wereld())
    melding, collega = balie.melding(), balie.collega
    uitkomsten = samen(
        lambda: h.rond_af(balie.consulent, melding.pk, uitkomst=StatusMelding.INGETROKKEN),
        lambda: h.neem_in_behandeling(collega, melding.pk, wet=Wet.WMO),
    )
    assert sum(isinstance(fout, Geweigerd) for fout in uitkomsten) == 1, uitkomsten
