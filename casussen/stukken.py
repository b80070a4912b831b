"""Pieces of a casus that may be shared with a colleague. Four queries."""

from basis.dossiers.models import Dossier
from basis.organisatie.models import Hoedanigheid
from basis.scherm.opmaak import datum
from basis.werk.vragen import Stuk
from casussen.enums import Onderwerp
from casussen.models import Contact, Doel, Hulpvraag, Onderzoek
from casussen.wachters import KORT

HOOGSTENS = 10


def stukken(dossier: Dossier, door: Hoedanigheid) -> list[Stuk]:
    """Questions, goals, the latest contact and each topic of the latest onderzoek that has text."""
    if not door.mag("document.zien"):
        return []
    uit = [
        Stuk(f"hulpvraag-{rij.pk}", "Hulpvraag", rij.tekst)
        for rij in Hulpvraag.objects.filter(onderzoek__casus_id=dossier.pk).order_by("-pk")[:HOOGSTENS]
    ]
    uit += [
        Stuk(f"doel-{rij.pk}", "Doel", rij.tekst)
        for rij in Doel.objects.filter(casus_id=dossier.pk).order_by("-pk")[:HOOGSTENS]
    ]
    if contact := Contact.objects.filter(dossier=dossier).order_by("-op", "-pk").first():
        stem = f"‘{contact.stem}’" if contact.stem else ""
        tekst = "\n".join(deel for deel in (stem, contact.tekst) if deel)
        uit.append(Stuk(f"contact-{contact.pk}", f"Laatste contact, {datum(contact.op)}", tekst))
    if onderzoek := Onderzoek.objects.filter(casus_id=dossier.pk).order_by("-pk").first():
        uit += [
            Stuk(f"onderzoek-{soort.value}", f"Onderzoek, {KORT[soort]}", tekst)
            for soort in Onderwerp
            if (tekst := getattr(onderzoek, soort.value).strip())
        ]
    return uit
