"""Drives an inwoner along the klantreis by the verbs, as far as a test needs. No PDF is rendered here."""

from dataclasses import dataclass
from datetime import timedelta
from decimal import Decimal
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile

from basis.documenten.handelingen import voeg_document_toe
from basis.documenten.models import SoortDocument
from basis.journaal.tijd import op_dag, vandaag
from basis.organisatie.enums import Wet
from basis.organisatie.models import Hoedanigheid
from basis.voorzieningen.models import Eenheid, Frequentie, Trede
from basis.werk.handelingen import leg_ingebrekestelling_vast, maak_taak, plan_afspraak, vraag_terugbellen
from basis.werk.models import SoortAfspraak, SoortTaak
from beschikkingen.handelingen import leg_aanvraag_vast, stel_op
from casussen import handelingen as casussen
from casussen.enums import SoortContact
from casussen.models import Casus
from tests.fabriek import Wereld
from tests.gereedschap.herhaling import herhaald
from toegang import handelingen as toegang
from toegang.enums import DoorOfNamens, Kanaal
from toegang.models import Melding

PDF = b"%PDF-1.4\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF\n"


@herhaald
def meld(w: Wereld, door: Hoedanigheid, *, dagen_geleden: int = 0, wet: Wet | None = None, **extra: Any) -> Melding:
    """A melding with cliëntondersteuning settled, so the onderzoek may start."""
    op = vandaag() - timedelta(days=dagen_geleden)
    gegevens: dict[str, Any] = {
        "vraag": "Ik red het huishouden niet meer.",
        "kanaal": Kanaal.TELEFOON,
        "door_of_namens": DoorOfNamens.JA,
        "gewezen_inwoner": True,
        "mantelzorg": toegang.Mantelzorg(geen=True),
        **extra,
    }
    inwoner = gegevens.pop("inwoner", None) or w.inwoner()
    return toegang.neem_melding_op(
        door,
        inwoner=inwoner,
        plaats=w.toegangspunt,
        kern=w.kern,
        wet=wet,
        ontvangen_op=op,
        reden_eerder="later ingevoerd" if dagen_geleden else "",
        **gegevens,
    )


@herhaald
def open_casus(w: Wereld, door: Hoedanigheid, *, wet: Wet = Wet.WMO, dagen_geleden: int = 50, **extra: Any) -> Casus:
    """A casus, 50 days after the melding: an aanvraag is possible without verslag (Wmo 2.3.2 lid 9)."""
    melding = meld(w, door, dagen_geleden=dagen_geleden, wet=wet, **extra)
    return toegang.neem_in_behandeling(door, melding.pk, wet=wet)


@dataclass
class Aangekleed:
    """Ids of everything that can stand in a URL of one dossier."""

    dossier_id: int
    melding_id: int
    ids: dict[str, int]


@herhaald
def kleed_aan(w: Wereld, door: Hoedanigheid, *, wet: Wet = Wet.WMO) -> Aangekleed:
    """One open melding, and one casus with an onderzoek, a line, an aanvraag, a draft, a document and a task."""
    melding = meld(w, door, wet=wet)
    casus = open_casus(w, door, wet=wet)
    pk = casus.pk
    plan: dict[str, Any] = (
        {"plan_gewezen_op": vandaag(), "niet_gewacht": "de inwoner wil geen plan maken"} if wet == Wet.WMO else {}
    )
    casussen.start_onderzoek(door, pk, **plan)
    hulpvraag = casussen.voeg_hulpvraag_toe(door, pk, tekst="Het huis schoon houden")
    doel = casussen.voeg_doel_toe(door, pk, tekst="Het huis is schoon")
    voorziening = w.voorziening(wet=wet, partij=w.partij)
    lijn = casussen.stel_ondersteuning_voor(
        door,
        pk,
        trede=Trede.MAATWERK,
        voorziening=voorziening,
        organisatie=w.partij,
        hoeveelheid=Decimal("2"),
        eenheid=Eenheid.UUR,
        frequentie=Frequentie.WEEK,
        begin=vandaag() + timedelta(days=14),
        einde=vandaag() + timedelta(days=378),
        hulpvraag=hulpvraag,
        doel=doel,
    )
    contact = casussen.leg_contact_vast(door, pk, soort=SoortContact.TELEFOON, met="inwoner", tekst="Gebeld.")
    aanvraag = leg_aanvraag_vast(door, pk, ontvangen_op=vandaag() - timedelta(days=1), vorm="brief")
    assert aanvraag.termijn_id
    te_vroeg = leg_ingebrekestelling_vast(door, pk, aanvraag.termijn_id, ontvangen_op=vandaag(), kanaal="post")
    beschikking = stel_op(door, pk)
    document = voeg_document_toe(
        door,
        pk,
        bestand=SimpleUploadedFile("advies.pdf", PDF, content_type="application/pdf"),
        soort=SoortDocument.ADVIES,
        naam="advies",
        naam_inwoner="Advies van de arts",
        ontvangen_op=vandaag(),
    )
    begin = op_dag(vandaag() + timedelta(days=3), 10)
    afspraak = plan_afspraak(
        door, pk, soort=SoortAfspraak.HUISBEZOEK, begin=begin, einde=begin + timedelta(hours=1), met=door, toch=True
    )
    # Without dossier: only the team that got it sees it.
    terugbel = vraag_terugbellen(
        door, wie="Onbekende beller", telefoon="0481 00 00 09", waarover="Belt over hulp.", team=door.team
    )
    return Aangekleed(
        dossier_id=pk,
        melding_id=melding.pk,
        ids={
            "onderzoek_id": casus.onderzoeken.get().pk,
            "hulpvraag_id": hulpvraag.pk,
            "doel_id": doel.pk,
            "ondersteuning_id": lijn.pk,
            "lijn_id": lijn.pk,
            "contact_id": contact.pk,
            "beschikking_id": beschikking.pk,
            "besluit_id": beschikking.besluiten.get().pk,
            "document_id": document.pk,
            "termijn_id": aanvraag.termijn_id,
            "ingebrekestelling_id": te_vroeg.pk,
            "afspraak_id": afspraak.pk,
            "terugbel_id": terugbel.pk,
        },
    )


def taak_bij(door: Hoedanigheid, dossier: Any) -> Any:
    """A task on a locked dossier; needs a transaction."""
    return maak_taak(door, dossier, SoortTaak.NAZORG, uiterlijk=vandaag() + timedelta(days=365))
