"""The table of keys that made the commitments of tombstones before the vault was given a new master key."""

from typing import ClassVar

from django.db import migrations, models


class Migration(migrations.Migration):
    """Adds it."""

    dependencies: ClassVar = [("vault", "0010_transcripts")]

    operations: ClassVar = [
        migrations.CreateModel(
            name="FormerKeyRow",
            fields=[
                ("number", models.BigAutoField(primary_key=True, serialize=False)),
                ("key", models.BinaryField()),
            ],
            options={"db_table": "former_keys"},
        ),
    ]
