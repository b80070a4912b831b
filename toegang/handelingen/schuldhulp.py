"""Schuldhulp at the ingang: what threatens, and the term to the first gesprek that goes on in a casus (Wgs 4)."""

from basis.dossiers.models import Dossier
from basis.organisatie.enums import Wet
from basis.organisatie.handeling import Geweigerd
from basis.organisatie.models import Hoedanigheid
from casussen.enums import Aanleiding, SoortBedreiging
from casussen.handelingen import begin_onderzoek
from casussen.handelingen.schuldhulp import Meegenomen, voeg_gesprek_bij
from casussen.models import Casus, Onderzoek
from toegang.enums import DoorOfNamens
from toegang.models import Melding


def toets_bedreiging(wet: Wet | None, door_of_namens: DoorOfNamens, bedreiging: SoortBedreiging | str | None) -> None:
    """Something threatens: only of schuldhulp, as far as the law is known, and not of a signaal (without clock)."""
    if not bedreiging:
        return
    if bedreiging not in SoortBedreiging.values:
        raise Geweigerd("Kies wat er dreigt.", "bedreiging")
    if wet not in (None, Wet.WGS):
        raise Geweigerd("Een dreigende situatie hoort bij schuldhulp (Wgs 4 lid 2).", "bedreiging")
    if door_of_namens == DoorOfNamens.NEE:
        raise Geweigerd("Bij een signaal loopt geen termijn. Spreek eerst de inwoner.", "bedreiging")


def voeg_schuldhulp_bij(
    door: Hoedanigheid,
    dossier: Dossier,
    casus: Casus,
    onderzoek: Onderzoek | None,
    melding: Melding,
    mee: Meegenomen,
    *,
    klok_liep: bool,
) -> None:
    """The term to the first gesprek is not lost: it goes on in the onderzoek that runs, or in the next one.

    `klok_liep`: a term ran on the melding; while its law was unknown that were the six weeks.
    """
    if not klok_liep and not mee.termijnen:
        return
    if onderzoek is not None:
        voeg_gesprek_bij(door, dossier, onderzoek, mee, vraag_op=melding.ontvangen_op, kanaal=melding.kanaal)
    else:
        begin_onderzoek(
            door,
            dossier,
            casus,
            aanleiding=Aanleiding.WIJZIGING_INWONER,
            gemeld_op=melding.ontvangen_op,
            kanaal=melding.kanaal,
            mee=mee,
        )
