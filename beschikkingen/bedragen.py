"""What the eigen bijdrage is worked out with: rows of beheer, and who live together on a dossier."""

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

from basis.inwoners.enums import Herkomst, SoortRelatie
from basis.inwoners.models import HuishoudenLid, Inwoner, Relatie, leeftijd
from basis.organisatie.enums import Wet
from basis.organisatie.models import Instelling
from basis.organisatie.periode import geldt_op
from basis.voorzieningen.models import Eenheid, Frequentie, Hoofdgroep, Voorziening
from beschikkingen.bijdrage import (
    MINDERJARIG,
    ONDER_AOW,
    VRIJGESTELD,
    AowLeeftijd,
    Bedrag,
    Boek,
    Huishoudsoort,
    Hulpsoort,
    Oordeel,
    oordeel,
)
from beschikkingen.stand import Onderdeel, Stand

BEDRAG, AOW = "bijdrage.per_maand", "bijdrage.aow_leeftijd"
# The amount of a new year is told in autumn; from then on a letter may be about that year.
VRAAG_VANAF_MAAND = 10

_GROEP = {
    Hoofdgroep.VERVOER: Hulpsoort.VERVOER,
    Hoofdgroep.WONEN: Hulpsoort.WONINGAANPASSING,
    Hoofdgroep.ROLSTOEL: Hulpsoort.ROLSTOEL,
    Hoofdgroep.BESCHERMD: Hulpsoort.BESCHERMD,
    Hoofdgroep.JEUGDHULP: Hulpsoort.JEUGD,
}


def boek_van(gemeente_id: int | None) -> Boek:
    """The amounts and AOW ages by which this gemeente counts; None is the release alone."""
    boek = Boek()
    if gemeente_id is None:
        return boek
    rijen = list(Instelling.objects.filter(gemeente_id=gemeente_id, sleutel__in=(BEDRAG, AOW)).order_by("id"))
    return boek.met(
        {r.geldig.lower.year: Bedrag(Decimal(r.waarde), r.bron) for r in rijen if r.sleutel == BEDRAG},
        {r.geldig.lower.year: AowLeeftijd(r.geldig.lower.year, r.waarde, r.bron) for r in rijen if r.sleutel == AOW},
    )


def jaren_zonder_bedrag(boek: Boek, dag: date) -> list[int]:
    """This year, and from October the next one, as far as nobody gave the amount."""
    jaren = [dag.year, dag.year + 1] if dag.month >= VRAAG_VANAF_MAAND else [dag.year]
    return [jaar for jaar in jaren if jaar not in boek.bedragen]


def hulpsoort(voorziening: Voorziening) -> Hulpsoort:
    """By its group; what is paid per piece or once is a hulpmiddel, such as a scootmobiel under vervoer."""
    soort = _GROEP.get(Hoofdgroep(voorziening.hoofdgroep), Hulpsoort.HULP)
    per_stuk = voorziening.eenheid == Eenheid.STUK or voorziening.frequentie == Frequentie.TOTAAL
    return Hulpsoort.HULPMIDDEL if per_stuk and soort in (Hulpsoort.HULP, Hulpsoort.VERVOER) else soort


def huishouden_van(inwoner: Inwoner, dag: date, boek: Boek) -> Huishoudsoort | None:
    """Who pays together on that day, by the BRP; None when it is not sure.

    A partner elsewhere may be a separation, of one without a dossier we don't know where they live, and somebody
    typed in by hand may have one we don't know.
    """
    partner = (
        Relatie.objects.filter(geldt_op(dag), inwoner=inwoner, soort=SoortRelatie.PARTNER)
        .select_related("ander")
        .order_by("-id")
        .first()
    )
    if partner is None:
        return Huishoudsoort.ALLEEN if inwoner.herkomst == Herkomst.BRP else None
    if partner.ander is None:
        return None
    if partner.ander.overleden:
        return Huishoudsoort.ALLEEN
    if not _wonen_samen(inwoner, partner.ander, dag):
        return None
    bereikt = (boek.aow_bereikt(inwoner.geboren, dag), boek.aow_bereikt(partner.ander.geboren, dag))
    if False in bereikt:
        return Huishoudsoort.ONDER_AOW
    return Huishoudsoort.AOW if None not in bereikt else None


def _wonen_samen(een: Inwoner, ander: Inwoner, dag: date) -> bool:
    leden = HuishoudenLid.objects.filter(geldt_op(dag))
    return leden.filter(inwoner=een, huishouden__in=leden.filter(inwoner=ander).values("huishouden_id")).exists()


def van_brief(stand: Stand) -> Oordeel | None:
    """What the letter says about the eigen bijdrage; None when it says nothing (no Wmo, or nothing granted)."""
    if stand.dossier.wet not in (Wet.WMO, Wet.JEUGD):
        return None
    toegekend = [deel for deel in stand.onderdelen if deel.in_de_brief_toegekend and deel.regel.voorziening]
    if not toegekend:
        return None
    return van_delen(stand, toegekend)


def van_delen(stand: Stand, delen: list[Onderdeel]) -> Oordeel:
    """One answer for all of it: a household pays once. The day is that on which the help begins, or today.

    Who pays nothing by age is judged again on the last day of that help.
    """
    boek = boek_van(stand.dossier.gemeente_id)
    begin = [deel.regel.geldig.lower for deel in delen if deel.regel.geldig]
    dag = max(min(begin, default=stand.dag), stand.dag)
    oordelen = _per_deel(stand, delen, boek, dag)
    nu = _samen(oordelen)
    door_leeftijd = [deel for deel, een in zip(delen, oordelen, strict=True) if een in (ONDER_AOW, MINDERJARIG)]
    if nu.verschuldigd is not False or not door_leeftijd:
        return nu
    laatste = max(_laatste_dag(deel) for deel in door_leeftijd)
    straks = _samen(_per_deel(stand, door_leeftijd, boek, max(laatste, dag), straks=True))
    return nu if straks.verschuldigd is False else replace(nu, alleen_nu=True)


def _samen(oordelen: list[Oordeel]) -> Oordeel:
    """Due for one is due; of what is due the longest sentence, which names the cost price, holds for all."""
    return min(oordelen, key=lambda een: ((True, None, False).index(een.verschuldigd), -len(een.zin)))


def _laatste_dag(deel: Onderdeel) -> date:
    geldig = deel.regel.geldig
    return geldig.upper - timedelta(days=1) if geldig and geldig.upper else date.max


def _per_deel(stand: Stand, delen: list[Onderdeel], boek: Boek, dag: date, *, straks: bool = False) -> list[Oordeel]:
    """`straks`: what the consulent said about the age of a partner holds today; on a later day only what we know."""
    keuze = stand.beschikking.bijdrage
    verouderd = (
        straks and keuze == Huishoudsoort.ONDER_AOW and boek.aow_bereikt(stand.inwoner.geboren, dag) is not False
    )
    gekozen = keuze in Huishoudsoort.values and not verouderd
    huishouden = keuze if gekozen else huishouden_van(stand.inwoner, dag, boek)
    minderjarig = leeftijd(stand.inwoner, dag).jonger_dan(18)
    oordelen = []
    for deel in delen:
        voorziening = deel.regel.voorziening
        assert voorziening is not None
        soort = Hulpsoort.JEUGD if stand.dossier.wet == Wet.JEUGD else hulpsoort(voorziening)
        if soort == Hulpsoort.BESCHERMD:
            return [oordeel(soort, dag, boek, minderjarig=minderjarig)] * len(delen)
        if soort not in (Hulpsoort.ROLSTOEL, Hulpsoort.JEUGD) and not voorziening.eigen_bijdrage:
            oordelen.append(VRIJGESTELD)
            continue
        oordelen.append(oordeel(soort, dag, boek, huishouden=huishouden, uitzondering=keuze, minderjarig=minderjarig))
    return oordelen
