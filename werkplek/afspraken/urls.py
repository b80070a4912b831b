from django.urls import path

from werkplek.afspraken import agenda, views

app_name = "afspraken"
urlpatterns = [
    path("agenda/", agenda.agenda, name="agenda"),
    path("afspraken/<int:dossier_id>/nieuw/", views.nieuw, name="nieuw"),
    path("afspraken/<int:dossier_id>/<int:afspraak_id>/", views.afspraak, name="afspraak"),
    path("afspraken/<int:dossier_id>/<int:afspraak_id>/verzetten/", views.verzetten, name="verzetten"),
    path("afspraken/<int:dossier_id>/<int:afspraak_id>/afzeggen/", views.afzeggen, name="afzeggen"),
    path("afspraken/<int:dossier_id>/<int:afspraak_id>/geweest/", views.geweest, name="geweest"),
    path("afspraken/<int:dossier_id>/<int:afspraak_id>/niet-verschenen/", views.kwam_niet, name="niet_verschenen"),
    path("afspraken/<int:dossier_id>/<int:afspraak_id>/veiligheid-gelezen/", views.gelezen, name="gelezen"),
    path("afspraken/<int:dossier_id>/<int:afspraak_id>/afspraak.ics", views.ics, name="ics"),
]
