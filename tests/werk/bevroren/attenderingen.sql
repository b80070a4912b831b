SELECT "werk_attendering"."gemaild_op"
FROM "werk_attendering"
WHERE ("werk_attendering"."aan_id" = %s
AND "werk_attendering"."gezien_op" IS NULL
AND ("werk_attendering"."dossier_id" IS NULL OR "werk_attendering"."soort" IN (%s, %s) OR "werk_attendering"."dossier_id" IN (SELECT W0."id" AS "pk"
FROM "dossiers_dossier" W0
WHERE (W0."gemeente_id" = %s
AND (W0."wet" IS NULL OR W0."wet" IN (%s))
AND ((NOT W0."afgeschermd"
AND W0."team_id" = %s) OR W0."id" IN ((SELECT U0."dossier_id" AS "dossier_id"
FROM "dossiers_betrokkenheid" U0
WHERE (U0."geldig" @> %s::date
AND U0."hoedanigheid_id" = %s))
UNION (SELECT U0."dossier_id" AS "dossier_id"
FROM "dossiers_betrokkenheid" U0
WHERE (U0."geldig" @> %s::date
AND U0."team_id" = %s))
UNION (SELECT V0."dossier_id" AS "dossier_id"
FROM "dossiers_betrokkenheid" V0
WHERE (V0."geldig" @> %s::date
AND V0."hoedanigheid_id" IN (SELECT U0."hoedanigheid_id" AS "hoedanigheid_id"
FROM "organisatie_afwezigheid" U0
WHERE (U0."geldig" @> %s::date
AND U0."waarnemer_id" = %s))))))
AND W0."id" IN (SELECT U0."dossier_id" AS "dossier_id"
FROM "werk_attendering" U0
WHERE (U0."aan_id" = %s
AND U0."gezien_op" IS NULL
AND NOT (U0."soort" IN (%s, %s))))))))
ORDER BY "werk_attendering"."gemaakt_op" DESC, "werk_attendering"."id" DESC
