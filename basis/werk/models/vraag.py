"""Vraag: ask a colleague. Who is asked sees only what is shared; the answer lands in the dossier (praktijk 37)."""

from django.db import models
from django.db.models import Q, TextChoices

from basis.dossiers.models import Dossier
from basis.organisatie.models import Hoedanigheid


class SoortVraag(TextChoices):
    COLLEGA = "collega", "vraag aan een collega"
    CONSULTATIE = "consultatie", "collegiale consultatie"


class Vraag(models.Model):
    """A question with what is shared, as frozen text. It gives no way into the dossier itself."""

    dossier = models.ForeignKey(Dossier, on_delete=models.CASCADE, related_name="vragen")
    soort = models.CharField(max_length=12, choices=SoortVraag)
    van = models.ForeignKey(Hoedanigheid, on_delete=models.PROTECT, related_name="+")
    aan = models.ForeignKey(Hoedanigheid, on_delete=models.PROTECT, related_name="+")
    vraag = models.TextField()
    gedeeld = models.TextField(blank=True, default="", help_text="wat de collega te zien krijgt, niets anders")
    gesteld_op = models.DateTimeField()
    antwoord = models.TextField(blank=True, default="")
    beantwoord_op = models.DateTimeField(null=True)
    ingetrokken_op = models.DateTimeField(null=True)
    gelezen_op = models.DateTimeField(null=True, help_text="de vrager zag het antwoord")

    class Meta:
        indexes = [
            models.Index(
                fields=["aan", "gesteld_op"], name="vraag_aan", condition=Q(beantwoord_op=None, ingetrokken_op=None)
            ),
            models.Index(
                fields=["van", "beantwoord_op"], name="vraag_van", condition=Q(gelezen_op=None, ingetrokken_op=None)
            ),
            models.Index(fields=["dossier", "-gesteld_op"], name="vraag_dossier"),
        ]
        constraints = [
            models.CheckConstraint(
                name="vraag_antwoord",
                condition=Q(beantwoord_op__isnull=True, antwoord="")
                | (Q(beantwoord_op__isnull=False) & ~Q(antwoord="")),
            ),
            models.CheckConstraint(name="vraag_niet_aan_zelf", condition=~Q(van=models.F("aan"))),
        ]

    def __str__(self) -> str:
        return f"vraag {self.pk}"
