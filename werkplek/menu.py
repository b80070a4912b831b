"""Which screens there are and in what order: only this room knows them all, so here each list stands whole."""

from django.http import HttpRequest
from django.urls import reverse

from basis.organisatie.beheerschermen import Beheerscherm
from basis.organisatie.models import Hoedanigheid
from basis.scherm.menu import Item
from basis.werk.thuis.zonder_dossiers import Ingang

MENU = (
    Item("Mijn werk", "werk:mijn_werk", "thuis.zien"),
    Item("Werkvoorraad", "werk:werkvoorraad", "werkvoorraad.zien"),
    Item("Team", "werk:team", "werkvoorraad.zien"),
    Item("Agenda", "afspraken:agenda", "afspraak.plannen"),
    Item("Post", "post:lijst", "brief.verzenden"),
    Item("Melding opnemen", "toegang:melding_nieuw", "melding.opnemen"),
    Item("Inwoners", "inwoners:zoeken", "inwoner.zoeken"),
    Item("Cijfers", "monitoring:cijfers", "cijfers.zien"),
    Item("Budget", "consortium:budget", "budget.zien"),
    Item("Wie keek waar", "raadplegingen", "raadpleging.alle"),
    Item("Wijzigingen in beheer", "beheer:journaal", "beheer.journaal"),
    Item("Beheer", "organisatie:beheer", "beheer.zien"),
)
EIGEN = (
    Item("Vragen", "werk:vragen", "vraag.beantwoorden"),
    Item("Afwezigheid", "werk:afwezigheid", "afwezigheid.melden"),
)
BEHEER = (
    Beheerscherm("Medewerkers", "wie er werkt, in welke rol en tot wanneer", "beheer:medewerkers"),
    Beheerscherm("Mandaten", "wie namens het college mag beslissen, en tot welk bedrag", "beheer:mandaten"),
    Beheerscherm("Feestdagen en termijnen", "gelijkgestelde dagen en eigen normen", "werk:regels"),
    Beheerscherm("Eigen bijdrage", "het bedrag per maand van elk jaar, en de AOW-leeftijd", "beschikkingen:bedragen"),
    Beheerscherm("Labels", "de lijst waaruit een team kiest", "werk:labels"),
    Beheerscherm(
        "Gemeente en brieven", "adres, telefoon en vaste teksten in brieven", "beheer:gemeente", "inrichting.wijzigen"
    ),
    Beheerscherm(
        "Wat er veranderde", "wie wat wijzigde aan rollen, mandaten en inrichting", "beheer:journaal", "beheer.journaal"
    ),
)
INGANGEN = (
    Ingang(
        "cijfers.zien", "monitoring:cijfers", "Cijfers", "Instroom, doorlooptijd en uitstroom per kern en gemeentebreed"
    ),
    Ingang("cijfers.zien", "monitoring:rapporten", "Maandrapporten", "Elke maand een rapport, zonder kleine aantallen"),
    Ingang("budget.zien", "consortium:budget", "Budget", "Wat er is, wat is toegezegd en wat overblijft"),
    Ingang("budget.zien", "consortium:verplichtingen", "Verplichtingen", "Elke toezegging met periode en bedrag"),
    Ingang("budget.zien", "consortium:grootboek", "Grootboek", "Alle boekingen, alleen erbij"),
    Ingang("raadpleging.alle", "raadplegingen", "Wie keek waar", "Wie welk dossier bekeek, zonder de inhoud"),
    Ingang("beheer.zien", "organisatie:beheer", "Beheer", "Teams, collega’s, mandaten en instellingen"),
    Ingang("beheer.zien", "werk:regels", "Termijnen en feestdagen", "De normen en vrije dagen waarmee de klok rekent"),
)


def telefoon_url(request: HttpRequest, door: Hoedanigheid) -> str:
    """Where somebody goes who picks up the phone: about this dossier, if the page is of one."""
    if not door.mag("contact.vastleggen"):
        return ""
    dossier_id = request.resolver_match.kwargs.get("dossier_id") if request.resolver_match else None
    return reverse("telefoon:bij", args=[dossier_id]) if isinstance(dossier_id, int) else reverse("telefoon:opnemen")
