"""One gemeente in which every screen can be opened in the state where something can be done.

Made by the verbs, inside a transaction of the caller.
"""

from datetime import timedelta
from decimal import Decimal
from typing import Any
from uuid import uuid4

from django.core.files.uploadedfile import SimpleUploadedFile

from basis.documenten.handelingen import verzend, voeg_document_toe
from basis.documenten.models import Brief, SoortBrief, SoortDocument
from basis.dossiers.handelingen import vergrendel
from basis.dossiers.models import Dossier
from basis.inwoners.handelingen import leg_veiligheidsnotitie_vast
from basis.inwoners.models import Inwoner, Vertegenwoordiging
from basis.journaal.models import Uitgaand
from basis.journaal.tijd import nu, op_dag, vandaag
from basis.organisatie.enums import Functie, VoorWat
from basis.organisatie.handelingen_afwezigheid import meld_afwezig
from basis.organisatie.models import Hoedanigheid
from basis.organisatie.models_regels import Norm
from basis.organisatie.periode import vanaf
from basis.scherm.models import Inzending
from basis.voorzieningen.models import Trede
from basis.werk.handelingen import (
    attendeer,
    beantwoord_vraag,
    leg_ingebrekestelling_vast,
    niet_bereikt,
    plan_afspraak,
    schort_op,
    stel_vraag,
    voeg_norm_toe,
    vraag_terugbellen,
)
from basis.werk.models import Attendering, SoortAfspraak, SoortVraag, Termijn, Vraag
from beschikkingen import handelingen as b
from beschikkingen.enums import Resultaat
from beschikkingen.models import Beschikking
from casussen import handelingen as h
from casussen.enums import Afsluitreden, Einde, Grondslag, RedenPauze, SoortContact, VoorWie
from casussen.models import Casus
from consortium.afnemers import meld_overschrijding
from consortium.handelingen import stel_budget_vast
from consortium.models import Signaal, Verplichting
from monitoring.handelingen import bewaar_rapport
from monitoring.indicatoren import REGISTER
from monitoring.periode import maand_van
from tests.beschikkingen.baan import ONDERWERPEN, TEKST, Baan
from tests.browser.decor_klok import klok as decor_klok
from tests.browser.decor_werkvoorraad import werkvoorraad
from tests.fabriek import Wereld, sluit_casus
from tests.reis import PDF, meld, taak_bij
from tests.werk.klok import begin as begin_termijnen
from toegang.handelingen import zet_signaal

DAG = vandaag()
BEZOEK = DAG + timedelta(days=3)


class Decor:
    """`ids[naam]` are the arguments of a URL, per state; `doors` the people who look."""

    def __init__(self, w: Wereld) -> None:
        self.w = w
        self.baan = Baan(w)
        self.consulent = self.baan.consulent
        self.doors: dict[str, Hoedanigheid] = {
            "consulent": self.consulent,
            "teamleider": self.baan.tweede,
            "administratie": w.medewerker(Functie.ADMINISTRATIE),
            "vrijwilliger": w.medewerker(Functie.VRIJWILLIGER),
            "controller": w.medewerker(Functie.CONTROLLER, wetten=[]),
            "privacy": w.medewerker(Functie.PRIVACY_OFFICER, wetten=[]),
            "beheer": w.medewerker(Functie.BEHEERDER, wetten=[]),
            "beheerder": w.medewerker(Functie.BEHEERDER, wetten=[]),
        }
        self.ids: dict[str, dict[str, Any]] = {
            "beheerde": {"medewerker_id": self.consulent.medewerker_id, "hoedanigheid_id": self.consulent.pk},
            "mandaat": {"mandaat_id": w.mandaat(Functie.GEDRAGSWETENSCHAPPER).pk},
        }
        self._meldingen()
        self._onderzoeken()
        self._besluiten()
        self._hulp()
        self._papier()
        self._afspraken()
        self._geld()
        self._werk()

    def _werk(self) -> None:
        """Help that ends soon, and something to be told about."""
        baan, door = self.baan, self.consulent
        begin = DAG - timedelta(days=5)
        besluit = baan.verzonden({"begin": begin, "einde": DAG + timedelta(days=30)})
        lijn = besluit.besluiten.get().ondersteuning
        h.start_hulp(door, besluit.casus_id, lijn.pk, op=begin)
        self._zet("loopt_af", besluit.casus_id, ondersteuning_id=lijn.pk)
        Dossier.objects.filter(pk=self.ids["loopt"]["dossier_id"]).update(laatste_contact=DAG - timedelta(days=60))
        attendeer(self.w.systeem)
        self.ids["attendering"] = {"pk": Attendering.objects.filter(aan=door).latest("pk").pk}
        werkvoorraad(self)
        self._klok()
        decor_klok(self)
        self._collegas()

    def _zet(self, staat: str, dossier_id: int, **extra: Any) -> None:
        self.ids[staat] = {"dossier_id": dossier_id, **extra}

    def _meldingen(self) -> None:
        bekend = self.w.inwoner(voornamen="Truus", geslachtsnaam="Hendriks")
        self.baan.casus(inwoner=bekend)
        bewind = Vertegenwoordiging.objects.create(
            inwoner=bekend, soort="gemachtigde", naam="P. Hendriks", geldig=vanaf(DAG)
        )
        melding = meld(self.w, self.consulent, inwoner=bekend)
        self._zet("melding", melding.pk)
        self._zet("vertegenwoordigd", melding.pk, vertegenwoordiging_id=bewind.pk)
        signaal = meld(self.w, self.consulent)
        zet_signaal(self.consulent, signaal.pk, reden="De buurvrouw belde.")
        self._zet("signaal", signaal.pk)

    def _onderzoeken(self) -> None:
        baan, door = self.baan, self.consulent
        dicht = baan.casus()
        sluit_casus(door, dicht.pk, reden=Afsluitreden.INGETROKKEN, toelichting="Verkeerde casus.")
        self._zet("per_ongeluk_dicht", dicht.pk)
        klaar = baan.casus()
        h.wijs_op_clientondersteuning(door, klaar.pk, voor=VoorWie.INWONER)
        self._zet("zonder_steun", klaar.pk)
        gepland = baan.casus()
        for voor in (VoorWie.INWONER, VoorWie.GEEN_MANTELZORGER):
            h.wijs_op_clientondersteuning(door, gepland.pk, voor=voor)
        self._zet("gepland", gepland.pk)

        loopt = self._loopt()
        lijn = baan.lijn(loopt)
        eigen = h.stel_ondersteuning_voor(door, loopt.pk, trede=Trede.EIGEN_KRACHT, omschrijving="Kookt zelf.")
        vraag, doel = lijn.hulpvraag, lijn.doel
        assert vraag
        assert doel
        h.leg_contact_vast(
            door, loopt.pk, soort=SoortContact.TELEFOON, met="inwoner", tekst="Gebeld.", stem="Fijn dat u belt."
        )
        taak = taak_bij(door, vergrendel(door, loopt.pk))
        self._zet(
            "loopt",
            loopt.pk,
            hulpvraag_id=vraag.pk,
            doel_id=doel.pk,
            ondersteuning_id=lijn.pk,
            taak_id=taak.pk,
        )
        gemaakt = self._loopt()
        baan.lijn(gemaakt)
        h.leg_pgb_uitleg_vast(door, gemaakt.pk)
        h.maak_verslag(door, gemaakt.pk)
        baan.drukt(gemaakt.pk, SoortBrief.VERSLAG)
        self._zet("verslag", gemaakt.pk)
        verzonden = self._loopt()
        baan.lijn(verzonden)
        h.leg_pgb_uitleg_vast(door, verzonden.pk)
        baan.verslag(verzonden)
        self._zet("verzonden", verzonden.pk)
        vrij = self._loopt()
        h.voeg_hulpvraag_toe(door, vrij.pk, tekst="Iemand om mee te praten")
        h.voeg_doel_toe(door, vrij.pk, tekst="Minder alleen")
        h.stel_ondersteuning_voor(door, vrij.pk, trede=Trede.NETWERK, omschrijving="De buurman komt langs.")
        baan.verslag(vrij)
        self._zet("vrij", vrij.pk, ondersteuning_id=eigen.pk)
        dood = baan.casus()
        assert dood.dossier.inwoner_id
        h.leg_overlijden_vast(door, dood.dossier.inwoner_id, op=DAG, bron="nabestaande")
        self._zet("overleden", dood.pk)
        spoed = baan.casus(grondslag=Grondslag.SPOED)
        baan.wereld.mandaat(voor=VoorWat.SPOED)
        kort: dict[str, Any] = {"begin": DAG, "einde": DAG + timedelta(weeks=4)}
        self._zet("spoed", spoed.pk, ondersteuning_id=baan.lijn(spoed, **kort).pk)
        meteen = baan.casus(grondslag=Grondslag.SPOED)
        lijn = h.wijs_direct_toe(door, meteen.pk, baan.lijn(meteen, **kort).pk)
        self._zet("spoed_loopt", meteen.pk, ondersteuning_id=lijn.pk)

    def _loopt(self) -> Casus:
        casus = self.baan.casus()
        self.baan.start(casus)
        teksten: dict[str, Any] = dict.fromkeys(ONDERWERPEN, TEKST)
        h.sla_onderzoek_op(
            self.consulent, casus.pk, identiteit_soort="paspoort", identiteit_op=DAG, gesprek_op=DAG, **teksten
        )
        return casus

    def _besluit(self, staat: str, besluit: Beschikking) -> Beschikking:
        self._zet(staat, besluit.casus_id, beschikking_id=besluit.pk)
        return besluit

    def _besluiten(self) -> None:
        baan, door = self.baan, self.consulent
        self._zet("aanvraag", baan.aanvraag().pk)
        self._besluit("concept", baan.concept({}, {"voorziening": baan.vervoer}))
        afwijzing = {"uitkomsten": (Resultaat.TOEKENNEN, Resultaat.AFWIJZEN)}
        self._besluit("met_afwijzing", baan.concept({}, {"voorziening": baan.vervoer}, **afwijzing))  # type: ignore[arg-type]
        tweede = self._besluit("tweede", baan.concept({}, {"voorziening": baan.vervoer}, **afwijzing))  # type: ignore[arg-type]
        b.vraag_akkoord(door, tweede.casus_id, tweede.pk)
        vast = self._besluit("vastgesteld", baan.vastgesteld())
        baan.drukt(vast.casus_id)
        leeg = baan.aanvraag()
        self._besluit("leeg_concept", b.stel_op(door, leeg.pk))

    def _hulp(self) -> None:
        baan, door = self.baan, self.consulent
        begin = DAG - timedelta(days=5)
        for staat in ("toegekend", "gestart", "onderbroken", "gesloten"):
            besluit = baan.verzonden({"begin": begin, "einde": DAG + timedelta(days=300)})
            lijn = besluit.besluiten.get().ondersteuning
            self._zet(staat, besluit.casus_id, ondersteuning_id=lijn.pk)
            if staat == "toegekend":
                continue
            h.start_hulp(door, besluit.casus_id, lijn.pk, op=begin)
            if staat == "onderbroken":
                h.onderbreek(door, besluit.casus_id, lijn.pk, reden=RedenPauze.VAKANTIE, op=begin)
            if staat == "gesloten":
                h.beeindig(door, besluit.casus_id, lijn.pk, reden=Einde.VOLGENS_PLAN, laatste_dag=DAG)
                sluit_casus(door, besluit.casus_id, reden=Afsluitreden.VOLGENS_PLAN)

    def _papier(self) -> None:
        dossier_id = self.ids["melding"]["dossier_id"]
        stuk = voeg_document_toe(
            self.consulent,
            dossier_id,
            bestand=SimpleUploadedFile("advies.pdf", PDF, content_type="application/pdf"),
            soort=SoortDocument.ADVIES,
            naam="advies",
            naam_inwoner="Advies van de arts",
            ontvangen_op=DAG,
        )
        brief = stuk.dossier.brieven.get()
        self._zet("wacht_op_pdf", dossier_id, brief_id=brief.pk)
        gedrukt = meld(self.w, self.consulent)
        self.baan.drukt(gedrukt.pk, SoortBrief.ONTVANGST)
        brief = gedrukt.dossier.brieven.get()
        self._zet("gedrukt", gedrukt.pk, brief_id=brief.pk)
        uitslag = [[brief.pk, False, "De PDF van deze brief is nog niet klaar."], [0, None, ""]]
        wie = {"token": uuid4(), "door": self.consulent, "pad": "/", "gemaakt_op": nu()}
        self.ids["postuitslag"] = {"pk": Inzending.objects.create(uitslag=uitslag, **wie).pk}
        weg = meld(self.w, self.consulent)
        self.baan.drukt(weg.pk, SoortBrief.ONTVANGST)
        brief = verzend(self.consulent, weg.pk, weg.dossier.brieven.get().pk, op=DAG)
        self._zet("post", weg.pk, brief_id=brief.pk, termijn_id=weg.termijn_id)
        for staat, uit in (("verslag_post", "verzonden"), ("besluit_post", "toegekend")):
            pk = self.ids[uit]["dossier_id"]
            self._zet(staat, pk, brief_id=Brief.objects.filter(dossier_id=pk).latest("pk").pk)

    def _afspraken(self) -> None:
        """A visit to somebody with a dog, planned by a colleague; calls in vain, and one of nobody knows whom."""
        door, w = self.consulent, self.w
        casus = self.baan.casus()
        assert casus.dossier.inwoner_id
        leg_veiligheidsnotitie_vast(
            door, casus.dossier.inwoner_id, tekst="Er loopt een hond los.", herzien_op=BEZOEK, uit=Inwoner.objects.all()
        )
        wie: dict[str, Any] = {"soort": SoortAfspraak.HUISBEZOEK, "met": door}
        for staat, begin, extra in (
            ("geweest", op_dag(DAG - timedelta(days=2), 9), {"reden": "Vergeten in te plannen"}),
            ("bezoek", op_dag(BEZOEK, 10), {"veiligheid_gelezen": True}),
        ):
            afspraak = plan_afspraak(
                self.doors["teamleider"], casus.pk, begin=begin, einde=begin + timedelta(hours=1), **wie, **extra
            )
            self._zet(staat, casus.pk, afspraak_id=afspraak.pk)
        gegevens: dict[str, Any] = {"wie": "Dochter Petra", "telefoon": "0481 00 00 09", "waarover": "Over de hulp."}
        taak = vraag_terugbellen(door, voor=door, dossier_id=casus.pk, **gegevens)
        for _ in range(3):
            niet_bereikt(door, taak.pk)
        self.ids["terugbel"] = {"terugbel_id": taak.pk}
        self.ids["onbekend"] = {"terugbel_id": vraag_terugbellen(door, team=w.team, **gegevens).pk}

    def _collegas(self) -> None:
        """Questions in every state, and somebody away with a waarnemer."""
        door, leider, pk = self.consulent, self.doors["teamleider"], self.ids["loopt"]["dossier_id"]

        def vraag(van: Hoedanigheid, aan: Hoedanigheid) -> Vraag:
            return stel_vraag(van, pk, aan=aan, soort=SoortVraag.COLLEGA, vraag="Kijk je mee?", gedeeld="Een notitie.")

        self.ids["vraag_aan"] = {"vraag_id": vraag(leider, door).pk}
        self.ids["vraag_van"] = {"vraag_id": vraag(door, leider).pk}
        klaar = vraag(door, leider)
        beantwoord_vraag(leider, klaar.pk, antwoord="Ja, dat kan.")
        self.ids["vraag_klaar"] = {"vraag_id": klaar.pk}
        rij = meld_afwezig(door, van=DAG, tot=DAG + timedelta(days=7), waarnemer=leider)
        self.ids["afwezig"] = {"afwezigheid_id": rij.pk, "hoedanigheid_id": door.pk}

    def _geld(self) -> None:
        stel_budget_vast(self.doors["controller"], jaar=DAG.year, bedrag=Decimal("100"), grond="raadsbesluit")
        for rij in Uitgaand.objects.filter(gemeente_id=self.w.gemeente.pk, afnemer="overschrijding"):
            meld_overschrijding(rij)
        signaal = Signaal.objects.filter(gemeente=self.w.gemeente).latest("pk")
        self.ids["signaal_budget"] = {"pk": signaal.pk}
        self.ids["verplichting"] = {"pk": Verplichting.objects.filter(gemeente=self.w.gemeente).latest("pk").pk}
        self.ids["jaar"] = {"jaar": DAG.year}
        bewaar_rapport(self.doors["controller"], maand=maand_van(DAG), pdf=PDF)
        self.ids["indicator"] = {"code": REGISTER[0].code}

    def _klok(self) -> None:
        """A term in each state in which a page about it has something to do."""
        baan, door = self.baan, self.consulent

        def termijn(staat: str, soort: str, dagen: int = 3) -> Termijn:
            rij: Termijn = begin_termijnen(door, baan.casus(gemeld_op=DAG).pk, soort, DAG - timedelta(days=dagen))
            self._zet(staat, rij.dossier_id, termijn_id=rij.pk)
            return rij

        for soort in ("klacht", "jeugd-besluit", "beslissing-op-bezwaar", "betaling-dwangsom", "wmo-besluit"):
            termijn(soort, soort)
        stil = termijn("stil", "wmo-besluit")
        tot = DAG + timedelta(days=9)
        schort_op(door, stil.dossier_id, stil.pk, grond="4:15-1a", van=DAG, tot=tot, toelichting="Het advies mist.")
        laat = termijn("dwangsom", "wmo-besluit", 120)
        brief = leg_ingebrekestelling_vast(
            door, laat.dossier_id, laat.pk, ontvangen_op=DAG - timedelta(days=90), kanaal="post"
        )
        self.ids["dwangsom"]["ingebrekestelling_id"] = brief.pk
        onderzoek = baan.casus().pk
        self._zet("uitstel", onderzoek, termijn_id=Termijn.objects.get(dossier_id=onderzoek).pk)
        norm = {"soort": "evaluatie", "waarde": 3, "eenheid": "maanden", "geldig_vanaf": DAG, "bron": "afspraak"}
        voeg_norm_toe(self.doors["beheer"], verordening=False, **norm)  # type: ignore[arg-type]
        self.ids["norm"] = {"norm_id": Norm.objects.get(gemeente=self.w.gemeente).pk}
