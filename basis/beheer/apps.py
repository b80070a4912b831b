from django.apps import AppConfig


class BeheerConfig(AppConfig):
    """The screens of the functioneel beheerder. No models: the verbs live in basis.organisatie."""

    name = "basis.beheer"
    label = "beheer"
    verbose_name = "beheer"
