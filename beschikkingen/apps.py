from django.apps import AppConfig


class BeschikkingenConfig(AppConfig):
    name = "beschikkingen"
    label = "beschikkingen"
    verbose_name = "beschikkingen"
