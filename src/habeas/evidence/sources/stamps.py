"""Time stamps by an authority (RFC 3161): that the custody log, and all it commits to, was there by then.

What is stamped is the link of a custody entry. It commits to everything up to that entry and shows
nothing of it: the authority learns neither a paper nor its digest.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import cast

from cryptography.hazmat.primitives.serialization import Encoding
from cryptography.x509 import Certificate, load_der_x509_certificate, load_pem_x509_certificates
from rfc3161_client import (
    Accuracy,
    HashAlgorithm,
    PKIStatus,
    TimestampRequestBuilder,
    TimeStampResponse,
    VerificationError,
    VerifierBuilder,
    decode_timestamp_response,
)

from habeas.base.digest import Digest
from habeas.base.finding import Finding, Severity
from habeas.evidence.sources.custody import CustodyEntry
from habeas.evidence.sources.der import DerError, with_sorted_certificates


@dataclass(frozen=True, slots=True)
class Stamp:
    """A time stamp on custody entry `entry`, whose link is `link`.

    `token` is the authority's whole answer (TimeStampResp, DER) as it came; `roots` are the certificates
    (DER) that the person trusts for it; `authority` is its address; `nonce` is the number that was sent.
    """

    entry: int
    link: Digest
    token: bytes
    authority: str
    nonce: int
    roots: tuple[bytes, ...]


@dataclass(frozen=True, slots=True)
class Stamped:
    """What a stamp says: the link was there at `at` (an aware instant, in UTC), by the authority's clock.

    `accuracy` is how many seconds that clock may be off, None where it does not say. `signer` is the
    subject of the certificate that signed.
    """

    at: datetime
    accuracy: float | None
    signer: str


@dataclass(frozen=True, slots=True)
class Request:
    """What is sent to the authority (TimeStampReq, DER), and its random number."""

    data: bytes
    nonce: int


def request_for(entry: CustodyEntry) -> Request:
    """A request to stamp this entry's link with SHA-256; the answer shall bring its certificates.

    The random number is of the library's making, fresh for every request (RFC 3161, 2.4.1).
    """
    built = TimestampRequestBuilder().data(entry.link.encode()).hash_algorithm(HashAlgorithm.SHA256).build()
    if built.nonce is None:
        raise AssertionError("a request is built with a nonce")
    return Request(built.as_bytes(), built.nonce)


def roots_of(pem: bytes) -> tuple[bytes, ...]:
    """The certificates in a PEM file, as DER; raises ValueError where it holds none."""
    return tuple(certificate.public_bytes(Encoding.DER) for certificate in load_pem_x509_certificates(pem))


def read_stamp(stamp: Stamp) -> Stamped | Finding:
    """What the stamp says, when it is one for this link, signed under one of its roots; else what is wrong with it."""
    place = f"time stamp on custody entry {stamp.entry}"
    response = _decoded(stamp.token)
    if response is None:
        return Finding("stamp-unreadable", place, Severity.ERROR, "The answer of the authority is no time stamp.")
    if PKIStatus(response.status) is not PKIStatus.GRANTED:
        said = "; ".join(response.status_string) or PKIStatus(response.status).name.lower()
        return Finding("stamp-refused", place, Severity.ERROR, f"The authority gave no time stamp: {said}.")
    try:
        _verify(response, stamp)
    except (VerificationError, ValueError) as error:
        return Finding("stamp-broken", place, Severity.ERROR, f"The time stamp does not hold: {error}")
    info = response.tst_info
    return Stamped(info.gen_time.astimezone(UTC), _seconds(response), _signer(response))


def check_stamps(stamps: Sequence[Stamp], log: Sequence[CustodyEntry]) -> tuple[Finding, ...]:
    """What is wrong with the stamps, and with the log against them; empty when every one holds.

    A stamp is an entry noted somewhere else: one whose link is not the log's shows a log written anew.
    """
    links = {entry.number: entry.link for entry in log}
    found: list[Finding] = []
    for stamp in stamps:
        place = f"custody entry {stamp.entry}"
        if stamp.entry not in links:
            message = f"An authority stamped entry {stamp.entry}, and the custody log ends before it."
            found.append(Finding("custody-cut-short", place, Severity.ERROR, message))
        elif links[stamp.entry] != stamp.link:
            message = f"Entry {stamp.entry} is not the one that an authority stamped: the log was written anew."
            found.append(Finding("custody-rewritten", place, Severity.ERROR, message))
        read = read_stamp(stamp)
        if isinstance(read, Finding):
            found.append(read)
    return tuple(found)


def _decoded(token: bytes) -> TimeStampResponse | None:
    """The answer; certificates in an order of their own, as OpenSSL writes them, are sorted first (DER, X.690 11.6)."""
    try:
        return decode_timestamp_response(with_sorted_certificates(token))
    except (ValueError, DerError):
        return None


def _verify(response: TimeStampResponse, stamp: Stamp) -> None:
    """Certificates that the answer brings stand between signer and root, and are never trusted by themselves."""
    roots = [load_der_x509_certificate(root) for root in stamp.roots]
    VerifierBuilder(nonce=stamp.nonce, roots=roots).build().verify_message(response, stamp.link.encode())


def _signs(certificate: Certificate, response: TimeStampResponse) -> bool:
    return any(
        signer.issuer == certificate.issuer and signer.serial_number == certificate.serial_number
        for signer in response.signed_data.signer_infos
    )


def _signer(response: TimeStampResponse) -> str:
    for der in response.signed_data.certificates:
        certificate = load_der_x509_certificate(der)
        if _signs(certificate, response):
            return certificate.subject.rfc4514_string()
    return ""


def _seconds(response: TimeStampResponse) -> float | None:
    accuracy = cast("Accuracy | None", response.tst_info.accuracy)
    if accuracy is None:
        return None
    return (accuracy.seconds or 0) + (accuracy.millis or 0) / 1e3 + (accuracy.micros or 0) / 1e6
