import copy
import json
import os
import subprocess
import sys
from datetime import timedelta
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext

from basis.inwoners import bsn
from basis.inwoners.enums import Herkomst, RolHuishouden, SoortAdres, SoortRelatie, SoortVertegenwoordiging
from basis.inwoners.handelingen import Overname
from basis.inwoners.laden import BestandFout, laad, lees_bestand
from basis.inwoners.management.commands.laad_personen import kies
from basis.inwoners.models import Adres, Huishouden, HuishoudenLid, Inwoner, Relatie, Vertegenwoordiging
from basis.journaal.models import Gebeurtenis
from basis.journaal.tijd import klok_op, op_dag, vandaag
from basis.organisatie.handeling import GeenRecht
from tests.fabriek import wereld

from .test_brp import BESTAND, PERSONEN, met

pytestmark = pytest.mark.django_db
ELFPROEF = "Dit is geen geldig BSN: het nummer klopt niet met de elfproef."


@pytest.fixture
def inwoner(gemeente):
    return lambda nummer: Inwoner.objects.get(gemeente=gemeente, bsn_index=bsn.zoekindex(nummer))


def record(nummer):
    return copy.deepcopy(next(r for r in PERSONEN if r["burgerservicenummer"] == nummer))


def van(gemeente, model):
    if model in (Inwoner, Huishouden):
        return model.objects.filter(gemeente=gemeente)
    return model.objects.filter(inwoner__gemeente=gemeente)


def foto(gemeente):
    """Every row of this room, and how often something was taken over."""
    stand = {}
    for model in (Inwoner, Adres, Huishouden, HuishoudenLid, Relatie, Vertegenwoordiging):
        rijen = van(gemeente, model).order_by("pk").values()
        stand[model.__name__] = [
            {k: bytes(v) if isinstance(v, memoryview) else v for k, v in rij.items()} for rij in rijen
        ]
    return stand, Gebeurtenis.objects.filter(gemeente_id=gemeente.pk, soort="inwoner.overgenomen").count()


def laad_json(capsys, gemeente, pad):
    call_command("laad_personen", str(pad), "--gemeente", gemeente.code, "--json")
    uit = capsys.readouterr()
    assert uit.err == ""
    return json.loads(uit.out)


def test_hele_bestand_twee_keer(gemeente, capsys):
    eerste = laad_json(capsys, gemeente, BESTAND)
    skip = [{"nr": 1111, "reden": ELFPROEF}]
    assert eerste == {"gelezen": 1176, "nieuw": 1175, "bijgewerkt": 0, "ongewijzigd": 0, "overgeslagen": skip}
    na_een = foto(gemeente)
    assert na_een[1] == 1175
    tweede = laad_json(capsys, gemeente, BESTAND)
    assert tweede == {"gelezen": 1176, "nieuw": 0, "bijgewerkt": 0, "ongewijzigd": 1175, "overgeslagen": skip}
    assert foto(gemeente) == na_een
    controleer_inhoud(gemeente)


def controleer_inhoud(gemeente):
    alle = van(gemeente, Inwoner)
    assert alle.count() == 1175
    assert alle.filter(geheim_adres=True).count() == 55
    assert alle.filter(overleden=True).count() == 40
    assert alle.filter(onder_curatele=True).count() == 16
    assert alle.filter(geboorte_dag=None).count() == 15
    assert alle.filter(geboren_uiterlijk=None).count() == 3
    assert alle.exclude(gezag="").count() == 213
    assert alle.filter(herkomst=Herkomst.BRP, bsn_bron="BRP").count() == 1175
    assert not van(gemeente, Adres).exclude(soort=SoortAdres.BRON).exists()
    # Everybody lives somewhere; 253 of them at one address.
    assert van(gemeente, Adres).filter(postcode="2272BV", huisnummer="54").count() == 253
    assert van(gemeente, Relatie).filter(soort=SoortRelatie.PARTNER).count() == 286
    # Whoever is named and known is linked, in whatever order the records came.
    bekend = {bytes(index) for index in alle.values_list("bsn_index", flat=True)}
    losse = van(gemeente, Relatie).filter(ander=None, ander_bsn_index__isnull=False)
    assert not [1 for index in losse.values_list("ander_bsn_index", flat=True) if bytes(index) in bekend]
    assert not van(gemeente, Vertegenwoordiging).exclude(soort__in=["gezag", "voogd"]).exists()
    controleer_huishoudens(gemeente)


def controleer_huishoudens(gemeente):
    leden = van(gemeente, HuishoudenLid).filter(geldig__contains=vandaag())
    per_huis: dict[int, list[str]] = {}
    for huis, adres in leden.values_list("huishouden_id", "inwoner__adressen__postcode"):
        per_huis.setdefault(huis, []).append(adres)
    grootte = [len(postcodes) for postcodes in per_huis.values()]
    assert max(grootte) == 13
    assert all(len(set(postcodes)) == 1 for postcodes in per_huis.values())
    assert not leden.filter(inwoner__overleden=True).exists()
    assert leden.count() == leden.values("inwoner").distinct().count()
    assert van(gemeente, Huishouden).count() == len(per_huis)
    # The shared address is no household: its people have no family among themselves.
    klaverweide = leden.filter(inwoner__adressen__postcode="2272BV")
    assert klaverweide.count() == klaverweide.values("huishouden").distinct().count() == 253
    assert set(klaverweide.values_list("rol", flat=True)) == {RolHuishouden.ALLEEN}


def test_gezin_met_gezag(systeem, inwoner):
    gezin = ["999970057", "999970069", "999970070"]
    laad(systeem, [record(nummer) for nummer in gezin])
    kind = inwoner("999970070")
    assert kind.gezag == "gezamenlijk_ouderlijk"
    gezag = kind.vertegenwoordigers.order_by("pk")
    assert {rij.persoon for rij in gezag} == {inwoner("999970057"), inwoner("999970069")}
    assert all(rij.naam and rij.soort == SoortVertegenwoordiging.GEZAG for rij in gezag)
    achttien = kind.geboren_uiterlijk.replace(year=kind.geboren_uiterlijk.year + 18)
    assert {rij.geldig.upper for rij in gezag} == {achttien}


@pytest.mark.parametrize("volgorde", [1, -1])
def test_huishouden_hangt_niet_af_van_de_volgorde(systeem, gemeente, inwoner, volgorde):
    nummers = ["999998900", "999998912", "999998924", "999998936", "999970963"]
    laad(systeem, [record(nummer) for nummer in nummers][::volgorde])
    leden = van(gemeente, HuishoudenLid)
    assert {lid.inwoner_id for lid in leden} == {inwoner(nummer).pk for nummer in nummers}
    assert leden.values("huishouden").distinct().count() == van(gemeente, Huishouden).count() == 1
    rollen = dict(leden.values_list("inwoner_id", "rol"))
    assert rollen[inwoner("999998924").pk] == RolHuishouden.KIND
    assert rollen[inwoner("999998900").pk] in {RolHuishouden.PARTNER, RolHuishouden.OUDER}


def adres(straat="Dorpsstraat", vanaf="20100101"):
    return {
        "straat": straat,
        "huisnummer": "1",
        "postcode": "6661AA",
        "functieAdres": {"code": "W"},
        "datumAanvangAdreshouding": vanaf,
    }


def paar(**velden_b):
    a = met(
        burgerservicenummer="999990019",
        verblijfplaats=adres(),
        partners=[{"burgerservicenummer": "999994670", "naam": {"geslachtsnaam": "Vos"}}],
    )
    b = met(
        burgerservicenummer="999994670",
        naam={"geslachtsnaam": "Vos"},
        verblijfplaats=adres(),
        partners=[{"burgerservicenummer": "999990019", "naam": {"geslachtsnaam": "Bouzid"}}],
    )
    return [a, b | velden_b]


def test_verhuizing_en_overlijden(systeem, gemeente, inwoner):
    with klok_op(op_dag(vandaag().replace(year=2024))):
        laad(systeem, paar())
        assert van(gemeente, Huishouden).get().leden.count() == 2
    vertrek = laad(systeem, paar(verblijfplaats=adres("Kerkstraat", "20250301")))
    assert vertrek.aantallen == {Overname.NIEUW: 0, Overname.BIJGEWERKT: 1, Overname.ONGEWIJZIGD: 1}
    vos = inwoner("999994670")
    oud, nieuw = vos.adressen.order_by("geldig")
    assert (oud.straat, oud.geldig.upper) == ("Dorpsstraat", nieuw.geldig.lower)
    nu = van(gemeente, HuishoudenLid).filter(geldig__contains=vandaag())
    assert nu.count() == nu.values("huishouden").distinct().count() == 2
    assert set(nu.values_list("rol", flat=True)) == {RolHuishouden.ALLEEN}
    laad(systeem, paar(overlijden={"datum": "20260105"}))
    assert inwoner("999994670").overleden
    assert not HuishoudenLid.objects.filter(inwoner=vos, geldig__contains=vandaag()).exists()


def test_wie_volgende_maand_verhuist_woont_er_nog(systeem, gemeente, inwoner):
    laad(systeem, paar())
    later = (vandaag() + timedelta(days=30)).strftime("%Y%m%d")
    laad(systeem, paar(verblijfplaats=adres("Kerkstraat", later)))
    assert inwoner("999994670").adressen.count() == 2
    assert van(gemeente, Huishouden).get().leden.count() == 2


def test_einde_huwelijk_geheim_adres_en_contact_blijft(systeem, gemeente, inwoner):
    laad(systeem, paar())
    bouzid = inwoner("999990019")
    Inwoner.objects.filter(pk=bouzid.pk).update(telefoon="0481 123456")
    a, b = paar()
    a["partners"][0]["ontbindingHuwelijkPartnerschap"] = {"datum": "20200101"}
    b["partners"][0]["ontbindingHuwelijkPartnerschap"] = {"datum": "20200101"}
    a["geheimhoudingPersoonsgegevens"] = "7"
    laad(systeem, [a, b])
    bouzid.refresh_from_db()
    assert (bouzid.geheim_adres, bouzid.telefoon, bouzid.versie) == (True, "0481 123456", 2)
    assert bouzid.partner_geslachtsnaam == "Vos"
    assert van(gemeente, HuishoudenLid).filter(geldig__contains=vandaag()).values("huishouden").distinct().count() == 2


def test_met_de_hand_ingevoerde_persoon_wordt_herkend(systeem, consulent):
    from basis.inwoners.handelingen import maak_inwoner

    mens = maak_inwoner(consulent, geslachtsnaam="Boezid", bsn="999990019", telefoon="0612345678")
    verslag = laad(systeem, [met()])
    assert verslag.aantallen[Overname.BIJGEWERKT] == 1
    mens.refresh_from_db()
    assert (mens.geslachtsnaam, mens.herkomst, mens.telefoon) == ("Bouzid", Herkomst.BRP, "0612345678")


def test_gemeenten_staan_los_van_elkaar(systeem, gemeente):
    ander = wereld()
    laad(systeem, paar()[:1])
    laad(ander.systeem, paar()[1:])
    for hier in (gemeente, ander.gemeente):
        assert van(hier, Inwoner).count() == 1
        assert van(hier, Relatie).get().ander is None


def test_onbruikbare_records_staan_de_rest_niet_in_de_weg(systeem, inwoner):
    slecht = [None, [], 3, {}, met(burgerservicenummer="123456789"), met(geboorte={"datum": "20990101"})]
    verslag = laad(systeem, [*slecht, met(), met()])
    assert verslag.als_json() | {"overgeslagen": [regel.nr for regel in verslag.overgeslagen]} == {
        "gelezen": 8,
        "nieuw": 1,
        "bijgewerkt": 0,
        "ongewijzigd": 0,
        "overgeslagen": [1, 2, 3, 4, 5, 6, 8],
    }
    assert verslag.overgeslagen[-1].reden == "Dit BSN staat al in record 7."
    assert inwoner("999990019").geslachtsnaam == "Bouzid"


def test_niets_half_geladen(systeem, gemeente, monkeypatch):
    from basis.inwoners.handelingen import huishouden

    def stuk(mens, adres, *, nieuw):
        # A real refusal by the database, late in the record.
        Adres.objects.create(inwoner=mens, soort="x" * 20, geldig="[,)", vastgelegd_op=mens.aangemaakt_op)

    monkeypatch.setattr(huishouden, "deel_in", stuk)
    verslag = laad(systeem, [met(verblijfplaats=adres())])
    assert verslag.overgeslagen[0].reden == "De database weigerde dit record (DataError)."
    assert foto(gemeente) == ({naam: [] for naam in foto(gemeente)[0]}, 0)


def test_alleen_het_systeem_neemt_over(consulent, gemeente):
    with pytest.raises(GeenRecht):
        laad(consulent, [met()])
    assert not van(gemeente, Inwoner).exists()


def test_vast_aantal_queries(systeem):
    familie = [record(n) for n in ["999996733", "999996745", "999996770", "999996782", "999996794", "999996800"]]
    laad(systeem, familie)
    with CaptureQueriesContext(
        connection,
    ) as een:
        laad(systeem, [record("999997440")])
    assert len(een) <= 40, [q["sql"][:80] for q in een]
    with CaptureQueriesContext(connection) as nog_eens:
        laad(systeem, [record("999997440")])
    # Three of them once per file: what a room above does after loading (NA_LADEN).
    assert len(nog_eens) <= 8


def test_bsn_staat_nergens_leesbaar(systeem, inwoner):
    laad(systeem, [record("999970070")])
    mens = inwoner("999970070")
    assert mens.bsn() == "999970070"
    with connection.cursor() as cursor:
        for model in (Inwoner, Adres, Relatie, Vertegenwoordiging, Gebeurtenis):
            cursor.execute(f"SELECT t::text FROM {model._meta.db_table} t")
            assert "999970" not in str([rij for (rij,) in cursor.fetchall()]), model


@pytest.mark.parametrize(
    ("inhoud", "reden"),
    [
        (b"", "geen geldige JSON"),
        (b"{", "geen geldige JSON"),
        (b"[" * 100_000, "geen geldige JSON"),
        (b"[1" + b"0" * 5000 + b"]", "geen geldige JSON"),
        (b"\xff\xfe[]", "geen tekst in UTF-8"),
        (b"{}", "geen lijst"),
        (b'"x"', "geen lijst"),
    ],
)
def test_onleesbaar_bestand(tmp_path, gemeente, inhoud, reden, capsys):
    pad = tmp_path / "personen.json"
    pad.write_bytes(inhoud)
    with pytest.raises(CommandError, match=reden) as fout:
        call_command("laad_personen", str(pad), "--gemeente", gemeente.code, "--json")
    assert fout.value.returncode == 2
    assert capsys.readouterr().out == ""


def test_leeg_bestand_met_bom(tmp_path, gemeente, capsys):
    pad = tmp_path / "leeg.json"
    pad.write_bytes(b"\xef\xbb\xbf[]")
    leeg = {"gelezen": 0, "nieuw": 0, "bijgewerkt": 0, "ongewijzigd": 0, "overgeslagen": []}
    assert laad_json(capsys, gemeente, pad) == leeg


def test_map_of_niets(tmp_path):
    with pytest.raises(BestandFout, match="niet te openen"):
        lees_bestand(tmp_path)
    with pytest.raises(BestandFout, match="bestaat niet"):
        lees_bestand(tmp_path / "weg.json")


def test_gemeente_moet_duidelijk_zijn(gemeente):
    assert kies(None, [gemeente]) == kies(gemeente.code, [gemeente]) == gemeente
    for code, gemeenten, reden in [
        (None, [], "Er is nog geen gemeente"),
        (None, [gemeente, gemeente], "--gemeente CODE"),
        ("9999", [], "Gemeente 9999 bestaat niet"),
    ]:
        with pytest.raises(CommandError, match=reden) as fout:
            kies(code, gemeenten)
        assert fout.value.returncode == 2


def test_zonder_json_een_leesbaar_verslag(tmp_path, gemeente, capsys):
    pad = tmp_path / "twee.json"
    pad.write_text(json.dumps([met(), {}]))
    call_command("laad_personen", str(pad), "--gemeente", gemeente.code)
    assert capsys.readouterr().out.splitlines() == [
        "2 gelezen: 1 nieuw, 0 bijgewerkt, 0 ongewijzigd, 1 overgeslagen.",
        "Record 2: Het BSN ontbreekt.",
    ]


def test_afsluitcode_en_een_regel_op_stderr(tmp_path):
    opdracht = [sys.executable, "manage.py", "laad_personen", str(tmp_path / "weg.json"), "--json"]
    uit = subprocess.run(
        opdracht, capture_output=True, text=True, check=False, cwd=Path(__file__).parents[2], env=os.environ
    )
    assert (uit.returncode, uit.stdout, uit.stderr) == (2, "", "Het bestand bestaat niet.\n")


def test_controleer_sleutels(systeem, settings, capsys):
    call_command("controleer_sleutels")
    laad(systeem, [met()])
    call_command("controleer_sleutels")
    assert capsys.readouterr() == ("", "")
    goed = settings.BSN_SLEUTELS, settings.BSN_INDEX_SLEUTEL
    ander = "eHh4eHh4eHh4eHh4eHh4eHh4eHh4eHh4eHh4eHh4eHg="
    for sleutels, index, reden in [
        ("2:" + ander, goed[1], "versie 1 ontbreekt"),
        ("1:" + ander, goed[1], "niet te lezen"),
        (goed[0], ander, "zoekindex"),
        ("", goed[1], "leeg"),
        (goed[0], "kort", "BSN_INDEX_SLEUTEL"),
    ]:
        settings.BSN_SLEUTELS, settings.BSN_INDEX_SLEUTEL = sleutels, index
        with pytest.raises(CommandError, match=reden) as fout:
            call_command("controleer_sleutels")
        assert fout.value.returncode == 1
