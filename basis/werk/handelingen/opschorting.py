"""Stop the clock of a term, and let it run again (Awb 4:15, 7:10 lid 2 and 4)."""

from datetime import date, timedelta

from basis.dossiers.handelingen import zet_aan_zet
from basis.dossiers.models import AanZet, Dossier
from basis.journaal.schrijven import schrijf
from basis.journaal.tijd import nu, vandaag
from basis.organisatie.handeling import Geweigerd, handeling
from basis.organisatie.models import Hoedanigheid
from basis.scherm.opmaak import datum
from basis.termijnen import Grond
from basis.werk.handelingen.herinnering import herinnering, herinnering_opschorting, herinnering_weg
from basis.werk.handelingen.termijn import pak_termijn
from basis.werk.handelingen.verloop import bereken_opnieuw
from basis.werk.klok import stand_van
from basis.werk.models import Opschorting, SoortTaak, SoortVerschuiving, Termijn
from basis.werk.wachters import waarom_niet_hervatten, waarom_niet_opschorten

EEN_DAG = timedelta(days=1)
# Longer is a slip in the year, not a hersteltermijn or a promise.
HOOGSTENS = timedelta(days=366)
# While these run, the inwoner has something to hand in.
WACHT_OP_INWONER = (Grond.AANVULLING, Grond.VERZUIM)


@handeling("besluit.opstellen")
def schort_op(
    door: Hoedanigheid,
    dossier_id: int,
    termijn_id: int,
    *,
    grond: str,
    van: date,
    tot: date,
    toelichting: str = "",
    versie: int | None = None,
) -> Opschorting:
    """The clock stands still from `van` to `tot` (the last day as expected). Raises Geweigerd with the clock's reason.

    The first day must lie in the term as it then runs. Past `tot` the clock runs again by itself.
    """
    dossier, termijn = pak_termijn(door, dossier_id, termijn_id, versie)
    stand = stand_van(dossier, termijn, vandaag())
    if reden := waarom_niet_opschorten(stand):
        raise Geweigerd(reden)
    if grond not in {g.value for g in stand.wet.gronden}:
        raise Geweigerd("Kies waarom de klok stilstaat.", "grond")
    if tot < van:
        raise Geweigerd("De laatste dag ligt voor de eerste dag.", "tot")
    if tot - van > HOOGSTENS:
        raise Geweigerd("Dat is langer dan een jaar. Kijk het jaartal na.", "tot")
    rij = Opschorting.objects.create(
        termijn=termijn,
        grond=grond,
        van=van,
        tot=tot,
        toelichting=toelichting.strip()[:300],
        vastgelegd_op=nu(),
        door=door,
    )
    bereken_opnieuw(door, dossier, termijn, SoortVerschuiving.OPGESCHORT, reden=Grond(grond).artikel, veld="van")
    schrijf(
        "termijn.opgeschort",
        door,
        dossier=dossier,
        soort_termijn=termijn.soort,
        termijn=termijn.pk,
        opschorting=rij.pk,
        grond=grond,
        vanaf=van,
        tot=tot,
        einddatum=termijn.einddatum,
    )
    herinner_hervatten(door, dossier, termijn, rij)
    if grond in WACHT_OP_INWONER and dossier.aan_zet in (AanZet.BEHANDELAAR, AanZet.TEAM):
        zet_aan_zet(dossier, AanZet.INWONER)
    return rij


def herinner_hervatten(door: Hoedanigheid, dossier: Dossier, termijn: Termijn, rij: Opschorting) -> None:
    """The task that waits for the day the clock runs again."""
    weer = rij.tot + EEN_DAG
    herinnering(
        door,
        dossier,
        SoortTaak.GEGEVENS,
        herinnering_opschorting(rij.pk),
        vanaf=weer,
        uiterlijk=max(termijn.einddatum, weer),
        toelichting=f"De klok loopt weer vanaf {datum(weer)}. Kijk of alles binnen is.",
    )


@handeling("besluit.opstellen")
def hervat(
    door: Hoedanigheid, dossier_id: int, termijn_id: int, *, weer_vanaf: date, versie: int | None = None
) -> Opschorting:
    """The clock runs again from `weer_vanaf`, the day the completion came in: the day before is the last one counted.

    Raises Geweigerd.
    """
    dossier, termijn = pak_termijn(door, dossier_id, termijn_id, versie)
    stand = stand_van(dossier, termijn, vandaag())
    if reden := waarom_niet_hervatten(stand):
        raise Geweigerd(reden)
    rij = stand.open_opschorting
    assert rij is not None
    if weer_vanaf > vandaag():
        raise Geweigerd(f"{datum(weer_vanaf)} moet nog komen. Vul de dag in waarop het binnenkwam.", "weer_vanaf")
    if weer_vanaf < rij.van and weer_vanaf < vandaag():
        raise Geweigerd(f"De klok stond pas stil vanaf {datum(rij.van)}. Vul die dag of een latere in.", "weer_vanaf")
    if weer_vanaf > rij.tot + EEN_DAG:
        raise Geweigerd(f"De klok loopt al weer vanaf {datum(rij.tot + EEN_DAG)}.", "weer_vanaf")
    # Withdrawn before it began: not one day counts.
    rij.tot = max(weer_vanaf, rij.van) - EEN_DAG
    rij.hervat_op = vandaag()
    rij.save(update_fields=["tot", "hervat_op"])
    bereken_opnieuw(door, dossier, termijn, SoortVerschuiving.HERVAT, veld="weer_vanaf")
    schrijf(
        "termijn.hervat",
        door,
        dossier=dossier,
        soort_termijn=termijn.soort,
        termijn=termijn.pk,
        opschorting=rij.pk,
        tot=rij.tot,
        einddatum=termijn.einddatum,
    )
    herinnering_weg(door, dossier, herinnering_opschorting(rij.pk), gedaan=True)
    wij_weer(dossier)
    return rij


def wij_weer(dossier: Dossier) -> None:
    """Whoever was awaited, the move is ours again."""
    if dossier.aan_zet == AanZet.INWONER and dossier.gesloten_op is None:
        zet_aan_zet(dossier, AanZet.BEHANDELAAR if dossier.behandelaar_id else AanZet.TEAM)
