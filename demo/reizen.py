"""The klantreis as a journey through the verbs, from first question to uitgang, with all that may come between."""

from collections.abc import Generator
from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import Any

from basis.dossiers.handelingen import draag_over, scherm_af
from basis.journaal.tijd import dag_van, op_dag, vandaag
from basis.organisatie.enums import Wet
from basis.organisatie.models import Organisatie
from basis.organisatie.periode import laatste_dag
from basis.voorzieningen.models import Eenheid, Frequentie, Trede, Voorziening
from basis.werk.handelingen import rond_taak_af
from basis.werk.models import SoortTaak, Taak, Termijn
from beschikkingen import handelingen as besluit
from beschikkingen.enums import Resultaat, VormAanvraag
from beschikkingen.handelingen.vaststellen import oordeel_van
from beschikkingen.models import Beschikking
from beschikkingen.stand import lees
from casussen import handelingen as h
from casussen.enums import (
    Aanleiding,
    Afsluitreden,
    Einde,
    Grondslag,
    Identiteitsbewijs,
    RedenPauze,
    SoortContact,
    StatusOndersteuning,
    StatusOnderzoek,
    UitkomstDoel,
    UitkomstHulpvraag,
    VoorWie,
)
from casussen.models import Casus, Doel, Hulpvraag, Ondersteuning, Onderzoek
from casussen.stand import mantelzorgers
from demo import teksten
from demo.afwijzen import AFWIJZINGEN, ZIENSWIJZE
from demo.agenda import later
from demo.spel import PARTICIPATIE, Zaak
from demo.toneel import Reis
from toegang import handelingen as toegang

# A part of a journey: yields its moments, and gives whether the story goes on.
Deel = Generator[datetime, None, bool]
TIEN_WEKEN = timedelta(weeks=10)
MAANDEN_HULP = (26, 52, 52, 52)


def klantreis(z: Zaak) -> Reis:
    """One story. Runs until its `stop`, its end, or today."""
    if not (yield from _ingang(z)):
        return
    if z.verwijzing:
        yield from _op_verwijzing(z)
        yield from _hulp(z)
        return
    if not (yield from _onderzoek(z)):
        return
    if not (yield from _naar_hulp(z)):
        return
    yield from _hulp(z)


# -- ingang ----------------------------------------------------------------------------------------


def _ingang(z: Zaak) -> Deel:
    kans, wet = z.kans, z.situatie.wet
    bekend = z.opnemer != "vrijwilliger" and (wet != Wet.WMO or kans.random() < 0.5)
    melding = z.meld(z.situatie.vraag, wet=wet if bekend else None, met_antwoorden=kans.random() < 0.3)
    yield later(kans, 1, 2)
    z.post_ontvangst(melding.pk, z.poster)
    if not melding.zelf and kans.random() < 0.7:
        s = z.situatie
        toegang.vraag_uit(z.door(z.opnemer), melding.pk, zelf=s.zelf, samen=s.samen, nodig=s.nodig)
    yield later(kans, 1, 3)
    if z.behandelaar == "klantmanager":
        draag_over(z.wie, melding.pk, naar=z.wie, team=z.spel.huis.teams[PARTICIPATIE])
    grondslag = Grondslag.VERWIJZING if z.verwijzing else Grondslag.SPOED if z.spoed else Grondslag.BESLUIT
    casus = toegang.neem_in_behandeling(
        z.wie,
        melding.pk,
        wet=wet,
        grondslag=grondslag,
        grondslag_kenmerk=f"HA-{vandaag():%Y}-{z.nr:04d}" if z.verwijzing else "",
        verwijzer=teksten.VERWIJZERS[z.nr % len(teksten.VERWIJZERS)] if z.verwijzing else None,
    )
    z.pk = casus.pk
    if z.afgeschermd:
        scherm_af(z.wie, z.pk)
    _vertel_over_plan(z)
    if z.behandelaar == "jeugd" and z.nr % 5 == 0:
        yield later(kans, 1, 2)
        draag_over(z.wie, z.pk, naar=z.door("jeugd2"), team=casus.dossier.team)
        z.behandelaar = "jeugd2"
    return z.stop != "aangemeld"


# -- onderzoek -------------------------------------------------------------------------------------


def _onderzoek(z: Zaak, *, kort: bool = False) -> Deel:
    """From start to a posted verslag. `kort`: a herindicatie of somebody who is known."""
    kans, wmo = z.kans, z.situatie.wet == Wet.WMO
    if kort:
        _wijs_weer_op_steun(z)
        _vertel_over_plan(z)
    reden = "De inwoner wil niet wachten en geeft geen plan." if wmo and kort else ""
    yield later(kans, *((2, 5) if kort or not wmo else (9, 12)), na=None if reden else _plan_tot(z))
    h.start_onderzoek(z.wie, z.pk, niet_gewacht=reden)
    vragen = [h.voeg_hulpvraag_toe(z.wie, z.pk, tekst=vraag) for vraag in z.situatie.hulpvragen]
    tekst, stem = kans.choice(teksten.GESPREK)
    _contact(z, SoortContact.HUISBEZOEK, tekst, stem)
    z.gesprek_op = vandaag()
    if z.stop == "loopt":
        if z.nr % 2:
            h.sla_onderzoek_op(z.wie, z.pk, behoeften=z.situatie.behoeften, gesprek_op=z.gesprek_op)
        return False
    yield later(kans, 3, 9)
    bewijs = kans.choice((Identiteitsbewijs.IDENTITEITSKAART, Identiteitsbewijs.PASPOORT, Identiteitsbewijs.RIJBEWIJS))
    h.sla_onderzoek_op(
        z.wie,
        z.pk,
        **teksten.onderzoek(
            kans,
            z.situatie,
            huisgenoten=z.huisgenoten,
            mantelzorger=bool(mantelzorgers(Casus.objects.get(pk=z.pk).dossier)),
            afwijzen=z.afwijzen,
        ),
        gesprek_op=z.gesprek_op,
        identiteit_soort=bewijs,
        identiteit_op=z.gesprek_op,
        pgb_uitgelegd_op=z.gesprek_op if z.situatie.maatwerk and z.situatie.wet in (Wet.WMO, Wet.JEUGD) else None,
    )
    doel = h.voeg_doel_toe(z.wie, z.pk, tekst=z.situatie.doel, evaluatie_op=vandaag() + timedelta(weeks=26))
    if z.stop == "afgebroken":
        yield later(kans, 2, 5)
        h.breek_onderzoek_af(z.wie, z.pk, reden="De inwoner belde: het hoeft niet meer.")
        yield later(kans, 3, 9)
        _sluit_af(z, reden=Afsluitreden.INGETROKKEN)
        return False
    _stel_voor(z, doel, vragen[0])
    yield later(kans, *((22, 34) if z.laat else (2, 5)))
    h.maak_verslag(z.wie, z.pk)
    z.spel.drukker.neem(z.pk)
    if z.nr % 14 == 3:
        yield later(kans, 1)
        h.sla_onderzoek_op(z.wie, z.pk, reactie_inwoner="Ik wil er graag bij zetten dat ik mijn tuin blijf doen.")
        h.maak_verslag(z.wie, z.pk)
        z.spel.drukker.neem(z.pk)
    if z.stop == "verslag":
        return False
    yield later(kans, 1, 2)
    if not z.spel.drukker.kan():
        return False
    z.spel.drukker.klaar(z.pk)
    h.verzend_verslag(z.door(z.poster), z.pk, op=vandaag())
    return z.stop != "plan"


def _vertel_over_plan(z: Zaak) -> None:
    """Unless the receipt told it already (Wmo 2.3.2 lid 2)."""
    if z.situatie.wet == Wet.WMO and Onderzoek.objects.filter(
        casus_id=z.pk, status=StatusOnderzoek.GEPLAND, persoonlijk_plan_gewezen_op=None
    ):
        h.wijs_op_persoonlijk_plan(z.wie, z.pk)


def _plan_tot(z: Zaak) -> date | None:
    """The last day for a persoonlijk plan, while it is awaited: longer than a week when feestdagen come between."""
    termijnen = Termijn.objects.filter(dossier_id=z.pk, soort="persoonlijk-plan", afronding=None)
    return termijnen.order_by("-einddatum").values_list("einddatum", flat=True).first()


def _wijs_weer_op_steun(z: Zaak) -> None:
    """A later onderzoek asks it again (Wmo 2.3.2 lid 3)."""
    dossier = Casus.objects.select_related("dossier").get(pk=z.pk).dossier
    h.wijs_op_clientondersteuning(z.wie, z.pk, voor=VoorWie.INWONER)
    leden = mantelzorgers(dossier)
    for lid in leden:
        h.wijs_op_clientondersteuning(z.wie, z.pk, voor=VoorWie.MANTELZORGER, mantelzorger=lid)
    if not leden:
        h.wijs_op_clientondersteuning(z.wie, z.pk, voor=VoorWie.GEEN_MANTELZORGER)


def _contact(z: Zaak, soort: SoortContact, tekst: str, stem: str) -> None:
    h.leg_contact_vast(z.wie, z.pk, soort=soort, met="inwoner", tekst=tekst, stem=stem)


def _omvang(z: Zaak, voorziening: Voorziening) -> Decimal:
    match voorziening.eenheid, voorziening.frequentie:
        case Eenheid.UUR, _:
            return Decimal(z.kans.choice(("1.5", "2", "2", "2.5", "3", "4")))
        case Eenheid.DAGDEEL, _:
            return Decimal(z.kans.choice((2, 3, 4)))
        case Eenheid.ETMAAL, Frequentie.MAAND:
            return Decimal(2)
        case Eenheid.DAG, Frequentie.WEEK:
            return Decimal(z.kans.choice((2, 3)))
    return Decimal(1)


def _aanbieder(z: Zaak, code: str, *, nader: bool = False) -> Organisatie | None:
    return None if nader else z.kans.choice(z.spel.aanbod[code])


def _stel_voor(z: Zaak, doel: Doel, vraag: Hulpvraag) -> None:
    """The arrangement: own strength and network first, then what is freely there, then maatwerk."""
    kans, s = z.kans, z.situatie
    oud = _lijnen(z, *LOPEND)
    if not oud:
        if kans.random() < 0.4:
            h.stel_ondersteuning_voor(z.wie, z.pk, trede=Trede.EIGEN_KRACHT, omschrijving=s.zelf, doel=doel)
        if kans.random() < 0.4:
            h.stel_ondersteuning_voor(z.wie, z.pk, trede=Trede.NETWERK, omschrijving=s.samen, doel=doel)
        for code in s.vrij:
            vrij = z.spel.catalogus[code]
            h.stel_ondersteuning_voor(
                z.wie, z.pk, trede=Trede(vrij.trede), voorziening=vrij, organisatie=_aanbieder(z, code), doel=doel
            )
    einden = [dag for lijn in oud if lijn.geldig and (dag := laatste_dag(lijn.geldig))]
    begin = max(einden) + timedelta(days=1) if einden else vandaag() + timedelta(days=28)
    weken = kans.choice(MAANDEN_HULP)
    for code in s.maatwerk:
        voorziening = z.spel.catalogus[code]
        h.stel_ondersteuning_voor(
            z.wie,
            z.pk,
            trede=Trede.MAATWERK,
            voorziening=voorziening,
            organisatie=_aanbieder(z, code, nader=z.nr % 16 == 9),
            hoeveelheid=_omvang(z, voorziening),
            begin=begin,
            # A wheelchair has no last day; the rest is looked at again.
            einde=None if code == "RS1" else begin + timedelta(weeks=weken) - timedelta(days=1),
            hulpvraag=vraag,
            doel=doel,
        )


# -- toekenning ------------------------------------------------------------------------------------


def _naar_hulp(z: Zaak, *, weer: bool = False) -> Deel:
    """From verslag to assigned help: by besluit, or without where nothing needs one."""
    kans = z.kans
    if not z.situatie.maatwerk:
        yield later(kans, 2, 6)
        h.ga_naar_hulp(z.wie, z.pk)
        return True
    yield later(kans, *((2, 6) if weer else (3, 12)))
    if not weer and z.nr % 21 == 4 and not z.stop:
        if z.situatie.wet == Wet.JEUGD:
            _sluit_af(z, reden=Afsluitreden.INGETROKKEN)
        else:
            _sluit_af(z, reden=Afsluitreden.NIETS_DOEN, toelichting=kans.choice(teksten.NIETS_DOEN))
        return False
    vorm = kans.choice((VormAanvraag.VERSLAG, VormAanvraag.VERSLAG, VormAanvraag.FORMULIER, VormAanvraag.DIGITAAL))
    besluit.leg_aanvraag_vast(z.wie, z.pk, ontvangen_op=vandaag(), vorm=vorm)
    if z.stop == "aanvraag":
        return False
    yield later(kans, 1, 3)
    beschikking = _schrijf_op(z)
    if not weer and (z.nr % 19 == 5 or z.stop == "vervallen"):
        besluit.laat_vervallen(z.wie, z.pk, beschikking.pk)
        yield later(kans, 1)
        beschikking = _schrijf_op(z)
    if z.stop in ("concept", "vervallen"):
        return False
    yield later(kans, 0, 2)
    if not (yield from _stel_vast(z, beschikking)):
        return False
    if not z.spel.drukker.kan():
        return False
    z.spel.drukker.klaar(z.pk)
    besluit.verzend(z.door(z.poster), z.pk, beschikking.pk, op=vandaag())
    if z.stop == "toegewezen":
        return False
    if not _lijnen(z, StatusOndersteuning.TOEGEWEZEN, *LOPEND):
        yield later(kans, 14, 40)
        _sluit_af(z, reden=Afsluitreden.AFGEWEZEN)
        return False
    return True


def _schrijf_op(z: Zaak) -> Beschikking:
    """Draft and text: the last onderdeel is refused where the story says so."""
    kans = z.kans
    beschikking = besluit.stel_op(z.wie, z.pk)
    delen = list(beschikking.besluiten.order_by("volgorde"))
    zienswijze = kans.choice(ZIENSWIJZE)
    invoer = {
        deel.pk: besluit.OnderdeelInvoer(
            resultaat=Resultaat.TOEKENNEN,
            beoogd_resultaat=deel.beoogd_resultaat or z.situatie.doel,
            motivering=z.situatie.motivering,
        )
        for deel in delen
    }
    if z.afwijzen:
        nee = AFWIJZINGEN[z.situatie.maatwerk[-1]]
        invoer[delen[-1].pk] = besluit.OnderdeelInvoer(
            resultaat=Resultaat.AFWIJZEN,
            afwijzingsgrond=nee.grond,
            voorliggende_wet=nee.wet,
            motivering=nee.uitleg,
        )
    besluit.wijzig(z.wie, z.pk, beschikking.pk, zienswijze=zienswijze if z.afwijzen else "", onderdelen=invoer)
    return beschikking


def _stel_vast(z: Zaak, beschikking: Beschikking) -> Deel:
    """Alone within the own mandaat, else with a second person, who may send it back first."""
    kans = z.kans
    beschikking.refresh_from_db()
    beslisser = z.wie
    if not oordeel_van(lees(beschikking, vandaag()), z.wie).mag:
        beslisser = z.door(z.leider)
        aan = beslisser if z.afgeschermd or kans.random() < 0.6 else None
        besluit.vraag_akkoord(z.wie, z.pk, beschikking.pk, aan=aan)
        if z.stop == "ter_accordering":
            return False
        yield later(kans, 1, 3)
        if kans.random() < 0.2:
            besluit.stuur_terug(beslisser, z.pk, beschikking.pk, reden=kans.choice(teksten.TERUG))
            yield later(kans, 1, 2)
            besluit.vraag_akkoord(z.wie, z.pk, beschikking.pk, aan=beslisser)
            yield later(kans, 1, 2)
    straks = later(kans, *((14, 18) if z.laat else (1, 2)))
    besluit.stel_vast(beslisser, z.pk, beschikking.pk, op=dag_van(straks))
    z.spel.drukker.neem(z.pk)
    if z.stop == "vastgesteld":
        return False
    yield straks
    return True


def _op_verwijzing(z: Zaak) -> Reis:
    """A youth referral by an arts: help without onderzoek or besluit (Jeugdwet 2.6)."""
    yield later(z.kans, 1, 4)
    doel = h.voeg_doel_toe(z.wie, z.pk, tekst=z.situatie.doel, evaluatie_op=vandaag() + timedelta(weeks=26))
    begin = vandaag() + timedelta(days=7)
    for code in z.situatie.maatwerk:
        voorziening = z.spel.catalogus[code]
        lijn = h.stel_ondersteuning_voor(
            z.wie,
            z.pk,
            trede=Trede.MAATWERK,
            voorziening=voorziening,
            organisatie=_aanbieder(z, code),
            hoeveelheid=_omvang(z, voorziening),
            begin=begin,
            einde=begin + timedelta(weeks=z.kans.choice(MAANDEN_HULP)) - timedelta(days=1),
            doel=doel,
        )
        h.wijs_direct_toe(z.wie, z.pk, lijn.pk)


# -- hulp ------------------------------------------------------------------------------------------

LOPEND = (StatusOndersteuning.GESTART, StatusOndersteuning.ONDERBROKEN)


def _lijnen(z: Zaak, *statussen: str) -> list[Ondersteuning]:
    return list(Ondersteuning.objects.filter(casus_id=z.pk, status__in=statussen).order_by("pk"))


def _start(z: Zaak) -> Reis:
    """What was assigned begins; what needs no besluit is assigned along."""
    for lijn in _lijnen(z, StatusOndersteuning.VOORGESTELD):
        if lijn.trede != Trede.MAATWERK:
            h.wijs_direct_toe(z.wie, z.pk, lijn.pk)
    lijnen = _lijnen(z, StatusOndersteuning.TOEGEWEZEN)
    begin = max((lijn.geldig.lower for lijn in lijnen if lijn.geldig), default=vandaag())
    yield max(op_dag(begin, z.kans.randint(9, 16)), later(z.kans, 2, 8))
    for lijn in lijnen:
        h.start_hulp(z.wie, z.pk, lijn.pk, op=vandaag())


def _einde(z: Zaak) -> date | None:
    """The last day of the maatwerk that runs; None without a last day."""
    einden = [laatste_dag(lijn.geldig) for lijn in _lijnen(z, *LOPEND) if lijn.geldig]
    return None if None in einden else max((dag for dag in einden if dag), default=None)


def _hulp(z: Zaak) -> Reis:
    """Help runs: contacts, a pause, perhaps a second question; then on with a herindicatie, or out."""
    kans = z.kans
    yield from _start(z)
    if z.stop == "gestart":
        return
    zonder_einde = bool(z.situatie.maatwerk) and _einde(z) is None
    einde = _einde(z) or vandaag() + timedelta(days=900 if zonder_einde else kans.randint(80, 240))
    if z.stop == "onderbroken" or kans.random() < 0.12:
        yield later(kans, 20, 40)
        yield from _pauze(z)
        if z.stop == "onderbroken":
            return
    if z.dubbel:
        yield later(kans, 5, 20)
        yield from _dubbele_melding(z)
    vroeg = einde - timedelta(days=kans.randint(60, 110)) if kans.random() < 0.15 else None
    while (moment := later(kans, 110, 190)).date() < einde - TIEN_WEKEN:
        if vroeg and moment.date() >= vroeg:
            yield from _sluit(z, vandaag() - timedelta(days=1), Einde.OMSTANDIGHEDEN, Afsluitreden.OMSTANDIGHEDEN)
            return
        yield moment
        tekst, stem = kans.choice(teksten.BELLEN)
        _contact(z, SoortContact.TELEFOON, tekst, stem)
    if z.situatie.maatwerk and not (z.verwijzing or z.dubbel or zonder_einde) and kans.random() < 0.4:
        yield max(op_dag(einde - TIEN_WEKEN, 10), later(kans, 1, 3))
        yield from _herindicatie(z, einde)
        return
    yield max(op_dag(einde + timedelta(days=kans.randint(1, 4)), 11), later(kans, 1))
    yield from _sluit(z, min(einde, vandaag() - timedelta(days=1)), Einde.VOLGENS_PLAN, Afsluitreden.VOLGENS_PLAN)


def _pauze(z: Zaak) -> Reis:
    lijn = _lijnen(z, StatusOndersteuning.GESTART)[0]
    reden = z.kans.choice((RedenPauze.ZIEKENHUIS, RedenPauze.VAKANTIE, RedenPauze.VERZOEK))
    h.onderbreek(z.wie, z.pk, lijn.pk, reden=reden, op=vandaag())
    if z.stop != "onderbroken":
        yield later(z.kans, 14, 35)
        h.hervat(z.wie, z.pk, lijn.pk, op=vandaag())


def _dubbele_melding(z: Zaak) -> Reis:
    """The inwoner calls again while help runs: joined to the casus, and a new onderzoek answers it."""
    melding = z.meld(z.kans.choice([vraag for vraag, _, _ in teksten.KLEIN]), wet=z.situatie.wet, opnemer=z.behandelaar)
    yield later(z.kans, 1, 3)
    z.post_ontvangst(melding.pk, z.poster)
    toegang.voeg_toe_aan_casus(z.wie, melding.pk, casus_id=z.pk)
    yield later(z.kans, 2, 5)
    if Casus.objects.get(pk=z.pk).onderzoeken.filter(status="gepland").exists():
        h.breek_onderzoek_af(z.wie, z.pk, reden="De vraag is telefonisch opgelost; de inwoner is het daarmee eens.")


def _herindicatie(z: Zaak, einde: date) -> Reis:
    """A next onderzoek while help goes on; the new line begins where the old one ends."""
    h.open_onderzoek(z.wie, z.pk, aanleiding=Aanleiding.HERINDICATIE, gemeld_op=vandaag())
    if not (yield from _onderzoek(z, kort=True)):
        return
    if not (yield from _naar_hulp(z, weer=True)):
        return
    oud = _lijnen(z, *LOPEND)
    yield max(op_dag(einde + timedelta(days=1), 9), later(z.kans, 0))
    for lijn in oud:
        if lijn.trede == Trede.MAATWERK:
            h.beeindig(z.wie, z.pk, lijn.pk, reden=Einde.VOLGENS_PLAN, laatste_dag=einde)
    yield from _hulp(z)


# -- uitgang ---------------------------------------------------------------------------------------


def _sluit_af(z: Zaak, *, reden: Afsluitreden, **meer: Any) -> None:
    """Close, and say of what is still open what came of it."""
    doelen = Doel.objects.filter(casus_id=z.pk, bereikt=None, geldig__contains=vandaag())
    vragen = Hulpvraag.objects.filter(onderzoek__casus_id=z.pk, uitkomst=UitkomstHulpvraag.OPEN)
    volgens_plan = reden == Afsluitreden.VOLGENS_PLAN
    antwoord = UitkomstHulpvraag.OPGELOST if volgens_plan else UitkomstHulpvraag.VERVALLEN
    h.sluit_af(
        z.wie,
        z.pk,
        reden=reden,
        doelen=dict.fromkeys(doelen.values_list("pk", flat=True), UitkomstDoel.VERVALLEN),
        vragen=dict.fromkeys(vragen.values_list("pk", flat=True), antwoord),
        **meer,
    )


def _sluit(z: Zaak, dag: date, reden: Einde, afsluiten: Afsluitreden) -> Reis:
    kans = z.kans
    for lijn in _lijnen(z, *LOPEND, StatusOndersteuning.TOEGEWEZEN):
        h.beeindig(z.wie, z.pk, lijn.pk, reden=reden, laatste_dag=max(dag, lijn.gestart_op or dag))
    for doel in Doel.objects.filter(casus_id=z.pk, bereikt=None).order_by("pk"):
        h.evalueer_doel(z.wie, z.pk, doel.pk, bereikt=afsluiten == Afsluitreden.VOLGENS_PLAN)
    yield later(kans, 1, 6)
    nazorg = z.wie if kans.random() < 0.3 else None
    _sluit_af(z, reden=afsluiten, nazorg=nazorg)
    if not z.heropenen:
        if nazorg:
            yield later(kans, 80, 96)
            _rond_nazorg_af(z)
        return
    yield later(kans, 14, 45)
    h.heropen(z.wie, z.pk)
    _contact(z, SoortContact.TELEFOON, "De inwoner belde: het gaat toch niet goed.", "Ik had te vroeg gejuicht.")
    h.open_onderzoek(z.wie, z.pk, aanleiding=Aanleiding.WIJZIGING_INWONER, gemeld_op=vandaag())
    z.heropenen = False
    if (yield from _onderzoek(z, kort=True)) and (yield from _naar_hulp(z, weer=True)):
        yield from _hulp(z)


def _rond_nazorg_af(z: Zaak) -> None:
    """Called as agreed: it goes well."""
    _contact(z, SoortContact.TELEFOON, "Nazorg: gebeld hoe het gaat.", "Het gaat goed, dank u voor het bellen.")
    for taak in Taak.objects.filter(dossier_id=z.pk, soort=SoortTaak.NAZORG, klaar_op=None).order_by("pk"):
        rond_taak_af(z.wie, z.pk, taak.pk)
