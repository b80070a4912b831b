"""The grootboek is append-only, and each boeking sums to zero at commit."""

from django.db import migrations

SQL = """
CREATE TRIGGER boeking_alleen_toevoegen BEFORE UPDATE OR DELETE ON consortium_boeking
    FOR EACH ROW EXECUTE FUNCTION journaal_alleen_toevoegen();
CREATE TRIGGER boeking_niet_legen BEFORE TRUNCATE ON consortium_boeking
    FOR EACH STATEMENT EXECUTE FUNCTION journaal_alleen_toevoegen();
CREATE TRIGGER boekingsregel_alleen_toevoegen BEFORE UPDATE OR DELETE ON consortium_boekingsregel
    FOR EACH ROW EXECUTE FUNCTION journaal_alleen_toevoegen();
CREATE TRIGGER boekingsregel_niet_legen BEFORE TRUNCATE ON consortium_boekingsregel
    FOR EACH STATEMENT EXECUTE FUNCTION journaal_alleen_toevoegen();
CREATE FUNCTION consortium_boeking_in_balans() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    boeking bigint := CASE TG_TABLE_NAME WHEN 'consortium_boeking' THEN NEW.id ELSE
        (to_jsonb(NEW) ->> 'boeking_id')::bigint END;
    som numeric;
    aantal integer;
BEGIN
    SELECT coalesce(sum(bedrag), 0), count(*) INTO som, aantal
        FROM consortium_boekingsregel WHERE boeking_id = boeking;
    IF som <> 0 OR aantal < 2 THEN
        RAISE EXCEPTION 'Boeking % is niet in balans (% over % regels)', boeking, som, aantal
            USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER boeking_in_balans AFTER INSERT ON consortium_boeking
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION consortium_boeking_in_balans();
CREATE CONSTRAINT TRIGGER boekingsregel_in_balans AFTER INSERT ON consortium_boekingsregel
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION consortium_boeking_in_balans();
"""


class Migration(migrations.Migration):
    dependencies = [("consortium", "0001_initial"), ("journaal", "0002_alleen_toevoegen")]
    operations = [migrations.RunSQL(SQL, migrations.RunSQL.noop)]
