"""One thread for sums that must come out the same to the last digit: those of several threads do not."""

from __future__ import annotations

from contextlib import AbstractContextManager
from functools import cache

from threadpoolctl import ThreadpoolController


@cache
def _libraries() -> ThreadpoolController:
    """The libraries of linear algebra in the process. They are looked for once: it takes a millisecond."""
    return ThreadpoolController()


def one_thread() -> AbstractContextManager[object]:
    """Within it, linear algebra runs in one thread."""
    limited: AbstractContextManager[object] = _libraries().limit(limits=1, user_api="blas")
    return limited
