"""The table of which source gives the words of which recording."""

from typing import Any, ClassVar

import django.db.models.deletion
from django.db import migrations, models


def _to(table: str, column: str) -> Any:
    return models.ForeignKey(
        db_column=column,
        on_delete=django.db.models.deletion.PROTECT,
        related_name="+",
        to=f"vault.{table}",
        to_field="key",
    )


class Migration(migrations.Migration):
    """Adds it."""

    dependencies: ClassVar = [("vault", "0009_pages")]

    operations: ClassVar = [
        migrations.CreateModel(
            name="TranscriptRow",
            fields=[
                ("number", models.BigAutoField(primary_key=True, serialize=False)),
                ("made_by", models.TextField()),
                ("machine", models.BooleanField()),
                ("by", models.TextField()),
                ("at", models.DateTimeField()),
                ("recording", _to("SourceRow", "recording_key")),
                ("transcript", _to("SourceRow", "transcript_key")),
            ],
            options={"db_table": "transcripts"},
        ),
    ]
