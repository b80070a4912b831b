"""Open a term, meet it, and keep the dossier's fatale datum. They run inside verbs of higher rooms."""

from datetime import date

from basis.dossiers.models import Dossier
from basis.journaal.schrijven import schrijf
from basis.journaal.tijd import nu
from basis.organisatie.models import Hoedanigheid
from basis.organisatie.regels import regels_voor
from basis.termijnen.bereken import bereken
from basis.termijnen.soort import Ruimte
from basis.termijnen.soorten import soorten
from basis.werk.models import Afronding, Termijn


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
    """Open a term on a locked dossier; the clock in basis/termijnen decides the date and explains it."""
    regels = regels_voor(dossier.gemeente.code)
    uitkomst = bereken(soort, vanaf, regels=regels)
    termijn = Termijn.objects.create(
        dossier=dossier,
        soort=soort,
        vanaf=vanaf,
        startgebeurtenis=startgebeurtenis,
        startkanaal=startkanaal,
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
        wettelijk=soorten(regels)[soort].ruimte is not Ruimte.NORM,
        geopend_op=nu(),
    )
    herzie_fatale_datum(dossier)
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
