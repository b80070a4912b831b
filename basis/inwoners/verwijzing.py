"""A signed pointer to a person that this door just found: nobody can ask for persons by counting up.

Holds no personal data, is tied to the hoedanigheid and lives one working day.
"""

from django.core import signing

from basis.inwoners.models import Inwoner
from basis.organisatie.models import Hoedanigheid

_ZOUT = "inwoner-gevonden"
_GELDIG = 10 * 60 * 60


def maak(door: Hoedanigheid, inwoner_id: int) -> str:
    return signing.dumps([door.pk, inwoner_id], salt=_ZOUT)


def lees(door: Hoedanigheid, verwijzing: str) -> Inwoner:
    """The person, or Inwoner.DoesNotExist for a pointer that is old, of another door or made up."""
    try:
        van, inwoner_id = signing.loads(verwijzing, salt=_ZOUT, max_age=_GELDIG)
    except (signing.BadSignature, ValueError, TypeError):
        raise Inwoner.DoesNotExist from None
    if van != door.pk:
        raise Inwoner.DoesNotExist
    return Inwoner.objects.vindbaar_voor(door).get(pk=inwoner_id)
