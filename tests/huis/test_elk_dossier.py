"""Every dossier page opens for everyone who may: each pair of kind, status, fase, wet, grondslag, tab and functie.

The states are built directly, so also those no story of the demo happens to pass. All pairs, not all combinations:
a page breaks on one value or on two that meet, and the product would be a hundred thousand pages.
"""

import itertools
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.db import transaction
from django.test import Client
from django.urls import reverse

from basis.documenten.models import Brief
from basis.dossiers.models import AanZet, Betrokkenheid, Dossier, Fase
from basis.inwoners.models import Inwoner
from basis.journaal.schrijven import schrijf
from basis.journaal.tijd import nu, vandaag
from basis.journaal.zinnen import Zin
from basis.organisatie.enums import Functie, Wet
from basis.organisatie.periode import vanaf
from basis.organisatie.rechten import TABEL
from beschikkingen.enums import StatusBeschikking
from beschikkingen.models import Beschikking
from casussen.enums import Afsluitreden, Einde, Grondslag, StatusCasus, StatusOndersteuning, StatusOnderzoek
from casussen.models import Casus, Ondersteuning, Onderzoek
from tests.fabriek import Wereld, wereld
from tests.huis.test_aanval import binnen
from tests.huis.test_deur import zelfde_deur
from tests.reis import kleed_aan, meld
from toegang.enums import DoorOfNamens, StatusMelding
from toegang.handelingen.melding import UITKOMSTEN, rond_af
from toegang.models import Melding
from werkplek.dossier import ALLEEN_CASUS, TABS
from werkplek.tijdlijn import ZINNEN

Rij = dict[str, Any]
FUNCTIES = zelfde_deur(functie for functie in Functie if "dossier.zien" in TABEL[functie][1])


def alle_paren(assen: dict[str, list[Any]], kan: Callable[[Rij], bool]) -> list[Rij]:
    """Rows in which every pair of values of two axes that can meet does meet at least once. Greedy."""
    open_: set[tuple[str, Any, str, Any]] = {
        (a, x, b, y)
        for a, b in itertools.combinations(assen, 2)
        for x in assen[a]
        for y in assen[b]
        if kan({a: x, b: y})
    }
    volgorde = sorted(open_, key=str)

    def nieuw(rij: Rij, as_: str, waarde: Any) -> int:
        return sum((a, x, as_, waarde) in open_ or (as_, waarde, a, x) in open_ for a, x in rij.items())

    rijen: list[Rij] = []
    for eerste in volgorde:
        if eerste not in open_:
            continue
        a, x, b, y = eerste
        rij: Rij = {a: x, b: y}
        for as_ in assen:
            if as_ not in rij:
                rij[as_] = max((w for w in assen[as_] if kan({**rij, as_: w})), key=lambda w: nieuw(rij, as_, w))
        open_ -= {(p, rij[p], q, rij[q]) for p, q in itertools.combinations(assen, 2)}
        rijen.append(rij)
    return rijen


def _mag(rij: Rij) -> bool:
    return "tab" not in rij or "functie" not in rij or TABS[rij["tab"]].recht in TABEL[rij["functie"]][1]


def _clients(w: Wereld, *dossiers: int) -> dict[Functie, Client]:
    """One colleague per functie, with all wetten and betrokken bij the dossiers: everybody may open them."""
    uit = {}
    for functie in FUNCTIES:
        door = w.medewerker(functie, wetten=list(Wet))
        for pk in dossiers:
            Betrokkenheid.objects.create(dossier_id=pk, hoedanigheid=door, rol="test", geldig=vanaf(vandaag()))
        uit[functie] = binnen(door)
    return uit


def _open(clients: dict[Functie, Client], pk: int, rijen: list[Rij], zet: Callable[[Rij], None]) -> None:
    for rij in rijen:
        zet(rij)
        url = reverse("werkplek:tab", args=[pk, rij["tab"]])
        assert clients[rij["functie"]].get(url).status_code == 200, rij


def test_elke_melding_gaat_open(db):
    w = wereld()
    door = w.medewerker(wetten=list(Wet))
    aan = kleed_aan(w, door)
    pk = aan.melding_id
    rijen = alle_paren(
        {
            "functie": FUNCTIES,
            "tab": [tab for tab in TABS if tab not in ALLEEN_CASUS],
            "status": list(StatusMelding),
            "soort": list(DoorOfNamens),
            "wet": [None, *Wet],
            "fase": list(Fase),
            "aan_zet": list(AanZet),
        },
        _mag,
    )

    def zet(rij: Rij) -> None:
        status = rij["status"]
        open_ = status in (StatusMelding.ONTVANGEN, StatusMelding.UITGEVRAAGD)
        bij_casus = status in (StatusMelding.IN_BEHANDELING, StatusMelding.TOEGEVOEGD)
        Melding.objects.filter(pk=pk).update(
            status=status,
            door_of_namens=rij["soort"],
            reden_signaal="belde voor een ander",
            casus=aan.dossier_id if bij_casus else None,
        )
        _zet_dossier(pk, rij, open_)

    _open(_clients(w, pk), pk, rijen, zet)


def _zet_dossier(pk: int, rij: Rij, open_: bool) -> None:
    gesloten_op = None if open_ else nu()
    Dossier.objects.filter(pk=pk).update(
        wet=rij["wet"], fase=rij["fase"], aan_zet=rij["aan_zet"], gesloten_op=gesloten_op
    )


def test_elke_casus_gaat_open(db):
    w = wereld()
    door = w.medewerker(wetten=list(Wet))
    aan = kleed_aan(w, door)
    pk = aan.dossier_id
    rijen = alle_paren(
        {
            "functie": FUNCTIES,
            "tab": list(TABS),
            "status": list(StatusCasus),
            "onderzoek": list(StatusOnderzoek),
            "hulp": list(StatusOndersteuning),
            "besluit": list(StatusBeschikking),
            "grondslag": list(Grondslag),
            "wet": list(Wet),
            "fase": list(Fase),
            "aan_zet": list(AanZet),
        },
        _mag,
    )
    brief = Brief.objects.filter(dossier_id=aan.melding_id).first()
    assert brief is not None
    brief.pk, brief.dossier_id = None, pk
    brief.save(force_insert=True)
    Beschikking.objects.filter(casus=pk).update(
        nummer="B-2026-00001",
        vastgesteld_door=door,
        vastgesteld_op=nu(),
        akkoord_gevraagd_door=door,
        akkoord_gevraagd_op=nu(),
        mandaat=w.mandaat(),
        brief=brief,
    )

    def zet(rij: Rij) -> None:
        dicht = rij["status"] == StatusCasus.AFGESLOTEN
        Casus.objects.filter(pk=pk).update(
            status=rij["status"],
            grondslag=rij["grondslag"],
            afsluitreden=Afsluitreden.VOLGENS_PLAN if dicht else None,
            status_voor_sluiten=StatusCasus.HULPVERLENING if dicht else None,
        )
        Onderzoek.objects.filter(casus=pk).update(status=rij["onderzoek"])
        voorbij = rij["hulp"] == StatusOndersteuning.BEEINDIGD
        Ondersteuning.objects.filter(casus=pk).update(
            status=rij["hulp"],
            grondslag=rij["grondslag"],
            gestart_op=vandaag() - timedelta(days=9),
            beeindigd_op=vandaag() if voorbij else None,
            einde_reden=Einde.VOLGENS_PLAN if voorbij else None,
        )
        Beschikking.objects.filter(casus=pk).update(status=rij["besluit"])
        _zet_dossier(pk, rij, not dicht)

    _open(_clients(w, pk), pk, rijen, zet)


@pytest.mark.parametrize("uitkomst", list(UITKOMSTEN), ids=str)
def test_een_afgeronde_melding_gaat_open_met_haar_tijdlijn(db, uitkomst):
    w = wereld()
    door = w.medewerker()
    melding = meld(w, door)
    # Closed as such only after the death is recorded.
    dood = uitkomst == StatusMelding.OVERLEDEN
    Inwoner.objects.filter(pk=melding.dossier.inwoner_id, gemeente=w.gemeente).update(overleden=dood)
    rond_af(door, melding.pk, uitkomst=uitkomst, toelichting="gebeld", verwezen_naar="het buurthuis", inwoner_eens=True)
    blad = binnen(door).get(reverse("werkplek:dossier", args=[melding.pk]))
    assert blad.status_code == 200
    assert ZINNEN[f"melding.{uitkomst}"].vertel({"signaal": False}) in blad.content.decode()


def test_wat_niet_verteld_kan_worden_wordt_niet_geschreven(db):
    with pytest.raises(ValueError, match="eenhoorn"):
        Zin("eenhoorn", "deed iets.")
    w = wereld()
    with transaction.atomic(), pytest.raises(ValueError, match="Geen zin"):
        schrijf("kern.verdwenen", w.systeem)
    with transaction.atomic(), pytest.raises(KeyError):
        schrijf("termijn.geopend", w.systeem)
