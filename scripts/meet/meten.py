"""Asks the pages through Django's test client, and says how long they take and where it goes."""

import statistics
import time
from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from django.db import connection
from django.test import Client
from django.urls import reverse

from basis.dossiers.models import Dossier
from basis.journaal.tijd import vandaag
from basis.organisatie.models import Gemeente, Hoedanigheid
from consortium.models import Verplichting
from scripts.meet.vullen import CODE, NietLeeg

TRAAG_MS = 20.0


@dataclass
class Meting:
    """All runs of one page."""

    wie: str
    wat: str
    ms: list[float] = field(default_factory=list)
    aantallen: set[int] = field(default_factory=set)
    database: list[float] = field(default_factory=list)
    per_query: dict[str, list[float]] = field(default_factory=lambda: defaultdict(list))
    waarden: dict[str, Any] = field(default_factory=dict)

    @property
    def midden(self) -> float:
        return statistics.median(self.ms)

    @property
    def p95(self) -> float:
        return sorted(self.ms)[max(0, round(len(self.ms) * 0.95) - 1)]

    @property
    def traagste(self) -> tuple[float, str]:
        return max((statistics.median(tijden), sql) for sql, tijden in self.per_query.items())


def _client(door: Hoedanigheid) -> Client:
    """Logged in as this colleague."""
    assert door.medewerker is not None
    client = Client(SERVER_NAME="localhost")
    sessie = client.session
    sessie["medewerker"] = door.medewerker_id
    sessie["controle"] = door.medewerker.get_session_auth_hash()
    sessie["hoedanigheid"] = door.pk
    sessie.save()
    return client


def _vraag(client: Client, meting: Meting, vraag: Callable[[Client], Any]) -> None:
    queries: list[tuple[str, Any, float]] = []

    def stopwatch(execute: Any, sql: str, params: Any, many: bool, context: Any) -> Any:
        begin = time.perf_counter()
        try:
            return execute(sql, params, many, context)
        finally:
            queries.append((sql, params, (time.perf_counter() - begin) * 1000))

    with connection.execute_wrapper(stopwatch):
        begin = time.perf_counter()
        antwoord = vraag(client)
        duur = (time.perf_counter() - begin) * 1000
    if antwoord.status_code != 200:
        raise RuntimeError(f"{meting.wie}, {meting.wat}: {antwoord.status_code}")
    meting.ms.append(duur)
    meting.aantallen.add(len(queries))
    meting.database.append(sum(ms for _, _, ms in queries))
    for sql, params, ms in queries:
        meting.per_query[sql].append(ms)
        meting.waarden[sql] = params


def _haal(naam: str, *args: Any, **query: Any) -> Callable[[Client], Any]:
    url = reverse(naam, args=args)
    return lambda client: client.get(url, query)


def _zoek(**velden: str) -> Callable[[Client], Any]:
    url = reverse("inwoners:zoeken")
    return lambda client: client.post(url, velden)


def _bladzijden() -> list[tuple[str, Hoedanigheid, str, Callable[[Client], Any]]]:
    wie = {
        naam: Hoedanigheid.objects.met_alles().get(pk=pk)
        for naam, pk in (
            ("consulent", 1001),
            ("teamleider", 1000),
            ("controller", 10000),
            ("privacy officer", 10001),
            ("beleid", 10002),
        )
    }
    consulent = wie["consulent"]
    eigen = Dossier.objects.filter(behandelaar=consulent, soort="casus", afgeschermd=False).order_by("id")
    open_, dicht = eigen.filter(gesloten_op=None, fase="hulpverlening")[0], eigen.exclude(gesloten_op=None)[0]
    melding = Dossier.objects.filter(behandelaar=consulent, soort="melding", gesloten_op=None, afgeschermd=False)[0]
    jaar = vandaag().year
    tabs = ("onderzoek", "ondersteuning", "besluiten", "documenten", "contact", "wie-keek-mee")
    rijen: list[tuple[str, str, Callable[[Client], Any]]] = [
        ("consulent", "Mijn werk", _haal("werk:mijn_werk")),
        ("teamleider", "Mijn werk", _haal("werk:mijn_werk")),
        *(
            (naam, f"Mijn werk: {groep}", _haal("werk:groep", groep))
            for naam, groep in (
                ("consulent", "aan-zet"),
                ("consulent", "termijnen"),
                ("consulent", "aflopend"),
                ("consulent", "nieuw"),
                ("consulent", "stil"),
                ("consulent", "team"),
                ("teamleider", "tweede"),
            )
        ),
        ("consulent", "taken", _haal("werk:taken")),
        ("consulent", "attenderingen", _haal("werk:attenderingen")),
        ("consulent", "post te verzenden", _haal("post:lijst")),
        ("consulent", "werkvoorraad", _haal("werk:werkvoorraad")),
        ("teamleider", "werkvoorraad, stil", _haal("werk:werkvoorraad", sorteer="contact", stil="4")),
        ("teamleider", "werkvoorraad, in team sinds", _haal("werk:werkvoorraad", sorteer="in_team")),
        ("teamleider", "werkvoorraad, aan zet", _haal("werk:werkvoorraad", sorteer="aan_zet", leeftijd="67")),
        ("teamleider", "werkvoorraad, ook buiten het team", _haal("werk:werkvoorraad", waar="overal")),
        ("teamleider", "werkvoorraad, blad 5", _haal("werk:werkvoorraad", blad=5)),
        ("teamleider", "wachtlijst", _haal("werk:wachtlijst")),
        ("teamleider", "team", _haal("werk:team")),
        ("consulent", "dossier, overzicht", _haal("werkplek:dossier", open_.pk)),
        ("consulent", "dossier, overzicht (gesloten)", _haal("werkplek:dossier", dicht.pk)),
        ("consulent", "dossier, overzicht (melding)", _haal("werkplek:dossier", melding.pk)),
        *(("consulent", f"dossier, {tab}", _haal("werkplek:tab", open_.pk, tab)) for tab in tabs),
        ("consulent", "dossier, overdragen", _haal("werkplek:overdragen", open_.pk)),
        ("consulent", "zoeken: veel voorkomende naam", _zoek(naam="Jansen")),
        ("consulent", "zoeken: naam en voornaam", _zoek(naam="Emma de Jong")),
        ("consulent", "zoeken: anders gespeld", _zoek(naam="Meyerstra")),
        ("consulent", "zoeken: twee letters", _zoek(naam="ja")),
        ("consulent", "zoeken: geboortedatum", _zoek(geboren="14-3-1948")),
        ("consulent", "zoeken: postcode", _zoek(postcode="6661AA")),
        ("consulent", "zoeken: niemand", _zoek(naam="Xyzzy")),
        ("beleid", "cijfers, kwartaal", _haal("monitoring:cijfers")),
        ("beleid", "cijfers, jaar", _haal("monitoring:cijfers", periode=str(jaar - 1))),
        ("teamleider", "cijfers, kwartaal", _haal("monitoring:cijfers")),
        ("teamleider", "cijfers, lijst", _haal("monitoring:lijst", "instroom", periode=str(jaar))),
        ("controller", "budget", _haal("consortium:budget")),
        ("controller", "verplichtingen", _haal("consortium:verplichtingen")),
        ("controller", "verplichtingen, één jaar", _haal("consortium:verplichtingen", jaar=jaar)),
        ("controller", "verplichtingen, boven budget", _haal("consortium:verplichtingen", jaar=jaar, boven="on")),
        ("controller", "verplichtingen, zoeken", _haal("consortium:verplichtingen", q="B-1234")),
        ("controller", "verplichtingen, blad 300", _haal("consortium:verplichtingen", blad=300)),
        ("controller", "verplichting", _haal("consortium:verplichting", Verplichting.objects.order_by("-id")[0].pk)),
        ("controller", "grootboek", _haal("consortium:grootboek")),
        ("controller", "grootboek, één jaar", _haal("consortium:grootboek", jaar=jaar)),
        ("controller", "grootboek, één soort", _haal("consortium:grootboek", soort="vrijval")),
        ("privacy officer", "raadplegingen", _haal("raadplegingen")),
        ("privacy officer", "raadplegingen, één naam", _haal("raadplegingen", wie="Collega 77")),
        ("privacy officer", "raadplegingen, naam zonder rijen", _haal("raadplegingen", wie="Niemand")),
        ("privacy officer", "raadplegingen, één dossier", _haal("raadplegingen", kenmerk=open_.kenmerk)),
        ("privacy officer", "raadplegingen, blad 150", _haal("raadplegingen", blad=150)),
        ("consulent", "API, lijst", _haal("api_dossiers")),
        ("teamleider", "API, lijst", _haal("api_dossiers")),
        ("consulent", "API, één dossier", _haal("api_dossier", open_.pk)),
    ]
    return [(naam, wie[naam], wat, vraag) for naam, wat, vraag in rijen]


def meet(rondes: int) -> list[Meting]:
    """Prints the table in Markdown, and the plan of every slowest query above TRAAG_MS."""
    if Gemeente.objects.filter(code=CODE, naam="Meetgemeente").count() != Gemeente.objects.count():
        raise NietLeeg("Deze database is niet door dit script gevuld. Neem een lege database.")
    metingen = []
    print("| wie | bladzijde | vragen | midden ms | p95 ms | database ms | traagste vraag ms |")
    print("|---|---|--:|--:|--:|--:|--:|")
    for naam, door, wat, vraag in _bladzijden():
        client = _client(door)
        _vraag(client, Meting(naam, wat), vraag)  # once to warm up
        meting = Meting(naam, wat)
        for _ in range(rondes):
            _vraag(client, meting, vraag)
        aantallen = "-".join(str(n) for n in sorted(meting.aantallen))
        print(
            f"| {naam} | {wat} | {aantallen} | {meting.midden:.0f} | {meting.p95:.0f} "
            f"| {statistics.median(meting.database):.1f} | {meting.traagste[0]:.1f} |",
            flush=True,
        )
        metingen.append(meting)
    for meting in metingen:
        ms, sql = meting.traagste
        if ms > TRAAG_MS:
            print(f"\n### {meting.wie}, {meting.wat}: {ms:.0f} ms\n{sql[:1500]}\n{_plan(sql, meting.waarden[sql])}")
    return metingen


def _plan(sql: str, params: Any) -> str:
    with connection.cursor() as cursor:
        cursor.execute(f"EXPLAIN (ANALYZE, BUFFERS) {sql}", params)
        return "\n".join(regel for (regel,) in cursor.fetchall())
