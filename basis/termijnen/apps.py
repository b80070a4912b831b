from django.apps import AppConfig


class TermijnenConfig(AppConfig):
    name = "basis.termijnen"
    label = "termijnen"
    verbose_name = "termijnen"
