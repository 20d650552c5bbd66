"""The demonstration: a throw-away vault from three reports that come with the program, to a case sheet.

The person, the places and the officers of the reports are invented. Here alone proposals are accepted
without a human check, and every page that is made says so.
"""

import tempfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime
from importlib.resources import as_file, files
from pathlib import Path

from habeas.base.ids import ProposalId
from habeas.base.language import Lang
from habeas.desk.case_file import open_case
from habeas.desk.deciding import accept
from habeas.desk.describing import describe_source
from habeas.desk.judging import judge, people
from habeas.desk.ledger_demonstration import tell_ledger
from habeas.desk.opening import make_vault, open_session
from habeas.desk.preserving import Circumstances
from habeas.desk.proposing import propose
from habeas.desk.session import Session
from habeas.desk.sheet import write_sheet
from habeas.desk.taking_in import take_in_files
from habeas.drafting.keeping import State
from habeas.evidence.sources.source import Secrecy
from habeas.record.people import Sameness
from habeas.record.vocabulary.checking import check_value

REPORTS = ("report-en.txt", "report-ru.html", "report-kk.pdf")
"""The three reports, in English, Russian and Kazakh; they partly disagree."""

ONE_BODY = (
    (
        "Kokzhar city department of the National Security Committee",
        "департамент КНБ по городу Кокжару",
        "Ұлттық қауіпсіздік комитетінің Көкжар қаласы бойынша департаменті",
    ),
    (
        "Specialised Investigating Court of Kokzhar",
        "специализированный следственный суд Кокжара",
        "Көкжар қаласының мамандандырылған тергеу соты",
    ),
    ("Kokzhar prosecutor's office", "прокуратура города Кокжара", "Көкжар қаласының прокуратурасы"),
    (
        "pre-trial detention centre No. 4 in Kokzhar",
        "СИЗО № 4 города Кокжара",
        "Көкжар қаласындағы № 4 тергеу изоляторы",
    ),
    ("Kokzhar Youth Theatre", "театр ғимараты"),
    ("Tulpar", "Тулпар", "Тұлпар"),
)
"""Names that whoever wrote the reports knows to mean one body, or one code name: a person's judgement."""

CASE = "demo"
AS_OF = date(2023, 6, 20)
"""The day the demonstration's case sheet is for: a week after the newest report."""


@dataclass(frozen=True, slots=True)
class Demonstrated:
    """What the demonstration made. `sheets` are the files to open, `kept` the vault when it was kept."""

    sheets: tuple[Path, ...]
    sources: int
    statements: int
    facts: int
    conflicts: int
    refused: int
    kept: Path | None


def demonstrate(
    out: Path,
    keep: Path | None,
    notices: Callable[[Lang, int], Sequence[str]],
    now: Callable[[], datetime],
    chance: Callable[[int], bytes],
    passphrase: str,
) -> Demonstrated:
    """Make the demonstration's case and write its sheet in three languages into `out`.

    `notices` gives, for a language and the number of accepted proposals, the sentences that stand on
    every page. The vault is made in `keep`, or in a temporary folder that is gone afterwards.
    """
    with _folder(keep) as folder:
        make_vault(folder, passphrase, "visitor", now(), chance)
        with open_session(folder, passphrase, now, chance) as session:
            refused = _fill(session)
            accepted = len(session.vault.record.statements(session.case(CASE).id))
            tell_ledger(session, CASE, AS_OF)
            said = [notices(lang, accepted) for lang in Lang]
            written = write_sheet(session, CASE, out, AS_OF, tuple(Lang), notices=said)
            opened = open_case(session, CASE, AS_OF)
    return Demonstrated(
        sheets=written.paths,
        sources=len(opened.sources),
        statements=accepted,
        facts=len(opened.casefile.facts),
        conflicts=len(opened.casefile.conflicts),
        refused=refused,
        kept=keep,
    )


def _fill(session: Session) -> int:
    """Take the reports in and accept what is proposed; returns how many proposals do not fit the vocabulary."""
    for name in REPORTS:
        with as_file(files("habeas.desk") / "demo" / name) as path:
            take_in_files(session, CASE, [path], Circumstances(Secrecy.PUBLIC))
    describe_source(session, CASE, REPORTS[0], {"grade": "B"})
    propose(session, CASE)
    waiting = session.vault.proposals.proposals(session.case(CASE).id, State.WAITING)
    fitting: list[ProposalId] = [each.id for each in waiting if not check_value(each.draft.type, each.draft.value)]
    accept(session, fitting, "Accepted by the demonstration, without a human check.")
    _judge(session)
    return len(waiting) - len(fitting)


def _judge(session: Session) -> None:
    """Say of the names in three languages that they are one, as a person would in a real case."""
    known = {each.entity.name for each in people(session, CASE)}
    for first, *others in ONE_BODY:
        for other in others:
            if first in known and other in known:
                judge(session, CASE, first, other, Sameness.SAME, "One body, named in two languages.")


@contextmanager
def _folder(keep: Path | None) -> Iterator[Path]:
    if keep is not None:
        yield keep
        return
    with tempfile.TemporaryDirectory(prefix="habeas-demo-") as made:
        yield Path(made) / "vault"
