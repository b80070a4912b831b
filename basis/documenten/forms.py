"""Forms of documents and letters."""

from typing import Any

from django.conf import settings

from basis.documenten.controle import EXTENSIES, MAG
from basis.documenten.models import SoortDocument
from basis.scherm import formulieren as f


class DocumentFormulier(f.Formulier):
    bestand = f.BestandVeld(
        "Bestand", help_text=f"Een {MAG} van hooguit {settings.MAX_UPLOAD_BYTES // 1024 // 1024} MB."
    )
    soort = f.KeuzeVeld("Wat voor stuk is het?", choices=SoortDocument.choices)
    naam = f.TekstVeld("Naam van het stuk", max_length=120, help_text="Zo vinden jij en je collega’s het terug.")
    naam_inwoner = f.TekstVeld(
        "Naam voor de inwoner",
        max_length=120,
        help_text="Zo noemen we dit stuk voor de inwoner, bijvoorbeeld: Brief van uw huisarts.",
    )
    ontvangen_op = f.DatumVeld("Ontvangen op", niet_na_vandaag=True, help_text="De dag waarop wij het stuk kregen.")

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        self.fields["bestand"].widget.attrs["accept"] = ",".join(f".{extensie}" for extensie in EXTENSIES)


class PostverbeteringFormulier(f.Formulier):
    op = f.DatumVeld(
        "Op welke dag ging de brief echt op de post?",
        niet_na_vandaag=True,
        help_text="Bijvoorbeeld volgens de verzendlijst.",
    )
    reden = f.TekstVeld(
        "Waarom klopte de oude dag niet?", regels=2, max_length=300, help_text="De oude dag blijft hierbij staan."
    )


class VerzendFormulier(f.Formulier):
    """`verouderd`: the letter says something else than the dossier; then posting it like that is a choice."""

    op = f.DatumVeld(
        "Op welke dag ging de brief op de post?",
        niet_na_vandaag=True,
        help_text="De echte dag. Vanaf deze dag tellen termijnen.",
    )
    toch = f.VinkjeVeld(
        "De brief is al zo op de post",
        required=False,
        help_text="Dan komt er een taak: vertel de inwoner wat er anders is.",
    )

    def __init__(self, *args: Any, verouderd: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not verouderd:
            del self.fields["toch"]
