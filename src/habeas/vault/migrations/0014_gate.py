"""Rulings on what may leave, releases, and what was done about releases."""

from typing import Any, ClassVar

from django.db import migrations, models


def _number() -> tuple[str, Any]:
    return ("number", models.BigAutoField(primary_key=True, serialize=False))


def _case() -> tuple[str, Any]:
    return (
        "case",
        models.ForeignKey(
            to="vault.CaseRow", to_field="key", db_column="case_key", on_delete=models.PROTECT, related_name="+"
        ),
    )


class Migration(migrations.Migration):
    """Adds their tables."""

    dependencies: ClassVar = [("vault", "0013_mappings")]

    operations: ClassVar = [
        migrations.CreateModel(
            name="RulingRow",
            fields=[
                _number(),
                ("ruling", models.CharField(max_length=32)),
                _case(),
                ("ruled", models.CharField(max_length=64)),
                ("thing", models.CharField(max_length=64)),
                ("thing_key", models.TextField()),
                ("protection", models.CharField(max_length=64)),
                ("audience", models.CharField(max_length=64, null=True)),
                ("reason", models.TextField()),
                ("by", models.TextField()),
                ("at", models.DateTimeField()),
                ("undoes", models.CharField(max_length=32, null=True)),
            ],
            options={
                "db_table": "rulings",
                "constraints": [models.UniqueConstraint(fields=("ruling", "case"), name="ruling_once")],
            },
        ),
        migrations.CreateModel(
            name="ReleaseRow",
            fields=[
                _number(),
                ("release", models.CharField(max_length=32, db_index=True)),
                _case(),
                ("audience", models.CharField(max_length=64)),
                ("form", models.CharField(max_length=64)),
                ("title", models.TextField()),
                ("at", models.DateTimeField()),
                ("by", models.TextField()),
                ("secret", models.BinaryField()),
                ("view", models.CharField(max_length=71, null=True)),
                ("files", models.JSONField()),
                ("statements", models.JSONField()),
                ("entities", models.JSONField()),
                ("named", models.JSONField()),
                ("sentences", models.JSONField()),
                ("why", models.TextField()),
                ("requests", models.JSONField()),
                ("alone", models.BooleanField()),
            ],
            options={
                "db_table": "releases",
                "constraints": [models.UniqueConstraint(fields=("release", "case"), name="release_once")],
            },
        ),
        migrations.CreateModel(
            name="ReleaseActRow",
            fields=[
                _number(),
                ("act_key", models.CharField(max_length=32)),
                _case(),
                ("act", models.CharField(max_length=64)),
                ("by", models.TextField()),
                ("at", models.DateTimeField()),
                ("reason", models.TextField()),
                ("about", models.CharField(max_length=32, null=True)),
                ("audience", models.CharField(max_length=64, null=True)),
                ("statements", models.JSONField()),
                ("named", models.JSONField()),
            ],
            options={
                "db_table": "release_acts",
                "constraints": [models.UniqueConstraint(fields=("act_key", "case"), name="release_act_once")],
            },
        ),
    ]
