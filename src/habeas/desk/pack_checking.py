"""Checking a proof pack that somebody handed over: no vault, no network, and the reader's own copies of the sources."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from habeas.base.digest import Digest, digest_of
from habeas.base.errors import WrongCall
from habeas.base.finding import Finding
from habeas.desk.file_text import text_of
from habeas.desk.files import bytes_of
from habeas.disclosure.proof.checking import Brought, Checked, check_proof
from habeas.disclosure.proof.page_words import LARGEST
from habeas.disclosure.proof.proof import Proof
from habeas.disclosure.proof.reading import read_proof
from habeas.output.proof.pack import Pack, read_pack


@dataclass(frozen=True, slots=True)
class CheckedPack:
    """What a check of a pack came to. `digest` stands for the whole pack; `findings` are of the pack and its proof."""

    digest: Digest
    case: str
    as_of: str
    unshown: int
    checked: Checked
    findings: tuple[Finding, ...]


def check_pack(data: bytes, sources: Sequence[Path], salt: str | None = None) -> CheckedPack:
    """Check a pack against its manifest and its pages, and the quotes against the sources that a reader brought.

    `salt` is what the holder of a source that is not public told the reader; it is tried on every one brought.
    Raises WrongCall for what is no pack.
    """
    pack, proof = _read(data)
    brought = [_brought(path, salt) for path in sources]
    pages = {path: _text(content) for path, content in pack.files.items() if path.endswith(".html")}
    checked = check_proof(proof, pages, brought)
    findings = (*pack.findings, *checked.findings)
    return CheckedPack(pack.digest, proof.case, proof.as_of.isoformat(), proof.unshown, checked, findings)


def _read(data: bytes) -> tuple[Pack, Proof]:
    try:
        pack = read_pack(data)
        return pack, read_proof(pack.proof)
    except ValueError as error:
        raise WrongCall(f"It is no proof pack that can be read: {error}.", "Ask for the pack again.") from None


def _text(content: bytes) -> str:
    """A page as text; what is no UTF-8, or too long, is empty, which is no page."""
    try:
        return content.decode() if len(content) <= LARGEST else ""
    except UnicodeDecodeError:
        return ""


def _brought(path: Path, salt: str | None) -> Brought:
    data = bytes_of(path)
    # A file that no reader knows still has a digest: it can be known again, and its quotes are not looked for.
    return Brought(path.name, digest_of(data), text_of(data).text, salt)
