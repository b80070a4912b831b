"""Gemeente, kernen, toegangspunten, organisaties, teams, medewerkers and their hoedanigheden."""

from datetime import date
from typing import Any

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.contrib.postgres.fields import ArrayField, DateRangeField
from django.db import models

from basis.organisatie.enums import Functie, SoortDoor, SoortOrganisatie, SoortTeam, Telling, VoorWat, Wet
from basis.organisatie.models_regels import Feestdag, Norm  # noqa: F401
from basis.organisatie.periode import geen_overlap, geldt_op


class Gemeente(models.Model):
    """A tenant. Everything of value reaches exactly one gemeente."""

    code = models.CharField(max_length=4, unique=True, help_text="CBS-code")
    naam = models.CharField(max_length=80)
    demo = models.BooleanField(default=False, help_text="alleen verzonnen personen; toont demo-accounts")
    adresregels = models.CharField(max_length=200, default="", help_text="postadres, regels gescheiden door |")
    telefoon = models.CharField(max_length=20, default="")

    def __str__(self) -> str:
        return self.naam


class Organisatie(models.Model):
    """The thing itself; partij and aanbieder are its roles."""

    gemeente = models.ForeignKey(Gemeente, on_delete=models.PROTECT)
    naam = models.CharField(max_length=120)
    soort = models.CharField(max_length=20, choices=SoortOrganisatie)
    telefoon = models.CharField(max_length=20, default="", blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["gemeente", "naam"], name="organisatie_naam")]

    def __str__(self) -> str:
        return self.naam

    @property
    def in_consortium(self) -> bool:
        return self.soort == SoortOrganisatie.PARTIJ


class Toegangspunt(models.Model):
    gemeente = models.ForeignKey(Gemeente, on_delete=models.PROTECT)
    naam = models.CharField(max_length=80)
    adresregels = models.CharField(max_length=200, default="")
    telefoon = models.CharField(max_length=20, default="")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["gemeente", "naam"], name="toegangspunt_naam")]

    def __str__(self) -> str:
        return self.naam


class Kern(models.Model):
    """A village or neighbourhood; every figure is per kern and gemeentebreed."""

    gemeente = models.ForeignKey(Gemeente, on_delete=models.PROTECT)
    naam = models.CharField(max_length=80)
    toegangspunt = models.ForeignKey(Toegangspunt, on_delete=models.PROTECT)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["gemeente", "naam"], name="kern_naam")]

    def __str__(self) -> str:
        return self.naam


class Team(models.Model):
    gemeente = models.ForeignKey(Gemeente, on_delete=models.PROTECT)
    naam = models.CharField(max_length=80)
    soort = models.CharField(max_length=20, choices=SoortTeam)
    toegangspunt = models.ForeignKey(Toegangspunt, null=True, on_delete=models.PROTECT)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["gemeente", "naam"], name="team_naam")]

    def __str__(self) -> str:
        return self.naam


class MedewerkerManager(BaseUserManager["Medewerker"]):
    pass


class Medewerker(AbstractBaseUser):
    """A person who logs in. Holds no rights: those come from the active Hoedanigheid."""

    gebruikersnaam = models.CharField(max_length=60, unique=True)
    naam = models.CharField(max_length=120)
    email = models.EmailField(blank=True, default="")
    telefoon = models.CharField(max_length=20, blank=True, default="")
    registratie = models.CharField(max_length=12, blank=True, default="", help_text="SKJ of BIG")
    registratienummer = models.CharField(max_length=20, blank=True, default="")
    registratie_tot = models.DateField(null=True, blank=True, help_text="laatste dag waarop de registratie geldt")
    actief = models.BooleanField(default=True)
    wachtwoord_tijdelijk = models.BooleanField(
        default=False, help_text="door een ander gekozen: bij het inloggen eerst een eigen kiezen"
    )
    samenvatting = models.BooleanField(default=True, help_text="dagelijkse mail met aantallen en links")

    USERNAME_FIELD = "gebruikersnaam"
    objects = MedewerkerManager()

    def __str__(self) -> str:
        return self.naam

    def geregistreerd_op(self, dag: date) -> bool:
        """Whether SKJ/BIG is valid that day (Jeugdwet 2.7, praktijk: who decides about youth)."""
        return bool(self.registratienummer) and (self.registratie_tot is None or self.registratie_tot >= dag)


class HoedanigheidQuerySet(models.QuerySet["Hoedanigheid"]):
    def geldig_op(self, dag: date) -> "HoedanigheidQuerySet":
        return self.filter(geldt_op(dag))

    def met_alles(self) -> "HoedanigheidQuerySet":
        return self.select_related("gemeente", "medewerker", "organisatie", "team", "team__toegangspunt")


class Hoedanigheid(models.Model):
    """The door somebody comes through: medewerker × organisatie × team × functie × wetten, dated.

    Also for the system, a koppeling and an inwoner; then medewerker is empty and soort says which.
    """

    gemeente = models.ForeignKey(Gemeente, on_delete=models.PROTECT)
    soort = models.CharField(max_length=12, choices=SoortDoor, default=SoortDoor.MEDEWERKER)
    medewerker = models.ForeignKey(Medewerker, null=True, on_delete=models.PROTECT, related_name="hoedanigheden")
    organisatie = models.ForeignKey(Organisatie, null=True, on_delete=models.PROTECT)
    team = models.ForeignKey(Team, null=True, on_delete=models.PROTECT)
    functie = models.CharField(max_length=24, choices=Functie)
    wetten = ArrayField(models.CharField(max_length=8, choices=Wet), default=list)
    geldig = DateRangeField()

    objects = models.Manager.from_queryset(HoedanigheidQuerySet)()

    class Meta:
        constraints = [
            geen_overlap(
                "hoedanigheid_geen_overlap",
                *("medewerker_id", "organisatie_id", "team_id"),
                code="functie",
                condition=models.Q(medewerker__isnull=False),
            ),
            models.CheckConstraint(
                name="hoedanigheid_medewerker",
                condition=(models.Q(soort="medewerker", medewerker__isnull=False, organisatie__isnull=False))
                | (~models.Q(soort="medewerker") & models.Q(medewerker__isnull=True)),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.naam}, {self.get_functie_display()}"

    @property
    def naam(self) -> str:
        return self.medewerker.naam if self.medewerker else self.get_soort_display()

    @property
    def organisatie_naam(self) -> str:
        return self.organisatie.naam if self.organisatie else ""

    def mag(self, recht: str) -> bool:
        """Whether this functie has the recht (basis/organisatie/rechten.py is the one table)."""
        from basis.organisatie.rechten import mag

        return mag(self.functie, recht)


class Afwezigheid(models.Model):
    """Somebody is away; the waarnemer sees and acts for them on those days. Over is over: no task ends it."""

    hoedanigheid = models.ForeignKey(Hoedanigheid, on_delete=models.PROTECT, related_name="afwezig")
    waarnemer = models.ForeignKey(Hoedanigheid, null=True, on_delete=models.PROTECT, related_name="waarnemingen")
    geldig = DateRangeField()
    vastgelegd_op = models.DateTimeField()
    vastgelegd_door = models.ForeignKey(Hoedanigheid, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [
            geen_overlap("afwezigheid_geen_overlap", "hoedanigheid_id"),
            models.CheckConstraint(
                name="afwezigheid_niet_zelf", condition=~models.Q(waarnemer=models.F("hoedanigheid"))
            ),
        ]

    def __str__(self) -> str:
        return f"afwezigheid {self.pk}"


class Mandaat(models.Model):
    """Who may decide what in the name of the college (Awb 10:1-10:12, Wmo 2.6.3). Dated row."""

    gemeente = models.ForeignKey(Gemeente, on_delete=models.PROTECT)
    organisatie = models.ForeignKey(Organisatie, on_delete=models.PROTECT)
    functie = models.CharField(max_length=24, choices=Functie)
    wet = models.CharField(max_length=8, choices=Wet)
    voor = models.CharField(max_length=8, choices=VoorWat, default=VoorWat.BESLUIT)
    max_per_jaar = models.DecimalField(max_digits=14, decimal_places=2, help_text="euro per jaar")
    telling = models.CharField(
        max_length=8, choices=Telling, default=Telling.INWONER, help_text="waarvoor het bedrag samen telt"
    )
    mag_afwijzen = models.BooleanField(default=False, help_text="ook als tweede beslisser bij een afwijzing")
    geldig = DateRangeField()
    kenmerk = models.CharField(max_length=40, help_text="het schriftelijke mandaatbesluit (Awb 10:5 lid 2)")

    def __str__(self) -> str:
        return self.kenmerk


class Instelling(models.Model):
    """What a gemeente decides, dated and with its source. Law itself is code, not a row."""

    gemeente = models.ForeignKey(Gemeente, on_delete=models.PROTECT)
    sleutel = models.CharField(max_length=60)
    waarde = models.JSONField()
    geldig = DateRangeField()
    bron = models.CharField(max_length=120, default="")

    class Meta:
        indexes = [models.Index(fields=["gemeente", "sleutel"], name="instelling_sleutel")]

    def __str__(self) -> str:
        return self.sleutel


class Inlogpoging(models.Model):
    """Failed logins per bucket (account plus known device, or account plus address), and per address together."""

    emmer = models.CharField(max_length=64, help_text="HMAC, geen naam of adres")
    adres_emmer = models.CharField(max_length=64, default="", help_text="HMAC van het adres; leeg: bekend apparaat")
    op = models.DateTimeField()

    class Meta:
        indexes = [
            models.Index(fields=["emmer", "op"], name="inlogpoging_emmer"),
            models.Index(fields=["adres_emmer", "op"], name="inlogpoging_adres"),
        ]

    def __str__(self) -> str:
        return self.emmer[:8]


def systeem_hoedanigheid(gemeente_id: int) -> Any:
    """The door of the system itself in one gemeente (made once by `handelingen.maak_gemeente`)."""
    return Hoedanigheid.objects.met_alles().get(gemeente_id=gemeente_id, soort=SoortDoor.SYSTEEM)
