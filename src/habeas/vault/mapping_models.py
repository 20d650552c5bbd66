"""The table of mappings of lists: columns and nothing else, as in :mod:`habeas.vault.models`."""

# Rows are written and read as plain columns; nothing reads a field through its type.
# mypy: disable-error-code="var-annotated"

from typing import ClassVar

from django.db import models


class MappingRow(models.Model):
    """One version of a mapping; `digest` is that of what it says, `text` the file as a person wrote it."""

    number = models.BigAutoField(primary_key=True)
    name = models.CharField(max_length=64, db_index=True)
    digest = models.CharField(max_length=71)
    text = models.TextField()
    by = models.TextField()
    at = models.DateTimeField()
    objects: ClassVar[models.Manager["MappingRow"]] = models.Manager()

    class Meta:
        """Table name; a version once."""

        db_table = "mappings"
        constraints: ClassVar = [models.UniqueConstraint(fields=("name", "digest"), name="mapping_once")]
