"""A beschikking tells its day of the post and the last day for bezwaar; another day makes it anew (Awb 3:41, 6:8)."""

from datetime import date, timedelta

import pytest

from basis.documenten.models import Brief, SoortBrief
from basis.journaal.models import Uitgaand
from basis.journaal.tijd import klok_op, op_dag, vandaag
from basis.organisatie.handeling import Geweigerd
from basis.scherm.opmaak import datum
from basis.termijnen.bereken import bereken
from beschikkingen import handelingen as b
from beschikkingen.models import Beschikking
from tests.beschikkingen.baan import Baan, laatste
from tests.documenten.hulp import binnen

DAG = timedelta(days=1)


def brief_van(besluit: Beschikking) -> Brief:
    return Brief.objects.select_related("pdf").get(dossier_id=besluit.casus_id, soort=SoortBrief.BESCHIKKING)


def bezwaar_tot(op: date) -> str:
    return datum(bereken("bezwaar", op).einddatum)


def herstelbrieven(besluit: Beschikking) -> list[Brief]:
    return list(Brief.objects.filter(dossier_id=besluit.casus_id, soort=SoortBrief.VERBETERING).order_by("pk"))


def gedrukt(baan: Baan) -> Beschikking:
    besluit = baan.vastgesteld()
    baan.drukt(besluit.casus_id)
    return besluit


def test_de_brief_noemt_beide_dagen_en_een_andere_dag_maakt_hem_opnieuw(baan):
    besluit = gedrukt(baan)
    oud = brief_van(besluit)
    assert oud.html.count(f'<time data-dag="bezwaar_tot_en_met">{bezwaar_tot(vandaag())}</time>') == 2
    straks = vandaag() + 5 * DAG
    b.dateer(baan.consulent, besluit.casus_id, besluit.pk, op=straks)
    nieuw = brief_van(besluit)
    assert nieuw.postdag == straks
    assert nieuw.pdf is None
    # Only the days changed: the content froze at vaststellen.
    terug = nieuw.html.replace(bezwaar_tot(straks), bezwaar_tot(vandaag())).replace(datum(straks), datum(vandaag()))
    assert terug == oud.html
    assert nieuw.gegevens["bezwaar_tot_en_met"] == bezwaar_tot(straks)
    assert Uitgaand.objects.filter(dossier_id=besluit.casus_id, afnemer="brief-pdf").latest("pk").klaar_op is None
    baan.drukt(besluit.casus_id)
    opnieuw = brief_van(besluit).pdf
    assert opnieuw is not None
    assert opnieuw.pk != oud.pdf_id
    with klok_op(op_dag(straks)):
        b.verzend(baan.consulent, besluit.casus_id, besluit.pk, op=straks)
    assert datum(Beschikking.objects.get(pk=besluit.pk).bezwaartermijn.einddatum) == bezwaar_tot(straks)
    assert herstelbrieven(besluit) == []


@pytest.mark.parametrize(("dagen", "woord"), [(-1, "al voorbij"), (29, "te ver weg"), (0, "staat al")])
def test_welke_dag_op_de_brief_kan(baan, dagen, woord):
    besluit = gedrukt(baan)
    with pytest.raises(Geweigerd, match=woord):
        b.dateer(baan.consulent, besluit.casus_id, besluit.pk, op=vandaag() + dagen * DAG)
    assert brief_van(besluit).pdf is not None


def test_een_brief_met_een_andere_dag_gaat_niet_stil_op_de_post(baan):
    besluit = gedrukt(baan)
    op = vandaag() + 3 * DAG
    with klok_op(op_dag(op)):
        with pytest.raises(Geweigerd, match="Maak hem opnieuw met de goede dag") as fout:
            b.verzend(baan.consulent, besluit.casus_id, besluit.pk, op=op)
        assert fout.value.veld == "op"
        pagina = (
            binnen(baan.consulent).get(f"/beschikkingen/{besluit.casus_id}/{besluit.pk}/verzenden/").content.decode()
        )
        assert "Maak hem voor een andere dag" in pagina
        assert "De brief is al weg" in pagina
        b.verzend(baan.consulent, besluit.casus_id, besluit.pk, op=op, al_weg=True)
        (brief,) = herstelbrieven(besluit)
        assert brief.gegevens["nu"] == bezwaar_tot(op)
        assert bezwaar_tot(op - 3 * DAG) in brief.html


def test_een_verbeterde_postdag_vertelt_alleen_wie_langer_tijd_heeft(baan):
    """Told too late a day: that stands (Awb 6:11). Told too early: a letter, once per new last day."""
    with klok_op(op_dag(vandaag() - 20 * DAG)):
        besluit = gedrukt(baan)
        eerst = vandaag()
        b.verzend(baan.consulent, besluit.casus_id, besluit.pk, op=eerst)
    for op, brieven in ((eerst + 8 * DAG, 1), (eerst + 1 * DAG, 1), (eerst + 15 * DAG, 2)):
        b.verbeter_verzending(baan.consulent, besluit.casus_id, besluit.pk, op=op, reden="Volgens de verzendlijst.")
        assert len(herstelbrieven(besluit)) == brieven, op
    assert laatste(besluit.casus_id, "beschikking.verzending_verbeterd").lading["op"] == (eerst + 15 * DAG).isoformat()
    assert herstelbrieven(besluit)[-1].gegevens["nu"] == bezwaar_tot(eerst + 15 * DAG)


def test_bij_het_vaststellen_kies_je_de_dag_en_op_de_postlijst_maak_je_er_veel_opnieuw(baan):
    concept = baan.concept()
    straks = vandaag() + 2 * DAG
    besluit = b.stel_vast(baan.consulent, concept.casus_id, concept.pk, op=straks)
    assert brief_van(besluit).postdag == straks
    baan.drukt(besluit.casus_id)
    client = binnen(baan.consulent)
    lijst = client.get("/post/").content.decode()
    assert "op de brief:" in lijst
    bewijs = lijst.split('name="bewijs" value="')[1].split('"')[0]
    velden = {"bewijs": bewijs, "brief": str(brief_van(besluit).pk), "op": vandaag().strftime("%d-%m-%Y")}
    assert client.post("/post/", {**velden, "actie": "dateer"}).status_code == 303
    assert brief_van(besluit).postdag == vandaag()
