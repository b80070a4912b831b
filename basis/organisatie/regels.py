"""From dated rows to the frozen `Regels` of the legal clock; without rows it is the law alone."""

from dataclasses import replace
from datetime import date

from basis.journaal.tijd import vandaag
from basis.organisatie.models import Gemeente, Instelling
from basis.organisatie.models_regels import Feestdag, Norm
from basis.organisatie.periode import geldt_op
from basis.termijnen import Keuzes, Regels, TermijnFout

KEUZE = "termijn."


def regels_voor(gemeente_code: str | None = None, *, op: date | None = None) -> Regels:
    """The rules by which this gemeente counts; None is the only gemeente, or else the law alone.

    `op` picks the choices (Instelling "termijn.<keuze>") in force that day, default today; norms
    are picked by the clock itself, by the day a term starts. Raises TermijnFout for an unknown
    code or a choice whose value does not fit.
    """
    regels = Regels.wet()
    for dag in Feestdag.objects.all():
        regels = regels.met_kb_dag(dag.datum, dag.bron, geldt=dag.geldt)
    gemeente = _gemeente(gemeente_code)
    if gemeente is None:
        return regels
    normen = tuple(norm.als_regel() for norm in Norm.objects.filter(gemeente=gemeente))
    return replace(regels, normen=normen, keuzes=_keuzes(gemeente, op or vandaag()))


def _gemeente(code: str | None) -> Gemeente | None:
    if code is not None:
        gemeente = Gemeente.objects.filter(code=code).first()
        if gemeente is None:
            raise TermijnFout(f"Gemeente “{code}” is niet bekend.")
        return gemeente
    eerste = list(Gemeente.objects.all()[:2])
    return eerste[0] if len(eerste) == 1 else None


def _keuzes(gemeente: Gemeente, op: date) -> Keuzes:
    keuzes = Keuzes()
    rijen = Instelling.objects.filter(geldt_op(op), gemeente=gemeente, sleutel__startswith=KEUZE)
    for rij in rijen.order_by("id"):
        naam = rij.sleutel.removeprefix(KEUZE)
        if naam not in Keuzes.namen() or type(rij.waarde) is not type(getattr(keuzes, naam)):
            raise TermijnFout(f"De instelling {rij.sleutel} kent de waarde {rij.waarde!r} niet.")
        keuzes = replace(keuzes, **{naam: rij.waarde})
    return keuzes
