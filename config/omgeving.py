"""Reading the environment: the only place where os.environ is looked at."""

import os
from ipaddress import IPv4Network, IPv6Network, ip_network
from typing import Any
from urllib.parse import parse_qsl, unquote, urlsplit


class OmgevingFout(RuntimeError):
    """A required variable is missing or unusable; the message names it."""


def tekst(naam: str, standaard: str | None = None) -> str:
    waarde = os.environ.get(naam, standaard)
    if waarde is None:
        raise OmgevingFout(f"Zet de omgevingsvariabele {naam} (zie docs/beheer.md).")
    return waarde


def ja(naam: str, standaard: bool = False) -> bool:
    waarde = os.environ.get(naam)
    return standaard if waarde is None else waarde.strip().lower() in {"1", "true", "ja", "yes", "on"}


def lijst(naam: str, standaard: str = "") -> list[str]:
    return [deel.strip() for deel in tekst(naam, standaard).split(",") if deel.strip()]


def netten(naam: str) -> list[IPv4Network | IPv6Network]:
    """Addresses or networks: 10.1.2.3,10.4.0.0/24."""
    try:
        return [ip_network(deel) for deel in lijst(naam)]
    except ValueError as fout:
        raise OmgevingFout(f"{naam}: {fout}.") from fout


def database(url: str) -> dict[str, Any]:
    """postgres://user:password@host:port/name?sslmode=require -> a Django DATABASES entry."""
    delen = urlsplit(url)
    if delen.scheme not in {"postgres", "postgresql"}:
        raise OmgevingFout("Een DATABASE_URL begint met postgres://: dit product draait alleen op PostgreSQL.")
    opties: dict[str, Any] = dict(parse_qsl(delen.query))
    host = opties.pop("host", None) or delen.hostname or ""
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": unquote(delen.path.lstrip("/")),
        "USER": unquote(delen.username or ""),
        "PASSWORD": unquote(delen.password or ""),
        "HOST": host,
        "PORT": str(delen.port or ""),
        "OPTIONS": opties,
    }
