"""Russian: the small statistical recogniser of names (slovnet on navec vectors, both MIT), loaded when first used."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.metadata import distribution
from pathlib import Path
from typing import Protocol

from navec import Navec
from slovnet import NER

from habeas.base.span import Span

_CHUNK = 6000
"""Code points that are read at once, at most; a paragraph is never parted."""


class _NamedSpan(Protocol):
    start: int
    stop: int
    type: str


class _Markup(Protocol):
    spans: Iterable[_NamedSpan]


class _Recogniser(Protocol):
    def __call__(self, text: str) -> _Markup: ...


@dataclass(frozen=True, slots=True)
class Named:
    """What the recogniser saw: `PER`, `ORG` or `LOC` at a span of the text it was given."""

    kind: str
    span: Span


def recognised(text: str, parts: Sequence[Span]) -> list[Named]:
    """The names in these parts of a text (paragraphs, in order), in code points of the text."""
    found: list[Named] = []
    for start, end in _chunks(parts):
        piece = text[start:end]
        if re.search(r"[А-ЯЁ]", piece):
            found += [Named(s.type, Span(s.start + start, s.stop + start)) for s in _model()(piece).spans]
    return found


def _chunks(parts: Sequence[Span]) -> Iterable[tuple[int, int]]:
    start = end = -1
    for part in parts:
        if start >= 0 and part.end - start > _CHUNK:
            yield start, end
            start = -1
        start = part.start if start < 0 else start
        end = part.end
    if start >= 0:
        yield start, end


@cache
def _model() -> _Recogniser:
    model: _Recogniser = NER.load(_data("slovnet_ner_news_v1.tar"))
    model.navec(Navec.load(_data("navec_news_v1_1B_250K_300d_100q.tar")))  # type: ignore[attr-defined]
    return model


def _data(name: str) -> Path:
    """The model file of this name inside the installed natasha distribution, whose code is never run."""
    files = distribution("natasha").files or []
    for file in files:
        if file.name == name:
            return Path(str(file.locate()))
    raise FileNotFoundError(
        f"the natasha package is not whole: {name} is missing; run `uv sync --reinstall-package natasha`"
    )
