"""What the worker does for the money: a notice on the budget page, and an e-mail with counts only."""

from decimal import Decimal

from django.conf import settings
from django.core.mail import EmailMessage

from basis.journaal.models import Uitgaand
from basis.journaal.tijd import vandaag
from basis.organisatie.models import systeem_hoedanigheid
from consortium.handelingen import meld_overschrijding as meld
from consortium.handelingen.budget import controllers
from consortium.models import Signaal


def meld_overschrijding(rij: Uitgaand) -> None:
    """Uitgaand 'overschrijding': told once, by the system."""
    meld(
        systeem_hoedanigheid(rij.gemeente_id),
        uitgaand_id=rij.pk,
        op=rij.gemaakt_op,
        budget_id=rij.gegevens["budget"],
        bedrag=Decimal(rij.gegevens["overschrijding"]),
    )


def mail_overschrijding(rij: Uitgaand) -> None:
    """Uitgaand 'overschrijding-mail': to one controller. No amounts, no names; the row's id is the message id."""
    ontvanger = (
        controllers(rij.gemeente_id, vandaag())
        .select_related("medewerker", "gemeente")
        .filter(pk=rij.gegevens["hoedanigheid"])
        .exclude(medewerker__email="")
        .first()
    )
    if ontvanger is None or ontvanger.medewerker is None:
        return
    ongelezen = Signaal.objects.filter(gemeente_id=rij.gemeente_id, gelezen_op=None).count()
    EmailMessage(
        subject=f"Toegangspunt: budget {rij.gegevens['jaar']}",
        body=(
            f"Het budget van {rij.gegevens['jaar']} van gemeente {ontvanger.gemeente.naam} is overschreden.\n"
            f"Ongelezen berichten bij Budget: {ongelezen}.\n\n"
            "Log in op Toegangspunt om ze te lezen."
        ),
        to=[ontvanger.medewerker.email],
        from_email=settings.DEFAULT_FROM_EMAIL,
        headers={"Message-ID": f"<uitgaand-{rij.pk}@toegangspunt>"},
    ).send()
