"""Hard words with an easier one. A tip, never a judgement: the writer may leave them."""

import re
from dataclasses import dataclass

MOEILIJK = {
    "aangaande": "over",
    "adequaat": "passend",
    "administratie": "papieren of post",
    "alsmede": "en ook",
    "alvorens": "voordat",
    "ambulant": "bij u thuis",
    "betreffende": "over",
    "conform": "volgens",
    "continueren": "doorgaan met",
    "cognitief": "met denken en onthouden",
    "derhalve": "daarom",
    "desbetreffende": "deze",
    "dient te": "moet",
    "echter": "maar",
    "frequentie": "hoe vaak",
    "gedurende": "tijdens",
    "geïndiceerd": "nodig",
    "gelet op": "omdat",
    "hieromtrent": "hierover",
    "indicatie": "besluit over hulp",
    "indien": "als",
    "ingevolge": "volgens",
    "inzake": "over",
    "inzet": "hulp",
    "jegens": "tegen",
    "middels": "met",
    "mits": "als",
    "mobiliteit": "kunnen lopen en reizen",
    "momenteel": "nu",
    "nochtans": "toch",
    "ondersteuningsbehoefte": "hulp die u nodig heeft",
    "problematiek": "problemen",
    "psychosociaal": "over hoe u zich voelt",
    "reeds": "al",
    "regie voeren": "zelf kunnen beslissen",
    "structuur": "vaste dagen en tijden",
    "ten aanzien van": "over",
    "ten behoeve van": "voor",
    "tevens": "ook",
    "toereikend": "genoeg",
    "verstrekken": "geven",
    "voornoemde": "deze",
    "woonachtig": "wonend",
    "zelfredzaam": "zelf uw leven kunnen regelen",
}
_ZOEK = re.compile(rf"\b({'|'.join(sorted(map(re.escape, MOEILIJK), key=len, reverse=True))})\b", re.IGNORECASE)
MAX_TIPS = 3


@dataclass(frozen=True)
class Tip:
    woord: str
    beter: str


def tips(tekst: str) -> list[Tip]:
    """At most three, each word once, in the order of the text."""
    gevonden: dict[str, Tip] = {}
    for treffer in _ZOEK.finditer(tekst):
        sleutel = treffer.group().lower()
        gevonden.setdefault(sleutel, Tip(treffer.group(), MOEILIJK[sleutel]))
    return list(gevonden.values())[:MAX_TIPS]
