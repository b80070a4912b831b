"""A beschikking tells its day of the post and the last day for bezwaar; another day makes it anew (Awb 3:41, 6:8)."""

from datetime import date, timedelta

import pytest

from basis.documenten.brieven import Beschikking as Gegevens
from basis.documenten.brieven import controleer, vul_aan
from basis.documenten.models import Brief, SoortBrief, StatusBrief
from basis.documenten.verouderd import waarom_verouderd
from basis.inwoners.enums import VeiligContact
from basis.inwoners.models import Inwoner
from basis.journaal.models import Uitgaand
from basis.journaal.tijd import klok_op, op_dag, vandaag
from basis.organisatie.handeling import Geweigerd
from basis.scherm.opmaak import datum
from basis.termijnen.bereken import bereken
from basis.werk.models import SoortTaak, Taak
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
    brieven = Brief.objects.filter(dossier_id=besluit.casus_id, soort=SoortBrief.VERBETERING)
    return list(brieven.exclude(status=StatusBrief.VERVALLEN).order_by("pk"))


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

    def verbeter(op: date) -> list[Brief]:
        b.verbeter_verzending(baan.consulent, besluit.casus_id, besluit.pk, op=op, reden="Volgens de verzendlijst.")
        return herstelbrieven(besluit)

    (brief,) = verbeter(eerst + 8 * DAG)
    assert (brief.gegevens["stond"], brief.gegevens["nu"]) == (bezwaar_tot(eerst), bezwaar_tot(eerst + 8 * DAG))
    assert waarom_verouderd(brief) == ""
    # It waits in the post: another correction replaces it, and none is left when the letter was right after all.
    (ander,) = verbeter(eerst + 15 * DAG)
    assert (ander.gegevens["stond"], ander.gegevens["nu"]) == (bezwaar_tot(eerst), bezwaar_tot(eerst + 15 * DAG))
    assert verbeter(eerst) == []
    lading = laatste(besluit.casus_id, "beschikking.verzending_verbeterd").lading
    assert lading["op"] == eerst.isoformat()


def test_waar_post_niet_veilig_is_vertelt_een_mens_de_nieuwe_dag(baan):
    with klok_op(op_dag(vandaag() - 20 * DAG)):
        besluit = gedrukt(baan)
        eerst = vandaag()
        b.verzend(baan.consulent, besluit.casus_id, besluit.pk, op=eerst)
    Inwoner.objects.filter(pk=besluit.casus.dossier.inwoner_id).update(veilig_contact=VeiligContact.GEEN_POST)
    op = eerst + 8 * DAG
    b.verbeter_verzending(baan.consulent, besluit.casus_id, besluit.pk, op=op, reden="Volgens de verzendlijst.")
    assert herstelbrieven(besluit) == []
    taak = Taak.objects.get(dossier_id=besluit.casus_id, soort=SoortTaak.VEILIG_BEZORGEN)
    assert f"kan tot en met {bezwaar_tot(op)}" in taak.toelichting


def test_een_brief_van_voor_een_nieuwe_versie_klopt_nog_en_kan_opnieuw(baan):
    """What came with a later version says nothing about an older letter; made anew it is complete."""
    brief = brief_van(gedrukt(baan))
    oud = dict(brief.gegevens)
    for naam in ("krijgt_niet", "bezwaar_tot_en_met"):
        del oud[naam]
    oud["kop"] = {naam: waarde for naam, waarde in oud["kop"].items() if naam not in ("geboren", "kind", "geheim")}
    oud["onderdelen"] = [{k: v for k, v in deel.items() if k != "niet_toegekend"} for deel in oud["onderdelen"]]
    aan = {**brief.geadresseerde, "regels": [regel.title() for regel in brief.geadresseerde["regels"]]}
    Brief.objects.filter(pk=brief.pk).update(gegevens=oud, geadresseerde=aan)
    assert waarom_verouderd(Brief.objects.select_related("dossier__inwoner").get(pk=brief.pk)) == ""
    controleer(vul_aan({naam: waarde for naam, waarde in oud.items() if naam != "kop"}, Gegevens), Gegevens)


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
