"""Messages as the Internet sends them (RFC 5322, MIME: RFC 2045 to 2049)."""
