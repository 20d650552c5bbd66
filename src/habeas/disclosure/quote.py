"""A search record as a View: what was asked, found, searched and not searched, and what it does not show.

A record holds a person's own words and those of their friends, and a found quotation is privileged: the
View is made for the person (`self`) and for counsel, and for nobody else.
"""

from datetime import datetime

from habeas.base.errors import WrongCall
from habeas.base.language import Lang
from habeas.base.moment import Moment
from habeas.base.when import When, on_day
from habeas.disclosure.audience import Audience
from habeas.disclosure.quote_match import candidate_view, match_view
from habeas.disclosure.quote_view import Block, QuoteView, Row
from habeas.disclosure.quote_words import QuoteWords, quote_words
from habeas.disclosure.view import Run
from habeas.evidence.archives.item import Kind, Whose
from habeas.evidence.text.language import language_of
from habeas.findings.quotes.answer import Answer, Verdict
from habeas.findings.quotes.corpus import Corpus
from habeas.findings.quotes.limits import limits_of
from habeas.findings.quotes.record import SearchRecord
from habeas.findings.quotes.shape import files_not_read

PRIVILEGED_TO = frozenset({Audience.SELF, Audience.COUNSEL})
"""Who may be shown a search record: nobody else, whatever it found."""

MOST_PLACES = 50
"""So many places are shown; all stand in the record."""

_MOST_LISTED = 20

_ALWAYS = ("entries", "read", "unparsed")
_WHERE_ANY = ("without_text", "service", "not_chosen", "undelivered")
"""Figures of an export that are always told, and those that are told where they are not nought."""


def view_quote(record: SearchRecord, audience: Audience, lang: Lang, most: int = MOST_PLACES) -> QuoteView:
    """What this audience may see of a search record, in this language.

    Raises WrongCall for every audience but the person and counsel.
    """
    if audience not in PRIVILEGED_TO:
        raise WrongCall(
            f"A search record is privileged and is not made for the audience '{audience.value}'.",
            "Only the person and counsel may see it; counsel decides what is filed.",
        )
    words, answer = quote_words(lang), record.answer
    foreign = language_of(answer.asked.words)
    shown = answer.matches[:most]
    alone = len(answer.matches) == 1
    more = len(answer.matches) - len(shown)
    return QuoteView(
        lang=lang,
        audience=audience,
        day=record.at.date(),
        title=words("head", "title"),
        foot=words("head", "foot", day=words.when(on_day(record.at.year, record.at.month, record.at.day))),
        privileged=words("head", "counsel_decides" if answer.verdict is Verdict.NOT_FOUND else "privileged"),
        quote=Run(answer.asked.words, None if foreign is lang else foreign),
        verdict=answer.verdict.value,
        answer=words("verdict", _verdict_key(answer, spoken=_spoken(answer))),
        why=_why(answer, words),
        matches=tuple(match_view(match, 0 if alone else at, words) for at, match in enumerate(shown, 1)),
        more=words("match", "more", n=words.number(more)) if more else "",
        nearest=None if answer.nearest is None else match_view(answer.nearest, 0, words),
        languages=_languages(answer, words),
        candidates=tuple(candidate_view(one, words) for one in answer.candidates),
        blocks=(_searched(answer, words), _missing(answer, words), _limits(answer, words), _method(record, words)),
        digest=record.digest,
        words={
            **words.groups["head"],
            **{
                f"{group}_{key}": said
                for group in ("match", "differences")
                for key, said in words.groups[group].items()
            },
            "shared": words("languages", "shared"),
            "digest": words("record", "digest"),
        },
    )


def _spoken(answer: Answer) -> bool:
    return bool(answer.matches) and all(match.item.kind is Kind.SPEECH for match in answer.matches)


def _verdict_key(answer: Answer, *, spoken: bool = False) -> str:
    if answer.verdict in (Verdict.NEAR, Verdict.NOT_FOUND):
        return answer.verdict.value
    if answer.verdict is Verdict.FOUND_IN_OTHERS_WORDS:
        return "found_others_spoken" if spoken else "found_others"
    if answer.whose is Whose.UNKNOWN:
        return "found_unknown"
    return "found_own_spoken" if spoken else "found_own"


def _why(answer: Answer, words: QuoteWords) -> str:
    own = sum(match.item.whose is Whose.OWN for match in answer.matches)
    return words(
        "why",
        _verdict_key(answer),
        own=words.number(own),
        all=words.number(len(answer.matches)),
        distance=words.percent(answer.asked.max_distance),
        wider=words.percent(answer.asked.wider),
    )


def _searched(answer: Answer, words: QuoteWords) -> Block:
    searched, asked = answer.searched, answer.asked
    rows: list[Row] = []
    for corpus in answer.corpora:
        rows += _archive(corpus, words)
    if searched.since is None or searched.until is None:
        dates = words("searched", "no_dates")
    else:
        dates = words("searched", "span", since=words.when(searched.since), until=words.when(searched.until))
    rows += [
        Row(words("searched", "items"), words.number(searched.items)),
        Row(words("searched", "characters"), words.number(searched.characters)),
        Row(words("searched", "dates"), dates),
    ]
    told = (("by", asked.by), ("since", asked.since), ("until", asked.until))
    rows += [
        Row(words("searched", key), words.when(value) if isinstance(value, When) else value)
        for key, value in told
        if value is not None
    ]
    narrowed = searched.narrowed
    counts = {
        "by_author": narrowed.by_author,
        "by_date": narrowed.by_date,
        "undated": narrowed.undated,
        "unnamed": narrowed.unnamed,
    }
    rows += [Row(words("searched", key), words.number(count)) for key, count in counts.items() if count]
    return Block("searched", words("searched", "heading"), "", tuple(rows))


def _archive(corpus: Corpus, words: QuoteWords) -> list[Row]:
    layouts = sorted({tally.layout for tally in corpus.account.tallies})
    owners = ", ".join(corpus.owners) or words("searched", "nobody")
    return [
        Row(words("searched", "archive"), corpus.name),
        Row(words("searched", "digest"), corpus.digest, long=True),
        Row(words("searched", "items_digest"), corpus.items_digest, long=True),
        Row(words("searched", "layouts"), ", ".join(layouts)),
        Row(words("searched", "owners"), owners),
        *([] if corpus.chats is None else [Row(words("searched", "chats"), ", ".join(corpus.chats))]),
    ]


def _missing(answer: Answer, words: QuoteWords) -> Block:
    accounts = [corpus.account for corpus in answer.corpora]
    sums = [account.sums() for account in accounts]
    figures = {key: sum(getattr(one, key) for one in sums) for key in (*_ALWAYS, *_WHERE_ANY)}
    rows = [
        Row(words("missing", key), words.number(figure)) for key, figure in figures.items() if figure or key in _ALWAYS
    ]
    gaps = [gap for account in accounts for gap in account.gaps]
    absent = words.number(sum(gap.absent for gap in gaps))
    unchosen = sum(account.unchosen_files for account in accounts)
    rows += [
        Row(words("missing", "files"), words.number(sum(files_not_read(corpus) for corpus in answer.corpora))),
        *([Row(words("missing", "unchosen_files"), words.number(unchosen))] if unchosen else []),
        Row(words("missing", "gaps"), words("missing", "absent", gaps=words.number(len(gaps)), absent=absent)),
    ]
    files = [path for account in accounts for path in account.not_read]
    files += [f"{words('left_out', why)}: {words.number(n)}" for account in accounts for why, n in account.left_out]
    told = [f"{one.place} ({one.why})" for account in accounts for one in account.unparsed]
    shown = [
        words(
            "missing",
            "gap",
            container=gap.container,
            absent=words.number(gap.absent),
            after=gap.after,
            before=gap.before,
        )
        for gap in gaps
    ]
    items = [*_listed(told, words), *_listed(files, words), *_listed(shown, words)]
    items += [words("missing", "gap_is_no_deletion")] if gaps else []
    dealt = {corpus.others for corpus in answer.corpora} & {"drop", "pseudonymise"}
    items += [words("missing", how) for how in sorted(dealt)]
    return Block("missing", words("missing", "heading"), words("missing", "lead"), tuple(rows), tuple(items))


def _listed(lines: list[str], words: QuoteWords) -> list[str]:
    rest = len(lines) - _MOST_LISTED
    return lines if rest <= 0 else [*lines[:_MOST_LISTED], words("missing", "more", n=words.number(rest))]


def _method(record: SearchRecord, words: QuoteWords) -> Block:
    answer = record.answer
    search = answer.corpora[0].search
    percent = words.percent(answer.asked.max_distance)
    rows = (
        Row(words("method", "distance"), words("method", "distance_is", percent=percent)),
        Row(words("method", "normalisation"), search.normalisation),
        Row(words("method", "program"), record.program),
        Row(words("method", "run_at"), words.when(_moment(record.at))),
    )
    return Block(
        "method",
        words("method", "heading"),
        words("method", "lead"),
        rows,
        tuple(words.rule(*rule) for rule in search.rules),
    )


def _limits(answer: Answer, words: QuoteWords) -> Block:
    limits = tuple(limit.text[words.lang] for limit in limits_of(answer.corpora))
    return Block("limits", words("limits", "heading"), "", (), limits)


def _languages(answer: Answer, words: QuoteWords) -> Block | None:
    """What is said of languages; None where the quotation was found, or no item is in another one."""
    languages = answer.languages
    if languages is None or not languages.differ:
        return None
    counts = [(lang, languages.items[lang]) for lang in Lang if lang in languages.items]
    told = [f"{words('languages', lang.value)} {words.number(count)}" for lang, count in counts]
    if unknown := languages.items.get(None, 0):
        told.append(f"{words('languages', 'not_told')} {words.number(unknown)}")
    quote = "not_told" if languages.quote is None else languages.quote.value
    rows = (
        Row(words("languages", "quote"), words("languages", quote)),
        Row(words("languages", "items", n=words.number(languages.looked_at)), ", ".join(told)),
    )
    found = words("languages", "lead" if answer.candidates else "none")
    return Block("languages", words("languages", "heading"), words("languages", "differ"), rows, (found,))


def _moment(at: datetime) -> When:
    return When(Moment(at.year, at.month, at.day, at.hour, at.minute, offset=0))
