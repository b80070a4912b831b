from django.apps import AppConfig


class JournaalConfig(AppConfig):
    name = "basis.journaal"
    label = "journaal"
    verbose_name = "journaal"
