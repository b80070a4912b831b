from django.apps import AppConfig


class DocumentenConfig(AppConfig):
    name = "basis.documenten"
    label = "documenten"
    verbose_name = "documenten"

    def ready(self) -> None:
        from basis.documenten import gebeurtenissen
        from basis.documenten.afnemers import maak_brief_pdf
        from basis.documenten.beheer import let_op
        from basis.documenten.handelingen import AFNEMER
        from basis.journaal.tasks import AFNEMERS, Afnemer
        from basis.journaal.zinnen import ZINNEN
        from basis.organisatie.beheerschermen import LET_OP

        AFNEMERS.vul(self.name, Afnemer(AFNEMER, maak_brief_pdf))
        ZINNEN.vul(self.name, gebeurtenissen.ZINNEN)
        LET_OP.vul(self.name, let_op)
