"""One submit is one act, whatever people and networks do."""

import uuid
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.http import QueryDict
from django.test import Client, RequestFactory

from basis.organisatie.handeling import Geweigerd
from basis.organisatie.models import Hoedanigheid, Toegangspunt
from basis.scherm import klaar
from basis.scherm.bulk import per_stuk
from basis.scherm.models import Concept, Inzending
from tests.scherm.conftest import log_in, maak_door


def post(client: Client, pad: str = "/proef/", **velden: Any) -> Any:
    return client.post(pad, {"bewijs": str(uuid.uuid4()), **velden})


def punten(door: Hoedanigheid) -> int:
    return Toegangspunt.objects.filter(gemeente=door.gemeente).count()


def test_gelukt_is_een_303_en_zegt_het_op_de_volgende_bladzijde(binnen: Client, door: Hoedanigheid) -> None:
    antwoord = post(binnen, naam="Elst")
    punt = Toegangspunt.objects.get(gemeente=door.gemeente)
    assert (antwoord.status_code, antwoord["Location"]) == (303, f"/resultaat/{punt.pk}/")
    html = binnen.get(antwoord["Location"]).content.decode()
    assert "Proef opgeslagen om" in html
    assert binnen.cookies[klaar.KOEKJE].value == ""
    assert "Proef opgeslagen" not in binnen.get("/proef/").content.decode()


def test_fout_is_een_422_met_alles_wat_getypt_was(binnen: Client, door: Hoedanigheid) -> None:
    antwoord = post(binnen, naam="Elst", start="gisteren", verhaal="Ik red me aardig.", kanaal="balie")
    html = antwoord.content.decode()
    assert antwoord.status_code == 422
    assert 'value="gisteren"' in html
    assert "Ik red me aardig." in html
    assert 'value="balie" id="id_kanaal_1" checked' in html.replace(' aria-invalid="true"', "")
    assert punten(door) == 0


def test_weigering_van_het_werkwoord_staat_bij_het_veld(binnen: Client, door: Hoedanigheid) -> None:
    antwoord = post(binnen, naam="weiger", verhaal="blijft staan")
    assert antwoord.status_code == 422
    assert antwoord.context["form"].errors == {"naam": ["Deze naam is al in gebruik."]}
    assert "blijft staan" in antwoord.content.decode()
    algemeen = post(binnen, naam="weiger alles")
    assert algemeen.context["form"].non_field_errors() == ["Het dossier is gesloten."]


def test_een_weigering_draait_alles_terug_ook_het_bewijs(binnen: Client, door: Hoedanigheid) -> None:
    bewijs = str(uuid.uuid4())
    assert post(binnen, naam="te laat", bewijs=bewijs).status_code == 422
    assert (punten(door), Inzending.objects.filter(token=bewijs).exists()) == (0, False)
    assert post(binnen, naam="Elst", bewijs=bewijs).status_code == 303
    assert punten(door) == 1


def test_twee_keer_versturen_doet_het_een_keer(binnen: Client, door: Hoedanigheid) -> None:
    bewijs = str(uuid.uuid4())
    eerste = post(binnen, naam="Elst", bewijs=bewijs)
    tweede = post(binnen, naam="Elst", bewijs=bewijs)
    assert tweede.status_code == 303
    assert tweede["Location"] == eerste["Location"]
    assert punten(door) == 1


@pytest.mark.parametrize("anders", [{"verhaal": "Nog een zin erbij."}, {"naam": ""}, {"start": "gisteren"}])
def test_hetzelfde_bewijs_met_een_andere_tekst_geeft_die_terug(
    binnen: Client, door: Hoedanigheid, anders: dict[str, str]
) -> None:
    """Back, change, send again: the first is saved, the second is not, and nobody may think it is."""
    bewijs = str(uuid.uuid4())
    eerste = post(binnen, naam="Elst", bewijs=bewijs)
    tweede = post(binnen, bewijs=bewijs, **{"naam": "Elst", **anders})
    html = tweede.content.decode()
    assert (tweede.status_code, punten(door)) == (422, 1)
    assert "Wat je eerst verstuurde, is opgeslagen. Dit nog niet" in html
    assert eerste["Location"] in html
    assert all(waarde in html for waarde in anders.values())
    vers = str(tweede.context["form"]["bewijs"].value())
    assert post(binnen, naam="Zetten", bewijs=vers).status_code == 303
    assert punten(door) == 2


def test_hetzelfde_bewijs_met_andere_vinkjes_doet_niet_alsof(door: Hoedanigheid) -> None:
    request = RequestFactory().post("/veel/")
    bewijs = uuid.uuid4()

    def doe(*ids: int) -> int:
        return per_stuk(request, door, bewijs, ids, lambda pk: pk, lambda pk: "/uitslag/").status_code

    assert (doe(1, 2), doe(2, 1)) == (303, 303)
    with pytest.raises(Geweigerd, match="Wat je eerst koos, is al gedaan"):
        doe(1, 3)
    request.POST = QueryDict("actie=anders")
    with pytest.raises(Geweigerd, match="Wat je eerst koos, is al gedaan"):
        doe(1, 2)


def test_hetzelfde_bewijs_met_een_ander_bestand(binnen: Client, door: Hoedanigheid) -> None:
    bewijs = str(uuid.uuid4())
    for inhoud, status in ((b"een", 303), (b"een", 303), (b"twee", 422)):
        bijlage = SimpleUploadedFile("brief.txt", inhoud)
        assert post(binnen, naam="Elst", bewijs=bewijs, bijlage=bijlage).status_code == status


def test_een_bewijs_van_een_ander_verraadt_niets(binnen: Client, door: Hoedanigheid) -> None:
    ander = maak_door(gemeente=door.gemeente)
    bewijs = str(uuid.uuid4())
    post(log_in(Client(), ander), naam="Van de ander", bewijs=bewijs)
    antwoord = post(binnen, naam="Elst", bewijs=bewijs)
    assert antwoord.status_code == 422
    assert "al gebruikt" in antwoord.content.decode()
    nieuw = antwoord.context["form"]["bewijs"].value()
    assert str(nieuw) != bewijs
    assert post(binnen, naam="Elst", bewijs=str(nieuw)).status_code == 303
    assert punten(door) == 2


def test_hetzelfde_bewijs_op_een_ander_scherm_doet_niets(binnen: Client, door: Hoedanigheid) -> None:
    bewijs = str(uuid.uuid4())
    post(binnen, naam="Elst", bewijs=bewijs)
    assert post(binnen, "/versie/", naam="Elst", bewijs=bewijs, versie=2).status_code == 422
    assert punten(door) == 1


@pytest.mark.parametrize("bewijs", ["", "geen-uuid"])
def test_zonder_bewijs_gebeurt_er_niets_en_de_volgende_keer_wel(
    binnen: Client, door: Hoedanigheid, bewijs: str
) -> None:
    antwoord = post(binnen, naam="Elst", bewijs=bewijs)
    assert antwoord.status_code == 422
    assert punten(door) == 0
    vers = str(antwoord.context["form"]["bewijs"].value())
    assert post(binnen, naam="Elst", bewijs=vers).status_code == 303


def test_verouderd_bewaart_de_tekst_en_laat_een_bewuste_tweede_keer_toe(binnen: Client, door: Hoedanigheid) -> None:
    antwoord = post(binnen, "/versie/", naam="Elst", versie=1, verhaal="mijn tekst")
    html = antwoord.content.decode()
    assert antwoord.status_code == 422
    assert "Iemand anders wijzigde dit" in html
    assert 'href="/resultaat/1/"' in html
    assert "mijn tekst" in html
    assert punten(door) == 0
    form = antwoord.context["form"]
    assert str(form["versie"].value()) == "2"
    nog_eens = post(binnen, "/versie/", naam="Elst", versie=form["versie"].value(), bewijs=form["bewijs"].value())
    assert nog_eens.status_code == 303


def test_zonder_versie_wordt_er_niets_overschreven(binnen: Client, door: Hoedanigheid) -> None:
    assert post(binnen, "/versie/", naam="Elst").status_code == 422
    assert punten(door) == 0


def test_htmx_krijgt_een_hx_redirect(binnen: Client, door: Hoedanigheid) -> None:
    antwoord = binnen.post("/proef/", {"bewijs": str(uuid.uuid4()), "naam": "Elst"}, headers={"HX-Request": "true"})
    assert (antwoord.status_code, antwoord.content) == (200, b"")
    assert antwoord["HX-Redirect"].startswith("/resultaat/")


def test_een_stap_die_niet_kan_zegt_waarom(binnen: Client) -> None:
    html = post(binnen, "/knop/").content.decode()
    assert "Onderzoek afronden kan nog niet: 5 leefgebieden staan open." in html
    assert "Dit kan nu nog niet" in html
    assert "Alles wat je typte" not in html


def test_versturen_gooit_het_concept_weg(binnen: Client, door: Hoedanigheid) -> None:
    binnen.post("/concept/", {"sleutel": "proef", "naam": "half"})
    assert post(binnen, naam="weiger").status_code == 422
    assert Concept.objects.filter(door=door).exists()
    post(binnen, naam="heel")
    assert not Concept.objects.filter(door=door).exists()


@pytest.fixture
def vaste_door(vastleggend: None) -> Hoedanigheid:
    """A committed door in its own gemeente: concurrent requests must see it."""
    return maak_door()


def test_gelijktijdig_versturen_doet_het_een_keer(vaste_door: Hoedanigheid) -> None:
    bewijs = str(uuid.uuid4())
    samen = 6
    start = Barrier(samen)

    def verstuur(_: int) -> tuple[int, str]:
        try:
            client = log_in(Client(), vaste_door)
            start.wait(timeout=30)
            antwoord = post(client, naam="Elst", bewijs=bewijs)
            return antwoord.status_code, antwoord.get("Location", "")
        finally:
            connection.close()

    with ThreadPoolExecutor(samen) as ploeg:
        antwoorden = set(ploeg.map(verstuur, range(samen)))
    assert punten(vaste_door) == 1
    punt = Toegangspunt.objects.get(gemeente=vaste_door.gemeente)
    assert antwoorden == {(303, f"/resultaat/{punt.pk}/")}


def test_gelijktijdig_en_de_eerste_geweigerd_dan_telt_de_tweede(vaste_door: Hoedanigheid) -> None:
    bewijs = str(uuid.uuid4())
    start = Barrier(2)

    def verstuur(naam: str) -> int:
        try:
            client = log_in(Client(), vaste_door)
            start.wait(timeout=30)
            return int(post(client, naam=naam, bewijs=bewijs).status_code)
        finally:
            connection.close()

    with ThreadPoolExecutor(2) as ploeg:
        codes = list(ploeg.map(verstuur, ["te laat", "Elst"]))
    assert codes[1] == 303
    assert codes[0] in {303, 422}
    assert punten(vaste_door) == 1
