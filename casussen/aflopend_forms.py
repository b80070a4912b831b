"""The choice when help ends."""

from basis.scherm import formulieren as f
from casussen.enums import KeuzeAflopend

# What is done on another screen, or can't be done here, is told beside the form and not in it.
HIER = (KeuzeAflopend.ONDERZOEK, KeuzeAflopend.EINDIGEN)


class KeuzeFormulier(f.Formulier):
    keuze = f.KeuzeVeld(
        "Wat gebeurt er na deze hulp?",
        choices=[(keuze.value, keuze.label) for keuze in HIER],
        uitleg={keuze.value: keuze.uitleg for keuze in HIER},
        error_messages={"required": "Kies wat er na deze hulp gebeurt."},
    )
    toelichting = f.TekstVeld(
        "Waarom mag de hulp stoppen?",
        regels=3,
        required=False,
        max_length=200,
        help_text="Alleen als de hulp stopt. Dit komt in je taak voor de brief.",
    )
