from django.apps import AppConfig


class ToegangConfig(AppConfig):
    name = "toegang"
    label = "toegang"
    verbose_name = "toegang"

    def ready(self) -> None:
        from basis.documenten.briefbron import BRONNEN
        from basis.documenten.handelingen_post import NA_VERBETERDE_POST
        from basis.dossiers.waarover import WAAROVER
        from basis.journaal.zinnen import ZINNEN
        from basis.werk.wachters import BEGIN_VAN
        from casussen.overlijden import BIJ_OVERLIJDEN
        from toegang import gebeurtenissen
        from toegang.begin import BEGIN
        from toegang.briefbron import BRON
        from toegang.handelingen.overlijden import GEVOLG
        from toegang.handelingen.post import volg_verbeterde_post
        from toegang.over import over

        BIJ_OVERLIJDEN.vul(self.name, GEVOLG)
        NA_VERBETERDE_POST.vul(self.name, volg_verbeterde_post)
        ZINNEN.vul(self.name, gebeurtenissen.ZINNEN)
        BRONNEN.vul(self.name, BRON)
        WAAROVER.vul(self.name, over)
        BEGIN_VAN.vul(self.name, BEGIN)
