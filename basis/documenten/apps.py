from django.apps import AppConfig


class DocumentenConfig(AppConfig):
    name = "basis.documenten"
    label = "documenten"
    verbose_name = "documenten"
