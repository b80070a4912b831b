"""Who speaks for an inwoner. Without a gezagsdrager no letter reaches a child; nor an adult without the curator."""

from datetime import date, timedelta

from django.db.models import F, QuerySet

from basis.inwoners.aanschrijven.naam import bekend
from basis.inwoners.bruikbaar import is_geen_adres
from basis.inwoners.enums import Herkomst, SoortVertegenwoordiging
from basis.inwoners.handelingen.invoer import vergrendel
from basis.inwoners.models import Inwoner, Vertegenwoordiging
from basis.journaal.schrijven import schrijf
from basis.journaal.tijd import vandaag
from basis.organisatie.handeling import Geweigerd, handeling
from basis.organisatie.models import Hoedanigheid
from basis.organisatie.periode import laatste_dag, vanaf

MAX_GEZAG = 2
VAN_HET_KIND = (SoortVertegenwoordiging.GEZAG, SoortVertegenwoordiging.VOOGD)


@handeling("inwoner.wijzigen")
def leg_vertegenwoordiging_vast(
    door: Hoedanigheid,
    inwoner_id: int,
    *,
    uit: QuerySet[Inwoner],
    soort: SoortVertegenwoordiging | str,
    naam: str,
    adresregels: str = "",
    telefoon: str = "",
    sinds: date | None = None,
    tot_en_met: date | None = None,
) -> Vertegenwoordiging:
    """Somebody who represents the inwoner from a day on (praktijk 14 and 33). `adresregels` are split by |.

    `uit` are the persons this door may see. What the BRP gave stays; this stands beside it.
    """
    inwoner = vergrendel(door, inwoner_id, uit)
    soort = SoortVertegenwoordiging(soort)
    sinds = sinds or vandaag()
    if not bekend(naam):
        raise Geweigerd("Vul de naam in.", "naam")
    if adresregels and is_geen_adres(adresregels.split("|")[0]):
        raise Geweigerd("Dit is geen adres. Laat het leeg als je het niet weet.", "adres")
    if sinds > vandaag():
        raise Geweigerd("Deze dag is nog niet geweest. Leg het vast als het zover is.", "sinds")
    if tot_en_met and tot_en_met < sinds:
        raise Geweigerd("Het einde ligt voor het begin. Kijk de datums na.", "tot_en_met")
    lopend = list(Vertegenwoordiging.objects.filter(inwoner=inwoner, geldig__contains=vandaag()))
    if any(rij.soort == soort and rij.naam.lower() == naam.strip().lower() and rij.naam for rij in lopend):
        raise Geweigerd("Dit staat er al. Beëindig het eerst als er iets anders is.", "naam")
    if soort in VAN_HET_KIND and sum(rij.soort in VAN_HET_KIND for rij in lopend) >= MAX_GEZAG:
        raise Geweigerd("Er zijn al twee mensen met gezag. Beëindig er eerst een.", "soort")
    rij = Vertegenwoordiging.objects.create(
        inwoner=inwoner,
        soort=soort,
        bron=Herkomst.HANDMATIG,
        naam=naam.strip(),
        adresregels=adresregels,
        telefoon=telefoon.strip(),
        geldig=vanaf(sinds, tot_en_met + timedelta(days=1) if tot_en_met else None),
    )
    Inwoner.objects.filter(pk=inwoner.pk).update(versie=F("versie") + 1)
    schrijf("inwoner.vertegenwoordiging", door, inwoner_id=inwoner.pk, vertegenwoordiging=rij.pk, kind=soort.value)
    return rij


@handeling("inwoner.wijzigen")
def beeindig_vertegenwoordiging(
    door: Hoedanigheid,
    inwoner_id: int,
    vertegenwoordiging_id: int,
    *,
    uit: QuerySet[Inwoner],
    tot_en_met: date,
) -> Vertegenwoordiging:
    """It ended after this day; letters that were made stay as they are. The BRP's own rows only the BRP ends."""
    inwoner = vergrendel(door, inwoner_id, uit)
    rij = Vertegenwoordiging.objects.select_for_update().get(pk=vertegenwoordiging_id, inwoner=inwoner)
    if rij.bron == Herkomst.BRP:
        raise Geweigerd("Dit komt uit de BRP en verandert daar.")
    if (einde := laatste_dag(rij.geldig)) is not None and einde < vandaag():
        raise Geweigerd("Dit is al voorbij.")
    if tot_en_met > vandaag():
        raise Geweigerd("Deze dag is nog niet geweest. Leg het vast als het zover is.", "tot_en_met")
    if rij.geldig.lower and tot_en_met < rij.geldig.lower:
        raise Geweigerd("Het einde ligt voor het begin. Vul een latere dag in.", "tot_en_met")
    rij.geldig = vanaf(rij.geldig.lower, tot_en_met + timedelta(days=1))
    rij.save(update_fields=["geldig"])
    Inwoner.objects.filter(pk=inwoner.pk).update(versie=F("versie") + 1)
    schrijf("inwoner.vertegenwoordiging_voorbij", door, inwoner_id=inwoner.pk, vertegenwoordiging=rij.pk, op=tot_en_met)
    return rij
