"""The bare moves of casus, onderzoek and ondersteuning, each with its gebeurtenis. For use inside verbs."""

from datetime import datetime
from typing import Any

from django_fsm import can_proceed

from basis.dossiers.models import Dossier, Fase
from basis.journaal.schrijven import schrijf
from basis.organisatie.handeling import Geweigerd
from basis.organisatie.models import Hoedanigheid
from basis.werk.handelingen import heropen_taken
from casussen.enums import StatusCasus, StatusOnderzoek
from casussen.handelingen.heronderzoek import heronderzoek_weer_open
from casussen.models import Casus, Ondersteuning, Onderzoek

# The fase of the klantreis in which a casus stands; a test ties Dossier.fase to it.
FASE_VAN: dict[str, Fase] = {
    StatusCasus.AANGEMELD: Fase.TOEGANG,
    StatusCasus.ONDERZOEK: Fase.TOEGANG,
    StatusCasus.PLAN: Fase.TOEGANG,
    StatusCasus.TOEKENNING: Fase.TOEKENNING,
    StatusCasus.HULPVERLENING: Fase.HULPVERLENING,
    StatusCasus.AFGESLOTEN: Fase.UITGANG,
}

_AFGELOPEN = (StatusOnderzoek.BESLOTEN, StatusOnderzoek.KLAAR, StatusOnderzoek.AFGEBROKEN)
_ZIN_ONDERZOEK: dict[str, str] = {
    StatusOnderzoek.LOOPT: "onderzoek.gestart",
    StatusOnderzoek.VERSLAG_VERZONDEN: "onderzoek.verslag_verzonden",
    StatusOnderzoek.AANVRAAG: "onderzoek.aanvraag",
    StatusOnderzoek.BESLOTEN: "onderzoek.besloten",
    StatusOnderzoek.KLAAR: "onderzoek.klaar",
    StatusOnderzoek.AFGEBROKEN: "onderzoek.afgebroken",
}


def _beweeg(wat: Any, overgang: str, naam: str) -> tuple[str, str]:
    van = wat.status
    stand = wat.get_status_display()
    methode = getattr(wat, overgang)
    if not can_proceed(methode):
        raise Geweigerd(f"Dit kan nu niet: {naam} staat op ‘{stand}’.")
    methode()
    wat.save()
    return van, wat.status


def verzet(
    door: Hoedanigheid,
    dossier: Dossier,
    casus: Casus,
    overgang: str,
    *,
    gebeurd_op: datetime | None = None,
    **lading: Any,
) -> None:
    """Move a casus on a locked dossier by the name of the transition (`naar_plan`); fase follows."""
    van, naar = _beweeg(casus, overgang, "de casus")
    dossier.fase = FASE_VAN[naar]
    dossier.save(update_fields=["fase"])
    schrijf("casus.status", door, dossier=dossier, van=van, naar=naar, gebeurd_op=gebeurd_op, **lading)


def onderzoek_naar(
    door: Hoedanigheid,
    dossier: Dossier,
    onderzoek: Onderzoek,
    overgang: str,
    *,
    gebeurd_op: datetime | None = None,
    **lading: Any,
) -> None:
    """Move an onderzoek on a locked dossier by the name of the transition (`naar_aanvraag`).

    Back to where it was (`herstel_loopt`) is its own kind: nothing starts or is asked a second time.
    """
    van, naar = _beweeg(onderzoek, overgang, "het onderzoek")
    schrijf(
        "onderzoek.hersteld" if overgang.startswith("herstel_") else _ZIN_ONDERZOEK[naar],
        door,
        dossier=dossier,
        van=van,
        naar=naar,
        gebeurd_op=gebeurd_op,
        onderzoek=onderzoek.pk,
        aanleiding=onderzoek.aanleiding,
        gemeld_op=onderzoek.gemeld_op,
        **lading,
    )
    if naar in _AFGELOPEN:
        # What it left unsettled must be chosen again: help never ends in silence.
        lijnen = Ondersteuning.objects.filter(casus_id=dossier.pk, aflopend__isnull=False, aflopend__afronding=None)
        heropen_taken(door, dossier, sleutels=[lijn.sleutel_aflopend for lijn in lijnen.order_by("pk")])
        heronderzoek_weer_open(door, dossier)


_ZIN_HULP: dict[str, str] = {
    "naar_toegewezen": "ondersteuning.toegewezen",
    "naar_gestart": "ondersteuning.gestart",
    "naar_onderbroken": "ondersteuning.onderbroken",
    "naar_hervat": "ondersteuning.hervat",
    "naar_beeindigd": "ondersteuning.beeindigd",
    "naar_geannuleerd": "ondersteuning.geannuleerd",
}


def ondersteuning_naar(
    door: Hoedanigheid,
    dossier: Dossier,
    ondersteuning: Ondersteuning,
    overgang: str,
    *,
    gebeurd_op: datetime | None = None,
    **lading: Any,
) -> None:
    """Move one line of the arrangement on a locked dossier by the name of the transition."""
    van, naar = _beweeg(ondersteuning, overgang, "deze hulp")
    schrijf(
        _ZIN_HULP[overgang],
        door,
        dossier=dossier,
        van=van,
        naar=naar,
        gebeurd_op=gebeurd_op,
        **herken(ondersteuning),
        **lading,
    )


def herken(ondersteuning: Ondersteuning) -> dict[str, Any]:
    """What every gebeurtenis about a line carries: ids and codes only."""
    return {
        "ondersteuning": ondersteuning.pk,
        "trede": str(ondersteuning.trede),
        "voorziening": ondersteuning.voorziening_id,
        "organisatie": ondersteuning.organisatie_id,
        "grondslag": str(ondersteuning.grondslag),
    }
