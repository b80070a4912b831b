"""What a vrijwilliger may not learn, and clocks that may not get lost."""

import pytest

from basis.dossiers.models import Dossier
from basis.inwoners.datums import OnvolledigeDatum
from basis.inwoners.models import Inwoner, Netwerklid
from basis.journaal.tijd import vandaag
from basis.organisatie.enums import Functie, Wet
from basis.organisatie.handeling import GeenRecht, Geweigerd
from basis.organisatie.periode import vanaf
from basis.werk.handelingen import rond_taak_af
from basis.werk.models import Afronding, Taak
from casussen.enums import Aanleiding
from casussen.handelingen import leg_contact_vast, open_onderzoek
from casussen.models import Clientondersteuning
from tests.casussen.baan import Baan
from tests.huis.test_aanval import binnen
from toegang import handelingen as h
from toegang.enums import StatusMelding


def _netwerk(balie, inwoner: Inwoner, naam: str, *, mantelzorger: bool = True) -> Netwerklid:
    return Netwerklid.objects.create(
        inwoner=inwoner,
        naam=naam,
        relatie="dochter",
        mantelzorger=mantelzorger,
        toegevoegd_door=balie.consulent,
        geldig=vanaf(vandaag()),
    )


def test_een_vrijwilliger_hoort_niet_dat_er_een_mantelzorger_bekend_is(balie):
    inwoner = balie.plek.inwoner()
    _netwerk(balie, inwoner, "Petra")
    melding = balie.melding(balie.vrijwilliger, inwoner=inwoner, mantelzorg=h.Mantelzorg(geen=True))
    assert not Clientondersteuning.objects.filter(dossier=melding.pk).exists()
    with pytest.raises(Geweigerd, match="wel een mantelzorger bekend"):
        balie.melding(inwoner=inwoner, mantelzorg=h.Mantelzorg(geen=True))


def test_een_mantelzorger_die_twee_keer_bekend_is_houdt_niemand_tegen(balie):
    inwoner = balie.plek.inwoner()
    eerste, _ = _netwerk(balie, inwoner, "Petra"), _netwerk(balie, inwoner, "Petra")
    melding = balie.melding(inwoner=inwoner, mantelzorg=h.Mantelzorg(naam=" petra "), gewezen_mantelzorger=True)
    assert Clientondersteuning.objects.get(dossier=melding.pk).mantelzorger == eerste
    assert Netwerklid.objects.filter(inwoner=inwoner).count() == 2


def test_wie_al_hielp_wordt_mantelzorger(balie):
    inwoner = balie.plek.inwoner()
    buur = _netwerk(balie, inwoner, "Riet", mantelzorger=False)
    balie.melding(inwoner=inwoner, mantelzorg=h.Mantelzorg(naam="Riet"))
    buur.refresh_from_db()
    assert buur.mantelzorger
    assert Netwerklid.objects.filter(inwoner=inwoner).count() == 1


def test_een_taak_vertelt_een_vrijwilliger_niets_over_de_inwoner(balie):
    kind = balie.plek.inwoner(geboren=OnvolledigeDatum(vandaag().year - 8, 1, 1), veilig_contact="geen_post")
    melding = balie.melding(balie.vrijwilliger, inwoner=kind)
    taak = Taak.objects.get(dossier=melding.pk)
    leg_contact_vast(balie.consulent, melding.pk, soort="telefoon", met="inwoner", tekst="Is bang voor een ander.")
    client = binnen(balie.vrijwilliger)
    bladzijde = client.get(melding.dossier.get_absolute_url()).content.decode()
    for tekst in ("veilige weg", "gezag", "bang voor", taak.toelichting):
        assert tekst not in bladzijde, tekst
        assert tekst not in client.get("/").content.decode()
        assert tekst not in client.get(f"/dossiers/{melding.pk}/tijdlijn/").content.decode()
    assert client.get(f"/dossiers/{melding.pk}/contact/").status_code == 404
    assert client.get(f"/taken/{melding.pk}/{taak.pk}/").status_code == 403
    with pytest.raises(GeenRecht):
        rond_taak_af(balie.vrijwilliger, melding.pk, taak.pk)
    collega = binnen(balie.collega)
    bladzijde = collega.get(melding.dossier.get_absolute_url()).content.decode()
    assert "veilige weg" in bladzijde
    assert "bang voor" in bladzijde
    assert collega.get(f"/dossiers/{melding.pk}/contact/").status_code == 200


def test_een_vrijwilliger_krijgt_geen_casus_in_beeld_door_nazorg(db):
    from casussen.enums import Afsluitreden
    from casussen.forms import SluitFormulier
    from tests.fabriek import sluit_casus, wereld

    baan = Baan(wereld())
    casus = baan.casus()
    vrijwilliger = baan.wereld.medewerker(Functie.VRIJWILLIGER, wetten=[Wet.WMO])
    keuzes = SluitFormulier(dossier=casus.dossier).fields["nazorg"].queryset
    assert baan.consulent in keuzes
    assert vrijwilliger not in keuzes
    with pytest.raises(Geweigerd, match="doet geen nazorg"):
        sluit_casus(baan.consulent, casus.pk, reden=Afsluitreden.INGETROKKEN, toelichting="x", nazorg=vrijwilliger)
    assert not Dossier.objects.zichtbaar_voor(vrijwilliger).filter(pk=casus.pk).exists()


def test_onder_een_andere_wet_gaan_de_zes_weken_niet_verder(balie):
    melding = balie.melding()
    h.neem_in_behandeling(balie.consulent, melding.pk, wet=Wet.JEUGD)
    melding.termijn.refresh_from_db()
    assert melding.termijn.afronding == Afronding.VERVALLEN


def test_de_zes_weken_gaan_niet_op_in_een_onderzoek_zonder_zes_weken(balie):
    inwoner = balie.plek.inwoner()
    casus = h.neem_in_behandeling(balie.consulent, balie.melding(inwoner=inwoner).pk, wet=Wet.WMO)
    onderzoek = casus.onderzoeken.get()
    type(onderzoek).objects.filter(pk=onderzoek.pk).update(status="klaar")
    open_onderzoek(balie.consulent, casus.pk, aanleiding=Aanleiding.HERONDERZOEK, gemeld_op=vandaag())
    nieuw = balie.melding(inwoner=inwoner)
    with pytest.raises(Geweigerd, match="zes weken van deze melding") as fout:
        h.voeg_toe_aan_casus(balie.consulent, nieuw.pk, casus_id=casus.pk)
    assert fout.value.veld == "casus_id"
    nieuw.refresh_from_db()
    nieuw.termijn.refresh_from_db()
    assert (nieuw.status, nieuw.termijn.afronding) == (StatusMelding.ONTVANGEN, None)
