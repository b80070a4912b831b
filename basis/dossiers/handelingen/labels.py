"""Labels from the list of the gemeente, and the weight of a dossier."""

import re
from collections.abc import Sequence

from django.utils.text import slugify

from basis.dossiers.handelingen.dossier import GESLOTEN, vergrendel
from basis.dossiers.models import Dossier, Kleur, Label
from basis.journaal.schrijven import schrijf
from basis.organisatie.handeling import Geweigerd, handeling
from basis.organisatie.models import Gemeente, Hoedanigheid

HOOGSTENS = 5
GEWICHTEN = (1, 2, 3, 4, 5)
# Beginnings of words that tell of health or pass judgement (praktijk 43; AVG art. 9). Not everything; the screen
# asks who makes a label to think it over.
_GEZONDHEID = (
    "psych depress dement alzheimer autis adhd verslaa verslav alcohol drugs kanker ziek beperking handicap diagnos"
)
_OORDEEL = "agress lastig moeilijk fraud zeur onbetrouwbaar leugen crimin gevaarlijk querulant klager"


def waarom_geen_label(naam: str) -> str | None:
    """Why this can't be the name of a label: everybody on the team reads it on every list."""
    for wat, lijst in (("gezondheid", _GEZONDHEID), ("een oordeel over iemand", _OORDEEL)):
        for begin in lijst.split():
            if re.search(rf"\b{begin}", naam, re.IGNORECASE):
                return (
                    f"‘{naam}’ lijkt te gaan over {wat}. Dat mag niet in een label: iedereen in het team ziet het. "
                    "Noem wat er te doen is, bijvoorbeeld ‘bel eerst’ of ‘tolk nodig’."
                )
    return None


def _naam(door: Hoedanigheid, naam: str, zelf: int | None = None) -> str:
    naam = " ".join(naam.split())
    if reden := waarom_geen_label(naam):
        raise Geweigerd(reden, "naam")
    if Label.objects.filter(gemeente_id=door.gemeente_id, naam__iexact=naam).exclude(pk=zelf or 0).exists():
        raise Geweigerd("Dit label is er al.", "naam")
    return naam


@handeling("inrichting.wijzigen")
def maak_label(door: Hoedanigheid, *, naam: str, kleur: str) -> Label:
    """Add a label to the list of the gemeente. Raises Geweigerd."""
    Gemeente.objects.select_for_update(no_key=True).get(pk=door.gemeente_id)
    naam = _naam(door, naam)
    code = slugify(naam)[:36].strip("-")
    if not code:
        raise Geweigerd("Gebruik letters in de naam van het label.", "naam")
    bezet = set(
        Label.objects.filter(gemeente_id=door.gemeente_id, code__startswith=code).values_list("code", flat=True)
    )
    vrij = next(k for k in (code, *(f"{code}-{n}" for n in range(2, len(bezet) + 3))) if k not in bezet)
    label = Label.objects.create(gemeente_id=door.gemeente_id, code=vrij, naam=naam, kleur=Kleur(kleur))
    schrijf("label.gemaakt", door, code=label.code)
    return label


@handeling("inrichting.wijzigen")
def wijzig_label(door: Hoedanigheid, label_id: int, *, naam: str, kleur: str, actief: bool) -> Label:
    """Another name or colour, or off: no longer to choose, still to see where it is. The code stays."""
    label = Label.objects.select_for_update().get(pk=label_id, gemeente_id=door.gemeente_id)
    label.naam, label.kleur, label.actief = _naam(door, naam, label.pk), Kleur(kleur), actief
    label.save(update_fields=["naam", "kleur", "actief"])
    schrijf("label.gewijzigd", door, code=label.code, actief=actief)
    return label


@handeling("dossier.ordenen", stil=True)
def zet_labels(door: Hoedanigheid, dossier_id: int, *, codes: Sequence[str], versie: int | None = None) -> Dossier:
    """Exactly these labels from now on. One that is off may stay, not come. Raises Geweigerd."""
    dossier = vergrendel(door, dossier_id, versie=versie)
    if dossier.gesloten_op:
        raise Geweigerd(GESLOTEN)
    oud, nieuw = set(dossier.labels), set(codes)
    bekend = set(
        Label.objects.filter(gemeente_id=dossier.gemeente_id, actief=True, code__in=nieuw).values_list(
            "code", flat=True
        )
    )
    if nieuw - bekend - oud:
        raise Geweigerd("Dit label is er niet (meer). Kies een ander.", "codes")
    if len(nieuw) > HOOGSTENS:
        raise Geweigerd(f"Kies hooguit {HOOGSTENS} labels. Met meer valt er geen meer op.", "codes")
    if nieuw != oud:
        dossier.labels = sorted(nieuw)
        dossier.save(update_fields=["labels"])
        schrijf("dossier.gelabeld", door, dossier=dossier, erbij=sorted(nieuw - oud), eraf=sorted(oud - nieuw))
    return dossier


@handeling("casus.behandelen", stil=True)
def stel_gewicht(door: Hoedanigheid, dossier_id: int, *, gewicht: int, versie: int | None = None) -> Dossier:
    """How much work it is, 1 to 5; so a caseload says more than a count."""
    dossier = vergrendel(door, dossier_id, versie=versie)
    if dossier.gesloten_op:
        raise Geweigerd(GESLOTEN)
    if gewicht not in GEWICHTEN:
        raise Geweigerd("Kies een gewicht van 1 tot en met 5.", "gewicht")
    if gewicht != dossier.gewicht:
        schrijf("dossier.gewogen", door, dossier=dossier, van_gewicht=dossier.gewicht, naar_gewicht=gewicht)
        dossier.gewicht = gewicht
        dossier.save(update_fields=["gewicht"])
    return dossier
