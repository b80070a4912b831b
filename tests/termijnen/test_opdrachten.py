"""`manage termijn` and `manage dwangsom`: what stands on stdout, on stderr, and the exit status."""

import json
import os
import subprocess
import sys
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from django.db import connection

from basis.organisatie.management.commands import dwangsom, termijn
from basis.organisatie.models import Gemeente, Instelling
from basis.organisatie.models_regels import Norm
from basis.organisatie.periode import vanaf
from basis.termijnen import soorten

PROJECT = Path(__file__).resolve().parents[2]
OPDRACHTEN = {"termijn": termijn.Command, "dwangsom": dwangsom.Command}

pytestmark = pytest.mark.usefixtures("leeg_huis")


def voer_uit(capsys: pytest.CaptureFixture[str], *argumenten: str) -> tuple[int, str, str]:
    """Exit status, stdout and stderr, by the door the command line uses."""
    code = 0
    try:
        OPDRACHTEN[argumenten[0]]().run_from_argv(["manage.py", *argumenten])
    except SystemExit as einde:
        code = int(einde.code or 0)
    uit = capsys.readouterr()
    return code, uit.out, uit.err


def als_json(capsys: pytest.CaptureFixture[str], *argumenten: str) -> Any:
    code, uit, fout = voer_uit(capsys, *argumenten, "--json")
    assert (code, fout) == (0, "")
    return json.loads(uit)


def test_termijn_json_heeft_precies_deze_vorm(capsys):
    antwoord = als_json(capsys, "termijn", "wmo-onderzoek", "--vanaf", "2026-04-02")
    assert list(antwoord) == ["einddatum", "ruwe_einddatum", "uitleg"]
    assert (antwoord["einddatum"], antwoord["ruwe_einddatum"]) == ("2026-05-18", "2026-05-14")
    assert all(list(stap) == ["stap", "datum", "artikel"] for stap in antwoord["uitleg"])
    assert antwoord["uitleg"][1] == {
        "stap": "14 mei 2026: Hemelvaartsdag",
        "datum": "2026-05-14",
        "artikel": "Algemene termijnenwet 3 lid 1",
    }


def test_termijn_in_woorden(capsys):
    code, uit, _ = voer_uit(capsys, "termijn", "zoektermijn", "--vanaf", "2026-11-28")
    assert code == 0
    assert uit.splitlines()[0] == "zaterdag 26 december 2026 (eerste dag waarop een aanvraag kan)"
    assert "[Participatiewet 41 lid 4]" in uit


@pytest.mark.parametrize(
    ("argumenten", "einde"),
    [
        ("wmo-besluit --vanaf 2026-12-01 --opschorting 2026-12-03:2026-12-08 2026-12-06:2026-12-12", "2026-12-28"),
        (
            "wmo-besluit --vanaf 2026-12-01 --opschorting 2026-12-03:2026-12-08 --opschorting 2026-12-06:2026-12-12",
            "2026-12-28",
        ),
        ("wmo-besluit --vanaf 2026-11-16 --opschorting 2026-11-20:2026-11-29:4:15-1a", "2026-12-10"),
        ("beslissing-op-bezwaar --vanaf 2026-12-28 --commissie --verdaging", "2027-05-03"),
        ("beslissing-op-bezwaar --vanaf 2026-11-13 --verdaging", "2027-02-05"),
        ("awb-besluit --vanaf 2026-01-05 --redelijke-termijn 2026-04-03", "2026-04-07"),
        ("jeugd-besluit --vanaf 2026-01-05 --redelijke-termijn 2026-04-15 --genoemd-op 2026-03-02", "2026-04-15"),
        (
            "jeugd-besluit --vanaf 2026-01-05 --redelijke-termijn 2026-04-15 --genoemd-op 2026-03-09 "
            "--opschorting 2026-01-10:2026-01-16",
            "2026-04-15",
        ),
        (
            "pw-besluit --vanaf 2026-10-05 --redelijke-termijn 2027-01-24 --opschorting 2026-10-21:2026-11-03",
            "2027-02-08",
        ),
        (
            "pw-besluit --vanaf 2026-10-05 --redelijke-termijn 2027-01-24 --genoemd-op 2026-11-24 "
            "--opschorting 2026-10-21:2026-11-03",
            "2027-01-25",
        ),
        ("bob-na-uitspraak --vanaf 2026-11-13 --termijn-rechter 2027-01-31", "2027-01-31"),
        ("zoektermijn --vanaf 2026-11-28 --uitzondering beperking", "2026-11-28"),
    ],
)
def test_opties(capsys, argumenten: str, einde: str):
    assert als_json(capsys, "termijn", *argumenten.split())["einddatum"] == einde


def test_lijst(capsys):
    rijen = {rij["soort"]: rij for rij in als_json(capsys, "termijn", "--lijst")}
    gevraagd = """wmo-onderzoek persoonlijk-plan wmo-besluit awb-besluit jeugd-besluit pw-besluit zoektermijn
        voorschot-pw wgs-gesprek wgs-gesprek-spoed wgs-besluit bezwaar beslissing-op-bezwaar beroep
        bob-na-uitspraak buiten-behandeling motivering-achteraf dwangsombesluit betaling-dwangsom klacht
        avg-inzage vernietigingsverzoek heronderzoek evaluatie"""
    assert set(gevraagd.split()) <= set(rijen)
    assert list(rijen["wmo-besluit"]) == [
        *("soort", "artikel", "duur", "startgebeurtenis", "opschortbaar", "verdaagbaar")
    ]
    assert {naam for naam, rij in rijen.items() if rij["opschortbaar"]} == {
        *("wmo-besluit", "awb-besluit", "jeugd-besluit", "pw-besluit", "wgs-besluit", "beslissing-op-bezwaar")
    }
    verdaagbaar = {naam for naam, rij in rijen.items() if rij["verdaagbaar"]}
    assert verdaagbaar == {"beslissing-op-bezwaar", "klacht", "klacht-adviescommissie"}
    code, uit, _ = voer_uit(capsys, "termijn", "--lijst")
    assert code == 0
    assert len(uit.splitlines()) == len(rijen)


def test_gemeente_met_eigen_norm(capsys):
    gemeente = Gemeente.objects.create(code="1734", naam="Voorbeeld")
    Gemeente.objects.create(code="0200", naam="Ander")
    Norm.objects.create(
        gemeente=gemeente,
        soort="jeugd-besluit",
        waarde=6,
        eenheid="weken",
        verordening=True,
        geldig_vanaf=date(2026, 1, 1),
        bron="Verordening jeugdhulp 2026",
    )
    vraag = ("termijn", "jeugd-besluit", "--vanaf", "2026-11-02")
    assert als_json(capsys, *vraag)["einddatum"] == "2026-12-28"
    assert als_json(capsys, *vraag, "--gemeente", "1734")["einddatum"] == "2026-12-14"


@pytest.mark.parametrize(
    ("argumenten", "zin"),
    [
        ("termijn", "Noem een soort termijn"),
        ("termijn onzin --vanaf 2026-01-05", "Onbekende soort termijn “onzin”"),
        ("termijn wmo-besluit", "--vanaf JJJJ-MM-DD"),
        ("termijn wmo-besluit --vanaf", "--vanaf vraagt een waarde"),
        ("termijn wmo-besluit --vanaf 05-01-2026", "“05-01-2026” is geen datum"),
        ("termijn wmo-besluit --vanaf 20260105", "is geen datum"),
        ("termijn wmo-besluit --vanaf 2026-02-30", "“2026-02-30” bestaat niet"),
        ("termijn wmo-besluit --vanaf 2026-01-05 --verdaging", "4:14 lid 1"),
        ("termijn wmo-onderzoek --vanaf 2026-01-05 --opschorting 2026-01-06:2026-01-07", "Awb 4:15 geldt niet"),
        ("termijn wmo-besluit --vanaf 2026-01-05 --opschorting 2026-01-06", "schrijf VAN:TOT"),
        ("termijn wmo-besluit --vanaf 2026-01-05 --opschorting 2026-02-06:2026-02-07", "al verstreken"),
        ("termijn wmo-besluit --vanaf 2026-01-05 --opschorting 2026-01-07:2026-01-08:x", "grond “x”"),
        ("termijn wmo-besluit --vanaf 2026-01-05 --commissie", "alleen beslissing-op-bezwaar"),
        ("termijn wmo-besluit --vanaf 2026-01-05 --redelijke-termijn 2026-03-05", "4:14 lid 1"),
        ("termijn wmo-besluit --vanaf 2026-01-05 --gemeente 9999", "Gemeente “9999” is niet bekend"),
        ("termijn wmo-besluit --vanaf 2026-01-05 --verdag", "Onbekend: --verdag"),
        ("termijn wmo-besluit bezwaar --vanaf 2026-01-05", "Onbekend: bezwaar"),
        ("termijn wmo-besluit --lijst", "--lijst staat op zichzelf"),
        ("termijn --lijst --genoemd-op 2026-01-05", "--lijst staat op zichzelf"),
        ("termijn jeugd-besluit --vanaf 2026-01-05 --genoemd-op 2026-01-06", "hoort bij een redelijke termijn"),
        (
            "termijn jeugd-besluit --vanaf 2026-01-05 --genoemd-op 2026-03-03 --redelijke-termijn 2026-04-15",
            "liep tot en met 2 maart 2026. Daarna kan een redelijke termijn niet meer",
        ),
        (
            "termijn jeugd-besluit --vanaf 2026-01-05 --genoemd-op 2026-03-10 --redelijke-termijn 2026-04-15 "
            "--opschorting 2026-01-10:2026-01-16",
            "liep tot en met 9 maart 2026",
        ),
        (
            "termijn wmo-besluit --vanaf 2026-01-05 --vanaf 2026-01-06",
            "--vanaf staat er twee keer. Noem hem één keer.",
        ),
        ("termijn wmo-besluit --vanaf=2026-01-05 --vanaf=2026-01-05", "--vanaf staat er twee keer"),
        ("termijn wmo-besluit --vanaf 2026-01-05 --gemeente 1734 --gemeente 1734", "--gemeente staat er twee keer"),
        (
            "dwangsom --termijn-einde 2026-01-05 --ingebrekestelling 2026-01-06 --op 2026-02-01 --op 2026-02-02",
            "--op staat er twee keer",
        ),
        ("termijn wmo-besluit --vanaf 2014-01-05", "geldt pas vanaf"),
        ("dwangsom --op 2026-01-05", "Nog nodig: --termijn-einde, --ingebrekestelling"),
        ("dwangsom --termijn-einde x --ingebrekestelling 2026-01-06 --op 2026-02-01", "“x” is geen datum"),
        (
            "dwangsom --termijn-einde 2026-01-05 --ingebrekestelling 2026-01-06 --op 2026-02-01 --soort klacht",
            "bestaat geen dwangsom",
        ),
        ("dwangsom --termijn-einde 2008-01-05 --ingebrekestelling 2008-01-06 --op 2008-02-01", "2009"),
    ],
)
def test_een_fout_geeft_2_een_regel_op_stderr_en_niets_op_stdout(capsys, argumenten: str, zin: str):
    for vorm in ([], ["--json"]):
        code, uit, fout = voer_uit(capsys, *argumenten.split(), *vorm)
        assert (code, uit) == (2, "")
        assert zin in fout
        assert fout.endswith("\n")
        assert fout.count("\n") == 1


def test_dwangsom_json(capsys):
    vraag = ("dwangsom", "--termijn-einde", "2026-01-05", "--ingebrekestelling", "2026-01-06", "--op")
    assert als_json(capsys, *vraag, "2026-02-04") == {
        "geldig": True,
        "reden": None,
        "eerste_dag": "2026-01-21",
        "dagen": 15,
        "bedrag": "357.00",
        "maximum": "1442.00",
    }
    assert als_json(capsys, *vraag, "2026-12-31", "--besluit", "2026-02-05")["dagen"] == 15
    assert als_json(capsys, *vraag, "2026-12-31")["bedrag"] == "1442.00"


def test_een_te_vroege_ingebrekestelling_is_een_antwoord(capsys):
    vraag = ("dwangsom", "--termijn-einde", "2026-01-05", "--ingebrekestelling", "2026-01-05", "--op", "2026-03-01")
    antwoord = als_json(capsys, *vraag)
    assert antwoord.pop("reden").startswith("De ingebrekestelling is te vroeg")
    assert antwoord == {"geldig": False, "eerste_dag": None, "dagen": 0, "bedrag": "0.00", "maximum": "1442.00"}
    code, uit, _ = voer_uit(capsys, *vraag)
    assert code == 0
    assert "te vroeg" in uit


def test_dwangsom_in_woorden(capsys):
    vraag = "dwangsom --termijn-einde 2026-01-05 --ingebrekestelling 2026-01-06 --op 2026-12-31"
    code, uit, _ = voer_uit(capsys, *vraag.split())
    assert code == 0
    assert "42 dagen, dat is € 1442,00" in uit
    assert "uiterlijk dinsdag 17 maart 2026" in uit


@pytest.mark.parametrize(
    ("argumenten", "code"), [("wmo-besluit --vanaf 2026-12-11 --json", 0), ("wmo-besluit --vanaf x --json", 2)]
)
def test_als_echt_proces(argumenten: str, code: int):
    """The same by a process of its own: nothing else may write to stdout."""
    db = connection.settings_dict
    url = f"postgres://{db['USER']}:{db['PASSWORD']}@{db['HOST']}:{db['PORT']}/{db['NAME']}"
    klaar = subprocess.run(
        [sys.executable, "manage.py", "termijn", *argumenten.split()],
        cwd=PROJECT,
        env={**os.environ, "DATABASE_URL": url},
        capture_output=True,
        text=True,
        timeout=60,
    )
    assert klaar.returncode == code
    if code:
        assert klaar.stdout == ""
        assert klaar.stderr.count("\n") == 1
    else:
        assert json.loads(klaar.stdout)["einddatum"] == "2026-12-28"


def test_lijst_met_de_normen_van_een_gemeente(capsys):
    gemeente = Gemeente.objects.create(code="1734", naam="Voorbeeld")
    Gemeente.objects.create(code="0200", naam="Ander")
    norm = {"gemeente": gemeente, "waarde": 6, "eenheid": "weken", "geldig_vanaf": date(2026, 1, 1)}
    Norm.objects.create(**norm, soort="jeugd-besluit", verordening=True, bron="Verordening jeugdhulp 2026")
    Norm.objects.create(**norm, soort="terugbellen", startgebeurtenis="het verzoek", bron="servicenorm")
    Norm.objects.create(**norm, soort="inloop", verordening=True, startgebeurtenis="het verzoek", bron="Verordening")
    Norm.objects.create(**norm, soort="vroeger", geldig_tot=date(2026, 2, 1), bron="servicenorm")
    vraag = ("termijn", "--lijst")
    assert {rij["soort"] for rij in als_json(capsys, *vraag)} == set(soorten())
    rijen = {rij["soort"]: rij for rij in als_json(capsys, *vraag, "--gemeente", "1734")}
    assert set(rijen) == {*soorten(), "terugbellen", "inloop"}
    assert rijen["jeugd-besluit"] == {
        "soort": "jeugd-besluit",
        "artikel": "Verordening jeugdhulp 2026",
        "duur": "zes weken (uit de verordening)",
        "startgebeurtenis": "de ontvangst van de aanvraag",
        "opschortbaar": True,
        "verdaagbaar": False,
    }
    assert rijen["inloop"]["duur"] == "zes weken (uit de verordening)"
    assert rijen["terugbellen"]["duur"] == "zes weken (eigen norm; de wet noemt geen termijn)"


def test_lijst_in_woorden(capsys):
    regels = voer_uit(capsys, "termijn", "--lijst")[1].splitlines()
    assert (
        "aflopend: 16 weken (telt terug; eigen norm; de wet noemt geen termijn) vóór de laatste dag van de toekenning"
        "  [eigen norm]"
    ) in regels
    assert (
        "wgs-besluit: hoogstens acht weken (de verordening kan een kortere termijn geven) na de dag van het eerste "
        "gesprek over schuldhulp; opschortbaar  [Wgs 4a]"
    ) in regels
    assert "wmo-onderzoek: zes weken na de ontvangst van de melding  [Wmo 2015 2.3.2 lid 1]" in regels


def test_een_keuze_over_de_dwangsom_telt_vanaf_de_dag_van_de_ingebrekestelling(capsys):
    """As on a dossier: the two weeks begin with the letter, so the setting of that day counts."""
    gemeente = Gemeente.objects.create(code="1734", naam="Voorbeeld")
    Instelling.objects.create(
        gemeente=gemeente, sleutel="termijn.dwangsom_eerste_dag", waarde=14, geldig=vanaf(date(2026, 1, 6))
    )
    vraag = ("dwangsom", "--termijn-einde", "2026-01-05", "--op", "2026-02-04", "--ingebrekestelling")
    assert als_json(capsys, *vraag, "2026-01-06")["eerste_dag"] == "2026-01-20"
