"""Management commands for people: one Dutch line on stderr, nothing else on stdout, honest exit codes."""

import re
import sys
from argparse import Action, ArgumentError, ArgumentParser, ArgumentTypeError, Namespace
from datetime import date
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser, handle_default_options
from django.db import OperationalError, ProgrammingError, connections

_VERTALING = (
    (r"^Error: ", ""),
    (r"unrecognized arguments: (.+)", r"Onbekend: \1."),
    (r"the following arguments are required: (.+)", r"Nog nodig: \1."),
    (r"argument (\S+): expected one argument", r"\1 vraagt een waarde."),
    (r"argument (\S+): expected at least one argument", r"\1 vraagt een waarde."),
    (r"argument (\S+): invalid choice: '?([^' ]+)'? .*", r"\1 kent “\2” niet."),
    (r"argument (\S+): (.+)", r"\1: \2"),
)


class Opdracht(BaseCommand):
    """A command whose wrong use exits 2 with one Dutch line; `fouten` are the ValueErrors it explains."""

    requires_system_checks = ()
    fouten: tuple[type[Exception], ...] = ()

    def create_parser(self, prog_name: str, subcommand: str, **kwargs: Any) -> CommandParser:
        # A parser that is not "called from the command line" raises instead of printing its usage.
        self._called_from_command_line = False
        return super().create_parser(prog_name, subcommand, allow_abbrev=False, **kwargs)

    def run_from_argv(self, argv: list[str]) -> None:
        """As Django's, without the class name before the message."""
        try:
            options = self.create_parser(argv[0], argv[1]).parse_args(argv[2:])
        except CommandError as fout:
            self._stop(_vertaal(str(fout)), 2)
        handle_default_options(options)
        instellingen = vars(options)
        try:
            self.execute(*instellingen.pop("args", ()), **instellingen)
        except CommandError as fout:
            if options.traceback:
                raise
            self._stop(str(fout), fout.returncode)
        finally:
            for verbinding in connections.all(initialized_only=True):
                if not verbinding.in_atomic_block:
                    verbinding.close()

    def execute(self, *args: Any, **options: Any) -> str | None:
        try:
            return super().execute(*args, **options)
        except self.fouten as fout:
            raise CommandError(str(fout), returncode=2) from fout
        except ProgrammingError as fout:
            raise CommandError("De database is niet bijgewerkt; voer eerst migrate uit.") from fout
        except OperationalError as fout:
            raise CommandError("De database is niet te bereiken.") from fout

    def _stop(self, regel: str, code: int) -> None:
        self.stderr.write(" ".join(regel.split()))
        sys.exit(code)


class EenKeer(Action):
    """An option that may stand there once: a second value must not silently win."""

    def __call__(
        self, parser: ArgumentParser, namespace: Namespace, values: Any, option_string: str | None = None
    ) -> None:
        if getattr(namespace, self.dest) is not None:
            raise ArgumentError(None, f"{option_string} staat er twee keer. Noem hem één keer.")
        setattr(namespace, self.dest, values)


def datum(tekst: str) -> date:
    """Type for an argparse option: an ISO date, written as on screen in the help."""
    if re.fullmatch(r"\d{4}-\d{2}-\d{2}", tekst):
        try:
            return date.fromisoformat(tekst)
        except ValueError:
            raise ArgumentTypeError(f"“{tekst}” bestaat niet als datum.") from None
    raise ArgumentTypeError(f"“{tekst}” is geen datum; schrijf JJJJ-MM-DD.")


def _vertaal(regel: str) -> str:
    for patroon, nederlands in _VERTALING:
        regel = re.sub(patroon, nederlands, regel, flags=re.DOTALL)
    return regel
