from django.apps import AppConfig


class ConsortiumConfig(AppConfig):
    name = "consortium"
    label = "consortium"
    verbose_name = "consortium"
