"""A letter that is older than its dossier: Post shows it, it is made anew or posted by choice, or it is told."""

from datetime import timedelta

import pytest
from django.urls import reverse

from basis.documenten.handelingen import verzend
from basis.documenten.handelingen_opnieuw import maak_opnieuw
from basis.documenten.models import Brief, SoortBrief
from basis.documenten.verouderd import verouderd
from basis.dossiers.models import Dossier
from basis.inwoners.enums import VeiligContact
from basis.inwoners.models import Inwoner
from basis.journaal.tijd import op_dag, vandaag
from basis.organisatie.enums import Functie, Wet
from basis.organisatie.handeling import Geweigerd
from basis.scherm.opmaak import datum
from basis.werk.handelingen import plan_afspraak
from basis.werk.models import SoortAfspraak, Taak
from beschikkingen import handelingen as b
from tests.beschikkingen.baan import Baan
from tests.documenten.hulp import vertegenwoordiger
from tests.fabriek import wereld
from tests.huis.test_aantal_vragen import VEEL, binnen, tel
from tests.reis import meld
from tests.werkplek.test_post import LIJST, besluit, ontvangst, stuur, verslag
from toegang import handelingen as toegang
from toegang.handelingen.begin import verbeter_ontvangst
from toegang.models import Melding

pytestmark = pytest.mark.django_db
WAS, WORDT = 8, 18  # days ago


@pytest.fixture
def baan() -> Baan:
    return Baan(wereld())


@pytest.fixture
def wil(baan):
    return baan.persoon(Functie.ADMINISTRATIE, naam="Wil Arends")


def dagen(n: int):
    return vandaag() - timedelta(days=n)


def eerder_ontvangen(baan: Baan) -> Brief:
    return ontvangst(baan, dagen_geleden=WAS)


def waarom(brief: Brief) -> str:
    vers = Brief.objects.select_related("dossier__inwoner").get(pk=brief.pk)
    return " ".join(verouderd([vers]).get(brief.pk, ()))


def taken(dossier_id: int) -> list[str]:
    rijen = Taak.objects.filter(dossier_id=dossier_id, klaar_op=None, sleutel__startswith="verteld:")
    return [rij.toelichting for rij in rijen.order_by("pk")]


def test_een_verbeterde_ontvangst_maakt_de_wachtende_brief_oud(baan, wil):
    """Received 12-10, corrected to 2-10: the old day does not go out by itself."""
    brief = eerder_ontvangen(baan)
    assert waarom(brief) == ""
    verbeter_ontvangst(baan.consulent, brief.dossier_id, vanaf=dagen(WORDT), reden="Stempel op de brief")
    assert f"binnenkwam is {datum(dagen(WORDT))}; in de brief staat {datum(dagen(WAS))}" in waarom(brief)
    assert taken(brief.dossier_id) == [], "niemand kreeg nog iets"

    client = binnen(wil)
    html = client.get(LIJST).content.decode()
    opnieuw = reverse("documenten:opnieuw", args=[brief.dossier_id, brief.pk])
    assert "Klopt niet meer" in html
    assert opnieuw in html
    assert f'name="brief" value="{brief.pk}"' not in html
    uitslag = stuur(client, brief.pk)["Location"]
    assert "Maak de brief opnieuw" in client.get(uitslag).content.decode()

    blad = client.get(opnieuw)
    velden = {naam: blad.context["form"][naam].value() for naam in ("bewijs", "versie")}
    assert client.post(opnieuw, velden).status_code == 303
    oud, nieuw = Brief.objects.filter(dossier_id=brief.dossier_id).order_by("pk")
    assert (oud.status, nieuw.status) == ("vervallen", "gemaakt")
    assert nieuw.gegevens["ontvangen_op"] == datum(dagen(WORDT))
    assert Melding.objects.get(pk=brief.dossier_id).ontvangstbrief == nieuw
    baan.drukt(brief.dossier_id, SoortBrief.ONTVANGST)
    stuur(client, nieuw.pk)
    nieuw.refresh_from_db()
    assert nieuw.status == "verzonden"
    assert taken(brief.dossier_id) == []
    with pytest.raises(Geweigerd, match="al verzonden"):
        maak_opnieuw(wil, brief.dossier_id, nieuw.pk)


def test_al_zo_op_de_post_is_een_keuze_met_een_taak(baan, wil):
    brief = eerder_ontvangen(baan)
    verbeter_ontvangst(baan.consulent, brief.dossier_id, vanaf=dagen(WORDT), reden="Stempel op de brief")
    with pytest.raises(Geweigerd, match="anders dan het dossier"):
        verzend(wil, brief.dossier_id, brief.pk, op=vandaag())
    client, url = binnen(wil), reverse("documenten:verzend", args=[brief.dossier_id, brief.pk])
    blad = client.get(url)
    assert "De brief zegt iets anders dan het dossier" in blad.content.decode()
    velden = {"bewijs": blad.context["form"]["bewijs"].value(), "op": vandaag().strftime("%d-%m-%Y")}
    assert client.post(url, velden).status_code == 422
    assert client.post(url, velden | {"toch": "on"}).status_code == 303
    brief.refresh_from_db()
    assert brief.status == "verzonden"
    (taak,) = taken(brief.dossier_id)
    assert datum(dagen(WORDT)) in taak
    assert "ontvangstbevestiging" in taak


def test_wat_al_verteld_is_wordt_een_taak_en_terug_geen(baan, wil):
    """On the casus it became: the receipt is on the post, the task on the dossier somebody works on."""
    brief = eerder_ontvangen(baan)
    verzend(wil, brief.dossier_id, brief.pk, op=vandaag())
    casus = toegang.neem_in_behandeling(baan.consulent, brief.dossier_id, wet=Wet.WMO)
    verbeter_ontvangst(baan.consulent, casus.pk, vanaf=dagen(WORDT), reden="Stempel op de brief")
    (taak,) = taken(casus.pk)
    assert f"in de brief van {datum(vandaag())} (ontvangstbevestiging)" in taak
    assert f"binnen op {datum(dagen(WORDT))}" in taak
    verbeter_ontvangst(baan.consulent, casus.pk, vanaf=dagen(WORDT - 1), reden="Het was een dag later")
    (taak,) = taken(casus.pk)
    assert datum(dagen(WORDT - 1)) in taak, "de vorige taak verviel"
    verbeter_ontvangst(baan.consulent, casus.pk, vanaf=dagen(WAS), reden="Toch de eerste dag")
    assert taken(casus.pk) == []


def test_een_verbeterde_aanvraag_en_een_besluit_dat_wacht(baan, wil):
    """The same besluit under the same number, with the right day; once posted, a task tells it."""
    vast, brief = besluit(baan)
    aanvraag = vast.aanvraag
    Dossier.objects.filter(pk=vast.casus_id).update(behandelaar=baan.consulent)
    type(aanvraag.onderzoek).objects.filter(pk=aanvraag.onderzoek_id).update(gemeld_op=dagen(WAS + 40))
    gisteren = dagen(1)
    b.verbeter_aanvraag(baan.consulent, vast.casus_id, vanaf=gisteren, reden="Poststempel")
    assert f"De dag van de aanvraag is {datum(gisteren)}" in waarom(brief)
    assert reverse("beschikkingen:verzenden", args=[vast.casus_id, vast.pk]) in binnen(wil).get(LIJST).content.decode()
    with pytest.raises(Geweigerd, match="anders dan het dossier"):
        b.verzend(wil, vast.casus_id, vast.pk, op=vandaag())
    maak_opnieuw(wil, vast.casus_id, brief.pk)
    vast.refresh_from_db()
    nieuw = vast.brief
    assert nieuw.pk != brief.pk
    assert nieuw.kenmerk == brief.kenmerk == vast.nummer
    assert nieuw.gegevens["aanvraag_op"] == datum(gisteren)
    anders = {naam for naam, waarde in brief.gegevens.items() if naam != "kop" and nieuw.gegevens[naam] != waarde}
    assert anders == {"aanvraag_op", "melding_op"}, "wat besloten is verandert niet"
    baan.drukt(vast.casus_id)
    b.verzend(wil, vast.casus_id, vast.pk, op=vandaag())
    assert taken(vast.casus_id) == []
    b.verbeter_aanvraag(baan.consulent, vast.casus_id, vanaf=dagen(2), reden="Nog een dag eerder")
    (taak,) = taken(vast.casus_id)
    assert f"de aanvraag kwam binnen op {datum(dagen(2))}" in taak


@pytest.mark.parametrize(
    "maak", [ontvangst, verslag, lambda baan: besluit(baan)[1]], ids=["ontvangst", "verslag", "besluit"]
)
def test_naam_adres_en_ontvanger_van_elke_brief(baan, wil, maak):
    brief = maak(baan)
    assert waarom(brief) == ""
    inwoner = Dossier.objects.get(pk=brief.dossier_id).inwoner
    inwoner.adressen.update(huisnummer="99")
    assert waarom(brief) == "Het adres is veranderd."
    Inwoner.objects.filter(pk=inwoner.pk).update(geslachtsnaam="Anders")
    assert "De naam is " in waarom(brief)
    vertegenwoordiger(inwoner, "bewindvoerder", naam="Bewind BV", adresregels="Kade 1|6811 AA  Arnhem")
    assert "Ook Bewind BV hoort deze brief te krijgen." in waarom(brief)
    Inwoner.objects.filter(pk=inwoner.pk).update(onder_curatele=True)
    vertegenwoordiger(inwoner, "curator", naam="Cura BV", adresregels="Kade 2|6811 AA  Arnhem")
    assert "krijgt deze brief niet meer." in waarom(brief)
    assert brief.pk in {rij.pk for rij in binnen(wil).get(LIJST).context["rijen"] if rij.verouderd}


def test_wie_de_brief_al_kreeg_krijgt_hem_niet_nog_eens(baan, wil):
    inwoner = baan.wereld.inwoner()
    vertegenwoordiger(inwoner, "bewindvoerder", naam="Bewind BV", adresregels="Kade 1|6811 AA  Arnhem")
    melding = meld(baan.wereld, baan.consulent, inwoner=inwoner)
    baan.drukt(melding.pk, SoortBrief.ONTVANGST)
    eigen, van_ander = Brief.objects.filter(dossier_id=melding.pk).order_by("pk")
    verzend(wil, melding.pk, eigen.pk, op=vandaag())
    inwoner.vertegenwoordigers.update(adresregels="Kade 9|6811 AA  Arnhem")
    maak_opnieuw(wil, melding.pk, van_ander.pk)
    brieven = list(Brief.objects.filter(dossier_id=melding.pk).order_by("pk"))
    assert [rij.status for rij in brieven] == ["verzonden", "vervallen", "gemaakt"]
    assert brieven[2].geadresseerde["naam"] == "Bewind BV"
    assert Melding.objects.get(pk=melding.pk).ontvangstbrief == eigen


def test_waar_post_niet_veilig_is_komt_een_taak_in_plaats_van_een_brief(baan, wil):
    brief = ontvangst(baan)
    Inwoner.objects.filter(pk=brief.dossier.inwoner_id).update(veilig_contact=VeiligContact.GEEN_POST)
    assert waarom(brief) == "Post naar dit adres is niet veilig."
    maak_opnieuw(wil, brief.dossier_id, brief.pk)
    brief.refresh_from_db()
    assert brief.status == "vervallen"
    assert Brief.objects.filter(dossier_id=brief.dossier_id).count() == 1
    assert Taak.objects.filter(dossier_id=brief.dossier_id, soort="veilig_bezorgen").exists()


def test_een_bevestigde_afspraak_volgt_het_adres(baan, wil):
    casus = baan.casus()
    begin = op_dag(vandaag() + timedelta(days=7), 10)
    afspraak = plan_afspraak(
        baan.consulent,
        casus.pk,
        soort=SoortAfspraak.HUISBEZOEK,
        begin=begin,
        einde=begin + timedelta(hours=1),
        met=baan.consulent,
    )
    brief = Brief.objects.get(dossier_id=casus.pk, soort=SoortBrief.AFSPRAAK)
    assert waarom(brief) == ""
    casus.dossier.inwoner.adressen.update(huisnummer="99")
    assert waarom(brief) == "Het adres is veranderd."
    maak_opnieuw(wil, casus.pk, brief.pk)
    afspraak.refresh_from_db()
    assert afspraak.brief_id != brief.pk
    assert "99" in afspraak.brief.geadresseerde["regels"][0]
    assert waarom(afspraak.brief) == ""


def test_de_klok_van_de_casus_telt_ook_in_de_ontvangstbevestiging(baan):
    """A melding that became a casus under the Jeugdwet has no six weeks and no persoonlijk plan (Wmo 2.3.2)."""
    brief = ontvangst(baan)
    toegang.neem_in_behandeling(baan.consulent, brief.dossier_id, wet=Wet.WMO)
    assert waarom(brief) == ""
    ander = ontvangst(baan)
    toegang.neem_in_behandeling(baan.consulent, ander.dossier_id, wet=Wet.JEUGD)
    assert "De uiterste dag van het onderzoek hoort niet meer in de brief." in waarom(ander)


def test_evenveel_vragen_als_alles_oud_is(baan, wil):
    client = binnen(wil)

    def maak_oud() -> int:
        Inwoner.objects.filter(gemeente=baan.wereld.gemeente).update(geslachtsnaam="Anders")
        return tel(lambda: client.get(LIJST)).vragen

    ontvangst(baan)
    een = maak_oud()
    for _ in range(VEEL):
        ontvangst(baan)
    assert maak_oud() == een
