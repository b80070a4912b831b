"""The werkvoorraad as somebody finds it: labels, weights, selections, a waiting list, and an offered handover."""

from datetime import date
from random import Random

from django.db.models import F

from basis.dossiers.handelingen import bied_aan, geef_terug, maak_label, stel_gewicht, zet_labels
from basis.dossiers.models import AanZet, Dossier, Kleur
from basis.journaal.tijd import op_dag
from basis.organisatie.models import Hoedanigheid
from basis.werk.handelingen import bewaar_selectie, zet_op_wachtlijst
from basis.werk.overdrachten import feiten
from demo.inrichting import Gemeentehuis
from demo.toneel import Reis

ZAAD = 33
LABELS = {
    "Tolk nodig": Kleur.BLAUW,
    "Bel eerst": Kleur.GROEN,
    "Post via bewindvoerder": Kleur.PAARS,
    "Wacht op offerte": Kleur.GEEL,
    "Dossier op papier": Kleur.GRIJS,
}
SELECTIES = (
    ("consulent", "Stil langer dan 4 weken", "medewerker=mij&stil=4&sorteer=contact", False),
    ("teamleider", "Nog te verdelen", "medewerker=niemand", True),
    ("teamleider", "Jongeren van 12 tot en met 17", "leeftijd=12-17", True),
    ("teamleider2", "Deze week", "termijn=week", True),
)
WACHTREDENEN = (
    "Alle consulenten zitten vol. Zodra er een plek is, eerst dit dossier.",
    "De inwoner is tot volgende week op vakantie.",
    "Wacht tot de nieuwe collega begint.",
)
TEAMS = ("teamleider", "teamleider2", "teamleider3", "teamleider4")
BELOOFD = "Beloofd: volgende week bellen over de keuze van de aanbieder. Belt het liefst in de ochtend."


def werkvoorraad(huis: Gemeentehuis, dag: date) -> Reis:
    """An afternoon in which the teams put their work in order; all by the verbs. Begins at 14.00 on `dag`."""
    kans = Random(ZAAD)  # noqa: S311  a fixed seed is the point
    for naam, kleur in LABELS.items():
        maak_label(huis.doors["beheer"], naam=naam, kleur=kleur)
    for wie, naam, filters, gedeeld in SELECTIES:
        bewaar_selectie(huis.doors[wie], naam=naam, filters=filters, gedeeld=gedeeld)
    for inlog in TEAMS:
        _orden(huis.doors[inlog], kans)
    yield op_dag(dag, 15)
    for inlog in TEAMS:
        _laat_wachten(huis.doors[inlog])
    yield op_dag(dag, 16)
    _bied_aan(huis)


def _open(leider: Hoedanigheid) -> list[Dossier]:
    rijen = Dossier.objects.zichtbaar_voor(leider).filter(team=leider.team, gesloten_op=None)
    return list(rijen.order_by("id"))


def _orden(leider: Hoedanigheid, kans: Random) -> None:
    codes = ("tolk-nodig", "bel-eerst", "post-via-bewindvoerder", "wacht-op-offerte", "dossier-op-papier")
    for plek, dossier in enumerate(_open(leider)):
        stel_gewicht(leider, dossier.pk, gewicht=kans.choice((1, 1, 2, 2, 2, 3, 3, 4, 5)))
        if plek % 4 == 1:
            zet_labels(leider, dossier.pk, codes=kans.sample(codes, 1 + (plek % 8 == 1)))


def _laat_wachten(leider: Hoedanigheid) -> None:
    """Three per team: what is of nobody first, else given back so that it can wait."""
    rijen = sorted(_open(leider), key=lambda d: (d.behandelaar_id is not None, d.afgeschermd, d.pk))
    wachtend = [d for d in rijen if not d.afgeschermd and d.aan_zet in (AanZet.TEAM, AanZet.BEHANDELAAR)]
    for dossier, reden in zip(wachtend[:3], WACHTREDENEN, strict=False):
        if dossier.behandelaar_id:
            geef_terug(leider, dossier.pk)
        zet_op_wachtlijst(leider, dossier.pk, reden=reden)


def _bied_aan(huis: Gemeentehuis) -> None:
    """The teamleider of Elst offers at most two dossiers of each to a colleague."""
    leider = huis.doors["teamleider"]
    for van, naar in (("consulent", "teamleider"), ("kernteam", "consulent"), ("jeugd", "jeugd2")):
        rijen = Dossier.objects.zichtbaar_voor(leider).filter(behandelaar=huis.doors[van], gesloten_op=None)
        passend = rijen.filter(wet__in=huis.doors[naar].wetten).order_by(F("fatale_datum").asc(nulls_last=True), "id")
        for dossier in passend[:2]:
            tekst = f"{feiten(dossier, leider)}\n{BELOOFD}"
            bied_aan(leider, dossier.pk, naar=huis.doors[naar], samenvatting=tekst, van=huis.doors[van].pk)
