SELECT "organisatie_kern"."toegangspunt_id"
FROM "documenten_brief"
INNER JOIN "dossiers_dossier" ON ("documenten_brief"."dossier_id" = "dossiers_dossier"."id")
LEFT OUTER JOIN "inwoners_inwoner" ON ("dossiers_dossier"."inwoner_id" = "inwoners_inwoner"."id")
LEFT OUTER JOIN "organisatie_kern" ON ("dossiers_dossier"."kern_id" = "organisatie_kern"."id")
WHERE (EXISTS(SELECT %s AS "a"
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
AND W0."id" = ("documenten_brief"."dossier_id"))
LIMIT 1)
AND "documenten_brief"."pdf_id" IS NOT NULL
AND "documenten_brief"."status" = %s)
ORDER BY "documenten_brief"."gemaakt_op" ASC, "documenten_brief"."id" ASC
