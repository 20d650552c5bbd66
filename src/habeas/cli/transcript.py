"""`habeas transcript CASE SOURCE FILE --by NAME`: give a recording its words."""

import argparse
from pathlib import Path

from habeas.base.errors import ExitCode
from habeas.cli.findings import code_for, finding_json, tell_findings
from habeas.cli.inputs import read_input, tell_clear_copy
from habeas.cli.opening import opened, vault_arguments
from habeas.cli.shell import Shell
from habeas.cli.words import Words
from habeas.desk.transcripts import attach_transcript, transcript_shape
from habeas.disclosure.view import clock_time


def arguments(parser: argparse.ArgumentParser, words: Words, _name: str) -> None:
    """`transcript CASE SOURCE FILE --by NAME [--machine] [--json]`."""
    parser.add_argument("case", metavar="CASE", help=words("help.case"))
    parser.add_argument("source", metavar="SOURCE", help=words("transcript.source"))
    parser.add_argument("file", metavar="FILE", help=words("transcript.file"))
    parser.add_argument("--by", metavar="NAME", required=True, help=words("transcript.by"))
    parser.add_argument("--machine", action="store_true", help=words("transcript.machine"))
    parser.add_argument("--json", action="store_true", help=words("help.json"))
    vault_arguments(parser, words)


def run(args: argparse.Namespace, shell: Shell) -> ExitCode:
    """Keep it, tie it to the recording, and say how many stretches have a time."""
    words = shell.words
    data = read_input(args.file, shell)
    note = words("transcript.note_machine" if args.machine else "transcript.note", source=args.source, by=args.by)
    with opened(args, shell) as session:
        answer = attach_transcript(
            session, args.case, args.source, data, Path(args.file).name, args.by, machine=args.machine, note=note
        )
    tell_findings(answer.findings, shell)
    if args.json:
        shape = transcript_shape(answer)
        findings = [finding_json(finding) for finding in answer.findings]
        told = shape if isinstance(shape, dict) else {}
        shell.json({"schema": "habeas.transcript/1", "case": args.case, **told, "findings": findings})
    else:
        shell.say(words("transcript.done", id=answer.transcript.id[:8], recording=answer.recording.id[:8]))
        if answer.cues:
            first, last = clock_time(answer.cues[0].start // 1000), clock_time(answer.cues[-1].end // 1000)
            shell.say(words("transcript.times", count=len(answer.cues), first=first, last=last))
        shell.say(words("transcript.length"))
    tell_clear_copy(args.file, shell)
    return code_for(answer.findings)
