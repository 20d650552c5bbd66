"""Holds a vault's write lock until its standard input ends; run by `test_busy.py`.

Arguments: the vault's folder, its passphrase. Prints a line once it holds the lock.
"""

import sys
from pathlib import Path

from habeas.vault.opening import open_vault

with open_vault(Path(sys.argv[1]), sys.argv[2]) as vault, vault.transaction():
    sys.stdout.write("held\n")
    sys.stdout.flush()
    sys.stdin.read()
