"""The receipt of a melding (Wmo 2.3.2 lid 1): to the right addressee, or a task when post is not safe."""

from basis.documenten.adressering import adresseer, veilig_bezwaar
from basis.documenten.brieven import Ontvangst
from basis.documenten.handelingen import maak_brief
from basis.documenten.models import Brief, SoortBrief
from basis.dossiers.models import Dossier
from basis.journaal.tijd import vandaag
from basis.organisatie.enums import Wet
from basis.organisatie.models import Hoedanigheid
from basis.scherm.opmaak import datum, datum_voluit
from basis.werk.handelingen import maak_taak
from basis.werk.models import SoortTaak
from toegang.enums import DoorOfNamens
from toegang.models import Melding


def bevestig_ontvangst(door: Hoedanigheid, dossier: Dossier, melding: Melding) -> Brief | None:
    """A letter per addressee (the first is returned), or a Taak to confirm by the safe channel."""
    assert dossier.inwoner is not None
    onveilig = veilig_bezwaar(dossier.inwoner, vandaag())
    adressering = adresseer(dossier.inwoner, vandaag())
    brieven = []
    if onveilig is None:
        for geadresseerde in adressering.geadresseerden:
            brieven.append(
                maak_brief(
                    door,
                    dossier,
                    SoortBrief.ONTVANGST,
                    sjabloon="ontvangst",
                    onderwerp="Wij hebben uw vraag ontvangen",
                    geadresseerde=geadresseerde,
                    gegevens=_gegevens(dossier, melding),
                )
            )
    redenen = [onveilig] if onveilig else list(adressering.redenen)
    if redenen or not brieven:
        maak_taak(
            door,
            dossier,
            SoortTaak.VEILIG_BEZORGEN,
            toelichting=" ".join(["Bevestig de melding langs een veilige weg.", *redenen])[:300],
        )
    return brieven[0] if brieven else None


def _gegevens(dossier: Dossier, melding: Melding) -> Ontvangst:
    # Another term (the first gesprek about debts) is no onderzoek of six weeks.
    zes_weken = melding.termijn if melding.termijn and melding.termijn.soort == "wmo-onderzoek" else None
    return Ontvangst(
        ontvangen_op=datum(melding.ontvangen_op),
        door_inwoner=melding.door_of_namens == DoorOfNamens.JA and not melding.melder_naam,
        vraag=melding.vraag,
        zelf=melding.zelf,
        samen=melding.samen,
        nodig=melding.nodig,
        onderzoek_uiterlijk=datum_voluit(zes_weken.einddatum) if zes_weken else "",
        te_laat=bool(zes_weken and zes_weken.einddatum < vandaag()),
        # No date: this letter is the telling, so the seven days count from the day it goes into the post.
        persoonlijk_plan=dossier.wet in (None, Wet.WMO),
    )
