"""The casus and what hangs on it. A Casus is a Dossier (one-to-one key) and repeats none of its columns."""

from django.contrib.postgres.fields import ArrayField, DateRangeField
from django.db import models
from django.db.models import Q
from django_fsm import FSMField, FSMModelMixin, transition

from basis.documenten.models import Brief
from basis.dossiers.models import Dossier
from basis.inwoners.models import Netwerklid
from basis.organisatie.models import Hoedanigheid, Organisatie
from basis.voorzieningen.models import Eenheid, Frequentie, Trede, Voorziening
from basis.werk.models import Termijn
from casussen.enums import (
    Aanleiding,
    Afsluitreden,
    Einde,
    Grondslag,
    Identiteitsbewijs,
    Leveringsvorm,
    RedenPauze,
    SoortContact,
    StatusCasus,
    StatusOndersteuning,
    StatusOnderzoek,
    TypeVerwijzer,
    UitkomstHulpvraag,
    VoorWie,
)
from casussen.models_klok import Bedreiging, Bijstandsvraag  # noqa: F401
from consortium.models import Verplichting

C, O_, S = StatusCasus, StatusOnderzoek, StatusOndersteuning


class Casus(FSMModelMixin, models.Model):
    """The running contact of one inwoner under one wet; it survives renewals (praktijk 1)."""

    dossier = models.OneToOneField(Dossier, primary_key=True, on_delete=models.CASCADE, related_name="casus")
    status = FSMField(max_length=14, choices=StatusCasus.choices, default=StatusCasus.AANGEMELD, protected=True)
    grondslag = models.CharField(max_length=12, choices=Grondslag, default=Grondslag.BESLUIT)
    grondslag_kenmerk = models.CharField(max_length=60, blank=True, default="", help_text="verwijzing of bepaling")
    verwijzer = models.CharField(max_length=2, choices=TypeVerwijzer, null=True, help_text="COD327")
    verwijzer_naam = models.CharField(max_length=64, blank=True, default="")
    verwijzer_agb = models.CharField(max_length=8, blank=True, default="", help_text="rechter en GI: geen")
    verwezen_op = models.DateField(null=True)
    gemeld_op = models.DateField(help_text="dag van de melding: hier begint de klok (Wmo 2.3.2 lid 1)")
    afsluitreden = models.CharField(max_length=20, choices=Afsluitreden, null=True)
    afsluittoelichting = models.CharField(max_length=500, blank=True, default="")
    nazorg = models.ForeignKey(Hoedanigheid, null=True, on_delete=models.PROTECT, related_name="+")
    status_voor_sluiten = models.CharField(max_length=14, choices=StatusCasus, null=True)
    heropend = models.PositiveSmallIntegerField(default=0, help_text="hoe vaak heropend")

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="casus_verwijzer",
                condition=Q(verwijzer__isnull=True, verwijzer_naam="", verwijzer_agb="")
                | (Q(verwijzer__isnull=False, verwijzer__in=("02", "03", "05")) & ~Q(verwijzer_naam=""))
                | (
                    Q(verwijzer__isnull=False, verwijzer__in=("01", "04", "06", "08"), verwijzer_agb="")
                    & ~Q(verwijzer_naam="")
                ),
            ),
            models.CheckConstraint(
                name="casus_afsluitreden",
                condition=Q(status="afgesloten", afsluitreden__isnull=False, status_voor_sluiten__isnull=False)
                | (~Q(status="afgesloten") & Q(afsluitreden__isnull=True, status_voor_sluiten__isnull=True)),
            ),
        ]

    def __str__(self) -> str:
        return f"casus {self.pk}"

    # Bare moves: called from casussen/handelingen*.py and beschikkingen/handelingen.py only (tested).
    @transition(field=status, source=C.AANGEMELD, target=C.ONDERZOEK)
    def naar_onderzoek(self) -> None: ...

    @transition(field=status, source=C.ONDERZOEK, target=C.PLAN)
    def naar_plan(self) -> None: ...

    @transition(field=status, source=[C.AANGEMELD, C.ONDERZOEK, C.PLAN], target=C.TOEKENNING)
    def naar_toekenning(self) -> None: ...

    @transition(field=status, source=C.TOEKENNING, target=C.PLAN)
    def terug_naar_plan(self) -> None: ...

    @transition(field=status, source=[C.AANGEMELD, C.PLAN, C.TOEKENNING], target=C.HULPVERLENING)
    def naar_hulpverlening(self) -> None: ...

    @transition(
        field=status,
        source=[C.AANGEMELD, C.ONDERZOEK, C.PLAN, C.TOEKENNING, C.HULPVERLENING],
        target=C.AFGESLOTEN,
    )
    def naar_afgesloten(self) -> None: ...

    @transition(field=status, source=C.AFGESLOTEN, target=C.AANGEMELD)
    def heropen_aangemeld(self) -> None: ...

    @transition(field=status, source=C.AFGESLOTEN, target=C.ONDERZOEK)
    def heropen_onderzoek(self) -> None: ...

    @transition(field=status, source=C.AFGESLOTEN, target=C.PLAN)
    def heropen_plan(self) -> None: ...

    @transition(field=status, source=C.AFGESLOTEN, target=C.TOEKENNING)
    def heropen_toekenning(self) -> None: ...

    @transition(field=status, source=C.AFGESLOTEN, target=C.HULPVERLENING)
    def heropen_hulpverlening(self) -> None: ...


class Onderzoek(FSMModelMixin, models.Model):
    """One onderzoek with its own clock, verslag, aanvraag and besluit; several per casus (praktijk 1)."""

    casus = models.ForeignKey(Casus, on_delete=models.CASCADE, related_name="onderzoeken")
    aanleiding = models.CharField(max_length=20, choices=Aanleiding)
    status = FSMField(max_length=18, choices=StatusOnderzoek.choices, default=StatusOnderzoek.GEPLAND, protected=True)
    gemeld_op = models.DateField(help_text="startgebeurtenis van de termijn")
    kanaal = models.CharField(max_length=20, blank=True, default="", help_text="bewijs: hoe de vraag binnenkwam")
    termijn = models.ForeignKey(Termijn, null=True, on_delete=models.SET_NULL, related_name="+")
    gestart_op = models.DateField(null=True)
    gesprek_op = models.DateField(null=True)
    identiteit_soort = models.CharField(
        max_length=16, choices=Identiteitsbewijs, blank=True, default="", help_text="soort bewijs, geen nummer"
    )
    identiteit_op = models.DateField(null=True)
    persoonlijk_plan_gewezen_op = models.DateField(null=True)
    persoonlijk_plan_ontvangen_op = models.DateField(null=True)
    niet_gewacht = models.CharField(
        max_length=200, blank=True, default="", help_text="waarom de zeven dagen niet zijn afgewacht"
    )
    pgb_uitgelegd_op = models.DateField(null=True, help_text="Wmo 2.3.2 lid 6")
    # The seven topics of Wmo 2.3.2 lid 4 a-g.
    behoeften = models.TextField(blank=True, default="", help_text="a behoeften, persoonskenmerken en voorkeuren")
    eigen_kracht = models.TextField(blank=True, default="", help_text="b eigen kracht en gebruikelijke hulp")
    netwerk = models.TextField(blank=True, default="", help_text="c mantelzorg en sociaal netwerk")
    mantelzorger = models.TextField(blank=True, default="", help_text="d ondersteuning van de mantelzorger")
    algemeen = models.TextField(blank=True, default="", help_text="e algemene voorzieningen en activiteiten")
    samenwerking = models.TextField(blank=True, default="", help_text="f samenwerking met zorg, onderwijs, werk, wonen")
    bijdrage = models.TextField(blank=True, default="", help_text="g bijdrage in de kosten")
    nog_niet_af = ArrayField(
        models.CharField(max_length=16),
        default=list,
        blank=True,
        help_text="onderwerpen met tekst die nog niet af zijn",
    )
    reactie_inwoner = models.TextField(blank=True, default="")
    verslag = models.ForeignKey(Brief, null=True, on_delete=models.PROTECT, related_name="+")
    afgerond_op = models.DateField(null=True)
    reden_afgebroken = models.CharField(max_length=200, blank=True, default="")
    status_voor_sluiten = models.CharField(
        max_length=18, choices=StatusOnderzoek, null=True, help_text="alleen als het stopte doordat de casus sloot"
    )

    ONDERWERPEN = (
        "behoeften",
        "eigen_kracht",
        "netwerk",
        "mantelzorger",
        "algemeen",
        "samenwerking",
        "bijdrage",
    )

    class Meta:
        indexes = [models.Index(fields=["casus", "id"], name="onderzoek_casus")]
        constraints = [
            models.UniqueConstraint(
                fields=["casus"],
                name="onderzoek_een_lopend",
                condition=Q(status__in=("gepland", "loopt", "verslag_verzonden", "aanvraag")),
            ),
        ]

    def __str__(self) -> str:
        return f"onderzoek {self.pk}"

    @transition(field=status, source=O_.GEPLAND, target=O_.LOOPT)
    def naar_loopt(self) -> None: ...

    @transition(field=status, source=O_.LOOPT, target=O_.VERSLAG_VERZONDEN)
    def naar_verslag_verzonden(self) -> None: ...

    # Without verslag only after six weeks (Wmo 2.3.2 lid 9), in any fase; the verb guards that.
    @transition(
        field=status,
        source=[O_.GEPLAND, O_.LOOPT, O_.VERSLAG_VERZONDEN, O_.KLAAR, O_.AFGEBROKEN],
        target=O_.AANVRAAG,
    )
    def naar_aanvraag(self) -> None: ...

    @transition(field=status, source=O_.AANVRAAG, target=O_.BESLOTEN)
    def naar_besloten(self) -> None: ...

    @transition(field=status, source=O_.VERSLAG_VERZONDEN, target=O_.KLAAR)
    def naar_klaar(self) -> None: ...

    @transition(field=status, source=[O_.GEPLAND, O_.LOOPT, O_.VERSLAG_VERZONDEN, O_.AANVRAAG], target=O_.AFGEBROKEN)
    def naar_afgebroken(self) -> None: ...

    # Back to where it was when only the closing of the casus broke it off.
    @transition(field=status, source=O_.AFGEBROKEN, target=O_.GEPLAND)
    def herstel_gepland(self) -> None: ...

    @transition(field=status, source=O_.AFGEBROKEN, target=O_.LOOPT)
    def herstel_loopt(self) -> None: ...

    @transition(field=status, source=O_.AFGEBROKEN, target=O_.AANVRAAG)
    def herstel_aanvraag(self) -> None: ...


class Hulpvraag(models.Model):
    """One question inside an onderzoek, in the words of the inwoner, with its own result."""

    onderzoek = models.ForeignKey(Onderzoek, on_delete=models.CASCADE, related_name="hulpvragen")
    tekst = models.CharField(max_length=500)
    uitkomst = models.CharField(max_length=12, choices=UitkomstHulpvraag, default=UitkomstHulpvraag.OPEN)

    def __str__(self) -> str:
        return f"hulpvraag {self.pk}"


class Doel(models.Model):
    """What must be different for the inwoner; hangs on the casus and survives an onderzoek."""

    casus = models.ForeignKey(Casus, on_delete=models.CASCADE, related_name="doelen")
    tekst = models.CharField(max_length=300)
    evaluatie_op = models.DateField(null=True)
    bereikt = models.BooleanField(null=True)
    geldig = DateRangeField()
    vastgelegd_op = models.DateTimeField()

    def __str__(self) -> str:
        return f"doel {self.pk}"


class Ondersteuning(FSMModelMixin, models.Model):
    """One line of the arrangement, from eigen kracht to maatwerk. All of it counts in monitoring."""

    casus = models.ForeignKey(Casus, on_delete=models.CASCADE, related_name="ondersteuning")
    onderzoek = models.ForeignKey(Onderzoek, null=True, on_delete=models.SET_NULL, related_name="ondersteuning")
    hulpvraag = models.ForeignKey(Hulpvraag, null=True, on_delete=models.SET_NULL, related_name="ondersteuning")
    doel = models.ForeignKey(Doel, null=True, on_delete=models.SET_NULL, related_name="+")
    trede = models.CharField(max_length=14, choices=Trede)
    voorziening = models.ForeignKey(Voorziening, null=True, on_delete=models.PROTECT, related_name="+")
    organisatie = models.ForeignKey(
        Organisatie, null=True, on_delete=models.PROTECT, related_name="+", help_text="leeg: nader te kiezen"
    )
    omschrijving = models.CharField(max_length=300, blank=True, default="")
    hoeveelheid = models.DecimalField(max_digits=10, decimal_places=2, null=True)
    eenheid = models.CharField(max_length=8, choices=Eenheid, null=True)
    frequentie = models.CharField(max_length=8, choices=Frequentie, null=True)
    leveringsvorm = models.CharField(max_length=4, choices=Leveringsvorm, default=Leveringsvorm.ZIN)
    aanvullend_reden = models.CharField(max_length=200, blank=True, default="", help_text="waarom dubbel mag")
    geldig = DateRangeField(null=True, help_text="beoogde periode; zonder einde is onbepaalde tijd")
    grondslag = models.CharField(max_length=12, choices=Grondslag)
    status = FSMField(
        max_length=12,
        choices=StatusOndersteuning.choices,
        default=StatusOndersteuning.VOORGESTELD,
        protected=True,
    )
    aflopend = models.ForeignKey(
        Termijn, null=True, on_delete=models.SET_NULL, related_name="+", help_text="teruggeteld van de laatste dag"
    )
    heronderzoek = models.ForeignKey(Termijn, null=True, on_delete=models.SET_NULL, related_name="+")
    verplichting = models.ForeignKey(Verplichting, null=True, on_delete=models.PROTECT, related_name="+")
    toegewezen_op = models.DateField(null=True)
    gestart_op = models.DateField(null=True)
    beeindigd_op = models.DateField(null=True, help_text="laatste dag van de hulp")
    einde_reden = models.CharField(max_length=2, choices=Einde, null=True)
    voorganger = models.ForeignKey("self", null=True, on_delete=models.SET_NULL, related_name="opvolgers")

    class Meta:
        indexes = [
            models.Index(fields=["casus", "id"], name="ondersteuning_casus"),
            models.Index(fields=["organisatie"], name="ondersteuning_organisatie"),
        ]
        constraints = [
            models.CheckConstraint(
                name="ondersteuning_gestart",
                condition=~Q(status__in=("gestart", "onderbroken")) | Q(gestart_op__isnull=False),
            ),
            models.CheckConstraint(
                name="ondersteuning_beeindigd",
                condition=Q(status="beeindigd", beeindigd_op__isnull=False, einde_reden__isnull=False)
                | (~Q(status="beeindigd") & Q(beeindigd_op__isnull=True, einde_reden__isnull=True)),
            ),
            models.CheckConstraint(
                name="ondersteuning_maatwerk",
                condition=~Q(trede="maatwerk")
                | Q(
                    voorziening__isnull=False,
                    hoeveelheid__gt=0,
                    eenheid__isnull=False,
                    frequentie__isnull=False,
                    geldig__isnull=False,
                ),
            ),
        ]

    def __str__(self) -> str:
        return f"ondersteuning {self.pk}"

    @property
    def sleutel_aflopend(self) -> str:
        """Names the one task in which is chosen what happens when this help ends."""
        return f"aflopend:{self.pk}"

    @transition(field=status, source=S.VOORGESTELD, target=S.TOEGEWEZEN)
    def naar_toegewezen(self) -> None: ...

    @transition(field=status, source=S.TOEGEWEZEN, target=S.GESTART)
    def naar_gestart(self) -> None: ...

    @transition(field=status, source=S.GESTART, target=S.ONDERBROKEN)
    def naar_onderbroken(self) -> None: ...

    @transition(field=status, source=S.ONDERBROKEN, target=S.GESTART)
    def naar_hervat(self) -> None: ...

    @transition(field=status, source=[S.GESTART, S.ONDERBROKEN, S.TOEGEWEZEN], target=S.BEEINDIGD)
    def naar_beeindigd(self) -> None: ...

    @transition(field=status, source=S.VOORGESTELD, target=S.GEANNULEERD)
    def naar_geannuleerd(self) -> None: ...


class Onderbreking(models.Model):
    """A pause of running help; open while the help is onderbroken."""

    ondersteuning = models.ForeignKey(Ondersteuning, on_delete=models.CASCADE, related_name="onderbrekingen")
    reden = models.CharField(max_length=12, choices=RedenPauze)
    geldig = DateRangeField()

    def __str__(self) -> str:
        return f"onderbreking {self.pk}"


class Clientondersteuning(models.Model):
    """Pointed out as free and independent, to the inwoner and each known mantelzorger (Wmo 2.3.2 lid 3)."""

    dossier = models.ForeignKey(Dossier, on_delete=models.CASCADE, related_name="clientondersteuning")
    voor = models.CharField(max_length=18, choices=VoorWie)
    mantelzorger = models.ForeignKey(Netwerklid, null=True, on_delete=models.SET_NULL, related_name="+")
    gewezen_op = models.DateField()
    door = models.ForeignKey(Hoedanigheid, on_delete=models.PROTECT, related_name="+")
    wil = models.BooleanField(null=True, help_text="wil iemand dit: ja, nee of nog niet gezegd")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["dossier", "voor", "mantelzorger"],
                name="clientondersteuning_eenmalig",
                nulls_distinct=False,
            ),
        ]

    def __str__(self) -> str:
        return f"{self.voor} bij {self.dossier_id}"


class Contact(models.Model):
    """A contact with or about the inwoner, in a few words."""

    dossier = models.ForeignKey(Dossier, on_delete=models.CASCADE, related_name="contacten")
    op = models.DateField()
    soort = models.CharField(max_length=12, choices=SoortContact)
    met = models.CharField(max_length=120, help_text="inwoner, mantelzorger, aanbieder, …")
    tekst = models.TextField(blank=True, default="")
    stem = models.CharField(max_length=500, blank=True, default="", help_text="woorden van de inwoner zelf")
    door = models.ForeignKey(Hoedanigheid, on_delete=models.PROTECT, related_name="+")
    vastgelegd_op = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["dossier", "-op", "-id"], name="contact_dossier")]

    def __str__(self) -> str:
        return f"contact {self.pk}"
