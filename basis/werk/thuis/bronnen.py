"""Where the rows of Mijn werk come from when they are no plain dossier. No query per row."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any

from django.db.models import DateTimeField, Exists, F, OuterRef, Q, QuerySet, Subquery, Value
from django.db.models.functions import Coalesce

from basis.dossiers.models import AanZet, Betrokkenheid, Dossier, Overdracht, waargenomen_door
from basis.journaal.models import Gebeurtenis, Raadpleging
from basis.journaal.tijd import AMSTERDAM, nu
from basis.organisatie.enums import Functie
from basis.organisatie.periode import geldt_op
from basis.scherm.opmaak import aantal, datum_kort, tijd
from basis.werk.models import Afspraak, SoortTaak, StatusAfspraak, Taak, Termijn, Vraag
from basis.werk.panelen.termijnen import NAMEN
from basis.werk.taken import taken_voor
from basis.werk.thuis.blik import Blik, adres
from basis.werk.thuis.regel import WEEK, Regel, deel_van, van_dossier, wie

_LANG_GELEDEN = Value(datetime(1900, 1, 1, tzinfo=AMSTERDAM), output_field=DateTimeField())

# What a soort of gebeurtenis is about, by the word before the point. The whole sentence is on the dossier.
_OVER = {
    "aanvraag": "een aanvraag",
    "afspraak": "een afspraak",
    "beschikking": "een beschikking",
    "bijstand": "de bijstand",
    "brief": "een brief",
    "casus": "de casus",
    "clientondersteuning": "cliëntondersteuning",
    "contact": "een contact",
    "document": "een document",
    "doel": "een doel",
    "dossier": "het dossier zelf",
    "hulpvraag": "een hulpvraag",
    "melding": "de melding",
    "ondersteuning": "de hulp",
    "onderzoek": "het onderzoek",
    "schuldhulp": "de schuldhulp",
    "taak": "een taak",
    "termijn": "een termijn",
    "vraag": "een vraag",
}


# What goes along with something else that is told.
VANZELF = ("casus.status", "termijn.geopend", "termijn.afgerond")


def eigen_betrokkenheid(blik: Blik) -> QuerySet[Betrokkenheid]:
    return Betrokkenheid.objects.filter(geldt_op(blik.dag), hoedanigheid=blik.door)


# -- termijnen -------------------------------------------------------------------------------------


def open_termijnen(blik: Blik) -> QuerySet[Termijn]:
    """Legal terms of ours in my own dossiers: what must be, by law."""
    mijn = blik.mijn().order_by().values("pk")
    return Termijn.objects.filter(afronding=None, van_ons=True, wettelijk=True, dossier_id__in=mijn)


def termijnen(blik: Blik) -> QuerySet[Termijn]:
    rijen = open_termijnen(blik)
    match blik.filter.get("wanneer"):
        case "laat":
            rijen = rijen.filter(einddatum__lt=blik.dag)
        case "week":
            rijen = rijen.filter(einddatum__range=(blik.dag, blik.dag + timedelta(days=WEEK)))
        case "daarna":
            rijen = rijen.filter(einddatum__gt=blik.dag + timedelta(days=WEEK))
    if van := blik.filter.get("van"):
        rijen = rijen.filter(einddatum__range=(van, van + timedelta(days=6)))
    return rijen.select_related("dossier__inwoner", "dossier__kern").order_by("einddatum", "id")


def termijn_regels(blik: Blik, rijen: Sequence[Termijn]) -> list[Regel]:
    return [
        Regel(
            **wie(rij.dossier),
            wat=NAMEN.get(rij.soort, rij.soort),
            einddatum=rij.einddatum,
            bij_datum=f"{datum_kort(rij.einddatum)}, wettelijk",
            kop=deel_van(rij.einddatum, blik.dag),
        )
        for rij in rijen
    ]


def aflopend(blik: Blik) -> QuerySet[Termijn]:
    """Help that ends within the weeks of the norm and is not settled; over the last day it stays."""
    mijn = blik.mijn().order_by().values("pk")
    te_kiezen = Taak.objects.filter(
        soort=SoortTaak.AFLOPEND, klaar_op=None, dossier_id=OuterRef("dossier_id"), verwijst_naar=OuterRef("pk")
    )
    rijen = Termijn.objects.filter(
        afronding=None, soort__startswith="aflopend", einddatum__lte=blik.dag, dossier_id__in=mijn
    )
    return (
        rijen.annotate(te_kiezen=Exists(te_kiezen))
        .select_related("dossier__inwoner", "dossier__kern")
        .order_by("vanaf", "id")
    )


def aflopend_regels(blik: Blik, rijen: Sequence[Any]) -> list[Regel]:
    return [
        Regel(
            **wie(rij.dossier),
            wat=f"{rij.startgebeurtenis.removeprefix('Laatste dag van ')}: "
            + ("kies wat er daarna komt" if rij.te_kiezen else "gekozen, nog niet geregeld"),
            einddatum=rij.vanaf,
            bij_datum=f"laatste dag {datum_kort(rij.vanaf)}",
        )
        for rij in rijen
    ]


# -- nieuw en stil ---------------------------------------------------------------------------------


def nieuw(blik: Blik) -> QuerySet[Dossier]:
    """My dossiers in which a colleague did something after I last opened them. The system does not count."""
    gezien = (
        Raadpleging.objects.filter(dossier_id=OuterRef("pk"), medewerker_id=blik.door.medewerker_id, soort="openen")
        .order_by("-op")
        .values("op")[:1]
    )
    # Ids rise with the moment of recording: the newest is also the last.
    van_een_ander = (
        Gebeurtenis.objects.filter(dossier_id=OuterRef("pk"), vastgelegd_op__gt=OuterRef("gezien"))
        .exclude(door_id=blik.door.pk)
        .exclude(functie=Functie.SYSTEEM)
        .exclude(soort__in=VANZELF)
        .order_by("-gebeurd_op", "-id")
        .values("pk")[:1]
    )
    return (
        blik.mijn()
        .annotate(gezien=Coalesce(Subquery(gezien), _LANG_GELEDEN))
        .annotate(nieuwste=Subquery(van_een_ander))
        .filter(nieuwste__isnull=False)
        .select_related("inwoner", "kern")
        .order_by("-nieuwste")
    )


def nieuw_regels(blik: Blik, rijen: Sequence[Any]) -> list[Regel]:
    gebeurd = Gebeurtenis.objects.in_bulk([rij.nieuwste for rij in rijen])
    regels = []
    for rij in rijen:
        wat = gebeurd[rij.nieuwste]
        over = _OVER.get(wat.soort.partition(".")[0], "het dossier")
        moment = f"{datum_kort(wat.gebeurd_op)} {tijd(wat.gebeurd_op)}"
        regels.append(
            van_dossier(
                rij, wat=f"{wat.naam}: {over}", einddatum=None, bij_datum="", in_plaats_van_datum="", sinds=moment
            )
        )
    return regels


def stil(blik: Blik) -> QuerySet[Dossier]:
    return blik.stil().select_related("inwoner", "kern").order_by(F("laatste_contact").asc(nulls_first=True), "id")


def stil_regels(blik: Blik, rijen: Sequence[Dossier]) -> list[Regel]:
    """With the first moment that was promised: an afspraak, or a task."""
    ids = [rij.pk for rij in rijen]
    beloofd: dict[int, tuple[Any, str]] = {}
    afspraken = Afspraak.objects.filter(dossier_id__in=ids, status=StatusAfspraak.GEPLAND, begin__gte=nu())
    for afspraak in afspraken.order_by("begin"):
        tekst = f"{afspraak.get_soort_display()} op {datum_kort(afspraak.begin)}"
        beloofd.setdefault(afspraak.dossier_id, (afspraak.begin.astimezone(AMSTERDAM).date(), tekst))
    taken = Taak.objects.filter(dossier_id__in=ids, klaar_op=None, uiterlijk__isnull=False).order_by("uiterlijk")
    for taak in taken:
        assert taak.dossier_id is not None
        assert taak.uiterlijk is not None
        eerder = beloofd.get(taak.dossier_id)
        if eerder is None or taak.uiterlijk < eerder[0]:
            beloofd[taak.dossier_id] = (
                taak.uiterlijk,
                f"{taak.get_soort_display()}, {'beloofd op' if taak.uiterlijk < blik.dag else 'uiterlijk'} "
                f"{datum_kort(taak.uiterlijk)}",
            )
    regels = []
    for rij in rijen:
        sinds = rij.laatste_contact or rij.geopend_op.astimezone(AMSTERDAM).date()
        moment = beloofd[rij.pk][1] if rij.pk in beloofd else "niets afgesproken"
        regels.append(
            van_dossier(
                rij,
                wat=f"{rij.titel}. Eerstvolgend: {moment}",
                einddatum=None,
                bij_datum=f"sinds {datum_kort(sinds)}" if rij.laatste_contact else "nog geen contact",
                in_plaats_van_datum=f"{aantal((blik.dag - sinds).days, 'dag,dagen')} stil",
                sinds="",
            )
        )
    return regels


# -- van en met collega's --------------------------------------------------------------------------


def aangeboden(blik: Blik) -> QuerySet[Overdracht]:
    return (
        Overdracht.objects.filter(naar=blik.door, antwoord=None)
        .select_related("dossier", "aangeboden_door__medewerker")
        .order_by("aangeboden_op", "id")
    )


def aangeboden_regels(blik: Blik, rijen: Sequence[Overdracht]) -> list[Regel]:
    """No name of the inwoner: until it is accepted the dossier is not ours."""
    url = adres("werk:aangeboden")
    return [
        Regel(
            naam=rij.dossier.kenmerk,
            url=url,
            wat=f"{rij.aangeboden_door.naam} biedt je dit dossier aan",
            wet=str(rij.dossier.get_wet_display()) if rij.dossier.wet else "",
            sinds=f"sinds {datum_kort(rij.aangeboden_op)}",
        )
        for rij in rijen
    ]


def vragen(blik: Blik) -> QuerySet[Vraag]:
    """Asked of me and open; asked by me and answered, but not read yet."""
    aan_mij = Q(aan=blik.door, beantwoord_op=None)
    van_mij = Q(van=blik.door, beantwoord_op__isnull=False, gelezen_op=None)
    rijen = Vraag.objects.filter(aan_mij | van_mij, ingetrokken_op=None)
    return rijen.select_related("van__medewerker", "aan__medewerker").order_by("gesteld_op", "id")


def vraag_regels(blik: Blik, rijen: Sequence[Vraag]) -> list[Regel]:
    regels = []
    for rij in rijen:
        aan_mij = rij.aan_id == blik.door.pk
        ander = rij.van if aan_mij else rij.aan
        moment = rij.gesteld_op if aan_mij else rij.beantwoord_op
        regels.append(
            Regel(
                naam=f"{ander.naam} heeft een vraag" if aan_mij else f"{ander.naam} gaf antwoord",
                url=adres("werk:vraag", rij.pk),
                wat=str(rij.get_soort_display()).capitalize(),
                sinds=f"sinds {datum_kort(moment)}",
            )
        )
    return regels


def terugbellen(blik: Blik) -> QuerySet[Taak]:
    rijen = taken_voor(blik.door).filter(soort=SoortTaak.TERUGBELLEN)
    return rijen.select_related("dossier", "terugbel").order_by(F("uiterlijk").asc(nulls_last=True), "id")


def terugbel_regels(blik: Blik, rijen: Sequence[Taak]) -> list[Regel]:
    lijst = adres("werkplek:terugbellen") or adres("werk:terugbellen")
    regels = []
    for rij in rijen:
        verzoek = getattr(rij, "terugbel", None)
        regels.append(
            Regel(
                naam=verzoek.wie if verzoek else (rij.dossier.kenmerk if rij.dossier else "Terugbellen"),
                url=lijst or (rij.dossier.get_absolute_url() if rij.dossier else ""),
                wat=", ".join(deel for deel in (verzoek.telefoon, verzoek.waarover) if deel)
                if verzoek
                else rij.toelichting,
                einddatum=rij.uiterlijk,
                bij_datum=f"vóór {datum_kort(rij.uiterlijk)}" if rij.uiterlijk else "",
            )
        )
    return regels


def waarneming(blik: Blik) -> QuerySet[Dossier]:
    """What absent colleagues must do, for who stands in for them. One colleague with `voor`."""
    rijen = blik.zichtbaar().filter(behandelaar_id__in=waargenomen_door(blik.door), aan_zet=AanZet.BEHANDELAAR)
    if voor := blik.filter.get("voor"):
        rijen = rijen.filter(behandelaar_id=voor)
    return rijen.select_related("inwoner", "kern").order_by(F("fatale_datum").asc(nulls_last=True), "id")
