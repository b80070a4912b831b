"""What to know about the letter before it is decided. Nothing here holds a decision back."""

from basis.documenten import geheim
from basis.organisatie.instellingen import briefteksten, wat_mist_in_brieven
from basis.organisatie.models import Hoedanigheid
from beschikkingen.brief import gegevens
from beschikkingen.stand import Stand


def let_op(stand: Stand, door: Hoedanigheid) -> list[str]:
    """Dutch sentences, most urgent first; empty when there is nothing to say."""
    uit = []
    if adres := geheim.let_op(stand.inwoner, stand.dag, gegevens(stand, door), stand.dossier.gemeente):
        uit.append(adres)
    if stand.kind:
        uit.append(
            f"Deze brief gaat naar wie het gezag heeft. Schrijf ‘uw kind’ of ‘{stand.kind}’ als je het kind bedoelt. "
            "‘U’ is de ouder of voogd."
        )
    if mist := wat_mist_in_brieven(briefteksten(stand.dossier.gemeente_id)):
        uit.append(f"{mist} De beheerder vult het in bij ‘Gemeente en brieven’. Vaststellen kan wel.")
    return uit
