"""Asking a time stamping authority over HTTP (RFC 3161, 3.4), and finding the certificates that the system trusts."""

import http.client
import ssl
import urllib.error
import urllib.request
from pathlib import Path
from urllib.parse import urlsplit

from habeas.base.errors import Failed, WrongCall

LARGEST = 1 << 20
"""Most bytes of an answer."""

_KIND = "application/timestamp-query"


def ask_authority(url: str, request: bytes, seconds: float, proxy: str | None = None) -> bytes:
    """The authority's answer to a request (both DER); `proxy` is an HTTP proxy or None, and no other is used.

    Raises WrongCall for what is no address and Failed where no answer came.
    """
    parts = urlsplit(url)
    if parts.scheme not in ("http", "https") or not parts.hostname:
        raise WrongCall("It is no address of a time stamping authority.", "An address begins with https:// or http://.")
    proxies = {"http": proxy, "https": proxy} if proxy else {}
    opener = urllib.request.build_opener(urllib.request.ProxyHandler(proxies))
    asked = urllib.request.Request(url, request, {"Content-Type": _KIND}, method="POST")  # noqa: S310  (scheme checked above)
    try:
        with opener.open(asked, timeout=seconds) as answer:
            data: bytes = answer.read(LARGEST + 1)
    except urllib.error.HTTPError as error:
        error.close()
        raise Failed(f"The authority answered {error.code}.", "Check its address; nothing was kept.") from None
    except (OSError, http.client.HTTPException) as error:
        why = getattr(error, "reason", None) or error
        raise Failed(f"The authority could not be asked ({why}).", "Check its address and the network.") from None
    if len(data) > LARGEST:
        raise Failed("The authority's answer is too long to be a time stamp.", "Check its address; nothing was kept.")
    return data


def trusted_by_system() -> bytes:
    """The root certificates that this system trusts, as PEM; raises WrongCall where there is no such file."""
    file = ssl.get_default_verify_paths().cafile or ssl.get_default_verify_paths().openssl_cafile
    try:
        return Path(file).read_bytes()
    except OSError:
        raise WrongCall(
            "This system has no list of trusted certificates.", "Name the authority's root certificate with --ca FILE."
        ) from None
