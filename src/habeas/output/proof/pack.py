"""A proof pack as bytes, and its bytes read back.

A ZIP without compression: every page as it was published, `proof.json` (what stands on what), `manifest.json` (the
SHA-256 of every other file) and a page in each language that checks the pack in the reader's own browser. Same
proof, same bytes. The digest of the manifest stands for the whole.
"""

import json
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass
from io import BytesIO

from habeas.base.digest import Digest, Json, canonical, digest_of
from habeas.base.finding import Finding, Severity
from habeas.output.proof.stored import members_of

MANIFEST, PROOF = "manifest.json", "proof.json"
SCHEMA = "habeas.pack/1"
LARGEST = 256 << 20
"""Most bytes of a pack that is read."""

LARGEST_JSON = 32 << 20
"""Most bytes of its proof, and of its manifest."""

_BEGINNING = (1980, 1, 1, 0, 0, 0)


@dataclass(frozen=True, slots=True)
class Pack:
    """A pack that was read: the digest of its manifest, its proof as JSON, its other files, and what is wrong."""

    digest: Digest
    proof: Json
    files: Mapping[str, bytes]
    findings: tuple[Finding, ...]


def pack_bytes(proof: Json, files: Mapping[str, bytes]) -> bytes:
    """The pack of this proof and these files (pages and what they need, check pages), by path in the pack."""
    whole = {**files, PROOF: canonical(proof)}
    digests: dict[str, Json] = {path: digest_of(data) for path, data in whole.items()}
    whole[MANIFEST] = canonical({"schema": SCHEMA, "files": digests})
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_STORED) as packed:
        for path, data in sorted(whole.items()):
            entry = zipfile.ZipInfo(path, _BEGINNING)
            entry.external_attr = 0o644 << 16
            packed.writestr(entry, data)
    return out.getvalue()


def manifest_digest(pack: bytes) -> Digest:
    """The digest that stands for a whole pack of ours."""
    with zipfile.ZipFile(BytesIO(pack)) as packed:
        return digest_of(packed.read(MANIFEST))


def read_pack(data: bytes) -> Pack:
    """A pack with everything that does not agree with its manifest; raises ValueError for what is no pack.

    Whoever altered a file and the manifest too made another pack: compare its digest with the one you were told.
    """
    if len(data) > LARGEST:
        raise ValueError(f"it has more than {LARGEST >> 20} MiB")
    files, wrong = {}, []
    for member in members_of(data):
        if member.odd:
            message = "Its name leads elsewhere or is there twice, or it is packed or locked: no pack of ours has such."
            wrong.append(_wrong("pack-file-odd", member.path, message))
        else:
            files[member.path] = member.data
    manifest = files.pop(MANIFEST, None)
    listed = None if manifest is None else _listed(manifest)
    if manifest is None or listed is None or PROOF not in files:
        raise ValueError("it holds no manifest or no proof")
    for path in sorted(listed.keys() | files.keys()):
        if path not in files:
            wrong.append(_wrong("pack-file-missing", path, "The manifest names a file that is not in the pack."))
        elif path not in listed:
            wrong.append(_wrong("pack-file-added", path, "The pack holds a file that its manifest does not name."))
        elif digest_of(files[path]) != listed[path]:
            wrong.append(_wrong("pack-file-changed", path, "The file is not what the manifest says."))
    proof = _json(files[PROOF])
    if proof is None:
        raise ValueError("its proof is no JSON as we write it")
    return Pack(digest_of(manifest), proof, files, tuple(wrong))


def _json(data: bytes) -> Json:
    """A JSON value from its one form (RFC 8785); None for other bytes: others could read another value there."""
    if len(data) > LARGEST_JSON:
        return None
    try:
        value: Json = json.loads(data)
        return value if canonical(value) == data else None
    except (ValueError, TypeError, RecursionError):
        return None


def _listed(manifest: bytes) -> dict[str, str] | None:
    """The digests that a manifest lists, None where it is none."""
    form = _json(manifest)
    if not isinstance(form, dict) or set(form) != {"schema", "files"} or form["schema"] != SCHEMA:
        return None
    files = form["files"]
    if not isinstance(files, dict) or not all(isinstance(one, str) for one in files.values()):
        return None
    return files


def _wrong(code: str, place: str, message: str) -> Finding:
    return Finding(code, place, Severity.ERROR, message)
