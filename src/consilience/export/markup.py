"""Words inside XML: escaped, and without the characters that XML cannot hold."""

from __future__ import annotations

import re
from typing import Final
from xml.sax.saxutils import escape, quoteattr

_FORBIDDEN: Final = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def content(words: str) -> str:
    """Words as the text of an element: a reader gets the same characters back, U+FFFD for what XML cannot hold."""
    return escape(_FORBIDDEN.sub("\ufffd", words), {"\r": "&#13;"})


def attribute(words: str) -> str:
    """Words as the value of an attribute, with its quotation marks."""
    return quoteattr(_FORBIDDEN.sub("\ufffd", words), {"\r": "&#13;"})
