"""The BRP says that somebody died: what follows, also on a day that is not known, and when it takes that back."""

from datetime import timedelta

import pytest

from basis.documenten.handelingen import verzend
from basis.documenten.models import Brief, SoortBrief, StatusBrief
from basis.dossiers.models import Dossier
from basis.inwoners.laden import laad
from basis.inwoners.models import Inwoner, Overlijden
from basis.journaal.tijd import vandaag
from basis.organisatie.handeling import Geweigerd
from basis.werk.models import SoortTaak, Taak
from casussen.models import Casus
from tests.beschikkingen.baan import Baan
from tests.fabriek import wereld
from tests.inwoners.soorten import WOONT
from tests.inwoners.test_brp import met
from tests.reis import meld
from toegang.models import Melding

pytestmark = pytest.mark.django_db


@pytest.fixture
def baan() -> Baan:
    return Baan(wereld())


def brp(dag=None, **velden):
    overlijden = {"overlijden": {"datum": dag}, "opschortingBijhouding": {"reden": {"code": "O"}}} if dag else {}
    return met(geboorte={"datum": "19480314"}, verblijfplaats=WOONT, **overlijden, **velden)


def inwoner_van(baan) -> Inwoner:
    laad(baan.wereld.systeem, [brp()])
    return Inwoner.objects.get(gemeente=baan.wereld.gemeente)


def als_brp(dag) -> str:
    return f"{dag:%Y%m%d}"


def test_een_melding_sluit_en_de_brief_gaat_niet_meer_weg(baan):
    inwoner = inwoner_van(baan)
    melding = meld(baan.wereld, baan.consulent, inwoner=inwoner)
    assert Brief.objects.get(dossier_id=melding.pk).status == StatusBrief.GEMAAKT
    dag = vandaag() - timedelta(days=3)
    laad(baan.wereld.systeem, [brp(als_brp(dag))])
    assert Melding.objects.get(pk=melding.pk).status == "overleden"
    assert Brief.objects.get(dossier_id=melding.pk).status == StatusBrief.VERVALLEN
    taak = Taak.objects.get(dossier_id=melding.pk, klaar_op=None)
    assert taak.soort == SoortTaak.NABESTAANDEN
    assert taak.toelichting.startswith("Volgens de BRP is deze inwoner overleden op")
    rij = Overlijden.objects.get(inwoner=inwoner)
    assert (rij.op, rij.bron, rij.volgens_brp) == (dag, "brp", True)
    # The same file again changes nothing.
    laad(baan.wereld.systeem, [brp(als_brp(dag))])
    assert (Overlijden.objects.count(), Taak.objects.filter(dossier_id=melding.pk).count()) == (1, 1)


def test_op_een_onbekende_dag_gaat_er_niets_weg_en_vraagt_een_taak_het_na(baan):
    inwoner = inwoner_van(baan)
    melding = meld(baan.wereld, baan.consulent, inwoner=inwoner)
    casus = baan.casus(inwoner=inwoner)
    laad(baan.wereld.systeem, [brp(f"{vandaag().year:04}0000")])
    inwoner.refresh_from_db()
    assert (inwoner.overleden, inwoner.overleden_op) == (True, None)
    assert not Brief.objects.filter(dossier__inwoner=inwoner, status=StatusBrief.GEMAAKT).exists()
    for pk in (melding.pk, casus.pk):
        if Dossier.objects.get(pk=pk).gesloten_op is None:
            taak = Taak.objects.get(dossier_id=pk, klaar_op=None, sleutel=f"overlijden-brp:{pk}")
            assert "Vraag de dag na" in taak.toelichting
    assert Casus.objects.get(pk=casus.pk).status != "afgesloten"
    laad(baan.wereld.systeem, [brp(f"{vandaag().year:04}0000")])
    assert Taak.objects.filter(sleutel=f"overlijden-brp:{casus.pk}").count() == 1
    # Later the BRP knows the day: then all of it stops.
    laad(baan.wereld.systeem, [brp(als_brp(vandaag()))])
    assert Casus.objects.get(pk=casus.pk).status == "afgesloten"


def test_wat_de_brp_terugneemt_of_verbetert(baan):
    inwoner = inwoner_van(baan)
    casus = baan.casus(inwoner=inwoner)
    laad(baan.wereld.systeem, [brp(als_brp(vandaag() - timedelta(days=5)))])
    laad(baan.wereld.systeem, [brp(als_brp(vandaag() - timedelta(days=2)))])
    inwoner.refresh_from_db()
    assert inwoner.overleden_op == vandaag() - timedelta(days=2)
    assert Overlijden.objects.get(inwoner=inwoner, vervallen_op=None).op == inwoner.overleden_op
    laad(baan.wereld.systeem, [brp()])
    inwoner.refresh_from_db()
    assert (inwoner.overleden, inwoner.overleden_op) == (False, None)
    assert "vergissing" in Taak.objects.get(dossier_id=casus.pk, klaar_op=None).toelichting


def test_ook_op_de_dag_zelf_gaat_er_geen_brief_meer_weg(baan):
    inwoner = inwoner_van(baan)
    melding = meld(baan.wereld, baan.consulent, inwoner=inwoner)
    baan.drukt(melding.pk, SoortBrief.ONTVANGST)
    brief = Brief.objects.get(dossier_id=melding.pk)
    Inwoner.objects.filter(pk=inwoner.pk).update(overleden=True, overleden_op=vandaag())
    with pytest.raises(Geweigerd, match="intussen overleden"):
        verzend(baan.consulent, melding.pk, brief.pk, op=vandaag())
