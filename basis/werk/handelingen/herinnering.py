"""A task that waits for a day, made along with a term: no nightly job has to remember it."""

from datetime import date

from basis.dossiers.models import Dossier
from basis.journaal.tijd import nu
from basis.organisatie.models import Hoedanigheid
from basis.werk.handelingen.taak import maak_taak
from basis.werk.models import SoortTaak, Taak


def herinnering_opschorting(pk: int) -> str:
    return f"opschorting:{pk}"


def herinnering_dwangsom(pk: int) -> str:
    return f"dwangsom:{pk}"


def herinnering(
    door: Hoedanigheid,
    dossier: Dossier,
    soort: SoortTaak,
    sleutel: str,
    *,
    vanaf: date,
    uiterlijk: date,
    toelichting: str,
) -> Taak:
    """The task under this sleutel, made or moved to these days; for the behandelaar, else the team."""
    taak = maak_taak(
        door,
        dossier,
        soort,
        voor=dossier.behandelaar,
        vanaf=vanaf,
        uiterlijk=uiterlijk,
        toelichting=toelichting,
        sleutel=sleutel,
    )
    nieuw = {"vanaf": vanaf, "uiterlijk": uiterlijk, "klaar_op": None, "klaar_door": None, "vervallen": False}
    if any(getattr(taak, naam) != waarde for naam, waarde in nieuw.items()):
        for naam, waarde in nieuw.items():
            setattr(taak, naam, waarde)
        taak.save(update_fields=[*nieuw])
    return taak


def herinnering_weg(door: Hoedanigheid, dossier: Dossier, sleutel: str, *, gedaan: bool = False) -> None:
    """What it waited for happened, or is not needed any more. The verb that says so writes the gebeurtenis."""
    Taak.objects.filter(gemeente_id=dossier.gemeente_id, sleutel=sleutel, klaar_op=None).update(
        klaar_op=nu(), klaar_door=door, vervallen=not gedaan
    )
