"""An answer as JSON: for `habeas quote --json`, and, without any fraction, inside a search record."""

from collections.abc import Mapping, Sequence

from habeas.base.digest import Digest, Json, digest_of_json
from habeas.base.language import Lang
from habeas.findings.quotes.answer import Answer, Candidate, Languages, Match, Reason
from habeas.findings.quotes.corpus import Corpus
from habeas.findings.quotes.surroundings import Passage

SCHEMA = "habeas.quote/1"
"""The name and version of the answer's shape."""


def answer_json(answer: Answer) -> dict[str, object]:
    """The answer for other programs. Distances are numbers from 0 to 1, rounded to four places."""
    asked = answer.asked
    exact = answer_object(answer)
    return {
        "schema": SCHEMA,
        **{key: exact[key] for key in ("verdict", "whose")},
        "matches": [_with_distance(match_object(answer, match), match) for match in answer.matches],
        "nearest": None if answer.nearest is None else _nearest(answer, answer.nearest),
        "searched": exact["searched"],
        "archive": archive_digest(answer),
        "archives": [corpus_object(corpus) for corpus in answer.corpora],
        "normalisation": answer.normalisation,
        "max_distance": float(asked.max_distance),
        "near_distance": float(asked.wider),
        "question": {"text": asked.words, "digest": asked.digest, **_narrowing(answer)},
        "languages": exact["languages"],
        "candidates": exact["candidates"],
    }


def answer_object(answer: Answer) -> dict[str, Json]:
    """The answer alone, with edits and lengths as whole numbers: what two runs of one search are compared by."""
    return {
        "verdict": answer.verdict.value,
        "whose": None if answer.whose is None else answer.whose.value,
        "matches": [match_object(answer, match) for match in answer.matches],
        "nearest": None if answer.nearest is None else match_object(answer, answer.nearest),
        "searched": searched_object(answer),
        "languages": None if answer.languages is None else _languages(answer.languages),
        "candidates": [_candidate(answer, candidate) for candidate in answer.candidates],
    }


def archive_digest(answer: Answer) -> Digest:
    """The digest of the archive; of several, the digest of the canonical JSON of their digests in order."""
    digests = [corpus.digest for corpus in answer.corpora]
    return digests[0] if len(digests) == 1 else digest_of_json(digests)


def searched_object(answer: Answer) -> dict[str, Json]:
    """What was searched, and what was not; the figures are sums over all archives."""
    searched, sums = answer.searched, [corpus.account.sums() for corpus in answer.corpora]
    gaps = [gap for corpus in answer.corpora for gap in corpus.account.gaps]
    return {
        "items": searched.items,
        "characters": searched.characters,
        "from": None if searched.since is None else str(searched.since),
        "until": None if searched.until is None else str(searched.until),
        "unparsed": sum(one.unparsed for one in sums),
        "entries": sum(one.entries for one in sums),
        "without_text": sum(one.without_text for one in sums),
        "service": sum(one.service for one in sums),
        "not_chosen": sum(one.not_chosen for one in sums),
        "undelivered": sum(one.undelivered for one in sums),
        "files_not_read": sum(files_not_read(corpus) for corpus in answer.corpora),
        "files_not_chosen": sum(corpus.account.unchosen_files for corpus in answer.corpora),
        "gaps": len(gaps),
        "absent": sum(gap.absent for gap in gaps),
        "undated": searched.narrowed.undated,
        "unnamed": searched.narrowed.unnamed,
        "left_out": {"by_author": searched.narrowed.by_author, "by_date": searched.narrowed.by_date},
    }


def corpus_object(corpus: Corpus) -> dict[str, Json]:
    """One archive: its digests, what was chosen of it, and the figures that add up to the export's own."""
    account = corpus.account
    sums = account.sums()
    return {
        "name": corpus.name,
        "digest": corpus.digest,
        "items_digest": corpus.items_digest,
        "items": len(corpus.items),
        "layouts": layouts_of(corpus),
        "owners": list(corpus.owners),
        "chats": None if corpus.chats is None else list(corpus.chats),
        "others": corpus.others,
        "entries": sums.entries,
        "read": sums.read,
        "without_text": sums.without_text,
        "service": sums.service,
        "not_chosen": sums.not_chosen,
        "unparsed": sums.unparsed,
        "undelivered": sums.undelivered,
    }


def files_not_read(corpus: Corpus) -> int:
    """How many files of the export no layout reads, or were not opened at all, as pictures are."""
    return len(corpus.account.not_read) + sum(files for _, files in corpus.account.left_out)


def layouts_of(corpus: Corpus) -> Sequence[str]:
    """The layouts that its files were read by, each once."""
    return sorted({tally.layout for tally in corpus.account.tallies})


def match_object(answer: Answer, match: Match) -> dict[str, Json]:
    """One match. `start` and `end`, and all places in `passage`, are code points of the item's text."""
    item = match.item
    return {
        "item": item.id,
        "archive": answer.corpora[match.corpus].digest,
        "platform": item.platform.value,
        "kind": item.kind.value,
        "when": None if item.when is None else str(item.when),
        "author": item.author,
        "whose": item.whose.value,
        "edited": item.edited,
        "container": item.container,
        "address": item.address,
        "answers": item.answers,
        "start": match.start,
        "end": match.end,
        "edits": match.edits,
        "length": match.length,
        "text": match.text,
        "reading": match.reading,
        "passage": _passage(match.passage, item.text),
        "differences": [
            {"kind": one.kind.value, "archive": one.archive, "quote": one.quote} for one in match.differences
        ],
    }


def _with_distance(shape: Mapping[str, Json], match: Match) -> dict[str, object]:
    return {"id": shape["item"], **shape, "distance": round(float(match.distance), 4)}


def _nearest(answer: Answer, match: Match) -> dict[str, object]:
    return _with_distance(match_object(answer, match), match)


def _passage(passage: Passage, text: str) -> Json:
    return {
        "start": passage.start,
        "end": passage.end,
        "before": None if passage.before is None else passage.before.slice(text),
        "text": text[passage.start : passage.end],
        "after": None if passage.after is None else passage.after.slice(text),
        "sentence_begun": passage.sentence_begun,
        "sentence_goes_on": passage.sentence_goes_on,
        "word_begun": passage.word_begun,
        "word_goes_on": passage.word_goes_on,
    }


def _languages(languages: Languages) -> Json:
    return {
        "quote": None if languages.quote is None else languages.quote.value,
        "items": {lang.value: languages.items[lang] for lang in Lang if lang in languages.items},
        "not_told": languages.items.get(None, 0),
        "looked_at": languages.looked_at,
    }


def _candidate(answer: Answer, candidate: Candidate) -> Json:
    item = candidate.item
    return {
        "item": item.id,
        "archive": answer.corpora[candidate.corpus].digest,
        "when": None if item.when is None else str(item.when),
        "author": item.author,
        "whose": item.whose.value,
        "lang": candidate.lang.value,
        "start": candidate.start,
        "end": candidate.end,
        "text": item.text[candidate.start : candidate.end],
        "reasons": [_reason(reason) for reason in candidate.reasons],
    }


def _reason(reason: Reason) -> Json:
    return {"shared": reason.shared.value, "quote": reason.quote, "item": reason.item}


def _narrowing(answer: Answer) -> dict[str, Json]:
    asked = answer.asked
    return {
        "by": asked.by,
        "from": None if asked.since is None else str(asked.since),
        "to": None if asked.until is None else str(asked.until),
    }
