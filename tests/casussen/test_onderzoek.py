from datetime import date, timedelta
from typing import Any

import pytest

from basis.documenten.models import Brief, StatusBrief
from basis.dossiers.models import Dossier, Fase
from basis.inwoners.models import Netwerklid
from basis.journaal.tijd import dag_van, klok_op, vandaag
from basis.organisatie.enums import Wet
from basis.organisatie.handeling import GeenRecht, Geweigerd, Verouderd
from basis.organisatie.periode import vanaf
from basis.werk.models import Afronding, Termijn
from casussen import handelingen as h
from casussen.enums import Aanleiding, Onderwerp, StatusCasus, StatusOnderzoek, UitkomstHulpvraag, VoorWie
from casussen.models import Casus, Doel, Hulpvraag
from tests.casussen.baan import Baan, laatste, soorten
from tests.fabriek import op, versie_van


def test_start_is_dicht_tot_iedereen_op_clientondersteuning_is_gewezen(baan: Baan) -> None:
    casus = baan.casus(inwoner=baan.inwoner)
    petra = Netwerklid.objects.create(
        inwoner=baan.inwoner,
        naam="Petra",
        relatie="dochter",
        mantelzorger=True,
        toegevoegd_door=baan.consulent,
        geldig=vanaf(vandaag()),
    )

    def start() -> None:
        h.start_onderzoek(baan.consulent, casus.pk, plan_gewezen_op=vandaag(), niet_gewacht="spoed")

    with pytest.raises(Geweigerd, match=r"de inwoner en Petra \(mantelzorger\)"):
        start()
    h.wijs_op_clientondersteuning(baan.consulent, casus.pk, voor=VoorWie.INWONER, wil=False)
    with pytest.raises(Geweigerd, match="Petra"):
        start()
    with pytest.raises(Geweigerd, match="wel een mantelzorger") as fout:
        h.wijs_op_clientondersteuning(baan.consulent, casus.pk, voor=VoorWie.GEEN_MANTELZORGER)
    assert fout.value.veld == "voor"
    h.wijs_op_clientondersteuning(baan.consulent, casus.pk, voor=VoorWie.MANTELZORGER, mantelzorger=petra)
    start()
    assert casus.onderzoeken.get().status == StatusOnderzoek.LOOPT
    assert Casus.objects.get(pk=casus.pk).status == StatusCasus.ONDERZOEK


def test_een_nieuwe_mantelzorger_komt_in_het_netwerk(baan: Baan) -> None:
    casus = baan.casus(inwoner=baan.inwoner)
    with pytest.raises(Geweigerd, match="hoe die heet") as fout:
        h.wijs_op_clientondersteuning(baan.consulent, casus.pk, voor=VoorWie.MANTELZORGER)
    assert fout.value.veld == "naam"
    rij = h.wijs_op_clientondersteuning(
        baan.consulent, casus.pk, voor=VoorWie.MANTELZORGER, naam="Petra", relatie="dochter"
    )
    assert rij.mantelzorger is not None
    assert (rij.mantelzorger.inwoner, rij.mantelzorger.mantelzorger) == (baan.inwoner, True)


def test_de_zeven_dagen_van_het_persoonlijk_plan_zijn_een_ondergrens(baan: Baan) -> None:
    # Recht: melding Friday 27 March 2026; the seventh day is Good Friday, so to and including Tuesday 7 April.
    with klok_op(op(2026, 4, 7)):
        casus = baan.gewezen(baan.casus(gemeld_op=date(2026, 3, 27)))
        with pytest.raises(Geweigerd, match="persoonlijk plan kan maken") as fout:
            h.start_onderzoek(baan.consulent, casus.pk)
        assert fout.value.veld == "plan_gewezen_op"
        h.wijs_op_persoonlijk_plan(baan.consulent, casus.pk, op=date(2026, 3, 27))
        termijn = Termijn.objects.get(dossier_id=casus.pk, soort="persoonlijk-plan")
        assert (termijn.einddatum, termijn.van_ons) == (date(2026, 4, 7), False)
        with pytest.raises(Geweigerd, match="tot en met 7 april 2026") as fout:
            h.start_onderzoek(baan.consulent, casus.pk)
        assert fout.value.veld == "niet_gewacht"
        assert casus.onderzoeken.get().status == StatusOnderzoek.GEPLAND
    with klok_op(op(2026, 4, 8)):
        h.start_onderzoek(baan.consulent, casus.pk)
    termijn.refresh_from_db()
    assert termijn.afronding == Afronding.VERVALLEN


def test_met_plan_of_reden_hoeft_niet_gewacht(baan: Baan) -> None:
    een, twee = baan.gewezen(baan.casus(gemeld_op=vandaag())), baan.gewezen(baan.casus(gemeld_op=vandaag()))
    h.start_onderzoek(baan.consulent, een.pk, plan_gewezen_op=vandaag(), plan_ontvangen_op=vandaag())
    assert Termijn.objects.get(dossier_id=een.pk, soort="persoonlijk-plan").afronding == Afronding.VOLDAAN
    h.start_onderzoek(baan.consulent, twee.pk, plan_gewezen_op=vandaag(), niet_gewacht="valt steeds")
    assert twee.onderzoeken.get().niet_gewacht == "valt steeds"
    # Free text stays out of the journaal.
    assert "valt" not in str(laatste(twee.pk, "onderzoek.gestart").lading)


def test_bij_jeugd_geen_persoonlijk_plan(baan: Baan) -> None:
    casus = baan.gewezen(baan.casus(Wet.JEUGD, gemeld_op=vandaag()))
    h.start_onderzoek(baan.consulent, casus.pk)
    assert casus.onderzoeken.get().status == StatusOnderzoek.LOOPT
    with pytest.raises(Geweigerd, match="alleen in de Wmo"):
        h.wijs_op_persoonlijk_plan(baan.consulent, baan.casus(Wet.JEUGD).pk)


def test_start_in_de_toekomst_of_voor_de_melding_kan_niet(baan: Baan) -> None:
    casus = baan.gewezen(baan.casus())
    for dag, zin in (
        (vandaag() + timedelta(days=1), "toekomst"),
        (vandaag() - timedelta(days=60), "melding kwam binnen"),
    ):
        with pytest.raises(Geweigerd, match=zin) as fout:
            h.start_onderzoek(baan.consulent, casus.pk, op=dag, plan_gewezen_op=vandaag(), niet_gewacht="x")
        assert fout.value.veld == "op"


def test_schrijven_en_verouderd(baan: Baan) -> None:
    casus = baan.onderzoek()
    versie = versie_van(casus.pk)
    h.sla_onderzoek_op(baan.consulent, casus.pk, versie=versie, behoeften="Een schoon huis")
    assert casus.onderzoeken.get().behoeften == "Een schoon huis"
    with pytest.raises(Verouderd):
        h.sla_onderzoek_op(baan.collega, casus.pk, versie=versie, behoeften="Iets anders")
    assert casus.onderzoeken.get().behoeften == "Een schoon huis"
    assert laatste(casus.pk, "onderzoek.bijgewerkt").lading["velden"] == ["behoeften"]
    with pytest.raises(TypeError):
        h.sla_onderzoek_op(baan.consulent, casus.pk, status="klaar")


@pytest.mark.parametrize(
    ("velden", "veld"),
    [
        ({"identiteit_op": date(2026, 1, 1)}, "identiteit_soort"),
        ({"identiteit_soort": "paspoort"}, "identiteit_op"),
        ({"gesprek_op": date(2200, 1, 1)}, "gesprek_op"),
    ],
)
def test_halve_identiteit_en_toekomst(baan: Baan, velden: dict[str, Any], veld: str) -> None:
    casus = baan.onderzoek()
    with pytest.raises(Geweigerd) as fout:
        h.sla_onderzoek_op(baan.consulent, casus.pk, **velden)
    assert fout.value.veld == veld


def test_schrijven_kan_pas_na_de_start(baan: Baan) -> None:
    with pytest.raises(Geweigerd, match="Start eerst"):
        h.sla_onderzoek_op(baan.consulent, baan.casus().pk, behoeften="x")


def test_verslag_noemt_alles_wat_mist(baan: Baan) -> None:
    casus = baan.onderzoek()
    alles: dict[str, Any] = {o.value: "tekst" for o in Onderwerp if o != Onderwerp.BIJDRAGE}
    h.sla_onderzoek_op(baan.consulent, casus.pk, **alles, nog_niet_af=["netwerk"])
    with pytest.raises(Geweigerd) as fout:
        h.maak_verslag(baan.consulent, casus.pk)
    assert fout.value.reden == (
        "Dit mist nog: de onderwerpen ‘bijdrage in de kosten’ en ‘mantelzorg en netwerk’ (nog niet af), "
        "een hulpvraag, een doel en de identiteit van de inwoner."
    )
    assert not Brief.objects.filter(dossier_id=casus.pk).exists()


def test_verslag_verzenden_haalt_de_zes_weken(baan: Baan) -> None:
    with klok_op(op(2026, 11, 23)):
        casus = baan.vul(baan.onderzoek(gemeld_op=date(2026, 11, 2)))
        brief = h.maak_verslag(baan.consulent, casus.pk)
        assert "Besproken: behoeften" in brief.html
        with pytest.raises(Geweigerd, match="PDF"):
            h.verzend_verslag(baan.consulent, casus.pk, op=vandaag())
        baan.druk(casus)
        with pytest.raises(Geweigerd, match="toekomst") as fout:
            h.verzend_verslag(baan.consulent, casus.pk, op=date(2026, 11, 24))
        assert fout.value.veld == "op"
    with klok_op(op(2026, 11, 26)):
        h.verzend_verslag(baan.administratie, casus.pk, op=date(2026, 11, 24))
    casus.refresh_from_db()
    onderzoek = casus.onderzoeken.get()
    assert (casus.status, onderzoek.status) == (StatusCasus.PLAN, StatusOnderzoek.VERSLAG_VERZONDEN)
    assert onderzoek.afgerond_op == date(2026, 11, 24)
    termijn = Termijn.objects.get(dossier_id=casus.pk, soort="wmo-onderzoek")
    assert (termijn.afronding, termijn.afgerond_op) == (Afronding.VOLDAAN, date(2026, 11, 24))
    brief.refresh_from_db()
    assert brief.status == StatusBrief.VERZONDEN
    dossier = Dossier.objects.get(pk=casus.pk)
    assert (dossier.fase, dossier.fatale_datum) == (Fase.TOEGANG, None)
    rij = laatste(casus.pk, "onderzoek.verslag_verzonden")
    assert dag_van(rij.gebeurd_op) == date(2026, 11, 24)
    assert rij.lading["op"] == "2026-11-24"
    with pytest.raises(Geweigerd, match="al verzonden"):
        h.sla_onderzoek_op(baan.consulent, casus.pk, behoeften="later nog iets")


def test_een_veranderde_tekst_vraagt_een_nieuw_verslag(baan: Baan) -> None:
    casus = baan.vul(baan.onderzoek())
    oud = h.maak_verslag(baan.consulent, casus.pk)
    baan.druk(casus)
    h.sla_onderzoek_op(baan.consulent, casus.pk, netwerk="Petra stopt ermee")
    with pytest.raises(Geweigerd, match="opnieuw"):
        h.verzend_verslag(baan.consulent, casus.pk, op=vandaag())
    nieuw = h.maak_verslag(baan.consulent, casus.pk)
    oud.refresh_from_db()
    assert oud.status == StatusBrief.VERVALLEN
    assert "Petra stopt ermee" in nieuw.html
    baan.druk(casus)
    h.verzend_verslag(baan.collega, casus.pk, op=vandaag())


def test_jeugd_zelfde_weg_zonder_termijn(baan: Baan) -> None:
    casus = baan.plan(Wet.JEUGD)
    assert casus.status == StatusCasus.PLAN
    assert not Termijn.objects.filter(dossier_id=casus.pk, wettelijk=True).exists()


def test_herindicatie_loopt_naast_de_hulp(baan: Baan) -> None:
    casus = baan.hulp()
    nieuw = h.open_onderzoek(
        baan.consulent, casus.pk, aanleiding=Aanleiding.HERINDICATIE, gemeld_op=vandaag() - timedelta(days=1)
    )
    assert nieuw.termijn is not None
    with pytest.raises(Geweigerd, match="loopt al een onderzoek"):
        h.open_onderzoek(baan.consulent, casus.pk, aanleiding=Aanleiding.HERINDICATIE, gemeld_op=vandaag())
    # What was said at the first onderzoek does not count for this one.
    h.wijs_op_clientondersteuning(
        baan.consulent, casus.pk, voor=VoorWie.INWONER, gewezen_op=vandaag() - timedelta(days=5)
    )
    with pytest.raises(Geweigerd, match="cliëntondersteuning"):
        baan.start(casus)
    baan.gewezen(casus)
    baan.start(casus)
    baan.vul(casus)
    baan.verstuur(casus)
    assert casus.status == StatusCasus.HULPVERLENING
    h.ga_naar_hulp(baan.consulent, casus.pk)
    casus.refresh_from_db()
    assert casus.status == StatusCasus.HULPVERLENING
    assert casus.onderzoeken.latest("pk").status == StatusOnderzoek.KLAAR


def test_heronderzoek_heeft_geen_zes_weken(baan: Baan) -> None:
    casus = baan.hulp()
    nieuw = h.open_onderzoek(baan.consulent, casus.pk, aanleiding=Aanleiding.HERONDERZOEK, gemeld_op=vandaag())
    assert nieuw.termijn is None


@pytest.mark.parametrize(("dagen", "zin"), [(1, "toekomst"), (-99, "casus begon")])
def test_nieuw_onderzoek_op_een_dag_die_kan(baan: Baan, dagen: int, zin: str) -> None:
    casus = baan.hulp()
    with pytest.raises(Geweigerd, match=zin) as fout:
        h.open_onderzoek(
            baan.consulent,
            casus.pk,
            aanleiding=Aanleiding.HERINDICATIE,
            gemeld_op=vandaag() + timedelta(days=dagen),
        )
    assert fout.value.veld == "gemeld_op"


def test_afbreken_stopt_klok_en_verslag(baan: Baan) -> None:
    casus = baan.vul(baan.onderzoek())
    brief = h.maak_verslag(baan.consulent, casus.pk)
    with pytest.raises(Geweigerd) as fout:
        h.breek_onderzoek_af(baan.consulent, casus.pk, reden=" ")
    assert fout.value.veld == "reden"
    h.breek_onderzoek_af(baan.consulent, casus.pk, reden="inwoner wil even niet")
    brief.refresh_from_db()
    assert brief.status == StatusBrief.VERVALLEN
    assert Termijn.objects.get(dossier_id=casus.pk, soort="wmo-onderzoek").afronding == Afronding.VERVALLEN
    assert casus.onderzoeken.get().status == StatusOnderzoek.AFGEBROKEN
    h.open_onderzoek(baan.consulent, casus.pk, aanleiding=Aanleiding.NIEUW, gemeld_op=vandaag())


def test_doel_wordt_een_keer_beoordeeld(baan: Baan) -> None:
    casus, ander = baan.onderzoek(), baan.onderzoek()
    doel = h.voeg_doel_toe(
        baan.consulent, casus.pk, tekst="Een schoon huis", evaluatie_op=vandaag() + timedelta(days=90)
    )
    with pytest.raises(Doel.DoesNotExist):
        h.evalueer_doel(baan.consulent, ander.pk, doel.pk, bereikt=True)
    h.evalueer_doel(baan.consulent, casus.pk, doel.pk, bereikt=True)
    with pytest.raises(Geweigerd, match="al beoordeeld"):
        h.evalueer_doel(baan.consulent, casus.pk, doel.pk, bereikt=False)
    with pytest.raises(Geweigerd) as fout:
        h.voeg_doel_toe(baan.consulent, casus.pk, tekst="x", evaluatie_op=vandaag())
    assert fout.value.veld == "evaluatie_op"


def test_hulpvraag_heeft_een_eigen_uitkomst(baan: Baan) -> None:
    casus, ander = baan.onderzoek(), baan.onderzoek()
    vraag = h.voeg_hulpvraag_toe(baan.consulent, casus.pk, tekst="Hulp bij de ramen")
    with pytest.raises(Hulpvraag.DoesNotExist):
        h.beantwoord_hulpvraag(baan.consulent, ander.pk, vraag.pk, uitkomst=UitkomstHulpvraag.OPGELOST)
    h.beantwoord_hulpvraag(baan.consulent, casus.pk, vraag.pk, uitkomst=UitkomstHulpvraag.OPGELOST)
    vraag.refresh_from_db()
    assert vraag.uitkomst == UitkomstHulpvraag.OPGELOST
    with pytest.raises(Geweigerd):
        h.voeg_hulpvraag_toe(baan.consulent, casus.pk, tekst=" ")


def test_verkeerd_recht_en_buitenstaander(baan: Baan) -> None:
    casus = baan.casus()
    voor = soorten(casus.dossier)
    with pytest.raises(GeenRecht):
        h.start_onderzoek(baan.administratie, casus.pk)
    with pytest.raises(Dossier.DoesNotExist):
        h.start_onderzoek(baan.buitenstaander, casus.pk)
    assert soorten(casus.dossier) == voor


def test_clientondersteuning_gaat_mee_van_melding_naar_casus(baan: Baan) -> None:
    from basis.organisatie.handeling import handeling

    van, naar = baan.gewezen(baan.casus(), vandaag() - timedelta(days=3)), baan.casus()
    h.wijs_op_clientondersteuning(baan.consulent, naar.pk, voor=VoorWie.INWONER)

    @handeling(None, stil=True)
    def neem_over(door):
        return h.neem_clientondersteuning_over(door, van.dossier, naar.dossier)

    assert neem_over(baan.consulent) == 1
    assert {(r.voor, r.gewezen_op) for r in naar.dossier.clientondersteuning.all()} == {
        ("inwoner", vandaag()),
        ("geen_mantelzorger", vandaag() - timedelta(days=3)),
    }
    assert neem_over(baan.consulent) == 0
