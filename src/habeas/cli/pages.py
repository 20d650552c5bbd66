"""`habeas pages CASE …`: several photographs made one document, in an order that can be changed."""

import argparse

from habeas.base.errors import ExitCode, WrongCall
from habeas.cli.opening import opened, vault_arguments
from habeas.cli.shell import Shell
from habeas.cli.words import Words
from habeas.desk.paging import Bound, add_page, bind, document_shape, documents, remove_page, reorder, retitle
from habeas.desk.session import Session


def arguments(parser: argparse.ArgumentParser, words: Words, _name: str) -> None:
    """`pages CASE [SOURCE SOURCE… | DOCUMENT] [--title T] [--order 2,1,3] [--add SOURCE] [--remove N] [--json]`."""
    parser.add_argument("case", metavar="CASE", help=words("help.case"))
    parser.add_argument("what", metavar="SOURCE|DOCUMENT", nargs="*", help=words("pages.what"))
    parser.add_argument("--title", metavar="TITLE", help=words("pages.title"))
    change = parser.add_mutually_exclusive_group()
    change.add_argument("--order", metavar="2,1,3", help=words("pages.order"))
    change.add_argument("--add", metavar="SOURCE", help=words("pages.add"))
    change.add_argument("--remove", metavar="N", type=int, help=words("pages.remove"))
    parser.add_argument("--json", action="store_true", help=words("help.json"))
    vault_arguments(parser, words)


def run(args: argparse.Namespace, shell: Shell) -> ExitCode:
    """List the documents of a case, bind sources, or change one; show how it stands then."""
    with opened(args, shell) as session:
        found = _done(args, session)
    for each in found:
        if args.json:
            shell.json({"schema": "habeas.pages/1", "case": args.case, **document_shape(each)})
        else:
            _show(each, shell)
    if not found and not args.json:
        shell.say(shell.words("pages.none"))
    return ExitCode.DONE


def _done(args: argparse.Namespace, session: Session) -> tuple[Bound, ...]:
    changes = args.order or args.add or args.remove is not None
    if not args.what:
        if changes or args.title is not None:
            raise WrongCall("No document is named.", "Name it by the beginning of its id, or its title.")
        return documents(session, args.case)
    word = args.what[0]
    if len(args.what) > 1:
        if changes:
            raise WrongCall("A change is made to one document.", "Name it alone.")
        return (bind(session, args.case, args.what, args.title),)
    if args.order:
        return (reorder(session, args.case, word, _numbers(args.order)),)
    if args.add:
        return (add_page(session, args.case, word, args.add),)
    if args.remove is not None:
        return (remove_page(session, args.case, word, args.remove),)
    if args.title is not None:
        return (retitle(session, args.case, word, args.title),)
    raise WrongCall("Nothing is to be done.", "Name two sources or more, or add --order, --add, --remove or --title.")


def _numbers(text: str) -> list[int]:
    try:
        return [int(each) for each in text.split(",")]
    except ValueError:
        raise WrongCall(f"{text!r} is no order of pages.", "Write it as 2,1,3.") from None


def _show(bound: Bound, shell: Shell) -> None:
    words, now = shell.words, bound.now
    shell.say(f"{now.id[:8]}  {now.title or words('pages.untitled')}")
    if not now.pages:
        shell.say(f"    {words('pages.apart')}")
    for number, (key, name) in enumerate(zip(now.pages, bound.names, strict=True), 1):
        shell.say(f"    {words('pages.page', page=number, of=len(now.pages))}  {key[:8]}  {name}")
    act = bound.now
    shell.say(f"    {words('pages.changed', at=act.at.strftime('%Y-%m-%d %H:%MZ'), by=act.by, count=len(bound.acts))}")
