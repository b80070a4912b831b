"""The five phases of one dossier with their dates, as the strip at the top of its page shows them."""

from dataclasses import dataclass
from datetime import date

from basis.dossiers.models import Dossier, Fase
from basis.journaal.models import Gebeurtenis
from basis.journaal.tijd import dag_van
from basis.organisatie.enums import Wet
from basis.scherm.opmaak import aantal, datum
from basis.termijnen import datumtekst
from casussen.enums import LOPENDE_HULP, Grondslag, Onderwerp, StatusCasus, StatusOndersteuning
from casussen.handelingen.overgangen import FASE_VAN
from casussen.stand import Stand

VOLGORDE = list(Fase)


@dataclass(frozen=True)
class Stap:
    """One phase: hoe is voorbij, nu, straks or overgeslagen."""

    code: str
    label: str
    hoe: str
    wanneer: str
    uitleg: str


def van_tot(begin: date, einde: date, vandaag: date) -> str:
    """2 tot 5 november; with the year when it is not this year."""
    jaar = "" if begin.year == einde.year == vandaag.year else f" {einde.year}"
    slot = f"{einde.day} {datumtekst.MAANDEN[einde.month - 1]}{jaar}"
    if begin == einde:
        return slot
    if (begin.year, begin.month) == (einde.year, einde.month):
        return f"{begin.day} tot {slot}"
    begintekst = f"{begin.day} {datumtekst.MAANDEN[begin.month - 1]}"
    if begin.year != einde.year:
        begintekst = f"{begintekst} {begin.year}"
    return f"{begintekst} tot {slot}"


def _periodes(stand: Stand) -> dict[Fase, list[tuple[date, date | None]]]:
    """When the casus stood in which phase, from its own gebeurtenissen. One query."""
    rijen = Gebeurtenis.objects.filter(
        dossier_id=stand.dossier.pk, soort__in=("casus.geopend", "casus.status"), naar_status__isnull=False
    ).order_by("id")
    uit: dict[Fase, list[tuple[date, date | None]]] = {fase: [] for fase in VOLGORDE}
    vorige: tuple[Fase, date] | None = None
    for rij in rijen:
        fase, dag = FASE_VAN[rij.naar_status or ""], dag_van(rij.gebeurd_op)
        if vorige is None:
            uit[Fase.INGANG].append((min(stand.casus.gemeld_op, dag), dag))
        elif fase == vorige[0]:
            continue
        else:
            uit[vorige[0]].append((vorige[1], max(vorige[1], dag)))
        vorige = (fase, dag)
    if vorige is not None:
        uit[vorige[0]].append((vorige[1], None))
    return uit


def stappen(stand: Stand) -> list[Stap]:
    """The five phases of a casus, in order."""
    periodes = _periodes(stand)
    nu = Fase(FASE_VAN[stand.casus.status])
    plek = VOLGORDE.index(nu)
    uit = []
    for nummer, fase in enumerate(VOLGORDE):
        geweest = periodes[fase]
        label = str(fase.label)
        if fase == nu:
            begin = geweest[-1][0] if geweest else stand.dag
            label, uitleg = _nu(stand, label)
            sinds = van_tot(begin, begin, stand.dag)
            dag = (stand.dag - begin).days + 1
            wanneer = f"Sinds {sinds}" if stand.gesloten else f"Nu, dag {dag} (sinds {sinds})"
            uit.append(Stap(fase.value, label, "nu", wanneer, uitleg))
        elif nummer < plek and geweest:
            begin, einde = geweest[0][0], geweest[-1][1] or stand.dag
            dagen = max((einde - begin).days, 1)
            uit.append(Stap(fase.value, label, "voorbij", van_tot(begin, einde, stand.dag), aantal(dagen, "dag,dagen")))
        elif nummer < plek:
            uit.append(Stap(fase.value, label, "overgeslagen", "", _overgeslagen(stand, fase)))
        else:
            uit.append(Stap(fase.value, label, "straks", "", _straks(stand, fase)))
    return uit


def _nu(stand: Stand, label: str) -> tuple[str, str]:
    """What the current phase is called, and how far it is."""
    casus, onderzoek = stand.casus, stand.lopend
    match casus.status:
        case StatusCasus.AANGEMELD:
            return f"{label}: aangemeld", "Nog niet begonnen"
        case StatusCasus.ONDERZOEK:
            klaar = onderwerpen_klaar(stand)
            return f"{label}: onderzoek", f"{klaar} van {len(Onderwerp)} onderwerpen klaar"
        case StatusCasus.PLAN:
            return f"{label}: plan", "Het verslag is verzonden"
        case StatusCasus.TOEKENNING:
            besloten = stand.lijnen_met(StatusOndersteuning.TOEGEWEZEN)
            return label, "Besloten, nog niet verzonden" if besloten else "Er ligt een aanvraag"
        case StatusCasus.HULPVERLENING:
            lopend = len(stand.lijnen_met(*LOPENDE_HULP))
            tekst = aantal(lopend, "hulplijn loopt,hulplijnen lopen") if lopend else "Nog geen hulp gestart"
            return label, f"{tekst}; {onderzoek.get_aanleiding_display()} loopt" if onderzoek else tekst
        case _:
            return f"{label}: afgesloten", str(casus.get_afsluitreden_display() or "").capitalize()


def onderwerpen_klaar(stand: Stand) -> int:
    """How many of the seven topics have a text that is finished."""
    onderzoek = stand.laatste
    if onderzoek is None:
        return 0
    return sum(bool(getattr(onderzoek, o.value).strip()) and o.value not in onderzoek.nog_niet_af for o in Onderwerp)


def _overgeslagen(stand: Stand, fase: Fase) -> str:
    if fase == Fase.TOEKENNING:
        return "Geen besluit nodig"
    return "Overgeslagen"


def _straks(stand: Stand, fase: Fase) -> str:
    match fase:
        case Fase.TOEKENNING if stand.casus.grondslag not in (Grondslag.BESLUIT, Grondslag.SPOED):
            return f"Niet nodig: {stand.casus.get_grondslag_display()}"
        case Fase.TOEKENNING:
            termijn = "2" if stand.wet == Wet.WMO else "8"
            return f"Als er maatwerk nodig is: besluit binnen {termijn} weken na de aanvraag"
        case Fase.HULPVERLENING:
            gekozen = len(stand.voorgesteld) + len(stand.nog_te_beeindigen)
            return f"{aantal(gekozen, 'voorstel,voorstellen')} in het arrangement" if gekozen else "Nog niet gestart"
        case Fase.UITGANG if evaluatie := _evaluatie(stand):
            return f"Doelen bekijken op {datum(evaluatie)}"
    return ""


def _evaluatie(stand: Stand) -> date | None:
    dagen = [doel.evaluatie_op for doel in stand.open_doelen if doel.evaluatie_op]
    return min(dagen, default=None)


def van_melding(dossier: Dossier, vandaag: date) -> list[Stap]:
    """The same strip for a melding: only the ingang is there. It counts from the day the vraag came in."""
    ontvangen = Gebeurtenis.objects.filter(dossier_id=dossier.pk).order_by("gebeurd_op").first()
    begin = min(dag_van(ontvangen.gebeurd_op) if ontvangen else vandaag, dag_van(dossier.geopend_op))
    if dossier.gesloten_op:
        einde = dag_van(dossier.gesloten_op)
        eerste = Stap(Fase.INGANG.value, "Ingang", "nu", van_tot(begin, einde, vandaag), "Afgehandeld")
    else:
        dag = (vandaag - begin).days + 1
        eerste = Stap(
            Fase.INGANG.value, "Ingang", "nu", f"Nu, dag {dag} (sinds {van_tot(begin, begin, vandaag)})", "Melding"
        )
    rest = [Stap(fase.value, str(fase.label), "straks", "", "") for fase in VOLGORDE[1:]]
    return [eerste, *rest]
