"""What the receipt of a melding would say today."""

from collections.abc import Mapping, Sequence

from basis.documenten.briefbron import Briefbron, Nu, Ontvanger
from basis.documenten.models import Brief, SoortBrief
from basis.dossiers.models import Dossier
from basis.organisatie.models import Hoedanigheid
from toegang.brieven import bevestig_ontvangst, gegevens, loopt_verder
from toegang.models import Melding


def _nu(brieven: Sequence[Brief]) -> dict[int, Nu]:
    rijen = Melding.objects.filter(pk__in={brief.dossier_id for brief in brieven}).exclude(ontvangstbrief=None)
    meldingen = {rij.pk: rij for rij in rijen.select_related("termijn")}
    verder = loopt_verder(list(meldingen.values()))
    return {
        brief.pk: Nu.aan_ieder(gegevens(brief.dossier, rij, verder.get(rij.pk)), rij.ontvangstbrief_id)
        for brief in brieven
        if (rij := meldingen.get(brief.dossier_id))
    }


def _maak(door: Hoedanigheid, dossier: Dossier, brief: Brief, kreeg: Mapping[Ontvanger, Brief]) -> None:
    melding = Melding.objects.select_for_update(no_key=True).get(pk=dossier.pk)
    melding.ontvangstbrief = bevestig_ontvangst(door, dossier, melding, kreeg)
    melding.save(update_fields=["ontvangstbrief"])


BRON = Briefbron(
    SoortBrief.ONTVANGST,
    _nu,
    _maak,
    namen={
        "ontvangen_op": "de dag waarop de vraag binnenkwam",
        "vraag": "de vraag",
        "onderzoek_uiterlijk": "de uiterste dag van het onderzoek",
    },
    # What was heard later: the letter says what was heard until then, and asks what misses.
    groeit=frozenset({"zelf", "samen", "nodig"}),
    alleen_veilig=True,
)
