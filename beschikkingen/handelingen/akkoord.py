"""A second person: asked, or the draft sent back."""

from collections.abc import Sequence

from basis.dossiers.handelingen import betrek, vergrendel, zet_aan_zet
from basis.dossiers.models import AanZet, Dossier
from basis.journaal.schrijven import schrijf
from basis.journaal.tijd import nu, vandaag
from basis.organisatie.enums import Wet
from basis.organisatie.handeling import Geweigerd, handeling
from basis.organisatie.mandaten import Mandaten
from basis.organisatie.models import Hoedanigheid
from beschikkingen import mandaat
from beschikkingen.foto import foto
from beschikkingen.handelingen.opstellen import grendel, naar_behandelaar
from beschikkingen.inhoud import toets
from beschikkingen.models import Beschikking
from beschikkingen.stand import lees
from beschikkingen.wachters import waarom_niet_afwijkend, waarom_niet_stuur_terug, waarom_niet_vraag_akkoord
from beschikkingen.woorden import wijkt_af

MAX_REDEN = 500


@handeling("besluit.opstellen")
def vraag_akkoord(
    door: Hoedanigheid,
    dossier_id: int,
    beschikking_id: int,
    *,
    aan: Hoedanigheid | None = None,
    gezien: bool = False,
    versie: int | None = None,
) -> Beschikking:
    """Ask a second person to decide; `aan` gets the dossier on their list. Raises Geweigerd.

    `gezien`: own words that seem to differ from the decisions were looked at and are right.
    """
    dossier = vergrendel(door, dossier_id, versie=versie)
    beschikking = grendel(dossier, beschikking_id)
    stand = lees(beschikking, vandaag())
    zaak = mandaat.zaak_van(stand, vrager=door)
    mandaten = Mandaten(dossier.gemeente_id, Wet(dossier.wet or Wet.WMO), vandaag())
    kandidaten = mandaat.kandidaten(zaak, dossier, mandaten)
    alleen = mandaat.oordeel_alleen(zaak, door, mandaten)
    if reden := waarom_niet_vraag_akkoord(dossier, beschikking, toets(stand), alleen, bool(kandidaten)):
        raise Geweigerd(reden)
    if reden := waarom_niet_afwijkend(wijkt_af(stand), gezien=gezien):
        raise Geweigerd(reden, "gezien")
    if aan is not None and aan.pk not in {kandidaat.pk for kandidaat in kandidaten}:
        raise Geweigerd("Deze collega mag dit besluit niet als tweede persoon vaststellen. Kies een ander.", "aan")
    if aan is None and not vanzelf_gezien(dossier, kandidaten):
        raise Geweigerd("In het eigen team kan niemand dit vaststellen. Kies wie je vraagt.", "aan")
    van = beschikking.status
    beschikking.akkoord_gevraagd_door, beschikking.akkoord_gevraagd_op = door, nu()
    beschikking.akkoord_aan = aan
    beschikking.akkoord_foto = foto(stand)
    beschikking.naar_ter_accordering()
    beschikking.save()
    if aan is not None:
        betrek(dossier, "tweede beslisser", hoedanigheid=aan)
    zet_aan_zet(dossier, AanZet.TWEEDE)
    schrijf(
        "beschikking.ter_accordering",
        door,
        dossier=dossier,
        van=van,
        naar=beschikking.status,
        beschikking=beschikking.pk,
        aan=aan.pk if aan else None,
    )
    return beschikking


def vanzelf_gezien(dossier: Dossier, kandidaten: Sequence[Hoedanigheid]) -> bool:
    """Whether somebody who may decide sees this dossier without being asked by name."""
    return not dossier.afgeschermd and any(hoed.team_id == dossier.team_id for hoed in kandidaten)


@handeling("dossier.zien")
def stuur_terug(
    door: Hoedanigheid, dossier_id: int, beschikking_id: int, *, reden: str, versie: int | None = None
) -> Beschikking:
    """Back to who wrote it, with the reason. Who asked may take it back the same way. Raises Geweigerd."""
    dossier = vergrendel(door, dossier_id, versie=versie)
    beschikking = grendel(dossier, beschikking_id)
    mag_beslissen = door.mag(mandaat.ACCORDEREN) or door.mag(mandaat.VASTSTELLEN)
    if weigering := waarom_niet_stuur_terug(beschikking, mag_beslissen):
        raise Geweigerd(weigering)
    reden = reden.strip()
    if not reden:
        raise Geweigerd("Schrijf op waarom je de beschikking terugstuurt.", "reden")
    if len(reden) > MAX_REDEN:
        raise Geweigerd(f"De reden is te lang: er passen {MAX_REDEN} tekens.", "reden")
    van = beschikking.status
    beschikking.teruggestuurd_reden = reden
    beschikking.naar_concept()
    beschikking.save()
    naar_behandelaar(dossier)
    schrijf(
        "beschikking.teruggestuurd",
        door,
        dossier=dossier,
        van=van,
        naar=beschikking.status,
        beschikking=beschikking.pk,
    )
    return beschikking
