"""Help that ends: told in time, with a choice, and never a silent gap (praktijk 27).

The term stays open until it is settled: the help goes on in a new line, ends on purpose, or has ended.
The task is the choice itself; when an onderzoek that should settle it stops, the choice is open again.
"""

from datetime import date, timedelta

from basis.dossiers.handelingen import vergrendel, zet_aan_zet
from basis.dossiers.models import AanZet, Dossier
from basis.journaal.schrijven import schrijf
from basis.journaal.tijd import vandaag
from basis.organisatie.handeling import Geweigerd, handeling
from basis.organisatie.models import Hoedanigheid
from basis.organisatie.periode import laatste_dag
from basis.organisatie.regels import regels_voor
from basis.scherm.opmaak import datum, knip
from basis.termijnen.soorten import PER_PRODUCT
from basis.voorzieningen.models import Trede
from basis.werk.handelingen import maak_taak, open_termijn, rond_termijn_af, sluit_taken
from basis.werk.models import Afronding, SoortTaak, Termijn
from casussen.enums import LOPENDE_HULP, Aanleiding, Grondslag, KeuzeAflopend, StatusOndersteuning, StatusOnderzoek
from casussen.handelingen.heronderzoek import plan_heronderzoek, stop_heronderzoek
from casussen.handelingen.lijn import lijn_van
from casussen.handelingen.openen import begin_onderzoek, keuze_is_gemaakt
from casussen.models import Casus, Ondersteuning, Onderzoek
from casussen.spoed import spoed_geregeld
from casussen.stand import lees
from casussen.wachters import naam_van, waarom_niet_kiezen
from casussen.zoekbronnen import ONDERZOEK

AFLOPEND = "aflopend"
# What the inwoner or his people do is not granted, so nobody has to decide when it ends.
ZONDER_EINDE = (Trede.EIGEN_KRACHT, Trede.NETWERK)
BRIEF_BINNEN = timedelta(weeks=2)


def _einde_sleutel(lijn_id: int) -> str:
    return f"einde:{lijn_id}"


def volg(door: Hoedanigheid, dossier: Dossier, lijn: Ondersteuning) -> None:
    """A line was assigned, on a locked dossier: count back from its last day, and settle what it follows up."""
    _regel_voorgangers(door, dossier, lijn)
    einde = laatste_dag(lijn.geldig) if lijn.geldig else None
    spoed_geregeld(door, dossier, lijn.voorganger_id)
    # Help at once ends too soon to choose sixteen weeks before; it has a task of its own.
    if einde is not None and lijn.trede not in ZONDER_EINDE and lijn.grondslag != Grondslag.SPOED:
        _tel_terug(door, dossier, lijn, einde)
    plan_heronderzoek(door, dossier, lijn, einde)


def _soort(dossier: Dossier, lijn: Ondersteuning, einde: date) -> str:
    """`aflopend`, or the kind of this product while the gemeente has a norm of its own for it."""
    code = lijn.voorziening.code if lijn.voorziening else ""
    eigen = f"{AFLOPEND}{PER_PRODUCT}{code}"
    return eigen if code and regels_voor(dossier.gemeente.code, op=einde).norm(eigen, einde) else AFLOPEND


def _tel_terug(door: Hoedanigheid, dossier: Dossier, lijn: Ondersteuning, einde: date) -> None:
    termijn = open_termijn(
        door,
        dossier,
        _soort(dossier, lijn, einde),
        vanaf=einde,
        startgebeurtenis=knip(f"Laatste dag van {naam_van(lijn)}", 120),
    )
    lijn.aflopend = termijn
    lijn.save(update_fields=["aflopend"])
    maak_taak(
        door,
        dossier,
        SoortTaak.AFLOPEND,
        vanaf=termijn.einddatum,
        uiterlijk=einde,
        toelichting=f"{naam_van(lijn)} stopt op {datum(einde)}",
        verwijst_naar=termijn.pk,
        sleutel=lijn.sleutel_aflopend,
    )


def _regel_voorgangers(door: Hoedanigheid, dossier: Dossier, lijn: Ondersteuning) -> None:
    """Help of the same kind that goes on in this line is not ending any more."""
    if not lijn.voorziening_id or not lijn.geldig:
        return
    eerder = (
        Ondersteuning.objects.filter(casus_id=lijn.casus_id, voorziening_id=lijn.voorziening_id)
        .filter(aflopend__afronding=None, aflopend__isnull=False)
        .exclude(pk=lijn.pk)
        .select_related("aflopend")
        .order_by("pk")
    )
    for rij in eerder:
        einde = laatste_dag(rij.geldig)
        sluit_aan = einde is not None and lijn.geldig.lower <= einde + timedelta(days=1)
        if sluit_aan and (lijn.geldig.upper is None or lijn.geldig.upper > rij.geldig.upper):
            _rond_af(door, dossier, rij, Afronding.VOLDAAN)


def _rond_af(door: Hoedanigheid, dossier: Dossier, lijn: Ondersteuning, afronding: Afronding) -> None:
    rond_termijn_af(door, dossier, lijn.aflopend, afronding, vandaag())
    sluit_taken(door, dossier, sleutels=[lijn.sleutel_aflopend], vervallen=afronding == Afronding.VERVALLEN)


def stop_volgen(door: Hoedanigheid, dossier: Dossier, lijn: Ondersteuning) -> None:
    """The help has ended, on a locked dossier: nothing to choose, and no heronderzoek."""
    _rond_af(door, dossier, lijn, Afronding.VERVALLEN)
    stop_heronderzoek(door, dossier, lijn)
    sluit_taken(door, dossier, sleutels=[_einde_sleutel(lijn.pk)])
    spoed_geregeld(door, dossier, lijn.pk)


# -- the choice ------------------------------------------------------------------------------------


@handeling("casus.behandelen")
def kies_bij_aflopen(
    door: Hoedanigheid,
    dossier_id: int,
    ondersteuning_id: int,
    *,
    keuze: KeuzeAflopend | str,
    toelichting: str = "",
    versie: int | None = None,
) -> Ondersteuning:
    """What happens when this help ends: an onderzoek from the last verslag, or let it end with a letter.

    Ambtshalve verlengen is refused with the way to go; a melding is taken down on its own screen.
    """
    dossier = vergrendel(door, dossier_id, versie=versie)
    stand = lees(dossier)
    lijn = lijn_van(stand, ondersteuning_id)
    if reden := waarom_niet_kiezen(stand, lijn):
        raise Geweigerd(reden)
    keuze = KeuzeAflopend(keuze)
    if reden := keuze.waarom_niet:
        raise Geweigerd(reden, "keuze")
    schrijf("ondersteuning.keuze", door, dossier=dossier, ondersteuning=lijn.pk, keuze=keuze.value)
    if keuze == KeuzeAflopend.EINDIGEN:
        _laat_eindigen(door, dossier, lijn, toelichting)
    elif stand.lopend is not None:
        # It looks at all help: the choice is made, the term waits for what comes of it.
        keuze_is_gemaakt(door, dossier)
    else:
        _verkort_onderzoek(door, dossier, stand.casus, stand.onderzoeken)
    return lijn


def _verkort_onderzoek(door: Hoedanigheid, dossier: Dossier, casus: Casus, eerdere: tuple[Onderzoek, ...]) -> Onderzoek:
    """A herindicatie that starts with the words of the last verslag; each topic must be looked at again."""
    onderzoek = begin_onderzoek(
        door,
        dossier,
        casus,
        aanleiding=Aanleiding.HERINDICATIE,
        gemeld_op=vandaag(),
        begin="Kort onderzoek begonnen omdat hulp afloopt",
    )
    laatste = next(
        (rij for rij in reversed(eerdere) if rij.verslag_id and rij.status != StatusOnderzoek.AFGEBROKEN), None
    )
    if laatste is not None:
        for naam in Onderzoek.ONDERWERPEN:
            setattr(onderzoek, naam, getattr(laatste, naam))
        onderzoek.nog_niet_af = [naam for naam in Onderzoek.ONDERWERPEN if getattr(laatste, naam).strip()]
        onderzoek.save(update_fields=[*Onderzoek.ONDERWERPEN, "nog_niet_af"])
        ONDERZOEK.indexeer(dossier.pk, onderzoek)
    zet_aan_zet(dossier, AanZet.BEHANDELAAR if dossier.behandelaar_id else AanZet.TEAM)
    return onderzoek


def _laat_eindigen(door: Hoedanigheid, dossier: Dossier, lijn: Ondersteuning, toelichting: str) -> None:
    """The last day stands. What is left: tell the inwoner in time, and close the line on that day."""
    if not toelichting.strip():
        raise Geweigerd("Schrijf op waarom de hulp mag stoppen. Dat komt in de brief.", "toelichting")
    einde = laatste_dag(lijn.geldig)
    assert einde is not None
    _rond_af(door, dossier, lijn, Afronding.VOLDAAN)
    maak_taak(
        door,
        dossier,
        SoortTaak.EIGEN,
        voor=dossier.behandelaar,
        uiterlijk=max(vandaag(), min(vandaag() + BRIEF_BINNEN, einde)),
        toelichting=f"Brief: {naam_van(lijn)} stopt op {datum(einde)}. {toelichting.strip()}"[:300],
        sleutel=f"eindbrief:{lijn.pk}",
    )
    maak_taak(
        door,
        dossier,
        SoortTaak.EIGEN,
        voor=dossier.behandelaar,
        vanaf=max(vandaag(), einde),
        uiterlijk=max(vandaag(), einde) + BRIEF_BINNEN,
        toelichting=f"Leg vast dat {naam_van(lijn)} op {datum(einde)} is gestopt."[:300],
        sleutel=_einde_sleutel(lijn.pk),
    )


def is_aflopend(lijn: Ondersteuning, dag: date) -> bool:
    """Whether a choice about the end of this line is due and not settled."""
    termijn: Termijn | None = lijn.aflopend
    loopt = lijn.status in (*LOPENDE_HULP, StatusOndersteuning.TOEGEWEZEN)
    return bool(loopt and termijn and termijn.afronding is None and termijn.einddatum <= dag)
