"""A gemeente with two colleagues, a teamleider and open dossiers, through the verbs."""

from datetime import date, timedelta
from functools import cached_property
from typing import Any

import pytest

from basis.dossiers.handelingen import maak_dossier
from basis.dossiers.models import Dossier, Fase, SoortDossier
from basis.journaal.tijd import vandaag
from basis.organisatie.enums import Functie, Wet
from basis.organisatie.models import Hoedanigheid
from tests.beschikkingen.baan import Baan
from tests.fabriek import Wereld, wereld
from tests.gereedschap.herhaling import herhaald


@pytest.fixture
def baan(db: Any) -> Baan:
    return Baan(wereld())


class Ploeg:
    """One team at work. `dossier()` makes an open one, of nobody unless told otherwise."""

    @herhaald
    def __init__(self, w: Wereld) -> None:
        self.w = w
        self.leider = w.medewerker(Functie.TEAMLEIDER, naam="Bram Willems", wetten=[Wet.WMO, Wet.JEUGD])
        self.noor = w.medewerker(naam="Noor van Dijk", wetten=[Wet.WMO, Wet.JEUGD])
        self.ruud = w.medewerker(naam="Ruud Peters")

    @cached_property
    def kernteam(self) -> Hoedanigheid:
        return self.w.medewerker(Functie.KERNTEAMLID, naam="Youssef El Amrani")

    @cached_property
    def elders(self) -> Hoedanigheid:
        return self.w.medewerker(team=self.w.ander_team, naam="Ilse Hendriks")

    @herhaald
    def dossier(self, behandelaar: Hoedanigheid | None = None, *, fataal: int | None = None, **anders: Any) -> Dossier:
        kolommen = {n: anders.pop(n) for n in list(anders) if n not in ("wet", "team", "inwoner", "kern", "titel")}
        rij = maak_dossier(
            self.w.systeem,
            SoortDossier.CASUS,
            letter="W",
            fase=kolommen.pop("fase", Fase.TOEGANG),
            titel=anders.pop("titel", "Hulp bij het huishouden"),
            team=anders.pop("team", self.w.team),
            inwoner=anders.pop("inwoner", None) or self.w.inwoner(),
            wet=anders.pop("wet", Wet.WMO),
            kern=anders.pop("kern", self.w.kern),
            behandelaar=behandelaar,
        )
        if fataal is not None:
            kolommen["fatale_datum"] = vandaag() + timedelta(days=fataal)
        if kolommen:
            Dossier.objects.filter(pk=rij.pk).update(**kolommen)
            rij.refresh_from_db()
        return rij


@pytest.fixture
def ploeg(db: Any) -> Ploeg:
    return Ploeg(wereld())


def geboren(dag: date) -> Any:
    from basis.inwoners.datums import OnvolledigeDatum

    return OnvolledigeDatum(dag.year, dag.month, dag.day)
