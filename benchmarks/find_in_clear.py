"""The search over an index without encryption, in a process that never opened an encrypted one.

`python -m benchmarks.find_in_clear DATABASE`, called by `benchmarks.find`: questions by kind come in as JSON, and the
milliseconds of the processor for each kind go out as JSON.
"""

import json
import sys
from pathlib import Path

from benchmarks.find import opened, search, warmed


def main() -> int:
    """Ask all of them."""
    kinds: dict[str, list[str]] = json.load(sys.stdin)
    clear = opened(Path(sys.argv[1]), None)
    told = {kind: sum(warmed(lambda words: search(clear, words), some)[1]) for kind, some in kinds.items()}
    json.dump(told, sys.stdout)
    return 0


if __name__ == "__main__":
    sys.exit(main())
