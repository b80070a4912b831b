"""Who must be told what. Set by set in SQL, so the number of questions does not grow with the dossiers."""

from collections.abc import Sequence
from datetime import timedelta

from django.db import connection

from basis.journaal.tijd import nu, vandaag
from basis.organisatie.enums import Functie
from basis.organisatie.handeling import handeling
from basis.organisatie.models import Hoedanigheid
from basis.organisatie.rechten import mag
from basis.werk.instellingen import stil_weken
from basis.werk.models import Attendering
from basis.werk.taken import VAN_BEHANDELAAR

# A cause: (soort, sleutel, dossier, whose it is, or else of which team). The unique (aan, sleutel) tells it once.
# The stages of a term exclude each other: after a standstill only the last one is told.
_OORZAKEN = """
WITH oorzaak AS (
    SELECT CASE WHEN t.einddatum < %(dag)s THEN 'gemist'
                WHEN %(dag)s >= t.vanaf + ceil((t.einddatum - t.vanaf) * 0.9)::int THEN '90' ELSE '75' END AS soort,
           CASE WHEN t.einddatum < %(dag)s THEN 'termijn:' || t.id || ':gemist'
                WHEN %(dag)s >= t.vanaf + ceil((t.einddatum - t.vanaf) * 0.9)::int THEN 'termijn:' || t.id || ':90'
                ELSE 'termijn:' || t.id || ':75' END AS sleutel,
           d.id AS dossier_id, d.behandelaar_id AS van_id, d.team_id
    FROM werk_termijn t JOIN dossiers_dossier d ON d.id = t.dossier_id
    WHERE d.gemeente_id = %(gemeente)s AND d.gesloten_op IS NULL AND t.afronding IS NULL AND t.van_ons AND t.wettelijk
      AND %(dag)s >= t.vanaf + ceil((t.einddatum - t.vanaf) * 0.75)::int
  UNION ALL
    SELECT 'escalatie', 'termijn:' || t.id || ':escalatie', d.id, NULL, d.team_id
    FROM werk_termijn t JOIN dossiers_dossier d ON d.id = t.dossier_id
    WHERE d.gemeente_id = %(gemeente)s AND d.gesloten_op IS NULL AND t.afronding IS NULL AND t.van_ons AND t.wettelijk
      AND t.einddatum < %(dag)s AND d.behandelaar_id IS NOT NULL
  UNION ALL
    SELECT 'taak', 'taak:' || t.id || ':' || t.uiterlijk, d.id,
           CASE WHEN t.voor_id IS NOT NULL THEN t.voor_id
                WHEN t.soort = ANY(%(volgt)s) THEN d.behandelaar_id END,
           CASE WHEN t.soort = ANY(%(volgt)s) THEN d.team_id ELSE coalesce(t.team_id, d.team_id) END
    FROM werk_taak t LEFT JOIN dossiers_dossier d ON d.id = t.dossier_id
    WHERE t.gemeente_id = %(gemeente)s AND t.klaar_op IS NULL AND t.uiterlijk < %(dag)s
      AND (t.vanaf IS NULL OR t.vanaf <= %(dag)s)
  UNION ALL
    SELECT 'stil', 'stil:' || d.id || ':' || coalesce(d.laatste_contact::text, 'nooit'), d.id, d.behandelaar_id,
           d.team_id
    FROM dossiers_dossier d
    WHERE d.gemeente_id = %(gemeente)s AND d.gesloten_op IS NULL AND d.aan_zet <> 'niemand'
      AND coalesce(d.laatste_contact, (d.geopend_op AT TIME ZONE 'Europe/Amsterdam')::date) < %(stil)s
), bewaker AS (
    SELECT h.id, h.team_id FROM organisatie_hoedanigheid h JOIN organisatie_medewerker m ON m.id = h.medewerker_id
    WHERE h.gemeente_id = %(gemeente)s AND m.actief AND h.geldig @> %(dag)s AND h.functie = ANY(%(bewakers)s)
), geadresseerd AS (
    SELECT o.soort, o.sleutel, o.dossier_id, o.van_id AS aan_id FROM oorzaak o WHERE o.van_id IS NOT NULL
  UNION ALL
    SELECT o.soort, o.sleutel, o.dossier_id, b.id FROM oorzaak o JOIN bewaker b ON b.team_id = o.team_id
    WHERE o.van_id IS NULL
      -- Who handles a missed term is told that already.
      AND NOT (o.soort = 'escalatie' AND EXISTS (
            SELECT 1 FROM dossiers_dossier d WHERE d.id = o.dossier_id AND d.behandelaar_id = b.id))
), gericht AS (
    SELECT g.soort, g.sleutel, g.dossier_id, coalesce(w.waarnemer_id, g.aan_id) AS aan_id
    FROM geadresseerd g
    LEFT JOIN organisatie_afwezigheid w ON w.hoedanigheid_id = g.aan_id AND w.geldig @> %(dag)s
)
INSERT INTO werk_attendering (gemeente_id, aan_id, dossier_id, soort, sleutel, gemaakt_op)
SELECT %(gemeente)s, g.aan_id, g.dossier_id, g.soort, g.sleutel, %(nu)s
FROM gericht g
JOIN organisatie_hoedanigheid h ON h.id = g.aan_id AND h.geldig @> %(dag)s
JOIN organisatie_medewerker m ON m.id = h.medewerker_id AND m.actief
LEFT JOIN dossiers_dossier d ON d.id = g.dossier_id
WHERE d.id IS NULL OR (
    (d.wet IS NULL OR d.wet = ANY(h.wetten))
    AND (NOT d.afgeschermd OR EXISTS (
        SELECT 1 FROM dossiers_betrokkenheid b
        WHERE b.dossier_id = d.id AND b.geldig @> %(dag)s
          AND (b.hoedanigheid_id = h.id OR b.team_id = h.team_id OR b.hoedanigheid_id IN (
                SELECT a.hoedanigheid_id FROM organisatie_afwezigheid a
                WHERE a.waarnemer_id = h.id AND a.geldig @> %(dag)s))))
)
-- What presses most comes last, so it stands on top; and two workers at once never wait for each other.
ORDER BY array_position(ARRAY['stil', '75', 'taak', '90', 'escalatie', 'gemist'], g.soort), g.sleutel, g.aan_id
ON CONFLICT (aan_id, sleutel) DO NOTHING
"""


@handeling(None, stil=True)
def attendeer(door: Hoedanigheid) -> int:
    """Tell who must know, in the gemeente of this (system) door; returns how many are new.

    Terms of ours at 75 % and 90 % and missed, tasks past their day, quiet dossiers: to the behandelaar,
    without one to who watches over the team; a missed term also there. Away: the waarnemer. Once per
    cause, whoever runs it and however often. Two queries.
    """
    dag = vandaag()
    with connection.cursor() as cursor:
        cursor.execute(
            _OORZAKEN,
            {
                "dag": dag,
                "nu": nu(),
                "gemeente": door.gemeente_id,
                "stil": dag - timedelta(weeks=stil_weken(door.gemeente_id)),
                "volgt": [soort.value for soort in VAN_BEHANDELAAR],
                "bewakers": [functie.value for functie in Functie if mag(functie, "team.bewaken")],
            },
        )
        return int(cursor.rowcount)


@handeling("thuis.zien", stil=True)
def zet_gezien(door: Hoedanigheid, *, attendering_id: int | None = None, tot: int | None = None) -> int:
    """Mark one own attendering as seen, or all up to and including the one with id `tot`."""
    rijen = Attendering.objects.filter(aan=door, gezien_op=None)
    if attendering_id is not None:
        rijen = rijen.filter(pk=attendering_id)
    elif tot is not None:
        rijen = rijen.filter(pk__lte=tot)
    return rijen.update(gezien_op=nu())


@handeling(None, stil=True)
def markeer_gemaild(door: Hoedanigheid, ids: Sequence[int]) -> None:
    """These were counted in a digest; by the system, in the transaction that finishes its row."""
    Attendering.objects.filter(gemeente_id=door.gemeente_id, pk__in=ids).update(gemaild_op=nu())
