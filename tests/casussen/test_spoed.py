"""Temporary help at once (Wmo 2.3.3): a mandaat, a near last day, the reasons in writing, and the onderzoek."""

from datetime import date, timedelta
from decimal import Decimal

import pytest

from basis.journaal.models import Gebeurtenis
from basis.journaal.tijd import klok_op, op_dag, vandaag
from basis.organisatie import handelingen as org
from basis.organisatie.enums import Telling, VoorWat, Wet
from basis.organisatie.handeling import Geweigerd
from basis.organisatie.instellingen import getal
from basis.organisatie.models import Mandaat
from basis.organisatie.periode import laatste_dag, tot_en_met, vanaf
from basis.termijnen.bereken import bereken
from basis.voorzieningen.models import Frequentie
from basis.werk.handelingen.taak import waarom_niet_klaar
from basis.werk.models import Afronding, SoortTaak, Taak, Termijn
from casussen import handelingen as h
from casussen.enums import Aanleiding, Einde, Grondslag, StatusOndersteuning
from casussen.models import Casus, Ondersteuning
from casussen.tasks import volg_spoed
from consortium.models import Tarief
from tests.casussen.baan import HUISARTS, Baan


def weken(aantal: int, begin: date | None = None) -> date:
    """The last day of so many weeks."""
    return (begin or vandaag()) + timedelta(weeks=aantal) - timedelta(days=1)


def spoed(baan: Baan, **meer) -> tuple[Casus, Ondersteuning]:
    """A spoed casus with one proposed line: 3 uur per week is € 11.169,00 per jaar."""
    casus = baan.casus(grondslag=Grondslag.SPOED, aanleiding=Aanleiding.SPOED)
    return casus, baan.maatwerk(casus, **{"einde": weken(8), **meer})


def wijs_toe(baan: Baan, casus: Casus, lijn: Ondersteuning, door=None) -> Ondersteuning:
    return h.wijs_direct_toe(door or baan.consulent, casus.pk, lijn.pk)


def taak(soort: SoortTaak) -> Taak:
    return Taak.objects.get(soort=soort, klaar_op=None)


def test_zonder_mandaat_voor_spoed_wijst_niemand_toe(baan):
    """The mandaat for besluiten on an aanvraag says nothing about help at once."""
    baan.wereld.mandaat(max_per_jaar="75000")
    casus, lijn = spoed(baan)
    with pytest.raises(Geweigerd, match=r"geen schriftelijk mandaat .* om bij spoed hulp toe te wijzen"):
        wijs_toe(baan, casus, lijn)
    assert Ondersteuning.objects.get().status == StatusOndersteuning.VOORGESTELD


def test_de_grens_van_het_mandaat(baan):
    baan.wereld.mandaat(voor=VoorWat.SPOED, max_per_jaar="11168.99")
    casus, lijn = spoed(baan)
    with pytest.raises(Geweigerd, match=r"mag dan toewijzen tot .* Vraag een collega die dit wel mag"):
        wijs_toe(baan, casus, lijn)
    Mandaat.objects.update(max_per_jaar=Decimal("11169.00"))
    assert wijs_toe(baan, casus, lijn).status == StatusOndersteuning.TOEGEWEZEN
    # A second line beside it counts with the first, unless the mandaat counts per besluit.
    tweede = baan.maatwerk(casus, hoeveelheid=Decimal(1), einde=weken(2))
    with pytest.raises(Geweigerd, match="samen"):
        wijs_toe(baan, casus, tweede)
    Mandaat.objects.update(telling=Telling.BESLUIT)
    wijs_toe(baan, casus, tweede)


def test_een_tarief_dat_in_de_periode_stijgt_telt_mee(baan):
    """3 uur per week: € 11.169,00 per year at € 71,40, € 12.514,29 at the € 80,00 it becomes."""
    baan.wereld.mandaat(voor=VoorWat.SPOED, max_per_jaar="12514.28")
    Mandaat.objects.update(telling=Telling.BESLUIT)
    casus, lijn = spoed(baan)
    Tarief.objects.create(
        gemeente=baan.wereld.gemeente,
        voorziening=lijn.voorziening,
        organisatie=lijn.organisatie,
        bedrag=Decimal(80),
        geldig=vanaf(vandaag() + timedelta(days=20)),
        bron="contract",
    )
    with pytest.raises(Geweigerd, match=r"12\.514,29"):
        wijs_toe(baan, casus, lijn)
    Mandaat.objects.update(max_per_jaar=Decimal("12514.29"), telling=Telling.INWONER)
    wijs_toe(baan, casus, lijn)
    # Under which it was decided: who chooses an aanbieder later is held to it.
    toegewezen = Gebeurtenis.objects.get(dossier_id=casus.pk, soort="ondersteuning.toegewezen")
    assert toegewezen.lading["mandaat"] == Mandaat.objects.get().pk


def test_de_eigen_organisatie_wijst_zichzelf_niet_toe(baan):
    baan.wereld.mandaat(voor=VoorWat.SPOED, organisatie=baan.wereld.partij)
    casus, lijn = spoed(baan)
    with pytest.raises(Geweigerd, match="geeft zelf de hulp"):
        wijs_toe(baan, casus, lijn, baan.wereld.medewerker(organisatie=baan.wereld.partij))


@pytest.mark.parametrize(
    ("begin", "einde"),
    # Three years, without end, and one day too long; also over a clock change and a leap day.
    [
        (date(2027, 1, 1), date(2029, 12, 31)),
        (date(2027, 1, 1), None),
        (date(2027, 3, 1), date(2027, 4, 26)),
        (date(2028, 2, 1), date(2028, 3, 28)),
    ],
)
def test_hulp_bij_spoed_is_kort(baan, begin, einde):
    casus = baan.casus(grondslag=Grondslag.SPOED)
    with pytest.raises(Geweigerd, match="hooguit 8 weken") as fout:
        baan.maatwerk(casus, begin=begin, einde=einde)
    assert fout.value.veld == "einde"
    goed = baan.maatwerk(casus, begin=begin, einde=weken(8, begin))
    assert goed.grondslag == Grondslag.SPOED


def test_hoe_lang_is_een_instelling_met_een_datum(baan):
    gemeente = baan.wereld.gemeente.pk
    assert getal(gemeente, "spoed_weken", vandaag()) == 8
    assert org.zet_getallen(baan.wereld.systeem, getallen={"spoed_weken": 2}) == ["spoed_weken"]
    assert org.zet_getallen(baan.wereld.systeem, getallen={"spoed_weken": 2}) == []
    assert getal(gemeente, "spoed_weken", vandaag() - timedelta(days=1)) == 8
    with pytest.raises(Geweigerd, match="hooguit 2 weken"):
        spoed(baan, einde=weken(3))
    with pytest.raises(Geweigerd) as fout:
        org.zet_getallen(baan.wereld.systeem, getallen={"spoed_weken": 53})
    assert fout.value.veld == "spoed_weken"


def test_wat_al_was_voorgesteld_volgt_de_regel_van_de_dag_van_toewijzen(baan):
    baan.wereld.mandaat(voor=VoorWat.SPOED)
    casus, lijn = spoed(baan)
    org.zet_getallen(baan.wereld.systeem, getallen={"spoed_weken": 6})
    with pytest.raises(Geweigerd, match="hooguit 6 weken"):
        wijs_toe(baan, casus, lijn)


def test_toewijzen_opent_de_motivering_en_het_onderzoek(baan):
    baan.wereld.mandaat(voor=VoorWat.SPOED)
    casus, lijn = spoed(baan)
    h.breek_onderzoek_af(baan.consulent, casus.pk, reden="vergissing")
    wijs_toe(baan, casus, lijn)
    onderzoek = casus.onderzoeken.latest("pk")
    assert (onderzoek.aanleiding, onderzoek.gemeld_op) == (Aanleiding.SPOED, vandaag())
    assert onderzoek.termijn.einddatum == bereken("wmo-onderzoek", vandaag()).einddatum
    termijn = Termijn.objects.get(dossier_id=casus.pk, soort="motivering-achteraf")
    assert termijn.einddatum == bereken("motivering-achteraf", vandaag()).einddatum
    assert (taak(SoortTaak.MOTIVERING).uiterlijk, termijn.afronding) == (termijn.einddatum, None)
    assert waarom_niet_klaar(taak(SoortTaak.MOTIVERING))
    with pytest.raises(Geweigerd, match="pas op") as fout:
        h.leg_motivering_vast(baan.consulent, casus.pk, op=vandaag() - timedelta(days=1))
    assert fout.value.veld == "op"
    h.leg_motivering_vast(baan.consulent, casus.pk, op=vandaag())
    termijn.refresh_from_db()
    assert (termijn.afronding, termijn.afgerond_op) == (Afronding.VOLDAAN, vandaag())
    assert not Taak.objects.filter(soort=SoortTaak.MOTIVERING, klaar_op=None).exists()
    with pytest.raises(Geweigerd, match="geen motivering"):
        h.leg_motivering_vast(baan.consulent, casus.pk, op=vandaag())


def test_een_onderzoek_dat_al_klaarstaat_blijft_het_enige(baan):
    baan.wereld.mandaat(voor=VoorWat.SPOED)
    casus, lijn = spoed(baan)
    wijs_toe(baan, casus, lijn)
    assert casus.onderzoeken.count() == 1


def test_aan_het_einde_een_taak_en_een_nieuw_besluit_maar_de_hulp_loopt_door(baan):
    baan.wereld.mandaat(voor=VoorWat.SPOED)
    casus, lijn = spoed(baan)
    wijs_toe(baan, casus, lijn)
    h.start_hulp(baan.consulent, casus.pk, lijn.pk, op=vandaag())
    einde = weken(8)
    opnieuw = taak(SoortTaak.SPOED)
    assert (opnieuw.vanaf, opnieuw.uiterlijk) == (einde - timedelta(weeks=2), einde)
    assert "nieuw besluit" in (waarom_niet_klaar(opnieuw) or "")
    with klok_op(op_dag(einde + timedelta(days=3))):
        lijn.refresh_from_db()
        assert lijn.status == StatusOndersteuning.GESTART
        with pytest.raises(Geweigerd, match="hooguit 8 weken") as fout:
            h.verleng_spoed(baan.consulent, casus.pk, lijn.pk, tot_en_met_=weken(8, einde) + timedelta(days=2))
        assert fout.value.veld == "tot_en_met_"
        nieuw = h.verleng_spoed(baan.consulent, casus.pk, lijn.pk, tot_en_met_=weken(4, einde + timedelta(days=1)))
        assert (nieuw.geldig.lower, nieuw.grondslag, nieuw.hoeveelheid) == (
            einde + timedelta(days=1),
            Grondslag.SPOED,
            lijn.hoeveelheid,
        )
        # No gap: what is promised runs on, and the task is now about the new last day.
        assert nieuw.verplichting is not None
        assert (taak(SoortTaak.SPOED).pk != opnieuw.pk, taak(SoortTaak.SPOED).uiterlijk) == (
            True,
            laatste_dag(nieuw.geldig),
        )
        with pytest.raises(Geweigerd, match="al een nieuw besluit"):
            h.verleng_spoed(baan.consulent, casus.pk, lijn.pk, tot_en_met_=einde + timedelta(days=9))
        h.start_hulp(baan.consulent, casus.pk, nieuw.pk, op=einde + timedelta(days=1))
        lijn.refresh_from_db()
        assert (lijn.beeindigd_op, lijn.einde_reden) == (einde, Einde.WIJZIGING)


def test_verlengen_vraagt_ook_een_mandaat(baan):
    mandaat = baan.wereld.mandaat(voor=VoorWat.SPOED)
    casus, lijn = spoed(baan)
    wijs_toe(baan, casus, lijn)
    org.beeindig_mandaat(baan.wereld.systeem, mandaat.pk, laatste_dag_=vandaag())
    tot = weken(9)
    with klok_op(op_dag(weken(8))), pytest.raises(Geweigerd, match="geen schriftelijk mandaat"):
        h.verleng_spoed(baan.consulent, casus.pk, lijn.pk, tot_en_met_=tot)


def test_de_taak_gaat_weg_als_de_hulp_stopt(baan):
    baan.wereld.mandaat(voor=VoorWat.SPOED)
    casus, lijn = spoed(baan)
    wijs_toe(baan, casus, lijn)
    h.beeindig(baan.consulent, casus.pk, lijn.pk, reden=Einde.CLIENT, laatste_dag=vandaag())
    assert not Taak.objects.filter(soort=SoortTaak.SPOED, klaar_op=None).exists()


def test_hulp_op_andere_gronden_kent_deze_regels_niet(baan):
    casus = baan.casus(Wet.JEUGD, grondslag=Grondslag.VERWIJZING, verwijzer=HUISARTS, grondslag_kenmerk="HA-77")
    lijn = baan.maatwerk(casus, einde=None, frequentie=Frequentie.WEEK)
    assert wijs_toe(baan, casus, lijn).status == StatusOndersteuning.TOEGEWEZEN
    assert not Termijn.objects.filter(dossier_id=casus.pk, soort="motivering-achteraf").exists()


@pytest.mark.parametrize(("tot", "later", "na"), [(3, 0, 3), (20, 0, 8), (None, 0, 8), (None, 70, None)])
def test_spoed_van_voor_deze_regels_krijgt_zijn_taak_alsnog_een_keer(baan, tot, later, na):
    """By the last day or the maximum, whichever comes first; today when that is past."""
    baan.wereld.mandaat(voor=VoorWat.SPOED)
    casus, lijn = spoed(baan)
    wijs_toe(baan, casus, lijn)
    geregeld, ander = spoed(baan)
    wijs_toe(baan, geregeld, ander)
    taken = Taak.objects.filter(soort=SoortTaak.SPOED, dossier_id=casus.pk)
    taken.delete()
    Ondersteuning.objects.filter(pk=lijn.pk).update(geldig=tot_en_met(vandaag(), weken(tot) if tot else None))
    dag = weken(na) if na else vandaag() + timedelta(days=later)
    with klok_op(op_dag(vandaag() + timedelta(days=later))):
        volg_spoed()
        volg_spoed()
        assert [rij.uiterlijk for rij in taken] == [dag]
        h.beeindig(baan.consulent, casus.pk, lijn.pk, reden=Einde.CLIENT, laatste_dag=vandaag())
        volg_spoed()
    assert (taken.filter(klaar_op=None).count(), taken.count()) == (0, 1)
    assert Taak.objects.filter(soort=SoortTaak.SPOED, dossier_id=geregeld.pk).count() == 1
