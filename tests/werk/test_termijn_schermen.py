"""The clock of a dossier on screen: what it shows, what is closed and why, and what a wrong entry does."""

from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from basis.journaal.tijd import klok_op, nu, vandaag
from basis.organisatie.enums import Functie
from basis.scherm.opmaak import datum, datum_voluit
from basis.werk import handelingen as h
from basis.werk.models import Ingebrekestelling, Opschorting, Verschuiving
from basis.werk.panelen import termijnen
from tests.beschikkingen.test_schermen import binnen
from tests.fabriek import op
from tests.reis import meld
from tests.werk.klok import begin, besluittermijn, dossier_van, geleden, losse, over, vers
from toegang import handelingen as toegang


def url(naam, termijn, *meer):
    return reverse(f"werk:{naam}", args=[termijn.dossier_id, termijn.pk, *meer])


def regel(baan, termijn, door=None):
    paneel = termijnen(dossier_van(termijn), door or baan.consulent)
    assert paneel is not None
    return next(r for r in paneel.context["lopend"] if r.kort == datum(vers(termijn).einddatum))


def stuur(client, adres, **velden):
    form = client.get(adres).context["form"]
    return client.post(adres, {"bewijs": form.vers_bewijs, "versie": form.initial["versie"], **velden})


def test_een_lopende_opschorting_staat_er_in_woorden(baan):
    with klok_op(op(2026, 12, 2)):
        rij = losse(baan, "wmo-besluit", date(2026, 12, 1))
        h.schort_op(
            baan.consulent,
            rij.dossier_id,
            rij.pk,
            grond="4:15-1a",
            van=date(2026, 12, 3),
            tot=date(2026, 12, 12),
            toelichting="Het advies mist.",
        )
    with klok_op(op(2026, 12, 5)):
        gezien = regel(baan, rij)
        assert gezien.stil == (
            "De klok staat stil tot en met zaterdag 12 december 2026, sinds 3 december 2026: "
            "de aanvrager moet de aanvraag aanvullen (Awb 4:15 lid 1 onder a)."
        )
        assert gezien.stil_toelichting == "Het advies mist."
        assert [z.label for z in gezien.zetten][:1] == ["Hervatten"]
        (dicht,) = [z for z in gezien.dicht if z.label == "Opschorten"]
        assert dicht.reden == "De klok staat al stil, tot en met 12 december 2026."
        assert gezien.verschuivingen == (
            f"2 december 2026, {baan.consulent.naam}: opgeschort. "
            "Uiterste dag: 15 december 2026 werd 28 december 2026. Awb 4:15 lid 1 onder a.",
        )
    with klok_op(op(2026, 12, 14)):
        assert regel(baan, rij).stil.startswith("De klok stond stil tot en met 12 december 2026 en loopt weer")


def test_een_onderzoek_zegt_waarom_opschorten_niet_kan(baan):
    casus = baan.casus()
    paneel = termijnen(casus.dossier, baan.consulent)
    assert paneel is not None
    (gezien,) = paneel.context["lopend"]
    assert [z.label for z in gezien.zetten] == ["Uitstel afspreken"] or "Uitstel afspreken" in [
        z.label for z in gezien.zetten
    ]
    (dicht,) = gezien.dicht
    assert (dicht.label, "Awb 4:15 geldt niet" in (dicht.reden or "")) == ("Opschorten", True)
    assert gezien.soort == "wettelijk"


def test_wie_er_niet_over_gaat_ziet_geen_zetten_en_geen_redenen(baan):
    w = baan.wereld
    vrijwilliger = w.medewerker(Functie.VRIJWILLIGER)
    melding = meld(w, vrijwilliger, gewezen_inwoner=True)
    toegang.verbeter_ontvangst(baan.consulent, melding.pk, vanaf=geleden(3), reden="lag bij een ander")
    paneel = termijnen(melding.dossier, vrijwilliger)
    assert paneel is not None
    (gezien,) = paneel.context["lopend"]
    assert (gezien.zetten, gezien.meer, gezien.dicht, gezien.verschuivingen) == ((), (), (), ())


def test_opschorten_op_het_scherm_en_de_datum_vooraf(baan):
    rij = besluittermijn(baan)
    client = binnen(baan.consulent)
    van, tot = vandaag() + timedelta(days=1), vandaag() + timedelta(days=10)
    vooraf = client.get(
        url("termijn_gevolg", rij, "opschorten"), {"van": van.isoformat(), "tot": tot.isoformat(), "grond": "4:15-1a"}
    )
    assert vooraf.status_code == 200
    klaar = stuur(
        client,
        url("termijn_opschorten", rij),
        grond="4:15-1a",
        van=van.isoformat(),
        tot=tot.isoformat(),
        toelichting="",
    )
    assert klaar.status_code == 303
    nieuw = datum_voluit(vers(rij).einddatum)
    assert f"wordt de uiterste dag {nieuw}" in vooraf.content.decode()
    bladzijde = client.get(klaar["Location"]).content.decode()
    assert "De klok staat stil" in bladzijde
    assert nieuw in bladzijde


def test_foute_invoer_staat_bij_het_veld_en_blijft_staan(baan):
    rij = besluittermijn(baan)
    client = binnen(baan.consulent)
    fout = stuur(
        client,
        url("termijn_opschorten", rij),
        grond="4:15-1a",
        van=over(200).isoformat(),
        tot=over(210).isoformat(),
        toelichting="Wacht op het advies.",
    )
    tekst = fout.content.decode()
    assert fout.status_code == 422
    assert "De termijn was al verstreken op" in tekst
    assert "Wacht op het advies." in tekst
    assert not Opschorting.objects.filter(termijn=rij).exists()
    leeg = stuur(client, url("termijn_opschorten", rij), van="31-2-2026", tot="", toelichting="")
    assert leeg.status_code == 422
    assert "31 februari" in leeg.content.decode()


def test_wat_getypt_is_kan_met_een_oude_versie_niet_stil_weg(baan):
    rij = besluittermijn(baan)
    client = binnen(baan.consulent)
    form = client.get(url("termijn_vertraging", rij)).context["form"]
    h.meld_vertraging(baan.tweede, rij.dossier_id, rij.pk, tot=over(40), reden="eerst")
    fout = client.post(
        url("termijn_vertraging", rij),
        {"bewijs": form.vers_bewijs, "versie": form.initial["versie"], "tot": over(50).isoformat(), "reden": "daarna"},
    )
    assert fout.status_code == 422
    assert "wijzigde dit dossier terwijl jij bezig was" in fout.content.decode()
    assert vers(rij).uitstel_reden == "eerst"


@pytest.mark.parametrize("wat", ["opschorten", "hervatten", "verdagen", "redelijk", "commissie", "begin"])
def test_elke_vooruitblik_zegt_iets_en_schrijft_niets(baan, wat):
    rij = besluittermijn(baan)
    antwoord = binnen(baan.consulent).get(
        url("termijn_gevolg", rij, wat), dict.fromkeys(("van", "tot", "op", "weer_vanaf", "vanaf"), "1-12-2026")
    )
    assert antwoord.status_code == 200
    assert antwoord.content.decode().strip()
    assert binnen(baan.consulent).get(url("termijn_gevolg", rij, "onzin")).status_code == 404
    assert not Verschuiving.objects.filter(termijn=rij).exists()


def test_een_termijn_van_een_ander_dossier_is_er_niet(baan):
    rij, ander = besluittermijn(baan), besluittermijn(baan)
    client = binnen(baan.consulent)
    for naam in ("termijn_opschorten", "ingebrekestelling", "termijn_begin"):
        assert client.get(reverse(f"werk:{naam}", args=[ander.dossier_id, rij.pk])).status_code == 404
    buiten = binnen(baan.wereld.medewerker(team=baan.wereld.ander_team))
    assert buiten.get(url("termijn_gevolg", rij, "opschorten")).status_code == 404


def test_de_dwangsom_op_het_scherm(baan):
    with klok_op(op(2026, 1, 7)):
        rij = losse(baan, "wmo-besluit", date(2025, 12, 22))
        client = binnen(baan.consulent)
        klaar = stuur(client, url("ingebrekestelling", rij), ontvangen_op="6-1-2026", kanaal="post")
        assert klaar.status_code == 303
    brief = Ingebrekestelling.objects.get(termijn=rij)
    vast = reverse("werk:dwangsom_vaststellen", args=[rij.dossier_id, brief.pk])
    with klok_op(op(2026, 2, 4)):
        tekst = client.get(klaar["Location"]).content.decode()
        assert "De dwangsom loopt: €\u00a0357,00 tot en met vandaag (15 dagen)." in tekst
        assert "De dwangsom loopt nog. Vaststellen kan na de laatste dag" in tekst
        assert "Dit kan nu niet." in client.get(vast).content.decode()
    with klok_op(op(2026, 3, 10)):
        assert (
            "De dwangsom is €\u00a01.442,00. Als je opslaat, staat dit bedrag vast."
            in client.get(vast).content.decode()
        )
        assert stuur(client, vast, op="10-3-2026").status_code == 303
        tekst = client.get(klaar["Location"]).content.decode()
    assert "Vastgesteld op 10 maart 2026: €\u00a01.442,00." in tekst
    assert "Dwangsom betalen" in tekst


def test_een_oordeel_via_het_scherm(baan):
    with klok_op(op(2026, 1, 20)):
        rij = losse(baan, "wmo-besluit", date(2025, 12, 22))
        brief = h.leg_ingebrekestelling_vast(
            baan.consulent, rij.dossier_id, rij.pk, ontvangen_op=date(2026, 1, 6), kanaal="email"
        )
        client = binnen(baan.consulent)
        adres = reverse("werk:ingebrekestelling_oordeel", args=[rij.dossier_id, brief.pk])
        assert stuur(client, adres, oordeel="laat", reden="").status_code == 422
        assert stuur(client, adres, oordeel="laat", reden="Jaren later.").status_code == 303
        assert stuur(client, adres, oordeel="verschuldigd", reden="Toch niet.").status_code == 303
    brief.refresh_from_db()
    assert (brief.oordeel, brief.oordeel_reden) == ("", "Toch niet.")


def test_begin_verbeteren_op_het_scherm(baan):
    melding = meld(baan.wereld, baan.consulent, dagen_geleden=2)
    client = binnen(baan.consulent)
    adres = reverse("toegang:begin", args=[melding.pk])
    klaar = stuur(client, adres, vanaf=geleden(6).isoformat(), reden="Stempel van de post.")
    assert klaar.status_code == 303
    tekst = client.get(klaar["Location"]).content.decode()
    assert f"Begin: {datum(geleden(2))} werd {datum(geleden(6))}." in tekst
    assert "Stempel van de post" in tekst
    dicht = client.get(reverse("beschikkingen:begin", args=[baan.casus().pk])).content.decode()
    assert "Hier is geen termijn die bij een aanvraag begint." in dicht


def test_het_paneel_vraagt_niet_meer_bij_dertig_van_alles(baan):
    rij = besluittermijn(baan)
    pk = rij.dossier_id

    def vermeerder(aantal: int) -> None:
        for _ in range(aantal):
            ander = begin(baan.consulent, pk, "wmo-besluit", geleden(3))
            Verschuiving.objects.create(
                termijn=ander,
                soort="regels",
                oud_vanaf=ander.vanaf,
                nieuw_vanaf=ander.vanaf,
                oud_einddatum=ander.einddatum,
                nieuw_einddatum=ander.einddatum,
                op=nu(),
                door=baan.tweede,
            )
            Opschorting.objects.create(
                termijn=ander, grond="4:15-1a", van=geleden(1), tot=over(3), vastgelegd_op=nu(), door=baan.tweede
            )
            Ingebrekestelling.objects.create(
                termijn=ander,
                ontvangen_op=geleden(1),
                geldig=True,
                eerste_dag=over(14),
                vastgelegd_op=nu(),
                door=baan.tweede,
            )

    def vragen() -> tuple[int, int]:
        dossier = dossier_van(rij)
        with CaptureQueriesContext(connection) as geteld:
            paneel = termijnen(dossier, baan.consulent)
        assert paneel is not None
        return len(geteld), len(paneel.context["lopend"])

    vermeerder(1)
    een = vragen()
    vermeerder(30)
    veel = vragen()
    assert veel[1] == een[1] + 30
    assert veel[0] == een[0] <= 14
