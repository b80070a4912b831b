"""The act that met a term was on another day: late or in time is told anew, and the dwangsom follows."""

from datetime import date

from basis.dossiers.models import Dossier
from basis.journaal.schrijven import schrijf
from basis.journaal.tijd import vandaag
from basis.organisatie.models import Hoedanigheid
from basis.organisatie.regels import regelboek
from basis.scherm.opmaak import euro
from basis.werk import klok
from basis.werk.handelingen.gevolg_dwangsom import volg_dwangsom
from basis.werk.handelingen.taak import maak_taak
from basis.werk.models import SoortTaak, Termijn


def verzet_afronding(door: Hoedanigheid, dossier: Dossier, termijn_id: int | None, oud: date, op: date) -> None:
    """Give a term of a locked dossier that ended on `oud` another last act; nothing when it ended otherwise."""
    if termijn_id is None:
        return
    termijn = Termijn.objects.select_for_update(no_key=True).get(pk=termijn_id, dossier=dossier)
    if termijn.afronding is None or termijn.afgerond_op != oud or op == oud:
        return
    termijn.afgerond_op = op
    termijn.save(update_fields=["afgerond_op"])
    schrijf(
        "termijn.afronding_verbeterd",
        door,
        dossier=dossier,
        soort_termijn=termijn.soort,
        termijn=termijn.pk,
        oud=oud,
        nieuw=op,
        einddatum=termijn.einddatum,
        op_tijd=op <= termijn.einddatum,
    )
    volg_dwangsom(door, dossier, termijn)
    kijk_vastgesteld_na(door, dossier, termijn)


def kijk_vastgesteld_na(door: Hoedanigheid, dossier: Dossier, termijn: Termijn) -> None:
    """What was fixed by a decision stays; where the days now say another amount, somebody must look."""
    regels = regelboek(dossier.gemeente.code)
    for rij in termijn.ingebrekestellingen.exclude(vastgesteld_op=None).order_by("pk"):
        bedrag = klok.dwangsom_van(rij, termijn, regels.op(rij.ontvangen_op), vandaag()).bedrag
        if bedrag != rij.vastgesteld_bedrag:
            maak_taak(
                door,
                dossier,
                SoortTaak.EIGEN,
                voor=dossier.behandelaar,
                toelichting=f"De dwangsom is vastgesteld op {euro(rij.vastgesteld_bedrag)}. "
                f"Met de verbeterde dag is het {euro(bedrag)}. Kijk of er een nieuw besluit nodig is.",
                sleutel=f"dwangsom-anders:{rij.pk}:{bedrag}",
            )
