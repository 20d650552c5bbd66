"""Several files read at once, each in a child of its own, while their answers are taken in the order they came."""

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor

AT_ONCE = 2
"""Files that are read at once: a child may take 1.5 GiB, and a laptop has few cores."""

LARGEST_AHEAD = 64 << 20
"""Bytes of the largest file that is read ahead; a larger one waits for its turn, alone in memory."""


def read_ahead[T, R](
    items: Iterable[T], read: Callable[[T], R], worth: Callable[[T], bool], stop: Callable[[], None]
) -> Iterator[tuple[T, R | None]]:
    """Each item with what `read` makes of it, in order, the next ones being read meanwhile.

    Items that are not worth it come with None, and nothing is read of them. `items` and `worth` are asked in this
    thread, `read` is called in others. An exception of `read` comes where its item would. When it ends early, as when a
    person presses Ctrl-C, `stop` is called to end what is being read, which nobody waits for.
    """
    pool = ThreadPoolExecutor(AT_ONCE)
    waiting: deque[tuple[T, Callable[[], R | None]]] = deque()
    try:
        for item in items:
            waiting.append((item, pool.submit(read, item).result if worth(item) else _nothing))
            if len(waiting) > AT_ONCE:
                first, answer = waiting.popleft()
                yield first, answer()
        while waiting:
            first, answer = waiting.popleft()
            yield first, answer()
    except BaseException:
        pool.shutdown(wait=False, cancel_futures=True)
        stop()
        raise
    pool.shutdown()


def _nothing() -> None:
    """What was not read gives nothing."""
