"""What an inwoner told us, changed from the dossier: contact, address, and who speaks for the inwoner.

Only for who may see a person in full. A person is changed by the verbs of basis.inwoners, out of the
persons this door may see.
"""

from typing import Any, cast

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse

from basis.dossiers.models import Dossier, inwoners_zichtbaar_voor
from basis.dossiers.openen import open_dossier
from basis.inwoners import handelingen as h
from basis.inwoners.enums import Herkomst, SoortAdres, SoortVertegenwoordiging, VeiligContact
from basis.inwoners.models import Adres, Inwoner, Vertegenwoordiging
from basis.journaal.tijd import vandaag
from basis.organisatie.deur import DoorRequest, recht
from basis.organisatie.models import Hoedanigheid, Kern
from basis.organisatie.periode import geldt_op
from basis.scherm import formulieren as f
from basis.scherm.acties import verwerk
from basis.scherm.opmaak import datum
from werkplek.overlijden import links as overlijden_links

# In full: who only hears found or not found (a vrijwilliger) would read here what is asked back.
RECHT = "inwoner.zoeken_volledig"


class ContactFormulier(f.Formulier):
    telefoon = f.TekstVeld("Telefoon", required=False, kort=True, max_length=20)
    email = f.TekstVeld("E-mail", required=False, max_length=120)
    taal = f.TekstVeld("Taal, als een tolk nodig is", required=False, kort=True, max_length=40)
    veilig_contact = f.KeuzeVeld("Is post naar dit adres veilig?", choices=VeiligContact.choices)
    veilig_contact_toelichting = f.TekstVeld(
        "Hoe bereiken we de inwoner veilig?",
        required=False,
        max_length=200,
        help_text="Nodig als post niet veilig is. Schrijf niet op waarom.",
    )
    geboren_gehoord = f.DatumVeld(
        "Geboortedatum, zoals de inwoner die zegt",
        required=False,
        niet_na_vandaag=True,
        help_text="De hele geboortedatum is niet bekend. Deze dag telt alleen voor de leeftijd.",
    )

    def __init__(self, *args: Any, dag_bekend: bool = True, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if dag_bekend:
            del self.fields["geboren_gehoord"]

    def clean(self) -> dict[str, Any]:
        gegevens: dict[str, Any] = super().clean() or {}
        onveilig = gegevens.get("veilig_contact") == VeiligContact.GEEN_POST
        if onveilig and not gegevens.get("veilig_contact_toelichting"):
            self.add_error("veilig_contact_toelichting", "Schrijf op hoe we de inwoner wel veilig bereiken.")
        return gegevens


class AdresFormulier(f.Formulier):
    soort = f.KeuzeVeld(
        "Wat voor adres is dit?",
        choices=[(SoortAdres.WOON.value, "woonadres"), (SoortAdres.BRIEF.value, "postadres")],
        uitleg={"woon": "Waar de inwoner woont.", "brief": "Waar brieven heen gaan, als dat ergens anders is."},
    )
    straat = f.TekstVeld("Straat", brief=True, max_length=100)
    huisnummer = f.TekstVeld("Huisnummer", kort=True, max_length=5)
    toevoeging = f.TekstVeld("Toevoeging", required=False, kort=True, max_length=10)
    postcode = f.TekstVeld("Postcode", kort=True, max_length=7)
    plaats = f.TekstVeld("Woonplaats", brief=True, max_length=80)
    kern = f.ObjectKeuzeVeld("Kern", required=False, queryset=Kern.objects.none())
    vanaf = f.DatumVeld("Vanaf welke dag?", niet_na_vandaag=True, help_text="Het adres van nu eindigt de dag ervoor.")

    def __init__(self, *args: Any, gemeente_id: int, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        velden: dict[str, Any] = dict(self.fields)
        velden["kern"].queryset = Kern.objects.filter(gemeente=gemeente_id).order_by("naam")


class VertegenwoordigerFormulier(f.Formulier):
    soort = f.KeuzeVeld("Wat is deze persoon voor de inwoner?", choices=SoortVertegenwoordiging.choices)
    naam = f.TekstVeld(
        "Naam", brief=True, max_length=120, help_text="Zo staat het boven de brief, bijvoorbeeld: mevrouw P. Jansen."
    )
    adres = f.TekstVeld(
        "Adres",
        brief=True,
        regels=2,
        required=False,
        max_length=200,
        help_text="Straat en nummer, en daaronder postcode en plaats. Leeg: dan kunnen we geen brief sturen.",
    )
    telefoon = f.TekstVeld("Telefoon", required=False, kort=True, max_length=20)
    sinds = f.DatumVeld("Sinds wanneer?", niet_na_vandaag=True)

    def clean_adres(self) -> str:
        regels = [regel.strip().replace("|", " ") for regel in self.cleaned_data["adres"].splitlines()]
        return "|".join(regel for regel in regels if regel)


class EindeFormulier(f.Formulier):
    tot_en_met = f.DatumVeld("Tot en met welke dag gold dit?", niet_na_vandaag=True)


def _open(request: HttpRequest, dossier_id: int, doel: str) -> tuple[Dossier, Inwoner]:
    dossier = open_dossier(request, dossier_id, doel)
    if dossier.inwoner is None:
        raise Http404
    return dossier, dossier.inwoner


def _stap(dossier: Dossier, inwoner: Inwoner, titel: str, knop: str, **meer: Any) -> dict[str, Any]:
    return {
        "dossier": dossier,
        "naam": inwoner.naam.volledig(),
        "titel": titel,
        "knop": knop,
        "uitleg": "",
        "vertegenwoordigers": [],
        "links": [],
        "overlijden": [],
        "terug_url": reverse("werkplek:inwoner", args=[dossier.pk]),
        **meer,
    }


def _vertegenwoordigers(dossier: Dossier, inwoner: Inwoner) -> list[dict[str, str]]:
    rijen = Vertegenwoordiging.objects.filter(geldt_op(vandaag()), inwoner=inwoner).select_related("persoon")
    return [
        {
            "naam": (rij.persoon.naam.volledig() if rij.persoon else rij.naam) or "naam onbekend",
            "soort": rij.get_soort_display(),
            "bron": "uit de BRP" if rij.bron == Herkomst.BRP else f"sinds {datum(rij.geldig.lower)}",
            "url": ""
            if rij.bron == Herkomst.BRP
            else reverse("werkplek:vertegenwoordiger_einde", args=[dossier.pk, rij.pk]),
        }
        for rij in rijen.order_by("id")
    ]


@recht(RECHT)
def gegevens(request: HttpRequest, dossier_id: int) -> HttpResponse:
    """How to reach the inwoner; and the way to address and representatives."""
    dossier, inwoner = _open(request, dossier_id, "gegevens inwoner")
    velden = ("telefoon", "email", "taal", "veilig_contact", "veilig_contact_toelichting", "geboren_gehoord")

    def doe(door: Hoedanigheid, g: dict[str, Any]) -> Inwoner:
        return h.wijzig_inwoner(door, inwoner.pk, uit=inwoners_zichtbaar_voor(door), **g)

    return verwerk(
        request,
        ContactFormulier,
        doe,
        naar=dossier.get_absolute_url(),
        template="werkplek/inwoner.html",
        context=_stap(
            dossier,
            inwoner,
            "Gegevens van de inwoner",
            "Opslaan",
            vertegenwoordigers=_vertegenwoordigers(dossier, inwoner),
            links=[
                ("Adres wijzigen", reverse("werkplek:adres", args=[dossier.pk])),
                ("Vertegenwoordiger toevoegen", reverse("werkplek:vertegenwoordiger", args=[dossier.pk])),
            ],
            overlijden=overlijden_links(dossier, inwoner, cast(DoorRequest, request).door),
            terug_url=dossier.get_absolute_url(),
        ),
        initial={veld: getattr(inwoner, veld) for veld in velden},
        form_kwargs={"dag_bekend": inwoner.geboren.volledig},
        versie=inwoner.versie,
        bekijk=dossier.get_absolute_url(),
        gelukt="Gegevens opgeslagen",
    )


@recht(RECHT)
def adres(request: HttpRequest, dossier_id: int) -> HttpResponse:
    dossier, inwoner = _open(request, dossier_id, "adres inwoner")
    nu_ = Adres.objects.filter(geldt_op(vandaag()), inwoner=inwoner, soort=SoortAdres.WOON).first()

    def doe(door: Hoedanigheid, g: dict[str, Any]) -> Adres:
        soort = SoortAdres(g.pop("soort"))
        return h.zet_adres(door, inwoner.pk, h.AdresInvoer(**g), uit=inwoners_zichtbaar_voor(door), soort=soort)

    return verwerk(
        request,
        AdresFormulier,
        doe,
        naar=dossier.get_absolute_url(),
        template="werkplek/inwoner.html",
        context=_stap(
            dossier,
            inwoner,
            "Adres wijzigen",
            "Sla het adres op",
            uitleg="Brieven die al gemaakt zijn, houden het oude adres. Maak ze opnieuw als ze nog niet weg zijn.",
        ),
        initial={"soort": SoortAdres.WOON.value, "vanaf": vandaag(), "kern": nu_.kern_id if nu_ else None},
        form_kwargs={"gemeente_id": dossier.gemeente_id},
        gelukt="Adres opgeslagen",
    )


@recht(RECHT)
def vertegenwoordiger(request: HttpRequest, dossier_id: int) -> HttpResponse:
    dossier, inwoner = _open(request, dossier_id, "vertegenwoordiger")

    def doe(door: Hoedanigheid, g: dict[str, Any]) -> Vertegenwoordiging:
        g["adresregels"] = g.pop("adres")
        return h.leg_vertegenwoordiging_vast(door, inwoner.pk, uit=inwoners_zichtbaar_voor(door), **g)

    return verwerk(
        request,
        VertegenwoordigerFormulier,
        doe,
        naar=reverse("werkplek:inwoner", args=[dossier.pk]),
        template="werkplek/inwoner.html",
        context=_stap(
            dossier,
            inwoner,
            "Vertegenwoordiger toevoegen",
            "Leg vast",
            uitleg="Tot 16 jaar gaan brieven naar wie het gezag heeft. Staat iemand onder curatele, dan gaan ze naar "
            "de curator. Een bewindvoerder of mentor krijgt een eigen brief ernaast.",
        ),
        initial={"sinds": vandaag()},
        gelukt="Vertegenwoordiger vastgelegd",
    )


@recht(RECHT)
def vertegenwoordiger_einde(request: HttpRequest, dossier_id: int, vertegenwoordiging_id: int) -> HttpResponse:
    dossier, inwoner = _open(request, dossier_id, "vertegenwoordiger")
    rij = Vertegenwoordiging.objects.filter(pk=vertegenwoordiging_id, inwoner=inwoner).first()
    if rij is None:
        raise Http404

    def doe(door: Hoedanigheid, g: dict[str, Any]) -> Vertegenwoordiging:
        return h.beeindig_vertegenwoordiging(door, inwoner.pk, rij.pk, uit=inwoners_zichtbaar_voor(door), **g)

    return verwerk(
        request,
        EindeFormulier,
        doe,
        naar=reverse("werkplek:inwoner", args=[dossier.pk]),
        template="werkplek/inwoner.html",
        context=_stap(
            dossier,
            inwoner,
            "Vertegenwoordiging beëindigen",
            "Leg het einde vast",
            uitleg=f"{rij.naam} ({rij.get_soort_display()}) krijgt daarna geen brieven meer.",
        ),
        initial={"tot_en_met": vandaag()},
        gelukt="Einde vastgelegd",
    )
