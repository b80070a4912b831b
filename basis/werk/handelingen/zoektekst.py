"""Keep the words by which a dossier is found. Runs inside the verb that writes the text."""

from datetime import date

from django.db import connection

from basis.werk.models import Bron, Zoektekst
from basis.werk.zoekwoorden import CONFIG, plat

_BEWAAR = """
INSERT INTO werk_zoektekst (dossier_id, bron, bron_id, op, woorden)
VALUES (%s, %s, %s, %s, to_tsvector(%s::regconfig, %s))
ON CONFLICT (bron, bron_id) DO UPDATE
SET dossier_id = EXCLUDED.dossier_id, op = EXCLUDED.op, woorden = EXCLUDED.woorden
"""


def indexeer(dossier_id: int, bron: Bron, bron_id: int, tekst: str, op: date) -> None:
    """The words of one text on a locked dossier, in the transaction that writes it. Empty text: no words left."""
    if not tekst.strip():
        Zoektekst.objects.filter(bron=bron, bron_id=bron_id).delete()
        return
    with connection.cursor() as cursor:
        cursor.execute(_BEWAAR, [dossier_id, bron.value, bron_id, op, CONFIG, plat(tekst)])
