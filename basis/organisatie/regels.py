"""From dated rows to the frozen `Regels` of the legal clock; without rows it is the law alone."""

from dataclasses import dataclass, replace
from datetime import date

from basis.journaal.tijd import vandaag
from basis.organisatie.models import Gemeente, Instelling
from basis.organisatie.models_regels import Feestdag, Norm
from basis.termijnen import Keuzes, Regels, TermijnFout

KEUZE = "termijn."


@dataclass(frozen=True)
class Regelboek:
    """All dated rows of one gemeente, read once. `op(dag)` are the rules for a term that starts that day."""

    basis: Regels
    keuzes: tuple[Instelling, ...] = ()

    def op(self, dag: date) -> Regels:
        """Norms are picked by the clock itself, choices (Instelling "termijn.<keuze>") here. Raises TermijnFout."""
        keuzes = Keuzes()
        for rij in self.keuzes:
            if dag not in rij.geldig:
                continue
            naam = rij.sleutel.removeprefix(KEUZE)
            if naam not in Keuzes.namen() or type(rij.waarde) is not type(getattr(keuzes, naam)):
                raise TermijnFout(f"De instelling {rij.sleutel} kent de waarde {rij.waarde!r} niet.")
            keuzes = replace(keuzes, **{naam: rij.waarde})
        return replace(self.basis, keuzes=keuzes) if keuzes != self.basis.keuzes else self.basis


def regelboek(gemeente_code: str | None = None) -> Regelboek:
    """The rules by which this gemeente counts; None is the only gemeente, or else the law alone.

    Raises TermijnFout for an unknown code.
    """
    regels = Regels.wet()
    for dag in Feestdag.objects.all():
        regels = regels.met_kb_dag(dag.datum, dag.bron, geldt=dag.geldt)
    gemeente = zoek_gemeente(gemeente_code)
    if gemeente is None:
        return Regelboek(regels)
    normen = tuple(norm.als_regel() for norm in Norm.objects.filter(gemeente=gemeente))
    keuzes = Instelling.objects.filter(gemeente=gemeente, sleutel__startswith=KEUZE).order_by("id")
    return Regelboek(replace(regels, normen=normen), tuple(keuzes))


def regels_voor(gemeente_code: str | None = None, *, op: date | None = None) -> Regels:
    """The rules for a term that starts on `op`, default today. Raises TermijnFout."""
    return regelboek(gemeente_code).op(op or vandaag())


def zoek_gemeente(code: str | None) -> Gemeente | None:
    """By its code; None is the only gemeente there is, or no one. Raises TermijnFout for an unknown code."""
    if code is not None:
        gemeente = Gemeente.objects.filter(code=code).first()
        if gemeente is None:
            raise TermijnFout(f"Gemeente “{code}” is niet bekend.")
        return gemeente
    eerste = list(Gemeente.objects.all()[:2])
    return eerste[0] if len(eerste) == 1 else None
