"""The law that nothing but the online room can reach a network."""

import ast
from pathlib import Path

import habeas

NETWORK = frozenset(
    {"socket", "ssl", "http.client", "http.server", "urllib.request", "ftplib", "smtplib", "poplib", "imaplib"}
    | {"telnetlib", "xmlrpc", "asyncio", "requests", "httpx", "aiohttp", "urllib3", "websocket", "websockets"}
)
LOCAL = frozenset({"socket", "socketpair", "AF_UNIX", "SOCK_STREAM", "SOCK_SEQPACKET", "send_fds", "recv_fds"})
"""What of `socket` reaches no further than two processes of this machine that one made for the other."""
HOME = Path(habeas.__file__).parent


def imported(path: Path) -> set[str]:
    """The modules that a file imports, anywhere in it."""
    found: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            found |= {node.module, *(f"{node.module}.{alias.name}" for alias in node.names)}
    return found


def test_only_the_online_room_imports_what_opens_a_connection() -> None:
    """Only the online room imports networking; confinement has pairs of sockets between processes and no others."""
    users = {path.relative_to(HOME).parts[:2] for path in HOME.rglob("*.py") if imported(path) & NETWORK}
    assert users == {("desk", "online"), ("evidence", "confinement")}
    words = {
        node.attr
        for path in (HOME / "evidence" / "confinement").rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name) and node.value.id == "socket"
    }
    assert words <= LOCAL


def test_only_calls_that_say_online_lead_there() -> None:
    """Only the two desk modules behind `add --online` and `stamp --online` import the online room."""
    inside = [path for path in HOME.rglob("*.py") if "online" not in path.parts]
    users = {
        path.relative_to(HOME).as_posix()
        for path in inside
        if any(name.startswith("habeas.desk.online") for name in imported(path))
    }
    assert users == {"cli/add.py", "desk/stamping.py", "desk/taking_page.py"}
