"""An onderzoek that was over goes on after all, on a locked dossier. For use inside verbs."""

from collections.abc import Iterable
from datetime import date, timedelta

from django.db.models import Q

from basis.documenten.models import StatusBrief
from basis.dossiers.models import Dossier
from basis.organisatie.models import Hoedanigheid
from basis.organisatie.periode import vanaf
from basis.werk.handelingen import herleef_termijn
from basis.werk.handelingen.dwangsom import DWANGSOM
from basis.werk.models import Afronding, Termijn
from casussen.enums import LOPEND_ONDERZOEK, StatusOnderzoek, UitkomstHulpvraag
from casussen.handelingen.heronderzoek import HERONDERZOEK
from casussen.handelingen.openen import keuze_is_gemaakt
from casussen.handelingen.overgangen import onderzoek_naar
from casussen.models import Doel, Onderzoek


def vraag_aan(door: Hoedanigheid, dossier: Dossier, onderzoek: Onderzoek) -> None:
    """An aanvraag came in. Also on an onderzoek that was broken off or done (Wmo 2.3.2 lid 9).

    Its six weeks stay as they ended; why it was broken off stays written down.
    """
    liep = onderzoek.status in LOPEND_ONDERZOEK
    if onderzoek.status == StatusOnderzoek.AFGEBROKEN:
        loopt_weer(onderzoek)
    onderzoek_naar(door, dossier, onderzoek, "naar_aanvraag")
    if not liep:
        keuze_is_gemaakt(door, dossier)


def te_herstellen(onderzoeken: Iterable[Onderzoek]) -> Onderzoek | None:
    """The onderzoek that only stopped because the casus closed."""
    return next(
        (rij for rij in onderzoeken if rij.status_voor_sluiten and rij.status == StatusOnderzoek.AFGEBROKEN), None
    )


def herstel(door: Hoedanigheid, dossier: Dossier, onderzoek: Onderzoek, gesloten_op: date) -> None:
    """The casus should not have been closed: the onderzoek stands where it stood, its terms ran on meanwhile.

    An aanvraag on it is awaited again, from the same day and with the same suspensions (Wmo 2.3.5 lid 2).
    """
    overgang = f"herstel_{onderzoek.status_voor_sluiten}"
    loopt_weer(onderzoek)
    onderzoek.reden_afgebroken = ""
    onderzoek.status_voor_sluiten = None
    aanvraag = overgang == "herstel_aanvraag"
    onderzoek_naar(door, dossier, onderzoek, overgang, aanvraag=aanvraag)
    onderzoek.hulpvragen.filter(uitkomst=UitkomstHulpvraag.VERVALLEN).update(uitkomst=UitkomstHulpvraag.OPEN)
    andere = Onderzoek.objects.filter(casus_id=dossier.pk, termijn__isnull=False).exclude(pk=onderzoek.pk)
    gestopt = (
        Termijn.objects.select_for_update(no_key=True)
        # Not ours but of this onderzoek: the waiting time (Participatiewet 41).
        .filter(Q(van_ons=True) | Q(pk=onderzoek.termijn_id))
        .filter(dossier=dossier, afronding=Afronding.VERVALLEN, afgerond_op=gesloten_op)
        # What hangs on help that ended, stays ended.
        .exclude(soort__in=(*DWANGSOM, HERONDERZOEK))
        .exclude(soort__startswith="aflopend")
        .exclude(pk__in=andere.values("termijn_id"))
        .order_by("pk")
    )
    for termijn in gestopt:
        herleef_termijn(door, dossier, termijn)
    keuze_is_gemaakt(door, dossier)


def laat_doelen_herleven(dossier: Dossier, gesloten_op: date) -> None:
    """Goals that were called off when the casus closed are open again, whatever it is opened for."""
    for doel in Doel.objects.filter(
        casus_id=dossier.pk, bereikt=None, geldig__endswith__in=(gesloten_op, gesloten_op + timedelta(days=1))
    ):
        doel.geldig = vanaf(doel.geldig.lower)
        doel.save(update_fields=["geldig"])


def loopt_weer(onderzoek: Onderzoek) -> None:
    """Undo what breaking off left on the (unsaved) row: a verslag that lapsed has to be made again."""
    verslag = onderzoek.verslag
    if verslag is not None and verslag.status == StatusBrief.VERZONDEN:
        onderzoek.afgerond_op = verslag.verzonden_op
    else:
        onderzoek.afgerond_op = onderzoek.verslag = None
