"""Letters after the besluit: who can't get one by post is told another way, and a wrong last day is put right."""

from collections.abc import Collection, Mapping
from datetime import date
from typing import Any

from basis.documenten.adressering import Adressering, adresseer, veilig_bezwaar
from basis.documenten.briefbron import Ontvanger
from basis.documenten.handelingen import laat_brief_vervallen, maak_brief
from basis.documenten.models import Brief, SoortBrief, StatusBrief
from basis.documenten.verouderd import ontvanger
from basis.dossiers.models import Dossier
from basis.journaal.tijd import vandaag
from basis.organisatie.models import Hoedanigheid
from basis.scherm.opmaak import datum
from basis.werk.handelingen import maak_taak
from basis.werk.models import SoortTaak
from beschikkingen.brief import laatste_dag_bezwaar
from beschikkingen.models import Beschikking


def zeg_wie_niet(
    door: Hoedanigheid, dossier: Dossier, adressering: Adressering, *, verwijst_naar: int, wat: str = ""
) -> bool:
    """A task where post is not safe, or for who should get this letter and can't; whether post is safe."""
    assert dossier.inwoner is not None
    onveilig = veilig_bezwaar(dossier.inwoner, vandaag())
    if onveilig or adressering.redenen:
        # Also another parent or a bewindvoerder without address.
        maak_taak(
            door,
            dossier,
            SoortTaak.VEILIG_BEZORGEN,
            voor=dossier.behandelaar,
            toelichting=" ".join([wat, onveilig or "", *adressering.redenen]).strip()[:300],
            verwijst_naar=verwijst_naar,
        )
    return onveilig is None


def vertel_langer(
    door: Hoedanigheid, dossier: Dossier, beschikking: Beschikking, brieven: Collection[Brief], op: date
) -> None:
    """A letter to each addressee who was told an earlier last day for bezwaar than there is, posted on `op`.

    What waits of an earlier correction lapses. Who was told a later day may go by it (Awb 6:11): then no letter
    takes that back.
    """
    postdag = next((brief.postdag for brief in brieven if brief.postdag), None)
    if postdag is None or dossier.inwoner is None:
        return
    stond, laatste = laatste_dag_bezwaar(dossier, postdag), laatste_dag_bezwaar(dossier, op)
    verteld = [stond]
    eerder = Brief.objects.filter(dossier=dossier, soort=SoortBrief.VERBETERING, kenmerk=beschikking.nummer)
    for brief in eerder.exclude(status=StatusBrief.VERVALLEN).defer("html"):
        if brief.status == StatusBrief.VERZONDEN:
            verteld.append(date.fromisoformat(brief.gegevens["laatste"]))
        else:
            laat_brief_vervallen(door, dossier, brief)
    if laatste <= max(verteld):
        return
    inhoud = {
        "kenmerk": beschikking.nummer or "",
        "verzonden_op": datum(op),
        "stond": datum(stond),
        "nu": datum(laatste),
        "laatste": laatste.isoformat(),
    }
    eerste = min(brief.pk for brief in brieven)
    maak_herstelbrieven(door, dossier, inhoud, beschikking.nummer or "", verwijst_naar=eerste)


def maak_herstelbrieven(
    door: Hoedanigheid,
    dossier: Dossier,
    inhoud: Mapping[str, Any],
    kenmerk: str,
    *,
    verwijst_naar: int,
    behalve: Collection[Ontvanger] = (),
) -> None:
    """Nothing by post where that is not safe: then a task says which day somebody must be told."""
    assert dossier.inwoner is not None
    adressering = adresseer(dossier.inwoner, vandaag())
    wat = f"Vertel dat bezwaar tegen besluit {kenmerk} kan tot en met {inhoud['nu']}."
    if not zeg_wie_niet(door, dossier, adressering, verwijst_naar=verwijst_naar, wat=wat):
        return
    for aan in adressering.geadresseerden:
        if ontvanger(aan) not in behalve:
            maak_brief(
                door,
                dossier,
                SoortBrief.VERBETERING,
                sjabloon="verbetering",
                onderwerp="U kunt langer bezwaar maken",
                geadresseerde=aan,
                gegevens=inhoud,
                kenmerk=kenmerk,
            )
