"""Documents made of several sources in an order."""

from typing import ClassVar

from django.db import migrations, models


class Migration(migrations.Migration):
    """Adds the table of their acts."""

    dependencies: ClassVar = [("vault", "0008_source_judgements")]

    operations: ClassVar = [
        migrations.CreateModel(
            name="PagesRow",
            fields=[
                ("number", models.BigAutoField(primary_key=True, serialize=False)),
                ("key", models.CharField(max_length=32, db_index=True)),
                (
                    "case",
                    models.ForeignKey(
                        to="vault.CaseRow",
                        to_field="key",
                        db_column="case_key",
                        on_delete=models.PROTECT,
                        related_name="+",
                    ),
                ),
                ("title", models.TextField(null=True)),
                ("pages", models.JSONField()),
                ("by", models.TextField()),
                ("at", models.DateTimeField()),
            ],
            options={"db_table": "pages"},
        ),
    ]
