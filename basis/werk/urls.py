from django.urls import path

from basis.werk.views import mijn_werk, taak

app_name = "werk"
urlpatterns = [
    path("", mijn_werk.mijn_werk, name="mijn_werk"),
    path("taken/<int:dossier_id>/<int:taak_id>/", taak.taak_klaar, name="taak_klaar"),
]
