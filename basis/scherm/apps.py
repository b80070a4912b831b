from django.apps import AppConfig


class SchermConfig(AppConfig):
    name = "basis.scherm"
    label = "scherm"
    verbose_name = "scherm"
