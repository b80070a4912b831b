"""What decisions ask of beheer."""

from basis.journaal.tijd import vandaag
from basis.organisatie.models import Hoedanigheid
from beschikkingen.bedragen import boek_van, jaren_zonder_bedrag


def let_op(door: Hoedanigheid) -> list[str]:
    """What beheer must know: a year without amount."""
    if not door.mag("beheer.wijzigen"):
        return []
    return [
        f"De eigen bijdrage van {jaar} is nog niet ingevuld. Brieven over dat jaar noemen geen bedrag: zij zeggen dat "
        "het CAK het laat weten."
        for jaar in jaren_zonder_bedrag(boek_van(door.gemeente_id), vandaag())
    ]
