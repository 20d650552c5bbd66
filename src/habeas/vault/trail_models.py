"""The tables of what was done: custody, time stamps, the audit trail, and work that waits. Columns and nothing else."""

# Rows are written and read as plain columns; nothing reads a field through its type.
# mypy: disable-error-code="var-annotated"

from typing import ClassVar

from django.db import models

_ID = 32
_DIGEST = 71
_WORD = 64
_ONLY = models.PROTECT


class CustodyRow(models.Model):
    """One link of the custody chain; its number is part of what the link commits to."""

    number = models.BigIntegerField(primary_key=True)
    previous = models.CharField(max_length=_DIGEST)
    commitment = models.CharField(max_length=_DIGEST)
    link = models.CharField(max_length=_DIGEST, unique=True)
    objects: ClassVar[models.Manager["CustodyRow"]] = models.Manager()

    class Meta:
        """Table name."""

        db_table = "custody"


class CustodyEventRow(models.Model):
    """What a link commits to, and the salt; apart from the link, so that it can be erased."""

    entry = models.OneToOneField(CustodyRow, _ONLY, primary_key=True, db_column="number", related_name="event_row")
    salt = models.BinaryField()
    event = models.JSONField()
    objects: ClassVar[models.Manager["CustodyEventRow"]] = models.Manager()

    class Meta:
        """Table name."""

        db_table = "custody_events"


class StampRow(models.Model):
    """An authority's time stamp on a link. A nonce has up to 160 bits, so it is kept as decimal digits."""

    number = models.BigAutoField(primary_key=True)
    entry = models.ForeignKey(CustodyRow, _ONLY, db_column="entry", related_name="+")
    link = models.CharField(max_length=_DIGEST)
    token = models.BinaryField()
    authority = models.TextField()
    nonce = models.TextField()
    roots = models.JSONField()
    objects: ClassVar[models.Manager["StampRow"]] = models.Manager()

    class Meta:
        """Table name."""

        db_table = "stamps"


class AuditRow(models.Model):
    """Who did what, when, to which object."""

    number = models.BigAutoField(primary_key=True)
    at = models.DateTimeField()
    by = models.TextField()
    action = models.CharField(max_length=_WORD)
    obj = models.TextField(db_index=True)
    detail = models.JSONField()
    objects: ClassVar[models.Manager["AuditRow"]] = models.Manager()

    class Meta:
        """Table name."""

        db_table = "audit"


class QueuedTaskRow(models.Model):
    """Work to be done by a background process; `state` is `ready`, `running`, `done` or `failed`."""

    number = models.BigAutoField(primary_key=True)
    key = models.CharField(max_length=_ID, unique=True)
    task = models.TextField()
    arguments = models.JSONField()
    priority = models.SmallIntegerField()
    state = models.CharField(max_length=_WORD, db_index=True)
    queued_at = models.DateTimeField()
    run_after = models.DateTimeField(null=True)
    started_at = models.DateTimeField(null=True)
    finished_at = models.DateTimeField(null=True)
    attempts = models.IntegerField()
    failure = models.TextField(null=True)
    objects: ClassVar[models.Manager["QueuedTaskRow"]] = models.Manager()

    class Meta:
        """Table name."""

        db_table = "queued_tasks"
