"""Attendering: somebody must be told something, once per cause however often the daily task runs."""

from django.db import models
from django.db.models import Q, TextChoices

from basis.dossiers.models import Dossier
from basis.organisatie.models import Gemeente, Hoedanigheid


class SoortAttendering(TextChoices):
    DRIEKWART = "75", "driekwart van de termijn is voorbij"
    BIJNA = "90", "de termijn is bijna voorbij"
    GEMIST = "gemist", "de termijn is voorbij"
    TAAK = "taak", "een taak is te laat"
    STIL = "stil", "lang niets gehoord"
    ESCALATIE = "escalatie", "een termijn in je team is voorbij"
    OVERDRACHT = "overdracht", "er is een dossier aangeboden"
    VRAAG = "vraag", "een collega heeft een vraag of antwoord"


class Attendering(models.Model):
    """One thing to tell one colleague. `sleutel` names the cause; the same cause is never told twice."""

    gemeente = models.ForeignKey(Gemeente, on_delete=models.PROTECT, related_name="+")
    aan = models.ForeignKey(Hoedanigheid, on_delete=models.PROTECT, related_name="+")
    dossier = models.ForeignKey(Dossier, null=True, on_delete=models.CASCADE, related_name="+")
    soort = models.CharField(max_length=12, choices=SoortAttendering)
    sleutel = models.CharField(max_length=80, help_text="aanleiding, bv. termijn:12:90")
    gemaakt_op = models.DateTimeField()
    gezien_op = models.DateTimeField(null=True)
    gemaild_op = models.DateTimeField(null=True)

    class Meta:
        indexes = [
            models.Index(fields=["aan", "-gemaakt_op", "-id"], name="attendering_aan", condition=Q(gezien_op=None)),
            models.Index(fields=["gemeente", "aan"], name="attendering_mail", condition=Q(gemaild_op=None)),
        ]
        constraints = [models.UniqueConstraint(fields=["aan", "sleutel"], name="attendering_eenmalig")]

    def __str__(self) -> str:
        return f"{self.soort} aan {self.aan_id}"
