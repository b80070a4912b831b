from django.urls import path

from basis.werk import views

app_name = "werk"
urlpatterns = [
    path("", views.mijn_werk, name="mijn_werk"),
    path("taken/<int:dossier_id>/<int:taak_id>/", views.taak_klaar, name="taak_klaar"),
]
