"""'Nader te kiezen': who gives the help is chosen after the besluit, by somebody who does not give it."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from django.urls import reverse

from basis.dossiers.models import AanZet, Dossier
from basis.journaal.tijd import vandaag
from basis.organisatie.enums import Functie, SoortOrganisatie, Telling
from basis.organisatie.handeling import Geweigerd
from basis.organisatie.handelingen import voeg_organisatie_toe
from basis.organisatie.models import Mandaat, Organisatie
from basis.organisatie.periode import vanaf
from casussen import handelingen as h
from casussen.enums import Einde, Leveringsvorm
from casussen.models import Ondersteuning
from consortium.models import Tarief
from tests.beschikkingen.baan import Baan, laatste
from tests.consortium.hulp import klopt
from tests.huis.test_aanval import binnen
from tests.toegang.test_schermen import post


def _open(baan: Baan, **regel) -> Ondersteuning:
    besluit = baan.verzonden({"zonder_partij": True, **regel})
    return Ondersteuning.objects.get(casus_id=besluit.casus_id)


def _kies(baan: Baan, lijn: Ondersteuning, organisatie: Organisatie, door=None) -> Ondersteuning:
    return h.kies_aanbieder(door or baan.consulent, lijn.casus_id, lijn.pk, organisatie=organisatie)


def test_de_aanbieder_komt_op_de_hulp_en_op_de_verplichting(baan):
    """The money follows his own tarief, from the first day; booked as a difference, both ways."""
    duur = voeg_organisatie_toe(baan.wereld.systeem, "Duurzorg", SoortOrganisatie.PARTIJ)
    for partij, bedrag in ((baan.wereld.partij, "70.00"), (duur, "72.00")):
        Tarief.objects.create(
            gemeente=baan.wereld.gemeente,
            voorziening=baan.begeleiding,
            organisatie=partij,
            bedrag=Decimal(bedrag),
            geldig=vanaf(date(2020, 1, 1)),
            bron="contract",
        )
    for partij, prijs in ((baan.wereld.partij, Decimal(70)), (duur, Decimal(72))):
        # Seven weeks of 2 uur: 98 dagdelen of a week make exactly 14 × the price, whatever year it is.
        begin = vandaag() + timedelta(days=14)
        lijn = _open(baan, begin=begin, einde=begin + timedelta(days=48))
        assert Dossier.objects.get(pk=lijn.casus_id).aan_zet == AanZet.BEHANDELAAR
        _kies(baan, lijn, partij)
        lijn.refresh_from_db()
        verplichting = lijn.verplichting
        assert lijn.organisatie == verplichting.partij == partij
        assert verplichting.prijs == prijs
        gereserveerd = sum(rij.bedrag for rij in verplichting.reserveringen.all())
        assert abs(gereserveerd - 14 * prijs) <= Decimal("0.01")
        assert Dossier.objects.get(pk=lijn.casus_id).aan_zet == AanZet.AANBIEDER
        assert laatste(lijn.casus_id, "ondersteuning.aanbieder_gekozen").lading["organisatie"] == partij.pk
    klopt(baan.wereld.gemeente.pk)


@pytest.mark.parametrize("telling", Telling)
def test_een_duurdere_aanbieder_vraagt_een_mandaat_dat_het_draagt(baan, telling):
    """€ 7.446,00 decided under € 10.000; at € 100,00 it is € 10.428,57: who has a wider mandaat chooses."""
    Mandaat.objects.update(telling=telling)
    Mandaat.objects.filter(functie=Functie.WMO_CONSULENT).update(max_per_jaar=Decimal(10_000))
    lijn = _open(baan)
    duur = Tarief.objects.create(
        gemeente=baan.wereld.gemeente,
        voorziening=baan.begeleiding,
        organisatie=baan.wereld.partij,
        bedrag=Decimal(100),
        geldig=vanaf(date(2020, 1, 1)),
        bron="contract",
    )
    with pytest.raises(Geweigerd, match=r"10\.428,57 per jaar\. Het mandaat geldt tot €\s10\.000,00") as fout:
        _kies(baan, lijn, baan.wereld.partij)
    assert fout.value.veld == "organisatie"
    lijn.refresh_from_db()
    assert lijn.organisatie is None
    # Dearer, but within the mandaat under which was decided: also by somebody without one.
    Tarief.objects.filter(pk=duur.pk).update(bedrag=Decimal("95.00"))
    _kies(baan, lijn, baan.wereld.partij, baan.persoon(Functie.JEUGDCONSULENT))
    Tarief.objects.filter(pk=duur.pk).update(bedrag=Decimal(100))
    _kies(baan, _open(baan), baan.wereld.partij, baan.tweede)


def test_wie_bij_de_aanbieder_werkt_kiest_hem_niet(baan):
    bij_mee = baan.persoon(organisatie=baan.wereld.partij)
    lijn = _open(baan)
    with pytest.raises(Geweigerd, match="MEE geeft dan zelf de hulp") as fout:
        _kies(baan, lijn, baan.wereld.partij, bij_mee)
    assert fout.value.veld == "organisatie"
    ander = voeg_organisatie_toe(baan.wereld.systeem, "Santé", SoortOrganisatie.PARTIJ)
    _kies(baan, lijn, ander, bij_mee)


def test_eerst_openlaten_en_dan_jezelf_kiezen_kan_ook_niet_langs_een_ander(baan):
    """MEE decided with 'nader te kiezen': then no other party gives it to MEE, only the gemeente (Awb 2:4)."""
    mee = baan.wereld.partij
    baan.wereld.mandaat(organisatie=mee)
    ander = voeg_organisatie_toe(baan.wereld.systeem, "Santé", SoortOrganisatie.PARTIJ)
    lijn = _open(baan)
    lijn.verplichting.toekennende = mee
    lijn.verplichting.save(update_fields=["toekennende"])
    with pytest.raises(Geweigerd, match="besliste zelf over deze hulp"):
        _kies(baan, lijn, mee, baan.persoon(organisatie=ander))
    _kies(baan, lijn, mee)


def test_kiezen_kan_een_keer_en_niet_bij_een_pgb_of_na_het_einde(baan):
    lijn = _open(baan)
    _kies(baan, lijn, baan.wereld.partij)
    with pytest.raises(Geweigerd, match="heeft al een aanbieder"):
        _kies(baan, lijn, baan.wereld.partij)
    with pytest.raises(Geweigerd, match="kiest de inwoner zelf"):
        _kies(baan, _open(baan, leveringsvorm=Leveringsvorm.PGB), baan.wereld.partij)
    voorbij = _open(baan)
    h.beeindig(baan.consulent, voorbij.casus_id, voorbij.pk, reden=Einde.GEMEENTE, laatste_dag=vandaag())
    with pytest.raises(Geweigerd, match="is al beëindigd"):
        _kies(baan, voorbij, baan.wereld.partij)


def test_het_scherm_biedt_de_keuze_aan_en_zegt_waarom_het_niet_kan(baan):
    lijn = _open(baan)
    client = binnen(baan.consulent)
    url = reverse("casussen:hulp_aanbieder", args=[lijn.casus_id, lijn.pk])
    assert url in client.get(reverse("werkplek:dossier", args=[lijn.casus_id])).text
    mee = baan.wereld.partij
    eigen = post(binnen(baan.persoon(organisatie=mee)), url, organisatie=mee.pk)
    assert eigen.status_code == 422
    assert "geeft dan zelf de hulp" in eigen.text
    assert post(client, url, organisatie=mee.pk).status_code == 303
    lijn.refresh_from_db()
    assert lijn.organisatie == mee
    assert url not in client.get(reverse("werkplek:dossier", args=[lijn.casus_id])).text
