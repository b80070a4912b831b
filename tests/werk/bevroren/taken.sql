SELECT T8."id", T8."gemeente_id", T8."soort", T8."medewerker_id", T8."organisatie_id", T8."team_id", T8."functie", T8."wetten", T8."geldig", T9."id", T9."password", T9."last_login", T9."gebruikersnaam", T9."naam", T9."email", T9."telefoon", T9."registratie", T9."registratienummer", T9."registratie_tot", T9."actief", T9."wachtwoord_tijdelijk", T9."samenvatting", "organisatie_team"."toegangspunt_id"
FROM "werk_taak"
LEFT OUTER JOIN "dossiers_dossier" ON ("werk_taak"."dossier_id" = "dossiers_dossier"."id")
LEFT OUTER JOIN "inwoners_inwoner" ON ("dossiers_dossier"."inwoner_id" = "inwoners_inwoner"."id")
LEFT OUTER JOIN "organisatie_kern" ON ("dossiers_dossier"."kern_id" = "organisatie_kern"."id")
LEFT OUTER JOIN "organisatie_hoedanigheid" ON ("dossiers_dossier"."behandelaar_id" = "organisatie_hoedanigheid"."id")
LEFT OUTER JOIN "organisatie_medewerker" ON ("organisatie_hoedanigheid"."medewerker_id" = "organisatie_medewerker"."id")
LEFT OUTER JOIN "organisatie_hoedanigheid" T8 ON ("werk_taak"."voor_id" = T8."id")
LEFT OUTER JOIN "organisatie_medewerker" T9 ON (T8."medewerker_id" = T9."id")
LEFT OUTER JOIN "organisatie_team" ON ("werk_taak"."team_id" = "organisatie_team"."id")
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
AND W0."id" IN (%s)))))
ORDER BY "werk_taak"."uiterlijk" ASC NULLS LAST, "werk_taak"."id" ASC
