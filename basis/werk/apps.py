from django.apps import AppConfig


class WerkConfig(AppConfig):
    name = "basis.werk"
    label = "werk"
    verbose_name = "werk"

    def ready(self) -> None:
        from basis.documenten.briefbron import BRONNEN
        from basis.documenten.handelingen import NA_TOCH_VERZONDEN
        from basis.journaal.tasks import AFNEMERS, Afnemer
        from basis.journaal.zinnen import ZINNEN
        from basis.werk import gebeurtenissen
        from basis.werk.afnemers import mail_samenvatting
        from basis.werk.briefbron import BRON
        from basis.werk.samenvatting import AFNEMER
        from basis.werk.verteld import meld_toch_verzonden

        AFNEMERS.vul(self.name, Afnemer(AFNEMER, mail_samenvatting))
        ZINNEN.vul(self.name, gebeurtenissen.ZINNEN)
        BRONNEN.vul(self.name, BRON)
        NA_TOCH_VERZONDEN.vul(self.name, meld_toch_verzonden)
