"""Terugbelverzoek: for whom, with and without dossier, three tries, and what is kept."""

from datetime import timedelta
from typing import Any

import pytest

from basis.dossiers.models import Dossier
from basis.journaal.models import Gebeurtenis
from basis.journaal.tijd import nu, vandaag
from basis.organisatie.enums import Functie
from basis.organisatie.handeling import GeenRecht, Geweigerd
from basis.organisatie.models import Afwezigheid, Hoedanigheid
from basis.organisatie.periode import vanaf
from basis.werk import handelingen as h
from basis.werk.models import Belpoging, SoortTaak, Taak
from casussen.handelingen import bel_terug, neem_telefoon_op
from casussen.handelingen.telefoon import Terugbel
from casussen.models import Contact
from tests.casussen.baan import Baan
from tests.fabriek import wereld


@pytest.fixture
def baan(db: None) -> Baan:
    return Baan(wereld())


NUMMER = "0481 00 00 09"


def vraag(door: Hoedanigheid, **anders: Any) -> Taak:
    gegevens: dict[str, Any] = {
        "wie": "Dochter Petra",
        "telefoon": NUMMER,
        "waarover": "Vraag over de hulp.",
        "uiterlijk": vandaag() + timedelta(days=1),
        **anders,
    }
    return h.vraag_terugbellen(door, **gegevens).taak


def ziet(door: Hoedanigheid, taak: Taak) -> bool:
    return Taak.objects.zichtbaar_voor(door).filter(pk=taak.pk).exists()


def test_bij_een_dossier_ziet_wie_het_dossier_ziet(baan: Baan) -> None:
    taak = vraag(baan.consulent, voor=baan.collega, dossier_id=baan.casus().pk)
    assert (taak.soort, taak.team) == (SoortTaak.TERUGBELLEN, None)
    assert ziet(baan.consulent, taak)
    assert ziet(baan.collega, taak)
    assert not ziet(baan.buitenstaander, taak)


def test_zonder_dossier_alleen_wie_het_kreeg(baan: Baan) -> None:
    taak = vraag(baan.consulent, voor=baan.collega)
    assert ziet(baan.collega, taak)
    assert not ziet(baan.consulent, taak)
    waarnemer = baan.wereld.medewerker()
    assert not ziet(waarnemer, taak)
    Afwezigheid.objects.create(
        hoedanigheid=baan.collega,
        waarnemer=waarnemer,
        geldig=vanaf(vandaag(), vandaag() + timedelta(days=3)),
        vastgelegd_op=nu(),
        vastgelegd_door=baan.collega,
    )
    assert ziet(waarnemer, taak)


def test_zonder_dossier_voor_het_team(baan: Baan) -> None:
    taak = vraag(baan.consulent, team=baan.wereld.team)
    assert ziet(baan.collega, taak)
    assert ziet(baan.administratie, taak)
    assert not ziet(baan.buitenstaander, taak)
    with pytest.raises(Taak.DoesNotExist):
        h.niet_bereikt(baan.buitenstaander, taak.pk)


def test_niet_voor_wie_het_dossier_niet_ziet(baan: Baan) -> None:
    casus = baan.casus()
    with pytest.raises(Geweigerd, match="kan dit dossier niet zien"):
        vraag(baan.consulent, voor=baan.buitenstaander, dossier_id=casus.pk)
    with pytest.raises(Geweigerd, match="team kan het dossier niet zien"):
        vraag(baan.consulent, team=baan.wereld.ander_team, dossier_id=casus.pk)
    Dossier.objects.filter(pk=casus.pk).update(afgeschermd=True)
    with pytest.raises(Geweigerd, match="team kan het dossier niet zien"):
        vraag(baan.consulent, team=baan.wereld.team, dossier_id=casus.pk)
    with pytest.raises(Dossier.DoesNotExist):
        vraag(baan.buitenstaander, voor=baan.buitenstaander, dossier_id=casus.pk)
    with pytest.raises(GeenRecht):
        vraag(baan.wereld.medewerker(Functie.VRIJWILLIGER), team=baan.wereld.team)


@pytest.mark.parametrize(
    ("anders", "veld"),
    [
        ({"wie": " "}, "wie"),
        ({"telefoon": "0481"}, "telefoon"),
        ({"waarover": ""}, "waarover"),
        ({"uiterlijk": vandaag() - timedelta(days=1)}, "uiterlijk"),
        ({"team": None}, "voor"),
    ],
)
def test_wat_er_in_moet(baan: Baan, anders: dict[str, Any], veld: str) -> None:
    with pytest.raises(Geweigerd) as fout:
        vraag(baan.consulent, **({"team": baan.wereld.team} | anders))
    assert fout.value.veld == veld
    assert not Taak.objects.filter(gemeente=baan.wereld.gemeente, soort=SoortTaak.TERUGBELLEN).exists()


def test_pogingen_tellen_en_gesproken_rondt_af(baan: Baan) -> None:
    casus = baan.casus()
    taak = vraag(baan.consulent, voor=baan.consulent, dossier_id=casus.pk)
    assert [h.niet_bereikt(baan.consulent, taak.pk) for _ in range(3)] == [1, 2, 3]
    taak.refresh_from_db()
    assert taak.klaar_op is None
    bel_terug(baan.consulent, taak.pk, tekst="Petra komt vrijdag mee.")
    taak.refresh_from_db()
    assert taak.klaar_door == baan.consulent
    contact = Contact.objects.get(dossier_id=casus.pk)
    assert (contact.met, contact.tekst) == ("Dochter Petra", "Petra komt vrijdag mee.")
    assert Dossier.objects.get(pk=casus.pk).laatste_contact == vandaag()
    assert Belpoging.objects.filter(verzoek=taak.terugbel, gelukt=True).count() == 1
    for doe in (h.niet_bereikt, h.gesproken, h.laat_terugbel_vervallen):
        with pytest.raises(Geweigerd, match="al afgerond"):
            doe(baan.consulent, taak.pk)
    soorten = Gebeurtenis.objects.filter(dossier_id=casus.pk, soort__startswith="terugbel.").values_list(
        "soort", "lading"
    )
    assert [(soort, lading.get("keer")) for soort, lading in soorten.order_by("id")] == [
        ("terugbel.gevraagd", None),
        ("terugbel.niet_bereikt", 1),
        ("terugbel.niet_bereikt", 2),
        ("terugbel.niet_bereikt", 3),
        ("terugbel.gesproken", None),
    ]
    # No name and no number in the journaal.
    assert "Petra" not in str([lading for _, lading in soorten])
    assert "0481" not in str([lading for _, lading in soorten])


def test_afvinken_als_gewone_taak_kan_niet(baan: Baan) -> None:
    casus = baan.casus()
    taak = vraag(baan.consulent, voor=baan.consulent, dossier_id=casus.pk)
    with pytest.raises(Geweigerd, match="hoe het ging"):
        h.rond_taak_af(baan.consulent, casus.pk, taak.pk)


def test_koppelen_aan_een_dossier(baan: Baan) -> None:
    casus = baan.casus()
    taak = vraag(baan.consulent, team=baan.wereld.team)
    with pytest.raises(Dossier.DoesNotExist):
        h.koppel_terugbel(baan.buitenstaander, taak.pk, casus.pk)
    h.koppel_terugbel(baan.consulent, taak.pk, casus.pk)
    taak.refresh_from_db()
    assert taak.dossier_id == casus.pk
    with pytest.raises(Geweigerd, match="hoort al bij"):
        h.koppel_terugbel(baan.consulent, taak.pk, baan.casus().pk)


def test_telefoonnotitie_en_verzoek_in_een_keer(baan: Baan) -> None:
    casus = baan.casus()
    neem_telefoon_op(
        baan.administratie,
        dossier_id=casus.pk,
        wie="Ans Verhoeven",
        notitie="De hulp kwam niet.",
        terugbel=Terugbel(NUMMER, baan.consulent, None, vandaag()),
    )
    assert Contact.objects.get(dossier_id=casus.pk).tekst == "De hulp kwam niet."
    taak = Taak.objects.get(dossier_id=casus.pk, soort=SoortTaak.TERUGBELLEN)
    assert (taak.voor, taak.terugbel.waarover) == (baan.consulent, "De hulp kwam niet.")


def test_zonder_dossier_blijft_er_geen_losse_notitie(baan: Baan) -> None:
    with pytest.raises(Geweigerd) as fout:
        neem_telefoon_op(baan.consulent, wie="Iemand", notitie="Belde.")
    assert fout.value.veld == "over"
    with pytest.raises(Geweigerd) as leeg:
        neem_telefoon_op(baan.consulent, wie="Iemand", dossier_id=baan.casus().pk)
    assert leeg.value.veld == "notitie"


def test_een_geweigerd_verzoek_laat_ook_de_notitie_niet_achter(baan: Baan) -> None:
    casus = baan.casus()
    with pytest.raises(Geweigerd):
        neem_telefoon_op(
            baan.consulent, dossier_id=casus.pk, wie="Ans", notitie="Belde.", terugbel=Terugbel("12", baan.consulent)
        )
    assert not Contact.objects.filter(dossier_id=casus.pk).exists()
