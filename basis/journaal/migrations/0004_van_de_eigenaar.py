"""What the application's plain user may not do itself, done by functions of the owner.

Months are made ahead; and destruction by law is the only way a row ever changes: it no longer tells of whom it was,
and keeps soort, dates, kern, wet and amounts, so no figure moves. The application may do that once the last
gebeurtenis of the dossier lies fifteen years back (Wmo 2015 5.3.4 lid 1); that day is itself append-only, so nobody
can put it back. On a request (Wmo 2015 5.3.5) the owner may do it at once.
"""

from django.db import migrations

SQL = """
CREATE OR REPLACE FUNCTION journaal_alleen_toevoegen() RETURNS trigger LANGUAGE plpgsql
SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    -- Anybody can make that setting; only the owner's function is the owner too.
    IF TG_OP = 'UPDATE' AND current_setting('huis.vernietiging', true) = 'aan'
        AND current_user = (SELECT pg_get_userbyid(relowner) FROM pg_class WHERE oid = TG_RELID)
    THEN
        RETURN NEW;
    END IF;
    RAISE EXCEPTION 'In % wordt alleen toegevoegd, niets gewijzigd of verwijderd', TG_TABLE_NAME
        USING ERRCODE = 'integrity_constraint_violation';
END $$;

ALTER FUNCTION journaal_maak_partities(date, date) SECURITY DEFINER SET search_path = public, pg_temp;

CREATE FUNCTION journaal_vernietig(dossier bigint) RETURNS bigint LANGUAGE plpgsql
SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
    laatste timestamptz := (SELECT max(vastgelegd_op) FROM public.journaal_gebeurtenis WHERE dossier_id = dossier);
    -- Below zero, so it is never a dossier or an inwoner.
    niemand bigint := -(1 + floor(random() * 9000000000000000)::bigint);
    geteld bigint;
    gezien bigint;
BEGIN
    IF session_user <> current_user AND (laatste IS NULL OR laatste > now() - interval '15 years') THEN
        RAISE EXCEPTION 'Dossier % moet nog bewaard blijven', dossier USING ERRCODE = 'insufficient_privilege';
    END IF;
    PERFORM set_config('huis.vernietiging', 'aan', true);
    UPDATE public.journaal_gebeurtenis SET
        dossier_id = niemand,
        inwoner_id = CASE WHEN inwoner_id IS NOT NULL THEN niemand END,
        naam = '',
        voor_naam = '',
        lading = (SELECT coalesce(jsonb_object_agg(k, v), '{}') FROM jsonb_each(lading) l(k, v)
                  WHERE k !~ '(kenmerk|nummer|id|ids)$')
        WHERE dossier_id = dossier;
    GET DIAGNOSTICS geteld = ROW_COUNT;
    UPDATE public.journaal_raadpleging SET
        dossier_id = niemand, inwoner_id = CASE WHEN inwoner_id IS NOT NULL THEN niemand END, object_id = NULL
        WHERE dossier_id = dossier;
    GET DIAGNOSTICS gezien = ROW_COUNT;
    PERFORM set_config('huis.vernietiging', '', true);
    RETURN geteld + gezien;
END $$;
REVOKE ALL ON FUNCTION journaal_vernietig(bigint), journaal_maak_partities(date, date) FROM PUBLIC;
"""


class Migration(migrations.Migration):
    dependencies = [("journaal", "0003_werk_van_vandaag")]
    operations = [migrations.RunSQL(SQL, migrations.RunSQL.noop)]
