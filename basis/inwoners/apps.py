from django.apps import AppConfig


class InwonersConfig(AppConfig):
    name = "basis.inwoners"
    label = "inwoners"
    verbose_name = "inwoners"

    def ready(self) -> None:
        from basis.inwoners import gebeurtenissen
        from basis.journaal.zinnen import ZINNEN

        ZINNEN.vul(self.name, gebeurtenissen.ZINNEN)
