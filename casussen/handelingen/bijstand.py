"""Participatiewet: four weeks of searching first, and the voorschot on an aanvraag algemene bijstand (41, 52).

Both exist only where the consulent states that it is about algemene bijstand. The waiting time stops nothing:
it tells from which day an aanvraag can be handled.
"""

from datetime import date

from basis.dossiers.handelingen import vergrendel
from basis.dossiers.models import Dossier
from basis.journaal.schrijven import schrijf
from basis.journaal.tijd import nu, vandaag
from basis.organisatie.handeling import Geweigerd, handeling
from basis.organisatie.models import Hoedanigheid
from basis.scherm.opmaak import datum
from basis.werk.handelingen import open_termijn, rond_termijn_af
from basis.werk.models import Afronding, Termijn
from basis.werk.wachters import VORIG_VOORSCHOT
from casussen.enums import GeenVoorschot, GeenWachttijd
from casussen.models import Onderzoek
from casussen.models_klok import Bijstandsvraag
from casussen.stand import Stand, lees
from casussen.startgebeurtenis import MELDING_ONTVANGEN
from casussen.wachters import GESLOTEN
from casussen.wachters_klok import jonger_dan_27, waarom_geen_bijstandsvraag

ZOEKTERMIJN, VOORSCHOT = "zoektermijn", "voorschot-pw"
AANVRAAG = "Aanvraag algemene bijstand ontvangen"


@handeling("casus.behandelen")
def leg_bijstandsvraag_vast(
    door: Hoedanigheid,
    dossier_id: int,
    *,
    algemeen: bool,
    jonger: bool | None = None,
    geen_wachttijd: GeenWachttijd | str = "",
    versie: int | None = None,
) -> Bijstandsvraag:
    """State whether this is about an aanvraag algemene bijstand; may be stated again.

    Under 27 the waiting time runs from the melding, unless `geen_wachttijd` says why not. `jonger` only where
    the birth date does not tell. Raises Geweigerd.
    """
    dossier = vergrendel(door, dossier_id, versie=versie)
    stand = lees(dossier)
    if dicht := waarom_geen_bijstandsvraag(stand):
        raise Geweigerd(dicht)
    onderzoek = stand.lopend
    assert onderzoek is not None
    if geen_wachttijd and geen_wachttijd not in GeenWachttijd.values:
        raise Geweigerd("Kies waarom er geen wachttijd is.", "geen_wachttijd")
    reden = _geen_wachttijd(stand, onderzoek, jonger, str(geen_wachttijd)) if algemeen else ""
    rij, _ = Bijstandsvraag.objects.update_or_create(
        onderzoek=onderzoek,
        defaults={"algemeen": algemeen, "geen_wachttijd": reden, "door": door, "vastgelegd_op": nu()},
    )
    schrijf(
        "bijstand.vastgelegd",
        door,
        dossier=dossier,
        onderzoek=onderzoek.pk,
        algemeen=algemeen,
        geen_wachttijd=reden,
    )
    _volg_wachttijd(door, dossier, onderzoek, wacht=algemeen and not reden)
    if not algemeen:
        sluit_voorschot(door, dossier, Afronding.VERVALLEN, vandaag())
    elif aanvraag := dossier.termijnen.filter(soort="pw-besluit", afronding=None).order_by("pk").last():
        # The aanvraag came before anybody stated what it is about.
        open_voorschot(door, dossier, aanvraag.vanaf, aanvraag.startkanaal)
    return rij


def _geen_wachttijd(stand: Stand, onderzoek: Onderzoek, jonger: bool | None, reden: str) -> str:
    """The code why nobody has to wait; empty is: wait. Raises Geweigerd when the age is not known."""
    bekend = jonger_dan_27(stand, onderzoek)
    if bekend is None and jonger is None and not reden:
        raise Geweigerd("De geboortedatum is niet zeker. Vul in of de inwoner jonger is dan 27 jaar.", "jonger")
    if reden == GeenWachttijd.LEEFTIJD and bekend:
        raise Geweigerd("De inwoner was op de dag van de melding jonger dan 27 jaar.", "geen_wachttijd")
    jong = bekend if bekend is not None else jonger if jonger is not None else reden != GeenWachttijd.LEEFTIJD
    return reden if jong else GeenWachttijd.LEEFTIJD.value


def _volg_wachttijd(door: Hoedanigheid, dossier: Dossier, onderzoek: Onderzoek, *, wacht: bool) -> None:
    termijn = onderzoek.termijn
    loopt = termijn is not None and termijn.soort == ZOEKTERMIJN and termijn.afronding is None
    if wacht and not loopt:
        onderzoek.termijn = open_termijn(
            door,
            dossier,
            ZOEKTERMIJN,
            vanaf=onderzoek.gemeld_op,
            startgebeurtenis=MELDING_ONTVANGEN,
            startkanaal=onderzoek.kanaal,
            van_ons=False,
        )
        onderzoek.save(update_fields=["termijn"])
    elif loopt and not wacht:
        rond_termijn_af(door, dossier, termijn, Afronding.VERVALLEN, vandaag())


def volg_aanvraag(door: Hoedanigheid, dossier: Dossier, onderzoek: Onderzoek, op: date, vorm: str) -> bool:
    """An aanvraag came in on `op`, on a locked casus under the Pw; whether that was in the waiting time."""
    rij = Bijstandsvraag.objects.filter(onderzoek=onderzoek, algemeen=True).first()
    if rij is None:
        return False
    open_voorschot(door, dossier, op, vorm)
    wacht = onderzoek.termijn
    if wacht is None or wacht.soort != ZOEKTERMIJN or wacht.afronding is not None:
        return False
    if op < wacht.einddatum:
        return True
    rond_termijn_af(door, dossier, wacht, Afronding.VOLDAAN, op)
    return False


# -- voorschot -------------------------------------------------------------------------------------


def open_voorschot(door: Hoedanigheid, dossier: Dossier, vanaf: date, kanaal: str) -> None:
    """Four weeks from the aanvraag to the first voorschot (52 lid 1); once."""
    if lopend_voorschot(dossier) is None:
        open_termijn(door, dossier, VOORSCHOT, vanaf=vanaf, startgebeurtenis=AANVRAAG, startkanaal=kanaal)


def lopend_voorschot(dossier: Dossier) -> Termijn | None:
    return dossier.termijnen.filter(soort=VOORSCHOT, afronding=None).order_by("pk").first()


def sluit_voorschot(door: Hoedanigheid, dossier: Dossier, afronding: Afronding, op: date) -> None:
    """No voorschot is waited for any more: the recht is decided, or it was no algemene bijstand."""
    rond_termijn_af(door, dossier, lopend_voorschot(dossier), afronding, op)


def waarom_geen_voorschot(dossier: Dossier) -> str | None:
    if dossier.gesloten_op:
        return GESLOTEN
    return None if lopend_voorschot(dossier) else "Er loopt hier geen termijn voor een voorschot."


@handeling("casus.behandelen")
def leg_voorschot_vast(
    door: Hoedanigheid,
    dossier_id: int,
    *,
    op: date | None = None,
    geen: GeenVoorschot | str = "",
    versie: int | None = None,
) -> Termijn:
    """The voorschot was paid on `op`, or there is none for a reason of the law. Raises Geweigerd.

    While the recht is not decided the next one follows within four weeks (52 lid 1).
    """
    dossier = vergrendel(door, dossier_id, versie=versie)
    if dicht := waarom_geen_voorschot(dossier):
        raise Geweigerd(dicht)
    termijn = lopend_voorschot(dossier)
    assert termijn is not None
    if geen:
        if geen not in GeenVoorschot.values:
            raise Geweigerd("Kies waarom er geen voorschot is.", "geen")
        rond_termijn_af(door, dossier, termijn, Afronding.VERVALLEN, vandaag())
        schrijf("bijstand.geen_voorschot", door, dossier=dossier, termijn=termijn.pk, reden=str(geen))
        return termijn
    if op is None:
        raise Geweigerd("Vul in wanneer het voorschot is betaald, of kies waarom er geen is.", "op")
    if op > vandaag():
        raise Geweigerd(f"{datum(op)} ligt in de toekomst.", "op")
    if op < termijn.vanaf:
        raise Geweigerd(f"De termijn begon op {datum(termijn.vanaf)}. Vul een latere dag in.", "op")
    rond_termijn_af(door, dossier, termijn, Afronding.VOLDAAN, op)
    schrijf("bijstand.voorschot", door, dossier=dossier, termijn=termijn.pk, op=op)
    if dossier.termijnen.filter(soort="pw-besluit", afronding=None).exists():
        open_termijn(door, dossier, VOORSCHOT, vanaf=op, startgebeurtenis=VORIG_VOORSCHOT)
    return termijn
