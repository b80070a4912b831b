"""One term, bare: open it, compute it again, meet it; keep the fatale datum. What follows is added in verloop.py."""

from datetime import date

from django.db import connection

from basis.dossiers.handelingen import vergrendel
from basis.dossiers.models import Dossier
from basis.journaal.schrijven import schrijf
from basis.journaal.tijd import nu
from basis.organisatie.handeling import Geweigerd
from basis.organisatie.models import Hoedanigheid
from basis.organisatie.regels import Regelboek, regelboek
from basis.termijnen import TermijnFout
from basis.werk import klok
from basis.werk.handelingen.herinnering import herinnering_opschorting, herinnering_weg
from basis.werk.models import Afronding, SoortVerschuiving, Termijn, Verschuiving

# Whoever changes the rules holds this lock alone, so no term is computed by rules that are just leaving.
REGELS_SLOT = 1734_0301
REGELS_WIJZIGEN = "Iemand wijzigt op dit moment de regels van de klok. Probeer het over een minuut opnieuw."


def deel_regels() -> None:
    """Hold the rules still until this transaction ends. Never waits: who waits here already holds a dossier."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_try_advisory_xact_lock_shared(%s)", [REGELS_SLOT])
        if not cursor.fetchone()[0]:
            raise Geweigerd(REGELS_WIJZIGEN)


def herzie_fatale_datum(dossier: Dossier) -> None:
    """The first open legal term of ours; called by every verb that opens, moves or meets a term."""
    eerste = (
        Termijn.objects.filter(dossier=dossier, afronding=None, van_ons=True, wettelijk=True)
        .order_by("einddatum")
        .values_list("einddatum", flat=True)
        .first()
    )
    if dossier.fatale_datum != eerste:
        dossier.fatale_datum = eerste
        dossier.save(update_fields=["fatale_datum"])


def open_termijn(
    door: Hoedanigheid,
    dossier: Dossier,
    soort: str,
    *,
    vanaf: date,
    startgebeurtenis: str,
    startkanaal: str = "",
    van_ons: bool = True,
) -> Termijn:
    """Open a term on a locked dossier; the clock in basis/termijnen decides the date and explains it.

    `startkanaal` is the proof of the start: how the event came in (a code of Kanaal or VormAanvraag).
    """
    deel_regels()
    regels = regelboek(dossier.gemeente.code).op(vanaf)
    termijn = Termijn(
        dossier=dossier,
        soort=soort,
        vanaf=vanaf,
        startgebeurtenis=startgebeurtenis,
        startkanaal=startkanaal,
        van_ons=van_ons,
        geopend_op=nu(),
    )
    try:
        klok.herreken(termijn, regels).toegepast_op(termijn)
    except TermijnFout as fout:
        raise Geweigerd(str(fout)) from None
    termijn.save(force_insert=True)
    herzie_fatale_datum(dossier)
    schrijf(
        "termijn.geopend",
        door,
        dossier=dossier,
        soort_termijn=soort,
        vanaf=vanaf,
        einddatum=termijn.einddatum,
        termijn=termijn.pk,
    )
    return termijn


def pak_termijn(
    door: Hoedanigheid, dossier_id: int, termijn_id: int, versie: int | None = None
) -> tuple[Dossier, Termijn]:
    """The dossier under lock, and one of its terms. Raises DoesNotExist for an outsider or another's term."""
    dossier = vergrendel(door, dossier_id, versie=versie)
    return dossier, Termijn.objects.select_for_update(no_key=True).get(pk=termijn_id, dossier=dossier)


def herreken(
    door: Hoedanigheid,
    dossier: Dossier,
    termijn: Termijn,
    waardoor: SoortVerschuiving,
    *,
    reden: str = "",
    oud_vanaf: date | None = None,
    veld: str | None = None,
    boek: Regelboek | None = None,
) -> bool:
    """Compute a term on a locked dossier again from its columns and save it; whether its start or end moved.

    The columns that changed stand on the (unsaved) row already; `oud_vanaf` is the start before that. What moved
    is kept as a Verschuiving. Raises Geweigerd with the reason of the clock, at `veld`.
    """
    deel_regels()
    boek = boek or regelboek(dossier.gemeente.code)
    oud_eind, oud_vanaf = termijn.einddatum, oud_vanaf or termijn.vanaf
    try:
        uitkomst = klok.herreken(termijn, boek.op(termijn.vanaf), termijn.opschortingen.order_by("van", "pk"))
    except TermijnFout as fout:
        raise Geweigerd(str(fout), veld) from None
    uitkomst.toegepast_op(termijn)
    termijn.save()
    verschoof = (oud_vanaf, oud_eind) != (termijn.vanaf, termijn.einddatum)
    if verschoof:
        Verschuiving.objects.create(
            termijn=termijn,
            soort=waardoor,
            oud_vanaf=oud_vanaf,
            nieuw_vanaf=termijn.vanaf,
            oud_einddatum=oud_eind,
            nieuw_einddatum=termijn.einddatum,
            reden=reden.strip()[:300],
            op=nu(),
            door=door,
        )
    herzie_fatale_datum(dossier)
    return verschoof


def rond_af(
    door: Hoedanigheid, dossier: Dossier, termijn: Termijn, afronding: Afronding, op: date, reden: str = ""
) -> bool:
    """Meet or end an open term on a locked dossier; False when it was ended before. `reden` is a code."""
    if termijn.afronding is not None:
        return False
    termijn.afronding, termijn.afgerond_op, termijn.afrondreden = afronding, op, reden
    termijn.save(update_fields=["afronding", "afgerond_op", "afrondreden"])
    herzie_fatale_datum(dossier)
    schrijf(
        "termijn.afgerond",
        door,
        dossier=dossier,
        soort_termijn=termijn.soort,
        afronding=afronding.value,
        op=op,
        einddatum=termijn.einddatum,
        op_tijd=op <= termijn.einddatum,
        termijn=termijn.pk,
    )
    for opschorting in termijn.opschortingen.filter(hervat_op=None):
        herinnering_weg(door, dossier, herinnering_opschorting(opschorting.pk))
    return True
