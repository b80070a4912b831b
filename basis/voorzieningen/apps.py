from django.apps import AppConfig


class VoorzieningenConfig(AppConfig):
    name = "basis.voorzieningen"
    label = "voorzieningen"
    verbose_name = "voorzieningen"
