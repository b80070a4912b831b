"""Documents printed from code, so they can't drift: docs/rechten.md, klantreis.md and naden.md (a test compares)."""

import ast
from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path
from typing import Any, cast

from django.conf import settings
from django.db.models import Model
from django_fsm import FSMField

from basis.documenten.models import Brief
from basis.journaal.plek import PLEKKEN
from basis.organisatie.enums import Functie
from basis.organisatie.rechten import RECHTEN, TABEL, VERSIE
from beschikkingen.models import Beschikking
from casussen.models import Casus, Ondersteuning, Onderzoek
from toegang.models import Melding

MACHINES: tuple[type[Model], ...] = (Melding, Casus, Onderzoek, Beschikking, Ondersteuning, Brief)
_KOP = "<!-- Gedrukt uit de code met `manage.py druk_docs`; niet met de hand wijzigen. -->\n\n"


def _tabel(kop: Iterable[str], rijen: Iterable[Iterable[str]]) -> str:
    regels = ["| " + " | ".join(kop) + " |"]
    regels.append("|" + "---|" * regels[0].count(" | ") + "---|")
    regels += ["| " + " | ".join(rij) + " |" for rij in rijen]
    return "\n".join(regels) + "\n"


def rechten() -> str:
    """The table functie × recht with each reach."""
    uit = [_KOP, "# Rechten\n\n"]
    uit.append(
        f"Versie {VERSIE}. Wie wat mag, hangt af van de functie in de rol waarin iemand nu werkt. "
        "Het bereik zegt welke dossiers iemand ziet naast die waarbij hij betrokken is: van het eigen team, "
        "van de hele gemeente, of geen. Een afgeschermd dossier ziet alleen wie betrokken is. "
        "Bovendien ziet iemand alleen dossiers onder de wetten van zijn rol.\n\n"
    )
    uit.append(_tabel(("functie", "bereik"), ((functie.label, TABEL[functie][0].value) for functie in Functie)))
    for recht in RECHTEN:
        wie = [functie.label for functie in Functie if recht.code in TABEL[functie][1]]
        uit.append(
            f"\n## {recht.code}\n\n{recht.uitleg[0].upper()}{recht.uitleg[1:]}: {', '.join(wie) or 'niemand'}.\n"
        )
    return "".join(uit)


def _velden(model: type[Model]) -> list[FSMField]:
    return [veld for veld in model._meta.get_fields() if isinstance(veld, FSMField)]


def _werkwoordbestanden() -> list[Path]:
    root = Path(settings.BASE_DIR)
    paden = {*root.glob("**/handelingen.py"), *root.glob("**/handelingen/*.py")}
    return sorted(pad for pad in paden if not {".venv", "tests"} & set(pad.relative_to(root).parts))


def _noemt(knoop: ast.AST) -> set[str]:
    """Every attribute, text and name in a piece of code."""
    genoemd = set()
    for binnen in ast.walk(knoop):
        if isinstance(binnen, ast.Attribute):
            genoemd.add(binnen.attr)
        elif isinstance(binnen, ast.Constant) and isinstance(binnen.value, str):
            genoemd.add(binnen.value)
        elif isinstance(binnen, ast.Name):
            genoemd.add(binnen.id)
    return genoemd


def _aanroepen() -> dict[str, list[str]]:
    """Which verbs name a transition: a bare call, its name as text, or through a constant of the module."""
    namen = {o.name for model in MACHINES for veld in _velden(model) for o in veld.get_all_transitions(model)}
    gevonden: dict[str, list[str]] = defaultdict(list)
    bomen = [ast.parse(pad.read_text()) for pad in _werkwoordbestanden()]
    constanten: dict[str, set[str]] = {}
    for knoop in (knoop for boom in bomen for knoop in boom.body):
        if isinstance(knoop, ast.Assign | ast.AnnAssign) and knoop.value is not None:
            doelen = knoop.targets if isinstance(knoop, ast.Assign) else [knoop.target]
            for doel in doelen:
                if isinstance(doel, ast.Name):
                    constanten[doel.id] = _noemt(knoop.value) & namen
    for functie in (knoop for boom in bomen for knoop in ast.walk(boom) if isinstance(knoop, ast.FunctionDef)):
        genoemd = _noemt(functie)
        via = set().union(*(constanten[naam] for naam in genoemd & set(constanten)))
        # f"heropen_{status}" names every transition that begins so.
        begin = tuple(deel for deel in genoemd if deel.endswith("_") and len(deel) > 5) or ("\n",)
        for naam in (genoemd | via | {naam for naam in namen if naam.startswith(begin)}) & namen:
            if functie.name not in gevonden[naam]:
                gevonden[naam].append(functie.name)
    return gevonden


def klantreis() -> str:
    """Every state machine as a table: from, to, and the verb that makes the move."""
    uit = [_KOP, "# Klantreis\n\n"]
    uit.append(
        "Vijf fasen: ingang, toegang, toekenning, hulpverlening, uitgang. Elke overgang hieronder gebeurt in een "
        "handeling, die eerst toetst of het mag en daarna vastlegt dat het gebeurde. Wat alleen door tijd verandert "
        "(te laat, onherroepelijk, verlopen) is geen status: dat wordt uitgerekend. Staat bij een overgang meer dan "
        "één handeling, dan toetst elk van die handelingen zelf uit welke status zij mag.\n"
    )
    aanroepen = _aanroepen()
    for model in MACHINES:
        for veld in _velden(model):
            labels: dict[Any, str] = dict(cast(Any, veld.choices) or [])
            rijen = [
                (
                    str(labels.get(overgang.source, overgang.source)),
                    str(labels.get(overgang.target, overgang.target)),
                    ", ".join(f"`{naam}`" for naam in sorted(aanroepen.get(overgang.name, []))) or "",
                )
                for overgang in veld.get_all_transitions(model)
            ]
            volgorde = {label: nummer for nummer, label in enumerate(labels.values())}
            rijen.sort(key=lambda rij: (volgorde.get(rij[0], 99), volgorde.get(rij[1], 99)))
            uit.append(f"\n## {model.__name__}\n\nBegint als: {labels[veld.get_default()]}.\n\n")
            uit.append(_tabel(("van", "naar", "handeling"), rijen))
    return "".join(uit)


def _wat(ding: object) -> str:
    """A function by its name; anything else by what kind of thing it is. A table is just there."""
    naam = getattr(ding, "__qualname__", None) or type(ding).__name__
    return "" if naam == "dict" else f"`{naam}`"


def naden() -> str:
    """Every place where higher rooms add something, and which do."""
    uit = [_KOP, "# Naden\n\n"]
    uit.append(
        "Een kamer importeert alleen wat lager staat. Moet een lage kamer iets doen of zeggen wat alleen een hoge "
        "weet, dan heeft zij daar een `Plek`; de hoge vult die in haar `apps.py`. De volgorde is die van de kamers, "
        "van laag naar hoog.\n\n"
    )
    rijen = []
    for plek in sorted(PLEKKEN, key=lambda plek: plek.naam):
        per_kamer: dict[str, list[str]] = defaultdict(list)
        for kamer, ding in plek.vullers:
            per_kamer[kamer].append(_wat(ding))
        gevuld = (f"{kamer} {', '.join(dict.fromkeys(dingen))}".strip() for kamer, dingen in per_kamer.items())
        rijen.append((f"`{plek.naam}`", plek.wat, "<br>".join(gevuld) or "niemand"))
    return "".join([*uit, _tabel(("plek", "wat", "gevuld door"), rijen)])


DOCUMENTEN = {"rechten.md": rechten, "klantreis.md": klantreis, "naden.md": naden}
