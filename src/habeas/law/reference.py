"""What a reference to an article of law says: the norm it names, and where it stands in a text."""

from dataclasses import dataclass

from habeas.base.span import Span


@dataclass(frozen=True, slots=True)
class Norm:
    """A place in a law: an article, and a part and point of it where they are given.

    `country` is an ISO 3166-1 code, None where it is not said or the law is a treaty. `code` is an id
    of `codes.yaml` (`criminal`, `constitution`, `iccpr`, …); a law that is not in that list stands in
    the words it was printed with; None where no law is named. `article`, `part` and `point` are as
    printed ("205.2", "337-1"); a subpoint follows its point in brackets ("3(d)"). What the law calls
    a paragraph (пункт, тармақ) is a `point`.
    """

    country: str | None
    code: str | None
    article: str
    part: str | None = None
    point: str | None = None


@dataclass(frozen=True, slots=True)
class Reference:
    """A norm named in a text.

    `span` is in code points of the text that was given and covers every part that carries the value,
    label and law included; `quote` is exactly its text. Of a list ("Articles 217 and 256 of the
    Code") each article is a reference of its own, and their spans may overlap. `label` is the name of
    the offence in quotes or brackets right behind the reference, without them; None when there is
    none. `resolved` says whether it names one law of one country, or a treaty: a code that is not
    known, one whose country is not said, or an article beyond the last of its law, is not resolved.
    """

    span: Span
    quote: str
    country: str | None
    code: str | None
    article: str
    part: str | None
    point: str | None
    label: str | None
    resolved: bool

    @property
    def norm(self) -> Norm:
        """What it names, apart from where it stands."""
        return Norm(self.country, self.code, self.article, self.part, self.point)
