"""Where the parts of a vault lie in its folder."""

DATABASE = "vault.db"
BLOBS = "blobs"
BEFORE_UPGRADE = f"{DATABASE}.before-upgrade"
"""The database as it was, while it is brought up to a newer version of the program."""
