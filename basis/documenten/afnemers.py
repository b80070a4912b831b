"""The worker's side: a frozen letter becomes a PDF, in the transaction that finishes its Uitgaand row."""

from basis.documenten.handelingen import bewaar_bestand
from basis.documenten.models import Brief, StatusBrief
from basis.documenten.pdf import maak_pdf
from basis.journaal.models import Uitgaand


def maak_brief_pdf(rij: Uitgaand) -> None:
    """Idempotent: a letter that has its PDF, has lapsed or is gone asks nothing."""
    brief = _te_drukken(rij.gegevens["brief"])
    if brief is not None:
        _bewaar(brief, maak_pdf(brief.html))


def leg_pdf_vast(brief_id: int, inhoud: bytes) -> None:
    """The same with bytes that were printed in another process (the demo prints many at once)."""
    brief = _te_drukken(brief_id)
    if brief is not None:
        _bewaar(brief, inhoud)


def _te_drukken(brief_id: int) -> Brief | None:
    brief = (
        Brief.objects.select_for_update(no_key=True, of=("self",)).select_related("dossier").filter(pk=brief_id).first()
    )
    return None if brief is None or brief.pdf_id is not None or brief.status == StatusBrief.VERVALLEN else brief


def _bewaar(brief: Brief, inhoud: bytes) -> None:
    brief.pdf = bewaar_bestand(brief.dossier.gemeente_id, inhoud, "application/pdf")
    brief.save(update_fields=["pdf"])
