"""Record where somebody lives or gets post. Addresses are dated rows; one per kind at a time."""

import re
from dataclasses import dataclass
from datetime import date

from django.db.backends.postgresql.psycopg_any import DateRange
from django.db.models import F, QuerySet

from basis.inwoners.bruikbaar import is_geen_adres, waarom_onbruikbaar
from basis.inwoners.enums import SoortAdres
from basis.inwoners.handelingen.invoer import tekst, vergrendel
from basis.inwoners.models import Adres, Inwoner
from basis.journaal.schrijven import schrijf
from basis.journaal.tijd import nu, vandaag
from basis.organisatie.handeling import Geweigerd, handeling
from basis.organisatie.models import Hoedanigheid, Kern

_POSTCODE = re.compile(r"[1-9][0-9]{3}[A-Z]{2}", re.ASCII)
_HUISNUMMER = re.compile(r"[1-9][0-9]{0,4}", re.ASCII)
_INHOUD = (
    *("straat", "huisnummer", "huisletter", "toevoeging", "aanduiding", "postcode", "plaats", "omschrijving"),
    *("land", "gemeente_code", "kern_id", "verzonnen", "in_onderzoek"),
)


@dataclass(frozen=True)
class AdresInvoer:
    """An address as typed. `vanaf` is its first day; None: since when is unknown."""

    straat: str = ""
    huisnummer: str = ""
    huisletter: str = ""
    toevoeging: str = ""
    postcode: str = ""
    plaats: str = ""
    kern: Kern | None = None
    vanaf: date | None = None


@handeling("inwoner.wijzigen", stil=True)
def zet_adres(
    door: Hoedanigheid,
    inwoner_id: int,
    adres: AdresInvoer,
    *,
    uit: QuerySet[Inwoner],
    soort: SoortAdres = SoortAdres.WOON,
    verzonnen: bool = False,
) -> Adres:
    """Record where somebody lives or gets post, from a day on; the address before ends the day before.

    `verzonnen` marks an address of the demo. The source address is only changed by the BRP.
    """
    if soort == SoortAdres.BRON:
        raise Geweigerd("Het adres uit de BRP kun je niet zelf wijzigen.")
    inwoner = vergrendel(door, inwoner_id, uit)
    nieuw, veranderd = bewaar_adres(inwoner, adres, soort, verzonnen=verzonnen)
    if veranderd:
        Inwoner.objects.filter(pk=inwoner.pk).update(versie=F("versie") + 1)
        schrijf(
            "inwoner.verhuisd",
            door,
            inwoner_id=inwoner.pk,
            kern_id=nieuw.kern_id,
            vanaf=adres.vanaf,
            adres=str(soort),
        )
    return nieuw


def lees_postcode(invoer: str) -> str:
    """'6661 aa' -> '6661AA', empty stays empty; Geweigerd when it is none."""
    postcode = invoer.replace(" ", "").upper()
    if postcode and not _POSTCODE.fullmatch(postcode):
        raise Geweigerd("Dit is geen postcode. Schrijf hem als 6661 AA.", "postcode")
    return postcode


def toets_huisnummer(invoer: str) -> None:
    nummer = invoer.strip()
    if nummer and not _HUISNUMMER.fullmatch(nummer):
        raise Geweigerd("Een huisnummer bestaat uit hoogstens 5 cijfers.", "huisnummer")


def bewaar_adres(inwoner: Inwoner, invoer: AdresInvoer, soort: SoortAdres, *, verzonnen: bool) -> tuple[Adres, bool]:
    nieuw = Adres(inwoner=inwoner, soort=soort, kern=invoer.kern, verzonnen=verzonnen)
    nieuw.postcode = lees_postcode(invoer.postcode)
    for veld in ("straat", "huisnummer", "huisletter", "toevoeging", "plaats"):
        setattr(nieuw, veld, tekst(nieuw, veld, getattr(invoer, veld)))
    toets_huisnummer(nieuw.huisnummer)
    if not (nieuw.straat or nieuw.postcode or nieuw.plaats):
        raise Geweigerd("Vul een adres in.", "straat")
    if nieuw.straat and is_geen_adres(nieuw.straat):
        raise Geweigerd("Dit is geen straat. Laat het adres leeg als je het niet weet.", "straat")
    if soort == SoortAdres.BRIEF and (reden := waarom_onbruikbaar(nieuw, inwoner)):
        raise Geweigerd(f"Hier kan geen post naartoe. {reden}", "straat")
    if invoer.kern and invoer.kern.gemeente_id != inwoner.gemeente_id:
        raise Geweigerd("Deze kern hoort niet bij deze gemeente.", "kern")
    return leg_vast(nieuw, invoer.vanaf)


def leg_vast(nieuw: Adres, begin: date | None, *, eerste: bool = False) -> tuple[Adres, bool]:
    """Store a dated address; (row, whether anything changed).

    The address before ends where this one begins; one that began on or after that day was a mistake and
    goes. Without a begin it holds since always, or since today when there was another one. `eerste`: the
    caller knows there is no other yet.
    """
    eerder = [] if eerste else list(Adres.objects.filter(inwoner=nieuw.inwoner, soort=nieuw.soort))
    lopend = next((rij for rij in eerder if rij.geldig.upper is None), None)
    if lopend and all(getattr(lopend, veld) == getattr(nieuw, veld) for veld in _INHOUD):
        return lopend, False
    if begin is None and lopend:
        begin = vandaag()
    for rij in eerder:
        if begin and rij.geldig.lower and rij.geldig.lower >= begin:
            rij.delete()
        elif begin in rij.geldig:
            rij.geldig = DateRange(rij.geldig.lower, begin, "[)")
            rij.save(update_fields=["geldig"])
    nieuw.geldig = DateRange(begin, None, "[)")
    nieuw.vastgelegd_op = nu()
    nieuw.save(force_insert=True)
    return nieuw, True
