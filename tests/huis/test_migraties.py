"""A migration locks shortly: colleagues keep working while a new version is put in place.

A change of a table keeps everybody from it until its transaction ends. So work on rows has a migration of its own,
and on tables that keep growing an index is built beside the work and a rule is checked afterwards.
"""

from django.db import migrations, models
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.operations.base import Operation
from django.db.migrations.operations.models import AddConstraint, AddIndex

# Of before this rule; on an installation that has them they are never run again.
VAN_VOOR_DE_REGEL = {
    ("documenten", "0002_werk_van_vandaag"),
    ("documenten", "0004_nog_op_de_post"),
    ("dossiers", "0002_lijsten"),
    ("dossiers", "0003_werk_van_vandaag"),
    ("werk", "0002_werk_van_vandaag"),
    ("werk", "0003_redelijk_genoemd_op"),
}
GROEIT = {
    *("journaal.gebeurtenis", "journaal.raadpleging", "journaal.uitgaand", "dossiers.dossier", "inwoners.inwoner"),
    *("werk.zoektekst", "werk.taak", "werk.termijn", "documenten.brief", "consortium.boekingsregel"),
}
RIJEN = (migrations.RunPython, migrations.RunSQL)
NIEUW = (migrations.CreateModel, migrations.DeleteModel)


def _model(app: str, stap: Operation) -> str:
    return f"{app}.{getattr(stap, 'model_name', getattr(stap, 'name', ''))}".lower()


def gebreken(app: str, migratie: migrations.Migration) -> list[str]:
    """What in this migration would keep colleagues waiting."""
    nieuw = {_model(app, stap) for stap in migratie.operations if isinstance(stap, migrations.CreateModel)}
    tabel = [
        stap
        for stap in migratie.operations
        if not isinstance(stap, (*RIJEN, *NIEUW)) and _model(app, stap) not in nieuw
    ]
    rijen = [stap for stap in migratie.operations if isinstance(stap, migrations.RunPython)]
    uit = []
    if migratie.atomic and rijen and tabel:
        uit.append("werk aan rijen hoort in een eigen migratie")
    uit += [
        f"{type(stap).__name__} op {_model(app, stap)}: gebruik {beter}"
        for soort, beter in ((AddIndex, "AddIndexConcurrently"), (AddConstraint, "AddConstraintNotValid"))
        for stap in tabel
        if type(stap) is soort and _model(app, stap) in GROEIT
    ]
    return uit


def test_een_migratie_houdt_een_tabel_kort_vast() -> None:
    schijf = MigrationLoader(None).disk_migrations
    ons = {sleutel: migratie for sleutel, migratie in schijf.items() if sleutel[0] != "sessions"}
    assert len(ons) > 30
    fout = {
        sleutel: uit
        for sleutel, migratie in ons.items()
        if sleutel not in VAN_VOOR_DE_REGEL and (uit := gebreken(sleutel[0], migratie))
    }
    assert fout == {}


def test_de_regel_ziet_wat_lang_vasthoudt() -> None:
    class Vol(migrations.Migration):
        operations = [
            migrations.AddField("Dossier", "nieuw", models.IntegerField(null=True)),
            migrations.RunPython(migrations.RunPython.noop),
            AddIndex("Dossier", models.Index(fields=["nieuw"], name="x")),
        ]

    assert gebreken("dossiers", Vol("0099", "dossiers")) == [
        "werk aan rijen hoort in een eigen migratie",
        "AddIndex op dossiers.dossier: gebruik AddIndexConcurrently",
    ]

    class Kort(migrations.Migration):
        operations = [migrations.AddField("Dossier", "nieuw", models.IntegerField(null=True))]

    assert gebreken("dossiers", Kort("0099", "dossiers")) == []
