"""The dated rules of the clock: KB days and norms. Changing one computes every open term again that it touches."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date, timedelta

from django.db import connection
from django.db.models import Q, QuerySet

from basis.dossiers.models import Dossier
from basis.journaal.schrijven import schrijf
from basis.journaal.tijd import vandaag
from basis.organisatie.handeling import Geweigerd, handeling
from basis.organisatie.models import Gemeente, Hoedanigheid
from basis.organisatie.models_regels import Feestdag, Norm
from basis.organisatie.regels import Regelboek, regelboek
from basis.scherm.opmaak import datum
from basis.termijnen import Eenheid, Regels, TermijnFout, bereken, soorten
from basis.termijnen.feestdagen import EERSTE_JAAR
from basis.termijnen.kalender import reden_vrij
from basis.termijnen.soort import Ruimte
from basis.termijnen.soorten import PER_PRODUCT
from basis.werk import klok
from basis.werk.handelingen.termijn import REGELS_SLOT
from basis.werk.handelingen.verloop import bereken_opnieuw
from basis.werk.models import SoortVerschuiving, Termijn

# A free day can hold up a term that ends this long before it: weekend, Kerst and KB days in a row.
RIJ = timedelta(days=14)
# KB days are told a few years ahead; further is a slip of the keys.
VOORUIT = 10


@dataclass(frozen=True)
class Gevolg:
    """What a change of rules does: how many terms were looked at and how many moved."""

    bekeken: int
    verschoven: int


def _alleen() -> None:
    """Nobody computes a term until this transaction ends; waits for who is busy, while holding nothing itself."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [REGELS_SLOT])


def geraakt_door_dag(dag: date) -> QuerySet[Termijn]:
    """Open terms a free day can move: their end lies near it, they count werkdagen over it, or its year was unknown."""
    return Termijn.objects.filter(
        afronding=None, vanaf__lte=date(dag.year, 12, 31), einddatum__gte=min(date(dag.year, 1, 1), dag - RIJ)
    )


def geraakt_door_norm(gemeente_id: int, soort: str) -> QuerySet[Termijn]:
    """Open terms of this kind, and of its products: without a norm of their own they follow the general one."""
    zelf = Q(soort=soort) | Q(soort__startswith=f"{soort}{PER_PRODUCT}")
    return Termijn.objects.filter(zelf, afronding=None, dossier__gemeente_id=gemeente_id)


def vooruit(termijnen: QuerySet[Termijn], boeken: dict[str, Regelboek]) -> Gevolg:
    """How many of these terms would move under these rules, per gemeente code. Reads only."""
    bekeken = verschoven = 0
    for termijn in termijnen.select_related("dossier__gemeente").prefetch_related("opschortingen"):
        boek = boeken[termijn.dossier.gemeente.code]
        bekeken += 1
        try:
            nieuw = klok.herreken(termijn, boek.op(termijn.vanaf), termijn.opschortingen.all())
        except TermijnFout:
            continue
        verschoven += nieuw.einddatum != termijn.einddatum
    return Gevolg(bekeken, verschoven)


def herbereken_alle(door: Hoedanigheid, termijnen: QuerySet[Termijn], reden: str) -> Gevolg:
    """Compute these open terms again under the rules as they now are; dossiers locked in order of id.

    Only what changes is locked and written, each with a gebeurtenis. Raises Geweigerd when one no longer fits.
    """
    boeken: dict[str, Regelboek] = {}
    anders: dict[int, list[int]] = defaultdict(list)
    bekeken = 0
    for termijn in termijnen.select_related("dossier__gemeente").prefetch_related("opschortingen"):
        bekeken += 1
        code = termijn.dossier.gemeente.code
        boek = boeken[code] = boeken.get(code) or regelboek(code)
        try:
            nieuw = klok.herreken(termijn, boek.op(termijn.vanaf), termijn.opschortingen.all())
        except TermijnFout as fout:
            raise Geweigerd(f"Dit past niet bij een termijn die nu loopt. {fout}") from None
        if nieuw.toegepast_op(termijn):
            anders[termijn.dossier_id].append(termijn.pk)
    verschoven = 0
    dossiers = Dossier.objects.select_for_update(no_key=True).filter(pk__in=list(anders)).order_by("pk")
    for dossier in list(dossiers):
        code = Gemeente.objects.values_list("code", flat=True).get(pk=dossier.gemeente_id)
        verschoven += _herbereken(door, dossier, anders[dossier.pk], boeken[code], reden)
    return Gevolg(bekeken, verschoven)


def _herbereken(door: Hoedanigheid, dossier: Dossier, pks: list[int], boek: Regelboek, reden: str) -> int:
    verschoven = 0
    rijen = Termijn.objects.select_for_update(no_key=True).filter(pk__in=pks, afronding=None).order_by("pk")
    for termijn in list(rijen):
        oud = termijn.einddatum
        bereken_opnieuw(door, dossier, termijn, SoortVerschuiving.REGELS, reden=reden, boek=boek)
        if termijn.einddatum == oud:
            continue
        verschoven += 1
        schrijf(
            "termijn.herrekend",
            door,
            dossier=dossier,
            soort_termijn=termijn.soort,
            termijn=termijn.pk,
            oud=oud,
            einddatum=termijn.einddatum,
        )
    if verschoven:
        dossier.versie += 1
        dossier.save(update_fields=["versie"])
    return verschoven


# -- KB days: one list for the whole installation ----------------------------------------------------


def toets_feestdag(dag: date) -> str | None:
    """Why this day can't be added, or None."""
    if not EERSTE_JAAR <= dag.year <= vandaag().year + VOORUIT:
        return f"Kies een dag in de jaren {EERSTE_JAAR} tot en met {vandaag().year + VOORUIT}."
    vrij = reden_vrij(dag, regels_zonder_gemeente())
    if vrij:
        return f"{datum(dag)} telt al niet mee: {vrij}."
    return None


def regels_zonder_gemeente() -> Regels:
    regels = Regels.wet()
    for rij in Feestdag.objects.all():
        regels = regels.met_kb_dag(rij.datum, rij.bron, geldt=rij.geldt)
    return regels


@handeling("beheer.wijzigen")
def voeg_feestdag_toe(door: Hoedanigheid, *, dag: date, bron: str, naam: str = "") -> Gevolg:
    """A day equated with a feestdag by koninklijk besluit, for all gemeenten here. Raises Geweigerd."""
    _alleen()
    if not bron.strip():
        raise Geweigerd("Schrijf op welk koninklijk besluit dit zegt.", "bron")
    if reden := toets_feestdag(dag):
        raise Geweigerd(reden, "dag")
    gegevens = {"geldt": True, "bron": bron.strip()[:200]}
    if naam.strip():
        gegevens["naam"] = naam.strip()[:80]
    Feestdag.objects.update_or_create(datum=dag, defaults=gegevens)
    return _na_feestdag(door, dag, "regels.feestdag", f"{datum(dag)} is gelijkgesteld met een feestdag")


@handeling("beheer.wijzigen")
def laat_feestdag_vervallen(door: Hoedanigheid, *, dag: date, bron: str) -> Gevolg:
    """This day is an ordinary one after all: a row of ours, or a KB day of the release. Raises Geweigerd."""
    _alleen()
    if dag not in regels_zonder_gemeente().kb:
        raise Geweigerd(f"{datum(dag)} is geen dag die bij koninklijk besluit is gelijkgesteld.")
    if not bron.strip():
        raise Geweigerd("Schrijf op waarom deze dag niet (meer) geldt.", "bron")
    Feestdag.objects.update_or_create(datum=dag, defaults={"geldt": False, "bron": bron.strip()[:200]})
    return _na_feestdag(door, dag, "regels.feestdag_weg", f"{datum(dag)} is geen feestdag meer")


def _na_feestdag(door: Hoedanigheid, dag: date, soort: str, reden: str) -> Gevolg:
    gevolg = herbereken_alle(door, geraakt_door_dag(dag), reden)
    schrijf(soort, door, datum=dag, bekeken=gevolg.bekeken, verschoven=gevolg.verschoven)
    return gevolg


# -- norms: each gemeente its own --------------------------------------------------------------------


@handeling("beheer.wijzigen")
def voeg_norm_toe(
    door: Hoedanigheid,
    *,
    soort: str,
    waarde: int,
    eenheid: str,
    verordening: bool,
    geldig_vanaf: date,
    bron: str,
    naam: str = "",
    startgebeurtenis: str = "",
) -> Gevolg:
    """A term of the gemeente itself, from a day on: in the verordening, or a norm for itself. Raises Geweigerd."""
    _alleen()
    if not bron.strip():
        raise Geweigerd("Schrijf op waar dit staat.", "bron")
    if waarde < 1:
        raise Geweigerd("Vul een getal van 1 of meer in.", "waarde")
    if verordening and (bekend := soorten().get(soort)) and bekend.ruimte is Ruimte.GEEN:
        raise Geweigerd(
            f"{bekend.artikel} geeft zelf een termijn. Een verordening verandert die niet. "
            "Kies ‘eigen norm’: dan wordt het een streefdatum.",
            "verordening",
        )
    gelijk = Norm.objects.filter(
        gemeente_id=door.gemeente_id, soort=soort, verordening=verordening, geldig_vanaf=geldig_vanaf
    )
    if gelijk.exists():
        raise Geweigerd("Vanaf deze dag staat er al zo'n norm. Kies een andere dag.", "geldig_vanaf")
    Norm.objects.create(
        gemeente_id=door.gemeente_id,
        soort=soort,
        naam=naam.strip()[:80],
        waarde=waarde,
        eenheid=Eenheid(eenheid),
        startgebeurtenis=startgebeurtenis.strip()[:120],
        verordening=verordening,
        geldig_vanaf=geldig_vanaf,
        bron=bron.strip()[:200],
    )
    try:
        bereken(soort, max(geldig_vanaf, soorten().get(soort, _BEGIN).geldig_vanaf), regels=_boek(door).basis)
    except TermijnFout as fout:
        raise Geweigerd(str(fout), "waarde") from None
    return _na_norm(door, soort, "regels.norm", f"nieuwe norm vanaf {datum(geldig_vanaf)}")


@handeling("beheer.wijzigen")
def laat_norm_vervallen(door: Hoedanigheid, norm_id: int, *, geldig_tot: date) -> Gevolg:
    """Terms that start after `geldig_tot` no longer follow this norm. Raises Norm.DoesNotExist or Geweigerd."""
    _alleen()
    norm = Norm.objects.select_for_update().get(pk=norm_id, gemeente_id=door.gemeente_id)
    if geldig_tot < norm.geldig_vanaf - timedelta(days=1):
        raise Geweigerd(
            f"De norm geldt vanaf {datum(norm.geldig_vanaf)}. Gold hij nooit? Vul dan de dag daarvoor in.", "geldig_tot"
        )
    norm.geldig_tot = geldig_tot
    norm.save(update_fields=["geldig_tot"])
    return _na_norm(door, norm.soort, "regels.norm_weg", f"de norm geldt niet meer na {datum(geldig_tot)}")


def _boek(door: Hoedanigheid) -> Regelboek:
    return regelboek(door.gemeente.code)


def _na_norm(door: Hoedanigheid, norm_soort: str, soort: str, reden: str) -> Gevolg:
    gevolg = herbereken_alle(door, geraakt_door_norm(door.gemeente_id, norm_soort), reden)
    schrijf(soort, door, soort_termijn=norm_soort, bekeken=gevolg.bekeken, verschoven=gevolg.verschoven)
    return gevolg


_BEGIN = next(iter(soorten().values()))
