"""Absence: the waarnemer sees and acts "voor", within the own wetten and mandaat, and it ends by itself."""

import re
from datetime import timedelta

import pytest
from django.urls import reverse

from basis.dossiers.handelingen import scherm_af
from basis.dossiers.models import Dossier
from basis.journaal.models import Gebeurtenis
from basis.journaal.tijd import klok_op, nu, vandaag
from basis.organisatie.enums import Functie, Wet
from basis.organisatie.handeling import GeenRecht, Geweigerd
from basis.organisatie.handelingen_afwezigheid import kom_terug, meld_afwezig, wijzig_afwezigheid
from basis.organisatie.models import Afwezigheid, Hoedanigheid, Mandaat
from basis.organisatie.periode import laatste_dag
from basis.werk.waarneming import waarnemingen, wie_kan_waarnemen
from beschikkingen import handelingen as b
from casussen import handelingen as casussen
from casussen.enums import SoortContact
from tests.beschikkingen.baan import Baan
from tests.fabriek import wereld
from tests.huis.test_aantal_vragen import binnen, tel
from tests.reis import open_casus

pytestmark = pytest.mark.django_db
DAG = vandaag()
WEEK = timedelta(days=7)


@pytest.fixture
def w():
    return wereld()


@pytest.fixture
def fatima(w):
    return w.medewerker(naam="Fatima Aydin")


@pytest.fixture
def jan(w):
    """The same functie in another team: without the waarneming there is nothing to see."""
    return w.medewerker(naam="Jan Bakker", team=w.ander_team)


def weg(door, waarnemer, *, van=DAG, tot=DAG + WEEK, **meer):
    return meld_afwezig(door, van=van, tot=tot, waarnemer=waarnemer, **meer)


def ziet(door, pk):
    return Dossier.objects.zichtbaar_voor(door).filter(pk=pk).exists()


def contact(door, pk):
    return casussen.leg_contact_vast(door, pk, soort=SoortContact.TELEFOON, met="x", tekst="Gebeld.")


# -- from beginning to end -------------------------------------------------------------------------


def test_de_waarnemer_ziet_en_doet_en_daarna_niet_meer(w, fatima, jan):
    pk = open_casus(w, fatima).pk
    assert not ziet(jan, pk)
    weg(fatima, jan)
    assert ziet(jan, pk)
    contact(jan, pk)
    rij = Gebeurtenis.objects.filter(soort="contact.vastgelegd", dossier_id=pk).latest("pk")
    assert (rij.door_id, rij.naam, rij.voor_id, rij.voor_naam) == (jan.pk, "Jan Bakker", fatima.pk, "Fatima Aydin")
    tekst = binnen(jan).get(f"/dossiers/{pk}/").content.decode()
    assert "Fatima Aydin is afwezig tot en met" in tekst
    assert "jij neemt waar." in tekst
    assert "voor Fatima Aydin" in tekst
    # Jan beside Fatima: what he does on his own work is not "voor".
    eigen = open_casus(w, jan).pk
    contact(jan, eigen)
    assert Gebeurtenis.objects.filter(soort="contact.vastgelegd", dossier_id=eigen).latest("pk").voor_id is None
    with klok_op(nu() + WEEK):
        assert ziet(jan, pk), "de laatste dag hoort erbij"
    with klok_op(nu() + WEEK + timedelta(days=1)):
        # No task ran: over is over.
        assert not ziet(jan, pk)
        with pytest.raises(Dossier.DoesNotExist):
            contact(jan, pk)
        assert waarnemingen(jan) == []


def test_voor_de_eerste_dag_nog_niets(w, fatima, jan):
    pk = open_casus(w, fatima).pk
    weg(fatima, jan, van=DAG + timedelta(days=2))
    assert not ziet(jan, pk)
    with klok_op(nu() + timedelta(days=2)):
        assert ziet(jan, pk)


def test_ook_afgeschermd_maar_niet_een_andere_wet(w, jan):
    fatima = w.medewerker(naam="Fatima Aydin", wetten=[Wet.WMO, Wet.JEUGD])
    breed = w.medewerker(team=w.ander_team, wetten=[Wet.WMO, Wet.JEUGD])
    gesloten = open_casus(w, fatima).pk
    jeugd = open_casus(w, fatima, wet=Wet.JEUGD).pk
    scherm_af(fatima, gesloten)
    weg(fatima, breed)
    assert ziet(breed, gesloten)
    assert ziet(breed, jeugd)
    # Who works under less than the absent colleague can't be chosen; a row from before still opens no other wet.
    Afwezigheid.objects.update(waarnemer=jan)
    assert ziet(jan, gesloten)
    assert not ziet(jan, jeugd)
    assert not ziet(breed, gesloten)


def test_waarnemen_gaat_niet_verder(w, fatima, jan):
    pk = open_casus(w, fatima).pk
    derde = w.medewerker(naam="Piet Derde", team=w.ander_team)
    weg(fatima, jan)
    weg(jan, derde)
    assert ziet(jan, pk)
    assert not ziet(derde, pk)
    tekst = binnen(fatima).get(f"/dossiers/{pk}/").content.decode()
    assert "Jan Bakker neemt waar, maar is zelf ook afwezig. Waarnemen gaat niet verder naar een ander." in tekst
    pagina = binnen(jan).get("/afwezigheid/").content.decode()
    assert "Deze waarneming gaat dan niet naar jouw waarnemer" in pagina


def test_het_mandaat_blijft_van_wie_tekent(w):
    baan = Baan(w)
    noor = baan.consulent
    ruim = baan.persoon(naam="Ruim Mandaat", team=w.ander_team)
    zonder = baan.persoon(naam="Zonder Mandaat", team=w.ander_team, organisatie=w.partij)
    noor.wetten = [wet for wet in noor.wetten if wet != Wet.PW]
    noor.save(update_fields=["wetten"])
    eerste, tweede = baan.concept({}), baan.concept({})
    weg(noor, zonder)
    assert ziet(zonder, eerste.casus_id)
    with pytest.raises(Geweigerd):
        b.stel_vast(zonder, eerste.casus_id, eerste.pk)
    eerste.refresh_from_db()
    assert eerste.status == "concept"
    Afwezigheid.objects.update(waarnemer=ruim)
    gedaan = b.stel_vast(ruim, tweede.casus_id, tweede.pk)
    assert gedaan.vastgesteld_door_id == ruim.pk
    assert Mandaat.objects.get(pk=gedaan.mandaat_id).organisatie_id == ruim.organisatie_id
    rij = Gebeurtenis.objects.filter(soort="beschikking.vastgesteld").latest("pk")
    assert (rij.door_id, rij.voor_id) == (ruim.pk, noor.pk)


# -- who may stand in ------------------------------------------------------------------------------


def test_wie_niet_past_en_waarom(w, fatima):
    gevallen = {
        "werkt niet onder: Jeugdwet": w.medewerker(wetten=[Wet.WMO]),
        "niet in hetzelfde team en heeft een andere functie": w.medewerker(
            Functie.KLANTMANAGER, team=w.ander_team, wetten=[Wet.WMO, Wet.JEUGD]
        ),
        "werkt niet in dossiers": w.medewerker(Functie.VRIJWILLIGER),
        "werkt niet in deze gemeente": wereld().medewerker(wetten=[Wet.WMO, Wet.JEUGD]),
        "Voor jezelf waarnemen kan niet": fatima,
    }
    Hoedanigheid.objects.filter(pk=fatima.pk).update(wetten=[Wet.WMO, Wet.JEUGD])
    for reden, waarnemer in gevallen.items():
        with pytest.raises(Geweigerd, match=reden) as fout:
            weg(fatima, waarnemer)
        assert fout.value.veld == "waarnemer"
    assert not Afwezigheid.objects.filter(hoedanigheid=fatima).exists()


def test_wie_zelf_weg_is_of_uit_dienst_gaat(w, fatima, jan):
    weg(jan, None, van=DAG + timedelta(days=3), tot=DAG + timedelta(days=4))
    with pytest.raises(Geweigerd, match="Jan Bakker is zelf afwezig van"):
        weg(fatima, jan)
    weg(fatima, jan, tot=DAG + timedelta(days=2))
    gaat = w.medewerker()
    Hoedanigheid.objects.filter(pk=gaat.pk).update(geldig=(DAG - WEEK, DAG + timedelta(days=3)))
    gaat.refresh_from_db()
    ander = w.medewerker()
    with pytest.raises(Geweigerd, match="werkt niet al deze dagen"):
        weg(ander, gaat)
    gaat.medewerker.actief = False
    with pytest.raises(Geweigerd, match="kan niet waarnemen"):
        weg(ander, gaat, tot=DAG)


@pytest.mark.parametrize(
    ("van", "tot", "veld", "reden"),
    [
        (DAG - timedelta(days=1), DAG, "van", "Kies vandaag of een latere dag"),
        (DAG + WEEK, DAG, "tot", "ligt voor de eerste dag"),
        (DAG, DAG + timedelta(days=400), "tot", "hoogstens een jaar"),
    ],
)
def test_dagen_die_niet_kunnen(w, fatima, jan, van, tot, veld, reden):
    with pytest.raises(Geweigerd, match=reden) as fout:
        weg(fatima, jan, van=van, tot=tot)
    assert fout.value.veld == veld


def test_niet_twee_tegelijk(w, fatima, jan):
    rij = weg(fatima, jan)
    with pytest.raises(Geweigerd, match="Er staat al een afwezigheid"):
        weg(fatima, jan, van=DAG + WEEK, tot=DAG + WEEK)
    weg(fatima, jan, van=DAG + WEEK + timedelta(days=1), tot=DAG + 2 * WEEK)
    with pytest.raises(Geweigerd, match="Er staat al een afwezigheid"):
        wijzig_afwezigheid(fatima, rij.pk, van=DAG, tot=DAG + 2 * WEEK, waarnemer=jan)


# -- change, stop ----------------------------------------------------------------------------------


def test_wijzigen(w, fatima, jan):
    rij, ander = weg(fatima, jan), w.medewerker()
    pk = open_casus(w, fatima).pk
    wijzig_afwezigheid(fatima, rij.pk, van=DAG, tot=DAG + 2 * WEEK, waarnemer=ander)
    rij.refresh_from_db()
    assert (laatste_dag(rij.geldig), rij.waarnemer_id) == (DAG + 2 * WEEK, ander.pk)
    assert not ziet(jan, pk)
    with pytest.raises(Geweigerd, match="eerste dag staat vast"):
        wijzig_afwezigheid(fatima, rij.pk, van=DAG + timedelta(days=1), tot=DAG + WEEK, waarnemer=ander)
    soorten = Gebeurtenis.objects.filter(soort__startswith="afwezigheid.", door_id=fatima.pk).order_by("pk")
    assert [s.soort for s in soorten] == ["afwezigheid.gemeld", "afwezigheid.gewijzigd"]
    assert soorten[0].lading["waarnemer"] == jan.pk


def test_eerder_terug(w, fatima, jan):
    pk = open_casus(w, fatima).pk
    rij = weg(fatima, jan)
    with klok_op(nu() + timedelta(days=3)):
        assert ziet(jan, pk)
        kom_terug(fatima, rij.pk)
        assert not ziet(jan, pk)
        rij.refresh_from_db()
        assert laatste_dag(rij.geldig) == DAG + timedelta(days=2)
        with pytest.raises(Geweigerd, match="al voorbij"):
            kom_terug(fatima, rij.pk)


def test_intrekken_voor_de_eerste_dag(w, fatima, jan):
    rij = weg(fatima, jan, van=DAG + WEEK, tot=DAG + 2 * WEEK)
    kom_terug(fatima, rij.pk)
    assert not Afwezigheid.objects.filter(pk=rij.pk).exists()
    assert Gebeurtenis.objects.filter(soort="afwezigheid.ingetrokken").exists()


def test_een_teamleider_alleen_in_het_eigen_team(w, fatima, jan):
    leider = w.medewerker(Functie.TEAMLEIDER)
    rij = weg(leider, None, wie=fatima)
    assert (rij.hoedanigheid_id, rij.vastgelegd_door_id) == (fatima.pk, leider.pk)
    with pytest.raises(Hoedanigheid.DoesNotExist):
        weg(leider, None, wie=jan)
    with pytest.raises(Hoedanigheid.DoesNotExist):
        weg(w.medewerker(), None, wie=fatima)
    van_jan = weg(jan, None)
    with pytest.raises(Afwezigheid.DoesNotExist):
        kom_terug(leider, van_jan.pk)
    with pytest.raises(Afwezigheid.DoesNotExist):
        wijzig_afwezigheid(w.medewerker(), rij.pk, van=DAG, tot=DAG, waarnemer=None)
    kom_terug(leider, rij.pk)


def test_een_vrijwilliger_heeft_dit_niet(w, jan):
    door = w.medewerker(Functie.VRIJWILLIGER)
    with pytest.raises(GeenRecht):
        weg(door, jan)
    assert binnen(door).get("/afwezigheid/").status_code == 403


# -- the screens -----------------------------------------------------------------------------------


def test_melden_met_een_fout_laat_alles_staan(w, fatima, jan):
    client, url = binnen(fatima), reverse("werk:afwezigheid_nieuw")
    geen = w.medewerker(Functie.KERNTEAMLID, naam="Andere Wet", wetten=[Wet.JEUGD])
    assert set(wie_kan_waarnemen(fatima)) == {jan, geen}
    antwoord = client.post(url, {"van": "31-2-2026", "tot": "", "waarnemer": geen.pk})
    assert antwoord.status_code == 422
    assert "31-2-2026" in antwoord.content.decode()
    goed = {"van": DAG.strftime("%d-%m-%Y"), "tot": (DAG + WEEK).strftime("%d-%m-%Y"), "waarnemer": geen.pk}
    antwoord = client.post(url, {**goed, "bewijs": _bewijs(client, url)})
    assert antwoord.status_code == 422
    assert "Andere Wet werkt niet onder: Wmo" in antwoord.content.decode()
    assert not Afwezigheid.objects.filter(hoedanigheid=fatima).exists()
    antwoord = client.post(url, {**goed, "waarnemer": jan.pk, "bewijs": _bewijs(client, url)})
    assert (antwoord.status_code, antwoord["Location"]) == (303, "/afwezigheid/")
    tekst = client.get("/afwezigheid/").content.decode()
    assert "Jan Bakker neemt waar" in tekst
    assert [rij.naam for rij in waarnemingen(jan)] == ["Fatima Aydin"]


def _bewijs(client, url):
    return re.search(r'name="bewijs" value="([^"]+)"', client.get(url).content.decode())[1]


def test_schermen_van_een_ander_zijn_er_niet(w, fatima, jan):
    rij = weg(fatima, jan)
    leider, ander = w.medewerker(Functie.TEAMLEIDER), w.medewerker()
    for naam in ("werk:afwezigheid_wijzigen", "werk:afwezigheid_stoppen"):
        url = reverse(naam, args=[rij.pk])
        assert binnen(fatima).get(url).status_code == 200
        assert binnen(leider).get(url).status_code == 200
        assert binnen(jan).get(url).status_code == 404
        assert binnen(ander).post(url, {}).status_code == 404
    voor = reverse("werk:afwezigheid_voor", args=[fatima.pk])
    assert binnen(leider).get(voor).status_code == 200
    assert binnen(leider).get(reverse("werk:afwezigheid_voor", args=[jan.pk])).status_code == 404
    assert binnen(ander).get(voor).status_code == 403


def test_je_afgeschermde_dossiers_worden_genoemd(w, fatima):
    pk = open_casus(w, fatima).pk
    scherm_af(fatima, pk)
    tekst = binnen(fatima).get("/afwezigheid/nieuw/").content.decode()
    assert "Jij hebt 1 afgeschermd dossier." in tekst


def test_evenveel_vragen(w):
    leider = w.medewerker(Functie.TEAMLEIDER)
    client = binnen(leider)

    def meer(aantal):
        for _ in range(aantal):
            mens = w.medewerker(naam="Telbare collega")
            weg(leider, leider, wie=mens)

    meer(1)
    een = tel(lambda: client.get("/afwezigheid/"))
    meer(8)
    veel = tel(lambda: client.get("/afwezigheid/"))
    assert veel.tekst.count("Telbare collega") > een.tekst.count("Telbare collega") + 8
    assert veel.vragen == een.vragen <= 9
