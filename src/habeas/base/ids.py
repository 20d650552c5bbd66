"""Names of things: which kind of id is which.

Ids are made where randomness is allowed (`desk`); here they are only told apart.
"""

from typing import NewType

EntityId = NewType("EntityId", str)
"""A person, organ, facility, court or work: 32 hexadecimal digits from 128 random bits."""

SourceId = NewType("SourceId", str)
"""A source: 32 hexadecimal digits from 128 random bits."""

CaseId = NewType("CaseId", str)
"""A case: 32 hexadecimal digits from 128 random bits."""

StatementId = NewType("StatementId", str)
"""A statement: the SHA-256 of its canonical form, 64 hexadecimal digits."""

ProposalId = NewType("ProposalId", str)
"""A proposal: 64 hexadecimal digits, the SHA-256 of case, reading and draft."""

ReadingId = NewType("ReadingId", str)
"""A reading: 64 hexadecimal digits, the SHA-256 of copy, reader and text."""

Handle = NewType("Handle", str)
"""A user by a neutral word of their choice, never a real name (SAFETY, coercion)."""

ArchiveId = NewType("ArchiveId", str)
"""An archive of a person's posts: 32 hexadecimal digits from 128 random bits."""
