"""Termijn and Taak: what must be done by when. Both know only the Dossier."""

from django.db import models
from django.db.models import Q, TextChoices

from basis.dossiers.models import Dossier
from basis.organisatie.models import Hoedanigheid, Team


class Afronding(TextChoices):
    VOLDAAN = "voldaan", "gedaan"
    VOORTGEZET = "voortgezet", "gaat verder bij het vervolg"
    VERVALLEN = "vervallen", "niet meer nodig"


class Termijn(models.Model):
    """A legal term on a dossier. Missed is computed from einddatum, never a state."""

    dossier = models.ForeignKey(Dossier, on_delete=models.CASCADE, related_name="termijnen")
    soort = models.CharField(max_length=30, help_text="soort uit basis/termijnen")
    vanaf = models.DateField(help_text="dag van de startgebeurtenis")
    startgebeurtenis = models.CharField(max_length=120)
    ruwe_einddatum = models.DateField()
    einddatum = models.DateField(help_text="tot en met deze dag")
    uitleg = models.JSONField(help_text="stappen met datum en artikel")
    van_ons = models.BooleanField(default=True, help_text="onwaar voor de bezwaartermijn van de inwoner")
    afronding = models.CharField(max_length=12, choices=Afronding, null=True)
    afgerond_op = models.DateField(null=True, help_text="dag van de handeling die de termijn haalt")
    geopend_op = models.DateTimeField()

    class Meta:
        indexes = [
            models.Index(fields=["dossier", "einddatum"], name="termijn_dossier"),
            models.Index(fields=["einddatum", "id"], name="termijn_open", condition=Q(afronding=None)),
        ]
        constraints = [
            models.CheckConstraint(
                name="termijn_afronding_met_dag",
                condition=Q(afronding__isnull=True, afgerond_op__isnull=True)
                | Q(afronding__isnull=False, afgerond_op__isnull=False),
            ),
            models.CheckConstraint(name="termijn_volgorde", condition=Q(einddatum__gte=models.F("vanaf"))),
        ]

    def __str__(self) -> str:
        return f"{self.soort} tot en met {self.einddatum}"


class SoortTaak(TextChoices):
    VEILIG_BEZORGEN = "veilig_bezorgen", "Bezorg een brief langs een veilige weg"
    NAZORG = "nazorg", "Nazorg: hoe gaat het nu?"


class Taak(models.Model):
    """Something to do on a dossier, for a hoedanigheid or a team, by a day."""

    dossier = models.ForeignKey(Dossier, on_delete=models.CASCADE, related_name="taken")
    soort = models.CharField(max_length=20, choices=SoortTaak)
    toelichting = models.CharField(max_length=300, blank=True, default="")
    voor = models.ForeignKey(Hoedanigheid, null=True, on_delete=models.PROTECT, related_name="+")
    team = models.ForeignKey(Team, null=True, on_delete=models.PROTECT, related_name="+")
    uiterlijk = models.DateField(null=True)
    verwijst_naar = models.BigIntegerField(null=True, help_text="id van de brief of rij waar het om gaat")
    gemaakt_op = models.DateTimeField()
    klaar_op = models.DateTimeField(null=True)
    klaar_door = models.ForeignKey(Hoedanigheid, null=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        indexes = [
            models.Index(fields=["voor", "uiterlijk", "id"], name="taak_voor", condition=Q(klaar_op=None)),
            models.Index(fields=["team", "uiterlijk", "id"], name="taak_team", condition=Q(klaar_op=None)),
            models.Index(fields=["dossier"], name="taak_dossier", condition=Q(klaar_op=None)),
        ]

    def __str__(self) -> str:
        return f"{self.soort} bij {self.dossier_id}"
