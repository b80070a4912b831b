"""What a team adds to its list of dossiers: saved selections, and an order for who waits."""

from django.db import models
from django.db.models import Q

from basis.dossiers.models import Dossier
from basis.organisatie.models import Gemeente, Hoedanigheid, Team


class Selectie(models.Model):
    """A set of filters under a name: of one colleague, or shared with the team. Holds no search terms."""

    gemeente = models.ForeignKey(Gemeente, on_delete=models.PROTECT, related_name="+")
    naam = models.CharField(max_length=60)
    eigenaar = models.ForeignKey(Hoedanigheid, on_delete=models.PROTECT, related_name="+")
    team = models.ForeignKey(Team, null=True, on_delete=models.PROTECT, related_name="+", help_text="gedeeld met")
    filters = models.CharField(max_length=500, help_text="de querystring van de lijst, met bekende velden")
    gemaakt_op = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["team"], name="selectie_team", condition=Q(team__isnull=False))]
        constraints = [models.UniqueConstraint(fields=["eigenaar", "naam"], name="selectie_naam")]

    def __str__(self) -> str:
        return self.naam


class Wachtplek(models.Model):
    """A place on the waiting list of a team. The legal clock runs on while somebody waits."""

    dossier = models.ForeignKey(Dossier, on_delete=models.CASCADE, related_name="wachtplekken")
    team = models.ForeignKey(Team, on_delete=models.PROTECT, related_name="+")
    volgorde = models.PositiveIntegerField(help_text="laagste eerst")
    reden = models.CharField(max_length=200, help_text="waarom deze plek")
    sinds = models.DateTimeField()
    tot = models.DateTimeField(null=True, help_text="van de lijst")

    class Meta:
        indexes = [models.Index(fields=["team", "volgorde", "id"], name="wachtplek_team", condition=Q(tot=None))]
        constraints = [
            models.UniqueConstraint(fields=["dossier"], name="wachtplek_een_open", condition=Q(tot=None)),
        ]

    def __str__(self) -> str:
        return f"plek {self.volgorde} bij {self.team_id}"
