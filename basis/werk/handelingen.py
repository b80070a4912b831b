"""Verbs on termijnen and taken; the termijn functions run inside verbs of higher rooms."""

from datetime import date

from basis.dossiers.handelingen import vergrendel
from basis.dossiers.models import Dossier
from basis.journaal.schrijven import schrijf
from basis.journaal.tijd import nu
from basis.organisatie.handeling import Geweigerd, handeling
from basis.organisatie.models import Hoedanigheid, Team
from basis.organisatie.regels import regels_voor
from basis.termijnen.bereken import bereken
from basis.werk.models import Afronding, SoortTaak, Taak, Termijn


def _herzie_fatale_datum(dossier: Dossier) -> None:
    eerste = (
        Termijn.objects.filter(dossier=dossier, afronding=None, van_ons=True)
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
    van_ons: bool = True,
) -> Termijn:
    """Open a legal term on a locked dossier; the clock in basis/termijnen decides the date and explains it."""
    uitkomst = bereken(soort, vanaf, regels=regels_voor(dossier.gemeente.code))
    termijn = Termijn.objects.create(
        dossier=dossier,
        soort=soort,
        vanaf=vanaf,
        startgebeurtenis=startgebeurtenis,
        ruwe_einddatum=uitkomst.ruwe_einddatum,
        einddatum=uitkomst.einddatum,
        uitleg=[
            {
                "stap": stap.stap,
                "datum": stap.datum.isoformat() if stap.datum else None,
                "artikel": stap.artikel,
            }
            for stap in uitkomst.uitleg
        ],
        van_ons=van_ons,
        geopend_op=nu(),
    )
    _herzie_fatale_datum(dossier)
    schrijf(
        "termijn.geopend",
        door,
        dossier=dossier,
        soort_termijn=soort,
        vanaf=vanaf,
        einddatum=uitkomst.einddatum,
        termijn=termijn.pk,
    )
    return termijn


def rond_termijn_af(
    door: Hoedanigheid, dossier: Dossier, termijn: Termijn | None, afronding: Afronding, op: date
) -> None:
    """Meet or end an open term on a locked dossier; nothing happens when it was ended before."""
    if termijn is None or termijn.afronding is not None:
        return
    termijn.afronding, termijn.afgerond_op = afronding, op
    termijn.save(update_fields=["afronding", "afgerond_op"])
    _herzie_fatale_datum(dossier)
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


def maak_taak(
    door: Hoedanigheid,
    dossier: Dossier,
    soort: SoortTaak,
    *,
    voor: Hoedanigheid | None = None,
    team: Team | None = None,
    uiterlijk: date | None = None,
    toelichting: str = "",
    verwijst_naar: int | None = None,
) -> Taak:
    """A task on a locked dossier, for one hoedanigheid or else a team."""
    taak = Taak.objects.create(
        dossier=dossier,
        soort=soort,
        voor=voor,
        team=None if voor else (team or dossier.team),
        uiterlijk=uiterlijk,
        toelichting=toelichting,
        verwijst_naar=verwijst_naar,
        gemaakt_op=nu(),
    )
    schrijf("taak.gemaakt", door, dossier=dossier, soort_taak=soort.value, taak=taak.pk)
    return taak


@handeling("contact.vastleggen")
def rond_taak_af(door: Hoedanigheid, dossier_id: int, taak_id: int) -> Taak:
    """Tick off a task; a second time is refused."""
    dossier = vergrendel(door, dossier_id)
    taak = Taak.objects.select_for_update().get(pk=taak_id, dossier=dossier)
    if taak.klaar_op:
        raise Geweigerd("Deze taak is al afgerond.")
    taak.klaar_op, taak.klaar_door = nu(), door
    taak.save(update_fields=["klaar_op", "klaar_door"])
    schrijf("taak.klaar", door, dossier=dossier, soort_taak=taak.soort, taak=taak.pk)
    return taak
