"""What a beschikking would say today: what was decided stays as it was, the days before it are those of the dossier."""

from collections.abc import Mapping, Sequence
from typing import Any

from django.urls import reverse

from basis.documenten.adressering import adresseer
from basis.documenten.briefbron import Briefbron, EigenPost, Nu, Ontvanger
from basis.documenten.brieven import Beschikking as Gegevens
from basis.documenten.brieven import vul_aan
from basis.documenten.handelingen import maak_brief
from basis.documenten.models import Brief, SoortBrief
from basis.documenten.verouderd import eerste_van, ontvanger
from basis.dossiers.models import Dossier
from basis.journaal.tijd import vandaag
from basis.organisatie.handeling import Geweigerd
from basis.organisatie.models import Hoedanigheid
from basis.scherm.opmaak import datum
from beschikkingen.bezorgen import maak_herstelbrieven, zeg_wie_niet
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
    postdag = max(brief.postdag or vandaag(), vandaag())
    inhoud = vul_aan(_vandaag(brief, beschikking), Gegevens)
    inhoud["bezwaar_tot_en_met"] = datum(laatste_dag_bezwaar(dossier, postdag))
    adressering = adresseer(dossier.inwoner, vandaag())
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
        for aan in adressering.geadresseerden
        if ontvanger(aan) not in kreeg
    ]
    if not (nieuw or kreeg):
        raise Geweigerd("Niemand kan deze brief nu krijgen. Zorg eerst voor een adres.")
    zeg_wie_niet(door, dossier, adressering, verwijst_naar=eerste_van(kreeg, nieuw).pk)
    beschikking.brief = eerste_van(kreeg, nieuw)
    beschikking.save(update_fields=["brief"])


_BRON = Briefbron(
    SoortBrief.BESCHIKKING,
    _nu,
    _maak,
    namen={
        "melding_op": "de dag van de melding",
        "aanvraag_op": "de dag van de aanvraag",
        "gesprek_op": "de dag van het gesprek",
        "verslag_op": "de dag waarop het verslag op de post ging",
    },
    post=EigenPost("een besluit", lambda brief: reverse("beschikkingen:post", args=[brief.dossier_id, brief.pk])),
)


def _herstel(brieven: Sequence[Brief]) -> dict[int, Nu]:
    """What such a letter tells follows from the posting day: `vertel_langer` replaces it when that day changes."""
    return {
        brief.pk: Nu.aan_ieder({naam: waarde for naam, waarde in brief.gegevens.items() if naam != "kop"}, None)
        for brief in brieven
    }


def _maak_herstel(door: Hoedanigheid, dossier: Dossier, brief: Brief, kreeg: Mapping[Ontvanger, Brief]) -> None:
    inhoud = {naam: waarde for naam, waarde in brief.gegevens.items() if naam != "kop"}
    maak_herstelbrieven(door, dossier, inhoud, brief.kenmerk, verwijst_naar=brief.pk, behalve=kreeg)


BRONNEN = (_BRON, Briefbron(SoortBrief.VERBETERING, _herstel, _maak_herstel, alleen_veilig=True))
