"""Bad input is never a 500: every parameter a page reads, from the address and from the form, with hostile values.

Nobody lists the parameters: a page is opened once with a QueryDict that remembers which names were asked.
Pages come from the URL list, so a new page, filter or field is in here by itself.
"""

import io
import os
import zipfile
from collections.abc import Iterable
from typing import Any

import pytest
from django.db import transaction
from django.forms import BaseForm
from django.http import QueryDict
from django.test import Client

from basis.documenten.controle import DOCX, ODT, herken
from basis.organisatie.enums import Functie, Wet
from basis.organisatie.rechten import TABEL
from tests.fabriek import wereld
from tests.huis.test_aanval import REUS, binnen
from tests.huis.test_deur import URLS, _adres, _ids

VREEMD = (
    *("9999", "0000-00-00", "9999-12-31", "1", "-1", "0", REUS, "9" * 5000, "²", "1e400", "NaN", "Infinity"),
    *("31-12-9999", "01-01-0001", "2026-13", "9999-12", "9999-K4", "99:99", "00:00", "bestaatniet"),
    *("a\x00b", "%", "_", "\\", "'; --", "{}", "<b>", "x" * 20_000, "\u202e", "😀", " ", ""),
)
# Not asked with a stranger's values: these leave the session behind.
NIET = {"organisatie:uitloggen", "organisatie:hoedanigheid", "organisatie:wachtwoord", "healthz"}
# Together they may open every page.
VRAGERS = (Functie.TEAMLEIDER, Functie.CONTROLLER, Functie.BEHEERDER, Functie.PRIVACY_OFFICER)
# How many requests a page gets. VREEMD=50 of an evening gives every name every value.
KEREN = int(os.environ.get("VREEMD", "2"))


class Meelezer:
    """Remembers which names were read from any QueryDict."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.namen: set[str] = set()
        for methode in ("__getitem__", "getlist", "__contains__", "get"):
            self._luister(monkeypatch, methode)

    def _luister(self, monkeypatch: pytest.MonkeyPatch, methode: str) -> None:
        oud = getattr(QueryDict, methode)

        def lees(dit: QueryDict, naam: Any, *rest: Any) -> Any:
            self.namen.add(str(naam))
            return oud(dit, naam, *rest)

        monkeypatch.setattr(QueryDict, methode, lees)

    def neem(self) -> list[str]:
        uit, self.namen = sorted(self.namen - {"csrfmiddlewaretoken", "bewijs"}), set()
        return uit


def _keuzes(context: Any) -> dict[str, list[str]]:
    """Of every form on a page: which values its choices offer, by name of the field."""
    uit: dict[str, list[str]] = {}
    for laag in context or ():
        for ding in laag.flatten().values() if hasattr(laag, "flatten") else ():
            if isinstance(ding, BaseForm):
                for naam, veld in ding.fields.items():
                    paren = list(getattr(veld, "choices", ()))[:8]
                    uit.setdefault(naam, []).extend(
                        str(code) for code, label in paren if not isinstance(label, list | tuple)
                    )
    return uit


def _vraag(client: Client, methode: str, pad: str, gegevens: dict[str, str]) -> Any:
    with transaction.atomic():
        antwoord = getattr(client, methode)(pad, gegevens)
        transaction.set_rollback(True)
    return antwoord


def _invoer(namen: Iterable[str], bekend: dict[str, list[str]], nr: int) -> dict[str, str]:
    """A value for each name: another one each time `nr` goes up, the choices we saw among them."""
    uit = {}
    for plek, naam in enumerate(sorted(namen)):
        waarden = [*dict.fromkeys(bekend.get(naam, ())), *VREEMD]
        uit[naam] = waarden[(nr + plek * 5) % len(waarden)]
    return uit


def test_elke_parameter_van_elke_bladzijde(db, monkeypatch, caplog):
    caplog.set_level("CRITICAL")
    w = wereld()
    doors = {functie: w.medewerker(functie, wetten=list(Wet)) for functie in VRAGERS}
    clients = {functie: binnen(door) for functie, door in doors.items()}
    ids = _ids(w, doors[Functie.TEAMLEIDER], Wet.WMO)
    meelezer = Meelezer(monkeypatch)
    bekend: dict[str, list[str]] = {}
    fouten = []
    for nr, (naam, (_, view)) in enumerate(sorted(URLS.items())):
        recht = getattr(view, "recht", "thuis.zien")
        functie = next((f for f in VRAGERS if recht in TABEL[f][1]), None)
        if naam in NIET or functie is None:
            continue
        pad = _adres(naam, ids)
        for methode in ("get", "post"):
            namen: set[str] = set()
            for keer in range(KEREN + 1):
                invoer = _invoer(namen, bekend, nr + keer * 11)
                meelezer.neem()
                try:
                    antwoord = _vraag(clients[functie], methode, pad, invoer)
                except Exception as fout:
                    fouten.append((methode, naam, invoer, repr(fout)[:200]))
                    continue
                assert antwoord.status_code < 500, (methode, naam, invoer)
                namen.update(meelezer.neem())
                for veld, codes in _keuzes(antwoord.context).items():
                    bekend.setdefault(veld, []).extend(codes)
                if antwoord.status_code in (403, 405) or not namen:
                    break
    assert fouten == []


def _pak(**leden: bytes) -> bytes:
    doel = io.BytesIO()
    with zipfile.ZipFile(doel, "w", zipfile.ZIP_DEFLATED) as pak:
        for naam, inhoud in leden.items():
            pak.writestr(naam, inhoud)
    return doel.getvalue()


DOCX_BYTES = _pak(**{"[Content_Types].xml": b"<x/>" * 50, "word/document.xml": b"<x/>" * 50})
ODT_BYTES = _pak(**{"mimetype": b"application/vnd.oasis.opendocument.text", "content.xml": b"<x/>" * 50})


@pytest.mark.parametrize("heel", [DOCX_BYTES, ODT_BYTES], ids=["docx", "odt"])
def test_een_kapot_pak_is_geen_pak_en_geen_fout(heel):
    """Each byte of the file wrong in turn, and the file cut off anywhere."""
    assert herken(heel) is not None
    for plek in range(4, len(heel)):
        for byte in (0x00, 0xFF, heel[plek] ^ 0x01):
            stuk = heel[:plek] + bytes([byte]) + heel[plek + 1 :]
            assert herken(stuk) in (None, DOCX, ODT)
        assert herken(heel[:plek]) is None
