"""Words by which a dossier is found. Written by the verbs that write the text; gone with the dossier."""

from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import SearchVectorField
from django.db import models
from django.db.models import TextChoices

from basis.dossiers.models import Dossier


class Bron(TextChoices):
    MELDING = "melding", "Melding"
    HULPVRAAG = "hulpvraag", "Hulpvraag"
    DOEL = "doel", "Doel"
    ONDERZOEK = "onderzoek", "Onderzoek"
    CONTACT = "contact", "Contact"
    DOCUMENT = "document", "Document"
    BESCHIKKING = "beschikking", "Beschikking"


class Zoektekst(models.Model):
    """The words of one piece of text on a dossier, as a Dutch tsvector; the text itself stays in its own room."""

    dossier = models.ForeignKey(Dossier, on_delete=models.CASCADE, related_name="zoekteksten")
    bron = models.CharField(max_length=12, choices=Bron)
    bron_id = models.BigIntegerField(help_text="id van de rij waar de tekst staat")
    op = models.DateField(help_text="dag van de tekst")
    woorden = SearchVectorField()

    class Meta:
        indexes = [GinIndex(fields=["woorden"], name="zoektekst_woorden")]
        constraints = [models.UniqueConstraint(fields=["bron", "bron_id"], name="zoektekst_bron")]

    def __str__(self) -> str:
        return f"{self.bron} {self.bron_id}"
