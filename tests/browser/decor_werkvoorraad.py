"""The werkvoorraad with something in it: labels, who waits, an offer both ways, a selection, an outcome."""

from typing import TYPE_CHECKING
from uuid import uuid4

from basis.dossiers.handelingen import bied_aan, geef_terug, maak_label, zet_labels
from basis.dossiers.models import Dossier
from basis.journaal.tijd import nu
from basis.organisatie.enums import Functie
from basis.scherm.models import Inzending
from basis.werk.handelingen import bewaar_selectie, zet_op_wachtlijst

if TYPE_CHECKING:
    from tests.browser.decor import Decor


def werkvoorraad(decor: "Decor") -> None:
    baan, leider, consulent = decor.baan, decor.doors["teamleider"], decor.consulent
    decor.doors["beheerder"] = beheer = decor.w.medewerker(Functie.BEHEERDER, wetten=[])
    label = maak_label(beheer, naam="Tolk nodig", kleur="blauw")
    maak_label(beheer, naam="Bel eerst", kleur="geel")
    decor.ids["label"] = {"pk": label.pk}
    decor.ids["selectie"] = {
        "pk": bewaar_selectie(consulent, naam="Van niemand", filters="medewerker=niemand", gedeeld=True).pk
    }
    for staat in ("van_niemand", "wacht", "wacht_ook"):
        casus = baan.casus()
        zet_labels(consulent, casus.pk, codes=[label.code])
        geef_terug(consulent, casus.pk)
        decor._zet(staat, casus.pk)
        if staat != "van_niemand":
            zet_op_wachtlijst(consulent, casus.pk, reden="Alle consulenten zitten vol.")
    tekst = "Beloofd: volgende week bellen."
    van_leider = baan.casus()
    van_mij = baan.casus()
    Dossier.objects.filter(pk=van_leider.pk).update(behandelaar=leider)
    decor.ids["aanbod"] = {"pk": bied_aan(leider, van_leider.pk, naar=consulent, samenvatting=tekst).pk}
    decor.ids["aanbod_van_mij"] = {"pk": bied_aan(consulent, van_mij.pk, naar=leider, samenvatting=tekst).pk}
    decor.ids["collega"] = {"pk": consulent.pk}
    uitslag = [[van_leider.pk, True, ""], [van_mij.pk, False, "Dit dossier is gesloten."], [0, None, ""]]
    decor.ids["uitslag"] = {
        "pk": Inzending.objects.create(token=uuid4(), door=consulent, pad="/", gemaakt_op=nu(), uitslag=uitslag).pk
    }
