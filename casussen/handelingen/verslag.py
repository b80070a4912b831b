"""The verslag: the written outcome of the onderzoek, as a letter (Wmo 2.3.2 lid 8)."""

from datetime import date
from typing import Any

from basis.documenten.adressering import adresseer, naar_gezag, veilig_bezwaar
from basis.documenten.brieven import Hulpregel, Ondertekenaar, Verslag
from basis.documenten.brieven import Onderwerp as OnderwerpInBrief
from basis.documenten.handelingen import laat_brief_vervallen, maak_brief, markeer_verzonden
from basis.documenten.models import Brief, SoortBrief, StatusBrief
from basis.documenten.verouderd import verschillen
from basis.dossiers.handelingen import vergrendel, zet_aan_zet
from basis.dossiers.models import AanZet, Dossier
from basis.journaal.schrijven import schrijf
from basis.journaal.tijd import nu, op_dag, vandaag
from basis.organisatie.enums import SoortOrganisatie
from basis.organisatie.handeling import Geweigerd, handeling
from basis.organisatie.models import Hoedanigheid
from basis.organisatie.periode import laatste_dag
from basis.scherm.opmaak import datum, getal
from basis.voorzieningen.models import MEERVOUD, Eenheid, Trede
from basis.werk.handelingen import maak_taak, rond_termijn_af
from basis.werk.models import Afronding, SoortTaak
from casussen.enums import LOPENDE_HULP, Leveringsvorm, Onderwerp, StatusCasus, StatusOndersteuning, StatusOnderzoek
from casussen.handelingen.heronderzoek import heronderzoek_gedaan, plan_evaluatie
from casussen.handelingen.overgangen import onderzoek_naar, verzet
from casussen.handelingen.schuldhulp import sluit_gesprekken
from casussen.models import Ondersteuning, Onderzoek
from casussen.stand import Stand, lees
from casussen.wachters import (
    heeft_aanvraag,
    naam_van,
    waarom_niet_afbreken,
    waarom_niet_verslag,
    waarom_niet_verslag_verzenden,
)

VEROUDERD = "De tekst is veranderd nadat het verslag is gemaakt"
# What a reason calls the days in the verslag; what else changed is "de tekst".
NAMEN = {
    "gemeld_op": "de dag van de melding",
    "gesprek_op": "de dag van het gesprek",
    "naam_inwoner": "de naam van de inwoner",
    "geboren": "de geboortedatum",
}
# Where no organisatie helps there is nobody left to choose.
_WIE_ZELF: dict[str, str] = {Trede.EIGEN_KRACHT: "uzelf", Trede.NETWERK: "mensen om u heen"}
_WIE_GEZIN: dict[str, str] = {Trede.EIGEN_KRACHT: "het gezin zelf", Trede.NETWERK: "mensen om het gezin heen"}
# The headings of a verslag to the parents, who read it as 'u'.
_KOP_GEZIN: dict[str, str] = {
    Onderwerp.BEHOEFTEN: "Wat nodig en belangrijk is",
    Onderwerp.EIGEN_KRACHT: "Wat het gezin zelf kan",
    Onderwerp.NETWERK: "Hulp van mantelzorgers en andere mensen",
    Onderwerp.MANTELZORGER: "Wat de mantelzorger nodig heeft",
}
_IN_HET_VERSLAG = (StatusOndersteuning.VOORGESTELD, StatusOndersteuning.TOEGEWEZEN, *LOPENDE_HULP)


def gegevens(stand: Stand, onderzoek: Onderzoek, ondertekent: Ondertekenaar) -> Verslag:
    """What the letter says: the onderzoek as it stands now, every value as printed."""
    inwoner = stand.dossier.inwoner
    if inwoner is None:
        raise ValueError("een casus heeft altijd een inwoner")
    plan, pgb = onderzoek.persoonlijk_plan_ontvangen_op, onderzoek.pgb_uitgelegd_op
    uitleg = "wanneer u kunt kiezen voor een persoonsgebonden budget (pgb) en wat dat voor u betekent"
    gezin = naar_gezag(inwoner, stand.dag)
    return Verslag(
        wet=stand.wet,
        gemeld_op=datum(onderzoek.gemeld_op),
        heronderzoek=not heeft_aanvraag(stand.wet, onderzoek.aanleiding),
        gesprek_op=datum(onderzoek.gesprek_op),
        persoonlijk_plan=f"Wij kregen uw persoonlijk plan op {datum(plan)}." if plan else "",
        hulpvragen=[vraag.tekst for vraag in stand.vragen_van(onderzoek)],
        onderwerpen=[
            OnderwerpInBrief(
                kop=_KOP_GEZIN.get(soort, str(soort.label)) if gezin else str(soort.label),
                tekst=getattr(onderzoek, soort.value),
            )
            for soort in Onderwerp
        ],
        doelen=[doel.tekst for doel in stand.open_doelen],
        hulp=[_hulpregel(lijn, _WIE_GEZIN if gezin else _WIE_ZELF) for lijn in stand.lijnen_met(*_IN_HET_VERSLAG)],
        pgb_uitgelegd=f"Wij legden op {datum(pgb)} uit {uitleg}." if pgb else "",
        reactie=onderzoek.reactie_inwoner,
        naam_inwoner=inwoner.naam.volledig(),
        geboren="" if inwoner.geboren.onbekend else str(inwoner.geboren),
        ondertekenaar=ondertekent,
    )


def ondertekenaar(door: Hoedanigheid) -> Ondertekenaar:
    organisatie = door.organisatie
    van_gemeente = organisatie is None or organisatie.soort == SoortOrganisatie.GEMEENTE
    return Ondertekenaar(
        naam=door.naam,
        functie=str(door.get_functie_display()),
        organisatie="" if van_gemeente else door.organisatie_naam,
    )


def _hulpregel(lijn: Ondersteuning, zelf: dict[str, str]) -> Hulpregel:
    wat = lijn.voorziening.naam_inwoner if lijn.voorziening else naam_van(lijn)
    maatwerk = lijn.trede == Trede.MAATWERK
    return Hulpregel(
        wat=wat[:1].upper() + wat[1:],
        aanbieder=lijn.organisatie.naam if lijn.organisatie else "",
        wie=zelf.get(lijn.trede, ""),
        # What nobody counted is not counted here: what a daughter does is no amount.
        hoeveel=hoeveel(lijn) or ("" if maatwerk else "in overleg"),
        periode=periode(lijn),
        maatwerk=maatwerk,
    )


def hoeveel(lijn: Ondersteuning) -> str:
    """3 uur per week"""
    if lijn.hoeveelheid is None:
        return ""
    eenheid = lijn.get_eenheid_display()
    if lijn.eenheid and lijn.hoeveelheid != 1:
        eenheid = MEERVOUD[Eenheid(lijn.eenheid)]
    delen = [getal(lijn.hoeveelheid), eenheid, lijn.get_frequentie_display()]
    tekst = " ".join(str(deel) for deel in delen if deel)
    return f"{tekst} (pgb)" if lijn.leveringsvorm == Leveringsvorm.PGB else tekst


def periode(lijn: Ondersteuning) -> str:
    """van 1 december 2026 tot en met 30 november 2027"""
    if lijn.geldig is None or lijn.geldig.lower is None:
        return ""
    tot = laatste_dag(lijn.geldig)
    begin = f"vanaf {datum(lijn.geldig.lower)}"
    return f"{begin} tot en met {datum(tot)}" if tot else f"{begin}, zonder einddatum"


def tekst_verouderd(stand: Stand) -> bool:
    """Whether what the onderzoek says changed after its verslag was made; who gets it is not asked here."""
    rij = stand.lopend
    if rij is None or rij.verslag is None:
        return False
    toen = rij.verslag.gegevens
    return bool(verschillen(NAMEN, toen, gegevens(stand, rij, toen["ondertekenaar"])))


def klaargezet(dossier: Dossier) -> list[Brief]:
    """The letters of this verslag that are not posted yet: one per addressee."""
    return list(
        Brief.objects.filter(dossier=dossier, soort=SoortBrief.VERSLAG, status=StatusBrief.GEMAAKT).order_by("pk")
    )


@handeling("casus.behandelen")
def maak_verslag(door: Hoedanigheid, dossier_id: int, *, versie: int | None = None) -> Brief:
    """Freeze the verslag as a letter, one per addressee; returns the first. Again replaces what was not posted."""
    dossier = vergrendel(door, dossier_id, versie=versie)
    stand = lees(dossier)
    if reden := waarom_niet_verslag(stand):
        raise Geweigerd(reden)
    onderzoek, inwoner = stand.lopend, dossier.inwoner
    assert onderzoek is not None
    assert inwoner is not None
    adressering = adresseer(inwoner, vandaag())
    if not adressering.geadresseerden:
        raise Geweigerd(" ".join(adressering.redenen))
    for oud in klaargezet(dossier):
        laat_brief_vervallen(door, dossier, oud)
    inhoud = gegevens(stand, onderzoek, ondertekenaar(door))
    brieven = [
        maak_brief(
            door,
            dossier,
            SoortBrief.VERSLAG,
            sjabloon="verslag",
            onderwerp="Verslag van het onderzoek",
            geadresseerde=geadresseerde,
            gegevens=inhoud,
        )
        for geadresseerde in adressering.geadresseerden
    ]
    onderzoek.verslag = brieven[0]
    onderzoek.save(update_fields=["verslag"])
    onveilig = veilig_bezwaar(inwoner, vandaag())
    if onveilig or adressering.redenen:
        maak_taak(
            door,
            dossier,
            SoortTaak.VEILIG_BEZORGEN,
            toelichting=" ".join([onveilig or "", *adressering.redenen]).strip()[:300],
            verwijst_naar=brieven[0].pk,
        )
    schrijf(
        "onderzoek.verslag_gemaakt",
        door,
        dossier=dossier,
        onderzoek=onderzoek.pk,
        brief=brieven[0].pk,
        brieven=len(brieven),
    )
    return brieven[0]


@handeling("brief.verzenden")
def verzend_verslag(
    door: Hoedanigheid, dossier_id: int, *, op: date, toch: bool = False, versie: int | None = None
) -> Onderzoek:
    """The verslag went into the post on `op`: that meets the six weeks (praktijk 5), and the plan begins.

    `toch`: also when the dossier says something else by now (`markeer_verzonden`).
    """
    dossier = vergrendel(door, dossier_id, versie=versie)
    stand = lees(dossier)
    if reden := waarom_niet_verslag_verzenden(stand):
        raise Geweigerd(reden)
    onderzoek = stand.lopend
    assert onderzoek is not None
    for brief in klaargezet(dossier):
        markeer_verzonden(door, dossier, brief, op, toch=toch)
    if onderzoek.termijn and onderzoek.termijn.soort == "wmo-onderzoek":
        # Under another law the term of an onderzoek waits for something else than this letter.
        rond_termijn_af(door, dossier, onderzoek.termijn, Afronding.VOLDAAN, op)
    onderzoek.afgerond_op = op
    gebeurd = nu() if op == vandaag() else op_dag(op, 17)
    lading: dict[str, Any] = {"op": op, "brief": onderzoek.verslag_id}
    if onderzoek.status == StatusOnderzoek.LOOPT:
        onderzoek_naar(door, dossier, onderzoek, "naar_verslag_verzonden", gebeurd_op=gebeurd, **lading)
    else:
        # An aanvraag came after six weeks, before the verslag: it is still owed, but moves nothing.
        onderzoek.save(update_fields=["afgerond_op"])
        schrijf(
            "onderzoek.verslag_verzonden", door, dossier=dossier, gebeurd_op=gebeurd, onderzoek=onderzoek.pk, **lading
        )
    if stand.casus.status == StatusCasus.ONDERZOEK:
        verzet(door, dossier, stand.casus, "naar_plan", gebeurd_op=gebeurd)
    heronderzoek_gedaan(door, dossier, onderzoek, op)
    plan_evaluatie(door, dossier, op)
    vraagt = heeft_aanvraag(stand.wet, onderzoek.aanleiding) and bool(stand.wacht_op_besluit)
    if vraagt and onderzoek.status == StatusOnderzoek.VERSLAG_VERZONDEN:
        zet_aan_zet(dossier, AanZet.INWONER)
    return onderzoek


@handeling("casus.behandelen")
def breek_onderzoek_af(door: Hoedanigheid, dossier_id: int, *, reden: str, versie: int | None = None) -> Onderzoek:
    """Stop an onderzoek that will not be finished, with the reason. The casus stays where it is."""
    dossier = vergrendel(door, dossier_id, versie=versie)
    stand = lees(dossier)
    if dicht := waarom_niet_afbreken(stand):
        raise Geweigerd(dicht)
    if not reden.strip():
        raise Geweigerd("Schrijf op waarom het onderzoek stopt.", "reden")
    assert stand.lopend is not None
    stop_onderzoek(door, dossier, stand.lopend, reden=reden)
    return stand.lopend


def stop_onderzoek(door: Hoedanigheid, dossier: Dossier, onderzoek: Onderzoek, *, reden: str) -> None:
    """Break off on a locked dossier: its clock ends, letters that were not posted lapse."""
    for brief in klaargezet(dossier):
        laat_brief_vervallen(door, dossier, brief)
    rond_termijn_af(door, dossier, onderzoek.termijn, Afronding.VERVALLEN, vandaag())
    sluit_gesprekken(door, dossier, Afronding.VERVALLEN)
    onderzoek.reden_afgebroken = reden.strip()[:200]
    onderzoek.afgerond_op = vandaag()
    onderzoek_naar(door, dossier, onderzoek, "naar_afgebroken")
