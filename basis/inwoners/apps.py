from django.apps import AppConfig


class InwonersConfig(AppConfig):
    name = "basis.inwoners"
    label = "inwoners"
    verbose_name = "inwoners"
