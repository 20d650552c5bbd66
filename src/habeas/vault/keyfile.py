"""The key file `vault.json`: the master key wrapped by passphrase and by recovery key.

It says that this is a vault, its random id, how the passphrase is stretched, and nothing else. `sum`
tells accidental damage from a wrong passphrase before any key is known; `check` is authenticated
by a key that only an open vault has.
"""

import binascii
import hmac
from base64 import b64decode, b64encode
from collections.abc import Mapping
from dataclasses import dataclass, replace
from json import JSONDecodeError, loads
from pathlib import Path
from typing import Any

from habeas.base.digest import canonical, digest_of_json
from habeas.base.errors import IntegrityFailure, WrongCall
from habeas.vault.durable import write_durably
from habeas.vault.keys import NONCE_BYTES, SALT_BYTES, Argon, Key, Purpose, Random, Wrapped, sub_key

NAME = "vault.json"
FORMAT = "habeas-vault"
VERSION = 1
_LARGEST = 64 * 1024
_HEX_ID = 32
_SEALED_BYTES = 48


@dataclass(frozen=True, slots=True)
class KeyFile:
    """The contents of a key file. `check` is the HMAC over the rest, in hexadecimal digits.

    `whole` is false when the bytes read are not those that were written (`sum` does not fit).
    """

    vault: str
    argon: Argon
    salt: bytes
    by_passphrase: Wrapped
    by_recovery: Wrapped
    check: str = ""
    whole: bool = True


def is_key_file(path: Path) -> bool:
    """Whether there is a key file here, of whatever state."""
    return path.is_file()


def sealed_key_file(master: Key, file: KeyFile) -> KeyFile:
    """The key file with its check made."""
    return replace(file, check=_check(file, master), whole=True)


def is_authentic(file: KeyFile, master: Key) -> bool:
    """Whether the file is whole and was written by someone who had the master key."""
    return file.whole and hmac.compare_digest(file.check, _check(file, master))


def write_key_file(folder: Path, file: KeyFile, random: Random, name: str = NAME) -> None:
    """Write or replace the key file of a vault in one step; raises CannotWrite."""
    body = {**_form(file), "check": file.check}
    write_durably(folder / name, [canonical({**body, "sum": digest_of_json(body)}) + b"\n"], random)


def read_key_file(folder: Path, name: str = NAME) -> KeyFile:
    """The key file of a vault, or under another name that of a backup.

    Raises WrongCall when there is none, it cannot be read, or a newer version wrote it, and
    IntegrityFailure when it is damaged beyond use.
    """
    try:
        raw = (folder / name).read_bytes()
    except FileNotFoundError:
        raise WrongCall("There is no vault in this folder.", "Name another folder, or make a vault first.") from None
    except OSError as error:
        raise WrongCall(f"The vault cannot be read ({error.strerror}).", "Check the folder and your rights.") from error
    if len(raw) > _LARGEST:
        raise _damaged()
    try:
        found = loads(raw)
        if not isinstance(found, dict):
            raise _damaged()
        _demand_version(found)
        return _parsed(found, raw)
    except (JSONDecodeError, UnicodeDecodeError, RecursionError, KeyError, TypeError, ValueError) as error:
        raise _damaged() from error


def _demand_version(found: Mapping[str, Any]) -> None:
    whole = digest_of_json({k: v for k, v in found.items() if k != "sum"}) == found.get("sum")
    if whole and found.get("format") == FORMAT and found.get("version") != VERSION:
        raise WrongCall("A newer version of the program made this vault.", "Open it with that version, or a later one.")


def _parsed(found: Mapping[str, Any], raw: bytes) -> KeyFile:
    by_passphrase, by_recovery = found["passphrase"], found["recovery"]
    argon = Argon(*(_whole_number(by_passphrase[name]) for name in ("memory_kib", "passes", "lanes")))
    vault = found["id"]
    if len(bytes.fromhex(vault)) * 2 != _HEX_ID or vault != vault.lower():
        raise ValueError("the id is none")
    file = KeyFile(
        vault=vault,
        argon=argon,
        salt=_bytes(by_passphrase["salt"], SALT_BYTES),
        by_passphrase=_wrapped(by_passphrase),
        by_recovery=_wrapped(by_recovery),
        check=str(found["check"]),
    )
    body = {**_form(file), "check": file.check}
    if canonical({**body, "sum": digest_of_json(body)}) + b"\n" == raw:
        return file
    return replace(file, whole=False)


def _form(file: KeyFile) -> dict[str, Any]:
    return {
        "format": FORMAT,
        "version": VERSION,
        "id": file.vault,
        "passphrase": {
            "kdf": "argon2id",
            "memory_kib": file.argon.memory_kib,
            "passes": file.argon.passes,
            "lanes": file.argon.lanes,
            "salt": b64encode(file.salt).decode(),
            **_wrapped_form(file.by_passphrase),
        },
        "recovery": {"kdf": "hkdf-sha256", **_wrapped_form(file.by_recovery)},
    }


def _wrapped_form(wrapped: Wrapped) -> dict[str, str]:
    return {"nonce": b64encode(wrapped.nonce).decode(), "sealed": b64encode(wrapped.sealed).decode()}


def _wrapped(found: Mapping[str, Any]) -> Wrapped:
    return Wrapped(_bytes(found["nonce"], NONCE_BYTES), _bytes(found["sealed"], _SEALED_BYTES))


def _bytes(text: str, count: int) -> bytes:
    try:
        data = b64decode(text, validate=True)
    except binascii.Error as error:
        raise ValueError("not base 64") from error
    if len(data) != count:
        raise ValueError(f"{count} bytes were expected")
    return data


def _whole_number(value: object) -> int:
    if not isinstance(value, int) or isinstance(value, bool):
        raise TypeError("a whole number was expected")
    return value


def _check(file: KeyFile, master: Key) -> str:
    key = sub_key(master, file.vault, Purpose.KEY_FILE)
    return hmac.new(key.data, canonical(_form(file)), "sha256").hexdigest()


def _damaged() -> IntegrityFailure:
    return IntegrityFailure("The vault's key file is damaged.", "Put back vault.json from a backup of this vault.")
