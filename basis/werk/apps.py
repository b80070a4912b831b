from django.apps import AppConfig


class WerkConfig(AppConfig):
    name = "basis.werk"
    label = "werk"
    verbose_name = "werk"
