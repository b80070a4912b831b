"""What each room says of one kind, found in its file of that name: so a low room can tell what only a high one knows.

Nothing is imported upwards: a room that is not installed says nothing.
"""

from functools import cache
from importlib import import_module
from typing import Any

from django.apps import apps
from django.utils.module_loading import module_has_submodule


@cache
def bijdragen(bestand: str, naam: str) -> tuple[Any, ...]:
    """`naam` from `bestand`.py of every room that has it, from low to high."""
    uit = []
    for kamer in apps.get_app_configs():
        if kamer.module is not None and module_has_submodule(kamer.module, bestand):
            gevonden = getattr(import_module(f"{kamer.name}.{bestand}"), naam, None)
            if gevonden is not None:
                uit.append(gevonden)
    return tuple(uit)
