"""`habeas register decision NAME`: a court's decision entered by hand into a register of one's own."""

import argparse

from habeas.base.errors import ExitCode, WrongCall
from habeas.cli.inputs import STANDARD_INPUT, read_text_input, tell_history
from habeas.cli.opening import opened, vault_arguments
from habeas.cli.register_text import entry_text
from habeas.cli.shell import Shell
from habeas.cli.words import Words
from habeas.desk.register_own import PUBLISHED, Typed, enter_decision
from habeas.desk.register_shape import entry_shape


def arguments(parser: argparse.ArgumentParser, words: Words, _name: str) -> None:
    """`register decision NAME --work WORDS --court WORDS --date DATE [--published yes|no|unknown] …`."""
    parser.add_argument("register", metavar="NAME", help=words("register.own_name"))
    parser.add_argument("--work", metavar="WORDS", required=True, help=words("register.work"))
    parser.add_argument("--court", metavar="WORDS", required=True, help=words("register.court"))
    parser.add_argument("--date", metavar="DATE", required=True, help=words("register.date"))
    parser.add_argument("--in-force", metavar="DATE", help=words("register.in_force"))
    parser.add_argument("--published", choices=PUBLISHED, default="unknown", help=words("register.published"))
    parser.add_argument("--source", metavar="WORDS", help=words("register.source"))
    parser.add_argument("--jurisdiction", metavar="CC", help=words("register.jurisdiction"))
    parser.add_argument("--json", action="store_true", help=words("help.json"))
    vault_arguments(parser, words)


def run(args: argparse.Namespace, shell: Shell) -> ExitCode:
    """Keep the decision and print it as it stands in the register now."""
    if args.work == args.source == STANDARD_INPUT:
        raise WrongCall("Only one of them can come by standard input.", "Type the other.")
    typed = Typed(
        work=read_text_input(args.work, shell),
        court=args.court,
        date=args.date,
        in_force=args.in_force,
        published=args.published,
        source=None if args.source is None else read_text_input(args.source, shell),
        jurisdiction=args.jurisdiction,
    )
    with opened(args, shell) as session:
        kept = enter_decision(session, args.register, typed)
    entry = kept.file.entries[-1]
    if args.json:
        told = {"register": kept.version.name, "version": kept.version.version.isoformat(), **entry_shape(entry)}
        shell.json({"schema": "habeas.register.decision/1", **told})
    else:
        shell.say(entry_text(entry, kept, shell.words, shell.columns()))
    tell_history({"--work": args.work, "--source": args.source}, "input", shell)
    return ExitCode.DONE
