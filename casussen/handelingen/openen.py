"""A casus begins, and each onderzoek in it with its own clock."""

from datetime import date
from typing import Any

from basis.dossiers.handelingen import betrek, maak_dossier
from basis.dossiers.models import Dossier, Fase, SoortDossier
from basis.inwoners.models import Inwoner
from basis.journaal.schrijven import schrijf
from basis.journaal.tijd import vandaag
from basis.organisatie.enums import Wet
from basis.organisatie.handeling import Geweigerd
from basis.organisatie.models import Hoedanigheid, Kern, Team
from basis.werk.handelingen import open_termijn, sluit_taken
from basis.werk.models import SoortTaak
from casussen.enums import Aanleiding, Grondslag, StatusCasus
from casussen.handelingen.schuldhulp import NIETS, Meegenomen, begin_gesprek
from casussen.models import Casus, Onderzoek
from casussen.startgebeurtenis import MELDING_ONTVANGEN
from casussen.verwijzing import Verwijzer, toets_verwijzer, zet_op
from casussen.wachters import heeft_zes_weken
from casussen.wachters_klok import heeft_eerste_gesprek

LETTER: dict[str, str] = {Wet.WMO: "W", Wet.JEUGD: "J", Wet.PW: "P", Wet.WGS: "S"}

# Spoed also gets its onderzoek: the temporary help waits for it, the clock doesn't stop (Wmo 2.3.3).
MET_ONDERZOEK = (Grondslag.BESLUIT, Grondslag.SPOED)


def waarom_niet_openen(inwoner: Inwoner, wet: str, *, behalve: int | None = None) -> str | None:
    """A casus is the running contact of one inwoner under one wet (praktijk 1): a second one is refused."""
    lopend = Casus.objects.filter(dossier__inwoner=inwoner, dossier__wet=wet, dossier__gesloten_op=None)
    if behalve is not None:
        lopend = lopend.exclude(pk=behalve)
    if lopend.exists():
        return (
            f"Deze inwoner heeft al een lopende casus onder de {Wet(wet).label}. "
            "Voeg de melding toe aan die casus, dan blijft alles bij elkaar."
        )
    return None


def open_casus(
    door: Hoedanigheid,
    *,
    inwoner: Inwoner,
    wet: str,
    kern: Kern | None,
    team: Team,
    gemeld_op: date,
    grondslag: Grondslag = Grondslag.BESLUIT,
    grondslag_kenmerk: str = "",
    verwijzer: Verwijzer | None = None,
    aanleiding: Aanleiding = Aanleiding.NIEUW,
    behandelaar: Hoedanigheid | None = None,
    kanaal: str = "",
    mee: Meegenomen = NIETS,
) -> Casus:
    """A new casus with its own Dossier, inside a verb that locked the dossier it comes from.

    Grondslag besluit or spoed also gets the first onderzoek; under the Wmo the six weeks run from
    `gemeld_op` (Wmo 2.3.2 lid 1); `kanaal` is how the melding came in, `mee` what it brings along (Wgs 4).
    Raises Geweigerd.
    """
    # Two people may take in two meldingen of the same person at once: the person is the lock.
    inwoner = Inwoner.objects.select_for_update(no_key=True).get(pk=inwoner.pk)
    if inwoner.gemeente_id != door.gemeente_id or team.gemeente_id != door.gemeente_id:
        raise Geweigerd("Deze inwoner of dit team hoort niet bij deze gemeente.")
    if gemeld_op > vandaag():
        raise Geweigerd("De dag van de melding ligt in de toekomst.", "gemeld_op")
    toets_verwijzer(grondslag, verwijzer)
    if reden := waarom_niet_openen(inwoner, wet):
        raise Geweigerd(reden)
    dossier = maak_dossier(
        door,
        SoortDossier.CASUS,
        letter=LETTER[wet],
        fase=Fase.TOEGANG,
        titel=f"{Wet(wet).label}: {Aanleiding(aanleiding).label}",
        team=team,
        inwoner=inwoner,
        wet=str(wet),
        kern=kern,
        behandelaar=behandelaar,
    )
    if behandelaar:
        betrek(dossier, "behandelaar", hoedanigheid=behandelaar)
    # A verwijzing or bepaling lives outside this house: its number, if it has one, is what the money is booked on.
    casus = Casus(
        dossier=dossier, grondslag=grondslag, grondslag_kenmerk=grondslag_kenmerk.strip(), gemeld_op=gemeld_op
    )
    zet_op(casus, verwijzer)
    casus.save(force_insert=True)
    wie: dict[str, Any] = {"verwijzer": casus.verwijzer} if casus.verwijzer else {}
    schrijf(
        "casus.geopend",
        door,
        dossier=dossier,
        naar=StatusCasus.AANGEMELD,
        gemeld_op=gemeld_op,
        herkomst=str(dossier.herkomst),
        grondslag=str(grondslag),
        aanleiding=str(aanleiding),
        **wie,
    )
    if grondslag in MET_ONDERZOEK:
        begin_onderzoek(door, dossier, casus, aanleiding=aanleiding, gemeld_op=gemeld_op, kanaal=kanaal, mee=mee)
    return casus


def begin_onderzoek(
    door: Hoedanigheid,
    dossier: Dossier,
    casus: Casus,
    *,
    aanleiding: Aanleiding,
    gemeld_op: date,
    kanaal: str = "",
    begin: str = MELDING_ONTVANGEN,
    mee: Meegenomen = NIETS,
) -> Onderzoek:
    """A planned onderzoek on a locked dossier. The six weeks run on a melding under the Wmo.

    Heronderzoek has no six weeks (Wmo 2.3.9 lid 2 leaves out 2.3.2 lid 1). Under the Wgs the term to the
    first gesprek runs; under the Participatiewet nothing, until it is about algemene bijstand; under the
    Jeugdwet nothing. `begin` names the start event where that is no melding.
    """
    termijn = None
    if heeft_zes_weken(dossier.wet or "", aanleiding):
        termijn = open_termijn(
            door,
            dossier,
            "wmo-onderzoek",
            vanaf=gemeld_op,
            startgebeurtenis=begin,
            startkanaal=kanaal,
        )
    elif heeft_eerste_gesprek(dossier.wet or "", aanleiding):
        termijn = begin_gesprek(door, dossier, vanaf=gemeld_op, kanaal=kanaal, mee=mee, begin=begin)
    onderzoek = Onderzoek.objects.create(
        casus=casus, aanleiding=aanleiding, gemeld_op=gemeld_op, kanaal=kanaal, termijn=termijn
    )
    schrijf(
        "onderzoek.geopend",
        door,
        dossier=dossier,
        naar=str(onderzoek.status),
        onderzoek=onderzoek.pk,
        aanleiding=str(aanleiding),
        gemeld_op=gemeld_op,
    )
    keuze_is_gemaakt(door, dossier)
    return onderzoek


def keuze_is_gemaakt(door: Hoedanigheid, dossier: Dossier) -> None:
    """An onderzoek looks at all help: what had to be chosen or looked at by now is being done."""
    sluit_taken(door, dossier, soorten=(SoortTaak.AFLOPEND, SoortTaak.HERONDERZOEK), te_zien_op=vandaag())
