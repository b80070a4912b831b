"""Appointments: make, move, cancel, close; the overlap, the past, the notitie, and who is told how."""

from datetime import date, datetime, timedelta
from typing import Any

import pytest

from basis.documenten.models import Brief, SoortBrief, StatusBrief
from basis.dossiers.models import Dossier
from basis.inwoners.enums import VeiligContact
from basis.inwoners.handelingen import beeindig_veiligheidsnotitie, leg_veiligheidsnotitie_vast
from basis.inwoners.models import Inwoner
from basis.journaal.models import Gebeurtenis
from basis.journaal.tijd import klok_op, na, op_dag, vandaag
from basis.organisatie.enums import Functie, Wet
from basis.organisatie.handeling import GeenRecht, Geweigerd
from basis.werk import handelingen as h
from basis.werk.models import Afspraak, SoortAfspraak, SoortTaak, StatusAfspraak, Taak
from casussen.enums import SoortContact
from casussen.handelingen import leg_afspraak_vast
from casussen.models import Casus, Contact
from tests.casussen.baan import Baan
from tests.documenten.hulp import vertegenwoordiger
from tests.fabriek import wereld


@pytest.fixture
def baan(db: None) -> Baan:
    return Baan(wereld())


def om(dagen: int = 3, uur: int = 10) -> datetime:
    return op_dag(vandaag() + timedelta(days=dagen), uur)


def plan(baan: Baan, casus: Casus, **anders: Any) -> Afspraak:
    begin = anders.pop("begin", om())
    gegevens: dict[str, Any] = {
        "soort": SoortAfspraak.HUISBEZOEK,
        "begin": begin,
        "einde": begin + timedelta(hours=1),
        "met": baan.consulent,
        **anders,
    }
    return h.plan_afspraak(
        anders.pop("door", baan.consulent), casus.pk, **{k: v for k, v in gegevens.items() if k != "door"}
    )


def brieven(casus: Casus) -> list[Brief]:
    return list(Brief.objects.filter(dossier_id=casus.pk, soort=SoortBrief.AFSPRAAK).order_by("id"))


def notitie(baan: Baan, casus: Casus) -> None:
    inwoner = casus.dossier.inwoner
    assert inwoner
    leg_veiligheidsnotitie_vast(
        baan.consulent,
        inwoner.pk,
        tekst="Er loopt een grote hond los. Bel vooraf.",
        herzien_op=vandaag() + timedelta(days=90),
        uit=Inwoner.objects.all(),
    )


def soorten(casus: Casus) -> list[str]:
    return list(Gebeurtenis.objects.filter(dossier_id=casus.pk).order_by("id").values_list("soort", flat=True))


# -- make ------------------------------------------------------------------------------------------


def test_maken_geeft_een_brief_en_een_gebeurtenis(baan: Baan) -> None:
    casus = baan.casus()
    afspraak = plan(baan, casus)
    assert (afspraak.status, afspraak.volgnummer, afspraak.team) == (StatusAfspraak.GEPLAND, 0, baan.wereld.team)
    (brief,) = brieven(casus)
    assert afspraak.brief == brief
    assert (brief.onderwerp, brief.gegevens["waar"], brief.gegevens["met"]) == (
        "Onze afspraak met u",
        "Bij u thuis",
        baan.consulent.naam,
    )
    assert "10.00 tot 11.00 uur" in brief.html
    assert soorten(casus)[-2:] == ["afspraak.gemaakt", "brief.gemaakt"]
    assert not Taak.objects.filter(dossier_id=casus.pk, soort=SoortTaak.AFSPRAAK).exists()


def test_zonder_brief_als_het_al_gezegd_is(baan: Baan) -> None:
    casus = baan.casus()
    plan(baan, casus, brief=False)
    assert brieven(casus) == []


def test_op_locatie_wil_een_plek(baan: Baan) -> None:
    casus = baan.casus()
    with pytest.raises(Geweigerd) as fout:
        plan(baan, casus, soort=SoortAfspraak.LOCATIE)
    assert fout.value.veld == "plaats"
    assert plan(baan, casus, soort=SoortAfspraak.LOCATIE, plaats=" Dorpshuis  Elst ").plaats == "Dorpshuis Elst"
    assert brieven(casus)[0].gegevens["plaats"] == "Dorpshuis Elst"


def test_een_nummer_of_scherm_heeft_geen_plek(baan: Baan) -> None:
    assert plan(baan, baan.casus(), soort=SoortAfspraak.BELLEN, plaats="Elst").plaats == ""


@pytest.mark.parametrize(("uren", "dagen"), [(0, 0), (-1, 0), (11, 0), (1, 1)])
def test_een_afspraak_is_op_een_dag(baan: Baan, uren: int, dagen: int) -> None:
    casus = baan.casus()
    with pytest.raises(Geweigerd) as fout:
        plan(baan, casus, einde=om() + timedelta(hours=uren, days=dagen))
    assert fout.value.veld == "duur"
    assert not Afspraak.objects.filter(dossier_id=casus.pk).exists()


def test_achteraf_alleen_met_reden_en_dan_is_hij_geweest(baan: Baan) -> None:
    casus = baan.casus()
    with pytest.raises(Geweigerd) as fout:
        plan(baan, casus, begin=om(-2))
    assert fout.value.veld == "reden"
    afspraak = plan(baan, casus, begin=om(-2), reden="Vergeten in te plannen")
    assert (afspraak.status, afspraak.reden) == (StatusAfspraak.GEWEEST, "Vergeten in te plannen")
    assert brieven(casus) == []
    assert "afspraak.achteraf" in soorten(casus)


def test_met_een_collega_die_het_dossier_ziet(baan: Baan) -> None:
    casus = baan.casus()
    afspraak = plan(baan, casus, met=baan.collega)
    assert afspraak.met == baan.collega
    with pytest.raises(Geweigerd, match="kan dit dossier niet zien") as fout:
        plan(baan, casus, met=baan.buitenstaander)
    assert fout.value.veld == "met"
    vrijwilliger = baan.wereld.medewerker(Functie.VRIJWILLIGER)
    with pytest.raises(Geweigerd, match="kan geen afspraken hebben"):
        plan(baan, casus, met=vrijwilliger)


def test_wie_het_niet_ziet_plant_niets(baan: Baan) -> None:
    casus = baan.casus()
    with pytest.raises(Dossier.DoesNotExist):
        plan(baan, casus, door=baan.buitenstaander)
    with pytest.raises(GeenRecht):
        plan(baan, casus, door=baan.wereld.medewerker(Functie.VRIJWILLIGER))


# -- overlap ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(("begin", "botst"), [(om(3, 9), False), (om(3, 10), True), (om(3, 11), False)])
def test_overlap_waarschuwt_en_mag(baan: Baan, begin: datetime, botst: bool) -> None:
    een, twee = baan.casus(), baan.casus()
    plan(baan, een, begin=om(3, 10))
    if not botst:
        assert plan(baan, twee, begin=begin).pk
        return
    with pytest.raises(Geweigerd, match=r"van 10\.00 tot 11\.00 uur") as fout:
        plan(baan, twee, begin=begin)
    assert fout.value.veld == "toch"
    # Who it is with stays there: the other may be out of sight.
    assert "Verhoeven" not in fout.value.reden
    assert plan(baan, twee, begin=begin, toch=True).pk


def test_een_andere_collega_of_een_afgezegde_afspraak_botst_niet(baan: Baan) -> None:
    casus = baan.casus()
    eerste = plan(baan, casus)
    assert plan(baan, casus, met=baan.collega).pk
    h.zeg_afspraak_af(baan.consulent, casus.pk, eerste.pk, reden="ziek")
    assert plan(baan, casus).pk


# -- letters that harm -----------------------------------------------------------------------------


def test_geen_post_naar_dit_adres_wordt_een_taak(baan: Baan) -> None:
    casus = baan.casus()
    Inwoner.objects.filter(pk=casus.dossier.inwoner_id).update(veilig_contact=VeiligContact.GEEN_POST)
    afspraak = plan(baan, casus)
    assert brieven(casus) == []
    taak = Taak.objects.get(dossier_id=casus.pk, soort=SoortTaak.AFSPRAAK)
    assert (taak.voor, taak.uiterlijk, taak.verwijst_naar) == (baan.consulent, om().date(), afspraak.pk)
    assert taak.toelichting.startswith("Bevestig de afspraak langs een veilige weg.")


def test_verzetten_vervangt_de_taak_langs_de_veilige_weg(baan: Baan) -> None:
    casus = baan.casus()
    Inwoner.objects.filter(pk=casus.dossier.inwoner_id).update(veilig_contact=VeiligContact.GEEN_POST)
    afspraak = plan(baan, casus)
    h.verzet_afspraak(
        baan.consulent, casus.pk, afspraak.pk, begin=om(5), einde=om(5, 11), met=baan.consulent, reden="druk"
    )
    oud, nieuw = Taak.objects.filter(dossier_id=casus.pk, soort=SoortTaak.AFSPRAAK).order_by("id")
    assert oud.vervallen
    assert oud.klaar_op
    assert nieuw.klaar_op is None
    assert nieuw.toelichting.startswith("Geef de nieuwe tijd door langs een veilige weg.")


def test_bij_een_geheim_adres_staat_de_plek_in_geen_brief(baan: Baan) -> None:
    casus = baan.casus()
    inwoner = casus.dossier.inwoner
    assert inwoner
    Inwoner.objects.filter(pk=inwoner.pk).update(geheim_adres=True)
    vertegenwoordiger(inwoner, "bewindvoerder", naam="Bewind BV", adresregels="Kade 1|6811 AA  Arnhem")
    plan(baan, casus, plaats="Schuilstraat 9, Elst")
    van_inwoner, van_ander = brieven(casus)
    assert "Schuilstraat" not in van_inwoner.html
    assert "De plek hoort u van ons" in van_inwoner.html
    assert "Lindelaan" in van_inwoner.html  # the envelope: her own letter
    assert van_ander.geadresseerde["naam"] == "Bewind BV"
    assert "Schuilstraat" not in van_ander.html
    assert "Lindelaan" not in van_ander.html
    assert van_ander.gegevens["waar"] == "Thuis"


def test_de_notitie_staat_nooit_in_een_brief(baan: Baan) -> None:
    casus = baan.casus()
    notitie(baan, casus)
    plan(baan, casus, veiligheid_gelezen=True, toelichting="Neem een collega mee")
    assert "hond" not in brieven(casus)[0].html
    assert "collega mee" not in brieven(casus)[0].html


# -- move, cancel, close ---------------------------------------------------------------------------


def test_verzetten_hoogt_op_en_schrijft_een_nieuwe_brief(baan: Baan) -> None:
    casus = baan.casus()
    afspraak = plan(baan, casus)
    uid = afspraak.uid
    gewijzigd = h.verzet_afspraak(
        baan.consulent, casus.pk, afspraak.pk, begin=om(5), einde=om(5, 12), met=baan.collega, reden="Collega is ziek"
    )
    assert (gewijzigd.volgnummer, gewijzigd.uid, gewijzigd.met) == (1, uid, baan.collega)
    oud, nieuw = brieven(casus)
    assert (oud.status, nieuw.status) == (StatusBrief.VERVALLEN, StatusBrief.GEMAAKT)
    assert nieuw.gegevens["eerst"].endswith("10.00 uur")
    assert "Collega is ziek" not in nieuw.html
    rij = Gebeurtenis.objects.get(dossier_id=casus.pk, soort="afspraak.verzet")
    assert datetime.fromisoformat(rij.lading["van_begin"]) == om()


@pytest.mark.parametrize(
    ("anders", "veld"),
    [
        ({"reden": " "}, "reden"),
        ({"begin": om(-1), "einde": om(-1, 11)}, "dag"),
        ({"begin": om(), "einde": om(3, 11)}, "dag"),
    ],
)
def test_verzetten_wil_een_reden_en_iets_nieuws(baan: Baan, anders: dict[str, Any], veld: str) -> None:
    casus = baan.casus()
    afspraak = plan(baan, casus)
    goed: dict[str, Any] = {"begin": om(5), "einde": om(5, 11), "met": baan.consulent, "reden": "druk"}
    with pytest.raises(Geweigerd) as fout:
        h.verzet_afspraak(baan.consulent, casus.pk, afspraak.pk, **(goed | anders))
    assert fout.value.veld == veld
    afspraak.refresh_from_db()
    assert (afspraak.begin, afspraak.volgnummer) == (om(), 0)
    assert brieven(casus)[0].status == StatusBrief.GEMAAKT


def test_afzeggen_trekt_de_brief_in_en_zegt_af(baan: Baan) -> None:
    casus = baan.casus()
    afspraak = plan(baan, casus)
    with pytest.raises(Geweigerd):
        h.zeg_afspraak_af(baan.consulent, casus.pk, afspraak.pk, reden="")
    h.zeg_afspraak_af(baan.consulent, casus.pk, afspraak.pk, reden="Inwoner is opgenomen")
    afspraak.refresh_from_db()
    assert (afspraak.status, afspraak.volgnummer) == (StatusAfspraak.AFGEZEGD, 1)
    oud, nieuw = brieven(casus)
    assert (oud.status, nieuw.gegevens["wat"]) == (StatusBrief.VERVALLEN, "afgezegd")
    assert "gaat niet door" in nieuw.onderwerp
    for doe in (h.afspraak_geweest, h.niet_verschenen):
        with pytest.raises(Geweigerd, match="al afgezegd"):
            doe(baan.consulent, casus.pk, afspraak.pk)


def test_geweest_kan_pas_na_het_begin(baan: Baan) -> None:
    casus = baan.casus()
    afspraak = plan(baan, casus)
    with pytest.raises(Geweigerd, match="is pas op"):
        h.afspraak_geweest(baan.consulent, casus.pk, afspraak.pk)


def test_geweest_legt_het_contact_vast_op_die_dag(baan: Baan) -> None:
    casus = baan.casus()
    afspraak = plan(baan, casus, begin=om(1))
    with klok_op(om(2)):
        leg_afspraak_vast(baan.consulent, casus.pk, afspraak.pk, met="Ans Verhoeven", tekst="Koffie gedronken.")
    afspraak.refresh_from_db()
    assert afspraak.status == StatusAfspraak.GEWEEST
    contact = Contact.objects.get(dossier_id=casus.pk)
    assert (contact.soort, contact.op, contact.tekst) == (SoortContact.HUISBEZOEK, om(1).date(), "Koffie gedronken.")
    assert Dossier.objects.get(pk=casus.pk).laatste_contact == om(1).date()


def test_niet_verschenen_is_geen_contact(baan: Baan) -> None:
    casus = baan.casus()
    afspraak = plan(baan, casus, begin=om(1))
    met_taak = Dossier.objects.get(pk=casus.pk).laatste_contact
    with klok_op(om(2)):
        h.niet_verschenen(baan.consulent, casus.pk, afspraak.pk)
    assert Dossier.objects.get(pk=casus.pk).laatste_contact == met_taak
    assert not Contact.objects.filter(dossier_id=casus.pk).exists()
    # A letter that lies ready may well have been posted: that is not for here to say.
    assert brieven(casus)[0].status == StatusBrief.GEMAAKT


# -- the notitie before a visit --------------------------------------------------------------------


def test_een_huisbezoek_plan_je_niet_langs_een_ongelezen_notitie(baan: Baan) -> None:
    casus = baan.casus()
    notitie(baan, casus)
    with pytest.raises(Geweigerd) as fout:
        plan(baan, casus)
    assert fout.value.veld == "veiligheid_gelezen"
    assert plan(baan, casus, veiligheid_gelezen=True).veiligheid_gelezen_op is not None
    # Calling is no visit.
    assert plan(baan, casus, soort=SoortAfspraak.BELLEN, toch=True).veiligheid_gelezen_op is None


def test_wie_erheen_gaat_leest_zelf(baan: Baan) -> None:
    casus = baan.casus()
    notitie(baan, casus)
    afspraak = plan(baan, casus, met=baan.collega, veiligheid_gelezen=True)
    assert afspraak.veiligheid_gelezen_op is None
    with pytest.raises(Geweigerd, match="Alleen wie er heen gaat"):
        h.lees_veiligheidsnotitie(baan.consulent, casus.pk, afspraak.pk)
    assert h.lees_veiligheidsnotitie(baan.collega, casus.pk, afspraak.pk).veiligheid_gelezen_op is not None
    inwoner_id = casus.dossier.inwoner_id
    assert inwoner_id
    beeindig_veiligheidsnotitie(baan.consulent, inwoner_id, uit=Inwoner.objects.all())
    with pytest.raises(Geweigerd, match="geen veiligheidsnotitie"):
        h.lees_veiligheidsnotitie(baan.collega, casus.pk, afspraak.pk)


def test_andere_wet_ziet_de_notitie_maar_niet_van_wie(baan: Baan) -> None:
    """It warns whoever visits, and tells of no other dossier."""
    inwoner = baan.wereld.inwoner()
    jeugd, wmo = baan.casus(Wet.JEUGD, inwoner=inwoner), baan.casus(Wet.WMO, inwoner=inwoner)
    notitie(baan, jeugd)
    with pytest.raises(Geweigerd, match="Lees eerst de veiligheidsnotitie"):
        plan(baan, wmo)
    assert not Gebeurtenis.objects.filter(soort="veiligheid.vastgelegd").exclude(dossier_id=None).exists()


@pytest.mark.parametrize(("dag", "uur", "minuten"), [(date(2027, 3, 28), 2, 60), (date(2027, 10, 31), 1, 90)])
def test_een_uur_dat_de_klok_overslaat_of_herhaalt_wordt_geweigerd(
    baan: Baan, dag: date, uur: int, minuten: int
) -> None:
    casus = baan.casus()
    begin = op_dag(dag, uur)
    with klok_op(op_dag(date(2027, 3, 1))), pytest.raises(Geweigerd, match="verspringt de klok") as fout:
        plan(baan, casus, begin=begin, einde=na(begin, timedelta(minutes=minuten)))
    assert fout.value.veld == "tijd"
