from django.apps import AppConfig


class DossiersConfig(AppConfig):
    name = "basis.dossiers"
    label = "dossiers"
    verbose_name = "dossiers"
