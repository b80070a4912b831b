"""What the screens of a decision show, worked out once: who decides, what misses, how it prints."""

from dataclasses import dataclass

from basis.documenten.adressering import Geadresseerde
from basis.documenten.handelingen import voorbeeld_html
from basis.organisatie.enums import Wet
from basis.organisatie.mandaten import Mandaten, per
from basis.organisatie.models import Hoedanigheid
from basis.scherm.opmaak import euro
from beschikkingen import mandaat
from beschikkingen.brief import SJABLOON, gegevens
from beschikkingen.enums import Afwijzingsgrond, Resultaat, VoorliggendeWet
from beschikkingen.gevraagd import hoeveel as hoeveel_gevraagd
from beschikkingen.inhoud import Gebrek, toets
from beschikkingen.mandaat import Oordeel
from beschikkingen.models import Besluit
from beschikkingen.stand import Onderdeel, Stand
from beschikkingen.tips import Tip, tips
from beschikkingen.woorden import hoeveel, onderwerp, periode
from casussen.enums import Leveringsvorm
from casussen.mandaat import Zaak, wat_het_kost

ONDERWERP_LABEL = {
    "behoeften": "Behoeften",
    "eigen_kracht": "Eigen kracht",
    "netwerk": "Mantelzorg en netwerk",
    "mantelzorger": "De mantelzorger",
    "algemeen": "Algemene voorzieningen",
    "samenwerking": "Samenwerking",
    "bijdrage": "Eigen bijdrage",
}
# First words of the field names that stand in the editor; the rest is mended in the dossier.
IN_TEKST = ("zienswijze", "onderdelen", "afwijzingsgrond", "voorliggende", "niet", "beoogd", "motivering")
ONBEKEND = Geadresseerde("[wie de brief krijgt is nog niet bekend]", "Beste heer of mevrouw", ())


@dataclass(frozen=True)
class Beslissing:
    """Who decides, and why, as this door sees it before the click."""

    gebreken: list[Gebrek]
    alleen: Oordeel
    tweede: Oordeel
    kandidaten: list[Hoedanigheid]
    per_jaar: str
    zaak: Zaak

    @property
    def wie(self) -> str:
        """The sentence above the editor: who decides next."""
        if self.alleen.mag and self.alleen.mandaat:
            m = self.alleen.mandaat
            return (
                f"Jij stelt dit zelf vast. {wat_het_kost(self.zaak, m)} "
                f"Je mag vaststellen tot {euro(m.max_per_jaar)} {per(m)} (mandaat {m.kenmerk})."
            )
        redenen = " ".join(self.alleen.redenen)
        if not self.kandidaten:
            return f"{redenen} Niemand heeft nu een mandaat waarmee dit als tweede persoon kan worden vastgesteld."
        namen = ", ".join(hoed.naam for hoed in self.kandidaten[:3])
        meer = f" of een van {len(self.kandidaten) - 3} anderen" if len(self.kandidaten) > 3 else ""
        return f"{redenen} Een tweede persoon beslist: {namen}{meer}."


def beslissing(stand: Stand, door: Hoedanigheid) -> Beslissing:
    wet = Wet(stand.dossier.wet or Wet.WMO)
    mandaten = Mandaten(stand.dossier.gemeente_id, wet, stand.dag)
    zaak = mandaat.zaak_van(stand)
    alleen = mandaat.oordeel_alleen(zaak, door, mandaten)
    vraag = mandaat.zaak_van(stand, vrager=door)
    return Beslissing(
        gebreken=toets(stand),
        alleen=alleen,
        tweede=mandaat.oordeel_tweede(zaak, door, mandaten),
        kandidaten=[] if alleen.mag else mandaat.kandidaten(vraag, stand.dossier, mandaten),
        per_jaar=euro(stand.per_jaar),
        zaak=zaak,
    )


def waarom_tweede(stand: Stand) -> tuple[str, ...]:
    """Why a second person was asked, about who asked, for that second person."""
    vrager = stand.beschikking.akkoord_gevraagd_door
    if vrager is None:
        return ()
    wet = Wet(stand.dossier.wet or Wet.WMO)
    mandaten = Mandaten(stand.dossier.gemeente_id, wet, stand.dag)
    return mandaat.oordeel_alleen(mandaat.zaak_van(stand), vrager, mandaten, over=True).redenen


@dataclass(frozen=True)
class Regel:
    """One onderdeel in a table, ready to print."""

    naam: str
    resultaat: str
    grond: str
    hoeveel: str
    periode: str
    wie: str
    per_jaar: str
    doel: str
    uitleg: str
    toegekend: bool
    gevraagd: str = ""


def regels(stand: Stand) -> list[Regel]:
    return [regel(deel, stand) for deel in stand.onderdelen]


def regel(deel: Onderdeel, stand: Stand) -> Regel:
    besluit, hulp = deel.besluit, deel.regel
    vraag = stand.gevraagd_bij(deel)
    vorm = "pgb" if hulp.leveringsvorm == Leveringsvorm.PGB else "in natura"
    wie = hulp.organisatie.naam if hulp.organisatie else "aanbieder nader te kiezen"
    return Regel(
        naam=deel.naam,
        resultaat=Resultaat(besluit.resultaat).label if besluit.resultaat else "nog geen besluit",
        grond=_grond(besluit) if deel.geweigerd else "",
        hoeveel=hoeveel(hulp),
        periode=periode(hulp),
        wie=f"{wie}, {vorm}",
        per_jaar="" if besluit.resultaat == Resultaat.AFWIJZEN else euro(deel.per_jaar),
        doel=besluit.beoogd_resultaat,
        uitleg=besluit.motivering,
        toegekend=deel.toegekend,
        gevraagd=hoeveel_gevraagd(vraag.hoeveelheid, vraag.eenheid, vraag.frequentie) if vraag else "",
    )


def _grond(besluit: Besluit) -> str:
    """een andere wet gaat voor: de Wet langdurige zorg"""
    delen = []
    if besluit.afwijzingsgrond:
        delen.append(str(Afwijzingsgrond(besluit.afwijzingsgrond).label))
    if besluit.voorliggende_wet:
        delen.append(str(VoorliggendeWet(besluit.voorliggende_wet).label))
    return ": ".join(delen)


@dataclass(frozen=True)
class Woorden:
    """Text that may go into the letter: the inwoner's own words, or a topic of the onderzoek."""

    kop: str
    tekst: str
    zet: str
    stem: bool = False


def woorden(stand: Stand, deel: Onderdeel) -> list[Woorden]:
    uit = []
    if deel.besluit.hulpvraag:
        tekst = deel.besluit.hulpvraag.tekst
        uit.append(Woorden("De vraag van de inwoner", tekst, f"U vertelde ons: ‘{tekst}’", stem=True))
    for naam, kop in ONDERWERP_LABEL.items():
        if tekst := getattr(stand.onderzoek, naam).strip():
            uit.append(Woorden(kop, tekst, tekst))
    return uit


@dataclass(frozen=True)
class Blok:
    """One onderdeel in the editor."""

    nummer: int
    deel: Onderdeel
    regel: Regel
    mist: list[Gebrek]
    woorden: list[Woorden]
    tips: list[Tip]


def blokken(stand: Stand, wie: Beslissing) -> list[Blok]:
    """The onderdelen in the editor, numbered after "1 Ons besluit"."""
    return [
        Blok(
            nummer=nummer,
            deel=deel,
            regel=regel(deel, stand),
            mist=[gebrek for gebrek in wie.gebreken if gebrek.veld.endswith(f"_{deel.besluit.pk}")],
            woorden=woorden(stand, deel),
            tips=tips(f"{deel.besluit.beoogd_resultaat} {deel.besluit.motivering}"),
        )
        for nummer, deel in enumerate(stand.onderdelen, start=2)
    ]


@dataclass(frozen=True)
class Wijzer:
    """What misses, with the place to mend it."""

    tekst: str
    artikel: str
    url: str


def wijzers(gebreken: list[Gebrek], terug: str) -> list[Wijzer]:
    """Each gap as a link: to its field, or to the dossier where it is not in the letter's text."""
    uit = []
    for gebrek in gebreken:
        soort = gebrek.veld.split("_")[0]
        if soort == "resultaat":
            url = f"#id_{gebrek.veld}_0"
        elif soort in IN_TEKST:
            url = f"#id_{gebrek.veld}"
        else:
            url = terug
        uit.append(Wijzer(gebrek.tekst, gebrek.artikel, url))
    return uit


def voorbeeld(stand: Stand, door: Hoedanigheid) -> str:
    """The letter as it will print, for the first addressee."""
    aan = stand.adressering.geadresseerden
    return voorbeeld_html(
        door,
        stand.dossier,
        sjabloon=SJABLOON,
        onderwerp=onderwerp(stand.onderdelen, stand.wie),
        geadresseerde=aan[0] if aan else ONBEKEND,
        gegevens=gegevens(stand, door),
        kenmerk=stand.beschikking.nummer or "volgt bij vaststellen",
    )
