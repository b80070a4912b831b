"""HTML of a letter to PDF/UA-1, in the worker only: importing WeasyPrint costs seconds and needs Pango.

Same HTML, same bytes: the date in the file is the moment the letter was made. The fetcher opens
nothing but the fonts and the mark of our own stylesheet: no network, no other file.
"""

import atexit
import logging
from functools import cache
from pathlib import Path
from typing import Any

from django.conf import settings

from basis.documenten.sjablonen import stijlblad
from basis.journaal.tasks import NogNiet

VARIANT = "pdf/ua-1"
_MEDIATYPEN = {".woff2": "font/woff2", ".svg": "image/svg+xml"}


def _eigen_bestanden() -> dict[str, Path]:
    map_ = stijlblad().parent
    paden = [*sorted((map_ / "lettertypen").glob("*-normal.woff2")), map_ / "brief-merk.svg"]
    return {pad.as_uri(): pad for pad in paden}


@cache
def _pers() -> tuple[Any, Any, Any, Any]:
    """WeasyPrint's HTML, our stylesheet, its fonts and the closed fetcher: once per process."""
    if settings.PDF_UITGESCHAKELD:
        raise NogNiet("PDF is uitgeschakeld")
    try:
        from weasyprint import CSS, HTML
        from weasyprint.text.fonts import FontConfiguration
        from weasyprint.urls import FatalURLFetchingError, URLFetcher, URLFetcherResponse
    except OSError as fout:  # cffi can't load libpango or libgobject
        raise NogNiet("Pango ontbreekt") from fout

    for naam in ("fontTools", "weasyprint.progress"):
        logging.getLogger(naam).setLevel(logging.WARNING)
    bestanden = _eigen_bestanden()

    class GeslotenOphaler(URLFetcher):  # type: ignore[misc]
        """Only the files of our own stylesheet; anything else stops the letter."""

        def fetch(self, url: str, headers: Any = None) -> Any:
            pad = bestanden.get(url)
            if pad is None:
                raise FatalURLFetchingError("Een brief haalt niets van buiten op.")
            return URLFetcherResponse(url, pad.read_bytes(), {"Content-Type": _MEDIATYPEN[pad.suffix]})

    ophaler = GeslotenOphaler()
    lettertypen = FontConfiguration()
    stijl = CSS(
        string=stijlblad().read_text("utf-8"),
        base_url=stijlblad().as_uri(),
        font_config=lettertypen,
        url_fetcher=ophaler,
    )
    return HTML, stijl, lettertypen, ophaler


# Fonts are given back while Python still stands; at the very end WeasyPrint can't any more.
atexit.register(_pers.cache_clear)


def maak_pdf(html: str) -> bytes:
    """The letter as PDF/UA-1. Raises NogNiet where this machine can't make a PDF, PdfFout for a bad letter."""
    document, stijl, lettertypen, ophaler = _pers()
    try:
        inhoud: bytes = document(string=html, base_url="", url_fetcher=ophaler).write_pdf(
            stylesheets=[stijl], font_config=lettertypen, pdf_variant=VARIANT
        )
    except Exception:
        raise
    except BaseException as fout:  # FatalURLFetchingError is no Exception: the worker would die of it
        if type(fout).__name__ != "FatalURLFetchingError":
            raise
        raise PdfFout(str(fout)) from fout
    return inhoud


class PdfFout(Exception):
    """This letter can't become a PDF."""
