"""Everything of a colleague who leaves: offered with a summary, moved on acceptance, never before."""

import re
import uuid

import pytest
from django.urls import reverse

from basis.dossiers.handelingen import (
    bied_aan,
    draag_over,
    neem_overdracht_aan,
    pak_op,
    scherm_af,
    trek_overdracht_in,
    weiger_overdracht,
)
from basis.dossiers.models import Dossier, Overdracht
from basis.journaal.models import Gebeurtenis, Raadpleging
from basis.organisatie.enums import Functie, Wet
from basis.organisatie.handeling import GeenRecht, Geweigerd
from basis.werk.overdrachten import aangeboden_aan, aangeboden_door, feiten
from tests.fabriek import wereld
from tests.huis.test_aantal_vragen import VEEL, binnen, tel
from tests.reis import open_casus
from tests.toegang.test_tegelijk import samen
from tests.werk.conftest import Ploeg

AANGEBODEN = reverse("werk:aangeboden")
TEKST = "De aanvraag ligt klaar. Beloofd: vrijdag bellen."


def bied(ploeg, dossier, naar=None, **anders):
    return bied_aan(ploeg.leider, dossier.pk, naar=naar or ploeg.ruud, samenvatting=TEKST, **anders)


def stand(overdracht):
    overdracht.refresh_from_db()
    return overdracht.antwoord


# -- the verbs -------------------------------------------------------------------------------------


def test_pas_bij_aanvaarden_gaat_het_over(ploeg: Ploeg):
    dossier = ploeg.dossier(ploeg.noor)
    overdracht = bied(ploeg, dossier)
    dossier.refresh_from_db()
    assert (dossier.behandelaar, stand(overdracht)) == (ploeg.noor, None)
    neem_overdracht_aan(ploeg.ruud, overdracht.pk)
    dossier.refresh_from_db()
    assert (dossier.behandelaar, stand(overdracht)) == (ploeg.ruud, "aangenomen")
    rij = Gebeurtenis.objects.filter(dossier_id=dossier.pk, soort="overdracht.aangenomen").get()
    assert (rij.door_id, rij.lading["van_hoedanigheid"]) == (ploeg.ruud.pk, ploeg.noor.pk)
    with pytest.raises(Geweigerd, match="al aangenomen"):
        neem_overdracht_aan(ploeg.ruud, overdracht.pk)
    with pytest.raises(Geweigerd, match="al aangenomen"):
        trek_overdracht_in(ploeg.leider, overdracht.pk)


def test_niet_aannemen_met_reden(ploeg: Ploeg):
    dossier = ploeg.dossier(ploeg.noor)
    overdracht = bied(ploeg, dossier)
    with pytest.raises(Geweigerd) as fout:
        weiger_overdracht(ploeg.ruud, overdracht.pk, reden="  ")
    assert fout.value.veld == "reden"
    weiger_overdracht(ploeg.ruud, overdracht.pk, reden="Ik ken deze familie.")
    assert stand(overdracht) == "geweigerd"
    dossier.refresh_from_db()
    assert dossier.behandelaar == ploeg.noor
    assert "familie" not in str(Gebeurtenis.objects.filter(dossier_id=dossier.pk).values_list("lading", flat=True))
    (rij,) = aangeboden_door(ploeg.leider)
    assert (rij.naar, rij.antwoord, rij.reden) == ("Ruud Peters", "niet aangenomen", "Ik ken deze familie.")
    # Another colleague can be asked now.
    assert bied(ploeg, dossier, naar=ploeg.leider).pk != overdracht.pk


def test_alleen_wie_gevraagd_is_antwoordt(ploeg: Ploeg):
    overdracht = bied(ploeg, ploeg.dossier(ploeg.noor))
    for doe in (
        lambda: neem_overdracht_aan(ploeg.leider, overdracht.pk),
        lambda: weiger_overdracht(ploeg.noor, overdracht.pk, reden="nee"),
    ):
        with pytest.raises(Overdracht.DoesNotExist):
            doe()
    with pytest.raises(Dossier.DoesNotExist):
        trek_overdracht_in(ploeg.elders, overdracht.pk)
    with pytest.raises(GeenRecht):
        trek_overdracht_in(ploeg.kernteam, overdracht.pk)
    assert stand(overdracht) is None


def test_intrekken(ploeg: Ploeg):
    overdracht = bied(ploeg, ploeg.dossier(ploeg.noor))
    trek_overdracht_in(ploeg.leider, overdracht.pk)
    assert stand(overdracht) == "ingetrokken"
    with pytest.raises(Geweigerd, match="ingetrokken"):
        neem_overdracht_aan(ploeg.ruud, overdracht.pk)
    assert aangeboden_aan(ploeg.ruud) == []


def test_gaat_het_anders_dan_vervalt_het_aanbod(ploeg: Ploeg):
    een, twee = ploeg.dossier(ploeg.noor), ploeg.dossier()
    aanbod_een, aanbod_twee = bied(ploeg, een), bied(ploeg, twee)
    draag_over(ploeg.leider, een.pk, naar=ploeg.leider, team=ploeg.w.team)
    pak_op(ploeg.noor, twee.pk)
    for overdracht in (aanbod_een, aanbod_twee):
        assert stand(overdracht) == "ingetrokken"
        with pytest.raises(Geweigerd, match="op een andere manier"):
            neem_overdracht_aan(ploeg.ruud, overdracht.pk)


def test_aanbieden_geweigerd(ploeg: Ploeg):
    dossier = ploeg.dossier(ploeg.noor, wet=Wet.JEUGD)
    for naar, deel in (
        (ploeg.ruud, "niet onder deze wet"),
        (ploeg.noor, "al van Noor van Dijk"),
        (ploeg.elders, "binnen het eigen team"),
        (ploeg.w.medewerker(Functie.ADMINISTRATIE, wetten=[Wet.JEUGD]), "behandelt geen dossiers"),
    ):
        with pytest.raises(Geweigerd, match=deel):
            bied(ploeg, dossier, naar=naar)
    with pytest.raises(Geweigerd, match="heeft dit dossier intussen"):
        bied(ploeg, dossier, naar=ploeg.leider, van=ploeg.ruud.pk)
    with pytest.raises(Geweigerd) as fout:
        bied_aan(ploeg.leider, dossier.pk, naar=ploeg.leider, samenvatting=" ")
    assert fout.value.veld == "samenvatting"
    bied(ploeg, dossier, naar=ploeg.leider)
    with pytest.raises(Geweigerd, match="al aangeboden aan Bram Willems"):
        bied(ploeg, dossier, naar=ploeg.leider)


def test_aannemen_en_intrekken_tegelijk(vastleggend):
    ploeg = Ploeg(wereld())
    dossier = ploeg.dossier(ploeg.noor)
    overdracht = bied(ploeg, dossier)
    uitkomsten = samen(
        lambda: neem_overdracht_aan(ploeg.ruud, overdracht.pk), lambda: trek_overdracht_in(ploeg.leider, overdracht.pk)
    )
    assert sum(isinstance(uitkomst, Geweigerd) for uitkomst in uitkomsten) == 1, uitkomsten
    over = Dossier.objects.get(pk=dossier.pk).behandelaar_id == ploeg.ruud.pk
    assert over == (stand(overdracht) == "aangenomen")


def test_een_afgeschermd_dossier_toont_niets_tot_het_is_aangenomen(ploeg: Ploeg):
    dossier = open_casus(ploeg.w, ploeg.noor).dossier
    scherm_af(ploeg.noor, dossier.pk)
    overdracht = bied_aan(ploeg.noor, dossier.pk, naar=ploeg.ruud, samenvatting=TEKST)
    (aanbod,) = aangeboden_aan(ploeg.ruud)
    assert (aanbod.naam, aanbod.geboren, aanbod.url) == (dossier.kenmerk, "", "")
    client = binnen(ploeg.ruud)
    html = client.get(reverse("werk:overdracht_aannemen", args=[overdracht.pk])).content.decode()
    assert "Verhoeven" not in html + client.get(AANGEBODEN).content.decode()
    assert TEKST in html
    assert client.get(dossier.get_absolute_url()).status_code == 404
    neem_overdracht_aan(ploeg.ruud, overdracht.pk)
    assert client.get(dossier.get_absolute_url()).status_code == 200
    assert binnen(ploeg.noor).get(dossier.get_absolute_url()).status_code == 404


# -- the screens -----------------------------------------------------------------------------------


def bewijs(html):
    return re.search(r'name="bewijs" value="([^"]*)"', html).group(1)


def test_alles_van_een_collega(ploeg: Ploeg):
    een, twee, drie = (ploeg.dossier(ploeg.noor, fataal=n) for n in (3, 9, 30))
    client = binnen(ploeg.leider)
    keus = client.post(reverse("werk:overdracht_kies"), {"van": ploeg.noor.pk})
    url = keus["Location"]
    html = client.get(url).content.decode()
    for deel in ("Dossiers van Noor van Dijk", "Fase: Toegang.", "(nog 3 dagen)", "Laatste contact: nog geen."):
        assert deel in html, deel
    velden = {f"tekst_{d.pk}": TEKST for d in (een, twee, drie)} | {f"naar_{d.pk}": "zelfde" for d in (een, twee, drie)}
    velden |= {"bewijs": bewijs(html), "naar": str(ploeg.ruud.pk), f"naar_{twee.pk}": str(ploeg.leider.pk)}
    velden |= {f"naar_{drie.pk}": "niet", f"tekst_{drie.pk}": ""}
    antwoord = client.post(url, velden)
    assert antwoord.status_code == 303
    uitslag = client.get(antwoord["Location"]).content.decode()
    assert "2 dossiers gedaan" in uitslag
    assert f"aangeboden aan {ploeg.ruud.naam}" in uitslag
    assert "aangeboden aan jou" in uitslag
    assert "nu van" not in uitslag, "wat is aangeboden, is nog waar het was"
    naar = dict(Overdracht.objects.filter(antwoord=None).values_list("dossier_id", "naar_id"))
    assert {een.pk: ploeg.ruud.pk, twee.pk: ploeg.leider.pk}.items() <= naar.items()
    assert drie.pk not in naar
    weer = client.get(url).content.decode()
    assert drie.kenmerk in weer
    assert een.kenmerk not in weer


def test_fouten_staan_bij_het_dossier_en_de_tekst_blijft(ploeg: Ploeg):
    een, twee = ploeg.dossier(ploeg.noor), ploeg.dossier(ploeg.noor)
    url, client = reverse("werk:overdracht_alles", args=[ploeg.noor.pk]), binnen(ploeg.leider)
    basis = {"bewijs": str(uuid.uuid4())} | {f"naar_{d.pk}": "zelfde" for d in (een, twee)}
    niemand = client.post(url, basis | {f"tekst_{een.pk}": "Mijn woorden", f"tekst_{twee.pk}": "x"})
    assert niemand.status_code == 422
    assert "Kies wie de dossiers krijgt" in niemand.content.decode()
    assert "Mijn woorden" in niemand.content.decode()
    leeg = client.post(url, basis | {"naar": ploeg.ruud.pk, f"tekst_{een.pk}": "", f"tekst_{twee.pk}": "x"})
    assert leeg.status_code == 422
    assert leeg.content.decode().count("Schrijf een samenvatting: waar staat het nu") == 2  # summary and field
    assert not Overdracht.objects.filter(dossier__in=[een, twee]).exists()
    assert client.post(reverse("werk:overdracht_kies"), {"van": ""}).status_code == 422
    assert client.get(reverse("werk:overdracht_alles", args=[ploeg.elders.pk])).status_code == 404


def test_een_collega_die_al_weg_is_staat_er_ook(ploeg: Ploeg):
    dossier = ploeg.dossier(ploeg.noor)
    ploeg.noor.medewerker.actief = False
    ploeg.noor.medewerker.save()
    client = binnen(ploeg.leider)
    assert "Noor van Dijk (werkt hier niet meer)" in client.get(reverse("werk:overdracht_kies")).content.decode()
    html = client.get(reverse("werk:overdracht_alles", args=[ploeg.noor.pk])).content.decode()
    assert dossier.kenmerk in html
    with pytest.raises(Geweigerd, match="werkt niet meer"):
        bied(ploeg, ploeg.dossier(), naar=ploeg.noor)


def test_aangeboden_lezen_en_aannemen(ploeg: Ploeg):
    een, twee, drie = (ploeg.dossier(ploeg.noor) for _ in range(3))
    aanbod = [bied(ploeg, d) for d in (een, twee, drie)]
    client = binnen(ploeg.ruud)
    html = client.get(AANGEBODEN).content.decode()
    assert "3 dossiers wachten op jouw antwoord." in html
    assert TEKST not in html, "de samenvatting lees je op zijn eigen bladzijde, met een raadpleging"
    gelezen = Raadpleging.objects.filter(dossier_id=een.pk, doel="samenvatting overdracht")
    assert not gelezen.exists()
    url = reverse("werk:overdracht_aannemen", args=[aanbod[0].pk])
    blad = client.get(url).content.decode()
    assert TEKST in blad
    assert gelezen.count() == 1
    assert client.post(url, {"bewijs": bewijs(blad)})["Location"] == een.get_absolute_url()
    beide = client.post(AANGEBODEN, {"bewijs": bewijs(html), "aanbod": [aanbod[0].pk, aanbod[1].pk, aanbod[2].pk]})
    uitslag = client.get(beide["Location"]).content.decode()
    assert "2 dossiers gedaan, 1 overgeslagen" in uitslag
    assert Dossier.objects.filter(behandelaar=ploeg.ruud).count() == 3
    assert "Er wacht niets op jouw antwoord." in client.get(AANGEBODEN).content.decode()


def test_aangeboden_met_fouten_en_van_een_ander(ploeg: Ploeg):
    overdracht = bied(ploeg, ploeg.dossier(ploeg.noor))
    client = binnen(ploeg.ruud)
    niets = client.post(AANGEBODEN, {"bewijs": str(uuid.uuid4()), "aanbod": ["x"]})
    assert niets.status_code == 422
    assert "Kies eerst een of meer dossiers" in niets.content.decode()
    vreemd = binnen(ploeg.leider).post(AANGEBODEN, {"bewijs": str(uuid.uuid4()), "aanbod": [overdracht.pk]})
    assert vreemd.status_code == 422
    for naam, door in (
        ("overdracht_aannemen", ploeg.leider),
        ("overdracht_weigeren", ploeg.noor),
        ("overdracht_intrekken", ploeg.elders),
    ):
        assert binnen(door).get(reverse(f"werk:{naam}", args=[overdracht.pk])).status_code == 404
    weiger = reverse("werk:overdracht_weigeren", args=[overdracht.pk])
    assert client.post(weiger, {"bewijs": str(uuid.uuid4()), "reden": ""}).status_code == 422
    assert client.post(weiger, {"bewijs": str(uuid.uuid4()), "reden": "Geen tijd"}).status_code == 303
    assert "Geen tijd" in binnen(ploeg.leider).get(AANGEBODEN).content.decode()
    assert stand(overdracht) == "geweigerd"


def test_intrekken_op_het_scherm(ploeg: Ploeg):
    overdracht = bied(ploeg, ploeg.dossier(ploeg.noor))
    client = binnen(ploeg.leider)
    url = reverse("werk:overdracht_intrekken", args=[overdracht.pk])
    assert url in client.get(AANGEBODEN).content.decode()
    assert url not in binnen(ploeg.kernteam).get(AANGEBODEN).content.decode()
    assert client.post(url, {"bewijs": str(uuid.uuid4())}).status_code == 303
    assert stand(overdracht) == "ingetrokken"


def test_feiten_zonder_naam_van_de_inwoner(ploeg: Ploeg):
    tekst = feiten(ploeg.dossier(ploeg.noor, fataal=-2), ploeg.leider)
    assert "2 dagen te laat" in tekst
    assert "Verhoeven" not in tekst


@pytest.mark.parametrize("naam", ["aangeboden", "overdracht_alles"])
def test_aantal_vragen(ploeg: Ploeg, naam):
    aan = naam == "aangeboden"
    client = binnen(ploeg.ruud if aan else ploeg.leider)
    url = reverse(f"werk:{naam}", args=[] if aan else [ploeg.noor.pk])

    def meer(aantal):
        for _ in range(aantal):
            dossier = ploeg.dossier(ploeg.noor)
            if aan:
                bied(ploeg, dossier)

    meer(1)
    een = tel(lambda: client.get(url))
    meer(VEEL)
    veel = tel(lambda: client.get(url))
    assert veel.tekst.count("tp-naam") >= een.tekst.count("tp-naam") + 24
    assert veel.vragen == een.vragen <= 8
