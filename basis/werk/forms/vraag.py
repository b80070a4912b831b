"""The answer to a colleague."""

from basis.scherm import formulieren as f


class AntwoordFormulier(f.Formulier):
    antwoord = f.TekstVeld(
        "Jouw antwoord",
        regels=5,
        max_length=10_000,
        help_text="Dit komt in het dossier te staan. De inwoner kan het later lezen.",
    )
