"""What hangs on an ingebrekestelling, after a term or a letter changed. The terms it opens have none of their own."""

from collections.abc import Iterable, Sequence
from datetime import timedelta

from basis.dossiers.models import Dossier
from basis.journaal.schrijven import schrijf
from basis.journaal.tijd import vandaag
from basis.organisatie.handeling import Geweigerd
from basis.organisatie.models import Hoedanigheid
from basis.organisatie.regels import Regelboek, regelboek
from basis.scherm.opmaak import datum
from basis.termijnen import TermijnFout
from basis.werk import klok
from basis.werk.handelingen.herinnering import herinnering, herinnering_dwangsom, herinnering_weg
from basis.werk.handelingen.termijn import herreken, open_termijn, rond_af
from basis.werk.models import Afronding, Ingebrekestelling, SoortTaak, SoortVerschuiving, Termijn

EEN_DAG = timedelta(days=1)


def volg_dwangsom(door: Hoedanigheid, dossier: Dossier, termijn: Termijn) -> None:
    """After a term moved or ended, or a letter came in: what hangs on its ingebrekestellingen follows.

    The first one received has effect. What was fixed by a decision stays as it was decided.
    """
    rijen = list(termijn.ingebrekestellingen.select_related("besluittermijn").order_by("ontvangen_op", "pk"))
    if not rijen:
        return
    boek = regelboek(dossier.gemeente.code)
    eerder = _vaste(rijen)
    for rij in rijen:
        if not rij.vastgesteld_op:
            if toets(rij, termijn, boek, eerder):
                rij.save(update_fields=["geldig", "reden_ongeldig", "eerste_dag", "oordeel", "oordeel_reden"])
                schrijf(
                    "ingebrekestelling.herzien",
                    door,
                    dossier=dossier,
                    soort_termijn=termijn.soort,
                    ingebrekestelling=rij.pk,
                    ontvangen_op=rij.ontvangen_op,
                    geldig=rij.geldig,
                    eerste_dag=rij.eerste_dag,
                )
            volg_een(door, dossier, termijn, rij, boek)
        if rij.geldig and eerder is None:
            eerder = rij


def volg_een(door: Hoedanigheid, dossier: Dossier, termijn: Termijn, rij: Ingebrekestelling, boek: Regelboek) -> None:
    """The 4:18 term hangs on the last day that costs something.

    Without a besluit that is the 42nd day, which is known now: the term stands there already, starting then.
    A besluit before that gives it an earlier start. So no job of the night has to open it.
    """
    laatste = klok.laatste_dag_dwangsom(rij, termijn, boek.op(rij.ontvangen_op))
    besluit = rij.besluittermijn if rij.besluittermijn and rij.besluittermijn.afronding is None else None
    if laatste is None:
        if besluit is not None:
            rond_af(door, dossier, besluit, Afronding.VERVALLEN, vandaag())
        herinnering_weg(door, dossier, herinnering_dwangsom(rij.pk))
        return
    if besluit is None:
        besluit = open_termijn(
            door, dossier, "dwangsombesluit", vanaf=laatste, startgebeurtenis="Laatste dag van de dwangsom"
        )
        rij.besluittermijn = besluit
        rij.save(update_fields=["besluittermijn"])
    elif besluit.vanaf != laatste:
        oud, besluit.vanaf = besluit.vanaf, laatste
        herreken(
            door,
            dossier,
            besluit,
            SoortVerschuiving.START,
            reden="de laatste dag van de dwangsom veranderde",
            oud_vanaf=oud,
            boek=boek,
        )
    herinnering(
        door,
        dossier,
        SoortTaak.EIGEN,
        herinnering_dwangsom(rij.pk),
        vanaf=laatste + EEN_DAG,
        uiterlijk=besluit.einddatum,
        toelichting="Stel de dwangsom vast (Awb 4:18).",
    )


def toets(rij: Ingebrekestelling, termijn: Termijn, boek: Regelboek, eerder: Ingebrekestelling | None) -> bool:
    """Whether it has effect, on the (unsaved) row; True when that changed."""
    oud = (rij.geldig, rij.reden_ongeldig, rij.eerste_dag)
    try:
        uitkomst = klok.dwangsom_van(rij, termijn, boek.op(rij.ontvangen_op), rij.ontvangen_op)
    except TermijnFout as fout:
        raise Geweigerd(str(fout), "ontvangen_op") from None
    rij.geldig, rij.reden_ongeldig, rij.eerste_dag = uitkomst.geldig, uitkomst.reden or "", uitkomst.eerste_dag
    if rij.geldig and eerder is not None:
        rij.geldig, rij.eerste_dag = False, None
        wat = "De dwangsom is al vastgesteld" if eerder.vastgesteld_op else "Er loopt al een dwangsom"
        rij.reden_ongeldig = f"{wat} door de ingebrekestelling van {datum(eerder.ontvangen_op)}."
    if not rij.geldig:
        rij.oordeel = rij.oordeel_reden = ""
    return oud != (rij.geldig, rij.reden_ongeldig, rij.eerste_dag)


def gaat_voor(rij: Ingebrekestelling, andere: Sequence[Ingebrekestelling]) -> Ingebrekestelling | None:
    """Which other letter takes away the effect of this new one: the first received counts (Awb 4:17 lid 3)."""
    eerder = (ander for ander in andere if ander.geldig and ander.ontvangen_op <= rij.ontvangen_op)
    return _vaste(andere) or next(eerder, None)


def _vaste(rijen: Iterable[Ingebrekestelling]) -> Ingebrekestelling | None:
    """The one a decision was made on: that stays as it was decided."""
    return next((rij for rij in rijen if rij.geldig and rij.vastgesteld_op), None)
