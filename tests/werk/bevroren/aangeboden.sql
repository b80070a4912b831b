SELECT T4."id", T4."gemeente_id", T4."soort", T4."medewerker_id", T4."organisatie_id", T4."team_id", T4."functie", T4."wetten", T4."geldig", "organisatie_medewerker"."samenvatting"
FROM "dossiers_overdracht"
INNER JOIN "dossiers_dossier" ON ("dossiers_overdracht"."dossier_id" = "dossiers_dossier"."id")
INNER JOIN "organisatie_hoedanigheid" T4 ON ("dossiers_overdracht"."aangeboden_door_id" = T4."id")
LEFT OUTER JOIN "organisatie_medewerker" ON (T4."medewerker_id" = "organisatie_medewerker"."id")
WHERE ("dossiers_overdracht"."antwoord" IS NULL
AND "dossiers_overdracht"."naar_id" = %s)
ORDER BY "dossiers_overdracht"."aangeboden_op" ASC, "dossiers_overdracht"."id" ASC
