"""Afspraak: when somebody meets an inwoner, and where."""

from django.db import models
from django.db.models import F, Q, TextChoices

from basis.documenten.models import Brief
from basis.dossiers.models import Dossier
from basis.organisatie.models import Hoedanigheid, Team


class SoortAfspraak(TextChoices):
    HUISBEZOEK = "huisbezoek", "Huisbezoek"
    LOCATIE = "locatie", "Gesprek op locatie"
    BELLEN = "bellen", "Telefonisch gesprek"
    VIDEO = "video", "Beeldbellen"


class StatusAfspraak(TextChoices):
    GEPLAND = "gepland", "gepland"
    GEWEEST = "geweest", "geweest"
    AFGEZEGD = "afgezegd", "afgezegd"
    NIET_VERSCHENEN = "niet_verschenen", "niet verschenen"


class Afspraak(models.Model):
    """An appointment on a dossier, in the agenda of one colleague and so of the team."""

    dossier = models.ForeignKey(Dossier, on_delete=models.CASCADE, related_name="afspraken")
    soort = models.CharField(max_length=12, choices=SoortAfspraak)
    begin = models.DateTimeField()
    einde = models.DateTimeField()
    plaats = models.CharField(max_length=160, blank=True, default="", help_text="leeg bij huisbezoek: het woonadres")
    met = models.ForeignKey(Hoedanigheid, on_delete=models.PROTECT, related_name="+", help_text="wie er heen gaat")
    team = models.ForeignKey(Team, on_delete=models.PROTECT, related_name="+")
    toelichting = models.CharField(max_length=300, blank=True, default="")
    veiligheid_gelezen_op = models.DateTimeField(null=True, help_text="veiligheidsnotitie gezien voor het bezoek")
    status = models.CharField(max_length=16, choices=StatusAfspraak, default=StatusAfspraak.GEPLAND)
    reden = models.CharField(max_length=200, blank=True, default="", help_text="waarom afgezegd of verzet")
    brief = models.ForeignKey(Brief, null=True, on_delete=models.PROTECT, related_name="+")
    # Random: an .ics in somebody's calendar must find its row again without telling whose it is.
    uid = models.UUIDField(unique=True)
    volgnummer = models.PositiveSmallIntegerField(default=0, help_text="SEQUENCE van de .ics; stijgt bij verzetten")
    gemaakt_op = models.DateTimeField()
    gemaakt_door = models.ForeignKey(Hoedanigheid, on_delete=models.PROTECT, related_name="+")

    class Meta:
        indexes = [
            models.Index(fields=["team", "begin", "id"], name="afspraak_team"),
            models.Index(fields=["met", "begin", "id"], name="afspraak_met"),
            models.Index(fields=["dossier", "begin"], name="afspraak_dossier"),
        ]
        constraints = [models.CheckConstraint(name="afspraak_volgorde", condition=Q(einde__gt=F("begin")))]

    def __str__(self) -> str:
        return f"{self.soort} {self.pk}"

    def get_absolute_url(self) -> str:
        """The one name by which a lower room links to an afspraak."""
        from django.urls import reverse

        return reverse("afspraken:afspraak", args=[self.dossier_id, self.pk])
