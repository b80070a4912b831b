"""Filled-in letters for tests: short and plain, and one that is as full and long as it gets."""

from typing import Any

from basis.documenten.adressering import Geadresseerde
from basis.documenten.brieven import Afspraak, Beschikking, Kop, Ontvangst, Verslag

AAN = Geadresseerde("Mevrouw F. Bouzid", "Geachte mevrouw Bouzid", ("Molenstraat 31", "6671 AB  Zetten"), "inwoner", 1)
AAN_LANG = Geadresseerde(
    "De heer Ş.Ğ.Č.I. Yıldırım-van der Øster Łukasiewicz de Vos van Steenwijk",
    "Geachte heer Yıldırım-van der Øster Łukasiewicz de Vos van Steenwijk",
    (
        "Burgemeester Guljé-Çelebioğlu van Nieuwenhuijzenlaan 1234A-bis",
        "Woonboot ‘De Vrouwe Ærø’, steiger Ďáblice",
        "6671 AB  Driel aan den Rijn bij Heteren",
        "Republiek Türkiye",
    ),
    "curator",
    None,
)


def kop(**anders: Any) -> Kop:
    gevuld: Kop = {
        "gemeente": "Overbetuwe",
        "toegangspunt": "Toegangspunt Zetten",
        "datum": "24 november 2026",
        "gemaakt": "2026-11-24T10:15:00+01:00",
        "kenmerk": "B-2026-00914",
        "onderwerp": "U krijgt begeleiding en vervoer",
        "adres": "Postbus 1, 6660 AA Elst",
        "telefoon": "0481 00 00 00",
        "bereikbaar": "9 tot 12 uur",
        "contact": "Noor van Dijk",
        "website": "overbetuwe.example",
        "clientondersteuning": "Bel 0481 00 00 01.",
        "bezwaar_digitaal": "Of doe het via onze website, met DigiD.",
        "rechtbank": "Gelderland",
        "vertrouwenspersoon": "Bel 0481 00 00 02.",
        "geboren": "3 maart 1951",
        "over": "",
        "over_naam": "",
        "waarom_u": "",
        "kind": "",
        "geheim": False,
        "oefen": True,
    }
    gevuld.update(anders)  # type: ignore[typeddict-item]
    return gevuld


def ontvangst(**anders: Any) -> Ontvangst:
    gevuld: Ontvangst = {
        "ontvangen_op": "maandag 2 november 2026",
        "door_inwoner": True,
        "vraag": "Ik red het huis niet meer alleen sinds mijn man er niet meer is.\nEn de post stapelt zich op.",
        "zelf": "Koken gaat nog goed. Boodschappen doe ik op de fiets.",
        "samen": "Mijn zus komt elke week.",
        "nodig": "Schoonmaken, en iemand die met de post helpt.",
        "onderzoek_uiterlijk": "maandag 14 december 2026",
        "te_laat": False,
        "persoonlijk_plan": True,
    }
    gevuld.update(anders)  # type: ignore[typeddict-item]
    return gevuld


def verslag(**anders: Any) -> Verslag:
    gevuld: Verslag = {
        "wet": "wmo",
        "gemeld_op": "2 november 2026",
        "heronderzoek": False,
        "gesprek_op": "20 november 2026",
        "persoonlijk_plan": "U stuurde geen persoonlijk plan.",
        "hulpvragen": ["Ik wil weer overzicht over mijn post en mijn geld.", "Ik wil onder de mensen komen."],
        "onderwerpen": [
            {"kop": "Wat u nodig heeft en belangrijk vindt", "tekst": "U wilt in uw huis blijven wonen."},
            {"kop": "Wat u zelf kunt", "tekst": "U kookt zelf en houdt het huis bij.\n\nDe post lukt niet."},
            {"kop": "Wat mensen om u heen doen", "tekst": "Uw zus doet de boodschappen, één keer per week."},
            {"kop": "Hoe het met uw mantelzorger gaat", "tekst": "Uw zus houdt het vol, zegt ze."},
            {"kop": "Hulp waar iedereen terecht kan", "tekst": "De Formulierenbrigade helpt één keer per maand."},
            {"kop": "Andere hulp en organisaties", "tekst": "De wijkverpleging komt niet. U heeft geen schulden."},
            {"kop": "Wat u betaalt", "tekst": "Wij legden uit dat u een eigen bijdrage betaalt aan het CAK."},
        ],
        "doelen": [
            "U opent uw post elke week en weet wat er binnenkomt.",
            "U bent twee dagen per week onder de mensen.",
        ],
        "hulp": [
            {
                "wat": "Boodschappen",
                "aanbieder": "",
                "wie": "uw zus",
                "hoeveel": "1 keer per week",
                "periode": "zolang het gaat",
                "maatwerk": False,
            },
            {
                "wat": "Begeleiding thuis",
                "aanbieder": "MEE",
                "wie": "",
                "hoeveel": "2 uur per week",
                "periode": "7 december 2026 tot en met 5 december 2027",
                "maatwerk": True,
            },
            {
                "wat": "Vervoer naar de dagbesteding",
                "aanbieder": "Forte Welzijn",
                "wie": "",
                "hoeveel": "2 dagen per week",
                "periode": "7 december 2026 tot en met 5 december 2027",
                "maatwerk": True,
            },
        ],
        "pgb_uitgelegd": "Wij legden op 20 november 2026 uit wat een persoonsgebonden budget (pgb) is.",
        "reactie": "Het klopt wat er staat. Ik vind het spannend dat er iemand komt.",
        "naam_inwoner": "Fatima Bouzid",
        "geboren": "3 maart 1951",
        "ondertekenaar": {"naam": "Noor van Dijk", "functie": "Wmo-consulent", "organisatie": ""},
    }
    gevuld.update(anders)  # type: ignore[typeddict-item]
    return gevuld


def beschikking(**anders: Any) -> Beschikking:
    gevuld: Beschikking = {
        "wet": "wmo",
        "besluit": "U krijgt begeleiding thuis en vervoer naar de dagbesteding.",
        "krijgt_niet": "",
        "bezwaar_tot_en_met": "11 januari 2027",
        "wanneer": "Van 7 december 2026 tot en met 5 december 2027",
        "loopt_al": False,
        "melding_op": "2 november 2026",
        "aanvraag_op": "23 november 2026",
        "gesprek_op": "20 november 2026",
        "verslag_op": "21 november 2026",
        "adviseur": "",
        "onderdelen": [
            {
                "naam": "Begeleiding thuis",
                "resultaat": "toekennen",
                "hoeveel": "2 uur per week",
                "periode": "7 december 2026 tot en met 5 december 2027",
                "aanbieder": "MEE",
                "niet_toegekend": "",
                "beoogd_resultaat": "U heeft weer overzicht over uw post en uw geld.",
                "motivering": "U vertelde dat u het overzicht kwijt bent sinds uw man overleed. U opent de post niet "
                "meer.\n\nWe keken eerst wat zonder deze hulp kan. Uw zus helpt met de boodschappen, maar kan niet "
                "helpen met de post. De Formulierenbrigade helpt één keer per maand. Dat is nu te weinig.",
                "grond": "",
                "pgb": None,
            },
            {
                "naam": "Vervoer naar de dagbesteding",
                "resultaat": "toekennen",
                "hoeveel": "2 dagen per week, heen en terug",
                "periode": "7 december 2026 tot en met 5 december 2027",
                "aanbieder": "Forte Welzijn",
                "niet_toegekend": "",
                "beoogd_resultaat": "U kunt naar dagbesteding De Wilg en bent onder de mensen.",
                "motivering": "U durft niet alleen in de bus sinds u paniek krijgt in drukte. Fietsen lukt niet.",
                "grond": "",
                "pgb": None,
            },
        ],
        "andere_hulp": [{"wat": "Uw zus doet één keer per week boodschappen met u.", "organisatie": ""}],
        "mantelzorg": "Uw zus houdt het vol. Wordt het te veel? Dan kan zij bij Forte Welzijn terecht.",
        "zienswijze": "",
        "eigen_bijdrage": {
            "bedrag": "€ 21,80",
            "jaar": "2026",
            "toelichting": "Dit bedrag geldt voor u en uw partner samen, ook als u meer soorten hulp krijgt.",
        },
        "geen_bijdrage": "",
        "kosten_kort": "",
        "kijken_weer_op": "juni 2027",
        "toestemming": "",
        "grondslag": "artikel 2.3.5 van de Wmo 2015 en artikel 8 van de Verordening maatschappelijke ondersteuning "
        "Overbetuwe",
        "ondertekenaar": {"naam": "Bram Willems", "functie": "teamleider toegangspunten", "organisatie": ""},
    }
    gevuld.update(anders)  # type: ignore[typeddict-item]
    return gevuld


def volle_beschikking() -> Beschikking:
    """Three onderdelen: one granted, one partly as pgb, one refused; long texts and strange letters."""
    lang = (
        "U vertelde dat uw arm en uw knie pijn doen, en dat u ’s nachts vaak wakker ligt. Uw buurvrouw Şükran Çağlar "
        "komt drie keer per week, maar zij verhuist in mei naar Łódź. Uw zoon Jiří werkt in ploegendienst. "
    )
    basis = beschikking()
    begeleiding, vervoer = basis["onderdelen"]
    return beschikking(
        besluit="U krijgt begeleiding thuis. Voor het vervoer krijgt u een deel van wat u vroeg, met een pgb. "
        "De scootmobiel krijgt u niet.",
        adviseur="mevrouw drs. A.B. van den Oudenhoven-Ţîrlea, arts bij Advies & Zorg",
        onderdelen=[
            {**begeleiding, "motivering": (lang * 3 + "\n\n") * 3},
            {
                **vervoer,
                "resultaat": "gedeeltelijk",
                "niet_toegekend": "U vroeg vier dagen vervoer per week. Voor twee dagen krijgt u het niet.",
                "grond": "Voor een deel van de ritten kunt u met de plusbus. Die is voor iedereen, rijdt bij u "
                "in de straat en kost € 2,50 per rit.",
                "motivering": (lang * 2 + "\n\n") * 2,
                "pgb": {
                    "bedrag": "€ 1.872,00 per jaar",
                    "berekening": "104 ritten van € 18,00.",
                    "kwaliteit": "De chauffeur heeft een verklaring omtrent het gedrag (VOG).",
                    "verantwoording": "U bewaart de rekeningen. Wij kunnen daarom vragen, tot vijf jaar later.",
                },
            },
            {
                "naam": "Scootmobiel",
                "resultaat": "afwijzen",
                "hoeveel": "",
                "periode": "",
                "aanbieder": "",
                "niet_toegekend": "",
                "beoogd_resultaat": "",
                "motivering": lang * 4,
                "grond": "U kunt de scootmobielpool van Forte Welzijn gebruiken. Dat is een algemene voorziening.",
                "pgb": None,
            },
        ],
        andere_hulp=[
            {"wat": "De plusbus, elke werkdag van 8.00 tot 18.00 uur", "organisatie": ""},
            {"wat": "De scootmobielpool", "organisatie": "Forte Welzijn"},
        ],
        zienswijze="U schreef in uw persoonlijk plan dat u een eigen scootmobiel wilt. Daar konden wij niet in "
        "meegaan.\n\nOp 12 november belde u ons daarover. Wij hebben met u besproken waarom.",
    )


def jeugd() -> Beschikking:
    return beschikking(
        wet="jeugd",
        besluit="Sam krijgt begeleiding.",
        onderdelen=beschikking()["onderdelen"][:1],
        eigen_bijdrage=None,
        geen_bijdrage="Voor jeugdhulp betaalt u geen eigen bijdrage.",
        toestemming="samen",
        mantelzorg="",
        grondslag="artikel 2.3 van de Jeugdwet en artikel 5 van de Verordening jeugdhulp Overbetuwe",
    )


def afspraak(**anders: Any) -> Afspraak:
    gevuld: Afspraak = {
        "wat": "bevestigd",
        "soort": "huisbezoek",
        "dag": "maandag 30 november 2026",
        "tijd": "10.00 tot 11.00 uur",
        "eerst": "",
        "waar": "Bij u thuis",
        "plaats": "",
        "met": "Noor van Dijk",
        "nummer": 12,
    }
    gevuld.update(anders)  # type: ignore[typeddict-item]
    return gevuld


def alle() -> dict[str, tuple[str, Kop, Any, Geadresseerde]]:
    """name → (sjabloon, kop, gegevens, geadresseerde)."""
    over = kop(
        over="Sam Bouzid, geboren op 3 maart 2015",
        over_naam="Sam Bouzid",
        waarom_u="U krijgt deze brief omdat u het gezag heeft over Sam Bouzid.",
        geboren="",
        kind="uw kind",
        onderwerp="Sam krijgt begeleiding",
    )
    return {
        "ontvangst": ("ontvangst", kop(onderwerp="Wij hebben uw vraag om hulp ontvangen"), ontvangst(), AAN),
        "afspraak": ("afspraak", kop(onderwerp="Onze afspraak met u"), afspraak(), AAN),
        "afspraak_verzet": (
            "afspraak",
            kop(onderwerp="Onze afspraak met u is verzet"),
            afspraak(wat="verzet", soort="bellen", waar="", eerst="vrijdag 27 november 2026, 9.00 uur"),
            AAN_LANG,
        ),
        "afspraak_afgezegd": (
            "afspraak",
            kop(onderwerp="Onze afspraak met u gaat niet door"),
            afspraak(wat="afgezegd"),
            AAN,
        ),
        "verslag": ("verslag", kop(onderwerp="Verslag van ons gesprek"), verslag(), AAN),
        "beschikking": ("beschikking", kop(), beschikking(), AAN),
        "beschikking_vol": (
            "beschikking",
            kop(onderwerp="U krijgt begeleiding en een deel van het vervoer, maar geen scootmobiel", oefen=False),
            volle_beschikking(),
            AAN_LANG,
        ),
        "beschikking_jeugd": ("beschikking", over, jeugd(), AAN),
    }
