"""Planted among the work of today: questions between colleagues in every state, and who is away with a waarnemer.

Everything through the verbs, on days before today, on the oldest open casussen: the same each time it is loaded.
"""

from datetime import datetime, timedelta

from basis.dossiers.models import Dossier, SoortDossier
from basis.journaal.tijd import op_dag
from basis.organisatie.handelingen_afwezigheid import meld_afwezig
from basis.organisatie.models import Hoedanigheid
from basis.werk.handelingen import beantwoord_vraag, lees_antwoord, stel_vraag, trek_vraag_in
from basis.werk.models import SoortVraag, Vraag
from casussen.enums import SoortContact
from casussen.handelingen import leg_contact_vast
from demo.agenda import kantoordag_terug
from demo.inrichting import Gemeentehuis
from demo.toneel import Reis, Toneel

C, D = SoortVraag.CONSULTATIE, SoortVraag.COLLEGA


def plan(toneel: Toneel, huis: Gemeentehuis, tot: datetime) -> None:
    """Asks, answers and absences of the last days before `tot` (today, midnight), in their place among the journeys."""
    for geleden, naam, reis in (
        (6, "vragen", _eerste_vragen(huis)),
        (4, "consultaties", _consultaties(huis)),
        (3, "afwezigheid", _notitie_en_afwezigheid(huis, tot)),
        (1, "waarnemen", _waarnemen(huis)),
    ):
        toneel.plan(_werkdag(tot, geleden), naam, reis)


def _eerste_vragen(huis: Gemeentehuis) -> Reis:
    noor, doors = huis.doors["consulent"], huis.doors
    zaken = _zaken(noor, 2)
    _klaar(_vraag(noor, zaken[0], doors["gedrag"], C, *TEKSTEN["onrust"]), ANTWOORD["onrust"], gelezen=True)
    weg = _vraag(noor, zaken[1], doors["consulent3"], D, *TEKSTEN["rolstoel"])
    trek_vraag_in(noor, weg.pk)
    yield from ()


def _consultaties(huis: Gemeentehuis) -> Reis:
    noor, sanne, doors = huis.doors["consulent"], huis.doors["jeugd"], huis.doors
    zaken = _zaken(noor, 4)
    _klaar(_vraag(noor, zaken[2], doors["jurist"], C, *TEKSTEN["huisgenoot"]), ANTWOORD["huisgenoot"])
    _vraag(noor, zaken[3], doors["gedrag"], C, *TEKSTEN["grenzen"])
    _klaar(_vraag(sanne, _zaken(sanne, 1)[0], doors["gedrag"], C, *TEKSTEN["school"]), ANTWOORD["school"])
    yield from ()


def _notitie_en_afwezigheid(huis: Gemeentehuis, tot: datetime) -> Reis:
    noor, sanne = huis.doors["consulent"], huis.doors["jeugd"]
    _vraag(sanne, _zaken(sanne, 2)[1], noor, D, *TEKSTEN["moeder"])
    # @collega in a note: exactly that note is shared.
    leg_contact_vast(
        noor,
        _zaken(noor, 5)[4].pk,
        soort=SoortContact.TELEFOON,
        met="inwoner",
        tekst="Gebeld over de was. De droger is stuk. @Youssef, ken jij de klusdienst in Elst?",
        stem="Ik hang nu alles in de kamer op.",
    )
    _afwezig(huis, tot, huis.doors["consulent2"], noor)
    yield from ()


def _waarnemen(huis: Gemeentehuis) -> Reis:
    """Noor stands in: it says "voor Ruud Peters" on the timeline."""
    leg_contact_vast(
        huis.doors["consulent"],
        _zaken(huis.doors["consulent2"], 1)[0].pk,
        soort=SoortContact.TELEFOON,
        met="inwoner",
        tekst="Gebeld omdat de hulp niet kwam. De aanbieder stuurt morgen iemand.",
    )
    yield from ()


def _zaken(door: Hoedanigheid, hoeveel: int) -> list[Dossier]:
    open_ = Dossier.objects.zichtbaar_voor(door).filter(behandelaar=door, gesloten_op=None, afgeschermd=False)
    return list(open_.filter(soort=SoortDossier.CASUS).order_by("pk")[:hoeveel])


def _werkdag(tot: datetime, geleden: int) -> datetime:
    """In office hours, at least one day ago, on a day the office was open."""
    return op_dag(kantoordag_terug(tot.date() - timedelta(days=geleden)), 14, 20)


def _vraag(
    van: Hoedanigheid, dossier: Dossier, aan: Hoedanigheid, soort: SoortVraag, vraag: str, gedeeld: str
) -> Vraag:
    return stel_vraag(van, dossier.pk, aan=aan, soort=soort, vraag=vraag, gedeeld=gedeeld)


def _klaar(vraag: Vraag, antwoord: str, *, gelezen: bool = False) -> None:
    beantwoord_vraag(vraag.aan, vraag.pk, antwoord=antwoord)
    if gelezen:
        lees_antwoord(vraag.van, vraag.pk)


def _afwezig(huis: Gemeentehuis, tot: datetime, ruud: Hoedanigheid, noor: Hoedanigheid) -> None:
    """One who is away now, two who will be."""
    doors, vandaag = huis.doors, tot.date()
    # From the last working day, so that somebody acted for him whatever day it is today.
    meld_afwezig(ruud, van=_werkdag(tot, 1).date(), tot=vandaag + timedelta(days=10), waarnemer=noor)
    meld_afwezig(
        doors["jeugd2"],
        van=vandaag + timedelta(days=14),
        tot=vandaag + timedelta(days=21),
        waarnemer=doors["jeugd"],
    )
    meld_afwezig(
        noor, van=vandaag + timedelta(days=28), tot=vandaag + timedelta(days=35), waarnemer=doors["teamleider"]
    )


TEKSTEN = {
    "onrust": (
        "Mevrouw wordt onrustig van elke verandering. Hoe bouwen we de begeleiding op?",
        "Hulpvraag:\nMeer rust in huis.\n\nLaatste contact:\nZij liet de hulp twee keer niet binnen.",
    ),
    "rolstoel": ("Heb jij ervaring met een sportrolstoel via de Wmo?", ""),
    "huisgenoot": (
        "Mogen we van een huisgenoot van 22 verwachten dat die stofzuigt?",
        "Onderzoek, eigen kracht en gebruikelijke hulp:\nDe zoon van 22 woont thuis en werkt vier dagen.",
    ),
    "grenzen": (
        "Hoe stel ik grenzen als iemand elke dag belt?",
        "Laatste contact:\nDe inwoner belde vijf keer over dezelfde brief.",
    ),
    "school": (
        "Is dit iets voor school of voor jeugdhulp?",
        "Hulpvraag:\nHij gaat al drie weken niet naar school.",
    ),
    "moeder": (
        "Deze moeder vraagt ook hulp in huis. Hoe kan zij zich bij jullie melden?",
        "Het gezin heeft twee kinderen. Moeder kan door haar rug niet tillen.",
    ),
}
ANTWOORD = {
    "onrust": "Begin met één vast gezicht en één vast moment. Verander pas iets als dat vier weken goed gaat.",
    "huisgenoot": "Ja, van een volwassen huisgenoot mag dat. Kijk wel of die het ook echt kan, en schrijf op waarom.",
    "school": "Vraag school eerst om een gesprek met de leerplichtambtenaar erbij. Jeugdhulp kan daarna nog.",
}
