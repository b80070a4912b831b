from django.urls import path

from basis.werk.views import afwezigheid, mijn_werk, taak, vraag

app_name = "werk"
urlpatterns = [
    path("", mijn_werk.mijn_werk, name="mijn_werk"),
    path("taken/<int:dossier_id>/<int:taak_id>/", taak.taak_klaar, name="taak_klaar"),
    path("afwezigheid/", afwezigheid.afwezigheid, name="afwezigheid"),
    path("afwezigheid/nieuw/", afwezigheid.afwezigheid_nieuw, name="afwezigheid_nieuw"),
    path("afwezigheid/nieuw/<int:hoedanigheid_id>/", afwezigheid.afwezigheid_voor, name="afwezigheid_voor"),
    path("afwezigheid/<int:afwezigheid_id>/", afwezigheid.afwezigheid_wijzigen, name="afwezigheid_wijzigen"),
    path("afwezigheid/<int:afwezigheid_id>/stoppen/", afwezigheid.afwezigheid_stoppen, name="afwezigheid_stoppen"),
    path("vragen/", vraag.vragen, name="vragen"),
    path("vragen/<int:vraag_id>/", vraag.vraag, name="vraag"),
    path("vragen/<int:vraag_id>/intrekken/", vraag.vraag_intrekken, name="vraag_intrekken"),
    path("vragen/<int:vraag_id>/gelezen/", vraag.vraag_gelezen, name="vraag_gelezen"),
]
