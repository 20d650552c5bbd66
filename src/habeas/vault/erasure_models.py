"""The table of tombstones: columns and nothing else, as in :mod:`habeas.vault.models`."""

# Rows are written and read as plain columns; nothing reads a field through its type.
# mypy: disable-error-code="var-annotated"

from typing import ClassVar

from django.db import models

_ID = 32
_DIGEST_ID = 64
_WORD = 64


class FormerKeyRow(models.Model):
    """The key that made the commitments of tombstones before the vault was given a new master key."""

    number = models.BigAutoField(primary_key=True)
    key = models.BinaryField()
    objects: ClassVar[models.Manager["FormerKeyRow"]] = models.Manager()

    class Meta:
        """Table name."""

        db_table = "former_keys"


class ErasureRow(models.Model):
    """A tombstone. `case` is no foreign key, for cases are erased too; `cleaned`: no page holds remains."""

    number = models.BigAutoField(primary_key=True)
    kind = models.CharField(max_length=_WORD)
    key = models.CharField(max_length=_DIGEST_ID)
    act = models.CharField(max_length=_ID)
    case = models.CharField(max_length=_ID, null=True, db_column="case_key")
    at = models.DateTimeField()
    by = models.TextField()
    reason = models.CharField(max_length=_WORD)
    note = models.TextField()
    replaced = models.CharField(max_length=_DIGEST_ID, null=True)
    since = models.DateTimeField(null=True)
    commitment = models.CharField(max_length=_DIGEST_ID, null=True, db_index=True)
    cleaned = models.BooleanField()
    objects: ClassVar[models.Manager["ErasureRow"]] = models.Manager()

    class Meta:
        """Table name; each thing once."""

        db_table = "erasures"
        constraints: ClassVar = [models.UniqueConstraint(fields=("kind", "key"), name="erased_once")]
