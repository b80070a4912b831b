from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest

from basis.dossiers.models import Dossier, Fase
from basis.journaal.tijd import klok_op, vandaag
from basis.organisatie.enums import VoorWat, Wet
from basis.organisatie.handeling import GeenRecht, Geweigerd, Verouderd
from basis.organisatie.periode import vanaf
from basis.voorzieningen.models import Frequentie, Trede, Voorziening
from casussen import handelingen as h
from casussen.enums import Aanleiding, Einde, Grondslag, Leveringsvorm, RedenPauze, StatusOnderzoek, UitkomstHulpvraag
from casussen.enums import StatusCasus as C
from casussen.enums import StatusOndersteuning as S
from casussen.models import Casus, Onderbreking, Ondersteuning
from consortium.models import Verplichting
from tests.casussen.baan import HUISARTS, Baan, laatste
from tests.fabriek import op, versie_van


def dag(n: int) -> date:
    return vandaag() + timedelta(days=n)


# -- arrangement -----------------------------------------------------------------------------------


def test_maatwerk_neemt_eenheid_en_frequentie_uit_de_catalogus(baan: Baan) -> None:
    casus = baan.onderzoek()
    vraag = h.voeg_hulpvraag_toe(baan.consulent, casus.pk, tekst="Ramen")
    rij = baan.maatwerk(casus, organisatie=None, hulpvraag=vraag, einde=None)
    rij.refresh_from_db()
    assert (rij.eenheid, rij.frequentie, rij.grondslag, rij.status) == ("uur", "week", "besluit", S.VOORGESTELD)
    assert rij.geldig.upper is None
    assert rij.onderzoek == casus.onderzoeken.get()
    vraag.refresh_from_db()
    assert vraag.uitkomst == UitkomstHulpvraag.MAATWERK
    lading = laatste(casus.pk, "ondersteuning.voorgesteld").lading
    assert (lading["trede"], lading["hoeveelheid"]) == ("maatwerk", "3")


@pytest.mark.parametrize(
    ("velden", "veld", "zin"),
    [
        ({"einde": date(2020, 1, 1)}, "einde", "voor het begin"),
        ({"begin": None, "einde": date(2030, 1, 1)}, "begin", "begint"),
        ({"begin": None, "einde": None}, "begin", "begint"),
        ({"hoeveelheid": None}, "hoeveelheid", "hoeveelheid"),
        ({"hoeveelheid": Decimal(0)}, "hoeveelheid", "groter dan 0"),
        ({"trede": Trede.ALGEMEEN}, "voorziening", "is maatwerk"),
        ({"trede": "iets"}, "trede", "Kies"),
        ({"eenheid": "etmaal"}, "eenheid", "telt per uur"),
    ],
)
def test_fout_in_een_lijn_staat_bij_het_veld(baan: Baan, velden: dict[str, Any], veld: str, zin: str) -> None:
    casus = baan.onderzoek()
    with pytest.raises(Geweigerd, match=zin) as fout:
        baan.maatwerk(casus, **velden)
    assert fout.value.veld == veld
    assert not Ondersteuning.objects.filter(casus=casus).exists()


def test_voorziening_moet_bij_wet_en_gemeente_horen(baan: Baan) -> None:
    from tests.fabriek import wereld

    casus = baan.onderzoek()
    uit = baan.wereld.voorziening("Oud")
    Voorziening.objects.filter(pk=uit.pk).update(actief=False)
    uit.refresh_from_db()
    for voorziening, zin in (
        (None, "Kies de voorziening"),
        (baan.wereld.voorziening("Ambulante jeugdhulp", wet=Wet.JEUGD), "hoort bij de Jeugdwet"),
        (wereld().voorziening(), "bestaat hier niet"),
        (uit, "bestaat hier niet"),
    ):
        with pytest.raises(Geweigerd, match=zin) as fout:
            h.stel_ondersteuning_voor(
                baan.consulent,
                casus.pk,
                trede=Trede.MAATWERK,
                voorziening=voorziening,
                hoeveelheid=Decimal(1),
                begin=dag(1),
            )
        assert fout.value.veld == "voorziening"
    algemeen = baan.wereld.voorziening("Koffieochtend", trede=Trede.ALGEMEEN, wet=None)
    assert baan.lijn(casus, trede=Trede.ALGEMEEN, voorziening=algemeen).grondslag == Grondslag.VRIJ


def test_vrije_lijn_vraagt_woorden_en_pgb_alleen_bij_maatwerk(baan: Baan) -> None:
    casus = baan.onderzoek()
    for velden, veld in (
        ({"omschrijving": " "}, "omschrijving"),
        ({"leveringsvorm": Leveringsvorm.PGB}, "leveringsvorm"),
        ({"hoeveelheid": Decimal(2)}, "eenheid"),
    ):
        with pytest.raises(Geweigerd) as fout:
            baan.lijn(casus, **velden)
        assert fout.value.veld == veld


def test_maatwerk_kan_niet_zonder_onderzoek(baan: Baan) -> None:
    with pytest.raises(Geweigerd, match="Start eerst het onderzoek") as fout:
        baan.maatwerk(baan.casus())
    assert fout.value.veld == "trede"
    # Freely accessible help may begin at any moment.
    baan.lijn(baan.casus())


def test_dubbel_wordt_geweigerd_tenzij_aanvullend(baan: Baan) -> None:
    casus = baan.onderzoek()
    soort = baan.wereld.voorziening()
    eerste = baan.maatwerk(casus, voorziening=soort)
    with pytest.raises(Geweigerd, match="er in deze periode al") as fout:
        baan.maatwerk(casus, voorziening=soort, begin=dag(30))
    assert fout.value.veld == "aanvullend_reden"
    # The day after the last day is free; another aanbieder or form is another help.
    baan.maatwerk(casus, voorziening=soort, begin=dag(365), einde=None)
    baan.maatwerk(casus, voorziening=soort, organisatie=None)
    baan.maatwerk(casus, voorziening=soort, leveringsvorm=Leveringsvorm.PGB)
    baan.maatwerk(casus, voorziening=soort, aanvullend_reden="extra na de operatie")
    h.annuleer(baan.consulent, casus.pk, eerste.pk)


def test_wijzigen_alleen_bij_een_voorstel(baan: Baan) -> None:
    casus, ander = baan.onderzoek(), baan.onderzoek()
    rij = baan.lijn(casus)
    h.wijzig_ondersteuning(baan.consulent, casus.pk, rij.pk, trede=Trede.EIGEN_KRACHT, omschrijving="Zelf koken")
    rij.refresh_from_db()
    assert (rij.trede, rij.omschrijving) == (Trede.EIGEN_KRACHT, "Zelf koken")
    with pytest.raises(Ondersteuning.DoesNotExist):
        h.annuleer(baan.consulent, ander.pk, rij.pk)
    h.wijs_direct_toe(baan.consulent, casus.pk, rij.pk)
    for doe in (
        lambda: h.annuleer(baan.consulent, casus.pk, rij.pk),
        lambda: h.wijzig_ondersteuning(baan.consulent, casus.pk, rij.pk, trede=Trede.NETWERK, omschrijving="x"),
    ):
        with pytest.raises(Geweigerd, match="alleen bij een voorstel"):
            doe()


# -- toewijzen -------------------------------------------------------------------------------------


def test_zonder_maatwerk_gaat_de_casus_naar_hulp(baan: Baan) -> None:
    casus = baan.plan()
    with pytest.raises(Geweigerd, match="nog geen hulp vastgelegd"):
        h.ga_naar_hulp(baan.consulent, casus.pk)
    rij = baan.lijn(casus)
    h.ga_naar_hulp(baan.consulent, casus.pk)
    casus.refresh_from_db()
    rij.refresh_from_db()
    onderzoek = casus.onderzoeken.get()
    assert (casus.status, rij.status, onderzoek.status) == (C.HULPVERLENING, S.TOEGEWEZEN, StatusOnderzoek.KLAAR)
    assert (rij.toegewezen_op, rij.verplichting) == (vandaag(), None)
    assert onderzoek.hulpvragen.get().uitkomst == UitkomstHulpvraag.OPGELOST
    assert Dossier.objects.get(pk=casus.pk).fase == Fase.HULPVERLENING


def test_met_maatwerk_is_een_besluit_nodig(baan: Baan) -> None:
    casus = baan.plan()
    rij = baan.maatwerk(casus)
    with pytest.raises(Geweigerd, match="Begeleiding thuis is een aanvraag en een besluit nodig"):
        h.ga_naar_hulp(baan.consulent, casus.pk)
    with pytest.raises(Geweigerd, match="aanvraag en een besluit"):
        h.wijs_direct_toe(baan.consulent, casus.pk, rij.pk)
    with pytest.raises(Geweigerd, match="eerst een besluit"):
        h.start_hulp(baan.consulent, casus.pk, rij.pk, op=vandaag())
    assert not Verplichting.objects.filter(gemeente=baan.wereld.gemeente).exists()


def test_naar_hulp_kan_niet_voor_het_verslag(baan: Baan) -> None:
    casus = baan.onderzoek()
    baan.lijn(casus)
    with pytest.raises(Geweigerd, match="als het verslag is verzonden"):
        h.ga_naar_hulp(baan.consulent, casus.pk)


def test_verwijzing_van_een_arts_gaat_zonder_besluit_naar_hulp(baan: Baan) -> None:
    casus, rij = baan.verwezen()
    assert casus.status == C.HULPVERLENING
    assert (rij.status, rij.grondslag) == (S.TOEGEWEZEN, Grondslag.VERWIJZING)
    verplichting = rij.verplichting
    assert verplichting is not None
    assert (verplichting.grond, verplichting.wet, verplichting.geldig) == ("verwijzing HA-77", "jeugd", rij.geldig)
    assert verplichting.reserveringen.count() >= 1
    assert laatste(casus.pk, "ondersteuning.toegewezen").lading["verplichting"] == verplichting.pk


def test_een_naam_als_kenmerk_komt_niet_in_het_grootboek(baan: Baan) -> None:
    casus = baan.casus(
        Wet.JEUGD,
        grondslag=Grondslag.VERWIJZING,
        verwijzer=HUISARTS,
        grondslag_kenmerk="dr. Zoë, brief van vorige week",
    )
    rij = h.wijs_direct_toe(baan.consulent, casus.pk, baan.maatwerk(casus).pk)
    assert rij.verplichting is not None
    assert rij.verplichting.grond == f"verwijzing {casus.dossier.kenmerk}"


# -- hulp ------------------------------------------------------------------------------------------


def test_start_pauze_hervat_einde(baan: Baan) -> None:
    with klok_op(op(2026, 3, 2)):
        casus, rij = baan.verwezen()
        h.start_hulp(baan.consulent, casus.pk, rij.pk, op=date(2026, 3, 2))
    start = laatste(casus.pk, "ondersteuning.gestart")
    assert start.lading["eerste"] is True
    assert start.lading["gemeld_op"] == "2026-02-20"
    assert rij.verplichting is not None
    verplichting = Verplichting.objects.get(pk=rij.verplichting.pk)
    assert verplichting.gestart_op == date(2026, 3, 2)
    with klok_op(op(2026, 6, 30)):
        h.onderbreek(baan.consulent, casus.pk, rij.pk, reden=RedenPauze.ZIEKENHUIS, op=date(2026, 5, 1))
        with pytest.raises(Geweigerd, match="al onderbroken"):
            h.onderbreek(baan.consulent, casus.pk, rij.pk, reden=RedenPauze.ZIEKENHUIS, op=date(2026, 5, 2))
        with pytest.raises(Geweigerd, match="begon op 1 mei") as fout:
            h.hervat(baan.consulent, casus.pk, rij.pk, op=date(2026, 5, 1))
        assert fout.value.veld == "op"
        h.hervat(baan.consulent, casus.pk, rij.pk, op=date(2026, 6, 1))
        with pytest.raises(Geweigerd, match="niet onderbroken"):
            h.hervat(baan.consulent, casus.pk, rij.pk, op=date(2026, 6, 2))
        pauze = Onderbreking.objects.get(ondersteuning=rij)
        assert (pauze.geldig.lower, pauze.geldig.upper) == (date(2026, 5, 1), date(2026, 6, 1))
        with pytest.raises(Geweigerd, match="kan daar niet voor liggen") as fout:
            h.beeindig(baan.consulent, casus.pk, rij.pk, reden=Einde.CLIENT, laatste_dag=date(2026, 3, 1))
        assert fout.value.veld == "laatste_dag"
        with pytest.raises(Geweigerd, match="toekomst"):
            h.beeindig(baan.consulent, casus.pk, rij.pk, reden=Einde.CLIENT, laatste_dag=date(2026, 7, 1))
        voor = sum(r.bedrag for r in verplichting.reserveringen.all())
        h.beeindig(baan.consulent, casus.pk, rij.pk, reden=Einde.CLIENT, laatste_dag=date(2026, 6, 30))
    rij.refresh_from_db()
    assert (rij.status, rij.beeindigd_op, rij.einde_reden) == (S.BEEINDIGD, date(2026, 6, 30), "32")
    verplichting.refresh_from_db()
    assert verplichting.gestopt_op == date(2026, 6, 30)
    assert sum(r.bedrag for r in verplichting.reserveringen.all()) < voor
    assert laatste(casus.pk, "ondersteuning.beeindigd").lading["reden"] == "32"


def test_start_niet_in_de_toekomst_en_niet_voor_het_toewijzen(baan: Baan) -> None:
    casus, rij = baan.verwezen()
    for wanneer, zin in ((dag(1), "toekomst"), (dag(-1), "pas vanaf"), (dag(400), "toekomst")):
        with pytest.raises(Geweigerd, match=zin) as fout:
            h.start_hulp(baan.consulent, casus.pk, rij.pk, op=wanneer)
        assert fout.value.veld == "op"
    h.start_hulp(baan.consulent, casus.pk, rij.pk, op=vandaag())
    with pytest.raises(Geweigerd, match="al gestart"):
        h.start_hulp(baan.consulent, casus.pk, rij.pk, op=vandaag())


def test_niet_voor_de_toegekende_periode_ook_al_is_er_al_besloten(baan: Baan) -> None:
    casus, rij = baan.verwezen()
    type(rij).objects.filter(pk=rij.pk).update(geldig=vanaf(dag(6)))
    with pytest.raises(Geweigerd, match="ander besluit nodig") as fout:
        h.start_hulp(baan.consulent, casus.pk, rij.pk, op=vandaag())
    assert fout.value.veld == "op"
    type(rij).objects.filter(pk=rij.pk).update(geldig=vanaf(dag(-3)))
    h.start_hulp(baan.consulent, casus.pk, rij.pk, op=dag(-3))


def test_alleen_de_eerste_hulp_sinds_de_melding_telt_als_eerste(baan: Baan) -> None:
    casus = baan.plan()
    rijen = [baan.lijn(casus, omschrijving=f"lijn {n}") for n in range(3)]
    h.ga_naar_hulp(baan.consulent, casus.pk)
    # The netwerk helped long before the melding: it is help, but not what the melding brought.
    h.start_hulp(baan.consulent, casus.pk, rijen[0].pk, op=dag(-500))
    assert laatste(casus.pk, "ondersteuning.gestart").lading["eerste"] is False
    h.start_hulp(baan.consulent, casus.pk, rijen[1].pk, op=vandaag())
    assert laatste(casus.pk, "ondersteuning.gestart").lading["eerste"] is True
    h.start_hulp(baan.consulent, casus.pk, rijen[2].pk, op=vandaag())
    assert laatste(casus.pk, "ondersteuning.gestart").lading["eerste"] is False


def test_nooit_gestarte_hulp_geeft_alles_vrij(baan: Baan) -> None:
    casus, rij = baan.verwezen()
    h.beeindig(baan.consulent, casus.pk, rij.pk, reden=Einde.GEMEENTE, laatste_dag=vandaag())
    assert rij.verplichting is not None
    verplichting = Verplichting.objects.get(pk=rij.verplichting.pk)
    assert sum(r.bedrag for r in verplichting.reserveringen.all()) == 0
    assert laatste(casus.pk, "ondersteuning.beeindigd").lading["nooit_gestart"] is True


def test_einde_tijdens_een_pauze_sluit_de_pauze(baan: Baan) -> None:
    casus, rij = baan.verwezen()
    h.start_hulp(baan.consulent, casus.pk, rij.pk, op=vandaag())
    h.onderbreek(baan.consulent, casus.pk, rij.pk, reden=RedenPauze.VERZOEK, op=vandaag())
    h.beeindig(baan.consulent, casus.pk, rij.pk, reden=Einde.VOLGENS_PLAN, laatste_dag=vandaag())
    pauze = Onderbreking.objects.get(ondersteuning=rij)
    assert pauze.geldig.upper == dag(1)
    with pytest.raises(Geweigerd, match="al beëindigd"):
        h.beeindig(baan.consulent, casus.pk, rij.pk, reden=Einde.VOLGENS_PLAN, laatste_dag=vandaag())


def test_verkeerd_recht_buitenstaander_en_verouderd(baan: Baan) -> None:
    casus, rij = baan.verwezen()
    versie = versie_van(casus.pk)
    with pytest.raises(GeenRecht):
        h.start_hulp(baan.administratie, casus.pk, rij.pk, op=vandaag())
    with pytest.raises(Dossier.DoesNotExist):
        h.start_hulp(baan.buitenstaander, casus.pk, rij.pk, op=vandaag())
    h.start_hulp(baan.consulent, casus.pk, rij.pk, op=vandaag(), versie=versie)
    with pytest.raises(Verouderd):
        h.onderbreek(baan.collega, casus.pk, rij.pk, reden=RedenPauze.VERZOEK, op=vandaag(), versie=versie)
    assert Ondersteuning.objects.get(pk=rij.pk).status == S.GESTART


def test_spoed_geeft_hulp_en_houdt_het_onderzoek(baan: Baan) -> None:
    casus = baan.casus(grondslag=Grondslag.SPOED, aanleiding=Aanleiding.SPOED)
    baan.wereld.mandaat(voor=VoorWat.SPOED)
    lijn = baan.maatwerk(casus, einde=vandaag() + timedelta(weeks=4))
    rij = h.wijs_direct_toe(baan.consulent, casus.pk, lijn.pk)
    assert rij.grondslag == Grondslag.SPOED
    assert Casus.objects.get(pk=casus.pk).status == C.HULPVERLENING
    baan.gewezen(casus)
    baan.start(casus)
    assert Casus.objects.get(pk=casus.pk).status == C.HULPVERLENING
    # What is asked after this rests on a besluit.
    rij = baan.maatwerk(casus, frequentie=Frequentie.MAAND)
    assert rij.grondslag == Grondslag.BESLUIT
