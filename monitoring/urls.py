from django.urls import path

from monitoring import views

app_name = "monitoring"
urlpatterns = [
    path("", views.cijfers, name="cijfers"),
    path("csv/", views.csv, name="csv"),
    path("lijst/<slug:code>/", views.lijst, name="lijst"),
    path("rapporten/", views.rapporten, name="rapporten"),
    path("rapporten/<int:pk>/", views.rapport, name="rapport"),
]
