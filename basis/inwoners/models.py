"""Inwoners, their addresses, households, relatives and representatives.

Persons are seen only through a Dossier (`inwoners_zichtbaar_voor` in basis/dossiers); the one exception
is `zoeken.py`, minimal and logged.
"""

from __future__ import annotations

from datetime import date

from django.contrib.postgres.fields import DateRangeField
from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import SearchVectorField
from django.db import models
from django.db.models import Q

from basis.inwoners import bsn
from basis.inwoners.aanschrijven.naam import Naam
from basis.inwoners.datums import Leeftijd, OnvolledigeDatum
from basis.inwoners.enums import (
    Bijhouding,
    BronOverlijden,
    Geslacht,
    Herkomst,
    Naamgebruik,
    RolHuishouden,
    SoortAdres,
    SoortGezag,
    SoortRelatie,
    SoortVertegenwoordiging,
    VeiligContact,
)
from basis.organisatie.models import Gemeente, Hoedanigheid, Kern
from basis.organisatie.periode import geen_overlap


class InwonerQuerySet(models.QuerySet["Inwoner"]):
    def vindbaar_voor(self, door: Hoedanigheid) -> InwonerQuerySet:
        """The named exception to "only through a Dossier": to find before creating, per functie.

        Only the columns that tell people apart. Called by `zoeken.py`, which writes the Raadpleging.
        """
        if not door.mag("inwoner.zoeken"):
            return self.none()
        return self.filter(gemeente_id=door.gemeente_id, hoofd=None).only(*MINIMAAL)


# What a search may show of somebody whose dossiers stay closed.
MINIMAAL = (
    *(
        "voornamen",
        "voorvoegsel",
        "geslachtsnaam",
        "adellijke_titel",
        "naamgebruik",
        "geslacht",
        "naam_sleutel",
    ),
    *("partner_voorvoegsel", "partner_geslachtsnaam", "partner_titel", "partner_huidig"),
    *("geboorte_jaar", "geboorte_maand", "geboorte_dag", "geboren_uiterlijk"),
    *("overleden", "geheim_adres", "bijhouding", "gemeente", "herkomst"),
)


class Inwoner(models.Model):
    """A person known to one gemeente. BSN only encrypted, with a blind index to find it."""

    gemeente = models.ForeignKey(Gemeente, on_delete=models.PROTECT)
    bsn_versie = models.PositiveSmallIntegerField(null=True, help_text="versie van de sleutel")
    bsn_versleuteld = models.BinaryField(null=True)
    bsn_index = models.BinaryField(null=True, max_length=32)
    bsn_bron = models.CharField(max_length=20, default="", blank=True)
    bsn_geverifieerd_op = models.DateField(null=True)

    voornamen = models.CharField(max_length=200, blank=True, default="")
    voorvoegsel = models.CharField(max_length=20, blank=True, default="")
    geslachtsnaam = models.CharField(max_length=200)
    adellijke_titel = models.CharField(max_length=20, blank=True, default="")
    naamgebruik = models.CharField(max_length=1, choices=Naamgebruik, default=Naamgebruik.EIGEN)
    partner_voorvoegsel = models.CharField(max_length=20, blank=True, default="")
    partner_geslachtsnaam = models.CharField(max_length=200, blank=True, default="")
    partner_titel = models.CharField(max_length=2, blank=True, default="", db_default="")
    partner_huidig = models.BooleanField(default=False, db_default=False, help_text="niet de naam van een ex-partner")
    geslacht = models.CharField(max_length=1, choices=Geslacht, default=Geslacht.ONBEKEND)

    # A birth date may be incomplete (BRP): 0 or null is unknown; the latest possible date decides about age.
    geboorte_jaar = models.PositiveSmallIntegerField(null=True)
    geboorte_maand = models.PositiveSmallIntegerField(null=True)
    geboorte_dag = models.PositiveSmallIntegerField(null=True)
    geboren_uiterlijk = models.DateField(null=True)
    overleden = models.BooleanField(default=False)
    geboren_gehoord = models.DateField(
        null=True, help_text="zoals de inwoner zegt, waar de bron de dag niet weet; telt alleen voor de leeftijd"
    )
    overleden_op = models.DateField(null=True, help_text="leeg als de hele dag niet bekend is")
    bijhouding = models.CharField(
        max_length=1, choices=Bijhouding, blank=True, default="", help_text="leeg: bijgehouden"
    )
    bijhouding_op = models.DateField(null=True, help_text="sinds wanneer de lijst niet meer wordt bijgehouden")
    in_onderzoek = models.CharField(max_length=6, blank=True, default="", help_text="BRP-code van wat onderzocht wordt")
    geheim_adres = models.BooleanField(default=False, help_text="indicatie geheimhouding (BRP)")
    onder_curatele = models.BooleanField(default=False)
    gezag = models.CharField(max_length=24, choices=SoortGezag, blank=True, default="", help_text="over deze persoon")

    telefoon = models.CharField(max_length=20, blank=True, default="")
    email = models.EmailField(blank=True, default="")
    veilig_contact = models.CharField(max_length=12, choices=VeiligContact, default=VeiligContact.ONBEKEND)
    veilig_contact_toelichting = models.CharField(max_length=200, blank=True, default="")
    taal = models.CharField(max_length=40, blank=True, default="", help_text="als een tolk nodig is")

    naam_sleutel = models.CharField(max_length=250, help_text="genormaliseerd, om te sorteren")
    zoekvector = SearchVectorField(null=True, help_text="woorden van de naam: =gespeld en ~op klank")
    herkomst = models.CharField(max_length=12, choices=Herkomst, default=Herkomst.HANDMATIG)
    bron_vingerafdruk = models.CharField(max_length=64, blank=True, default="", help_text="HMAC van wat de bron gaf")
    # Merging persons sets hoofd and rewrites nothing.
    hoofd = models.ForeignKey("self", null=True, on_delete=models.PROTECT, related_name="samengevoegd")
    versie = models.PositiveIntegerField(default=1)
    aangemaakt_op = models.DateTimeField()

    objects = models.Manager.from_queryset(InwonerQuerySet)()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["gemeente", "bsn_index"],
                name="inwoner_bsn_eenmalig",
                condition=Q(bsn_index__isnull=False, hoofd__isnull=True),
            ),
            models.CheckConstraint(
                name="inwoner_bsn_compleet",
                condition=Q(bsn_index__isnull=True, bsn_versleuteld__isnull=True, bsn_versie__isnull=True)
                | Q(bsn_index__isnull=False, bsn_versleuteld__isnull=False, bsn_versie__isnull=False),
            ),
        ]
        indexes = [
            models.Index(fields=["gemeente", "naam_sleutel", "id"], name="inwoner_naam"),
            GinIndex(fields=["zoekvector"], name="inwoner_zoek"),
            models.Index(fields=["gemeente", "geboren_uiterlijk"], name="inwoner_geboren"),
        ]

    def __str__(self) -> str:
        return f"inwoner {self.pk}"

    @property
    def naam(self) -> Naam:
        """The name as the BRP writes it: `.volledig()`, `.adressering()`, `.briefaanhef()`."""
        return Naam(
            voornamen=self.voornamen,
            voorvoegsel=self.voorvoegsel,
            geslachtsnaam=self.geslachtsnaam,
            geslacht=self.geslacht,
            naamgebruik=self.naamgebruik,
            partner_voorvoegsel=self.partner_voorvoegsel,
            partner_geslachtsnaam=self.partner_geslachtsnaam,
            titel=self.adellijke_titel,
            partner_titel=self.partner_titel,
            partner_huidig=self.partner_huidig,
        )

    @property
    def geboren(self) -> OnvolledigeDatum:
        return OnvolledigeDatum(self.geboorte_jaar, self.geboorte_maand, self.geboorte_dag)

    @property
    def woont_hier(self) -> bool:
        """Alive, and on a list that a gemeente keeps up (not left, RNI, by order of the ministry or a mistake)."""
        return not self.overleden and not self.bijhouding

    def bsn(self) -> str:
        """The nine digits, for a letter or a koppeling; on screen only `bsn.masker`. Empty when unknown."""
        if self.bsn_versie is None or self.bsn_versleuteld is None:
            return ""
        return bsn.ontsleutel(self.bsn_versie, self.bsn_versleuteld, index=self.bsn_index)


class Adres(models.Model):
    """A dated address; at most one per kind at a time."""

    inwoner = models.ForeignKey(Inwoner, on_delete=models.CASCADE, related_name="adressen")
    soort = models.CharField(max_length=8, choices=SoortAdres, default=SoortAdres.WOON)
    straat = models.CharField(max_length=100, blank=True, default="")
    huisnummer = models.CharField(max_length=10, blank=True, default="")
    huisletter = models.CharField(max_length=2, blank=True, default="")
    toevoeging = models.CharField(max_length=10, blank=True, default="")
    postcode = models.CharField(max_length=6, blank=True, default="")
    plaats = models.CharField(max_length=80, blank=True, default="")
    aanduiding = models.CharField(max_length=3, blank=True, default="", db_default="", help_text="bij of t/o")
    omschrijving = models.CharField(
        max_length=200, blank=True, default="", help_text="locatie, of buitenlandse regels gescheiden door |"
    )
    land = models.CharField(max_length=60, blank=True, default="")
    in_onderzoek = models.CharField(max_length=6, blank=True, default="", help_text="BRP-code van wat onderzocht wordt")
    gemeente_code = models.CharField(max_length=4, blank=True, default="")
    kern = models.ForeignKey(Kern, null=True, on_delete=models.PROTECT)
    verzonnen = models.BooleanField(default=False, help_text="adres van de demo, niet uit de bron")
    geldig = DateRangeField()
    vastgelegd_op = models.DateTimeField()

    class Meta:
        constraints = [geen_overlap("adres_geen_overlap", "inwoner_id", code="soort")]
        indexes = [models.Index(fields=["postcode", "huisnummer"], name="adres_postcode")]

    def __str__(self) -> str:
        return f"adres {self.pk}"


class Huishouden(models.Model):
    """Who live together as a family. Follows family relations, never a bare address."""

    gemeente = models.ForeignKey(Gemeente, on_delete=models.PROTECT)
    bron = models.CharField(max_length=12, choices=Herkomst, default=Herkomst.BRP)

    def __str__(self) -> str:
        return f"huishouden {self.pk}"


class HuishoudenLid(models.Model):
    huishouden = models.ForeignKey(Huishouden, on_delete=models.CASCADE, related_name="leden")
    inwoner = models.ForeignKey(Inwoner, on_delete=models.CASCADE, related_name="huishoudens")
    rol = models.CharField(max_length=10, choices=RolHuishouden)
    geldig = DateRangeField()

    class Meta:
        constraints = [geen_overlap("huishoudenlid_geen_overlap", "inwoner_id", "huishouden_id")]

    def __str__(self) -> str:
        return f"lid {self.pk}"


class Relatie(models.Model):
    """A relative as the source gives it; `ander` when that person is known here too."""

    inwoner = models.ForeignKey(Inwoner, on_delete=models.CASCADE, related_name="relaties")
    soort = models.CharField(max_length=10, choices=SoortRelatie)
    ander = models.ForeignKey(Inwoner, null=True, on_delete=models.SET_NULL, related_name="+")
    ander_naam = models.CharField(max_length=250, blank=True, default="")
    ander_bsn_index = models.BinaryField(null=True, max_length=32)
    ander_geboren_uiterlijk = models.DateField(null=True)
    geldig = DateRangeField()

    class Meta:
        indexes = [models.Index(fields=["ander_bsn_index"], name="relatie_bsn")]

    def __str__(self) -> str:
        return f"{self.soort} van {self.inwoner_id}"


class Vertegenwoordiging(models.Model):
    """Who speaks for the inwoner: kind, scope in time (praktijk 14 and 33)."""

    inwoner = models.ForeignKey(Inwoner, on_delete=models.CASCADE, related_name="vertegenwoordigers")
    soort = models.CharField(max_length=14, choices=SoortVertegenwoordiging)
    bron = models.CharField(max_length=12, choices=Herkomst, default=Herkomst.HANDMATIG)
    persoon = models.ForeignKey(Inwoner, null=True, on_delete=models.SET_NULL, related_name="+")
    persoon_bsn_index = models.BinaryField(null=True, max_length=32, help_text="om later te koppelen")
    naam = models.CharField(max_length=250, blank=True, default="")
    adresregels = models.CharField(max_length=250, blank=True, default="", help_text="regels gescheiden door |")
    telefoon = models.CharField(max_length=20, blank=True, default="")
    geldig = DateRangeField()

    class Meta:
        indexes = [models.Index(fields=["persoon_bsn_index"], name="vertegenwoordiging_bsn")]

    def __str__(self) -> str:
        return f"{self.soort} voor {self.inwoner_id}"


class Netwerklid(models.Model):
    """Somebody around the inwoner; role-limited: only what is needed (Wmo 5.1.1 lid 2-3)."""

    inwoner = models.ForeignKey(Inwoner, on_delete=models.CASCADE, related_name="netwerk")
    persoon = models.ForeignKey(Inwoner, null=True, on_delete=models.SET_NULL, related_name="+")
    naam = models.CharField(max_length=120)
    relatie = models.CharField(max_length=40)
    telefoon = models.CharField(max_length=20, blank=True, default="")
    mantelzorger = models.BooleanField(default=False)
    toegevoegd_door = models.ForeignKey(Hoedanigheid, on_delete=models.PROTECT, related_name="+")
    geldig = DateRangeField()

    def __str__(self) -> str:
        return f"netwerklid {self.pk}"


class Veiligheidsnotitie(models.Model):
    """What a visitor must know beforehand, with a day on which it is looked at again."""

    inwoner = models.ForeignKey(Inwoner, on_delete=models.CASCADE, related_name="veiligheidsnotities")
    tekst = models.CharField(max_length=300, help_text="feitelijk: wat te doen, geen oordeel")
    herzien_op = models.DateField(help_text="dan bekijken of het nog nodig is")
    geldig = DateRangeField()
    vastgelegd_op = models.DateTimeField()
    door = models.ForeignKey(Hoedanigheid, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [geen_overlap("veiligheidsnotitie_geen_overlap", "inwoner_id")]

    def __str__(self) -> str:
        return f"veiligheidsnotitie {self.pk}"


class Overlijden(models.Model):
    """That we know somebody died, since when and from whom. A correction or a mistake ends the row, with its reason."""

    inwoner = models.ForeignKey(Inwoner, on_delete=models.CASCADE, related_name="overlijdens")
    op = models.DateField()
    bron = models.CharField(max_length=12, choices=BronOverlijden)
    volgens_brp = models.BooleanField(default=False, help_text="de BRP zei dit al; dan is intrekken niet aan ons")
    vastgelegd_op = models.DateTimeField()
    eerst_vastgelegd_op = models.DateTimeField(help_text="een verbeterde dag houdt dit moment")
    door = models.ForeignKey(Hoedanigheid, on_delete=models.PROTECT, related_name="+")
    vervallen_op = models.DateTimeField(null=True)
    vervallen_door = models.ForeignKey(Hoedanigheid, null=True, on_delete=models.PROTECT, related_name="+")
    vervallen_reden = models.CharField(max_length=300, blank=True, default="")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["inwoner"], name="overlijden_eenmalig", condition=Q(vervallen_op=None)),
            models.CheckConstraint(
                name="overlijden_vervallen_met_reden",
                condition=Q(vervallen_op__isnull=True, vervallen_reden="")
                | (Q(vervallen_op__isnull=False) & ~Q(vervallen_reden="")),
            ),
        ]

    def __str__(self) -> str:
        return f"overlijden van {self.inwoner_id}"


def leeftijd(inwoner: Inwoner, dag: date) -> Leeftijd:
    """Whole years on that day, as a range where the birth date is incomplete: the one answer of the house.

    Where the source does not know the day, what the inwoner told counts as long as the source allows it.
    """
    geboren = inwoner.geboren
    if inwoner.geboren_gehoord and not geboren.volledig:
        gehoord = OnvolledigeDatum.van(inwoner.geboren_gehoord)
        geboren = gehoord if gehoord.kan_zijn(geboren) else geboren
    return geboren.leeftijd_op(dag)
