"""Which hosts lie on this machine or its own network, and not on the web.

A page from the web has no business with a router, a printer or a server of the office: capturing it must not
make this machine ask them. A name that a name server lets lead to such a place is not seen here; requests of
pages to it are stopped by the browser (Local Network Access), a page that is opened there is not.
"""

from ipaddress import ip_address

_OWN_NAMES = ("localhost", "local", "internal", "lan", "home", "corp", "intranet", "home.arpa")
"""Endings of names that no name server of the web answers (RFC 6761, 6762, 8375, and those in common use)."""


def is_near(host: str) -> bool:
    """Whether a host, as an address of the web names it, is this machine or of a network that is not the public one.

    True for a name without any dot too; what is no host at all counts as near.
    """
    name = host.strip("[]").rstrip(".").casefold()
    try:
        address = ip_address(name.partition("%")[0])
        return not (getattr(address, "ipv4_mapped", None) or address).is_global
    except ValueError:
        return "." not in name or name.endswith(tuple(f".{own}" for own in _OWN_NAMES))
