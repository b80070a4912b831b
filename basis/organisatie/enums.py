"""Fixed lists of the organisation: wetten, functies and what kind of door somebody is."""

from django.db.models import TextChoices


class Wet(TextChoices):
    WMO = "wmo", "Wmo"
    JEUGD = "jeugd", "Jeugdwet"
    PW = "pw", "Participatiewet"
    WGS = "wgs", "Schuldhulp"


class Functie(TextChoices):
    VRIJWILLIGER = "vrijwilliger", "vrijwilliger"
    KERNTEAMLID = "kernteamlid", "kernteamlid"
    WMO_CONSULENT = "wmo_consulent", "Wmo-consulent"
    JEUGDCONSULENT = "jeugdconsulent", "jeugdconsulent"
    KLANTMANAGER = "klantmanager", "klantmanager"
    ADMINISTRATIE = "administratie", "administratief medewerker"
    GEDRAGSWETENSCHAPPER = "gedragswetenschapper", "gedragswetenschapper"
    TEAMLEIDER = "teamleider", "teamleider"
    BEZWAARJURIST = "bezwaarjurist", "bezwaarjurist"
    BELEIDSMEDEWERKER = "beleidsmedewerker", "beleidsmedewerker"
    CONTROLLER = "controller", "consortiumcontroller"
    AANBIEDER = "aanbieder", "aanbieder"
    CLIENTONDERSTEUNER = "clientondersteuner", "cliëntondersteuner"
    TOEZICHTHOUDER = "toezichthouder", "toezichthouder"
    PRIVACY_OFFICER = "privacy_officer", "privacy officer"
    BEHEERDER = "beheerder", "functioneel beheerder"
    SYSTEEM = "systeem", "systeem"


class SoortDoor(TextChoices):
    MEDEWERKER = "medewerker", "medewerker"
    SYSTEEM = "systeem", "systeem"
    KOPPELING = "koppeling", "koppeling"
    INWONER = "inwoner", "inwoner"


class SoortOrganisatie(TextChoices):
    GEMEENTE = "gemeente", "gemeente"
    PARTIJ = "partij", "partij in het consortium"
    AANBIEDER = "aanbieder", "aanbieder buiten het consortium"
    VRIJWILLIG = "vrijwillig", "vrijwilligersorganisatie"
    VERWIJZER = "verwijzer", "verwijzer"


class SoortTeam(TextChoices):
    TOEGANGSPUNT = "toegangspunt", "toegangspunt"
    KERNTEAM = "kernteam", "kernteam"
    GEMEENTE = "gemeente", "gemeentebreed team"
    AANBIEDER = "aanbieder", "team van een aanbieder"


class Telling(TextChoices):
    """What the limit of a mandaat is held against."""

    INWONER = "inwoner", "per inwoner en wet"
    BESLUIT = "besluit", "per besluit"


class VoorWat(TextChoices):
    """What a mandaat is for: a besluit on an aanvraag, or temporary help at once (Wmo 2.3.3)."""

    BESLUIT = "besluit", "besluiten op een aanvraag"
    SPOED = "spoed", "tijdelijke hulp bij spoed (Wmo 2.3.3)"
