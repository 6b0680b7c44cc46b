"""Small repairs of machine-translated and pasted text that keep offsets: spaces that were lost between words."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Final

from consilience.model import Span

_WORD: Final = re.compile(r"[^\W\d_]+")
_LEAST: Final = 4
# Second halves of English compounds: "Moreover" and "Southeast" have lost no space.
_COMPOUNDS: Final = re.compile(
    r"(?:over|ever|after|where|time|times|hold|keeping|guest|night|care|field|house|land|man|men|ball|light|flight|fare|mouth|"
    r"gate|east|west|town|work|made|wide|wards?|like|less|ship|hood|ness|side|line|back|down|thing|body|self|stone|wood|ford)"
)
# First halves of English compounds, which may open a sentence alone: "Overcrowding", "Everything", "Downsizing".
_PREFIXES: Final = re.compile(
    r"(?:Over|Under|Down|Back|After|Fore|Inter|Super|Every|Some|With|Multi|Anti|Self|Half|Well|High|Long|Home|House|Work|"
    r"Time|Book|Water|Fire|Land|Peace|Child|Broad|Main|Hand|Head|Out|Up|Any|No)(?!$)"
)
# A title or given name in front of a family name; "of Baikalengineering" is a firm.
_BEARER: Final = re.compile(r"\b[A-Z][a-z]+\.? $")
# A closing quotation mark or a full stop with the next sentence right behind it.
_GLUED_SENTENCE: Final = re.compile(
    r"(?:(?<=[^\W\d_])|(?<=[.,!?…]))[”»](?=[^\W\d_])|(?<=[a-z]{3})[.!?](?=[A-Z][a-z]+[ ,’'])(?!(?:Com|Org|Net|Io)\b)"
)


def glued_words(raw: str, spans: Iterable[Span]) -> list[int]:
    """Raw offsets in front of which a space was lost, in order ("Dorseyanswering" -> the offset of "answering").

    A capitalised word that occurs once is split if its head is a name (it stands alone elsewhere, in capitals inside a
    sentence and never in lower case) and its tail is a word of four letters or more that stands alone elsewhere, or of
    six or more in -ing, -ed or -ly. Behind a title or a given name ("Minister Dorseyanswering"), a head that stands
    alone only at the start of a sentence is a name too. A space is also put back behind a closing quotation mark, and
    behind a full stop with the next sentence right behind it. Names alone repeat ("Obamacare" twice is a word), so
    those are left.
    """
    spans = list(spans)
    words = [match for span in spans for match in _WORD.finditer(raw, span.start, span.end)]
    alone = Counter(match.group() for match in words)
    capitals = {match.group() for match in words if _is_capitalised(match) and match.group().lower() not in alone}
    names = capitals & {match.group() for match in words if _is_name(raw, match)}
    found = [match.end() for span in spans for match in _GLUED_SENTENCE.finditer(raw, span.start, span.end)]
    for match in words:
        word = match.group()
        if alone[word] == 1 and word[0].isupper() and word[1:].islower():
            found.extend(match.start() + head for head in _heads(word, names, alone))
            if _BEARER.search(raw, max(0, match.start() - 30), match.start()) and not _PREFIXES.match(word):
                found.extend(match.start() + head for head in _heads(word, capitals, Counter()))
    return sorted(set(found))


def _is_capitalised(match: re.Match[str]) -> bool:
    word = match.group()
    return len(word) >= _LEAST and word[0].isupper() and word[1:].islower()


def _is_name(raw: str, match: re.Match[str]) -> bool:
    """Whether a word is capitalised inside a sentence."""
    if not _is_capitalised(match):
        return False
    before = raw[max(0, match.start() - 2) : match.start()]
    return before.endswith(" ") and (before[0].isalnum() or before[0] in ",’'")


def _heads(word: str, names: set[str], alone: Counter[str]) -> Iterator[int]:
    """The length of the longest head of a word that is a name with a word behind it, if any."""
    for head in range(len(word) - _LEAST, _LEAST - 1, -1):
        tail = word[head:]
        if word[:head] in names and not _COMPOUNDS.fullmatch(tail) and _is_word(tail, alone):
            yield head
            return


def _is_word(tail: str, alone: Counter[str]) -> bool:
    return tail in alone or (len(tail) >= 6 and tail.endswith(("ing", "ed", "ly")))
