"""A page asks as many questions with thirty rows as with one, and never more than what is frozen here.

Who needs a question more raises the number here, on purpose; who needs one per row finds out.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from basis.dossiers.models import Dossier
from basis.inwoners.models import Inwoner, Netwerklid
from basis.journaal.models import Gebeurtenis, Raadpleging
from basis.journaal.tijd import nu, op_dag, vandaag
from basis.organisatie import inloggen
from basis.organisatie.enums import Functie
from basis.organisatie.models import Hoedanigheid
from basis.organisatie.periode import vanaf
from basis.voorzieningen.models import Trede
from basis.werk.handelingen import vraag_terugbellen
from basis.werk.models import Afspraak, Taak, Termijn
from casussen.models import Clientondersteuning, Contact, Doel, Hulpvraag, Ondersteuning
from consortium.models import Boeking, Verplichting
from tests.consortium.hulp import beloof
from tests.fabriek import Wereld, wereld
from tests.reis import kleed_aan

pytestmark = [pytest.mark.django_db, pytest.mark.eenmaal]
VEEL = 30
# At most 25 or 50 of them stand on a page.
MINSTENS = 25


@pytest.fixture
def w() -> Wereld:
    return wereld()


def binnen(door: Hoedanigheid) -> Client:
    assert door.medewerker is not None
    client = Client()
    sessie = client.session
    sessie[inloggen.SLEUTEL] = door.medewerker_id
    sessie[inloggen.CONTROLE] = door.medewerker.get_session_auth_hash()
    sessie[inloggen.DOOR] = door.pk
    sessie.save()
    return client


@dataclass
class Geteld:
    vragen: int
    tekst: str = field(repr=False)


def tel(vraag: Callable[[], Any]) -> Geteld:
    vraag()  # what is read once per process is not the page's
    with CaptureQueriesContext(connection) as gevraagd:
        antwoord = vraag()
    assert antwoord.status_code == 200
    return Geteld(len(gevraagd), antwoord.content.decode())


def vergelijk(
    vraag: Callable[[], Any], vermeerder: Callable[[], Any], *, hoogstens: int, teken: str, telt: int = 0
) -> None:
    """One row, then many; `teken` stands once in each row, so a page that shows nothing more fails too.

    `telt`: a list of more than one page also asks how long it is.
    """
    een = tel(vraag)
    vermeerder()
    veel = tel(vraag)
    assert veel.tekst.count(teken) >= een.tekst.count(teken) + MINSTENS - 1, "de bladzijde toont de rijen niet"
    assert veel.vragen == een.vragen + telt, "een vraag per rij"
    assert veel.vragen <= hoogstens


def dossiers(w: Wereld, door: Hoedanigheid, aantal: int, **anders: Any) -> None:
    """Open dossiers, each of an inwoner of its own."""
    mensen = Inwoner.objects.bulk_create(
        Inwoner(gemeente=w.gemeente, geslachtsnaam="Telbaar", naam_sleutel="telbaar", aangemaakt_op=nu())
        for _ in range(aantal)
    )
    Dossier.objects.bulk_create(
        Dossier(
            **{
                "gemeente": w.gemeente,
                "kenmerk": f"T-{mens.pk}",
                "soort": "melding",
                "inwoner": mens,
                "kern": w.kern,
                "team": w.team,
                "behandelaar": door,
                "fase": "ingang",
                "aan_zet": "behandelaar",
                "aan_zet_sinds": nu(),
                "fatale_datum": vandaag() + timedelta(days=9),
                "titel": "Melding",
                "geopend_op": nu(),
                **anders,
            }
        )
        for mens in mensen
    )


def test_mijn_werk(w):
    door = w.medewerker()
    client = binnen(door)

    def meer(aantal: int) -> None:
        dossiers(w, door, aantal)
        dossiers(w, door, aantal, aan_zet="inwoner")
        dossiers(w, door, aantal, behandelaar=None, aan_zet="team")
        rij = Dossier.objects.filter(behandelaar=door)[0]
        Taak.objects.bulk_create(
            Taak(gemeente=w.gemeente, dossier=rij, soort="nazorg", voor=door, uiterlijk=vandaag(), gemaakt_op=nu())
            for _ in range(aantal)
        )

    meer(1)
    # At most 8 rows stand in a group on the home page; the lists behind them are counted in tests/werk.
    een = tel(lambda: client.get(reverse("werk:mijn_werk")))
    meer(VEEL)
    veel = tel(lambda: client.get(reverse("werk:mijn_werk")))
    assert veel.tekst.count("Telbaar") >= een.tekst.count("Telbaar") + 15
    assert veel.vragen == een.vragen
    assert veel.vragen <= 21


def test_mijn_werk_van_wie_meebeslist(w):
    door, ander = w.medewerker(Functie.TEAMLEIDER), w.medewerker()
    client = binnen(door)
    dossiers(w, ander, 1, aan_zet="tweede")
    een = tel(lambda: client.get(reverse("werk:mijn_werk")))
    dossiers(w, ander, VEEL, aan_zet="tweede")
    veel = tel(lambda: client.get(reverse("werk:mijn_werk")))
    assert veel.tekst.count("Telbaar") > een.tekst.count("Telbaar")
    assert een.vragen == veel.vragen <= 25


def _verveelvoudig(casus: int, door: Hoedanigheid) -> None:
    """More of everything that hangs on one casus."""
    dossier = Dossier.objects.get(pk=casus)
    onderzoek = dossier.casus.onderzoeken.get()
    begin = vanaf(date(2020, 1, 1))
    Doel.objects.bulk_create(
        Doel(casus_id=casus, tekst=f"Telbaar doel {n}", geldig=begin, vastgelegd_op=nu()) for n in range(VEEL)
    )
    Hulpvraag.objects.bulk_create(Hulpvraag(onderzoek=onderzoek, tekst=f"vraag {n}") for n in range(VEEL))
    Ondersteuning.objects.bulk_create(
        Ondersteuning(
            casus_id=casus,
            trede=Trede.EIGEN_KRACHT,
            grondslag="vrij",
            omschrijving=f"zelf {n}",
            status=status,
            gestart_op=vandaag() if status == "gestart" else None,
        )
        for n in range(VEEL)
        for status in ("voorgesteld", "gestart")
    )
    leden = Netwerklid.objects.bulk_create(
        Netwerklid(
            inwoner=dossier.inwoner,
            naam=f"Buur {n}",
            relatie="buur",
            mantelzorger=True,
            toegevoegd_door=door,
            geldig=begin,
        )
        for n in range(VEEL)
    )
    Clientondersteuning.objects.bulk_create(
        Clientondersteuning(dossier=dossier, voor="mantelzorger", mantelzorger=lid, gewezen_op=vandaag(), door=door)
        for lid in leden
    )
    Termijn.objects.bulk_create(
        Termijn(
            dossier=dossier,
            soort="bezwaar",
            vanaf=vandaag(),
            startgebeurtenis="Besluit verzonden",
            ruwe_einddatum=vandaag() + timedelta(days=42),
            einddatum=vandaag() + timedelta(days=42),
            uitleg=[],
            van_ons=False,
            geopend_op=nu(),
        )
        for _ in range(VEEL)
    )
    Taak.objects.bulk_create(
        Taak(gemeente=dossier.gemeente, dossier=dossier, soort="nazorg", voor=door, gemaakt_op=nu())
        for _ in range(VEEL)
    )
    begin = op_dag(vandaag(), 10)
    Afspraak.objects.bulk_create(
        Afspraak(
            dossier=dossier,
            soort="huisbezoek",
            begin=begin + timedelta(days=n),
            einde=begin + timedelta(days=n, hours=1),
            met=door,
            team=dossier.team,
            uid=uuid4(),
            gemaakt_op=nu(),
            gemaakt_door=door,
        )
        for n in range(VEEL)
    )
    for _ in range(VEEL):
        vraag_terugbellen(
            door, wie="Beller", telefoon="0481 00 00 09", waarover="Hulp.", voor=door, dossier_id=dossier.pk
        )
    contacten = Contact.objects.bulk_create(
        Contact(
            dossier=dossier,
            op=vandaag(),
            soort="telefoon",
            met="inwoner",
            tekst=f"Telbaar gesprek {n}",
            door=door,
            vastgelegd_op=nu(),
        )
        for n in range(VEEL)
    )
    Gebeurtenis.objects.bulk_create(
        Gebeurtenis(
            soort="contact.vastgelegd",
            gemeente_id=dossier.gemeente_id,
            dossier_id=casus,
            gebeurd_op=nu(),
            vastgelegd_op=nu(),
            door_id=door.pk,
            naam=door.naam,
            functie=door.functie,
            organisatie_naam=door.organisatie_naam,
            lading={"contact": contact.pk, "soort_contact": "telefoon", "op": vandaag().isoformat()},
        )
        for contact in contacten
    )
    _kijk(dossier, door, VEEL)


def _kijk(dossier: Dossier, door: Hoedanigheid, aantal: int) -> None:
    Raadpleging.objects.bulk_create(
        Raadpleging(
            op=nu(),
            soort="openen",
            gemeente_id=dossier.gemeente_id,
            door_id=door.pk,
            medewerker_id=door.medewerker_id,
            naam=door.naam,
            functie=door.functie,
            organisatie_naam=door.organisatie_naam,
            dossier_id=dossier.pk,
            doel="telbaar doel",
            rechten_versie="2026-11",
        )
        for _ in range(aantal)
    )


TABS = {
    "overzicht": (61, "Telbaar doel"),
    "onderzoek": (23, "Telbaar doel"),
    "ondersteuning": (20, "Telbaar doel"),
    "contact": (22, "Telbaar gesprek"),
    "wie-keek-mee": (21, "telbaar doel"),
}


def test_dossierpagina(w):
    """Overview and tabs of one casus, before and after thirty of everything."""
    door = w.medewerker()
    client = binnen(door)
    pk = kleed_aan(w, door).dossier_id

    def vraag(tab: str) -> Any:
        return client.get(reverse("werkplek:tab", args=[pk, tab]))

    # One of each is there already, where a question waits for the first row.
    dossier = Dossier.objects.get(pk=pk)
    Netwerklid.objects.create(
        inwoner=dossier.inwoner,
        naam="Buur",
        relatie="buur",
        mantelzorger=True,
        toegevoegd_door=door,
        geldig=vanaf(date(2020, 1, 1)),
    )
    vraag_terugbellen(door, wie="Beller", telefoon="0481 00 00 09", waarover="Hulp.", voor=door, dossier_id=pk)
    een = {tab: tel(lambda tab=tab: vraag(tab)) for tab in TABS}
    _verveelvoudig(pk, door)
    veel = {tab: tel(lambda tab=tab: vraag(tab)) for tab in TABS}
    for tab, (_, teken) in TABS.items():
        assert veel[tab].tekst.count(teken) >= een[tab].tekst.count(teken) + MINSTENS - 1, tab
    assert {tab: rij.vragen for tab, rij in veel.items()} == {tab: rij.vragen for tab, rij in een.items()}
    assert {tab: rij.vragen for tab, rij in veel.items() if rij.vragen > TABS[tab][0]} == {}


def test_api(w):
    door = w.medewerker()
    client = binnen(door)
    dossiers(w, door, 1)
    vergelijk(
        lambda: client.get(reverse("api_dossiers")),
        lambda: dossiers(w, door, VEEL),
        hoogstens=3,
        teken='"kenmerk":',
    )


def test_raadplegingen(w):
    door, consulent = w.medewerker(Functie.PRIVACY_OFFICER), w.medewerker()
    client = binnen(door)
    dossiers(w, consulent, 1)
    _kijk(Dossier.objects.filter(gemeente=w.gemeente)[0], consulent, 1)

    def meer() -> None:
        dossiers(w, consulent, VEEL)
        for dossier in Dossier.objects.filter(gemeente=w.gemeente):
            _kijk(dossier, consulent, 1)

    vergelijk(lambda: client.get(reverse("raadplegingen")), meer, hoogstens=4, teken="telbaar doel")
    gezocht = tel(lambda: client.get(reverse("raadplegingen"), {"wie": consulent.naam.upper()}))
    assert gezocht.tekst.count("telbaar doel") >= MINSTENS
    assert gezocht.vragen <= 5


def test_zoeken(w):
    client = binnen(w.medewerker())

    def meer(aantal: int) -> None:
        for _ in range(aantal):
            w.inwoner(geslachtsnaam="Telbaar", bsn="")

    meer(1)
    vergelijk(
        lambda: client.post(reverse("inwoners:zoeken"), {"naam": "Telbaer"}),
        lambda: meer(VEEL),
        hoogstens=4,
        teken="Ans Telbaar",
    )


def _beloften(w: Wereld, aantal: int) -> None:
    hulp = w.voorziening("Telbare hulp")
    begin = date(vandaag().year, 6, 1)
    for _ in range(aantal):
        beloof(w, hulp, begin, begin + timedelta(days=400))


@pytest.mark.parametrize("filters", [{}, {"jaar": vandaag().year, "q": "B-2026-00001"}], ids=["alles", "een jaar"])
def test_verplichtingen(w, filters):
    client = binnen(w.medewerker(Functie.CONTROLLER))
    _beloften(w, 1)
    vergelijk(
        lambda: client.get(reverse("consortium:verplichtingen"), filters),
        lambda: _beloften(w, VEEL),
        hoogstens=8,
        telt=1,
        teken="Telbare hulp",
    )
    assert Verplichting.objects.filter(gemeente=w.gemeente).count() == VEEL + 1


def test_grootboek(w):
    client = binnen(w.medewerker(Functie.CONTROLLER))
    _beloften(w, 1)
    vergelijk(
        lambda: client.get(reverse("consortium:grootboek")),
        lambda: _beloften(w, VEEL),
        hoogstens=5,
        teken="besluit B-2026-00001",
    )
    assert Boeking.objects.filter(gemeente=w.gemeente).count() >= VEEL
