from django.urls import path

from werkplek.post import views

app_name = "post"
urlpatterns = [
    path("post/", views.lijst, name="lijst"),
    path("post/uitslag/<int:pk>/", views.uitslag, name="uitslag"),
]
