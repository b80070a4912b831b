"""What the worker does for this room: send the digest, in the transaction that finishes its row."""

from datetime import date

from django.conf import settings
from django.core.mail import EmailMessage

from basis.journaal.models import Uitgaand
from basis.organisatie.models import systeem_hoedanigheid
from basis.werk.handelingen import markeer_gemaild
from basis.werk.samenvatting import maak_samenvatting


def mail_samenvatting(rij: Uitgaand) -> None:
    """Uitgaand 'samenvatting'. Marked first and sent last, so a worker that dies in between has sent nothing.

    The id of the row is the message id: should it die between sending and commit, the second is the same mail.
    """
    wat = maak_samenvatting(rij.gemeente_id, rij.gegevens["medewerker"], date.fromisoformat(rij.gegevens["dag"]))
    if wat is None:
        return
    markeer_gemaild(systeem_hoedanigheid(rij.gemeente_id), wat.ids)
    EmailMessage(
        subject=wat.onderwerp,
        body=wat.tekst,
        to=[wat.aan],
        from_email=settings.DEFAULT_FROM_EMAIL,
        headers={"Message-ID": f"<uitgaand-{rij.pk}@toegangspunt>"},
    ).send()
