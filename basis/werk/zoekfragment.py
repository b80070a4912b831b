"""The part of a text around what was found, with the found words marked. PostgreSQL decides what matches."""

import unicodedata
from dataclasses import dataclass

from django.db import connection

from basis.werk.zoekwoorden import CONFIG, MAX_TEKENS, plat, tsquery

BREED = 90
_BEGIN, _EINDE = "\x02", "\x03"
_OPTIES = f'HighlightAll=true, StartSel="{_BEGIN}", StopSel="{_EINDE}"'


@dataclass(frozen=True)
class Stuk:
    """A run of text; `raak` when it is what was asked for."""

    tekst: str
    raak: bool = False


def fragmenten(teksten: list[str], vraag: str) -> list[tuple[Stuk, ...]]:
    """For each text the part around the first hit. One query, with the texts as parameters."""
    if not teksten:
        return []
    heel = [_schoon(tekst) for tekst in teksten]
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT ts_headline(%s::regconfig, tekst, to_tsquery(%s::regconfig, %s), %s)"
            " FROM unnest(%s::text[]) WITH ORDINALITY AS rij(tekst, nr) ORDER BY nr",
            [CONFIG, CONFIG, tsquery(vraag), _OPTIES, [plat(tekst) for tekst in heel]],
        )
        gemerkt = [rij[0] for rij in cursor.fetchall()]
    return [_knip(tekst, _plekken(merk)) for tekst, merk in zip(heel, gemerkt, strict=True)]


def _schoon(tekst: str) -> str:
    een_regel = " ".join(tekst.replace(_BEGIN, " ").replace(_EINDE, " ").replace("\x00", " ").split())
    return unicodedata.normalize("NFC", een_regel)[:MAX_TEKENS]


def _plekken(gemerkt: str) -> list[tuple[int, int]]:
    """Where the marks stand, counted without the marks: the same places as in the text itself."""
    uit: list[tuple[int, int]] = []
    plek = begin = 0
    for teken in gemerkt:
        if teken == _BEGIN:
            begin = plek
        elif teken == _EINDE:
            uit.append((begin, plek))
        else:
            plek += 1
    return uit


def _knip(tekst: str, plekken: list[tuple[int, int]]) -> tuple[Stuk, ...]:
    eerste = plekken[0][0] if plekken else 0
    van, tot = max(0, eerste - BREED), min(len(tekst), eerste + 2 * BREED)
    # Not in the middle of a word.
    if van and (spatie := tekst.find(" ", van, eerste)) >= 0:
        van = spatie + 1
    if tot < len(tekst) and (spatie := tekst.rfind(" ", eerste, tot)) > eerste:
        tot = spatie
    stukken = [Stuk("… ")] if van else []
    hier = van
    for begin, einde in plekken:
        if begin < van or einde > tot:
            continue
        stukken += [Stuk(tekst[hier:begin]), Stuk(tekst[begin:einde], raak=True)]
        hier = einde
    stukken.append(Stuk(tekst[hier:tot]))
    if tot < len(tekst):
        stukken.append(Stuk(" …"))
    return tuple(stuk for stuk in stukken if stuk.tekst)
