"""The tables of archives and registers: columns and nothing else, as in :mod:`habeas.vault.models`.

Django knows them once they are imported, which the putting together of every vault does.
"""

# Rows are written and read as plain columns; nothing reads a field through its type.
# mypy: disable-error-code="var-annotated"

from typing import ClassVar

from django.db import models

from habeas.vault.models import BlobRow, CaseRow

_ID = 32
_DIGEST = 71
_WORD = 64
_ONLY = models.PROTECT


class ArchiveRow(models.Model):
    """A person's export taken into a case. `items_copy` is the blob of its items."""

    number = models.BigAutoField(primary_key=True)
    key = models.CharField(max_length=_ID, unique=True)
    case = models.ForeignKey(CaseRow, _ONLY, to_field="key", db_column="case_key", related_name="+")
    digest = models.CharField(max_length=_DIGEST)
    platforms = models.JSONField()
    owners = models.JSONField()
    authority = models.CharField(max_length=_WORD)
    given_by = models.TextField(null=True)
    made_at = models.TextField(null=True)
    made_how = models.TextField(null=True)
    arrest = models.CharField(max_length=_WORD)
    chats = models.JSONField(null=True)
    others = models.CharField(max_length=_WORD)
    account = models.JSONField()
    items = models.BigIntegerField()
    characters = models.BigIntegerField()
    items_digest = models.CharField(max_length=_DIGEST)
    items_copy = models.ForeignKey(BlobRow, _ONLY, to_field="digest", db_column="items_copy_digest", related_name="+")
    taken_in_at = models.DateTimeField()
    taken_in_by = models.TextField()
    tools = models.JSONField()
    custody = models.BigIntegerField(null=True)
    objects: ClassVar[models.Manager["ArchiveRow"]] = models.Manager()

    class Meta:
        """Table name."""

        db_table = "archives"


class ArchiveFileRow(models.Model):
    """A preserved file of an archive; `copy` is null once its bytes were erased."""

    number = models.BigAutoField(primary_key=True)
    archive = models.ForeignKey(ArchiveRow, _ONLY, to_field="key", db_column="archive_key", related_name="+")
    path = models.TextField()
    digest = models.CharField(max_length=_DIGEST)
    size = models.BigIntegerField()
    whole = models.CharField(max_length=_DIGEST)
    copy = models.ForeignKey(BlobRow, _ONLY, to_field="digest", db_column="copy_digest", related_name="+", null=True)
    objects: ClassVar[models.Manager["ArchiveFileRow"]] = models.Manager()

    class Meta:
        """Table name; each path once."""

        db_table = "archive_files"
        constraints: ClassVar = [models.UniqueConstraint(fields=("archive", "path"), name="archive_file_once")]


class ArchiveIndexRow(models.Model):
    """A search index of an archive."""

    number = models.BigAutoField(primary_key=True)
    archive = models.ForeignKey(ArchiveRow, _ONLY, to_field="key", db_column="archive_key", related_name="+")
    name = models.TextField()
    copy = models.ForeignKey(BlobRow, _ONLY, to_field="digest", db_column="copy_digest", related_name="+")
    objects: ClassVar[models.Manager["ArchiveIndexRow"]] = models.Manager()

    class Meta:
        """Table name; each index once."""

        db_table = "archive_indexes"
        constraints: ClassVar = [models.UniqueConstraint(fields=("archive", "name"), name="archive_index_once")]


class RegisterVersionRow(models.Model):
    """One version of a register of prohibited works, and its file."""

    number = models.BigAutoField(primary_key=True)
    name = models.TextField()
    version = models.DateField()
    publisher = models.TextField(null=True)
    jurisdiction = models.CharField(max_length=_WORD, null=True)
    imported_at = models.DateTimeField()
    imported_by = models.TextField()
    mapping = models.JSONField()
    copy = models.ForeignKey(BlobRow, _ONLY, to_field="digest", db_column="copy_digest", related_name="+")
    size = models.BigIntegerField()
    original_name = models.TextField(null=True)
    objects: ClassVar[models.Manager["RegisterVersionRow"]] = models.Manager()

    class Meta:
        """Table name; a version once."""

        db_table = "register_versions"
        constraints: ClassVar = [models.UniqueConstraint(fields=("name", "version"), name="register_version_once")]
