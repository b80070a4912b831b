from django.urls import path

from basis.inwoners import views

app_name = "inwoners"
urlpatterns = [path("", views.zoeken, name="zoeken")]
