"""Everything of one casus that guards and panels look at, read once in a fixed number of queries."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any

from django.db.models import QuerySet

from basis.dossiers.models import Dossier
from basis.inwoners.models import Netwerklid
from basis.journaal.tijd import vandaag
from basis.organisatie.periode import geldt_op, laatste_dag
from basis.organisatie.regels import Regelboek, regelboek
from basis.voorzieningen.models import Trede
from casussen.enums import (
    LOPEND_ONDERZOEK,
    LOPENDE_HULP,
    Grondslag,
    StatusCasus,
    StatusOndersteuning,
    StatusOnderzoek,
    UitkomstHulpvraag,
    VoorWie,
)
from casussen.models import Casus, Clientondersteuning, Doel, Hulpvraag, Ondersteuning, Onderzoek


@dataclass(frozen=True)
class Stand:
    dossier: Dossier
    casus: Casus
    # Newest last. At most one of them runs (tied by the database).
    onderzoeken: tuple[Onderzoek, ...]
    hulpvragen: tuple[Hulpvraag, ...]
    doelen: tuple[Doel, ...]
    lijnen: tuple[Ondersteuning, ...]
    gewezen: tuple[Clientondersteuning, ...]
    mantelzorgers: tuple[Netwerklid, ...]
    dag: date

    @cached_property
    def boek(self) -> Regelboek:
        """The dated rules of this gemeente: read only when a date has to be computed."""
        return regelboek(self.dossier.gemeente.code)

    @property
    def wet(self) -> str:
        return self.dossier.wet or ""

    @property
    def gesloten(self) -> bool:
        return bool(self.casus.status == StatusCasus.AFGESLOTEN)

    @property
    def lopend(self) -> Onderzoek | None:
        """The onderzoek that runs, if any."""
        return next((o for o in reversed(self.onderzoeken) if o.status in LOPEND_ONDERZOEK), None)

    @property
    def laatste(self) -> Onderzoek | None:
        """The onderzoek that runs, else the latest one."""
        return self.lopend or (self.onderzoeken[-1] if self.onderzoeken else None)

    @property
    def open_doelen(self) -> tuple[Doel, ...]:
        return tuple(doel for doel in self.doelen if doel.bereikt is None and self.dag in doel.geldig)

    @property
    def open_vragen(self) -> tuple[Hulpvraag, ...]:
        """Of every onderzoek, without a result yet."""
        return tuple(vraag for vraag in self.hulpvragen if vraag.uitkomst == UitkomstHulpvraag.OPEN)

    def vragen_van(self, onderzoek: Onderzoek | None) -> tuple[Hulpvraag, ...]:
        pk = onderzoek.pk if onderzoek else None
        return tuple(vraag for vraag in self.hulpvragen if vraag.onderzoek_id == pk)

    def lijnen_met(self, *statussen: str) -> tuple[Ondersteuning, ...]:
        return tuple(lijn for lijn in self.lijnen if lijn.status in statussen)

    @property
    def voorgesteld(self) -> tuple[Ondersteuning, ...]:
        return self.lijnen_met(StatusOndersteuning.VOORGESTELD)

    @property
    def wacht_op_besluit(self) -> tuple[Ondersteuning, ...]:
        """Proposed maatwerk that needs an aanvraag and a besluit."""
        return tuple(
            lijn for lijn in self.voorgesteld if lijn.trede == Trede.MAATWERK and lijn.grondslag == Grondslag.BESLUIT
        )

    @property
    def nog_te_beeindigen(self) -> tuple[Ondersteuning, ...]:
        """Help that runs, or that is promised and paid for."""
        return self.lijnen_met(*LOPENDE_HULP, StatusOndersteuning.TOEGEWEZEN)

    @property
    def niet_gewezen(self) -> tuple[str, ...]:
        """To whom cliëntondersteuning still has to be pointed out; empty when all is done.

        A later onderzoek asks it again: what was said before its melding does not count.
        """
        onderzoek = self.lopend
        sinds = onderzoek.gemeld_op if onderzoek and onderzoek != self.onderzoeken[0] else date.min
        gedaan = [rij for rij in self.gewezen if rij.gewezen_op >= sinds]
        mist = [] if any(rij.voor == VoorWie.INWONER for rij in gedaan) else ["de inwoner"]
        aan = {rij.mantelzorger_id for rij in gedaan if rij.voor == VoorWie.MANTELZORGER}
        if self.mantelzorgers:
            mist += [f"{lid.naam} (mantelzorger)" for lid in self.mantelzorgers if lid.pk not in aan]
        elif not aan and not any(rij.voor == VoorWie.GEEN_MANTELZORGER for rij in gedaan):
            mist.append("een mantelzorger (of leg vast dat die er niet is)")
        return tuple(mist)

    def tot_en_met(self, lijn: Ondersteuning) -> date | None:
        return laatste_dag(lijn.geldig) if lijn.geldig else None


def _mantelzorgers(inwoner_ids: Iterable[int | None]) -> QuerySet[Netwerklid]:
    van = [pk for pk in inwoner_ids if pk]
    return Netwerklid.objects.filter(geldt_op(vandaag()), inwoner_id__in=van, mantelzorger=True).order_by("pk")


def mantelzorgers(dossier: Dossier) -> list[Netwerklid]:
    """The mantelzorgers of this inwoner known today."""
    return list(_mantelzorgers([dossier.inwoner_id]))


def lees(dossier: Dossier) -> Stand:
    """Read it now: seven queries, whatever the casus holds. Raises Casus.DoesNotExist."""
    gevonden = _lees([dossier])
    if dossier.pk not in gevonden:
        raise Casus.DoesNotExist
    return gevonden[dossier.pk]


def _per_dossier(rijen: Iterable[Any], veld: str) -> dict[int, list[Any]]:
    uit: dict[int, list[Any]] = {}
    for rij in rijen:
        uit.setdefault(getattr(rij, veld), []).append(rij)
    return uit


def _lees(dossiers: Sequence[Dossier]) -> dict[int, Stand]:
    """The same seven queries for one casus or for a page of them."""
    ids = [dossier.pk for dossier in dossiers]
    casussen = {rij.pk: rij for rij in Casus.objects.select_related("nazorg__medewerker").filter(pk__in=ids)}
    if not casussen:
        return {}
    onderzoeken = _per_dossier(
        Onderzoek.objects.filter(casus_id__in=ids)
        .select_related("termijn", "verslag", "bijstandsvraag")
        .defer("verslag__html")
        .order_by("pk"),
        "casus_id",
    )
    van_onderzoek = {rij.pk: pk for pk, rijen in onderzoeken.items() for rij in rijen}
    vragen: dict[int, list[Hulpvraag]] = {}
    for vraag in Hulpvraag.objects.filter(onderzoek__casus_id__in=ids).order_by("pk"):
        vragen.setdefault(van_onderzoek[vraag.onderzoek_id], []).append(vraag)
    doelen = _per_dossier(Doel.objects.filter(casus_id__in=ids).order_by("pk"), "casus_id")
    bij_lijn = ("voorziening", "organisatie", "doel", "aflopend")
    lijnen = _per_dossier(
        Ondersteuning.objects.filter(casus_id__in=ids).select_related(*bij_lijn).order_by("pk"), "casus_id"
    )
    gewezen = _per_dossier(
        Clientondersteuning.objects.filter(dossier_id__in=ids)
        .select_related("mantelzorger", "door__medewerker")
        .order_by("pk"),
        "dossier_id",
    )
    leden = _per_dossier(_mantelzorgers(dossier.inwoner_id for dossier in dossiers), "inwoner_id")
    uit = {}
    for dossier in dossiers:
        if (casus := casussen.get(dossier.pk)) is None:
            continue
        casus.dossier = dossier
        uit[dossier.pk] = Stand(
            dossier=dossier,
            casus=casus,
            onderzoeken=tuple(onderzoeken.get(dossier.pk, ())),
            hulpvragen=tuple(vragen.get(dossier.pk, ())),
            doelen=tuple(doelen.get(dossier.pk, ())),
            lijnen=tuple(lijnen.get(dossier.pk, ())),
            gewezen=tuple(gewezen.get(dossier.pk, ())),
            mantelzorgers=tuple(leden.get(dossier.inwoner_id or 0, ())),
            dag=vandaag(),
        )
    return uit


_SLEUTEL = "_stand_van_de_casus"


def voor_bladzijde(dossier: Dossier) -> Stand | None:
    """The same for the panels of one page: read once per Dossier object, None when it is no casus."""
    if _SLEUTEL not in dossier.__dict__:
        dossier.__dict__[_SLEUTEL] = lees(dossier) if dossier.soort == "casus" else None
    stand: Stand | None = dossier.__dict__[_SLEUTEL]
    return stand


def voor_lijst(dossiers: Sequence[Dossier]) -> dict[int, Stand]:
    """The same for the rows of a list: what is not read yet in seven queries. Without those that are no casus."""
    nieuw = [rij for rij in dossiers if rij.soort == "casus" and _SLEUTEL not in rij.__dict__]
    gevonden = _lees(nieuw) if nieuw else {}
    for rij in nieuw:
        rij.__dict__[_SLEUTEL] = gevonden.get(rij.pk)
    return {rij.pk: stand for rij in dossiers if (stand := rij.__dict__.get(_SLEUTEL)) is not None}


def is_werkbaar(onderzoek: Onderzoek | None) -> bool:
    """Whether its texts may still be written: it runs, or came to an aanvraag after six weeks without verslag."""
    if onderzoek is None:
        return False
    if onderzoek.status == StatusOnderzoek.LOOPT:
        return True
    return bool(onderzoek.status == StatusOnderzoek.AANVRAAG and onderzoek.afgerond_op is None)
