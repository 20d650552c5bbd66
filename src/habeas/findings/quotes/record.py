"""The search record: what was asked of what, how, with what answer, so that anybody may do it again.

It is canonical JSON (RFC 8785); its digest is that of the file's bytes. It is a record of a search and
no more: it says itself what it does not show.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from fractions import Fraction
from typing import Any

from habeas.base.digest import Digest, Json, canonical, digest_of
from habeas.base.errors import IntegrityFailure, WrongCall
from habeas.base.language import Lang
from habeas.base.when import When, parse_when
from habeas.findings.quotes.answer import Answer
from habeas.findings.quotes.corpus import Corpus
from habeas.findings.quotes.limits import limits_of
from habeas.findings.quotes.question import Question, question
from habeas.findings.quotes.shape import answer_object, corpus_object

_NAME = "habeas.search_record/"
SCHEMA = f"{_NAME}1"
"""The name and version of this shape."""

_HEAD = b'{"answer":'
"""How every record begins, one that was cut short too."""


@dataclass(frozen=True, slots=True)
class SearchRecord:
    """An answer with when it was found (an aware instant in UTC) and by which program (name and version)."""

    answer: Answer
    at: datetime
    program: str

    @property
    def data(self) -> bytes:
        """The record as it is written to a file."""
        return canonical(record_object(self))

    @property
    def digest(self) -> Digest:
        """The digest of the file's bytes."""
        return digest_of(self.data)


def record_object(record: SearchRecord) -> dict[str, Json]:
    """The record as JSON without any fraction."""
    answer = record.answer
    asked, search = answer.asked, answer.corpora[0].search
    return {
        "schema": SCHEMA,
        "program": record.program,
        "run_at": record.at.strftime("%Y-%m-%dT%H:%M:%SZ"),
        "question": {
            "text": asked.words,
            "digest": asked.digest,
            "by": asked.by,
            "from": None if asked.since is None else str(asked.since),
            "to": None if asked.until is None else str(asked.until),
        },
        "max_distance": str(asked.max_distance),
        "near_distance": str(asked.wider),
        "normalisation": {
            "name": search.normalisation,
            "rules": [{"id": rule, "says": says} for rule, says in search.rules],
        },
        "archives": [_archive(corpus) for corpus in answer.corpora],
        "does_not_show": [
            {"id": limit.id, **{lang.value: limit.text[lang] for lang in Lang}} for limit in limits_of(answer.corpora)
        ],
        "answer": answer_object(answer),
    }


def _archive(corpus: Corpus) -> dict[str, Json]:
    account = corpus.account
    return {
        **corpus_object(corpus),
        "not_parsed": [{"place": str(one.place), "why": one.why} for one in account.unparsed],
        "gaps": [
            {"container": gap.container, "after": gap.after, "before": gap.before, "absent": gap.absent}
            for gap in account.gaps
        ],
        "not_read": list(account.not_read),
        "left_out": [{"why": why, "files": files} for why, files in account.left_out],
        "files_not_chosen": account.unchosen_files,
        "findings": [{"code": one.code, "place": one.place} for one in account.findings],
    }


@dataclass(frozen=True, slots=True)
class ReadRecord:
    """A record read back from its file: the question, the archives' digests and choices, and all of it as JSON."""

    asked: Question
    whole: Mapping[str, Any]
    digest: Digest

    @property
    def archives(self) -> tuple[Mapping[str, Any], ...]:
        """The archives as the record has them."""
        return tuple(self.whole["archives"])


def read_record(data: bytes) -> ReadRecord:
    """Read a record back.

    Raises WrongCall where this is no search record, IntegrityFailure where it is one that was cut short or
    changed: its form is not the canonical one any more, its question is not that of its digest, or a part
    is missing.
    """
    try:
        whole = json.loads(data)
        schema = whole.get("schema") if isinstance(whole, dict) else None
    except (ValueError, RecursionError):
        if data.startswith(_HEAD):
            raise _altered("it is cut short") from None
        raise WrongCall("This file is no search record.", "Name one that `habeas quote --record FILE` wrote.") from None
    if schema != SCHEMA:
        raise WrongCall(f"This file is no search record of the form {SCHEMA}.", "Name one that --record wrote.")
    try:
        if canonical(whole) != data:
            raise _altered("its bytes are not in the canonical form")
        told = whole["question"]
        asked = question(
            told["text"], told["by"], _when(told["from"]), _when(told["to"]), Fraction(whole["max_distance"])
        )
        for archive in whole["archives"]:
            if not {"digest", "items_digest", "owners", "chats", "others", "name"} <= archive.keys():
                raise KeyError("archives")
        if asked.digest != told["digest"] or not isinstance(whole["answer"], dict):
            raise _altered("its question is not that of its digest")
    except (KeyError, TypeError, ValueError, AttributeError, ZeroDivisionError, WrongCall) as error:
        raise _altered("a part of it is missing or cannot be read") from error
    return ReadRecord(asked, whole, digest_of(data))


def archives_in_record(data: bytes) -> frozenset[str] | None:
    """The digests of the archives that a search record of any version is of; None where this is no search record.

    It is not checked any further: a record that is to be erased need not be whole.
    """
    if not data.startswith(_HEAD):
        return None
    try:
        whole = json.loads(data)
        if not str(whole.get("schema")).startswith(_NAME):
            return None
        return frozenset(str(archive["digest"]) for archive in whole["archives"])
    except (ValueError, RecursionError, KeyError, TypeError):
        return None


def _when(text: str | None) -> When | None:
    return None if text is None else parse_when(text)


def _altered(what: str) -> IntegrityFailure:
    return IntegrityFailure(
        f"The search record is not as it was written: {what}.", "Compare its SHA-256 with the printed one."
    )
