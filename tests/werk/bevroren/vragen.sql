SELECT T3."id", T3."gemeente_id", T3."soort", T3."medewerker_id", T3."organisatie_id", T3."team_id", T3."functie", T3."wetten", T3."geldig", T5."id", T5."password", T5."last_login", T5."gebruikersnaam", T5."naam", T5."email", T5."telefoon", T5."registratie", T5."registratienummer", T5."registratie_tot", T5."actief", T5."wachtwoord_tijdelijk", T5."samenvatting"
FROM "werk_vraag"
INNER JOIN "organisatie_hoedanigheid" ON ("werk_vraag"."aan_id" = "organisatie_hoedanigheid"."id")
INNER JOIN "organisatie_hoedanigheid" T3 ON ("werk_vraag"."van_id" = T3."id")
LEFT OUTER JOIN "organisatie_medewerker" ON (T3."medewerker_id" = "organisatie_medewerker"."id")
LEFT OUTER JOIN "organisatie_medewerker" T5 ON ("organisatie_hoedanigheid"."medewerker_id" = T5."id")
WHERE ((("werk_vraag"."aan_id" = %s
AND "werk_vraag"."beantwoord_op" IS NULL) OR ("werk_vraag"."beantwoord_op" IS NOT NULL
AND "werk_vraag"."gelezen_op" IS NULL
AND "werk_vraag"."van_id" = %s))
AND "werk_vraag"."ingetrokken_op" IS NULL)
ORDER BY "werk_vraag"."gesteld_op" ASC, "werk_vraag"."id" ASC
