"""Mandaten: in writing, dated, with an amount (Awb 10:1-10:12, Wmo 2.6.3)."""

from datetime import date, timedelta
from decimal import Decimal

from basis.journaal.schrijven import schrijf
from basis.journaal.tijd import vandaag
from basis.organisatie.enums import Functie, SoortDoor, SoortOrganisatie, Telling, VoorWat, Wet
from basis.organisatie.handeling import Geweigerd, handeling
from basis.organisatie.models import Hoedanigheid, Mandaat, Organisatie
from basis.organisatie.periode import laatste_dag, vanaf
from basis.organisatie.rechten import mag

MAX_BEDRAG = Decimal("999999999.99")
# Temporary help at once is help under these laws; urgent debts have a term of their own (Wgs 4 lid 2).
MET_SPOED = (Wet.WMO, Wet.JEUGD)
BESLISSERS = tuple(f for f in Functie if mag(f, "besluit.vaststellen") or mag(f, "besluit.accorderen"))


@handeling("mandaat.geven")
def geef_mandaat(
    door: Hoedanigheid,
    *,
    organisatie: Organisatie,
    functie: Functie,
    wet: Wet,
    max_per_jaar: Decimal,
    kenmerk: str,
    mag_afwijzen: bool = False,
    sinds: date | None = None,
    telling: Telling = Telling.INWONER,
    voor: VoorWat = VoorWat.BESLUIT,
) -> Mandaat:
    """A written mandaat (Awb 10:5 lid 2): functie at organisatie, under a wet, to an amount per year.

    `telling` says whether the amount holds per besluit, or for all an inwoner gets under the wet at one time.
    """
    if organisatie.gemeente_id != door.gemeente_id:
        raise Geweigerd("Deze organisatie bestaat hier niet. Kies er een uit de lijst.", "organisatie")
    if wet == Wet.PW and organisatie.soort != SoortOrganisatie.GEMEENTE:
        raise Geweigerd("Besluiten onder de Participatiewet blijven bij de gemeente (Pw 7 lid 4).", "organisatie")
    if voor == VoorWat.SPOED and wet not in MET_SPOED:
        raise Geweigerd("Tijdelijke hulp bij spoed hoort bij de Wmo (2.3.3) of de Jeugdwet.", "voor")
    if functie not in BESLISSERS:
        raise Geweigerd("Met deze functie stelt niemand een besluit vast. Kies een andere functie.", "functie")
    if not 0 < max_per_jaar <= MAX_BEDRAG:
        raise Geweigerd("Vul een bedrag per jaar in, groter dan nul.", "max_per_jaar")
    if not kenmerk.strip():
        raise Geweigerd("Vul het kenmerk van het mandaatbesluit in (Awb 10:5 lid 2).", "kenmerk")
    sinds = sinds or vandaag()
    if door.soort != SoortDoor.SYSTEEM and sinds < vandaag():
        raise Geweigerd("Een mandaat begint vandaag of later: wat al besloten is, krijgt het niet achteraf.", "sinds")
    mandaat = Mandaat.objects.create(
        gemeente_id=door.gemeente_id,
        organisatie=organisatie,
        functie=functie,
        wet=wet,
        max_per_jaar=max_per_jaar,
        mag_afwijzen=mag_afwijzen,
        telling=telling,
        voor=voor,
        geldig=vanaf(sinds),
        kenmerk=kenmerk.strip(),
    )
    schrijf(
        "mandaat.gegeven",
        door,
        wet=Wet(wet).value,
        mandaat=mandaat.pk,
        bedrag=max_per_jaar,
        telling=str(telling),
        voor=str(voor),
    )
    return mandaat


def waarom_niet_tellen(mandaat: Mandaat) -> str | None:
    """A mandaat that is over decides nothing any more; under one that began today may have been decided already."""
    einde = laatste_dag(mandaat.geldig)
    if einde is not None and einde < vandaag():
        return "Dit mandaat is al voorbij."
    if mandaat.geldig.lower == vandaag():
        return "Dit mandaat begint vandaag en er kan al onder besloten zijn. Morgen kun je wijzigen hoe het telt."
    return None


@handeling("mandaat.geven")
def wijzig_telling(door: Hoedanigheid, mandaat_id: int, *, telling: Telling) -> Mandaat:
    """From today the limit counts otherwise. What was decided keeps the row it was decided under.

    Raises Mandaat.DoesNotExist for another gemeente's.
    """
    mandaat = Mandaat.objects.select_for_update().get(pk=mandaat_id, gemeente_id=door.gemeente_id)
    if reden := waarom_niet_tellen(mandaat):
        raise Geweigerd(reden)
    if telling not in Telling.values:
        raise Geweigerd("Kies hoe het bedrag telt.", "telling")
    if telling == mandaat.telling:
        raise Geweigerd("Zo telt dit mandaat al.", "telling")
    oud, begin, einde = mandaat.pk, mandaat.geldig.lower, mandaat.geldig.upper
    if begin < vandaag():
        mandaat.geldig = vanaf(begin, vandaag())
        mandaat.save(update_fields=["geldig"])
        mandaat.pk, mandaat.geldig = None, vanaf(vandaag(), einde)
        mandaat._state.adding = True
    mandaat.telling = telling
    mandaat.save()
    schrijf("mandaat.telling", door, wet=mandaat.wet, mandaat=mandaat.pk, was=oud, telling=str(telling))
    return mandaat


@handeling("mandaat.geven")
def beeindig_mandaat(door: Hoedanigheid, mandaat_id: int, *, laatste_dag_: date) -> Mandaat:
    """No decision under it after this day. Raises Mandaat.DoesNotExist for another gemeente's."""
    mandaat = Mandaat.objects.select_for_update().get(pk=mandaat_id, gemeente_id=door.gemeente_id)
    einde = laatste_dag(mandaat.geldig)
    if einde is not None and einde < vandaag():
        raise Geweigerd("Dit mandaat is al voorbij.")
    if laatste_dag_ < vandaag() - timedelta(days=1):
        raise Geweigerd(
            "Kies vandaag of later: wat al besloten is, houdt zijn mandaat. Moet het meteen, kies dan gisteren.",
            "laatste_dag",
        )
    if laatste_dag_ < mandaat.geldig.lower:
        raise Geweigerd("Die dag ligt voor het begin van het mandaat. Kies een latere dag.", "laatste_dag")
    if laatste_dag_ == einde:
        raise Geweigerd("Dit mandaat eindigt al op die dag.", "laatste_dag")
    mandaat.geldig = vanaf(mandaat.geldig.lower, laatste_dag_ + timedelta(days=1))
    mandaat.save(update_fields=["geldig"])
    schrijf("mandaat.beeindigd", door, wet=mandaat.wet, mandaat=mandaat.pk, laatste_dag=laatste_dag_)
    return mandaat
