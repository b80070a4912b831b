from django.urls import path

from casussen.views import aflopend, casus, contact, hulp, klok, onderzoek

app_name = "casussen"
urlpatterns = [
    path("<int:dossier_id>/contact/", contact.contact, name="contact"),
    path("<int:dossier_id>/clientondersteuning/", casus.clientondersteuning, name="clientondersteuning"),
    path("<int:dossier_id>/sluiten/", casus.sluiten, name="sluiten"),
    path("<int:dossier_id>/heropenen/", casus.heropenen, name="heropenen"),
    path("<int:dossier_id>/onderzoek/", onderzoek.schrijven, name="onderzoek"),
    path("<int:dossier_id>/onderzoek/nieuw/", onderzoek.nieuw, name="onderzoek_nieuw"),
    path("<int:dossier_id>/onderzoek/starten/", onderzoek.starten, name="onderzoek_starten"),
    path("<int:dossier_id>/onderzoek/afbreken/", onderzoek.afbreken, name="onderzoek_afbreken"),
    path("<int:dossier_id>/onderzoek/persoonlijk-plan/", onderzoek.plan_gewezen, name="plan_gewezen"),
    path("<int:dossier_id>/onderzoek/pgb/", onderzoek.pgb_uitgelegd, name="pgb_uitgelegd"),
    path("<int:dossier_id>/hulpvragen/nieuw/", onderzoek.hulpvraag_nieuw, name="hulpvraag_nieuw"),
    path(
        "<int:dossier_id>/hulpvragen/<int:hulpvraag_id>/uitkomst/",
        onderzoek.hulpvraag_uitkomst,
        name="hulpvraag_uitkomst",
    ),
    path("<int:dossier_id>/doelen/nieuw/", onderzoek.doel_nieuw, name="doel_nieuw"),
    path("<int:dossier_id>/doelen/<int:doel_id>/", onderzoek.doel_evalueren, name="doel_evalueren"),
    path("<int:dossier_id>/verslag/maken/", onderzoek.verslag_maken, name="verslag_maken"),
    path("<int:dossier_id>/verslag/voorbeeld/", onderzoek.verslag_voorbeeld, name="verslag_voorbeeld"),
    path("<int:dossier_id>/verslag/verzenden/", onderzoek.verslag_verzenden, name="verslag_verzenden"),
    path("<int:dossier_id>/verslag/<int:brief_id>/post/", onderzoek.verslag_post, name="verslag_post"),
    path("<int:dossier_id>/bedreiging/", klok.bedreiging, name="bedreiging"),
    path("<int:dossier_id>/bedreiging/begin/", klok.bedreiging_begin, name="bedreiging_begin"),
    path("<int:dossier_id>/eerste-gesprek/", klok.eerste_gesprek, name="eerste_gesprek"),
    path("<int:dossier_id>/bijstand/", klok.bijstand, name="bijstand"),
    path("<int:dossier_id>/voorschot/", klok.voorschot, name="voorschot"),
    path("<int:dossier_id>/naar-hulp/", hulp.naar_hulp, name="naar_hulp"),
    path("<int:dossier_id>/hulp/nieuw/", hulp.nieuw, name="hulp_nieuw"),
    path("<int:dossier_id>/hulp/<int:ondersteuning_id>/aflopend/", aflopend.kiezen, name="hulp_aflopend"),
    path("<int:dossier_id>/hulp/<int:ondersteuning_id>/wijzigen/", hulp.wijzigen, name="hulp_wijzigen"),
    path("<int:dossier_id>/hulp/<int:ondersteuning_id>/weghalen/", hulp.annuleren, name="hulp_annuleren"),
    path("<int:dossier_id>/hulp/<int:ondersteuning_id>/toewijzen/", hulp.toewijzen, name="hulp_toewijzen"),
    path("<int:dossier_id>/hulp/<int:ondersteuning_id>/starten/", hulp.starten, name="hulp_starten"),
    path("<int:dossier_id>/hulp/<int:ondersteuning_id>/onderbreken/", hulp.onderbreken, name="hulp_onderbreken"),
    path("<int:dossier_id>/hulp/<int:ondersteuning_id>/hervatten/", hulp.hervatten, name="hulp_hervatten"),
    path("<int:dossier_id>/hulp/<int:ondersteuning_id>/beeindigen/", hulp.beeindigen, name="hulp_beeindigen"),
]
