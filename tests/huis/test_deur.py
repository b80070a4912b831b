"""One door in: every URL × functie for the recht; every URL × own, other team, other wet, afgeschermd, betrokken.

Generated from the URL list. What is expected is worked out here from the situation alone, not with
`zichtbaar_voor`. A URL whose arguments have no fixture fails.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

import pytest
from django.http import HttpResponse
from django.test import Client, RequestFactory
from django.urls import URLPattern, URLResolver, get_resolver, reverse

from basis.dossiers.models import Betrokkenheid, Dossier
from basis.inwoners.models import Vertegenwoordiging
from basis.journaal.models import Gebeurtenis, Raadpleging
from basis.journaal.tijd import vandaag
from basis.organisatie.enums import Functie, SoortTeam, Wet
from basis.organisatie.handelingen import voeg_team_toe
from basis.organisatie.handelingen_afwezigheid import meld_afwezig
from basis.organisatie.middleware import DoorMiddleware
from basis.organisatie.models import Hoedanigheid
from basis.organisatie.models_regels import Norm
from basis.organisatie.periode import vanaf
from basis.organisatie.rechten import TABEL, Bereik
from basis.werk.handelingen import stel_vraag
from basis.werk.models import Taak
from basis.werk.teamcijfers import maandag_van
from tests.fabriek import Wereld, uniek, wereld
from tests.reis import kleed_aan

pytestmark = pytest.mark.eenmaal

SITUATIES = ("eigen", "ander_team", "andere_wet", "afgeschermd", "betrokken", "andere_gemeente")
# Without the recht the door is shut before anybody looks whose dossier it is: the nearest and the farthest will do.
ZONDER_RECHT = ("eigen", "andere_gemeente")
FUNCTIES = [functie for functie in Functie if functie != Functie.SYSTEEM]
# Arguments that name no dossier: the value is the same whoever asks.
VAST: dict[str, Any] = {
    "tab": "overzicht",
    "jaar": vandaag().year,
    "kern": "",
    "maand": "2026-01",
    "code": "instroom",
    "groep": "aan-zet",
}
VAST |= {"richting": "omhoog", "stroom": "in", "maandag": maandag_van(vandaag()).isoformat()}
VAST |= {"wat": "opschorten", "dag": "2028-05-26"}
BEIDE = ("GET", "POST")


def _urls(patronen: Any = None, voor: str = "", ruimte: str = "") -> Any:
    for patroon in get_resolver().url_patterns if patronen is None else patronen:
        if isinstance(patroon, URLResolver):
            yield from _urls(patroon.url_patterns, voor + str(patroon.pattern), patroon.namespace or ruimte)
        elif isinstance(patroon, URLPattern):
            naam = f"{ruimte}:{patroon.name}" if ruimte else str(patroon.name)
            yield naam, re.findall(r"<(?:\w+:)?(\w+)>", voor + str(patroon.pattern)), patroon.callback


URLS = {naam: (argumenten, view) for naam, argumenten, view in _urls()}
VAN_EEN_DOSSIER = {
    naam for naam, (argumenten, _) in URLS.items() if "dossier_id" in argumenten or naam == "api_dossier"
}


@dataclass
class Decor:
    """The worlds, and per situation the ids for the URLs."""

    w: Wereld
    doors: dict[Functie, Hoedanigheid]
    ids: dict[str, dict[str, Any]]


def _ids(w: Wereld, door: Hoedanigheid, wet: Wet) -> dict[str, Any]:
    aan = kleed_aan(w, door, wet=wet)
    dossier = Dossier.objects.get(pk=aan.dossier_id)
    brief = dossier.brieven.order_by("id").first() or Dossier.objects.get(pk=aan.melding_id).brieven.first()
    taak = Taak.objects.create(
        gemeente=dossier.gemeente,
        dossier=dossier,
        soort="nazorg",
        team=dossier.team,
        gemaakt_op=dossier.geopend_op,
        toelichting="bel even",
    )
    assert brief is not None
    norm, _ = Norm.objects.get_or_create(
        gemeente=dossier.gemeente,
        soort="eerste-contact",
        defaults={"waarde": 3, "eenheid": "dagen", "geldig_vanaf": vandaag(), "bron": "proef"},
    )
    wie = Vertegenwoordiging.objects.create(
        inwoner=dossier.inwoner, soort="mentor", naam="M. de Mentor", geldig=vanaf(vandaag())
    )
    return {
        **aan.ids,
        "dossier_id": aan.dossier_id,
        "melding_id": aan.melding_id,
        "brief_id": brief.pk,
        "brief_dossier": brief.dossier_id,
        "taak_id": taak.pk,
        "norm_id": norm.pk,
        **_van_enkelen(w, door, dossier.pk),
        "vertegenwoordiging_id": wie.pk,
        # Of the inrichting: the same colleague, role and mandaat whoever asks.
        "medewerker_id": door.medewerker_id,
        "rol_id": door.pk,
        "mandaat_id": w.mandaat().pk,
    }


def _van_enkelen(w: Wereld, door: Hoedanigheid, dossier_id: int) -> dict[str, int]:
    """A question between two, and the absence of somebody in a team without teamleider."""
    team = voeg_team_toe(w.systeem, uniek("Los team"), SoortTeam.GEMEENTE)
    weg, aan = w.medewerker(team=team), w.medewerker()
    afwezigheid = meld_afwezig(weg, van=vandaag(), tot=vandaag(), waarnemer=None)
    vraag = stel_vraag(door, dossier_id, aan=aan, soort="collega", vraag="Kijk je mee?", gedeeld="Een notitie.")
    return {"vraag_id": vraag.pk, "afwezigheid_id": afwezigheid.pk, "hoedanigheid_id": weg.pk}


@pytest.fixture(scope="module")
def decor(django_db_setup, django_db_blocker):
    with django_db_blocker.unblock():
        yield _bouw()


def _bouw() -> Decor:
    w = wereld()
    elders = wereld()
    doors: dict[Functie, Hoedanigheid] = {functie: w.medewerker(functie, wetten=[Wet.WMO]) for functie in FUNCTIES}
    bouwer = w.medewerker(Functie.WMO_CONSULENT, wetten=list(Wet))
    ids = {situatie: _ids(w, bouwer, Wet.WMO) for situatie in ("eigen", "ander_team", "afgeschermd", "betrokken")}
    ids["andere_wet"] = _ids(w, bouwer, Wet.JEUGD)
    vreemd = elders.medewerker(Functie.WMO_CONSULENT, wetten=list(Wet))
    ids["andere_gemeente"] = _ids(elders, vreemd, Wet.WMO)
    verandering: dict[str, dict[str, Any]] = {
        "ander_team": {"team": w.ander_team},
        "betrokken": {"team": w.ander_team, "afgeschermd": True},
        "afgeschermd": {"afgeschermd": True},
    }
    for situatie, anders in verandering.items():
        for pk in (ids[situatie]["dossier_id"], ids[situatie]["melding_id"]):
            Dossier.objects.filter(pk=pk).update(**anders)
    for door in doors.values():
        for pk in (ids["betrokken"]["dossier_id"], ids["betrokken"]["melding_id"]):
            Betrokkenheid.objects.create(dossier_id=pk, hoedanigheid=door, rol="test", geldig=vanaf(vandaag()))
    return Decor(w, doors, ids)


def verwacht(functie: Functie, situatie: str) -> bool:
    """Whether this functie may open a dossier in this situation: read from the table, thought out by hand."""
    bereik, rechten = TABEL[functie]
    if "dossier.zien" not in rechten:
        return False
    match situatie:
        case "eigen":
            return bereik in (Bereik.TEAM, Bereik.GEMEENTE)
        case "ander_team":
            return bereik == Bereik.GEMEENTE
        case "betrokken":
            return True
    return False


def _client(door: Hoedanigheid) -> Client:
    assert door.medewerker is not None
    client = Client()
    sessie = client.session
    sessie["medewerker"] = door.medewerker_id
    sessie["controle"] = door.medewerker.get_session_auth_hash()
    sessie["hoedanigheid"] = door.pk
    sessie.save()
    return client


def _adres(naam: str, ids: dict[str, Any]) -> str:
    argumenten, _ = URLS[naam]
    waarden = {}
    for argument in argumenten:
        if argument == "dossier_id" and naam.startswith("toegang:"):
            waarden[argument] = ids["melding_id"]
        elif argument == "dossier_id" and "brief_id" in argumenten:
            waarden[argument] = ids["brief_dossier"]
        elif argument == "pk" and naam == "api_dossier":
            waarden[argument] = ids["dossier_id"]
        elif argument == "hoedanigheid_id" and naam.startswith("beheer:"):
            waarden[argument] = ids["rol_id"]
        elif argument == "pk":
            waarden[argument] = 0
        elif argument in ids:
            waarden[argument] = ids[argument]
        elif argument in VAST:
            waarden[argument] = VAST[argument]
        else:
            pytest.fail(f"{naam} heeft een argument zonder proefgegeven: {argument}")
    return reverse(naam, kwargs=waarden)


def _stand(ids: dict[str, Any]) -> tuple[Any, ...]:
    pks = [ids["dossier_id"], ids["melding_id"]]
    return (
        *Dossier.objects.filter(pk__in=pks).order_by("pk").values_list("versie", "fase", "aan_zet"),
        Gebeurtenis.objects.filter(dossier_id__in=pks).count(),
    )


def _gelezen(ids: dict[str, Any], door: Hoedanigheid) -> int:
    pks = [ids["dossier_id"], ids["melding_id"]]
    return Raadpleging.objects.filter(dossier_id__in=pks, door_id=door.pk).count()


@pytest.mark.parametrize("functie", FUNCTIES, ids=[functie.value for functie in FUNCTIES])
def test_elke_url_vraagt_zijn_recht(functie, decor, django_db_blocker):
    """The door itself, for every URL: 403 for who lacks the recht of the view, before anybody looks further."""
    deur = DoorMiddleware(lambda _: HttpResponse())
    request = RequestFactory().get("/")
    fouten = []
    with django_db_blocker.unblock():
        door = decor.doors[functie]
        request.door, request.user = door, door.medewerker
        for naam, (_, view) in sorted(URLS.items()):
            if getattr(view, "openbaar", False) or getattr(view, "zonder_door", False):
                continue
            antwoord = deur.process_view(request, view, (), {})
            dicht = antwoord is not None and antwoord.status_code == 403
            if dicht != (view.recht not in TABEL[functie][1]):
                fouten.append(naam)
    assert fouten == []


def zelfde_deur(functies: Iterable[Functie]) -> list[Functie]:
    """One functie of each set that sees as far and may as much: nothing else tells them apart (test_huisregels)."""
    return list(
        {(bereik, frozenset(rechten)): functie for functie in functies for bereik, rechten in [TABEL[functie]]}.values()
    )


def _vragers(naam: str, situatie: str) -> list[tuple[Functie, tuple[str, ...]]]:
    """Who asks this URL, and how. Everybody who may opens the own dossier; how far one sees is asked once per reach."""
    recht = URLS[naam][1].recht
    met = [functie for functie in FUNCTIES if recht in TABEL[functie][1]]
    zonder = [functie for functie in FUNCTIES if functie not in met][:1] if situatie in ZONDER_RECHT else []
    per_bereik = list({TABEL[functie][0]: functie for functie in met}.values())
    overig = [f for f in zelfde_deur(met) if f not in per_bereik] if situatie == "eigen" else []
    return [(functie, BEIDE) for functie in (*per_bereik, *zonder)] + [(functie, ("GET",)) for functie in overig]


def _past(naam: str, functie: Functie, situatie: str, status: int) -> bool:
    if URLS[naam][1].recht not in TABEL[functie][1]:
        return status == 403
    if verwacht(functie, situatie):
        return status in {200, 303, 405, 409, 422} or naam in MAG_404
    return status in {404, 405}


@pytest.mark.parametrize("situatie", SITUATIES)
def test_elke_url_van_een_dossier(situatie, decor, django_db_blocker):
    """404 for who may not see it, and nothing changed or logged; 403 for who lacks the recht; else it opens."""
    fouten = []
    ids = decor.ids[situatie]
    with django_db_blocker.unblock():
        vragen = [(wie, naam, hoe) for naam in sorted(VAN_EEN_DOSSIER) for wie, hoe in _vragers(naam, situatie)]
        # First who stays outside: what others do inside then does not count.
        vragen.sort(key=lambda vraag: verwacht(vraag[0], situatie))
        clients = {functie: _client(decor.doors[functie]) for functie in {wie for wie, _, _ in vragen}}
        buiten = [functie for functie in clients if not verwacht(functie, situatie)]
        voor = _stand(ids), [_gelezen(ids, decor.doors[functie]) for functie in buiten]
        for nr, (functie, naam, methoden) in enumerate(vragen):
            for methode in methoden:
                status = clients[functie].generic(methode, _adres(naam, ids)).status_code
                if not _past(naam, functie, situatie, status):
                    fouten.append(f"{methode} {naam} {functie}: {status}")
            laatste_buiten = nr + 1 == len(vragen) or verwacht(vragen[nr + 1][0], situatie)
            if buiten and functie in buiten and laatste_buiten:
                na = _stand(ids), [_gelezen(ids, decor.doors[functie]) for functie in buiten]
                assert na == voor, "er is iets veranderd of gelezen"
    assert fouten == []


# Of two people or of one team: 404 for everybody else, whatever the functie (tested in their room).
VAN_ENKELEN = {
    "werk:vraag",
    "werk:vraag_intrekken",
    "werk:vraag_gelezen",
    "werk:afwezigheid_voor",
    "werk:afwezigheid_wijzigen",
    "werk:afwezigheid_stoppen",
}

# Views with a 404 of their own, also for who may see the dossier (tested in their room).
MAG_404 = {
    "casussen:verslag_voorbeeld",  # no verslag to show yet
    "documenten:brief",  # the worker did not make the PDF yet
    "casussen:verslag_post",  # only of a letter that is a verslag
    "beschikkingen:post",  # only of a letter that is a besluit
    "afspraken:ics",  # only for who goes there
}


@pytest.mark.parametrize("functie", zelfde_deur(FUNCTIES), ids=str)
def test_elke_andere_url(functie, decor, django_db_blocker):
    """URLs without a dossier: who has the recht gets in; a made up id is 404."""
    fouten = []
    with django_db_blocker.unblock():
        door = decor.doors[functie]
        client = _client(door)
        for naam in sorted(set(URLS) - VAN_EEN_DOSSIER):
            _, view = URLS[naam]
            recht = getattr(view, "recht", None)
            if naam == "organisatie:uitloggen" or (recht and not door.mag(recht)):
                continue
            for methode in BEIDE:
                antwoord = client.generic(methode, _adres(naam, decor.ids["eigen"]))
                if (
                    naam in VAN_ENKELEN
                    or "pk" in URLS[naam][0]
                    or (naam == "monitoring:lijst" and not door.mag("dossier.zien"))
                ):
                    goed = antwoord.status_code in {404, 405}
                else:
                    # healthz says 503 here: no worker runs in this test.
                    goed = antwoord.status_code in {200, 302, 303, 400, 405, 409, 422} or naam == "healthz"
                if not goed:
                    fouten.append(f"{methode} {naam}: {antwoord.status_code}")
    assert fouten == []


def test_zonder_inloggen_is_alles_dicht(decor, django_db_blocker):
    """Anonymous: only what says so is open; the rest goes to the login page, and a program hears 401 in JSON."""
    with django_db_blocker.unblock():
        for naam, (_, view) in sorted(URLS.items()):
            if getattr(view, "openbaar", False):
                continue
            for methode in BEIDE:
                antwoord = Client().generic(methode, _adres(naam, decor.ids["eigen"]))
                if getattr(view, "api", False):
                    assert (antwoord.status_code, antwoord.json()) == (401, {"detail": "Log eerst in."}), naam
                    continue
                assert antwoord.status_code == 302, naam
                assert antwoord["Location"].startswith("/inloggen/"), naam


def test_lijsten_tonen_alleen_wat_zichtbaar_is(decor, django_db_blocker):
    """The API's list and Mijn werk hold no dossier that its page would refuse."""
    with django_db_blocker.unblock():
        for functie, door in decor.doors.items():
            if not door.mag("dossier.zien"):
                continue
            gezien = {rij["id"] for rij in _client(door).get(reverse("api_dossiers")).json()["results"]}
            for situatie, ids in decor.ids.items():
                assert (ids["dossier_id"] in gezien) == verwacht(functie, situatie), (functie, situatie)
