"""Sessions and the rate limit. Small and our own: no permissions, no contenttypes, no superuser.

The limit counts per account and per known device (a signed cookie of an earlier login), else per
account and address. So somebody who guesses passwords can't lock out a colleague. What unknown devices get wrong
at one address counts together, over all accounts: a device that logged in before goes on there.
"""

from datetime import timedelta
from ipaddress import IPv4Address, IPv6Address, ip_address

from django.conf import settings
from django.contrib.auth.hashers import make_password
from django.core import signing
from django.db import connection, transaction
from django.http import HttpRequest, HttpResponse
from django.utils.crypto import constant_time_compare, salted_hmac

from basis.journaal.tijd import geleden, nu, vandaag
from basis.organisatie.models import Hoedanigheid, Inlogpoging, Medewerker

SLEUTEL = "medewerker"
CONTROLE = "controle"
DOOR = "hoedanigheid"
APPARAAT = "apparaat"
MAX_POGINGEN = 5
VENSTER = timedelta(minutes=15)


ONBEKEND = "onbekend"


def _ip(tekst: str) -> IPv4Address | IPv6Address | None:
    """The address in what a proxy writes, which may add a port: 1.2.3.4:567 or [::1]:567."""
    kaal = tekst.strip()
    if kaal.startswith("["):
        kaal = kaal[1:].partition("]")[0]
    elif kaal.count(":") == 1:
        kaal = kaal.partition(":")[0]
    try:
        ip = ip_address(kaal)
    except ValueError:
        return None
    return getattr(ip, "ipv4_mapped", None) or ip


def _is_proxy(ip: IPv4Address | IPv6Address) -> bool:
    return any(ip in net for net in settings.VERTROUWDE_PROXIES)


def adres(request: HttpRequest) -> str:
    """The address of who asks; behind the proxy what that says, else "onbekend": never everybody's address.

    Only our own proxy is believed: one in VERTROUWDE_PROXIES, or without those and with HTTPS any near peer.
    """
    zender = _ip(str(request.META.get("REMOTE_ADDR") or ""))
    if settings.VERTROUWDE_PROXIES:
        achter_proxy = zender is None or _is_proxy(zender)
    else:
        achter_proxy = settings.HTTPS and (zender is None or zender.is_private)
    if not achter_proxy:
        return str(zender or ONBEKEND)
    # Each proxy adds whom it heard at the end; what stands before that the visitor may have made up.
    for deel in reversed(request.META.get("HTTP_X_FORWARDED_FOR", "").split(",")):
        bezoeker = _ip(deel)
        if bezoeker is None or not _is_proxy(bezoeker):
            return str(bezoeker or ONBEKEND)
    return ONBEKEND


def _hmac(waarde: str) -> str:
    return salted_hmac("inlogpoging", waarde, algorithm="sha256").hexdigest()


def _emmers(request: HttpRequest, gebruikersnaam: str) -> tuple[str, str]:
    """The bucket of this account here, and that of the address; empty on a known device or without an address."""
    naam = gebruikersnaam.strip().lower()
    try:
        if signing.loads(request.COOKIES.get(APPARAAT, ""), salt=APPARAAT).get("naam") == naam:
            return _hmac(f"{naam}|{request.COOKIES[APPARAAT]}"), ""
    except (signing.BadSignature, AttributeError):
        pass
    vanaf = adres(request)
    return _hmac(f"{naam}|{vanaf}"), "" if vanaf == ONBEKEND else _hmac(f"|{vanaf}")


class TeVaak(Exception):
    """Too many wrong tries in a quarter; `adres`: by unknown devices at this address, over all accounts."""

    def __init__(self, adres: bool) -> None:
        super().__init__(adres)
        self.adres = adres


def _neem_plek(emmer: str, adres_emmer: str) -> Inlogpoging:
    """Count this try before its password is looked at, one by one per bucket: a burst counts as much as a row.

    Raises TeVaak.
    """
    with transaction.atomic():
        with connection.cursor() as cursor:
            for slot in filter(None, (adres_emmer, emmer)):
                cursor.execute("SELECT pg_advisory_xact_lock(%s)", [int(slot[:15], 16)])
        recent = Inlogpoging.objects.filter(op__gte=geleden(VENSTER))
        if recent.filter(emmer=emmer).count() >= MAX_POGINGEN:
            raise TeVaak(adres=False)
        if adres_emmer and recent.filter(adres_emmer=adres_emmer).count() >= settings.INLOG_MAX_PER_ADRES:
            raise TeVaak(adres=True)
        return Inlogpoging.objects.create(emmer=emmer, adres_emmer=adres_emmer, op=nu())


def controleer(request: HttpRequest, gebruikersnaam: str, wachtwoord: str) -> Medewerker | None:
    """The Medewerker if name and password fit, else None; a failure counts towards the limit. Raises TeVaak.

    Success wipes out what the same person got wrong just before, here.
    """
    emmer, adres_emmer = _emmers(request, gebruikersnaam)
    _neem_plek(emmer, adres_emmer)
    medewerker = Medewerker.objects.filter(gebruikersnaam=gebruikersnaam.strip().lower(), actief=True).first()
    if medewerker is None:
        make_password(wachtwoord)  # the same work as a real check: no timing difference
    elif medewerker.check_password(wachtwoord):
        Inlogpoging.objects.filter(emmer=emmer).delete()
        return medewerker
    return None


def log_in(request: HttpRequest, medewerker: Medewerker) -> list[Hoedanigheid]:
    """Start a session; with exactly one valid hoedanigheid it is chosen at once. Returns the choices."""
    request.session.flush()
    request.session.cycle_key()
    request.session[SLEUTEL] = medewerker.pk
    request.session[CONTROLE] = medewerker.get_session_auth_hash()
    keuzes = keuzes_van(medewerker)
    if len(keuzes) == 1:
        request.session[DOOR] = keuzes[0].pk
    return keuzes


def blijf_binnen(request: HttpRequest, medewerker: Medewerker) -> None:
    """After a new password: this session goes on under a new key, every other one ends."""
    request.session.cycle_key()
    request.session[CONTROLE] = medewerker.get_session_auth_hash()


def onthoud_apparaat(antwoord: HttpResponse, medewerker: Medewerker) -> None:
    """Remember this device, so failed guesses elsewhere don't count against it."""
    waarde = signing.dumps({"naam": medewerker.gebruikersnaam}, salt=APPARAAT)
    antwoord.set_cookie(APPARAAT, waarde, max_age=180 * 24 * 3600, httponly=True, samesite="Lax", secure=settings.HTTPS)


def log_uit(request: HttpRequest) -> None:
    request.session.flush()


def keuzes_van(medewerker: Medewerker) -> list[Hoedanigheid]:
    """The hoedanigheden valid today, in a fixed order."""
    rijen = Hoedanigheid.objects.met_alles().filter(medewerker=medewerker).geldig_op(vandaag())
    return list(rijen.order_by("gemeente__naam", "organisatie__naam", "id"))


def kies(request: HttpRequest, hoedanigheid_id: int) -> Hoedanigheid | None:
    """Make one of the own hoedanigheden active; None when it is not one of them."""
    medewerker = request.user
    if not isinstance(medewerker, Medewerker):
        return None
    gekozen = next((keuze for keuze in keuzes_van(medewerker) if keuze.pk == hoedanigheid_id), None)
    if gekozen:
        request.session.cycle_key()
        request.session[DOOR] = gekozen.pk
    return gekozen


def huidige(request: HttpRequest) -> tuple[Medewerker | None, Hoedanigheid | None]:
    """Who is logged in and through which door; both None without a session. One query."""
    medewerker_id = request.session.get(SLEUTEL)
    if medewerker_id is None:
        return None, None
    door_id = request.session.get(DOOR)
    door = None
    if door_id is not None:
        door = (
            Hoedanigheid.objects.met_alles().geldig_op(vandaag()).filter(pk=door_id, medewerker=medewerker_id).first()
        )
    medewerker = door.medewerker if door else Medewerker.objects.filter(pk=medewerker_id).first()
    if medewerker is None or not medewerker.actief:
        return None, None
    if not constant_time_compare(request.session.get(CONTROLE, ""), medewerker.get_session_auth_hash()):
        return None, None
    return medewerker, door
