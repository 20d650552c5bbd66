"""The table of documents made of several sources: columns and nothing else, as in :mod:`habeas.vault.models`."""

# Rows are written and read as plain columns; nothing reads a field through its type.
# mypy: disable-error-code="var-annotated"

from typing import ClassVar

from django.db import models

from habeas.vault.models import CaseRow


class PagesRow(models.Model):
    """A document after one act; `pages` is the list of its sources' ids. Rows are appended."""

    number = models.BigAutoField(primary_key=True)
    key = models.CharField(max_length=32, db_index=True)
    case = models.ForeignKey(CaseRow, models.PROTECT, to_field="key", db_column="case_key", related_name="+")
    title = models.TextField(null=True)
    pages = models.JSONField()
    by = models.TextField()
    at = models.DateTimeField()
    objects: ClassVar[models.Manager["PagesRow"]] = models.Manager()

    class Meta:
        """Table name."""

        db_table = "pages"
