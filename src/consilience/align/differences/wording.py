"""The sentence that the reader sees: what the difference is about, and which outlet says what."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from consilience.text.naming import capital, listed, shortened

_LONGEST: Final = 200
_LONGEST_VALUE: Final = 70


def told(matter: str, tellings: Sequence[tuple[Iterable[str], str]], remark: str = "") -> str:
    """ "People killed: CNN 6, Fox 10 — both are given as the count of one attack."

    Args:
        matter: what it is about, in words.
        tellings: (outlets, what they say), a side each.
        remark: what follows from it, without a full stop.
    """
    for limit in (_LONGEST_VALUE, 45, 30, 20):
        sides = "; ".join(_sides(tellings, limit))
        sentence = f"{capital(shortened(matter, 60))}: {sides}{' — ' + remark if remark else ''}."
        if len(sentence) <= _LONGEST:
            return sentence
    return f"{capital(shortened(matter, 40))}: {sides}."


def _sides(tellings: Sequence[tuple[Iterable[str], str]], limit: int) -> Iterator[str]:
    """What each side says behind its outlets, which are named once where both sides are theirs."""
    before = None
    for names, value in tellings:
        outlets = _listed(names)
        yield f"{'also' if outlets == before else outlets} {shortened(value, limit)}"
        before = outlets


def quoted(words: str) -> str:
    """Words of an account between quotation marks, cut where they are long."""
    return f"“{shortened(words, _LONGEST_VALUE - 4)}”"


def _listed(names: Iterable[str]) -> str:
    found = sorted(dict.fromkeys(names))
    return listed(found, 2) if sum(map(len, found)) > 40 else listed(found)
