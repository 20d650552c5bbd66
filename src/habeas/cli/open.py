"""`habeas open`: the desk in the browser of this machine."""

import argparse
import webbrowser

from habeas.base.errors import ExitCode, HabeasError, WrongCall
from habeas.base.finding import Finding
from habeas.base.language import Lang
from habeas.cli.findings import message_of
from habeas.cli.main import told
from habeas.cli.opening import passphrase, vault_arguments, vault_folder
from habeas.cli.shell import Shell
from habeas.cli.words import Words, load_words
from habeas.desk.apart import prepare_to_read
from habeas.desk.opening import guard_process
from habeas.web.serving import Serving, serving
from habeas.web.world import World

IDLE = 15
"""Minutes after which it locks itself where nobody says otherwise."""

LONGEST = 480
"""Minutes after which it locks itself at the latest."""


def arguments(parser: argparse.ArgumentParser, words: Words, _name: str) -> None:
    """`open [--no-browser] [--port N] [--idle MINUTES] [--json]`."""
    parser.add_argument("--no-browser", action="store_true", help=words("open.no_browser"))
    parser.add_argument("--port", metavar="N", type=int, default=0, help=words("open.port"))
    parser.add_argument("--idle", metavar="MINUTES", type=int, default=IDLE, help=words("open.idle"))
    parser.add_argument("--json", action="store_true", help=words("help.json"))
    vault_arguments(parser, words)


def run(args: argparse.Namespace, shell: Shell) -> ExitCode:
    """Serve until Ctrl-C; where nobody can be asked for the passphrase here, the page asks for it."""
    if not 1 <= args.idle <= LONGEST:
        raise WrongCall(f"--idle takes 1 to {LONGEST} minutes.", "Nothing was opened.")
    if not 0 <= args.port <= 65535:
        raise WrongCall("A port is a number up to 65535.", "Leave out --port to take one that is free.")
    folder = vault_folder(args, shell)
    guard_process()
    prepare_to_read()
    here = bool(args.key_file) or "HABEAS_PASSPHRASE" in shell.environ or shell.ask_secret is not None
    secret = passphrase(args, shell) if here else None
    try:
        with serving(folder, _world(shell), args.idle * 60.0, args.port) as served:
            if secret is not None:
                served.room.unlock(secret)
            del secret
            _announce(served, args, shell)
            served.run()
    except OSError as error:
        raise WrongCall(
            f"Port {args.port} cannot be used ({error.strerror}).", "Leave out --port to take one that is free."
        ) from None
    shell.tell(shell.words("open.ended"))
    return ExitCode.DONE


def _announce(served: Serving, args: argparse.Namespace, shell: Shell) -> None:
    """Say where the door is, once, and open the browser there."""
    if args.json:
        shell.json({"schema": "habeas.open/1", "address": served.address, "locked": served.room.locked})
    else:
        shell.say(shell.words("open.address", address=served.address))
    shell.out.flush()
    shell.tell(shell.words("open.rules", minutes=args.idle))
    if not args.no_browser and not webbrowser.open(served.address):
        shell.tell(shell.words("open.no_program"))


def _world(shell: Shell) -> World:
    """What a page may use of the world, with the sentences of errors and findings that the command line has."""
    words = {lang: load_words(lang) for lang in Lang}

    def explain(error: HabeasError, lang: Lang) -> tuple[str, ...]:
        return told(error, words[lang])

    def message(finding: Finding, lang: Lang) -> str:
        return message_of(finding, words[lang])

    return World(shell.now, shell.today, shell.chance, shell.seconds, explain, message, shell.words.lang)
