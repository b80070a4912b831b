"""Who plays which part in one story: the inwoner, the colleagues around it, and what they share."""

from dataclasses import dataclass, field
from datetime import date, timedelta
from random import Random

from basis.documenten.handelingen import verzend
from basis.documenten.models import Brief, StatusBrief
from basis.inwoners.models import HuishoudenLid, Inwoner
from basis.journaal.tijd import vandaag
from basis.organisatie.enums import Wet
from basis.organisatie.models import Hoedanigheid, Organisatie
from basis.organisatie.periode import geldt_op
from basis.voorzieningen.models import Voorziening
from basis.werk.handelingen import rond_taak_af
from basis.werk.models import Taak
from demo import teksten
from demo.drukker import Drukker
from demo.inrichting import KERNEN, Gemeentehuis
from demo.personen import Personen
from demo.teksten import Situatie
from toegang import handelingen as toegang
from toegang.enums import DoorOfNamens, Kanaal
from toegang.models import Melding

# toegangspunt -> (consulent, teamleider)
WMO_PLOEG = {
    "Elst": ("consulent", "teamleider"),
    "Zetten": ("consulent2", "teamleider2"),
    "Heteren": ("consulent3", "teamleider3"),
}
PARTICIPATIE = "Participatie"


@dataclass
class Spel:
    """What every story shares."""

    huis: Gemeentehuis
    catalogus: dict[str, Voorziening]
    aanbod: dict[str, list[Organisatie]]
    personen: Personen
    drukker: Drukker


@dataclass
class Zaak:
    """One story. `stop` is the step after which nothing happened any more."""

    spel: Spel
    nr: int
    kans: Random
    situatie: Situatie
    inwoner: Inwoner
    stop: str = ""
    verwijzing: bool = False
    spoed: bool = False
    laat: bool = False
    afwijzen: bool = False
    dubbel: bool = False
    heropenen: bool = False
    afgeschermd: bool = False
    opnemer: str = field(init=False)
    behandelaar: str = field(init=False)
    leider: str = field(init=False)
    poster: str = field(init=False)
    punt: str = field(init=False)
    pk: int = 0
    gesprek_op: date | None = None

    def __post_init__(self) -> None:
        self.punt = KERNEN[self.kern][0]
        match self.situatie.wet:
            case Wet.WMO:
                self.behandelaar, self.leider = WMO_PLOEG[self.punt]
                self.opnemer = self.poster = self.behandelaar
                if self.punt == "Elst":
                    if not self.situatie.maatwerk:
                        self.behandelaar = self.kans.choice(("consulent", "kernteam"))
                    self.opnemer = self.kans.choice(("vrijwilliger", "kernteam", "consulent", "administratie"))
                    self.poster = "administratie"
            case Wet.JEUGD:
                self.punt = "Elst"
                self.behandelaar = self.opnemer = self.kans.choice(("jeugd", "jeugd", "jeugd2"))
                self.leider = self.kans.choice(("teamleider", "gedrag"))
                self.poster = self.kans.choice(("administratie", self.behandelaar))
            case _:
                self.punt = "Elst"
                self.behandelaar = self.opnemer = self.poster = "klantmanager"
                self.leider = "teamleider4"
                if self.situatie.wet == Wet.WGS and self.nr % 2:
                    self.behandelaar = self.opnemer = self.poster = "consulent"
                    self.leider = "teamleider"
        if self.afgeschermd:
            # Only who is betrokken can reach it, so one person does it all.
            self.behandelaar = "consulent" if self.behandelaar == "kernteam" else self.behandelaar
            self.poster = self.behandelaar

    @property
    def kern(self) -> str:
        return self.spel.personen.woont_in[self.inwoner.pk]

    @property
    def huisgenoten(self) -> bool:
        """Whether somebody lives with this inwoner today, as far as the register says."""
        leden = HuishoudenLid.objects.filter(geldt_op(vandaag()))
        eigen = leden.filter(inwoner=self.inwoner).values("huishouden_id")
        return leden.filter(huishouden_id__in=eigen).exclude(inwoner=self.inwoner).exists()

    def door(self, wie: str) -> Hoedanigheid:
        return self.spel.huis.doors[wie]

    @property
    def wie(self) -> Hoedanigheid:
        return self.door(self.behandelaar)

    def meld(self, vraag: str, *, wet: Wet | None, opnemer: str = "", met_antwoorden: bool = False) -> Melding:
        """A melding of today, or of a few days ago with the reason; its receipt goes to the printer."""
        kans, situatie = self.kans, self.situatie
        eerder = kans.random() < 0.15
        namens = kans.random() < 0.3
        volwassen = situatie.wet != Wet.JEUGD
        # Who calls again was asked before.
        mantelzorg = None if self.pk else toegang.Mantelzorg(geen=True)
        if mantelzorg and volwassen and kans.random() < 0.45:
            mantelzorg = toegang.Mantelzorg(naam=teksten.naam(kans), relatie=kans.choice(teksten.RELATIES))
        melding = toegang.neem_melding_op(
            self.door(opnemer or self.opnemer),
            inwoner=self.inwoner,
            vraag=f"{kans.choice(teksten.OPENING)}{vraag}",
            kanaal=kans.choice((Kanaal.TELEFOON, Kanaal.TELEFOON, Kanaal.BALIE, Kanaal.INLOOP, Kanaal.EMAIL)),
            door_of_namens=DoorOfNamens.ONBEKEND if kans.random() < 0.05 else DoorOfNamens.JA,
            ontvangen_op=vandaag() - timedelta(days=kans.randint(1, 4)) if eerder else vandaag(),
            reden_eerder=kans.choice(teksten.ACHTERAF) if eerder else "",
            plaats=self.spel.huis.punten[self.punt],
            kern=self.spel.huis.kernen[self.kern],
            wet=wet,
            melder=toegang.Melder(teksten.naam(kans), kans.choice(teksten.RELATIES), "0481 00 11 22")
            if namens
            else None,
            zelf=situatie.zelf if met_antwoorden else "",
            samen=situatie.samen if met_antwoorden else "",
            nodig=situatie.nodig if met_antwoorden else "",
            spoed=self.spoed,
            gewezen_inwoner=True,
            mantelzorg=mantelzorg,
            gewezen_mantelzorger=True,
        )
        self.spel.drukker.neem(melding.pk)
        return melding

    def post_ontvangst(self, dossier_id: int, wie: str) -> None:
        """The receipts go into the post, and what could not go by post was brought the safe way."""
        if self.spel.drukker.kan():
            self.spel.drukker.klaar(dossier_id)
            for brief in Brief.objects.filter(dossier_id=dossier_id, status=StatusBrief.GEMAAKT).order_by("pk"):
                verzend(self.door(wie), dossier_id, brief.pk, op=vandaag())
        for taak in Taak.objects.filter(dossier_id=dossier_id, klaar_op=None).order_by("pk"):
            if self.kans.random() < 0.7:
                rond_taak_af(self.door(wie), dossier_id, taak.pk)
