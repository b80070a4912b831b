SELECT COALESCE((SELECT U0."op" AS "op"
FROM "journaal_raadpleging" U0
WHERE (U0."dossier_id" = ("dossiers_dossier"."id")
AND U0."medewerker_id" = %s
AND U0."soort" = %s)
ORDER BY 1 DESC
LIMIT 1), %s) AS "gezien", (SELECT U0."id" AS "pk"
FROM "journaal_gebeurtenis" U0
WHERE (U0."dossier_id" = ("dossiers_dossier"."id")
AND U0."vastgelegd_op" > (COALESCE((SELECT U0."op" AS "op"
FROM "journaal_raadpleging" U0
WHERE (U0."dossier_id" = ("dossiers_dossier"."id")
AND U0."medewerker_id" = %s
AND U0."soort" = %s)
ORDER BY 1 DESC
LIMIT 1), %s))
AND NOT (U0."door_id" = %s)
AND NOT (U0."functie" = %s)
AND NOT (U0."soort" IN (%s, %s, %s, %s, %s, %s)))
ORDER BY U0."gebeurd_op" DESC, U0."id" DESC
LIMIT 1) AS "nieuwste", "organisatie_kern"."toegangspunt_id"
FROM "dossiers_dossier"
LEFT OUTER JOIN "inwoners_inwoner" ON ("dossiers_dossier"."inwoner_id" = "inwoners_inwoner"."id")
LEFT OUTER JOIN "organisatie_kern" ON ("dossiers_dossier"."kern_id" = "organisatie_kern"."id")
WHERE ("dossiers_dossier"."gemeente_id" = %s
AND ("dossiers_dossier"."wet" IS NULL OR "dossiers_dossier"."wet" IN (%s))
AND ((NOT "dossiers_dossier"."afgeschermd"
AND "dossiers_dossier"."team_id" = %s) OR "dossiers_dossier"."id" IN ((SELECT U0."dossier_id" AS "dossier_id"
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
AND "dossiers_dossier"."gesloten_op" IS NULL
AND "dossiers_dossier"."behandelaar_id" = %s
AND (SELECT U0."id" AS "pk"
FROM "journaal_gebeurtenis" U0
WHERE (U0."dossier_id" = ("dossiers_dossier"."id")
AND U0."vastgelegd_op" > (COALESCE((SELECT U0."op" AS "op"
FROM "journaal_raadpleging" U0
WHERE (U0."dossier_id" = ("dossiers_dossier"."id")
AND U0."medewerker_id" = %s
AND U0."soort" = %s)
ORDER BY 1 DESC
LIMIT 1), %s))
AND NOT (U0."door_id" = %s)
AND NOT (U0."functie" = %s)
AND NOT (U0."soort" IN (%s, %s, %s, %s, %s, %s)))
ORDER BY U0."gebeurd_op" DESC, U0."id" DESC
LIMIT 1) IS NOT NULL)
ORDER BY 24 DESC
