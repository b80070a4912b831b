"""What the team knows of a dossier besides its content: labels, weight, waiting list, an offer. Three questions."""

from django.urls import reverse

from basis.dossiers.handelingen import waarom_niet_oppakken, waarom_niet_teruggeven
from basis.dossiers.models import Dossier, Overdracht
from basis.dossiers.panelen import Paneel, Zet
from basis.organisatie.models import Hoedanigheid
from basis.scherm.opmaak import datum
from basis.werk.handelingen.wachtlijst import waarom_niet_wachten
from basis.werk.wachtlijst import geldige
from basis.werk.werkvoorraad import label_teksten, labels_van


def werkvoorraad(dossier: Dossier, door: Hoedanigheid) -> Paneel | None:
    """For who works from the werkvoorraad; a vrijwilliger does not."""
    if not door.mag("werkvoorraad.zien"):
        return None
    open_ = dossier.gesloten_op is None
    plek = geldige().filter(dossier=dossier).first() if open_ else None
    aanbod = (
        Overdracht.objects.filter(dossier=dossier, antwoord=None).select_related("naar__medewerker").first()
        if open_
        else None
    )
    mag = {
        "labels": open_ and door.mag("dossier.ordenen"),
        "gewicht": open_ and door.mag("casus.behandelen"),
        "wachtlijst": door.mag("dossier.ordenen") and waarom_niet_wachten(dossier) is None,
    }
    return Paneel(
        "In de werkvoorraad",
        "werk/paneel_werkvoorraad.html",
        {
            "dossier": dossier,
            "labels": label_teksten(dossier.labels, labels_van(dossier.gemeente_id)) if dossier.labels else (),
            "plek": plek,
            "plek_sinds": datum(plek.sinds) if plek else "",
            "aanbod": aanbod,
            "aanbod_aan": aanbod.naar.naam if aanbod else "",
            "mag": mag,
        },
    )


def verdelen(dossier: Dossier, door: Hoedanigheid) -> Paneel | None:
    """The moves only: pick it up, or give it back."""
    if dossier.gesloten_op or not door.mag("casus.behandelen"):
        return None
    if dossier.behandelaar_id is None:
        url = reverse("werk:oppakken", args=[dossier.pk])
        zet = Zet("Pak op", url, waarom_niet_oppakken(dossier, door), "Dit dossier is nog van niemand.", hoofd=True)
        return Paneel("Verdelen", "", zetten=(zet,))
    if dossier.behandelaar_id == door.pk:
        url = reverse("werk:teruggeven", args=[dossier.pk])
        return Paneel(
            "Verdelen", "", zetten=(Zet("Geef terug aan het team", url, waarom_niet_teruggeven(dossier, door)),)
        )
    return None
