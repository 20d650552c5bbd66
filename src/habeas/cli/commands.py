"""Which commands there are, in the order in which a defender meets them, and where each one lives."""

from typing import NamedTuple


class Command(NamedTuple):
    """A command: the group it is listed under, and the module that holds it."""

    group: str
    module: str


COMMANDS: dict[str, Command] = {
    "demo": Command("start", "demo"),
    "init": Command("start", "init"),
    "passphrase": Command("start", "passphrase"),
    "new": Command("case", "new"),
    "add": Command("case", "add"),
    "transcript": Command("case", "transcript"),
    "archive": Command("case", "archive"),
    "pages": Command("case", "pages"),
    "intake": Command("case", "intake"),
    "intake suggest": Command("case", "intake_suggest"),
    "intake mappings": Command("case", "intake_mappings"),
    "draft": Command("case", "draft"),
    "proposals": Command("case", "proposals"),
    "review": Command("case", "review"),
    "accept": Command("case", "decide"),
    "correct": Command("case", "decide"),
    "reject": Command("case", "decide"),
    "say": Command("case", "say"),
    "supersede": Command("case", "supersede"),
    "withdraw": Command("case", "withdraw"),
    "people": Command("case", "people"),
    "find": Command("look", "find"),
    "case": Command("look", "case"),
    "cases": Command("look", "cases"),
    "sheet": Command("look", "sheet"),
    "contradictions": Command("look", "contradictions"),
    "filings": Command("look", "filings"),
    "questions": Command("look", "questions"),
    "clock": Command("look", "clock"),
    "deadlines": Command("look", "deadlines"),
    "remedies": Command("look", "remedies"),
    "remand": Command("look", "remand"),
    "register import": Command("look", "register_import"),
    "register list": Command("look", "register_list"),
    "register compare": Command("look", "register_compare"),
    "register show": Command("look", "register_show"),
    "register decision": Command("look", "register_decision"),
    "register lookup": Command("look", "register_lookup"),
    "quote": Command("look", "quote"),
    "ledger": Command("look", "ledger"),
    "reprints": Command("look", "reprints"),
    "sources": Command("keep", "sources"),
    "describe": Command("keep", "describe"),
    "verify": Command("keep", "verify"),
    "stamp": Command("keep", "stamp"),
    "show": Command("keep", "show"),
    "paper": Command("keep", "paper"),
    "extract": Command("keep", "extract"),
    "export": Command("keep", "export"),
    "merge": Command("keep", "merge"),
    "conflicts": Command("keep", "conflicts"),
    "travel": Command("keep", "travel"),
    "copies": Command("keep", "copies"),
    "backup": Command("keep", "backup"),
    "backup list": Command("keep", "backup_list"),
    "backup check": Command("keep", "backup_check"),
    "restore": Command("keep", "restore"),
    "erase": Command("keep", "erase"),
    "erased": Command("keep", "erased"),
    "audit": Command("keep", "audit"),
    "recovery check": Command("keep", "recovery"),
    "recovery new": Command("keep", "recovery"),
    "recovery show": Command("keep", "recovery"),
    "recovery split": Command("keep", "recovery_shares"),
    "recovery join": Command("keep", "recovery_shares"),
    "rekey": Command("keep", "rekey"),
    "destroy": Command("keep", "destroy"),
    "text": Command("tools", "text"),
    "names": Command("tools", "names"),
    "law": Command("tools", "law"),
}
"""Command word to its place. A module has `arguments(parser, words)` and `run(args, shell)`."""

GROUPS = ("start", "case", "look", "keep", "tools")
"""The groups in the order in which help lists them."""
