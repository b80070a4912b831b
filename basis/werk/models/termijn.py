"""Termijn: a legal term on a dossier, what suspended it, what moved its date, and the ingebrekestelling."""

from django.db import models
from django.db.models import F, Q, TextChoices

from basis.dossiers.models import Dossier
from basis.organisatie.models import Hoedanigheid


class Afronding(TextChoices):
    VOLDAAN = "voldaan", "gedaan"
    VOORTGEZET = "voortgezet", "gaat verder bij het vervolg"
    VERVALLEN = "vervallen", "niet meer nodig"


class Termijn(models.Model):
    """A term on a dossier. What the clock was asked stands in columns, so the date can be computed again.

    Missed, suspended today and days left are computed from the dates, never a state.
    """

    dossier = models.ForeignKey(Dossier, on_delete=models.CASCADE, related_name="termijnen")
    soort = models.CharField(max_length=30, help_text="soort uit basis/termijnen")
    vanaf = models.DateField(help_text="dag van de startgebeurtenis")
    startgebeurtenis = models.CharField(max_length=120)
    startkanaal = models.CharField(
        max_length=20, blank=True, default="", help_text="bewijs van de start: hoe de gebeurtenis binnenkwam"
    )
    ruwe_einddatum = models.DateField()
    einddatum = models.DateField(help_text="tot en met deze dag")
    uitleg = models.JSONField(help_text="stappen met datum en artikel")
    van_ons = models.BooleanField(default=True, help_text="onwaar voor de bezwaartermijn van de inwoner")
    wettelijk = models.BooleanField(default=True, help_text="onwaar voor een eigen norm: die maakt geen fatale datum")
    streefdatum = models.DateField(null=True, help_text="eigen norm naast de wettelijke termijn")
    verdaagd_op = models.DateField(
        null=True, help_text="dag van het bericht van verdaging (Awb 7:10 lid 3, 9:11 lid 2)"
    )
    commissie = models.BooleanField(default=False, help_text="adviescommissie: twaalf weken (Awb 7:10 lid 1)")
    redelijke_termijn = models.DateField(null=True, help_text="genoemde dag (Awb 4:14 lid 3)")
    redelijk_genoemd_op = models.DateField(
        null=True, help_text="dag van die brief; alleen wat daarna wordt opgeschort, komt erbij"
    )
    uitstel_tot = models.DateField(null=True, help_text="afgesproken uitstel van een onderzoek; verschuift niets")
    uitstel_reden = models.CharField(max_length=200, blank=True, default="")
    afronding = models.CharField(max_length=12, choices=Afronding, null=True)
    afgerond_op = models.DateField(null=True, help_text="dag van de handeling die de termijn haalt")
    afrondreden = models.CharField(max_length=20, blank=True, default="", help_text="code, bijvoorbeeld overlijden")
    geopend_op = models.DateTimeField()

    class Meta:
        indexes = [
            models.Index(fields=["dossier", "einddatum"], name="termijn_dossier"),
            models.Index(fields=["einddatum", "id"], name="termijn_open", condition=Q(afronding=None)),
        ]
        constraints = [
            models.CheckConstraint(
                name="termijn_afronding_met_dag",
                condition=Q(afronding__isnull=True, afgerond_op__isnull=True)
                | Q(afronding__isnull=False, afgerond_op__isnull=False),
            ),
            # A term counted back from a last day ends before its start event.
            models.CheckConstraint(
                name="termijn_volgorde", condition=Q(einddatum__gte=F("vanaf")) | Q(soort__startswith="aflopend")
            ),
            models.CheckConstraint(
                name="termijn_uitstel_met_reden", condition=Q(uitstel_tot=None) | ~Q(uitstel_reden="")
            ),
        ]

    def __str__(self) -> str:
        return f"{self.soort} tot en met {self.einddatum}"


class Opschorting(models.Model):
    """A period in which the clock of a term stands still, with its ground (Awb 4:15, 7:10 lid 2 and 4).

    `tot` is the last suspended day: expected while it runs (the end of the hersteltermijn, the agreed day),
    real once hervat_op says so. Past `tot` the clock runs again by itself; no nightly counter.
    """

    termijn = models.ForeignKey(Termijn, on_delete=models.CASCADE, related_name="opschortingen")
    grond = models.CharField(max_length=10, help_text="basis.termijnen.Grond, bijvoorbeeld 4:15-1a")
    van = models.DateField(help_text="eerste opgeschorte dag")
    tot = models.DateField(help_text="laatste opgeschorte dag, zolang niet hervat de verwachte")
    toelichting = models.CharField(max_length=300, blank=True, default="")
    hervat_op = models.DateField(null=True, help_text="dag waarop vastgelegd is dat de klok weer loopt")
    vastgelegd_op = models.DateTimeField()
    door = models.ForeignKey(Hoedanigheid, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [models.CheckConstraint(name="opschorting_volgorde", condition=Q(tot__gte=F("van") - 1))]

    def __str__(self) -> str:
        return f"opschorting {self.van} tot en met {self.tot}"


class SoortVerschuiving(TextChoices):
    OPGESCHORT = "opgeschort", "opgeschort"
    HERVAT = "hervat", "hervat"
    VERDAAGD = "verdaagd", "verdaagd"
    REDELIJK = "redelijk", "redelijke termijn genoemd"
    COMMISSIE = "commissie", "adviescommissie ingeschakeld"
    START = "start", "begin verbeterd"
    REGELS = "regels", "regels gewijzigd"


class Verschuiving(models.Model):
    """One change of the start or the end of a term; the old values stay here."""

    termijn = models.ForeignKey(Termijn, on_delete=models.CASCADE, related_name="verschuivingen")
    soort = models.CharField(max_length=12, choices=SoortVerschuiving)
    oud_vanaf = models.DateField()
    nieuw_vanaf = models.DateField()
    oud_einddatum = models.DateField()
    nieuw_einddatum = models.DateField()
    reden = models.CharField(max_length=300, blank=True, default="")
    op = models.DateTimeField()
    door = models.ForeignKey(Hoedanigheid, on_delete=models.PROTECT, related_name="+")

    def __str__(self) -> str:
        return f"{self.soort}: {self.oud_einddatum} naar {self.nieuw_einddatum}"


class OordeelIngebrekestelling(TextChoices):
    GEEN = "", "geen bijzonder oordeel"
    ONREDELIJK_LAAT = "laat", "onredelijk laat (Awb 4:17 lid 5 onder a)"
    GEEN_BELANG = "belang", "de aanvrager is geen belanghebbende (onder b)"
    KENNELIJK = "kennelijk", "kennelijk niet-ontvankelijk of ongegrond (onder c)"


class Ingebrekestelling(models.Model):
    """A letter that says the college is too late (Awb 4:17 lid 3). What it costs is computed from its days."""

    termijn = models.ForeignKey(Termijn, on_delete=models.CASCADE, related_name="ingebrekestellingen")
    ontvangen_op = models.DateField()
    kanaal = models.CharField(max_length=20, blank=True, default="")
    geldig = models.BooleanField(help_text="onwaar: te vroeg ontvangen, zonder gevolg")
    reden_ongeldig = models.CharField(max_length=300, blank=True, default="")
    eerste_dag = models.DateField(null=True, help_text="eerste dag waarover dwangsom verschuldigd is")
    oordeel = models.CharField(max_length=10, choices=OordeelIngebrekestelling, blank=True, default="")
    oordeel_reden = models.CharField(max_length=300, blank=True, default="")
    besluittermijn = models.ForeignKey(
        Termijn, null=True, on_delete=models.SET_NULL, related_name="+", help_text="dwangsombesluit (Awb 4:18)"
    )
    vastgesteld_bedrag = models.DecimalField(max_digits=14, decimal_places=2, null=True, help_text="euro")
    vastgesteld_op = models.DateField(null=True, help_text="dag van bekendmaking van het dwangsombesluit")
    vastgelegd_op = models.DateTimeField()
    door = models.ForeignKey(Hoedanigheid, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="ingebrekestelling_geldig",
                condition=Q(geldig=True, eerste_dag__isnull=False) | (Q(geldig=False) & ~Q(reden_ongeldig="")),
            ),
            models.CheckConstraint(
                name="ingebrekestelling_oordeel_met_reden", condition=Q(oordeel="") | ~Q(oordeel_reden="")
            ),
        ]

    def __str__(self) -> str:
        return f"ingebrekestelling {self.pk}"
