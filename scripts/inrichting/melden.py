"""What the two commands say, and how they fail."""

import sys
from pathlib import Path

WORTEL = Path(__file__).resolve().parents[2]


class Fout(Exception):
    """A step that failed: `onderdeel` names the part, the text is Dutch and tells what to do."""

    def __init__(self, onderdeel: str, tekst: str) -> None:
        super().__init__(tekst)
        self.onderdeel = onderdeel
        self.tekst = tekst


def zeg(tekst: str) -> None:
    """To stderr: with `./run manage` stdout belongs to the command."""
    print(tekst, file=sys.stderr, flush=True)


def kort(pad: Path) -> str:
    """A path as one would type it from the project folder."""
    try:
        return str(pad.relative_to(WORTEL))
    except ValueError:
        return str(pad)
