from django.urls import path

from consortium import views

app_name = "consortium"
urlpatterns = [
    path("", views.budget, name="budget"),
    path("verplichtingen/", views.verplichtingen, name="verplichtingen"),
    path("verplichtingen/<int:pk>/", views.verplichting, name="verplichting"),
    path("grootboek/", views.grootboek, name="grootboek"),
    path("<int:jaar>/vaststellen/", views.vaststellen, name="vaststellen"),
    path("signalen/<int:pk>/gelezen/", views.signaal_gelezen, name="signaal_gelezen"),
]
