"""`habeas questions CASE`: what the record leaves open; with adopt, ask, answer, drop it records."""

import argparse

from habeas.base.errors import ExitCode, WrongCall
from habeas.cli.days import as_of_argument, day
from habeas.cli.findings import tell_findings
from habeas.cli.grounds import ground, ground_arguments
from habeas.cli.inputs import STANDARD_INPUT, read_text_input, tell_history
from habeas.cli.opening import opened, vault_arguments
from habeas.cli.questions_text import questions_text
from habeas.cli.shell import Shell
from habeas.cli.words import Words
from habeas.desk.dates import typed_when
from habeas.desk.questions import (
    Asking,
    adopt,
    answer_question,
    ask,
    let_go,
    questions_for_self,
    questions_json,
    questions_of_case,
)
from habeas.desk.session import Session

ACTIONS = ("adopt", "ask", "answer", "drop")
"""What can be recorded: a proposed question taken up, one of one's own, an answer, or that one is let go."""

_TAKES = {
    "adopt": ("text", "to"),
    "ask": ("text", "to", "on", "person", "filing"),
    "answer": ("by", "on"),
    "drop": ("why",),
}


def arguments(parser: argparse.ArgumentParser, words: Words, _name: str) -> None:
    """`questions CASE [--all] [--as-of DATE] [--json]`, `questions CASE adopt|ask|answer|drop [QUESTION] …`."""
    parser.add_argument("case", metavar="CASE", help=words("help.case"))
    parser.add_argument("action", metavar="ACTION", nargs="?", choices=ACTIONS, help=words("questions.action"))
    parser.add_argument("question", metavar="QUESTION", nargs="?", help=words("questions.question"))
    parser.add_argument("--all", action="store_true", help=words("questions.all"))
    for option in ("text", "to", "by", "why", "person", "filing"):
        parser.add_argument(f"--{option}", metavar="TEXT", help=words(f"questions.option.{option}"))
    parser.add_argument("--on", metavar="DATE", help=words("questions.on"))
    ground_arguments(parser, words)
    as_of_argument(parser, words)
    parser.add_argument("--json", action="store_true", help=words("help.json"))
    vault_arguments(parser, words)


def run(args: argparse.Namespace, shell: Shell) -> ExitCode:
    """Record where that was asked; otherwise print what is open."""
    return _list(args, shell) if args.action is None else _record(args, shell)


def _list(args: argparse.Namespace, shell: Shell) -> ExitCode:
    as_of = day(args, shell)
    with opened(args, shell) as session:
        answer = questions_of_case(session, args.case, as_of)
    tell_findings(answer.opened.findings, shell)
    if args.json:
        for one in questions_json(answer, shell.words.lang):
            if args.all or one["state"] in ("open", "proposed"):
                shell.json(one)
        return ExitCode.DONE
    view = questions_for_self(answer, shell.words.lang)
    shell.say(questions_text(view, args.case, args.all, shell.words, shell.columns()))
    if not answer.judged:
        shell.tell(shell.words("filings.unjudged"))
    return ExitCode.DONE


def _record(args: argparse.Namespace, shell: Shell) -> ExitCode:
    if (args.action == "ask") == (args.question is not None):
        raise WrongCall(
            "A new question has no sign yet; every other action names its question.",
            "Give the sign (Q-…) or the beginning of the id, as `habeas questions CASE` prints it.",
        )
    given = {name: getattr(args, name) for name in ("text", "to", "by", "why", "on", "person", "filing")}
    odd = [name for name, told in given.items() if told is not None and name not in _TAKES[args.action]]
    if odd:
        raise WrongCall(
            f"--{', --'.join(odd)}: not told of this.", f"What can be told: {', '.join(_TAKES[args.action])}."
        )
    tell_history({"--text": args.text, "--why": args.why}, "input", shell)
    with opened(args, shell) as session:
        statement, subject = _act(session, args, shell)
    if args.json:
        shell.json({"schema": "habeas.say/1", "statement": statement, "subject": subject})
    else:
        shell.say(shell.words("say.done", id=statement[:10]))
    return ExitCode.DONE


def _act(session: Session, args: argparse.Namespace, shell: Shell) -> tuple[str, str]:
    """Record what was asked for; gives the ids of the statement and of whom it is about."""
    if [args.text, args.why, args.quote, args.told].count(STANDARD_INPUT) > 1:
        raise WrongCall("Only one of them can come by standard input.", "Give the others in the call.")
    text = None if args.text is None else read_text_input(args.text, shell)
    stands = ground(args, shell)
    if args.action == "adopt":
        made = adopt(session, args.case, args.question, text, args.to, stands, shell.words.lang)
    elif args.action == "ask":
        asking = Asking(text or "", args.to, args.person, args.filing, typed_when(args.on))
        made = ask(session, args.case, asking, stands)
    elif args.action == "answer":
        made = answer_question(session, args.case, args.question, args.by, typed_when(args.on), stands)
    else:
        made = let_go(session, args.case, args.question, read_text_input(args.why or "", shell))
    return made.id, made.subject
