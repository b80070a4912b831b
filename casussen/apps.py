from django.apps import AppConfig


class CasussenConfig(AppConfig):
    name = "casussen"
    label = "casussen"
    verbose_name = "casussen"

    def ready(self) -> None:
        from basis.documenten.briefbron import BRONNEN
        from basis.dossiers.waarover import WAAROVER
        from basis.inwoners.laden import NA_LADEN
        from basis.journaal.zinnen import ZINNEN
        from basis.werk.handelingen.taak import VAST
        from basis.werk.wachters import BEGIN_VAN
        from casussen import gebeurtenissen, taken
        from casussen.begin import BEGIN
        from casussen.briefbron import BRON
        from casussen.handelingen.overlijden_brp import verwerk
        from casussen.over import over

        NA_LADEN.vul(self.name, verwerk)
        ZINNEN.vul(self.name, gebeurtenissen.ZINNEN)
        BRONNEN.vul(self.name, BRON)
        WAAROVER.vul(self.name, over)
        BEGIN_VAN.vul(self.name, BEGIN)
        VAST.vul(self.name, *taken.VAST)
