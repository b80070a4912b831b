from django.apps import AppConfig


class CasussenConfig(AppConfig):
    name = "casussen"
    label = "casussen"
    verbose_name = "casussen"
