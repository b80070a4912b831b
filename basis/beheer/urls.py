from django.urls import path

from basis.beheer.views import inrichting, medewerkers

app_name = "beheer"
urlpatterns = [
    path("medewerkers/", medewerkers.medewerkers, name="medewerkers"),
    path("medewerkers/nieuw/", medewerkers.nieuw, name="medewerker_nieuw"),
    path("medewerkers/<int:medewerker_id>/", medewerkers.medewerker, name="medewerker"),
    path("medewerkers/<int:medewerker_id>/gegevens/", medewerkers.gegevens, name="gegevens"),
    path("medewerkers/<int:medewerker_id>/wachtwoord/", medewerkers.wachtwoord, name="wachtwoord"),
    path("medewerkers/<int:medewerker_id>/toegang/", medewerkers.toegang, name="toegang"),
    path("medewerkers/<int:medewerker_id>/rol/", medewerkers.rol_nieuw, name="rol_nieuw"),
    path("rollen/<int:hoedanigheid_id>/einde/", medewerkers.rol_einde, name="rol_einde"),
    path("mandaten/", inrichting.mandaten, name="mandaten"),
    path("mandaten/nieuw/", inrichting.mandaat_nieuw, name="mandaat_nieuw"),
    path("mandaten/<int:mandaat_id>/telling/", inrichting.mandaat_telling, name="mandaat_telling"),
    path("mandaten/<int:mandaat_id>/einde/", inrichting.mandaat_einde, name="mandaat_einde"),
    path("gemeente/", inrichting.gemeente, name="gemeente"),
    path("journaal/", inrichting.journaal, name="journaal"),
]
