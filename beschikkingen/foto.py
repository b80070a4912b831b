"""What lay before the second person: kept when akkoord is asked, so what changed since is seen before deciding."""

from basis.scherm.opmaak import euro
from beschikkingen.enums import StatusBeschikking
from beschikkingen.stand import Onderdeel, Stand
from beschikkingen.woorden import hoeveel, periode
from casussen.enums import Leveringsvorm

Foto = dict[str, dict[str, str]]


def foto(stand: Stand) -> Foto:
    """The lines under the decision as they read now, by besluit."""
    return {str(deel.besluit.pk): _regel(deel) for deel in stand.onderdelen}


def _regel(deel: Onderdeel) -> dict[str, str]:
    regel = deel.regel
    return {
        "hulp": deel.naam,
        "omschrijving": regel.omschrijving,
        "hoeveel": hoeveel(regel),
        "periode": periode(regel),
        "aanbieder": regel.organisatie.naam if regel.organisatie else "nader te kiezen",
        "vorm": str(Leveringsvorm(regel.leveringsvorm).label),
        "bedrag per jaar": euro(deel.per_jaar) if deel.per_jaar is not None else "onbekend",
        "vervangt andere hulp": "ja" if regel.voorganger_id else "nee",
    }


def veranderd(stand: Stand) -> tuple[str, ...]:
    """What changed in the lines since akkoord was asked, in sentences. Empty when nothing did."""
    beschikking = stand.beschikking
    if beschikking.status != StatusBeschikking.TER_ACCORDERING or beschikking.akkoord_foto is None:
        return ()
    zinnen = []
    for pk, nieuw in foto(stand).items():
        oud = beschikking.akkoord_foto.get(pk)
        if oud is None:
            zinnen.append(f"{nieuw['hulp']} kwam erbij.")
            continue
        zinnen += [
            f"{nieuw['hulp']}: {wat} was {oud[wat] or 'leeg'} en is nu {nieuw[wat] or 'leeg'}."
            for wat in nieuw
            if oud.get(wat) != nieuw[wat]
        ]
    return tuple(zinnen)
