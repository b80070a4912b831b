"""A refusal because another law comes first names that law, on screen and in the letter."""

import pytest
from django.db import IntegrityError, transaction

from beschikkingen import handelingen as b
from beschikkingen.brief import WAAR_VRAGEN, gegevens, grondzin
from beschikkingen.enums import Afwijzingsgrond, Resultaat, VoorliggendeWet
from beschikkingen.handelingen import OnderdeelInvoer
from beschikkingen.inhoud import wat_mist
from beschikkingen.models import Besluit
from beschikkingen.scherm import regel
from beschikkingen.stand import lees


def test_de_wet_die_voorgaat_is_gevraagd_en_staat_in_de_brief(baan):
    concept = baan.concept(uitkomsten=(Resultaat.AFWIJZEN,))
    besluit = concept.besluiten.get()

    def kies(grond, wet):
        invoer = OnderdeelInvoer("afwijzen", grond, "", "Dit kan langs een andere weg.", voorliggende_wet=wet)
        b.wijzig(
            baan.consulent,
            concept.casus_id,
            concept.pk,
            inleiding=concept.inleiding,
            zienswijze=concept.zienswijze,
            onderdelen={besluit.pk: invoer},
        )
        stand = lees(concept, concept.aanvraag.ontvangen_op)
        return [gebrek.tekst for gebrek in wat_mist(concept)], stand

    mist, _ = kies(Afwijzingsgrond.VOORLIGGEND, None)
    assert mist == ["welke wet voorgaat bij Begeleiding thuis"]
    mist, _ = kies(Afwijzingsgrond.VOORLIGGEND, VoorliggendeWet.WMO)
    assert "een andere wet bij Begeleiding thuis" in mist[0]
    mist, stand = kies(Afwijzingsgrond.VOORLIGGEND, VoorliggendeWet.WLZ)
    assert mist == []
    assert regel(stand.onderdelen[0], stand).grond == "een andere wet gaat voor: de Wet langdurige zorg"
    zin = gegevens(stand, baan.consulent)["onderdelen"][0]["grond"]
    assert zin == "U kunt deze hulp krijgen via de Wet langdurige zorg. Die gaat voor. Vraag het aan bij het CIZ."
    # Another ground drops the law, also in the database.
    kies(Afwijzingsgrond.NETWERK, VoorliggendeWet.WLZ)
    besluit.refresh_from_db()
    assert besluit.voorliggende_wet is None
    for grond in (None, Afwijzingsgrond.NETWERK):
        with pytest.raises(IntegrityError), transaction.atomic():
            Besluit.objects.filter(pk=besluit.pk).update(afwijzingsgrond=grond, voorliggende_wet="wlz")


@pytest.mark.parametrize("wet", VoorliggendeWet)
def test_elke_wet_zegt_waar_je_het_vraagt(wet):
    zin = grondzin(Besluit(afwijzingsgrond=Afwijzingsgrond.VOORLIGGEND, voorliggende_wet=wet))
    assert wet.label in zin
    assert WAAR_VRAGEN.get(wet, "Vraag het aan bij de gemeente.") in zin
