"""The decisions in words: they follow the results, and own words that differ are pointed out."""

from datetime import date
from decimal import Decimal

import pytest

from basis.organisatie.handeling import Geweigerd
from basis.organisatie.periode import tot_en_met
from basis.voorzieningen.models import Eenheid, Frequentie, Voorziening
from basis.voorzieningen.zinsdeel import geen, groot, in_zin
from beschikkingen import handelingen as b
from beschikkingen.enums import Resultaat
from beschikkingen.forms import BeschikkingFormulier
from beschikkingen.inhoud import wat_mist
from beschikkingen.models import Besluit
from beschikkingen.stand import Onderdeel
from beschikkingen.woorden import MAX_ONDERWERP, onderwerp, ons_besluit, verschillen
from casussen.models import Ondersteuning
from demo.catalogus import REGELS

JA, DEELS, NEE = Resultaat.TOEKENNEN, Resultaat.GEDEELTELIJK, Resultaat.AFWIJZEN


def deel(naam: str, resultaat: Resultaat | None = JA, begin: date = date(2026, 12, 7)) -> Onderdeel:
    regel = Ondersteuning(
        voorziening=Voorziening(naam_inwoner=naam),
        geldig=tot_en_met(begin, date(2027, 12, 6)),
        hoeveelheid=Decimal(2),
        eenheid=Eenheid.UUR,
        frequentie=Frequentie.WEEK,
    )
    return Onderdeel(Besluit(ondersteuning=regel, resultaat=resultaat))


HULP, LIFT = "hulp bij het huishouden", "een traplift"


@pytest.mark.parametrize(
    ("delen", "zin"),
    [
        ([deel(HULP, None)], "U krijgt hulp bij het huishouden. Dit is vanaf 7 december 2026."),
        (
            [deel(HULP), deel(LIFT, NEE)],
            "U krijgt hulp bij het huishouden. Dit is vanaf 7 december 2026. U krijgt geen traplift.",
        ),
        ([deel(HULP, NEE), deel(LIFT, NEE)], "U krijgt geen hulp bij het huishouden en geen traplift."),
        (
            [deel(HULP, DEELS)],
            "U krijgt hulp bij het huishouden, maar minder dan u vroeg. Dit is vanaf 7 december 2026.",
        ),
        (
            [deel(HULP), deel("Rolstoel", DEELS, date(2027, 1, 4)), deel("de regiotaxi", NEE)],
            "U krijgt hulp bij het huishouden. U krijgt ook rolstoel, maar minder dan u vroeg. "
            "U krijgt niet de regiotaxi.",
        ),
    ],
)
def test_de_zin_volgt_de_besluiten_en_spreekt_ze_niet_tegen(delen, zin):
    assert ons_besluit(delen) == zin
    assert verschillen(zin, delen) == []


@pytest.mark.parametrize("naam", [*sorted({r.naam_inwoner for r in REGELS}), "Een traplift.", "Wmo-taxi", "IJsbaan"])
def test_elke_naam_uit_de_catalogus_past_in_elke_zin(naam):
    for uitkomst in (JA, DEELS, NEE):
        for delen in (
            [deel(naam, uitkomst)],
            [deel("begeleiding op maat"), deel(naam, uitkomst)],
            [deel(naam, uitkomst), deel("een lift", NEE)],
        ):
            for zin in (onderwerp(delen), ons_besluit(delen)):
                assert "geen een" not in zin
                assert "geen de" not in zin
                assert ".." not in zin
                assert "U krijgt" in zin
                assert len(onderwerp(delen)) <= MAX_ONDERWERP
            assert in_zin(naam) in ons_besluit([deel(naam)])
            assert verschillen(ons_besluit(delen), delen) == [], naam


def test_namen_midden_in_een_zin_en_aan_het_begin():
    assert in_zin("Traplift.") == "traplift"
    assert [in_zin(naam) for naam in ("Wmo-taxi", "PGB voor hulp", "IJsbaan", "B-zorg")] == [
        "Wmo-taxi",
        "PGB voor hulp",
        "IJsbaan",
        "b-zorg",
    ]
    assert geen("Een rolstoel") == "geen rolstoel"
    assert geen("het vervoer naar school") == "niet het vervoer naar school"
    assert groot("ijs") == "IJs"


def test_een_lange_kop_zegt_hoeveel_en_breekt_geen_naam_af():
    lang = [deel(f"een heel bijzondere voorziening met nummer {n} en een lange naam") for n in range(3)]
    assert onderwerp(lang) == "U krijgt 3 soorten hulp"
    weg = deel(f"een {'x' * 150}", NEE)
    assert onderwerp([*lang, weg]) == "U krijgt 3 soorten hulp, en 1 soort hulp niet"
    assert onderwerp([weg]) == "U krijgt 1 soort hulp niet"


@pytest.mark.parametrize(
    ("tekst", "gezegd"),
    [
        (
            "U krijgt hulp bij het huishouden en een traplift.",
            "Je wijst af: een traplift. In je tekst lijkt het toegekend.",
        ),
        ("U krijgt hulp bij het huishouden.", "Je wijst af: een traplift. Dat staat niet in je tekst."),
        ("U krijgt geen traplift.", "Je kent toe: hulp bij het huishouden. Dat staat niet in je tekst."),
        (
            "De hulp bij het huishouden wijzen wij af, en ook geen traplift.",
            "Je kent toe: hulp bij het huishouden. In je tekst lijkt het afgewezen.",
        ),
        ("U krijgt 3 uur hulp bij het huishouden, geen traplift.", "In je tekst staat 3 uur."),
        (
            "U krijgt hulp bij het huishouden vanaf 8 december 2026, geen traplift.",
            "In je tekst staat 8 december 2026.",
        ),
    ],
)
def test_eigen_woorden_die_anders_lijken_worden_genoemd(tekst, gezegd):
    (zin,) = verschillen(tekst, [deel(HULP), deel(LIFT, NEE)])
    assert zin.startswith(gezegd)


def test_eigen_woorden_die_kloppen_vragen_niets():
    tekst = "Vanaf 7 december 2026 krijgt u 2 uur per week hulp bij het huishouden. Een traplift krijgt u niet."
    assert verschillen(tekst, [deel(HULP), deel(LIFT, NEE)]) == []


def test_wat_niemand_veranderde_blijft_de_besluiten_volgen():
    """The browser sends back the sentence we made, with other line ends; only other words are own text."""
    form = BeschikkingFormulier({"inleiding": "U krijgt\r\n hulp.", "gemaakt": "U krijgt hulp."}, onderdelen=())
    assert form.is_valid()
    assert form.cleaned_data["inleiding"] == ""
    form = BeschikkingFormulier({"inleiding": "U krijgt veel hulp.", "gemaakt": "U krijgt hulp."}, onderdelen=())
    assert form.is_valid()
    assert form.cleaned_data["inleiding"] == "U krijgt veel hulp."


def test_na_afwijzen_zegt_de_brief_het_in_kop_vak_en_tabel(baan):
    concept = baan.concept({}, {"voorziening": baan.vervoer}, uitkomsten=(JA, NEE))
    b.vraag_akkoord(baan.consulent, concept.casus_id, concept.pk)
    brief = b.stel_vast(baan.tweede, concept.casus_id, concept.pk).brief
    assert brief.onderwerp == "U krijgt begeleiding thuis, maar geen vervoer naar dagbesteding"
    assert "U krijgt geen vervoer naar dagbesteding.</b>" in brief.html
    assert "<span>Dit krijgt u niet</span> <b>vervoer naar dagbesteding</b>" in brief.html
    assert '<th scope="row">Vervoer naar dagbesteding</th><td>U krijgt dit niet</td>' in brief.html


def test_eigen_woorden_die_anders_lijken_vragen_een_vinkje_en_houden_niets_tegen(baan):
    concept = baan.concept({}, {"voorziening": baan.vervoer})
    baan.vul(concept, (JA, NEE), inleiding="U krijgt begeleiding thuis en vervoer naar dagbesteding.")
    with pytest.raises(Geweigerd, match="Je wijst af: vervoer naar dagbesteding") as fout:
        b.vraag_akkoord(baan.consulent, concept.casus_id, concept.pk)
    assert fout.value.veld == "gezien"
    b.vraag_akkoord(baan.consulent, concept.casus_id, concept.pk, gezien=True)
    with pytest.raises(Geweigerd, match="Zet dan het vinkje"):
        b.stel_vast(baan.tweede, concept.casus_id, concept.pk)
    assert b.stel_vast(baan.tweede, concept.casus_id, concept.pk, gezien=True).nummer


def test_een_deel_zegt_wat_er_gevraagd_is_en_wat_niet(baan):
    concept = baan.concept(uitkomsten=(DEELS,))
    concept.besluiten.update(niet_toegekend="")
    assert [gebrek.veld.rsplit("_", 1)[0] for gebrek in wat_mist(concept)] == ["niet_toegekend"]
    baan.vul(concept, (DEELS,))
    b.vraag_akkoord(baan.consulent, concept.casus_id, concept.pk)
    html = b.stel_vast(baan.tweede, concept.casus_id, concept.pk).brief.html
    assert "<td>U krijgt een deel</td>" in html
    assert "waarom u een deel krijgt</h2>\n<p>U vroeg twee keer zo veel.</p>" in html
    # Changing the mind to all of it drops the words about what is refused.
    ander = baan.vul(baan.concept(uitkomsten=(DEELS,)), (JA,))
    assert ander.besluiten.get().niet_toegekend == ""
