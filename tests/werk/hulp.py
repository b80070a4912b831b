"""What the tests of Mijn werk share: dossiers in a given state, terms, tasks and who is away."""

from datetime import date, datetime, timedelta
from typing import Any

from basis.dossiers.models import Betrokkenheid, Dossier
from basis.journaal.models import Gebeurtenis, Raadpleging
from basis.journaal.tijd import nu, op_dag, vandaag
from basis.organisatie.models import Afwezigheid, Hoedanigheid
from basis.organisatie.periode import tot_en_met, vanaf
from basis.werk.models import Taak, Termijn
from tests.fabriek import Wereld, uniek


def dossier(w: Wereld, door: Hoedanigheid | None, **anders: Any) -> Dossier:
    """One open dossier of a new inwoner; my move, contact of today and no term unless told otherwise."""
    naam = anders.pop("naam", "") or uniek("Naam").replace("-", "")
    gegevens: dict[str, Any] = {
        "gemeente": w.gemeente,
        "kenmerk": uniek("T")[:20],
        "soort": "melding",
        "inwoner": w.inwoner(geslachtsnaam=naam),
        "kern": w.kern,
        "team": w.team,
        "behandelaar": door,
        "fase": "ingang",
        "aan_zet": "behandelaar" if door else "team",
        "aan_zet_sinds": nu(),
        "titel": "Melding",
        "laatste_contact": vandaag(),
        "geopend_op": nu(),
        **anders,
    }
    rij = Dossier.objects.create(**gegevens)
    if door is not None:
        Betrokkenheid.objects.create(dossier=rij, hoedanigheid=door, rol="behandelaar", geldig=vanaf(date(2020, 1, 1)))
    return rij


def naam_van(rij: Dossier) -> str:
    assert rij.inwoner
    return str(rij.inwoner.geslachtsnaam)


def termijn(rij: Dossier, dagen: int, *, lengte: int = 40, **anders: Any) -> Termijn:
    """An open legal term that ends `dagen` from today."""
    einde = vandaag() + timedelta(days=dagen)
    gegevens: dict[str, Any] = {
        "dossier": rij,
        "soort": "wmo-besluit",
        "vanaf": einde - timedelta(days=lengte),
        "startgebeurtenis": "ontvangst van de aanvraag",
        "ruwe_einddatum": einde,
        "einddatum": einde,
        "uitleg": [],
        "geopend_op": nu(),
        **anders,
    }
    gemaakt = Termijn.objects.create(**gegevens)
    if gemaakt.wettelijk and gemaakt.van_ons and (rij.fatale_datum is None or einde < rij.fatale_datum):
        Dossier.objects.filter(pk=rij.pk).update(fatale_datum=einde)
    return gemaakt


def aflopend(rij: Dossier, dagen: int, **anders: Any) -> Termijn:
    """Help that ends `dagen` from today, to be chosen 16 weeks before."""
    laatste = vandaag() + timedelta(days=dagen)
    eerst = laatste - timedelta(weeks=16)
    gegevens: dict[str, Any] = {
        "soort": "aflopend",
        "vanaf": laatste,
        "startgebeurtenis": "Laatste dag van Begeleiding",
        "ruwe_einddatum": eerst,
        "einddatum": eerst,
        "wettelijk": False,
        **anders,
    }
    return termijn(rij, dagen, **gegevens)


def taak(rij: Dossier | None, w: Wereld, **anders: Any) -> Taak:
    gegevens: dict[str, Any] = {"soort": "nazorg", "gemaakt_op": nu(), **anders}
    if not {"voor", "team"} & set(gegevens):
        gegevens["team"] = rij.team if rij else w.team
    return Taak.objects.create(gemeente=w.gemeente, dossier=rij, **gegevens)


def afwezig(wie: Hoedanigheid, waarnemer: Hoedanigheid, *, van: int = -1, tot: int = 5) -> Afwezigheid:
    dag = vandaag()
    return Afwezigheid.objects.create(
        hoedanigheid=wie,
        waarnemer=waarnemer,
        geldig=tot_en_met(dag + timedelta(days=van), dag + timedelta(days=tot)),
        vastgelegd_op=nu(),
        vastgelegd_door=wie,
    )


def gebeurd(rij: Dossier, wie: Hoedanigheid, soort: str = "contact.vastgelegd", *, op: datetime | None = None) -> None:
    moment = op or nu()
    Gebeurtenis.objects.create(
        soort=soort,
        gemeente_id=rij.gemeente_id,
        dossier_id=rij.pk,
        gebeurd_op=moment,
        vastgelegd_op=moment,
        door_id=wie.pk,
        naam=wie.naam,
        functie=wie.functie,
        organisatie_naam=wie.organisatie_naam,
        lading={"soort_contact": "telefoon"},
    )


def gekeken(rij: Dossier, wie: Hoedanigheid, *, op: datetime) -> None:
    Raadpleging.objects.create(
        op=op,
        soort="openen",
        gemeente_id=rij.gemeente_id,
        door_id=wie.pk,
        medewerker_id=wie.medewerker_id,
        naam=wie.naam,
        functie=wie.functie,
        organisatie_naam=wie.organisatie_naam,
        dossier_id=rij.pk,
        doel="test",
        rechten_versie="test",
    )


def geleden(dagen: int) -> datetime:
    return op_dag(vandaag() - timedelta(days=dagen))
