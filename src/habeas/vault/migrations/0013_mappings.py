"""Mappings of lists, kept by name."""

from typing import ClassVar

from django.db import migrations, models


class Migration(migrations.Migration):
    """Adds their table."""

    dependencies: ClassVar = [("vault", "0012_find_numbers")]

    operations: ClassVar = [
        migrations.CreateModel(
            name="MappingRow",
            fields=[
                ("number", models.BigAutoField(primary_key=True, serialize=False)),
                ("name", models.CharField(max_length=64, db_index=True)),
                ("digest", models.CharField(max_length=71)),
                ("text", models.TextField()),
                ("by", models.TextField()),
                ("at", models.DateTimeField()),
            ],
            options={
                "db_table": "mappings",
                "constraints": [models.UniqueConstraint(fields=("name", "digest"), name="mapping_once")],
            },
        ),
    ]
