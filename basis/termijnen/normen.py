"""Where a gemeente's dated rows meet the kinds of the law."""

from dataclasses import replace
from datetime import date

from basis.termijnen.kalender import tel
from basis.termijnen.regels import Norm, Regels
from basis.termijnen.soort import Ruimte, Schuift, Soort
from basis.termijnen.uitkomst import TermijnFout


def met_norm(soort: Soort, vanaf: date, regels: Regels) -> Soort:
    """The kind with the length the gemeente gave it, where the law leaves that room."""
    if soort.ruimte is Ruimte.GEEN:
        return soort
    alleen_verordening = True if soort.ruimte is Ruimte.VERORDENING else None
    norm = regels.norm(soort.soort, vanaf, verordening=alleen_verordening)
    if norm is None:
        return soort
    if soort.hoogstens and tel(norm.duur, vanaf, regels) > tel(soort.hoogstens, vanaf, regels):
        raise TermijnFout(
            f"De verordening geeft {norm.duur} voor {soort.soort}, maar {soort.artikel} staat "
            f"hoogstens {soort.hoogstens} toe."
        )
    return als_norm(soort, norm, regels)


def als_norm(soort: Soort, norm: Norm, regels: Regels) -> Soort:
    """The kind with length, source and rolling of this row."""
    keuzes = regels.keuzes
    schuift = keuzes.verordening_schuift if norm.verordening else keuzes.norm_schuift
    return replace(
        soort,
        lengte=norm.duur,
        artikel=norm.bron,
        schuift=Schuift.ATW if schuift else Schuift.NEE,
        uit_verordening=norm.verordening,
        redelijke_termijn=False,
        eigen=True,
    )
