"""Texts of a casus by which it is found."""

from basis.journaal.tijd import dag_van
from basis.werk.models import Bron
from basis.werk.zoekbron import Zoekbron
from casussen.models import Contact, Doel, Hulpvraag, Onderzoek


def _onderzoek(rij: Onderzoek) -> str:
    return "\n".join([*(getattr(rij, naam) for naam in Onderzoek.ONDERWERPEN), rij.reactie_inwoner]).strip()


HULPVRAAG = Zoekbron(
    Bron.HULPVRAAG,
    lambda: Hulpvraag.objects.select_related("onderzoek"),
    "onderzoek__casus_id",
    lambda rij: str(rij.tekst),
    lambda rij: rij.onderzoek.gemeld_op,
)
DOEL = Zoekbron(
    Bron.DOEL,
    lambda: Doel.objects.all(),
    "casus_id",
    lambda rij: str(rij.tekst),
    lambda rij: dag_van(rij.vastgelegd_op),
)
ONDERZOEK = Zoekbron(Bron.ONDERZOEK, lambda: Onderzoek.objects.all(), "casus_id", _onderzoek, lambda rij: rij.gemeld_op)
# What colleagues wrote down of a contact is not for a vrijwilliger.
CONTACT = Zoekbron(
    Bron.CONTACT,
    lambda: Contact.objects.all(),
    "dossier_id",
    lambda rij: f"{rij.stem}\n{rij.tekst}".strip(),
    lambda rij: rij.op,
    recht="document.zien",
)
BRONNEN = (HULPVRAAG, DOEL, ONDERZOEK, CONTACT)
