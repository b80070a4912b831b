"""Is an uploaded file what it says it is? By its content, never by what the browser claims."""

import io
import re
import zipfile
from dataclasses import dataclass

from django.conf import settings

from basis.organisatie.handeling import Geweigerd


@dataclass(frozen=True)
class Bestandssoort:
    mediatype: str
    extensies: tuple[str, ...]
    naam: str
    inline: bool = False


PDF = Bestandssoort("application/pdf", ("pdf",), "pdf", inline=True)
JPG = Bestandssoort("image/jpeg", ("jpg", "jpeg"), "foto (jpg)")
PNG = Bestandssoort("image/png", ("png",), "afbeelding (png)")
HEIC = Bestandssoort("image/heic", ("heic", "heif"), "foto (heic)")
DOCX = Bestandssoort(
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document", ("docx",), "Word-document"
)
ODT = Bestandssoort("application/vnd.oasis.opendocument.text", ("odt",), "OpenDocument-tekst")
TXT = Bestandssoort("text/plain; charset=utf-8", ("txt",), "tekst")
EML = Bestandssoort("message/rfc822", ("eml",), "e-mail (eml)")
SOORTEN = (PDF, JPG, PNG, HEIC, DOCX, ODT, TXT, EML)
EXTENSIES = tuple(extensie for soort in SOORTEN for extensie in soort.extensies)
MAG = "pdf, jpg, png, heic, docx, odt, txt of eml"

_HEIC_MERKEN = {b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx", b"mif1", b"msf1", b"heif"}
_GEEN_TEKST = re.compile(rb"[\x00-\x08\x0b\x0e-\x1f]")
_MAILKOP = re.compile(rb"^[!-9;-~]{1,60}:[ \t]?\S", re.MULTILINE)
_AFZENDER = re.compile(rb"^(from|received|return-path|mime-version|message-id|date|subject):", re.I | re.M)


def controleer_bestand(bestandsnaam: str, inhoud: bytes, veld: str = "bestand") -> Bestandssoort:
    """The kind of file, or Geweigerd with what is wrong: empty, too large, not allowed, or not what it says."""
    if not inhoud:
        raise Geweigerd("Dit bestand is leeg. Kies een ander bestand.", veld)
    if len(inhoud) > settings.MAX_UPLOAD_BYTES:
        raise Geweigerd(te_groot(len(inhoud)), veld)
    _, punt, extensie = bestandsnaam.rpartition(".")
    extensie = extensie.lower() if punt else ""
    if extensie not in EXTENSIES:
        raise Geweigerd(f"Dit soort bestand kan niet. Kies een {MAG}.", veld)
    soort = herken(inhoud, extensie)
    if soort is None:
        raise Geweigerd(f"De inhoud van dit bestand is geen {MAG}, of het bestand is kapot.", veld)
    if extensie not in soort.extensies:
        raise Geweigerd(
            f"De naam eindigt op .{extensie}, maar de inhoud is een {soort.naam}. "
            "Sla het bestand opnieuw op met de goede naam.",
            veld,
        )
    return soort


def te_groot(grootte: int) -> str:
    return (
        f"Dit bestand is te groot: {_mb(grootte)} MB. Het mag hooguit {_mb(settings.MAX_UPLOAD_BYTES)} MB zijn. "
        "Maak het kleiner of splits het."
    )


def herken(inhoud: bytes, extensie: str = "") -> Bestandssoort | None:
    """What the bytes are; None when it is none of ours. `extensie` only tells text and e-mail apart."""
    if inhoud[:64].lstrip(b"\xef\xbb\xbf\r\n\t ").startswith(b"%PDF-"):
        return PDF if b"%%EOF" in inhoud else None
    if inhoud.startswith(b"\xff\xd8\xff"):
        return JPG
    if inhoud.startswith(b"\x89PNG\r\n\x1a\n"):
        return PNG
    if inhoud[4:8] == b"ftyp":
        return HEIC if inhoud[8:12] in _HEIC_MERKEN else None
    if inhoud.startswith(b"PK\x03\x04"):
        return _kantoor(inhoud)
    return _tekst(inhoud, extensie)


def _kantoor(inhoud: bytes) -> Bestandssoort | None:
    """A docx or odt, without macros. Only the list of members is read, nothing is unpacked."""
    try:
        with zipfile.ZipFile(io.BytesIO(inhoud)) as pak:
            namen = set(pak.namelist())
            eerste = pak.infolist()[0]
            odt = (
                eerste.filename == "mimetype" and eerste.file_size < 100 and pak.read(eerste) == ODT.mediatype.encode()
            )
    except Exception:
        return None
    if any("vbaproject" in naam.lower() or naam.lower().startswith("basic/") for naam in namen):
        return None
    if odt and "content.xml" in namen:
        return ODT
    return DOCX if {"[Content_Types].xml", "word/document.xml"} <= namen else None


def _tekst(inhoud: bytes, extensie: str) -> Bestandssoort | None:
    if _GEEN_TEKST.search(inhoud):
        return None
    kop = inhoud.replace(b"\r\n", b"\n").split(b"\n\n", 1)[0]
    if extensie == "eml":
        return EML if _MAILKOP.match(kop) and _AFZENDER.search(kop) else None
    return TXT


def _mb(grootte: int) -> str:
    return f"{grootte / 1024 / 1024:.1f}".removesuffix(".0").replace(".", ",")
