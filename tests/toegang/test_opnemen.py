"""Taking down a melding: the clock, the letter or the task, and who may say what."""

from datetime import date, timedelta

import pytest

from basis.documenten.models import Brief
from basis.dossiers.models import AanZet, Dossier, Fase
from basis.inwoners.enums import SoortVertegenwoordiging, VeiligContact
from basis.inwoners.models import Inwoner, Netwerklid, Vertegenwoordiging
from basis.journaal.models import Gebeurtenis, Uitgaand
from basis.journaal.tijd import dag_van, klok_op, op_dag, vandaag
from basis.organisatie.enums import Functie, SoortTeam, Wet
from basis.organisatie.handeling import GeenRecht, Geweigerd
from basis.organisatie.models import Toegangspunt
from basis.organisatie.models_regels import Norm
from basis.organisatie.periode import vanaf
from basis.werk.models import SoortTaak, Taak, Termijn
from casussen.enums import VoorWie
from casussen.models import Clientondersteuning
from tests.fabriek import wereld
from toegang import handelingen as h
from toegang.enums import DoorOfNamens, StatusMelding
from toegang.models import Melding

DAG = date(2026, 11, 2)  # a Monday


@pytest.fixture(autouse=True)
def _op_maandag():
    with klok_op(op_dag(DAG)):
        yield


def weigert(doe, veld):
    """The refusal names the field, and nothing is written."""
    voor = Gebeurtenis.objects.count(), Dossier.objects.count(), Brief.objects.count()
    with pytest.raises(Geweigerd) as fout:
        doe()
    assert fout.value.veld == veld
    assert (Gebeurtenis.objects.count(), Dossier.objects.count(), Brief.objects.count()) == voor
    return fout.value.reden


def test_melding_start_zes_weken_en_maakt_een_brief(balie):
    melding = balie.melding(zelf="Koken lukt nog.")
    dossier = melding.dossier
    assert (melding.status, dossier.fase, dossier.aan_zet) == (StatusMelding.ONTVANGEN, Fase.INGANG, AanZet.TEAM)
    assert dossier.kenmerk.startswith("M-2026-")
    assert melding.termijn.einddatum == date(2026, 12, 14) == dossier.fatale_datum
    brief = melding.ontvangstbrief
    assert brief.geadresseerde["naam"] == "Mevrouw A. Verhoeven"
    assert "trap is zo steil" in brief.html
    assert "14 december 2026" in brief.html
    assert Uitgaand.objects.filter(afnemer="brief-pdf", dossier_id=dossier.pk).count() == 1
    soorten = list(Gebeurtenis.objects.filter(dossier_id=dossier.pk).order_by("id").values_list("soort", flat=True))
    assert soorten == ["melding.opgenomen", "termijn.geopend", "brief.gemaakt"]
    assert not Taak.objects.filter(dossier=dossier).exists()


def test_norm_van_de_gemeente_telt(balie):
    """A shorter term in the verordening is not the law; a KB day moves the end. Both come from rows."""
    from basis.organisatie.models_regels import Feestdag

    Feestdag.objects.create(datum=date(2026, 12, 14), bron="KB proef", geldt=True)
    melding = balie.melding()
    assert melding.termijn.einddatum == date(2026, 12, 15)
    assert not Norm.objects.filter(gemeente=melding.dossier.gemeente).exists()


@pytest.mark.parametrize("wet", [Wet.JEUGD, Wet.PW])
def test_geen_zes_weken_onder_een_andere_wet(balie, wet):
    melding = balie.melding(wet=wet)
    assert melding.termijn is None
    assert melding.dossier.fatale_datum is None
    assert melding.ontvangstbrief is not None


def test_onbekend_start_de_klok(balie):
    melding = balie.melding(door_of_namens=DoorOfNamens.ONBEKEND)
    assert melding.termijn is not None
    assert "uw" in melding.ontvangstbrief.html.lower()


def test_signaal_heeft_geen_klok_en_geen_brief(balie):
    melding = balie.signaal()
    assert melding.termijn is None
    assert melding.ontvangstbrief is None
    assert melding.dossier.titel == "Signaal"
    assert not Termijn.objects.filter(dossier=melding.dossier).exists()
    assert not Taak.objects.filter(dossier=melding.dossier).exists()


def test_eerder_ontvangen_telt_vanaf_die_dag(balie):
    melding = balie.melding(ontvangen_op=date(2026, 10, 26), reden_eerder="Stond op het antwoordapparaat.")
    assert melding.termijn.einddatum == date(2026, 12, 7)
    opgenomen = Gebeurtenis.objects.get(dossier_id=melding.pk, soort="melding.opgenomen")
    assert dag_van(opgenomen.gebeurd_op) == date(2026, 10, 26)
    assert dag_van(opgenomen.vastgelegd_op) == DAG


def test_reden_eerder_alleen_bewaard_als_het_eerder_was(balie):
    assert balie.melding(reden_eerder="per ongeluk").reden_eerder == ""


@pytest.mark.parametrize(
    ("anders", "veld", "deel"),
    [
        ({"vraag": "  "}, "vraag", "wat de vraag is"),
        ({"ontvangen_op": DAG + timedelta(days=1)}, "ontvangen_op", "nog niet geweest"),
        ({"ontvangen_op": DAG - timedelta(days=1)}, "reden_eerder", "waarom je hem nu invoert"),
        ({"door_of_namens": DoorOfNamens.NEE}, "reden_signaal", "waarom"),
        (
            {"door_of_namens": DoorOfNamens.NEE, "reden_signaal": "Buurvrouw belde."},
            "melder_naam",
            "wie dit signaal gaf",
        ),
        ({"mantelzorg": h.Mantelzorg(naam=" ")}, "mantelzorger_naam", "hoe de mantelzorger heet"),
    ],
)
def test_weigeringen(balie, anders, veld, deel):
    gegevens = balie.gegevens(**anders)
    assert deel in weigert(lambda: h.neem_melding_op(balie.consulent, **gegevens), veld)


def test_van_een_andere_gemeente(balie):
    elders = wereld()
    gegevens = balie.gegevens()
    weigert(lambda: h.neem_melding_op(balie.consulent, **{**gegevens, "plaats": elders.toegangspunt}), "plaats")
    weigert(lambda: h.neem_melding_op(balie.consulent, **{**gegevens, "kern": elders.kern}), "kern")
    with pytest.raises(Inwoner.DoesNotExist):
        h.neem_melding_op(balie.consulent, **{**gegevens, "inwoner": elders.inwoner()})


def test_punt_zonder_team(balie):
    leeg = Toegangspunt.objects.create(gemeente=balie.plek.gemeente, naam="Nieuw")
    gegevens = balie.gegevens(plaats=leeg)
    assert "nog geen team" in weigert(lambda: h.neem_melding_op(balie.consulent, **gegevens), "plaats")


def test_ander_punt_geeft_het_team_daar_en_de_opnemer_houdt_zicht(balie):
    from basis.organisatie import handelingen as org

    punt = org.voeg_toegangspunt_toe(balie.plek.systeem, "Heteren")
    team = org.voeg_team_toe(balie.plek.systeem, "Toegangspunt Heteren", SoortTeam.TOEGANGSPUNT, punt)
    melding = balie.melding(plaats=punt)
    assert melding.dossier.team == team
    assert Dossier.objects.zichtbaar_voor(balie.consulent).filter(pk=melding.pk).exists()
    assert not Dossier.objects.zichtbaar_voor(balie.collega).filter(pk=melding.pk).exists()


def test_overleden_inwoner(balie):
    dood = balie.overleden(balie.plek.inwoner())
    gegevens = balie.gegevens(inwoner=dood)
    assert "overleden" in weigert(lambda: h.neem_melding_op(balie.consulent, **gegevens), "inwoner")


@pytest.mark.parametrize("functie", [Functie.GEDRAGSWETENSCHAPPER, Functie.CONTROLLER, Functie.AANBIEDER])
def test_zonder_recht(balie, functie):
    door = balie.plek.medewerker(functie)
    gegevens = balie.gegevens()
    with pytest.raises(GeenRecht):
        h.neem_melding_op(door, **gegevens)


# -- the receipt -----------------------------------------------------------------------------------


def test_onveilig_adres_geeft_een_taak_en_geen_brief(balie):
    inwoner = balie.plek.inwoner(veilig_contact=VeiligContact.GEEN_POST)
    melding = balie.melding(inwoner=inwoner)
    assert melding.ontvangstbrief is None
    assert not Brief.objects.filter(dossier=melding.dossier).exists()
    taak = Taak.objects.get(dossier=melding.dossier)
    assert (taak.soort, taak.team) == (SoortTaak.VEILIG_BEZORGEN, balie.plek.team)
    assert "veilige weg" in taak.toelichting
    assert melding.termijn is not None, "de termijn loopt ook als post niet kan"


def test_geen_adres_geeft_een_taak(balie):
    melding = balie.melding(inwoner=balie.plek.inwoner(adres=None))
    assert melding.ontvangstbrief is None
    assert Taak.objects.filter(dossier=melding.dossier, soort=SoortTaak.VEILIG_BEZORGEN).count() == 1


def test_kind_onder_zestien_twee_ouders_elk_een_brief(balie):
    from basis.inwoners.datums import OnvolledigeDatum

    kind = balie.plek.inwoner(voornamen="Sem", geslacht="M", geboren=OnvolledigeDatum(2016, 5, 1))
    for naam, adres in (("Mevrouw K. Bos", "Laan 1|6661 AA Elst"), ("De heer T. Bos", "Weg 2|6666 AA Heteren")):
        Vertegenwoordiging.objects.create(
            inwoner=kind, soort=SoortVertegenwoordiging.GEZAG, naam=naam, adresregels=adres, geldig=vanaf(DAG)
        )
    melding = balie.melding(inwoner=kind, wet=Wet.JEUGD)
    brieven = list(Brief.objects.filter(dossier=melding.dossier).order_by("pk"))
    assert [brief.geadresseerde["naam"] for brief in brieven] == ["Mevrouw K. Bos", "De heer T. Bos"]
    assert melding.ontvangstbrief == brieven[0]
    assert "Weg 2" not in brieven[0].html


def test_kind_zonder_gezag_geeft_een_taak(balie):
    from basis.inwoners.datums import OnvolledigeDatum

    kind = balie.plek.inwoner(geboren=OnvolledigeDatum(2018, 5, 1))
    melding = balie.melding(inwoner=kind, wet=Wet.JEUGD)
    assert melding.ontvangstbrief is None
    assert "gezag" in Taak.objects.get(dossier=melding.dossier).toelichting


# -- cliëntondersteuning and mantelzorg ------------------------------------------------------------


def test_geen_mantelzorger_is_een_vastgelegd_feit(balie):
    melding = balie.melding(gewezen_inwoner=True, mantelzorg=h.Mantelzorg(geen=True))
    rijen = Clientondersteuning.objects.filter(dossier=melding.dossier)
    assert {rij.voor for rij in rijen} == {VoorWie.INWONER, VoorWie.GEEN_MANTELZORGER}
    assert {(rij.door_id, rij.gewezen_op) for rij in rijen} == {(balie.consulent.pk, DAG)}


def test_mantelzorger_komt_in_het_netwerk_een_keer(balie):
    inwoner = balie.plek.inwoner()
    wie = h.Mantelzorg(naam="Karel Verhoeven", relatie="zoon")
    eerste = balie.melding(inwoner=inwoner, mantelzorg=wie)
    assert not Clientondersteuning.objects.filter(dossier=eerste.dossier).exists()
    tweede = balie.melding(inwoner=inwoner, mantelzorg=wie, gewezen_mantelzorger=True)
    lid = Netwerklid.objects.get(inwoner=inwoner)
    assert (lid.naam, lid.relatie, lid.mantelzorger) == ("Karel Verhoeven", "zoon", True)
    assert Clientondersteuning.objects.get(dossier=tweede.dossier).mantelzorger == lid


# -- the volunteer ---------------------------------------------------------------------------------


def test_vrijwilliger_neemt_op_maar_zet_geen_nee(balie):
    melding = balie.melding(balie.vrijwilliger)
    assert melding.termijn is not None
    gegevens = balie.gegevens(
        door_of_namens=DoorOfNamens.NEE, reden_signaal="Buurvrouw.", melder=h.Melder("Riet", "", "")
    )
    assert balie.vrijwilliger.wetten == []
    assert "consulent" in weigert(lambda: h.neem_melding_op(balie.vrijwilliger, **gegevens), "door_of_namens")
    with pytest.raises(GeenRecht):
        h.zet_signaal(balie.vrijwilliger, melding.pk, reden="Buurvrouw")


def test_vrijwilliger_ziet_alleen_eigen_meldingen(balie):
    eigen, van_ander = balie.melding(balie.vrijwilliger), balie.melding()
    zichtbaar = Dossier.objects.zichtbaar_voor(balie.vrijwilliger)
    assert set(zichtbaar.values_list("pk", flat=True)) == {eigen.pk}
    with pytest.raises(Dossier.DoesNotExist):
        h.vraag_uit(balie.vrijwilliger, van_ander.pk, zelf="Koken", samen="", nodig="")


def test_geen_vrije_tekst_in_het_journaal(balie):
    melding = balie.signaal(zelf="Mijn geheim", samen="Ook geheim")
    for rij in Gebeurtenis.objects.filter(dossier_id=melding.pk):
        for tekst in ("geheim", "Riet", "buurvrouw", "trap", "Verhoeven"):
            assert tekst not in str(rij.lading)
    assert Melding.objects.get(pk=melding.pk).melder_naam == "Riet Jansen"
    assert vandaag() == DAG


def test_kern_komt_uit_het_adres_maar_niet_uit_een_geheim_adres(balie):
    assert balie.melding(kern=None).dossier.kern == balie.plek.kern
    geheim = balie.plek.inwoner(voornamen="Truus")
    Inwoner.objects.filter(pk=geheim.pk).update(geheim_adres=True)
    geheim.refresh_from_db()
    assert balie.melding(inwoner=geheim, kern=None).dossier.kern is None
