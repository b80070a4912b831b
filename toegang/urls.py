from django.urls import path

from toegang import views

app_name = "toegang"
urlpatterns = [
    path("nieuw/", views.melding_nieuw, name="melding_nieuw"),
    path("<int:dossier_id>/uitvragen/", views.uitvragen, name="uitvragen"),
    path("<int:dossier_id>/afronden/", views.afronden, name="afronden"),
    path("<int:dossier_id>/behandelen/", views.behandelen, name="behandelen"),
    path("<int:dossier_id>/toevoegen/", views.toevoegen, name="toevoegen"),
    path("<int:dossier_id>/naar-gemeente/", views.naar_gemeente, name="naar_gemeente"),
    path("<int:dossier_id>/signaal/", views.signaal, name="signaal"),
    path("<int:dossier_id>/gesproken/", views.gesproken, name="gesproken"),
    path("<int:dossier_id>/begin/", views.begin, name="begin"),
    path("<int:dossier_id>/begin/<int:termijn_id>/", views.begin, name="begin_van"),
]
