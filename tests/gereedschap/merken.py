"""Which tests a clock or a server could turn: read from what a test and the helpers of its own file say."""

import ast
import re
from functools import cache
from pathlib import Path

# It reckons from today, so the day could decide how it ends.
DAG = re.compile(r"\b(vandaag|nu)\(\)|\btimedelta\(")
# It asks what another version of the server could answer otherwise: constraints, triggers, locks, plans, frozen SQL.
PG = re.compile(
    r"(Integrity|Database|Internal|Operational|Programming|Data)Error\b|\bpsycopg\b|\bbevroren\b|\bEXPLAIN\b"
    r"|connection\.cursor|MigrationExecutor|\bThread|\btegelijk\("
)


def _namen(knoop: ast.stmt) -> list[str]:
    if isinstance(knoop, ast.FunctionDef | ast.ClassDef):
        return [knoop.name]
    doelen = knoop.targets if isinstance(knoop, ast.Assign) else [getattr(knoop, "target", None)]
    return [doel.id for doel in doelen if isinstance(doel, ast.Name)]


@cache
def _delen(pad: Path) -> dict[str, tuple[str, frozenset[str]]]:
    """By name at the top of a file: its text (with decorators) and the other names of that file it leans on."""
    tekst = pad.read_text(encoding="utf-8")
    regels = tekst.splitlines()
    delen: dict[str, tuple[str, frozenset[str]]] = {}
    for knoop in ast.parse(tekst).body:
        eerste = min(k.lineno for k in (knoop, *getattr(knoop, "decorator_list", ())))
        leunt = {k.id for k in ast.walk(knoop) if isinstance(k, ast.Name)}
        # A fixture is asked for by the name of an argument.
        leunt |= {k.arg for k in ast.walk(knoop) if isinstance(k, ast.arg)}
        deel = "\n".join(regels[eerste - 1 : knoop.end_lineno]), frozenset(leunt)
        delen |= dict.fromkeys(_namen(knoop), deel)
    return delen


@cache
def zegt(pad: Path, naam: str, patroon: re.Pattern[str]) -> bool:
    """Whether the test `naam` in this file, or what it leans on there, has these words."""
    delen, gezien, rij = _delen(pad), set[str](), [naam]
    while rij:
        if (deze := rij.pop()) in gezien or deze not in delen:
            continue
        gezien.add(deze)
        tekst, leunt = delen[deze]
        if patroon.search(tekst):
            return True
        rij += leunt
    return False
