"""The tables of archives and registers."""

from typing import Any, ClassVar

from django.db import migrations, models


def _named(table: str, field: str, column: str, *, null: bool = False) -> "models.Field[Any, Any]":
    """A column that holds the key of a row of another table, and never outlives that row."""
    return models.ForeignKey(
        to=table, to_field=field, db_column=column, on_delete=models.PROTECT, related_name="+", null=null
    )


class Migration(migrations.Migration):
    """Adds them; nothing that was there is touched."""

    dependencies: ClassVar = [("vault", "0001_initial")]

    operations: ClassVar = [
        migrations.CreateModel(
            name="ArchiveRow",
            fields=[
                ("number", models.BigAutoField(primary_key=True, serialize=False)),
                ("key", models.CharField(max_length=32, unique=True)),
                ("digest", models.CharField(max_length=71)),
                ("platforms", models.JSONField()),
                ("owners", models.JSONField()),
                ("authority", models.CharField(max_length=64)),
                ("given_by", models.TextField(null=True)),
                ("made_at", models.TextField(null=True)),
                ("made_how", models.TextField(null=True)),
                ("arrest", models.CharField(max_length=64)),
                ("chats", models.JSONField(null=True)),
                ("others", models.CharField(max_length=64)),
                ("account", models.JSONField()),
                ("items", models.BigIntegerField()),
                ("characters", models.BigIntegerField()),
                ("items_digest", models.CharField(max_length=71)),
                ("taken_in_at", models.DateTimeField()),
                ("taken_in_by", models.TextField()),
                ("tools", models.JSONField()),
                ("custody", models.BigIntegerField(null=True)),
                ("case", _named("vault.caserow", "key", "case_key")),
                ("items_copy", _named("vault.blobrow", "digest", "items_copy_digest")),
            ],
            options={
                "db_table": "archives",
                "constraints": [models.UniqueConstraint(fields=("case", "digest"), name="archive_once")],
            },
        ),
        migrations.CreateModel(
            name="ArchiveFileRow",
            fields=[
                ("number", models.BigAutoField(primary_key=True, serialize=False)),
                ("path", models.TextField()),
                ("digest", models.CharField(max_length=71)),
                ("size", models.BigIntegerField()),
                ("whole", models.CharField(max_length=71)),
                ("archive", _named("vault.archiverow", "key", "archive_key")),
                ("copy", _named("vault.blobrow", "digest", "copy_digest", null=True)),
            ],
            options={
                "db_table": "archive_files",
                "constraints": [models.UniqueConstraint(fields=("archive", "path"), name="archive_file_once")],
            },
        ),
        migrations.CreateModel(
            name="ArchiveIndexRow",
            fields=[
                ("number", models.BigAutoField(primary_key=True, serialize=False)),
                ("name", models.TextField()),
                ("archive", _named("vault.archiverow", "key", "archive_key")),
                ("copy", _named("vault.blobrow", "digest", "copy_digest")),
            ],
            options={
                "db_table": "archive_indexes",
                "constraints": [models.UniqueConstraint(fields=("archive", "name"), name="archive_index_once")],
            },
        ),
        migrations.CreateModel(
            name="ErasedArchiveRow",
            fields=[
                ("number", models.BigAutoField(primary_key=True, serialize=False)),
                ("key", models.CharField(max_length=32, unique=True)),
                ("taken_in_at", models.DateTimeField()),
                ("erased_at", models.DateTimeField()),
                ("erased_by", models.TextField()),
                ("reason", models.TextField()),
                ("custody", models.BigIntegerField(null=True)),
                ("case", _named("vault.caserow", "key", "case_key")),
            ],
            options={"db_table": "erased_archives"},
        ),
        migrations.CreateModel(
            name="RegisterVersionRow",
            fields=[
                ("number", models.BigAutoField(primary_key=True, serialize=False)),
                ("name", models.TextField()),
                ("version", models.DateField()),
                ("publisher", models.TextField(null=True)),
                ("jurisdiction", models.CharField(max_length=64, null=True)),
                ("imported_at", models.DateTimeField()),
                ("imported_by", models.TextField()),
                ("mapping", models.JSONField()),
                ("size", models.BigIntegerField()),
                ("original_name", models.TextField(null=True)),
                ("copy", _named("vault.blobrow", "digest", "copy_digest")),
            ],
            options={
                "db_table": "register_versions",
                "constraints": [models.UniqueConstraint(fields=("name", "version"), name="register_version_once")],
            },
        ),
    ]
