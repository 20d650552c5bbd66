"""The table of what came inside what, and the places of recognised words and of transcripts."""

from typing import ClassVar

from django.db import migrations, models


class Migration(migrations.Migration):
    """Adds them; nothing that was there is touched."""

    dependencies: ClassVar = [("vault", "0002_archives_and_registers")]

    operations: ClassVar = [
        migrations.AddField(model_name="ReadingRow", name="places", field=models.BinaryField(null=True)),
        migrations.CreateModel(
            name="PartRow",
            fields=[
                ("number", models.BigAutoField(primary_key=True, serialize=False)),
                (
                    "container",
                    models.ForeignKey(
                        to="vault.SourceRow",
                        to_field="key",
                        db_column="container_key",
                        on_delete=models.PROTECT,
                        related_name="+",
                    ),
                ),
                (
                    "part",
                    models.ForeignKey(
                        to="vault.SourceRow",
                        to_field="key",
                        db_column="part_key",
                        on_delete=models.PROTECT,
                        related_name="+",
                    ),
                ),
                ("path", models.TextField()),
                ("place", models.BigIntegerField()),
            ],
            options={"db_table": "parts"},
        ),
    ]
