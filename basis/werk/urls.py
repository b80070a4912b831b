from django.urls import path

from basis.werk.views import labels, mijn_werk, overdrachten, selecties, taak, team, wachtlijst, werkvoorraad

app_name = "werk"
urlpatterns = [
    path("", mijn_werk.mijn_werk, name="mijn_werk"),
    path("taken/<int:dossier_id>/<int:taak_id>/", taak.taak_klaar, name="taak_klaar"),
    path("werkvoorraad/", werkvoorraad.werkvoorraad, name="werkvoorraad"),
    path("werkvoorraad/uitslag/<int:pk>/", werkvoorraad.uitslag, name="uitslag"),
    path("werkvoorraad/selecties/", selecties.selecties, name="selecties"),
    path("werkvoorraad/selecties/nieuw/", selecties.nieuw, name="selectie_nieuw"),
    path("werkvoorraad/selecties/<int:pk>/", selecties.wijzigen, name="selectie_wijzigen"),
    path("werkvoorraad/selecties/<int:pk>/weg/", selecties.weg, name="selectie_weg"),
    path("werkvoorraad/wachtlijst/", wachtlijst.lijst, name="wachtlijst"),
    path("werkvoorraad/aangeboden/", overdrachten.aangeboden, name="aangeboden"),
    path("werkvoorraad/aangeboden/<int:pk>/", overdrachten.aannemen, name="overdracht_aannemen"),
    path("werkvoorraad/aangeboden/<int:pk>/niet/", overdrachten.weigeren, name="overdracht_weigeren"),
    path("werkvoorraad/aangeboden/<int:pk>/intrekken/", overdrachten.intrekken, name="overdracht_intrekken"),
    path("werkvoorraad/overdracht/", overdrachten.kies_collega, name="overdracht_kies"),
    path("werkvoorraad/overdracht/<int:pk>/", overdrachten.alles, name="overdracht_alles"),
    path("werkvoorraad/<int:dossier_id>/oppakken/", werkvoorraad.oppakken, name="oppakken"),
    path("werkvoorraad/<int:dossier_id>/teruggeven/", werkvoorraad.teruggeven, name="teruggeven"),
    path("werkvoorraad/<int:dossier_id>/labels/", labels.dossier_labels, name="dossier_labels"),
    path("werkvoorraad/<int:dossier_id>/gewicht/", labels.gewicht, name="gewicht"),
    path("werkvoorraad/<int:dossier_id>/wachtlijst/", wachtlijst.erop, name="wachtlijst_erop"),
    path("werkvoorraad/<int:dossier_id>/wachtlijst/plek/", wachtlijst.plek, name="wachtlijst_plek"),
    path("werkvoorraad/<int:dossier_id>/wachtlijst/eraf/", wachtlijst.eraf, name="wachtlijst_eraf"),
    path("werkvoorraad/<int:dossier_id>/wachtlijst/<slug:richting>/", wachtlijst.schuif, name="wachtlijst_schuif"),
    path("team/", team.team, name="team"),
    path("team/<slug:stroom>/<slug:maandag>/", team.week, name="team_week"),
    path("beheer/labels/", labels.labels, name="labels"),
    path("beheer/labels/nieuw/", labels.label_nieuw, name="label_nieuw"),
    path("beheer/labels/<int:pk>/", labels.label_wijzigen, name="label_wijzigen"),
]
