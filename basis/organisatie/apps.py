from django.apps import AppConfig


class OrganisatieConfig(AppConfig):
    name = "basis.organisatie"
    label = "organisatie"
    verbose_name = "organisatie"
