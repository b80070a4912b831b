"""States, results and grounds of a beschikking."""

from django.db.models import TextChoices


class StatusBeschikking(TextChoices):
    CONCEPT = "concept", "concept"
    TER_ACCORDERING = "ter_accordering", "ter accordering"
    VASTGESTELD = "vastgesteld", "vastgesteld"
    VERZONDEN = "verzonden", "verzonden"
    VERVALLEN = "vervallen", "vervallen"


class Resultaat(TextChoices):
    TOEKENNEN = "toekennen", "toekennen"
    GEDEELTELIJK = "gedeeltelijk", "gedeeltelijk toekennen"
    AFWIJZEN = "afwijzen", "afwijzen"


class Afwijzingsgrond(TextChoices):
    """Grounds of Wmo 2.3.5 lid 3 and the like (recht.md §2.3)."""

    EIGEN_KRACHT = "eigen_kracht", "eigen kracht"
    GEBRUIKELIJKE_HULP = "gebruikelijke_hulp", "gebruikelijke hulp"
    NETWERK = "netwerk", "mantelzorg of netwerk"
    ALGEMEEN_GEBRUIKELIJK = "algemeen_gebruikelijk", "algemeen gebruikelijk"
    ALGEMENE_VOORZIENING = "algemene_voorziening", "algemene voorziening"
    VOORLIGGEND = "voorliggend", "een andere wet gaat voor"
    GEEN_INGEZETENE = "geen_ingezetene", "geen ingezetene van de gemeente"
    VERBLIJF = "verblijf", "geen rechtmatig verblijf (Wmo 1.2.2)"
    MEDEWERKING = "medewerking", "medewerking geweigerd"
    NIET_VAST = "niet_vast", "niet vast te stellen"
    VERMIJDBAAR = "vermijdbaar", "was te voorkomen"
    GEREALISEERD = "gerealiseerd", "al gerealiseerd"
    HERHAALD = "herhaald", "herhaalde aanvraag (Awb 4:6)"


class VoorliggendeWet(TextChoices):
    """The law that comes first, when that is the ground. The label is what the letter says."""

    ZVW = "zvw", "de Zorgverzekeringswet"
    WLZ = "wlz", "de Wet langdurige zorg"
    WMO = "wmo", "de Wet maatschappelijke ondersteuning 2015"
    JEUGD = "jeugd", "de Jeugdwet"
    PW = "pw", "de Participatiewet"
    WGS = "wgs", "de Wet gemeentelijke schuldhulpverlening"
    ONDERWIJS = "onderwijs", "de wet voor passend onderwijs"
    UWV = "uwv", "een uitkering van het UWV, zoals de WIA, de Wajong of de WW"
    AOW = "aow", "de Algemene Ouderdomswet"
    TOESLAGEN = "toeslagen", "de wet voor zorgtoeslag, huurtoeslag en andere toeslagen"
    WFZ = "wfz", "de Wet forensische zorg"


class VormAanvraag(TextChoices):
    VERSLAG = "verslag", "ondertekend verslag"
    FORMULIER = "formulier", "aanvraagformulier"
    BRIEF = "brief", "brief"
    DIGITAAL = "digitaal", "via de website"


class Bijdragekeuze(TextChoices):
    """What the consulent knows about the eigen bijdrage; empty: by the dossier (Uitvoeringsbesluit Wmo 3.8 lid 3)."""

    ALLEEN = "alleenstaand", "de inwoner heeft geen partner"
    AOW = "meerpersoons-aow", "met een partner, allebei met AOW-leeftijd"
    ONDER_AOW = "meerpersoons-onder-aow", "met een partner, een van de twee zonder AOW-leeftijd: geen bijdrage (f)"
    WLZ = "wlz", "betaalt al voor Wlz, beschermd wonen of opvang: geen bijdrage (a)"
    NACHTOPVANG = "nachtopvang", "twee of meer nachten na elkaar in de opvang: geen bijdrage (b)"
    VEILIGHEID = "veiligheid", "gevaar voor een kind, na advies: geen bijdrage (c)"
    DRAAGKRACHT = "draagkracht", "kan de bijdrage niet betalen: geen bijdrage (g)"
    AANPAK = "aanpak", "de bijdrage schaadt de aanpak: geen bijdrage (h)"
    OUDERS = "ouders", "woningaanpassing voor een kind: de ouders dragen bij (e)"
