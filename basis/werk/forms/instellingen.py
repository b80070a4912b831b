"""What a medewerker decides about the own mail."""

from basis.scherm import formulieren as f


class InstellingenFormulier(f.Formulier):
    samenvatting = f.VinkjeVeld(
        "Stuur me elke werkdag een korte mail als er iets te melden is",
        required=False,
        help_text="Alleen aantallen en links. Geen namen, geen kenmerken.",
    )
