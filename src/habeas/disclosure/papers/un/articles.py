"""Articles of the Covenant (ICCPR) with the facts of the record that may show a violation of each."""

from collections.abc import Callable, Iterator, Mapping
from types import MappingProxyType

from habeas.disclosure.papers.composing import Composer
from habeas.disclosure.papers.paper import Block, Paragraph
from habeas.disclosure.papers.un.drafting import box, working
from habeas.disclosure.papers.un.filling import mine, told
from habeas.disclosure.papers.un.grounds import discrimination, said_no, tainted, using
from habeas.disclosure.papers.un.law import required, unreasoned
from habeas.disclosure.papers.un.reasons import claimed_in
from habeas.disclosure.view import Sentence
from habeas.law.clock.row import Row

COVENANT = "iccpr"
"""The code of the Covenant in the law packs."""


def _treatment(composer: Composer) -> Iterator[Sentence]:
    yield from told(composer, "ill_treatment", "health")


def _no_order(composer: Composer) -> Iterator[Sentence]:
    clock = required(composer)
    bare = None if clock is None else clock.uncovered()
    if bare is not None:
        yield bare


def _broken(*parts: str) -> Callable[[Composer], Iterator[Sentence]]:
    """The limits that were broken and cite article 9 of the Covenant in one of these paragraphs."""

    def cites(row: Row) -> bool:
        return any(one.code == COVENANT and one.article == "9" and one.part in parts for one in row.cites)

    def find(composer: Composer) -> Iterator[Sentence]:
        clock = required(composer)
        if clock is not None:
            yield from (line for row in clock.broken(cites) if (line := clock.tell(row)) is not None)

    return find


def _judge(composer: Composer) -> Iterator[Sentence]:
    yield from _broken("3")(composer)
    yield from unreasoned(composer)


def _defence(composer: Composer) -> Iterator[Sentence]:
    clock = required(composer)
    if clock is not None:
        lawyers = "basic_principles_lawyers"
        rows = clock.broken(lambda row: any(one.code == lawyers for one in row.cites))
        yield from (line for row in rows if (line := clock.tell(row)) is not None)
    absent = [fact for fact in composer.facts("presence") if said_no(fact, "present")]
    yield from (composer.tell(fact) for fact in absent)


def _confession(composer: Composer) -> Iterator[Sentence]:
    yield from (composer.tell(fact) for fact in mine(composer, "own_statement") if tainted(fact))


def _procedure(composer: Composer) -> Iterator[Sentence]:
    yield from told(composer, "irregularity")


def _unequal(composer: Composer) -> Iterator[Sentence]:
    yield from using("equality")(composer)
    yield from discrimination(composer)


ARTICLES: Mapping[str, Callable[[Composer], Iterator[Sentence]]] = MappingProxyType(
    {
        "7": _treatment,
        "9(1)": _no_order,
        "9(2)": _broken("2"),
        "9(3)": _judge,
        "9(4)": _broken("4"),
        "14(1)": _procedure,
        "14(3)(b)": _defence,
        "14(3)(g)": _confession,
        "12": using("movement"),
        "18": using("religion"),
        "19": using("expression", works=True),
        "21": using("assembly"),
        "22": using("association"),
        "25": using("public_affairs"),
        "26": _unequal,
        "27": using("minority"),
    }
)
"""Articles for which the record can hold facts; others are for a person to name."""


def article_blocks(composer: Composer) -> Iterator[Block]:
    """The articles claimed, which a person chooses, and each article for which something is recorded."""
    yield composer.to_fill("articles")
    claimed = claimed_in(composer, "articles", None)
    if working(composer):
        yield Paragraph((composer.sentence("articles_lead"),))
    for name, facts in ARTICLES.items():
        carried = tuple(facts(composer)) if working(composer) or name in claimed else ()
        if carried or name in claimed:
            label = composer.text("fields", "article", number=name)
            yield box(composer, label, carried, "proposed", ticked=name in claimed)
    for name in sorted(claimed - ARTICLES.keys()):
        yield box(composer, composer.text("fields", "article", number=name), (), "proposed", ticked=True)
