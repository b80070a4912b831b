"""Appointments on screen: plan, the warning, the secret address, the notitie, the calendar file, the agenda."""

import re
from datetime import date, timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from basis.dossiers.models import Dossier
from basis.inwoners.handelingen import leg_veiligheidsnotitie_vast
from basis.inwoners.models import Inwoner, Veiligheidsnotitie
from basis.inwoners.veiligheid import notitie_van
from basis.journaal.models import Raadpleging
from basis.journaal.tijd import klok_op, op_dag, vandaag
from basis.organisatie.enums import Functie, Wet
from basis.organisatie.models import Hoedanigheid
from basis.werk import handelingen as h
from basis.werk.models import Afspraak, SoortAfspraak
from casussen.models import Casus, Contact
from tests.casussen.baan import Baan
from tests.fabriek import gewone_dag
from tests.huis.test_aantal_vragen import VEEL, binnen, vergelijk

DAG = gewone_dag(3)
TEKST = "Er loopt een grote hond los."


def nr(dag: date) -> str:
    return f"{dag:%d-%m-%Y}"


def plan(door: Hoedanigheid, casus: Casus, *, dag: date = DAG, uur: int = 10, **anders: Any) -> Afspraak:
    begin = op_dag(dag, uur)
    gegevens: dict[str, Any] = {"soort": SoortAfspraak.HUISBEZOEK, "met": door, "brief": False, "toch": True} | anders
    return h.plan_afspraak(door, casus.pk, begin=begin, einde=begin + timedelta(hours=1), **gegevens)


def notitie(baan: Baan, casus: Casus, dagen: int = 90) -> Veiligheidsnotitie:
    assert casus.dossier.inwoner_id
    return leg_veiligheidsnotitie_vast(
        baan.consulent,
        casus.dossier.inwoner_id,
        tekst=TEKST,
        herzien_op=vandaag() + timedelta(days=dagen),
        uit=Inwoner.objects.all(),
    )


def verborgen(antwoord: Any) -> dict[str, str]:
    form = antwoord.context["form"]
    return {naam: str(form[naam].value() or "") for naam in ("bewijs", "versie")}


def velden(klant: Client, url: str, door: Hoedanigheid, **anders: str) -> dict[str, str]:
    return {
        **verborgen(klant.get(url)),
        "soort": "huisbezoek",
        "dag": nr(DAG),
        "tijd": "10.30",
        "duur": "60",
        "met": str(door.pk),
        "brief": "on",
        "toelichting": "Neem het formulier mee",
        **anders,
    }


@pytest.mark.parametrize(
    ("dag", "reden"),
    [
        (date(2026, 11, 29), "29 november 2026 is een zondag."),
        (date(2026, 12, 25), "25 december 2026 is een feestdag: Eerste Kerstdag."),
    ],
)
def test_een_zondag_of_feestdag_waarschuwt_en_mag(baan: Baan, dag: date, reden: str) -> None:
    casus, door = baan.casus(), baan.consulent
    klant, url = binnen(door), reverse("afspraken:nieuw", args=[casus.pk])
    with klok_op(op_dag(date(2026, 11, 26), 9)):
        gevuld = velden(klant, url, door, dag=nr(dag))
        fout = klant.post(url, gevuld)
        assert fout.status_code == 422
        assert list(fout.context["form"].errors) == ["toch_dag"]
        assert reden in fout.content.decode()
        assert "de afspraak is toch op deze dag" in fout.content.decode()
        assert not Afspraak.objects.filter(dossier_id=casus.pk).exists()
        # Seen and ticked; an overlap is still a warning of its own.
        assert klant.post(url, {**gevuld, "toch_dag": "on"}).status_code == 303
        tweede = velden(klant, url, door, dag=nr(dag), toch_dag="on")
        assert list(klant.post(url, tweede).context["form"].errors) == ["toch"]
        gewoon = velden(klant, url, door, dag="28-11-2026")
        assert klant.post(url, gewoon).status_code == 303


def test_een_afspraak_maken(baan: Baan) -> None:
    casus, door = baan.casus(), baan.consulent
    klant, url = binnen(door), reverse("afspraken:nieuw", args=[casus.pk])
    gevuld = velden(klant, url, door)
    antwoord = klant.post(url, gevuld)
    assert (antwoord.status_code, antwoord["Location"]) == (
        303,
        Afspraak.objects.get(dossier_id=casus.pk).get_absolute_url(),
    )
    afspraak = Afspraak.objects.get(dossier_id=casus.pk)
    assert (afspraak.begin, afspraak.einde) == (op_dag(DAG, 10, 30), op_dag(DAG, 11, 30))
    assert afspraak.brief
    # Twice the same form: once.
    assert klant.post(url, gevuld).status_code == 303
    assert Afspraak.objects.filter(dossier_id=casus.pk).count() == 1
    blad = klant.get(afspraak.get_absolute_url()).content.decode()
    assert "Lindelaan 12, 6661 ZD  ELST" in blad
    assert "klaar om te verzenden" in blad


@pytest.mark.parametrize(
    ("anders", "zin"),
    [
        ({"dag": "31-2-2026"}, "bestaat niet"),
        ({"tijd": "25.00"}, "geen tijd die we begrijpen"),
        ({"met": "999999"}, "Deze keuze bestaat niet"),
        ({"duur": "7"}, "Deze keuze bestaat niet"),
        ({"soort": "locatie"}, "Vul in waar het gesprek is."),
        ({"dag": nr(vandaag() - timedelta(days=1))}, "waarom je hem achteraf vastlegt"),
    ],
)
def test_foute_invoer_blijft_staan(baan: Baan, anders: dict[str, str], zin: str) -> None:
    casus, door = baan.casus(), baan.consulent
    klant, url = binnen(door), reverse("afspraken:nieuw", args=[casus.pk])
    antwoord = klant.post(url, velden(klant, url, door, **anders))
    assert antwoord.status_code == 422
    assert zin in antwoord.content.decode()
    assert "Neem het formulier mee" in antwoord.content.decode()
    assert not Afspraak.objects.filter(dossier_id=casus.pk).exists()


def test_de_reden_komt_in_beeld_voor_wat_al_geweest_is(baan: Baan) -> None:
    casus, door = baan.casus(), baan.consulent
    klant, url = binnen(door), reverse("afspraken:nieuw", args=[casus.pk])
    assert 'name="reden"' not in klant.get(url).content.decode()
    gisteren = {"dag": nr(vandaag() - timedelta(days=1))}
    fout = klant.post(url, velden(klant, url, door, **gisteren))
    assert 'name="reden"' in fout.content.decode()
    assert klant.post(url, velden(klant, url, door, reden="Vergeten", **gisteren)).status_code == 303


def test_de_waarschuwing_klik_je_weg(baan: Baan) -> None:
    een, twee, door = baan.casus(), baan.casus(), baan.consulent
    plan(door, een)
    klant, url = binnen(door), reverse("afspraken:nieuw", args=[twee.pk])
    assert 'name="toch"' not in klant.get(url).content.decode()
    fout = klant.post(url, velden(klant, url, door))
    assert fout.status_code == 422
    assert 'name="toch"' in fout.content.decode()
    assert klant.post(url, velden(klant, url, door, toch="on")).status_code == 303


def test_de_notitie_staat_bovenaan_en_wordt_aangekruist(baan: Baan) -> None:
    casus, door = baan.casus(), baan.consulent
    las = notitie(baan, casus)
    klant, url = binnen(door), reverse("afspraken:nieuw", args=[casus.pk])
    assert TEKST in klant.get(casus.dossier.get_absolute_url()).content.decode()
    assert TEKST in klant.get(url).content.decode()
    fout = klant.post(url, velden(klant, url, door))
    assert fout.status_code == 422
    assert "Lees eerst de veiligheidsnotitie" in fout.content.decode()
    assert klant.post(url, velden(klant, url, door, veiligheid_gelezen=str(las.pk))).status_code == 303


def test_een_vinkje_geldt_voor_wat_er_stond(baan: Baan) -> None:
    """A colleague wrote another notitie while this one was on the screen: that one must be read before the visit."""
    casus, door = baan.casus(), baan.consulent
    las = notitie(baan, casus)
    afspraak = plan(door, casus, met=baan.collega, veiligheid_gelezen=True)
    collega, gelezen = binnen(baan.collega), reverse("afspraken:gelezen", args=[casus.pk, afspraak.pk])
    klant, url = binnen(door), reverse("afspraken:nieuw", args=[casus.pk])
    oud = velden(klant, url, door, tijd="14.00", veiligheid_gelezen=str(las.pk))
    knop = re.search(r'name="versie" value="(\d+)"', collega.get(afspraak.get_absolute_url()).content.decode())
    assert knop
    assert knop[1] == str(las.pk)
    oud_gelezen = verborgen(collega.get(gelezen))
    nieuw = notitie(baan, casus)

    antwoord = klant.post(url, oud)
    assert (antwoord.status_code, "Lees eerst de veiligheidsnotitie" in antwoord.content.decode()) == (422, True)
    vinkje = re.search(r'<input[^>]*name="veiligheid_gelezen"[^>]*>', antwoord.content.decode())
    assert vinkje
    assert (f'value="{nieuw.pk}"' in vinkje[0], "checked" in vinkje[0]) == (True, False)

    antwoord = collega.post(gelezen, oud_gelezen)
    assert (antwoord.status_code, "veranderde terwijl je las" in antwoord.content.decode()) == (422, True)
    afspraak.refresh_from_db()
    assert afspraak.veiligheid_gelezen_op is None
    assert collega.post(gelezen, verborgen(antwoord)).status_code == 303


def test_een_vrijwilliger_ziet_de_notitie_niet(baan: Baan) -> None:
    casus = baan.casus()
    notitie(baan, casus)
    vrijwilliger = baan.wereld.medewerker(Functie.VRIJWILLIGER)
    from basis.dossiers.handelingen import betrek

    betrek(casus.dossier, "test", hoedanigheid=vrijwilliger)
    klant = binnen(vrijwilliger)
    blad = klant.get(casus.dossier.get_absolute_url())
    assert blad.status_code == 200
    assert TEKST not in blad.content.decode()
    assert "Telefoon</span>" not in blad.content.decode()
    assert klant.get(reverse("werkplek:veiligheid", args=[casus.pk])).status_code == 403


def test_verlopen_vraagt_om_een_nieuw_oordeel(baan: Baan) -> None:
    casus = baan.casus()
    notitie(baan, casus, dagen=1)
    klant = binnen(baan.consulent)
    assert "Beoordeel opnieuw" not in klant.get(casus.dossier.get_absolute_url()).content.decode()
    with klok_op(op_dag(vandaag() + timedelta(days=1))):
        blad = klant.get(casus.dossier.get_absolute_url()).content.decode()
    assert "Opnieuw beoordelen" in blad
    assert "Beoordeel opnieuw" in blad


def test_notitie_schrijven_en_weghalen(baan: Baan) -> None:
    casus = baan.casus()
    klant = binnen(baan.consulent)
    url = reverse("werkplek:veiligheid", args=[casus.pk])
    begin = verborgen(klant.get(url))
    fout = klant.post(url, begin | {"tekst": "Grote hond", "herzien_op": nr(vandaag())})
    assert fout.status_code == 422
    assert "Grote hond" in fout.content.decode()
    morgen = nr(vandaag() + timedelta(days=1))
    assert klant.post(url, begin | {"tekst": "Grote hond", "herzien_op": morgen}).status_code == 303
    inwoner_id = casus.dossier.inwoner_id
    assert notitie_van(inwoner_id, vandaag())
    weg = reverse("werkplek:veiligheid_weg", args=[casus.pk])
    # The form of before knows an older version.
    assert klant.post(weg, verborgen(klant.get(weg)) | {"versie": "1"}).status_code == 422
    assert klant.post(weg, verborgen(klant.get(weg))).status_code == 303
    assert notitie_van(inwoner_id, vandaag()) is None


def test_geheim_adres_staat_niet_in_de_agenda(baan: Baan) -> None:
    casus, door = baan.casus(), baan.consulent
    Inwoner.objects.filter(pk=casus.dossier.inwoner_id).update(geheim_adres=True)
    afspraak = plan(door, casus, plaats="Schuilstraat 9")
    klant = binnen(door)
    for url in (f"{reverse('afspraken:agenda')}?week={DAG}", afspraak.get_absolute_url()):
        blad = klant.get(url).content.decode()
        assert "Geheim adres: kijk in het dossier" in blad
        assert "Lindelaan" not in blad
        assert "Schuilstraat" not in blad


def test_ics_alleen_van_een_eigen_afspraak(baan: Baan) -> None:
    casus = baan.casus()
    afspraak = plan(baan.consulent, casus)
    url = reverse("afspraken:ics", args=[casus.pk, afspraak.pk])
    antwoord = binnen(baan.consulent).get(url)
    assert antwoord["Content-Type"] == "text/calendar; charset=utf-8"
    assert f"SUMMARY:Huisbezoek {casus.dossier.kenmerk}\r\n" in antwoord.content.decode()
    assert "Verhoeven" not in antwoord.content.decode()
    assert binnen(baan.collega).get(url).status_code == 404
    assert binnen(baan.buitenstaander).get(url).status_code == 404
    h.zeg_afspraak_af(baan.consulent, casus.pk, afspraak.pk, reden="ziek")
    assert "STATUS:CANCELLED" in binnen(baan.consulent).get(url).content.decode()


def test_verzetten_en_afzeggen(baan: Baan) -> None:
    casus, door = baan.casus(), baan.consulent
    afspraak = plan(door, casus)
    klant = binnen(door)
    url = reverse("afspraken:verzetten", args=[casus.pk, afspraak.pk])
    begin = klant.get(url)
    assert begin.context["form"]["tijd"].value() == op_dag(DAG, 10).time()
    later = verborgen(begin) | {
        "dag": nr(DAG), "tijd": "14.00", "duur": "30", "met": str(baan.collega.pk), "reden": "Collega gaat mee"
    }  # fmt: skip
    assert klant.post(url, later).status_code == 303
    afspraak.refresh_from_db()
    assert (afspraak.begin, afspraak.met_id, afspraak.volgnummer) == (op_dag(DAG, 14), baan.collega.pk, 1)
    af = reverse("afspraken:afzeggen", args=[casus.pk, afspraak.pk])
    assert klant.post(af, verborgen(klant.get(af)) | {"reden": ""}).status_code == 422
    assert klant.post(af, verborgen(klant.get(af)) | {"reden": "Opgenomen"}).status_code == 303
    assert "al afgezegd" in klant.get(url).content.decode()


def test_geweest_met_contact(baan: Baan) -> None:
    casus, door = baan.casus(), baan.consulent
    afspraak = plan(door, casus, dag=vandaag() + timedelta(days=1))
    klant = binnen(door)
    url = reverse("afspraken:geweest", args=[casus.pk, afspraak.pk])
    assert "Dit kan nu niet" in klant.get(url).content.decode()
    with klok_op(op_dag(vandaag() + timedelta(days=2))):
        assert "nog niet vastgelegd hoe het ging" in klant.get(casus.dossier.get_absolute_url()).content.decode()
        klant.post(url, verborgen(klant.get(url)) | {"met": "Ans", "tekst": "Koffie gedronken."})
    afspraak.refresh_from_db()
    assert afspraak.status == "geweest"
    assert Contact.objects.get(dossier_id=casus.pk).tekst == "Koffie gedronken."


def test_de_afspraak_van_een_ander_dossier_is_er_niet(baan: Baan) -> None:
    casus, ander = baan.casus(), baan.casus()
    afspraak = plan(baan.consulent, ander)
    klant = binnen(baan.consulent)
    for naam in ("afspraak", "verzetten", "afzeggen", "geweest", "niet_verschenen", "gelezen", "ics"):
        assert klant.get(reverse(f"afspraken:{naam}", args=[casus.pk, afspraak.pk])).status_code == 404


# -- agenda ----------------------------------------------------------------------------------------


def test_een_collega_is_bezet_en_meer_niet(baan: Baan) -> None:
    """A colleague of the team under another wet: only when."""
    casus = baan.casus(Wet.JEUGD)
    plan(baan.consulent, casus)
    wmo = baan.wereld.medewerker(wetten=[Wet.WMO])
    assert not Dossier.objects.zichtbaar_voor(wmo).filter(pk=casus.pk).exists()
    blad = binnen(wmo).get(reverse("afspraken:agenda"), {"week": DAG.isoformat()}).content.decode()
    assert f"{baan.consulent.naam}: bezet" in blad
    for woord in ("Verhoeven", "Huisbezoek", "Lindelaan", casus.dossier.kenmerk, f"/afspraken/{casus.pk}/"):
        assert woord not in blad
    assert "bezet" not in binnen(baan.buitenstaander).get(reverse("afspraken:agenda")).content.decode()


def test_week_in_de_adresbalk(baan: Baan) -> None:
    casus = baan.casus()
    plan(baan.consulent, casus)
    klant = binnen(baan.collega)
    url = reverse("afspraken:agenda")
    maandag = DAG - timedelta(days=DAG.weekday())
    antwoord = klant.get(url, {"week": DAG.isoformat()})
    assert "Ans Verhoeven" in antwoord.content.decode()
    assert f"week={maandag + timedelta(days=7)}" in antwoord.context["volgende"]
    assert f"week={maandag - timedelta(days=7)}" in antwoord.context["vorige"]
    assert "Ans Verhoeven" not in klant.get(url, {"week": DAG.isoformat(), "wie": "ik"}).content.decode()
    for onzin in ("2026-99-99", "x", "0001-01-01", "9999-12-31", ""):
        assert klant.get(url, {"week": onzin}).context["nu_url"] == ""


def test_lees_eerst_op_de_agenda(baan: Baan) -> None:
    casus = baan.casus()
    notitie(baan, casus)
    afspraak = plan(baan.consulent, casus, met=baan.collega, veiligheid_gelezen=True)
    klant = binnen(baan.collega)
    agenda = f"{reverse('afspraken:agenda')}?week={DAG}"
    assert "Lees eerst" in klant.get(agenda).content.decode()
    assert "Ik heb dit gelezen" in klant.get(afspraak.get_absolute_url()).content.decode()
    url = reverse("afspraken:gelezen", args=[casus.pk, afspraak.pk])
    assert klant.post(url, verborgen(klant.get(url))).status_code == 303
    assert "Lees eerst" not in klant.get(agenda).content.decode()
    # Another text must be read anew.
    with klok_op(op_dag(vandaag() + timedelta(days=1))):
        notitie(baan, casus)
        assert "Lees eerst" in klant.get(agenda).content.decode()


def test_de_agenda_vraagt_niet_per_rij(baan: Baan) -> None:
    klant = binnen(baan.collega)

    def meer(aantal: int) -> None:
        for nummer in range(aantal):
            casus = baan.casus()
            notitie(baan, casus)
            plan(baan.consulent, casus, uur=9 + nummer % 7, met=baan.collega, veiligheid_gelezen=True)

    meer(1)
    vergelijk(
        lambda: klant.get(reverse("afspraken:agenda"), {"week": DAG.isoformat()}),
        lambda: meer(VEEL),
        hoogstens=8,
        teken="de veiligheidsnotitie bij",
    )


def test_een_dossier_openen_laat_een_raadpleging(baan: Baan) -> None:
    casus = baan.casus()
    afspraak = plan(baan.consulent, casus)
    voor = Raadpleging.objects.filter(dossier_id=casus.pk).count()
    binnen(baan.consulent).get(afspraak.get_absolute_url())
    assert Raadpleging.objects.filter(dossier_id=casus.pk).count() == voor + 1
