"""`habeas recovery check|new|show`: try the recovery key, make a new one, see what the vault knows of it."""

import argparse

from habeas.base.errors import ExitCode
from habeas.cli.backup_list import moment
from habeas.cli.opening import opened, passphrase, recovery_key, vault_arguments, vault_folder
from habeas.cli.shell import Shell
from habeas.cli.words import Words
from habeas.desk.recovery import RecoveryState, new_recovery, recovery_state, try_recovery


def arguments(parser: argparse.ArgumentParser, words: Words, name: str) -> None:
    """`recovery check [--recovery-key-file FILE] | new | show`, each with `--json`."""
    if name == "recovery check":
        parser.add_argument("--recovery-key-file", metavar="FILE", help=words("passphrase.recovery_key_file"))
    parser.add_argument("--json", action="store_true", help=words("help.json"))
    vault_arguments(parser, words)


def run(args: argparse.Namespace, shell: Shell) -> ExitCode:
    """Do the one that was asked for."""
    {"recovery check": _check, "recovery new": _new, "recovery show": _show}[args.command](args, shell)
    return ExitCode.DONE


def state_json(state: RecoveryState) -> dict[str, object]:
    """What the vault knows of its recovery key, for other programs."""
    return {
        "schema": "habeas.recovery/1",
        "renewed_at": state.renewed_at.isoformat() if state.renewed_at else None,
        "tried_at": state.tried_at.isoformat() if state.tried_at else None,
        "splittings": [
            {
                "name": each.name,
                "at": each.at.isoformat(),
                "shares": each.shares,
                "needed": each.needed,
                "holders": list(each.holders),
                "valid": each.valid,
            }
            for each in state.splittings
        ],
    }


def _check(args: argparse.Namespace, shell: Shell) -> None:
    folder = vault_folder(args, shell)
    try_recovery(folder, recovery_key(args, shell), shell.now, shell.chance)
    if args.json:
        shell.json({"schema": "habeas.recovery-check/1", "opens": True})
    else:
        shell.say(shell.words("recovery.opens"))


def _new(args: argparse.Namespace, shell: Shell) -> None:
    folder = vault_folder(args, shell)
    key = new_recovery(folder, passphrase(args, shell), shell.now, shell.chance)
    if args.json:
        shell.json({"schema": "habeas.recovery-new/1", "recovery_key": key})
    else:
        shell.say(shell.words("recovery.new", key=key))


def _show(args: argparse.Namespace, shell: Shell) -> None:
    with opened(args, shell) as session:
        state = recovery_state(session)
    if args.json:
        shell.json(state_json(state))
        return
    words = shell.words
    shell.say(words("recovery.tried", at=moment(state.tried_at)) if state.tried_at else words("recovery.untried"))
    if state.renewed_at:
        shell.say(words("recovery.renewed", at=moment(state.renewed_at)))
    for each in state.splittings:
        numbers = {"shares": each.shares, "needed": each.needed}
        line = words("recovery.splitting", name=each.name, at=moment(each.at), **numbers)
        shell.say(line + ("" if each.valid else words("recovery.dead")))
        for number, holder in enumerate(each.holders, 1):
            shell.say(f"    {number}  {holder}")
