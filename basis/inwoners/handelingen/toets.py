"""What is wrong with what was typed about a person, all at once: the verbs themselves stop at the first."""

from collections.abc import Callable

from basis.inwoners.datums import ONBEKEND, OnvolledigeDatum
from basis.inwoners.handelingen.adres import lees_postcode, toets_huisnummer
from basis.inwoners.handelingen.bewerken import lees_bsn, toets_geboren, toets_telefoon
from basis.organisatie.handeling import Geweigerd


def toets_persoon(
    *, geboren: OnvolledigeDatum = ONBEKEND, bsn: str = "", telefoon: str = "", postcode: str = "", huisnummer: str = ""
) -> list[Geweigerd]:
    """Every refusal the verbs would give on the form of these fields, each with its field."""
    toetsen: list[Callable[[], object]] = [
        lambda: toets_geboren(geboren),
        lambda: lees_bsn(bsn) if bsn.strip() else None,
        lambda: toets_telefoon(telefoon),
        lambda: lees_postcode(postcode),
        lambda: toets_huisnummer(huisnummer),
    ]
    fouten = []
    for toets in toetsen:
        try:
            toets()
        except Geweigerd as fout:
            fouten.append(fout)
    return fouten
