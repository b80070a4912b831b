"""A casus brought to a decision through the verbs of its rooms, and the people around it."""

from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from basis.documenten.handelingen import bewaar_bestand
from basis.documenten.models import Brief, SoortBrief
from basis.dossiers.models import Dossier
from basis.inwoners.models import Inwoner
from basis.journaal.models import Gebeurtenis
from basis.journaal.tijd import vandaag
from basis.organisatie.enums import Functie, Wet
from basis.organisatie.handeling import handeling
from basis.organisatie.models import Hoedanigheid, Organisatie
from basis.voorzieningen.models import Eenheid, Frequentie, Trede, Voorziening
from beschikkingen import handelingen as b
from beschikkingen.enums import Afwijzingsgrond, Resultaat, VormAanvraag
from beschikkingen.handelingen import OnderdeelInvoer
from beschikkingen.models import Beschikking
from casussen import handelingen as h
from casussen.enums import Leveringsvorm, VoorWie
from casussen.models import Casus, Doel, Ondersteuning
from tests.fabriek import Wereld
from tests.gereedschap.herhaling import herhaald

TEKST = "Alleen lukt dit niet. Samen met hulp lukt het wel."
ONDERWERPEN = ("behoeften", "eigen_kracht", "netwerk", "mantelzorger", "algemeen", "samenwerking", "bijdrage")


@handeling(None)
def _open(door: Hoedanigheid, /, **gegevens: Any) -> Casus:
    """open_casus is a function for inside a verb (toegang); here is that verb."""
    return h.open_casus(door, **gegevens)


class Baan:
    """One gemeente with a consulent, a teamleider with a wide mandaat, and a casus on request."""

    @herhaald
    def __init__(self, wereld: Wereld, wet: Wet = Wet.WMO) -> None:
        self.wereld, self.wet = wereld, wet
        self.consulent = self.persoon(naam="Noor van Dijk")
        self.tweede = self.persoon(Functie.TEAMLEIDER, naam="Bram Willems")
        wereld.mandaat(wet=wet)
        wereld.mandaat(Functie.TEAMLEIDER, wet=wet, max_per_jaar="60000", mag_afwijzen=True)
        self.begeleiding = wereld.voorziening("Begeleiding thuis", wet=wet)
        self.vervoer = wereld.voorziening("Vervoer naar dagbesteding", wet=wet, tarief="16.50")

    def persoon(self, functie: Functie = Functie.WMO_CONSULENT, **meer: Any) -> Hoedanigheid:
        # Nobody outside the gemeente works under the Participatiewet.
        wetten = [wet for wet in Wet if wet != Wet.PW or "organisatie" not in meer]
        return self.wereld.medewerker(functie, **{"wetten": wetten, "skj": True, **meer})

    @herhaald
    def casus(self, *, gemeld_op: date | None = None, inwoner: Inwoner | None = None, **meer: Any) -> Casus:
        return _open(
            self.consulent,
            inwoner=inwoner or self.wereld.inwoner(),
            wet=self.wet,
            kern=self.wereld.kern,
            team=self.wereld.team,
            gemeld_op=gemeld_op or vandaag() - timedelta(days=10),
            behandelaar=self.consulent,
            **meer,
        )

    @herhaald
    def lijn(
        self,
        casus: Casus,
        voorziening: Voorziening | None = None,
        *,
        uren: str = "2",
        partij: Organisatie | None = None,
        zonder_partij: bool = False,
        **meer: Any,
    ) -> Ondersteuning:
        vraag = h.voeg_hulpvraag_toe(self.consulent, casus.pk, tekst="Ik durf niet alleen met de bus.")
        doel = Doel.objects.filter(casus=casus).first() or h.voeg_doel_toe(
            self.consulent, casus.pk, tekst="U heeft weer overzicht over uw post."
        )
        gegevens: dict[str, Any] = {
            "trede": Trede.MAATWERK,
            "voorziening": voorziening or self.begeleiding,
            "organisatie": None if zonder_partij else partij or self.wereld.partij,
            "hoeveelheid": Decimal(uren),
            "eenheid": Eenheid.UUR,
            "frequentie": Frequentie.WEEK,
            "begin": vandaag() + timedelta(days=14),
            "einde": vandaag() + timedelta(days=377),
            "leveringsvorm": Leveringsvorm.ZIN,
            "hulpvraag": vraag,
            "doel": doel,
            **meer,
        }
        return h.stel_ondersteuning_voor(self.consulent, casus.pk, **gegevens)

    @herhaald
    def start(self, casus: Casus) -> None:
        for voor in (VoorWie.INWONER, VoorWie.GEEN_MANTELZORGER):
            h.wijs_op_clientondersteuning(self.consulent, casus.pk, voor=voor)
        extra: dict[str, Any] = {}
        if self.wet == Wet.WMO:
            extra = {"plan_gewezen_op": vandaag(), "niet_gewacht": "De inwoner wilde meteen praten."}
        h.start_onderzoek(self.consulent, casus.pk, **extra)

    @herhaald
    def verslag(self, casus: Casus) -> None:
        """Written, made and posted today."""
        teksten: dict[str, Any] = dict.fromkeys(ONDERWERPEN, TEKST)
        h.sla_onderzoek_op(
            self.consulent,
            casus.pk,
            identiteit_soort="paspoort",
            identiteit_op=vandaag(),
            gesprek_op=vandaag(),
            pgb_uitgelegd_op=vandaag() if self.wet in (Wet.WMO, Wet.JEUGD) else None,
            **teksten,
        )
        h.maak_verslag(self.consulent, casus.pk)
        self.drukt(casus.pk, SoortBrief.VERSLAG)
        h.verzend_verslag(self.consulent, casus.pk, op=vandaag())

    @herhaald
    def drukt(self, dossier_id: int, soort: SoortBrief = SoortBrief.BESCHIKKING) -> None:
        """What the worker does with a letter, without rendering it."""
        for brief in Brief.objects.filter(dossier_id=dossier_id, soort=soort, pdf=None):
            brief.pdf = bewaar_bestand(self.wereld.gemeente.pk, b"%PDF-1.7 proef %%EOF", "application/pdf")
            brief.save(update_fields=["pdf"])

    @herhaald
    def aanvraag(self, *regels: dict[str, Any], **casus_: Any) -> Casus:
        """A casus with verslag and aanvraag; each regel are the arguments of `lijn` (one plain line if none)."""
        casus = self.casus(**casus_)
        self.start(casus)
        for regel in regels or ({},):
            self.lijn(casus, **regel)
        self.verslag(casus)
        b.leg_aanvraag_vast(self.consulent, casus.pk, ontvangen_op=vandaag(), vorm=VormAanvraag.VERSLAG)
        return Casus.objects.get(pk=casus.pk)

    @herhaald
    def concept(
        self,
        *regels: dict[str, Any],
        uitkomsten: tuple[Resultaat, ...] = (),
        door: Hoedanigheid | None = None,
        **casus_: Any,
    ) -> Beschikking:
        """A complete draft; uitkomsten per onderdeel (all granted when not given)."""
        casus = self.aanvraag(*regels, **casus_)
        beschikking = b.stel_op(door or self.consulent, casus.pk)
        return self.vul(beschikking, uitkomsten, door=door)

    @herhaald
    def vul(
        self,
        beschikking: Beschikking,
        uitkomsten: tuple[Resultaat, ...] = (),
        *,
        door: Hoedanigheid | None = None,
        **anders: Any,
    ) -> Beschikking:
        besluiten = list(beschikking.besluiten.all())
        uitkomsten = uitkomsten or (Resultaat.TOEKENNEN,) * len(besluiten)
        onderdelen = {
            besluit.pk: OnderdeelInvoer(
                resultaat=uitkomst,
                afwijzingsgrond=None if uitkomst == Resultaat.TOEKENNEN else Afwijzingsgrond.NETWERK,
                niet_toegekend="U vroeg twee keer zo veel." if uitkomst == Resultaat.GEDEELTELIJK else "",
                beoogd_resultaat=besluit.beoogd_resultaat,
                motivering=f"Wij spraken u thuis. {TEKST}",
            )
            for besluit, uitkomst in zip(besluiten, uitkomsten, strict=True)
        }
        afwijzing = any(uitkomst != Resultaat.TOEKENNEN for uitkomst in uitkomsten)
        gegevens: dict[str, Any] = {
            "zienswijze": "Wij belden u. U vindt het jammer maar begrijpt het." if afwijzing else "",
            "onderdelen": onderdelen,
            **anders,
        }
        return b.wijzig(door or self.consulent, beschikking.casus_id, beschikking.pk, **gegevens)

    @herhaald
    def vastgesteld(self, *regels: dict[str, Any], **meer: Any) -> Beschikking:
        """Decided: alone where that may, else by the teamleider."""
        concept = self.concept(*regels, **meer)
        if meer.get("uitkomsten"):
            b.vraag_akkoord(self.consulent, concept.casus_id, concept.pk)
            return b.stel_vast(self.tweede, concept.casus_id, concept.pk)
        return b.stel_vast(self.consulent, concept.casus_id, concept.pk)

    @herhaald
    def verzonden(self, *regels: dict[str, Any], **meer: Any) -> Beschikking:
        besluit = self.vastgesteld(*regels, **meer)
        self.drukt(besluit.casus_id)
        return b.verzend(self.consulent, besluit.casus_id, besluit.pk, op=vandaag())


def soorten(dossier: Dossier | int) -> list[str]:
    pk = dossier if isinstance(dossier, int) else dossier.pk
    return list(Gebeurtenis.objects.filter(dossier_id=pk).order_by("id").values_list("soort", flat=True))


def laatste(dossier_id: int, soort: str) -> Gebeurtenis:
    return Gebeurtenis.objects.filter(dossier_id=dossier_id, soort=soort).latest("id")


__all__ = ["Baan", "laatste", "soorten"]
