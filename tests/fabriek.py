"""Small makers for tests. They go through the verbs where those exist, in an own gemeente each time.

Nothing here may depend on what another test left behind: every gemeente has its own random code.
"""

import itertools
import random
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import Any

from basis.inwoners.datums import OnvolledigeDatum
from basis.inwoners.handelingen import AdresInvoer, maak_inwoner
from basis.inwoners.models import Inwoner
from basis.journaal.tijd import AMSTERDAM, vandaag
from basis.organisatie import handelingen as org
from basis.organisatie.enums import Functie, SoortOrganisatie, SoortTeam, VoorWat, Wet
from basis.organisatie.models import Gemeente, Hoedanigheid, Kern, Mandaat, Organisatie, Team, Toegangspunt
from basis.organisatie.periode import vanaf
from basis.termijnen import feestdagen
from basis.voorzieningen.models import Aanbod, Eenheid, Frequentie, Hoofdgroep, Trede, Voorziening
from consortium.models import Tarief
from tests.gereedschap.herhaling import herhaald

WACHTWOORD = "een-lang-testwachtwoord"
_nr = itertools.count(1)
_codes = iter([f"{nummer:04d}" for nummer in random.sample(range(10_000), 10_000)])


def uniek(voorvoegsel: str) -> str:
    return f"{voorvoegsel}-{next(_nr)}-{random.randrange(36**6):x}"


def op(jaar: int, maand: int, dag: int, uur: int = 10, minuut: int = 0) -> datetime:
    return datetime(jaar, maand, dag, uur, minuut, tzinfo=AMSTERDAM)


@dataclass
class Wereld:
    """One gemeente with a toegangspunt, a kern, two teams and the system's door."""

    systeem: Hoedanigheid
    toegangspunt: Toegangspunt
    kern: Kern
    gemeente_org: Organisatie
    partij: Organisatie
    team: Team
    ander_team: Team
    extra: dict[str, Any] = field(default_factory=dict)

    @property
    def gemeente(self) -> Gemeente:
        return self.systeem.gemeente

    @herhaald
    def medewerker(
        self,
        functie: Functie = Functie.WMO_CONSULENT,
        *,
        organisatie: Organisatie | None = None,
        team: Team | None = None,
        wetten: list[str] | None = None,
        naam: str = "",
        skj: bool = False,
    ) -> Hoedanigheid:
        """A new colleague with one hoedanigheid."""
        mens = org.voeg_medewerker_toe(
            self.systeem,
            uniek("mw"),
            naam or f"Collega {next(_nr)}",
            wachtwoord=WACHTWOORD,
            registratie="SKJ" if skj else "",
            registratienummer="100012345" if skj else "",
        )
        hoed = org.geef_hoedanigheid(
            self.systeem,
            mens,
            functie,
            organisatie=organisatie or self.gemeente_org,
            team=team or self.team,
            wetten=[Wet.WMO] if wetten is None else wetten,
            sinds=date(2020, 1, 1),
        )
        return Hoedanigheid.objects.met_alles().get(pk=hoed.pk)

    @herhaald
    def mandaat(
        self,
        functie: Functie = Functie.WMO_CONSULENT,
        *,
        wet: Wet = Wet.WMO,
        max_per_jaar: str = "15000",
        mag_afwijzen: bool = False,
        organisatie: Organisatie | None = None,
        voor: VoorWat = VoorWat.BESLUIT,
    ) -> Mandaat:
        return org.geef_mandaat(
            self.systeem,
            organisatie=organisatie or self.gemeente_org,
            functie=functie,
            wet=wet,
            max_per_jaar=Decimal(max_per_jaar),
            mag_afwijzen=mag_afwijzen,
            kenmerk=uniek("M"),
            sinds=date(2020, 1, 1),
            voor=voor,
        )

    @herhaald
    def inwoner(self, **velden: Any) -> Inwoner:
        """A fictitious inwoner, born 1948 unless told otherwise, living in the kern."""
        gegevens = {
            "voornamen": "Ans",
            "geslachtsnaam": "Verhoeven",
            "geslacht": "V",
            "geboren": OnvolledigeDatum(1948, 3, 14),
            "adres": AdresInvoer(straat="Lindelaan", huisnummer="12", postcode="6661ZD", plaats="Elst", kern=self.kern),
            **velden,
        }
        return maak_inwoner(self.systeem, **gegevens)

    @herhaald
    def voorziening(
        self,
        naam: str = "Begeleiding thuis",
        *,
        trede: Trede = Trede.MAATWERK,
        wet: Wet | None = Wet.WMO,
        hoofdgroep: Hoofdgroep = Hoofdgroep.BEGELEIDING,
        tarief: str | None = "71.40",
        partij: Organisatie | None = None,
        eigen_bijdrage: bool = True,
    ) -> Voorziening:
        rij = Voorziening.objects.create(
            gemeente=self.gemeente,
            code=uniek("V")[:20],
            naam=naam,
            naam_inwoner=naam,
            wet=wet,
            hoofdgroep=hoofdgroep,
            trede=trede,
            lijn=2 if trede == Trede.MAATWERK else 0,
            eenheid=Eenheid.UUR,
            frequentie=Frequentie.WEEK,
            eigen_bijdrage=eigen_bijdrage and trede == Trede.MAATWERK,
        )
        Aanbod.objects.create(voorziening=rij, organisatie=partij or self.partij, geldig=vanaf(date(2020, 1, 1)))
        if tarief is not None:
            Tarief.objects.create(
                gemeente=self.gemeente,
                voorziening=rij,
                organisatie=None,
                bedrag=Decimal(tarief),
                geldig=vanaf(date(2020, 1, 1)),
                bron="test",
            )
        return rij


@herhaald
def wereld(*, demo: bool = False) -> Wereld:
    """A new gemeente of its own."""
    # A code is given once per process: the rows of a gemeente may come back in a later test.
    code = next(code for code in _codes if not Gemeente.objects.filter(code=code).exists())
    systeem = org.maak_gemeente(code, uniek("Testgemeente"), demo=demo, sinds=date(2020, 1, 1))
    systeem = Hoedanigheid.objects.met_alles().get(pk=systeem.pk)
    punt = org.voeg_toegangspunt_toe(
        systeem, "Elst", adresregels="Dorpsstraat 1|6661 AA Elst", telefoon="0481 00 00 00"
    )
    kern = org.voeg_kern_toe(systeem, "Elst", punt)
    gemeente_org = org.voeg_organisatie_toe(systeem, "Gemeente", SoortOrganisatie.GEMEENTE)
    partij = org.voeg_organisatie_toe(systeem, "MEE", SoortOrganisatie.PARTIJ)
    team = org.voeg_team_toe(systeem, "Toegangspunt Elst", SoortTeam.TOEGANGSPUNT, punt)
    ander = org.voeg_team_toe(systeem, "Toegangspunt Zetten", SoortTeam.TOEGANGSPUNT, punt)
    return Wereld(systeem, punt, kern, gemeente_org, partij, team, ander)


def versie_van(dossier_id: int) -> int:
    from basis.dossiers.models import Dossier

    return Dossier.objects.values_list("versie", flat=True).get(pk=dossier_id)


__all__ = ["WACHTWOORD", "Wereld", "op", "sluit_casus", "uniek", "vandaag", "versie_van", "wereld"]


def gewone_dag(dagen: int) -> date:
    """So many days from now, or the first day after it that is no Sunday or feestdag: there a form warns."""
    dag = vandaag() + timedelta(days=dagen)
    while dag.weekday() == 6 or dag in feestdagen(dag.year):
        dag += timedelta(days=1)
    return dag


def sluit_casus(door: Hoedanigheid, dossier_id: int, **gegevens: Any) -> Any:
    """Close a casus and say of each open goal and question that it lapsed: for who tests something else."""
    from casussen.handelingen import sluit_af
    from casussen.models import Doel, Hulpvraag

    doelen = Doel.objects.filter(casus_id=dossier_id, bereikt=None, geldig__contains=vandaag())
    vragen = Hulpvraag.objects.filter(onderzoek__casus_id=dossier_id, uitkomst="open")
    return sluit_af(
        door,
        dossier_id,
        **{
            "doelen": {doel.pk: "vervallen" for doel in doelen},
            "vragen": {vraag.pk: "vervallen" for vraag in vragen},
            **gegevens,
        },
    )
