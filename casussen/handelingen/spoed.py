"""Temporary help at once: decide anew when its last day comes, and the reasons in writing (Wmo 2.3.3, Awb 3:47)."""

from datetime import date, timedelta

from django.db.models import Exists, OuterRef, Q, QuerySet, TextField, Value
from django.db.models.functions import Cast, Concat

from basis.dossiers.handelingen import vergrendel
from basis.journaal.schrijven import schrijf
from basis.journaal.tijd import nu, op_dag, vandaag
from basis.organisatie.handeling import Geweigerd, handeling
from basis.organisatie.models import Hoedanigheid
from basis.organisatie.periode import tot_en_met
from basis.scherm.opmaak import datum
from basis.werk.handelingen import rond_termijn_af, sluit_taken
from basis.werk.models import Afronding, Taak, Termijn
from casussen.enums import LOPENDE_HULP, Grondslag, StatusOndersteuning
from casussen.handelingen.lijn import lijn_van
from casussen.handelingen.toewijzen import wijs_zonder_besluit_toe
from casussen.models import Ondersteuning
from casussen.spoed import MOTIVERING, sleutel_spoed, vraag_nieuw_besluit, waarom_te_lang
from casussen.stand import Stand, lees
from casussen.wachters import GESLOTEN

# What a new decision takes over from the help it prolongs.
_OVER = (
    *("casus", "onderzoek", "hulpvraag", "doel", "trede", "voorziening", "organisatie", "omschrijving"),
    *("hoeveelheid", "eenheid", "frequentie", "leveringsvorm", "grondslag"),
)


def waarom_niet_verlengen(stand: Stand, lijn: Ondersteuning) -> str | None:
    if stand.gesloten:
        return GESLOTEN
    if lijn.grondslag != Grondslag.SPOED:
        return "Deze hulp rust niet op spoed."
    if lijn.status not in (*LOPENDE_HULP, StatusOndersteuning.TOEGEWEZEN) or lijn.geldig.upper is None:
        return f"Deze hulp is {lijn.get_status_display()}."
    if any(rij.voorganger_id == lijn.pk and rij.status != StatusOndersteuning.GEANNULEERD for rij in stand.lijnen):
        return "Er is al een nieuw besluit of voorstel dat op deze hulp volgt."
    return None


@handeling("casus.behandelen")
def verleng_spoed(
    door: Hoedanigheid, dossier_id: int, ondersteuning_id: int, *, tot_en_met_: date, versie: int | None = None
) -> Ondersteuning:
    """A new decision on help that was given at once: from the day after its last day, under the own mandaat.

    The same mandaat and the same short maximum hold each time; the reasons follow in writing again.
    Raises Geweigerd.
    """
    dossier = vergrendel(door, dossier_id, versie=versie)
    stand = lees(dossier)
    oud = lijn_van(stand, ondersteuning_id)
    if reden := waarom_niet_verlengen(stand, oud):
        raise Geweigerd(reden)
    begin = oud.geldig.upper
    if tot_en_met_ < begin:
        raise Geweigerd(f"Er is al besloten tot en met {datum(begin - timedelta(days=1))}.", "tot_en_met_")
    nieuw = Ondersteuning(
        **{naam: getattr(oud, naam) for naam in _OVER}, voorganger=oud, geldig=tot_en_met(begin, tot_en_met_)
    )
    if reden := waarom_te_lang(dossier, nieuw):
        raise Geweigerd(reden, "tot_en_met_")
    nieuw.save()
    wijs_zonder_besluit_toe(door, stand, nieuw)
    return nieuw


def zonder_spoedtaak(gemeente_id: int) -> QuerySet[Ondersteuning]:
    """Running help at once whose end asks nothing yet: assigned before there was a task for it."""
    taak = Taak.objects.filter(
        gemeente_id=gemeente_id, sleutel=Concat(Value(sleutel_spoed("")), Cast(OuterRef("pk"), TextField()))
    )
    vervolg = Ondersteuning.objects.filter(voorganger=OuterRef("pk"), toegewezen_op__isnull=False)
    return Ondersteuning.objects.filter(
        ~Exists(taak),
        ~Exists(vervolg),
        Q(aflopend=None) | Q(aflopend__afronding=None),
        casus__dossier__gemeente_id=gemeente_id,
        casus__dossier__gesloten_op=None,
        casus__dossier__inwoner__overleden=False,
        grondslag=Grondslag.SPOED,
        status__in=(*LOPENDE_HULP, StatusOndersteuning.TOEGEWEZEN),
    )


@handeling("casus.behandelen", stil=True)
def volg_lopende_spoed(door: Hoedanigheid, dossier_id: int) -> None:
    """Make up the task of help at once that runs without one."""
    dossier = vergrendel(door, dossier_id)
    lijnen = zonder_spoedtaak(dossier.gemeente_id).filter(casus_id=dossier.pk)
    for lijn in lijnen.select_related("voorziening").order_by("pk"):
        vraag_nieuw_besluit(door, dossier, lijn)


def open_motivering(stand: Stand) -> Termijn | None:
    """The term for the reasons that still have to go out. One query."""
    return Termijn.objects.filter(dossier_id=stand.dossier.pk, soort=MOTIVERING, afronding=None).first()


@handeling("casus.behandelen")
def leg_motivering_vast(door: Hoedanigheid, dossier_id: int, *, op: date, versie: int | None = None) -> Termijn:
    """The reasons of the help at once went out in writing on `op` (Awb 3:47 lid 3). Raises Geweigerd."""
    dossier = vergrendel(door, dossier_id, versie=versie)
    termijn = open_motivering(lees(dossier))
    if termijn is None:
        raise Geweigerd("Er hoeft nu geen motivering na.")
    if op > vandaag():
        raise Geweigerd(f"{datum(op)} ligt in de toekomst. Vul de dag in waarop de brief echt op de post ging.", "op")
    if op < termijn.vanaf:
        raise Geweigerd(f"De hulp is pas op {datum(termijn.vanaf)} toegewezen. Vul een latere dag in.", "op")
    rond_termijn_af(door, dossier, termijn, Afronding.VOLDAAN, op)
    sluit_taken(door, dossier, sleutels=[f"motivering:{termijn.pk}"])
    schrijf(
        "spoed.gemotiveerd",
        door,
        dossier=dossier,
        gebeurd_op=nu() if op == vandaag() else op_dag(op),
        op=op,
    )
    return termijn
