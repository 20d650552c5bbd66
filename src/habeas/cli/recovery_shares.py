"""`habeas recovery split|join`: the recovery key in shares for several people, and back."""

import argparse
from collections.abc import Sequence
from pathlib import Path

from habeas.base.errors import ExitCode, HabeasError, VaultLocked, WrongCall
from habeas.cli.main import explain
from habeas.cli.opening import new_passphrase, passphrase, recovery_key, vault_arguments, vault_folder
from habeas.cli.shell import Shell
from habeas.cli.words import Words
from habeas.desk.opening import guard_process, new_passphrase_by_recovery
from habeas.desk.recovery import Joining, OneShare, demand_splitting, new_recovery, split_recovery
from habeas.desk.share_papers import print_shares

_CLEAR = "\x1b[H\x1b[2J\x1b[3J"
"""Wipes a terminal, with what was scrolled off it (ECMA-48; the last is xterm's)."""


def arguments(parser: argparse.ArgumentParser, words: Words, name: str) -> None:
    """`recovery split --shares N --needed M [--holders …] [--new]` · `recovery join [--new-key-file FILE | --show]`."""
    if name == "recovery split":
        parser.add_argument("--shares", type=int, metavar="N", required=True, help=words("recovery.shares"))
        parser.add_argument("--needed", type=int, metavar="M", required=True, help=words("recovery.needed"))
        parser.add_argument("--holders", nargs="+", metavar="WORD", default=[], help=words("recovery.holders"))
        parser.add_argument("--print", dest="paper", metavar="DIR", help=words("recovery.print"))
        parser.add_argument("--new", action="store_true", help=words("recovery.split_new"))
        parser.add_argument("--recovery-key-file", metavar="FILE", help=words("passphrase.recovery_key_file"))
    else:
        parser.add_argument("--new-key-file", metavar="FILE", help=words("passphrase.new_key_file"))
        parser.add_argument("--show", action="store_true", help=words("recovery.show_key"))
    parser.add_argument("--json", action="store_true", help=words("help.json"))
    vault_arguments(parser, words)


def run(args: argparse.Namespace, shell: Shell) -> ExitCode:
    """Split or join."""
    return _split(args, shell) if args.command == "recovery split" else _join(args, shell)


def _split(args: argparse.Namespace, shell: Shell) -> ExitCode:
    folder = vault_folder(args, shell)
    # First, so that no new key is made, and the old one killed, for a splitting that cannot be.
    demand_splitting(args.shares, args.needed, args.holders)
    if args.paper and Path(args.paper).exists() and not Path(args.paper).is_dir():
        raise WrongCall(f"{args.paper} is no folder.", "Name a folder for the pages. Nothing was changed.")
    if args.new:
        key = new_recovery(folder, passphrase(args, shell), shell.now, shell.chance)
    else:
        key = recovery_key(args, shell)
    shares = split_recovery(folder, key, args.shares, args.needed, args.holders, shell.now, shell.chance)
    if args.paper:
        _print(shares, key, folder, args, shell)
    for share in [] if args.paper and not args.json else shares:
        if args.json:
            shell.json(_share_json(share, len(shares)))
        else:
            _hand_out(share, args, shell)
    shell.tell(shell.words("recovery.split_done", needed=args.needed, shares=args.shares))
    if not args.new:
        shell.tell(shell.words("recovery.whole_left"))
    return ExitCode.DONE


def _print(shares: Sequence[OneShare], key: str, folder: Path, args: argparse.Namespace, shell: Shell) -> None:
    """The pages into files in clear, with the advice to print and to remove them."""
    made = print_shares(folder, key, shares, Path(args.paper), shell.words.lang, shell.now, shell.chance)
    for path in made:
        shell.tell(shell.words("recovery.printed", path=str(path)))
    shell.tell(shell.words("recovery.print_advice"))


def _hand_out(share: OneShare, args: argparse.Namespace, shell: Shell) -> None:
    """One page; a terminal waits until it is written down and is wiped, so that no holder sees another's."""
    rows = [share.words[at : at + 4] for at in range(0, len(share.words), 4)]
    table = "\n".join(
        "    " + "  ".join(f"{4 * line + at + 1:>2} {word:<9}" for at, word in enumerate(row)).rstrip()
        for line, row in enumerate(rows)
    )
    numbers = {"number": share.number, "shares": args.shares, "needed": share.needed, "splitting": share.splitting}
    shell.say(shell.words("recovery.page", words=table, **numbers))
    if args.holders:
        shell.say(shell.words("recovery.for", holder=args.holders[share.number - 1]))
    if shell.stdin.isatty() and shell.watched:
        shell.tell(shell.words("recovery.next"))
        shell.stdin.readline()
        shell.out.write(_CLEAR)
        shell.out.flush()
    else:
        shell.say()


def _share_json(share: OneShare, shares: int) -> dict[str, object]:
    return {
        "schema": "habeas.share/1",
        "splitting": share.splitting,
        "number": share.number,
        "shares": shares,
        "needed": share.needed,
        "words": list(share.words),
    }


def _join(args: argparse.Namespace, shell: Shell) -> ExitCode:
    guard_process()
    folder = None if args.show else vault_folder(args, shell)
    key = _asked(shell)
    if folder is None:
        if args.json:
            shell.json({"schema": "habeas.recovery-join/1", "recovery_key": key, "passphrase_set": False})
        else:
            shell.say(shell.words("recovery.joined_show", key=key))
        return ExitCode.DONE
    given = None if shell.ask_secret else shell.environ.get("HABEAS_PASSPHRASE")
    new_passphrase_by_recovery(folder, key, new_passphrase(args.new_key_file, given, shell))
    if args.json:
        shell.json({"schema": "habeas.recovery-join/1", "recovery_key": None, "passphrase_set": True})
    else:
        shell.say(shell.words("recovery.joined"))
    return ExitCode.DONE


def _asked(shell: Shell) -> str:
    """The recovery key from shares that are typed unseen, or come a line each; a wrong one is said and asked again."""
    joining = Joining([])
    while joining.missing != 0:
        text = _one(joining, shell)
        try:
            share = joining.take(text)
        except HabeasError as error:
            if shell.ask_secret is None:
                raise
            shell.tell(explain(error, shell.words))
            continue
        shell.tell(shell.words("recovery.taken", number=share.number, missing=joining.missing or 0))
    return joining.key()


def _one(joining: Joining, shell: Shell) -> str:
    if shell.ask_secret is not None:
        return shell.ask_secret(shell.words("ask.share", number=len(joining.shares) + 1))
    line = shell.stdin.readline()
    while line.isspace():
        line = shell.stdin.readline()
    if not line:
        raise VaultLocked("The shares are too few.", "Give a share a line on standard input, or use a terminal.")
    return line
