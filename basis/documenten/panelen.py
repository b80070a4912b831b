"""The Documenten tab: letters and uploads. A fixed number of queries each, whatever the dossier holds."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import OuterRef, QuerySet, Subquery
from django.urls import reverse

from basis.documenten.briefbron import eigen_post, opnieuw_url
from basis.documenten.handelingen import AFNEMER
from basis.documenten.models import Brief, Document, Postverbetering, SoortBrief, StatusBrief
from basis.documenten.verouderd import verouderd
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
    verbeter_url: str
    reden: str  # why the posting day was corrected, for who works on the dossier
    elders: str
    verouderd: tuple[str, ...]  # what it says otherwise than the dossier now
    opnieuw_url: str


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
    gevonden = met_verbetering(Brief.objects.filter(dossier=dossier)).defer("html", "gegevens")
    rijen = list(gevonden.order_by("-gemaakt_op", "-id"))
    wacht = [brief for brief in rijen if brief.pdf_id is None and brief.status == StatusBrief.GEMAAKT]
    geen_pango = bool(wacht) and _wacht_op_beheer(dossier)
    mag = door.mag("brief.verzenden")
    for brief in rijen:
        brief.dossier = dossier
    ouder = verouderd(rijen)
    regels = [_briefregel(dossier, brief, door, ouder.get(brief.pk, ()), mag=mag) for brief in rijen]
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


def met_verbetering(brieven: QuerySet[Brief]) -> QuerySet[Brief]:
    """With the day and the reason of the latest correction beside each letter, in the same query."""
    laatste = Postverbetering.objects.filter(brief=OuterRef("pk")).order_by("-pk")
    return brieven.annotate(was=Subquery(postdag_was(OuterRef("pk"))), waarom=Subquery(laatste.values("reden")[:1]))


def postdag_was(brief_id: Any) -> Any:
    """The posting day before its latest correction, for a Subquery."""
    return Postverbetering.objects.filter(brief_id=brief_id).order_by("-pk").values("oud")[:1]


def verzonden_zin(op: date | None, was: date | None) -> str:
    """verzonden op 3 november 2026 (verbeterd, was 2 november 2026)"""
    return f"verzonden op {datum(op)}" + (f" (verbeterd, was {datum(was)})" if was else "")


def verbeter_url(brief: Brief) -> str:
    """Where the posting day of this letter is corrected: here, or in the room whose act the posting is."""
    if post := eigen_post(brief):
        return post.verbeter(brief)
    return reverse("documenten:verbeteren", args=[brief.dossier_id, brief.pk])


def _briefregel(dossier: Dossier, brief: Any, door: Hoedanigheid, ouder: tuple[str, ...], *, mag: bool) -> Briefregel:
    post = eigen_post(brief)
    klaar = brief.status == StatusBrief.GEMAAKT and brief.pdf_id is not None
    status, stand = _stand(brief)
    plek = [dossier.pk, brief.pk]
    return Briefregel(
        onderwerp=brief.onderwerp,
        soort=SoortBrief(brief.soort).label,
        aan=brief.geadresseerde["naam"],
        gemaakt=datumtijd(brief.gemaakt_op),
        status=status,
        stand=stand,
        pdf_url=reverse("documenten:brief", args=plek) if brief.pdf_id else "",
        voorbeeld_url=reverse("documenten:voorbeeld", args=plek),
        verzend_url=reverse("documenten:verzend", args=plek) if klaar and mag and not post else "",
        verbeter_url=verbeter_url(brief) if mag and brief.status == StatusBrief.VERZONDEN else "",
        reden=(brief.waarom or "") if door.mag("contact.vastleggen") else "",
        elders=post.waarom_niet_verzenden if klaar and mag and post else "",
        verouderd=ouder,
        opnieuw_url=opnieuw_url(brief, door) if ouder else "",
    )


def _stand(brief: Any) -> tuple[str, str]:
    if brief.status == StatusBrief.VERZONDEN:
        return "klaar", verzonden_zin(brief.verzonden_op, brief.was)
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
