from django.urls import path

from basis.organisatie import views

app_name = "organisatie"
urlpatterns = [
    path("inloggen/", views.inloggen_view, name="inloggen"),
    path("rol/", views.hoedanigheid, name="hoedanigheid"),
    path("wachtwoord/", views.wachtwoord, name="wachtwoord"),
    path("beheer/", views.beheer, name="beheer"),
    path("uitloggen/", views.uitloggen, name="uitloggen"),
]
