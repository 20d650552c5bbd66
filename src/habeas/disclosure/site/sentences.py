"""Every sentence of fact of a page, in the order in which they stand on it."""

from collections.abc import Iterator

from habeas.disclosure.site.page import SitePage, Told


def sentences_of(page: SitePage) -> Iterator[Told]:
    """The sentences, those on stretches of custody first."""
    for person in page.people:
        yield from person.spells
    yield from changing_sentences(page)


def changing_sentences(page: SitePage) -> Iterator[Told]:
    """The sentences that say something else only when the record does: not those that count days on."""
    for person in page.people:
        yield from person.facts
    for one in page.accusation:
        yield one.claim
        for column in (one.carries, one.breaks, one.qualifies):
            yield from column
    for asked in page.asked:
        yield asked.told
        yield from asked.answers
    yield from page.chronology
    for part in page.parts:
        for group in part.groups:
            yield from group.sentences
