"""Divide by the tick: each dossier by itself, once, with what became of it. And who is first, wins."""

import re
import uuid

import pytest
from django.urls import reverse

from basis.dossiers.handelingen import draag_over, geef_terug, pak_op, scherm_af
from basis.dossiers.models import AanZet, Dossier
from basis.journaal.models import Gebeurtenis
from basis.journaal.tijd import klok_op
from basis.organisatie.enums import Functie, Wet
from basis.organisatie.handeling import GeenRecht, Geweigerd
from basis.scherm.models import Inzending
from tests.fabriek import op, wereld
from tests.huis.test_aantal_vragen import binnen
from tests.reis import open_casus
from tests.toegang.test_tegelijk import samen
from tests.werk.conftest import Ploeg

URL = reverse("werk:werkvoorraad")


def keuze(dossier):
    return f"{dossier.pk}.{dossier.behandelaar_id or 0}"


def verdeel(client, dossiers, bewijs=None, **velden):
    return client.post(URL, {"bewijs": str(bewijs or uuid.uuid4()), "zaak": [keuze(d) for d in dossiers], **velden})


def van(dossier):
    return Dossier.objects.values_list("behandelaar_id", flat=True).get(pk=dossier.pk)


# -- in bulk ---------------------------------------------------------------------------------------


def test_elk_dossier_apart_met_zijn_eigen_uitslag(ploeg: Ploeg):
    goed, jeugd, al, weg = ploeg.dossier(), ploeg.dossier(wet=Wet.JEUGD), ploeg.dossier(ploeg.ruud), ploeg.dossier()
    client = binnen(ploeg.leider)
    draag_over(ploeg.w.systeem, weg.pk, naar=ploeg.elders, team=ploeg.w.ander_team)
    antwoord = verdeel(client, [goed, jeugd, al, weg], actie="overdragen", naar=f"collega-{ploeg.ruud.pk}")
    assert antwoord.status_code == 303
    assert [van(d) for d in (goed, jeugd, al, weg)] == [ploeg.ruud.pk, None, ploeg.ruud.pk, ploeg.elders.pk]
    html = client.get(antwoord["Location"]).content.decode()
    assert "1 dossier gedaan, 3 overgeslagen" in html
    for deel in (
        "nu van Ruud Peters",
        "Deze collega werkt niet onder deze wet (Jeugdwet).",
        "Het dossier is al van deze collega of dit team.",
        "Je kunt dit dossier niet (meer) zien.",
    ):
        assert deel in html, deel
    assert weg.kenmerk not in html
    assert Gebeurtenis.objects.filter(dossier_id=goed.pk, soort="dossier.overgedragen").count() == 1
    assert not Gebeurtenis.objects.filter(dossier_id=jeugd.pk, soort="dossier.overgedragen").exists()


def test_een_uitslag_is_alleen_van_wie_het_deed(ploeg: Ploeg):
    antwoord = verdeel(binnen(ploeg.leider), [ploeg.dossier()], actie="oppakken")
    assert binnen(ploeg.leider).get(antwoord["Location"]).status_code == 200
    assert binnen(ploeg.noor).get(antwoord["Location"]).status_code == 404


def test_twee_keer_versturen_doet_niets_dubbel(ploeg: Ploeg):
    dossier, bewijs, client = ploeg.dossier(), uuid.uuid4(), binnen(ploeg.leider)
    een = verdeel(client, [dossier], bewijs, actie="oppakken")
    geef_terug(ploeg.leider, dossier.pk)
    twee = verdeel(client, [dossier], bewijs, actie="oppakken")
    assert een["Location"] == twee["Location"]
    assert van(dossier) is None
    ander = verdeel(binnen(ploeg.noor), [dossier], bewijs, actie="oppakken")
    assert ander.status_code == 422
    assert "al gebruikt" in ander.content.decode()


def test_wat_mislukt_trekt_de_rest_niet_mee(ploeg: Ploeg, monkeypatch):
    """A crash halfway: what is done stays done and says so, the rest waits."""
    from basis.werk.views import werkvoorraad

    een, twee, drie = ploeg.dossier(), ploeg.dossier(), ploeg.dossier()

    def stuk(door, pk):
        if pk == twee.pk:
            pak_op(door, pk)
            raise RuntimeError("stroom uit")
        return pak_op(door, pk)

    monkeypatch.setattr(werkvoorraad, "pak_op", stuk)
    client = binnen(ploeg.noor)
    client.raise_request_exception = False
    assert verdeel(client, [een, twee, drie], actie="oppakken").status_code == 500
    assert [van(d) for d in (een, twee, drie)] == [ploeg.noor.pk, None, None]
    pk = Inzending.objects.get(door=ploeg.noor).pk
    html = client.get(reverse("werk:uitslag", args=[pk])).content.decode()
    assert "1 dossier gedaan" in html
    assert "2 dossiers zijn nog niet aan de beurt geweest" in html


def test_teruggeven_en_naar_een_ander_team(ploeg: Ploeg):
    een, twee = ploeg.dossier(ploeg.ruud), ploeg.dossier(ploeg.ruud)
    assert ploeg.elders.team == ploeg.w.ander_team, "een team zonder behandelaars staat er niet bij"
    verdeel(binnen(ploeg.leider), [een], actie="teruggeven")
    verdeel(binnen(ploeg.leider), [twee], actie="overdragen", naar=f"team-{ploeg.w.ander_team.pk}")
    een.refresh_from_db()
    twee.refresh_from_db()
    assert (een.behandelaar, een.team, een.aan_zet) == (None, ploeg.w.team, AanZet.TEAM)
    assert (twee.behandelaar, twee.team) == (None, ploeg.w.ander_team)


def test_wie_het_intussen_kreeg_wordt_niet_stil_overschreven(ploeg: Ploeg):
    dossier = ploeg.dossier()
    oud = keuze(dossier)
    pak_op(ploeg.ruud, dossier.pk)
    client = binnen(ploeg.leider)
    gegevens = {"bewijs": str(uuid.uuid4()), "zaak": [oud], "actie": "overdragen", "naar": f"collega-{ploeg.noor.pk}"}
    html = client.get(client.post(URL, gegevens)["Location"]).content.decode()
    assert "Ruud Peters heeft dit dossier intussen." in html
    assert van(dossier) == ploeg.ruud.pk


@pytest.mark.parametrize(
    ("velden", "zin"),
    [
        ({"actie": "overdragen"}, "Kies aan wie je de dossiers geeft."),
        ({"actie": "overdragen", "naar": "collega-999999"}, "Deze keuze bestaat niet"),
        ({"actie": "weggooien"}, "Kies wat je met de dossiers wilt doen"),
        ({}, "Kies wat je met de dossiers wilt doen"),
    ],
)
def test_foute_invoer_laat_de_vinkjes_staan(ploeg: Ploeg, velden, zin):
    dossier = ploeg.dossier()
    antwoord = verdeel(binnen(ploeg.leider), [dossier], **velden)
    html = antwoord.content.decode()
    assert antwoord.status_code == 422
    assert zin in html
    assert re.search(rf'value="{keuze(dossier)}"[^>]* checked', html)
    assert van(dossier) is None


def test_niets_of_te_veel_gekozen(ploeg: Ploeg):
    client = binnen(ploeg.leider)
    niets = client.post(URL, {"bewijs": str(uuid.uuid4()), "actie": "oppakken", "zaak": ["x.y", "1", "-3.0"]})
    ploeg.dossier()
    assert niets.status_code == 422
    veel = {"bewijs": str(uuid.uuid4()), "actie": "oppakken", "zaak": [f"{n}.0" for n in range(1, 102)]}
    antwoord = client.post(URL, veel)
    assert antwoord.status_code == 422
    assert "hooguit 100 dossiers tegelijk" in antwoord.content.decode()
    zonder = client.post(URL, {"zaak": [keuze(ploeg.dossier())], "actie": "oppakken"})
    assert zonder.status_code == 422
    assert "niet compleet" in zonder.content.decode()


def test_knoppen_volgens_de_rechtentabel(ploeg: Ploeg):
    ploeg.dossier()
    knop = {a: f'value="{a}"' for a in ("overdragen", "teruggeven", "oppakken")}
    for door, acties in (
        (ploeg.noor, {"overdragen", "teruggeven", "oppakken"}),
        (ploeg.kernteam, {"oppakken", "teruggeven"}),
        (ploeg.w.medewerker(Functie.ADMINISTRATIE), {"overdragen", "teruggeven"}),
        (ploeg.w.medewerker(Functie.GEDRAGSWETENSCHAPPER), set()),
    ):
        html = binnen(door).get(URL).content.decode()
        assert {a for a, tekst in knop.items() if tekst in html} == acties, door.functie
    dossier = ploeg.dossier()
    antwoord = verdeel(binnen(ploeg.kernteam), [dossier], actie="overdragen", naar=f"collega-{ploeg.noor.pk}")
    assert antwoord.status_code == 422
    assert van(dossier) is None


# -- one at a time ---------------------------------------------------------------------------------


def test_oppakken_zegt_wie_eerder_was_en_wanneer(ploeg: Ploeg):
    with klok_op(op(2026, 5, 4, 10, 32)):
        dossier = ploeg.dossier()
        pak_op(ploeg.ruud, dossier.pk)
        with pytest.raises(Geweigerd) as fout:
            pak_op(ploeg.noor, dossier.pk)
    assert fout.value.reden == "Ruud Peters heeft dit dossier al opgepakt op 4 mei 2026 om 10.32 uur."


def test_twee_pakken_tegelijk_op(vastleggend):
    ploeg = Ploeg(wereld())
    dossier = ploeg.dossier()
    uitkomsten = samen(lambda: pak_op(ploeg.noor, dossier.pk), lambda: pak_op(ploeg.ruud, dossier.pk))
    geweigerd = [fout for fout in uitkomsten if isinstance(fout, Geweigerd)]
    assert len(geweigerd) == 1, uitkomsten
    winnaar = Dossier.objects.select_related("behandelaar__medewerker").get(pk=dossier.pk).behandelaar
    assert geweigerd[0].reden.startswith(f"{winnaar.naam} heeft dit dossier al opgepakt")
    assert Gebeurtenis.objects.filter(dossier_id=dossier.pk, soort="dossier.opgepakt").count() == 1


def test_twee_teamleiders_verdelen_tegelijk(vastleggend):
    """The same ticked dossier, to different colleagues: the second hears who has it."""
    ploeg = Ploeg(wereld())
    ander = ploeg.w.medewerker(Functie.TEAMLEIDER)
    dossier = ploeg.dossier()
    uitkomsten = samen(
        lambda: draag_over(ploeg.leider, dossier.pk, naar=ploeg.noor, team=ploeg.w.team, van=0),
        lambda: draag_over(ander, dossier.pk, naar=ploeg.ruud, team=ploeg.w.team, van=0),
    )
    geweigerd = [fout for fout in uitkomsten if isinstance(fout, Geweigerd)]
    assert len(geweigerd) == 1, uitkomsten
    winnaar = Dossier.objects.select_related("behandelaar__medewerker").get(pk=dossier.pk).behandelaar
    assert winnaar.naam in geweigerd[0].reden


def test_hetzelfde_formulier_twee_keer_tegelijk(vastleggend):
    ploeg = Ploeg(wereld())
    dossiers, bewijs = [ploeg.dossier() for _ in range(3)], uuid.uuid4()
    client = [binnen(ploeg.leider) for _ in range(2)]
    antwoorden = samen(*[lambda c=c: verdeel(c, dossiers, bewijs, actie="oppakken") for c in client])
    assert {a.status_code for a in antwoorden} == {303}, antwoorden
    assert len({a["Location"] for a in antwoorden}) == 1
    pks = [d.pk for d in dossiers]
    assert Gebeurtenis.objects.filter(dossier_id__in=pks, soort="dossier.opgepakt").count() == 3


def test_oppakken_geweigerd(ploeg: Ploeg):
    elders, dicht = ploeg.dossier(team=ploeg.w.ander_team), ploeg.dossier()
    Dossier.objects.filter(pk=dicht.pk).update(gesloten_op=dicht.geopend_op)
    from basis.dossiers.handelingen import betrek

    betrek(elders, "meelezer", hoedanigheid=ploeg.noor)
    for dossier, deel in ((elders, "ander team"), (dicht, "gesloten"), (ploeg.dossier(ploeg.noor), "al van jou")):
        with pytest.raises(Geweigerd, match=deel):
            pak_op(ploeg.noor, dossier.pk)
    with pytest.raises(GeenRecht):
        pak_op(ploeg.w.medewerker(Functie.ADMINISTRATIE), ploeg.dossier().pk)


def test_teruggeven_mag_wie_het_heeft_of_wie_overdraagt(ploeg: Ploeg):
    van_kern, van_ruud = ploeg.dossier(ploeg.kernteam), ploeg.dossier(ploeg.ruud)
    geef_terug(ploeg.kernteam, van_kern.pk)
    assert van(van_kern) is None
    with pytest.raises(Geweigerd, match="Alleen wie het dossier behandelt"):
        geef_terug(ploeg.kernteam, van_ruud.pk)
    geef_terug(ploeg.leider, van_ruud.pk)
    with pytest.raises(Geweigerd, match="al van niemand"):
        geef_terug(ploeg.leider, van_ruud.pk)
    dicht = ploeg.dossier(ploeg.noor)
    scherm_af(ploeg.noor, dicht.pk)
    with pytest.raises(Geweigerd, match="afgeschermd"):
        geef_terug(ploeg.noor, dicht.pk)


def test_schermen_van_een_dossier(ploeg: Ploeg):
    dossier, client = open_casus(ploeg.w, ploeg.noor).dossier, binnen(ploeg.noor)
    geef_terug(ploeg.noor, dossier.pk)
    url = reverse("werk:oppakken", args=[dossier.pk])
    html = client.get(url).content.decode()
    bewijs = re.search(r'name="bewijs" value="([^"]*)"', html).group(1)
    antwoord = client.post(url, {"bewijs": bewijs})
    assert (antwoord.status_code, antwoord["Location"]) == (303, dossier.get_absolute_url())
    assert van(dossier) == ploeg.noor.pk
    tweede = binnen(ploeg.ruud).post(url, {"bewijs": str(uuid.uuid4())})
    assert tweede.status_code == 422
    assert "Noor van Dijk heeft dit dossier al opgepakt" in tweede.content.decode()
    blad = client.get(dossier.get_absolute_url()).content.decode()
    assert "Geef terug aan het team" in blad
    terug = client.post(reverse("werk:teruggeven", args=[dossier.pk]), {"bewijs": str(uuid.uuid4())})
    assert terug.status_code == 303
    assert "Pak op" in client.get(dossier.get_absolute_url()).content.decode()
