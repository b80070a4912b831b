"""Append-only by trigger, and Raadpleging partitioned by month.

Destruction by law (issue of later) goes through one function that sets `huis.vernietiging`; until it
exists nothing passes.
"""

from django.db import migrations

WACHTER = """
CREATE FUNCTION journaal_alleen_toevoegen() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'In % wordt alleen toegevoegd, niets gewijzigd of verwijderd', TG_TABLE_NAME
        USING ERRCODE = 'integrity_constraint_violation';
END $$;
CREATE TRIGGER gebeurtenis_alleen_toevoegen BEFORE UPDATE OR DELETE ON journaal_gebeurtenis
    FOR EACH ROW EXECUTE FUNCTION journaal_alleen_toevoegen();
CREATE TRIGGER gebeurtenis_niet_legen BEFORE TRUNCATE ON journaal_gebeurtenis
    FOR EACH STATEMENT EXECUTE FUNCTION journaal_alleen_toevoegen();
"""

PARTITIES = """
DROP TABLE journaal_raadpleging;
CREATE SEQUENCE journaal_raadpleging_id_seq;
CREATE TABLE journaal_raadpleging (
    id bigint NOT NULL DEFAULT nextval('journaal_raadpleging_id_seq'),
    op timestamptz NOT NULL,
    soort varchar(20) NOT NULL,
    gemeente_id bigint NOT NULL,
    door_id bigint NOT NULL,
    medewerker_id bigint,
    naam varchar(200) NOT NULL,
    functie varchar(40) NOT NULL,
    organisatie_id bigint,
    organisatie_naam varchar(200) NOT NULL,
    werkplek varchar(60) NOT NULL,
    inwoner_id bigint,
    dossier_id bigint,
    object_soort varchar(40) NOT NULL,
    object_id bigint,
    wet varchar(20),
    doel varchar(60) NOT NULL,
    rechten_versie varchar(20) NOT NULL,
    noodprocedure boolean NOT NULL,
    uitkomst varchar(20) NOT NULL,
    aantal integer CHECK (aantal >= 0),
    PRIMARY KEY (id, op)
) PARTITION BY RANGE (op);
ALTER SEQUENCE journaal_raadpleging_id_seq OWNED BY journaal_raadpleging.id;
CREATE INDEX raadpleging_gemeente ON journaal_raadpleging (gemeente_id, op DESC, id DESC);
CREATE INDEX raadpleging_dossier ON journaal_raadpleging (dossier_id, op);
CREATE INDEX raadpleging_inwoner ON journaal_raadpleging (inwoner_id, op);
CREATE INDEX raadpleging_medewerker ON journaal_raadpleging (medewerker_id, op);
-- What falls outside the months made ahead is caught here, so logging a look never fails.
CREATE TABLE journaal_raadpleging_rest PARTITION OF journaal_raadpleging DEFAULT;
CREATE TRIGGER raadpleging_alleen_toevoegen BEFORE UPDATE OR DELETE ON journaal_raadpleging
    FOR EACH ROW EXECUTE FUNCTION journaal_alleen_toevoegen();
CREATE TRIGGER raadpleging_niet_legen BEFORE TRUNCATE ON journaal_raadpleging
    FOR EACH STATEMENT EXECUTE FUNCTION journaal_alleen_toevoegen();
CREATE FUNCTION journaal_maak_partities(van date, tot date) RETURNS integer LANGUAGE plpgsql AS $$
DECLARE
    maand date := date_trunc('month', van)::date;
    naam text;
    gemaakt integer := 0;
BEGIN
    WHILE maand <= tot LOOP
        naam := 'journaal_raadpleging_' || to_char(maand, 'YYYY_MM');
        -- A month whose rows already fell into the rest stays there: nothing is moved or lost.
        IF to_regclass(naam) IS NULL AND NOT EXISTS (
            SELECT 1 FROM journaal_raadpleging_rest
            WHERE op >= maand::timestamp AT TIME ZONE 'Europe/Amsterdam'
              AND op < (maand + interval '1 month') AT TIME ZONE 'Europe/Amsterdam'
        ) THEN
            EXECUTE format(
                'CREATE TABLE %I PARTITION OF journaal_raadpleging FOR VALUES FROM (%L) TO (%L)',
                naam,
                maand::timestamp AT TIME ZONE 'Europe/Amsterdam',
                (maand + interval '1 month') AT TIME ZONE 'Europe/Amsterdam'
            );
            gemaakt := gemaakt + 1;
        END IF;
        maand := (maand + interval '1 month')::date;
    END LOOP;
    RETURN gemaakt;
END $$;
SELECT journaal_maak_partities(current_date, (current_date + interval '3 months')::date);
"""


class Migration(migrations.Migration):
    dependencies = [("journaal", "0001_initial")]
    operations = [
        migrations.RunSQL(WACHTER, migrations.RunSQL.noop),
        migrations.RunSQL(PARTITIES, migrations.RunSQL.noop),
    ]
