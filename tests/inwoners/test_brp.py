import copy
import json
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from basis.inwoners.brp import Onbruikbaar, lees_persoonslijst
from basis.inwoners.datums import OnvolledigeDatum

BESTAND = Path(__file__).resolve().parents[2] / "demo/data/brp/personen-mock-test-data_2024-06-11.json"
PERSONEN = json.loads(BESTAND.read_text(encoding="utf-8"))
PEILDATUM = date(2026, 11, 23)


def lees(record):
    return lees_persoonslijst(record, PEILDATUM)


def met(**velden):
    return {"burgerservicenummer": "999990019", "naam": {"geslachtsnaam": "Bouzid"}} | velden


def test_hele_bestand():
    gelezen, redenen = [], {}
    for nr, record in enumerate(PERSONEN, 1):
        try:
            gelezen.append(lees(record))
        except Onbruikbaar as fout:
            redenen[nr] = str(fout)
    assert len(gelezen) == 1175
    assert redenen == {1111: "Dit is geen geldig BSN: het nummer klopt niet met de elfproef."}
    tel = {
        "geheim": sum(p.geheim for p in gelezen),
        "overleden": sum(p.overleden for p in gelezen),
        "curatele": sum(p.curatele for p in gelezen),
        "vertrokken": sum(p.opschorting == "E" for p in gelezen),
        "onvolledig": sum(not p.geboren.volledig for p in gelezen),
        "partner": sum(bool(p.partners) for p in gelezen),
        "eigen gezag": sum(p.eigen_gezag() is not None for p in gelezen),
    }
    assert tel == {
        "geheim": 55,
        "overleden": 40,
        "curatele": 16,
        "vertrokken": 59,
        "onvolledig": 15,
        "partner": 286,
        "eigen gezag": 213,
    }


def test_persoon_met_gezag():
    record = next(r for r in PERSONEN if r["burgerservicenummer"] == "999970021")
    persoon = lees(record)
    assert persoon.geboren == OnvolledigeDatum(2015, 2, 1)
    gezag = persoon.eigen_gezag()
    assert (gezag.soort, gezag.ouders, gezag.derden) == ("eenhoofdig", ("999999126",), ())


def test_het_kleinste_bruikbare_record():
    persoon = lees(met())
    assert persoon.bsn == "999990019"
    assert (persoon.geslacht, persoon.naamgebruik, str(persoon.geboren)) == ("O", "E", "onbekend")
    assert not persoon.overleden
    assert persoon.adres.plek() is None
    assert persoon.verwanten() == ()


@pytest.mark.parametrize(
    ("record", "reden"),
    [
        (None, "Het record heeft niet de verwachte vorm."),
        ([], "Het record heeft niet de verwachte vorm."),
        ("x", "Het record heeft niet de verwachte vorm."),
        ({}, "Het BSN ontbreekt."),
        (met(burgerservicenummer=None), "Het BSN ontbreekt."),
        (met(burgerservicenummer=999990019), "'burgerservicenummer' is geen tekst."),
        (met(burgerservicenummer="123456789"), "elfproef"),
        (met(naam=None), "De persoon heeft geen naam."),
        (met(naam="Bouzid"), "'naam' heeft niet de verwachte vorm."),
        (met(naam={"geslachtsnaam": 3}), "'geslachtsnaam' is geen tekst."),
        (met(naam={"geslachtsnaam": "a\x00b"}), "tekens die niet kunnen"),
        (met(naam={"geslachtsnaam": "a\ud800"}), "tekens die niet kunnen"),
        (met(naam={"geslachtsnaam": "a" * 201}), "langer dan 200 tekens"),
        (met(geboorte={"datum": "20270101"}), "De geboortedatum ligt in de toekomst."),
        (met(geboorte={"datum": "20261200"}), "De geboortedatum ligt in de toekomst."),
        (met(geboorte={"datum": "19480231"}), "De datum in 'datum' bestaat niet."),
        (met(geboorte={"datum": 19480231}), "'datum' is geen tekst."),
        (met(geboorte=[]), "'geboorte' heeft niet de verwachte vorm."),
        (met(overlijden={"datum": "20270101"}), "De overlijdensdatum ligt in de toekomst."),
        (
            met(geboorte={"datum": "19500101"}, overlijden={"datum": "19490000"}),
            "De overlijdensdatum ligt voor de geboortedatum.",
        ),
        (met(geslacht={"code": "X"}), "De code van 'geslacht' is onbekend."),
        (met(verblijfplaats={"postcode": "12AB"}), "De postcode klopt niet."),
        (met(verblijfplaats={"huisnummer": "1²"}), "'huisnummer' is geen getal"),
        (met(verblijfplaats={"huisnummer": "123456"}), "'huisnummer' is geen getal"),
        (met(partners={}), "'partners' heeft niet de verwachte vorm."),
        (met(partners=[3]), "'partners' heeft niet de verwachte vorm."),
        (met(kinderen=[{}] * 101), "'kinderen' heeft niet de verwachte vorm."),
        (met(gezag=[{"type": "Anders"}]), "De soort gezag is onbekend."),
        (met(geheimhoudingPersoonsgegevens="x"), "De code van 'geheimhoudingPersoonsgegevens' is onbekend."),
    ],
)
def test_onbruikbaar_met_reden(record, reden):
    with pytest.raises(Onbruikbaar) as fout:
        lees(record)
    assert reden in str(fout.value)
    assert "999990019" not in str(fout.value)
    assert "Bouzid" not in str(fout.value)


def test_ongeldig_nummer_van_een_verwant_kost_het_record_niet():
    persoon = lees(met(partners=[{"burgerservicenummer": "123456789", "naam": {"geslachtsnaam": "Vos"}}]))
    assert persoon.partners[0].bsn == ""
    assert persoon.partners[0].naam.geslachtsnaam == "Vos"


def test_ouder_zonder_naam_is_geen_ouder():
    assert lees(met(ouders=[{"ouderAanduiding": "2", "naam": {"geslachtsnaam": "."}}])).ouders == ()


def test_naampartner_is_de_huidige_anders_de_laatste():
    def partner(naam, van, tot=None):
        rij = {"naam": {"geslachtsnaam": naam}, "aangaanHuwelijkPartnerschap": {"datum": van}}
        return rij | ({"ontbindingHuwelijkPartnerschap": {"datum": tot}} if tot else {})

    oud, later = partner("Oud", "19800101", "19900101"), partner("Later", "19910101", "20000101")
    nu = partner("Nu", "19700101")
    assert lees(met(partners=[oud, later])).naampartner().naam.geslachtsnaam == "Later"
    assert lees(met(partners=[oud, nu, later])).naampartner().naam.geslachtsnaam == "Nu"
    assert lees(met()).naampartner() is None


def test_plek():
    adres = {"straat": "Dam", "huisnummer": "1", "postcode": "1000 aa", "functieAdres": {"code": "W"}}
    assert lees(met(verblijfplaats=adres)).adres.plek() == ("Dam", "1", "", "", "1000AA")
    buiten = {"regel1": "Rue 1", "land": {"code": "5010", "omschrijving": "België"}}
    assert lees(met(verblijfplaats=buiten)).adres.plek() is None
    assert lees(met(verblijfplaats={"land": {"code": "0000"}})).adres.land == "onbekend"


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=12),
    lambda kind: st.lists(kind, max_size=4) | st.dictionaries(st.text(max_size=8), kind, max_size=4),
    max_leaves=8,
)


def paden(waarde, pad=()):
    yield pad
    if isinstance(waarde, dict):
        for sleutel, deel in waarde.items():
            yield from paden(deel, (*pad, sleutel))
    elif isinstance(waarde, list):
        for plek, deel in enumerate(waarde):
            yield from paden(deel, (*pad, plek))


@settings(max_examples=300, deadline=None)
@given(st.data())
def test_wat_er_ook_staat_het_geeft_een_persoon_of_een_reden(data):
    record = copy.deepcopy(data.draw(st.sampled_from(PERSONEN)))
    pad = data.draw(st.sampled_from(list(paden(record))))
    nieuw = data.draw(JSON)
    if pad:
        doel = record
        for stap in pad[:-1]:
            doel = doel[stap]
        doel[pad[-1]] = nieuw
    else:
        record = nieuw
    try:
        persoon = lees(record)
    except Onbruikbaar:
        return
    assert len(persoon.bsn) == 9
