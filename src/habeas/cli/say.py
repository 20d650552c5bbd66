"""`habeas say CASE`: a fact by hand, with its source and the words it stands on."""

import argparse
from collections.abc import Mapping

from habeas.base.errors import ExitCode, WrongCall
from habeas.base.known import Absent, Known, Unknown
from habeas.base.plain import Plain
from habeas.cli.decide import parse_value
from habeas.cli.inputs import STANDARD_INPUT, read_text_input, tell_history, text_in
from habeas.cli.opening import opened, vault_arguments
from habeas.cli.shell import Shell
from habeas.cli.words import Words as Wording
from habeas.desk.saying import Words, denies_or_asserts, say

FIELDS = ("subject", "type", "value", "source", "quote", "start", "attributed_to", "denies", "grade", "privileged")
"""What the object of `--from` holds; its value is in the shape of a draft, or of what is unknown or absent."""


def arguments(parser: argparse.ArgumentParser, words: Wording, _name: str) -> None:
    """`say CASE --from FILE|-`, or each part by an option."""
    parser.add_argument("case", metavar="CASE", help=words("help.case"))
    parser.add_argument("--from", dest="from_file", metavar="FILE", help=words("say.from"))
    parser.add_argument("--subject", metavar="NAME", help=words("say.subject"))
    parser.add_argument("--type", metavar="TYPE", help=words("say.type"))
    value = parser.add_mutually_exclusive_group()
    value.add_argument("--value", metavar="JSON", help=words("decide.value"))
    value.add_argument("--unknown", metavar="WHY", help=words("say.unknown"))
    value.add_argument("--absent", action="store_true", help=words("say.absent"))
    parser.add_argument("--source", metavar="SOURCE", help=words("say.source"))
    parser.add_argument("--quote", metavar="TEXT", help=words("say.quote"))
    parser.add_argument("--start", type=int, metavar="N", help=words("say.start"))
    parser.add_argument("--attributed-to", metavar="WHO", help=words("say.attributed_to"))
    parser.add_argument("--denies", action="store_true", help=words("say.denies"))
    parser.add_argument("--grade", type=int, choices=range(1, 7), metavar="1-6", help=words("say.grade"))
    parser.add_argument("--privileged", action="store_true", help=words("say.privileged"))
    parser.add_argument("--json", action="store_true", help=words("help.json"))
    vault_arguments(parser, words)


def run(args: argparse.Namespace, shell: Shell) -> ExitCode:
    """Record it and print the statement's id."""
    told = _from_options(args, shell) if args.from_file is None else _from_object(args, shell)
    with opened(args, shell) as session:
        statement = say(session, args.case, told)
    if args.json:
        shell.json({"schema": "habeas.say/1", "statement": statement.id, "subject": statement.subject})
    else:
        shell.say(shell.words("say.done", id=statement.id[:10]))
    return ExitCode.DONE


def _from_options(args: argparse.Namespace, shell: Shell) -> Words:
    given = {"--type": args.type, "--source": args.source, "--quote": args.quote}
    without = [option for option, told in given.items() if told is None]
    if args.value is None and args.unknown is None and not args.absent:
        without.append("--value|--unknown|--absent")
    if without:
        raise WrongCall(f"Missing: {', '.join(without)}.", "Or give everything with --from FILE.")
    if args.quote == STANDARD_INPUT and args.value == STANDARD_INPUT:
        raise WrongCall("Only one of them can come by standard input.", "Give everything with --from -.")
    typed = {"--subject": args.subject, "--value": args.value, "--unknown": args.unknown, "--quote": args.quote}
    tell_history({**typed, "--attributed-to": args.attributed_to}, "say", shell)
    return Words(
        subject=args.subject,
        prop=args.type,
        value=_value(args, shell),
        source=args.source,
        quote=read_text_input(args.quote, shell),
        start=args.start,
        attributed_to=args.attributed_to,
        stance=denies_or_asserts(args.denies),
        grade=args.grade,
        privileged=args.privileged,
    )


def _from_object(args: argparse.Namespace, shell: Shell) -> Words:
    """The words of a JSON object; raises WrongCall for a field it does not know or that is of the wrong kind."""
    if args.value or args.unknown or args.absent or any(getattr(args, name) not in (None, False) for name in FIELDS):
        raise WrongCall("With --from nothing else is given by an option.", "Put it into the object.")
    told = parse_value(text_in(args.from_file, shell))
    wrong = [name for name in told if name not in FIELDS]
    wrong += [name for name in ("type", "source", "quote") if not isinstance(told.get(name), str)]
    wrong += [name for name in ("subject", "attributed_to") if not isinstance(told.get(name, ""), str | None)]
    wrong += [name for name in ("start", "grade") if type(told.get(name, 0)) not in (int, type(None))]
    value, denies, privileged = told.get("value"), told.get("denies", False), told.get("privileged", False)
    yes_or_no = isinstance(denies, bool) and isinstance(privileged, bool)
    if wrong or not isinstance(value, Mapping) or not yes_or_no:
        raise WrongCall(
            f"The object does not fit: {', '.join(dict.fromkeys(wrong)) or 'value, denies, privileged'}.",
            f"Its fields are {', '.join(FIELDS)}; the value is an object. Nothing was recorded.",
        )
    subject, speaker, start, grade = (told.get(name) for name in ("subject", "attributed_to", "start", "grade"))
    return Words(
        subject=None if subject is None else str(subject),
        prop=str(told["type"]),
        value=value,
        source=str(told["source"]),
        quote=str(told["quote"]),
        start=start if isinstance(start, int) else None,
        attributed_to=None if speaker is None else str(speaker),
        stance=denies_or_asserts(denies is True),
        privileged=privileged is True,
        grade=grade if isinstance(grade, int) else None,
    )


def _value(args: argparse.Namespace, shell: Shell) -> Known[Mapping[str, Plain]]:
    if args.unknown is not None:
        return Unknown(args.unknown)
    if args.absent:
        return Absent()
    return parse_value(read_text_input(args.value, shell))
