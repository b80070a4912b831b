"""What must be looked at again: a toekenning (Wmo 2.3.9) and the goals of a plan. Own norms, so no fatale datum."""

from datetime import date, timedelta

from django.db.models import Q

from basis.dossiers.models import Dossier
from basis.journaal.tijd import vandaag
from basis.organisatie.enums import Wet
from basis.organisatie.handeling import Geweigerd
from basis.organisatie.models import Hoedanigheid
from basis.organisatie.regels import regels_voor
from basis.scherm.opmaak import knip
from basis.termijnen.bereken import bereken
from basis.voorzieningen.models import Trede
from basis.werk.handelingen import (
    heropen_taken,
    maak_taak,
    open_termijn,
    rond_termijn_af,
    sluit_taken,
    verzet_afronding,
    verzet_begin,
)
from basis.werk.models import Afronding, SoortTaak, Taak, Termijn
from casussen.enums import LOPENDE_HULP, Aanleiding, Grondslag, StatusOndersteuning
from casussen.models import Doel, Ondersteuning, Onderzoek
from casussen.wachters import naam_van

HERONDERZOEK, EVALUATIE = "heronderzoek", "evaluatie"
HERONDERZOEK_VOORAF = timedelta(weeks=6)
INGANG, VORIG, PLAN = "Ingang van de hulp", "Vorig heronderzoek", "Plan vastgesteld"


def _sleutel(lijn: Ondersteuning) -> str:
    return f"heronderzoek:{lijn.pk}"


def _sleutels(lijn: Ondersteuning) -> list[str]:
    """The first task and the one of a later round."""
    return [_sleutel(lijn), f"{_sleutel(lijn)}:{lijn.heronderzoek_id}"]


def plan_heronderzoek(door: Hoedanigheid, dossier: Dossier, lijn: Ondersteuning, einde: date | None) -> None:
    """A line was assigned, on a locked dossier: when it is looked at again, unless it ends before that day."""
    if dossier.wet == Wet.WMO and lijn.grondslag == Grondslag.BESLUIT and lijn.trede == Trede.MAATWERK and lijn.geldig:
        _open(door, dossier, lijn, einde, lijn.geldig.lower, INGANG, _sleutel(lijn))


def _open(
    door: Hoedanigheid,
    dossier: Dossier,
    lijn: Ondersteuning,
    einde: date | None,
    vanaf: date,
    begin: str,
    sleutel: str,
) -> None:
    op = bereken(HERONDERZOEK, vanaf, regels=regels_voor(dossier.gemeente.code, op=vanaf)).einddatum
    if einde is not None and einde <= op:
        return
    naam = naam_van(lijn)
    lijn.heronderzoek = open_termijn(
        door, dossier, HERONDERZOEK, vanaf=vanaf, startgebeurtenis=knip(f"{begin}: {naam}", 120)
    )
    lijn.save(update_fields=["heronderzoek"])
    maak_taak(
        door,
        dossier,
        SoortTaak.HERONDERZOEK,
        vanaf=lijn.heronderzoek.einddatum - HERONDERZOEK_VOORAF,
        uiterlijk=lijn.heronderzoek.einddatum,
        toelichting=f"Is {naam} nog wat nodig is?",
        verwijst_naar=lijn.pk,
        sleutel=sleutel if begin == INGANG else f"{sleutel}:{lijn.heronderzoek.pk}",
    )


def _wachtend(dossier: Dossier) -> list[Ondersteuning]:
    return list(
        Ondersteuning.objects.filter(casus_id=dossier.pk, heronderzoek__isnull=False, heronderzoek__afronding=None)
        .select_related("heronderzoek", "voorziening")
        .order_by("pk")
    )


def stop_heronderzoek(door: Hoedanigheid, dossier: Dossier, lijn: Ondersteuning) -> None:
    """The help has ended, on a locked dossier: nothing to look at again."""
    rond_termijn_af(door, dossier, lijn.heronderzoek, Afronding.VERVALLEN, vandaag())
    sluit_taken(door, dossier, sleutels=_sleutels(lijn), vervallen=True)


def heronderzoek_gedaan(door: Hoedanigheid, dossier: Dossier, onderzoek: Onderzoek, op: date) -> None:
    """The verslag went out on `op`: help that was due is looked at, and again after the norm (periodiek, 2.3.9 lid 1).

    A heronderzoek looks at all help; another onderzoek at what is due within the weeks of the task.
    """
    for lijn in _wachtend(dossier):
        termijn = lijn.heronderzoek
        assert termijn is not None
        gericht = onderzoek.aanleiding == Aanleiding.HERONDERZOEK
        if op < termijn.vanaf or not (gericht or op >= termijn.einddatum - HERONDERZOEK_VOORAF):
            continue
        rond_termijn_af(door, dossier, termijn, Afronding.VOLDAAN, op)
        sluit_taken(door, dossier, sleutels=_sleutels(lijn))
        if lijn.status in (*LOPENDE_HULP, StatusOndersteuning.TOEGEWEZEN) and lijn.geldig:
            einde = lijn.geldig.upper - timedelta(days=1) if lijn.geldig.upper else None
            _open(door, dossier, lijn, einde, op, VORIG, _sleutel(lijn))


def heronderzoek_weer_open(door: Hoedanigheid, dossier: Dossier) -> None:
    """An onderzoek ended without looking at it: the task is there again."""
    heropen_taken(door, dossier, sleutels=[s for lijn in _wachtend(dossier) for s in _sleutels(lijn)])


def volg_verbeterde_post(door: Hoedanigheid, dossier: Dossier, oud: date, op: date, reden: str) -> None:
    """The verslag went on the post on another day, on a locked dossier: what it met and what it started move along.

    Raises Geweigerd at `op` when the plan was evaluated before that day.
    """
    rijen = dossier.termijnen.select_for_update(no_key=True).filter(soort__in=(HERONDERZOEK, EVALUATIE))
    # A heronderzoek is met by the verslag, an evaluatie goes on in the one of the next plan.
    met_verslag = Q(soort=HERONDERZOEK, afronding=Afronding.VOLDAAN) | Q(afronding=Afronding.VOORTGEZET)
    for pk in [rij.pk for rij in rijen.filter(met_verslag, afgerond_op=oud).order_by("pk")]:
        verzet_afronding(door, dossier, pk, oud, op)
    begonnen = Q(startgebeurtenis=PLAN) | Q(startgebeurtenis__startswith=VORIG)
    for termijn in rijen.filter(begonnen, vanaf=oud).order_by("pk"):
        try:
            verzet_begin(door, dossier, termijn, op, reden)
        except Geweigerd as fout:
            raise Geweigerd(fout.reden, "op") from None
        _taak_volgt(dossier, termijn)


def _taak_volgt(dossier: Dossier, termijn: Termijn) -> None:
    taken = Taak.objects.filter(dossier=dossier, soort=SoortTaak.HERONDERZOEK, klaar_op=None)
    taken.filter(sleutel__endswith=f":{termijn.pk}", sleutel__regex=r"^heronderzoek:\d+:\d+$").update(
        vanaf=termijn.einddatum - HERONDERZOEK_VOORAF, uiterlijk=termijn.einddatum
    )


# -- evaluatie -------------------------------------------------------------------------------------


def plan_evaluatie(door: Hoedanigheid, dossier: Dossier, op: date) -> None:
    """The plan with its goals is on the post: evaluated within the norm. An earlier plan goes on in this one."""
    if not _open_doelen(dossier):
        return
    for termijn in dossier.termijnen.filter(soort=EVALUATIE, afronding=None).order_by("pk"):
        rond_termijn_af(door, dossier, termijn, Afronding.VOORTGEZET, op)
    open_termijn(door, dossier, EVALUATIE, vanaf=op, startgebeurtenis=PLAN)


def evaluatie_gedaan(door: Hoedanigheid, dossier: Dossier) -> None:
    """Met when no goal waits for a judgement any more."""
    if _open_doelen(dossier):
        return
    for termijn in dossier.termijnen.filter(soort=EVALUATIE, afronding=None).order_by("pk"):
        rond_termijn_af(door, dossier, termijn, Afronding.VOLDAAN, vandaag())


def _open_doelen(dossier: Dossier) -> bool:
    return Doel.objects.filter(casus_id=dossier.pk, bereikt=None, geldig__contains=vandaag()).exists()
