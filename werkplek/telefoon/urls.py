from django.urls import path

from werkplek.telefoon import terugbellen, views

app_name = "telefoon"
urlpatterns = [
    path("telefoon/", views.opnemen, name="opnemen"),
    path("telefoon/<int:dossier_id>/", views.opnemen, name="bij"),
    path("terugbellen/", terugbellen.lijst, name="terugbellen"),
    path("terugbellen/<int:terugbel_id>/", terugbellen.een, name="terugbel"),
    path("terugbellen/<int:terugbel_id>/niet-bereikt/", terugbellen.kreeg_niemand, name="niet_bereikt"),
    path("terugbellen/<int:terugbel_id>/koppelen/", terugbellen.koppelen, name="koppelen"),
]
