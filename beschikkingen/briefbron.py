"""What a beschikking would say today: what was decided stays as it was, the days before it are those of the dossier."""

from collections.abc import Mapping, Sequence
from typing import Any

from basis.documenten.adressering import adresseer
from basis.documenten.handelingen import maak_brief
from basis.documenten.models import Brief, SoortBrief
from basis.documenten.verouderd import Briefbron, Nu, Ontvanger, eerste_van, ontvanger
from basis.dossiers.models import Dossier
from basis.journaal.tijd import vandaag
from basis.organisatie.handeling import Geweigerd
from basis.organisatie.models import Hoedanigheid
from basis.scherm.opmaak import datum
from beschikkingen.brief import SJABLOON, laatste_dag_bezwaar
from beschikkingen.enums import StatusBeschikking
from beschikkingen.models import Beschikking


def _vandaag(brief: Brief, beschikking: Beschikking) -> dict[str, Any]:
    onderzoek = beschikking.aanvraag.onderzoek
    toen = {naam: waarde for naam, waarde in brief.gegevens.items() if naam != "kop"}
    return toen | {
        "loopt_al": beschikking.aanvraag.over_id is not None,
        "melding_op": datum(onderzoek.gemeld_op),
        "aanvraag_op": datum(beschikking.aanvraag.ontvangen_op),
        "gesprek_op": datum(onderzoek.gesprek_op),
        "verslag_op": datum(onderzoek.verslag.verzonden_op) if onderzoek.verslag else "",
    }


def _nu(brieven: Sequence[Brief]) -> dict[int, Nu]:
    rijen = Beschikking.objects.filter(
        casus_id__in={brief.dossier_id for brief in brieven}, status=StatusBeschikking.VASTGESTELD
    ).select_related("aanvraag__onderzoek__verslag")
    per_nummer = {(rij.casus_id, rij.nummer): rij for rij in rijen.defer("aanvraag__onderzoek__verslag__html")}
    return {
        brief.pk: Nu.aan_ieder(_vandaag(brief, rij), rij.brief_id)
        for brief in brieven
        if (rij := per_nummer.get((brief.dossier_id, brief.kenmerk)))
    }


def _maak(door: Hoedanigheid, dossier: Dossier, brief: Brief, kreeg: Mapping[Ontvanger, Brief]) -> None:
    """The same besluit under the same number; only what the dossier says otherwise is otherwise."""
    beschikking = (
        Beschikking.objects.select_for_update(no_key=True, of=("self",))
        .select_related("aanvraag__onderzoek__verslag")
        .get(casus_id=dossier.pk, nummer=brief.kenmerk)
    )
    assert dossier.inwoner is not None
    # The day at its head can't be past: a letter is not posted before it is made (docs/besluiten/0009).
    postdag = max(brief.postdag, vandaag()) if brief.postdag else None
    inhoud = _vandaag(brief, beschikking)
    if postdag:
        inhoud["bezwaar_tot_en_met"] = datum(laatste_dag_bezwaar(dossier, postdag))
    nieuw = [
        maak_brief(
            door,
            dossier,
            SoortBrief.BESCHIKKING,
            sjabloon=SJABLOON,
            onderwerp=brief.onderwerp,
            geadresseerde=aan,
            gegevens=inhoud,
            kenmerk=brief.kenmerk,
            postdag=postdag,
        )
        for aan in adresseer(dossier.inwoner, vandaag()).geadresseerden
        if ontvanger(aan) not in kreeg
    ]
    if not (nieuw or kreeg):
        raise Geweigerd("Niemand kan deze brief nu krijgen. Zorg eerst voor een adres.")
    beschikking.brief = eerste_van(kreeg, nieuw)
    beschikking.save(update_fields=["brief"])


BRON = Briefbron(
    SoortBrief.BESCHIKKING,
    _nu,
    _maak,
    namen={
        "melding_op": "de dag van de melding",
        "aanvraag_op": "de dag van de aanvraag",
        "gesprek_op": "de dag van het gesprek",
        "verslag_op": "de dag waarop het verslag op de post ging",
    },
)
