"""What stands on every letter: who writes, who can be called, and what the gemeente set about its letters."""

from basis.documenten.adressering import ROL_INWONER, Geadresseerde
from basis.documenten.brieven import Kop, OverWie
from basis.documenten.geheim import is_geheim
from basis.dossiers.models import Dossier
from basis.inwoners.enums import SoortVertegenwoordiging
from basis.journaal.tijd import nu, vandaag
from basis.organisatie.instellingen import briefteksten
from basis.organisatie.models import Hoedanigheid
from basis.scherm.opmaak import datum

_WAAROM = {
    SoortVertegenwoordiging.GEZAG: "U krijgt deze brief omdat u het gezag heeft over {naam}.",
    SoortVertegenwoordiging.VOOGD: "U krijgt deze brief omdat u de voogd bent van {naam}.",
    SoortVertegenwoordiging.CURATOR: "U krijgt deze brief omdat u de curator bent van {naam}.",
    SoortVertegenwoordiging.BEWINDVOERDER: "U krijgt deze brief omdat u de bewindvoerder bent van {naam}.",
    SoortVertegenwoordiging.MENTOR: "U krijgt deze brief omdat u de mentor bent van {naam}.",
}


def maak_kop(
    door: Hoedanigheid, dossier: Dossier, *, onderwerp: str, kenmerk: str, geadresseerde: Geadresseerde
) -> Kop:
    """The head of a letter about this dossier, as it is today. The inwoner's address is never in it."""
    gemeente = dossier.gemeente
    punt = dossier.team.toegangspunt
    behandelaar = dossier.behandelaar or door
    mens = behandelaar.medewerker
    teksten = briefteksten(gemeente.pk)
    geheim = bool(dossier.inwoner and is_geheim(dossier.inwoner, vandaag()))
    eigen = mens.telefoon if mens else ""
    if geheim:
        # Nothing of a village: no toegangspunt, and the number of the gemeente itself.
        punt, eigen = None, gemeente.telefoon or eigen
    kop: Kop = {
        "gemeente": gemeente.naam,
        "toegangspunt": _punt(punt.naam) if punt else "",
        "datum": datum(vandaag()),
        "gemaakt": nu().isoformat(timespec="seconds"),
        "kenmerk": kenmerk,
        "onderwerp": onderwerp,
        "adres": _op_een_regel(gemeente.adresregels or (punt.adresregels if punt else "")),
        "telefoon": eigen or (punt.telefoon if punt else "") or gemeente.telefoon,
        "bereikbaar": teksten["bereikbaar"],
        "contact": mens.naam if mens else "",
        "website": teksten["website"],
        "clientondersteuning": teksten["clientondersteuning"],
        "bezwaar_digitaal": teksten["bezwaar_digitaal"],
        "rechtbank": teksten["rechtbank"],
        "vertrouwenspersoon": teksten["vertrouwenspersoon"],
        **over_wie(dossier, geadresseerde),
        "geheim": geheim,
        "oefen": gemeente.demo,
    }
    return kop


def over_wie(dossier: Dossier, geadresseerde: Geadresseerde) -> OverWie:
    """Whom the letter is about, for who gets it in that person's place; the inwoner's own has the birth date."""
    inwoner = dossier.inwoner
    wie: OverWie = {"geboren": "", "over": "", "over_naam": "", "waarom_u": "", "kind": ""}
    if inwoner is None:
        return wie
    geboren = "" if inwoner.geboren.onbekend else str(inwoner.geboren)
    if geadresseerde.rol == ROL_INWONER:
        wie["geboren"] = geboren
    else:
        naam = inwoner.naam.volledig()
        wie["over_naam"] = naam
        wie["over"] = f"{naam}, geboren op {geboren}" if geboren else naam
        wie["kind"] = {"gezag": "uw kind", "voogd": naam}.get(geadresseerde.rol, "")
        wie["waarom_u"] = _WAAROM[SoortVertegenwoordiging(geadresseerde.rol)].format(naam=naam)
    return wie


def _op_een_regel(regels: str) -> str:
    delen = [deel.strip().replace("Postbus ", "Postbus\u00a0") for deel in regels.split("|")]
    return ", ".join(deel for deel in delen if deel)


def _punt(naam: str) -> str:
    return naam if naam.lower().startswith("toegangspunt") else f"Toegangspunt {naam}"
