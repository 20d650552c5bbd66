"""The law that nothing but the online room can reach a network, the browser's and the vault's own servers apart."""

import ast
from pathlib import Path

import habeas
from habeas.web.serving import LOOPBACK

NETWORK = frozenset(
    {"socket", "ssl", "http.client", "http.server", "urllib.request", "ftplib", "smtplib", "poplib", "imaplib"}
    | {"telnetlib", "xmlrpc", "asyncio", "requests", "httpx", "aiohttp", "urllib3", "websocket", "websockets"}
    | {"psycopg", "waitress", "waitress.server"}
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


def words_of_socket(*paths: Path) -> set[str]:
    """What these files use of `socket`."""
    return {
        node.attr
        for path in paths
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name) and node.value.id == "socket"
    }


def test_only_the_online_room_imports_what_opens_a_connection() -> None:
    """Beside it, confinement has pairs of sockets, the web listens, the vault asks the server that its folder names."""
    users = {path.relative_to(HOME).as_posix() for path in HOME.rglob("*.py") if imported(path) & NETWORK}
    online = {each for each in users if each.startswith("desk/online/")}
    apart = {each for each in users if each.startswith("evidence/confinement/")}
    servers = {"vault/databases/forgetting.py", "vault/databases/server.py"}
    assert users - online - apart == {"web/serving.py", *servers}
    assert words_of_socket(*(HOME / each for each in apart)) <= LOCAL


def test_the_web_listens_on_this_machine_alone() -> None:
    """It makes one listening socket, at the loopback address, and no connection."""
    assert words_of_socket(HOME / "web" / "serving.py") == {"create_server"}
    assert LOOPBACK == "127.0.0.1"


def test_only_calls_that_say_online_lead_there() -> None:
    """Only the two desk modules behind `add --online` and `stamp --online` import the online room."""
    inside = [path for path in HOME.rglob("*.py") if "online" not in path.parts]
    users = {
        path.relative_to(HOME).as_posix()
        for path in inside
        if any(name.startswith("habeas.desk.online") for name in imported(path))
    }
    assert users == {"cli/add.py", "desk/stamping.py", "desk/taking_page.py"}
