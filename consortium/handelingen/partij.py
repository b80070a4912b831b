"""Who gives the help is chosen after it was promised: its tarief holds from the first day."""

from datetime import date
from decimal import Decimal

from basis.journaal.schrijven import schrijf
from basis.organisatie.handeling import Geweigerd
from basis.organisatie.models import Hoedanigheid, Organisatie
from basis.organisatie.periode import vanaf
from consortium.handelingen.grootboek import NUL, Grootboek, geef_vrij, neem_terug
from consortium.handelingen.prijzen import bewaar_prijzen, later_van, prijzen_van
from consortium.handelingen.slot import geldslot
from consortium.handelingen.verplichtingen import blijft_na, reserveringen_van, verdeel_of_weiger
from consortium.models import Verplichting


def kies_partij(door: Hoedanigheid, verplichting: Verplichting, partij: Organisatie) -> Decimal:
    """Name the party of a promise that had none. Returns the euro promised more, or less when it is negative.

    Raises Geweigerd when there is a party already, or no tarief.
    """
    geldslot(verplichting.gemeente_id)
    verplichting.refresh_from_db()
    if verplichting.partij_id is not None:
        raise Geweigerd("Deze hulp heeft al een aanbieder.", "organisatie")
    rijen = reserveringen_van(verplichting)
    begin, einde = verplichting.geldig.lower, verplichting.geldig.upper
    heel = vanaf(begin, einde or date(max(rij.budget.jaar for rij in rijen) + 1, 1, 1))
    prijs, later = prijzen_van(verplichting.voorziening, partij, heel, verplichting.frequentie)
    verplichting.partij, verplichting.prijs = partij, prijs
    verplichting.save(update_fields=["partij", "prijs"])
    verplichting.prijswijzigingen.all().delete()
    bewaar_prijzen(verplichting, later)
    if verplichting.gestopt_op:
        nodig = blijft_na(verplichting, verplichting.gestopt_op)
    else:
        vast = (prijs, verplichting.hoeveelheid, verplichting.frequentie, later_van(verplichting))
        nodig = {deel.jaar: deel.bedrag for deel in verdeel_of_weiger(heel, *vast)}
    verschillen = {rij.pk: nodig.get(rij.budget.jaar, NUL) - rij.bedrag for rij in rijen}
    totaal = sum(verschillen.values(), NUL)
    gebeurtenis = schrijf(
        "verplichting.partij",
        door,
        kern_id=verplichting.kern_id,
        wet=verplichting.wet,
        verplichting=verplichting.pk,
        partij=partij.pk,
        bedrag=totaal,
    )
    boek = Grootboek(gebeurtenis, f"{verplichting.grond}, aanbieder gekozen"[:60])
    for rij in rijen:
        verschil = verschillen[rij.pk]
        if verschil > 0:
            neem_terug(boek, rij, verschil)
        elif verschil < 0:
            geef_vrij(boek, rij, -verschil)
    boek.schrijf_weg()
    return totaal
