from django.apps import AppConfig


class BeschikkingenConfig(AppConfig):
    name = "beschikkingen"
    label = "beschikkingen"
    verbose_name = "beschikkingen"

    def ready(self) -> None:
        from beschikkingen.handelingen.overlijden import GEVOLG
        from casussen.overlijden import BIJ_OVERLIJDEN

        BIJ_OVERLIJDEN.vul(self.name, GEVOLG)
