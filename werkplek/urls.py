from django.urls import path

from werkplek import inwoner, overlijden, veiligheid, views, vraag_stellen

app_name = "werkplek"
urlpatterns = [
    path("<int:dossier_id>/", views.dossier, name="dossier"),
    path("<int:dossier_id>/tijdlijn/", views.tijdlijn_deel, name="tijdlijn"),
    path("<int:dossier_id>/overdragen/", views.overdragen, name="overdragen"),
    path("<int:dossier_id>/veiligheid/", veiligheid.schrijven, name="veiligheid"),
    path("<int:dossier_id>/veiligheid/weghalen/", veiligheid.weghalen, name="veiligheid_weg"),
    path("<int:dossier_id>/vraag/", vraag_stellen.vraag_stellen, name="vraag_stellen"),
    path("<int:dossier_id>/inwoner/", inwoner.gegevens, name="inwoner"),
    path("<int:dossier_id>/inwoner/adres/", inwoner.adres, name="adres"),
    path("<int:dossier_id>/inwoner/vertegenwoordiger/", inwoner.vertegenwoordiger, name="vertegenwoordiger"),
    path(
        "<int:dossier_id>/inwoner/vertegenwoordiger/<int:vertegenwoordiging_id>/",
        inwoner.vertegenwoordiger_einde,
        name="vertegenwoordiger_einde",
    ),
    path("<int:dossier_id>/inwoner/overlijden/", overlijden.vastleggen, name="overlijden"),
    path("<int:dossier_id>/inwoner/overlijden/verbeteren/", overlijden.verbeteren, name="overlijden_verbeteren"),
    path("<int:dossier_id>/inwoner/overlijden/intrekken/", overlijden.intrekken, name="overlijden_intrekken"),
    path("<int:dossier_id>/<slug:tab>/", views.dossier_tab, name="tab"),
]
