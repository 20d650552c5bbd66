"""One table of tombstones for everything that is erased; those of archives move into it."""

from typing import Any, ClassVar

from django.db import migrations, models


def move_archives(apps: Any, editor: Any) -> None:
    """Put the tombstones of archives into the common table, each as an act of its own."""
    alias = editor.connection.alias
    made = apps.get_model("vault", "ErasureRow").objects.using(alias)
    for row in apps.get_model("vault", "ErasedArchiveRow").objects.using(alias).order_by("number").values():
        made.create(
            kind="archive",
            key=row["key"],
            act=row["key"],
            case=row["case_id"],
            at=row["erased_at"],
            by=row["erased_by"],
            reason="other",
            note=row["reason"],
            since=row["taken_in_at"],
            cleaned=True,
        )


class Migration(migrations.Migration):
    """Adds the table, moves the rows, drops the table of archives' tombstones."""

    dependencies: ClassVar = [("vault", "0003_parts_and_places")]

    operations: ClassVar = [
        migrations.CreateModel(
            name="ErasureRow",
            fields=[
                ("number", models.BigAutoField(primary_key=True, serialize=False)),
                ("kind", models.CharField(max_length=64)),
                ("key", models.CharField(max_length=64)),
                ("act", models.CharField(max_length=32)),
                ("case", models.CharField(max_length=32, null=True, db_column="case_key")),
                ("at", models.DateTimeField()),
                ("by", models.TextField()),
                ("reason", models.CharField(max_length=64)),
                ("note", models.TextField()),
                ("replaced", models.CharField(max_length=64, null=True)),
                ("since", models.DateTimeField(null=True)),
                ("commitment", models.CharField(max_length=64, null=True, db_index=True)),
                ("cleaned", models.BooleanField()),
            ],
            options={"db_table": "erasures"},
        ),
        migrations.AddConstraint(
            model_name="ErasureRow",
            constraint=models.UniqueConstraint(fields=("kind", "key"), name="erased_once"),
        ),
        migrations.RunPython(move_archives, migrations.RunPython.noop),
        migrations.DeleteModel(name="ErasedArchiveRow"),
    ]
