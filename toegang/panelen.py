"""The melding on the dossier page: the words of the inwoner, and its moves."""

from django.urls import reverse

from basis.documenten.models import Brief, SoortBrief, StatusBrief
from basis.dossiers.models import Dossier, SoortDossier
from basis.dossiers.panelen import Paneel, Zet
from basis.organisatie.enums import Wet
from basis.organisatie.models import Hoedanigheid
from casussen.enums import StatusCasus
from casussen.feiten_klok import dreigt
from toegang.enums import DoorOfNamens, StatusMelding
from toegang.handelingen import waarom_afgehandeld, waarom_niet_behandelen
from toegang.handelingen.inkomen import is_buiten, waarom_alleen_gemeente
from toegang.models import Melding


def melding(dossier: Dossier, door: Hoedanigheid) -> Paneel | None:
    """On its own dossier; on a casus the meldingen it came from, as far as this door may see them."""
    if dossier.soort == SoortDossier.MELDING:
        rij = Melding.objects.select_related("plaats", "casus__dossier").get(pk=dossier.pk)
        context = {
            "meldingen": [rij],
            "nog_op_de_post": [],
            "dreigt": dreigt(dossier) if dossier.wet in (None, Wet.WGS) else "",
        }
        return Paneel("De melding", "toegang/paneel_melding.html", context, zetten=_zetten(dossier, rij, door))
    zichtbaar = Dossier.objects.zichtbaar_voor(door).filter(melding__casus_id=dossier.pk).order_by()
    rijen = list(
        Melding.objects.filter(pk__in=zichtbaar.values("pk")).select_related("plaats").order_by("-ontvangen_op")[:10]
    )
    if not rijen:
        return None
    mag = door.mag("brief.verzenden")
    ligt = _nog_op_de_post(rijen) if door.mag("document.zien") else []
    return Paneel(
        "De vraag",
        "toegang/paneel_melding.html",
        {"meldingen": rijen, "nog_op_de_post": ligt, "mag_verzenden": mag, "dreigt": ""},
        zetten=tuple(Zet(tekst, url, uitleg="Leg vast op welke dag") for tekst, url in ligt) if mag else (),
    )


def _nog_op_de_post(meldingen: list[Melding]) -> list[tuple[str, str]]:
    """Receipts of meldingen that became this casus and were never posted: nobody opens that dossier any more."""
    brieven = Brief.objects.filter(
        dossier_id__in=[rij.pk for rij in meldingen],
        soort=SoortBrief.ONTVANGST,
        status=StatusBrief.GEMAAKT,
        pdf__isnull=False,
    )
    rijen = list(brieven.only("dossier_id", "geadresseerde").order_by("pk"))
    return [
        (
            "Ontvangstbevestiging nog niet op de post" + (f": {rij.geadresseerde['naam']}" if len(rijen) > 1 else ""),
            reverse("documenten:verzend", args=[rij.dossier_id, rij.pk]),
        )
        for rij in rijen
    ]


def _zetten(dossier: Dossier, rij: Melding, door: Hoedanigheid) -> tuple[Zet, ...]:
    if waarom_afgehandeld(rij) or waarom_alleen_gemeente(door, dossier.wet):
        return ()
    signaal = rij.door_of_namens == DoorOfNamens.NEE
    # Only a casus this door may see: that there is another one must not show (praktijk 11).
    lopend = (
        Dossier.objects.zichtbaar_voor(door)
        .filter(inwoner=dossier.inwoner, casus__isnull=False)
        .exclude(casus__status=StatusCasus.AFGESLOTEN)
        .exists()
    )

    def zet(recht: str, label: str, naam: str, **extra: str | bool | None) -> Zet | None:
        if not door.mag(recht):
            return None
        return Zet(label, reverse(f"toegang:{naam}", args=[dossier.pk]), **extra)  # type: ignore[arg-type]

    dicht = waarom_niet_behandelen(rij)
    behandelen = zet(
        "melding.afhandelen",
        "In behandeling nemen",
        "behandelen",
        reden=dicht,
        hoofd=dicht is None,
        uitleg=f"{'Dit kan niet wachten. ' if rij.spoed else ''}Opent een casus op jouw naam",
    )
    zetten = [
        behandelen,
        zet(
            "melding.afhandelen",
            "De inwoner gesproken",
            "gesproken",
            hoofd=True,
            uitleg="Vraagt de inwoner zelf hulp? Dan wordt dit een melding",
        )
        if signaal
        else None,
        zet(
            "melding.opnemen",
            "De drie vragen stellen",
            "uitvragen",
            hoofd=rij.status == StatusMelding.ONTVANGEN,
            uitleg="Wat kan iemand zelf, wat samen, en waar is hulp bij nodig?",
        ),
        zet("melding.beantwoorden", "Afronden zonder casus", "afronden"),
        zet("melding.afhandelen", "Bij een lopende casus voegen", "toevoegen") if lopend else None,
        zet("melding.signaal", "Dit is een signaal", "signaal") if not signaal else None,
        zet("melding.opnemen", "Over inkomen: zend door naar de gemeente", "naar_gemeente")
        if is_buiten(door)
        else None,
        Zet("Er dreigt iets (schulden)", reverse("casussen:bedreiging", args=[dossier.pk]))
        if door.mag("melding.opnemen") and not signaal and dossier.wet in (None, Wet.WGS)
        else None,
    ]
    return tuple(z for z in zetten if z)
