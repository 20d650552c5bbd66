"""Make the environment that `./habeas` and `./test` run in, with nothing but Python's own library.

Finds uv, or fetches the pinned wheel of it and checks its SHA-256 before a byte is unpacked; then lets
uv install exactly what `uv.lock` names into `.venv`. Runs on Python 3.9 and later, because it is the
system's Python that starts it. Exit status 0 when the environment is ready, 3 when it is not.
"""

import hashlib
import io
import json
import os
import platform
import re
import shutil
import subprocess
import sys
import urllib.error
import urllib.parse
import urllib.request
import zipfile
from pathlib import Path
from typing import Optional

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
OLDEST = (0, 9)
SUPPORTED = ">=3.12,<3.14"
"""The Pythons that `pyproject.toml` admits; 3.12, which uv fetches where it is missing, comes first."""


class Stop(Exception):
    """The environment cannot be made; the message says what the person can do."""


def main(with_development: bool) -> int:
    """Make or refresh the environment; `with_development` adds what the tests need."""
    try:
        uv = installed_uv() or fetched_uv()
        install(uv, with_development)
    except Stop as stop:
        print(f"habeas: {stop}", file=sys.stderr)
        return 3
    return 0


def installed_uv() -> Optional[str]:
    """A uv that answers with a version we can use: our own, or the system's; None when there is none."""
    for candidate in (str(ROOT / ".tools" / "uv"), shutil.which("uv")):
        if not candidate or not Path(candidate).exists():
            continue
        try:
            said = subprocess.run([candidate, "--version"], capture_output=True, text=True, check=False)
        except OSError:
            continue
        found = re.match(r"uv (\d+)\.(\d+)", said.stdout)
        if found and (int(found[1]), int(found[2])) >= OLDEST:
            return candidate
    return None


def fetched_uv() -> str:
    """Fetch the pinned uv for this machine into `.tools` and return its path."""
    machine = f"{platform.system()}-{platform.machine()}"
    pins = [line.split() for line in (ROOT / "tools" / "uv.pins").read_text("utf-8").splitlines()]
    for pin in pins:
        if len(pin) == 3 and pin[2] == machine:
            digest, name = pin[0], pin[1]
            break
    else:
        raise Stop(f"no pinned uv for {machine}. Install uv yourself (any version from 0.9) and run this again.")
    print(f"habeas: fetching {name}", file=sys.stderr)
    data = fetch(address_of(name))
    if hashlib.sha256(data).hexdigest() != digest:
        raise Stop(f"{name} is not the file we know: its SHA-256 differs. Nothing of it was run.")
    target = ROOT / ".tools" / "uv"
    target.parent.mkdir(exist_ok=True)
    with zipfile.ZipFile(io.BytesIO(data)) as wheel:
        binary = next(n for n in wheel.namelist() if n.endswith(".data/scripts/uv"))
        partial = target.with_suffix(".part")
        partial.write_bytes(wheel.read(binary))
    partial.chmod(0o755)
    partial.replace(target)
    return str(target)


def address_of(name: str) -> str:
    """Where the package index says this file lies. The index is the one `uv.lock` was made with."""
    index = os.environ.get("UV_DEFAULT_INDEX") or os.environ.get("PIP_INDEX_URL")
    if not index:
        named = re.search(r'registry = "([^"]+)"', (ROOT / "uv.lock").read_text("utf-8"))
        if named is None:
            raise Stop("uv.lock names no package index. Fetch the project again.")
        index = named[1]
    page = index.rstrip("/") + "/uv/"
    listing = json.loads(fetch(page, "application/vnd.pypi.simple.v1+json"))
    for entry in listing["files"]:
        if entry["filename"] == name:
            return urllib.parse.urljoin(page, str(entry["url"]))
    raise Stop(f"the package index does not hold {name}.")


def fetch(address: str, accept: str = "*/*") -> bytes:
    """The bytes at an https address."""
    if not address.startswith("https://"):
        raise Stop(f"refusing to fetch from an address that is not https: {address}")
    request = urllib.request.Request(address, headers={"Accept": accept, "User-Agent": "habeas-bootstrap"})
    try:
        with urllib.request.urlopen(request, timeout=120) as answer:
            data: bytes = answer.read()
    except (urllib.error.URLError, OSError) as error:
        raise Stop(
            f"could not fetch {address}: {error}. Check the network (and that ca-certificates is installed), "
            "then run the same command again; what was done so far is kept."
        ) from None
    return data


def install(uv: str, with_development: bool) -> None:
    """Let uv install what the lock names, and stamp the environment with that lock and this place."""
    words = [uv, "sync", "--locked", "--quiet", "--project", str(ROOT)]
    words += ["--all-groups"] if with_development else ["--no-dev", "--inexact"]
    print("habeas: preparing the environment (once; a minute or so)", file=sys.stderr)
    clean = {k: v for k, v in os.environ.items() if k not in ("VIRTUAL_ENV", "PYTHONPATH", "PYENV_VERSION")}
    made = subprocess.run(words, check=False, env=clean).returncode == 0
    if not made:
        print("habeas: trying again with any Python from 3.12 on that this machine has", file=sys.stderr)
        here = [*words, "--python", SUPPORTED, "--no-python-downloads"]
        made = subprocess.run(here, check=False, env=clean).returncode == 0
    if not made:
        raise Stop("uv could not install what the lock file names; its own words are above. Mend that, run it again.")
    shutil.copyfile(ROOT / "uv.lock", VENV / "habeas.lock")
    (VENV / "habeas.place").write_text(f"{ROOT}\n{'dev' if with_development else 'run'}\n", "utf-8")


if __name__ == "__main__":
    sys.exit(main("--dev" in sys.argv[1:]))
