"""Everything a decision looks at, read once: the letter, its onderdelen, prices and who gets it.

Guards, the screen and the verb judge the same Stand, so they never disagree.
"""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from basis.documenten.adressering import Adressering, adresseer, naar_gezag
from basis.dossiers.models import Dossier
from basis.inwoners.models import Inwoner
from basis.voorzieningen.models import Hoofdgroep, Trede
from beschikkingen.enums import Resultaat
from beschikkingen.gevraagd import Tekort, gevraagd_bij, tekorten
from beschikkingen.models import Aanvraag, Beschikking, Besluit, Gevraagd
from casussen.enums import Grondslag, StatusOndersteuning
from casussen.models import Casus, Doel, Ondersteuning, Onderzoek
from casussen.samenloop import Bedrag, bedragen_van, hoogste, lopend_van, zonder
from consortium.tarieven import geen_tarief, prijslopen

TOEGEKEND = (Resultaat.TOEKENNEN, Resultaat.GEDEELTELIJK)
GEWEIGERD = (Resultaat.AFWIJZEN, Resultaat.GEDEELTELIJK)


@dataclass(frozen=True)
class Onderdeel:
    """One besluit with its price. `per_jaar` is None, and `geen_prijs` says why, when there is no tarief."""

    besluit: Besluit
    prijs: Decimal | None = None
    per_jaar: Decimal | None = None
    geen_prijs: str = ""
    # What it costs per year, from each day its tarief changes.
    bedragen: tuple[Bedrag, ...] = ()

    @property
    def regel(self) -> Ondersteuning:
        return self.besluit.ondersteuning

    @property
    def naam(self) -> str:
        return self.regel.voorziening.naam_inwoner if self.regel.voorziening else self.regel.omschrijving

    @property
    def toegekend(self) -> bool:
        return self.besluit.resultaat in TOEGEKEND

    @property
    def in_de_brief_toegekend(self) -> bool:
        """As `toegekend`; what has no result yet previews as granted."""
        return self.besluit.resultaat != Resultaat.AFWIJZEN

    @property
    def geweigerd(self) -> bool:
        """Refused, or in part."""
        return self.besluit.resultaat in GEWEIGERD


@dataclass(frozen=True)
class Stand:
    beschikking: Beschikking
    casus: Casus
    dossier: Dossier
    inwoner: Inwoner
    aanvraag: Aanvraag
    onderzoek: Onderzoek
    onderdelen: tuple[Onderdeel, ...]
    # All lines of the casus: what is not in the letter is other help, or still has to come in.
    regels: tuple[Ondersteuning, ...]
    doelen: tuple[Doel, ...]
    adressering: Adressering
    dag: date
    # What was asked per hulpvraag, as far as it is known.
    gevraagd: tuple[Gevraagd, ...] = ()
    # What the inwoner gets under this wet by earlier decisions.
    lopend: tuple[Bedrag, ...] = ()

    @property
    def kind(self) -> str:
        """The name of a child whose letters go to who has gezag; else empty, and the letter says 'u'."""
        return self.inwoner.naam.volledig() if naar_gezag(self.inwoner, self.dag) else ""

    @property
    def wie(self) -> str:
        """Who gets the help, at the begin of a sentence of the letter."""
        return self.kind or "U"

    @property
    def nieuw(self) -> tuple[Ondersteuning, ...]:
        """Lines that were proposed after the draft was made."""
        erin = {deel.regel.pk for deel in self.onderdelen}
        return tuple(regel for regel in wacht_op_besluit(self.regels, self.aanvraag.over_id) if regel.pk not in erin)

    @property
    def weg(self) -> tuple[Onderdeel, ...]:
        """Onderdelen whose line is no longer proposed."""
        return tuple(
            deel
            for deel in self.onderdelen
            if deel.regel.status != StatusOndersteuning.VOORGESTELD and not self.loopt_al(deel)
        )

    def loopt_al(self, deel: Onderdeel) -> bool:
        """Help on a verwijzing or bepaling about which a besluit was asked: it runs, and goes on."""
        return deel.regel.pk == self.aanvraag.over_id

    @property
    def per_jaar(self) -> Decimal:
        """Euro per year of what is granted; what has no result yet counts along."""
        return sum(
            (
                deel.per_jaar
                for deel in self.onderdelen
                if deel.per_jaar is not None and deel.besluit.resultaat != Resultaat.AFWIJZEN
            ),
            Decimal(0),
        )

    @property
    def hoogste_per_jaar(self) -> Decimal:
        """As `per_jaar`, each at the highest tarief in its period: what a limit per besluit is held against."""
        delen = [deel.bedragen for deel in self.onderdelen if deel.in_de_brief_toegekend and deel.bedragen]
        return sum((max(deel.bedrag for deel in bedragen) for bedragen in delen), Decimal(0))

    @property
    def samen_per_jaar(self) -> Decimal:
        """Euro per year that runs at the same time after this besluit; what it replaces does not count."""
        delen = [deel for deel in self.onderdelen if deel.in_de_brief_toegekend]
        eigen = [bedrag for deel in delen for bedrag in deel.bedragen]
        return hoogste(eigen, zonder(self.lopend, [deel.regel.voorganger_id for deel in delen]), self.dag)

    def gevraagd_bij(self, deel: Onderdeel) -> Gevraagd | None:
        """What was asked that this onderdeel answers."""
        return gevraagd_bij(self.gevraagd, deel.regel, [ander.regel for ander in self.onderdelen])

    @property
    def tekorten(self) -> tuple[Tekort, ...]:
        """The questions on which less is granted than was asked."""
        return tekorten(self.gevraagd, [deel.regel for deel in self.onderdelen if deel.in_de_brief_toegekend])

    @property
    def afwijzing(self) -> bool:
        """Something is refused: by its result, or because less is granted than was asked."""
        return any(deel.geweigerd for deel in self.onderdelen) or bool(self.tekorten)


def is_beschermd(regel: Ondersteuning) -> bool:
    """Beschermd wonen or opvang: open to all of Nederland, and with a bijdrage of its own."""
    return regel.voorziening is not None and regel.voorziening.hoofdgroep == Hoofdgroep.BESCHERMD


def wacht_op_besluit(regels: tuple[Ondersteuning, ...], over_id: int | None = None) -> list[Ondersteuning]:
    """The proposed maatwerk that asks for a besluit. One onderzoek runs at a time, so all of it waits for this one.

    `over_id` is help that runs already, about which the aanvraag asks a besluit.
    """
    return [
        regel
        for regel in regels
        if regel.pk == over_id
        or (
            regel.trede == Trede.MAATWERK
            and regel.status == StatusOndersteuning.VOORGESTELD
            and regel.grondslag == Grondslag.BESLUIT
        )
    ]


def lees(beschikking: Beschikking, dag: date) -> Stand:
    """Read it all in a fixed number of queries, whatever the letter holds."""
    casus = Casus.objects.select_related("dossier__inwoner", "dossier__gemeente", "dossier__kern").get(
        pk=beschikking.casus_id
    )
    aanvraag = Aanvraag.objects.select_related("onderzoek__verslag", "termijn").get(pk=beschikking.aanvraag_id)
    besluiten = beschikking.besluiten.select_related(
        "ondersteuning__voorziening", "ondersteuning__organisatie", "ondersteuning__doel", "hulpvraag"
    )
    inwoner = casus.dossier.inwoner
    if inwoner is None:
        raise ValueError("een casus heeft altijd een inwoner")
    return Stand(
        beschikking=beschikking,
        casus=casus,
        dossier=casus.dossier,
        inwoner=inwoner,
        aanvraag=aanvraag,
        onderzoek=aanvraag.onderzoek,
        onderdelen=_onderdelen(list(besluiten)),
        regels=regels_van(casus),
        doelen=tuple(casus.doelen.order_by("pk")),
        adressering=adresseer(inwoner, dag),
        dag=dag,
        gevraagd=tuple(aanvraag.gevraagd.select_related("hulpvraag")),
        lopend=lopend_van(inwoner, casus.dossier.wet or ""),
    )


def regels_van(casus: Casus) -> tuple[Ondersteuning, ...]:
    return tuple(
        Ondersteuning.objects.filter(casus=casus).select_related("voorziening", "organisatie", "doel").order_by("pk")
    )


def _onderdelen(besluiten: list[Besluit]) -> tuple[Onderdeel, ...]:
    """Each besluit with its price on the first day of the help, and what it becomes."""
    vragen = {
        besluit.pk: (regel.voorziening, regel.organisatie, regel.geldig.lower, regel.geldig.upper)
        for besluit in besluiten
        for regel in (besluit.ondersteuning,)
        if regel.voorziening and regel.geldig and regel.hoeveelheid is not None and regel.frequentie
    }
    prijzen = dict(zip(vragen, prijslopen(list(vragen.values())), strict=True))
    delen = []
    for besluit in besluiten:
        regel = besluit.ondersteuning
        loop = prijzen.get(besluit.pk)
        if loop:
            bedragen = bedragen_van(regel, loop)
            delen.append(Onderdeel(besluit, loop[0].prijs, bedragen[0].bedrag, bedragen=bedragen))
        elif loop is None or regel.voorziening is None:
            delen.append(Onderdeel(besluit))
        else:
            delen.append(Onderdeel(besluit, geen_prijs=geen_tarief(regel.voorziening, regel.geldig.lower)))
    return tuple(delen)
