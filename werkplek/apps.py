from django.apps import AppConfig


class WerkplekConfig(AppConfig):
    name = "werkplek"
    label = "werkplek"
    verbose_name = "werkplek"

    def ready(self) -> None:
        from functools import partial

        from django.core.management import call_command

        from basis.journaal.eigenaar import NA_BIJWERKEN

        NA_BIJWERKEN.vul(self.name, partial(call_command, "bouw_zoekindex", als_nodig=True))
