"""What the letters about an appointment would say today."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from basis.documenten.adressering import Geadresseerde
from basis.documenten.briefbron import Briefbron, Nu, Ontvanger
from basis.documenten.models import Brief, SoortBrief
from basis.dossiers.models import Dossier
from basis.organisatie.models import Hoedanigheid
from basis.werk.handelingen.bevestigen import brieven_voor, gegevens
from basis.werk.models import Afspraak


def _zegt(brief: Brief, afspraak: Afspraak) -> Callable[[Geadresseerde], Mapping[str, Any]]:
    # What kind of letter it is, and which moment went before, no dossier tells any more.
    wat, eerst = brief.gegevens["wat"], brief.gegevens["eerst"]
    return lambda aan: gegevens(afspraak, aan, wat, eerst)


def _nu(brieven: Sequence[Brief]) -> dict[int, Nu]:
    nummers = {brief.gegevens["nummer"] for brief in brieven}
    afspraken = Afspraak.objects.select_related("met__medewerker", "met__organisatie").in_bulk(nummers)
    return {
        brief.pk: Nu(_zegt(brief, afspraak), afspraak.brief_id or 0)
        for brief in brieven
        if (afspraak := afspraken.get(brief.gegevens["nummer"]))
    }


def _maak(door: Hoedanigheid, dossier: Dossier, brief: Brief, kreeg: Mapping[Ontvanger, Brief]) -> None:
    afspraak = Afspraak.objects.select_for_update(no_key=True, of=("self",)).get(pk=brief.gegevens["nummer"])
    brieven_voor(door, dossier, afspraak, brief.gegevens["wat"], brief.gegevens["eerst"], kreeg)


BRON = Briefbron(
    SoortBrief.AFSPRAAK,
    _nu,
    _maak,
    namen={"dag": "de dag", "tijd": "de tijd", "waar": "de plek", "met": "de naam van de collega"},
    alleen_veilig=True,
)
