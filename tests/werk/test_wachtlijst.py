"""Who waits: order, reason, off the list by itself, and the clock that runs on."""

import re
import uuid

import pytest
from django.urls import reverse

from basis.dossiers.handelingen import draag_over, geef_terug, pak_op
from basis.dossiers.models import Dossier
from basis.journaal.models import Gebeurtenis
from basis.journaal.tijd import nu
from basis.organisatie.enums import Functie, Wet
from basis.organisatie.handeling import GeenRecht, Geweigerd
from basis.werk.handelingen import haal_van_wachtlijst, verplaats_wachtplek, zet_op_wachtlijst
from basis.werk.models import Wachtplek
from basis.werk.wachtlijst import plek_van, wachtlijst
from tests.fabriek import wereld
from tests.huis.test_aantal_vragen import VEEL, binnen, tel
from tests.toegang.test_tegelijk import samen
from tests.werk.conftest import Ploeg

LIJST = reverse("werk:wachtlijst")


def wacht(ploeg, *dossiers, reden="geen plek"):
    for dossier in dossiers:
        zet_op_wachtlijst(ploeg.leider, dossier.pk, reden=reden)


def orde(door):
    return list(wachtlijst(door).values_list("dossier_id", flat=True))


def test_achteraan_met_reden(ploeg: Ploeg):
    een, twee = ploeg.dossier(), ploeg.dossier()
    wacht(ploeg, een, twee)
    assert orde(ploeg.noor) == [een.pk, twee.pk]
    plek, nummer = plek_van(twee, ploeg.noor)
    assert (plek.reden, nummer) == ("geen plek", 2)
    with pytest.raises(Geweigerd, match="al op de wachtlijst"):
        wacht(ploeg, een)
    with pytest.raises(Geweigerd) as fout:
        wacht(ploeg, ploeg.dossier(), reden=" ")
    assert fout.value.veld == "reden"
    assert "geen plek" not in str(Gebeurtenis.objects.filter(dossier_id=een.pk).values_list("lading", flat=True))


def test_wie_behandeld_wordt_of_gesloten_is_wacht_niet(ploeg: Ploeg):
    with pytest.raises(Geweigerd, match="Iemand behandelt"):
        wacht(ploeg, ploeg.dossier(ploeg.noor))
    dicht = ploeg.dossier(gesloten_op=nu())
    with pytest.raises(Geweigerd, match="gesloten"):
        wacht(ploeg, dicht)
    with pytest.raises(GeenRecht):
        zet_op_wachtlijst(ploeg.w.medewerker(Functie.GEDRAGSWETENSCHAPPER), ploeg.dossier().pk, reden="x")


@pytest.mark.parametrize("weg", ["oppakken", "ander team", "sluiten", "eraf"])
def test_gaat_vanzelf_van_de_lijst(ploeg: Ploeg, weg):
    dossier, blijft = ploeg.dossier(), ploeg.dossier()
    wacht(ploeg, dossier, blijft)
    match weg:
        case "oppakken":
            pak_op(ploeg.noor, dossier.pk)
        case "ander team":
            draag_over(ploeg.leider, dossier.pk, naar=None, team=ploeg.w.ander_team)
        case "sluiten":
            Dossier.objects.filter(pk=dossier.pk).update(gesloten_op=nu())
        case "eraf":
            haal_van_wachtlijst(ploeg.leider, dossier.pk)
    assert orde(ploeg.noor) == [blijft.pk]
    assert orde(ploeg.elders) == []


def test_een_oude_plek_leeft_niet_op_als_het_dossier_terugkomt(ploeg: Ploeg):
    dossier, ander = ploeg.dossier(), ploeg.dossier()
    wacht(ploeg, dossier, ander)
    pak_op(ploeg.noor, dossier.pk)
    geef_terug(ploeg.noor, dossier.pk)
    assert orde(ploeg.noor) == [ander.pk]
    with pytest.raises(Geweigerd, match="staat niet op de wachtlijst"):
        haal_van_wachtlijst(ploeg.leider, dossier.pk)
    wacht(ploeg, dossier, reden="opnieuw")
    assert orde(ploeg.noor) == [ander.pk, dossier.pk]
    assert Wachtplek.objects.filter(dossier=dossier, tot=None).count() == 1


@pytest.mark.parametrize(
    ("naar", "verwacht"),
    [(1, "DABC"), (2, "ADBC"), (3, "ABDC"), (4, "ABCD"), (99, "ABCD")],
)
def test_naar_een_plek(ploeg: Ploeg, naar, verwacht):
    dossiers = {letter: ploeg.dossier() for letter in "ABCD"}
    wacht(ploeg, *dossiers.values())
    verplaats_wachtplek(ploeg.leider, dossiers["D"].pk, naar_plek=naar)
    namen = {d.pk: letter for letter, d in dossiers.items()}
    assert "".join(namen[pk] for pk in orde(ploeg.leider)) == verwacht
    verplaats_wachtplek(ploeg.leider, dossiers["D"].pk, naar_plek=4)
    assert "".join(namen[pk] for pk in orde(ploeg.leider)) == "ABCD"


def test_wat_je_niet_ziet_houdt_zijn_plek_tussen_zijn_buren(ploeg: Ploeg):
    """Ruud has only the Wmo: he moves among what he sees, and hears nothing of the Jeugdwet."""
    a, jeugd, b, c = ploeg.dossier(), ploeg.dossier(wet=Wet.JEUGD), ploeg.dossier(), ploeg.dossier()
    wacht(ploeg, a, jeugd, b, c)
    assert orde(ploeg.ruud) == [a.pk, b.pk, c.pk]
    van_ruud = plek_van(b, ploeg.ruud)
    assert van_ruud is not None
    assert van_ruud[1] == 2
    verplaats_wachtplek(ploeg.ruud, c.pk, naar_plek=2)
    assert orde(ploeg.ruud) == [a.pk, c.pk, b.pk]
    assert orde(ploeg.leider) == [a.pk, jeugd.pk, c.pk, b.pk]
    with pytest.raises(Geweigerd):
        verplaats_wachtplek(ploeg.ruud, c.pk, naar_plek=0)
    with pytest.raises(Dossier.DoesNotExist):
        verplaats_wachtplek(ploeg.ruud, jeugd.pk, naar_plek=1)


def test_twee_verplaatsen_tegelijk(vastleggend):
    ploeg = Ploeg(wereld())
    dossiers = [ploeg.dossier() for _ in range(6)]
    wacht(ploeg, *dossiers)
    uitkomsten = samen(
        *[lambda d=d: verplaats_wachtplek(ploeg.leider, d.pk, naar_plek=1) for d in dossiers[3:]],
        lambda: haal_van_wachtlijst(ploeg.leider, dossiers[0].pk),
    )
    assert not [fout for fout in uitkomsten if isinstance(fout, Exception)], uitkomsten
    assert set(orde(ploeg.leider)) == {d.pk for d in dossiers[1:]}
    nummers = list(wachtlijst(ploeg.leider).values_list("volgorde", flat=True))
    assert len(set(nummers)) == len(nummers), nummers


def test_het_scherm_toont_de_klok_die_doorloopt(ploeg: Ploeg):
    een, twee = ploeg.dossier(fataal=-1), ploeg.dossier(fataal=20)
    wacht(ploeg, een, twee, reden="Alle consulenten zitten vol.")
    html = binnen(ploeg.noor).get(LIJST).content.decode()
    for deel in (
        "2 dossiers wachten. De wettelijke termijn loopt door.",
        "1 dossier is al te laat.",
        "1 dag te laat",
        "nog 20 dagen",
        "Alle consulenten zitten vol.",
    ):
        assert deel in html, deel
    assert html.index(een.kenmerk) < html.index(twee.kenmerk)
    assert een.kenmerk not in binnen(ploeg.elders).get(LIJST).content.decode()
    zonder = binnen(ploeg.w.medewerker(Functie.GEDRAGSWETENSCHAPPER)).get(LIJST).content.decode()
    assert "Omhoog" not in zonder
    assert "Pak op" not in zonder


def test_schermen(ploeg: Ploeg):
    een, twee = ploeg.dossier(), ploeg.dossier()
    client = binnen(ploeg.noor)

    def stuur(naam, *args, **velden):
        return client.post(reverse(f"werk:{naam}", args=args), {"bewijs": str(uuid.uuid4()), **velden})

    assert stuur("wachtlijst_erop", een.pk, reden="").status_code == 422
    for dossier in (een, twee):
        assert stuur("wachtlijst_erop", dossier.pk, reden="vol").status_code == 303
    assert stuur("wachtlijst_schuif", twee.pk, "omhoog")["Location"].startswith(LIJST)
    assert orde(ploeg.noor) == [twee.pk, een.pk]
    stuur("wachtlijst_schuif", twee.pk, "omlaag")
    assert orde(ploeg.noor) == [een.pk, twee.pk]
    assert client.get(reverse("werk:wachtlijst_schuif", args=[een.pk, "opzij"])).status_code == 404
    fout = stuur("wachtlijst_plek", twee.pk, naar_plek="nul")
    assert fout.status_code == 422
    assert 'value="nul"' in fout.content.decode()
    stuur("wachtlijst_plek", twee.pk, naar_plek="1")
    assert orde(ploeg.noor) == [twee.pk, een.pk]
    stuur("wachtlijst_eraf", een.pk)
    assert orde(ploeg.noor) == [twee.pk]
    assert stuur("wachtlijst_eraf", een.pk).status_code == 422
    html = client.get(reverse("werk:wachtlijst_plek", args=[twee.pk])).content.decode()
    assert re.search(r"Nu staat het dossier op plek 1\.", html)


def test_aantal_vragen(ploeg: Ploeg):
    client = binnen(ploeg.noor)
    wacht(ploeg, ploeg.dossier())
    een = tel(lambda: client.get(LIJST))
    wacht(ploeg, *(ploeg.dossier() for _ in range(VEEL)))
    veel = tel(lambda: client.get(LIJST))
    assert veel.tekst.count("tp-naam") == een.tekst.count("tp-naam") + VEEL
    # Two of them read what the rows are about.
    assert veel.vragen == een.vragen <= 7
