"""Fills an empty database with a big gemeente and measures the pages as colleagues see them.

    DATABASE_URL=postgres://…/leeg python scripts/meet/groot.py            # fill and measure
    DATABASE_URL=postgres://…/vol  python scripts/meet/groot.py --meet     # measure again

See docs/prestaties.md. Never runs on a database that holds a gemeente of somebody.
"""

import argparse
import os
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent.parent))
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
# Nothing of value is stored here, so keys of one run will do.
for naam, waarde in {
    "SECRET_KEY": "alleen-om-te-meten-niet-geheim-0123456789abcdef",
    "REDIS_URL": "redis://127.0.0.1:1/0",
    "BSN_SLEUTELS": "1:" + "A" * 43 + "=",
    "BSN_INDEX_SLEUTEL": "B" * 43 + "=",
    "LOG_LEVEL": "ERROR",
}.items():
    os.environ.setdefault(naam, waarde)

import django  # noqa: E402 - after the environment is set


def main() -> int:
    lezer = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    lezer.add_argument("--dossiers", type=int, default=300_000)
    lezer.add_argument("--rondes", type=int, default=20)
    keuze = lezer.add_mutually_exclusive_group()
    keuze.add_argument("--vul", action="store_true", help="alleen vullen")
    keuze.add_argument("--meet", action="store_true", help="alleen meten, in een database die dit script vulde")
    opties = lezer.parse_args()
    if not os.environ.get("DATABASE_URL"):
        print("Zet DATABASE_URL op een eigen, lege database.", file=sys.stderr)
        return 2
    django.setup()
    from django.core.management import call_command

    from scripts.meet import meten, vullen

    try:
        call_command("migrate", interactive=False, verbosity=0)
        if not opties.meet:
            vullen.vul(vullen.Omvang(opties.dossiers, opties.dossiers * 10 // 3))
        if not opties.vul:
            meten.meet(opties.rondes)
    except vullen.NietLeeg as fout:
        print(fout, file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
