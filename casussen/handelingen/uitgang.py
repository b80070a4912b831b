"""Uitgang: close the casus with a coded reason, and open it again where it was."""

from collections.abc import Mapping
from datetime import date, timedelta
from types import MappingProxyType

from basis.dossiers.handelingen import betrek, vergrendel, zet_aan_zet
from basis.dossiers.models import AanZet, Dossier
from basis.inwoners.models import Inwoner
from basis.journaal.schrijven import schrijf
from basis.journaal.tijd import dag_van, nu, vandaag
from basis.organisatie.handeling import Geweigerd, handeling
from basis.organisatie.models import Hoedanigheid
from basis.werk.handelingen import maak_taak, rond_termijn_af, sluit_taken
from basis.werk.handelingen.dwangsom import DWANGSOM
from basis.werk.models import Afronding, SoortTaak
from basis.werk.taken import VERVALT_BIJ_SLUITEN
from casussen.enums import Afsluitreden, StatusOnderzoek, UitkomstDoel, UitkomstHulpvraag
from casussen.handelingen.herstel import herstel, laat_doelen_herleven, te_herstellen
from casussen.handelingen.onderzoek import beantwoord_, beoordeel_doel
from casussen.handelingen.openen import waarom_niet_openen
from casussen.handelingen.overgangen import onderzoek_naar, verzet
from casussen.handelingen.toewijzen import vervallen
from casussen.handelingen.verslag import stop_onderzoek
from casussen.models import Casus
from casussen.stand import Stand, lees
from casussen.wachters import waarom_eerst_overlijden, waarom_niet_heropenen, waarom_niet_sluiten

NAZORG_NA = timedelta(weeks=13)


@handeling("casus.behandelen")
def sluit_af(
    door: Hoedanigheid,
    dossier_id: int,
    *,
    reden: Afsluitreden,
    toelichting: str = "",
    doelen: Mapping[int, UitkomstDoel | str] = MappingProxyType({}),
    vragen: Mapping[int, UitkomstHulpvraag | str] = MappingProxyType({}),
    nazorg: Hoedanigheid | None = None,
    nazorg_op: date | None = None,
    versie: int | None = None,
) -> Casus:
    """Close from any state. What was only proposed lapses; a running onderzoek stops with the toelichting as reason.

    `doelen` and `vragen` say, by id, what came of each that is still open; none may be left out. `nazorg` is who
    looks again, on `nazorg_op` (else after thirteen weeks).
    """
    dossier = vergrendel(door, dossier_id, versie=versie)
    stand = lees(dossier)
    if reden not in Afsluitreden.values:
        raise Geweigerd("Kies waarom de casus sluit.", "reden")
    if dicht := waarom_niet_sluiten(stand):
        raise Geweigerd(dicht)
    if dicht := waarom_niet_sluiten(stand, reden):
        raise Geweigerd(dicht, "reden")
    if reden == Afsluitreden.OVERLEDEN and (dicht := waarom_eerst_overlijden(dossier)):
        raise Geweigerd(dicht, "reden")
    if reden == Afsluitreden.NIETS_DOEN and not toelichting.strip():
        raise Geweigerd("Schrijf op waarom niets doen hier verantwoord is.", "toelichting")
    _toets_nazorg(dossier, nazorg, nazorg_op)
    _rond_doelen_en_vragen_af(door, stand, doelen, vragen)
    _sluit_onderzoek(door, stand, toelichting)
    for lijn in stand.voorgesteld:
        vervallen(door, dossier, lijn, reden="gesloten")
    # What is owed for being late stays owed.
    for termijn in dossier.termijnen.filter(van_ons=True, afronding=None).exclude(soort__in=DWANGSOM):
        rond_termijn_af(door, dossier, termijn, Afronding.VERVALLEN, vandaag())
    sluit_taken(door, dossier, soorten=VERVALT_BIJ_SLUITEN, vervallen=True)
    sluit_casus(door, stand, reden, toelichting=toelichting, nazorg=nazorg)
    if nazorg is not None:
        betrek(dossier, "nazorg", hoedanigheid=nazorg)
        maak_taak(door, dossier, SoortTaak.NAZORG, voor=nazorg, uiterlijk=nazorg_op or vandaag() + NAZORG_NA)
    return stand.casus


def sluit_casus(
    door: Hoedanigheid,
    stand: Stand,
    reden: Afsluitreden | str,
    *,
    toelichting: str = "",
    nazorg: Hoedanigheid | None = None,
) -> None:
    """The move itself, on a locked dossier, inside a verb that settled what ran."""
    dossier, casus = stand.dossier, stand.casus
    casus.status_voor_sluiten = casus.status
    casus.afsluitreden = reden
    casus.afsluittoelichting = toelichting.strip()
    casus.nazorg = nazorg
    verzet(door, dossier, casus, "naar_afgesloten", reden=str(reden))
    zet_aan_zet(dossier, AanZet.NIEMAND, gesloten_op=nu())
    schrijf(
        "casus.afgesloten",
        door,
        dossier=dossier,
        van=casus.status_voor_sluiten,
        naar=str(casus.status),
        reden=str(reden),
        gemeld_op=casus.gemeld_op,
    )


def _rond_doelen_en_vragen_af(
    door: Hoedanigheid,
    stand: Stand,
    doelen: Mapping[int, UitkomstDoel | str],
    vragen: Mapping[int, UitkomstHulpvraag | str],
) -> None:
    """Nothing stays open in a closed casus without somebody saying what came of it (praktijk: uitgang)."""
    for doel in stand.open_doelen:
        if doelen.get(doel.pk) not in UitkomstDoel.values:
            raise Geweigerd("Zeg van elk open doel wat ervan kwam.", f"doel_{doel.pk}")
    for vraag in stand.open_vragen:
        uitkomst = vragen.get(vraag.pk, UitkomstHulpvraag.OPEN)
        if uitkomst not in UitkomstHulpvraag.values or uitkomst == UitkomstHulpvraag.OPEN:
            raise Geweigerd("Zeg van elke open vraag wat ervan kwam.", f"vraag_{vraag.pk}")
    for doel in stand.open_doelen:
        beoordeel_doel(door, stand.dossier, doel, UitkomstDoel(doelen[doel.pk]))
    for vraag in stand.open_vragen:
        beantwoord_(door, stand.dossier, vraag, UitkomstHulpvraag(vragen[vraag.pk]))


def _toets_nazorg(dossier: Dossier, nazorg: Hoedanigheid | None, nazorg_op: date | None) -> None:
    if nazorg is None:
        if nazorg_op is not None:
            raise Geweigerd("Kies ook wie dan kijkt hoe het gaat.", "nazorg")
        return
    if nazorg.gemeente_id != dossier.gemeente_id or vandaag() not in nazorg.geldig:
        raise Geweigerd("Deze collega werkt hier niet (meer).", "nazorg")
    # Who does the nazorg sees the whole casus and writes down how it goes: no vrijwilliger (Awb 2:5).
    if not nazorg.mag("contact.vastleggen"):
        raise Geweigerd(f"Een {nazorg.get_functie_display()} doet geen nazorg.", "nazorg")
    if not nazorg.mag("dossier.zien") or (dossier.wet and dossier.wet not in nazorg.wetten):
        raise Geweigerd("Deze collega werkt niet onder deze wet.", "nazorg")
    if nazorg_op is not None and nazorg_op <= vandaag():
        raise Geweigerd("Kies een dag die nog komt.", "nazorg_op")


def _sluit_onderzoek(door: Hoedanigheid, stand: Stand, toelichting: str) -> None:
    onderzoek = stand.lopend
    if onderzoek is None:
        return
    if onderzoek.status == StatusOnderzoek.VERSLAG_VERZONDEN:
        onderzoek_naar(door, stand.dossier, onderzoek, "naar_klaar")
        return
    if not toelichting.strip():
        raise Geweigerd("Er loopt nog een onderzoek. Schrijf op waarom het stopt.", "toelichting")
    onderzoek.status_voor_sluiten = onderzoek.status
    stop_onderzoek(door, stand.dossier, onderzoek, reden=toelichting)


@handeling("casus.behandelen")
def heropen(door: Hoedanigheid, dossier_id: int, *, verder: bool | None = None, versie: int | None = None) -> Casus:
    """Back to the state before closing, counted. Refused while another casus of this inwoner and wet runs.

    Where closing broke off an onderzoek, `verder` says what happens to it. True: it should not have been closed,
    so onderzoek, aanvraag and terms go on as if it never was. False: it stays stopped, and what is asked now is
    a new one with its own clock.
    """
    dossier = vergrendel(door, dossier_id, versie=versie)
    stand = lees(dossier)
    casus = stand.casus
    if reden := waarom_niet_heropenen(stand):
        raise Geweigerd(reden)
    assert dossier.inwoner_id is not None
    inwoner = Inwoner.objects.select_for_update(no_key=True).get(pk=dossier.inwoner_id)
    if inwoner.overleden:
        raise Geweigerd("Deze inwoner is overleden. De casus blijft gesloten.")
    if reden := waarom_niet_openen(inwoner, stand.wet, behalve=casus.pk):
        raise Geweigerd(reden)
    gestopt = te_herstellen(stand.onderzoeken)
    if gestopt is not None and verder is None:
        raise Geweigerd("Kies of het onderzoek verdergaat of gestopt blijft.", "verder")
    assert dossier.gesloten_op is not None
    gesloten_op = dag_van(dossier.gesloten_op)
    terug = casus.status_voor_sluiten
    casus.status_voor_sluiten = None
    casus.afsluitreden = None
    casus.nazorg = None
    casus.heropend += 1
    verzet(door, dossier, casus, f"heropen_{terug}")
    zet_aan_zet(dossier, AanZet.BEHANDELAAR if dossier.behandelaar_id else AanZet.TEAM, gesloten_op=None)
    schrijf("casus.heropend", door, dossier=dossier, naar=str(casus.status), keer=casus.heropend)
    laat_doelen_herleven(dossier, gesloten_op)
    if gestopt is not None and verder:
        herstel(door, dossier, gestopt, gesloten_op)
    elif gestopt is not None:
        gestopt.status_voor_sluiten = None
        gestopt.save(update_fields=["status_voor_sluiten"])
    return casus
