"""Who came in, went on and went out."""

from typing import Any

from django.db.models import Q, Value
from django.db.models.functions import Concat

from basis.dossiers.models import Fase
from basis.journaal.models import Gebeurtenis
from casussen.enums import Aanleiding, Afsluitreden, StatusCasus
from casussen.handelingen.overgangen import FASE_VAN
from monitoring.indicatoren.basis import Indicator, Kader, Rijen, Soort, code
from monitoring.indicatoren.verbeterd import dag_van_ontvangst

EIGENAAR = "beleidsmedewerker sociaal domein"
# A renewal is a new onderzoek inside a casus that runs already (never the first one).
HERNIEUWING = (
    Aanleiding.HERINDICATIE,
    Aanleiding.HERONDERZOEK,
    Aanleiding.WIJZIGING_INWONER,
    Aanleiding.WIJZIGING_AANBIEDER,
    Aanleiding.ACHTTIEN,
    Aanleiding.NA_BEZWAAR,
)


def _meldingen(rijen: Rijen, kader: Kader) -> Any:
    # Later found to be a signaal: no melding after all.
    signalen = Gebeurtenis.objects.filter(
        gemeente_id=kader.gemeente_id,
        soort="melding.signaal",
        vastgelegd_op__lte=kader.stand,
        dossier_id__isnull=False,
    )
    opgenomen = Q(soort="melding.opgenomen") & ~Q(door_of_namens="nee")
    return rijen.annotate(door_of_namens=code("door_of_namens")).filter(
        Q(soort="melding.geen_signaal") | (opgenomen & ~Q(dossier_id__in=signalen.values("dossier_id")))
    )


def _andere_fase() -> Q:
    """Changes of status that end in another fase; closing and reopening are counted apart."""
    q = Q(pk__in=[])
    for van in StatusCasus:
        for naar in StatusCasus:
            if StatusCasus.AFGESLOTEN not in (van, naar) and FASE_VAN[van] != FASE_VAN[naar]:
                q |= Q(van_status=van.value, naar_status=naar.value)
    return q


def _fasen(deel: str) -> str:
    van, naar = (Fase(FASE_VAN[status]).label.lower() for status in deel.split(">"))
    return f"van {van} naar {naar}"


MELDINGEN = Indicator(
    code="meldingen",
    naam="Nieuwe meldingen",
    kort="Meldingen",
    uitleg="Hoe vaak iemand door of namens een inwoner om hulp vroeg.",
    populatie="Alle meldingen aan alle loketten. Een signaal van een ander telt niet, tot de inwoner zelf hulp vraagt.",
    regel="Eén per melding, op de dag van ontvangst, ook als die later is verbeterd. Een melding die later een signaal "
    "blijkt, telt niet meer; blijkt een signaal een melding, dan telt zij op de dag van het gesprek.",
    bron="melding.opgenomen, melding.signaal, melding.geen_signaal, termijn.begin_verbeterd (Wmo 2.3.2 lid 1)",
    eigenaar=EIGENAAR,
    versie=2,
    soort=Soort.AANTAL,
    soorten=("melding.opgenomen", "melding.geen_signaal"),
    kies=_meldingen,
    telt_op=dag_van_ontvangst,
)

INSTROOM = Indicator(
    code="instroom",
    naam="Instroom",
    kort="Instroom",
    uitleg="Hoeveel casussen er begonnen.",
    populatie="Alle casussen die hier zijn begonnen. Overgenomen casussen tellen niet als instroom.",
    regel="Eén per casus, op de dag van openen. Een herindicatie is geen nieuwe casus en telt hier niet.",
    bron="casus.geopend met herkomst eigen",
    eigenaar=EIGENAAR,
    versie=1,
    soort=Soort.AANTAL,
    soorten=("casus.geopend",),
    kies=lambda rijen, _: rijen.annotate(herkomst=code("herkomst")).filter(herkomst="eigen"),
)

DOORSTROOM = Indicator(
    code="doorstroom",
    naam="Doorstroom",
    kort="Doorstroom",
    uitleg="Hoe vaak een casus naar een andere fase ging: toegang, toekenning of hulpverlening.",
    populatie="Alle casussen.",
    regel="Eén per stap naar een andere fase, ook terug. Sluiten en heropenen tellen apart.",
    bron="casus.status",
    eigenaar=EIGENAAR,
    versie=1,
    soort=Soort.AANTAL,
    soorten=("casus.status",),
    kies=lambda rijen, _: rijen.filter(_andere_fase()).annotate(deel=Concat("van_status", Value(">"), "naar_status")),
    deel=_fasen,
)

UITSTROOM = Indicator(
    code="uitstroom",
    naam="Uitstroom",
    kort="Uitstroom",
    uitleg="Hoeveel casussen er werden afgesloten, en waarom.",
    populatie="Alle casussen.",
    regel="Eén per keer dat een casus sluit. Wie heropend wordt en weer sluit, telt twee keer.",
    bron="casus.afgesloten, met reden",
    eigenaar=EIGENAAR,
    versie=1,
    soort=Soort.AANTAL,
    soorten=("casus.afgesloten",),
    kies=lambda rijen, _: rijen.annotate(deel=code("reden")),
    deel=lambda deel: Afsluitreden(deel).label,
)

HEROPEND = Indicator(
    code="heropend",
    naam="Heropend",
    kort="Heropend",
    uitleg="Hoe vaak een gesloten casus weer openging.",
    populatie="Alle casussen die gesloten waren.",
    regel="Eén per keer heropenen.",
    bron="casus.heropend",
    eigenaar=EIGENAAR,
    versie=1,
    soort=Soort.AANTAL,
    soorten=("casus.heropend",),
    kies=lambda rijen, _: rijen,
)

HERNIEUWD = Indicator(
    code="hernieuwd",
    naam="Herindicaties en wijzigingen",
    kort="Herindicaties",
    uitleg="Hoe vaak er opnieuw onderzoek begon in een casus die al liep.",
    populatie="Alle casussen.",
    regel="Eén per nieuw onderzoek: herindicatie, heronderzoek, wijziging, 18 jaar of na bezwaar. Geen instroom.",
    bron="onderzoek.geopend, met aanleiding",
    eigenaar=EIGENAAR,
    versie=1,
    soort=Soort.AANTAL,
    soorten=("onderzoek.geopend",),
    kies=lambda rijen, _: rijen.annotate(aanleiding=code("aanleiding")).filter(
        aanleiding__in=[aanleiding.value for aanleiding in HERNIEUWING]
    ),
)

UITKOMSTEN = (
    *("beantwoord", "doorverwezen", "doorgezonden", "in_behandeling", "toegevoegd"),
    *("geen_contact", "ingetrokken", "overleden", "vertrokken"),
)

VOORLIGGEND = Indicator(
    code="voorliggend",
    naam="Geholpen met alleen voorliggende hulp",
    kort="Voorliggend",
    uitleg="Welk deel van de afgeronde meldingen klaar was met eigen kracht, netwerk of een algemene voorziening.",
    populatie="Alle meldingen die zijn afgerond, op welke manier ook. Signalen tellen niet.",
    regel="Teller: beantwoord of doorverwezen, en de inwoner was het eens. Noemer: alle afgeronde meldingen.",
    bron="melding.beantwoord, melding.doorverwezen en de andere uitkomsten van een melding",
    eigenaar=EIGENAAR,
    versie=1,
    soort=Soort.AANDEEL,
    soorten=tuple(f"melding.{uitkomst}" for uitkomst in UITKOMSTEN),
    kies=lambda rijen, _: rijen.annotate(
        signaal=code("signaal"), telt=Q(soort__in=("melding.beantwoord", "melding.doorverwezen"))
    ).exclude(signaal="true"),
)
