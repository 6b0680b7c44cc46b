"""Relatives: persons that an account names only as somebody's wife, son or brother.

They share a family name with the one whom the account is about, and are not meant where it stands alone.
"""

from __future__ import annotations

from typing import Final

from consilience.annotate.mentions.found import Found
from consilience.annotate.mentions.words import POSSESSIVES, Words
from consilience.text.persons import is_given_name
from consilience.text.roles import KIN

_LONGEST: Final = 5
"""Words between a comma and the noun: "the president's youngest daughter"."""


def mark_kin(words: Words, named: list[Found]) -> None:
    """Set `is_kin` on the names of persons that stand beside a noun for a relative."""
    for found in named:
        if found.kind == "person":
            found.is_kin = _is_kin_before(words, found) or _is_kin_behind(words, found) or _is_pair(words, found)


def _is_kin_before(words: Words, found: Found) -> bool:
    """ "his wife, Ann Keel", "the minister's son Leo Keel", "and first lady Ann Keel"."""
    first = words.sentences[words.sentence[found.start]][0]
    before = found.start - 1
    if found.role == "first lady":
        return True
    if before > first and words.low[before] == ",":
        before -= 1
    if before < first or words.low[before] not in KIN:
        return False
    is_apposed = before == found.start - 2
    start = max(first, before - _LONGEST)
    owners = [k for k in range(start, before) if words.tag[k] == "PRP$" or words.low[k] in POSSESSIVES]
    return bool(owners) or (not is_apposed and words.low[before - 1] not in ("a", "an", "the"))


def _is_kin_behind(words: Words, found: Found) -> bool:
    """ "Ann Keel, his wife", "Leo Keel, the son of the minister"."""
    last = words.sentences[words.sentence[found.start]][1]
    comma = found.end
    if comma + 2 >= last or words.low[comma] not in (",", "("):
        return False
    is_owned = False
    for k in range(comma + 1, min(last, comma + 2 + _LONGEST)):
        if words.low[k] == "lady" and words.low[k - 1] == "first":
            return True
        if words.low[k] in KIN:
            of = words.low[k + 1] if k + 1 < last else ""
            return is_owned or (of == "of" and k + 2 < last and words.pos[k + 2] != "NUM")
        is_owned = is_owned or words.tag[k] == "PRP$" or words.low[k] in POSSESSIVES
        if words.pos[k] not in ("DET", "ADJ", "NOUN", "PROPN", "PRON", "PART", "NUM"):
            return False
    return False


def _is_pair(words: Words, found: Found) -> bool:
    """ "Leo and Ann Keel": a couple or siblings, told together."""
    start = found.start
    if start < 2 or words.low[start - 1] not in ("and", "&") or " " not in found.name:
        return False
    is_alone = start == 2 or not words.is_capitalised(start - 3) or words.sentence[start - 3] != words.sentence[start]
    return is_alone and is_given_name(words.text[start - 2]) and is_given_name(words.text[start])
