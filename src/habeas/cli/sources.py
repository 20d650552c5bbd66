"""`habeas sources CASE`: what is kept, and its custody log."""

import argparse
from collections.abc import Mapping, Sequence

from habeas.base.errors import ExitCode
from habeas.cli.opening import opened, vault_arguments
from habeas.cli.shell import Shell
from habeas.cli.words import Words
from habeas.desk.describing import SourceShape, source_shape, sources_of

_STEP = "    "


def arguments(parser: argparse.ArgumentParser, words: Words, _name: str) -> None:
    """`sources CASE [--json]`."""
    parser.add_argument("case", metavar="CASE", help=words("help.case"))
    parser.add_argument("--json", action="store_true", help=words("help.json"))
    vault_arguments(parser, words)


def run(args: argparse.Namespace, shell: Shell) -> ExitCode:
    """Print each source with its description, what came inside it, and what was done with it."""
    with opened(args, shell) as session:
        shapes = [source_shape(each) for each in sources_of(session, args.case)]
    if args.json:
        for shape in shapes:
            shell.json({"schema": "habeas.source/1", **shape})
    else:
        _tree(shapes, shell)
    return ExitCode.DONE


def _tree(shapes: Sequence[SourceShape], shell: Shell) -> None:
    """Each source that came by itself, and below it, further to the right, what came inside it.

    What came inside several is shown in full where it stands first, and named where it stands again.
    """
    by_id = {shape["id"]: shape for shape in shapes}
    inside: dict[str, list[tuple[int, str]]] = {}
    for shape in shapes:
        for within in shape["inside"]:
            inside.setdefault(within["container"], []).append((within["place"], shape["id"]))
    names = {shape["id"]: shape["original_name"] or _name(shape) for shape in shapes}
    waiting = [(shape["id"], 0) for shape in reversed(shapes) if not shape["inside"]]
    shown: set[str] = set()
    while waiting:
        key, depth = waiting.pop()
        if key in shown:
            shell.say(f"{_STEP * depth}{key[:8]}  {_name(by_id[key])}  ({shell.words('sources.above')})\n")
            continue
        shown.add(key)
        _show(by_id[key], shell, _STEP * depth, names)
        waiting.extend((part, depth + 1) for _, part in sorted(inside.get(key, ()), reverse=True))


def _name(shape: SourceShape) -> str:
    return shape["title"] or shape["original_name"] or "—"


def _show(shape: SourceShape, shell: Shell, indent: str, names: Mapping[str, str]) -> None:
    words = shell.words
    shell.say(f"{indent}{shape['id'][:8]}  {_name(shape)}")
    shell.say(f"{indent}    {shape['digest']}  {shape['size']} B  {shape['media_type']}")
    shell.say(f"{indent}    {words('sources.secrecy')}: {words('secrecy.' + shape['secrecy'])}")
    for within in shape["inside"]:
        how = "inside" if within["shown"] is None else f"shown.{within['shown']}"
        shell.say(f"{indent}    {words(f'sources.{how}', name=within['name'], path=within['path'])}")
    if shape["document"]:
        page = shape["document"]
        where = words("pages.page", page=page["page"], of=page["of"])
        shell.say(f"{indent}    {where}: {page['title'] or words('pages.untitled')}")
    if shape["stamped"]:
        at = shape["stamped"][:16].replace("T", " ")
        shell.say(f"{indent}    {words('sources.stamped', at=at)}")
    for field in ("author", "publisher", "published", "address", "language", "grade", "note"):
        told = shape["description"].get(field)
        if told:
            basis = f" ({words(f'basis.{told["basis"]}')})" if told["basis"] else ""
            shell.say(f"{indent}    {words('sources.' + field)}: {told['value']}{basis}")
    for event in shape["custody"]:
        done = f"custody.{event['action']}"
        container = event.get("container", "")
        action = words(done, name=names.get(container, container[:8])) if words.has(done) else event["action"]
        shell.say(f"{indent}    {event['at'][:16].replace('T', ' ')}Z  {event['actor']}  {action}")
    shell.say()
