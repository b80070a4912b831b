"""Aanvraag, Beschikking (the document), Besluit (the decision on one onderdeel) and Toekenning."""

from django.contrib.postgres.fields import ArrayField, DateRangeField
from django.db import models
from django.db.models import Q
from django_fsm import FSMField, FSMModelMixin, transition

from basis.documenten.models import Brief
from basis.organisatie.models import Gemeente, Hoedanigheid, Mandaat
from basis.voorzieningen.models import Eenheid, Frequentie
from basis.werk.models import Termijn
from beschikkingen.enums import (
    Afwijzingsgrond,
    Bijdragekeuze,
    Resultaat,
    StatusBeschikking,
    VoorliggendeWet,
    VormAanvraag,
)
from casussen.models import Casus, Hulpvraag, Ondersteuning, Onderzoek
from consortium.models import Verplichting

B = StatusBeschikking


class Aanvraag(models.Model):
    """A request for a decision (Awb 1:3, 4:1). Starts the besluit term."""

    casus = models.ForeignKey(Casus, on_delete=models.CASCADE, related_name="aanvragen")
    onderzoek = models.OneToOneField(Onderzoek, on_delete=models.PROTECT, related_name="aanvraag")
    ontvangen_op = models.DateField()
    vorm = models.CharField(max_length=12, choices=VormAanvraag)
    over = models.ForeignKey(
        Ondersteuning,
        null=True,
        on_delete=models.PROTECT,
        related_name="+",
        help_text="hulp die al loopt op een verwijzing of bepaling: een besluit op verzoek (Jeugdwet 2.3)",
    )
    voor_verslag = models.BooleanField(default=False, help_text="na zes weken, zonder verslag (Wmo 2.3.2 lid 9)")
    termijn = models.ForeignKey(Termijn, null=True, on_delete=models.SET_NULL, related_name="+")
    vastgelegd_op = models.DateTimeField()

    def __str__(self) -> str:
        return f"aanvraag {self.pk}"


class Gevraagd(models.Model):
    """How much was asked for one hulpvraag, as far as the inwoner said it (Awb 4:2 lid 1 c)."""

    aanvraag = models.ForeignKey(Aanvraag, on_delete=models.CASCADE, related_name="gevraagd")
    hulpvraag = models.ForeignKey(Hulpvraag, on_delete=models.CASCADE, related_name="+")
    hoeveelheid = models.DecimalField(max_digits=10, decimal_places=2)
    eenheid = models.CharField(max_length=8, choices=Eenheid, help_text="euro: een bedrag")
    frequentie = models.CharField(max_length=8, choices=Frequentie)

    class Meta:
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(fields=["aanvraag", "hulpvraag"], name="gevraagd_per_hulpvraag"),
            models.CheckConstraint(name="gevraagd_positief", condition=Q(hoeveelheid__gt=0)),
        ]

    def __str__(self) -> str:
        return f"gevraagd {self.pk}"


class Beschikking(FSMModelMixin, models.Model):
    """One letter with one or more besluiten. Vaststellen freezes it and reserves the money."""

    casus = models.ForeignKey(Casus, on_delete=models.CASCADE, related_name="beschikkingen")
    aanvraag = models.ForeignKey(Aanvraag, on_delete=models.PROTECT, related_name="beschikkingen")
    gemeente = models.ForeignKey(Gemeente, on_delete=models.PROTECT)
    status = FSMField(
        max_length=16, choices=StatusBeschikking.choices, default=StatusBeschikking.CONCEPT, protected=True
    )
    nummer = models.CharField(max_length=20, null=True, help_text="gegeven bij vaststellen")
    inleiding = models.TextField(
        blank=True, default="", help_text="eigen woorden over het besluit; leeg: de zin volgt de besluiten"
    )
    zienswijze = models.TextField(blank=True, default="", help_text="hoe de zienswijze of het persoonlijk plan woog")
    adviseur = models.CharField(max_length=120, blank=True, default="", help_text="wie advies gaf (Awb 3:8)")
    bijdrage = models.CharField(
        max_length=24, choices=Bijdragekeuze, blank=True, default="", help_text="leeg: volgens het dossier"
    )
    opgesteld_door = models.ForeignKey(Hoedanigheid, on_delete=models.PROTECT, related_name="+")
    opgesteld_op = models.DateTimeField()
    schrijvers = ArrayField(
        models.BigIntegerField(), default=list, help_text="medewerkers die eraan schreven: nooit de tweede beslisser"
    )
    akkoord_gevraagd_door = models.ForeignKey(Hoedanigheid, null=True, on_delete=models.PROTECT, related_name="+")
    akkoord_gevraagd_op = models.DateTimeField(null=True)
    akkoord_aan = models.ForeignKey(
        Hoedanigheid, null=True, on_delete=models.PROTECT, related_name="+", help_text="gevraagde tweede beslisser"
    )
    akkoord_foto = models.JSONField(null=True, help_text="de regels zoals ze waren toen akkoord werd gevraagd")
    teruggestuurd_reden = models.CharField(max_length=500, blank=True, default="")
    vastgesteld_door = models.ForeignKey(Hoedanigheid, null=True, on_delete=models.PROTECT, related_name="+")
    vastgesteld_op = models.DateTimeField(null=True)
    mandaat = models.ForeignKey(Mandaat, null=True, on_delete=models.PROTECT, related_name="+")
    brief = models.OneToOneField(Brief, null=True, on_delete=models.PROTECT, related_name="beschikking")
    bezwaartermijn = models.ForeignKey(Termijn, null=True, on_delete=models.SET_NULL, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["gemeente", "nummer"], name="beschikking_nummer", condition=Q(nummer__isnull=False)
            ),
            models.UniqueConstraint(
                fields=["aanvraag"], name="beschikking_een_per_aanvraag", condition=~Q(status="vervallen")
            ),
            models.CheckConstraint(
                name="beschikking_vastgesteld_compleet",
                condition=~Q(status__in=("vastgesteld", "verzonden"))
                | Q(
                    nummer__isnull=False,
                    vastgesteld_door__isnull=False,
                    vastgesteld_op__isnull=False,
                    mandaat__isnull=False,
                    brief__isnull=False,
                ),
            ),
            models.CheckConstraint(
                name="beschikking_akkoord_gevraagd",
                condition=~Q(status="ter_accordering")
                | Q(akkoord_gevraagd_door__isnull=False, akkoord_gevraagd_op__isnull=False),
            ),
        ]
        indexes = [models.Index(fields=["casus", "-id"], name="beschikking_casus")]

    def __str__(self) -> str:
        return self.nummer or f"beschikking {self.pk}"

    # Bare moves: called from beschikkingen/handelingen.py only (tested).
    @transition(field=status, source=B.CONCEPT, target=B.TER_ACCORDERING)
    def naar_ter_accordering(self) -> None: ...

    @transition(field=status, source=B.TER_ACCORDERING, target=B.CONCEPT)
    def naar_concept(self) -> None: ...

    @transition(field=status, source=[B.CONCEPT, B.TER_ACCORDERING], target=B.VASTGESTELD)
    def naar_vastgesteld(self) -> None: ...

    @transition(field=status, source=B.VASTGESTELD, target=B.VERZONDEN)
    def naar_verzonden(self) -> None: ...

    # What was decided but not posted lapses only when the inwoner died; the verbs guard that.
    @transition(field=status, source=[B.CONCEPT, B.TER_ACCORDERING, B.VASTGESTELD], target=B.VERVALLEN)
    def naar_vervallen(self) -> None: ...


class Besluit(models.Model):
    """The decision on one onderdeel, with its own result and ground; bezwaar may hit one (praktijk 2)."""

    beschikking = models.ForeignKey(Beschikking, on_delete=models.CASCADE, related_name="besluiten")
    hulpvraag = models.ForeignKey(Hulpvraag, null=True, on_delete=models.SET_NULL, related_name="+")
    ondersteuning = models.ForeignKey(Ondersteuning, on_delete=models.PROTECT, related_name="besluiten")
    resultaat = models.CharField(max_length=14, choices=Resultaat, null=True)
    afwijzingsgrond = models.CharField(max_length=24, choices=Afwijzingsgrond, null=True)
    voorliggende_wet = models.CharField(
        max_length=12, choices=VoorliggendeWet, null=True, help_text="welke wet voorgaat, bij die grond"
    )
    niet_toegekend = models.TextField(
        blank=True, default="", help_text="bij een deel: wat er gevraagd is en niet toegekend"
    )
    beoogd_resultaat = models.TextField(blank=True, default="", help_text="wat het moet opleveren")
    motivering = models.TextField(blank=True, default="", help_text="waarom (Awb 3:46)")
    volgorde = models.PositiveSmallIntegerField(default=1)

    class Meta:
        ordering = ["volgorde", "id"]
        constraints = [
            models.UniqueConstraint(fields=["beschikking", "ondersteuning"], name="besluit_per_onderdeel"),
            models.CheckConstraint(
                name="besluit_grond_bij_afwijzen",
                condition=Q(afwijzingsgrond__isnull=True) | Q(resultaat__in=("afwijzen", "gedeeltelijk")),
            ),
            models.CheckConstraint(
                name="besluit_wet_bij_voorliggend",
                # `=` alone lets a row without ground pass: unknown is not false.
                condition=Q(voorliggende_wet__isnull=True)
                | Q(afwijzingsgrond__isnull=False, afwijzingsgrond="voorliggend"),
            ),
        ]

    def __str__(self) -> str:
        return f"besluit {self.pk}"


class Toekenning(models.Model):
    """A granted onderdeel: names its Ondersteuning and points to the same Verplichting. Dated row."""

    besluit = models.OneToOneField(Besluit, on_delete=models.PROTECT, related_name="toekenning")
    ondersteuning = models.ForeignKey(Ondersteuning, on_delete=models.PROTECT, related_name="toekenningen")
    verplichting = models.ForeignKey(Verplichting, on_delete=models.PROTECT, related_name="+")
    geldig = DateRangeField()
    vastgelegd_op = models.DateTimeField()

    def __str__(self) -> str:
        return f"toekenning {self.pk}"
