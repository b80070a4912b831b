"""Is a letter that waits for the post older than its dossier? One comparison for every kind of letter.

Nothing is stored for it: a letter keeps what it was told (`gegevens`, `geadresseerde`), and the room that makes
the kind says in its Briefbron what that letter would be told today. What differs is the reason, in Dutch.
Who gets it and at which address is compared here, for all.
"""

from collections.abc import Collection, Mapping, Sequence
from typing import Any

from basis.documenten.adressering import Adressering, Geadresseerde, adresseer, lees_vooraf
from basis.documenten.briefbron import Briefbron, Nu, Ontvanger, bron_van
from basis.documenten.briefkop import over_wie
from basis.documenten.geheim import is_geheim
from basis.documenten.models import Brief, StatusBrief
from basis.inwoners.enums import VeiligContact
from basis.inwoners.models import Inwoner
from basis.journaal.tijd import vandaag

KORT = 60


def ontvanger(aan: Geadresseerde) -> Ontvanger:
    """The same person in the same role, also when the name or the address changed."""
    return aan.rol, aan.inwoner_id or aan.naam


def eerste_van(kreeg: Mapping[Ontvanger, Brief], nieuw: Collection[Brief]) -> Brief:
    """The first letter of a set after some of it were made anew."""
    return min((*kreeg.values(), *nieuw), key=lambda brief: brief.pk)


def geheel(brief: Brief, eerste: int) -> Any:
    """What letters of one set have in common."""
    return brief.dossier_id, brief.soort, brief.kenmerk, brief.gegevens.get("nummer"), brief.pk >= eerste


def verouderd(brieven: Sequence[Brief]) -> dict[int, tuple[str, ...]]:
    """{id: reasons} of the letters that say something else than the dossier does today; only of what is not posted.

    A fixed number of queries, however many letters. They come with their dossier and its inwoner.
    """
    wacht = [brief for brief in brieven if brief.status == StatusBrief.GEMAAKT and brief.dossier.inwoner]
    if not wacht:
        return {}
    dag = vandaag()
    # One object per dossier and per person, whatever number of letters: what is read beforehand is kept on it.
    dossiers = {brief.dossier_id: brief.dossier for brief in wacht}
    mensen = {dossier.inwoner_id: dossier.inwoner for dossier in dossiers.values() if dossier.inwoner}
    lees_vooraf(list(mensen.values()), dag)
    adresseringen = {pk: adresseer(inwoner, dag) for pk, inwoner in mensen.items()}
    onveilig = _onveilig(mensen, adresseringen)
    alle = _van_deze_dossiers(wacht)
    bewaard = {brief.pk: brief.gegevens for brief in alle}
    uit: dict[int, tuple[str, ...]] = {}
    for soort in dict.fromkeys(brief.soort for brief in wacht):
        bron = bron_van(soort)
        deze = [brief for brief in wacht if brief.soort == soort and brief.pk in bewaard]
        for brief in deze:
            brief.dossier, brief.gegevens = dossiers[brief.dossier_id], bewaard[brief.pk]
        nu = bron.nu(deze) if bron else {}
        for brief in deze:
            pk = brief.dossier.inwoner_id
            redenen = _redenen(brief, bron, nu.get(brief.pk), adresseringen[pk], alle)
            if bron and bron.alleen_veilig and pk in onveilig:
                redenen.append("Post naar dit adres is niet veilig.")
            if redenen:
                uit[brief.pk] = tuple(dict.fromkeys(redenen))
    return uit


def waarom_verouderd(brief: Brief) -> str:
    """The reasons of one letter as one text; empty: it still says what the dossier says."""
    return " ".join(verouderd([brief]).get(brief.pk, ()))


def _van_deze_dossiers(wacht: Sequence[Brief]) -> list[Brief]:
    """These letters and all others of their kinds on their dossiers that were not dropped."""
    rijen = Brief.objects.filter(
        dossier__in={brief.dossier_id for brief in wacht}, soort__in={brief.soort for brief in wacht}
    )
    return list(rijen.exclude(status=StatusBrief.VERVALLEN).defer("html").order_by("pk"))


def _onveilig(mensen: Mapping[Any, Inwoner], adresseringen: Mapping[Any, Adressering]) -> set[int | None]:
    """For whom post is not safe, or not to one of who get their letters (`adressering.veilig_bezwaar`)."""
    anderen = {aan.inwoner_id for rij in adresseringen.values() for aan in rij.geadresseerden if aan.inwoner_id}
    geen_post = set(
        Inwoner.objects.filter(pk__in=anderen | set(mensen), veilig_contact=VeiligContact.GEEN_POST).values_list(
            "pk", flat=True
        )
    )
    return {
        pk
        for pk, rij in adresseringen.items()
        if pk in geen_post or any(aan.inwoner_id in geen_post for aan in rij.geadresseerden)
    }


def _redenen(
    brief: Brief, bron: Briefbron | None, nu: Nu | None, adressering: Adressering, alle: Collection[Brief]
) -> list[str]:
    toen = Geadresseerde.uit_json(brief.geadresseerde)
    if nu is not None and brief.pk < nu.eerste:
        return ["Er is al een nieuwere brief."]
    aan = next((rij for rij in adressering.geadresseerden if ontvanger(rij) == ontvanger(toen)), None)
    if aan is None:
        weg = " ".join(adressering.redenen)
        return [weg if weg and not adressering.geadresseerden else f"{toen.naam} krijgt deze brief niet meer."]
    redenen = []
    if nu is not None and bron is not None:
        redenen += verschillen(bron.namen, brief.gegevens, nu.zeg(aan), bron.groeit)
    if (aan.naam, aan.aanhef) != (toen.naam, toen.aanhef):
        redenen.append(_zin("de naam", toen.naam, aan.naam))
    if _kaal(aan.regels) != _kaal(toen.regels):
        # Which address: that stands in the dossier, and may be one this reader should not see here.
        redenen.append("Het adres is veranderd.")
    kop = brief.gegevens.get("kop", {})
    # A letter of an earlier version was not told all of it.
    if any(kop.get(naam, waarde) != waarde for naam, waarde in over_wie(brief.dossier, aan).items()):
        redenen.append("De gegevens van de inwoner in de brief zijn veranderd.")
    if not kop.get("geheim") and brief.dossier.inwoner and is_geheim(brief.dossier.inwoner, vandaag()):
        redenen.append("Het adres is geheim geworden; deze brief zegt nog uit welke streek hij komt.")
    if nu is not None:
        deze = geheel(brief, nu.eerste)
        heeft = {ontvanger(Geadresseerde.uit_json(a.geadresseerde)) for a in alle if geheel(a, nu.eerste) == deze}
        redenen += [
            f"Ook {rij.naam} hoort deze brief te krijgen."
            for rij in adressering.geadresseerden
            if ontvanger(rij) not in heeft
        ]
    return redenen


def verschillen(
    namen: Mapping[str, str], toen: Mapping[str, Any], nu: Mapping[str, Any], groeit: Collection[str] = ()
) -> list[str]:
    """Only what the letter was told: a template that came later says nothing about it."""
    return [
        _zin(namen.get(naam, "de tekst"), toen[naam], waarde)
        for naam, waarde in nu.items()
        if not _gelijk(toen.get(naam, waarde), waarde) and not (naam in groeit and not toen[naam])
    ]


def _kaal(regels: Sequence[str]) -> list[str]:
    """Address lines without what is only spelling: a place in capitals, a second space."""
    return [" ".join(regel.split()).casefold() for regel in regels]


def _gelijk(toen: Any, nu: Any) -> bool:
    """As the letter was told it: a key that came with a later version says nothing about an older letter."""
    if isinstance(toen, Mapping) and isinstance(nu, Mapping):
        return all(_gelijk(toen[naam], nu[naam]) for naam in toen.keys() & nu.keys())
    if isinstance(toen, list) and isinstance(nu, list):
        return len(toen) == len(nu) and all(_gelijk(een, ander) for een, ander in zip(toen, nu, strict=True))
    return bool(toen == nu)


def _zin(wat: str, was: Any, nu: Any) -> str:
    wat = wat[:1].upper() + wat[1:]
    kort = isinstance(was, str) and isinstance(nu, str) and len(was) <= KORT and len(nu) <= KORT
    if wat == "De tekst" or not kort or was == nu:
        return f"{wat} is veranderd."
    if not nu:
        return f"{wat} hoort niet meer in de brief."
    return f"{wat} is {nu}; in de brief staat {was}." if was else f"{wat} is {nu}; dat staat niet in de brief."
