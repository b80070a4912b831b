"""The SQL of the standard lists is frozen: who changes what a list asks sees it here, and looks at its index.

BEVRIES=1 pytest tests/werk/test_bevroren.py    # writes them anew, after looking
"""

import os
import re
from pathlib import Path
from typing import Any

import pytest
from django.db import connection

from basis.organisatie.enums import Functie, Wet
from basis.organisatie.models import Hoedanigheid
from basis.werk.attenderen import attenderingen_voor
from basis.werk.attendering_regels import op_volgorde
from basis.werk.taken import taken_voor
from basis.werk.thuis import GROEPEN, Blik, groep_met
from basis.werk.thuis.taakregel import eerst_te_doen
from tests.fabriek import Wereld, wereld
from tests.werk.hulp import dossier, taak

pytestmark = pytest.mark.django_db
MAP = Path(__file__).parent / "bevroren"
# The lists of plain dossiers, and their index. What waits for a second decider is a handful: sorted when read.
_UIT_INDEX = {
    "aan-zet": ("dossier_behandelaar", "behandelaar_id, fatale_datum, id"),
    "team": ("dossier_werkvoorraad", "team_id, fatale_datum, id"),
    "tweede": ("dossier_tweede", "gemeente_id, id"),
}


def _wie(w: Wereld, code: str) -> Hoedanigheid:
    functie = {"tweede": Functie.TEAMLEIDER, "betrokken": Functie.VRIJWILLIGER, "post": Functie.ADMINISTRATIE}.get(
        code, Functie.WMO_CONSULENT
    )
    return w.medewerker(functie, wetten=[Wet.WMO])


def _sql(qs: Any) -> str:
    """Without values and without the columns it reads: one piece of the sentence per line."""
    tekst = re.sub(r'("\w+"\."\w+", )+', "", qs.query.sql_with_params()[0])
    return re.sub(r" (FROM|INNER JOIN|LEFT OUTER JOIN|WHERE|AND|UNION|ORDER BY|LIMIT) ", r"\n\1 ", tekst) + "\n"


def _lijst(naam: str) -> Any:
    w = wereld()
    if naam == "attenderingen":
        door = _wie(w, naam)
        return op_volgorde(attenderingen_voor(door), door)
    door = _wie(w, naam)
    taak(dossier(w, door), w, voor=door)
    if naam == "taken":
        return eerst_te_doen(taken_voor(door))
    groep = groep_met(naam, door)
    assert groep
    return groep.rijen(Blik(door))


@pytest.mark.parametrize("naam", [groep.code for groep in GROEPEN] + ["taken", "attenderingen"])
def test_de_vraag_van_elke_lijst(naam):
    bestand = MAP / f"{naam}.sql"
    gevraagd = _sql(_lijst(naam))
    if os.environ.get("BEVRIES"):
        bestand.parent.mkdir(exist_ok=True)
        bestand.write_text(gevraagd)
    assert gevraagd == bestand.read_text(), "Bekijk de nieuwe vraag en zijn index, en vries hem in met BEVRIES=1"


def test_geen_bevroren_vraag_te_veel():
    assert {pad.stem for pad in MAP.glob("*.sql")} == {groep.code for groep in GROEPEN} | {"taken", "attenderingen"}


@pytest.mark.parametrize("code", sorted(_UIT_INDEX))
def test_de_standaardsortering_heeft_een_index(code):
    """By what narrows the list, then by its order, over open dossiers only. docs/prestaties.md has the figures."""
    index, kolommen = _UIT_INDEX[code]
    with connection.cursor() as cursor:
        cursor.execute("SELECT indexdef FROM pg_indexes WHERE indexname = %s", [index])
        gevonden = cursor.fetchone()[0]
    assert f"({kolommen})" in gevonden
    assert "(gesloten_op IS NULL" in gevonden
    volgorde = _lijst(code).query.sql_with_params()[0].rsplit("ORDER BY", 1)[1]
    assert volgorde.replace('"', "").replace("dossiers_dossier.", "").strip() == "fatale_datum ASC NULLS LAST, id ASC"


def test_de_post_heeft_een_index_op_zijn_volgorde():
    """What lies ready is little beside all letters ever made: the index holds only that, in the order of the list."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT indexdef FROM pg_indexes WHERE indexname = 'brief_te_posten'")
        gevonden = cursor.fetchone()[0]
    assert "(gemaakt_op, id)" in gevonden
    assert "'gemaakt'" in gevonden
    volgorde = _lijst("post").query.sql_with_params()[0].rsplit("ORDER BY", 1)[1]
    assert volgorde.replace('"', "").replace("documenten_brief.", "").strip() == "gemaakt_op ASC, id ASC"
