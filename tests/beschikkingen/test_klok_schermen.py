"""The screens of schuldhulp and algemene bijstand: what they offer, what they refuse, and what the page then tells."""

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from basis.dossiers.models import Dossier
from basis.inwoners.datums import OnvolledigeDatum
from basis.journaal.tijd import vandaag
from basis.organisatie.enums import Wet
from basis.scherm.opmaak import datum_voluit
from basis.termijnen import bereken
from beschikkingen import handelingen as b
from casussen import handelingen as h
from casussen import panelen
from casussen.enums import SoortBedreiging
from casussen.models import Casus
from tests.beschikkingen.baan import Baan
from tests.fabriek import wereld
from tests.huis.test_aantal_vragen import binnen

pytestmark = pytest.mark.django_db
DAG = vandaag()


def nr(dag: Any) -> str:
    return f"{dag.day:02}-{dag.month:02}-{dag.year}"


def stuur(klant: Client, naam: str, pk: int, **velden: str) -> Any:
    url = reverse(f"casussen:{naam}", args=[pk])
    form = klant.get(url).context["form"]
    vast = {veld: str(form[veld].value() or "") for veld in ("bewijs", "versie")}
    return klant.post(url, {**vast, **velden})


def zetten(casus: Casus, door: Any) -> dict[str, str | None]:
    paneel = panelen.onderzoek(Dossier.objects.get(pk=casus.pk), door)
    assert paneel
    return {zet.label: zet.reden for zet in paneel.zetten}


def lees(klant: Client, pk: int) -> str:
    return klant.get(Dossier.objects.get(pk=pk).get_absolute_url()).content.decode()


def test_schuldhulp_van_dreiging_tot_gesprek() -> None:
    baan = Baan(wereld(), Wet.WGS)
    casus = baan.casus(gemeld_op=DAG - timedelta(days=4), kanaal="balie")
    klant = binnen(baan.consulent)
    assert {"Eerste gesprek vastleggen", "Er dreigt iets"} <= set(zetten(casus, baan.consulent))
    bladzijde = lees(klant, casus.pk)
    assert "Eerste gesprek over schulden" in bladzijde
    assert "aan de balie" in bladzijde

    fout = stuur(klant, "bedreiging", casus.pk, soort="huisuitzetting", op=nr(DAG - timedelta(days=9)), kanaal="email")
    assert fout.status_code == 422
    assert "De vraag kwam pas op" in fout.content.decode()
    assert stuur(klant, "bedreiging", casus.pk, soort="huisuitzetting", op=nr(DAG), kanaal="email").status_code == 303
    bladzijde = lees(klant, casus.pk)
    assert "Eerste gesprek over schulden, met spoed" in bladzijde
    assert datum_voluit(bereken("wgs-gesprek-spoed", DAG).einddatum) in bladzijde
    assert reverse("casussen:bedreiging_begin", args=[casus.pk]) in bladzijde
    onderzoek = klant.get(reverse("werkplek:tab", args=[casus.pk, "onderzoek"])).content.decode()
    assert "gedwongen ontruiming van de woning, gemeld op" in onderzoek

    gisteren = nr(DAG - timedelta(days=1))
    assert stuur(klant, "bedreiging_begin", casus.pk, vanaf=gisteren, reden="stond in de mail").status_code == 303
    assert stuur(klant, "eerste_gesprek", casus.pk, op=nr(DAG)).status_code == 303
    na = zetten(casus, baan.consulent)
    assert "Er dreigt iets" not in na
    assert "Eerste gesprek verbeteren" in na
    opnieuw = stuur(klant, "eerste_gesprek", casus.pk, op=gisteren, reden="")
    assert opnieuw.status_code == 422
    assert "Schrijf op waarom de dag anders is" in opnieuw.content.decode()
    assert "Het eerste gesprek was al op" in klant.get(reverse("casussen:bedreiging", args=[casus.pk])).content.decode()


def test_een_wmo_casus_heeft_die_zetten_niet() -> None:
    baan = Baan(wereld())
    labels = set(zetten(baan.casus(), baan.consulent))
    assert not labels & {"Eerste gesprek vastleggen", "Er dreigt iets", "Gaat het om algemene bijstand?"}


def test_bijstand_van_vraag_tot_voorschot() -> None:
    baan = Baan(wereld(), Wet.PW)
    jong = baan.wereld.inwoner(geboren=OnvolledigeDatum.van(DAG - timedelta(days=365 * 20)))
    casus = baan.casus(inwoner=jong, gemeld_op=DAG - timedelta(days=3))
    klant = binnen(baan.consulent)
    assert "Gaat het om algemene bijstand?" in zetten(casus, baan.consulent)
    scherm = klant.get(reverse("casussen:bijstand", args=[casus.pk])).content.decode()
    assert "jonger dan 27 jaar." in scherm
    assert "Was de inwoner op de dag" not in scherm, "de geboortedatum zegt het al"
    assert stuur(klant, "bijstand", casus.pk, algemeen="ja", geen_wachttijd="").status_code == 303
    bladzijde = lees(klant, casus.pk)
    assert f"Een aanvraag kan vanaf {datum_voluit(bereken('zoektermijn', DAG - timedelta(days=3)).einddatum)}" in (
        bladzijde
    )
    assert reverse("toegang:begin", args=[casus.pk]) in bladzijde
    b.leg_aanvraag_vast(baan.consulent, casus.pk, ontvangen_op=DAG, vorm="formulier")
    bladzijde = lees(klant, casus.pk)
    assert "Voorschot betalen" in bladzijde
    assert "De wachttijd van vier weken liep nog." in bladzijde
    assert zetten(casus, baan.consulent)["Voorschot vastleggen"] is None
    beide = stuur(klant, "voorschot", casus.pk, op=nr(DAG), geen="geen_recht")
    assert "Vul één van de twee in" in beide.content.decode()
    assert stuur(klant, "voorschot", casus.pk, op="", geen="geen_recht").status_code == 303
    assert "geen termijn voor een voorschot" in (zetten(casus, baan.consulent)["Voorschot vastleggen"] or "")


def test_een_onzekere_leeftijd_vraagt_het_scherm() -> None:
    baan = Baan(wereld(), Wet.PW)
    casus = baan.casus(inwoner=baan.wereld.inwoner(geboren=OnvolledigeDatum()))
    klant = binnen(baan.consulent)
    fout = stuur(klant, "bijstand", casus.pk, algemeen="ja", geen_wachttijd="")
    assert fout.status_code == 422
    assert "geboortedatum is niet zeker" in fout.content.decode()
    assert stuur(klant, "bijstand", casus.pk, algemeen="ja", jonger="nee", geen_wachttijd="").status_code == 303
    assert casus.onderzoeken.get().bijstandsvraag.geen_wachttijd == "leeftijd"


def test_na_een_andere_dreiging_staan_beide_op_de_bladzijde() -> None:
    baan = Baan(wereld(), Wet.WGS)
    casus = baan.casus(gemeld_op=DAG)
    for soort in (SoortBedreiging.ENERGIE, SoortBedreiging.ZORGVERZEKERING):
        h.leg_bedreiging_vast(baan.consulent, casus.pk, soort=soort)
    pagina = binnen(baan.consulent).get(reverse("werkplek:tab", args=[casus.pk, "onderzoek"])).content.decode()
    assert "stadsverwarming" in pagina
    assert "zorgverzekering" in pagina
