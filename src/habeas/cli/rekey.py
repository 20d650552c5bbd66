"""`habeas rekey`: a new master key, so that what somebody knows opens nothing of what is kept from now on."""

import argparse

from habeas.base.errors import ExitCode
from habeas.cli.backup_list import known_json, moment
from habeas.cli.opening import either_key, new_passphrase, recovery_arguments, vault_arguments, vault_folder
from habeas.cli.progress import progress_for
from habeas.cli.shell import Shell
from habeas.cli.words import Words
from habeas.desk.rekeying import new_keys


def arguments(parser: argparse.ArgumentParser, words: Words, _name: str) -> None:
    """`rekey [--new-key-file FILE] [--recover | --recovery-key-file FILE] [--json]`."""
    vault_arguments(parser, words)
    parser.add_argument("--new-key-file", metavar="FILE", help=words("passphrase.new_key_file"))
    recovery_arguments(parser, words)
    parser.add_argument("--json", action="store_true", help=words("help.json"))


def run(args: argparse.Namespace, shell: Shell) -> ExitCode:
    """Do it, show the new recovery key once, and list the backups that the former keys still open."""
    words = shell.words
    folder = vault_folder(args, shell)
    old, recovery = either_key(args, shell)
    new = new_passphrase(args.new_key_file, None, shell)
    shell.tell(words("rekey.begins"))
    done = new_keys(folder, old, recovery, new, shell.now, shell.chance, progress_for(args, shell))
    if args.json:
        shell.json(
            {
                "schema": "habeas.rekey/1",
                "recovery_key": done.recovery_key,
                "originals": done.originals,
                "taken_up": done.taken_up,
                "backups_of_former_keys": [known_json(each) for each in done.backups],
            }
        )
        return ExitCode.DONE
    shell.say(words("rekey.done", key=done.recovery_key, originals=done.originals))
    if done.backups:
        shell.say(words("rekey.backups"))
    for each in done.backups:
        shell.say("  " + words("backup.known", id=each.snapshot[:8], at=moment(each.taken_at), path=each.path))
    shell.say(words("rekey.means"))
    return ExitCode.DONE
