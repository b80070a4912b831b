from django.apps import AppConfig


class ToegangConfig(AppConfig):
    name = "toegang"
    label = "toegang"
    verbose_name = "toegang"
