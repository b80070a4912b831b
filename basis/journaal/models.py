"""What happened (Gebeurtenis), who looked (Raadpleging) and what must leave (Uitgaand).

The first two are append-only: triggers refuse UPDATE, DELETE and TRUNCATE, and the application's user may not
switch them off (eigenaar.py).
References are plain bigint columns without foreign key, so that destruction by law can
replace them by a random key without moving a figure (ontwerp, law 3).
"""

from django.db import models


class Gebeurtenis(models.Model):
    """One thing that happened, with its codes fixed at that moment. Written by `schrijf` only."""

    soort = models.CharField(max_length=60)
    gemeente_id = models.BigIntegerField()
    dossier_id = models.BigIntegerField(null=True)
    inwoner_id = models.BigIntegerField(null=True)
    kern_id = models.BigIntegerField(null=True)
    wet = models.CharField(max_length=20, null=True)
    van_status = models.CharField(max_length=40, null=True)
    naar_status = models.CharField(max_length=40, null=True)
    gebeurd_op = models.DateTimeField(help_text="in de wereld")
    vastgelegd_op = models.DateTimeField(help_text="hier bekend")
    door_id = models.BigIntegerField(help_text="hoedanigheid")
    naam = models.CharField(max_length=200, help_text="handelende medewerker, als tekst")
    functie = models.CharField(max_length=40)
    organisatie_id = models.BigIntegerField(null=True)
    organisatie_naam = models.CharField(max_length=200)
    voor_id = models.BigIntegerField(null=True, help_text="hoedanigheid voor wie is waargenomen")
    voor_naam = models.CharField(max_length=200, default="", help_text="de afwezige collega, als tekst")
    lading = models.JSONField(default=dict, help_text="codes, id's, datums, bedragen; nooit namen of vrije tekst")

    class Meta:
        indexes = [
            models.Index(fields=["dossier_id", "gebeurd_op", "id"], name="gebeurtenis_dossier"),
            models.Index(fields=["gemeente_id", "soort", "gebeurd_op"], name="gebeurtenis_soort"),
            models.Index(fields=["inwoner_id"], name="gebeurtenis_inwoner"),
        ]

    def __str__(self) -> str:
        return f"{self.soort} ({self.pk})"


class Uitgaand(models.Model):
    """A row per thing that must leave: PDF, mail, rapport. Taken with SKIP LOCKED, finished with its effect."""

    gemeente_id = models.BigIntegerField()
    afnemer = models.CharField(max_length=40)
    gebeurtenis_id = models.BigIntegerField(null=True)
    dossier_id = models.BigIntegerField(null=True)
    gegevens = models.JSONField(default=dict, help_text="id's en codes voor de afnemer")
    sleutel = models.CharField(max_length=100, null=True, help_text="maakt iets eenmalig, bv. rapport en maand")
    gemaakt_op = models.DateTimeField()
    niet_voor = models.DateTimeField()
    pogingen = models.PositiveSmallIntegerField(default=0)
    laatste_fout = models.CharField(max_length=300, default="", blank=True)
    klaar_op = models.DateTimeField(null=True)

    class Meta:
        indexes = [
            models.Index(fields=["niet_voor", "id"], name="uitgaand_open", condition=models.Q(klaar_op=None)),
            models.Index(fields=["dossier_id"], name="uitgaand_dossier"),
        ]
        constraints = [
            models.UniqueConstraint(fields=["gemeente_id", "afnemer", "sleutel"], name="uitgaand_eenmalig"),
        ]

    def __str__(self) -> str:
        return f"{self.afnemer} ({self.pk})"


class Raadpleging(models.Model):
    """One look at or search for personal data (NEN 7513 §5 fields). Partitioned by month."""

    op = models.DateTimeField()
    soort = models.CharField(max_length=20, help_text="openen, zoeken, document, lijst, afdruk")
    gemeente_id = models.BigIntegerField()
    door_id = models.BigIntegerField()
    medewerker_id = models.BigIntegerField(null=True)
    naam = models.CharField(max_length=200)
    functie = models.CharField(max_length=40)
    organisatie_id = models.BigIntegerField(null=True)
    organisatie_naam = models.CharField(max_length=200)
    werkplek = models.CharField(max_length=60, default="", help_text="IP-adres")
    inwoner_id = models.BigIntegerField(null=True)
    dossier_id = models.BigIntegerField(null=True)
    object_soort = models.CharField(max_length=40, default="")
    object_id = models.BigIntegerField(null=True)
    wet = models.CharField(max_length=20, null=True)
    doel = models.CharField(max_length=60)
    rechten_versie = models.CharField(max_length=20)
    noodprocedure = models.BooleanField(default=False)
    uitkomst = models.CharField(max_length=20, default="gelukt")
    aantal = models.PositiveIntegerField(null=True, help_text="aantal gevonden bij zoeken")

    class Meta:
        indexes = [
            models.Index(fields=["gemeente_id", "-op", "-id"], name="raadpleging_gemeente"),
            models.Index(fields=["dossier_id", "op"], name="raadpleging_dossier"),
            models.Index(fields=["inwoner_id", "op"], name="raadpleging_inwoner"),
            models.Index(fields=["medewerker_id", "op"], name="raadpleging_medewerker"),
        ]

    def __str__(self) -> str:
        return f"{self.soort} {self.dossier_id} ({self.pk})"
