"""Uploads and letters. Bytes live in PostgreSQL: one transaction, one back-up, one door."""

from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import SearchVector
from django.db import models
from django.db.models import F, Q, TextChoices
from django_fsm import FSMField, FSMModelMixin, transition

from basis.dossiers.models import Dossier
from basis.organisatie.models import Gemeente, Hoedanigheid


class Bestand(models.Model):
    """Immutable bytes with their hash. A Document, a Brief or a rapport points here."""

    gemeente = models.ForeignKey(Gemeente, on_delete=models.PROTECT)
    inhoud = models.BinaryField()
    sha256 = models.CharField(max_length=64)
    grootte = models.PositiveIntegerField(help_text="bytes")
    mediatype = models.CharField(max_length=100)
    gemaakt_op = models.DateTimeField()

    def __str__(self) -> str:
        return self.sha256[:12]


class SoortDocument(TextChoices):
    VERSLAG = "verslag", "ondertekend verslag of aanvraag"
    PERSOONLIJK_PLAN = "persoonlijk_plan", "persoonlijk plan"
    ADVIES = "advies", "advies van een deskundige"
    MACHTIGING = "machtiging", "machtiging"
    VERWIJZING = "verwijzing", "verwijzing van een arts"
    CORRESPONDENTIE = "correspondentie", "brief of e-mail"
    OVERIG = "overig", "overig"


class Document(models.Model):
    """An uploaded file on a dossier, with an own name for the inwoner."""

    dossier = models.ForeignKey(Dossier, on_delete=models.CASCADE, related_name="documenten")
    bestand = models.ForeignKey(Bestand, on_delete=models.PROTECT)
    soort = models.CharField(max_length=20, choices=SoortDocument)
    naam = models.CharField(max_length=120)
    naam_inwoner = models.CharField(max_length=120, help_text="zo noemen we dit stuk voor de inwoner")
    ontvangen_op = models.DateField()
    toegevoegd_op = models.DateTimeField()
    toegevoegd_door = models.ForeignKey(Hoedanigheid, on_delete=models.PROTECT, related_name="+")

    class Meta:
        indexes = [
            models.Index(fields=["dossier", "-ontvangen_op"], name="document_dossier"),
            GinIndex(SearchVector("naam", config="dutch"), name="document_woorden"),
        ]

    def __str__(self) -> str:
        return f"document {self.pk}"


class SoortBrief(TextChoices):
    ONTVANGST = "ontvangst", "ontvangstbevestiging"
    VERSLAG = "verslag", "verslag van het onderzoek"
    BESCHIKKING = "beschikking", "beschikking"
    AFSPRAAK = "afspraak", "bevestiging van een afspraak"
    VERBETERING = "verbetering", "verbetering van een brief"


class StatusBrief(TextChoices):
    GEMAAKT = "gemaakt", "klaar om te verzenden"
    VERZONDEN = "verzonden", "verzonden"
    VERVALLEN = "vervallen", "vervallen"


class Brief(FSMModelMixin, models.Model):
    """A letter, frozen when made: data, template version and html. The PDF follows from the worker."""

    dossier = models.ForeignKey(Dossier, on_delete=models.CASCADE, related_name="brieven")
    soort = models.CharField(max_length=16, choices=SoortBrief)
    status = FSMField(max_length=12, choices=StatusBrief.choices, default=StatusBrief.GEMAAKT, protected=True)
    kenmerk = models.CharField(max_length=20)
    onderwerp = models.CharField(max_length=160)
    sjabloon = models.CharField(max_length=60)
    sjabloon_versie = models.CharField(max_length=12)
    geadresseerde = models.JSONField(help_text="naam, aanhef en adresregels zoals gedrukt")
    gegevens = models.JSONField(help_text="bevroren gegevens van het sjabloon")
    html = models.TextField(help_text="precies wat gedrukt wordt")
    pdf = models.ForeignKey(Bestand, null=True, on_delete=models.PROTECT)
    gemaakt_op = models.DateTimeField()
    gemaakt_door = models.ForeignKey(Hoedanigheid, on_delete=models.PROTECT, related_name="+")
    postdag = models.DateField(null=True, help_text="de dag van de post die op de brief staat, bij een beschikking")
    verzonden_op = models.DateField(null=True, help_text="de echte dag van de post (Awb 3:41)")

    class Meta:
        indexes = [
            models.Index(fields=["dossier", "-gemaakt_op"], name="brief_dossier"),
            # What lies ready for the post, the oldest first.
            models.Index(fields=["gemaakt_op", "id"], name="brief_te_posten", condition=Q(status="gemaakt")),
            # The number of a besluit, as somebody reads it out from the letter.
            models.Index(fields=["kenmerk"], name="brief_besluitnummer", condition=Q(soort="beschikking")),
        ]
        constraints = [
            models.CheckConstraint(
                name="brief_verzonden_met_pdf",
                condition=~Q(status="verzonden") | Q(pdf__isnull=False, verzonden_op__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return self.kenmerk

    @transition(field=status, source=StatusBrief.GEMAAKT, target=StatusBrief.VERZONDEN)
    def naar_verzonden(self) -> None:
        """Bare move; `documenten.handelingen.verzend` guards it."""

    @transition(field=status, source=StatusBrief.GEMAAKT, target=StatusBrief.VERVALLEN)
    def naar_vervallen(self) -> None:
        """Bare move; a letter that was not posted and is replaced."""


class Postverbetering(models.Model):
    """A posting day that was wrong, put right with a reason (praktijk 5); the old day stays here."""

    brief = models.ForeignKey(Brief, on_delete=models.CASCADE, related_name="verbeteringen")
    oud = models.DateField()
    nieuw = models.DateField()
    reden = models.CharField(max_length=300)
    op = models.DateTimeField()
    door = models.ForeignKey(Hoedanigheid, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [
            models.CheckConstraint(name="postverbetering_met_reden", condition=~Q(reden="") & ~Q(oud=F("nieuw"))),
        ]

    def __str__(self) -> str:
        return f"{self.oud} werd {self.nieuw}"
