"""Where a low room leaves a place and higher rooms fill it: no import goes up, and mypy reads both sides."""

import sys
from collections.abc import Iterator
from typing import Generic, TypeVar

from django.apps import apps

T = TypeVar("T")
PLEKKEN: "list[Plek[object]]" = []


class Plek(Generic[T]):
    """A place whose owner knows none of who fill it: they do that in `<room>/apps.py: ready()`.

    So what is in it stands in the order of INSTALLED_APPS, from low to high. `wat` says in Dutch what it is for.
    """

    def __init__(self, module: str, wat: str) -> None:
        self.module, self.wat = module, wat
        self.vullers: list[tuple[str, T]] = []
        PLEKKEN.append(self)  # type: ignore[arg-type]

    def vul(self, kamer: str, *dingen: T) -> None:
        self.vullers += [(kamer, ding) for ding in dingen]

    def __iter__(self) -> Iterator[T]:
        """RuntimeError while the rooms are still filling: half a place is nobody's answer."""
        if not apps.ready:
            raise RuntimeError(f"{self.module} leest een plek die nog niet gevuld is")
        return (ding for _, ding in self.vullers)

    @property
    def naam(self) -> str:
        """The module and the name it stands under there."""
        namen = vars(sys.modules[self.module]).items()
        return f"{self.module}.{next(naam for naam, ding in namen if ding is self)}"
