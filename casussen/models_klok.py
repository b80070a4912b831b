"""What decides which term runs under the Wgs and the Participatiewet. Facts with a day, never free text."""

from django.db import models
from django.db.models import Q

from basis.dossiers.models import Dossier
from basis.organisatie.models import Hoedanigheid
from casussen.enums import GeenWachttijd, SoortBedreiging


class Bedreiging(models.Model):
    """A threatening situation: the first gesprek is within three werkdagen (Wgs 4 lid 2). On a melding or a casus."""

    dossier = models.ForeignKey(Dossier, on_delete=models.CASCADE, related_name="bedreigingen")
    soort = models.CharField(max_length=16, choices=SoortBedreiging)
    gemeld_op = models.DateField(help_text="dag waarop wij het hoorden")
    door = models.ForeignKey(Hoedanigheid, on_delete=models.PROTECT, related_name="+")
    vastgelegd_op = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["dossier", "soort"], name="bedreiging_eenmalig")]

    def __str__(self) -> str:
        return f"{self.soort} bij {self.dossier_id}"


class Bijstandsvraag(models.Model):
    """Whether an onderzoek is about an aanvraag algemene bijstand: then the waiting time and the voorschot exist."""

    onderzoek = models.OneToOneField("casussen.Onderzoek", on_delete=models.CASCADE, related_name="bijstandsvraag")
    algemeen = models.BooleanField(help_text="gaat het om een aanvraag algemene bijstand")
    geen_wachttijd = models.CharField(max_length=16, choices=GeenWachttijd, blank=True, default="")
    door = models.ForeignKey(Hoedanigheid, on_delete=models.PROTECT, related_name="+")
    vastgelegd_op = models.DateTimeField()

    class Meta:
        constraints = [
            models.CheckConstraint(name="bijstandsvraag_wachttijd", condition=Q(algemeen=True) | Q(geen_wachttijd=""))
        ]

    def __str__(self) -> str:
        return f"bijstandsvraag bij onderzoek {self.onderzoek_id}"
