"""The tables of the gate (rulings, releases, acts on them): columns only, as in :mod:`habeas.vault.models`."""

# Rows are written and read as plain columns; nothing reads a field through its type.
# mypy: disable-error-code="var-annotated"

from typing import ClassVar

from django.db import models

from habeas.vault.models import CaseRow

_ID = 32
_WORD = 64


class RulingRow(models.Model):
    """A ruling on one thing; `thing_key` is its id, or the property's."""

    number = models.BigAutoField(primary_key=True)
    ruling = models.CharField(max_length=_ID)
    case = models.ForeignKey(CaseRow, models.PROTECT, to_field="key", db_column="case_key", related_name="+")
    ruled = models.CharField(max_length=_WORD)
    thing = models.CharField(max_length=_WORD)
    thing_key = models.TextField()
    protection = models.CharField(max_length=_WORD)
    audience = models.CharField(max_length=_WORD, null=True)
    reason = models.TextField()
    by = models.TextField()
    at = models.DateTimeField()
    undoes = models.CharField(max_length=_ID, null=True)
    objects: ClassVar[models.Manager["RulingRow"]] = models.Manager()

    class Meta:
        """Table name; each once in a case."""

        db_table = "rulings"
        constraints: ClassVar = [models.UniqueConstraint(fields=("ruling", "case"), name="ruling_once")]


class ReleaseRow(models.Model):
    """What one release told of one case; what is true of the whole release stands in the row of each case."""

    number = models.BigAutoField(primary_key=True)
    release = models.CharField(max_length=_ID, db_index=True)
    case = models.ForeignKey(CaseRow, models.PROTECT, to_field="key", db_column="case_key", related_name="+")
    audience = models.CharField(max_length=_WORD)
    form = models.CharField(max_length=_WORD)
    title = models.TextField()
    at = models.DateTimeField()
    by = models.TextField()
    secret = models.BinaryField()
    view = models.CharField(max_length=71, null=True)
    files = models.JSONField()
    statements = models.JSONField()
    entities = models.JSONField()
    named = models.JSONField()
    sentences = models.JSONField()
    why = models.TextField()
    requests = models.JSONField()
    alone = models.BooleanField()
    objects: ClassVar[models.Manager["ReleaseRow"]] = models.Manager()

    class Meta:
        """Table name; a case once in a release."""

        db_table = "releases"
        constraints: ClassVar = [models.UniqueConstraint(fields=("release", "case"), name="release_once")]


class ReleaseActRow(models.Model):
    """What a person did about a release."""

    number = models.BigAutoField(primary_key=True)
    act_key = models.CharField(max_length=_ID)
    case = models.ForeignKey(CaseRow, models.PROTECT, to_field="key", db_column="case_key", related_name="+")
    act = models.CharField(max_length=_WORD)
    by = models.TextField()
    at = models.DateTimeField()
    reason = models.TextField()
    about = models.CharField(max_length=_ID, null=True)
    audience = models.CharField(max_length=_WORD, null=True)
    statements = models.JSONField()
    named = models.JSONField()
    objects: ClassVar[models.Manager["ReleaseActRow"]] = models.Manager()

    class Meta:
        """Table name; each once in a case."""

        db_table = "release_acts"
        constraints: ClassVar = [models.UniqueConstraint(fields=("act_key", "case"), name="release_act_once")]
