"""The law in the letters and the clocks: no Wmo article in a decision on youth, no term that never ends."""

from datetime import timedelta

from basis.documenten.models import Brief, SoortBrief
from basis.inwoners.enums import SoortVertegenwoordiging
from basis.inwoners.models import Vertegenwoordiging
from basis.journaal.tijd import vandaag
from basis.organisatie.enums import Wet
from basis.organisatie.periode import vanaf
from basis.werk.models import Afronding, SoortTaak, Taak
from beschikkingen import handelingen as b
from beschikkingen.enums import Afwijzingsgrond, Resultaat, VormAanvraag
from beschikkingen.handelingen import OnderdeelInvoer
from tests.beschikkingen.baan import Baan
from tests.fabriek import wereld


def _letter(baan: Baan, grond: Afwijzingsgrond) -> str:
    concept = baan.concept(uitkomsten=(Resultaat.AFWIJZEN,))
    (besluit,) = concept.besluiten.all()
    invoer = OnderdeelInvoer(Resultaat.AFWIJZEN, grond, "", "Wij spraken u.")
    b.wijzig(
        baan.consulent,
        concept.casus_id,
        concept.pk,
        inleiding="U krijgt dit niet.",
        zienswijze="U vindt het jammer.",
        onderdelen={besluit.pk: invoer},
    )
    b.vraag_akkoord(baan.consulent, concept.casus_id, concept.pk)
    vast = b.stel_vast(baan.tweede, concept.casus_id, concept.pk)
    assert vast.brief is not None
    return vast.brief.html


def test_een_afwijzing_onder_de_jeugdwet_noemt_geen_wmo(db):
    html = _letter(Baan(wereld(), Wet.JEUGD), Afwijzingsgrond.GEEN_INGEZETENE)
    assert "artikel 2.3 van de Jeugdwet" in html
    assert "maatschappelijke ondersteuning" not in html


def test_onder_de_wmo_staat_het_artikel_er_wel(baan):
    html = _letter(baan, Afwijzingsgrond.GEEN_INGEZETENE)
    assert "artikel 1.2.1 van de Wet maatschappelijke ondersteuning 2015" in html


def test_het_verslag_noemt_de_wmo_en_twee_weken_alleen_onder_de_wmo(db):
    for wet, weken in ((Wet.WMO, "twee"), (Wet.JEUGD, "acht"), (Wet.PW, "acht")):
        baan = Baan(wereld(), wet)
        casus = baan.aanvraag()
        html = Brief.objects.filter(dossier_id=casus.pk, soort=SoortBrief.VERSLAG).latest("pk").html
        assert f"Binnen {weken} weken" in html
        assert ("2.3.2 van de Wmo" in html) == (wet == Wet.WMO)


def test_na_een_besluit_zonder_verslag_loopt_de_termijn_van_het_onderzoek_niet_door(baan):
    casus = baan.casus(gemeld_op=vandaag() - timedelta(days=60))
    baan.start(casus)
    baan.lijn(casus)
    b.leg_aanvraag_vast(baan.consulent, casus.pk, ontvangen_op=vandaag(), vorm=VormAanvraag.BRIEF)
    termijn = casus.onderzoeken.get().termijn
    assert termijn.afronding is None
    concept = baan.vul(b.stel_op(baan.consulent, casus.pk))
    b.stel_vast(baan.consulent, casus.pk, concept.pk)
    baan.drukt(casus.pk)
    b.verzend(baan.consulent, casus.pk, concept.pk, op=vandaag())
    termijn.refresh_from_db()
    assert (termijn.afronding, termijn.afgerond_op) == (Afronding.VERVALLEN, vandaag())
    casus.dossier.refresh_from_db()
    assert casus.dossier.fatale_datum is None


def test_wie_de_beschikking_niet_kan_krijgen_wordt_een_taak(baan):
    concept = baan.concept()
    Vertegenwoordiging.objects.create(
        inwoner=concept.casus.dossier.inwoner,
        soort=SoortVertegenwoordiging.BEWINDVOERDER,
        naam="Bewind BV",
        geldig=vanaf(vandaag()),
    )
    b.stel_vast(baan.consulent, concept.casus_id, concept.pk)
    taak = Taak.objects.get(dossier_id=concept.casus_id, soort=SoortTaak.VEILIG_BEZORGEN)
    assert "Bewind BV" in taak.toelichting
