SELECT T4."id", T4."gemeente_id", T4."soort", T4."medewerker_id", T4."organisatie_id", T4."team_id", T4."functie", T4."wetten", T4."geldig", T6."id", T6."gemeente_id", T6."soort", T6."medewerker_id", T6."organisatie_id", T6."team_id", T6."functie", T6."wetten", T6."geldig", T7."id", T7."password", T7."last_login", T7."gebruikersnaam", T7."naam", T7."email", T7."telefoon", T7."registratie", T7."registratienummer", T7."registratie_tot", T7."actief", T7."wachtwoord_tijdelijk", T7."samenvatting"
FROM "dossiers_overdracht"
INNER JOIN "dossiers_dossier" ON ("dossiers_overdracht"."dossier_id" = "dossiers_dossier"."id")
LEFT OUTER JOIN "organisatie_hoedanigheid" T4 ON ("dossiers_overdracht"."van_id" = T4."id")
LEFT OUTER JOIN "organisatie_medewerker" ON (T4."medewerker_id" = "organisatie_medewerker"."id")
INNER JOIN "organisatie_hoedanigheid" T6 ON ("dossiers_overdracht"."aangeboden_door_id" = T6."id")
LEFT OUTER JOIN "organisatie_medewerker" T7 ON (T6."medewerker_id" = T7."id")
WHERE ("dossiers_overdracht"."antwoord" IS NULL
AND "dossiers_overdracht"."naar_id" = %s)
ORDER BY "dossiers_overdracht"."aangeboden_op" ASC, "dossiers_overdracht"."id" ASC
