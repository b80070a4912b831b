from django.apps import AppConfig


class WerkplekConfig(AppConfig):
    name = "werkplek"
    label = "werkplek"
    verbose_name = "werkplek"
