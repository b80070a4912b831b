"""Drafts: own only, bounded, never a secret, never back from the dead."""

import uuid
from datetime import timedelta

from django.test import Client

from basis.journaal.tijd import klok_op, nu
from basis.organisatie.models import Hoedanigheid
from basis.scherm import concepten
from basis.scherm.models import Concept, Inzending
from tests.scherm.conftest import log_in, maak_door


def bewaar(client: Client, **velden: str) -> int:
    return client.post("/concept/", {"sleutel": "proef", **velden}).status_code


def test_een_concept_vult_het_formulier_weer(binnen: Client, door: Hoedanigheid) -> None:
    velden = {"naam": "half", "start": "31-2-26", "kanaal": "balie", "veilig": "nee", "onderwerpen": ["w", "g"]}
    antwoord = binnen.post("/concept/", {"sleutel": "proef", "verteld": "on", **velden})
    assert set(antwoord.json()) == {"bewaard_om"}
    form = binnen.get("/proef/").context["form"]
    assert not form.is_bound
    assert form["naam"].value() == "half"
    assert form["start"].value() == "31-2-26"
    assert form["onderwerpen"].value() == ["w", "g"]
    assert form["verteld"].value() is True
    html = binnen.get("/proef/").content.decode()
    assert 'value="nee" id="id_veilig_1" checked' in html
    assert "Concept bewaard om" in html


def test_een_uitgezet_vinkje_blijft_uit(binnen: Client) -> None:
    bewaar(binnen, verteld="on", naam="x")
    bewaar(binnen, naam="x")
    assert binnen.get("/proef/").context["form"]["verteld"].value() is False


def test_een_collega_ziet_het_niet_en_kan_het_niet_wissen(binnen: Client, door: Hoedanigheid) -> None:
    bewaar(binnen, naam="van mij")
    collega = log_in(Client(), maak_door(gemeente=door.gemeente))
    assert collega.get("/proef/").context["form"]["naam"].value() is None
    collega.post("/concept/", {"weg": "proef"})
    assert bewaar(collega, naam="van haar") == 200
    assert binnen.get("/proef/").context["form"]["naam"].value() == "van mij"


def test_geheime_velden_komen_nooit_in_de_database(binnen: Client, door: Hoedanigheid) -> None:
    bewaar(binnen, naam="x", bsn="123456782", wachtwoord="geheim", bewijs=str(uuid.uuid4()))
    assert Concept.objects.get(door=door).inhoud == {"naam": ["x"]}
    assert 'data-tp-geheim=""' in binnen.get("/proef/").content.decode()


def test_te_groot_of_een_rare_sleutel_wordt_geweigerd(binnen: Client, door: Hoedanigheid) -> None:
    assert bewaar(binnen, naam="x" * 70_000) == 413
    assert binnen.post("/concept/", {"sleutel": "../../etc", "naam": "x"}).status_code == 400
    assert not Concept.objects.filter(door=door).exists()


def test_een_late_autosave_wekt_verstuurde_tekst_niet_op(binnen: Client, door: Hoedanigheid) -> None:
    bewijs = str(uuid.uuid4())
    assert binnen.post("/proef/", {"naam": "Elst", "bewijs": bewijs}).status_code == 303
    assert bewaar(binnen, naam="Elst", bewijs=bewijs) == 409
    assert not Concept.objects.filter(door=door).exists()


def test_weggooien_brengt_terug_naar_het_formulier(binnen: Client, door: Hoedanigheid) -> None:
    bewaar(binnen, naam="x")
    antwoord = binnen.post("/concept/", {"weg": "proef"}, headers={"Referer": "http://testserver/proef/?a=1"})
    assert (antwoord.status_code, antwoord["Location"]) == (303, "/proef/?a=1")
    assert not Concept.objects.filter(door=door).exists()
    elders = binnen.post("/concept/", {"weg": "proef"}, headers={"Referer": "https://kwaad.example/"})
    assert elders["Location"] == "/"


def test_zonder_login_wordt_er_niets_bewaard(db: None) -> None:
    aantal = Concept.objects.count()
    assert bewaar(Client(), naam="x") == 302
    assert Client().get("/concept/").status_code == 302
    assert Concept.objects.count() == aantal


def test_er_past_een_vast_aantal_concepten_bij_een_door(binnen: Client, door: Hoedanigheid) -> None:
    for n in range(concepten.MAX_PER_DOOR + 2):
        binnen.post("/concept/", {"sleutel": f"f:{n}", "naam": "x"})
    sleutels = set(Concept.objects.filter(door=door).values_list("sleutel", flat=True))
    assert len(sleutels) == concepten.MAX_PER_DOOR
    assert "f:0" not in sleutels
    assert f"f:{concepten.MAX_PER_DOOR + 1}" in sleutels


def test_opruimen(binnen: Client, door: Hoedanigheid) -> None:
    # What browser tests left behind in this database is not counted.
    with klok_op(nu() + timedelta(days=31)):
        concepten.ruim_op()
    bewaar(binnen, naam="x")
    binnen.post("/proef/", {"naam": "Elst", "bewijs": str(uuid.uuid4())})
    bewaar(binnen, naam="x")
    with klok_op(nu() + timedelta(days=8)):
        assert concepten.ruim_op() == (0, 1)
    with klok_op(nu() + timedelta(days=31)):
        assert concepten.ruim_op() == (1, 0)
    assert not Inzending.objects.filter(door=door).exists()


def test_of_een_formulier_aankwam_hoort_alleen_wie_het_verstuurde(binnen: Client, door: Hoedanigheid) -> None:
    bewijs = str(uuid.uuid4())
    vraag = {"verstuurd": bewijs}
    assert binnen.post("/concept/", vraag).json() == {"om": "", "url": ""}
    binnen.post("/proef/", {"naam": "Elst", "bewijs": bewijs})
    antwoord = binnen.post("/concept/", vraag).json()
    assert antwoord["om"]
    assert antwoord["url"].startswith("/resultaat/")
    collega = log_in(Client(), maak_door(gemeente=door.gemeente))
    assert collega.post("/concept/", vraag).json() == {"om": "", "url": ""}
    assert binnen.post("/concept/", {"verstuurd": "geen bewijs"}).json()["om"] == ""
