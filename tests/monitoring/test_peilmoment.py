"""One as-of moment is one figure, also while somebody is writing."""

import threading

import pytest
from django.db import connection, transaction

from basis.journaal.schrijven import schrijf
from basis.journaal.tijd import nu, vandaag
from monitoring.cijfers import overzicht
from monitoring.peilmoment import peilmoment
from monitoring.periode import maand_van
from tests.fabriek import wereld
from tests.monitoring.hulp import dossier

pytestmark = pytest.mark.pg


def test_een_open_transactie_verandert_het_cijfer_van_een_moment_niet(vastleggend: None) -> None:
    w = wereld()
    maand, door = maand_van(vandaag()), w.medewerker()
    rij = dossier(w, w.inwoner())
    geschreven, vastleggen = threading.Event(), threading.Event()

    def schrijf_langzaam() -> None:
        try:
            with transaction.atomic():
                schrijf(
                    "casus.geopend",
                    w.systeem,
                    dossier=rij,
                    naar="aangemeld",
                    herkomst="eigen",
                    gemeld_op=vandaag(),
                )
                geschreven.set()
                vastleggen.wait(30)
        finally:
            connection.close()

    def instroom(stand) -> int:
        kolommen = overzicht(w.gemeente.pk, maand, stand, door).kolommen
        return next(kolom.totaal.zichtbaar for kolom in kolommen if kolom.indicator.code == "instroom")

    draad = threading.Thread(target=schrijf_langzaam)
    draad.start()
    try:
        assert geschreven.wait(30)
        stand, gewoon = peilmoment(), nu()
        eerst = instroom(stand)
    finally:
        vastleggen.set()
        draad.join()
    assert eerst == instroom(stand) == 0
    # The wall clock would have counted it afterwards, at the same moment.
    assert instroom(gewoon) == 1
    # Closed: now the moment is now, and it counts.
    assert instroom(peilmoment()) == 1


def test_zonder_een_ander_die_schrijft_is_het_nu(vastleggend: None) -> None:
    """What this connection itself has open does not count: it is the one that asks."""
    with transaction.atomic():
        wereld()
        voor = nu()
        assert peilmoment() >= voor
