from django.apps import AppConfig


class WerkplekConfig(AppConfig):
    name = "werkplek"
    label = "werkplek"
    verbose_name = "werkplek"

    def ready(self) -> None:
        from functools import partial

        from django.core.management import call_command

        from basis.journaal.eigenaar import NA_BIJWERKEN
        from basis.organisatie.beheerschermen import BEHEER
        from basis.scherm.menu import EIGEN, MENU, TELEFOON
        from basis.werk.thuis.zonder_dossiers import INGANGEN
        from werkplek import menu

        NA_BIJWERKEN.vul(self.name, partial(call_command, "bouw_zoekindex", als_nodig=True))
        MENU.vul(self.name, *menu.MENU)
        EIGEN.vul(self.name, *menu.EIGEN)
        TELEFOON.vul(self.name, menu.telefoon_url)
        BEHEER.vul(self.name, *menu.BEHEER)
        INGANGEN.vul(self.name, *menu.INGANGEN)
