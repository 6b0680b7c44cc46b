"""What kind of document a payload is: by its file's ending where that says so, and by its first characters."""

from __future__ import annotations

import json
import re
from pathlib import PurePath
from typing import Final, Literal

Kind = Literal["text", "html", "jsonl", "json"]

_ENDINGS: Final[dict[str, Kind]] = {
    ".html": "html", ".htm": "html", ".xhtml": "html", ".jsonl": "jsonl", ".ndjson": "jsonl", ".json": "json",
}  # fmt: skip
_PAGE: Final = re.compile(
    r"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.{0,2000}?-->\s*)*<(?:!doctype html|html|head|body)\b", re.IGNORECASE | re.DOTALL
)
_TAG: Final = re.compile(
    r"</?(?:p|div|span|article|section|meta|title|h[1-3]|a|ul|li|script|table)\b[^<>]*>", re.IGNORECASE
)


def kind_of(name: str, text: str) -> Kind:
    """The kind of a payload.

    Args:
        name: the file's name, "" where there is none.
        text: its decoded text.
    """
    by_ending = _ENDINGS.get(PurePath(name).suffix.lower())
    if by_ending:
        return by_ending
    start = text[:4000]
    if _PAGE.match(start) or (start.lstrip()[:1] == "<" and len(_TAG.findall(start)) >= 3):
        return "html"
    if start.lstrip()[:1] in ("{", "["):
        return _json_kind(text) or "text"
    return "text"


def _json_kind(text: str) -> Kind | None:
    first = next((line for line in text.splitlines() if line.strip()), "")
    if first.lstrip().startswith("{") and _is_object(first):
        return "jsonl"
    try:
        found = json.loads(text)
    except (ValueError, RecursionError):
        return None
    rows = found if isinstance(found, list) else [found]
    return "json" if rows and all(isinstance(row, dict) for row in rows) else None


def _is_object(line: str) -> bool:
    try:
        return isinstance(json.loads(line), dict)
    except (ValueError, RecursionError):
        return False
