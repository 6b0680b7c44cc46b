"""Names that the parse mistook or missed, and what their sentence shows them to be: people, and abbreviations."""

from __future__ import annotations

from typing import Final

from consilience.annotate.mentions.words import Words
from consilience.model.annotations import ActorKind
from consilience.text.countries import country_of_name
from consilience.text.roles import INSTITUTIONS, ORGANISATIONS, POSTS

NameSpan = tuple[int, int, ActorKind]
"""First token, the token behind the last, and what is named."""

_OLDEST: Final = 119
_LONGEST: Final = 3
"""Words of a name that is taken for a person's."""
_SHORTEST: Final = 3
"""Letters of an abbreviation."""


def people(words: Words, spans: list[NameSpan]) -> list[NameSpan]:
    """The spans with the persons that are told by their age, by "who", or, if untagged, by their trade.

    "Tovrika Adelune, 52, said", "Ulvar, a welder who lived there, said", "Zelmira, a 31-year-old cook, said".
    """
    inside = {i: span for span in spans for i in range(span[0], span[1])}
    families = {words.text[end - 1] for start, end, kind in spans if kind == "person" and end - start > 1}
    found: list[NameSpan] = []
    for head in range(len(words) - 3):
        if words.tag[head] != "NNP" or words.text[head + 1] != "," or words.is_capitalised_line[head]:
            continue
        if not words.is_subject(head) or (within := inside.get(head, (0, 0, "place")))[2] in ("person", "state"):
            continue
        start = head
        while start and words.tag[start - 1] == "NNP" and words.head[start - 1] == head:
            start -= 1
        span = within if within[1] == head + 1 else (start, head + 1, "person")
        if words.text[head] in families or words.tag[words.tokens[head].left_edge.i] in ("DT", "PRP$"):
            continue
        is_name = span[0] >= start and span[1] - span[0] <= _LONGEST and _is_plain(words, start, head + 1)
        if is_name and (_is_aged(words, head) or (within[2] != "organisation" and _is_told(words, head))):
            found.append((start, head + 1, "person"))
    taken = {i for start, end, _ in found for i in range(start, end)}
    return sorted([span for span in spans if not taken & set(range(span[0], span[1]))] + found)


def abbreviations(words: Words, spans: list[NameSpan]) -> list[NameSpan]:
    """The spans with the untagged abbreviations of bodies that the text names: "FAIO" for the Ferry Accident
    Inquiry Office."""
    bodies = [
        words.text[start:end] for start, end, kind in spans if kind == "organisation" and end - start >= _SHORTEST
    ]
    known = {initials(name) for name in bodies}
    inside = {i for start, end, _ in spans for i in range(start, end)}
    added: list[NameSpan] = [
        (i, i + 1, "organisation")
        for i, text in enumerate(words.text)
        if text in known and len(text) >= _SHORTEST and i not in inside and not words.is_capitalised_line[i]
    ]
    return sorted([*spans, *added])


def initials(name: list[str]) -> str:
    """The first letters of the words of a name that have a capital."""
    return "".join(word[0] for word in name if word[0].isupper())


def _is_plain(words: Words, start: int, end: int) -> bool:
    """Whether words may be a person's name: mixed case, and no country or noun for a body among them."""
    text = words.phrase(start, end)
    nouns = set(words.low[start:end]) & (INSTITUTIONS | ORGANISATIONS | POSTS)
    return not text.isupper() and not nouns and country_of_name(text) is None


def _is_aged(words: Words, head: int) -> bool:
    """Whether an age between commas follows."""
    number = words.text[head + 2]
    return number.isdigit() and int(number) <= _OLDEST and words.text[head + 3] in (",", ".")


def _is_told(words: Words, head: int) -> bool:
    """Whether "who" or an apposition that is a person follows."""
    for i in range(head + 2, min(head + 12, len(words))):
        if words.sentence[i] != words.sentence[head]:
            break
        if words.head[i] == head and words.dep[i] == "relcl" and words.low[head + 2] == "who":
            return True
        if words.head[i] == head and words.dep[i] == "appos" and words.tag[i] == "NN":
            is_aged = words.low[i - 1] == "old" and words.low[i - 2] == "-"
            behind = range(i + 1, min(i + 3, len(words)))
            return words.low[i] in POSTS or is_aged or any(words.low[k] == "who" for k in behind)
    return False
