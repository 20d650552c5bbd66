"""`habeas ledger CASE add|tie|untie|element|date|decide|exclude`: what a person does on the ledger."""

import argparse
from collections.abc import Callable, Mapping

from habeas.base.errors import ExitCode, WrongCall
from habeas.base.plain import Plain
from habeas.cli.inputs import STANDARD_INPUT, read_text_input, tell_history
from habeas.cli.opening import opened
from habeas.cli.shell import Shell
from habeas.cli.words import Words as Wording
from habeas.desk.dates import typed_when
from habeas.desk.ledger_acts import Bearing, LedgerDesk
from habeas.desk.saying import Words, say
from habeas.desk.session import Session

_DIRECTIONS = ("supports", "contradicts", "qualifies")
_TYPED = ("why", "quote", "claim", "attributed_to", "subject", "standard_source")
"""Options that hold words, which the shell's history would keep."""


def act_arguments(parser: argparse.ArgumentParser, words: Wording) -> None:
    """The options of all acts."""
    direction = parser.add_mutually_exclusive_group()
    for name in (*_DIRECTIONS, "no-bearing"):
        direction.add_argument(f"--{name}", action="store_true", help=words(f"ledger.{name}"))
    kind = parser.add_mutually_exclusive_group()
    kind.add_argument("--admission", action="store_true", help=words("ledger.admission"))
    kind.add_argument("--failure", action="store_true", help=words("ledger.failure"))
    parser.add_argument("--side", metavar="SIDE", help=words("ledger.side"))
    parser.add_argument("--source", metavar="SOURCE", help=words("say.source"))
    parser.add_argument("--quote", metavar="TEXT", help=words("ledger.quote"))
    parser.add_argument("--start", type=int, metavar="N", help=words("say.start"))
    parser.add_argument("--claim", metavar="TEXT", help=words("ledger.claim"))
    parser.add_argument("--subject", metavar="NAME", help=words("say.subject"))
    parser.add_argument("--attributed-to", metavar="WHO", help=words("say.attributed_to"))
    for name in ("country", "code", "article", "part", "point"):
        parser.add_argument(f"--{name}", metavar=name.upper(), help=words("ledger.norm"))
    parser.add_argument("--standard", metavar="STANDARD", help=words("ledger.standard"))
    parser.add_argument("--standard-source", metavar="TEXT", help=words("ledger.standard_source"))
    parser.add_argument("--not", dest="negated", action="store_true", help=words("ledger.not"))
    parser.add_argument("--why", metavar="TEXT", default="", help=words("decide.why"))


def act(args: argparse.Namespace, shell: Shell) -> ExitCode:
    """Do one act and print the id of what came of it."""
    piped = [name for name in _TYPED if getattr(args, name) == STANDARD_INPUT]
    if len(piped) > 1:
        raise WrongCall("Only one of them can come by standard input.", "Give the others as words.")
    tell_history({f"--{name.replace('_', '-')}": getattr(args, name) for name in _TYPED}, "input", shell)
    for name in piped:
        setattr(args, name, read_text_input(STANDARD_INPUT, shell))
    count, does = ACTS[args.act]
    if count is not None and len(args.names) != count:
        raise WrongCall(shell.words(f"ledger.usage.{args.act}"), "Nothing was changed.")
    with opened(args, shell) as session:
        made = does(args, session, LedgerDesk(session, args.case, shell.today()))
    if args.json:
        shell.json({"schema": "habeas.ledger.act/1", "did": args.act, "id": made})
    else:
        shell.say(shell.words(f"ledger.did.{args.act}", id=made[:10]))
    return ExitCode.DONE


def _add(args: argparse.Namespace, session: Session, desk: LedgerDesk) -> str:
    ids = list(args.names)
    if args.source is not None or args.quote is not None:
        if args.source is None or args.quote is None:
            raise WrongCall("A typed claim has a source and a quote.", "Add both --source and --quote.")
        value = {"claim": args.claim or " ".join(args.quote.split())}
        told = Words(args.subject, "allegation", value, args.source, args.quote, args.start, args.attributed_to)
        ids.append(say(session, args.case, told).id)
    if not ids:
        raise WrongCall("Which claims?", "Name statements or allegations, or give --source and --quote.")
    return desk.add(ids, args.why)


def _tie(args: argparse.Namespace, _session: Session, desk: LedgerDesk) -> str:
    said = [name for name in _DIRECTIONS if getattr(args, name)]
    if not said and not args.no_bearing:
        raise WrongCall(
            "How does it bear on the allegation?", "Add --supports, --contradicts, --qualifies or --no-bearing."
        )
    kind = "admission_by_authority" if args.admission else "failure_by_authority" if args.failure else None
    # What has no bearing has no direction; the record needs one, and the denial takes it back whole.
    direction = said[0] if said else "qualifies"
    bearing = Bearing(direction, args.why, kind, args.side, args.attributed_to, args.no_bearing)
    return desk.tie(args.names[0], args.names[1], bearing, args.quote, args.start).id


def _untie(args: argparse.Namespace, _session: Session, desk: LedgerDesk) -> str:
    return desk.untie(args.names[0], args.why).statement


def _element(args: argparse.Namespace, _session: Session, desk: LedgerDesk) -> str:
    norm = {name: getattr(args, name) for name in ("country", "code", "article", "part", "point")}
    if norm["article"] is not None and norm["code"] is None:
        norm["code"] = "criminal"
    value: Mapping[str, Plain] = {"element": args.names[1], **{k: v for k, v in norm.items() if v is not None}}
    return desk.state_part(args.names[0], "element", value, args.why).id


def _date(args: argparse.Namespace, _session: Session, desk: LedgerDesk) -> str:
    return desk.state_part(args.names[0], "act_date", {"date": str(typed_when(args.names[1]))}, args.why).id


def _decide(args: argparse.Namespace, _session: Session, desk: LedgerDesk) -> str:
    if args.standard is None:
        raise WrongCall(
            "By which standard?",
            "Add --standard with one of reasonable_suspicion, reasonable_grounds, balance_of_probabilities, "
            "clear_and_convincing, beyond_reasonable_doubt.",
        )
    value = {"state": args.names[1], "standard": args.standard}
    if args.standard_source is not None:
        value["standard_source"] = args.standard_source
    return desk.decide(args.names[0], value, args.why).id


def _exclude(args: argparse.Namespace, _session: Session, desk: LedgerDesk) -> str:
    return desk.judge_opinions(args.names[0], args.names[1], not args.negated, args.why).id


type Act = Callable[[argparse.Namespace, Session, LedgerDesk], str]

ACTS: dict[str, tuple[int | None, Act]] = {
    "add": (None, _add),
    "tie": (2, _tie),
    "untie": (1, _untie),
    "element": (2, _element),
    "date": (2, _date),
    "decide": (2, _decide),
    "exclude": (2, _exclude),
}
"""Each act with how many words it takes, None for any number."""
