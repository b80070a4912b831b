"""Fixed lists about persons."""

from django.db.models import TextChoices


class Geslacht(TextChoices):
    MAN = "M", "man"
    VROUW = "V", "vrouw"
    ONBEKEND = "O", "onbekend"


class Naamgebruik(TextChoices):
    EIGEN = "E", "eigen naam"
    PARTNER = "P", "naam van de partner"
    PARTNER_EIGEN = "V", "naam van de partner, dan eigen naam"
    EIGEN_PARTNER = "N", "eigen naam, dan naam van de partner"


class BronOverlijden(TextChoices):
    """How we know that somebody died."""

    BRP = "brp", "de BRP of Burgerzaken"
    NABESTAANDE = "nabestaande", "een nabestaande of mantelzorger"
    AANBIEDER = "aanbieder", "een aanbieder of zorgverlener"
    ANDER = "ander", "iemand anders"


class Bijhouding(TextChoices):
    """Why a gemeente no longer keeps up somebody's list (LO BRP, reden opschorting bijhouding); empty: it does."""

    OVERLEDEN = "O", "overleden"
    VERTROKKEN = "E", "vertrokken uit Nederland"
    MINISTERIEEL = "M", "niet bijgehouden door een ministerieel besluit"
    RNI = "R", "niet-ingezetene (RNI)"
    FOUT = "F", "lijst is bij vergissing gemaakt"
    ONBEKEND = ".", "niet meer bijgehouden, reden onbekend"


# Alive as far as known, and not living here according to the BRP.
OPGESCHORT = frozenset({Bijhouding.VERTROKKEN, Bijhouding.MINISTERIEEL, Bijhouding.RNI, Bijhouding.ONBEKEND})


class VeiligContact(TextChoices):
    ONBEKEND = "onbekend", "nog niet gevraagd"
    POST = "post", "post naar dit adres is veilig"
    GEEN_POST = "geen_post", "geen post naar dit adres"


class SoortAdres(TextChoices):
    WOON = "woon", "woonadres"
    BRIEF = "brief", "briefadres"
    BRON = "bron", "adres in de bron (BRP)"


class RolHuishouden(TextChoices):
    PARTNER = "partner", "partner"
    OUDER = "ouder", "ouder"
    KIND = "kind", "kind"
    ALLEEN = "alleen", "alleenstaand"


class SoortRelatie(TextChoices):
    OUDER = "ouder", "ouder"
    KIND = "kind", "kind"
    PARTNER = "partner", "partner"


class SoortVertegenwoordiging(TextChoices):
    GEZAG = "gezag", "ouderlijk gezag"
    VOOGD = "voogd", "voogdij"
    CURATOR = "curator", "curatele"
    BEWINDVOERDER = "bewindvoerder", "bewind"
    MENTOR = "mentor", "mentorschap"
    GEMACHTIGDE = "gemachtigde", "machtiging"


class SoortGezag(TextChoices):
    EENHOOFDIG = "eenhoofdig", "eenhoofdig ouderlijk gezag"
    GEZAMENLIJK_OUDERLIJK = "gezamenlijk_ouderlijk", "gezamenlijk ouderlijk gezag"
    GEZAMENLIJK = "gezamenlijk", "gezag van een ouder samen met een ander"
    VOOGDIJ = "voogdij", "voogdij"
    TIJDELIJK_GEEN = "tijdelijk_geen", "tijdelijk niemand met gezag"
    NIET_TE_BEPALEN = "niet_te_bepalen", "gezag niet te bepalen"


class Herkomst(TextChoices):
    BRP = "brp", "BRP"
    HANDMATIG = "handmatig", "met de hand ingevoerd"
