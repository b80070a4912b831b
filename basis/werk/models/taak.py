"""Taak: something to do, from an event or made by hand; and the terugbelverzoek, which is a taak with a number."""

from __future__ import annotations

from django.db import models
from django.db.models import Exists, OuterRef, Q, TextChoices

from basis.dossiers.models import Dossier, waargenomen_door
from basis.organisatie.models import Gemeente, Hoedanigheid, Team


class SoortTaak(TextChoices):
    VEILIG_BEZORGEN = "veilig_bezorgen", "Bezorg een brief langs een veilige weg"
    NAZORG = "nazorg", "Nazorg: hoe gaat het nu?"
    TERUGBELLEN = "terugbellen", "Bel terug"
    EVALUEREN = "evalueren", "Evalueer de doelen"
    HERONDERZOEK = "heronderzoek", "Heronderzoek"
    AFLOPEND = "aflopend", "Hulp loopt af: wat nu?"
    SPOED = "spoed", "Hulp bij spoed: besluit opnieuw"
    MOTIVERING = "motivering", "Stuur de motivering na"
    VERWIJZING = "verwijzing", "Kijk een verwijzing na"
    AFSPRAAK = "afspraak", "Bevestig de afspraak"
    GEGEVENS = "gegevens", "Wacht op gegevens"
    NABESTAANDEN = "nabestaanden", "Bel de nabestaanden"
    BEGELEIDEN = "begeleiden", "Ga de overdracht na"
    EIGEN = "eigen", "Eigen taak"


class TaakQuerySet(models.QuerySet["Taak"]):
    def zichtbaar_voor(self, door: Hoedanigheid) -> TaakQuerySet:
        """Tasks of a dossier this door may see; one without dossier only for whom or whose team it is.

        For what an index already made small (mine, my team, one dossier): tests each row that is left.
        """
        in_zicht = Exists(Dossier.objects.zichtbaar_uit(door).filter(pk=OuterRef("dossier_id")).order_by())
        van_mij = Q(voor_id=door.pk) | Q(voor_id__in=waargenomen_door(door))
        if door.team_id:
            van_mij |= Q(team_id=door.team_id)
        return self.filter(Q(gemeente_id=door.gemeente_id) & (Q(in_zicht) | (Q(dossier=None) & van_mij)))


class Taak(models.Model):
    """Something to do, for a hoedanigheid or a team, by a day. Only a terugbelverzoek may be without dossier."""

    gemeente = models.ForeignKey(Gemeente, on_delete=models.PROTECT, related_name="+")
    dossier = models.ForeignKey(Dossier, null=True, on_delete=models.CASCADE, related_name="taken")
    soort = models.CharField(max_length=20, choices=SoortTaak)
    toelichting = models.CharField(max_length=300, blank=True, default="")
    voor = models.ForeignKey(Hoedanigheid, null=True, on_delete=models.PROTECT, related_name="+")
    team = models.ForeignKey(Team, null=True, on_delete=models.PROTECT, related_name="+")
    vanaf = models.DateField(null=True, help_text="eerst vanaf deze dag in de lijst; leeg is meteen")
    uiterlijk = models.DateField(null=True)
    verwijst_naar = models.BigIntegerField(null=True, help_text="id van de brief of rij waar het om gaat")
    sleutel = models.CharField(
        max_length=80, null=True, help_text="maakt een taak uit een gebeurtenis eenmalig, bv. evalueren:123"
    )
    gemaakt_op = models.DateTimeField()
    gemaakt_door = models.ForeignKey(Hoedanigheid, null=True, on_delete=models.PROTECT, related_name="+")
    klaar_op = models.DateTimeField(null=True)
    klaar_door = models.ForeignKey(Hoedanigheid, null=True, on_delete=models.PROTECT, related_name="+")
    vervallen = models.BooleanField(default=False, help_text="klaar zonder gedaan: de aanleiding verviel")

    objects = models.Manager.from_queryset(TaakQuerySet)()

    class Meta:
        indexes = [
            models.Index(fields=["voor", "uiterlijk", "id"], name="taak_voor", condition=Q(klaar_op=None)),
            models.Index(fields=["team", "uiterlijk", "id"], name="taak_team", condition=Q(klaar_op=None)),
            models.Index(fields=["dossier"], name="taak_dossier", condition=Q(klaar_op=None)),
        ]
        constraints = [
            models.UniqueConstraint(fields=["gemeente", "sleutel"], name="taak_eenmalig"),
            models.CheckConstraint(
                name="taak_met_dossier", condition=Q(dossier__isnull=False) | Q(soort="terugbellen")
            ),
        ]

    def __str__(self) -> str:
        return f"{self.soort} bij {self.dossier_id}"

    def get_absolute_url(self) -> str:
        """Where it is done: a terugbelverzoek has a page of its own, higher up."""
        from django.urls import reverse

        if self.soort == SoortTaak.TERUGBELLEN:
            return reverse("telefoon:terugbel", args=[self.pk])
        return reverse("werk:taak_klaar", args=[self.dossier_id, self.pk])


class Terugbelverzoek(models.Model):
    """Whom to call back, and how often it was tried. It is a Taak (one-to-one key)."""

    taak = models.OneToOneField(Taak, primary_key=True, on_delete=models.CASCADE, related_name="terugbel")
    wie = models.CharField(max_length=120)
    telefoon = models.CharField(max_length=20)
    waarover = models.CharField(max_length=300, blank=True, default="")

    def __str__(self) -> str:
        return f"terugbelverzoek {self.pk}"


class Belpoging(models.Model):
    """One try to call back."""

    verzoek = models.ForeignKey(Terugbelverzoek, on_delete=models.CASCADE, related_name="pogingen")
    op = models.DateTimeField()
    gelukt = models.BooleanField()
    door = models.ForeignKey(Hoedanigheid, on_delete=models.PROTECT, related_name="+")

    def __str__(self) -> str:
        return f"poging {self.pk}"
