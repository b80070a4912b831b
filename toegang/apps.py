from django.apps import AppConfig


class ToegangConfig(AppConfig):
    name = "toegang"
    label = "toegang"
    verbose_name = "toegang"

    def ready(self) -> None:
        from basis.documenten.handelingen_post import NA_VERBETERDE_POST
        from casussen.overlijden import BIJ_OVERLIJDEN
        from toegang.handelingen.overlijden import GEVOLG
        from toegang.handelingen.post import volg_verbeterde_post

        BIJ_OVERLIJDEN.vul(self.name, GEVOLG)
        NA_VERBETERDE_POST.vul(self.name, volg_verbeterde_post)
