"""Search over person, number and text, in the scope of the door. One field, a fixed number of queries.

Persons are found through a dossier this door may see, never on their own; an afgeschermd dossier does not exist
for an outsider, nor in a count or an order. Every search leaves a Raadpleging without what was asked.
"""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.contrib.postgres.search import SearchVector
from django.db.models import Min, Q, QuerySet

from basis.documenten.models import Brief, Document, SoortBrief
from basis.dossiers.models import Dossier
from basis.inwoners import bsn, zoeksleutels
from basis.inwoners.models import Adres, Inwoner
from basis.inwoners.zoekfilters import geboren_op, lees_postcode, op_naam, rang
from basis.journaal.schrijven import log_raadpleging
from basis.journaal.tijd import vandaag
from basis.organisatie import rechten
from basis.organisatie.handeling import GeenRecht, Geweigerd
from basis.organisatie.models import Hoedanigheid
from basis.organisatie.periode import geldt_op
from basis.scherm.opmaak import datum
from basis.werk.models import Bron, Zoektekst
from basis.werk.zoekbron import Zoekbron
from basis.werk.zoekfragment import fragmenten
from basis.werk.zoekresultaat import Gevonden, Persoon, Uitkomst, als_rij, binnen, dicht, met_waarover, weinig
from basis.werk.zoekvraag import Zoekvraag, lees
from basis.werk.zoekwoorden import CONFIG, vraag_naar

RECHT = "dossier.zoeken"
DOEL = "zoeken in dossiers"
MAX_PERSONEN = 10
MAX_DOSSIERS = 10
MAX_TEKSTEN = 15
# A text may be found many times in one dossier; so many hits are looked at to fill the list.
_TREFFERS = 60

LEEG = "Vul een naam, geboortedatum, postcode, nummer of woord in. Minstens twee letters."
GEEN_BSN = "Met jouw rol zoek je niet op BSN. Zoek op naam en geboortedatum."
FOUT_BSN = "Dit lijkt een BSN, maar het klopt niet met de elfproef. Kijk het nummer na."


def zoek(door: Hoedanigheid, term: str, bronnen: Mapping[Bron, Zoekbron], *, werkplek: str = "") -> Uitkomst:
    """What this door may find by what was typed. Geweigerd with a reason for the field `term`."""
    if not door.mag(RECHT):
        raise GeenRecht(f"Als {door.get_functie_display()} kun je niet in dossiers zoeken.")
    vraag = lees(term)
    _toets(door, vraag)
    nummers, meer_nummers = _op_nummer(door, vraag)
    personen, meer_personen = _op_persoon(door, vraag)
    teksten, meer_teksten = _op_tekst(door, vraag, bronnen)
    uitkomst = Uitkomst(
        nummers=nummers,
        personen=personen,
        teksten=teksten,
        meer=meer_nummers or meer_personen or meer_teksten,
        aantal=len(nummers) + len(personen) + len(teksten),
    )
    log_raadpleging(
        "zoeken",
        door,
        doel=DOEL,
        rechten_versie=rechten.VERSIE,
        object_soort="dossier",
        werkplek=werkplek,
        aantal=uitkomst.aantal,
        uitkomst="gevonden" if uitkomst.aantal else "niet gevonden",
    )
    return met_waarover(uitkomst, door)


def _toets(door: Hoedanigheid, vraag: Zoekvraag) -> None:
    if (vraag.bsn or vraag.lijkt_bsn) and not door.mag("inwoner.bsn"):
        raise Geweigerd(GEEN_BSN, "term")
    if vraag.lijkt_bsn:
        raise Geweigerd(FOUT_BSN, "term")
    if vraag.leeg:
        raise Geweigerd(LEEG, "term")


# -- by number -------------------------------------------------------------------------------------


def _op_nummer(door: Hoedanigheid, vraag: Zoekvraag) -> tuple[tuple[Gevonden, ...], bool]:
    """A dossier by its own number, or by that of a besluit. Two queries."""
    if not vraag.kenmerken:
        return (), False
    besluiten = Brief.objects.filter(
        kenmerk__in=vraag.kenmerken, soort=SoortBrief.BESCHIKKING, dossier__gemeente_id=door.gemeente_id
    )
    # As a list: each half of the OR then has its own index.
    ids = list(besluiten.order_by().values_list("dossier_id", flat=True).distinct())
    zichtbaar = Dossier.objects.zichtbaar_uit(door)
    rijen = zichtbaar.filter(Q(kenmerk__in=vraag.kenmerken) | Q(pk__in=ids))
    rijen = rijen.select_related("inwoner", "kern").order_by(dicht(), "-geopend_op", "-pk")
    gevonden = list(rijen[: MAX_DOSSIERS + 1])
    return tuple(als_rij(rij) for rij in gevonden[:MAX_DOSSIERS]), len(gevonden) > MAX_DOSSIERS


# -- by person -------------------------------------------------------------------------------------


def _op_persoon(door: Hoedanigheid, vraag: Zoekvraag) -> tuple[tuple[Persoon, ...], bool]:
    """Who has an open dossier comes first, then who is spelled like this. Three queries."""
    if not vraag.persoon:
        return (), False
    mensen = _mensen(door, vraag)
    wie = weinig(mensen, "pk")
    if wie is None:
        zichtbaar = Dossier.objects.zichtbaar_voor(door).filter(inwoner__in=mensen.order_by().values("pk"))
    else:
        zichtbaar = Dossier.objects.zichtbaar_uit(door).filter(inwoner_id__in=wie)
    per_mens = zichtbaar.values("inwoner_id", "inwoner__naam_sleutel").annotate(dicht=Min(dicht()))
    orde = ["dicht", "inwoner__naam_sleutel", "inwoner_id"]
    if vraag.naam:
        per_mens = per_mens.annotate(rang=Min(rang(vraag.naam, "inwoner__")))
        orde.insert(1, "rang")
    ids = [rij["inwoner_id"] for rij in per_mens.order_by(*orde)[: MAX_PERSONEN + 1]]
    meer, ids = len(ids) > MAX_PERSONEN, ids[:MAX_PERSONEN]
    if not ids:
        return (), False
    dossiers: dict[int, list[Dossier]] = defaultdict(list)
    rijen = Dossier.objects.zichtbaar_uit(door).filter(inwoner_id__in=ids).select_related("inwoner", "kern")
    for rij in rijen.order_by(dicht(), "-geopend_op", "-pk"):
        dossiers[rij.inwoner_id or 0].append(rij)
    return tuple(_persoon(dossiers[pk]) for pk in ids if dossiers[pk]), meer


def _ook(inwoner: Inwoner) -> str:
    """What else one may know this person by: the surname carried, or only the partner's."""
    if gedragen := inwoner.naam.gedragen():
        return f"schrijft zich {gedragen}"
    return f"partner: {inwoner.partner_geslachtsnaam}" if inwoner.partner_geslachtsnaam else ""


def _persoon(dossiers: list[Dossier]) -> Persoon:
    inwoner = dossiers[0].inwoner
    assert inwoner is not None
    return Persoon(
        naam=inwoner.naam.volledig(),
        geboren=str(inwoner.geboren),
        ook=_ook(inwoner),
        overleden=inwoner.overleden,
        dossiers=tuple(als_rij(rij) for rij in dossiers[:MAX_DOSSIERS]),
    )


def _mensen(door: Hoedanigheid, vraag: Zoekvraag) -> QuerySet[Inwoner]:
    """Everything filled in must match. Only to be used within what this door may see."""
    mensen: QuerySet[Inwoner] = Inwoner.objects.filter(gemeente_id=door.gemeente_id)
    if vraag.bsn:
        return mensen.filter(bsn_index=bsn.zoekindex(vraag.bsn))
    if vraag.naam:
        if zoeksleutels.vraag(vraag.naam) is None:
            return mensen.none()
        mensen = op_naam(mensen, vraag.naam)
    if not vraag.geboren.onbekend:
        mensen = mensen.filter(geboren_op(vraag.geboren, ook_onbekend=bool(vraag.naam)))
    if vraag.postcode:
        hier = Adres.objects.filter(geldt_op(vandaag()), postcode=lees_postcode(vraag.postcode))
        if vraag.huisnummer:
            hier = hier.filter(huisnummer=vraag.huisnummer)
        # Who has a secret address is not found by it.
        mensen = mensen.filter(pk__in=hier.values("inwoner_id"), geheim_adres=False)
    return mensen


# -- by text ---------------------------------------------------------------------------------------


@dataclass(frozen=True)
class _Treffer:
    dossier: Dossier
    bron: Bron
    bron_id: int
    op: date
    tekst: str = ""


def _op_tekst(
    door: Hoedanigheid, vraag: Zoekvraag, bronnen: Mapping[Bron, Zoekbron]
) -> tuple[tuple[Gevonden, ...], bool]:
    """The newest hit of each dossier, with the words around it. Four queries, one per kind of text and one to mark."""
    woorden = vraag_naar(vraag.tekst)
    if woorden is None:
        return (), False
    treffers, vol = _in_teksten(door, woorden, bronnen)
    stukken, ook_vol = _in_documenten(door, woorden)
    per_dossier: dict[int, _Treffer] = {}
    for treffer in sorted(
        [*treffers, *stukken], key=lambda t: (t.dossier.gesloten_op is not None, -t.op.toordinal(), -t.dossier.pk)
    ):
        per_dossier.setdefault(treffer.dossier.pk, treffer)
    getoond = list(per_dossier.values())[:MAX_TEKSTEN]
    teksten = _haal_teksten(getoond, bronnen)
    stukjes = fragmenten([teksten[t.bron, t.bron_id] for t in getoond], vraag.tekst)
    rijen = tuple(
        als_rij(t.dossier, bron=str(t.bron.label), op=datum(t.op), fragment=stuk)
        for t, stuk in zip(getoond, stukjes, strict=True)
    )
    return rijen, vol or ook_vol or len(per_dossier) > MAX_TEKSTEN


def _in_teksten(door: Hoedanigheid, woorden: Any, bronnen: Mapping[Bron, Zoekbron]) -> tuple[list[_Treffer], bool]:
    # A kind of text nobody listed, or that this door may not read, finds nothing.
    mag = [bron for bron, rij in bronnen.items() if door.mag(rij.recht)]
    treffers = Zoektekst.objects.filter(woorden=woorden, bron__in=mag)
    rijen = (
        treffers.filter(dossier__in=binnen(door, treffers).values("pk"))
        .select_related("dossier__inwoner", "dossier__kern")
        .defer("woorden")
        .order_by(dicht("dossier__"), "-op", "-pk")
    )
    gevonden = list(rijen[: _TREFFERS + 1])
    return [_Treffer(r.dossier, Bron(r.bron), r.bron_id, r.op) for r in gevonden[:_TREFFERS]], len(gevonden) > _TREFFERS


def _in_documenten(door: Hoedanigheid, woorden: Any) -> tuple[list[_Treffer], bool]:
    """Names of documents stand in their own room, with an index of their own."""
    if not door.mag("document.zien"):
        return [], False
    namen = Document.objects.annotate(woorden=SearchVector("naam", config=CONFIG)).filter(woorden=woorden)
    rijen = (
        namen.filter(dossier__in=binnen(door, namen).values("pk"))
        .select_related("dossier__inwoner", "dossier__kern")
        .order_by(dicht("dossier__"), "-ontvangen_op", "-pk")
    )
    gevonden = list(rijen[: _TREFFERS + 1])
    treffers = [_Treffer(r.dossier, Bron.DOCUMENT, r.pk, r.ontvangen_op, r.naam) for r in gevonden[:_TREFFERS]]
    return treffers, len(gevonden) > _TREFFERS


def _haal_teksten(treffers: list[_Treffer], bronnen: Mapping[Bron, Zoekbron]) -> dict[tuple[Bron, int], str]:
    """From where each text stands: the index holds only words."""
    uit = {(t.bron, t.bron_id): t.tekst for t in treffers}
    per_bron: dict[Bron, list[int]] = defaultdict(list)
    for treffer in treffers:
        if treffer.bron in bronnen and not treffer.tekst:
            per_bron[treffer.bron].append(treffer.bron_id)
    for bron, ids in per_bron.items():
        uit |= {(bron, pk): tekst for pk, tekst in bronnen[bron].teksten(ids).items()}
    return uit
