"""Five answers and no minutes: with whom, how, what was said, what now, and what you will do."""

from typing import Any

from basis.dossiers.models import Dossier
from basis.inwoners.models import Netwerklid, Vertegenwoordiging
from basis.journaal.tijd import vandaag
from basis.organisatie.models import Hoedanigheid
from basis.organisatie.periode import geldt_op
from basis.scherm import formulieren as f
from basis.werk.vragen import collegas
from casussen.enums import EnNu, SoortContact

ANDERS = "anders"
_HOE = {
    SoortContact.HUISBEZOEK: "Thuis",
    SoortContact.TELEFOON: "Telefoon",
    SoortContact.INLOOP: "Inloop of toegangspunt",
    SoortContact.BEELD: "Beeldbellen",
    SoortContact.BERICHT: "Brief of bericht",
}
# The inwoner, and so many of who stand around; the rest is typed.
HOOGSTENS = 5


class ContactFormulier(f.Formulier):
    wie = f.KeuzeVeld("Met wie?", choices=())
    met = f.TekstVeld("Wie was het?", max_length=120, help_text="Een naam, of bijvoorbeeld: huisarts.")
    soort = f.KeuzeVeld("Hoe?", choices=[(soort.value, tekst) for soort, tekst in _HOE.items()])
    tekst = f.TekstVeld(
        "Wat is besproken of afgesproken?",
        regels=4,
        required=False,
        help_text="Een paar zinnen is genoeg. De inwoner kan dit later lezen.",
    )
    en_nu = f.KeuzeVeld("En nu?", choices=EnNu.choices)
    actie = f.TekstVeld("Wat moet er gebeuren?", max_length=300)
    actie_op = f.DatumVeld("Wanneer?", required=False, niet_voor_vandaag=True)
    op = f.DatumVeld("Wanneer was het contact?", niet_na_vandaag=True)
    stem = f.TekstVeld(
        "Wat zei de inwoner?", regels=2, stem=True, required=False, max_length=500, help_text="In eigen woorden."
    )

    meekijken = f.ObjectKeuzeVeld(
        "Laat een collega meekijken",
        required=False,
        leeg="Nee",
        help_text="Je collega ziet alleen deze notitie. @Voornaam in de tekst doet hetzelfde.",
    )

    def __init__(self, *args: Any, dossier: Dossier, door: Hoedanigheid, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        velden: Any = self.fields
        if door.mag("vraag.stellen"):
            velden["meekijken"].queryset = collegas(door)
        else:
            del velden["meekijken"]
        self._namen = wie_er_zijn(dossier)
        veld: Any = self.fields["wie"]
        veld.choices = [
            *((str(plek), f"{naam} ({wat})" if wat else naam) for plek, (naam, wat) in enumerate(self._namen)),
            (ANDERS, "Iemand anders"),
        ]
        if self.is_bound:
            # Asked only where it shows.
            self.fields["met"].required = self.data.get(self.add_prefix("wie")) == ANDERS
            self.fields["actie"].required = self.data.get(self.add_prefix("en_nu")) in (EnNu.ZELF, EnNu.TEAM)

    def gegevens(self, met_versie: bool = False) -> dict[str, Any]:
        """As `leg_contact_vast` wants it: `met` is a name."""
        g = super().gegevens(met_versie)
        wie = g.pop("wie")
        return g if wie == ANDERS else {**g, "met": self._namen[int(wie)][0]}

    @property
    def meer_open(self) -> bool:
        """What is asked seldom is folded, unless something is filled in or wrong there."""
        return bool(self["stem"].value() or self["stem"].errors or self["op"].errors)


def wie_er_zijn(dossier: Dossier) -> list[tuple[str, str]]:
    """(name, what they are) of the inwoner and who stand around. Two queries."""
    if dossier.inwoner is None:
        return []
    dag = vandaag()
    uit = [(dossier.inwoner.naam.volledig(), "")]
    leden = Netwerklid.objects.filter(geldt_op(dag), inwoner=dossier.inwoner).order_by("-mantelzorger", "id")
    uit += [(lid.naam, lid.relatie) for lid in leden[:HOOGSTENS]]
    rijen = Vertegenwoordiging.objects.filter(geldt_op(dag), inwoner=dossier.inwoner).select_related("persoon")
    for rij in rijen.order_by("id")[:HOOGSTENS]:
        naam = rij.persoon.naam.volledig() if rij.persoon else rij.naam
        if naam and naam not in {bekend for bekend, _ in uit}:
            uit.append((naam, rij.get_soort_display()))
    return [(naam[:120], wat) for naam, wat in uit[: HOOGSTENS + 1]]
