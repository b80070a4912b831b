"""Two small tables behind every form: what was submitted already, and what is not submitted yet."""

from django.db import models

from basis.organisatie.models import Hoedanigheid


class Inzending(models.Model):
    """One submitted form. The unique token makes a second submit wait for, and show, the first result."""

    token = models.UUIDField(unique=True)
    door = models.ForeignKey(Hoedanigheid, on_delete=models.CASCADE, related_name="+")
    pad = models.CharField(max_length=300)
    vingerafdruk = models.CharField(
        max_length=64, default="", help_text="van wat verstuurd werd: zegt of het de tweede keer hetzelfde is"
    )
    resultaat_url = models.CharField(max_length=500, default="")
    uitslag = models.JSONField(
        null=True, help_text="van werk per stuk: [id, gelukt of null, reden], zonder namen van inwoners"
    )
    gemaakt_op = models.DateTimeField(db_index=True)

    def __str__(self) -> str:
        return f"{self.pad} ({self.token})"


class Concept(models.Model):
    """A draft of one form, for one hoedanigheid only. Deleted on submit, else after 30 days."""

    door = models.ForeignKey(Hoedanigheid, on_delete=models.CASCADE, related_name="+")
    sleutel = models.CharField(max_length=120)
    inhoud = models.JSONField(help_text="veldnaam -> lijst van getypte waarden, nooit geheime velden")
    bewaard_op = models.DateTimeField(db_index=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["door", "sleutel"], name="concept_per_formulier")]

    def __str__(self) -> str:
        return self.sleutel
