"""To whom a letter goes, and whether post is safe. The rules of practice:

nobody when the inwoner has died · under 16 the gezagsdragers, each an own letter with only the own
address · from 16 on the jeugdige · a curator instead of the inwoner · a bewindvoerder or mentor beside.
A secret address stands only on the inwoner's own letter: a copy bears the address of who gets it.
"""

from collections.abc import Collection
from dataclasses import asdict, dataclass, replace
from datetime import date
from typing import Any

from django.db.models import QuerySet

from basis.documenten.venster import RUIM, aantal_regels, waarom_past_het_niet
from basis.inwoners import adressen
from basis.inwoners.aanschrijven.naam import ONBEKEND, Naam
from basis.inwoners.bruikbaar import is_geen_adres
from basis.inwoners.enums import SoortGezag, VeiligContact
from basis.inwoners.enums import SoortVertegenwoordiging as Soort
from basis.inwoners.models import Inwoner, Vertegenwoordiging, leeftijd
from basis.journaal.tijd import vandaag
from basis.organisatie.periode import geldt_op

ZELF_VANAF = 16
ROL_INWONER = "inwoner"
_VOORAF = "_vertegenwoordigers_vooraf"
_GEZAG = (Soort.GEZAG, Soort.VOOGD)
_NAAST = (Soort.BEWINDVOERDER, Soort.MENTOR)
_WAAROM_GEEN_GEZAG = {
    SoortGezag.TIJDELIJK_GEEN: "Tijdelijk heeft niemand het gezag over dit kind. Vraag na wie de brief mag krijgen.",
    SoortGezag.NIET_TE_BEPALEN: "De BRP kan niet bepalen wie het gezag heeft. Vraag na wie de brief mag krijgen.",
}


@dataclass(frozen=True)
class Geadresseerde:
    """One letter's addressee, as printed. `rol`: inwoner, gezag, voogd, curator, bewindvoerder or mentor.

    `aanspreekvorm` stands above the name, for nobility.
    """

    naam: str
    aanhef: str
    regels: tuple[str, ...]
    rol: str = ROL_INWONER
    inwoner_id: int | None = None
    aanspreekvorm: str = ""

    @property
    def venster(self) -> tuple[str, ...]:
        """The lines in the window of the envelope."""
        return tuple(regel for regel in (self.aanspreekvorm, self.naam, *self.regels) if regel)

    @property
    def dicht(self) -> bool:
        """Whether the lines stand closer together (brief.css)."""
        return aantal_regels(self.venster) > RUIM

    def als_json(self) -> dict[str, Any]:
        return {**asdict(self), "regels": list(self.regels)}

    @classmethod
    def uit_json(cls, gegevens: dict[str, Any]) -> "Geadresseerde":
        return cls(**{**gegevens, "regels": tuple(gegevens["regels"])})


@dataclass(frozen=True)
class Adressering:
    """Who get a letter, and in Dutch what keeps somebody from getting one."""

    geadresseerden: tuple[Geadresseerde, ...]
    redenen: tuple[str, ...] = ()


def naar_gezag(inwoner: Inwoner, dag: date) -> bool:
    """Whether letters about this child go to who has gezag: then the letter speaks of the child, not to it."""
    return leeftijd(inwoner, dag).jonger_dan(ZELF_VANAF) is True


def lees_vooraf(inwoners: Collection[Inwoner], dag: date) -> None:
    """For a list: what `adresseer` asks about these objects that day, in two queries whatever their number."""
    per_pk: dict[int, list[Vertegenwoordiging]] = {}
    for rij in _vertegenwoordigers(dag).filter(inwoner__in={inwoner.pk for inwoner in inwoners}):
        per_pk.setdefault(rij.inwoner_id, []).append(rij)
    for inwoner in inwoners:
        inwoner.__dict__[_VOORAF] = (dag, per_pk.get(inwoner.pk, []))
    personen = [rij.persoon for rijen in per_pk.values() for rij in rijen if rij.persoon]
    adressen.lees_vooraf([*inwoners, *personen], dag)


def _vertegenwoordigers(dag: date) -> QuerySet[Vertegenwoordiging]:
    return Vertegenwoordiging.objects.filter(geldt_op(dag)).select_related("persoon").order_by("id")


def vertegenwoordigers(inwoner: Inwoner, dag: date) -> list[Vertegenwoordiging]:
    """Who represent this inwoner that day, with their persoon; read beforehand where `lees_vooraf` was."""
    gelezen: tuple[date, list[Vertegenwoordiging]] | None = inwoner.__dict__.get(_VOORAF)
    return gelezen[1] if gelezen and gelezen[0] == dag else list(_vertegenwoordigers(dag).filter(inwoner=inwoner))


def adresseer(inwoner: Inwoner, dag: date) -> Adressering:
    """Everyone who gets a letter about this inwoner that day, and why somebody does not."""
    if inwoner.overleden:
        return Adressering((), ("Deze inwoner is overleden. Er gaat geen brief meer op deze naam.",))
    rijen = vertegenwoordigers(inwoner, dag)
    jaren = leeftijd(inwoner, dag)
    jong = jaren.jonger_dan(ZELF_VANAF)
    redenen: list[str] = []
    hoofd: list[Geadresseerde] = []
    if jong:
        gezag = [rij for rij in rijen if rij.soort in _GEZAG and not _dood(rij)]
        hoofd = _voor_vertegenwoordigers(inwoner, gezag, dag, redenen)
        if not gezag:
            redenen.append(
                _WAAROM_GEEN_GEZAG.get(
                    SoortGezag(inwoner.gezag) if inwoner.gezag else SoortGezag.VOOGDIJ,
                    "Dit kind is jonger dan 16 en wij weten niet wie het gezag heeft. Leg dat eerst vast.",
                )
            )
    elif inwoner.onder_curatele or any(rij.soort == Soort.CURATOR for rij in rijen):
        curatoren = [rij for rij in rijen if rij.soort == Soort.CURATOR and not _dood(rij)]
        hoofd = _voor_vertegenwoordigers(inwoner, curatoren, dag, redenen)
        if not curatoren:
            redenen.append("Deze inwoner staat onder curatele en wij weten niet wie de curator is. Leg dat eerst vast.")
    elif jong is None:
        redenen.append(
            f"De geboortedatum is niet zeker ({jaren}), en tot 16 jaar gaat een brief naar wie het gezag heeft. "
            "Vraag de geboortedatum na en vul die in bij de gegevens van de inwoner."
        )
    else:
        post = adressen.bestemming(inwoner, dag)
        if not inwoner.naam.adressering():
            redenen.append("Van deze inwoner kennen wij geen naam. Zonder naam kan er geen brief weg.")
        elif post.reden:
            redenen.append(f"{post.reden} Vul eerst een adres in waar post heen kan.")
        else:
            aan = _aan(inwoner.naam, post.regels, ROL_INWONER, inwoner.pk)
            if te_lang := waarom_past_het_niet(aan.venster):
                redenen.append(te_lang)
            else:
                hoofd = [aan]
    ernaast = [rij for rij in rijen if rij.soort in _NAAST and not _dood(rij)]
    return Adressering((*hoofd, *_voor_vertegenwoordigers(inwoner, ernaast, dag, redenen)), tuple(redenen))


def geadresseerden(inwoner: Inwoner, dag: date) -> list[Geadresseerde]:
    """The addressees that day; each gets an own letter. Empty: see `waarom_geen_brief`."""
    return list(adresseer(inwoner, dag).geadresseerden)


def waarom_geen_brief(inwoner: Inwoner, dag: date) -> str | None:
    """The Dutch reason when nobody can get a letter, else None."""
    adressering = adresseer(inwoner, dag)
    return None if adressering.geadresseerden else " ".join(adressering.redenen)


def veilig_bezwaar(inwoner: Inwoner, dag: date | None = None) -> str | None:
    """Why post is not safe for one of the addressees, or None. Then somebody delivers the letter in person.

    A secret address is no objection here: it is only ever printed on the inwoner's own letter.
    """
    if inwoner.veilig_contact == VeiligContact.GEEN_POST:
        return "Post naar dit adres is niet veilig. Bezorg de brief langs een veilige weg."
    anderen = [ander.inwoner_id for ander in geadresseerden(inwoner, dag or vandaag()) if ander.inwoner_id]
    if Inwoner.objects.filter(pk__in=anderen, veilig_contact=VeiligContact.GEEN_POST).exists():
        return "Post naar een van de ontvangers is niet veilig. Bezorg die brief langs een veilige weg."
    return None


def _dood(rij: Vertegenwoordiging) -> bool:
    return rij.persoon is not None and rij.persoon.overleden


def _aan(naam: Naam, regels: tuple[str, ...], rol: str, inwoner_id: int | None) -> Geadresseerde:
    """With as many voorletters as fit the window."""
    vol = Geadresseerde(naam.adressering(), naam.briefaanhef(), regels, rol, inwoner_id, naam.aanspreekvorm())
    pogingen = (replace(vol, naam=tekst) for tekst in naam.adresseringen())
    return next((aan for aan in pogingen if not waarom_past_het_niet(aan.venster)), vol)


def _voor_vertegenwoordigers(
    inwoner: Inwoner, rijen: list[Vertegenwoordiging], dag: date, redenen: list[str]
) -> list[Geadresseerde]:
    gevonden: dict[tuple[str, int | None], Geadresseerde] = {}
    for rij in rijen:
        eigen = tuple(deel.strip() for deel in rij.adresregels.split("|") if deel.strip())
        if eigen and is_geen_adres(eigen[0]):
            eigen = ()
        post = adressen.bestemming(rij.persoon, dag) if rij.persoon and not eigen else None
        regels = post.regels if post else eigen
        elders = post is not None and post.adres is not None
        if not regels and not elders and len(rijen) == 1 and rij.soort == Soort.GEZAG and not inwoner.geheim_adres:
            # The only one with gezag, and nobody told us they live elsewhere: the child's own address.
            post = adressen.bestemming(inwoner, dag)
            regels = post.regels
        bekend = rij.persoon.naam if rij.persoon and rij.persoon.naam.adressering() else None
        # Taken over before: rows that hold what stands on screen for nobody.
        naam = bekend.adressering() if bekend else rij.naam.replace(ONBEKEND, "")
        if not regels or not naam:
            waarom = f" {post.reden}" if post and post.adres and post.reden else ""
            wie = f"{naam or rij.get_soort_display()} ({rij.get_soort_display()})"
            wat = "naam" if not naam else f"{'bruikbaar ' if waarom else ''}adres"
            redenen.append(f"Van {wie} kennen wij geen {wat}.{waarom}")
            continue
        # The same person in two roles (bewindvoerder and mentor) gets one letter.
        aan = (
            _aan(bekend, regels, rij.soort, rij.persoon_id)
            if bekend
            else Geadresseerde(naam, Naam().briefaanhef(), regels, rij.soort, rij.persoon_id)
        )
        if te_lang := waarom_past_het_niet(aan.venster):
            redenen.append(f"{rij.get_soort_display().capitalize()}: {te_lang}")
            continue
        gevonden.setdefault((naam, rij.persoon_id), aan)
    return list(gevonden.values())
