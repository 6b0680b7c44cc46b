"""Words of documents on a terminal: shown, never obeyed."""

from __future__ import annotations

import re
from typing import Final

_COMMANDS: Final = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")
"""Control characters, with which a text could recolour, overwrite or retitle a terminal, and what turns the direction
of the rest of a line. Tabs and line breaks stay."""


def shown(text: str) -> str:
    """A text with U+FFFD for each character that a terminal would take for a command."""
    return _COMMANDS.sub("\ufffd", text)
