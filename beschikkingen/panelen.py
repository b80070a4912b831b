"""The decisions on the dossier page: what was decided per onderdeel, until when bezwaar can, and the moves."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import OuterRef, Subquery
from django.urls import reverse

from basis.documenten.models import Brief
from basis.documenten.panelen import postdag_was, verbeter_url, verzonden_zin
from basis.dossiers.models import Dossier, SoortDossier
from basis.dossiers.panelen import Paneel, Zet
from basis.journaal.tijd import vandaag
from basis.organisatie.models import Hoedanigheid
from basis.scherm.opmaak import datum, datum_voluit, tijd
from basis.werk.models import Termijn
from beschikkingen import scherm
from beschikkingen.enums import Afwijzingsgrond, Resultaat, StatusBeschikking
from beschikkingen.grondslag import Grond, zoek_grond
from beschikkingen.handelingen.verzenden import brieven_van
from beschikkingen.handelingen.verzoek import LOOPT
from beschikkingen.inhoud import Gebrek
from beschikkingen.models import Aanvraag, Beschikking, Besluit, Toekenning
from beschikkingen.stand import lees, regels_van, wacht_op_besluit
from beschikkingen.wachters import (
    waarom_niet_leg_aanvraag_vast,
    waarom_niet_stel_op,
    waarom_niet_stel_vast,
    waarom_niet_stuur_terug,
    waarom_niet_verzend,
    waarom_niet_vraag_akkoord,
    wachttijd,
)
from beschikkingen.woorden import hoeveel, periode
from casussen.enums import StatusOnderzoek
from casussen.models import Casus
from casussen.verwijzing import VAN_GRONDSLAG
from casussen.wachters import naam_van

S = StatusBeschikking
MAX_RIJEN = 20
LOPEND = (S.CONCEPT, S.TER_ACCORDERING, S.VASTGESTELD)


@dataclass(frozen=True)
class OnderdeelRij:
    naam: str
    resultaat: str
    soort: str
    toelichting: str


@dataclass(frozen=True)
class BeschikkingRij:
    """One beschikking, ready to print."""

    titel: str
    status: str
    regels: list[str]
    onderdelen: list[OnderdeelRij]
    bezwaar: str
    bezwaar_chip: date | None
    bezwaar_stappen: list[str]
    verbeter_url: str
    pdf: str
    teruggestuurd: str


def pdf_url(brief: Brief) -> str:
    """The link to the PDF; empty while the worker has not made it."""
    return reverse("documenten:brief", args=[brief.dossier_id, brief.pk]) if brief.pdf_id else ""


def besluiten(dossier: Dossier, door: Hoedanigheid) -> Paneel | None:
    """Every beschikking of this casus, newest first, and the moves of the one that runs."""
    if dossier.soort != SoortDossier.CASUS:
        return None
    rijen = list(
        Beschikking.objects.filter(casus_id=dossier.pk)
        .exclude(status=S.VERVALLEN)
        .select_related(
            "opgesteld_door__medewerker",
            "akkoord_gevraagd_door__medewerker",
            "akkoord_gevraagd_door__organisatie",
            "akkoord_aan__medewerker",
            "vastgesteld_door__medewerker",
            "brief",
            "bezwaartermijn",
            "aanvraag",
        )
        .defer("brief__html", "brief__gegevens")
        .annotate(was=Subquery(postdag_was(OuterRef("brief_id"))))
        .prefetch_related("besluiten__ondersteuning__voorziening")
        .order_by("-pk")[:MAX_RIJEN]
    )
    lopend = next((rij for rij in rijen if rij.status in LOPEND), None)
    zetten = _zetten_zonder(dossier, door) if lopend is None else _zetten_van(dossier, lopend, door)
    if not rijen and not zetten:
        return None
    return Paneel(
        "Besluiten",
        "beschikkingen/paneel_besluiten.html",
        {"beschikkingen": [_rij(rij, door) for rij in rijen]},
        zetten=tuple(zetten),
        aantal=len(rijen) or None,
    )


def _url(naam: str, beschikking: Beschikking) -> str:
    return reverse(f"beschikkingen:{naam}", args=[beschikking.casus_id, beschikking.pk])


def _rij(rij: Any, door: Hoedanigheid) -> BeschikkingRij:
    termijn, stand = rij.bezwaartermijn, rij.status
    regels = [f"Aanvraag ontvangen op {datum(rij.aanvraag.ontvangen_op)}"]
    if stand == S.TER_ACCORDERING and rij.akkoord_gevraagd_door:
        aan = f" aan {rij.akkoord_aan.naam}" if rij.akkoord_aan else ""
        regels.append(f"{rij.akkoord_gevraagd_door.naam} vroeg akkoord{aan} op {datum(rij.akkoord_gevraagd_op)}")
    if rij.vastgesteld_door:
        regels.append(f"Vastgesteld door {rij.vastgesteld_door.naam} op {datum(rij.vastgesteld_op)}")
    if rij.brief and rij.brief.verzonden_op:
        regels.append(verzonden_zin(rij.brief.verzonden_op, rij.was).capitalize())
    return BeschikkingRij(
        titel=rij.nummer or "Concept",
        status=rij.get_status_display(),
        regels=regels,
        onderdelen=[_onderdeel(besluit) for besluit in rij.besluiten.all()],
        bezwaar=_bezwaar(termijn),
        bezwaar_chip=termijn.einddatum if termijn and termijn.einddatum >= vandaag() else None,
        bezwaar_stappen=_stappen(termijn),
        verbeter_url=verbeter_url(rij.brief)
        if rij.brief and stand == S.VERZONDEN and door.mag("brief.verzenden")
        else "",
        pdf=pdf_url(rij.brief) if rij.brief and door.mag("document.zien") else "",
        teruggestuurd=rij.teruggestuurd_reden if stand == S.CONCEPT else "",
    )


def _onderdeel(besluit: Besluit) -> OnderdeelRij:
    hulp = besluit.ondersteuning
    naam = hulp.voorziening.naam if hulp.voorziening else hulp.omschrijving
    resultaat = Resultaat(besluit.resultaat) if besluit.resultaat else None
    delen = []
    if besluit.afwijzingsgrond:
        delen.append(f"grond: {Afwijzingsgrond(besluit.afwijzingsgrond).label}")
    if resultaat != Resultaat.AFWIJZEN:
        delen += [deel for deel in (hoeveel(hulp), periode(hulp)) if deel]
    woord = {
        Resultaat.TOEKENNEN: "toegekend",
        Resultaat.GEDEELTELIJK: "gedeeltelijk toegekend",
        Resultaat.AFWIJZEN: "afgewezen",
    }
    soort = {Resultaat.TOEKENNEN: "klaar", Resultaat.GEDEELTELIJK: "half", Resultaat.AFWIJZEN: "nee"}
    return OnderdeelRij(
        naam=naam,
        resultaat=woord[resultaat] if resultaat else "nog geen besluit",
        soort=soort[resultaat] if resultaat else "leeg",
        toelichting=", ".join(delen),
    )


def _bezwaar(termijn: Termijn | None) -> str:
    if termijn is None:
        return ""
    if termijn.einddatum < vandaag():
        return f"De termijn voor bezwaar is voorbij sinds {datum_voluit(termijn.einddatum)}."
    return f"Bezwaar kan tot en met {datum_voluit(termijn.einddatum)}."


def _stappen(termijn: Termijn | None) -> list[str]:
    if termijn is None:
        return []
    eerste = f"{termijn.startgebeurtenis} op {datum_voluit(termijn.vanaf)}"
    return [eerste, *(f"{s['stap']}{' (' + s['artikel'] + ')' if s['artikel'] else ''}" for s in termijn.uitleg)]


def _zetten_zonder(dossier: Dossier, door: Hoedanigheid) -> list[Zet]:
    """No draft yet: first the aanvraag, then the beschikking on it."""
    if not door.mag("besluit.opstellen") or dossier.gesloten_op:
        return []
    casus = Casus.objects.get(pk=dossier.pk)
    grond = zoek_grond(dossier, casus)
    if grond is None or not grond.liep:
        op_verzoek = _zetten_op_verzoek(dossier, casus)
        if op_verzoek or grond is None:
            return op_verzoek
    aanvraag = None
    if grond.onderzoek.status == StatusOnderzoek.AANVRAAG:
        aanvraag = Aanvraag.objects.filter(onderzoek=grond.onderzoek).first()
    if aanvraag is None:
        return _zet_aanvraag(dossier, casus, grond)
    regels = wacht_op_besluit(regels_van(casus), aanvraag.over_id)
    return [
        Zet(
            "Beschikking opstellen",
            reverse("beschikkingen:opstellen", args=[dossier.pk]),
            reden=waarom_niet_stel_op(dossier, aanvraag, None, regels),
            uitleg=f"De aanvraag is van {datum(aanvraag.ontvangen_op)}",
            hoofd=True,
        )
    ]


def _zetten_op_verzoek(dossier: Dossier, casus: Casus) -> list[Zet]:
    """Youth help on a verwijzing or bepaling needs no besluit, but who gets it may ask for one (Jeugdwet 2.3)."""
    if casus.grondslag not in VAN_GRONDSLAG:
        return []
    regels = [regel for regel in regels_van(casus) if regel.grondslag in VAN_GRONDSLAG and regel.status in LOOPT]
    besloten = set(Toekenning.objects.filter(ondersteuning__in=regels).values_list("ondersteuning_id", flat=True))
    return [
        Zet(
            f"Besluit op verzoek over {naam_van(regel)}",
            reverse("beschikkingen:op_verzoek", args=[dossier.pk, regel.pk]),
            uitleg="Alleen als de jeugdige of ouder erom vraagt. De hulp loopt door",
        )
        for regel in regels
        if regel.pk not in besloten
    ]


def _zet_aanvraag(dossier: Dossier, casus: Casus, grond: Grond) -> list[Zet]:
    reden = waarom_niet_leg_aanvraag_vast(dossier, casus, grond, vandaag())
    if reden and not grond.liep:
        # The onderzoek is over: what can be done then is begin a new one, and that stands at the onderzoek.
        return []
    return [
        Zet(
            "Aanvraag vastleggen",
            reverse("beschikkingen:aanvraag", args=[dossier.pk]),
            reden=reden,
            uitleg=wachttijd(grond.onderzoek)
            or "Alleen nodig voor maatwerk: daarna begint de termijn voor het besluit",
            hoofd=grond.liep and bool(wacht_op_besluit(regels_van(casus))),
        )
    ]


def _zetten_van(dossier: Dossier, beschikking: Beschikking, door: Hoedanigheid) -> list[Zet]:
    match beschikking.status:
        case S.CONCEPT if door.mag("besluit.opstellen") and dossier.gesloten_op:
            return [Zet("Concept laten vervallen", _url("vervallen", beschikking))]
        case S.CONCEPT if door.mag("besluit.opstellen"):
            return _zetten_concept(dossier, beschikking, door)
        case S.TER_ACCORDERING if door.mag("besluit.accorderen") or door.mag("besluit.vaststellen"):
            return _zetten_tweede(dossier, beschikking, door)
        case S.VASTGESTELD if door.mag("brief.verzenden"):
            reden = waarom_niet_verzend(beschikking, brieven_van(beschikking))
            uitleg = f"Besluit {beschikking.nummer}, vastgesteld om {tijd(beschikking.vastgesteld_op)} uur"
            return [
                Zet("Besluit verzenden", _url("verzenden", beschikking), reden=reden, uitleg=uitleg, hoofd=True),
            ]
    return []


def _zetten_concept(dossier: Dossier, beschikking: Beschikking, door: Hoedanigheid) -> list[Zet]:
    stand = lees(beschikking, vandaag())
    wie = scherm.beslissing(stand, door)
    bewerken = _url("bewerken", beschikking)
    verder = _meer(bewerken, wie.gebreken)
    if wie.alleen.mag:
        reden = waarom_niet_stel_vast(dossier, beschikking, wie.gebreken, wie.alleen)
        stap = Zet(
            "Besluit vaststellen",
            _url("vaststellen", beschikking),
            reden=reden,
            uitleg=wie.wie,
            hoofd=True,
            meer_url=verder,
            meer_label="Vul dit in" if verder else "",
        )
    else:
        reden = waarom_niet_vraag_akkoord(dossier, beschikking, wie.gebreken, wie.alleen, bool(wie.kandidaten))
        stap = Zet(
            "Akkoord vragen",
            _url("akkoord", beschikking),
            reden=reden,
            uitleg=wie.wie,
            hoofd=True,
            meer_url=verder,
            meer_label="Vul dit in" if verder else "",
        )
    return [
        stap,
        Zet("Aan de beschikking schrijven", bewerken, hoofd=bool(wie.gebreken)),
        Zet("Concept laten vervallen", _url("vervallen", beschikking)),
    ]


def _meer(bewerken: str, gebreken: list[Gebrek]) -> str:
    return f"{bewerken}#id_{gebreken[0].veld}" if gebreken else ""


def _zetten_tweede(dossier: Dossier, beschikking: Beschikking, door: Hoedanigheid) -> list[Zet]:
    stand = lees(beschikking, vandaag())
    wie = scherm.beslissing(stand, door)
    vrager = beschikking.akkoord_gevraagd_door
    return [
        Zet(
            "Beslissen als tweede persoon",
            _url("vaststellen", beschikking),
            reden=waarom_niet_stel_vast(dossier, beschikking, wie.gebreken, wie.tweede),
            uitleg=f"{vrager.naam} vroeg akkoord op {datum(beschikking.akkoord_gevraagd_op)}" if vrager else "",
            hoofd=True,
        ),
        Zet("Beschikking terugsturen", _url("terug", beschikking), reden=waarom_niet_stuur_terug(beschikking, True)),
    ]


__all__ = ["besluiten", "pdf_url"]
