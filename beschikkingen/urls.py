from django.urls import path

from beschikkingen.views import bedragen, begin, beslissen, opstellen, post

app_name = "beschikkingen"
_EEN = "<int:dossier_id>/<int:beschikking_id>/"
urlpatterns = [
    path("bijdrage/", bedragen.bedragen, name="bedragen"),
    path("bijdrage/bedrag/", bedragen.bedrag, name="bedrag"),
    path("bijdrage/aow/", bedragen.aow_leeftijd, name="aow_leeftijd"),
    path("<int:dossier_id>/aanvraag/", opstellen.aanvraag, name="aanvraag"),
    path("<int:dossier_id>/verzoek/<int:ondersteuning_id>/", opstellen.op_verzoek, name="op_verzoek"),
    path("<int:dossier_id>/opstellen/", opstellen.opstellen, name="opstellen"),
    path("<int:dossier_id>/begin/", begin.verbeteren, name="begin"),
    path("<int:dossier_id>/begin/<int:termijn_id>/", begin.verbeteren, name="begin_van"),
    path("<int:dossier_id>/brief/<int:brief_id>/post/", post.verbeteren, name="post"),
    path(_EEN, opstellen.bewerken, name="bewerken"),
    path(f"{_EEN}voorbeeld/", opstellen.voorbeeld, name="voorbeeld"),
    path(f"{_EEN}overnemen/", opstellen.overnemen, name="overnemen"),
    path(f"{_EEN}akkoord/", beslissen.akkoord, name="akkoord"),
    path(f"{_EEN}vaststellen/", beslissen.vaststellen, name="vaststellen"),
    path(f"{_EEN}terug/", beslissen.terug, name="terug"),
    path(f"{_EEN}verzenden/", beslissen.verzenden, name="verzenden"),
    path(f"{_EEN}dag/", beslissen.dag, name="dag"),
    path(f"{_EEN}vervallen/", opstellen.vervallen, name="vervallen"),
]
