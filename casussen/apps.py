from django.apps import AppConfig


class CasussenConfig(AppConfig):
    name = "casussen"
    label = "casussen"
    verbose_name = "casussen"

    def ready(self) -> None:
        from basis.inwoners.laden import NA_LADEN
        from casussen.handelingen.overlijden_brp import verwerk

        NA_LADEN.vul(self.name, verwerk)
