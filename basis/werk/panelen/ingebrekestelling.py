"""What a letter about being too late costs today, ready to print."""

from dataclasses import dataclass

from django.urls import reverse

from basis.dossiers.panelen import Zet
from basis.organisatie.models import Hoedanigheid
from basis.scherm.opmaak import aantal, datum, euro
from basis.werk.handelingen.dwangsom import bedrag_vast
from basis.werk.kanalen import kanaal_tekst
from basis.werk.klok import TermijnStand, dwangsom_van
from basis.werk.models import Ingebrekestelling
from basis.werk.wachters import waarom_niet_oordelen


@dataclass(frozen=True)
class Ingebreke:
    """One ingebrekestelling. `telt` is whether it costs something; `stappen` explain how much."""

    kop: str
    tekst: str
    telt: bool
    stappen: tuple[str, ...]
    zetten: tuple[Zet, ...]
    dicht: tuple[Zet, ...]


def ingebreke(stand: TermijnStand, door: Hoedanigheid) -> tuple[Ingebreke, ...]:
    return tuple(_een(stand, rij, door) for rij in stand.ingebrekestellingen)


def _een(stand: TermijnStand, rij: Ingebrekestelling, door: Hoedanigheid) -> Ingebreke:
    hoe = kanaal_tekst(rij.kanaal)
    kop = f"Ingebrekestelling ontvangen op {datum(rij.ontvangen_op)}{', ' + hoe if hoe else ''}"
    zetten = [zet for zet in _zetten(stand, rij, door) if zet.open]
    dicht = [zet for zet in _zetten(stand, rij, door) if not zet.open and rij.geldig and not rij.vastgesteld_op]
    tekst, telt, stappen = _stand(stand, rij)
    return Ingebreke(kop, tekst, telt, stappen, tuple(zetten), tuple(dicht))


def _stand(stand: TermijnStand, rij: Ingebrekestelling) -> tuple[str, bool, tuple[str, ...]]:
    if not rij.geldig:
        return f"Zonder gevolg. {rij.reden_ongeldig}", False, ()
    if rij.vastgesteld_op and rij.vastgesteld_bedrag is not None:
        if not rij.vastgesteld_bedrag:
            return f"Vastgesteld op {datum(rij.vastgesteld_op)}: geen dwangsom. {waarom_nihil(rij)}", False, ()
        return f"Vastgesteld op {datum(rij.vastgesteld_op)}: {euro(rij.vastgesteld_bedrag)}.", True, ()
    if rij.oordeel:
        return f"Geen dwangsom: {waarom_nihil(rij)}", False, ()
    uitkomst = dwangsom_van(rij, stand.termijn, stand.boek.regels.op(rij.ontvangen_op), stand.dag)
    stappen = tuple(f"{stap.stap} ({stap.artikel})" for stap in uitkomst.uitleg)
    maximum = f"Hoogstens {euro(uitkomst.maximum)}."
    if uitkomst.laatste_dag is not None and uitkomst.laatste_dag < stand.dag:
        tekst = f"De dwangsom liep tot en met {datum(uitkomst.laatste_dag)}: {euro(uitkomst.bedrag)}."
        return tekst, True, stappen
    if uitkomst.dagen:
        dagen = aantal(uitkomst.dagen, "dag,dagen")
        return f"De dwangsom loopt: {euro(uitkomst.bedrag)} tot en met vandaag ({dagen}). {maximum}", True, stappen
    if stand.termijn.afronding:
        return "Er is op tijd besloten. Er is geen dwangsom verschuldigd.", False, stappen
    return f"De dwangsom begint op {datum(rij.eerste_dag)} als er dan geen besluit is. {maximum}", True, stappen


def waarom_nihil(rij: Ingebrekestelling) -> str:
    """The reason of a decision that nothing is due."""
    if not rij.oordeel:
        return "Er is besloten voordat de dwangsom begon te lopen."
    tekst = rij.get_oordeel_display()
    return f"{tekst[:1].upper()}{tekst[1:]}. {rij.oordeel_reden}"


def _zetten(stand: TermijnStand, rij: Ingebrekestelling, door: Hoedanigheid) -> list[Zet]:
    if not door.mag("besluit.vaststellen"):
        return []
    args = [stand.dossier.pk, rij.pk]
    reden = None
    if rij.geldig:
        _, waarom = bedrag_vast(rij, stand.termijn, stand.boek.regels, stand.dag)
        reden = waarom or None
    else:
        reden = rij.reden_ongeldig
    return [
        Zet("Dwangsom vaststellen", reverse("werk:dwangsom_vaststellen", args=args), reden),
        Zet("Beoordelen", reverse("werk:ingebrekestelling_oordeel", args=args), waarom_niet_oordelen(rij)),
    ]
