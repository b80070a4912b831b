"""From melding to answer, signaal or casus: every outcome, every refusal."""

from datetime import timedelta

import pytest

from basis.documenten.handelingen import bewaar_bestand, verzend
from basis.dossiers.models import AanZet, Dossier, Fase
from basis.journaal.models import Gebeurtenis
from basis.journaal.tijd import vandaag
from basis.organisatie.enums import Functie, Wet
from basis.organisatie.handeling import GeenRecht, Geweigerd, Verouderd
from basis.werk.models import Afronding, Taak
from casussen.enums import Aanleiding, Grondslag, StatusOnderzoek
from casussen.models import Casus, Onderzoek
from casussen.verwijzing import Verwijzer
from tests.fabriek import versie_van
from toegang import handelingen as h
from toegang import panelen
from toegang.enums import DoorOfNamens, StatusMelding
from toegang.models import Melding

ANTWOORD = {"zelf": "Ik kook nog.", "samen": "Mijn zoon doet de boodschappen.", "nodig": "Het huis."}


def reden(doe, veld=None):
    voor = Gebeurtenis.objects.count()
    with pytest.raises(Geweigerd) as fout:
        doe()
    assert fout.value.veld == veld
    assert Gebeurtenis.objects.count() == voor
    return fout.value.reden


def uitkomst(balie, wat, melding=None, door=None, **anders):
    melding = melding or balie.melding()
    return h.rond_af(door or balie.consulent, melding.pk, uitkomst=wat, **anders)


# -- asking further --------------------------------------------------------------------------------


def test_uitvragen_mag_vaker(balie):
    melding = balie.melding()
    assert h.vraag_uit(balie.consulent, melding.pk, **ANTWOORD).status == StatusMelding.UITGEVRAAGD
    weer = h.vraag_uit(balie.collega, melding.pk, **{**ANTWOORD, "zelf": "Ik kook niet meer."})
    assert (weer.status, weer.zelf) == (StatusMelding.UITGEVRAAGD, "Ik kook niet meer.")
    assert Dossier.objects.get(pk=melding.pk).laatste_contact == vandaag()


def test_uitvragen_zonder_antwoord(balie):
    melding = balie.melding()
    doe = lambda: h.vraag_uit(balie.consulent, melding.pk, zelf=" ", samen="", nodig="")  # noqa: E731
    assert "minstens één" in reden(doe, "zelf")


def test_buitenstaander_en_verkeerd_recht(balie):
    melding = balie.melding()
    with pytest.raises(Dossier.DoesNotExist):
        h.vraag_uit(balie.ander, melding.pk, **ANTWOORD)
    with pytest.raises(Dossier.DoesNotExist):
        h.neem_in_behandeling(balie.ander, melding.pk, wet=Wet.WMO)
    with pytest.raises(GeenRecht):
        h.neem_in_behandeling(balie.vrijwilliger, melding.pk, wet=Wet.WMO)
    with pytest.raises(GeenRecht):
        h.rond_af(balie.plek.medewerker(Functie.ADMINISTRATIE), melding.pk, uitkomst=StatusMelding.INGETROKKEN)
    with pytest.raises(GeenRecht):
        h.voeg_toe_aan_casus(balie.vrijwilliger, melding.pk, casus_id=melding.pk)


def test_oud_formulier(balie):
    melding = balie.melding()
    oud = versie_van(melding.pk)
    h.vraag_uit(balie.collega, melding.pk, **ANTWOORD)
    for doe in (
        lambda: h.vraag_uit(balie.consulent, melding.pk, **ANTWOORD, versie=oud),
        lambda: h.neem_in_behandeling(balie.consulent, melding.pk, wet=Wet.WMO, versie=oud),
        lambda: h.rond_af(balie.consulent, melding.pk, uitkomst=StatusMelding.INGETROKKEN, versie=oud),
        lambda: h.zet_signaal(balie.consulent, melding.pk, reden="Buurvrouw", versie=oud),
    ):
        with pytest.raises(Verouderd):
            doe()
    assert Melding.objects.get(pk=melding.pk).status == StatusMelding.UITGEVRAAGD


# -- outcomes --------------------------------------------------------------------------------------

VOL = {"toelichting": "Uitgelegd hoe het werkt.", "verwezen_naar": "Forte Welzijn", "inwoner_eens": True}


@pytest.mark.parametrize("wat", h.UITKOMSTEN)
def test_elke_uitkomst_sluit_de_melding_en_de_klok(balie, wat):
    melding = balie.melding()
    if wat == StatusMelding.OVERLEDEN:
        # A death is recorded first; that closes what is open. The BRP may know it before we do.
        assert "eerst het overlijden" in reden(lambda: uitkomst(balie, wat, melding, **VOL), "uitkomst")
        balie.overleden(melding.dossier.inwoner)
    klaar = uitkomst(balie, wat, melding, **VOL)
    dossier = Dossier.objects.get(pk=melding.pk)
    assert klaar.status == wat
    assert (dossier.fase, dossier.aan_zet, dossier.fatale_datum) == (Fase.UITGANG, AanZet.NIEMAND, None)
    assert dossier.gesloten_op is not None
    melding.termijn.refresh_from_db()
    assert melding.termijn.afronding == Afronding.VERVALLEN
    assert Gebeurtenis.objects.filter(dossier_id=melding.pk, soort=f"melding.{wat.value}").count() == 1


@pytest.mark.parametrize(
    ("wat", "mist", "veld"),
    [
        (StatusMelding.BEANTWOORD, "inwoner_eens", "inwoner_eens"),
        (StatusMelding.DOORVERWEZEN, "inwoner_eens", "inwoner_eens"),
        (StatusMelding.DOORVERWEZEN, "verwezen_naar", "verwezen_naar"),
        (StatusMelding.DOORGEZONDEN, "verwezen_naar", "verwezen_naar"),
        (StatusMelding.BEANTWOORD, "toelichting", "toelichting"),
        (StatusMelding.GEEN_CONTACT, "toelichting", "toelichting"),
    ],
)
def test_uitkomst_die_iets_mist(balie, wat, mist, veld):
    melding = balie.melding()
    anders = {**VOL, mist: False if mist == "inwoner_eens" else "  "}
    assert reden(lambda: uitkomst(balie, wat, melding, **anders), veld)


def test_in_behandeling_is_geen_uitkomst_van_afronden(balie):
    melding = balie.melding()
    reden(lambda: uitkomst(balie, StatusMelding.IN_BEHANDELING, melding), "uitkomst")


def test_een_signaal_beantwoorden_kan_zonder_akkoord_en_zegt_niets_over_de_inwoner(balie):
    from toegang.gebeurtenissen import ZINNEN

    melding = balie.signaal()
    uitkomst(balie, StatusMelding.BEANTWOORD, melding, toelichting="Buurvrouw gerustgesteld.")
    rij = Gebeurtenis.objects.get(dossier_id=melding.pk, soort="melding.beantwoord")
    assert "inwoner" not in ZINNEN["melding.beantwoord"].vertel(rij.lading)


def test_vrijwilliger_rondt_de_eigen_melding_af(balie):
    melding = balie.melding(balie.vrijwilliger)
    klaar = uitkomst(balie, StatusMelding.BEANTWOORD, melding, balie.vrijwilliger, **VOL)
    assert klaar.status == StatusMelding.BEANTWOORD


def test_afgehandeld_is_afgehandeld(balie):
    melding = balie.melding()
    uitkomst(balie, StatusMelding.INGETROKKEN, melding)
    for doe in (
        lambda: h.vraag_uit(balie.consulent, melding.pk, **ANTWOORD),
        lambda: uitkomst(balie, StatusMelding.GEEN_CONTACT, melding, **VOL),
        lambda: h.neem_in_behandeling(balie.consulent, melding.pk, wet=Wet.WMO),
        lambda: h.zet_signaal(balie.consulent, melding.pk, reden="x"),
        lambda: h.maak_melding_van_signaal(balie.consulent, melding.pk, gesproken_op=vandaag()),
    ):
        assert "al afgehandeld: ingetrokken" in reden(doe)
    assert panelen.melding(Dossier.objects.get(pk=melding.pk), balie.consulent).zetten == ()


# -- signaal ---------------------------------------------------------------------------------------


def test_melding_wordt_signaal_en_weer_melding(balie):
    melding = balie.melding(ontvangen_op=vandaag() - timedelta(days=3), reden_eerder="Weekend.")
    h.zet_signaal(balie.consulent, melding.pk, reden="Hij weet van niets.")
    melding = Melding.objects.select_related("termijn", "dossier").get(pk=melding.pk)
    assert melding.termijn.afronding == Afronding.VERVALLEN
    assert (melding.dossier.titel, melding.dossier.fatale_datum) == ("Signaal", None)
    assert "al een signaal" in reden(lambda: h.zet_signaal(balie.consulent, melding.pk, reden="nog eens"))
    assert "signaal" in reden(lambda: h.neem_in_behandeling(balie.consulent, melding.pk, wet=Wet.WMO))

    h.maak_melding_van_signaal(balie.consulent, melding.pk, gesproken_op=vandaag())
    eerst = melding.ontvangen_op
    melding = Melding.objects.select_related("termijn", "dossier").get(pk=melding.pk)
    assert (melding.door_of_namens, melding.ontvangen_op) == (DoorOfNamens.JA, eerst)
    assert (melding.termijn.vanaf, melding.termijn.afronding) == (eerst, None)
    assert melding.ontvangstbrief is not None
    assert "al een melding" in reden(
        lambda: h.maak_melding_van_signaal(balie.consulent, melding.pk, gesproken_op=vandaag())
    )


def test_signaal_zonder_reden(balie):
    melding = balie.melding()
    reden(lambda: h.zet_signaal(balie.consulent, melding.pk, reden="  "), "reden_signaal")


@pytest.mark.parametrize("dagen", [1, -9])
def test_gesproken_op_een_onmogelijke_dag(balie, dagen):
    melding = balie.signaal(ontvangen_op=vandaag() - timedelta(days=5), reden_eerder="Antwoordapparaat.")
    dag = vandaag() + timedelta(days=dagen)
    reden(lambda: h.maak_melding_van_signaal(balie.consulent, melding.pk, gesproken_op=dag), "gesproken_op")


def test_overleden_voor_we_de_inwoner_spraken(balie):
    """No letter on a dead person's name: a task says so."""
    melding = balie.signaal()
    balie.overleden(melding.dossier.inwoner)
    na = h.maak_melding_van_signaal(balie.consulent, melding.pk, gesproken_op=vandaag())
    assert na.ontvangstbrief is None
    assert "overleden" in Taak.objects.get(dossier_id=melding.pk).toelichting


# -- to a casus ------------------------------------------------------------------------------------


def test_in_behandeling_opent_een_casus_en_de_klok_loopt_door(balie):
    gemeld = vandaag() - timedelta(days=8)
    melding = balie.melding(
        ontvangen_op=gemeld, reden_eerder="Post.", gewezen_inwoner=True, mantelzorg=h.Mantelzorg(geen=True)
    )
    casus = h.neem_in_behandeling(balie.consulent, melding.pk, wet=Wet.WMO)
    melding = Melding.objects.select_related("termijn").get(pk=melding.pk)
    assert (melding.status, melding.casus) == (StatusMelding.IN_BEHANDELING, casus)
    assert melding.termijn.afronding == Afronding.VOORTGEZET
    onderzoek = casus.onderzoeken.get()
    assert (onderzoek.gemeld_op, onderzoek.termijn.vanaf) == (gemeld, gemeld)
    assert onderzoek.termijn.einddatum == melding.termijn.einddatum
    assert casus.dossier.behandelaar == balie.consulent
    assert casus.dossier.clientondersteuning.count() == 2


def test_tweede_melding_onder_dezelfde_wet(balie):
    inwoner = balie.plek.inwoner()
    h.neem_in_behandeling(balie.consulent, balie.melding(inwoner=inwoner).pk, wet=Wet.WMO)
    tweede = balie.melding(inwoner=inwoner)
    assert "loopt al een casus" in reden(lambda: h.neem_in_behandeling(balie.consulent, tweede.pk, wet=Wet.WMO), "wet")
    assert h.neem_in_behandeling(balie.consulent, tweede.pk, wet=Wet.WGS).dossier.wet == Wet.WGS


@pytest.mark.parametrize(
    ("anders", "veld"),
    [
        ({"wet": Wet.PW}, "wet"),
        ({"wet": Wet.WMO, "grondslag": Grondslag.VERWIJZING, "grondslag_kenmerk": "huisarts"}, "grondslag"),
        ({"wet": Wet.JEUGD, "grondslag": Grondslag.VERWIJZING, "grondslag_kenmerk": "dr. Jansen"}, "verwijzer"),
        ({"wet": Wet.WGS, "grondslag": Grondslag.SPOED}, "grondslag"),
        ({"wet": Wet.WMO, "grondslag": Grondslag.OVERGENOMEN}, "grondslag"),
        ({"wet": Wet.WMO, "grondslag": Grondslag.VRIJ}, "grondslag"),
    ],
)
def test_in_behandeling_geweigerd(balie, anders, veld):
    melding = balie.melding()
    reden(lambda: h.neem_in_behandeling(balie.consulent, melding.pk, **anders), veld)
    assert Casus.objects.filter(dossier__inwoner=melding.dossier.inwoner).count() == 0


def test_verwijzing_van_een_arts_heeft_geen_onderzoek(balie):
    melding = balie.melding(wet=Wet.JEUGD)
    casus = h.neem_in_behandeling(
        balie.consulent,
        melding.pk,
        wet=Wet.JEUGD,
        grondslag=Grondslag.VERWIJZING,
        verwijzer=Verwijzer("02", "dr. A. Jansen"),
    )
    assert not casus.onderzoeken.exists()


def test_dubbele_melding_bij_de_lopende_casus(balie):
    inwoner = balie.plek.inwoner()
    casus = h.neem_in_behandeling(balie.consulent, balie.melding(inwoner=inwoner).pk, wet=Wet.WMO)
    dubbel = balie.melding(inwoner=inwoner, gewezen_inwoner=True)
    h.voeg_toe_aan_casus(balie.consulent, dubbel.pk, casus_id=casus.pk)
    dubbel = Melding.objects.select_related("termijn").get(pk=dubbel.pk)
    assert (dubbel.status, dubbel.casus_id) == (StatusMelding.TOEGEVOEGD, casus.pk)
    assert dubbel.termijn.afronding == Afronding.VOORTGEZET
    assert casus.onderzoeken.count() == 1, "de klok van het lopende onderzoek geldt"
    assert casus.dossier.clientondersteuning.count() == 1


def test_melding_bij_een_casus_zonder_onderzoek_start_een_onderzoek(balie):
    inwoner = balie.plek.inwoner()
    casus = h.neem_in_behandeling(balie.consulent, balie.melding(inwoner=inwoner).pk, wet=Wet.WMO)
    from casussen.handelingen.verslag import breek_onderzoek_af

    breek_onderzoek_af(balie.consulent, casus.pk, reden="Was een vergissing.")
    nieuw = balie.melding(inwoner=inwoner)
    h.voeg_toe_aan_casus(balie.consulent, nieuw.pk, casus_id=casus.pk)
    onderzoek = Onderzoek.objects.get(casus=casus, status=StatusOnderzoek.GEPLAND)
    assert onderzoek.aanleiding == Aanleiding.WIJZIGING_INWONER
    assert onderzoek.termijn.einddatum == Dossier.objects.get(pk=casus.pk).fatale_datum


def test_bij_een_casus_van_een_ander(balie):
    casus = h.neem_in_behandeling(balie.consulent, balie.melding().pk, wet=Wet.WMO)
    melding = balie.melding(inwoner=balie.plek.inwoner(voornamen="Truus"))
    reden(lambda: h.voeg_toe_aan_casus(balie.consulent, melding.pk, casus_id=casus.pk), "casus_id")


def test_bij_een_casus_die_je_niet_mag_zien(balie):
    """A casus under a law of somebody else: neither in the panel nor by its number."""
    inwoner = balie.plek.inwoner()
    pw = balie.plek.medewerker(Functie.KLANTMANAGER, wetten=[Wet.PW])
    casus = h.neem_in_behandeling(pw, balie.melding(pw, inwoner=inwoner).pk, wet=Wet.PW)
    melding = balie.melding(inwoner=inwoner)
    with pytest.raises(Dossier.DoesNotExist):
        h.voeg_toe_aan_casus(balie.consulent, melding.pk, casus_id=casus.pk)
    paneel = panelen.melding(melding.dossier, balie.consulent)
    assert "Bij een lopende casus voegen" not in [zet.label for zet in paneel.zetten]


def test_paneel_en_werkwoord_zijn_het_eens_over_een_signaal(balie):
    melding = balie.signaal()
    paneel = panelen.melding(melding.dossier, balie.consulent)
    dicht = {zet.label: zet.reden for zet in paneel.zetten if not zet.open}
    assert dicht == {
        "In behandeling nemen": reden(lambda: h.neem_in_behandeling(balie.consulent, melding.pk, wet=Wet.WMO))
    }


def test_verzonden_ontvangstbrief_vertelde_over_het_persoonlijk_plan(balie):
    """The receipt tells about the persoonlijk plan, so the seven days run from its posting (Wmo 2.3.2 lid 2)."""
    melding = balie.melding()
    brief = melding.ontvangstbrief
    assert brief is not None
    brief.pdf = bewaar_bestand(melding.dossier.gemeente_id, b"%PDF-1.7", "application/pdf")
    brief.save(update_fields=["pdf"])
    verzend(balie.consulent, melding.pk, brief.pk, op=vandaag())

    casus = h.neem_in_behandeling(balie.consulent, melding.pk, wet=Wet.WMO)

    assert casus.onderzoeken.get().persoonlijk_plan_gewezen_op == vandaag()
    assert casus.dossier.termijnen.filter(soort="persoonlijk-plan", vanaf=vandaag()).exists()


def test_zonder_verzonden_brief_is_nog_niets_verteld(balie):
    casus = h.neem_in_behandeling(balie.consulent, balie.melding().pk, wet=Wet.WMO)
    assert casus.onderzoeken.get().persoonlijk_plan_gewezen_op is None
