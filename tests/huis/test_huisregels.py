"""House rules, as tests: what the architecture promises, read from the source itself."""

import ast
from pathlib import Path

import pytest
from django.apps import apps
from django.conf import settings
from django.urls import URLPattern, URLResolver, get_resolver

from basis.journaal.plek import PLEKKEN, Plek
from basis.journaal.zinnen import ZINNEN, alle_zinnen
from basis.organisatie.handeling import HANDELINGEN
from config.celery import app
from werkplek.gedrukt import MACHINES, _velden

KAMERMAPPEN = [
    "basis",
    "consortium",
    "casussen",
    "beschikkingen",
    "toegang",
    "monitoring",
    "werkplek",
    "demo",
    "config",
]
ROOT = Path(settings.BASE_DIR)


def bronnen():
    for map_ in KAMERMAPPEN:
        for pad in sorted((ROOT / map_).rglob("*.py")):
            if "migrations" not in pad.parts:
                yield pad, ast.parse(pad.read_text())


def aanroepen(boom, *namen):
    for knoop in ast.walk(boom):
        if isinstance(knoop, ast.Call) and _naam_van(knoop) in namen:
            yield knoop


def _naam_van(knoop):
    functie = knoop.func
    return functie.id if isinstance(functie, ast.Name) else getattr(functie, "attr", None)


def test_elke_soort_gebeurtenis_heeft_een_zin():
    zonder = []
    for pad, boom in bronnen():
        for knoop in aanroepen(boom, "schrijf"):
            eerste = knoop.args[0] if knoop.args else None
            if isinstance(eerste, ast.Constant) and eerste.value not in alle_zinnen():
                zonder.append(f"{pad.relative_to(ROOT)}:{knoop.lineno} {eerste.value!r}")
    assert zonder == []


def test_geen_soort_staat_in_twee_kamers():
    soorten = [soort for zinnen in ZINNEN for soort in zinnen]
    assert sorted(soorten) == sorted(set(soorten))


def test_overgangen_alleen_in_handelingen():
    namen = {o.name for model in MACHINES for veld in _velden(model) for o in veld.get_all_transitions(model)}
    elders = []
    for pad, boom in bronnen():
        if any("handelingen" in deel for deel in pad.parts) or pad.stem == "handelingen":
            continue
        elders += [f"{pad.relative_to(ROOT)}:{k.lineno} {_naam_van(k)}" for k in aanroepen(boom, *namen)]
    assert elders == []


def test_een_bladzijde_opent_een_dossier_op_een_plek():
    wie = {pad.relative_to(ROOT).as_posix() for pad, boom in bronnen() for _ in aanroepen(boom, "openen")}
    assert wie == {"basis/dossiers/openen.py"}


def test_elke_plek_is_gevuld():
    leeg = [plek.naam for plek in PLEKKEN if not list(plek)]
    gemaakt = [pad for pad, boom in bronnen() for _ in aanroepen(boom, "Plek")]
    assert (leeg, len(gemaakt)) == ([], len(PLEKKEN)), "wie niemand importeert, staat niet in docs/naden.md"


def test_een_plek_is_pas_te_lezen_als_het_huis_staat(monkeypatch):
    monkeypatch.setattr("basis.journaal.plek.PLEKKEN", [])
    plek = Plek(__name__, "proef")
    plek.vul("laag", 1, 2)
    plek.vul("hoog", 3)
    assert list(plek) == [1, 2, 3]
    monkeypatch.setattr("basis.journaal.plek.apps.ready", False)
    with pytest.raises(RuntimeError, match="nog niet gevuld"):
        iter(plek)


def test_elke_klus_van_beat_bestaat():
    app.loader.import_default_modules()
    klussen = {klus["task"] for klus in settings.CELERY_BEAT_SCHEDULE.values()}
    assert klussen - set(app.tasks) == set()


# Plain links up; whoever adds something there fills a Plek instead.
WIJST_OMHOOG = {
    "basis/dossiers/models.py",
    "basis/werk/models/afspraak.py",
    "basis/werk/models/taak.py",
    "basis/werk/panelen/vragen.py",
    "basis/werk/thuis/bronnen.py",
    "basis/werk/thuis/groepen.py",
    "basis/werk/thuis/vandaag.py",
    "basis/werk/thuis/zinnen.py",
    "casussen/views/aflopend.py",
    "casussen/views/hulp.py",
}


def test_een_lage_kamer_noemt_geen_adres_van_een_hoge():
    hoogte = {kamer.label: n for n, kamer in enumerate(apps.get_app_configs())}
    hoogte |= dict.fromkeys(("afspraken", "post", "telefoon"), hoogte["werkplek"])
    omhoog = set()
    for pad, boom in bronnen():
        mappen = pad.relative_to(ROOT).parts
        hier = hoogte.get(mappen[mappen[0] == "basis"], 99)
        for knoop in ast.walk(boom):
            if isinstance(knoop, ast.Constant) and isinstance(knoop.value, str):
                ruimte, punt, naam = knoop.value.partition(":")
                if punt and naam.isidentifier() and hoogte.get(ruimte, 0) > hier:
                    omhoog.add("/".join(mappen))
    assert omhoog == WIJST_OMHOOG


# Who may import when called: what would be loaded needlessly, or a circle of two files that no cut has opened yet.
IN_EEN_FUNCTIE = {
    "basis/scherm/formulieren.py",
    "basis/organisatie/models.py",
    "basis/werk/forms/werkvoorraad.py",
    "basis/journaal/schrijven.py",
    "demo/pers.py",
}


def test_geen_import_in_een_functie():
    """What a function imports, no arrow on the map shows: a circle hides there, or a way up."""
    namen = {
        pad.relative_to(ROOT).as_posix()
        for pad, boom in bronnen()
        for functie in ast.walk(boom)
        if isinstance(functie, ast.FunctionDef) and not (pad.name == "apps.py" and functie.name == "ready")
        for knoop in ast.walk(functie)
        if isinstance(knoop, ast.ImportFrom) and (knoop.module or "").split(".")[0] in KAMERMAPPEN
    }
    assert namen == IN_EEN_FUNCTIE


@pytest.mark.parametrize("verboden", ["delay", "apply_async"])
def test_geen_werkwoord_belt_celery(verboden):
    elders = [
        f"{pad.relative_to(ROOT)}:{knoop.lineno}"
        for pad, boom in bronnen()
        for knoop in aanroepen(boom, verboden)
        if pad.relative_to(ROOT).as_posix() != "basis/journaal/tasks.py"
    ]
    assert elders == []


def test_tijd_komt_van_de_eigen_klok():
    """nu() and vandaag() can be set by demo and tests; the system's clock can not."""
    mag = {"basis/journaal/tijd.py", "basis/journaal/tasks.py"}
    elders = []
    for pad, boom in bronnen():
        if pad.relative_to(ROOT).as_posix() in mag:
            continue
        for knoop in ast.walk(boom):
            if (
                isinstance(knoop, ast.Call)
                and isinstance(knoop.func, ast.Attribute)
                and knoop.func.attr in {"today", "now", "utcnow", "localdate", "localtime"}
                and not (isinstance(knoop.func.value, ast.Name) and knoop.func.value.id in {"self", "cls"})
            ):
                elders.append(f"{pad.relative_to(ROOT)}:{knoop.lineno}")
    assert elders == []


def test_een_moment_wordt_een_dag_op_een_plek():
    """`.date()` on a stored moment is the day in UTC: `dag_van(moment)` is the Dutch one."""
    mag = {"basis/journaal/tijd.py", "basis/scherm/opmaak.py", "basis/scherm/velden/datum.py"}
    fout = [
        f"{pad.relative_to(ROOT)}:{knoop.lineno}"
        for pad, boom in bronnen()
        if pad.relative_to(ROOT).as_posix() not in mag and pad.relative_to(ROOT).parts[0] != "demo"
        for knoop in ast.walk(boom)
        if isinstance(knoop, ast.Call)
        and isinstance(knoop.func, ast.Attribute)
        and knoop.func.attr == "date"
        and not knoop.args
    ]
    assert fout == []


def test_geen_duur_op_de_wandklok():
    """`nu() - duur` counts on the clock on the wall, which skips an hour in March: use `geleden(duur)`."""
    fout = [
        f"{pad.relative_to(ROOT)}:{knoop.lineno}"
        for pad, boom in bronnen()
        for knoop in ast.walk(boom)
        if isinstance(knoop, ast.BinOp)
        and isinstance(knoop.op, ast.Add | ast.Sub)
        and isinstance(knoop.left, ast.Call)
        and isinstance(knoop.left.func, ast.Name)
        and knoop.left.func.id == "nu"
    ]
    assert fout == []


def test_wie_een_termijn_rekent_neemt_de_regels_van_de_gemeente_mee():
    """Without `regels` the clock knows the law alone: then two dates stand on one dossier (Feestdag, Norm)."""
    zonder = [
        f"{pad.relative_to(ROOT)}:{knoop.lineno}"
        for pad, boom in bronnen()
        if pad.relative_to(ROOT).parts[:2] != ("basis", "termijnen")
        for naam in ("bereken", "streefdatum")
        for knoop in aanroepen(boom, naam)
        if not any(argument.arg in ("regels", None) for argument in knoop.keywords)
    ]
    assert zonder == []


def test_geen_functie_vergeleken_buiten_de_rechtentabel():
    elders = []
    for pad, boom in bronnen():
        if pad.relative_to(ROOT).as_posix() in {"basis/organisatie/rechten.py"}:
            continue
        for knoop in ast.walk(boom):
            if isinstance(knoop, ast.Compare) and any(
                isinstance(deel, ast.Attribute) and isinstance(deel.value, ast.Name) and deel.value.id == "Functie"
                for deel in [knoop.left, *knoop.comparators]
            ):
                elders.append(f"{pad.relative_to(ROOT)}:{knoop.lineno}")
    assert elders == []


def views(patronen=None, voor=""):
    for patroon in patronen if patronen is not None else get_resolver().url_patterns:
        if isinstance(patroon, URLResolver):
            yield from views(patroon.url_patterns, voor + str(patroon.pattern))
        elif isinstance(patroon, URLPattern):
            yield voor + str(patroon.pattern), patroon.callback


def test_elke_view_noemt_zijn_recht():
    zonder = [
        pad
        for pad, view in views()
        if not (getattr(view, "recht", None) or getattr(view, "openbaar", False) or getattr(view, "zonder_door", False))
    ]
    assert zonder == []


def test_er_zijn_handelingen():
    assert len(HANDELINGEN) > 30


# Changing what is one's own, or where something else than a recht decides.
WIJZIGT_OP_ZIEN = {
    "stel_vast": "het mandaat beslist",
    "stuur_terug": "het mandaat beslist",
    "geef_terug": "alleen de behandelaar, of wie mag overdragen",
    "bewaar_selectie": "eigen selectie",
    "wijzig_selectie": "eigen selectie",
    "verwijder_selectie": "eigen selectie",
    "zet_samenvatting": "eigen instelling",
    "zet_gezien": "eigen attenderingen",
    "lees_signaal": "gelezen is geen wijziging van geld",
    "bewaar_rapport": "alleen het systeem",
}


def test_een_werkwoord_wijzigt_niet_op_een_recht_om_te_zien():
    op_zien = {naam.rpartition(".")[2] for naam, recht in HANDELINGEN.items() if recht and recht.endswith(".zien")}
    assert op_zien == WIJZIGT_OP_ZIEN.keys()
