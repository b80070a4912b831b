"""Money. Knows no cases: only a kenmerk, a party, a period, P and Q (ontwerp, Money)."""

from typing import TypeVar

from django.contrib.postgres.fields import DateRangeField
from django.db import models
from django.db.models import Q, TextChoices

from basis.organisatie.enums import Wet
from basis.organisatie.models import Gemeente, Hoedanigheid, Kern, Organisatie
from basis.organisatie.periode import geen_overlap
from basis.voorzieningen.models import Eenheid, Frequentie, Voorziening

M = TypeVar("M", bound=models.Model)


class GeldQuerySet(models.QuerySet[M]):
    def zichtbaar_voor(self, door: Hoedanigheid) -> "GeldQuerySet[M]":
        """Money has one door: the own gemeente, for who may see the budget."""
        return self.filter(gemeente_id=door.gemeente_id) if door.mag("budget.zien") else self.none()


class Tarief(models.Model):
    """Price per eenheid of a voorziening by a party, dated; party empty is the gemeente's list price."""

    gemeente = models.ForeignKey(Gemeente, on_delete=models.PROTECT)
    voorziening = models.ForeignKey(Voorziening, on_delete=models.PROTECT)
    organisatie = models.ForeignKey(Organisatie, null=True, on_delete=models.PROTECT)
    bedrag = models.DecimalField(max_digits=12, decimal_places=4, help_text="euro per eenheid")
    geldig = DateRangeField()
    bron = models.CharField(max_length=120)

    class Meta:
        constraints = [
            geen_overlap("tarief_geen_overlap", "voorziening_id", "organisatie_id"),
            models.CheckConstraint(name="tarief_positief", condition=Q(bedrag__gte=0)),
        ]

    def __str__(self) -> str:
        return f"tarief {self.pk}"


class Budget(models.Model):
    """One lump sum per gemeente and year. Running totals live here, under this row's lock."""

    gemeente = models.ForeignKey(Gemeente, on_delete=models.PROTECT)
    jaar = models.PositiveSmallIntegerField()
    bedrag = models.DecimalField(max_digits=14, decimal_places=2, default=0)
    vastgesteld = models.BooleanField(default=False, help_text="niet vastgesteld: signaleert nooit")
    gereserveerd = models.DecimalField(max_digits=14, decimal_places=2, default=0)
    overschrijding = models.DecimalField(max_digits=14, decimal_places=2, default=0)
    overschrijding_gemeld = models.BooleanField(default=False, help_text="eens gemeld, tot het er weer onder zit")

    objects = models.Manager.from_queryset(GeldQuerySet)()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["gemeente", "jaar"], name="budget_jaar")]

    def __str__(self) -> str:
        return f"budget {self.jaar}"


class Leeftijdsgroep(TextChoices):
    JEUGD = "0-17", "0 tot en met 17"
    JONG = "18-26", "18 tot en met 26"
    VOLWASSEN = "27-66", "27 tot en met 66"
    OUDER = "67+", "67 en ouder"
    ONBEKEND = "onbekend", "onbekend"


class Verplichting(models.Model):
    """What is promised: P × Q over a period. Reserved per budget year by its days."""

    gemeente = models.ForeignKey(Gemeente, on_delete=models.PROTECT)
    kenmerk = models.CharField(max_length=20)
    grond = models.CharField(max_length=60, help_text="besluit, verwijzing, bepaling of opdracht, met nummer")
    partij = models.ForeignKey(Organisatie, null=True, on_delete=models.PROTECT, related_name="+")
    voorziening = models.ForeignKey(Voorziening, on_delete=models.PROTECT)
    wet = models.CharField(max_length=8, choices=Wet)
    kern = models.ForeignKey(Kern, null=True, on_delete=models.PROTECT)
    toekennende = models.ForeignKey(Organisatie, null=True, on_delete=models.PROTECT, related_name="+")
    leeftijdsgroep = models.CharField(max_length=10, choices=Leeftijdsgroep)
    prijs = models.DecimalField(max_digits=12, decimal_places=4, help_text="P: euro per eenheid op de eerste dag")
    hoeveelheid = models.DecimalField(max_digits=10, decimal_places=2, help_text="Q: eenheden per frequentie")
    eenheid = models.CharField(max_length=8, choices=Eenheid)
    frequentie = models.CharField(max_length=8, choices=Frequentie)
    geldig = DateRangeField(help_text="zonder einde: gereserveerd tot en met 31 december, elk jaar opnieuw")
    gestart_op = models.DateField(null=True)
    gestopt_op = models.DateField(null=True, help_text="laatste dag van de hulp bij een vroege stop")
    gemaakt_op = models.DateTimeField()

    objects = models.Manager.from_queryset(GeldQuerySet)()

    class Meta:
        indexes = [models.Index(fields=["gemeente", "-id"], name="verplichting_lijst")]
        constraints = [
            models.UniqueConstraint(fields=["gemeente", "kenmerk"], name="verplichting_kenmerk"),
            models.CheckConstraint(name="verplichting_positief", condition=Q(prijs__gte=0, hoeveelheid__gt=0)),
        ]

    def __str__(self) -> str:
        return self.kenmerk


class Prijswijziging(models.Model):
    """Another P of a Verplichting, from a day on: the tarief changes inside its period."""

    verplichting = models.ForeignKey(Verplichting, on_delete=models.PROTECT, related_name="prijswijzigingen")
    vanaf = models.DateField()
    prijs = models.DecimalField(max_digits=12, decimal_places=4, help_text="euro per eenheid")

    class Meta:
        ordering = ["verplichting", "vanaf"]
        constraints = [
            models.UniqueConstraint(fields=["verplichting", "vanaf"], name="prijswijziging_dag"),
            models.CheckConstraint(name="prijswijziging_positief", condition=Q(prijs__gte=0)),
        ]

    def __str__(self) -> str:
        return f"{self.prijs} vanaf {self.vanaf}"


class Reservering(models.Model):
    """The part of a Verplichting that falls in one budget year, as it stands now."""

    verplichting = models.ForeignKey(Verplichting, on_delete=models.PROTECT, related_name="reserveringen")
    budget = models.ForeignKey(Budget, on_delete=models.PROTECT, related_name="reserveringen")
    bedrag = models.DecimalField(max_digits=14, decimal_places=2)
    overschrijding = models.DecimalField(max_digits=14, decimal_places=2, default=0, help_text="deel boven het budget")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["verplichting", "budget"], name="reservering_jaar"),
            models.CheckConstraint(
                name="reservering_deel",
                condition=Q(bedrag__gte=0, overschrijding__gte=0) & Q(overschrijding__lte=models.F("bedrag")),
            ),
        ]

    def __str__(self) -> str:
        return f"reservering {self.pk}"


class SoortBoeking(TextChoices):
    BUDGET = "budget", "budget vastgesteld"
    RESERVERING = "reservering", "gereserveerd"
    OVERSCHRIJDING = "overschrijding", "overschrijding"
    VRIJVAL = "vrijval", "vrijval"


class Rekening(TextChoices):
    LUMPSUM = "lumpsum", "lumpsum van de gemeente"
    BESCHIKBAAR = "beschikbaar", "beschikbaar"
    GERESERVEERD = "gereserveerd", "gereserveerd"
    OVERSCHRIJDING = "overschrijding", "overschrijding"


class Boeking(models.Model):
    """One entry in the grootboek: append-only, sums to zero (a deferred trigger checks it)."""

    gemeente = models.ForeignKey(Gemeente, on_delete=models.PROTECT)
    budget = models.ForeignKey(Budget, on_delete=models.PROTECT)
    soort = models.CharField(max_length=16, choices=SoortBoeking)
    verplichting = models.ForeignKey(Verplichting, null=True, on_delete=models.PROTECT)
    grond = models.CharField(max_length=60, help_text="besluit, verwijzing, bepaling, opdracht of raadsbesluit")
    geboekt_op = models.DateTimeField()
    gebeurtenis_id = models.BigIntegerField()

    objects = models.Manager.from_queryset(GeldQuerySet)()

    class Meta:
        indexes = [
            models.Index(fields=["gemeente", "-geboekt_op", "-id"], name="boeking_lijst"),
            models.Index(fields=["budget", "-geboekt_op", "-id"], name="boeking_budget"),
            models.Index(fields=["verplichting"], name="boeking_verplichting"),
        ]

    def __str__(self) -> str:
        return f"boeking {self.pk}"


class Boekingsregel(models.Model):
    """Euro on one rekening; plus is debit, min is credit."""

    boeking = models.ForeignKey(Boeking, on_delete=models.PROTECT, related_name="regels")
    rekening = models.CharField(max_length=16, choices=Rekening)
    bedrag = models.DecimalField(max_digits=14, decimal_places=2)

    class Meta:
        constraints = [models.CheckConstraint(name="boekingsregel_niet_nul", condition=~Q(bedrag=0))]

    def __str__(self) -> str:
        return f"{self.rekening} {self.bedrag}"


class Signaal(models.Model):
    """A notice to the controller that a budget is exceeded; stands on the budget page until it is read."""

    gemeente = models.ForeignKey(Gemeente, on_delete=models.PROTECT)
    budget = models.ForeignKey(Budget, on_delete=models.PROTECT, related_name="signalen")
    uitgaand_id = models.BigIntegerField(unique=True, help_text="maakt het bericht eenmalig")
    bedrag = models.DecimalField(max_digits=14, decimal_places=2, help_text="overschrijding op dat moment")
    gemaakt_op = models.DateTimeField()
    gelezen_op = models.DateTimeField(null=True)
    gelezen_door = models.ForeignKey(Hoedanigheid, null=True, on_delete=models.PROTECT, related_name="+")

    objects = models.Manager.from_queryset(GeldQuerySet)()

    class Meta:
        indexes = [
            models.Index(fields=["gemeente", "id"], name="signaal_ongelezen", condition=Q(gelezen_op=None)),
        ]
        constraints = [
            models.CheckConstraint(
                name="signaal_gelezen",
                condition=Q(gelezen_op__isnull=True, gelezen_door__isnull=True)
                | Q(gelezen_op__isnull=False, gelezen_door__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return f"signaal {self.pk}"
