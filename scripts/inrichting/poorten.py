"""Free loopback ports."""

import socket


def vrij(poort: int, host: str = "127.0.0.1") -> bool:
    familie = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(familie, socket.SOCK_STREAM) as proef:
        proef.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            proef.bind((host, poort))
        except OSError:
            return False
    return True


def kies(*voorkeuren: int | None, host: str = "127.0.0.1") -> int:
    """The first preferred port that is free, else any free one."""
    for poort in voorkeuren:
        if poort and vrij(poort, host):
            return poort
    familie = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(familie, socket.SOCK_STREAM) as proef:
        proef.bind((host, 0))
        return int(proef.getsockname()[1])


def antwoordt(poort: int, host: str = "127.0.0.1") -> bool:
    try:
        with socket.create_connection((host, poort), timeout=1):
            return True
    except OSError:
        return False
