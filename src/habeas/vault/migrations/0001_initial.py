"""The first tables."""

from typing import Any, ClassVar

from django.db import migrations, models


def _named(table: str, field: str, column: str) -> "models.Field[Any, Any]":
    """A column that holds the key of a row of another table, and never outlives that row."""
    return models.ForeignKey(to=table, to_field=field, db_column=column, on_delete=models.PROTECT, related_name="+")


class Migration(migrations.Migration):
    """Makes every table of the vault; accounts and sessions are Django's own."""

    initial = True

    dependencies: ClassVar = []

    operations: ClassVar = [
        migrations.CreateModel(
            name="AuditRow",
            fields=[
                ("number", models.BigAutoField(primary_key=True, serialize=False)),
                ("at", models.DateTimeField()),
                ("by", models.TextField()),
                ("action", models.CharField(max_length=64)),
                ("obj", models.TextField(db_index=True)),
                ("detail", models.JSONField()),
            ],
            options={"db_table": "audit"},
        ),
        migrations.CreateModel(
            name="BlobRow",
            fields=[
                ("number", models.BigAutoField(primary_key=True, serialize=False)),
                ("digest", models.CharField(max_length=71, unique=True)),
                ("name", models.CharField(max_length=64, unique=True)),
                ("sealed_key", models.BinaryField()),
                ("size", models.BigIntegerField()),
            ],
            options={"db_table": "blobs"},
        ),
        migrations.CreateModel(
            name="CaseRow",
            fields=[
                ("number", models.BigAutoField(primary_key=True, serialize=False)),
                ("key", models.CharField(max_length=32, unique=True)),
                ("name", models.TextField(unique=True)),
                ("opened_at", models.DateTimeField()),
                ("opened_by", models.TextField()),
                ("jurisdiction", models.CharField(max_length=64, null=True)),
            ],
            options={"db_table": "cases"},
        ),
        migrations.CreateModel(
            name="CustodyRow",
            fields=[
                ("number", models.BigIntegerField(primary_key=True, serialize=False)),
                ("previous", models.CharField(max_length=71)),
                ("commitment", models.CharField(max_length=71)),
                ("link", models.CharField(max_length=71, unique=True)),
            ],
            options={"db_table": "custody"},
        ),
        migrations.CreateModel(
            name="EntityRow",
            fields=[
                ("number", models.BigAutoField(primary_key=True, serialize=False)),
                ("key", models.CharField(max_length=32, unique=True)),
                ("kind", models.CharField(max_length=64)),
                ("name", models.TextField()),
            ],
            options={"db_table": "entities"},
        ),
        migrations.CreateModel(
            name="QueuedTaskRow",
            fields=[
                ("number", models.BigAutoField(primary_key=True, serialize=False)),
                ("key", models.CharField(max_length=32, unique=True)),
                ("task", models.TextField()),
                ("arguments", models.JSONField()),
                ("priority", models.SmallIntegerField()),
                ("state", models.CharField(db_index=True, max_length=64)),
                ("queued_at", models.DateTimeField()),
                ("run_after", models.DateTimeField(null=True)),
                ("started_at", models.DateTimeField(null=True)),
                ("finished_at", models.DateTimeField(null=True)),
                ("attempts", models.IntegerField()),
                ("failure", models.TextField(null=True)),
            ],
            options={"db_table": "queued_tasks"},
        ),
        migrations.CreateModel(
            name="VaultRow",
            fields=[
                ("number", models.BigAutoField(primary_key=True, serialize=False)),
                ("key", models.CharField(max_length=32, unique=True)),
                ("owner", models.TextField()),
                ("created_at", models.DateTimeField()),
            ],
            options={"db_table": "vaults"},
        ),
        migrations.CreateModel(
            name="CustodyEventRow",
            fields=[
                (
                    "entry",
                    models.OneToOneField(
                        db_column="number",
                        on_delete=models.PROTECT,
                        primary_key=True,
                        related_name="event_row",
                        serialize=False,
                        to="vault.custodyrow",
                    ),
                ),
                ("salt", models.BinaryField()),
                ("event", models.JSONField()),
            ],
            options={"db_table": "custody_events"},
        ),
        migrations.CreateModel(
            name="JudgementRow",
            fields=[
                ("number", models.BigAutoField(primary_key=True, serialize=False)),
                ("sameness", models.CharField(max_length=64)),
                ("by", models.TextField()),
                ("at", models.DateTimeField()),
                ("reason", models.TextField()),
                ("case", _named("vault.caserow", "key", "case_key")),
                ("one", _named("vault.entityrow", "key", "one_key")),
                ("other", _named("vault.entityrow", "key", "other_key")),
            ],
            options={"db_table": "judgements"},
        ),
        migrations.CreateModel(
            name="ProposalRow",
            fields=[
                ("number", models.BigAutoField(primary_key=True, serialize=False)),
                ("key", models.CharField(max_length=64, unique=True)),
                ("type", models.CharField(max_length=64)),
                ("subject", models.TextField(null=True)),
                ("value", models.JSONField()),
                ("start", models.BigIntegerField()),
                ("end", models.BigIntegerField()),
                ("quote", models.TextField()),
                ("attributed_to", models.TextField(null=True)),
                ("stance", models.CharField(max_length=64)),
                ("confidence", models.FloatField()),
                ("lang", models.CharField(max_length=64)),
                ("extractor", models.TextField()),
                ("state", models.CharField(db_index=True, max_length=64)),
                ("case", _named("vault.caserow", "key", "case_key")),
            ],
            options={"db_table": "proposals"},
        ),
        migrations.CreateModel(
            name="DecisionRow",
            fields=[
                ("number", models.BigAutoField(primary_key=True, serialize=False)),
                ("state", models.CharField(max_length=64)),
                ("by", models.TextField()),
                ("at", models.DateTimeField()),
                ("why", models.TextField()),
                ("corrected", models.JSONField(null=True)),
                ("statement", models.CharField(max_length=64, null=True)),
                ("proposal", _named("vault.proposalrow", "key", "proposal_key")),
            ],
            options={"db_table": "decisions"},
        ),
        migrations.CreateModel(
            name="ReadingRow",
            fields=[
                ("number", models.BigAutoField(primary_key=True, serialize=False)),
                ("key", models.CharField(max_length=64, unique=True)),
                ("reader", models.TextField()),
                ("text", models.BinaryField()),
                ("main", models.JSONField()),
                ("pages", models.JSONField()),
                ("lang", models.CharField(max_length=64, null=True)),
                ("encoding", models.TextField(null=True)),
                ("findings", models.JSONField()),
                ("copy", _named("vault.blobrow", "digest", "copy_digest")),
            ],
            options={"db_table": "readings"},
        ),
        migrations.AddField(
            model_name="proposalrow",
            name="reading",
            field=_named("vault.readingrow", "key", "reading_key"),
        ),
        migrations.CreateModel(
            name="SourceRow",
            fields=[
                ("number", models.BigAutoField(primary_key=True, serialize=False)),
                ("key", models.CharField(max_length=32, unique=True)),
                ("size", models.BigIntegerField()),
                ("media_type", models.TextField()),
                ("received_at", models.DateTimeField()),
                ("received_by", models.TextField()),
                ("method", models.CharField(max_length=64)),
                ("tool", models.TextField()),
                ("original_name", models.TextField(null=True)),
                ("secrecy", models.CharField(max_length=64)),
                ("undertaking_on", models.TextField(null=True)),
                ("title", models.TextField(null=True)),
                ("title_basis", models.CharField(max_length=64, null=True)),
                ("author", models.TextField(null=True)),
                ("author_basis", models.CharField(max_length=64, null=True)),
                ("publisher", models.TextField(null=True)),
                ("publisher_basis", models.CharField(max_length=64, null=True)),
                ("published", models.TextField(null=True)),
                ("published_basis", models.CharField(max_length=64, null=True)),
                ("address", models.TextField(null=True)),
                ("address_basis", models.CharField(max_length=64, null=True)),
                ("language", models.TextField(null=True)),
                ("language_basis", models.CharField(max_length=64, null=True)),
                ("grade", models.CharField(max_length=1, null=True)),
                ("note", models.TextField()),
                (
                    "copy",
                    models.OneToOneField(
                        db_column="copy_digest",
                        on_delete=models.PROTECT,
                        related_name="+",
                        to="vault.blobrow",
                        to_field="digest",
                    ),
                ),
            ],
            options={"db_table": "sources"},
        ),
        migrations.AddField(
            model_name="proposalrow",
            name="source",
            field=_named("vault.sourcerow", "key", "source_key"),
        ),
        migrations.CreateModel(
            name="StatementRow",
            fields=[
                ("number", models.BigAutoField(primary_key=True, serialize=False)),
                ("key", models.CharField(max_length=64, unique=True)),
                ("prop", models.CharField(db_index=True, max_length=64)),
                ("value_kind", models.CharField(max_length=64)),
                ("value", models.JSONField(null=True)),
                ("unknown_reason", models.TextField(null=True)),
                ("language", models.CharField(max_length=64)),
                ("start", models.BigIntegerField()),
                ("end", models.BigIntegerField()),
                ("quote", models.TextField()),
                ("prefix", models.TextField()),
                ("suffix", models.TextField()),
                ("page", models.BigIntegerField(null=True)),
                ("stance", models.CharField(max_length=64)),
                ("attributed_to", models.TextField(null=True)),
                ("when", models.TextField(null=True)),
                ("source_grade", models.CharField(max_length=1, null=True)),
                ("information_grade", models.SmallIntegerField(null=True)),
                ("confidentiality", models.CharField(max_length=64)),
                ("recorded_by", models.TextField()),
                ("recorded_at", models.DateTimeField()),
                ("recorded_offset", models.IntegerField()),
                ("method", models.CharField(max_length=64)),
                ("extractor", models.TextField(null=True)),
                ("supersedes", models.CharField(max_length=64, null=True)),
                ("reason", models.TextField()),
                ("nonce", models.CharField(max_length=32)),
                ("case", _named("vault.caserow", "key", "case_key")),
                ("reading", _named("vault.readingrow", "key", "reading_key")),
                ("source", _named("vault.sourcerow", "key", "source_key")),
                ("subject", _named("vault.entityrow", "key", "subject_key")),
            ],
            options={"db_table": "statements"},
        ),
        migrations.CreateModel(
            name="WithdrawalRow",
            fields=[
                ("number", models.BigAutoField(primary_key=True, serialize=False)),
                ("by", models.TextField()),
                ("at", models.DateTimeField()),
                ("reason", models.TextField()),
                ("statement", _named("vault.statementrow", "key", "statement_key")),
            ],
            options={"db_table": "withdrawals"},
        ),
        migrations.CreateModel(
            name="CaseEntityRow",
            fields=[
                ("number", models.BigAutoField(primary_key=True, serialize=False)),
                ("case", _named("vault.caserow", "key", "case_key")),
                ("entity", _named("vault.entityrow", "key", "entity_key")),
            ],
            options={
                "db_table": "case_entities",
                "constraints": [models.UniqueConstraint(fields=("case", "entity"), name="case_entity_once")],
            },
        ),
        migrations.CreateModel(
            name="CaseSourceRow",
            fields=[
                ("number", models.BigAutoField(primary_key=True, serialize=False)),
                ("case", _named("vault.caserow", "key", "case_key")),
                ("source", _named("vault.sourcerow", "key", "source_key")),
            ],
            options={
                "db_table": "case_sources",
                "constraints": [models.UniqueConstraint(fields=("case", "source"), name="case_source_once")],
            },
        ),
    ]
