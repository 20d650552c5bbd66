"""The table of time stamps."""

from typing import ClassVar

from django.db import migrations, models


class Migration(migrations.Migration):
    """Adds it; nothing that was there is touched."""

    dependencies: ClassVar = [("vault", "0006_find")]

    operations: ClassVar = [
        migrations.CreateModel(
            name="StampRow",
            fields=[
                ("number", models.BigAutoField(primary_key=True, serialize=False)),
                (
                    "entry",
                    models.ForeignKey(
                        to="vault.CustodyRow", db_column="entry", on_delete=models.PROTECT, related_name="+"
                    ),
                ),
                ("link", models.CharField(max_length=71)),
                ("token", models.BinaryField()),
                ("authority", models.TextField()),
                ("nonce", models.TextField()),
                ("roots", models.JSONField()),
            ],
            options={"db_table": "stamps"},
        ),
    ]
