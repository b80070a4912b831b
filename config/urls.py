"""All doors of the house. Each room lists its own; a URL without a fixture in the access test fails."""

from django.urls import include, path

from config import gezondheid
from werkplek import api, inzage_lijst, zoeken

urlpatterns = [
    path("healthz", gezondheid.healthz, name="healthz"),
    path("livez", gezondheid.livez, name="livez"),
    path("", include("basis.organisatie.urls")),
    path("", include("basis.scherm.urls")),
    path("", include("basis.werk.urls")),
    path("beheer/", include("basis.beheer.urls")),
    path("inwoners/", include("basis.inwoners.urls")),
    path("documenten/", include("basis.documenten.urls")),
    path("meldingen/", include("toegang.urls")),
    path("casussen/", include("casussen.urls")),
    path("beschikkingen/", include("beschikkingen.urls")),
    path("budget/", include("consortium.urls")),
    path("cijfers/", include("monitoring.urls")),
    path("dossiers/", include("werkplek.urls")),
    path("", include("werkplek.afspraken.urls")),
    path("", include("werkplek.telefoon.urls")),
    path("", include("werkplek.post.urls")),
    path("zoeken/", zoeken.zoeken, name="zoeken"),
    path("privacy/raadplegingen/", inzage_lijst.raadplegingen, name="raadplegingen"),
    path("api/v1/dossiers/", api.lijst, name="api_dossiers"),
    path("api/v1/dossiers/<int:pk>/", api.detail, name="api_dossier"),
]
handler400 = "basis.scherm.fouten.onleesbaar"
handler403 = "basis.scherm.fouten.verboden"
handler404 = "basis.scherm.fouten.niet_gevonden"
handler500 = "basis.scherm.fouten.storing"
