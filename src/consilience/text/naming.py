"""What an account is called inside a sentence: its outlet, or a short form of the file's name."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from typing import Final

from consilience.model import Document
from consilience.text.roles import INSTITUTIONS, ORGANISATIONS
from consilience.text.word_sets import word_set

LONGEST_NAME: Final = 16
"""Characters up to which a file's name stands for an outlet; a longer one is shortened to "File" and its beginning."""
_KIND: Final = re.compile(r"\s*\((?:web news|online news|online|news)\)$", re.IGNORECASE)

_COMMON: Final = word_set(
    "former the a an "
    "one two three some several many police officials official authorities doctors medics witnesses residents "
    "activists rescuers prosecutors investigators firefighters soldiers opponents critics supporters organizers "
    "organisers relatives neighbours neighbors lawmakers experts analysts researchers scientists aides sources source "
    "spokesman spokeswoman state local military army government opposition health security rebels militants"
)
"""First words that are no name, however they are printed."""
_STATES: Final = frozenset(
    {"USA", "GBR", "NLD", "PHL", "ARE", "CZE", "DOM", "BHS", "MDV", "VAT", "CAF", "COM", "SYC", "COG", "COD", "GMB"}
)
"""States whose usual names have an article."""
_BODIES: Final = word_set(
    "EU UN U.N. AU OSCE IAEA WHO WTO IMF ICC ICJ OAS SCO GCC CSTO CIS OPCW ICRC UK US U.S. UAE "
    "Kremlin Pentagon Senate Bundestag Duma Knesset Vatican Taliban Elysee Commons"
)
"""Names of one word that have an article."""
_NOUNS: Final = ORGANISATIONS | INSTITUTIONS | word_set("compact pact nations states community command house force")
"""Last words of names of several words that have one ("the Meridian Compact")."""


def with_article(name: str, country: str | None = None) -> str:
    """The name of a side as it stands inside a sentence ("the United States", "the Meridian Compact", "Valdonia").

    `country` is the code of a state; None for what is none.
    """
    words = name.lower().split()
    has_article = country in _STATES or name in _BODIES or (len(words) > 1 and words[-1] in _NOUNS)
    is_given = words[:1] == ["the"] or "'s" in name or "’s" in name or name == name.lower()
    return f"the {name}" if has_article and not is_given else name


def outlet_names(documents: Sequence[Document]) -> dict[str, str]:
    """Document id to the name that a sentence calls the account by; no two are alike.

    An outlet with several articles gets their ids behind its name. A file without an outlet is "File" and the first
    part of its name that tells it apart.
    """
    ids = [document.id for document in documents]
    plain = {document.id: _name(document, ids) for document in documents}
    counts = Counter(plain.values())
    seen: Counter[str] = Counter()
    names = {}
    for document in documents:
        name = plain[document.id]
        seen[name] += 1
        names[document.id] = name if counts[name] == 1 else f"{name} ({seen[name]})"
    return names


def listed(names: Sequence[str], most: int = 3) -> str:
    """Names in a row: "A, B and C", or "A, B and 4 others"."""
    unique = list(dict.fromkeys(names))
    if len(unique) > most:
        rest = len(unique) - most + 1
        unique = [*unique[: most - 1], f"{rest} others"]
    return unique[0] if len(unique) == 1 else f"{', '.join(unique[:-1])} and {unique[-1]}"


def in_sentence(name: str) -> str:
    """A name as it stands inside a sentence: no capital for an article or a common noun ("the medics", "police")."""
    first = name.split(" ", 1)[0]
    return name[:1].lower() + name[1:] if first.lower() in _COMMON else name


def capital(words: str) -> str:
    """The words with a capital first letter, the rest as it was."""
    return words[:1].upper() + words[1:]


def shortened(words: str, limit: int) -> str:
    """The words in one line, cut at a word."""
    words = " ".join(words.split()).strip(" ,;:–—-")
    return words if len(words) <= limit else words[:limit].rsplit(" ", 1)[0].rstrip(" ,;:–—-") + " …"


def _name(document: Document, ids: Sequence[str]) -> str:
    name = _KIND.sub("", document.source.name.strip()) or document.source.domain or document.id
    if document.source.method == "file_name" and len(name) > LONGEST_NAME:
        return f"File {_beginning(document.id, ids)}"
    return name.removeprefix("www.")


def _beginning(name: str, others: Sequence[str]) -> str:
    for match in re.finditer(r"[\W_]", name):
        start = name[: match.start()]
        if 2 < len(start) <= LONGEST_NAME and sum(other.startswith(start) for other in others) == 1:
            return start
    return name if len(name) <= LONGEST_NAME else f"{name[:8]}…{name[-8:]}"
