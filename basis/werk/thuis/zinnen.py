"""How things stand, in a sentence on top of Mijn werk: each number opens its list. What a functie does comes first."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from django.urls import reverse

from basis.scherm.opmaak import aantal
from basis.werk.thuis.blik import Blik
from basis.werk.thuis.regel import WEEK
from basis.werk.werkvoorraad import stand


@dataclass(frozen=True)
class Zinsdeel:
    voor: str
    tekst: str
    url: str
    na: str


def lijst_url(code: str, **vraag: object) -> str:
    url = reverse("werk:groep", args=[code])
    return f"{url}?{'&'.join(f'{naam}={waarde}' for naam, waarde in vraag.items())}" if vraag else url


def zinnen(totaal: Mapping[str, int], dagen: list[date], blik: Blik, taken: int) -> list[Zinsdeel]:
    """The team for who watches over it, then the own cases; without those what else there is to do."""
    van_team = _team(totaal, blik) if blik.door.mag("team.bewaken") else []
    eigen = _eigen(totaal, dagen, blik)
    # Who has cases reads tasks and callbacks below; who has none would read that there is nothing.
    ander = [] if eigen else _ander(totaal, blik, taken, team=not van_team)
    return van_team + eigen + ander


def _team(totaal: Mapping[str, int], blik: Blik) -> list[Zinsdeel]:
    """Decisions that wait for a second person, what is of nobody, and what is late in the team."""
    uit = []
    if tweede := totaal.get("tweede", 0):
        slot = f" {'wacht' if tweede == 1 else 'wachten'} op een tweede beslisser."
        uit.append(Zinsdeel("", aantal(tweede, "besluit,besluiten"), lijst_url("tweede"), slot))
    uit += _van_niemand(totaal)
    if laat := stand(blik.door)["te_laat"]:
        url = f"{reverse('werk:werkvoorraad')}?termijn=te_laat"
        tekst = aantal(laat, "dossier,dossiers")
        uit.append(Zinsdeel(f"In je team {'is' if laat == 1 else 'zijn'} ", tekst, url, " te laat."))
    return uit


def _van_niemand(totaal: Mapping[str, int]) -> list[Zinsdeel]:
    if not (niemand := totaal.get("team", 0)):
        return []
    slot = f" {'is' if niemand == 1 else 'zijn'} nog van niemand."
    return [Zinsdeel("", aantal(niemand, "zaak,zaken"), lijst_url("team"), slot)]


def _eigen(totaal: Mapping[str, int], dagen: list[date], blik: Blik) -> list[Zinsdeel]:
    uit = []
    if aan_zet := totaal["aan-zet"]:
        uit.append(Zinsdeel("In ", aantal(aan_zet, "zaak,zaken"), lijst_url("aan-zet"), " ben jij aan zet."))
    laat = sum(einde < blik.dag for einde in dagen)
    week = sum(0 <= (einde - blik.dag).days <= WEEK for einde in dagen)
    if laat:
        slot = f" {'is' if laat == 1 else 'zijn'} te laat."
        uit.append(Zinsdeel("", aantal(laat, "termijn,termijnen"), lijst_url("termijnen", wanneer="laat"), slot))
    if week:
        slot = f" {'loopt' if week == 1 else 'lopen'} binnen een week af."
        uit.append(Zinsdeel("", aantal(week, "termijn,termijnen"), lijst_url("termijnen", wanneer="week"), slot))
    if stil := totaal["stil"]:
        lang = aantal(blik.stil_weken, "week,weken")
        slot = f" {'hoorde' if stil == 1 else 'hoorden'} al meer dan {lang} niets van ons."
        uit.append(Zinsdeel("", aantal(stil, "inwoner,inwoners"), lijst_url("stil"), slot))
    if aflopend := totaal["aflopend"]:
        uit.append(Zinsdeel("Er loopt ", aantal(aflopend, "keer,keer"), lijst_url("aflopend"), " hulp af."))
    return uit


def _ander(totaal: Mapping[str, int], blik: Blik, taken: int, *, team: bool) -> list[Zinsdeel]:
    """Post, tasks and callbacks: the work of the administratie, and of who has no case to act on."""
    uit = []
    if post := totaal.get("post", 0):
        slot = f" {'moet' if post == 1 else 'moeten'} op de post."
        uit.append(Zinsdeel("", aantal(post, "brief,brieven"), reverse("post:lijst"), slot))
    if taken:
        slot = f" {'staat' if taken == 1 else 'staan'} open."
        uit.append(Zinsdeel("", aantal(taken, "taak,taken"), reverse("werk:taken"), slot))
    if bellen := totaal.get("terugbellen", 0):
        slot = f" {'wacht' if bellen == 1 else 'wachten'} op een telefoontje."
        uit.append(Zinsdeel("", aantal(bellen, "beller,bellers"), lijst_url("terugbellen"), slot))
    if betrokken := totaal.get("betrokken", 0):
        uit.append(Zinsdeel("Je hoort bij ", aantal(betrokken, "dossier,dossiers"), lijst_url("betrokken"), "."))
    return uit + (_van_niemand(totaal) if team else [])
