from django.urls import path

from basis.werk.views import attendering, instellingen, mijn_werk, taak

app_name = "werk"
urlpatterns = [
    path("", mijn_werk.mijn_werk, name="mijn_werk"),
    path("mijn-werk/<slug:groep>/", mijn_werk.groep, name="groep"),
    path("mijn-instellingen/", instellingen.mijn_instellingen, name="mijn_instellingen"),
    path("taken/", taak.taken, name="taken"),
    path("taken/<int:dossier_id>/nieuw/", taak.taak_nieuw, name="taak_nieuw"),
    path("taken/<int:dossier_id>/<int:taak_id>/", taak.taak_klaar, name="taak_klaar"),
    path("taken/<int:dossier_id>/<int:taak_id>/overdragen/", taak.taak_overdragen, name="taak_overdragen"),
    path("taken/<int:dossier_id>/<int:taak_id>/uitstellen/", taak.taak_uitstellen, name="taak_uitstellen"),
    path("attenderingen/", attendering.attenderingen, name="attenderingen"),
    path("attenderingen/gezien/", attendering.alles_gezien, name="attenderingen_gezien"),
    path("attenderingen/<int:pk>/gezien/", attendering.gezien, name="attendering_gezien"),
]
