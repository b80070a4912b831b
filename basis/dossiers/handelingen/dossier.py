"""Lock, number, make, move aan zet, involve and hand over: what every verb above uses."""

from collections.abc import Iterable
from datetime import date, datetime
from typing import Any

from django.db import connection
from django.db.models import F, Q

from basis.dossiers.models import (
    AanZet,
    AntwoordOverdracht,
    Betrokkenheid,
    Dossier,
    Overdracht,
    SoortDossier,
    Verblijf,
)
from basis.inwoners.models import Inwoner
from basis.journaal.schrijven import schrijf
from basis.journaal.tijd import nu, vandaag
from basis.organisatie.enums import SoortDoor
from basis.organisatie.handeling import Geweigerd, Verouderd, handeling
from basis.organisatie.models import Afwezigheid, Hoedanigheid, Kern, Team
from basis.organisatie.periode import geldt_op, vanaf

# The roles by which somebody is in because the dossier is (or was made) theirs.
ROL_BEHANDELAAR = ("behandelaar", "aangemaakt", "behandelt")


def vergrendel(door: Hoedanigheid, dossier_id: int, *, versie: int | None = None) -> Dossier:
    """Lock one dossier that this door may see, and raise its version. First line of nearly every verb.

    Raises Dossier.DoesNotExist for an outsider, Verouderd when the form was read at another version.
    """
    return vergrendel_alle(door, [dossier_id], versie=versie)[0]


def vergrendel_alle(door: Hoedanigheid, dossier_ids: Iterable[int], *, versie: int | None = None) -> list[Dossier]:
    """Lock several in order of id (so two verbs never wait for each other); returned in the asked order."""
    gevraagd = list(dossier_ids)
    rijen = {
        rij.pk: rij
        for rij in Dossier.objects.select_for_update(no_key=True)
        .filter(gemeente_id=door.gemeente_id, pk__in=gevraagd)
        .order_by("pk")
    }
    # Asked under the lock: who lost sight of it while waiting (handed over, afgeschermd) is an outsider now.
    zichtbaar = Dossier.objects.all() if door.soort == SoortDoor.SYSTEEM else Dossier.objects.zichtbaar_voor(door)
    if set(gevraagd) - set(zichtbaar.filter(pk__in=list(rijen)).values_list("pk", flat=True)):
        raise Dossier.DoesNotExist
    eerste = rijen[gevraagd[0]]
    if versie is not None and eerste.versie != versie:
        raise Verouderd
    Dossier.objects.filter(pk__in=list(rijen)).update(versie=F("versie") + 1)
    for rij in rijen.values():
        rij.versie += 1
    _merk_waarneming(door, list(rijen.values()))
    return [rijen[pk] for pk in gevraagd]


def _merk_waarneming(door: Hoedanigheid, dossiers: list[Dossier]) -> None:
    """Who acts on the dossier of an absent colleague, acts for that colleague."""
    van_anderen = {rij.behandelaar_id for rij in dossiers if rij.behandelaar_id not in (None, door.pk)}
    if not van_anderen or door.soort != SoortDoor.MEDEWERKER:
        return
    afwezig = Afwezigheid.objects.filter(geldt_op(vandaag()), waarnemer_id=door.pk, hoedanigheid_id__in=van_anderen)
    namen = dict(afwezig.values_list("hoedanigheid_id", "hoedanigheid__medewerker__naam"))
    for rij in dossiers:
        if rij.behandelaar_id in namen:
            rij.waargenomen_voor = (rij.behandelaar_id, namen[rij.behandelaar_id] or "")


def nieuw_nummer(gemeente_id: int, soort: str, dag: date | None = None) -> str:
    """The next number, such as W-2026-00914: per gemeente, soort and year; gaps are allowed."""
    jaar = (dag or vandaag()).year
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO dossiers_teller (gemeente_id, soort, jaar, waarde) VALUES (%s, %s, %s, 1) "
            "ON CONFLICT (gemeente_id, soort, jaar) DO UPDATE SET waarde = dossiers_teller.waarde + 1 "
            "RETURNING waarde",
            [gemeente_id, soort, jaar],
        )
        waarde = cursor.fetchone()[0]
    return f"{soort}-{jaar}-{waarde:05d}"


def maak_dossier(
    door: Hoedanigheid,
    soort: SoortDossier,
    *,
    letter: str,
    fase: str,
    titel: str,
    team: Team,
    inwoner: Inwoner | None,
    wet: str | None,
    kern: Kern | None,
    behandelaar: Hoedanigheid | None = None,
    rol: str = "aangemaakt",
    **overig: Any,
) -> Dossier:
    """A new dossier inside a verb of a higher room; who makes it is betrokken. The verb writes the gebeurtenis."""
    nu_ = nu()
    dossier = Dossier.objects.create(
        gemeente_id=door.gemeente_id,
        kenmerk=nieuw_nummer(door.gemeente_id, letter),
        soort=soort,
        inwoner=inwoner,
        wet=wet,
        kern=kern,
        team=team,
        behandelaar=behandelaar,
        fase=fase,
        aan_zet=AanZet.BEHANDELAAR if behandelaar else AanZet.TEAM,
        aan_zet_sinds=nu_,
        titel=titel,
        geopend_op=overig.pop("geopend_op", nu_),
        **overig,
    )
    _begin_verblijf(dossier, nu())
    if door.soort == SoortDoor.MEDEWERKER:
        betrek(dossier, rol, hoedanigheid=door)
    return dossier


def _begin_verblijf(dossier: Dossier, sinds: datetime) -> None:
    Verblijf.objects.create(
        dossier=dossier, team_id=dossier.team_id, behandelaar_id=dossier.behandelaar_id, sinds=sinds
    )


ANDERS_GEGAAN = "Het dossier is intussen op een andere manier overgedragen of gesloten."


def _verhuis(dossier: Dossier) -> None:
    """Write down with which team and behandelaar the dossier is from now on; a closed one is with nobody.

    What was still offered to somebody no longer holds. One moment ends the old stay and begins the next: within a
    team they are one stay (basis/werk/teamcijfers).
    """
    nu_ = nu()
    Verblijf.objects.filter(dossier=dossier, tot=None).update(tot=nu_)
    Overdracht.objects.filter(dossier=dossier, antwoord=None).update(
        antwoord=AntwoordOverdracht.INGETROKKEN, reden=ANDERS_GEGAAN, beantwoord_op=nu_
    )
    if dossier.gesloten_op is None:
        _begin_verblijf(dossier, nu_)


def betrek(dossier: Dossier, rol: str, *, hoedanigheid: Hoedanigheid | None = None, team: Team | None = None) -> None:
    """Involve somebody from today on; a second time in the same role changes nothing."""
    bestaat = dossier.betrokkenen.filter(hoedanigheid=hoedanigheid, team=team, rol=rol, geldig__contains=vandaag())
    if not bestaat.exists():
        Betrokkenheid.objects.create(
            dossier=dossier, hoedanigheid=hoedanigheid, team=team, rol=rol, geldig=vanaf(vandaag())
        )


def zet_aan_zet(dossier: Dossier, wie: AanZet, **velden: Any) -> None:
    """Whose move it is, since now; other Dossier columns (fase, titel, …) may be written along.

    Team, behandelaar or gesloten_op among them also ends its Verblijf and begins the next.
    """
    if dossier.aan_zet != wie:
        dossier.aan_zet = wie
        dossier.aan_zet_sinds = nu()
    for naam, waarde in velden.items():
        setattr(dossier, naam, waarde)
    dossier.save(update_fields=["aan_zet", "aan_zet_sinds", *velden])
    if velden.keys() & {"team", "behandelaar", "gesloten_op"}:
        _verhuis(dossier)


GESLOTEN = "Dit dossier is gesloten. Heropen het eerst."


def waarom_niet_overdragen(dossier: Dossier) -> str | None:
    """Why nobody can get it now, whoever it is."""
    return GESLOTEN if dossier.gesloten_op else None


def waarom_niet_aan(dossier: Dossier, naar: Hoedanigheid) -> str | None:
    """Why this colleague can't get this dossier."""
    if vandaag() not in naar.geldig or not (naar.medewerker and naar.medewerker.actief):
        return "Deze collega werkt niet meer in deze rol."
    if not naar.mag("dossier.zien") or not (naar.mag("casus.behandelen") or naar.mag("melding.afhandelen")):
        return f"Een {naar.get_functie_display()} behandelt geen dossiers."
    if dossier.wet and dossier.wet not in naar.wetten:
        return f"Deze collega werkt niet onder deze wet ({dossier.get_wet_display()})."
    return None


NIET_AAN_TEAM = "Dit dossier is afgeschermd. Draag het over aan een collega, niet aan een heel team."


@handeling("dossier.overdragen")
def draag_over(
    door: Hoedanigheid,
    dossier_id: int,
    *,
    naar: Hoedanigheid | None,
    team: Team,
    versie: int | None = None,
    van: int | None = None,
) -> Dossier:
    """Give a dossier to a team, and to a colleague in it (or leave it with the team).

    Who had it is no longer involved because of that; by the team it may stay visible. `van` is the id of the
    behandelaar the list showed (0 for nobody): somebody else by now is refused. Raises Geweigerd.
    """
    dossier = vergrendel(door, dossier_id, versie=versie)
    if reden := waarom_niet_overdragen(dossier) or van_een_ander(dossier, van):
        raise Geweigerd(reden)
    if team.gemeente_id != dossier.gemeente_id:
        raise Geweigerd("Dit team hoort niet bij deze gemeente.", "team")
    if naar and naar.team_id != team.pk:
        raise Geweigerd("Deze collega zit niet in dat team.", "naar")
    if naar and (reden := waarom_niet_aan(dossier, naar)):
        raise Geweigerd(reden, "naar")
    if naar is None and dossier.afgeschermd:
        raise Geweigerd(NIET_AAN_TEAM, "naar")
    if (dossier.team_id, dossier.behandelaar_id) == (team.pk, naar.pk if naar else None):
        raise Geweigerd("Het dossier is al van deze collega of dit team.", "naar")
    verplaats("dossier.overgedragen", door, dossier, naar=naar, team=team)
    return dossier


def van_een_ander(dossier: Dossier, van: int | None) -> str | None:
    """Who took it, since the list that said `van` was shown."""
    if van is None or van == (dossier.behandelaar_id or 0):
        return None
    if dossier.behandelaar is None:
        return "Dit dossier is intussen teruggegeven aan het team. Kijk opnieuw."
    return f"{dossier.behandelaar.naam} heeft dit dossier intussen. Kijk eerst of dat zo hoort."


def verplaats(soort: str, door: Hoedanigheid, dossier: Dossier, *, naar: Hoedanigheid | None, team: Team) -> None:
    """Move a locked dossier inside a verb that asked the guards, and write the gebeurtenis."""
    van_team, van_behandelaar = dossier.team_id, dossier.behandelaar_id
    if van_behandelaar and van_behandelaar != (naar.pk if naar else None):
        laat_los(dossier, van_behandelaar)
    if naar:
        betrek(dossier, "behandelaar", hoedanigheid=naar)
    aan_zet = AanZet.BEHANDELAAR if naar else AanZet.TEAM
    if dossier.aan_zet not in (AanZet.BEHANDELAAR, AanZet.TEAM):
        # Somebody outside is awaited (a second decider, the inwoner): that does not change.
        aan_zet = AanZet(dossier.aan_zet)
    zet_aan_zet(dossier, aan_zet, team=team, behandelaar=naar)
    schrijf(
        soort,
        door,
        dossier=dossier,
        van_team=van_team,
        naar_team=team.pk,
        van_hoedanigheid=van_behandelaar,
        naar_hoedanigheid=naar.pk if naar else None,
    )


def laat_los(dossier: Dossier, hoedanigheid_id: int) -> None:
    """End the involvement that came with handling it; from today on it gives no way in any more."""
    betrokkenheid_eindigt(dossier, Q(hoedanigheid_id=hoedanigheid_id, rol__in=ROL_BEHANDELAAR))


def betrokkenheid_eindigt(dossier: Dossier, wie: Q) -> None:
    """From today on these colleagues have no way in by being betrokken; how it was stays known."""
    rijen = dossier.betrokkenen.filter(geldt_op(vandaag()), wie, hoedanigheid__isnull=False)
    for rij in rijen.select_for_update(of=("self",)):
        if rij.geldig.lower == vandaag():
            rij.delete()
        else:
            rij.geldig = vanaf(rij.geldig.lower, vandaag())
            rij.save(update_fields=["geldig"])


@handeling("dossier.overdragen")
def scherm_af(door: Hoedanigheid, dossier_id: int, *, af: bool = True, versie: int | None = None) -> Dossier:
    """Close a dossier for all but who is betrokken (a colleague's own file, a known face), or open it again."""
    dossier = vergrendel(door, dossier_id, versie=versie)
    if dossier.afgeschermd == af:
        raise Geweigerd("Dit dossier is al afgeschermd." if af else "Dit dossier is niet afgeschermd.")
    if af and dossier.behandelaar is None:
        raise Geweigerd("Draag het dossier eerst over aan een collega. Anders kan niemand erbij.")
    if af and dossier.behandelaar:
        betrek(dossier, "behandelaar", hoedanigheid=dossier.behandelaar)
    dossier.afgeschermd = af
    dossier.save(update_fields=["afgeschermd"])
    schrijf("dossier.afgeschermd" if af else "dossier.vrijgegeven", door, dossier=dossier)
    return dossier
