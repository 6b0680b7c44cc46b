"""Who somebody is: in office here and a former holder there; a colleague here and no longer one there."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from typing import Final

from consilience.align.compare.words import singular, words
from consilience.align.differences.sentences import Sentence, sentences
from consilience.align.differences.statements import Statement
from consilience.align.differences.wording import quoted, told
from consilience.model import Judgement, Side
from consilience.text.word_sets import word_set

_NAME: Final = r"(?P<name>[A-Z][\w’'-]+(?: [A-Z]\.)?(?: (?:al|bin|de|van|von|el)[- ])?(?: [A-Z][\w’'-]+){1,2})"
_ROLES: Final = word_set(
    "anchor correspondent reporter journalist presenter editor host manager director chief head chairman chairwoman "
    "ceo executive leader commander general colonel captain minister secretary ambassador envoy governor mayor senator "
    "congressman congresswoman lawmaker spokesman spokeswoman spokesperson judge prosecutor coach player adviser "
    "advisor aide official officer president chancellor premier analyst agent soldier guard engineer pilot teacher "
    "professor colleague employee staffer partner wife husband girlfriend boyfriend president vice-president"
)
_COURTESY: Final = word_set("president governor senator ambassador general mayor judge professor captain colonel")
"""Titles that people keep for life."""
_FORMER: Final = re.compile(rf"\b(?P<mark>[Ff]ormer|[Ee]x|[Oo]ne-time)[ -](?P<role>(?:[\w.’'&-]+ ){{1,5}}?){_NAME}")
_PRESENT: Final = re.compile(
    rf"(?P<role>(?:\b[\w.’'&-]+ ){{1,3}}?\b(?:{'|'.join(sorted(_ROLES))}) )(?P<between>){_NAME}"
)
_MARK: Final = re.compile(r"\b(?:former|ex|then|late|one-time|ousted|deposed|acting|previous)\b", re.IGNORECASE)


_WHOSE: Final = re.compile(r"\b(?:his|her|their|its)\b", re.IGNORECASE)
"""Whose a person is in the story that is told ("his deputy, Anna Berg") says nothing of today."""


def former_and_present(rows: tuple[Statement, ...]) -> Iterator[Judgement]:
    """A named person who is a former X in one account and an X, or a colleague, in another."""
    former: dict[str, list[tuple[Sentence, re.Match[str]]]] = defaultdict(list)
    present: dict[str, list[tuple[Sentence, re.Match[str]]]] = defaultdict(list)
    for sentence in sentences(rows):
        for found in _FORMER.finditer(sentence.text):
            if "," not in found["role"] and " and " not in found["role"]:
                former[_key(found["name"])].append((sentence, found))
    for sentence in sentences(rows) if former else ():
        for found in _PRESENT.finditer(sentence.text):
            before = sentence.text[max(0, found.start() - 30) : found.start("name")]
            if not _MARK.search(before) and not _WHOSE.search(found["role"]):
                present[_key(found["name"])].append((sentence, found))
    for key, left in sorted(former.items()):
        right = [row for row in present.get(key, []) if row[0].document_id not in {a.document_id for a, _ in left}]
        pairs = [(a, b) for a in left for b in right if _is_one_role(a[1]["role"], b[1]["role"])]
        if not pairs:
            continue
        (one, past), (other, now) = pairs[0]
        yield Judgement(
            "attribution",
            "compatible",
            "competing_assessment",
            (
                Side(past.group(), tuple(dict.fromkeys(row.found(match) for (row, match), _ in pairs))),
                Side(now.group(), tuple(dict.fromkeys(row.found(match) for _, (row, match) in pairs))),
            ),
            told(
                f"What {past['name']} is",
                [((one.outlet,), quoted(past.group())), ((other.outlet,), quoted(now.group()))],
            ),
            tuple(dict.fromkeys((*one.fact_ids, *other.fact_ids))),
            settled_by="The body that the person works or worked for.",
            confidence=0.6,
        )


def _key(name: str) -> str:
    return " ".join(name.replace("’", "'").removesuffix("'s").split())


def _is_one_role(past: str, now: str) -> bool:
    """Whether the present role is the former one, or that of a colleague."""
    heads = [[singular(word) for word in words(role) if singular(word) in _ROLES] for role in (past, now)]
    if not heads[0] or not heads[1]:
        return False
    if heads[1][-1] == "colleague":
        return True
    return heads[0][-1] == heads[1][-1] and heads[0][-1] not in _COURTESY
