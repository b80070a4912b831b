"""A dossier (a bare melding) with an inwoner, a letter on it, and a browser client behind a door."""

from datetime import date
from typing import Any

from django.db import transaction
from django.test import Client

from basis.documenten.adressering import Geadresseerde, geadresseerden
from basis.documenten.handelingen import maak_brief
from basis.documenten.models import Brief, SoortBrief
from basis.dossiers.handelingen import maak_dossier
from basis.dossiers.models import Dossier, Fase, SoortDossier
from basis.inwoners.models import Inwoner, Vertegenwoordiging
from basis.journaal.tijd import vandaag
from basis.organisatie import inloggen
from basis.organisatie.models import Hoedanigheid
from basis.organisatie.periode import vanaf
from tests.documenten import voorbeelden
from tests.fabriek import Wereld
from toegang.enums import DoorOfNamens, Kanaal
from toegang.models import Melding


def dossier(w: Wereld, door: Hoedanigheid, inwoner: Inwoner | None = None, **anders: Any) -> Dossier:
    with transaction.atomic():
        rij = maak_dossier(
            door,
            SoortDossier.MELDING,
            letter="M",
            fase=Fase.INGANG,
            titel="Melding",
            **{"team": w.team, "inwoner": inwoner or w.inwoner(), "wet": "wmo", "kern": w.kern, **anders},
        )
        Melding.objects.create(
            dossier=rij,
            ontvangen_op=vandaag(),
            kanaal=Kanaal.BALIE,
            door_of_namens=DoorOfNamens.JA,
            vraag="Ik red het niet meer alleen.",
        )
    return rij


def brief(door: Hoedanigheid, bij: Dossier, aan: Geadresseerde | None = None, **gegevens: Any) -> Brief:
    """A receipt letter to the inwoner (or to `aan`)."""
    assert bij.inwoner
    with transaction.atomic():
        return maak_brief(
            door,
            bij,
            SoortBrief.ONTVANGST,
            sjabloon="ontvangst",
            onderwerp="Wij hebben uw vraag om hulp ontvangen",
            geadresseerde=aan or geadresseerden(bij.inwoner, vandaag())[0],
            gegevens=voorbeelden.ontvangst(**gegevens),
        )


def vertegenwoordiger(van: Inwoner, soort: str, persoon: Inwoner | None = None, **anders: Any) -> Vertegenwoordiging:
    return Vertegenwoordiging.objects.create(
        inwoner=van, soort=soort, persoon=persoon, **{"geldig": vanaf(date(2020, 1, 1)), **anders}
    )


def binnen(door: Hoedanigheid) -> Client:
    """A client logged in as this hoedanigheid."""
    assert door.medewerker
    client = Client()
    sessie = client.session
    sessie[inloggen.SLEUTEL] = door.medewerker.pk
    sessie[inloggen.CONTROLE] = door.medewerker.get_session_auth_hash()
    sessie[inloggen.DOOR] = door.pk
    sessie.save()
    return client
