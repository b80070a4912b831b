"""What letters ask of beheer."""

from basis.organisatie.instellingen import briefteksten, wat_mist_in_brieven
from basis.organisatie.models import Hoedanigheid


def let_op(door: Hoedanigheid) -> list[str]:
    """What beheer must know: a text the law asks and nobody filled in."""
    mist = wat_mist_in_brieven(briefteksten(door.gemeente_id)) if door.mag("beheer.wijzigen") else ""
    return [f"{mist} Vul het in bij ‘Gemeente en brieven’."] if mist else []
