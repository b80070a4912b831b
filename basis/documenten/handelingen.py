"""Letters and documents: make, post, add. A letter is frozen when made; its PDF follows from the worker."""

import hashlib
from collections.abc import Callable, Mapping
from datetime import date
from typing import Any, Protocol

from django.conf import settings

from basis.documenten import controle
from basis.documenten.adressering import Geadresseerde
from basis.documenten.briefbron import eigen_post
from basis.documenten.briefkop import maak_kop
from basis.documenten.models import Bestand, Brief, Document, SoortBrief, SoortDocument, StatusBrief
from basis.documenten.sjablonen import SJABLONEN, leesbare_tekst, maak_html, met_stijlblad
from basis.documenten.venster import waarom_past_het_niet
from basis.documenten.verouderd import waarom_verouderd
from basis.dossiers.handelingen import vergrendel
from basis.dossiers.models import Dossier
from basis.journaal.plek import Plek
from basis.journaal.schrijven import schrijf, zet_uitgaand
from basis.journaal.tijd import dag_van, nu, op_dag, vandaag
from basis.organisatie.handeling import Geweigerd, handeling
from basis.organisatie.models import Hoedanigheid
from basis.scherm.lettertypen import waarom_niet_te_drukken
from basis.scherm.opmaak import datum

AFNEMER = "brief-pdf"
OUDER = "Deze brief zegt iets anders dan het dossier nu."
KIES = "Maak de brief opnieuw. Is hij al zo op de post? Zet dan een vinkje bij de brief zelf."
# (door, dossier, brief, what differs)
NA_TOCH_VERZONDEN: Plek[Callable[[Hoedanigheid, Dossier, Brief, str], None]] = Plek(
    __name__, "wat volgt als een brief op de post ging die iets anders zei dan het dossier"
)


class Upload(Protocol):
    """What we need of Django's UploadedFile."""

    @property
    def name(self) -> str | None: ...
    @property
    def size(self) -> int | None: ...
    def read(self) -> bytes: ...


def voorbeeld_html(
    door: Hoedanigheid,
    dossier: Dossier,
    *,
    sjabloon: str,
    onderwerp: str,
    geadresseerde: Geadresseerde,
    gegevens: Mapping[str, Any],
    kenmerk: str | None = None,
) -> str:
    """A letter that is not made yet, as it will print: the same HTML, linked to the same stylesheet."""
    kop = maak_kop(door, dossier, onderwerp=onderwerp, kenmerk=kenmerk or dossier.kenmerk, geadresseerde=geadresseerde)
    return met_stijlblad(maak_html(sjabloon, kop=kop, gegevens=gegevens, geadresseerde=geadresseerde, concept=True))


def maak_brief(
    door: Hoedanigheid,
    dossier: Dossier,
    soort: SoortBrief,
    *,
    sjabloon: str,
    onderwerp: str,
    geadresseerde: Geadresseerde,
    gegevens: Mapping[str, Any],
    kenmerk: str | None = None,
    postdag: date | None = None,
) -> Brief:
    """Freeze one letter on a locked dossier and queue its PDF.

    `postdag` when the letter tells on which day it goes into the post; else it bears the day it was made.
    Raises BriefFout for incomplete gegevens, Geweigerd for a character no font has and an address too long.
    """
    bekend = SJABLONEN[sjabloon]
    if bekend.soort != soort:
        raise ValueError(f"Sjabloon {sjabloon} is niet voor {soort}")
    kenmerk = kenmerk or dossier.kenmerk
    kop = maak_kop(door, dossier, onderwerp=onderwerp, kenmerk=kenmerk, geadresseerde=geadresseerde)
    if postdag is not None:
        kop["datum"] = datum(postdag)
    html = maak_html(sjabloon, kop=kop, gegevens=gegevens, geadresseerde=geadresseerde)
    if reden := waarom_past_het_niet(geadresseerde.venster) or waarom_niet_te_drukken(leesbare_tekst(html)):
        raise Geweigerd(reden)
    brief = Brief.objects.create(
        dossier=dossier,
        soort=soort,
        kenmerk=kenmerk,
        onderwerp=onderwerp,
        sjabloon=bekend.code,
        sjabloon_versie=bekend.versie,
        geadresseerde=geadresseerde.als_json(),
        gegevens={**gegevens, "kop": kop},
        html=html,
        postdag=postdag,
        gemaakt_op=nu(),
        gemaakt_door=door,
    )
    gebeurtenis = schrijf(
        "brief.gemaakt",
        door,
        dossier=dossier,
        naar=StatusBrief.GEMAAKT.value,
        brief=brief.pk,
        soort_brief=soort.value,
        sjabloon=bekend.code,
        sjabloon_versie=bekend.versie,
        rol=geadresseerde.rol,
    )
    zet_uitgaand(
        AFNEMER,
        gemeente_id=dossier.gemeente_id,
        gebeurtenis=gebeurtenis,
        dossier_id=dossier.pk,
        sleutel=f"brief-{brief.pk}",
        brief=brief.pk,
    )
    return brief


def waarom_niet_verzenden(brief: Brief, op: date | None = None) -> tuple[str, str | None] | None:
    """(reason, field) when this letter can't be recorded as posted (on that day), else None."""
    if brief.status == StatusBrief.VERZONDEN:
        return f"Deze brief is al op de post gedaan op {datum(brief.verzonden_op)}.", None
    if brief.status == StatusBrief.VERVALLEN:
        return "Deze brief is vervallen. Verzend hem niet.", None
    if brief.pdf_id is None:
        return "De PDF van deze brief is nog niet klaar. Wacht even en laad de bladzijde opnieuw.", None
    return None if op is None else waarom_niet_die_dag(brief, op)


def waarom_niet_die_dag(brief: Brief, op: date) -> tuple[str, str | None] | None:
    """(reason, field) when this letter can't have gone into the post on that day, else None."""
    if op > vandaag():
        return f"{datum(op)} ligt in de toekomst. Vul de dag in waarop de brief echt op de post ging.", "op"
    if op < dag_van(brief.gemaakt_op):
        return f"De brief is pas op {datum(brief.gemaakt_op)} gemaakt. Vul een latere dag in.", "op"
    return None


def na_overlijden(dossier: Dossier, op: date, *, die_dag: bool = False) -> bool:
    """Whether the inwoner had died before that day (`die_dag`: or on it); on an unknown day of death: any day."""
    inwoner = dossier.inwoner
    if inwoner is None or not inwoner.overleden:
        return False
    return inwoner.overleden_op is None or op > inwoner.overleden_op or (die_dag and op == inwoner.overleden_op)


def markeer_verzonden(door: Hoedanigheid, dossier: Dossier, brief: Brief, op: date, *, toch: bool = False) -> None:
    """The letter went into the post on that day (Awb 3:41), on a locked dossier. Raises Geweigerd.

    A letter older than its dossier only `toch`: it went like that, and somebody must tell what is otherwise.
    """
    vers = grendel_brief(dossier, brief)
    if reden := waarom_niet_verzenden(vers, op):
        raise Geweigerd(*reden)
    if na_overlijden(dossier, op, die_dag=True):
        # A letter made before, posted after: it would fall on the mat of who is left (praktijk 14).
        raise Geweigerd("Deze inwoner is intussen overleden. Doe deze brief niet meer op de post.", "op")
    vers.dossier = dossier
    # Posted before the inwoner died: of that letter nobody has to be told what is otherwise now.
    verschil = "" if dossier.inwoner and dossier.inwoner.overleden else waarom_verouderd(vers)
    if verschil and not toch:
        raise Geweigerd(f"{OUDER} {verschil} {KIES}", "toch")
    vers.naar_verzonden()
    vers.verzonden_op = op
    vers.save(update_fields=["status", "verzonden_op"])
    brief.refresh_from_db(fields=["status", "verzonden_op", "pdf"])
    lading: dict[str, Any] = {"op": op} | ({"verouderd": True} if verschil else {})
    schrijf(
        "brief.verzonden",
        door,
        dossier=dossier,
        van=StatusBrief.GEMAAKT.value,
        naar=StatusBrief.VERZONDEN.value,
        gebeurd_op=nu() if op == vandaag() else max(op_dag(op, 17), brief.gemaakt_op),
        brief=brief.pk,
        soort_brief=brief.soort,
        **lading,
    )
    if verschil:
        for meld in NA_TOCH_VERZONDEN:
            meld(door, dossier, brief, verschil)


def laat_brief_vervallen(door: Hoedanigheid, dossier: Dossier, brief: Brief) -> None:
    """A letter that was not posted and is replaced, on a locked dossier. Raises Geweigerd."""
    vers = grendel_brief(dossier, brief)
    if vers.status != StatusBrief.GEMAAKT:
        raise Geweigerd("Deze brief is al verzonden of vervallen.")
    vers.naar_vervallen()
    vers.save(update_fields=["status"])
    brief.refresh_from_db(fields=["status"])
    schrijf(
        "brief.vervallen",
        door,
        dossier=dossier,
        van=StatusBrief.GEMAAKT.value,
        naar=StatusBrief.VERVALLEN.value,
        brief=brief.pk,
        soort_brief=brief.soort,
    )


@handeling("brief.verzenden")
def verzend(
    door: Hoedanigheid, dossier_id: int, brief_id: int, *, op: date, toch: bool = False, versie: int | None = None
) -> Brief:
    """Record the posting day of a letter without a verb of its own; `toch`: see `markeer_verzonden`.

    Raises Brief.DoesNotExist.
    """
    dossier = vergrendel(door, dossier_id, versie=versie)
    brief = Brief.objects.get(pk=brief_id, dossier=dossier)
    if post := eigen_post(brief):
        raise Geweigerd(post.waarom_niet_verzenden)
    markeer_verzonden(door, dossier, brief, op, toch=toch)
    return brief


def grendel_brief(dossier: Dossier, brief: Brief) -> Brief:
    """The letter under lock and fresh; its dossier is locked already."""
    return Brief.objects.select_for_update(no_key=True).get(pk=brief.pk, dossier=dossier)


def bewaar_bestand(gemeente_id: int, inhoud: bytes, mediatype: str) -> Bestand:
    """Keep bytes with their hash, inside the caller's transaction."""
    return Bestand.objects.create(
        gemeente_id=gemeente_id,
        inhoud=inhoud,
        sha256=hashlib.sha256(inhoud).hexdigest(),
        grootte=len(inhoud),
        mediatype=mediatype,
        gemaakt_op=nu(),
    )


@handeling("document.toevoegen")
def voeg_document_toe(
    door: Hoedanigheid,
    dossier_id: int,
    *,
    bestand: Upload,
    soort: SoortDocument | str,
    naam: str,
    naam_inwoner: str,
    ontvangen_op: date,
    versie: int | None = None,
) -> Document:
    """Add an upload, checked by content and size. Raises Geweigerd at the field that is wrong."""
    dossier = vergrendel(door, dossier_id, versie=versie)
    if ontvangen_op > vandaag():
        raise Geweigerd(f"{datum(ontvangen_op)} ligt in de toekomst.", "ontvangen_op")
    if bestand.size is not None and bestand.size > settings.MAX_UPLOAD_BYTES:
        raise Geweigerd(controle.te_groot(bestand.size), "bestand")
    inhoud = bestand.read()
    herkend = controle.controleer_bestand(bestand.name or "", inhoud)
    document = Document.objects.create(
        dossier=dossier,
        bestand=bewaar_bestand(dossier.gemeente_id, inhoud, herkend.mediatype),
        soort=SoortDocument(soort),
        naam=naam,
        naam_inwoner=naam_inwoner,
        ontvangen_op=ontvangen_op,
        toegevoegd_op=nu(),
        toegevoegd_door=door,
    )
    schrijf(
        "document.toegevoegd",
        door,
        dossier=dossier,
        document=document.pk,
        soort_document=document.soort,
        ontvangen_op=ontvangen_op,
        extensie=herkend.extensies[0],
    )
    return document
