SELECT "werk_terugbelverzoek"."waarover"
FROM "werk_taak"
LEFT OUTER JOIN "dossiers_dossier" ON ("werk_taak"."dossier_id" = "dossiers_dossier"."id")
LEFT OUTER JOIN "werk_terugbelverzoek" ON ("werk_taak"."id" = "werk_terugbelverzoek"."taak_id")
WHERE ("werk_taak"."gemeente_id" = %s
AND "werk_taak"."id" IN (%s)
AND ("werk_taak"."dossier_id" IS NULL OR "werk_taak"."dossier_id" IN (SELECT W0."id" AS "pk"
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
AND W0."id" IN (%s))))
AND "werk_taak"."soort" = %s)
ORDER BY "werk_taak"."uiterlijk" ASC NULLS LAST, "werk_taak"."id" ASC
