"""One Django start for all that must happen before web and worker: `./run` calls this in the venv.

Exit status: 0 ready, else the number of the failing part. Stdout holds only the lines with demo accounts.
"""

import os
import sys
from contextlib import redirect_stdout
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")

import django
from django.conf import settings
from django.core.management import CommandError, call_command, get_commands
from django.db import OperationalError, connection

from basis.journaal.eigenaar import ZONDER_GEWONE, als_eigenaar
from config.logboek import meld
from config.omgeving import OmgevingFout
from scripts.inrichting.huis import DATABASE, DEMO, INSTELLINGEN, MIGRATIES, SLEUTELS


def main(opties: list[str]) -> int:
    try:
        django.setup()
    except OmgevingFout as fout:
        print(fout, file=sys.stderr)
        return INSTELLINGEN
    try:
        with als_eigenaar():
            connection.ensure_connection()
    except OperationalError as fout:
        print(f"De database is niet bereikbaar: {fout}", file=sys.stderr)
        return DATABASE
    if settings.EIGENAAR_DATABASE is None:
        print(ZONDER_GEWONE, file=sys.stderr)
    with redirect_stdout(sys.stderr):
        try:
            call_command("migrate", interactive=False, verbosity=0)
        except CommandError as fout:
            print(fout, file=sys.stderr)
            return MIGRATIES
        try:
            call_command("controleer_sleutels")
        except CommandError as fout:
            print(fout, file=sys.stderr)
            return SLEUTELS
        if not opties or "laad_demo" not in get_commands():
            return 0
        try:
            call_command("laad_demo")
        except CommandError as fout:
            # A gemeente of one's own in this database is no reason not to start.
            print(f"Demo niet geladen: {fout}", file=sys.stderr)
            return DEMO if "--demo-verplicht" in opties else 0
    if "demo_accounts" in get_commands():
        call_command("demo_accounts")
    return 0


if __name__ == "__main__":
    try:
        sys.exit(main(sys.argv[1:]))
    except SystemExit:
        raise
    except Exception as fout:
        meld(type(fout), fout, fout.__traceback__)
        sys.exit(MIGRATIES)
