"""For a container's health check: `python -m config.leeft worker|beat`; exit status 0 when it lives."""

import os
import sys

import redis

from config import hartslag


def main(soort: str) -> int:
    try:
        return 0 if hartslag.leeft(soort) else 1
    except (redis.RedisError, OSError):
        return 1


if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    sys.exit(main(sys.argv[1]))
