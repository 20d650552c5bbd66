"""`habeas archive add|chats|list|show|erase`: the posts that a person exported, taken in by authority."""

import argparse
from collections.abc import Callable, Sequence
from pathlib import Path

from habeas.base.errors import ExitCode, Failed, WrongCall
from habeas.base.finding import Severity
from habeas.cli.archive_text import added_text, archive_text, chats_text, list_text
from habeas.cli.findings import tell_findings
from habeas.cli.inputs import STANDARD_INPUT, read_text_input, tell_clear_copy, tell_history
from habeas.cli.opening import opened, vault_arguments
from habeas.cli.quote_erase import tell_copies_left
from habeas.cli.shell import Shell
from habeas.cli.words import Words
from habeas.desk.archive_shape import added_shape, archive_shape, chat_shape, erased_shape, full_shape
from habeas.desk.archive_terms import terms_of
from habeas.desk.archives import (
    add_archive,
    archive_named,
    archives_of,
    chats_of,
    erase_archive_files,
    show_archive,
)
from habeas.desk.quote_erasing import erase_archive_and_records, records_of_archive

_NAMED = {
    "add": ("CASE", "FILE"),
    "chats": ("FILE",),
    "list": ("CASE",),
    "show": ("CASE", "ID"),
    "erase": ("CASE", "ID"),
}
"""What each of the five is followed by."""

_SHOWN = 8
"""Digits of an id that a person types to confirm."""


def arguments(parser: argparse.ArgumentParser, words: Words, _name: str) -> None:
    """`archive add CASE FILE … | chats FILE | list CASE | show CASE ID | erase CASE ID [--files|--records]`."""
    parser.add_argument("what", choices=list(_NAMED), help=words("archive.what"))
    parser.add_argument("names", metavar="CASE|FILE|ID", nargs="+", help=words("archive.names"))
    parser.add_argument("--authority", choices=["owner", "defence"], help=words("archive.authority"))
    parser.add_argument("--given-by", metavar="WORDS", help=words("archive.given_by"))
    parser.add_argument("--made-at", metavar="DATE", help=words("archive.made_at"))
    parser.add_argument("--how", metavar="WORDS", help=words("archive.how"))
    parser.add_argument("--arrest", choices=["before", "after"], help=words("archive.arrest"))
    parser.add_argument("--own", metavar="NAME", action="append", default=[], help=words("archive.own"))
    parser.add_argument("--chat", metavar="TITLE|ID", action="append", default=[], help=words("archive.chat"))
    parser.add_argument("--all-chats", action="store_true", help=words("archive.all_chats"))
    parser.add_argument("--others", choices=["drop", "pseudonymise", "keep"], help=words("archive.others"))
    parser.add_argument("--files", action="store_true", help=words("archive.files"))
    parser.add_argument("--records", action="store_true", help=words("archive.records"))
    parser.add_argument("--why", metavar="TEXT", help=words("archive.why"))
    parser.add_argument("--json", action="store_true", help=words("help.json"))
    vault_arguments(parser, words)


def run(args: argparse.Namespace, shell: Shell) -> ExitCode:
    """Do the one that was named."""
    wanted = _NAMED[args.what]
    if len(args.names) != len(wanted):
        raise WrongCall(f"`archive {args.what}` is followed by {' and '.join(wanted)}.", "Nothing was changed.")
    _refuse_strangers(args)
    done: dict[str, Callable[[argparse.Namespace, Shell], ExitCode]] = {
        "add": _add,
        "chats": _chats,
        "list": _list,
        "show": _show,
        "erase": _erase,
    }
    return done[args.what](args, shell)


def _refuse_strangers(args: argparse.Namespace) -> None:
    """Raise WrongCall for options that belong to another of the five."""
    of_add = ("authority", "given_by", "made_at", "how", "arrest", "own", "chat", "all_chats", "others")
    strange = [name for name in of_add if args.what != "add" and getattr(args, name)]
    strange += [name for name in ("files", "records", "why") if args.what != "erase" and getattr(args, name)]
    if strange:
        options = ", ".join("--" + name.replace("_", "-") for name in strange)
        raise WrongCall(f"`archive {args.what}` does not take {options}.", "Leave it out.")


def _add(args: argparse.Namespace, shell: Shell) -> ExitCode:
    name, path = args.names
    if [args.given_by, args.how, *args.own, *args.chat].count(STANDARD_INPUT) > 1:
        raise WrongCall("Only one of them can come by standard input.", "Give the others as words.")
    terms = terms_of(
        authority=args.authority,
        given_by=None if args.given_by is None else read_text_input(args.given_by, shell),
        made_at=args.made_at,
        how=None if args.how is None else read_text_input(args.how, shell),
        arrest=args.arrest,
        own=_each(args.own, shell),
        chats=_each(args.chat, shell),
        all_chats=args.all_chats,
        others=args.others,
    )
    try:
        with opened(args, shell) as session:
            added = add_archive(session, name, Path(path), terms)
    except MemoryError:
        raise Failed(
            "This machine's memory is too small for the export as a whole.",
            "Nothing was kept. Take its parts in one by one, or export fewer chats.",
        ) from None
    if args.json:
        shell.json({"schema": "habeas.archive.add/1", **added_shape(added)})
    else:
        shell.say(added_text(added_shape(added), shell.words, shell.columns()))
    account = added.archive.account
    tell_findings(account.findings, shell)
    typed = {"--own": " ".join(args.own), "--chat": " ".join(args.chat)}
    typed |= {"--given-by": args.given_by, "--how": args.how}
    tell_history(typed, "input", shell)
    shell.tell(shell.words("archive.clear", file=path))
    wrong = account.unparsed or any(one.severity is Severity.ERROR for one in account.findings)
    return ExitCode.NEEDS_PERSON if added.new and wrong else ExitCode.DONE


def _each(given: Sequence[str], shell: Shell) -> list[str]:
    """What was typed; for a hyphen, each line of standard input."""
    found: list[str] = []
    for word in given:
        found += read_text_input(word, shell).splitlines() if word == STANDARD_INPUT else [word]
    return [name for name in found if name.strip()]


def _chats(args: argparse.Namespace, shell: Shell) -> ExitCode:
    (path,) = args.names
    found = chats_of(Path(path))
    shapes = [chat_shape(chat, always=chat.id in found.always) for chat in found.chats]
    if args.json:
        for shape in shapes:
            shell.json({"schema": "habeas.archive.chat/1", **shape})
    else:
        shell.say(chats_text(shapes, shell.words, shell.columns()))
    tell_findings(found.findings, shell)
    tell_clear_copy(path, shell)
    return ExitCode.DONE


def _list(args: argparse.Namespace, shell: Shell) -> ExitCode:
    (name,) = args.names
    with opened(args, shell) as session:
        archives, erased = archives_of(session, name)
    kept, gone = [archive_shape(one) for one in archives], [erased_shape(one) for one in erased]
    if args.json:
        for shape in kept:
            shell.json({"schema": "habeas.archive/1", **shape})
        for shape in gone:
            shell.json({"schema": "habeas.archive.erased/1", **shape})
    else:
        shell.say(list_text(name, kept, gone, shell.words, shell.columns()))
    return ExitCode.DONE


def _show(args: argparse.Namespace, shell: Shell) -> ExitCode:
    name, beginning = args.names
    with opened(args, shell) as session:
        shape = full_shape(*show_archive(session, name, beginning))
    if args.json:
        shell.json({"schema": "habeas.archive.show/1", **shape})
    else:
        shell.say(archive_text(shape, shell.words, shell.columns()))
    return ExitCode.DONE


def _erase(args: argparse.Namespace, shell: Shell) -> ExitCode:
    if args.files and args.records:
        raise WrongCall("Search records go with the whole archive.", "Leave out --files or --records.")
    name, beginning = args.names
    words = shell.words
    with opened(args, shell) as session:
        archive = archive_named(session, name, beginning)
        short = archive.id[:_SHOWN]
        records = records_of_archive(session, name, archive)
        told = {"records": ", ".join(record.source.id[:_SHOWN] for record in records), "count": len(records)}
        if records:
            shell.tell(words("archive.records_go" if args.records else "archive.records_stay", **told))
        key = "archive.erase_files_ask" if args.files else "archive.erase_ask"
        shell.tell(words(key, id=short, items=archive.items, files=len(archive.files)))
        if shell.stdin.readline().strip().lower() != short:
            raise WrongCall(f"{short} was not typed.", "Nothing was erased.")
        if args.files:
            erase_archive_files(session, name, archive.id)
        # After the id on standard input, the reason may follow there too.
        why = shell.stdin.read().strip() if args.why == STANDARD_INPUT else args.why or ""
        going = records if args.records else ()
        copies = () if args.files else erase_archive_and_records(session, name, archive, going, why)
    if args.json:
        erased, kept = [one.source.id for one in going], [one.source.id for one in records if not args.records]
        shape = {"id": archive.id, "files_only": args.files, "records_erased": erased, "records_kept": kept}
        shell.json({"schema": "habeas.archive.erase/1", **shape})
    else:
        shell.say(words("archive.files_erased" if args.files else "archive.erased", id=short))
    tell_copies_left(copies, shell)
    tell_history({"--why": args.why}, "input", shell)
    shell.tell(words("archive.remains"))
    return ExitCode.DONE
