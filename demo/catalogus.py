"""The catalogue of the demo gemeente: what help there is, who offers it and what it costs. Amounts invented."""

from dataclasses import dataclass
from decimal import Decimal

from basis.organisatie.enums import Wet
from basis.organisatie.periode import vanaf
from basis.voorzieningen.models import Aanbod, Eenheid, Frequentie, Hoofdgroep, Intensiteit, Trede, Voorziening
from consortium.models import Tarief
from demo.inrichting import Gemeentehuis

E, F, H, T, Z = Eenheid, Frequentie, Hoofdgroep, Trede, Intensiteit
_MAATWERK = T.MAATWERK


@dataclass(frozen=True)
class Regel:
    code: str
    naam: str
    naam_inwoner: str
    wet: Wet | None
    groep: Hoofdgroep
    trede: Trede = _MAATWERK
    lijn: int = 2
    zwaarte: Intensiteit = Z.MIDDEN
    eenheid: Eenheid = E.UUR
    frequentie: Frequentie = F.WEEK
    tarief: str = ""
    aanbieders: tuple[str, ...] = ()
    bijdrage: bool = False


W, J, P, S = Wet.WMO, Wet.JEUGD, Wet.PW, Wet.WGS
REGELS = (
    Regel(
        "HH1",
        "Hulp bij het huishouden",
        "hulp bij het huishouden",
        W,
        H.HUISHOUDEN,
        zwaarte=Z.LICHT,
        tarief="38.40",
        aanbieders=("Thuiszorg De Betuwe", "Santé Partners"),
        bijdrage=True,
    ),
    Regel(
        "BG1",
        "Begeleiding basis",
        "begeleiding thuis",
        W,
        H.BEGELEIDING,
        tarief="71.40",
        aanbieders=("MEE", "Santé Partners"),
        bijdrage=True,
    ),
    Regel(
        "BG2",
        "Begeleiding specialistisch",
        "gespecialiseerde begeleiding",
        W,
        H.BEGELEIDING,
        zwaarte=Z.ZWAAR,
        tarief="98.75",
        aanbieders=("RIBW",),
        bijdrage=True,
    ),
    Regel(
        "DB1",
        "Dagbesteding",
        "dagbesteding",
        W,
        H.DAGBESTEDING,
        eenheid=E.DAGDEEL,
        tarief="46.20",
        aanbieders=("Forte Welzijn", "RIBW"),
        bijdrage=True,
    ),
    Regel(
        "VV1",
        "Vervoer naar dagbesteding",
        "vervoer naar de dagbesteding",
        W,
        H.VERVOER,
        zwaarte=Z.LICHT,
        eenheid=E.DAG,
        tarief="16.50",
        aanbieders=("Forte Welzijn",),
        bijdrage=True,
    ),
    Regel(
        "VV2",
        "Regiotaxi",
        "een pas voor de regiotaxi",
        W,
        H.VERVOER,
        zwaarte=Z.LICHT,
        eenheid=E.STUK,
        frequentie=F.MAAND,
        tarief="32.00",
        aanbieders=("Hulpmiddelen Midden",),
    ),
    Regel(
        "WV1",
        "Traplift",
        "een traplift",
        W,
        H.WONEN,
        eenheid=E.STUK,
        frequentie=F.TOTAAL,
        tarief="4250.00",
        aanbieders=("Hulpmiddelen Midden",),
        bijdrage=True,
    ),
    Regel(
        "RS1",
        "Rolstoel",
        "een rolstoel",
        W,
        H.ROLSTOEL,
        eenheid=E.STUK,
        frequentie=F.MAAND,
        tarief="58.30",
        aanbieders=("Hulpmiddelen Midden",),
    ),
    Regel(
        "PV1",
        "Persoonlijke verzorging",
        "hulp bij wassen en aankleden",
        W,
        H.VERZORGING,
        tarief="52.10",
        aanbieders=("Thuiszorg De Betuwe",),
        bijdrage=True,
    ),
    Regel(
        "KV1",
        "Kortdurend verblijf",
        "logeren, om thuis op adem te komen",
        W,
        H.KORTDUREND,
        eenheid=E.ETMAAL,
        frequentie=F.MAAND,
        tarief="142.00",
        aanbieders=("RIBW",),
        bijdrage=True,
    ),
    Regel(
        "BW1",
        "Beschermd wonen",
        "beschermd wonen",
        W,
        H.BESCHERMD,
        zwaarte=Z.ZWAAR,
        eenheid=E.ETMAAL,
        frequentie=F.DAG,
        tarief="118.00",
        aanbieders=("RIBW",),
    ),
    Regel(
        "JA1",
        "Ambulante jeugdhulp",
        "hulp thuis voor het gezin",
        J,
        H.JEUGDHULP,
        tarief="89.50",
        aanbieders=("Jeugdpraktijk Rijn en Waal", "MEE"),
    ),
    Regel(
        "JG1",
        "Jeugd-ggz",
        "gesprekken met een psycholoog",
        J,
        H.JEUGDHULP,
        zwaarte=Z.ZWAAR,
        tarief="112.00",
        aanbieders=("Jeugdpraktijk Rijn en Waal",),
    ),
    Regel(
        "JD1",
        "Dagbehandeling jeugd",
        "dagbehandeling",
        J,
        H.JEUGDHULP,
        zwaarte=Z.ZWAAR,
        eenheid=E.DAGDEEL,
        tarief="84.00",
        aanbieders=("Jeugdpraktijk Rijn en Waal",),
    ),
    Regel(
        "PR1", "Re-integratietraject", "begeleiding naar werk", P, H.WERK, tarief="68.00", aanbieders=("Forte Welzijn",)
    ),
    Regel(
        "SH1",
        "Budgetcoaching",
        "een budgetcoach",
        S,
        H.SCHULDHULP,
        zwaarte=Z.LICHT,
        tarief="61.00",
        aanbieders=("Forte Welzijn",),
    ),
    Regel(
        "VA1",
        "Formulierenbrigade",
        "de Formulierenbrigade",
        None,
        H.VRIJ,
        T.ALGEMEEN,
        0,
        Z.LICHT,
        aanbieders=("Vrijwilligers Overbetuwe",),
    ),
    Regel(
        "VA2",
        "Open inloop",
        "de open inloop in het dorp",
        None,
        H.VRIJ,
        T.ALGEMEEN,
        0,
        Z.LICHT,
        aanbieders=("Forte Welzijn",),
    ),
    Regel(
        "VA3", "Plusbus", "de Plusbus", None, H.VRIJ, T.ALGEMEEN, 0, Z.LICHT, aanbieders=("Vrijwilligers Overbetuwe",)
    ),
    Regel(
        "VA4",
        "Maaltijdservice",
        "de maaltijdservice",
        None,
        H.VRIJ,
        T.ALGEMEEN,
        0,
        Z.LICHT,
        aanbieders=("Forte Welzijn",),
    ),
    Regel(
        "VA5",
        "Steunpunt mantelzorg",
        "het steunpunt mantelzorg",
        None,
        H.VRIJ,
        T.ALGEMEEN,
        0,
        Z.LICHT,
        aanbieders=("Santé Partners",),
    ),
    Regel(
        "VA6",
        "Maatjesproject",
        "een maatje",
        None,
        H.VRIJ,
        T.ALGEMEEN,
        0,
        Z.LICHT,
        aanbieders=("Vrijwilligers Overbetuwe",),
    ),
    Regel(
        "KT1",
        "Kortdurende steun door het kernteam",
        "gesprekken met iemand van het kernteam",
        None,
        H.VRIJ,
        T.KERNTEAM,
        1,
        Z.LICHT,
        aanbieders=("Santé Partners", "MEE"),
    ),
)


def vul_catalogus(huis: Gemeentehuis) -> dict[str, Voorziening]:
    """All voorzieningen with their aanbod, and a list price for what is paid per unit."""
    catalogus = {}
    for regel in REGELS:
        voorziening = Voorziening.objects.create(
            gemeente=huis.systeem.gemeente,
            code=regel.code,
            naam=regel.naam,
            naam_inwoner=regel.naam_inwoner,
            wet=regel.wet,
            hoofdgroep=regel.groep,
            trede=regel.trede,
            lijn=regel.lijn,
            intensiteit=regel.zwaarte,
            eenheid=regel.eenheid,
            frequentie=regel.frequentie,
            eigen_bijdrage=regel.bijdrage,
        )
        Aanbod.objects.bulk_create(
            Aanbod(voorziening=voorziening, organisatie=huis.organisaties[naam], geldig=vanaf(huis.sinds))
            for naam in regel.aanbieders
        )
        if regel.tarief:
            Tarief.objects.create(
                gemeente=huis.systeem.gemeente,
                voorziening=voorziening,
                bedrag=Decimal(regel.tarief),
                geldig=vanaf(huis.sinds),
                bron=f"Tarievenbesluit {huis.sinds.year} (verzonnen)",
            )
        catalogus[regel.code] = voorziening
    return catalogus
