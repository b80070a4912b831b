"""The question of a melding, to share with a colleague. One query."""

from basis.dossiers.models import Dossier, SoortDossier
from basis.organisatie.models import Hoedanigheid
from basis.werk.vragen import Stuk
from toegang.models import Melding


def stukken(dossier: Dossier, door: Hoedanigheid) -> list[Stuk]:
    """Only on the melding itself: the meldingen of a casus have dossiers of their own."""
    if dossier.soort != SoortDossier.MELDING or not door.mag("document.zien"):
        return []
    melding = Melding.objects.filter(pk=dossier.pk).first()
    if melding is None:
        return []
    delen = (
        ("vraag", "De vraag", melding.vraag),
        ("zelf", "Wat de inwoner zelf kan", melding.zelf),
        ("samen", "Wat anderen kunnen doen", melding.samen),
        ("nodig", "Waar hulp bij nodig is", melding.nodig),
    )
    return [Stuk(f"melding-{code}", label, tekst) for code, label, tekst in delen if tekst.strip()]
