"""Melding: the first contact. It is a Dossier (one-to-one key) and repeats none of its columns."""

from django.db import models
from django.db.models import Q
from django_fsm import FSMField, FSMModelMixin, transition

from basis.documenten.models import Brief
from basis.dossiers.models import Dossier
from basis.organisatie.models import Toegangspunt
from basis.werk.models import Termijn
from casussen.models import Casus
from toegang.enums import DoorOfNamens, Kanaal, StatusMelding

M = StatusMelding
_OPEN = [M.ONTVANGEN, M.UITGEVRAAGD]


class Melding(FSMModelMixin, models.Model):
    """A request for help at any desk (Wmo 2.3.2 lid 1). With 'nee' it is a signaal: without clock."""

    dossier = models.OneToOneField(Dossier, primary_key=True, on_delete=models.CASCADE, related_name="melding")
    status = FSMField(max_length=16, choices=StatusMelding.choices, default=StatusMelding.ONTVANGEN, protected=True)
    ontvangen_op = models.DateField(help_text="start van de zes weken; mag voor het invoeren liggen, met reden")
    reden_eerder = models.CharField(max_length=200, blank=True, default="")
    kanaal = models.CharField(max_length=12, choices=Kanaal)
    plaats = models.ForeignKey(Toegangspunt, null=True, on_delete=models.PROTECT, related_name="+")
    door_of_namens = models.CharField(max_length=10, choices=DoorOfNamens)
    reden_signaal = models.CharField(max_length=300, blank=True, default="")
    # Where the inwoner's own question only came in a conversation: what came in before that (praktijk 4).
    signaal_op = models.DateField(null=True, help_text="dag waarop het eerst binnenkwam, als signaal")
    signaal_kanaal = models.CharField(max_length=12, choices=Kanaal, blank=True, default="")
    reden_gesprek = models.CharField(
        max_length=300, blank=True, default="", help_text="waarom de zes weken pas vanaf het gesprek tellen"
    )
    melder_naam = models.CharField(max_length=120, blank=True, default="", help_text="leeg: de inwoner zelf")
    melder_relatie = models.CharField(max_length=60, blank=True, default="")
    melder_telefoon = models.CharField(max_length=20, blank=True, default="")
    vraag = models.TextField(help_text="de vraag, in eigen woorden")
    # The three questions (Woerden 2012): what can you do, what can your people do, where do you need help.
    zelf = models.TextField(blank=True, default="")
    samen = models.TextField(blank=True, default="")
    nodig = models.TextField(blank=True, default="")
    spoed = models.BooleanField(default=False)
    termijn = models.ForeignKey(Termijn, null=True, on_delete=models.SET_NULL, related_name="+")
    ontvangstbrief = models.ForeignKey(Brief, null=True, on_delete=models.PROTECT, related_name="+")
    casus = models.ForeignKey(Casus, null=True, on_delete=models.PROTECT, related_name="meldingen")
    uitkomst_toelichting = models.CharField(max_length=500, blank=True, default="")
    verwezen_naar = models.CharField(max_length=120, blank=True, default="")
    inwoner_eens = models.BooleanField(default=False, help_text="is het eens en weet dat melden altijd kan")

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="melding_signaal_met_reden", condition=~Q(door_of_namens="nee") | ~Q(reden_signaal="")
            ),
            models.CheckConstraint(
                name="melding_gesprek_met_reden",
                condition=Q(signaal_op__isnull=True, reden_gesprek="")
                | (Q(signaal_op__isnull=False) & ~Q(reden_gesprek="")),
            ),
            models.CheckConstraint(
                name="melding_casus",
                condition=Q(status__in=("in_behandeling", "toegevoegd"), casus__isnull=False)
                | (~Q(status__in=("in_behandeling", "toegevoegd")) & Q(casus__isnull=True)),
            ),
        ]

    def __str__(self) -> str:
        return f"melding {self.pk}"

    # Bare moves: called from toegang/handelingen.py only (tested).
    @transition(field=status, source=M.ONTVANGEN, target=M.UITGEVRAAGD)
    def naar_uitgevraagd(self) -> None: ...

    @transition(field=status, source=_OPEN, target=M.BEANTWOORD)
    def naar_beantwoord(self) -> None: ...

    @transition(field=status, source=_OPEN, target=M.DOORVERWEZEN)
    def naar_doorverwezen(self) -> None: ...

    @transition(field=status, source=_OPEN, target=M.DOORGEZONDEN)
    def naar_doorgezonden(self) -> None: ...

    @transition(field=status, source=_OPEN, target=M.IN_BEHANDELING)
    def naar_in_behandeling(self) -> None: ...

    @transition(field=status, source=_OPEN, target=M.TOEGEVOEGD)
    def naar_toegevoegd(self) -> None: ...

    @transition(field=status, source=_OPEN, target=M.GEEN_CONTACT)
    def naar_geen_contact(self) -> None: ...

    @transition(field=status, source=_OPEN, target=M.INGETROKKEN)
    def naar_ingetrokken(self) -> None: ...

    @transition(field=status, source=_OPEN, target=M.OVERLEDEN)
    def naar_overleden(self) -> None: ...

    @transition(field=status, source=_OPEN, target=M.VERTROKKEN)
    def naar_vertrokken(self) -> None: ...
