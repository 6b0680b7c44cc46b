"""Picture galleries: pages whose captions are all the text there is. They are read, for what they tell is told nowhere
else on the page; what every caption repeats around its sentence ("Photos: …", "Hide caption 2 of 8") is furniture.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import Final

from consilience.model import GALLERY, Zone

_SENTENCE: Final = re.compile(r"[^\W\d_]+(?:\W+\w+){5,}?[.!?][\"”’']?(?:\s|$)")
"""Six words and the mark that ends a sentence."""
_BEHIND: Final = re.compile(
    r"\s*(?:hide|show|toggle|enlarge)?\s*(?:caption|photo|image|picture|slide)?\s*\d+ (?:of|/) \d+\s*$", re.IGNORECASE
)
"""The counter of a gallery behind a caption."""
_WORD: Final = re.compile(r"\S+")


def read_gallery(text: str, zones: Sequence[Zone]) -> tuple[Zone, ...]:
    """The zones with the captions as text, where nothing else is; else the zones as they are.

    Args:
        text: the raw text.
        zones: its zones, in order.
    """
    captions = [zone for zone in zones if zone.type == "caption"]
    if any(zone.is_readable and zone.type != "title" for zone in zones):
        return tuple(zones)
    if not any(_SENTENCE.search(text, zone.start, zone.end) for zone in captions):
        return tuple(zones)
    repeated = _repeated(text, captions)
    return tuple(part for zone in zones for part in (_parts(text, zone, repeated) if zone in captions else (zone,)))


def _repeated(text: str, captions: Sequence[Zone]) -> int:
    """How many words all captions begin with."""
    words = [text[zone.start : zone.end].split() for zone in captions]
    if len(words) < 2:
        return 0
    shared = [_shared(one, other) for one, other in pairwise(words)]
    least = min(shared)
    return least if all(len(own) > least for own in words) else 0


def _shared(one: Sequence[str], other: Sequence[str]) -> int:
    return next((n for n, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))


def _parts(text: str, zone: Zone, repeated: int) -> Iterator[Zone]:
    """What stands in front of a caption's own words, the words, and the counter behind them."""
    words = list(_WORD.finditer(text, zone.start, zone.end))
    start = words[repeated].start()
    counter = _BEHIND.search(text, start, zone.end)
    end = counter.start() if counter else zone.end
    if repeated:
        yield replace(
            zone, type="site_chrome", end=words[repeated - 1].end(), reason="stands in front of every caption"
        )
    if end > start:
        yield replace(zone, type="body", start=start, end=end, reason=GALLERY)
    if counter:
        first = next(_WORD.finditer(text, end, zone.end)).start()
        yield replace(zone, type="site_chrome", start=first, reason="the counter of a picture gallery")
