"""The veiligheidsnotitie: dated, looked at again, and for whom."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction

from basis.inwoners.handelingen import beeindig_veiligheidsnotitie, leg_veiligheidsnotitie_vast
from basis.inwoners.models import Inwoner, Veiligheidsnotitie
from basis.inwoners.veiligheid import notitie_van, notities_van
from basis.journaal.models import Gebeurtenis
from basis.journaal.tijd import klok_op, op_dag, vandaag
from basis.organisatie.enums import Functie
from basis.organisatie.handeling import GeenRecht, Geweigerd, Verouderd
from basis.organisatie.models import Hoedanigheid
from basis.organisatie.periode import vanaf
from basis.organisatie.rechten import TABEL
from tests.fabriek import Wereld, wereld


@pytest.fixture
def w(db: None) -> Wereld:
    return wereld()


def schrijf(door: Hoedanigheid, inwoner: Inwoner, tekst: str = "Bel vooraf.", dagen: int = 90) -> Veiligheidsnotitie:
    return leg_veiligheidsnotitie_vast(
        door,
        inwoner.pk,
        tekst=tekst,
        herzien_op=vandaag() + timedelta(days=dagen),
        uit=Inwoner.objects.filter(pk=inwoner.pk),
    )


def test_een_nieuwe_vervangt_de_oude_vanaf_vandaag(w: Wereld) -> None:
    door, inwoner = w.medewerker(), w.inwoner()
    with klok_op(op_dag(vandaag() - timedelta(days=10))):
        oud = schrijf(door, inwoner, "Er is een hond.")
    nieuw = schrijf(door, inwoner, "  De hond   is weg. ")
    oud.refresh_from_db()
    assert oud.geldig == vanaf(vandaag() - timedelta(days=10), vandaag())
    assert nieuw.tekst == "De hond is weg."
    assert notitie_van(inwoner.pk, vandaag()) == nieuw
    assert notitie_van(inwoner.pk, vandaag() - timedelta(days=1)) == oud
    # What it says stands nowhere else.
    assert "hond" not in str(list(Gebeurtenis.objects.values_list("lading", flat=True)))


def test_dezelfde_dag_verbeteren(w: Wereld) -> None:
    door, inwoner = w.medewerker(), w.inwoner()
    schrijf(door, inwoner)
    tweede = schrijf(door, inwoner, "Beter.")
    assert list(Veiligheidsnotitie.objects.filter(inwoner=inwoner)) == [tweede]


@pytest.mark.parametrize(
    ("tekst", "dagen", "veld"),
    [("  ", 90, "tekst"), ("x" * 301, 90, "tekst"), ("x", 0, "herzien_op"), ("x", 367, "herzien_op")],
)
def test_feiten_en_een_dag_binnen_een_jaar(w: Wereld, tekst: str, dagen: int, veld: str) -> None:
    door, inwoner = w.medewerker(), w.inwoner()
    with pytest.raises(Geweigerd) as fout:
        schrijf(door, inwoner, tekst, dagen)
    assert fout.value.veld == veld
    assert notitie_van(inwoner.pk, vandaag()) is None


def test_weghalen(w: Wereld) -> None:
    door, inwoner = w.medewerker(), w.inwoner()
    with pytest.raises(Geweigerd):
        beeindig_veiligheidsnotitie(door, inwoner.pk, uit=Inwoner.objects.all())
    schrijf(door, inwoner)
    beeindig_veiligheidsnotitie(door, inwoner.pk, uit=Inwoner.objects.all())
    assert notities_van([inwoner.pk, None], vandaag()) == {}


def test_alleen_uit_wat_je_ziet_en_niet_over_elkaar_heen(w: Wereld) -> None:
    door, inwoner = w.medewerker(), w.inwoner()
    with pytest.raises(Inwoner.DoesNotExist):
        leg_veiligheidsnotitie_vast(
            door, inwoner.pk, tekst="x", herzien_op=vandaag() + timedelta(days=1), uit=Inwoner.objects.none()
        )
    with pytest.raises(Verouderd):
        leg_veiligheidsnotitie_vast(
            door,
            inwoner.pk,
            tekst="x",
            herzien_op=vandaag() + timedelta(days=1),
            uit=Inwoner.objects.all(),
            versie=inwoner.versie + 7,
        )
    rij = schrijf(door, inwoner)
    rij.pk = None
    with pytest.raises(IntegrityError), transaction.atomic():
        rij.save()


def test_een_vrijwilliger_leest_en_schrijft_hem_niet(w: Wereld) -> None:
    inwoner = w.inwoner()
    with pytest.raises(GeenRecht):
        schrijf(w.medewerker(Functie.VRIJWILLIGER), inwoner)
    assert not {"veiligheid.zien", "afspraak.plannen"} & set(TABEL[Functie.VRIJWILLIGER][1])
    # Nobody plans a visit who may not read what is asked to be read.
    for functie, (_, rechten) in TABEL.items():
        assert "afspraak.plannen" not in rechten or "veiligheid.zien" in rechten, functie
