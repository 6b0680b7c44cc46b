"""Whose deed it is, told by the countries at its name: Greek jets here, Greek or Turkish ones there."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from consilience.align.differences.sentences import Sentence, sentences, shared, weights
from consilience.align.differences.statements import Statement
from consilience.align.differences.wording import quoted, told
from consilience.model import Judgement, Side
from consilience.text.countries import country_of_demonym, country_of_name

_DEEDS: Final = {
    "strike": "strike strikes airstrike airstrikes raid raids warplane warplanes jet jets plane planes bombing "
    "bombardment shelling aircraft",
    "blockade": "blockade siege embargo",
}
_DEED_OF: Final = {form: deed for deed, forms in _DEEDS.items() for form in forms.split()}
_WORD: Final = r"(?:[A-Z][\w’'.-]*)"
_MAKERS: Final = rf"(?P<makers>{_WORD}(?:(?:, | and (?:the )?| or (?:the )?|/| ){_WORD})*)"
_BEFORE: Final = re.compile(
    rf"(?P<either>\beither )?{_MAKERS}(?: (?:economic|political|naval|land|military|government|air|war|fighter|regime|"
    rf"and|border|crippling))*[ -](?P<deed>(?:air )?(?:{'|'.join(sorted(_DEED_OF, key=len, reverse=True))}))\b"
)
_BEHIND: Final = re.compile(
    rf"\b(?P<deed>{'|'.join(sorted(_DEED_OF, key=len, reverse=True))})\b,? (?:(?:on|of|in) [^.;,]{{2,40}}? )?"
    rf"(?:(?:was|were|is|are) )?(?:(?:imposed|enforced|carried out|launched|maintained|conducted)"
    rf" (?:on [^.;,]{{2,40}}? )?)?by (?:both |either )?(?:the )?{_MAKERS}"
)
_BLOCKADED: Final = re.compile(
    rf"\b(?P<deed>blockaded|besieged|bombed|bombarded|shelled) by (?:both |either )?(?:the )?{_MAKERS}"
)
_JOINED: Final = re.compile(r",? (?:and|or) (?:the )?|, |/")
_FORMS: Final = {
    "blockaded": "blockade",
    "besieged": "blockade",
    "bombed": "strike",
    "bombarded": "strike",
    "shelled": "strike",
}
_DEED: Final = re.compile(rf"\b(?:{'|'.join((*_DEED_OF, *_FORMS))})\b")
"""A word that every telling holds: looked for first, it is found faster."""
_OPEN: Final = re.compile(r"\b(?:either|suspected|believed|presumed|alleged|possibly|likely)\b", re.IGNORECASE)
"""Words that leave open whose deed it is; without them two sentences tell of two deeds as likely as of one."""
_OTHER: Final = re.compile(r"\b(?:not|never|regular\w*|often|since|daily|would|could|may|might)\b|n[’']t\b")
"""Words of a sentence that denies, supposes, or tells of many deeds."""
_NEAR: Final = 0.2


@dataclass(frozen=True, eq=False)
class _Told:
    sentence: Sentence
    found: re.Match[str]
    deed: str
    makers: frozenset[str]


def differing_culprits(rows: tuple[Statement, ...]) -> Iterator[Judgement]:
    """One deed that is one country's in one sentence and that of it and another (or of either) in a second one."""
    everyone = sentences(rows)
    weight = weights(everyone)
    groups: dict[str, list[_Told]] = defaultdict(list)
    for row in _tellings(everyone):
        groups[row.deed].append(row)
    for _, group in sorted(groups.items()):
        pairs = [
            (one, other)
            for one in group
            for other in group
            if one.makers < other.makers and len(one.makers) == 1 and _is_one_matter(one, other, weight)
        ]
        if pairs:
            yield _judged(*pairs[0])


def _tellings(everyone: tuple[Sentence, ...]) -> Iterator[_Told]:
    for sentence in everyone:
        if not _DEED.search(sentence.text) or _OTHER.search(sentence.text):
            continue
        for pattern in (_BEFORE, _BEHIND, _BLOCKADED):
            for found in pattern.finditer(sentence.text):
                makers = frozenset(
                    filter(None, map(_country, re.split(r",? (?:and|or) (?:the )?|, |/", found["makers"])))
                )
                word = found["deed"].split()[-1]
                deed = _FORMS.get(word) or _DEED_OF.get(word)
                if makers and deed:
                    yield _Told(sentence, found, deed, makers)


def _country(word: str) -> str | None:
    bare = re.sub(r"[’']s?$|(?<=[a-z])\.$", "", word)
    return country_of_demonym(bare) or country_of_name(bare)


def _is_one_matter(one: _Told, other: _Told, weight: dict[str, float]) -> bool:
    if one.sentence is other.sentence:
        return False
    if one.deed == "blockade":
        return True
    if not any(_OPEN.search(row.sentence.text) for row in (one, other)):
        return False
    facts = set(one.sentence.fact_ids) & set(other.sentence.fact_ids)
    return bool(facts) or shared(one.sentence, other.sentence, weight) >= _NEAR


def _judged(one: _Told, other: _Told) -> Judgement:
    rows = (one, other)
    return Judgement(
        "actor",
        "compatible",
        "attribution_conflict",
        tuple(
            Side(
                quoted(row.found.group()),
                (row.sentence.found(row.found),),
                row.sentence.voice_at(row.found.start()).voice,
            )
            for row in rows
        ),
        told(
            f"Whose {one.deed} it is",
            [((row.sentence.outlet,), quoted(row.found.group())) for row in rows],
        ),
        tuple(dict.fromkeys(id_ for row in rows for id_ in row.sentence.fact_ids)),
        settled_by="The decision itself, or the report of those who investigate it.",
        confidence=0.6,
    )
