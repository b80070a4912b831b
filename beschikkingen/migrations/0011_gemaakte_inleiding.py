"""The sentence the system wrote in a draft is nobody's own words: emptied, so it follows the results."""

import re

from django.apps.registry import Apps
from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

MAAND = "januari|februari|maart|april|mei|juni|juli|augustus|september|oktober|november|december"


def leeg_gemaakte_inleiding(apps: Apps, schema_editor: BaseDatabaseSchemaEditor | None) -> None:
    """Of what isn't decided yet. Any names and any day: the lines may have changed since it was made."""
    voorzieningen = apps.get_model("voorzieningen", "Voorziening").objects
    namen = {re.escape(naam.lower()) for naam in voorzieningen.values_list("naam_inwoner", flat=True)}
    een = f"(?:{'|'.join(sorted(namen, key=len, reverse=True)) or 'hulp'})"
    gemaakt = re.compile(rf"U krijgt (?:hulp|(?:{een}, )*(?:{een} en )?{een})\.(?: Dit is vanaf \d+ (?:{MAAND}) \d+\.)?")
    open_ = apps.get_model("beschikkingen", "Beschikking").objects.filter(status__in=("concept", "ter_accordering"))
    teksten = open_.filter(inleiding__startswith="U krijgt ").values_list("pk", "inleiding")
    pks = [pk for pk, tekst in teksten if gemaakt.fullmatch(tekst.strip())]
    open_.filter(pk__in=pks).update(inleiding="")


class Migration(migrations.Migration):
    dependencies = [
        ("beschikkingen", "0010_verzoek_en_foto"),
        ("voorzieningen", "0001_initial"),
    ]

    operations = [
        migrations.RunPython(leeg_gemaakte_inleiding, migrations.RunPython.noop, elidable=True),
    ]
