"""Who gives the help, chosen after the besluit left it open ('nader te kiezen')."""

from collections.abc import Iterable
from decimal import Decimal

from basis.dossiers.handelingen import vergrendel, zet_aan_zet
from basis.dossiers.models import AanZet
from basis.journaal.models import Gebeurtenis
from basis.journaal.schrijven import schrijf
from basis.journaal.tijd import vandaag
from basis.organisatie.enums import SoortOrganisatie, VoorWat, Wet
from basis.organisatie.handeling import Geweigerd, handeling
from basis.organisatie.mandaten import Mandaten, per
from basis.organisatie.models import Hoedanigheid, Mandaat, Organisatie
from basis.scherm.opmaak import euro
from casussen.enums import Grondslag, StatusCasus, StatusOndersteuning
from casussen.handelingen.lijn import lijn_van, waarom_dubbel
from casussen.handelingen.overgangen import herken
from casussen.mandaat import Zaak, wat_het_kost
from casussen.models import Ondersteuning
from casussen.samenloop import Bedrag, bedragen_van, besluitslot, hoogste, lopend_van, zonder
from casussen.stand import Stand, lees
from casussen.wachters import waarom_eigen_aanbieder, waarom_niet_kies_aanbieder
from consortium.handelingen import kies_partij
from consortium.tarieven import prijzen_in


@handeling("casus.behandelen")
def kies_aanbieder(
    door: Hoedanigheid, dossier_id: int, ondersteuning_id: int, *, organisatie: Organisatie, versie: int | None = None
) -> Ondersteuning:
    """Name the aanbieder of help that was assigned without one; the money follows at its tarief. Raises Geweigerd."""
    dossier = vergrendel(door, dossier_id, versie=versie)
    stand = lees(dossier)
    lijn = lijn_van(stand, ondersteuning_id)
    if reden := waarom_niet_kies_aanbieder(stand, lijn):
        raise Geweigerd(reden)
    if organisatie.gemeente_id != dossier.gemeente_id or organisatie.soort == SoortOrganisatie.VERWIJZER:
        raise Geweigerd("Deze aanbieder bestaat hier niet. Kies er een uit de lijst.", "organisatie")
    if reden := waarom_eigen_aanbieder(door, lijn, organisatie):
        raise Geweigerd(reden, "organisatie")
    lijn.organisatie = organisatie
    if reden := waarom_dubbel(stand, lijn):
        raise Geweigerd(reden, "organisatie")
    if reden := _buiten_mandaat(door, stand, lijn):
        raise Geweigerd(reden, "organisatie")
    lijn.save(update_fields=["organisatie"])
    schrijf("ondersteuning.aanbieder_gekozen", door, dossier=dossier, **herken(lijn))
    wacht = stand.lijnen_met(StatusOndersteuning.TOEGEWEZEN)
    if lijn in wacht and stand.casus.status == StatusCasus.HULPVERLENING and all(rij.organisatie_id for rij in wacht):
        # All of it is decided, on the post and placed: now the help must begin.
        zet_aan_zet(dossier, AanZet.AANBIEDER)
    # The money last: its lock is shared by the whole gemeente (docs/geld.md).
    if lijn.verplichting is not None:
        kies_partij(door, lijn.verplichting, organisatie)
    return lijn


_VOOR = {Grondslag.BESLUIT.value: VoorWat.BESLUIT, Grondslag.SPOED.value: VoorWat.SPOED}


def _buiten_mandaat(door: Hoedanigheid, stand: Stand, lijn: Ondersteuning) -> str | None:
    """Why this aanbieder is too dear: above what was decided, and no mandaat covers it (Awb 10:3).

    That under which was decided, or one of this door. Takes the lock of what this inwoner gets.
    """
    belofte = lijn.verplichting
    if belofte is None or lijn.grondslag not in _VOOR:
        return None
    assert stand.dossier.inwoner is not None
    wet = Wet(stand.wet or Wet.WMO)
    besluitslot(stand.dossier.inwoner, wet)
    lopend = lopend_van(stand.dossier.inwoner, wet)
    geldig = lijn.geldig
    eigen = bedragen_van(lijn, prijzen_in(belofte.voorziening, lijn.organisatie, geldig.lower, geldig.upper))
    if _meest(eigen, lijn.pk) <= _meest(lopend, lijn.pk):
        return None
    mee: list[int] = []
    if lijn.grondslag == Grondslag.BESLUIT:
        # The other lines of one besluit share its number; help at once is decided line by line.
        zelfde = Ondersteuning.objects.filter(casus=stand.casus, verplichting__grond=belofte.grond)
        mee = list(zelfde.exclude(pk=lijn.pk).values_list("pk", flat=True))
    zaak = Zaak(
        gemeente_id=stand.dossier.gemeente_id,
        wet=wet,
        per_jaar=_meest(eigen, lijn.pk) + sum((_meest(lopend, pk) for pk in mee), Decimal(0)),
        samen=hoogste(eigen, zonder(lopend, [lijn.pk, lijn.voorganger_id]), vandaag()),
        partijen=frozenset(),
        wat="Het besluit met deze aanbieder",
    )
    toegewezen = Gebeurtenis.objects.filter(
        dossier_id=stand.dossier.pk, soort="ondersteuning.toegewezen", lading__ondersteuning=lijn.pk
    )
    besloten = Mandaat.objects.filter(pk__in=[rij.lading.get("mandaat") for rij in toegewezen]).first()
    eigen_mandaat = Mandaten(zaak.gemeente_id, wet, vandaag(), _VOOR[lijn.grondslag]).van(door, zaak.bedrag)
    mandaten = [mandaat for mandaat in (besloten, eigen_mandaat) if mandaat]
    if any(zaak.bedrag(mandaat) <= mandaat.max_per_jaar for mandaat in mandaten):
        return None
    raad = "Kies een andere aanbieder, of vraag een collega met een ruimer mandaat om te kiezen."
    if not mandaten:
        return f"{zaak.wat} is duurder dan waarover is besloten. {raad}"
    eerste = mandaten[0]
    tot = f"Het mandaat geldt tot {euro(eerste.max_per_jaar)} {per(eerste)} ({eerste.kenmerk})."
    return f"{wat_het_kost(zaak, eerste)} {tot} {raad}"


def _meest(bedragen: Iterable[Bedrag], regel: int) -> Decimal:
    """Euro per year of one line at its highest tarief."""
    return max((deel.bedrag for deel in bedragen if deel.regel == regel), default=Decimal(0))
