"""What a line of the arrangement must satisfy before it may be proposed."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from basis.organisatie.handeling import Geweigerd
from basis.organisatie.models import Organisatie
from basis.organisatie.periode import tot_en_met
from basis.scherm.opmaak import getal
from basis.voorzieningen.models import Eenheid, Frequentie, Trede, Voorziening
from casussen.enums import Grondslag, Leveringsvorm, StatusOndersteuning
from casussen.models import Doel, Hulpvraag, Ondersteuning
from casussen.spoed import waarom_te_lang
from casussen.stand import Stand
from casussen.wachters import grondslag_voor_maatwerk, waarom_geen_maatwerk

# More is a slip of the keys; far below what the amounts of the grootboek can hold.
MEEST, MEEST_EURO = Decimal(10_000), Decimal(1_000_000)


@dataclass(frozen=True)
class Lijn:
    """One line as asked. `einde` is the last day, empty is onbepaalde tijd; no organisatie: nader te kiezen.

    `vervangt` is help of this casus that stops on the day before this one starts.

    Eenheid follows the catalogue, and so does frequentie when none is given.
    """

    trede: Trede
    voorziening: Voorziening | None = None
    organisatie: Organisatie | None = None
    omschrijving: str = ""
    hoeveelheid: Decimal | None = None
    eenheid: Eenheid | None = None
    frequentie: Frequentie | None = None
    leveringsvorm: Leveringsvorm = Leveringsvorm.ZIN
    begin: date | None = None
    einde: date | None = None
    aanvullend_reden: str = ""
    hulpvraag: Hulpvraag | None = None
    doel: Doel | None = None
    vervangt: Ondersteuning | None = None


def lijn_van(stand: Stand, ondersteuning_id: int) -> Ondersteuning:
    """A line of this casus; raises Ondersteuning.DoesNotExist for another's."""
    for rij in stand.lijnen:
        if rij.pk == ondersteuning_id:
            return rij
    raise Ondersteuning.DoesNotExist


def vul(stand: Stand, rij: Ondersteuning, lijn: Lijn) -> None:
    """Check what was asked and set it on the row. Raises Geweigerd at the field."""
    _toets_voorziening(stand, lijn)
    _toets_maat(stand, lijn)
    _toets_verband(stand, lijn)
    rij.trede, rij.voorziening, rij.organisatie = lijn.trede, lijn.voorziening, lijn.organisatie
    rij.omschrijving = lijn.omschrijving.strip()
    rij.hoeveelheid = lijn.hoeveelheid
    rij.eenheid = _eenheid(lijn)
    rij.frequentie = _frequentie(lijn)
    rij.leveringsvorm = lijn.leveringsvorm
    rij.geldig = tot_en_met(lijn.begin, lijn.einde) if lijn.begin else None
    rij.aanvullend_reden = lijn.aanvullend_reden.strip()
    rij.hulpvraag, rij.doel = lijn.hulpvraag, lijn.doel
    rij.voorganger = lijn.vervangt if lijn.trede == Trede.MAATWERK else None
    if lijn.trede == Trede.MAATWERK:
        if reden := waarom_geen_maatwerk(stand):
            raise Geweigerd(reden, "trede")
        rij.grondslag = grondslag_voor_maatwerk(stand) or Grondslag.BESLUIT
        if rij.grondslag == Grondslag.SPOED and (reden := waarom_te_lang(stand.dossier, rij)):
            raise Geweigerd(reden, "einde")
    else:
        rij.grondslag = Grondslag.VRIJ
    if reden := waarom_dubbel(stand, rij):
        raise Geweigerd(reden, "aanvullend_reden")


def _toets_voorziening(stand: Stand, lijn: Lijn) -> None:
    gemeente_id = stand.dossier.gemeente_id
    voorziening, organisatie = lijn.voorziening, lijn.organisatie
    if lijn.trede not in Trede.values:
        raise Geweigerd("Kies wat voor hulp dit is.", "trede")
    if organisatie is not None and organisatie.gemeente_id != gemeente_id:
        raise Geweigerd("Deze aanbieder bestaat hier niet. Kies er een uit de lijst.", "organisatie")
    if voorziening is None:
        if lijn.trede == Trede.MAATWERK:
            raise Geweigerd("Kies de voorziening.", "voorziening")
        if not lijn.omschrijving.strip():
            raise Geweigerd("Kies een voorziening, of schrijf op wie wat doet.", "omschrijving")
        return
    if voorziening.gemeente_id != gemeente_id or not voorziening.actief:
        raise Geweigerd("Deze voorziening bestaat hier niet (meer). Kies er een uit de lijst.", "voorziening")
    if voorziening.trede != lijn.trede:
        raise Geweigerd(
            f"{voorziening.naam} is {voorziening.get_trede_display()}. Kies een andere voorziening of een ander soort.",
            "voorziening",
        )
    if voorziening.wet and voorziening.wet != stand.wet:
        raise Geweigerd(
            f"{voorziening.naam} hoort bij de {voorziening.get_wet_display()}, niet bij deze casus.", "voorziening"
        )


def _toets_maat(stand: Stand, lijn: Lijn) -> None:
    if lijn.einde and not lijn.begin:
        raise Geweigerd("Vul ook in wanneer de hulp begint.", "begin")
    if lijn.begin and lijn.einde and lijn.einde < lijn.begin:
        raise Geweigerd("Het einde ligt voor het begin. Kijk de datums na.", "einde")
    if lijn.hoeveelheid is not None and lijn.hoeveelheid <= 0:
        raise Geweigerd("Vul een hoeveelheid groter dan 0 in.", "hoeveelheid")
    hoogstens = MEEST_EURO if _eenheid(lijn) == Eenheid.EURO else MEEST
    if lijn.hoeveelheid is not None and lijn.hoeveelheid > hoogstens:
        raise Geweigerd(f"Dit is meer dan {getal(hoogstens)}. Kijk het getal na.", "hoeveelheid")
    catalogus = lijn.voorziening
    if catalogus and lijn.eenheid and lijn.eenheid != catalogus.eenheid:
        raise Geweigerd(f"{catalogus.naam} telt per {catalogus.get_eenheid_display()}.", "eenheid")
    if lijn.hoeveelheid is not None and not (_eenheid(lijn) and _frequentie(lijn)):
        veld = "eenheid" if not _eenheid(lijn) else "frequentie"
        raise Geweigerd("Vul ook in waarvan, en hoe vaak: bijvoorbeeld uur, per week.", veld)
    if lijn.trede != Trede.MAATWERK:
        if lijn.leveringsvorm == Leveringsvorm.PGB:
            raise Geweigerd("Een pgb kan alleen bij maatwerk.", "leveringsvorm")
        return
    for veld, zin in (
        ("hoeveelheid", "Maatwerk vraagt een hoeveelheid, bijvoorbeeld 3."),
        ("begin", "Vul in wanneer de hulp begint."),
    ):
        if getattr(lijn, veld) is None:
            raise Geweigerd(zin, veld)


def _eenheid(lijn: Lijn) -> str | None:
    """The price is per unit of the catalogue, so that unit holds; free lines name their own."""
    if lijn.hoeveelheid is None:
        return None
    return lijn.voorziening.eenheid if lijn.voorziening else lijn.eenheid or None


def _frequentie(lijn: Lijn) -> str | None:
    if lijn.hoeveelheid is None:
        return None
    return lijn.frequentie or (lijn.voorziening.frequentie if lijn.voorziening else None)


def _toets_verband(stand: Stand, lijn: Lijn) -> None:
    if lijn.hulpvraag is not None and lijn.hulpvraag not in stand.hulpvragen:
        raise Geweigerd("Deze vraag hoort bij een andere casus.", "hulpvraag")
    if lijn.doel is not None and lijn.doel not in stand.doelen:
        raise Geweigerd("Dit doel hoort bij een andere casus.", "doel")
    if lijn.vervangt is not None and lijn.vervangt not in stand.nog_te_beeindigen:
        raise Geweigerd("Deze hulp loopt niet (meer) in deze casus. Kies andere hulp.", "vervangt")


def waarom_dubbel(stand: Stand, rij: Ondersteuning) -> str | None:
    """The same help twice at the same time: same inwoner, voorziening, aanbieder and form (praktijk 8).

    Only under this wet: what somebody gets under another one must not show here (praktijk 11).
    """
    if rij.aanvullend_reden or rij.voorziening is None or rij.geldig is None:
        return None
    anderen = (
        Ondersteuning.objects.filter(
            casus__dossier__inwoner=stand.dossier.inwoner,
            casus__dossier__wet=stand.wet,
            voorziening=rij.voorziening,
            organisatie=rij.organisatie,
            leveringsvorm=rij.leveringsvorm,
            geldig__overlap=rij.geldig,
        )
        .exclude(pk__in=[pk for pk in (rij.pk, rij.voorganger_id) if pk])
        .exclude(status=StatusOndersteuning.GEANNULEERD)
        # Ended early: only the days it really ran count.
        .exclude(status=StatusOndersteuning.BEEINDIGD, beeindigd_op__lt=rij.geldig.lower)
    )
    if anderen.exists():
        return "Deze hulp is er in deze periode al. Kies een andere periode, of schrijf op waarom dit aanvullend is."
    return None
