"""The Documenten tab: letters and uploads. At most two queries each, whatever the dossier holds."""

from dataclasses import dataclass

from django.urls import reverse

from basis.documenten.handelingen import AFNEMER, ELDERS
from basis.documenten.models import Brief, Document, SoortBrief, StatusBrief
from basis.dossiers.models import Dossier
from basis.dossiers.panelen import Paneel, Zet
from basis.journaal.models import Uitgaand
from basis.organisatie.models import Hoedanigheid
from basis.scherm.opmaak import datum, datumtijd

GEEN_PANGO = (
    "Op deze server kunnen nu geen PDF’s gemaakt worden. De brief is bewaard en wacht. "
    "De PDF komt vanzelf zodra de beheerder dat heeft hersteld."
)


@dataclass(frozen=True)
class Briefregel:
    onderwerp: str
    soort: str
    aan: str
    gemaakt: str
    status: str  # leeg, half or klaar: the mark
    stand: str
    pdf_url: str
    voorbeeld_url: str
    verzend_url: str
    elders: str


@dataclass(frozen=True)
class Documentregel:
    naam: str
    naam_inwoner: str
    soort: str
    ontvangen: str
    door: str
    grootte: str
    url: str
    opent: bool  # a PDF opens, anything else downloads


def brieven(dossier: Dossier, door: Hoedanigheid) -> Paneel | None:
    """Letters, newest first, and where each stands."""
    if not door.mag("document.zien"):
        return None
    rijen = list(Brief.objects.filter(dossier=dossier).defer("html", "gegevens").order_by("-gemaakt_op", "-id"))
    wacht = [brief for brief in rijen if brief.pdf_id is None and brief.status == StatusBrief.GEMAAKT]
    geen_pango = bool(wacht) and _wacht_op_beheer(dossier)
    mag = door.mag("brief.verzenden")
    regels = [_briefregel(dossier, brief, mag=mag) for brief in rijen]
    klaar = [regel for regel in regels if regel.verzend_url]
    # Letters to two parents look alike: then say to whom.
    naam = "Op de post gedaan: {0.soort}" if len(klaar) == 1 else "Op de post gedaan: {0.soort} aan {0.aan}"
    return Paneel(
        "Brieven",
        "documenten/paneel_brieven.html",
        {"brieven": regels, "wacht": GEEN_PANGO if geen_pango else "", "wachten": len(wacht)},
        zetten=tuple(Zet(naam.format(regel), regel.verzend_url) for regel in klaar),
        aantal=len(regels),
    )


def documenten(dossier: Dossier, door: Hoedanigheid) -> Paneel | None:
    """Uploads, latest received first."""
    if not door.mag("document.zien"):
        return None
    rijen = (
        Document.objects.filter(dossier=dossier)
        .select_related("bestand", "toegevoegd_door__medewerker")
        .defer("bestand__inhoud")
        .order_by("-ontvangen_op", "-id")
    )
    regels = [_documentregel(dossier, document) for document in rijen]
    toevoegen = reverse("documenten:toevoegen", args=[dossier.pk]) if door.mag("document.toevoegen") else ""
    return Paneel(
        "Documenten",
        "documenten/paneel_documenten.html",
        {"documenten": regels, "toevoegen_url": toevoegen},
        zetten=(Zet("Document toevoegen", toevoegen),) if toevoegen else (),
        aantal=len(regels),
    )


def _wacht_op_beheer(dossier: Dossier) -> bool:
    return Uitgaand.objects.filter(
        dossier_id=dossier.pk, afnemer=AFNEMER, klaar_op=None, laatste_fout="NogNiet"
    ).exists()


def _briefregel(dossier: Dossier, brief: Brief, *, mag: bool) -> Briefregel:
    soort = SoortBrief(brief.soort)
    klaar = brief.status == StatusBrief.GEMAAKT and brief.pdf_id is not None
    status, stand = _stand(brief)
    plek = [dossier.pk, brief.pk]
    return Briefregel(
        onderwerp=brief.onderwerp,
        soort=soort.label,
        aan=brief.geadresseerde["naam"],
        gemaakt=datumtijd(brief.gemaakt_op),
        status=status,
        stand=stand,
        pdf_url=reverse("documenten:brief", args=plek) if brief.pdf_id else "",
        voorbeeld_url=reverse("documenten:voorbeeld", args=plek),
        verzend_url=reverse("documenten:verzend", args=plek) if klaar and mag and soort not in ELDERS else "",
        elders=ELDERS[soort] if klaar and mag and soort in ELDERS else "",
    )


def _stand(brief: Brief) -> tuple[str, str]:
    if brief.status == StatusBrief.VERZONDEN:
        return "klaar", f"verzonden op {datum(brief.verzonden_op)}"
    if brief.status == StatusBrief.VERVALLEN:
        return "leeg", "vervallen, niet verzonden"
    return ("half", "klaar om te verzenden") if brief.pdf_id else ("leeg", "wacht op PDF")


def _documentregel(dossier: Dossier, document: Document) -> Documentregel:
    return Documentregel(
        naam=document.naam,
        naam_inwoner=document.naam_inwoner,
        soort=document.get_soort_display(),
        ontvangen=datum(document.ontvangen_op),
        door=f"{document.toegevoegd_door.naam}, {datum(document.toegevoegd_op)}",
        grootte=_grootte(document.bestand.grootte),
        url=reverse("documenten:document", args=[dossier.pk, document.pk]),
        opent=document.bestand.mediatype == "application/pdf",
    )


def _grootte(n: int) -> str:
    if n < 1024 * 1024:
        return f"{max(1, round(n / 1024))} kB"
    return f"{n / 1024 / 1024:.1f} MB".replace(".", ",")
