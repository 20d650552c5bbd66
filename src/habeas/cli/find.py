"""`habeas find WORDS`: where do these words stand, in sources, names, statements and proposals."""

import argparse

from habeas.base.errors import ExitCode, WrongCall
from habeas.base.language import Lang
from habeas.cli.find_text import closing_lines, hit_lines
from habeas.cli.inputs import STANDARD_INPUT, read_text_input, tell_history
from habeas.cli.opening import opened, vault_arguments
from habeas.cli.shell import Shell
from habeas.cli.words import Words
from habeas.desk.dates import typed_when
from habeas.desk.find_shape import hit_shape
from habeas.desk.finding import KINDS, Wanted, find, rebuild
from habeas.desk.session import Session

_MOST = 1_000


def arguments(parser: argparse.ArgumentParser, words: Words, _name: str) -> None:
    """`find WORDS…|- [--case CASE] [--kind KIND]… [--source SOURCE] [--since DATE] … [--rebuild]`."""
    parser.add_argument("asked", metavar="WORDS|-", nargs="*", help=words("find.words"))
    parser.add_argument("--case", metavar="CASE", help=words("find.case"))
    parser.add_argument("--kind", choices=KINDS, action="append", help=words("find.kind"))
    parser.add_argument("--source", metavar="SOURCE", help=words("find.source"))
    parser.add_argument("--since", metavar="DATE", help=words("find.since"))
    parser.add_argument("--until", metavar="DATE", help=words("find.until"))
    parser.add_argument("--language", choices=[lang.value for lang in Lang], help=words("find.language"))
    parser.add_argument("--limit", type=int, default=20, metavar="N", help=words("find.limit"))
    parser.add_argument("--rebuild", action="store_true", help=words("find.rebuild"))
    parser.add_argument("--json", action="store_true", help=words("help.json"))
    vault_arguments(parser, words)


def run(args: argparse.Namespace, shell: Shell) -> ExitCode:
    """Print the hits, best first, and then what was searched."""
    if not 1 <= args.limit <= _MOST:
        raise WrongCall(f"--limit is 1 to {_MOST}.", "Narrow the question instead.")
    since, until = typed_when(args.since), typed_when(args.until)
    asked = _asked(args, shell)
    with opened(args, shell) as session:
        if args.rebuild:
            rebuild(session)
            shell.tell(shell.words("find.rebuilt"))
        if asked is not None:
            wanted = Wanted(
                asked, args.case, tuple(args.kind or ()), args.source, args.language, since, until, args.limit
            )
            _tell(session, wanted, args, shell)
    return ExitCode.DONE


def _tell(session: Session, wanted: Wanted, args: argparse.Namespace, shell: Shell) -> None:
    answer = find(session, wanted)
    for shown in answer.shown:
        if args.json:
            shell.json({"schema": "habeas.find/1", **hit_shape(shown)})
        else:
            shell.show(hit_lines(shown, shell.words, shell.columns(), bold=shell.bold))
    for line in closing_lines(answer, shell.words):
        shell.tell(line) if args.json else shell.say(line)


def _asked(args: argparse.Namespace, shell: Shell) -> str | None:
    """The words: of the call, of standard input for a hyphen, or typed by the person who is asked for them."""
    if args.asked:
        words = " ".join(args.asked)
        tell_history({"find": words}, "input", shell)
        return read_text_input(words, shell) if words == STANDARD_INPUT else words
    if args.rebuild:
        return None
    if shell.ask_secret is None:
        raise WrongCall("No words were given.", "Type them after `habeas find`, or a hyphen and pipe them in.")
    shell.tell(shell.words("find.ask"))
    return shell.stdin.readline().rstrip("\r\n")
