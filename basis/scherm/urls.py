from django.urls import path

from basis.scherm import views

app_name = "scherm"
urlpatterns = [
    path("concept/", views.concept, name="concept"),
    path("hulp/", views.hulp, name="hulp"),
]
