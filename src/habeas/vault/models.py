"""The tables of a vault: columns and nothing else.

Every table has `number`, the order in which its rows were added. Ids of the record stand in `key`
columns, and foreign keys hold those ids. Column types are such that PostgreSQL has them too.
"""

# Rows are written and read as plain columns; nothing reads a field through its type.
# mypy: disable-error-code="var-annotated"

from typing import ClassVar

from django.db import models

_ID = 32
_DIGEST_ID = 64
_DIGEST = 71
_WORD = 64
_ONLY = models.PROTECT


class VaultRow(models.Model):
    """The one row that says which vault this is and whose."""

    number = models.BigAutoField(primary_key=True)
    key = models.CharField(max_length=_ID, unique=True)
    owner = models.TextField()
    created_at = models.DateTimeField()
    objects: ClassVar[models.Manager["VaultRow"]] = models.Manager()

    class Meta:
        """Table name."""

        db_table = "vaults"


class CaseRow(models.Model):
    """A case."""

    number = models.BigAutoField(primary_key=True)
    key = models.CharField(max_length=_ID, unique=True)
    name = models.TextField(unique=True)
    opened_at = models.DateTimeField()
    opened_by = models.TextField()
    jurisdiction = models.CharField(max_length=_WORD, null=True)
    objects: ClassVar[models.Manager["CaseRow"]] = models.Manager()

    class Meta:
        """Table name."""

        db_table = "cases"


class EntityRow(models.Model):
    """A person, organ, court or other thing that statements are about."""

    number = models.BigAutoField(primary_key=True)
    key = models.CharField(max_length=_ID, unique=True)
    kind = models.CharField(max_length=_WORD)
    name = models.TextField()
    objects: ClassVar[models.Manager["EntityRow"]] = models.Manager()

    class Meta:
        """Table name."""

        db_table = "entities"


class CaseEntityRow(models.Model):
    """An entity plays a part in a case."""

    number = models.BigAutoField(primary_key=True)
    case = models.ForeignKey(CaseRow, _ONLY, to_field="key", db_column="case_key", related_name="+")
    entity = models.ForeignKey(EntityRow, _ONLY, to_field="key", db_column="entity_key", related_name="+")
    objects: ClassVar[models.Manager["CaseEntityRow"]] = models.Manager()

    class Meta:
        """Table name; each pair once."""

        db_table = "case_entities"
        constraints: ClassVar = [models.UniqueConstraint(fields=("case", "entity"), name="case_entity_once")]


class BlobRow(models.Model):
    """A sealed original: the name of its file, its wrapped key, its size before padding."""

    number = models.BigAutoField(primary_key=True)
    digest = models.CharField(max_length=_DIGEST, unique=True)
    name = models.CharField(max_length=64, unique=True)
    sealed_key = models.BinaryField()
    size = models.BigIntegerField()
    objects: ClassVar[models.Manager["BlobRow"]] = models.Manager()

    class Meta:
        """Table name."""

        db_table = "blobs"


class SourceRow(models.Model):
    """What came in, from where, when, by whose hand. A described field has its basis beside it.

    Two sources of one copy are the same bytes taken in on two laptops, whose cases were merged since.
    """

    number = models.BigAutoField(primary_key=True)
    key = models.CharField(max_length=_ID, unique=True)
    copy = models.ForeignKey(BlobRow, _ONLY, to_field="digest", db_column="copy_digest", related_name="+")
    size = models.BigIntegerField()
    media_type = models.TextField()
    received_at = models.DateTimeField()
    received_by = models.TextField()
    method = models.CharField(max_length=_WORD)
    tool = models.TextField()
    original_name = models.TextField(null=True)
    secrecy = models.CharField(max_length=_WORD)
    undertaking_on = models.TextField(null=True)
    title = models.TextField(null=True)
    title_basis = models.CharField(max_length=_WORD, null=True)
    author = models.TextField(null=True)
    author_basis = models.CharField(max_length=_WORD, null=True)
    publisher = models.TextField(null=True)
    publisher_basis = models.CharField(max_length=_WORD, null=True)
    published = models.TextField(null=True)
    published_basis = models.CharField(max_length=_WORD, null=True)
    address = models.TextField(null=True)
    address_basis = models.CharField(max_length=_WORD, null=True)
    language = models.TextField(null=True)
    language_basis = models.CharField(max_length=_WORD, null=True)
    grade = models.CharField(max_length=1, null=True)
    note = models.TextField()
    objects: ClassVar[models.Manager["SourceRow"]] = models.Manager()

    class Meta:
        """Table name."""

        db_table = "sources"


class CaseSourceRow(models.Model):
    """A source serves a case."""

    number = models.BigAutoField(primary_key=True)
    case = models.ForeignKey(CaseRow, _ONLY, to_field="key", db_column="case_key", related_name="+")
    source = models.ForeignKey(SourceRow, _ONLY, to_field="key", db_column="source_key", related_name="+")
    objects: ClassVar[models.Manager["CaseSourceRow"]] = models.Manager()

    class Meta:
        """Table name; each pair once."""

        db_table = "case_sources"
        constraints: ClassVar = [models.UniqueConstraint(fields=("case", "source"), name="case_source_once")]


class PartRow(models.Model):
    """A source came inside another."""

    number = models.BigAutoField(primary_key=True)
    container = models.ForeignKey(SourceRow, _ONLY, to_field="key", db_column="container_key", related_name="+")
    part = models.ForeignKey(SourceRow, _ONLY, to_field="key", db_column="part_key", related_name="+")
    path = models.TextField()
    place = models.BigIntegerField()
    objects: ClassVar[models.Manager["PartRow"]] = models.Manager()

    class Meta:
        """Table name."""

        db_table = "parts"


class ReadingRow(models.Model):
    """The text a named reader found in a copy: UTF-8, deflated. Ranges and pages are lists of whole numbers.

    `places` is deflated JSON: the boxes of recognised words and the cues of a transcript; None without.
    """

    number = models.BigAutoField(primary_key=True)
    key = models.CharField(max_length=_DIGEST_ID, unique=True)
    copy = models.ForeignKey(BlobRow, _ONLY, to_field="digest", db_column="copy_digest", related_name="+")
    reader = models.TextField()
    text = models.BinaryField()
    main = models.JSONField()
    pages = models.JSONField()
    lang = models.CharField(max_length=_WORD, null=True)
    encoding = models.TextField(null=True)
    findings = models.JSONField()
    places = models.BinaryField(null=True)
    objects: ClassVar[models.Manager["ReadingRow"]] = models.Manager()

    class Meta:
        """Table name."""

        db_table = "readings"


class StatementRow(models.Model):
    """The atom. `recorded_offset` is seconds east of UTC, because the id is made over the time as written."""

    number = models.BigAutoField(primary_key=True)
    key = models.CharField(max_length=_DIGEST_ID, unique=True)
    case = models.ForeignKey(CaseRow, _ONLY, to_field="key", db_column="case_key", related_name="+")
    subject = models.ForeignKey(EntityRow, _ONLY, to_field="key", db_column="subject_key", related_name="+")
    prop = models.CharField(max_length=_WORD, db_index=True)
    value_kind = models.CharField(max_length=_WORD)
    value = models.JSONField(null=True)
    unknown_reason = models.TextField(null=True)
    language = models.CharField(max_length=_WORD)
    source = models.ForeignKey(SourceRow, _ONLY, to_field="key", db_column="source_key", related_name="+")
    reading = models.ForeignKey(ReadingRow, _ONLY, to_field="key", db_column="reading_key", related_name="+")
    start = models.BigIntegerField()
    end = models.BigIntegerField()
    quote = models.TextField()
    prefix = models.TextField()
    suffix = models.TextField()
    page = models.BigIntegerField(null=True)
    stance = models.CharField(max_length=_WORD)
    attributed_to = models.TextField(null=True)
    when = models.TextField(null=True)
    source_grade = models.CharField(max_length=1, null=True)
    information_grade = models.SmallIntegerField(null=True)
    confidentiality = models.CharField(max_length=_WORD)
    recorded_by = models.TextField()
    recorded_at = models.DateTimeField()
    recorded_offset = models.IntegerField()
    method = models.CharField(max_length=_WORD)
    extractor = models.TextField(null=True)
    supersedes = models.CharField(max_length=_DIGEST_ID, null=True)
    reason = models.TextField()
    nonce = models.CharField(max_length=_ID)
    objects: ClassVar[models.Manager["StatementRow"]] = models.Manager()

    class Meta:
        """Table name."""

        db_table = "statements"


class WithdrawalRow(models.Model):
    """A statement taken back."""

    number = models.BigAutoField(primary_key=True)
    statement = models.ForeignKey(StatementRow, _ONLY, to_field="key", db_column="statement_key", related_name="+")
    by = models.TextField()
    at = models.DateTimeField()
    reason = models.TextField()
    objects: ClassVar[models.Manager["WithdrawalRow"]] = models.Manager()

    class Meta:
        """Table name."""

        db_table = "withdrawals"


class JudgementRow(models.Model):
    """One person's judgement that two entities are the same, or are not."""

    number = models.BigAutoField(primary_key=True)
    case = models.ForeignKey(CaseRow, _ONLY, to_field="key", db_column="case_key", related_name="+")
    one = models.ForeignKey(EntityRow, _ONLY, to_field="key", db_column="one_key", related_name="+")
    other = models.ForeignKey(EntityRow, _ONLY, to_field="key", db_column="other_key", related_name="+")
    sameness = models.CharField(max_length=_WORD)
    by = models.TextField()
    at = models.DateTimeField()
    reason = models.TextField()
    objects: ClassVar[models.Manager["JudgementRow"]] = models.Manager()

    class Meta:
        """Table name."""

        db_table = "judgements"


class TranscriptRow(models.Model):
    """That one source gives the words of another, a recording, and who listened."""

    number = models.BigAutoField(primary_key=True)
    recording = models.ForeignKey(SourceRow, _ONLY, to_field="key", db_column="recording_key", related_name="+")
    transcript = models.ForeignKey(SourceRow, _ONLY, to_field="key", db_column="transcript_key", related_name="+")
    made_by = models.TextField()
    machine = models.BooleanField()
    by = models.TextField()
    at = models.DateTimeField()
    objects: ClassVar[models.Manager["TranscriptRow"]] = models.Manager()

    class Meta:
        """Table name."""

        db_table = "transcripts"


class SourceJudgementRow(models.Model):
    """One person's word on whether two sources of a case are independent of each other."""

    number = models.BigAutoField(primary_key=True)
    case = models.ForeignKey(CaseRow, _ONLY, to_field="key", db_column="case_key", related_name="+")
    one = models.ForeignKey(SourceRow, _ONLY, to_field="key", db_column="one_key", related_name="+")
    other = models.ForeignKey(SourceRow, _ONLY, to_field="key", db_column="other_key", related_name="+")
    standing = models.CharField(max_length=_WORD)
    by = models.TextField()
    at = models.DateTimeField()
    reason = models.TextField()
    objects: ClassVar[models.Manager["SourceJudgementRow"]] = models.Manager()

    class Meta:
        """Table name."""

        db_table = "source_judgements"


class ProposalRow(models.Model):
    """A draft that waits for, or has had, a person's decision."""

    number = models.BigAutoField(primary_key=True)
    key = models.CharField(max_length=_DIGEST_ID, unique=True)
    case = models.ForeignKey(CaseRow, _ONLY, to_field="key", db_column="case_key", related_name="+")
    source = models.ForeignKey(SourceRow, _ONLY, to_field="key", db_column="source_key", related_name="+")
    reading = models.ForeignKey(ReadingRow, _ONLY, to_field="key", db_column="reading_key", related_name="+")
    type = models.CharField(max_length=_WORD)
    subject = models.TextField(null=True)
    value = models.JSONField()
    start = models.BigIntegerField()
    end = models.BigIntegerField()
    quote = models.TextField()
    attributed_to = models.TextField(null=True)
    stance = models.CharField(max_length=_WORD)
    confidence = models.FloatField()
    lang = models.CharField(max_length=_WORD)
    extractor = models.TextField()
    state = models.CharField(max_length=_WORD, db_index=True)
    objects: ClassVar[models.Manager["ProposalRow"]] = models.Manager()

    class Meta:
        """Table name."""

        db_table = "proposals"


class DecisionRow(models.Model):
    """What a person decided on a proposal."""

    number = models.BigAutoField(primary_key=True)
    proposal = models.ForeignKey(ProposalRow, _ONLY, to_field="key", db_column="proposal_key", related_name="+")
    state = models.CharField(max_length=_WORD)
    by = models.TextField()
    at = models.DateTimeField()
    why = models.TextField()
    corrected = models.JSONField(null=True)
    statement = models.CharField(max_length=_DIGEST_ID, null=True)
    objects: ClassVar[models.Manager["DecisionRow"]] = models.Manager()

    class Meta:
        """Table name."""

        db_table = "decisions"
