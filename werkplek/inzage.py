"""Who looked at this dossier: the Raadplegingen, readable (NEN 7513)."""

from basis.dossiers.models import Dossier
from basis.dossiers.panelen import Paneel
from basis.journaal.models import Raadpleging
from basis.organisatie.enums import Functie
from basis.organisatie.models import Hoedanigheid
from basis.scherm.opmaak import datumtijd

HOOGSTENS = 200


def wie_keek_mee(dossier: Dossier, door: Hoedanigheid) -> Paneel | None:
    """The newest looks first. One query."""
    rijen = list(Raadpleging.objects.filter(dossier_id=dossier.pk).order_by("-op", "-id")[: HOOGSTENS + 1])
    regels = [
        {
            "op": datumtijd(rij.op),
            "naam": rij.naam,
            "functie": str(Functie(rij.functie).label),
            "organisatie": rij.organisatie_naam,
            "soort": rij.soort,
            "doel": rij.doel,
        }
        for rij in rijen[:HOOGSTENS]
    ]
    return Paneel(
        "Wie keek mee",
        "werkplek/paneel_inzage.html",
        {"regels": regels, "meer": len(rijen) > HOOGSTENS, "hoogstens": HOOGSTENS},
    )
