"""From a Stand to what the letter is told: every value the text as printed (basis/documenten/brieven.py)."""

from datetime import date
from decimal import Decimal

from basis.documenten.brieven import AndereHulp, EigenBijdrage, Ondertekenaar, Pgb
from basis.documenten.brieven import Beschikking as Gegevens
from basis.documenten.brieven import Onderdeel as BriefOnderdeel
from basis.dossiers.models import Dossier
from basis.inwoners.models import leeftijd
from basis.organisatie.enums import SoortOrganisatie, Wet
from basis.organisatie.models import Hoedanigheid
from basis.organisatie.regels import regelboek
from basis.scherm.opmaak import datum, euro
from basis.termijnen import bereken
from basis.voorzieningen.models import Eenheid, Frequentie, Trede
from basis.voorzieningen.zinsdeel import groot, in_zin, opsomming
from beschikkingen.bedragen import van_brief
from beschikkingen.bijdrage import Oordeel
from beschikkingen.enums import Afwijzingsgrond, Resultaat, VoorliggendeWet
from beschikkingen.models import Besluit
from beschikkingen.stand import Onderdeel, Stand
from beschikkingen.woorden import besluittekst, hoeveel, periode
from casussen.enums import Leveringsvorm, StatusOndersteuning
from casussen.models import Ondersteuning

SJABLOON = "beschikking"

# The ground of a refusal, as a sentence for the inwoner.
GRONDZIN = {
    Afwijzingsgrond.EIGEN_KRACHT: "U kunt dit zelf oplossen.",
    Afwijzingsgrond.GEBRUIKELIJKE_HULP: "Uw huisgenoten kunnen u hierbij helpen. Dat heet gebruikelijke hulp.",
    Afwijzingsgrond.NETWERK: "Een mantelzorger of iemand uit uw omgeving helpt u hierbij.",
    Afwijzingsgrond.ALGEMEEN_GEBRUIKELIJK: "Dit is iets wat mensen gewoonlijk zelf kopen of regelen.",
    Afwijzingsgrond.ALGEMENE_VOORZIENING: "Er is hulp die voor iedereen is en die bij uw vraag past.",
    Afwijzingsgrond.GEEN_INGEZETENE: "U woont niet in onze gemeente.",
    Afwijzingsgrond.VERBLIJF: "U heeft geen verblijfsrecht waarbij deze hulp hoort.",
    Afwijzingsgrond.MEDEWERKING: "U gaf ons niet de gegevens die wij nodig hebben.",
    Afwijzingsgrond.NIET_VAST: "Wij kunnen niet vaststellen dat u deze hulp nodig heeft.",
    Afwijzingsgrond.VERMIJDBAAR: "U had kunnen voorkomen dat u deze hulp nodig heeft.",
    Afwijzingsgrond.GEREALISEERD: "Dit was al geregeld voordat u de aanvraag deed.",
    Afwijzingsgrond.HERHAALD: "U vroeg dit eerder aan en er is niets nieuws.",
}
# The same in a letter to who has gezag; the others say nothing about 'u' that a parent would misread.
GRONDZIN_KIND = {
    Afwijzingsgrond.EIGEN_KRACHT: "U kunt dit als gezin zelf oplossen.",
    Afwijzingsgrond.GEBRUIKELIJKE_HULP: "U en de andere huisgenoten kunnen hierbij helpen. "
    "Dat heet gebruikelijke hulp.",
    Afwijzingsgrond.NETWERK: "Een mantelzorger of iemand uit de omgeving van het gezin helpt hierbij.",
    Afwijzingsgrond.ALGEMENE_VOORZIENING: "Er is hulp die voor iedereen is en die bij de vraag past.",
    Afwijzingsgrond.GEEN_INGEZETENE: "{naam} woont niet in onze gemeente.",
    Afwijzingsgrond.VERBLIJF: "{naam} heeft geen verblijfsrecht waarbij deze hulp hoort.",
    Afwijzingsgrond.NIET_VAST: "Wij kunnen niet vaststellen dat {naam} deze hulp nodig heeft.",
    Afwijzingsgrond.VERMIJDBAAR: "U had kunnen voorkomen dat {naam} deze hulp nodig heeft.",
}
# Where to ask for help that another law gives.
WAAR_VRAGEN = {
    VoorliggendeWet.ZVW: "Vraag het aan uw huisarts of uw zorgverzekeraar.",
    VoorliggendeWet.WLZ: "Vraag het aan bij het CIZ.",
    VoorliggendeWet.ONDERWIJS: "Vraag het aan de school.",
    VoorliggendeWet.UWV: "Vraag het aan bij het UWV.",
    VoorliggendeWet.AOW: "Vraag het aan bij de Sociale Verzekeringsbank.",
    VoorliggendeWet.TOESLAGEN: "Vraag het aan bij de Dienst Toeslagen.",
    VoorliggendeWet.WFZ: "Vraag het aan uw behandelaar of uw reclasseringswerker.",
}
_BIJ_ONS = "Vraag het aan bij de gemeente. Bel ons, dan helpen wij u daarmee."
GRONDSLAG = {
    Wet.WMO: "artikel 2.3.5 van de Wet maatschappelijke ondersteuning 2015",
    Wet.JEUGD: "artikel 2.3 van de Jeugdwet",
    Wet.PW: "artikel 10 van de Participatiewet",
    Wet.WGS: "artikel 4a van de Wet gemeentelijke schuldhulpverlening",
}
# Articles of the Wmo stand only in a decision under the Wmo.
AFWIJZING_GRONDSLAG_WMO = {
    Afwijzingsgrond.GEEN_INGEZETENE: "artikel 1.2.1 van de Wet maatschappelijke ondersteuning 2015",
    Afwijzingsgrond.VERBLIJF: "artikel 1.2.2 van de Wet maatschappelijke ondersteuning 2015",
}
PGB_GRONDSLAG = {
    Wet.WMO: "artikel 2.3.6 van de Wet maatschappelijke ondersteuning 2015",
    Wet.JEUGD: "artikel 8.1.1 van de Jeugdwet",
}
AFWIJZING_GRONDSLAG = {Afwijzingsgrond.HERHAALD: "artikel 4:6 van de Algemene wet bestuursrecht"}
# Beside 'Kosten voor u' where no amount stands.
KOSTEN_KORT = {
    True: "Een eigen bijdrage, zie ‘Wat u zelf betaalt’",
    None: "Misschien een eigen bijdrage, zie ‘Wat u zelf betaalt’",
    False: "",
}
KOSTEN_NU = "Nu geen, zie ‘Wat u zelf betaalt’"
VERORDENING = {
    Wet.WMO: "de verordening maatschappelijke ondersteuning",
    Wet.JEUGD: "de verordening jeugdhulp",
    Wet.PW: "de verordeningen bij de Participatiewet",
    Wet.WGS: "het beleidsplan schuldhulpverlening",
}


def aanbieder(regel: Ondersteuning) -> str:
    """Empty: still to be chosen together. The letter says so."""
    return regel.organisatie.naam if regel.organisatie else ""


def laatste_dag_bezwaar(dossier: Dossier, op: date) -> date:
    """The last day for bezwaar against what is posted on `op` (Awb 6:7, 6:8; Algemene termijnenwet)."""
    return bereken("bezwaar", op, regels=regelboek(dossier.gemeente.code).op(op)).einddatum


def gegevens(stand: Stand, door: Hoedanigheid, postdag: date | None = None) -> Gegevens:
    """All the letter is told, signed by `door`, for the post of `postdag`. What still misses is an empty text."""
    beschikking, wet, onderzoek = stand.beschikking, Wet(stand.dossier.wet or Wet.WMO), stand.onderzoek
    toegekend = [deel for deel in stand.onderdelen if deel.in_de_brief_toegekend]
    bijdrage = van_brief(stand)
    bedrag = bijdrage.per_maand if bijdrage else None
    verslag = onderzoek.verslag
    return Gegevens(
        wet=wet.value,
        besluit=besluittekst(stand),
        krijgt_niet=opsomming([in_zin(deel.naam) for deel in stand.onderdelen if not deel.in_de_brief_toegekend])
        if toegekend and len(toegekend) < len(stand.onderdelen)
        else "",
        wanneer=_wanneer(toegekend),
        loopt_al=stand.aanvraag.over_id is not None,
        melding_op=datum(onderzoek.gemeld_op),
        aanvraag_op=datum(stand.aanvraag.ontvangen_op),
        gesprek_op=datum(onderzoek.gesprek_op),
        verslag_op=datum(verslag.verzonden_op) if verslag else "",
        adviseur=beschikking.adviseur.strip(),
        onderdelen=[_onderdeel(deel, wet, stand.kind) for deel in stand.onderdelen],
        andere_hulp=_andere_hulp(stand),
        mantelzorg=onderzoek.mantelzorger.strip(),
        zienswijze=beschikking.zienswijze.strip(),
        eigen_bijdrage=EigenBijdrage(bedrag=euro(bedrag), jaar=str(bijdrage.jaar), toelichting=bijdrage.zin)
        if bijdrage and bedrag
        else None,
        geen_bijdrage=bijdrage.zin if bijdrage and not bedrag else "",
        kosten_kort=_kosten_kort(bijdrage) if bijdrage and not bedrag else "",
        kijken_weer_op=_kijken_weer_op(stand),
        toestemming=_toestemming(stand, wet),
        bezwaar_tot_en_met=datum(laatste_dag_bezwaar(stand.dossier, postdag or stand.dag)),
        grondslag=_grondslag(stand, wet),
        ondertekenaar=ondertekenaar(door),
    )


def _kosten_kort(bijdrage: Oordeel) -> str:
    return KOSTEN_NU if bijdrage.alleen_nu else KOSTEN_KORT[bijdrage.verschuldigd]


def ondertekenaar(door: Hoedanigheid) -> Ondertekenaar:
    van_gemeente = door.organisatie is None or door.organisatie.soort == SoortOrganisatie.GEMEENTE
    return Ondertekenaar(
        naam=door.naam,
        functie=door.get_functie_display(),
        organisatie="" if van_gemeente else door.organisatie_naam,
    )


def _wanneer(toegekend: list[Onderdeel]) -> str:
    """One period for all, or the first day when they differ; per onderdeel the letter says its own."""
    perioden = {periode(deel.regel) for deel in toegekend}
    if len(perioden) == 1:
        tekst = perioden.pop()
        return tekst[:1].upper() + tekst[1:]
    eerste = [deel.regel.geldig.lower for deel in toegekend if deel.regel.geldig]
    return f"Vanaf {datum(min(eerste))}" if eerste else ""


def _onderdeel(deel: Onderdeel, wet: Wet, kind: str) -> BriefOnderdeel:
    besluit, regel = deel.besluit, deel.regel
    return BriefOnderdeel(
        naam=groot(deel.naam),
        resultaat=besluit.resultaat or "toekennen",
        hoeveel=hoeveel(regel),
        periode=periode(regel),
        aanbieder=aanbieder(regel),
        niet_toegekend=besluit.niet_toegekend.strip() if besluit.resultaat == Resultaat.GEDEELTELIJK else "",
        beoogd_resultaat=besluit.beoogd_resultaat.strip(),
        motivering=besluit.motivering.strip(),
        grond=grondzin(besluit, kind) if deel.geweigerd else "",
        pgb=_pgb(deel, wet) if regel.leveringsvorm == Leveringsvorm.PGB and deel.toegekend else None,
    )


def grondzin(besluit: Besluit, kind: str = "") -> str:
    """Why it is refused, as a sentence; of a law that comes first its name, and where to ask (Awb 3:46).

    `kind`: the name of the child, in a letter to who has gezag.
    """
    if not besluit.afwijzingsgrond:
        return ""
    grond = Afwijzingsgrond(besluit.afwijzingsgrond)
    if grond != Afwijzingsgrond.VOORLIGGEND:
        return (GRONDZIN | GRONDZIN_KIND if kind else GRONDZIN)[grond].format(naam=kind)
    begin = f"{kind} kan" if kind else "U kunt"
    if not besluit.voorliggende_wet:
        return f"{begin} deze hulp krijgen via een andere wet."
    wet = VoorliggendeWet(besluit.voorliggende_wet)
    return f"{begin} deze hulp krijgen via {wet.label}. Die gaat voor. {WAAR_VRAGEN.get(wet, _BIJ_ONS)}"


def _pgb(deel: Onderdeel, wet: Wet) -> Pgb:
    regel = deel.regel
    prijs, per_jaar = deel.prijs or Decimal(0), deel.per_jaar or Decimal(0)
    eenmalig = regel.frequentie == Frequentie.TOTAAL
    per = f" per {Eenheid(regel.eenheid).label}" if regel.eenheid and regel.eenheid != Eenheid.EURO else ""
    goed = "veilig, doeltreffend en cliëntgericht" if wet == Wet.WMO else "van goede kwaliteit"
    return Pgb(
        kwaliteit=f"Zij is {goed}, en past bij het doel hierboven.",
        bedrag=euro(per_jaar) + ("" if eenmalig else " per jaar"),
        berekening=f"{hoeveel(regel)} × {euro(prijs)}{per}"
        + ("." if eenmalig else ", gerekend over een jaar van 365 dagen."),
        verantwoording="U keurt elke rekening goed voordat de SVB betaalt. "
        "Bewaar uw overeenkomsten en rekeningen vijf jaar.",
    )


def _andere_hulp(stand: Stand) -> list[AndereHulp]:
    """Lines without a besluit that stand beside it: what somebody does, a neighbour, the buurthuis."""
    hulp = []
    for regel in stand.regels:
        if regel.trede == Trede.MAATWERK or regel.status in (
            StatusOndersteuning.GEANNULEERD,
            StatusOndersteuning.BEEINDIGD,
        ):
            continue
        naam = regel.voorziening.naam_inwoner if regel.voorziening else regel.omschrijving
        if naam:
            hulp.append(AndereHulp(wat=groot(naam), organisatie=aanbieder(regel)))
    return hulp


def _kijken_weer_op(stand: Stand) -> str:
    komend = [doel.evaluatie_op for doel in stand.doelen if doel.evaluatie_op and doel.evaluatie_op >= stand.dag]
    return datum(min(komend)) if komend else ""


def _toestemming(stand: Stand, wet: Wet) -> str:
    """Who consents to jeugdhulp: under 12 the parents, to 16 together, then the jeugdige (Jeugdwet 7.3.4).

    Empty too when the age leaves it open; `wat_mist` asks for the birth date first.
    """
    jaren = leeftijd(stand.inwoner, stand.dag)
    jonger_dan_12, jonger_dan_16 = jaren.jonger_dan(12), jaren.jonger_dan(16)
    if wet != Wet.JEUGD or jonger_dan_12 is None or jonger_dan_16 is None:
        return ""
    if jonger_dan_12:
        return "ouders"
    return "samen" if jonger_dan_16 else "jeugdige"


def _grondslag(stand: Stand, wet: Wet) -> str:
    artikelen = [GRONDSLAG[wet]]
    met_pgb = any(deel.regel.leveringsvorm == Leveringsvorm.PGB and deel.toegekend for deel in stand.onderdelen)
    if met_pgb and wet in PGB_GRONDSLAG:
        artikelen.append(PGB_GRONDSLAG[wet])
    bekend = AFWIJZING_GRONDSLAG | (AFWIJZING_GRONDSLAG_WMO if wet == Wet.WMO else {})
    for deel in stand.onderdelen:
        extra = (
            bekend.get(Afwijzingsgrond(deel.besluit.afwijzingsgrond))
            if (deel.geweigerd and deel.besluit.afwijzingsgrond)
            else None
        )
        if extra and extra not in artikelen:
            artikelen.append(extra)
    artikelen.append(f"{VERORDENING[wet]} van de gemeente {stand.dossier.gemeente.naam}")
    return opsomming(artikelen)
