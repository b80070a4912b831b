"""The action pages: who comes in, what a mistake looks like, and that nothing changed then."""

import re
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from basis.dossiers.models import Dossier
from basis.journaal.models import Raadpleging
from basis.journaal.tijd import vandaag
from basis.organisatie.enums import Functie, Wet
from basis.organisatie.handeling import Geweigerd
from basis.scherm.opmaak import datum
from casussen import handelingen as h
from casussen import urls
from casussen.enums import Einde, SoortContact, StatusOnderzoek, VoorWie
from casussen.models import Casus, Contact, Hulpvraag, Ondersteuning
from tests.casussen.baan import Baan, soorten
from tests.scherm.conftest import log_in

GETYPT = "Dit wil ik niet kwijt"


def _velden(antwoord: Any) -> dict[str, str]:
    form = antwoord.context["form"]
    return {naam: str(form[naam].value() or "") for naam in ("bewijs", "versie")}


def _klant(door: Any) -> Client:
    return log_in(Client(), door)


def _nr(dag: Any) -> str:
    return f"{dag.day:02}-{dag.month:02}-{dag.year}"


@pytest.mark.parametrize("naam", [pad.name for pad in urls.urlpatterns])
def test_elke_bladzijde_opent_voor_eigen_en_niet_voor_een_ander(baan: Baan, naam: str) -> None:
    casus = baan.onderzoek()
    doel = h.voeg_doel_toe(baan.consulent, casus.pk, tekst="Een schoon huis")
    vraag = h.voeg_hulpvraag_toe(baan.consulent, casus.pk, tekst="Hulp in huis")
    lijn = baan.lijn(casus)
    meer = {"doel_id": doel.pk, "hulpvraag_id": vraag.pk, "ondersteuning_id": lijn.pk}
    route = next(str(pad.pattern) for pad in urls.urlpatterns if pad.name == naam)
    kwargs = {sleutel: waarde for sleutel, waarde in meer.items() if sleutel in route}
    if naam == "verslag_voorbeeld":
        baan.vul(casus)
    if naam == "verslag_post":
        # Only of a verslag that is on the post.
        verslag = baan.verstuur(baan.vul(casus)).onderzoeken.get().verslag
        assert verslag
        kwargs["brief_id"] = verslag.pk
    url = reverse(f"casussen:{naam}", kwargs={"dossier_id": casus.pk, **kwargs})
    voor = Raadpleging.objects.filter(dossier_id=casus.pk).count()
    assert _klant(baan.consulent).get(url).status_code == 200
    assert Raadpleging.objects.filter(dossier_id=casus.pk).count() == voor + 1
    stand = soorten(casus.pk)
    for methode in ("get", "post"):
        assert getattr(_klant(baan.buitenstaander), methode)(url).status_code in (404, 405)
    lezer = baan.wereld.medewerker(Functie.BEZWAARJURIST)
    assert _klant(lezer).get(url).status_code == 403
    for sleutel in kwargs:
        ander = reverse(f"casussen:{naam}", kwargs={"dossier_id": casus.pk, sleutel: 10**9})
        assert _klant(baan.consulent).get(ander).status_code == 404
    assert soorten(casus.pk) == stand


def test_een_melding_heeft_alleen_contact(baan: Baan) -> None:
    casus = baan.casus()
    Dossier.objects.filter(pk=casus.pk).update(soort="melding")
    klant = _klant(baan.consulent)
    assert klant.get(reverse("casussen:onderzoek", args=[casus.pk])).status_code == 404
    assert klant.get(reverse("casussen:contact", args=[casus.pk])).status_code == 200


def test_contact_opslaan(baan: Baan) -> None:
    casus = baan.casus()
    klant = _klant(baan.consulent)
    url = reverse("casussen:contact", args=[casus.pk])
    begin = klant.get(url)
    velden = _velden(begin) | {
        "soort": "telefoon",
        "wie": "anders",
        "met": "Ans",
        "en_nu": "niets",
        "op": _nr(vandaag()),
        "stem": "Het gaat wel",
        "tekst": "",
    }
    morgen = velden | {"op": _nr(vandaag() + timedelta(days=1)), "tekst": GETYPT}
    fout = klant.post(url, morgen)
    assert fout.status_code == 422
    assert "ligt in de toekomst" in fout.content.decode()
    assert GETYPT in fout.content.decode()
    assert not Contact.objects.filter(dossier_id=casus.pk).exists()
    goed = klant.post(url, velden)
    assert (goed.status_code, goed["Location"]) == (303, casus.dossier.get_absolute_url())
    # Twice the same form: once.
    assert klant.post(url, velden).status_code == 303
    assert Contact.objects.get(dossier_id=casus.pk).stem == "Het gaat wel"


def test_hulp_met_fouten_houdt_wat_getypt_is(baan: Baan) -> None:
    casus = baan.onderzoek()
    soort = baan.wereld.voorziening()
    klant = _klant(baan.consulent)
    url = reverse("casussen:hulp_nieuw", args=[casus.pk])
    goed = _velden(klant.get(url)) | {
        "trede": "maatwerk",
        "voorziening": str(soort.pk),
        "omschrijving": GETYPT,
        "hoeveelheid": "2,5",
        "frequentie": "",
        "leveringsvorm": "zin",
        "begin": "01-12-2026",
        "einde": "30-11-2027",
    }
    for fout, zin in (
        ({"einde": "30-11-2025"}, "Het einde ligt voor het begin"),
        ({"voorziening": "999999999"}, "Deze keuze bestaat niet (meer) bij ‘Voorziening’"),
        ({"voorziening": ""}, "Kies de voorziening"),
        ({"hoeveelheid": ""}, "Maatwerk vraagt een hoeveelheid"),
        ({"begin": ""}, "Vul in wanneer de hulp begint"),
        ({"trede": "netwerk"}, "is maatwerk"),
    ):
        antwoord = klant.post(url, goed | fout)
        tekst = antwoord.content.decode()
        assert antwoord.status_code == 422, fout
        assert zin in tekst
        assert GETYPT in tekst
    # What maatwerk needs and is not there is said in one go; the label said so before.
    alles = klant.post(url, goed | {"voorziening": "", "hoeveelheid": "", "begin": "", "einde": ""})
    assert set(alles.context["form"].errors) == {"voorziening", "hoeveelheid", "begin"}
    assert klant.get(url).content.decode().count("(verplicht bij maatwerk)") == 3
    assert not Ondersteuning.objects.filter(casus=casus).exists()
    assert klant.post(url, goed).status_code == 303
    rij = Ondersteuning.objects.get(casus=casus)
    assert (str(rij.hoeveelheid), rij.frequentie) == ("2.50", "week")


def test_onderzoek_schrijven_en_verouderd(baan: Baan) -> None:
    casus = baan.onderzoek()
    klant = _klant(baan.consulent)
    url = reverse("casussen:onderzoek", args=[casus.pk])
    velden = _velden(klant.get(url)) | {"behoeften": GETYPT, "half_behoeften": "on", "identiteit_soort": ""}
    h.leg_contact_vast(baan.collega, casus.pk, soort=SoortContact.TELEFOON, met="Ans", tekst="belde")
    fout = klant.post(url, velden)
    assert fout.status_code == 422
    assert "Niet opgeslagen: dit is intussen veranderd" in fout.content.decode()
    assert GETYPT in fout.content.decode()
    assert casus.onderzoeken.get().behoeften == ""
    # Saving once more is then a choice.
    assert klant.post(url, velden | _velden(fout)).status_code == 303
    onderzoek = casus.onderzoeken.get()
    assert (onderzoek.behoeften, onderzoek.nog_niet_af) == (GETYPT, ["behoeften"])
    weer = klant.get(url).content.decode()
    assert "onvolledig" in weer
    assert "niet bekeken" in weer


def test_halve_identiteit_staat_bij_het_veld(baan: Baan) -> None:
    casus = baan.onderzoek()
    klant = _klant(baan.consulent)
    url = reverse("casussen:onderzoek", args=[casus.pk])
    antwoord = klant.post(url, _velden(klant.get(url)) | {"identiteit_soort": "paspoort", "netwerk": GETYPT})
    assert antwoord.status_code == 422
    assert antwoord.context["form"].errors["identiteit_op"] == ["Vul in wanneer je het bewijs zag."]
    assert casus.onderzoeken.get().netwerk == ""


def test_start_vraagt_het_plan(baan: Baan) -> None:
    casus = baan.gewezen(baan.casus(gemeld_op=vandaag()))
    klant = _klant(baan.consulent)
    url = reverse("casussen:onderzoek_starten", args=[casus.pk])
    velden = _velden(klant.get(url)) | {"op": _nr(vandaag()), "plan_gewezen_op": "", "niet_gewacht": ""}
    fout = klant.post(url, velden)
    assert "plan_gewezen_op" in fout.context["form"].errors
    fout = klant.post(url, velden | {"plan_gewezen_op": _nr(vandaag())})
    assert "niet_gewacht" in fout.context["form"].errors
    goed = klant.post(url, velden | {"plan_gewezen_op": _nr(vandaag()), "niet_gewacht": "valt steeds"})
    assert goed.status_code == 303
    assert casus.onderzoeken.get().status == StatusOnderzoek.LOOPT


def test_een_dichte_stap_zegt_waarom_en_verandert_niets(baan: Baan) -> None:
    casus = baan.casus()
    klant = _klant(baan.consulent)
    url = reverse("casussen:onderzoek_starten", args=[casus.pk])
    tekst = klant.get(url).content.decode()
    assert "Wijs eerst op gratis cliëntondersteuning" in tekst
    assert reverse("casussen:clientondersteuning", args=[casus.pk]) in tekst
    assert not re.search(r'<form method="post" action="/casussen', tekst)
    versie = Dossier.objects.get(pk=casus.pk).versie
    velden = {"bewijs": "7d6f3a0e-2f5e-4d43-8a55-0d7d2b8f5a11", "versie": str(versie), "op": _nr(vandaag())}
    antwoord = klant.post(url, velden)
    assert antwoord.status_code == 422
    assert "Wijs eerst op gratis cliëntondersteuning" in antwoord.content.decode()
    assert casus.onderzoeken.get().status == StatusOnderzoek.GEPLAND


def test_clientondersteuning_van_een_nieuwe_mantelzorger(baan: Baan) -> None:
    casus = baan.casus()
    klant = _klant(baan.consulent)
    url = reverse("casussen:clientondersteuning", args=[casus.pk])
    velden = _velden(klant.get(url)) | {"voor": "mantelzorger", "gewezen_op": _nr(vandaag()), "wil": "nee"}
    fout = klant.post(url, velden)
    assert "naam" in fout.context["form"].errors
    assert klant.post(url, velden | {"naam": "Petra", "relatie": "dochter"}).status_code == 303
    rij = casus.dossier.clientondersteuning.get()
    assert (rij.voor, rij.wil) == (VoorWie.MANTELZORGER, False)


def test_sluiten_met_fout_bij_de_reden(baan: Baan) -> None:
    casus = baan.plan(Wet.JEUGD)
    klant = _klant(baan.consulent)
    url = reverse("casussen:sluiten", args=[casus.pk])
    velden = _velden(klant.get(url)) | {"reden": "niets_doen", "toelichting": GETYPT}
    assert "Wat kwam er van" in klant.get(url).text
    doel, vraag = casus.doelen.get(), Hulpvraag.objects.get(onderzoek__casus=casus)
    zonder = klant.post(url, velden)
    assert {f"doel_{doel.pk}", f"vraag_{vraag.pk}"} <= set(zonder.context["form"].errors)
    velden |= {f"doel_{doel.pk}": "niet_bereikt", f"vraag_{vraag.pk}": "opgelost"}
    fout = klant.post(url, velden)
    assert "meldcode" in fout.context["form"].errors["reden"][0]
    assert GETYPT in fout.content.decode()
    assert klant.post(url, velden | {"reden": "verhuisd"}).status_code == 303
    assert Casus.objects.get(pk=casus.pk).afsluitreden == "verhuisd"
    doel.refresh_from_db()
    vraag.refresh_from_db()
    assert (doel.bereikt, vraag.uitkomst) == (False, "opgelost")


def test_hulp_beeindigen_met_overlijden_gaat_naar_overlijden_vastleggen(baan: Baan) -> None:
    """The day goes along; the help itself does not end by this door."""
    casus = baan.hulp()
    lijn = casus.ondersteuning.get()
    klant = _klant(baan.consulent)
    url = reverse("casussen:hulp_beeindigen", args=[casus.pk, lijn.pk])
    dag = vandaag() - timedelta(days=3)
    velden = _velden(klant.get(url)) | {"reden": "02", "laatste_dag": _nr(dag)}
    antwoord = klant.post(url, velden)
    assert (antwoord.status_code, antwoord["Location"]) == (
        303,
        f"{reverse('werkplek:overlijden', args=[casus.pk])}?op={dag.isoformat()}",
    )
    assert _nr(dag) in klant.get(antwoord["Location"]).text
    # An address by hand is never a fault.
    assert klant.get(f"{reverse('werkplek:overlijden', args=[casus.pk])}?op=gisteren").status_code == 200
    lijn.refresh_from_db()
    assert lijn.status == "toegewezen"
    with pytest.raises(Geweigerd, match="Leg dan eerst het overlijden vast") as fout:
        h.beeindig(baan.consulent, casus.pk, lijn.pk, reden=Einde.OVERLIJDEN, laatste_dag=dag)
    assert fout.value.veld == "reden"


def test_dossierpagina_toont_het_geheel(baan: Baan) -> None:
    casus = baan.hulp()
    klant = _klant(baan.consulent)
    for tab in ("", "onderzoek/", "ondersteuning/", "contact/"):
        assert klant.get(f"{casus.dossier.get_absolute_url()}{tab}").status_code == 200
    tekst = klant.get(casus.dossier.get_absolute_url()).content.decode()
    assert "Petra doet de was" in tekst
    assert f"toegewezen op {datum(vandaag())}" in tekst
