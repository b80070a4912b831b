"""What to know about the letter before it is decided. Nothing here holds a decision back."""

from basis.documenten import geheim
from basis.inwoners.models import HuishoudenLid
from basis.organisatie.instellingen import briefteksten, wat_mist_in_brieven
from basis.organisatie.models import Hoedanigheid
from basis.organisatie.periode import geldt_op
from beschikkingen.brief import gegevens
from beschikkingen.enums import Afwijzingsgrond
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
    elif _gebruikelijk_zonder_huisgenoot(stand):
        uit.append(
            "Gebruikelijke hulp is hulp van huisgenoten (Wmo 1.1.1). In het dossier staat niemand die bij de inwoner "
            "woont. Schrijf in de uitleg van wie je deze hulp verwacht, of kies een andere grond."
        )
    if mist := wat_mist_in_brieven(briefteksten(stand.dossier.gemeente_id)):
        uit.append(f"{mist} De beheerder vult het in bij ‘Gemeente en brieven’. Vaststellen kan wel.")
    return uit


def _gebruikelijk_zonder_huisgenoot(stand: Stand) -> bool:
    gronden = {deel.besluit.afwijzingsgrond for deel in stand.onderdelen if deel.geweigerd}
    if Afwijzingsgrond.GEBRUIKELIJKE_HULP not in gronden:
        return False
    leden = HuishoudenLid.objects.filter(geldt_op(stand.dag))
    eigen = leden.filter(inwoner=stand.inwoner).values("huishouden_id")
    return not leden.filter(huishouden_id__in=eigen).exclude(inwoner=stand.inwoner).exists()
