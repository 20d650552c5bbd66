"""The table of what people say on the independence of sources."""

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

    dependencies: ClassVar = [("vault", "0007_stamps")]

    operations: ClassVar = [
        migrations.CreateModel(
            name="SourceJudgementRow",
            fields=[
                ("number", models.BigAutoField(primary_key=True, serialize=False)),
                ("standing", models.CharField(max_length=64)),
                ("by", models.TextField()),
                ("at", models.DateTimeField()),
                ("reason", models.TextField()),
                ("case", _to("CaseRow", "case_key")),
                ("one", _to("SourceRow", "one_key")),
                ("other", _to("SourceRow", "other_key")),
            ],
            options={"db_table": "source_judgements"},
        ),
    ]
