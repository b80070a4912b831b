"""What a choice means for the term, in words beside the choice. The verbs decide; this only tells."""

from collections.abc import Iterable
from datetime import date

from basis.dossiers.models import Dossier
from basis.organisatie.enums import Wet
from basis.organisatie.regels import regels_voor
from basis.scherm.opmaak import datum
from basis.termijnen.bereken import bereken
from casussen.enums import LOPEND_ONDERZOEK
from casussen.handelingen.schuldhulp import GESPREK, SPOED
from casussen.models import Onderzoek
from toegang.models import Melding


def van_wie(dossier: Dossier, melding: Melding) -> dict[str, str]:
    """Of the form that turns a signaal into a melding."""
    if dossier.wet == Wet.WGS:
        return _van_wie_schuldhulp(dossier, melding)
    if dossier.wet not in (None, Wet.WMO):
        geen = "Onder deze wet loopt hier geen termijn van zes weken."
        return {"ontvangst": geen, "gesprek": geen}
    dag = melding.ontvangen_op
    einde = bereken("wmo-onderzoek", dag, regels=regels_voor(dossier.gemeente.code, op=dag)).einddatum
    return {
        "ontvangst": f"De zes weken tellen vanaf {datum(dag)}, de dag waarop dit binnenkwam. "
        f"Het onderzoek moet klaar zijn op {datum(einde)}.",
        "gesprek": "De zes weken tellen vanaf de dag van het gesprek. Vul dan in hoe je de inwoner sprak en hoe je "
        "weet dat de vraag eerst niet van de inwoner kwam.",
    }


def _van_wie_schuldhulp(dossier: Dossier, melding: Melding) -> dict[str, str]:
    dag, soort = melding.ontvangen_op, SPOED if dossier.bedreigingen.exists() else GESPREK
    einde = bereken(soort, dag, regels=regels_voor(dossier.gemeente.code, op=dag)).einddatum
    return {
        "ontvangst": f"De termijn tot het eerste gesprek telt vanaf {datum(dag)}, de dag waarop dit binnenkwam. "
        f"Het gesprek moet er zijn op {datum(einde)}.",
        "gesprek": "De termijn telt vanaf de dag van het gesprek. Vul dan in hoe je de inwoner sprak en hoe je "
        "weet dat de vraag eerst niet van de inwoner kwam.",
    }


def bij_welke_casus(melding: Melding, casussen: Iterable[Dossier]) -> dict[str, str]:
    """Of the form that joins a melding to a casus; by the number of the casus."""
    rijen = list(casussen)
    lopend = {
        rij.casus_id: rij
        for rij in Onderzoek.objects.filter(
            casus_id__in=[rij.pk for rij in rijen], status__in=LOPEND_ONDERZOEK
        ).select_related("termijn")
    }
    return {str(rij.pk): tekst for rij in rijen if (tekst := _gevolg(melding, rij, lopend.get(rij.pk)))}


def _gevolg(melding: Melding, casus: Dossier, onderzoek: Onderzoek | None) -> str:
    klok = melding.termijn
    if klok is None or klok.afronding is not None or casus.wet != Wet.WMO:
        return ""
    if onderzoek is None:
        return f"Met deze melding begint een nieuw onderzoek. Het moet klaar zijn op {datum(klok.einddatum)}."
    if onderzoek.termijn is None or onderzoek.termijn.afronding is not None:
        return ""
    return _vanaf_de_eerste(melding.ontvangen_op, klok.einddatum, onderzoek.gemeld_op, onderzoek.termijn.einddatum)


def _vanaf_de_eerste(dag: date, einde: date, begin: date, uiterlijk: date) -> str:
    if dag < begin:
        return (
            f"Deze melding kwam binnen op {datum(dag)}, eerder dan het begin van dit onderzoek ({datum(begin)}). "
            f"De zes weken tellen vanaf de eerste melding: het onderzoek moet dan klaar zijn op {datum(einde)} "
            f"in plaats van {datum(uiterlijk)}."
        )
    return f"Het onderzoek blijft tellen vanaf {datum(begin)}: het moet klaar zijn op {datum(uiterlijk)}."
