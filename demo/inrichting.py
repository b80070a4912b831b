"""The demo gemeente: Overbetuwe's shape. 11 kernen, 3 toegangspunten, kernteams and a consortium.

Everything goes through the verbs. Colleagues, phone numbers and amounts are invented.
"""

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from basis.journaal.tijd import vandaag
from basis.organisatie import handelingen as org
from basis.organisatie.demo_accounts import WACHTWOORD
from basis.organisatie.enums import Functie, SoortOrganisatie, SoortTeam, VoorWat, Wet
from basis.organisatie.models import Hoedanigheid, Kern, Organisatie, Team, Toegangspunt

CODE, NAAM = "1734", "Overbetuwe"

# Invented, but as a gemeente would set it.
BRIEFTEKSTEN = {
    "bereikbaar": "werkdagen van 9 tot 17 uur",
    "rechtbank": "Gelderland",
    "bezwaar_digitaal": "Het kan ook met DigiD, op onze website.",
    "clientondersteuning": "Bel 0481 00 00 02, op werkdagen van 9 tot 12 uur.",
    "vertrouwenspersoon": "Bel 0481 00 00 03, op werkdagen van 9 tot 17 uur.",
}
# toegangspunt -> (street and place, postcode area of its kernen)
PUNTEN = {
    "Elst": "Dorpsstraat 67|6661 EH Elst",
    "Zetten": "Hoofdstraat 9|6671 BR Zetten",
    "Heteren": "Kastanjelaan 1|6666 AC Heteren",
}
KERNEN = {
    "Elst": ("Elst", "6661"),
    "Oosterhout": ("Elst", "6678"),
    "Slijk-Ewijk": ("Elst", "6677"),
    "Valburg": ("Elst", "6675"),
    "Zetten": ("Zetten", "6671"),
    "Andelst": ("Zetten", "6673"),
    "Hemmen": ("Zetten", "6672"),
    "Herveld": ("Zetten", "6674"),
    "Randwijk": ("Zetten", "6668"),
    "Heteren": ("Heteren", "6666"),
    "Driel": ("Heteren", "6665"),
}
ORGANISATIES = {
    "Gemeente Overbetuwe": SoortOrganisatie.GEMEENTE,
    "MEE": SoortOrganisatie.PARTIJ,
    "Santé Partners": SoortOrganisatie.PARTIJ,
    "Forte Welzijn": SoortOrganisatie.PARTIJ,
    "RIBW": SoortOrganisatie.PARTIJ,
    "Thuiszorg De Betuwe": SoortOrganisatie.AANBIEDER,
    "Jeugdpraktijk Rijn en Waal": SoortOrganisatie.AANBIEDER,
    "Hulpmiddelen Midden": SoortOrganisatie.AANBIEDER,
    "Vrijwilligers Overbetuwe": SoortOrganisatie.VRIJWILLIG,
    "Huisartsen Overbetuwe": SoortOrganisatie.VERWIJZER,
}


@dataclass(frozen=True)
class Collega:
    """One demo colleague with one hat (or more: `extra`)."""

    inlog: str
    naam: str
    functie: Functie
    organisatie: str
    team: str
    wetten: tuple[str, ...] = ()
    skj: bool = False


_WJ = (Wet.WMO.value, Wet.JEUGD.value)
_GEMEENTE = "Gemeente Overbetuwe"
COLLEGAS = (
    Collega("vrijwilliger", "Greetje Post", Functie.VRIJWILLIGER, "Vrijwilligers Overbetuwe", "Toegangspunt Elst"),
    Collega("kernteam", "Youssef El Amrani", Functie.KERNTEAMLID, "Santé Partners", "Toegangspunt Elst", _WJ),
    Collega("consulent", "Noor van Dijk", Functie.WMO_CONSULENT, _GEMEENTE, "Toegangspunt Elst", (Wet.WMO, Wet.WGS)),
    Collega("consulent2", "Ruud Peters", Functie.WMO_CONSULENT, _GEMEENTE, "Toegangspunt Zetten", (Wet.WMO,)),
    Collega("consulent3", "Ilse Hendriks", Functie.WMO_CONSULENT, "MEE", "Toegangspunt Heteren", (Wet.WMO,)),
    Collega("jeugd", "Sanne Kuipers", Functie.JEUGDCONSULENT, _GEMEENTE, "Toegangspunt Elst", (Wet.JEUGD,), skj=True),
    Collega("jeugd2", "Tim Bosch", Functie.JEUGDCONSULENT, "MEE", "Toegangspunt Elst", (Wet.JEUGD,)),
    Collega("klantmanager", "Fleur Jacobs", Functie.KLANTMANAGER, _GEMEENTE, "Participatie", (Wet.PW, Wet.WGS)),
    Collega("administratie", "Wil Arends", Functie.ADMINISTRATIE, _GEMEENTE, "Toegangspunt Elst", (*_WJ, Wet.WGS)),
    Collega(
        "gedrag", "Marijke Smit", Functie.GEDRAGSWETENSCHAPPER, _GEMEENTE, "Toegangspunt Elst", (Wet.JEUGD,), skj=True
    ),
    Collega(
        "teamleider", "Bram Willems", Functie.TEAMLEIDER, _GEMEENTE, "Toegangspunt Elst", (*_WJ, Wet.WGS), skj=True
    ),
    Collega("teamleider2", "Hanneke Vos", Functie.TEAMLEIDER, _GEMEENTE, "Toegangspunt Zetten", _WJ, skj=True),
    Collega("teamleider3", "Karim Aziz", Functie.TEAMLEIDER, _GEMEENTE, "Toegangspunt Heteren", _WJ, skj=True),
    Collega("teamleider4", "Petra Mulder", Functie.TEAMLEIDER, _GEMEENTE, "Participatie", (Wet.PW, Wet.WGS)),
    Collega(
        "jurist", "Olga Brandsma", Functie.BEZWAARJURIST, _GEMEENTE, "Juridische zaken", tuple(w.value for w in Wet)
    ),
    Collega("beleid", "Daan de Wit", Functie.BELEIDSMEDEWERKER, _GEMEENTE, "Beleid"),
    Collega("controller", "Mirjam Post", Functie.CONTROLLER, _GEMEENTE, "Beleid"),
    Collega("aanbieder", "Joost Vermeer", Functie.AANBIEDER, "Forte Welzijn", "Forte Welzijn", _WJ),
    Collega("clientondersteuner", "Anja Kok", Functie.CLIENTONDERSTEUNER, "MEE", "Cliëntondersteuning"),
    Collega("toezicht", "Rob Verhage", Functie.TOEZICHTHOUDER, _GEMEENTE, "Toezicht"),
    Collega("privacy", "Esther Blom", Functie.PRIVACY_OFFICER, _GEMEENTE, "Privacy"),
    Collega("beheer", "Kees Timmer", Functie.BEHEERDER, _GEMEENTE, "Beheer"),
)

# (organisatie, functie, wet, euro per year, may also refuse as second person)
MANDATEN = (
    (_GEMEENTE, Functie.WMO_CONSULENT, Wet.WMO, "10000", False),
    ("MEE", Functie.WMO_CONSULENT, Wet.WMO, "7500", False),
    (_GEMEENTE, Functie.WMO_CONSULENT, Wet.WGS, "5000", False),
    (_GEMEENTE, Functie.JEUGDCONSULENT, Wet.JEUGD, "12500", False),
    ("MEE", Functie.JEUGDCONSULENT, Wet.JEUGD, "7500", False),
    (_GEMEENTE, Functie.KLANTMANAGER, Wet.PW, "10000", False),
    (_GEMEENTE, Functie.KLANTMANAGER, Wet.WGS, "5000", False),
    (_GEMEENTE, Functie.GEDRAGSWETENSCHAPPER, Wet.JEUGD, "50000", True),
    (_GEMEENTE, Functie.TEAMLEIDER, Wet.WMO, "75000", True),
    (_GEMEENTE, Functie.TEAMLEIDER, Wet.JEUGD, "75000", True),
    (_GEMEENTE, Functie.TEAMLEIDER, Wet.PW, "75000", True),
    (_GEMEENTE, Functie.TEAMLEIDER, Wet.WGS, "25000", True),
)
# Temporary help at once (Wmo 2.3.3): euro per year, though it lasts only weeks.
MANDATEN_SPOED = (
    (Functie.WMO_CONSULENT, Wet.WMO, "10000"),
    (Functie.JEUGDCONSULENT, Wet.JEUGD, "12500"),
    (Functie.TEAMLEIDER, Wet.WMO, "75000"),
    (Functie.TEAMLEIDER, Wet.JEUGD, "75000"),
)


@dataclass
class Gemeentehuis:
    """What the rest of the demo needs of the inrichting. Everything holds from `sinds` on."""

    systeem: Hoedanigheid
    sinds: date
    punten: dict[str, Toegangspunt] = field(default_factory=dict)
    kernen: dict[str, Kern] = field(default_factory=dict)
    organisaties: dict[str, Organisatie] = field(default_factory=dict)
    teams: dict[str, Team] = field(default_factory=dict)
    doors: dict[str, Hoedanigheid] = field(default_factory=dict)


def richt_in() -> Gemeentehuis:
    """Make the gemeente, from 1 January of this year on. Geweigerd when the code is in use."""
    sinds = date(vandaag().year, 1, 1)
    systeem = org.maak_gemeente(CODE, NAAM, demo=True, sinds=sinds)
    org.wijzig_gemeente(systeem, adresregels="Postbus 11|6660 AA Elst", telefoon="0481 00 00 00")
    org.zet_briefteksten(systeem, teksten=BRIEFTEKSTEN, bron="demo")
    huis = Gemeentehuis(Hoedanigheid.objects.met_alles().get(pk=systeem.pk), sinds)
    for naam, adres in PUNTEN.items():
        huis.punten[naam] = org.voeg_toegangspunt_toe(systeem, naam, adresregels=adres, telefoon="0481 00 00 00")
    for naam, (punt, _) in KERNEN.items():
        huis.kernen[naam] = org.voeg_kern_toe(systeem, naam, huis.punten[punt])
    for naam, soort in ORGANISATIES.items():
        huis.organisaties[naam] = org.voeg_organisatie_toe(systeem, naam, soort, telefoon="0481 00 00 01")
    for naam, toegangspunt in huis.punten.items():
        huis.teams[f"Toegangspunt {naam}"] = org.voeg_team_toe(
            systeem, f"Toegangspunt {naam}", SoortTeam.TOEGANGSPUNT, toegangspunt
        )
        huis.teams[f"Kernteam {naam}"] = org.voeg_team_toe(
            systeem, f"Kernteam {naam}", SoortTeam.KERNTEAM, toegangspunt
        )
    for naam in ("Participatie", "Juridische zaken", "Beleid", "Toezicht", "Privacy", "Beheer", "Cliëntondersteuning"):
        huis.teams[naam] = org.voeg_team_toe(systeem, naam, SoortTeam.GEMEENTE)
    huis.teams["Forte Welzijn"] = org.voeg_team_toe(systeem, "Forte Welzijn", SoortTeam.AANBIEDER)
    for collega in COLLEGAS:
        _neem_aan(huis, collega)
    for functie, wet, bedrag in MANDATEN_SPOED:
        org.geef_mandaat(
            systeem,
            organisatie=huis.organisaties[_GEMEENTE],
            functie=functie,
            wet=wet,
            max_per_jaar=Decimal(bedrag),
            kenmerk=f"Mandaatbesluit {sinds.year}, spoed",
            sinds=sinds,
            voor=VoorWat.SPOED,
        )
    for organisatie, functie, wet, bedrag, mag_afwijzen in MANDATEN:
        org.geef_mandaat(
            systeem,
            organisatie=huis.organisaties[organisatie],
            functie=functie,
            wet=wet,
            max_per_jaar=Decimal(bedrag),
            mag_afwijzen=mag_afwijzen,
            kenmerk=f"Mandaatbesluit {sinds.year}, {wet.label}",
            sinds=sinds,
        )
    return huis


def _neem_aan(huis: Gemeentehuis, collega: Collega) -> None:
    medewerker = org.voeg_medewerker_toe(
        huis.systeem,
        collega.inlog,
        collega.naam,
        wachtwoord=WACHTWOORD,
        registratie="SKJ" if collega.skj else "",
        registratienummer="100000001" if collega.skj else "",
    )
    hoedanigheid = org.geef_hoedanigheid(
        huis.systeem,
        medewerker,
        collega.functie,
        organisatie=huis.organisaties[collega.organisatie],
        team=huis.teams[collega.team],
        wetten=[str(wet) for wet in collega.wetten],
        sinds=huis.sinds,
    )
    huis.doors[collega.inlog] = Hoedanigheid.objects.met_alles().get(pk=hoedanigheid.pk)
