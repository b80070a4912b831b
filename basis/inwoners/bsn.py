"""BSN: the elfproef, encryption at rest and the blind index (Wabb 10, Wmo 5.2.9, UAVG 46).

A BSN is never stored in the clear. Two values stand in the database: the AES-GCM ciphertext with the
version of its key, and an HMAC over the nine digits by which a person is found again.
"""

import base64
import binascii
import hmac
import secrets
from dataclasses import dataclass
from functools import lru_cache
from hashlib import sha256

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from django.conf import settings

_NONCE = 12
_SLEUTEL = 32
# 8-digit numbers exist on paper: the leading zero is part of the number.
_LENGTES = (8, 9)
_SCHEIDING = str.maketrans("", "", " .-\u00a0")


class BsnFout(ValueError):
    """Not a BSN; the message is the Dutch reason and never repeats the number."""


class SleutelFout(RuntimeError):
    """A key is missing, unreadable or not the one this value was made with."""


@dataclass(frozen=True)
class _Sleutels:
    nieuwste: int
    per_versie: dict[int, AESGCM]


def normaliseer(waarde: str) -> str:
    """The nine digits of a BSN as typed (spaces, dots and hyphens allowed); BsnFout when it is none."""
    cijfers = waarde.strip().translate(_SCHEIDING)
    if not cijfers:
        raise BsnFout("Vul een BSN in.")
    if not (cijfers.isascii() and cijfers.isdigit()):
        raise BsnFout("Een BSN bestaat alleen uit cijfers.")
    if len(cijfers) not in _LENGTES:
        raise BsnFout("Een BSN heeft 9 cijfers.")
    cijfers = cijfers.zfill(9)
    som = sum((9 - plek) * int(cijfer) for plek, cijfer in enumerate(cijfers[:8])) - int(cijfers[8])
    if cijfers == "000000000" or som % 11:
        raise BsnFout("Dit is geen geldig BSN: het nummer klopt niet met de elfproef.")
    return cijfers


def is_geldig(waarde: str) -> bool:
    try:
        normaliseer(waarde)
    except BsnFout:
        return False
    return True


def masker(bsn: str) -> str:
    """Only the last three digits: '•••••• 012'. The input is a normalised BSN."""
    return f"•••••• {bsn[-3:]}" if bsn else ""


def versleutel(bsn: str) -> tuple[int, bytes]:
    """(key version, nonce + ciphertext), with the newest key. Same BSN, other bytes each time."""
    sleutels = _sleutels(settings.BSN_SLEUTELS)
    nonce = secrets.token_bytes(_NONCE)
    geheim = sleutels.per_versie[sleutels.nieuwste].encrypt(
        nonce, normaliseer(bsn).encode(), _context(sleutels.nieuwste)
    )
    return sleutels.nieuwste, nonce + geheim


def ontsleutel(versie: int, geheim: bytes | memoryview, *, index: bytes | memoryview | None = None) -> str:
    """The nine digits. With `index` (the stored blind index) a swapped ciphertext is refused.

    SleutelFout when the key is missing, the bytes were changed or they belong to another person.
    """
    sleutel = _sleutels(settings.BSN_SLEUTELS).per_versie.get(versie)
    if sleutel is None:
        raise SleutelFout(f"BSN-sleutel met versie {versie} ontbreekt in BSN_SLEUTELS.")
    ruw = bytes(geheim)
    try:
        bsn = sleutel.decrypt(ruw[:_NONCE], ruw[_NONCE:], _context(versie)).decode()
    except (InvalidTag, ValueError) as fout:
        raise SleutelFout("Een opgeslagen BSN is niet te lezen met de sleutel van die versie.") from fout
    if index is not None and not hmac.compare_digest(bytes(index), zoekindex(bsn)):
        raise SleutelFout("Een opgeslagen BSN hoort niet bij zijn zoekindex.")
    return bsn


def zoekindex(bsn: str, doel: str = "inwoner") -> bytes:
    """HMAC over the normalised number. Another `doel` gives another index, so tables can't be joined."""
    return _hmac(f"bsn|{doel}|{normaliseer(bsn)}")


def vingerafdruk(tekst: str) -> str:
    """Keyed, so that nobody can guess from it what a source gave."""
    return _hmac(f"vingerafdruk|{tekst}").hex()


def versies() -> frozenset[int]:
    """The key versions that can be read now."""
    return frozenset(_sleutels(settings.BSN_SLEUTELS).per_versie)


def nieuwste_versie() -> int:
    return _sleutels(settings.BSN_SLEUTELS).nieuwste


def _context(versie: int) -> bytes:
    return f"toegangspunt|inwoner.bsn|{versie}".encode()


def _hmac(bericht: str) -> bytes:
    return hmac.digest(_index_sleutel(settings.BSN_INDEX_SLEUTEL), bericht.encode(), sha256)


@lru_cache(maxsize=8)
def _sleutels(tekst: str) -> _Sleutels:
    per_versie: dict[int, AESGCM] = {}
    for deel in filter(None, (stuk.strip() for stuk in tekst.split(","))):
        nummer, _, sleutel = deel.partition(":")
        if not nummer.isascii() or not nummer.isdigit() or int(nummer) < 1:
            raise SleutelFout("BSN_SLEUTELS: schrijf elke sleutel als versie:sleutel, met versie 1 of hoger.")
        if int(nummer) in per_versie:
            raise SleutelFout(f"BSN_SLEUTELS: versie {int(nummer)} staat er twee keer in.")
        per_versie[int(nummer)] = AESGCM(_ruw(sleutel, f"BSN_SLEUTELS versie {int(nummer)}"))
    if not per_versie:
        raise SleutelFout("BSN_SLEUTELS is leeg: zonder sleutel kan er geen BSN worden opgeslagen.")
    return _Sleutels(max(per_versie), per_versie)


@lru_cache(maxsize=8)
def _index_sleutel(tekst: str) -> bytes:
    return _ruw(tekst, "BSN_INDEX_SLEUTEL")


def _ruw(tekst: str, naam: str) -> bytes:
    try:
        ruw = base64.b64decode(tekst.strip(), validate=True)
    except (binascii.Error, ValueError) as fout:
        raise SleutelFout(f"{naam} is geen base64.") from fout
    if len(ruw) != _SLEUTEL:
        raise SleutelFout(f"{naam} moet {_SLEUTEL} bytes zijn en is er {len(ruw)}.")
    return ruw
