"""Why a dossier waits, and at which place."""

from basis.scherm import formulieren as f


class WachtFormulier(f.Formulier):
    reden = f.TekstVeld(
        "Waarom wacht dit dossier?",
        max_length=200,
        help_text="Bijvoorbeeld: ‘geen plek bij een jeugdconsulent’. Iedereen in het team leest dit.",
    )


class PlekFormulier(f.Formulier):
    naar_plek = f.AantalVeld("Naar welke plek?", minimum=1, maximum=9999, help_text="1 is de eerste.")
