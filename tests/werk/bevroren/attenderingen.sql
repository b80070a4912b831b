SELECT CASE WHEN ("dossiers_dossier"."behandelaar_id" = %s OR "werk_attendering"."dossier_id" IS NULL OR "werk_attendering"."soort" IN (%s, %s)) THEN %s WHEN "dossiers_dossier"."behandelaar_id" IN (SELECT U0."hoedanigheid_id" AS "hoedanigheid_id"
FROM "organisatie_afwezigheid" U0
WHERE (U0."geldig" @> %s::date
AND U0."waarnemer_id" = %s)) THEN %s ELSE %s END AS "plek", MAX("werk_attendering"."id") OVER () AS "tot", T4."id", T4."gemeente_id", T4."soort", T4."medewerker_id", T4."organisatie_id", T4."team_id", T4."functie", T4."wetten", T4."geldig", "organisatie_medewerker"."samenvatting"
FROM "werk_attendering"
LEFT OUTER JOIN "dossiers_dossier" ON ("werk_attendering"."dossier_id" = "dossiers_dossier"."id")
LEFT OUTER JOIN "organisatie_hoedanigheid" T4 ON ("dossiers_dossier"."behandelaar_id" = T4."id")
LEFT OUTER JOIN "inwoners_inwoner" ON ("dossiers_dossier"."inwoner_id" = "inwoners_inwoner"."id")
LEFT OUTER JOIN "organisatie_medewerker" ON (T4."medewerker_id" = "organisatie_medewerker"."id")
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
ORDER BY 10 ASC, "organisatie_medewerker"."naam" ASC, "werk_attendering"."gemaakt_op" DESC, "werk_attendering"."id" DESC
