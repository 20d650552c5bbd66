"""`habeas intake mappings [NAME]`: the mappings that are kept, or the text of one."""

import argparse

from habeas.base.errors import ExitCode
from habeas.cli.opening import opened, vault_arguments
from habeas.cli.shell import Shell
from habeas.cli.words import Words
from habeas.desk.intake_mappings import kept_mappings
from habeas.desk.intake_shape import mapping_shape


def arguments(parser: argparse.ArgumentParser, words: Words, _name: str) -> None:
    """`intake mappings [NAME] [--json]`."""
    parser.add_argument("name", metavar="NAME", nargs="?", help=words("intake.kept_name"))
    parser.add_argument("--json", action="store_true", help=words("help.json"))
    vault_arguments(parser, words)


def run(args: argparse.Namespace, shell: Shell) -> ExitCode:
    """Print a line for each version, or the text of the version in use of one name."""
    with opened(args, shell) as session:
        found = kept_mappings(session, args.name)
    for mapping, in_use in found:
        if args.json:
            shell.json({"schema": "habeas.intake.mappings/1", **mapping_shape(mapping, in_use=in_use)})
        elif args.name is None:
            key = "intake.version_in_use" if in_use else "intake.version"
            day = mapping.at.date().isoformat()
            shell.say(shell.words(key, name=mapping.name, digest=mapping.digest[7:15], day=day, by=mapping.by))
        elif in_use:
            shell.say(mapping.text.rstrip("\n"))
    if not found:
        shell.tell(shell.words("intake.no_mappings"))
    return ExitCode.DONE
