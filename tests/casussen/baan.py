"""A casus brought to a state through the verbs, and the people around it."""

from datetime import date, timedelta
from decimal import Decimal
from functools import cached_property
from typing import Any

from basis.documenten.handelingen import bewaar_bestand
from basis.documenten.models import Brief
from basis.dossiers.models import Dossier
from basis.inwoners.models import Inwoner
from basis.journaal.models import Gebeurtenis
from basis.journaal.tijd import vandaag
from basis.organisatie.enums import Functie, Wet
from basis.organisatie.handeling import handeling
from basis.organisatie.models import Hoedanigheid
from basis.voorzieningen.models import Trede
from casussen import handelingen as h
from casussen.enums import Grondslag, Onderwerp, VoorWie
from casussen.models import Casus, Ondersteuning
from casussen.verwijzing import Verwijzer
from tests.fabriek import Wereld
from tests.gereedschap.herhaling import herhaald

HUISARTS = Verwijzer("02", "dr. A. Jansen", "01234567")


@handeling(None)
def _open(door: Hoedanigheid, /, **gegevens: Any) -> Casus:
    """open_casus is a function for inside a verb (toegang); here is that verb."""
    return h.open_casus(door, **gegevens)


class Baan:
    def __init__(self, wereld: Wereld) -> None:
        self.wereld = wereld

    @cached_property
    def consulent(self) -> Hoedanigheid:
        return self.wereld.medewerker(wetten=list(Wet))

    @cached_property
    def collega(self) -> Hoedanigheid:
        return self.wereld.medewerker(wetten=list(Wet))

    @cached_property
    def buitenstaander(self) -> Hoedanigheid:
        return self.wereld.medewerker(team=self.wereld.ander_team, wetten=list(Wet))

    @cached_property
    def administratie(self) -> Hoedanigheid:
        return self.wereld.medewerker(Functie.ADMINISTRATIE, wetten=list(Wet))

    @cached_property
    def inwoner(self) -> Inwoner:
        return self.wereld.inwoner()

    @herhaald
    def casus(self, wet: Wet = Wet.WMO, *, gemeld_op: date | None = None, **meer: Any) -> Casus:
        return _open(
            self.consulent,
            inwoner=meer.pop("inwoner", None) or self.wereld.inwoner(),
            wet=wet,
            kern=self.wereld.kern,
            team=self.wereld.team,
            gemeld_op=gemeld_op or vandaag() - timedelta(days=10),
            **meer,
        )

    # -- to a state, each through the verbs ------------------------------------------------------

    @herhaald
    def gewezen(self, casus: Casus, op: date | None = None) -> Casus:
        for voor in (VoorWie.INWONER, VoorWie.GEEN_MANTELZORGER):
            h.wijs_op_clientondersteuning(self.consulent, casus.pk, voor=voor, gewezen_op=op)
        return casus

    @herhaald
    def onderzoek(self, wet: Wet = Wet.WMO, **meer: Any) -> Casus:
        """A casus whose onderzoek runs."""
        casus = self.gewezen(self.casus(wet, **meer))
        self.start(casus)
        return casus

    @herhaald
    def start(self, casus: Casus) -> None:
        wmo = casus.dossier.wet == Wet.WMO
        dag = casus.onderzoeken.latest("pk").gemeld_op
        h.start_onderzoek(self.consulent, casus.pk, plan_gewezen_op=dag if wmo else None, niet_gewacht="spoed")

    @herhaald
    def vul(self, casus: Casus) -> Casus:
        """All that the verslag asks."""
        velden: dict[str, Any] = {o.value: f"Besproken: {o.value}" for o in Onderwerp}
        velden |= {"identiteit_soort": "paspoort", "identiteit_op": vandaag()}
        h.sla_onderzoek_op(self.consulent, casus.pk, **velden)
        h.voeg_hulpvraag_toe(self.consulent, casus.pk, tekst="Ik red het huis niet meer")
        h.voeg_doel_toe(self.consulent, casus.pk, tekst="Een schoon huis")
        return casus

    @herhaald
    def plan(self, wet: Wet = Wet.WMO, **meer: Any) -> Casus:
        """A casus whose verslag is on the post."""
        return self.verstuur(self.vul(self.onderzoek(wet, **meer)))

    def verstuur(self, casus: Casus) -> Casus:
        h.maak_verslag(self.consulent, casus.pk)
        self.druk(casus)
        h.verzend_verslag(self.consulent, casus.pk, op=vandaag())
        casus.refresh_from_db()
        return casus

    @herhaald
    def druk(self, casus: Casus) -> None:
        """What the worker does: every letter gets its PDF."""
        for brief in Brief.objects.filter(dossier_id=casus.pk, pdf=None):
            brief.pdf = bewaar_bestand(casus.dossier.gemeente_id, b"%PDF-1.7", "application/pdf")
            brief.save(update_fields=["pdf"])

    @herhaald
    def hulp(self, wet: Wet = Wet.WMO, **meer: Any) -> Casus:
        """A casus in hulpverlening, with one line of the netwerk toegewezen."""
        casus = self.plan(wet, **meer)
        self.lijn(casus)
        h.ga_naar_hulp(self.consulent, casus.pk)
        casus.refresh_from_db()
        return casus

    @herhaald
    def lijn(self, casus: Casus, **velden: Any) -> Ondersteuning:
        return h.stel_ondersteuning_voor(
            self.consulent, casus.pk, **{"trede": Trede.NETWERK, "omschrijving": "Petra doet de was", **velden}
        )

    @herhaald
    def maatwerk(self, casus: Casus, **velden: Any) -> Ondersteuning:
        wet = Wet(casus.dossier.wet or "")
        return h.stel_ondersteuning_voor(
            self.consulent,
            casus.pk,
            **{
                "trede": Trede.MAATWERK,
                "voorziening": velden.pop("voorziening", None) or self.wereld.voorziening(wet=wet),
                "organisatie": self.wereld.partij,
                "hoeveelheid": Decimal(3),
                "begin": vandaag(),
                "einde": vandaag() + timedelta(days=364),
                **velden,
            },
        )

    @herhaald
    def verwezen(self) -> tuple[Casus, Ondersteuning]:
        """Youth help on the verwijzing of an arts, toegewezen without besluit."""
        casus = self.casus(Wet.JEUGD, grondslag=Grondslag.VERWIJZING, verwijzer=HUISARTS, grondslag_kenmerk="HA-77")
        rij = self.maatwerk(casus)
        rij = h.wijs_direct_toe(self.consulent, casus.pk, rij.pk)
        casus.refresh_from_db()
        return casus, rij


def soorten(dossier: Dossier | int) -> list[str]:
    pk = dossier if isinstance(dossier, int) else dossier.pk
    return list(Gebeurtenis.objects.filter(dossier_id=pk).order_by("id").values_list("soort", flat=True))


def laatste(dossier: Dossier | int, soort: str) -> Gebeurtenis:
    pk = dossier if isinstance(dossier, int) else dossier.pk
    return Gebeurtenis.objects.filter(dossier_id=pk, soort=soort).latest("id")
