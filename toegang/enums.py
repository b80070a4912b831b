"""States and codes of a melding (praktijk 4)."""

from django.db.models import TextChoices


class StatusMelding(TextChoices):
    ONTVANGEN = "ontvangen", "ontvangen"
    UITGEVRAAGD = "uitgevraagd", "uitgevraagd"
    BEANTWOORD = "beantwoord", "beantwoord"
    DOORVERWEZEN = "doorverwezen", "doorverwezen"
    DOORGEZONDEN = "doorgezonden", "doorgezonden (Awb 2:3)"
    IN_BEHANDELING = "in_behandeling", "in behandeling"
    TOEGEVOEGD = "toegevoegd", "toegevoegd aan lopende casus"
    GEEN_CONTACT = "geen_contact", "geen contact gekregen"
    INGETROKKEN = "ingetrokken", "ingetrokken"
    OVERLEDEN = "overleden", "overleden"
    VERTROKKEN = "vertrokken", "vertrokken"


class Kanaal(TextChoices):
    BALIE = "balie", "aan de balie"
    TELEFOON = "telefoon", "telefoon"
    INLOOP = "inloop", "inloop"
    EMAIL = "email", "e-mail"
    POST = "post", "post"
    WEBSITE = "website", "website"
    HUISBEZOEK = "huisbezoek", "huisbezoek"
    PARTNER = "partner", "via een partner"


class DoorOfNamens(TextChoices):
    """Ja and onbekend start the clock; only a professional may set nee, with a reason."""

    JA = "ja", "ja, door of namens de inwoner"
    NEE = "nee", "nee, dit is een signaal van een ander"
    ONBEKEND = "onbekend", "nog onbekend"
