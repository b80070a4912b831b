from django.apps import AppConfig


class BeschikkingenConfig(AppConfig):
    name = "beschikkingen"
    label = "beschikkingen"
    verbose_name = "beschikkingen"

    def ready(self) -> None:
        from basis.documenten.briefbron import BRONNEN
        from basis.dossiers.waarover import WAAROVER
        from basis.journaal.zinnen import ZINNEN
        from basis.organisatie.beheerschermen import LET_OP
        from basis.werk.wachters import BEGIN_VAN
        from beschikkingen import briefbron, gebeurtenissen
        from beschikkingen.begin import BEGIN
        from beschikkingen.beheer import let_op
        from beschikkingen.handelingen.overlijden import GEVOLG
        from beschikkingen.over import over
        from casussen.overlijden import BIJ_OVERLIJDEN

        BIJ_OVERLIJDEN.vul(self.name, GEVOLG)
        ZINNEN.vul(self.name, gebeurtenissen.ZINNEN)
        BRONNEN.vul(self.name, *briefbron.BRONNEN)
        WAAROVER.vul(self.name, over)
        LET_OP.vul(self.name, let_op)
        BEGIN_VAN.vul(self.name, BEGIN)
