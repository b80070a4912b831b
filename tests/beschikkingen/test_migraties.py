"""What a new version does with the drafts that were there."""

from importlib import import_module

from django.apps import apps

from beschikkingen.enums import StatusBeschikking
from beschikkingen.models import Beschikking

GEMAAKT = "U krijgt begeleiding, hulp (thuis) en een traplift. Dit is vanaf 1 januari 2027."
EIGEN = "U krijgt een traplift, zoals u vroeg."


def test_alleen_de_zin_die_het_systeem_maakte_gaat_uit_wat_nog_niet_is_besloten(baan):
    migratie = import_module("beschikkingen.migrations.0011_gemaakte_inleiding")
    beschikking = baan.concept()
    for naam in ("Begeleiding", "Een traplift", "Hulp (thuis)"):
        baan.begeleiding.pk, baan.begeleiding._state.adding = None, True
        baan.begeleiding.code, baan.begeleiding.naam_inwoner = naam, naam
        baan.begeleiding.save()
    rij = Beschikking.objects.filter(pk=beschikking.pk)
    uit = []
    for status, tekst in (
        (StatusBeschikking.CONCEPT, GEMAAKT),
        (StatusBeschikking.CONCEPT, "U krijgt een traplift."),
        (StatusBeschikking.CONCEPT, EIGEN),
        (StatusBeschikking.CONCEPT, f"{GEMAAKT} Tot gauw."),
        (StatusBeschikking.VERVALLEN, GEMAAKT),
    ):
        rij.update(status=status, inleiding=tekst)
        migratie.leeg_gemaakte_inleiding(apps, None)
        uit.append(rij.get().inleiding)
    assert uit == ["", "", EIGEN, f"{GEMAAKT} Tot gauw.", GEMAAKT]
    rij.update(
        status=StatusBeschikking.TER_ACCORDERING,
        inleiding=GEMAAKT,
        akkoord_gevraagd_door=baan.consulent,
        akkoord_gevraagd_op=beschikking.opgesteld_op,
    )
    migratie.leeg_gemaakte_inleiding(apps, None)
    assert rij.get().inleiding == ""
