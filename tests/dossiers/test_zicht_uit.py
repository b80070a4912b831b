"""`zichtbaar_uit` is the same door as `zichtbaar_voor`, whoever asks."""

from datetime import date, timedelta
from itertools import product

import pytest

from basis.dossiers.models import Betrokkenheid, Dossier
from basis.journaal.tijd import nu, vandaag
from basis.organisatie.enums import Functie, Wet
from basis.organisatie.periode import vanaf
from tests.fabriek import wereld

pytestmark = pytest.mark.django_db
FUNCTIES = [functie for functie in Functie if functie != Functie.SYSTEEM]


def test_zichtbaar_uit_geeft_hetzelfde_als_zichtbaar_voor():
    w, elders = wereld(), wereld()
    doors = [w.medewerker(functie, wetten=[Wet.WMO]) for functie in FUNCTIES] + [w.systeem]
    begin, gisteren = date(2020, 1, 1), vandaag() - timedelta(days=1)
    # Not betrokken, the person now, the person until yesterday, the team now.
    banden = (None, "mens", "oud", "team")
    kruis = product((w.team, w.ander_team, elders.team), (None, Wet.WMO, Wet.JEUGD), (False, True), banden)
    for n, (team, wet, afgeschermd, band) in enumerate(kruis):
        dossier = Dossier.objects.create(
            gemeente=team.gemeente,
            kenmerk=f"Z-{n}",
            soort="melding",
            wet=wet,
            team=team,
            fase="ingang",
            aan_zet_sinds=nu(),
            titel="Melding",
            afgeschermd=afgeschermd,
            geopend_op=nu(),
        )
        if band == "team":
            Betrokkenheid.objects.create(dossier=dossier, team=w.team, rol="proef", geldig=vanaf(begin))
        elif band:
            geldig = vanaf(begin, gisteren if band == "oud" else None)
            Betrokkenheid.objects.bulk_create(
                Betrokkenheid(dossier=dossier, hoedanigheid=door, rol="proef", geldig=geldig) for door in doors
            )
    gezien = set()
    for door in doors:
        voor = set(Dossier.objects.zichtbaar_voor(door).values_list("pk", flat=True))
        assert set(Dossier.objects.zichtbaar_uit(door).values_list("pk", flat=True)) == voor, door.functie
        gezien.add(len(voor))
    assert len(gezien) >= 3, "deze werelden maken geen verschil tussen functies"
