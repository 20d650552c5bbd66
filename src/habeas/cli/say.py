"""`habeas say CASE`: a fact by hand, with its source and the words it stands on."""

import argparse
from collections.abc import Mapping

from habeas.base.errors import ExitCode, WrongCall
from habeas.base.known import Absent, Known, Unknown
from habeas.base.plain import Plain
from habeas.cli.decide import parse_value
from habeas.cli.inputs import STANDARD_INPUT, read_text_input
from habeas.cli.opening import opened, vault_arguments
from habeas.cli.shell import Shell
from habeas.cli.words import Words as Wording
from habeas.desk.saying import Words, denies_or_asserts, say


def arguments(parser: argparse.ArgumentParser, words: Wording, _name: str) -> None:
    """`say CASE --type TYPE (--value JSON | --unknown WHY | --absent) --source SOURCE --quote TEXT|- …`."""
    parser.add_argument("case", metavar="CASE", help=words("help.case"))
    parser.add_argument("--subject", metavar="NAME", help=words("say.subject"))
    parser.add_argument("--type", metavar="TYPE", required=True, help=words("say.type"))
    value = parser.add_mutually_exclusive_group(required=True)
    value.add_argument("--value", metavar="JSON", help=words("decide.value"))
    value.add_argument("--unknown", metavar="WHY", help=words("say.unknown"))
    value.add_argument("--absent", action="store_true", help=words("say.absent"))
    parser.add_argument("--source", metavar="SOURCE", required=True, help=words("say.source"))
    parser.add_argument("--quote", metavar="TEXT", required=True, help=words("say.quote"))
    parser.add_argument("--start", type=int, metavar="N", help=words("say.start"))
    parser.add_argument("--attributed-to", metavar="WHO", help=words("say.attributed_to"))
    parser.add_argument("--denies", action="store_true", help=words("say.denies"))
    parser.add_argument("--grade", type=int, choices=range(1, 7), metavar="1-6", help=words("say.grade"))
    parser.add_argument("--json", action="store_true", help=words("help.json"))
    vault_arguments(parser, words)


def run(args: argparse.Namespace, shell: Shell) -> ExitCode:
    """Record it and print the statement's id."""
    if args.quote == STANDARD_INPUT and args.value == STANDARD_INPUT:
        raise WrongCall("Only one of them can come by standard input.", "Give the value as a word.")
    if args.quote != STANDARD_INPUT:
        shell.tell(shell.words("say.history"))
    told = Words(
        subject=args.subject,
        prop=args.type,
        value=_value(args, shell),
        source=args.source,
        quote=read_text_input(args.quote, shell),
        start=args.start,
        attributed_to=args.attributed_to,
        stance=denies_or_asserts(args.denies),
        grade=args.grade,
    )
    with opened(args, shell) as session:
        statement = say(session, args.case, told)
    if args.json:
        shell.json({"schema": "habeas.say/1", "statement": statement.id, "subject": statement.subject})
    else:
        shell.say(shell.words("say.done", id=statement.id[:10]))
    return ExitCode.DONE


def _value(args: argparse.Namespace, shell: Shell) -> Known[Mapping[str, Plain]]:
    if args.unknown is not None:
        return Unknown(args.unknown)
    if args.absent:
        return Absent()
    return parse_value(read_text_input(args.value, shell))
