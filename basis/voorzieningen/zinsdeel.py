"""A name from the catalogue inside a sentence: "een traplift", "geen traplift", "Een traplift"."""

from collections.abc import Sequence

# Names that keep their capital in the middle of a sentence.
EIGENNAMEN = frozenset({"Wmo", "Wlz", "Zvw", "Wgs", "Wajong", "Valys", "Nederlandse", "Nederlands"})
_BEPAALD = ("de", "het", "uw", "je", "jouw", "deze", "dit")


def in_zin(naam: str) -> str:
    """As it stands in the middle of a sentence, whatever capital or full stop somebody typed."""
    naam = " ".join(naam.split()).rstrip(".")
    eerste = naam.split(" ")[0].split("-")[0]
    gewoon = eerste[1:].islower() or len(eerste) == 1
    return naam if eerste in EIGENNAMEN or not gewoon else naam[:1].lower() + naam[1:]


def groot(naam: str) -> str:
    """A name at the begin of a line: also IJsbaan, and never iJsbaan."""
    naam = " ".join(naam.split())
    return "IJ" + naam[2:] if naam[:2].lower() == "ij" else naam[:1].upper() + naam[1:]


def geen(naam: str) -> str:
    """The same, refused: een traplift → geen traplift, de regiotaxi → niet de regiotaxi."""
    naam = in_zin(naam)
    lidwoord, _, rest = naam.partition(" ")
    if rest and lidwoord.lower() == "een":
        return f"geen {rest}"
    return f"niet {naam}" if rest and lidwoord.lower() in _BEPAALD else f"geen {naam}"


def opsomming(delen: Sequence[str], woord: str = "en") -> str:
    """a, b en c"""
    return delen[0] if len(delen) == 1 else f"{', '.join(delen[:-1])} {woord} {delen[-1]}" if delen else "hulp"
