"""An upload is what its bytes say."""

import io
import zipfile

import pytest

from basis.documenten.controle import controleer_bestand
from basis.organisatie.handeling import Geweigerd

PDF = b"%PDF-1.7\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n"
PNG = b"\x89PNG\r\n\x1a\n" + b"\0" * 40
JPG = b"\xff\xd8\xff\xe0" + b"\0" * 40
HEIC = b"\0\0\0\x18ftypheic" + b"\0" * 40
EXE = b"MZ\x90\0\x03\0\0\0\x04" + b"\0" * 60
MAIL = b"From: a@example.nl\r\nSubject: vraag\r\n\r\nBeste gemeente,\r\n"


def pak(**leden: bytes) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as doel:
        for naam, inhoud in leden.items():
            doel.writestr(naam.replace("__", "/"), inhoud)
    return buffer.getvalue()


def docx(**extra: bytes) -> bytes:
    return pak(**{"[Content_Types].xml": b"<Types/>", "word__document.xml": b"<w/>", **extra})


ODT = pak(mimetype=b"application/vnd.oasis.opendocument.text", **{"content.xml": b"<o/>"})


def _alleen_tekst(waarde: object) -> str:
    """Bytes of a zip hold the second it was made: no name for a test, processes would disagree."""
    return waarde if isinstance(waarde, str) else "bytes"


@pytest.mark.parametrize(
    ("naam", "inhoud", "mediatype"),
    [
        ("brief.pdf", PDF, "application/pdf"),
        ("FOTO.JPG", JPG, "image/jpeg"),
        ("foto.jpeg", JPG, "image/jpeg"),
        ("scan.png", PNG, "image/png"),
        ("IMG_1.HEIC", HEIC, "image/heic"),
        ("verslag.docx", docx(), "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
        ("verslag.odt", ODT, "application/vnd.oasis.opendocument.text"),
        ("notitie.txt", "Eén regel.\r\n".encode(), "text/plain; charset=utf-8"),
        ("mail.eml", MAIL, "message/rfc822"),
    ],
    ids=_alleen_tekst,
)
def test_goed(naam, inhoud, mediatype):
    assert controleer_bestand(naam, inhoud).mediatype == mediatype


@pytest.mark.parametrize(
    ("naam", "inhoud", "woord"),
    [
        ("leeg.pdf", b"", "leeg"),
        ("programma.exe", EXE, "Dit soort bestand kan niet"),
        ("zondernaam", PDF, "Dit soort bestand kan niet"),
        (".pdf.html", b"<script>", "Dit soort bestand kan niet"),
        ("programma.pdf", EXE, "inhoud van dit bestand"),
        ("programma.txt", EXE, "inhoud van dit bestand"),
        ("foto.pdf", PNG, "De naam eindigt op .pdf, maar de inhoud is een afbeelding (png)"),
        ("brief.png", PDF, "De naam eindigt op .png"),
        ("half.pdf", PDF[:20], "kapot"),
        ("film.heic", b"\0\0\0\x18ftypmp42" + b"\0" * 20, "inhoud van dit bestand"),
        ("macro.docx", docx(word__vbaProject=b"x"), "inhoud van dit bestand"),
        ("pak.docx", pak(a=b"b"), "inhoud van dit bestand"),
        ("stuk.docx", docx()[:40], "inhoud van dit bestand"),
        ("tabel.odt", docx(), "De naam eindigt op .odt"),
        ("geen.eml", b"zomaar wat tekst", "inhoud van dit bestand"),
    ],
    ids=_alleen_tekst,
)
def test_fout(naam, inhoud, woord):
    with pytest.raises(Geweigerd) as fout:
        controleer_bestand(naam, inhoud)
    assert woord in fout.value.reden
    assert fout.value.veld == "bestand"


def test_te_groot(settings):
    settings.MAX_UPLOAD_BYTES = 1024 * 1024
    with pytest.raises(Geweigerd, match=r"te groot: 1,5 MB. Het mag hooguit 1 MB"):
        controleer_bestand("groot.txt", b"a" * (1024 * 1536))
    assert controleer_bestand("past.txt", b"a" * 1024 * 1024)
