"""Ask a colleague, answer, withdraw, read. Who is asked sees only the frozen text, never the dossier (praktijk 37)."""

from basis.dossiers.handelingen import vergrendel
from basis.dossiers.models import Dossier
from basis.journaal.schrijven import schrijf
from basis.journaal.tijd import nu, vandaag
from basis.organisatie.handeling import Geweigerd, handeling
from basis.organisatie.models import Hoedanigheid
from basis.werk.models import Attendering, SoortAttendering, SoortVraag, Vraag

MAX_TEKST = 10_000
VRAAG_BIJ_NOTITIE = "Kijk je mee met deze notitie?"


def waarom_niet_aan(door: Hoedanigheid, aan: Hoedanigheid) -> str | None:
    """Why this colleague can't be asked."""
    if aan.gemeente_id != door.gemeente_id:
        return "Deze collega werkt niet in deze gemeente."
    if aan.pk == door.pk or (aan.medewerker_id and aan.medewerker_id == door.medewerker_id):
        return "Dat ben je zelf. Kies een collega."
    if vandaag() not in aan.geldig or not (aan.medewerker and aan.medewerker.actief):
        return "Deze collega werkt niet meer in deze rol."
    if not aan.mag("vraag.beantwoorden"):
        return f"Een {aan.get_functie_display()} beantwoordt geen vragen over dossiers."
    return None


@handeling("vraag.stellen")
def stel_vraag(
    door: Hoedanigheid,
    dossier_id: int,
    *,
    aan: Hoedanigheid,
    soort: SoortVraag | str,
    vraag: str,
    gedeeld: str = "",
    versie: int | None = None,
) -> Vraag:
    """Ask one colleague; `gedeeld` is all of the dossier that colleague gets to see. Raises Geweigerd."""
    dossier = vergrendel(door, dossier_id, versie=versie)
    return leg_vraag_vast(door, dossier, aan=aan, soort=soort, vraag=vraag, gedeeld=gedeeld)


def leg_vraag_vast(
    door: Hoedanigheid, dossier: Dossier, *, aan: Hoedanigheid, soort: SoortVraag | str, vraag: str, gedeeld: str
) -> Vraag:
    """On a locked dossier, inside a verb: also what @collega in a contact does."""
    if not door.mag("vraag.stellen"):
        raise Geweigerd(f"Als {door.get_functie_display()} kun je geen vraag stellen.", "aan")
    if reden := waarom_niet_aan(door, aan):
        raise Geweigerd(reden, "aan")
    if soort not in SoortVraag.values:
        raise Geweigerd("Kies wat voor vraag dit is.", "soort")
    if not vraag.strip():
        raise Geweigerd("Schrijf op wat je wilt vragen.", "vraag")
    if max(len(vraag), len(gedeeld)) > MAX_TEKST:
        raise Geweigerd("Deze tekst is te lang. Deel alleen wat je collega nodig heeft.", "gedeeld")
    rij = Vraag.objects.create(
        dossier=dossier,
        soort=SoortVraag(soort),
        van=door,
        aan=aan,
        vraag=vraag.strip(),
        gedeeld=gedeeld.strip(),
        gesteld_op=nu(),
    )
    # Without the dossier: who is asked may not know which one it is.
    _attendeer(aan, f"vraag:{rij.pk}", None)
    schrijf("vraag.gesteld", door, dossier=dossier, vraag=rij.pk, soort_vraag=rij.soort, aan_hoedanigheid=aan.pk)
    return rij


def waarom_niet_beantwoorden(vraag: Vraag) -> str | None:
    if vraag.ingetrokken_op:
        return "Deze vraag is ingetrokken. Antwoorden hoeft niet meer."
    if vraag.beantwoord_op:
        return "Deze vraag is al beantwoord."
    return None


@handeling("vraag.beantwoorden")
def beantwoord_vraag(door: Hoedanigheid, vraag_id: int, *, antwoord: str) -> Vraag:
    """Only by who was asked. The answer lands in the dossier, which stays closed. Raises Vraag.DoesNotExist."""
    dossier_id = Vraag.objects.values_list("dossier_id", flat=True).get(pk=vraag_id, aan=door)
    # Not `vergrendel`: this door has no sight of the dossier, and what colleagues have open stays valid.
    dossier = Dossier.objects.select_for_update(no_key=True).get(pk=dossier_id)
    vraag = Vraag.objects.select_for_update(no_key=True).get(pk=vraag_id, aan=door)
    if reden := waarom_niet_beantwoorden(vraag):
        raise Geweigerd(reden)
    if not antwoord.strip():
        raise Geweigerd("Schrijf je antwoord op.", "antwoord")
    if len(antwoord) > MAX_TEKST:
        raise Geweigerd("Je antwoord is te lang. Maak het korter.", "antwoord")
    vraag.antwoord, vraag.beantwoord_op = antwoord.strip(), nu()
    vraag.save(update_fields=["antwoord", "beantwoord_op"])
    _gezien(f"vraag:{vraag.pk}")
    _attendeer(vraag.van, f"antwoord:{vraag.pk}", dossier)
    schrijf("vraag.beantwoord", door, dossier=dossier, vraag=vraag.pk, soort_vraag=vraag.soort)
    return vraag


@handeling("vraag.stellen")
def trek_vraag_in(door: Hoedanigheid, vraag_id: int) -> Vraag:
    """By who asked, as long as there is no answer; what was shared is then out of sight. Raises Vraag.DoesNotExist."""
    dossier, vraag = _eigen(door, vraag_id)
    if vraag.beantwoord_op:
        raise Geweigerd("Deze vraag is al beantwoord. Intrekken kan niet meer.")
    if vraag.ingetrokken_op:
        raise Geweigerd("Deze vraag is al ingetrokken.")
    vraag.ingetrokken_op = nu()
    vraag.save(update_fields=["ingetrokken_op"])
    _gezien(f"vraag:{vraag.pk}")
    schrijf("vraag.ingetrokken", door, dossier=dossier, vraag=vraag.pk)
    return vraag


@handeling("vraag.stellen")
def lees_antwoord(door: Hoedanigheid, vraag_id: int) -> Vraag:
    """Who asked has read the answer: it leaves the list. Raises Vraag.DoesNotExist."""
    dossier, vraag = _eigen(door, vraag_id)
    if vraag.beantwoord_op is None:
        raise Geweigerd("Er is nog geen antwoord.")
    if vraag.gelezen_op:
        raise Geweigerd("Je hebt dit antwoord al gelezen.")
    vraag.gelezen_op = nu()
    vraag.save(update_fields=["gelezen_op"])
    _gezien(f"antwoord:{vraag.pk}")
    schrijf("vraag.gelezen", door, dossier=dossier, vraag=vraag.pk)
    return vraag


def _eigen(door: Hoedanigheid, vraag_id: int) -> tuple[Dossier, Vraag]:
    """A question I asked, on a dossier I may still see; both locked."""
    dossier_id = Vraag.objects.values_list("dossier_id", flat=True).get(pk=vraag_id, van=door)
    try:
        dossier = vergrendel(door, dossier_id)
    except Dossier.DoesNotExist:
        raise Vraag.DoesNotExist from None
    return dossier, Vraag.objects.select_for_update(no_key=True).get(pk=vraag_id, van=door)


def _attendeer(aan: Hoedanigheid, sleutel: str, dossier: Dossier | None) -> None:
    Attendering.objects.bulk_create(
        [
            Attendering(
                gemeente_id=aan.gemeente_id,
                aan=aan,
                dossier=dossier,
                soort=SoortAttendering.VRAAG,
                sleutel=sleutel,
                gemaakt_op=nu(),
            )
        ],
        ignore_conflicts=True,
    )


def _gezien(sleutel: str) -> None:
    """What was to be told is known now."""
    Attendering.objects.filter(soort=SoortAttendering.VRAAG, sleutel=sleutel, gezien_op=None).update(gezien_op=nu())
