"""Who live together as a family: relatives at the same source address, never a bare address.

Called by the takeover verb only, in its transaction. A fixed number of queries per person.
"""

from collections.abc import Iterable
from datetime import date

from django.db.backends.postgresql.psycopg_any import DateRange
from django.db.models import Q

from basis.inwoners.enums import Herkomst, RolHuishouden, SoortAdres, SoortRelatie
from basis.inwoners.models import Adres, Huishouden, HuishoudenLid, Inwoner, Relatie
from basis.journaal.tijd import vandaag
from basis.organisatie.periode import geldt_op


def deel_in(inwoner: Inwoner, adres: Adres | None, *, nieuw: bool) -> None:
    """Put this person in the huishouden of partner, children or parents at the same address, or alone.

    Huishoudens that turn out to be one are joined; who moved or died leaves. `adres` is the source address.
    """
    dag = vandaag()
    plek = _plek(adres) if adres and dag in adres.geldig and inwoner.woont_hier else None
    genoten = _huisgenoten(inwoner, plek, dag) if plek else []
    mijn = [] if nieuw else _lidmaatschappen([inwoner.pk], dag)
    doelen = {lid.huishouden_id for lid in _lidmaatschappen(genoten, dag)}
    blijft = [lid for lid in mijn if plek and (lid.huishouden_id in doelen or (not genoten and _alleen(lid, dag)))]
    geraakt = {lid.huishouden_id for lid in mijn} | doelen
    for lid in mijn:
        if lid not in blijft:
            _beeindig(lid, min(inwoner.overleden_op or inwoner.bijhouding_op or dag, dag))
    if adres and plek:
        alle = sorted(doelen | {lid.huishouden_id for lid in blijft})
        huis = alle[0] if alle else Huishouden.objects.create(gemeente_id=inwoner.gemeente_id).pk
        if not blijft:
            sinds = DateRange(adres.geldig.lower if nieuw else _sinds(inwoner, huis, adres.geldig.lower), None, "[)")
            HuishoudenLid.objects.create(huishouden_id=huis, inwoner=inwoner, rol=RolHuishouden.ALLEEN, geldig=sinds)
        if alle[1:]:
            HuishoudenLid.objects.filter(huishouden_id__in=alle[1:]).update(huishouden_id=huis)
    if geraakt:
        Huishouden.objects.filter(pk__in=geraakt, leden=None).delete()
        _zet_rollen(geraakt, dag)


def _sinds(inwoner: Inwoner, huis: int, begin: date | None) -> date | None:
    """Since when; who was here before comes back on the day that ended, at the earliest."""
    eerder = HuishoudenLid.objects.filter(inwoner=inwoner, huishouden_id=huis).values_list("geldig", flat=True)
    dagen = [geldig.upper for geldig in eerder if geldig.upper]
    return max([*dagen, *([begin] if begin else [])], default=None)


def _huisgenoten(inwoner: Inwoner, plek: tuple[str, ...], dag: date) -> list[int]:
    """Living relatives at the same source address."""
    paren = Relatie.objects.filter(geldt_op(dag)).filter(Q(inwoner=inwoner, ander__isnull=False) | Q(ander=inwoner))
    verwant = {pk for paar in paren.values_list("inwoner_id", "ander_id") for pk in paar} - {inwoner.pk}
    adressen = Adres.objects.filter(
        geldt_op(dag), inwoner_id__in=verwant, soort=SoortAdres.BRON, inwoner__overleden=False, inwoner__bijhouding=""
    )
    return sorted(adres.inwoner_id for adres in adressen if _plek(adres) == plek)


def _plek(adres: Adres) -> tuple[str, ...] | None:
    """What makes two addresses the same place; None abroad or when unknown."""
    if adres.land or not (adres.straat or adres.postcode or adres.omschrijving):
        return None
    return (
        *(adres.straat, adres.huisnummer, adres.huisletter.upper(), adres.toevoeging.upper()),
        *(adres.postcode, adres.aanduiding, adres.omschrijving),
    )


def _lidmaatschappen(inwoner_ids: Iterable[int], dag: date) -> list[HuishoudenLid]:
    leden = HuishoudenLid.objects.filter(geldt_op(dag), inwoner_id__in=inwoner_ids)
    return list(leden.filter(huishouden__bron=Herkomst.BRP).order_by("id"))


def _alleen(lid: HuishoudenLid, dag: date) -> bool:
    anderen = HuishoudenLid.objects.filter(geldt_op(dag), huishouden_id=lid.huishouden_id).exclude(pk=lid.pk)
    return not anderen.exists()


def _beeindig(lid: HuishoudenLid, dag: date) -> None:
    if lid.geldig.lower and lid.geldig.lower >= dag:
        lid.delete()
        return
    lid.geldig = DateRange(lid.geldig.lower, dag, "[)")
    lid.save(update_fields=["geldig"])


def _zet_rollen(huishoudens: set[int], dag: date) -> None:
    """Partner, ouder, kind or alleen, from the relations inside each huishouden."""
    leden = list(HuishoudenLid.objects.filter(geldt_op(dag), huishouden_id__in=huishoudens))
    huis = {lid.inwoner_id: lid.huishouden_id for lid in leden}
    rollen: dict[int, set[str]] = {lid.inwoner_id: set() for lid in leden}
    binnen = Relatie.objects.filter(geldt_op(dag), inwoner_id__in=huis, ander_id__in=huis)
    for een, ander, soort in binnen.values_list("inwoner_id", "ander_id", "soort"):
        if huis[een] != huis[ander]:
            continue
        eigen, overkant = _ROLLEN[SoortRelatie(soort)]
        rollen[een].add(eigen)
        rollen[ander].add(overkant)
    anders = []
    for lid in leden:
        rol = next((rol for rol in _VOORRANG if rol in rollen[lid.inwoner_id]), RolHuishouden.ALLEEN)
        if lid.rol != rol:
            lid.rol = rol
            anders.append(lid)
    HuishoudenLid.objects.bulk_update(anders, ["rol"])


# What a relation says of who has it, and of who it points to.
_ROLLEN = {
    SoortRelatie.PARTNER: (RolHuishouden.PARTNER, RolHuishouden.PARTNER),
    SoortRelatie.KIND: (RolHuishouden.OUDER, RolHuishouden.KIND),
    SoortRelatie.OUDER: (RolHuishouden.KIND, RolHuishouden.OUDER),
}
_VOORRANG = (RolHuishouden.PARTNER, RolHuishouden.OUDER, RolHuishouden.KIND)
