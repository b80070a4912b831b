"""Aanvraag and draft: what was asked, and the first text of the answer."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from types import MappingProxyType

from basis.dossiers.handelingen import vergrendel, zet_aan_zet
from basis.dossiers.models import AanZet, Dossier
from basis.journaal.schrijven import schrijf
from basis.journaal.tijd import nu, op_dag, vandaag
from basis.organisatie.enums import Wet
from basis.organisatie.handeling import Geweigerd, handeling
from basis.organisatie.models import Hoedanigheid
from basis.scherm.opmaak import datum
from basis.voorzieningen.models import Eenheid, Frequentie
from basis.werk.handelingen import open_termijn
from basis.werk.models import Termijn
from beschikkingen.enums import (
    Afwijzingsgrond,
    Bijdragekeuze,
    Resultaat,
    StatusBeschikking,
    VoorliggendeWet,
    VormAanvraag,
)
from beschikkingen.grondslag import zoek_grond
from beschikkingen.models import Aanvraag, Beschikking, Besluit, Gevraagd
from beschikkingen.stand import lees, regels_van, wacht_op_besluit
from beschikkingen.wachters import (
    waarom_niet_laat_vervallen,
    waarom_niet_leg_aanvraag_vast,
    waarom_niet_stel_op,
    waarom_niet_wijzig,
)
from beschikkingen.zoekbronnen import BESCHIKKING
from casussen.enums import LOPEND_ONDERZOEK, StatusCasus
from casussen.handelingen import verzet, vraag_aan
from casussen.handelingen.bijstand import volg_aanvraag
from casussen.handelingen.eerste_gesprek import EERSTE_GESPREK
from casussen.handelingen.lijn import MEEST_EURO
from casussen.models import Casus, Hulpvraag, Ondersteuning, Onderzoek

TERMIJN = {Wet.WMO: "wmo-besluit", Wet.JEUGD: "jeugd-besluit", Wet.PW: "pw-besluit", Wet.WGS: "wgs-besluit"}
NAAR_TOEKENNING = (StatusCasus.AANGEMELD, StatusCasus.ONDERZOEK, StatusCasus.PLAN)


@dataclass(frozen=True)
class OnderdeelInvoer:
    """What the consulent wrote about one onderdeel; everything may still be empty."""

    resultaat: str | None = None
    afwijzingsgrond: str | None = None
    beoogd_resultaat: str = ""
    motivering: str = ""
    voorliggende_wet: str | None = None
    niet_toegekend: str = ""


@dataclass(frozen=True)
class GevraagdInvoer:
    """How much was asked for one hulpvraag; eenheid euro is an amount."""

    hoeveelheid: Decimal
    eenheid: str
    frequentie: str


def naar_behandelaar(dossier: Dossier) -> None:
    """Who handles the dossier is up; in a closed one nobody is."""
    if dossier.gesloten_op is None:
        zet_aan_zet(dossier, AanZet.BEHANDELAAR if dossier.behandelaar_id else AanZet.TEAM)


def lopend_onderzoek(casus: Casus) -> Onderzoek | None:
    return casus.onderzoeken.filter(status__in=LOPEND_ONDERZOEK).select_related("termijn").first()


def lopende_aanvraag(casus: Casus) -> Aanvraag | None:
    """The aanvraag that waits for a besluit on the post."""
    onderzoek = lopend_onderzoek(casus)
    return Aanvraag.objects.filter(onderzoek=onderzoek).select_related("onderzoek").first() if onderzoek else None


def lopende_beschikking(aanvraag: Aanvraag | None) -> Beschikking | None:
    if aanvraag is None:
        return None
    return aanvraag.beschikkingen.exclude(status=StatusBeschikking.VERVALLEN).first()


def grendel(dossier: Dossier, beschikking_id: int) -> Beschikking:
    """The beschikking under lock and fresh; its dossier is locked already. Raises Beschikking.DoesNotExist."""
    return Beschikking.objects.select_for_update(no_key=True).get(pk=beschikking_id, casus_id=dossier.pk)


def _casus(dossier: Dossier) -> Casus:
    return Casus.objects.select_for_update(no_key=True).get(pk=dossier.pk)


@handeling("besluit.opstellen")
def leg_aanvraag_vast(
    door: Hoedanigheid,
    dossier_id: int,
    *,
    ontvangen_op: date,
    vorm: VormAanvraag | str,
    gevraagd: Mapping[int, GevraagdInvoer] = MappingProxyType({}),
    versie: int | None = None,
) -> Aanvraag:
    """Record the request for a decision; the besluit term starts (Wmo 2.3.5 lid 2, Awb 4:13). Raises Geweigerd.

    `gevraagd` is how much was asked, by hulpvraag id, where the inwoner said so: less than that is a refusal.

    The term of the onderzoek stays as it is: an aanvraag does not meet the six weeks. After them it hangs on the
    latest onderzoek, also when that was broken off or done; running help goes on.
    """
    dossier = vergrendel(door, dossier_id, versie=versie)
    casus = _casus(dossier)
    grond = zoek_grond(dossier, casus)
    # First what no other day can mend, then the day itself.
    if reden := waarom_niet_leg_aanvraag_vast(dossier, casus, grond, vandaag()):
        raise Geweigerd(reden)
    assert grond
    onderzoek = grond.onderzoek
    if ontvangen_op > vandaag():
        raise Geweigerd(f"{datum(ontvangen_op)} ligt in de toekomst. Vul een eerdere dag in.", "ontvangen_op")
    if ontvangen_op < grond.gemeld_op:
        raise Geweigerd(
            f"De melding kwam pas op {datum(grond.gemeld_op)}. Vul die dag of een latere dag in.", "ontvangen_op"
        )
    if reden := waarom_niet_leg_aanvraag_vast(dossier, casus, grond, ontvangen_op):
        raise Geweigerd(reden, "ontvangen_op")
    return registreer(
        door,
        dossier,
        casus,
        onderzoek,
        ontvangen_op=ontvangen_op,
        vorm=VormAanvraag(vorm),
        gevraagd=gevraagd,
        voor_verslag=not grond.heeft_verslag,
    )


def registreer(
    door: Hoedanigheid,
    dossier: Dossier,
    casus: Casus,
    onderzoek: Onderzoek,
    *,
    ontvangen_op: date,
    vorm: VormAanvraag,
    gevraagd: Mapping[int, GevraagdInvoer] = MappingProxyType({}),
    voor_verslag: bool = False,
    over: Ondersteuning | None = None,
) -> Aanvraag:
    """Record it on a locked dossier, inside a verb that judged it; the besluit term starts."""
    aanvraag = Aanvraag.objects.create(
        casus=casus,
        onderzoek=onderzoek,
        ontvangen_op=ontvangen_op,
        vorm=vorm,
        voor_verslag=voor_verslag,
        over=over,
        termijn=_open_besluittermijn(door, dossier, onderzoek, ontvangen_op, vorm),
        vastgelegd_op=nu(),
    )
    _leg_gevraagd_vast(aanvraag, gevraagd)
    in_wachttijd = dossier.wet == Wet.PW and volg_aanvraag(door, dossier, onderzoek, ontvangen_op, aanvraag.vorm)
    schrijf(
        "aanvraag.vastgelegd",
        door,
        dossier=dossier,
        gebeurd_op=nu() if ontvangen_op == vandaag() else op_dag(ontvangen_op),
        aanvraag=aanvraag.pk,
        onderzoek=onderzoek.pk,
        ontvangen_op=ontvangen_op,
        vorm=aanvraag.vorm,
        voor_verslag=voor_verslag,
        in_wachttijd=in_wachttijd,
    )
    vraag_aan(door, dossier, onderzoek)
    if casus.status in NAAR_TOEKENNING:
        verzet(door, dossier, casus, "naar_toekenning")
    naar_behandelaar(dossier)
    return aanvraag


def _leg_gevraagd_vast(aanvraag: Aanvraag, gevraagd: Mapping[int, GevraagdInvoer]) -> None:
    vragen = set(Hulpvraag.objects.filter(onderzoek__casus_id=aanvraag.casus_id).values_list("pk", flat=True))
    for pk, invoer in sorted(gevraagd.items()):
        if pk not in vragen:
            raise Geweigerd("Deze vraag hoort bij een andere casus.")
        if not 0 < invoer.hoeveelheid <= MEEST_EURO:
            raise Geweigerd("Vul een hoeveelheid groter dan 0 in.", f"hoeveelheid_{pk}")
        Gevraagd.objects.create(
            aanvraag=aanvraag,
            hulpvraag_id=pk,
            hoeveelheid=invoer.hoeveelheid,
            eenheid=Eenheid(invoer.eenheid),
            frequentie=Frequentie(invoer.frequentie),
        )


def _open_besluittermijn(
    door: Hoedanigheid, dossier: Dossier, onderzoek: Onderzoek, ontvangen_op: date, vorm: VormAanvraag
) -> Termijn:
    wet = Wet(dossier.wet or Wet.WMO)
    if wet == Wet.WGS and onderzoek.gesprek_op:
        # Wgs 4a counts from the first conversation, not from the aanvraag.
        vanaf, gebeurtenis, hoe = onderzoek.gesprek_op, EERSTE_GESPREK, ""
    else:
        vanaf, gebeurtenis, hoe = ontvangen_op, "ontvangst van de aanvraag", vorm.value
    return open_termijn(door, dossier, TERMIJN[wet], vanaf=vanaf, startgebeurtenis=gebeurtenis, startkanaal=hoe)


@handeling("besluit.opstellen")
def stel_op(door: Hoedanigheid, dossier_id: int, *, versie: int | None = None) -> Beschikking:
    """A draft from the dossier: one onderdeel per proposed maatwerk line. Raises Geweigerd."""
    dossier = vergrendel(door, dossier_id, versie=versie)
    casus = _casus(dossier)
    aanvraag = lopende_aanvraag(casus)
    regels = wacht_op_besluit(regels_van(casus), aanvraag.over_id) if aanvraag else []
    if reden := waarom_niet_stel_op(dossier, aanvraag, lopende_beschikking(aanvraag), regels):
        raise Geweigerd(reden)
    assert aanvraag
    beschikking = Beschikking.objects.create(
        casus=casus,
        aanvraag=aanvraag,
        gemeente_id=dossier.gemeente_id,
        opgesteld_door=door,
        opgesteld_op=nu(),
    )
    for volgorde, regel in enumerate(regels, start=1):
        _maak_besluit(beschikking, regel, volgorde)
    BESCHIKKING.indexeer(dossier.pk, beschikking)
    schrijf(
        "beschikking.opgesteld",
        door,
        dossier=dossier,
        naar=StatusBeschikking.CONCEPT.value,
        beschikking=beschikking.pk,
        onderdelen=len(regels),
    )
    naar_behandelaar(dossier)
    return beschikking


def _maak_besluit(beschikking: Beschikking, regel: Ondersteuning, volgorde: int) -> Besluit:
    return Besluit.objects.create(
        beschikking=beschikking,
        hulpvraag_id=regel.hulpvraag_id,
        ondersteuning=regel,
        beoogd_resultaat=regel.doel.tekst if regel.doel else "",
        volgorde=volgorde,
    )


@handeling("besluit.opstellen")
def neem_over(door: Hoedanigheid, dossier_id: int, beschikking_id: int, *, versie: int | None = None) -> Beschikking:
    """Make the onderdelen of a draft follow the ondersteuning again: new lines in, withdrawn ones out."""
    dossier = vergrendel(door, dossier_id, versie=versie)
    beschikking = grendel(dossier, beschikking_id)
    if reden := waarom_niet_wijzig(beschikking, dossier):
        raise Geweigerd(reden)
    stand = lees(beschikking, vandaag())
    if not stand.nieuw and not stand.weg:
        raise Geweigerd("De brief volgt de ondersteuning al.")
    Besluit.objects.filter(pk__in=[deel.besluit.pk for deel in stand.weg]).delete()
    volgorde = max((deel.besluit.volgorde for deel in stand.onderdelen), default=0)
    for nummer, regel in enumerate(stand.nieuw, start=volgorde + 1):
        _maak_besluit(beschikking, regel, nummer)
    BESCHIKKING.indexeer(dossier.pk, beschikking)
    schrijf(
        "beschikking.gewijzigd",
        door,
        dossier=dossier,
        beschikking=beschikking.pk,
        erbij=len(stand.nieuw),
        eruit=len(stand.weg),
    )
    return beschikking


@handeling("besluit.opstellen")
def wijzig(
    door: Hoedanigheid,
    dossier_id: int,
    beschikking_id: int,
    *,
    onderdelen: Mapping[int, OnderdeelInvoer],
    inleiding: str = "",
    zienswijze: str = "",
    adviseur: str | None = None,
    bijdrage: str | None = None,
    versie: int | None = None,
) -> Beschikking:
    """Save the texts and the results of a draft, by besluit id. Nothing need be complete. Raises Geweigerd.

    `inleiding` are own words about the decisions; empty: the letter makes its sentence from the results.
    """
    dossier = vergrendel(door, dossier_id, versie=versie)
    beschikking = grendel(dossier, beschikking_id)
    if reden := waarom_niet_wijzig(beschikking, dossier):
        raise Geweigerd(reden)
    besluiten = {
        besluit.pk: besluit
        for besluit in Besluit.objects.select_for_update(no_key=True).filter(beschikking=beschikking).order_by("pk")
    }
    if set(onderdelen) != set(besluiten):
        raise Geweigerd("De onderdelen van de brief zijn intussen veranderd. Open de bladzijde opnieuw.")
    beschikking.inleiding, beschikking.zienswijze = inleiding, zienswijze
    if door.medewerker_id and door.medewerker_id not in beschikking.schrijvers:
        beschikking.schrijvers = [*beschikking.schrijvers, door.medewerker_id]
    if adviseur is not None:
        beschikking.adviseur = adviseur.strip()
    if bijdrage is not None:
        beschikking.bijdrage = Bijdragekeuze(bijdrage).value if bijdrage else ""
    beschikking.save(update_fields=["inleiding", "zienswijze", "adviseur", "bijdrage", "schrijvers"])
    for pk, invoer in onderdelen.items():
        _wijzig_besluit(besluiten[pk], invoer)
    BESCHIKKING.indexeer(dossier.pk, beschikking)
    schrijf("beschikking.gewijzigd", door, dossier=dossier, beschikking=beschikking.pk)
    return beschikking


def _wijzig_besluit(besluit: Besluit, invoer: OnderdeelInvoer) -> None:
    besluit.resultaat = Resultaat(invoer.resultaat) if invoer.resultaat else None
    # A ground belongs to a refusal: changing the mind to 'toekennen' drops it.
    geweigerd = besluit.resultaat in (Resultaat.AFWIJZEN, Resultaat.GEDEELTELIJK)
    besluit.afwijzingsgrond = Afwijzingsgrond(invoer.afwijzingsgrond) if invoer.afwijzingsgrond and geweigerd else None
    wet = invoer.voorliggende_wet if besluit.afwijzingsgrond == Afwijzingsgrond.VOORLIGGEND else None
    besluit.voorliggende_wet = VoorliggendeWet(wet) if wet else None
    besluit.niet_toegekend = invoer.niet_toegekend if besluit.resultaat == Resultaat.GEDEELTELIJK else ""
    besluit.beoogd_resultaat, besluit.motivering = invoer.beoogd_resultaat, invoer.motivering
    besluit.save()


@handeling("besluit.opstellen")
def laat_vervallen(
    door: Hoedanigheid, dossier_id: int, beschikking_id: int, *, versie: int | None = None
) -> Beschikking:
    """Drop a draft; the aanvraag stays, so its term runs on and a new draft can be made. Raises Geweigerd."""
    dossier = vergrendel(door, dossier_id, versie=versie)
    beschikking = grendel(dossier, beschikking_id)
    if reden := waarom_niet_laat_vervallen(beschikking):
        raise Geweigerd(reden)
    van = beschikking.status
    beschikking.naar_vervallen()
    beschikking.save(update_fields=["status"])
    BESCHIKKING.indexeer(dossier.pk, beschikking)
    schrijf(
        "beschikking.vervallen", door, dossier=dossier, van=van, naar=beschikking.status, beschikking=beschikking.pk
    )
    naar_behandelaar(dossier)
    return beschikking


__all__ = ["GevraagdInvoer", "OnderdeelInvoer", "laat_vervallen", "leg_aanvraag_vast", "neem_over", "stel_op", "wijzig"]
