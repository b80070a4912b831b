"""Meldingen that end, or wait, without a casus; and signalen."""

from basis.inwoners.enums import BronOverlijden
from basis.journaal.tijd import vandaag
from basis.organisatie.enums import Wet
from casussen.handelingen import leg_overlijden_vast
from demo import teksten
from demo.agenda import later
from demo.spel import Zaak
from demo.toneel import Reis
from toegang import handelingen as toegang
from toegang.enums import DoorOfNamens, Kanaal, StatusMelding

M = StatusMelding


def kleine_vraag(z: Zaak, uitkomst: StatusMelding) -> Reis:
    """Taken down, asked further, and ended as `uitkomst`; ontvangen and uitgevraagd wait there."""
    kans = z.kans
    vraag, toelichting, naar = teksten.KLEIN[z.nr % len(teksten.KLEIN)]
    if uitkomst in (M.ONTVANGEN, M.UITGEVRAAGD):
        vraag = z.situatie.vraag
    weet_wet = z.opnemer != "vrijwilliger" and kans.random() < 0.4
    melding = z.meld(vraag, wet=Wet.WMO if weet_wet else None)
    yield later(kans, 1, 2)
    if uitkomst == M.ONTVANGEN:
        if z.nr % 2:
            z.post_ontvangst(melding.pk, z.poster)
        return
    z.post_ontvangst(melding.pk, z.poster)
    if uitkomst == M.UITGEVRAAGD or kans.random() < 0.3:
        s = z.situatie
        toegang.vraag_uit(z.door(z.opnemer), melding.pk, zelf=s.zelf, samen=s.samen, nodig=s.nodig)
    if uitkomst == M.UITGEVRAAGD:
        return
    yield later(kans, 0, 9)
    if uitkomst == M.OVERLEDEN:
        leg_overlijden_vast(z.wie, z.inwoner.pk, op=vandaag(), bron=BronOverlijden.NABESTAANDE)
        return
    if uitkomst == M.GEEN_CONTACT:
        toelichting = kans.choice(teksten.GEEN_CONTACT)
    toegang.rond_af(
        z.wie,
        melding.pk,
        uitkomst=uitkomst,
        toelichting=toelichting if uitkomst in (M.BEANTWOORD, M.DOORVERWEZEN, M.GEEN_CONTACT) else "",
        verwezen_naar=naar if uitkomst in (M.DOORVERWEZEN, M.DOORGEZONDEN) else "",
        inwoner_eens=uitkomst in (M.BEANTWOORD, M.DOORVERWEZEN),
    )


def signaal(z: Zaak, *, open_: bool, wordt_melding: bool) -> Reis:
    """Somebody worries about a neighbour: no clock until the inwoner was spoken to."""
    kans = z.kans
    melding = toegang.neem_melding_op(
        z.wie,
        inwoner=z.inwoner,
        vraag=teksten.SIGNALEN[z.nr % len(teksten.SIGNALEN)],
        kanaal=kans.choice((Kanaal.TELEFOON, Kanaal.PARTNER, Kanaal.EMAIL)),
        door_of_namens=DoorOfNamens.NEE,
        ontvangen_op=vandaag(),
        plaats=z.spel.huis.punten[z.punt],
        kern=z.spel.huis.kernen[z.kern],
        reden_signaal=kans.choice(teksten.REDEN_SIGNAAL),
        melder=toegang.Melder(teksten.naam(kans), kans.choice(("buurvrouw", "wijkagent", "winkelier")), ""),
    )
    if open_:
        return
    yield later(kans, 2, 6)
    if wordt_melding:
        toegang.maak_melding_van_signaal(
            z.wie,
            melding.pk,
            gesproken_op=vandaag(),
            pas_in_gesprek=True,
            kanaal=Kanaal.TELEFOON,
            reden="Wist niet dat een ander had gebeld, en vroeg nu zelf om hulp.",
        )
        z.spel.drukker.neem(melding.pk)
        yield later(kans, 1, 2)
        z.post_ontvangst(melding.pk, z.poster)
        return
    toegang.rond_af(
        z.wie,
        melding.pk,
        uitkomst=M.BEANTWOORD,
        toelichting="Met de inwoner gesproken; het gaat, en die weet ons te vinden.",
    )
