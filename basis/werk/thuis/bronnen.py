"""Where the rows of Mijn werk come from when they are no plain dossier. No query per row."""

from collections.abc import Sequence
from datetime import timedelta
from typing import Any

from django.db.models import Exists, F, OuterRef, Q, QuerySet
from django.urls import reverse

from basis.dossiers.models import AanZet, Betrokkenheid, Dossier, Overdracht, waargenomen_door
from basis.organisatie.periode import geldt_op
from basis.scherm.opmaak import datum_kort
from basis.werk.models import SoortTaak, Taak, Termijn, Vraag
from basis.werk.panelen.termijnen import NAMEN
from basis.werk.taken import taken_voor
from basis.werk.thuis.blik import Blik
from basis.werk.thuis.regel import WEEK, Regel, deel_van, wie


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


# -- van en met collega's --------------------------------------------------------------------------


def aangeboden(blik: Blik) -> QuerySet[Overdracht]:
    return (
        Overdracht.objects.filter(naar=blik.door, antwoord=None)
        .select_related("dossier", "aangeboden_door__medewerker", "van__medewerker")
        .order_by("aangeboden_op", "id")
    )


def _wie_biedt_aan(rij: Overdracht, blik: Blik) -> str:
    """Who takes over from an absent colleague may have offered it to themselves."""
    if rij.aangeboden_door_id == blik.door.pk:
        return f"Je bood dit jezelf aan, van {rij.van.naam if rij.van else 'het team'}"
    return f"{rij.aangeboden_door.naam} biedt je dit dossier aan"


def aangeboden_regels(blik: Blik, rijen: Sequence[Overdracht]) -> list[Regel]:
    """No name of the inwoner: until it is accepted the dossier is not ours."""
    url = reverse("werk:aangeboden")
    return [
        Regel(
            naam=rij.dossier.kenmerk,
            url=url,
            wat=_wie_biedt_aan(rij, blik),
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
                url=reverse("werk:vraag", args=[rij.pk]),
                wat=str(rij.get_soort_display()).capitalize(),
                sinds=f"sinds {datum_kort(moment)}",
            )
        )
    return regels


def terugbellen(blik: Blik) -> QuerySet[Taak]:
    rijen = taken_voor(blik.door).filter(soort=SoortTaak.TERUGBELLEN)
    return rijen.select_related("dossier", "terugbel").order_by(F("uiterlijk").asc(nulls_last=True), "id")


def terugbel_regels(blik: Blik, rijen: Sequence[Taak]) -> list[Regel]:
    lijst = reverse("telefoon:terugbellen")
    regels = []
    for rij in rijen:
        verzoek = getattr(rij, "terugbel", None)
        regels.append(
            Regel(
                naam=verzoek.wie if verzoek else (rij.dossier.kenmerk if rij.dossier else "Terugbellen"),
                url=lijst if verzoek or not rij.dossier else rij.dossier.get_absolute_url(),
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
