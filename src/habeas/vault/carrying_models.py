"""The tables of what goes from vault to vault: columns and nothing else, as in :mod:`habeas.vault.models`."""

# Rows are written and read as plain columns; nothing reads a field through its type.
# mypy: disable-error-code="var-annotated"

from typing import ClassVar

from django.db import models

from habeas.vault.models import CaseRow

_ID = 32
_DIGEST_ID = 64
_DIGEST = 71
_WORD = 64
_ONLY = models.PROTECT


class SentCopyRow(models.Model):
    """A sealed copy of cases that left this vault; `cases` and `sources` are lists of ids."""

    number = models.BigAutoField(primary_key=True)
    key = models.CharField(max_length=_ID, unique=True)
    kind = models.CharField(max_length=_WORD)
    at = models.DateTimeField()
    by = models.TextField()
    cases = models.JSONField()
    sources = models.JSONField()
    label = models.TextField()
    content = models.CharField(max_length=_DIGEST)
    objects: ClassVar[models.Manager["SentCopyRow"]] = models.Manager()

    class Meta:
        """Table name."""

        db_table = "sent_copies"


class CaseAliasRow(models.Model):
    """An id under which another vault keeps the same case."""

    number = models.BigAutoField(primary_key=True)
    case = models.ForeignKey(CaseRow, _ONLY, to_field="key", db_column="case_key", related_name="+")
    alias = models.CharField(max_length=_ID, unique=True)
    objects: ClassVar[models.Manager["CaseAliasRow"]] = models.Manager()

    class Meta:
        """Table name."""

        db_table = "case_aliases"


class FieldVersionRow(models.Model):
    """One value that a field of one value had, and the versions that it took the place of (a list of keys)."""

    number = models.BigAutoField(primary_key=True)
    key = models.CharField(max_length=_DIGEST_ID, unique=True)
    kind = models.CharField(max_length=_WORD)
    owner = models.CharField(max_length=_DIGEST_ID, db_index=True)
    field = models.CharField(max_length=_WORD)
    value = models.JSONField(null=True)
    at = models.DateTimeField()
    by = models.TextField()
    replaces = models.JSONField()
    objects: ClassVar[models.Manager["FieldVersionRow"]] = models.Manager()

    class Meta:
        """Table name."""

        db_table = "field_versions"


class ForeignCustodyRow(models.Model):
    """A link of another vault's custody chain; event and salt are null where they do not concern a case here."""

    number = models.BigAutoField(primary_key=True)
    vault = models.CharField(max_length=_ID)
    entry = models.BigIntegerField()
    previous = models.CharField(max_length=_DIGEST)
    commitment = models.CharField(max_length=_DIGEST)
    link = models.CharField(max_length=_DIGEST)
    salt = models.BinaryField(null=True)
    event = models.JSONField(null=True)
    objects: ClassVar[models.Manager["ForeignCustodyRow"]] = models.Manager()

    class Meta:
        """Table name; a link once in a chain."""

        db_table = "foreign_custody"
        constraints: ClassVar = [models.UniqueConstraint(fields=("vault", "link"), name="foreign_link_once")]
