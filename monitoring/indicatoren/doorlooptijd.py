"""How long people waited, and how long help lasted."""

from casussen.enums import Einde
from monitoring.indicatoren.basis import Indicator, Soort, code, dagen_tussen, veld
from monitoring.indicatoren.stroom import EIGENAAR
from monitoring.indicatoren.verbeterd import dag_van_melding

# Administrative ends (JZ588): the help goes on elsewhere, or in another shape.
ADMINISTRATIEF = (Einde.TIJDELIJK, Einde.GEMEENTE, Einde.WIJZIGING, Einde.ANDER_DOMEIN)

WACHTTIJD = Indicator(
    code="wachttijd",
    naam="Van melding tot start hulp",
    kort="Melding tot hulp",
    uitleg="Hoeveel dagen inwoners wachtten tussen hun melding en de eerste dag hulp.",
    populatie="Casussen waarin in deze periode de eerste hulp begon. Overgenomen hulp telt niet.",
    regel=(
        "Dagen van de melding (ook als die dag later is verbeterd) tot de eerste hulp in die casus. "
        "Het midden (de helft wachtte korter), en de grens "
        "waar 9 van de 10 onder blijven."
    ),
    bron="ondersteuning.gestart, de eerste van een casus; casus.melddag_verbeterd",
    eigenaar=EIGENAAR,
    versie=2,
    soort=Soort.DUUR,
    soorten=("ondersteuning.gestart",),
    kies=lambda rijen, kader: (
        rijen.annotate(eerste=code("eerste"), grondslag=code("grondslag"))
        .filter(eerste="true")
        .exclude(grondslag="overgenomen")
        .annotate(dagen=dagen_tussen(dag_van_melding(kader), "op"))
    ),
    norm_dagen=56,
    norm_bron="zes weken onderzoek (Wmo 2.3.2 lid 1) en twee weken besluit (Wmo 2.3.5 lid 2)",
)

HULPDUUR = Indicator(
    code="hulpduur",
    naam="Duur van de hulp",
    kort="Duur hulp",
    uitleg="Hoeveel dagen hulp duurde die in deze periode eindigde.",
    populatie=(
        "Hulp die is gestart en beëindigd. Niet: tijdelijk gestopt, overgegaan in een wijziging, gestopt door de "
        "gemeente of verder onder een andere wet."
    ),
    regel="Dagen van de eerste tot en met de laatste dag. Het midden, en de grens waar 9 van de 10 onder blijven.",
    bron="ondersteuning.beeindigd, met reden (iWmo/iJw JZ588)",
    eigenaar=EIGENAAR,
    versie=1,
    soort=Soort.DUUR,
    soorten=("ondersteuning.beeindigd",),
    kies=lambda rijen, _: (
        rijen.annotate(begin=veld("gestart_op"), reden=code("reden"))
        .filter(begin__isnull=False)
        .exclude(reden__in=[reden.value for reden in ADMINISTRATIEF])
        .annotate(dagen=dagen_tussen("gestart_op", "op", extra=1))
    ),
)
