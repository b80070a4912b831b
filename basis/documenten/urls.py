from django.urls import path

from basis.documenten import views

app_name = "documenten"
urlpatterns = [
    path("<int:dossier_id>/toevoegen/", views.toevoegen, name="toevoegen"),
    path("<int:dossier_id>/bestand/<int:document_id>/", views.document, name="document"),
    path("<int:dossier_id>/brief/<int:brief_id>/", views.brief, name="brief"),
    path("<int:dossier_id>/brief/<int:brief_id>/voorbeeld/", views.voorbeeld, name="voorbeeld"),
    path("<int:dossier_id>/brief/<int:brief_id>/verzend/", views.verzend, name="verzend"),
    path("<int:dossier_id>/brief/<int:brief_id>/opnieuw/", views.opnieuw, name="opnieuw"),
    path("<int:dossier_id>/brief/<int:brief_id>/verbeteren/", views.verbeteren, name="verbeteren"),
]
