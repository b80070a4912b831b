import threading
from datetime import timedelta
from typing import Any

import pytest
from django.db import connection

from basis.dossiers.models import AanZet, Dossier, Fase
from basis.journaal.models import Gebeurtenis
from basis.journaal.tijd import vandaag
from basis.organisatie.enums import Functie, Wet
from basis.organisatie.handeling import GeenRecht, Geweigerd, handeling
from basis.organisatie.periode import vanaf
from basis.werk.models import Afronding, SoortTaak, Taak, Termijn
from casussen import handelingen as h
from casussen.enums import (
    Aanleiding,
    Afsluitreden,
    Einde,
    SoortContact,
    StatusCasus,
    StatusOndersteuning,
    StatusOnderzoek,
    VoorWie,
)
from casussen.handelingen.overgangen import FASE_VAN
from casussen.models import Casus, Hulpvraag
from casussen.stand import lees
from tests.casussen.baan import Baan, laatste, soorten
from tests.fabriek import sluit_casus, versie_van, wereld


def toekenning(baan: Baan) -> Casus:
    casus = baan.plan()

    @handeling(None)
    def vraag_aan(door):
        h.verzet(door, casus.dossier, casus, "naar_toekenning")
        h.onderzoek_naar(door, casus.dossier, casus.onderzoeken.get(), "naar_aanvraag")

    vraag_aan(baan.consulent)
    return casus


BANEN = {
    StatusCasus.AANGEMELD: lambda baan: baan.casus(),
    StatusCasus.ONDERZOEK: lambda baan: baan.onderzoek(),
    StatusCasus.PLAN: lambda baan: baan.plan(),
    StatusCasus.TOEKENNING: toekenning,
}


@pytest.mark.parametrize("status", BANEN)
def test_sluiten_en_heropenen_uit_elke_stand(baan: Baan, status: StatusCasus) -> None:
    casus = BANEN[status](baan)
    sluit_casus(baan.consulent, casus.pk, reden=Afsluitreden.INGETROKKEN, toelichting="zoon helpt nu")
    casus.refresh_from_db()
    dossier = Dossier.objects.get(pk=casus.pk)
    assert (casus.status, casus.status_voor_sluiten) == (StatusCasus.AFGESLOTEN, status)
    assert (dossier.fase, dossier.aan_zet, dossier.fatale_datum) == (Fase.UITGANG, AanZet.NIEMAND, None)
    assert dossier.gesloten_op is not None
    assert not Termijn.objects.filter(dossier=dossier, van_ons=True, afronding=None).exists()
    klaar = {StatusOnderzoek.KLAAR, StatusOnderzoek.AFGEBROKEN}
    assert casus.onderzoeken.get().status in klaar
    lading = laatste(casus.pk, "casus.afgesloten").lading
    assert lading == {"reden": "ingetrokken", "gemeld_op": casus.gemeld_op.isoformat()}
    h.heropen(baan.consulent, casus.pk, verder=False)
    casus.refresh_from_db()
    dossier.refresh_from_db()
    assert (casus.status, casus.heropend, casus.afsluitreden) == (status, 1, None)
    assert dossier.fase == FASE_VAN[status]
    assert dossier.gesloten_op is None
    with pytest.raises(Geweigerd, match="niet afgesloten"):
        h.heropen(baan.consulent, casus.pk)
    # What stopped stays stopped, also the next time: there is nothing left to choose.
    assert casus.onderzoeken.get().status in klaar
    sluit_casus(baan.consulent, casus.pk, reden=Afsluitreden.INGETROKKEN)
    h.heropen(baan.consulent, casus.pk)
    assert casus.onderzoeken.get().status in klaar
    assert laatste(casus.pk, "casus.heropend").lading["keer"] == 2


def test_niet_dicht_zolang_er_hulp_loopt(baan: Baan) -> None:
    casus = baan.hulp()
    rij = casus.ondersteuning.get()
    with pytest.raises(Geweigerd, match="Er is nog hulp toegewezen: Petra doet de was"):
        sluit_casus(baan.consulent, casus.pk, reden=Afsluitreden.VOLGENS_PLAN)
    h.start_hulp(baan.consulent, casus.pk, rij.pk, op=vandaag())
    with pytest.raises(Geweigerd, match="Er loopt nog hulp"):
        sluit_casus(baan.consulent, casus.pk, reden=Afsluitreden.OVERLEDEN)
    h.beeindig(baan.consulent, casus.pk, rij.pk, reden=Einde.VOLGENS_PLAN, laatste_dag=vandaag())
    over = baan.lijn(casus)
    sluit_casus(baan.consulent, casus.pk, reden=Afsluitreden.VOLGENS_PLAN)
    over.refresh_from_db()
    assert over.status == StatusOndersteuning.GEANNULEERD
    casus.refresh_from_db()
    h.heropen(baan.consulent, casus.pk)
    casus.refresh_from_db()
    assert casus.status == StatusCasus.HULPVERLENING


def test_een_aanvraag_zonder_besluit_houdt_de_casus_open(baan: Baan) -> None:
    casus = toekenning(baan)
    for reden in (Afsluitreden.VOLGENS_PLAN, Afsluitreden.NIETS_DOEN, Afsluitreden.AFGEWEZEN):
        with pytest.raises(Geweigerd, match="nog geen besluit") as fout:
            sluit_casus(baan.consulent, casus.pk, reden=reden, toelichting="x")
        assert fout.value.veld == "reden"
    sluit_casus(baan.consulent, casus.pk, reden=Afsluitreden.VERHUISD, toelichting="naar Arnhem")
    assert casus.onderzoeken.get().status == StatusOnderzoek.AFGEBROKEN


def test_een_open_onderzoek_stopt_met_reden(baan: Baan) -> None:
    casus = baan.onderzoek()
    with pytest.raises(Geweigerd, match="Schrijf op waarom het stopt") as fout:
        sluit_casus(baan.consulent, casus.pk, reden=Afsluitreden.INGETROKKEN)
    assert fout.value.veld == "toelichting"
    assert "casus.afgesloten" not in soorten(casus.pk)
    sluit_casus(baan.consulent, casus.pk, reden=Afsluitreden.INGETROKKEN, toelichting="geen vraag meer")
    onderzoek = casus.onderzoeken.get()
    assert (onderzoek.status, onderzoek.reden_afgebroken) == (StatusOnderzoek.AFGEBROKEN, "geen vraag meer")
    assert Termijn.objects.get(dossier_id=casus.pk, soort="wmo-onderzoek").afronding == Afronding.VERVALLEN


def test_sluiten_zegt_van_elk_doel_en_elke_vraag_wat_ervan_kwam(baan: Baan) -> None:
    casus = baan.plan()
    doel, vraag = casus.doelen.get(), Hulpvraag.objects.get(onderzoek__casus=casus)

    def sluit(**antwoorden) -> None:
        h.sluit_af(baan.consulent, casus.pk, reden=Afsluitreden.VERHUISD, **antwoorden)

    for antwoorden, veld in (
        ({}, f"doel_{doel.pk}"),
        ({"doelen": {doel.pk: "weg"}}, f"doel_{doel.pk}"),
        ({"doelen": {doel.pk: "bereikt"}}, f"vraag_{vraag.pk}"),
        ({"doelen": {doel.pk: "bereikt"}, "vragen": {vraag.pk: "open"}}, f"vraag_{vraag.pk}"),
    ):
        with pytest.raises(Geweigerd, match="wat ervan kwam") as fout:
            sluit(**antwoorden)
        assert fout.value.veld == veld
    sluit(doelen={doel.pk: "vervallen"}, vragen={vraag.pk: "opgelost"})
    vraag.refresh_from_db()
    assert vraag.uitkomst == "opgelost"
    assert "doel.vervallen" in soorten(casus.pk)
    # Opened again: what no longer applied then, is asked again now.
    h.heropen(baan.consulent, casus.pk)
    assert [rij.pk for rij in lees(Dossier.objects.get(pk=casus.pk)).open_doelen] == [doel.pk]


def test_een_doel_van_eerder_is_na_vervallen_meteen_weg_en_herleeft(baan: Baan) -> None:
    casus = baan.plan()
    casus.doelen.update(geldig=vanaf(vandaag() - timedelta(days=30)))
    sluit_casus(baan.consulent, casus.pk, reden=Afsluitreden.VERHUISD)
    assert lees(Dossier.objects.get(pk=casus.pk)).open_doelen == ()
    h.heropen(baan.consulent, casus.pk)
    assert len(lees(Dossier.objects.get(pk=casus.pk)).open_doelen) == 1


def test_sluiten_als_overleden_vraagt_eerst_het_overlijden(baan: Baan) -> None:
    casus = baan.plan()
    with pytest.raises(Geweigerd, match="Leg dan eerst het overlijden vast") as fout:
        sluit_casus(baan.consulent, casus.pk, reden=Afsluitreden.OVERLEDEN)
    assert fout.value.veld == "reden"


def test_verantwoord_niets_doen(baan: Baan) -> None:
    casus = baan.plan()
    with pytest.raises(Geweigerd) as fout:
        sluit_casus(baan.consulent, casus.pk, reden=Afsluitreden.NIETS_DOEN)
    assert fout.value.veld == "toelichting"
    sluit_casus(baan.consulent, casus.pk, reden=Afsluitreden.NIETS_DOEN, toelichting="het netwerk redt het")
    assert casus.onderzoeken.get().status == StatusOnderzoek.KLAAR


def test_bij_jeugd_vraagt_niets_doen_de_meldcode(baan: Baan) -> None:
    casus = baan.plan(Wet.JEUGD)
    with pytest.raises(Geweigerd, match="meldcode") as fout:
        sluit_casus(baan.consulent, casus.pk, reden=Afsluitreden.NIETS_DOEN, toelichting="het gaat goed")
    assert fout.value.veld == "reden"


def test_nazorg_maakt_een_taak(baan: Baan) -> None:
    casus = baan.plan()
    vreemd = wereld().medewerker()
    anders = baan.wereld.medewerker(Functie.JEUGDCONSULENT, wetten=[Wet.JEUGD])
    for wie, wanneer, veld in (
        (vreemd, None, "nazorg"),
        (anders, None, "nazorg"),
        (None, vandaag() + timedelta(days=9), "nazorg"),
        (baan.collega, vandaag(), "nazorg_op"),
    ):
        with pytest.raises(Geweigerd) as fout:
            sluit_casus(baan.consulent, casus.pk, reden=Afsluitreden.VOLGENS_PLAN, nazorg=wie, nazorg_op=wanneer)
        assert fout.value.veld == veld
    sluit_casus(baan.consulent, casus.pk, reden=Afsluitreden.VOLGENS_PLAN, nazorg=baan.collega)
    taak = Taak.objects.get(dossier_id=casus.pk)
    assert (taak.soort, taak.voor, taak.uiterlijk) == (
        SoortTaak.NAZORG,
        baan.collega,
        vandaag() + timedelta(weeks=13),
    )


def test_heropenen_niet_naast_een_andere_lopende_casus(baan: Baan) -> None:
    oud = baan.casus(inwoner=baan.inwoner)
    sluit_casus(baan.consulent, oud.pk, reden=Afsluitreden.INGETROKKEN, toelichting="x")
    baan.casus(inwoner=baan.inwoner)
    with pytest.raises(Geweigerd, match="al een lopende casus"):
        h.heropen(baan.consulent, oud.pk)


def test_in_een_gesloten_casus_gebeurt_niets_meer(baan: Baan) -> None:
    casus = baan.plan()
    rij = baan.lijn(casus)
    sluit_casus(baan.consulent, casus.pk, reden=Afsluitreden.VERHUISD)
    voor = soorten(casus.pk)
    for doe in (
        lambda: sluit_casus(baan.consulent, casus.pk, reden=Afsluitreden.VERHUISD),
        lambda: baan.lijn(casus),
        lambda: h.annuleer(baan.consulent, casus.pk, rij.pk),
        lambda: h.start_hulp(baan.consulent, casus.pk, rij.pk, op=vandaag()),
        lambda: h.ga_naar_hulp(baan.consulent, casus.pk),
        lambda: h.wijs_direct_toe(baan.consulent, casus.pk, rij.pk),
        lambda: h.open_onderzoek(baan.consulent, casus.pk, aanleiding=Aanleiding.NIEUW, gemeld_op=vandaag()),
        lambda: h.breek_onderzoek_af(baan.consulent, casus.pk, reden="x"),
        lambda: h.maak_verslag(baan.consulent, casus.pk),
        lambda: h.verzend_verslag(baan.consulent, casus.pk, op=vandaag()),
        lambda: h.voeg_doel_toe(baan.consulent, casus.pk, tekst="x"),
        lambda: h.voeg_hulpvraag_toe(baan.consulent, casus.pk, tekst="x"),
        lambda: h.start_onderzoek(baan.consulent, casus.pk),
        lambda: h.wijs_op_persoonlijk_plan(baan.consulent, casus.pk),
        lambda: h.wijs_op_clientondersteuning(baan.consulent, casus.pk, voor=VoorWie.INWONER),
    ):
        with pytest.raises(Geweigerd, match="gesloten"):
            doe()
    assert soorten(casus.pk) == voor
    # Nazorg: a contact may always be written down.
    h.leg_contact_vast(baan.consulent, casus.pk, soort=SoortContact.TELEFOON, met="inwoner", tekst="gaat goed")


# -- contact ---------------------------------------------------------------------------------------


def test_contact_zet_laatste_contact(baan: Baan) -> None:
    casus = baan.casus()
    gegevens: dict[str, Any] = {
        "soort": SoortContact.HUISBEZOEK,
        "met": "Ans",
        "tekst": "Koffie gedronken",
        "stem": "Het gaat wel",
    }
    h.leg_contact_vast(baan.administratie, casus.pk, op=vandaag(), **gegevens)
    h.leg_contact_vast(baan.consulent, casus.pk, op=vandaag() - timedelta(days=3), **gegevens)
    assert Dossier.objects.get(pk=casus.pk).laatste_contact == vandaag()
    assert "Koffie" not in str(laatste(casus.pk, "contact.vastgelegd").lading)
    for fout_velden, veld in (
        ({"op": vandaag() + timedelta(days=1)}, "op"),
        ({"met": " "}, "met"),
        ({"tekst": "", "stem": " "}, "tekst"),
        ({"soort": "duif"}, "soort"),
    ):
        with pytest.raises(Geweigerd) as fout:
            h.leg_contact_vast(baan.consulent, casus.pk, **(gegevens | fout_velden))
        assert fout.value.veld == veld
    with pytest.raises(Dossier.DoesNotExist):
        h.leg_contact_vast(baan.buitenstaander, casus.pk, **gegevens)
    with pytest.raises(GeenRecht):
        h.leg_contact_vast(baan.wereld.medewerker(Functie.VRIJWILLIGER), casus.pk, **gegevens)


# -- two at once -----------------------------------------------------------------------------------


def test_twee_sluiten_tegelijk_een_wint(vastleggend: None) -> None:
    baan = Baan(wereld())
    casus = baan.plan()
    versie = versie_van(casus.pk)
    uitkomsten: list[str] = []
    start = threading.Barrier(2)

    def sluit(door, reden) -> None:
        start.wait()
        try:
            sluit_casus(door, casus.pk, reden=reden, toelichting="klaar", versie=versie)
            uitkomsten.append("gelukt")
        except Geweigerd as fout:
            uitkomsten.append(type(fout).__name__)
        finally:
            connection.close()

    draden = [
        threading.Thread(target=sluit, args=(baan.consulent, Afsluitreden.VERHUISD)),
        threading.Thread(target=sluit, args=(baan.collega, Afsluitreden.VOLGENS_PLAN)),
    ]
    for draad in draden:
        draad.start()
    for draad in draden:
        draad.join()
    assert sorted(uitkomsten) == ["Verouderd", "gelukt"]
    assert Gebeurtenis.objects.filter(dossier_id=casus.pk, soort="casus.afgesloten").count() == 1


def test_twee_meldingen_tegelijk_geven_een_casus(vastleggend: None) -> None:
    baan = Baan(wereld())
    inwoner, _ = baan.inwoner, baan.consulent
    uitkomsten: list[str] = []
    start = threading.Barrier(2)

    def open_() -> None:
        start.wait()
        try:
            baan.casus(inwoner=inwoner)
            uitkomsten.append("gelukt")
        except Geweigerd as fout:
            uitkomsten.append(fout.reden[:29])
        finally:
            connection.close()

    draden = [threading.Thread(target=open_) for _ in range(2)]
    for draad in draden:
        draad.start()
    for draad in draden:
        draad.join()
    assert sorted(uitkomsten) == ["Deze inwoner heeft al een lop", "gelukt"]
    assert Casus.objects.filter(dossier__inwoner=inwoner).count() == 1
