"""Take one person over from the BRP: everything of one record, or nothing, and nothing twice."""

from datetime import date
from enum import StrEnum
from typing import Any

from django.db import connection
from django.db.backends.postgresql.psycopg_any import DateRange
from django.db.models import Case, F, Q, Value, When

from basis.inwoners import bsn
from basis.inwoners.aanschrijven.adres import SCHEIDING
from basis.inwoners.aanschrijven.naam import Naam
from basis.inwoners.brp import FOUT, Persoonslijst, Verwant
from basis.inwoners.datums import OnvolledigeDatum
from basis.inwoners.enums import BronOverlijden, Herkomst, SoortAdres, SoortVertegenwoordiging
from basis.inwoners.gelijkenis import zelfde_persoon
from basis.inwoners.handelingen import huishouden
from basis.inwoners.handelingen.adres import leg_vast
from basis.inwoners.handelingen.bewerken import versleutel_bsn, zet_geboren, zet_sleutels
from basis.inwoners.models import Adres, Inwoner, Overlijden, Relatie, Vertegenwoordiging
from basis.journaal.schrijven import schrijf
from basis.journaal.tijd import nu, vandaag
from basis.organisatie.enums import SoortDoor
from basis.organisatie.handeling import GeenRecht, Geweigerd, handeling
from basis.organisatie.models import Hoedanigheid
from basis.organisatie.periode import geldt_op

# Raise it when this module takes over more or otherwise: every person is then taken over again.
VERSIE = 3
MEERDERJARIG = 18


class Overname(StrEnum):
    NIEUW = "nieuw"
    BIJGEWERKT = "bijgewerkt"
    ONGEWIJZIGD = "ongewijzigd"


@handeling(None, stil=True)
def neem_over_uit_brp(door: Hoedanigheid, lijst: Persoonslijst) -> tuple[Inwoner, Overname]:
    """Only for the system and a koppeling. What the inwoner told us (contact data) stays as it is."""
    if door.soort not in {SoortDoor.SYSTEEM, SoortDoor.KOPPELING}:
        raise GeenRecht("Gegevens uit de BRP neemt alleen het systeem over.")
    _een_tegelijk(door.gemeente_id)
    index, afdruk = bsn.zoekindex(lijst.bsn), _vingerafdruk(lijst)
    bekend = (
        Inwoner.objects.select_for_update(no_key=True)
        .filter(gemeente_id=door.gemeente_id, bsn_index=index, hoofd=None)
        .first()
    )
    if bekend and bekend.bron_vingerafdruk == afdruk:
        return bekend, Overname.ONGEWIJZIGD
    if reden := _waarom_niet(bekend, lijst):
        raise Geweigerd(reden)
    if bekend and lijst.opschorting == FOUT:
        return _bij_vergissing(door, bekend, lijst, afdruk), Overname.BIJGEWERKT
    inwoner = bekend or Inwoner(gemeente_id=door.gemeente_id, aangemaakt_op=nu())
    _persoon(inwoner, lijst, afdruk)
    adres = _bronadres(inwoner, lijst, nieuw=not bekend)
    anderen = _anderen(inwoner, lijst)
    if bekend:
        # Nothing else points to a Relatie, and its own dates tell the past.
        Relatie.objects.filter(inwoner=inwoner).delete()
    else:
        _koppel_terug(inwoner)
    _relaties(inwoner, lijst, anderen)
    _vertegenwoordigers(inwoner, lijst, anderen, nieuw=not bekend)
    huishouden.deel_in(inwoner, adres, nieuw=not bekend)
    uitkomst = Overname.BIJGEWERKT if bekend else Overname.NIEUW
    schrijf("inwoner.overgenomen", door, inwoner_id=inwoner.pk, uitkomst=str(uitkomst))
    return inwoner, uitkomst


def _waarom_niet(bekend: Inwoner | None, lijst: Persoonslijst) -> str | None:
    if bekend is None:
        return "Deze lijst is bij vergissing gemaakt en telt niet." if lijst.opschorting == FOUT else None
    if zelfde_persoon(lijst.naam_van(), lijst.geboren, bekend.naam, bekend.geboren):
        return None
    # Who reads the dossier would find somebody else in it.
    if bekend.dossiers.filter(gesloten_op=None).exists():
        return (
            "Bij dit BSN hoort hier iemand met een andere naam en een andere geboortedatum, met een open dossier. "
            "Kijk eerst na wie het is."
        )
    return None


def _bij_vergissing(door: Hoedanigheid, inwoner: Inwoner, lijst: Persoonslijst, afdruk: str) -> Inwoner:
    """The list of somebody known here turns out a mistake: nothing of it is taken over but that."""
    inwoner.bijhouding, inwoner.bijhouding_op = lijst.opschorting, lijst.opgeschort_op.laatste()
    inwoner.bron_vingerafdruk = afdruk
    inwoner.versie += 1
    inwoner.save(update_fields=["bijhouding", "bijhouding_op", "bron_vingerafdruk", "versie"])
    huishouden.deel_in(inwoner, None, nieuw=False)
    schrijf("inwoner.overgenomen", door, inwoner_id=inwoner.pk, uitkomst=str(Overname.BIJGEWERKT))
    return inwoner


def _een_tegelijk(gemeente_id: int) -> None:
    """Two records may join one huishouden: takeovers in a gemeente wait for each other."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtext('inwoners.overname'), %s)", [gemeente_id])


def _vingerafdruk(lijst: Persoonslijst) -> str:
    return bsn.vingerafdruk(f"{VERSIE}|{lijst!r}")


def _persoon(inwoner: Inwoner, lijst: Persoonslijst, afdruk: str) -> None:
    naam = lijst.naam_van()
    inwoner.voornamen, inwoner.voorvoegsel = naam.voornamen, naam.voorvoegsel
    inwoner.geslachtsnaam, inwoner.adellijke_titel = naam.geslachtsnaam, naam.titel
    inwoner.naamgebruik, inwoner.geslacht = naam.naamgebruik, naam.geslacht
    inwoner.partner_voorvoegsel, inwoner.partner_geslachtsnaam = naam.partner_voorvoegsel, naam.partner_geslachtsnaam
    inwoner.partner_titel, inwoner.partner_huidig = naam.partner_titel, naam.partner_huidig
    zet_geboren(inwoner, lijst.geboren)
    _overlijden(inwoner, lijst)
    inwoner.bijhouding, inwoner.bijhouding_op = lijst.opschorting, lijst.opgeschort_op.laatste()
    inwoner.in_onderzoek = lijst.onderzoek
    inwoner.geheim_adres, inwoner.onder_curatele = lijst.geheim, lijst.curatele
    gezag = lijst.eigen_gezag()
    inwoner.gezag = gezag.soort if gezag else ""
    if inwoner.bsn_index is None:
        versleutel_bsn(inwoner, lijst.bsn)
    inwoner.bsn_bron, inwoner.bsn_geverifieerd_op = "BRP", vandaag()
    inwoner.herkomst, inwoner.bron_vingerafdruk = Herkomst.BRP, afdruk
    zet_sleutels(inwoner)
    if inwoner.pk:
        inwoner.versie += 1
    inwoner.save()


def _overlijden(inwoner: Inwoner, lijst: Persoonslijst) -> None:
    """What a colleague recorded stands: help stopped on that day, and the BRP may follow later.

    What the system recorded because the BRP said so follows the BRP (`laden.NA_LADEN`). A day that is not
    known in full is no day: any letter may be after it.
    """
    op = lijst.overleden_op.laatste() if lijst.overleden_op.volledig else None
    rij = inwoner.pk and Overlijden.objects.filter(inwoner=inwoner, vervallen_op=None).select_related("door").first()
    if not rij:
        inwoner.overleden, inwoner.overleden_op = lijst.overleden, op
        return
    if rij.volgens_brp != lijst.overleden:
        rij.volgens_brp = lijst.overleden
        rij.save(update_fields=["volgens_brp"])
    if op and rij.bron == BronOverlijden.BRP and rij.door.soort == SoortDoor.SYSTEEM:
        inwoner.overleden_op = op


def adres_van(inwoner: Inwoner, lijst: Persoonslijst) -> Adres:
    """The address of the source as a row that is not stored; without a woonplaats the gemeente."""
    adres = lijst.adres
    return Adres(
        inwoner=inwoner,
        soort=SoortAdres.BRON,
        straat=adres.straat,
        huisnummer=adres.huisnummer,
        huisletter=adres.huisletter,
        toevoeging=adres.toevoeging,
        aanduiding=adres.aanduiding,
        postcode=adres.postcode,
        plaats=adres.woonplaats or ("" if adres.land else lijst.gemeente_naam),
        omschrijving=SCHEIDING.join(adres.buitenland) or adres.locatie,
        land=adres.land,
        gemeente_code=lijst.gemeente,
        in_onderzoek=adres.onderzoek,
    )


def _bronadres(inwoner: Inwoner, lijst: Persoonslijst, *, nieuw: bool) -> Adres | None:
    """The address in the source as it holds now; an address the source left out stays as it was."""
    adres, dag = lijst.adres, vandaag()
    bekend = Adres.objects.filter(geldt_op(dag), inwoner=inwoner, soort=SoortAdres.BRON)
    if adres.leeg():
        return None if nieuw else bekend.first()
    vast, _ = leg_vast(adres_van(inwoner, lijst), adres.vanaf.eerste(), eerste=nieuw)
    # Who moves next month still lives at the old address.
    return vast if dag in vast.geldig else bekend.first()


def _anderen(inwoner: Inwoner, lijst: Persoonslijst) -> dict[bytes, Inwoner]:
    """The persons this record names that are known here, by blind index."""
    gezag = lijst.eigen_gezag()
    nummers = {verwant.bsn for verwant in lijst.verwanten()}
    nummers |= {*gezag.ouders, *gezag.derden} if gezag else set()
    indexen = [bsn.zoekindex(nummer) for nummer in nummers if nummer and nummer != lijst.bsn]
    bekend = Inwoner.objects.filter(gemeente_id=inwoner.gemeente_id, bsn_index__in=indexen, hoofd=None)
    return {bytes(ander.bsn_index or b""): ander for ander in bekend}


def _relaties(inwoner: Inwoner, lijst: Persoonslijst, anderen: dict[bytes, Inwoner]) -> None:
    rijen = []
    for verwant in lijst.verwanten():
        index = bsn.zoekindex(verwant.bsn) if verwant.bsn and verwant.bsn != lijst.bsn else None
        rijen.append(
            Relatie(
                inwoner=inwoner,
                soort=verwant.soort,
                ander=anderen.get(index) if index else None,
                ander_naam=_volledig(verwant)[:250],
                ander_bsn_index=index,
                ander_geboren_uiterlijk=verwant.geboren.laatste(),
                geldig=_periode(verwant.vanaf, verwant.tot),
            )
        )
    Relatie.objects.bulk_create(rijen)


def _vertegenwoordigers(inwoner: Inwoner, lijst: Persoonslijst, anderen: dict[bytes, Inwoner], *, nieuw: bool) -> None:
    """Who has gezag until the eighteenth birthday (BW 1:245). A voogd without name stays only a code."""
    van_brp = Vertegenwoordiging.objects.filter(inwoner=inwoner, bron=Herkomst.BRP)
    blijft: list[int] = []
    for soort, nummer in _gezaghouders(lijst):
        index = bsn.zoekindex(nummer)
        ander = anderen.get(index)
        naam = next((_volledig(v) for v in lijst.verwanten() if v.bsn == nummer), "")
        gegevens = {
            "persoon": ander,
            "naam": (naam or (ander.naam.volledige_naam() or "" if ander else ""))[:250],
            "geldig": _gezag_duur(lijst),
        }
        rij, _ = van_brp.update_or_create(
            soort=soort,
            persoon_bsn_index=index,
            defaults=gegevens,
            create_defaults={"inwoner": inwoner, "bron": Herkomst.BRP, **gegevens},
        )
        blijft.append(rij.pk)
    if not nieuw:
        van_brp.exclude(pk__in=blijft).delete()


def _gezaghouders(lijst: Persoonslijst) -> list[tuple[SoortVertegenwoordiging, str]]:
    gezag = lijst.eigen_gezag()
    if gezag is None:
        return []
    derde = SoortVertegenwoordiging.VOOGD if gezag.soort == "voogdij" else SoortVertegenwoordiging.GEZAG
    paren = [(SoortVertegenwoordiging.GEZAG, nummer) for nummer in gezag.ouders]
    paren += [(derde, nummer) for nummer in gezag.derden]
    return [(soort, nummer) for soort, nummer in paren if nummer and nummer != lijst.bsn]


def _koppel_terug(inwoner: Inwoner) -> None:
    """Persons taken over earlier who name this one."""
    zelfde = Q(inwoner__gemeente_id=inwoner.gemeente_id)
    Relatie.objects.filter(zelfde, ander_bsn_index=inwoner.bsn_index, ander=None).update(ander=inwoner)
    houders = Vertegenwoordiging.objects.filter(zelfde, persoon_bsn_index=inwoner.bsn_index, persoon=None)
    naam = Case(When(naam="", then=Value((inwoner.naam.volledige_naam() or "")[:250])), default=F("naam"))
    houders.update(persoon=inwoner, naam=naam)


def _volledig(verwant: Verwant) -> str:
    """Empty when the BRP knows no name: nobody is called "Naam onbekend" above a letter."""
    naam = verwant.naam
    van = Naam(naam.voornamen, naam.voorvoegsel, naam.geslachtsnaam, verwant.geslacht, titel=naam.titel)
    return van.volledige_naam() or ""


def _periode(begin: OnvolledigeDatum, einde: OnvolledigeDatum | None) -> Any:
    """[begin, einde) with what is known; an end on an unknown day is today."""
    van = begin.eerste()
    tot = None if einde is None else einde.laatste() or vandaag()
    if van and tot and tot <= van:
        van = None
    return DateRange(van, tot, "[)")


def _gezag_duur(lijst: Persoonslijst) -> Any:
    laatste = lijst.geboren.laatste()
    if laatste is None:
        return DateRange(None, None, "[)")
    jaar = laatste.year + MEERDERJARIG
    try:
        achttien = laatste.replace(year=jaar)
    except ValueError:
        achttien = date(jaar, 3, 1)
    return DateRange(lijst.geboren.eerste(), achttien, "[)")
