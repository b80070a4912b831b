"""Sociale kaart and product catalogue: what help exists, in which lijn, and who offers it."""

from django.contrib.postgres.fields import DateRangeField
from django.db import models
from django.db.models import TextChoices

from basis.organisatie.enums import Wet
from basis.organisatie.models import Gemeente, Organisatie


class Trede(TextChoices):
    """The ladder of solutions: what costs least of somebody's own life comes first."""

    EIGEN_KRACHT = "eigen_kracht", "eigen kracht"
    NETWERK = "netwerk", "netwerk"
    ALGEMEEN = "algemeen", "algemene voorziening"
    KERNTEAM = "kernteam", "kernteam"
    MAATWERK = "maatwerk", "maatwerk"


class Hoofdgroep(TextChoices):
    HUISHOUDEN = "huishouden", "hulp bij het huishouden"
    BEGELEIDING = "begeleiding", "begeleiding"
    DAGBESTEDING = "dagbesteding", "dagbesteding"
    VERVOER = "vervoer", "vervoersvoorziening"
    WONEN = "wonen", "woonvoorziening"
    ROLSTOEL = "rolstoel", "rolstoelvoorziening"
    VERZORGING = "verzorging", "persoonlijke verzorging"
    KORTDUREND = "kortdurend", "kortdurend verblijf"
    BESCHERMD = "beschermd", "beschermd wonen en opvang"
    JEUGDHULP = "jeugdhulp", "jeugdhulp"
    SCHULDHULP = "schuldhulp", "schuldhulp"
    WERK = "werk", "werk en participatie"
    VRIJ = "vrij", "vrij toegankelijke hulp"


class Eenheid(TextChoices):
    UUR = "uur", "uur"
    DAGDEEL = "dagdeel", "dagdeel"
    DAG = "dag", "dag"
    ETMAAL = "etmaal", "etmaal"
    STUK = "stuk", "stuk"
    EURO = "euro", "euro"


# More than one of it, as in a letter: 2 dagdelen.
MEERVOUD = {
    Eenheid.UUR: "uur",
    Eenheid.DAGDEEL: "dagdelen",
    Eenheid.DAG: "dagen",
    Eenheid.ETMAAL: "etmalen",
    Eenheid.STUK: "stuks",
    Eenheid.EURO: "euro",
}


class Frequentie(TextChoices):
    DAG = "dag", "per dag"
    WEEK = "week", "per week"
    MAAND = "maand", "per maand"
    TOTAAL = "totaal", "in de hele periode"


class Intensiteit(TextChoices):
    LICHT = "licht", "licht"
    MIDDEN = "midden", "midden"
    ZWAAR = "zwaar", "zwaar"


class Voorziening(models.Model):
    """One kind of help a gemeente knows. Only trede maatwerk needs a besluit (Wmo 2.3.5 lid 2)."""

    gemeente = models.ForeignKey(Gemeente, on_delete=models.PROTECT)
    code = models.CharField(max_length=20)
    naam = models.CharField(max_length=120)
    naam_inwoner = models.CharField(max_length=120, help_text="zo heet het in een brief, in gewone taal")
    wet = models.CharField(max_length=8, choices=Wet, null=True)
    hoofdgroep = models.CharField(max_length=16, choices=Hoofdgroep)
    trede = models.CharField(max_length=14, choices=Trede)
    lijn = models.PositiveSmallIntegerField(help_text="0, 1 of 2: nulde, eerste of tweede lijn")
    intensiteit = models.CharField(max_length=8, choices=Intensiteit, default=Intensiteit.LICHT)
    eenheid = models.CharField(max_length=8, choices=Eenheid, default=Eenheid.UUR)
    frequentie = models.CharField(max_length=8, choices=Frequentie, default=Frequentie.WEEK)
    eigen_bijdrage = models.BooleanField(default=False, help_text="valt onder het abonnementstarief (Wmo 2.1.4a)")
    actief = models.BooleanField(default=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["gemeente", "code"], name="voorziening_code"),
            models.CheckConstraint(name="voorziening_lijn", condition=models.Q(lijn__in=(0, 1, 2))),
        ]
        indexes = [models.Index(fields=["gemeente", "trede", "naam"], name="voorziening_trede")]

    def __str__(self) -> str:
        return self.naam


class Aanbod(models.Model):
    """An organisatie offers a voorziening, for a period."""

    voorziening = models.ForeignKey(Voorziening, on_delete=models.PROTECT, related_name="aanbod")
    organisatie = models.ForeignKey(Organisatie, on_delete=models.PROTECT)
    geldig = DateRangeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["voorziening", "organisatie"], name="aanbod_eenmalig")]

    def __str__(self) -> str:
        return f"{self.voorziening_id} door {self.organisatie_id}"
