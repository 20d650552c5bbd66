"""`habeas destroy`: make the keys of a vault or of a backup unreadable at once."""

import argparse
from pathlib import Path

from habeas.base.errors import ExitCode, WrongCall
from habeas.cli.shell import Shell
from habeas.cli.words import Words
from habeas.desk.destroying import can_destroy, destroy_everything
from habeas.desk.opening import guard_process


def arguments(parser: argparse.ArgumentParser, words: Words, _name: str) -> None:
    """`destroy [--vault DIR] [--yes-destroy] [--json]`."""
    parser.add_argument("--vault", metavar="DIR", help=words("help.vault"))
    parser.add_argument("--yes-destroy", action="store_true", help=words("destroy.yes"))
    parser.add_argument("--json", action="store_true", help=words("help.json"))


def run(args: argparse.Namespace, shell: Shell) -> ExitCode:
    """Ask for the folder's name, destroy, and say plainly what is left; no passphrase is needed."""
    guard_process()
    words = shell.words
    named = args.vault or shell.environ.get("HABEAS_VAULT")
    if not named:
        raise WrongCall("No vault is named.", "Add --vault DIR, or set HABEAS_VAULT.")
    folder = Path(named)
    if not can_destroy(folder):
        raise WrongCall("There is no vault and no backup in this folder.", "Name the folder of the vault.")
    name = folder.resolve().name
    if not args.yes_destroy:
        shell.tell(words("destroy.ask", name=name))
        if shell.stdin.readline().strip() != name:
            raise WrongCall("The name was not typed.", "Nothing was destroyed.")
    done = destroy_everything(folder, shell.chance, lambda: shell.tell(words("destroy.keys_gone")))
    if args.json:
        left = [str(path) for path in done.left]
        shell.json({"schema": "habeas.destroy/1", "key_files": done.key_files, "left": left, "server": done.standing})
    else:
        shell.say(words("destroy.left", count=len(done.left)) if done.left else words("destroy.done"))
        if done.standing is not None:
            shell.say(words("destroy.server", server=done.standing))
        shell.say(words("destroy.means"))
    return ExitCode.NEEDS_PERSON if done.left or done.standing is not None else ExitCode.DONE
