"""The tables of what goes from vault to vault, and room for the same bytes taken in on two laptops."""

from typing import ClassVar

from django.db import migrations, models


class Migration(migrations.Migration):
    """Adds them; the same bytes may be two sources, and the same export two archives, from now on."""

    dependencies: ClassVar = [("vault", "0004_erasures")]

    operations: ClassVar = [
        migrations.AlterField(
            model_name="SourceRow",
            name="copy",
            field=models.ForeignKey(
                to="vault.BlobRow",
                to_field="digest",
                db_column="copy_digest",
                on_delete=models.PROTECT,
                related_name="+",
            ),
        ),
        migrations.RemoveConstraint(model_name="ArchiveRow", name="archive_once"),
        migrations.CreateModel(
            name="SentCopyRow",
            fields=[
                ("number", models.BigAutoField(primary_key=True, serialize=False)),
                ("key", models.CharField(max_length=32, unique=True)),
                ("kind", models.CharField(max_length=64)),
                ("at", models.DateTimeField()),
                ("by", models.TextField()),
                ("cases", models.JSONField()),
                ("sources", models.JSONField()),
                ("label", models.TextField()),
                ("content", models.CharField(max_length=71)),
            ],
            options={"db_table": "sent_copies"},
        ),
        migrations.CreateModel(
            name="CaseAliasRow",
            fields=[
                ("number", models.BigAutoField(primary_key=True, serialize=False)),
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
                ("alias", models.CharField(max_length=32, unique=True)),
            ],
            options={"db_table": "case_aliases"},
        ),
        migrations.CreateModel(
            name="FieldVersionRow",
            fields=[
                ("number", models.BigAutoField(primary_key=True, serialize=False)),
                ("key", models.CharField(max_length=64, unique=True)),
                ("kind", models.CharField(max_length=64)),
                ("owner", models.CharField(max_length=64, db_index=True)),
                ("field", models.CharField(max_length=64)),
                ("value", models.JSONField(null=True)),
                ("at", models.DateTimeField()),
                ("by", models.TextField()),
                ("replaces", models.JSONField()),
            ],
            options={"db_table": "field_versions"},
        ),
        migrations.CreateModel(
            name="ForeignCustodyRow",
            fields=[
                ("number", models.BigAutoField(primary_key=True, serialize=False)),
                ("vault", models.CharField(max_length=32)),
                ("entry", models.BigIntegerField()),
                ("previous", models.CharField(max_length=71)),
                ("commitment", models.CharField(max_length=71)),
                ("link", models.CharField(max_length=71)),
                ("salt", models.BinaryField(null=True)),
                ("event", models.JSONField(null=True)),
            ],
            options={
                "db_table": "foreign_custody",
                "constraints": [models.UniqueConstraint(fields=("vault", "link"), name="foreign_link_once")],
            },
        ),
    ]
