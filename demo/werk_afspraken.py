"""Afspraken, terugbelverzoeken and veiligheidsnotities around today, played as journeys so time stays in order."""

from datetime import date, datetime, timedelta

from basis.dossiers.models import Dossier, inwoners_zichtbaar_voor
from basis.inwoners.handelingen import leg_veiligheidsnotitie_vast
from basis.inwoners.veiligheid import notitie_van
from basis.journaal.tijd import nu, op_dag, vandaag
from basis.organisatie.handeling import Geweigerd
from basis.organisatie.models import Hoedanigheid
from basis.werk import handelingen as h
from basis.werk.models import SoortAfspraak, Taak
from casussen.handelingen import leg_afspraak_vast, neem_telefoon_op
from casussen.handelingen.telefoon import Terugbel
from demo.agenda import dagen_terug, werkdag
from demo.drukker import Drukker
from demo.toneel import Reis, Toneel

S = SoortAfspraak
# (who, which of the own open cases, kind, working days from today, hour)
KOMEND = (
    ("consulent", 0, S.HUISBEZOEK, 0, 14),
    ("consulent", 1, S.HUISBEZOEK, 1, 10),
    ("consulent", 2, S.BELLEN, 1, 13),
    ("consulent", 3, S.LOCATIE, 2, 9),
    ("consulent", 4, S.VIDEO, 4, 11),
    ("consulent", 5, S.HUISBEZOEK, 6, 15),
    ("jeugd", 0, S.HUISBEZOEK, 1, 10),
    ("jeugd", 1, S.LOCATIE, 3, 16),
    ("kernteam", 0, S.HUISBEZOEK, 0, 10),
    ("kernteam", 1, S.HUISBEZOEK, 2, 13),
    ("consulent2", 0, S.HUISBEZOEK, 1, 9),
    ("consulent2", 1, S.BELLEN, 2, 11),
    ("consulent3", 0, S.HUISBEZOEK, 1, 14),
)
# The same, in the past; and how it went.
VOORBIJ = (
    ("consulent", 6, S.HUISBEZOEK, -4, 10, "geweest"),
    ("consulent", 7, S.BELLEN, -2, 11, "niet"),
    ("consulent", 8, S.HUISBEZOEK, -1, 13, "open"),
    ("jeugd", 2, S.HUISBEZOEK, -3, 15, "geweest"),
    ("consulent2", 2, S.LOCATIE, -2, 10, "afgezegd"),
)
# (who asks, for whom, which case or None, caller, about what, how many tries in vain)
TERUGBELLEN = (
    ("administratie", "consulent", 1, "Dochter van mevrouw", "Wil weten wanneer het gesprek is.", 1),
    ("administratie", "consulent", 4, "Wijkverpleegkundige", "Maakt zich zorgen over de nachten.", 3),
    ("kernteam", "consulent", 9, "De inwoner zelf", "De hulp kwam vandaag niet.", 0),
    ("administratie", "team", None, "Meneer, naam niet verstaan", "Vraagt of er hulp is bij de administratie.", 2),
    ("consulent", "administratie", None, "Huisarts uit Andelst", "Wil overleg, zei niet over wie.", 0),
    ("consulent2", "consulent2", 3, "Buurvrouw", "Ziet de gordijnen al dagen dicht.", 1),
)
# (who writes, which case, what, days ago, days until it is looked at again)
NOTITIES = (
    (
        "consulent",
        1,
        "Er loopt een grote hond los in de tuin. Bel een kwartier vooraf: dan gaat hij naar binnen.",
        25,
        150,
    ),
    ("consulent", 5, "De zoon kan boos worden over geld. Ga met twee collega’s en kies een afspraak overdag.", 24, -2),
)


def plan_werk(toneel: Toneel, doors: dict[str, Hoedanigheid], drukker: Drukker, tot: datetime) -> None:
    """All of it, in the three weeks before today."""
    dag = tot.date()
    for nummer, (wie, plek, tekst, terug, tot_herzien) in enumerate(NOTITIES):
        moment = op_dag(dagen_terug(dag, terug), 9, nummer)
        reis = _notitie(doors[wie], plek, tekst, dag + timedelta(days=tot_herzien))
        toneel.plan(moment, f"veiligheidsnotitie {nummer}", reis)
    for nummer, (wie, plek, soort, over, uur) in enumerate(KOMEND):
        moment = op_dag(werkdag(dag, -2), 11, nummer)
        begin = op_dag(werkdag(dag, over), uur)
        # The teamleider plans one for the consulent, who has to read the notitie still.
        planner = doors["teamleider"] if (wie, plek) == ("consulent", 5) else doors[wie]
        toneel.plan(moment, f"afspraak {nummer}", _afspraak(doors[wie], plek, soort, begin, drukker, planner=planner))
    for nummer, (wie, plek, soort, over, uur, uitkomst) in enumerate(VOORBIJ):
        moment = op_dag(dagen_terug(dag, 12), 10, nummer)
        begin = op_dag(werkdag(dag, over), uur)
        toneel.plan(moment, f"afspraak voorbij {nummer}", _afspraak(doors[wie], plek, soort, begin, drukker, uitkomst))
    for nummer, (wie, voor, zaak, beller, waarover, keer) in enumerate(TERUGBELLEN):
        moment = op_dag(werkdag(dag, -4), 9) + timedelta(minutes=nummer * 47)
        reis = _terugbel(doors, wie, voor, zaak, beller, waarover, keer, dag + timedelta(days=nummer % 3))
        toneel.plan(moment, f"terugbelverzoek {nummer}", reis)


def _zaak(door: Hoedanigheid, plek: int) -> Dossier | None:
    """One of the own open cases, the newest first; the same whenever the demo is loaded."""
    eigen = Dossier.objects.zichtbaar_voor(door).filter(behandelaar=door, gesloten_op=None, inwoner__overleden=False)
    rijen = list(eigen.order_by("-geopend_op", "-pk")[: plek + 1])
    return rijen[plek] if len(rijen) > plek else None


def _notitie(door: Hoedanigheid, plek: int, tekst: str, herzien_op: date) -> Reis:
    if (dossier := _zaak(door, plek)) and dossier.inwoner_id:
        leg_veiligheidsnotitie_vast(
            door, dossier.inwoner_id, tekst=tekst, herzien_op=herzien_op, uit=inwoners_zichtbaar_voor(door)
        )
    yield from ()


def _afspraak(
    door: Hoedanigheid,
    plek: int,
    soort: SoortAfspraak,
    begin: datetime,
    drukker: Drukker,
    uitkomst: str = "",
    planner: Hoedanigheid | None = None,
) -> Reis:
    dossier = _zaak(door, plek)
    if dossier is None:
        return
    if planner is None or not Dossier.objects.zichtbaar_voor(planner).filter(pk=dossier.pk).exists():
        planner = door
    afspraak = h.plan_afspraak(
        planner,
        dossier.pk,
        soort=soort,
        begin=begin,
        einde=begin + timedelta(minutes=60),
        met=door,
        plaats="Toegangspunt, spreekkamer 2" if soort == S.LOCATIE else "",
        toch=True,
        veiligheid_gelezen=notitie_van(dossier.inwoner_id, vandaag()) is not None,
    )
    drukker.neem(dossier.pk)
    if uitkomst in ("", "open"):
        return
    yield begin - timedelta(days=1) if uitkomst == "afgezegd" else begin + timedelta(hours=2)
    drukker.klaar(dossier.pk)
    try:
        match uitkomst:
            case "geweest":
                leg_afspraak_vast(
                    door, dossier.pk, afspraak.pk, met="inwoner", tekst="Gesproken over hoe het thuis gaat."
                )
            case "niet":
                h.niet_verschenen(door, dossier.pk, afspraak.pk)
            case "afgezegd":
                h.zeg_afspraak_af(door, dossier.pk, afspraak.pk, reden="De inwoner is bij familie.")
                drukker.neem(dossier.pk)
    except (Dossier.DoesNotExist, Geweigerd):
        # The case went to another colleague meanwhile.
        return


def _terugbel(
    doors: dict[str, Hoedanigheid],
    wie: str,
    voor: str,
    zaak: int | None,
    beller: str,
    waarover: str,
    keer: int,
    uiterlijk: date,
) -> Reis:
    """`voor` is an account, or the team of who asks."""
    door = doors[wie]
    beller_terug = doors[voor] if voor != "team" else doors["consulent"]
    dossier = _zaak(beller_terug, zaak) if zaak is not None else None
    terugbel = Terugbel(
        "0481 00 00 09",
        None if voor == "team" else beller_terug,
        door.team if voor == "team" else None,
        uiterlijk,
        waarover,
    )
    if dossier is not None and not Dossier.objects.zichtbaar_voor(door).filter(pk=dossier.pk).exists():
        # Of another wet: who picks up the phone can't see it, so it is a request without dossier.
        dossier = None
    neem_telefoon_op(door, wie=beller, dossier_id=dossier.pk if dossier else None, terugbel=terugbel)
    taak_id = _laatste(beller_terug, beller)
    for _ in range(keer):
        yield datetime.combine(werkdag(vandaag(), 1), nu().timetz())
        if taak_id is not None:
            h.niet_bereikt(beller_terug, taak_id)


def _laatste(door: Hoedanigheid, beller: str) -> int | None:

    rijen = Taak.objects.zichtbaar_voor(door).filter(terugbel__wie=beller).order_by("-pk")
    return rijen.values_list("pk", flat=True).first()
