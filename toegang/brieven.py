"""The receipt of a melding (Wmo 2.3.2 lid 1): to the right addressee, or a task when post is not safe."""

from collections.abc import Mapping, Sequence

from basis.documenten.adressering import adresseer, veilig_bezwaar
from basis.documenten.briefbron import Ontvanger
from basis.documenten.brieven import Ontvangst
from basis.documenten.handelingen import maak_brief
from basis.documenten.models import Brief, SoortBrief
from basis.documenten.verouderd import eerste_van, ontvanger
from basis.dossiers.models import Dossier
from basis.journaal.tijd import vandaag
from basis.organisatie.enums import Wet
from basis.organisatie.models import Hoedanigheid
from basis.scherm.opmaak import datum, datum_voluit
from basis.werk.handelingen import maak_taak
from basis.werk.models import SoortTaak
from casussen.models import Onderzoek
from toegang.enums import DoorOfNamens
from toegang.models import Melding


def bevestig_ontvangst(
    door: Hoedanigheid, dossier: Dossier, melding: Melding, kreeg: Mapping[Ontvanger, Brief] | None = None
) -> Brief | None:
    """A letter per addressee (the first is returned), or a Taak to confirm by the safe channel.

    `kreeg`: who got it already, and which; they get no second.
    """
    assert dossier.inwoner is not None
    kreeg = kreeg or {}
    onveilig = veilig_bezwaar(dossier.inwoner, vandaag())
    adressering = adresseer(dossier.inwoner, vandaag())
    brieven = []
    if onveilig is None:
        inhoud = gegevens(dossier, melding, loopt_verder([melding]).get(melding.pk))
        for geadresseerde in adressering.geadresseerden:
            if ontvanger(geadresseerde) in kreeg:
                continue
            brieven.append(
                maak_brief(
                    door,
                    dossier,
                    SoortBrief.ONTVANGST,
                    sjabloon="ontvangst",
                    onderwerp="Wij hebben uw vraag ontvangen",
                    geadresseerde=geadresseerde,
                    gegevens=inhoud,
                )
            )
    redenen = [onveilig] if onveilig else list(adressering.redenen)
    if redenen or not (brieven or kreeg):
        maak_taak(
            door,
            dossier,
            SoortTaak.VEILIG_BEZORGEN,
            toelichting=" ".join(["Bevestig de melding langs een veilige weg.", *redenen])[:300],
        )
    return eerste_van(kreeg, brieven) if brieven or kreeg else None


def loopt_verder(meldingen: Sequence[Melding]) -> dict[int, Onderzoek]:
    """{melding: onderzoek} of those that became a casus: there the six weeks run on, and the law is known."""
    per_casus: dict[int, list[Onderzoek]] = {}
    casussen = {rij.casus_id for rij in meldingen if rij.casus_id}
    if casussen:
        rijen = Onderzoek.objects.filter(casus_id__in=casussen).select_related("termijn", "casus__dossier")
        for onderzoek in rijen.order_by("pk"):
            per_casus.setdefault(onderzoek.casus_id, []).append(onderzoek)
    uit = {}
    for rij in meldingen:
        # An older one joins the onderzoek that runs, which moves to its day; a double follows that clock.
        for onderzoek in per_casus.get(rij.casus_id or 0, []):
            if rij.pk not in uit or onderzoek.gemeld_op <= rij.ontvangen_op:
                uit[rij.pk] = onderzoek
    return uit


def gegevens(dossier: Dossier, melding: Melding, onderzoek: Onderzoek | None) -> Ontvangst:
    """What the receipt is told; `onderzoek`: what the melding became."""
    wet = onderzoek.casus.dossier.wet if onderzoek else dossier.wet
    termijn = onderzoek.termijn if onderzoek else melding.termijn
    # Another term (the first gesprek about debts) is no onderzoek of six weeks.
    zes_weken = termijn if termijn and termijn.soort == "wmo-onderzoek" else None
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
        persoonlijk_plan=wet in (None, Wet.WMO),
    )
