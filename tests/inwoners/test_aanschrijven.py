"""How somebody is written to: the public cases of the register, and what we print where it gives nothing."""

import json
from datetime import date
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command

from basis.inwoners.aanschrijven.adres import adresregels, op_scherm
from basis.inwoners.aanschrijven.naam import Naam, hoofdletter, voorletters
from basis.inwoners.management.commands.aanschrijf import aanschrijving
from basis.inwoners.models import Adres

GEVALLEN = json.loads((Path(__file__).parent / "brp/adressering-gevallen.json").read_text(encoding="utf-8"))
VEN = Naam("Theodoor", "van der", "Ven", "M")


def uitkomst(geval: dict[str, Any]) -> Any:
    """What we give for what this case asks: of a dict only the keys it names."""
    gevonden = aanschrijving(geval["persoon"], date.fromisoformat(geval["op"]) if geval["op"] else None)[geval["soort"]]
    if isinstance(geval["verwacht"], dict) and gevonden:
        return {sleutel: gevonden[sleutel] for sleutel in geval["verwacht"]}
    return gevonden


def test_alle_openbare_gevallen_van_het_register():
    anders = {g["id"]: (g["verwacht"], gevonden) for g in GEVALLEN if (gevonden := uitkomst(g)) != g["verwacht"]}
    assert len(GEVALLEN) == 196
    assert anders == {}


def test_naamgebruik():
    partner = {"partner_voorvoegsel": "de", "partner_geslachtsnaam": "Munnik"}
    for gebruik, verwacht in [
        ("E", "van Kooijmans"),
        ("P", "de Munnik"),
        ("V", "de Munnik-van Kooijmans"),
        ("N", "van Kooijmans-de Munnik"),
        ("", "van Kooijmans"),
    ]:
        assert Naam("C", "van", "Kooijmans", "V", gebruik, **partner).achternaam() == verwacht
    assert Naam("C", "van", "Kooijmans", "V", "P").achternaam() == "van Kooijmans"
    assert Naam("C", "", ".", "V", "V", **partner).achternaam() == "", "nooit alleen de naam van de partner"
    gehuwd = Naam("Cor", "van", "Kooijmans", "V", "V", **partner)
    assert gehuwd.volledig() == "Cor van Kooijmans"
    assert gehuwd.herkenbaar() == "Cor van Kooijmans (schrijft zich De Munnik-van Kooijmans)"
    assert VEN.herkenbaar() == VEN.volledig() == "Theodoor van der Ven"


def test_wat_er_op_een_brief_staat():
    assert (VEN.adressering(), VEN.briefaanhef()) == ("De heer T. van der Ven", "Geachte heer Van der Ven")
    assert Naam("Fatima", "", "Bouzid", "V").adressering() == "Mevrouw F. Bouzid"
    onbekend = Naam("Fatima", "", "Bouzid")
    assert (onbekend.adressering(), onbekend.briefaanhef()) == ("F. Bouzid", "Geachte F. Bouzid")
    adel = Naam("Anna", "", "Aedel", "V", titel="B")
    assert (adel.aanspreekvorm(), adel.adressering()) == ("De hoogwelgeboren vrouwe", "A. barones Aedel")
    assert VEN.sorteernaam() == "Ven, Theodoor van der"
    assert Naam("A", "d'", "Oro").volledig() == "A d'Oro"


@pytest.mark.parametrize("niets", ["", ".", "-", "...", "'"])
def test_een_naam_zonder_letter_is_geen_naam(niets):
    naam = Naam(niets, "", niets, "M")
    assert (naam.volledige_naam(), naam.aanhef(), naam.aanschrijfwijze(), naam.voorletters()) == (None,) * 4
    assert (naam.adressering(), naam.briefaanhef(), naam.volledig()) == ("", "Geachte heer", "Naam onbekend")
    alleen_voornaam = Naam("Dian Maya", "", niets, "V")
    assert (alleen_voornaam.adressering(), alleen_voornaam.briefaanhef()) == ("Mevrouw Dian Maya", "Geachte mevrouw")
    assert alleen_voornaam.sorteernaam() == "Dian Maya"


def test_hoofdletter_met_elke_apostrof_en_ij():
    for apostrof in "'’‘`":
        assert hoofdletter(f"{apostrof}t Hoen") == f"{apostrof}t Hoen"
        assert Naam("Ina", f"d{apostrof}", "Oro", "V").aanhef() == f"Geachte mevrouw D{apostrof}Oro"
    assert hoofdletter("ijsbrands") == "IJsbrands"
    assert hoofdletter("ĳsbrands") == "Ĳsbrands"


def test_voorletters_zoals_getypt():
    assert voorletters(" Jan  Willem ") == "J.W."
    assert (voorletters("jan willem"), voorletters("J.W."), voorletters("Élise")) == ("J.W.", "J.W.", "É.")
    assert (voorletters("Ĳsbrand"), voorletters("’Abd"), voorletters("Ali bin Omar")) == ("Ĳ.", "A.", "A.b.O.")


def test_adresregels_van_wat_er_staat():
    def regels(**velden: str) -> tuple[str, ...]:
        return adresregels(Adres(**velden)).lijst()

    elst = {"postcode": "6661AA", "plaats": "Elst"}
    assert regels(straat="Dam", huisnummer="1", huisletter="a", **elst) == ("Dam 1 a", "6661 AA  ELST")
    assert regels(straat="Dam", huisnummer="1", aanduiding="t/o", plaats="ĳzendijke") == ("Dam t/o 1", "ĲZENDIJKE")
    assert regels(omschrijving="Postbus 12", **elst) == ("Postbus 12", "6661 AA  ELST")
    assert regels(omschrijving="Rue 26|1000 Bruxelles", land="België") == ("Rue 26", "1000 Bruxelles", "België")
    for niets in (elst, {"straat": "Dam", **elst}, {"land": "België"}, {"omschrijving": "Rue 1", "land": "onbekend"}):
        assert regels(**niets) == ()
    assert op_scherm(Adres(**elst)) == ("6661AA", "Elst")


def aanschrijf(tmp_path: Path, inhoud: object) -> dict[str, Any]:
    bestand, uit = tmp_path / "personen.json", StringIO()
    bestand.write_text(inhoud if isinstance(inhoud, str) else json.dumps(inhoud), encoding="utf-8")
    call_command("aanschrijf", str(bestand), "--json", stdout=uit)
    uit_: dict[str, Any] = json.loads(uit.getvalue())
    return uit_


def test_de_opdracht_geeft_alles_in_een_keer(tmp_path):
    record = {
        "burgerservicenummer": "999990019",
        "geslacht": {"code": "V"},
        "naam": {"voornamen": "Anne-Marie", "geslachtsnaam": "."},
        "geboorte": {"datum": "19800101"},
    }
    assert aanschrijf(tmp_path, [{"id": "a", "persoon": record, "op": "2026-01-01"}]) == {
        "a": {
            "aanhef": None,
            "aanschrijfwijze": None,
            "voorletters": "A.",
            "volledige_naam": "Anne-Marie",
            "leeftijd": 46,
            "adresregels": None,
        }
    }


@pytest.mark.parametrize(
    "inhoud",
    [
        "geen json",
        {},
        ["x"],
        [{"persoon": {}}],
        [{"id": "a", "persoon": None, "op": None}],
        [{"id": "a", "persoon": GEVALLEN[0]["persoon"], "op": "1-1-2026"}],
        [{"id": "a", "persoon": GEVALLEN[0]["persoon"], "op": None}] * 2,
    ],
)
def test_de_opdracht_weigert_wat_niet_te_lezen_is(tmp_path, inhoud):
    with pytest.raises(CommandError) as fout:
        aanschrijf(tmp_path, inhoud)
    assert fout.value.returncode == 2
