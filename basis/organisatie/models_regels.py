"""Dated rows the legal clock counts with: days equated by koninklijk besluit, and a gemeente's own terms."""

from django.db import models

from basis.termijnen.duur import Duur, Eenheid
from basis.termijnen.regels import Norm as NormRegel


class Feestdag(models.Model):
    """A correction or addition to the KB days of the release (Algemene termijnenwet 3 lid 3)."""

    datum = models.DateField(unique=True)
    naam = models.CharField(max_length=80, default="gelijkgesteld met een feestdag")
    geldt = models.BooleanField(default=True, help_text="uit: deze dag is toch niet gelijkgesteld")
    bron = models.CharField(max_length=200, help_text="het koninklijk besluit")

    class Meta:
        ordering = ["datum"]

    def __str__(self) -> str:
        return f"{self.datum:%d-%m-%Y} {self.naam}"


class Norm(models.Model):
    """A term the gemeente set in its verordening, or a service norm it gave itself, from a date on."""

    gemeente = models.ForeignKey("organisatie.Gemeente", on_delete=models.PROTECT)
    soort = models.CharField(max_length=40, help_text="code van de termijn, of een eigen code")
    naam = models.CharField(max_length=80, default="", blank=True)
    waarde = models.PositiveSmallIntegerField()
    eenheid = models.CharField(max_length=10, choices=[(eenheid.value, eenheid.value) for eenheid in Eenheid])
    startgebeurtenis = models.CharField(max_length=120, default="", blank=True)
    verordening = models.BooleanField(default=False, help_text="aan: staat in een verordening")
    geldig_vanaf = models.DateField()
    geldig_tot = models.DateField(null=True, help_text="laatste dag waarop een termijn met deze norm begint")
    bron = models.CharField(max_length=200)

    class Meta:
        ordering = ["soort", "geldig_vanaf"]
        constraints = [
            models.UniqueConstraint(fields=["gemeente", "soort", "verordening", "geldig_vanaf"], name="norm_uniek"),
            models.CheckConstraint(condition=models.Q(waarde__gt=0), name="norm_waarde"),
            models.CheckConstraint(
                condition=models.Q(eenheid__in=[eenheid.value for eenheid in Eenheid]), name="norm_eenheid"
            ),
            models.CheckConstraint(
                condition=models.Q(geldig_tot=None) | models.Q(geldig_tot__gte=models.F("geldig_vanaf") - 1),
                name="norm_periode",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.soort}: {self.waarde} {self.eenheid}"

    def als_regel(self) -> NormRegel:
        """The frozen form the clock takes."""
        return NormRegel(
            soort=self.soort,
            duur=Duur(self.waarde, Eenheid(self.eenheid)),
            geldig_vanaf=self.geldig_vanaf,
            bron=self.bron,
            verordening=self.verordening,
            geldig_tot=self.geldig_tot,
            naam=self.naam,
            startgebeurtenis=self.startgebeurtenis,
        )
