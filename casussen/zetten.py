"""Which moves a casus offers now, and why others are closed. From the same guards as the verbs."""

from django.urls import reverse

from basis.dossiers.panelen import Zet
from basis.organisatie.enums import Wet
from basis.organisatie.models import Hoedanigheid
from basis.organisatie.periode import laatste_dag
from basis.scherm.opmaak import datum
from basis.voorzieningen.models import Trede
from casussen.enums import (
    Grondslag,
    StatusCasus,
    StatusOndersteuning,
    StatusOnderzoek,
)
from casussen.handelingen.aflopend import is_aflopend
from casussen.handelingen.bijstand import waarom_geen_voorschot
from casussen.handelingen.spoed import waarom_niet_verlengen
from casussen.handelingen.verslag import VEROUDERD, tekst_verouderd
from casussen.models import Ondersteuning
from casussen.spoed import VOORAF
from casussen.stand import Stand, is_werkbaar
from casussen.verwijzing import VAN_GRONDSLAG
from casussen.wachters import (
    grondslag_voor_maatwerk,
    naam_van,
    plan_tot_en_met,
    vraagt_persoonlijk_plan,
    waarom_geen_lijn,
    waarom_niet_beeindigen,
    waarom_niet_direct_toewijzen,
    waarom_niet_heropenen,
    waarom_niet_hervatten,
    waarom_niet_kies_aanbieder,
    waarom_niet_naar_hulp,
    waarom_niet_onderbreken,
    waarom_niet_openen_onderzoek,
    waarom_niet_sluiten,
    waarom_niet_start_hulp,
    waarom_niet_starten,
    waarom_niet_verslag,
    waarom_niet_verslag_verzenden,
    waarom_niet_wijzigen,
    wat_mist_voor_verslag,
)

Zetten = tuple[Zet, ...]


def _url(naam: str, stand: Stand, *meer: int) -> str:
    return reverse(f"casussen:{naam}", args=[stand.dossier.pk, *meer])


def _behandelt(door: Hoedanigheid) -> bool:
    return door.mag("casus.behandelen")


def clientondersteuning(stand: Stand, door: Hoedanigheid) -> Zetten:
    if stand.gesloten or not _behandelt(door) or not stand.niet_gewezen:
        return ()
    # Nothing else can go on before this, so it is the first move.
    hoofd = stand.lopend is not None and stand.lopend.status == StatusOnderzoek.GEPLAND
    return (
        Zet(
            "Wijs op cliëntondersteuning",
            _url("clientondersteuning", stand),
            uitleg=f"Nog niet gedaan bij {', '.join(stand.niet_gewezen)}",
            hoofd=hoofd,
        ),
    )


def onderzoek(stand: Stand, door: Hoedanigheid) -> Zetten:
    if stand.gesloten:
        return ()
    uit: list[Zet] = [*_schuldhulp(stand, door), *_bijstand(stand, door)]
    rij = stand.lopend
    if _behandelt(door):
        if rij is None:
            uit.append(Zet("Nieuw onderzoek", _url("onderzoek_nieuw", stand), waarom_niet_openen_onderzoek(stand)))
        elif rij.status == StatusOnderzoek.GEPLAND:
            uit.append(
                Zet(
                    "Start het onderzoek",
                    _url("onderzoek_starten", stand),
                    waarom_niet_starten(stand),
                    uitleg=_plan_uitleg(stand),
                    hoofd=True,
                    meer_url=_url("clientondersteuning", stand) if stand.niet_gewezen else "",
                    meer_label="Leg vast" if stand.niet_gewezen else "",
                )
            )
        elif is_werkbaar(rij):
            uit += _schrijven(stand, door)
    if rij is not None and rij.verslag_id and is_werkbaar(rij) and door.mag("brief.verzenden"):
        uit.append(
            Zet(
                "Verslag op de post",
                _url("verslag_verzenden", stand),
                waarom_niet_verslag_verzenden(stand),
                uitleg=VEROUDERD if tekst_verouderd(stand) else "Leg vast op welke dag het verslag is verstuurd",
                hoofd=not tekst_verouderd(stand),
            )
        )
    return tuple(uit)


def _schuldhulp(stand: Stand, door: Hoedanigheid) -> list[Zet]:
    """Under the Wgs the first gesprek comes before everything, sooner still when something threatens (4 lid 1-2)."""
    rij = stand.lopend
    if stand.wet != Wet.WGS or rij is None:
        return []
    uit: list[Zet] = []
    if _behandelt(door):
        label = "Eerste gesprek verbeteren" if rij.gesprek_op else "Eerste gesprek vastleggen"
        uit.append(
            Zet(
                label,
                _url("eerste_gesprek", stand),
                uitleg="" if rij.gesprek_op else "Daarmee is de termijn van de Wgs gehaald",
                hoofd=rij.gesprek_op is None,
            )
        )
    if door.mag("melding.opnemen") and not rij.gesprek_op:
        uit.append(
            Zet("Er dreigt iets", _url("bedreiging", stand), uitleg="Ontruiming, afsluiting of geen zorgverzekering")
        )
    return uit


def _bijstand(stand: Stand, door: Hoedanigheid) -> list[Zet]:
    rij = stand.lopend
    if stand.wet != Wet.PW or rij is None or not _behandelt(door):
        return []
    gezegd = getattr(rij, "bijstandsvraag", None)
    uit = [
        Zet(
            "Algemene bijstand: wijzigen" if gezegd else "Gaat het om algemene bijstand?",
            _url("bijstand", stand),
            uitleg="" if gezegd else "Dan gelden de wachttijd onder de 27 en het voorschot",
        )
    ]
    if gezegd and gezegd.algemeen and rij.status == StatusOnderzoek.AANVRAAG:
        uit.append(Zet("Voorschot vastleggen", _url("voorschot", stand), waarom_geen_voorschot(stand.dossier)))
    return uit


def _plan_uitleg(stand: Stand) -> str:
    """The reminder of the seven days (Wmo 2.3.2 lid 2)."""
    rij = stand.lopend
    if rij is None or not vraagt_persoonlijk_plan(stand, rij):
        return ""
    tot = plan_tot_en_met(stand, rij)
    if tot is None:
        return "Vertel ook dat de inwoner zelf een persoonlijk plan kan maken"
    if tot >= stand.dag and not rij.persoonlijk_plan_ontvangen_op:
        return f"De inwoner kan tot en met {datum(tot)} een persoonlijk plan geven"
    return ""


def _schrijven(stand: Stand, door: Hoedanigheid) -> list[Zet]:
    rij = stand.lopend
    mist = wat_mist_voor_verslag(stand)
    gemaakt = rij is not None and rij.verslag_id is not None
    verouderd = tekst_verouderd(stand)
    return [
        Zet(
            "Open het onderzoek",
            _url("onderzoek", stand),
            uitleg="Schrijf op wat je hoorde en zag",
            hoofd=bool(mist),
        ),
        Zet(
            "Maak het verslag opnieuw" if gemaakt else "Maak het verslag",
            _url("verslag_maken", stand),
            waarom_niet_verslag(stand),
            uitleg=VEROUDERD if verouderd else "",
            hoofd=not gemaakt or verouderd,
            meer_url=_url("onderzoek", stand) if mist else "",
            meer_label="Bekijk wat mist" if mist else "",
        ),
    ]


def doelen(stand: Stand, door: Hoedanigheid) -> Zetten:
    if stand.gesloten or not _behandelt(door):
        return ()
    return (Zet("Doel toevoegen", _url("doel_nieuw", stand)),)


def arrangement(stand: Stand, door: Hoedanigheid) -> Zetten:
    if stand.gesloten or not _behandelt(door):
        return ()
    # A verwijzing, bepaling or spoed waits for nothing: the help itself is the next step.
    meteen = stand.casus.status == StatusCasus.AANGEMELD and grondslag_voor_maatwerk(stand) is not None
    leeg = (stand.casus.status == StatusCasus.PLAN or meteen) and not stand.voorgesteld
    uit = [
        Zet(
            "Hulp toevoegen",
            _url("hulp_nieuw", stand),
            waarom_geen_lijn(stand),
            uitleg="Wie helpt? Begin bij wat iemand zelf kan en wie er al helpt",
            hoofd=leeg,
        )
    ]
    if stand.casus.grondslag in VAN_GRONDSLAG:
        label = "Verwijzer verbeteren" if stand.casus.verwijzer else "Leg vast wie verwees"
        uit.append(Zet(label, _url("verwijzer", stand)))
    rij = stand.lopend
    if rij is not None and not rij.pgb_uitgelegd_op and stand.wacht_op_besluit and stand.wet in (Wet.WMO, Wet.JEUGD):
        uit.append(Zet("Pgb uitgelegd", _url("pgb_uitgelegd", stand)))
    na_verslag = rij is not None and rij.status == StatusOnderzoek.VERSLAG_VERZONDEN
    if stand.casus.status == StatusCasus.PLAN or na_verslag:
        label = "Ga naar hulp" if stand.casus.status == StatusCasus.PLAN else "Rond het onderzoek af"
        uit.append(
            Zet(
                label,
                _url("naar_hulp", stand),
                waarom_niet_naar_hulp(stand),
                uitleg="Zonder besluit: alle voorgestelde hulp is dan toegewezen",
                hoofd=True,
            )
        )
    return tuple(uit)


def hulp(stand: Stand, door: Hoedanigheid) -> Zetten:
    """The next step of each line that waits for one."""
    if stand.gesloten or not _behandelt(door):
        return ()
    uit: list[Zet] = []
    for rij in stand.lijnen:
        naam = naam_van(rij)
        if rij.aflopend and is_aflopend(rij, stand.dag):
            uit.append(
                Zet(
                    f"Kies wat er na {naam} komt",
                    _url("hulp_aflopend", stand, rij.pk),
                    uitleg=f"Deze hulp {'stopt' if rij.aflopend.vanaf >= stand.dag else 'stopte'} op "
                    f"{datum(rij.aflopend.vanaf)}",
                    hoofd=stand.lopend is None,
                )
            )
        if waarom_niet_kies_aanbieder(stand, rij) is None:
            uit.append(
                Zet(
                    f"Kies wie {naam} geeft",
                    _url("hulp_aanbieder", stand, rij.pk),
                    uitleg="De aanbieder was nader te kiezen",
                    hoofd=rij.trede == Trede.MAATWERK and stand.casus.status != StatusCasus.TOEKENNING,
                )
            )
        if rij.grondslag == Grondslag.SPOED and waarom_niet_verlengen(stand, rij) is None:
            einde = laatste_dag(rij.geldig)
            uit.append(
                Zet(
                    f"Besluit opnieuw over {naam}",
                    _url("spoed_verlengen", stand, rij.pk),
                    uitleg=f"Bij spoed besloten tot en met {datum(einde)}. De hulp stopt niet vanzelf",
                    hoofd=einde is not None and einde - VOORAF <= stand.dag,
                )
            )
        if rij.status == StatusOndersteuning.TOEGEWEZEN:
            eerste = rij.geldig.lower if rij.geldig else None
            straks = eerste is not None and eerste > stand.dag
            uit.append(
                Zet(
                    f"Start van {naam}",
                    _url("hulp_starten", stand, rij.pk),
                    uitleg=f"Toegewezen vanaf {datum(eerste)}" if straks else "Is de hulp begonnen?",
                    # First the besluit must be on its way (TOEKENNING), and the first day must have come.
                    hoofd=not straks and stand.casus.status != StatusCasus.TOEKENNING,
                )
            )
        elif rij.status == StatusOndersteuning.VOORGESTELD and rij.grondslag not in (
            Grondslag.BESLUIT,
            Grondslag.VRIJ,
        ):
            uit.append(
                Zet(
                    f"Wijs {naam} toe",
                    _url("hulp_toewijzen", stand, rij.pk),
                    waarom_niet_direct_toewijzen(stand, rij),
                    uitleg=f"Zonder besluit: {rij.get_grondslag_display()}",
                    hoofd=True,
                )
            )
    return tuple(uit)


def lijn(stand: Stand, rij: Ondersteuning, door: Hoedanigheid) -> Zetten:
    """All moves of one line, for the buttons beside it."""
    if stand.gesloten or not _behandelt(door):
        return ()
    return (
        Zet("Leg start vast", _url("hulp_starten", stand, rij.pk), waarom_niet_start_hulp(rij)),
        Zet("Kies de aanbieder", _url("hulp_aanbieder", stand, rij.pk), waarom_niet_kies_aanbieder(stand, rij)),
        Zet("Wijs toe", _url("hulp_toewijzen", stand, rij.pk), waarom_niet_direct_toewijzen(stand, rij)),
        Zet("Wijzig", _url("hulp_wijzigen", stand, rij.pk), waarom_niet_wijzigen(rij)),
        Zet("Haal weg", _url("hulp_annuleren", stand, rij.pk), waarom_niet_wijzigen(rij)),
        Zet("Onderbreek", _url("hulp_onderbreken", stand, rij.pk), waarom_niet_onderbreken(rij)),
        Zet("Hervat", _url("hulp_hervatten", stand, rij.pk), waarom_niet_hervatten(rij)),
        Zet("Beëindig", _url("hulp_beeindigen", stand, rij.pk), waarom_niet_beeindigen(rij)),
    )


def uitgang(stand: Stand, door: Hoedanigheid) -> Zetten:
    if not _behandelt(door):
        return ()
    if stand.gesloten:
        return (Zet("Heropen de casus", _url("heropenen", stand), waarom_niet_heropenen(stand)),)
    uit: list[Zet] = []
    if stand.lopend is not None and stand.lopend.status != StatusOnderzoek.AANVRAAG:
        uit.append(Zet("Stop het onderzoek", _url("onderzoek_afbreken", stand)))
    lopend = stand.nog_te_beeindigen
    uit.append(
        Zet(
            "Sluit de casus",
            _url("sluiten", stand),
            waarom_niet_sluiten(stand),
            meer_url=_url("hulp_beeindigen", stand, lopend[0].pk) if lopend else "",
            meer_label=f"Beëindig {naam_van(lopend[0])}" if lopend else "",
        )
    )
    return tuple(uit)
