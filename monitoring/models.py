"""Stored reports. Figures themselves are read from Gebeurtenis by the query objects in indicatoren/."""

from django.db import models

from basis.documenten.models import Bestand
from basis.organisatie.models import Gemeente, Hoedanigheid


class RapportQuerySet(models.QuerySet["Rapport"]):
    def zichtbaar_voor(self, door: Hoedanigheid) -> "RapportQuerySet":
        """Reports hold protected figures only: for everyone of the gemeente who may see figures."""
        return self.filter(gemeente_id=door.gemeente_id) if door.mag("cijfers.zien") else self.none()


class Rapport(models.Model):
    """One report of one month, as PDF, always with small numbers suppressed."""

    gemeente = models.ForeignKey(Gemeente, on_delete=models.PROTECT)
    soort = models.CharField(max_length=20)
    maand = models.DateField(help_text="eerste dag van de maand")
    bestand = models.ForeignKey(Bestand, on_delete=models.PROTECT)
    gemaakt_op = models.DateTimeField()

    objects = models.Manager.from_queryset(RapportQuerySet)()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["gemeente", "soort", "maand"], name="rapport_eenmalig")]
        ordering = ["-maand"]

    def __str__(self) -> str:
        return f"{self.soort} {self.maand:%Y-%m}"
