"""The balance is told from our own table: a temporary one of the same name stands before it in the search path."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("consortium", "0006_prijswijziging")]
    operations = [
        migrations.RunSQL(
            "ALTER FUNCTION consortium_boeking_in_balans() SET search_path = public, pg_temp",
            "ALTER FUNCTION consortium_boeking_in_balans() RESET search_path",
        )
    ]
