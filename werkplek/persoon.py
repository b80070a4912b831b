"""The person at the top of a dossier: who, where, how to reach, what to know. Seven queries."""

from dataclasses import dataclass, field

from django.urls import reverse

from basis.documenten.adressering import ROL_INWONER, adresseer
from basis.dossiers.models import Dossier
from basis.inwoners.aanschrijven.adres import op_scherm
from basis.inwoners.adressen import bestemming
from basis.inwoners.bruikbaar import onderzocht
from basis.inwoners.enums import Bijhouding, VeiligContact
from basis.inwoners.handelingen.overname import MEERDERJARIG
from basis.inwoners.handelingen.vertegenwoordiging import VAN_HET_KIND
from basis.inwoners.models import HuishoudenLid, Inwoner, Netwerklid, Vertegenwoordiging, leeftijd
from basis.journaal.tijd import vandaag
from basis.organisatie.models import Hoedanigheid
from basis.organisatie.periode import geldt_op
from basis.scherm.opmaak import datum


@dataclass(frozen=True)
class Persoon:
    """Pre-formatted strings for the banner."""

    naam: str
    geboren: str
    adres: tuple[str, ...]
    geen_post: str
    geheim: bool
    telefoon: str
    overleden: str
    minimaal: bool = False
    feiten: tuple[tuple[str, str], ...] = field(default_factory=tuple)
    let_op: str = ""
    wijzig_url: str = ""
    adres_url: str = ""


def persoon_van(dossier: Dossier, door: Hoedanigheid) -> Persoon | None:
    """None for a dossier without inwoner."""
    inwoner = dossier.inwoner
    if inwoner is None:
        return None
    if not door.mag("inwoner.zoeken_volledig"):
        # Who may only hear found or not found (a vrijwilliger) sees back what was asked: no address, no family.
        return Persoon(
            inwoner.naam.volledig(),
            str(inwoner.geboren),
            (),
            "",
            geheim=False,
            telefoon="",
            overleden="",
            minimaal=True,
        )
    post = bestemming(inwoner, vandaag())
    feiten = [
        ("Schrijft zich", inwoner.naam.gedragen()),
        ("Brieven gaan naar", _brieven_naar(inwoner)),
        ("BRP", _brp(inwoner)),
        ("Huishouden", _huishouden(inwoner)),
        ("Mantelzorg", _netwerk(inwoner)),
        ("Vertegenwoordiging", _vertegenwoordiging(inwoner)),
        ("Post", inwoner.get_veilig_contact_display().capitalize()),
        ("Tolk", inwoner.taal),
        ("Zaak", _zaak(dossier, door)),
    ]
    return Persoon(
        naam=inwoner.naam.volledig(),
        geboren=_geboren(inwoner),
        adres=op_scherm(post.adres) if post.adres else (),
        geen_post="" if inwoner.overleden else post.reden,
        geheim=inwoner.geheim_adres,
        telefoon=inwoner.telefoon,
        overleden=_overleden(inwoner),
        feiten=tuple((kop, tekst) for kop, tekst in feiten if tekst),
        wijzig_url=reverse("werkplek:inwoner", args=[dossier.pk]) if door.mag("inwoner.wijzigen") else "",
        adres_url=reverse("werkplek:adres", args=[dossier.pk]) if door.mag("inwoner.wijzigen") else "",
        let_op=inwoner.veilig_contact_toelichting if inwoner.veilig_contact == VeiligContact.GEEN_POST else "",
    )


def _overleden(inwoner: Inwoner) -> str:
    if not inwoner.overleden:
        return ""
    return f"Overleden op {datum(inwoner.overleden_op)}" if inwoner.overleden_op else "Overleden"


def _geboren(inwoner: Inwoner) -> str:
    jaren = leeftijd(inwoner, inwoner.overleden_op or vandaag())
    wie = {"M": "meneer, ", "V": "mevrouw, "}.get(inwoner.geslacht, "")
    return f"{wie}{inwoner.geboren}" + (f" ({jaren})" if jaren.minst is not None else "")


def _brieven_naar(inwoner: Inwoner) -> str:
    """Who gets them and what keeps somebody from it; empty when the inwoner does, at the address above."""
    uitkomst = adresseer(inwoner, vandaag())
    if not uitkomst.redenen and [aan.rol for aan in uitkomst.geadresseerden] == [ROL_INWONER]:
        return ""
    return " ".join(
        ["; ".join(f"{aan.naam} ({aan.rol})" for aan in uitkomst.geadresseerden) or "niemand.", *uitkomst.redenen]
    )


def _brp(inwoner: Inwoner) -> str:
    """What the BRP says about its own record: no longer kept up, or looked into."""
    delen = []
    if inwoner.bijhouding and inwoner.bijhouding != Bijhouding.OVERLEDEN:
        sinds = f" sinds {datum(inwoner.bijhouding_op)}" if inwoner.bijhouding_op else ""
        delen.append(f"{inwoner.get_bijhouding_display()}{sinds}")
    if inwoner.in_onderzoek:
        delen.append(f"in onderzoek: {onderzocht(inwoner.in_onderzoek)}")
    return "; ".join(delen).capitalize()


def _huishouden(inwoner: Inwoner) -> str:
    eigen = HuishoudenLid.objects.filter(geldt_op(vandaag()), inwoner=inwoner).values("huishouden_id")
    aantal = HuishoudenLid.objects.filter(geldt_op(vandaag()), huishouden_id__in=eigen).exclude(inwoner=inwoner).count()
    # Only a number: who the others are shows nothing of dossiers they may have (praktijk 11).
    return {0: "", 1: "Woont met 1 ander familielid"}.get(aantal, f"Woont met {aantal} andere familieleden")


def _netwerk(inwoner: Inwoner) -> str:
    leden = Netwerklid.objects.filter(geldt_op(vandaag()), inwoner=inwoner, mantelzorger=True).order_by("id")
    return "; ".join(f"{lid.naam} ({lid.relatie})" for lid in leden)


def _vertegenwoordiging(inwoner: Inwoner) -> str:
    rijen = Vertegenwoordiging.objects.filter(geldt_op(vandaag()), inwoner=inwoner).select_related("persoon")
    # Gezag ends at eighteen (BW 1:245): on a birth date that leaves that open it is not said to be so.
    open_ = leeftijd(inwoner, vandaag()).jonger_dan(MEERDERJARIG) is None

    def soort(rij: Vertegenwoordiging) -> str:
        zeker = not (open_ and rij.soort in VAN_HET_KIND)
        return str(rij.get_soort_display()) if zeker else f"{rij.get_soort_display()}, niet zeker: misschien al 18"

    return "; ".join(
        f"{rij.persoon.naam.volledig() if rij.persoon else rij.naam or 'naam onbekend'} ({soort(rij)})"
        for rij in rijen.order_by("id")
    )


def _zaak(dossier: Dossier, door: Hoedanigheid) -> str:
    behandelaar = "nog niemand"
    if dossier.behandelaar:
        behandelaar = "jij" if dossier.behandelaar_id == door.pk else dossier.behandelaar.naam
    wet = f", {dossier.get_wet_display()}" if dossier.wet else ""
    return f"{dossier.kenmerk}{wet}. Behandelaar: {behandelaar}"
