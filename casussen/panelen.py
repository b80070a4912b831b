"""What the casus puts on the dossier page. All panels of one page share one reading of the casus (Stand)."""

from dataclasses import dataclass
from typing import Any

from django.urls import reverse

from basis.dossiers.models import Dossier, SoortDossier
from basis.dossiers.panelen import Paneel, Zet
from basis.journaal.tijd import vandaag
from basis.organisatie.models import Hoedanigheid
from basis.organisatie.periode import laatste_dag
from basis.scherm.opmaak import datum, datum_kort
from casussen import klantreis as reis
from casussen import zetten
from casussen.enums import LOPENDE_HULP, Leveringsvorm, Onderwerp, StatusOndersteuning, StatusOnderzoek, VoorWie
from casussen.feiten_klok import feiten_klok
from casussen.handelingen.verslag import hoeveel, periode
from casussen.models import Contact, Ondersteuning, Onderzoek
from casussen.stand import Stand, is_werkbaar, voor_bladzijde
from casussen.verwijzing import in_woorden
from casussen.wachters import KORT, naam_van

MEEST_CONTACTEN = 50


def klantreis(dossier: Dossier, door: Hoedanigheid) -> Paneel | None:
    """The strip with the five phases, for a casus and for a melding. Eight queries."""
    stand = voor_bladzijde(dossier)
    if stand is not None:
        stappen = reis.stappen(stand)
    elif dossier.soort == SoortDossier.MELDING:
        stappen = reis.van_melding(dossier, vandaag())
    else:
        return None
    return Paneel("Klantreis", "casussen/paneel_klantreis.html", {"stappen": stappen})


# -- onderzoek -------------------------------------------------------------------------------------


@dataclass(frozen=True)
class OnderwerpRegel:
    label: str
    status: str
    stand: str
    tekst: str


def onderwerpen(onderzoek: Onderzoek) -> list[OnderwerpRegel]:
    """The seven topics with how far each is: niet bekeken, onvolledig or klaar."""
    uit = []
    for soort in Onderwerp:
        tekst = getattr(onderzoek, soort.value).strip()
        if not tekst:
            status, stand = "leeg", "niet bekeken"
        elif soort.value in onderzoek.nog_niet_af:
            status, stand = "half", "onvolledig"
        else:
            status, stand = "klaar", "klaar"
        uit.append(OnderwerpRegel(KORT[soort].capitalize(), status, stand, tekst))
    return uit


def onderzoek(dossier: Dossier, door: Hoedanigheid) -> Paneel | None:
    """The onderzoek that runs, or the last one: topics, questions, what the law asks. No query of its own."""
    stand = voor_bladzijde(dossier)
    if stand is None:
        return None
    rij = stand.laatste
    context: dict[str, Any] = {"onderzoek": rij, "dossier": dossier, "mag": door.mag("casus.behandelen")}
    if rij is not None:
        lopend = stand.lopend is not None and not stand.gesloten
        context |= {
            "kop": f"{rij.get_aanleiding_display().capitalize()}, {rij.get_status_display()}",
            "regels": onderwerpen(rij),
            "feiten": _feiten(stand, rij),
            "vragen": stand.vragen_van(rij),
            "open_url": reverse("casussen:onderzoek", args=[dossier.pk]) if is_werkbaar(rij) else "",
            "vraag_url": reverse("casussen:hulpvraag_nieuw", args=[dossier.pk]) if lopend else "",
            "eerder": [_eerder(o) for o in reversed(stand.onderzoeken) if o != rij],
        }
    return Paneel("Onderzoek", "casussen/paneel_onderzoek.html", context, zetten=zetten.onderzoek(stand, door))


def _feiten(stand: Stand, rij: Onderzoek) -> list[tuple[str, str]]:
    gezien = f"{rij.get_identiteit_soort_display()}, gezien op {datum(rij.identiteit_op)}"
    plan = ""
    if rij.persoonlijk_plan_ontvangen_op:
        plan = f"ontvangen op {datum(rij.persoonlijk_plan_ontvangen_op)}"
    elif rij.niet_gewacht:
        plan = f"niet op gewacht: {rij.niet_gewacht}"
    elif rij.persoonlijk_plan_gewezen_op:
        plan = f"over verteld op {datum(rij.persoonlijk_plan_gewezen_op)}"
    # After an aanvraag it goes on; why it stopped before stays readable.
    gestopt = rij.status == StatusOnderzoek.AFGEBROKEN
    feiten = [
        ("Gemeld", datum(rij.gemeld_op)),
        ("Gestart", datum(rij.gestart_op)),
        ("Gesprek", datum(rij.gesprek_op)),
        *feiten_klok(stand, rij),
        ("Identiteit", gezien if rij.identiteit_op else ""),
        ("Persoonlijk plan", plan),
        ("Pgb uitgelegd", datum(rij.pgb_uitgelegd_op)),
        ("Verslag verzonden", datum(rij.afgerond_op) if rij.verslag_id and not gestopt else ""),
        ("Gestopt omdat" if gestopt else "Eerder gestopt omdat", rij.reden_afgebroken),
    ]
    return [(kop, tekst) for kop, tekst in feiten if tekst]


def _eerder(rij: Onderzoek) -> str:
    einde = f", {datum(rij.afgerond_op)}" if rij.afgerond_op else ""
    return f"{rij.get_aanleiding_display().capitalize()} van {datum(rij.gemeld_op)}: {rij.get_status_display()}{einde}"


# -- doelen ----------------------------------------------------------------------------------------


@dataclass(frozen=True)
class DoelRegel:
    tekst: str
    status: str
    stand: str
    url: str


def doelen(dossier: Dossier, door: Hoedanigheid) -> Paneel | None:
    """What must be different, and whether it is. No query of its own."""
    stand = voor_bladzijde(dossier)
    if stand is None:
        return None
    mag = door.mag("casus.behandelen") and not stand.gesloten
    regels = []
    for doel in stand.doelen:
        if doel.bereikt is None:
            wanneer = f"bekijken op {datum(doel.evaluatie_op)}" if doel.evaluatie_op else "nog bezig"
            url = reverse("casussen:doel_evalueren", args=[dossier.pk, doel.pk]) if mag else ""
            regels.append(DoelRegel(doel.tekst, "leeg", wanneer, url))
        else:
            regels.append(
                DoelRegel(
                    doel.tekst,
                    "klaar" if doel.bereikt else "half",
                    "bereikt" if doel.bereikt else "niet bereikt",
                    "",
                )
            )
    return Paneel(
        "Doelen",
        "casussen/paneel_doelen.html",
        {"doelen": regels, "nieuw_url": reverse("casussen:doel_nieuw", args=[dossier.pk]) if mag else ""},
        zetten=zetten.doelen(stand, door),
        aantal=len(regels) or None,
    )


# -- hulp ------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Knop:
    label: str
    url: str


@dataclass(frozen=True)
class Lijnregel:
    pk: int
    naam: str
    trede: str
    wie: str
    hoeveel: str
    periode: str
    status: str
    stand: str
    waarom: str
    knoppen: tuple[Knop, ...]


_TEKEN: dict[str, str] = {
    StatusOndersteuning.VOORGESTELD: "leeg",
    StatusOndersteuning.TOEGEWEZEN: "half",
    StatusOndersteuning.GESTART: "klaar",
    StatusOndersteuning.ONDERBROKEN: "half",
    StatusOndersteuning.BEEINDIGD: "leeg",
    StatusOndersteuning.GEANNULEERD: "leeg",
}


def lijnregel(stand: Stand, lijn: Ondersteuning, door: Hoedanigheid) -> Lijnregel:
    wie = lijn.organisatie.naam if lijn.organisatie else ""
    if not wie and lijn.voorziening_id:
        wie = "met een pgb" if lijn.leveringsvorm == Leveringsvorm.PGB else "aanbieder nog te kiezen"
    return Lijnregel(
        pk=lijn.pk,
        naam=naam_van(lijn),
        trede=str(lijn.get_trede_display()),
        wie=wie,
        hoeveel=hoeveel(lijn),
        periode=periode(lijn),
        status=_TEKEN[lijn.status],
        stand=_stand(lijn),
        waarom=lijn.omschrijving if lijn.voorziening_id else "",
        knoppen=tuple(Knop(zet.label, zet.url) for zet in zetten.lijn(stand, lijn, door) if zet.open),
    )


def _stand(lijn: Ondersteuning) -> str:
    match lijn.status:
        case StatusOndersteuning.GESTART if lijn.geldig and lijn.geldig.upper and lijn.geldig.upper <= vandaag():
            laatste = datum(laatste_dag(lijn.geldig))
            return f"de laatste dag was {laatste}; leg vast dat de hulp stopte, of regel wat erna komt"
        case StatusOndersteuning.GESTART:
            return f"loopt sinds {datum(lijn.gestart_op)}"
        case StatusOndersteuning.TOEGEWEZEN:
            return f"toegewezen op {datum(lijn.toegewezen_op)}, nog niet gestart"
        case StatusOndersteuning.BEEINDIGD:
            return f"gestopt op {datum(lijn.beeindigd_op)}: {lijn.get_einde_reden_display()}"
    return str(lijn.get_status_display())


_NU = (*LOPENDE_HULP, StatusOndersteuning.TOEGEWEZEN)


def arrangement(dossier: Dossier, door: Hoedanigheid) -> Paneel | None:
    """The proposed lines, and all that is behind us. No query of its own."""
    stand = voor_bladzijde(dossier)
    if stand is None:
        return None
    context = {
        "verwijzer": in_woorden(stand.casus),
        "voorstel": [lijnregel(stand, lijn, door) for lijn in stand.voorgesteld],
        "lopend": [lijnregel(stand, lijn, door) for lijn in stand.lijnen_met(*_NU)],
        "voorbij": [
            lijnregel(stand, lijn, door)
            for lijn in stand.lijnen_met(StatusOndersteuning.BEEINDIGD, StatusOndersteuning.GEANNULEERD)
        ],
        "nieuw_url": _nieuw_url(stand, door),
    }
    return Paneel(
        "Arrangement",
        "casussen/paneel_arrangement.html",
        context,
        zetten=zetten.arrangement(stand, door),
        aantal=len(stand.lijnen) or None,
    )


def _nieuw_url(stand: Stand, door: Hoedanigheid) -> str:
    if stand.gesloten or not door.mag("casus.behandelen"):
        return ""
    return reverse("casussen:hulp_nieuw", args=[stand.dossier.pk])


def hulp(dossier: Dossier, door: Hoedanigheid) -> Paneel | None:
    """Wie helpt er nu: short, for beside the timeline. No query of its own."""
    stand = voor_bladzijde(dossier)
    if stand is None:
        return None
    regels = [lijnregel(stand, lijn, door) for lijn in stand.lijnen_met(*_NU)]
    return Paneel(
        "Wie helpt er nu",
        "casussen/paneel_hulp.html",
        {
            "regels": regels,
            "voorstellen": len(stand.voorgesteld),
            "nieuw_url": _nieuw_url(stand, door),
            "gesloten": stand.gesloten,
        },
        zetten=zetten.hulp(stand, door),
    )


# -- contact, cliëntondersteuning, uitgang ---------------------------------------------------------


@dataclass(frozen=True)
class ContactRegel:
    op: str
    soort: str
    met: str
    tekst: str
    stem: str
    door: str


def contacten(dossier: Dossier, door: Hoedanigheid) -> Paneel | None:
    """The latest contacts, on a casus or a melding. One query."""
    rijen = list(
        Contact.objects.filter(dossier=dossier)
        .select_related("door__medewerker", "door__organisatie")
        .order_by("-op", "-id")[: MEEST_CONTACTEN + 1]
    )
    regels = [
        ContactRegel(
            datum_kort(rij.op),
            str(rij.get_soort_display()),
            rij.met,
            rij.tekst,
            rij.stem,
            f"{rij.door.naam} ({rij.door.organisatie_naam})" if rij.door.organisatie_naam else rij.door.naam,
        )
        for rij in rijen[:MEEST_CONTACTEN]
    ]
    mag = door.mag("contact.vastleggen")
    url = reverse("casussen:contact", args=[dossier.pk])
    return Paneel(
        "Contact",
        "casussen/paneel_contacten.html",
        {"contacten": regels, "meer": len(rijen) > MEEST_CONTACTEN, "nieuw_url": url if mag else ""},
        zetten=(Zet("Contact vastleggen", url),) if mag else (),
        aantal=len(regels) or None,
    )


def clientondersteuning(dossier: Dossier, door: Hoedanigheid) -> Paneel | None:
    """To whom it was pointed out, by whom and when; and to whom not yet. No query of its own."""
    stand = voor_bladzijde(dossier)
    if stand is None:
        return None
    regels = []
    for rij in stand.gewezen:
        wie = str(VoorWie(rij.voor).label).capitalize()
        if rij.mantelzorger:
            wie = f"{rij.mantelzorger.naam}, mantelzorger"
        wil = {True: "Wil dit graag", False: "Wil dit nu niet"}.get(rij.wil) if rij.wil is not None else ""
        regels.append((wie, f"{datum(rij.gewezen_op)}, door {rij.door.naam}", wil or ""))
    mag = door.mag("casus.behandelen") and not stand.gesloten
    return Paneel(
        "Cliëntondersteuning",
        "casussen/paneel_clientondersteuning.html",
        {
            "regels": regels,
            "mist": stand.niet_gewezen,
            "url": reverse("casussen:clientondersteuning", args=[dossier.pk]) if mag else "",
        },
        zetten=zetten.clientondersteuning(stand, door),
    )


def uitgang(dossier: Dossier, door: Hoedanigheid) -> Paneel | None:
    """The moves that close or reopen the casus; what it says is in `afsluiting`. No query of its own."""
    stand = voor_bladzijde(dossier)
    if stand is None:
        return None
    return Paneel(
        "Uitgang", "casussen/paneel_uitgang.html", {"feiten": _afsluiting(stand)}, zetten=zetten.uitgang(stand, door)
    )


def afsluiting(dossier: Dossier, door: Hoedanigheid) -> Paneel | None:
    """How and why the casus ended; None while it runs and never was closed. No query of its own."""
    stand = voor_bladzijde(dossier)
    feiten = _afsluiting(stand) if stand else []
    return Paneel("Uitgang", "casussen/paneel_uitgang.html", {"feiten": feiten}) if feiten else None


def _afsluiting(stand: Stand) -> list[tuple[str, str]]:
    casus, feiten = stand.casus, list[tuple[str, str]]()
    if stand.gesloten:
        feiten = [
            ("Gesloten op", datum(stand.dossier.gesloten_op)),
            ("Reden", str(casus.get_afsluitreden_display()).capitalize()),
            ("Toelichting", casus.afsluittoelichting),
            ("Nazorg door", casus.nazorg.naam if casus.nazorg else ""),
        ]
    if casus.heropend:
        feiten.append(("Heropend", f"{casus.heropend} keer"))
    return [(kop, tekst) for kop, tekst in feiten if tekst]
