"""Everything of one casus that guards and panels look at, read once in a fixed number of queries."""

from dataclasses import dataclass
from datetime import date
from functools import cached_property

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


def mantelzorgers(dossier: Dossier) -> list[Netwerklid]:
    """The mantelzorgers of this inwoner known today."""
    return list(
        Netwerklid.objects.filter(geldt_op(vandaag()), inwoner=dossier.inwoner, mantelzorger=True).order_by("pk")
    )


def lees(dossier: Dossier) -> Stand:
    """Read it now: seven queries, whatever the casus holds. Raises Casus.DoesNotExist."""
    casus = Casus.objects.select_related("nazorg__medewerker").get(pk=dossier.pk)
    casus.dossier = dossier
    return Stand(
        dossier=dossier,
        casus=casus,
        onderzoeken=tuple(
            casus.onderzoeken.select_related("termijn", "verslag", "bijstandsvraag")
            .defer("verslag__html")
            .order_by("pk")
        ),
        hulpvragen=tuple(Hulpvraag.objects.filter(onderzoek__casus=casus).order_by("pk")),
        doelen=tuple(casus.doelen.order_by("pk")),
        lijnen=tuple(
            casus.ondersteuning.select_related("voorziening", "organisatie", "doel", "aflopend").order_by("pk")
        ),
        gewezen=tuple(dossier.clientondersteuning.select_related("mantelzorger", "door__medewerker").order_by("pk")),
        mantelzorgers=tuple(mantelzorgers(dossier)),
        dag=vandaag(),
    )


_SLEUTEL = "_stand_van_de_casus"


def voor_bladzijde(dossier: Dossier) -> Stand | None:
    """The same for the panels of one page: read once per Dossier object, None when it is no casus."""
    if _SLEUTEL not in dossier.__dict__:
        dossier.__dict__[_SLEUTEL] = lees(dossier) if dossier.soort == "casus" else None
    stand: Stand | None = dossier.__dict__[_SLEUTEL]
    return stand


def is_werkbaar(onderzoek: Onderzoek | None) -> bool:
    """Whether its texts may still be written: it runs, or came to an aanvraag after six weeks without verslag."""
    if onderzoek is None:
        return False
    if onderzoek.status == StatusOnderzoek.LOOPT:
        return True
    return bool(onderzoek.status == StatusOnderzoek.AANVRAAG and onderzoek.afgerond_op is None)
