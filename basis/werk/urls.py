from django.urls import path

from basis.werk.views import ingebrekestelling, mijn_werk, regels, taak, termijn

app_name = "werk"
_TERMIJN = "termijnen/<int:dossier_id>/<int:termijn_id>/"
_BRIEF = "termijnen/<int:dossier_id>/ingebrekestelling/<int:ingebrekestelling_id>/"
urlpatterns = [
    path("", mijn_werk.mijn_werk, name="mijn_werk"),
    path("taken/<int:dossier_id>/<int:taak_id>/", taak.taak_klaar, name="taak_klaar"),
    path(f"{_TERMIJN}opschorten/", termijn.opschorten, name="termijn_opschorten"),
    path(f"{_TERMIJN}hervatten/", termijn.hervatten, name="termijn_hervatten"),
    path(f"{_TERMIJN}verdagen/", termijn.verdagen, name="termijn_verdagen"),
    path(f"{_TERMIJN}redelijk/", termijn.redelijk, name="termijn_redelijk"),
    path(f"{_TERMIJN}vertraging/", termijn.vertraging, name="termijn_vertraging"),
    path(f"{_TERMIJN}commissie/", termijn.commissie, name="termijn_commissie"),
    path(f"{_TERMIJN}uitstel/", termijn.uitstel, name="termijn_uitstel"),
    path(f"{_TERMIJN}begin/", termijn.begin, name="termijn_begin"),
    path(f"{_TERMIJN}gevolg/<slug:wat>/", termijn.vooruitblik, name="termijn_gevolg"),
    path(f"{_TERMIJN}ingebrekestelling/", ingebrekestelling.nieuw, name="ingebrekestelling"),
    path(f"{_TERMIJN}betaald/", ingebrekestelling.betaald, name="dwangsom_betaald"),
    path(f"{_BRIEF}oordeel/", ingebrekestelling.oordeel, name="ingebrekestelling_oordeel"),
    path(f"{_BRIEF}vaststellen/", ingebrekestelling.vaststellen, name="dwangsom_vaststellen"),
    path("beheer/regels/", regels.regels, name="regels"),
    path("beheer/regels/feestdag/", regels.feestdag, name="feestdag_nieuw"),
    path("beheer/regels/feestdag/<str:dag>/vervalt/", regels.feestdag_weg, name="feestdag_weg"),
    path("beheer/regels/norm/", regels.norm, name="norm_nieuw"),
    path("beheer/regels/norm/<int:norm_id>/vervalt/", regels.norm_weg, name="norm_weg"),
]
