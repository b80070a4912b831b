import re
from pathlib import Path

from casussen.gebeurtenissen import ZINNEN

WORTEL = Path(__file__).parents[2]


def test_elke_soort_heeft_een_zin_en_elke_zin_een_schrijver() -> None:
    tekst = "\n".join(pad.read_text() for pad in (WORTEL / "casussen" / "handelingen").glob("*.py"))
    voor = (
        r"(?:casus|onderzoek|hulpvraag|doel|ondersteuning|clientondersteuning|contact|schuldhulp|bijstand|overlijden|"
        r"spoed)"
    )
    geschreven = set(re.findall(rf'"({voor}\.[a-z_]+)"', re.sub(r"(?:@handeling|mag)\(.*?\)|RECHT = .*", "", tekst)))
    assert geschreven == set(ZINNEN)
