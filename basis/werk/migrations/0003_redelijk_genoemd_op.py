"""The day a redelijke termijn was told stands with the term: only what is suspended after it comes on top."""

from datetime import date

from django.apps.registry import Apps
from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor


def haal_uit_het_journaal(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """The verb wrote the day down until now in its gebeurtenis alone."""
    termijnen = apps.get_model("werk", "Termijn")
    gebeurtenissen = apps.get_model("journaal", "Gebeurtenis")
    for termijn in termijnen.objects.filter(redelijke_termijn__isnull=False):
        verteld = gebeurtenissen.objects.filter(
            soort="termijn.redelijk", dossier_id=termijn.dossier_id, lading__termijn=termijn.pk
        ).order_by("-id")
        if op := next((rij.lading.get("op") for rij in verteld), None):
            termijn.redelijk_genoemd_op = date.fromisoformat(op)
            termijn.save(update_fields=["redelijk_genoemd_op"])


class Migration(migrations.Migration):
    dependencies = [
        ("journaal", "0003_werk_van_vandaag"),
        ("werk", "0002_werk_van_vandaag"),
    ]

    operations = [
        migrations.AddField(
            model_name="termijn",
            name="redelijk_genoemd_op",
            field=models.DateField(
                help_text="dag van die brief; alleen wat daarna wordt opgeschort, komt erbij", null=True
            ),
        ),
        migrations.AlterField(
            model_name="ingebrekestelling",
            name="oordeel",
            field=models.CharField(
                blank=True,
                choices=[
                    ("", "geen bijzonder oordeel"),
                    ("laat", "onredelijk laat (Awb 4:17 lid 5 onder a)"),
                    ("belang", "de aanvrager is geen belanghebbende (onder b)"),
                    ("kennelijk", "kennelijk niet-ontvankelijk of ongegrond (onder c)"),
                ],
                default="",
                max_length=10,
            ),
        ),
        migrations.RunPython(haal_uit_het_journaal, migrations.RunPython.noop),
    ]
