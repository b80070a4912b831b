"""Forms of the money: set a budget, and the filters of its lists."""

from collections.abc import Iterable
from typing import Any

from django.http import HttpRequest

from basis.organisatie.enums import SoortOrganisatie, Wet
from basis.organisatie.models import Hoedanigheid, Organisatie
from basis.scherm import formulieren as f
from basis.scherm.lijst import LijstFormulier
from basis.voorzieningen.models import Hoofdgroep
from consortium.models import Budget, Reservering, SoortBoeking


class BudgetFormulier(f.Formulier):
    bedrag = f.BedragVeld("Budget voor het hele jaar", help_text="In euro’s.")
    grond = f.TekstVeld(
        "Besluit waarin dit staat",
        max_length=60,
        help_text="Bijvoorbeeld: raadsbesluit 2026-114. Dit nummer staat bij elke boeking.",
    )


def _zet_jaren(form: LijstFormulier, jaren: Iterable[int]) -> None:
    veld = form.fields["jaar"]
    assert isinstance(veld, f.KeuzeVeld)
    veld.choices = [("", "Alle jaren"), *((str(jaar), str(jaar)) for jaar in jaren)]


class VerplichtingenFormulier(LijstFormulier):
    q = f.TekstVeld("Kenmerk of grond", required=False, max_length=60)
    jaar = f.KeuzeVeld("Jaar", required=False, leeg="Alle jaren")
    wet = f.KeuzeVeld("Wet", choices=Wet.choices, required=False, leeg="Alle wetten")
    hoofdgroep = f.KeuzeVeld("Soort hulp", choices=Hoofdgroep.choices, required=False, leeg="Alle soorten")
    partij = f.ObjectKeuzeVeld("Partij", required=False, leeg="Alle partijen")
    boven = f.VinkjeVeld("Alleen boven budget", required=False)

    def __init__(self, request: HttpRequest, door: Hoedanigheid, jaren: dict[int, Budget]) -> None:
        self.door, self.jaren = door, jaren
        super().__init__(request)

    def is_valid(self) -> bool:
        # The base class validates in its __init__; the choices that depend on the door come just before.
        _zet_jaren(self, self.jaren)
        partij = self.fields["partij"]
        assert isinstance(partij, f.ObjectKeuzeVeld)
        partij.queryset = (
            Organisatie.objects.filter(gemeente_id=self.door.gemeente_id)
            .filter(soort__in=[SoortOrganisatie.PARTIJ, SoortOrganisatie.AANBIEDER])
            .order_by("naam")
        )
        return super().is_valid()

    def filter(self, qs: Any) -> Any:
        if q := self.waarde("q"):
            qs = qs.filter(kenmerk__iexact=q) | qs.filter(grond__icontains=q)
        if wet := self.waarde("wet"):
            qs = qs.filter(wet=wet)
        if hoofdgroep := self.waarde("hoofdgroep"):
            qs = qs.filter(voorziening__hoofdgroep=hoofdgroep)
        if partij := self.waarde("partij"):
            qs = qs.filter(partij=partij)
        deel: dict[str, Any] = {}
        if jaar := self.waarde("jaar"):
            deel["budget_id"] = self.jaren[int(jaar)].pk
        if self.waarde("boven"):
            deel["overschrijding__gt"] = 0
        # Not a join: then a promise over two years would stand here twice, or all of them be sorted to drop one.
        return qs.filter(pk__in=Reservering.objects.filter(**deel).values("verplichting_id")) if deel else qs


class GrootboekFormulier(LijstFormulier):
    jaar = f.KeuzeVeld("Jaar", required=False, leeg="Alle jaren")
    soort = f.KeuzeVeld("Soort boeking", choices=SoortBoeking.choices, required=False, leeg="Alle soorten")

    def __init__(self, request: HttpRequest, jaren: dict[int, Budget]) -> None:
        self.jaren = jaren
        super().__init__(request)

    def is_valid(self) -> bool:
        _zet_jaren(self, self.jaren)
        return super().is_valid()

    def filter(self, qs: Any) -> Any:
        if jaar := self.waarde("jaar"):
            qs = qs.filter(budget_id=self.jaren[int(jaar)].pk)
        if soort := self.waarde("soort"):
            qs = qs.filter(soort=soort)
        return qs
