"""The same printed words under two names: two persons, a spokesman and his principal, a body and its head."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Final

from consilience.align.compare.names import is_spelling_variant
from consilience.align.compare.words import STOP, words
from consilience.align.differences.attributions import SPOKEN_FOR, is_named
from consilience.align.differences.wording import quoted, told
from consilience.model import Actor, Evidence, Judgement, Quote, Record, Side
from consilience.text.naming import outlet_names
from consilience.text.word_sets import word_set

_RUN: Final = 6
"""Equal words in a row from which two contents print one utterance."""
_UNMARKED: Final = 9
"""The same, where one of the two stands without quotation marks."""
_TELLING: Final = 4
"""Words with content of their own in such a run: fewer are a set phrase."""
_WHOLE: Final = 12
"""Equal words, in whatever runs, from which two contents are one if they hold little else."""
_BEFORE: Final = 50
"""Characters before a content by which a copied sentence shows: its words have one speaker, whoever that is."""
_COVERED: Final = 0.6
"""Share of the shorter content that the run, with the other equal words, must cover."""
_LABEL: Final = 2
"""Content words of a marked phrase that a spokesman and his principal may share: "deeply deplorable"."""
_MOST: Final = 3
"""Rows in a story: more of them mean that speakers are told apart badly there."""
_SHOWN: Final = 8
"""Passages that a side shows: contents, and where the speaker is named."""
_LIMIT: Final = 12
"""Contents that share a pair of words beyond which the pair is a set phrase."""
_OFFICE: Final = re.compile(
    r"\b(?:spokes\w+|(?:press )?secretary|minister|chair\w*|head|director|president|chief|leader|executive)\b", re.I
)
_INNER: Final = re.compile(r"\b(?:said|says|told|asked|saying|called)\b[^.]{0,40}[‘“'\"]")
_MANY: Final = word_set("people officials sources residents witnesses activists medics")


@dataclass(frozen=True, eq=False)
class _Saying:
    quote: Quote
    actor: Actor
    tokens: tuple[str, ...]
    is_sure: bool

    @property
    def evidence(self) -> Evidence:
        """The content, or its beginning."""
        return Evidence(self.quote.document_id, self.quote.start, min(self.quote.end, self.quote.start + 600))


def given_to_two(record: Record) -> Iterator[Judgement]:
    """Contents of two accounts that share a run of words and are given, by name, to different speakers."""
    story_of = {id_: n for n, story in enumerate(record.stories) for id_ in story.document_ids}
    outlets = outlet_names(record.documents)
    sayings = list(_sayings(record))
    shown: set[frozenset[str]] = set()
    counts: dict[int, int] = defaultdict(int)
    found = []
    for left, right in _meeting(sayings):
        one, other = left.quote.document_id, right.quote.document_id
        if one == other or story_of.get(one) != story_of.get(other) or left.actor.id == right.actor.id:
            continue
        remark = _how_related(left, right)
        if remark is None or _is_copied(record, left, right) or _is_nested(record, left) or _is_nested(record, right):
            continue
        shared = _shared(left.tokens, right.tokens)
        found.append((-shared, sorted((left, right), key=lambda row: row.evidence), remark))
    for _, (left, right), remark in sorted(found, key=lambda row: (row[0], row[1][0].evidence, row[1][1].evidence)):
        pair, story = frozenset((left.actor.id, right.actor.id)), story_of.get(left.quote.document_id, -1)
        if pair in shown or counts[story] == _MOST:
            continue
        shown.add(pair)
        counts[story] += 1
        also = [row for _, two, _ in found for row in two if {one.actor.id for one in two} == pair]
        yield _judgement(record, left, right, remark, (outlets, also))


def _judgement(
    record: Record, left: _Saying, right: _Saying, remark: str, known: tuple[dict[str, str], list[_Saying]]
) -> Judgement:
    outlets, also = known
    places: dict[str, dict[Evidence, None]] = {left.actor.id: {}, right.actor.id: {}}
    for row in (left, right, *also):
        places[row.actor.id].update(dict.fromkeys((row.evidence, *_named(record, row))))
    shorter = min((left, right), key=lambda row: (len(row.tokens), row.evidence))
    words_ = shorter.evidence.span.of(record.document_of[shorter.quote.document_id].text)
    tellings = [((outlets[row.quote.document_id],), _name(row.actor)) for row in (left, right)]
    return Judgement(
        "attribution",
        "compatible" if remark.startswith("one ") else "different",
        "attribution_conflict",
        tuple(Side(_name(row.actor), tuple(places[row.actor.id])[:_SHOWN], row.actor.id) for row in (left, right)),
        told(f"Who said {quoted(words_)}", tellings, remark),
        settled_by="The statement as it was given, with the name under it, or a recording of it.",
        confidence=0.5 if remark.startswith("one ") else 0.85,
    )


def _named(record: Record, row: _Saying) -> tuple[Evidence, ...]:
    """Where the article first names the speaker."""
    for mention in record.annotations[row.quote.document_id].mentions:
        if mention.chain in row.actor.chains and mention.form == "name":
            return (Evidence(mention.document_id, mention.start, mention.end),)
    return ()


def _name(actor: Actor) -> str:
    return re.sub(r"^(?:A|An|The) ", lambda found: found.group().lower(), actor.name)


def _sayings(record: Record) -> Iterator[_Saying]:
    """Contents with a known speaker, with their words."""
    for quote in record.quotes:
        actor = record.actor_of_chain.get(quote.speaker_chain or "")
        printed = record.document_of[quote.document_id].text
        if actor is None or quote.cue is None or not words(quote.cue.of(printed)):
            continue  # a label in front of a turn names who hands the words on, not who said them first
        text = " ".join(part.of(printed) for part in quote.parts)
        tokens = tuple(words(text.replace("’", "'")))
        is_sure = quote.resolution in ("explicit", "role")
        if len(tokens) >= _LABEL and (is_sure or quote.resolution == "coref"):
            yield _Saying(quote, actor, tokens, is_sure)


def _meeting(sayings: list[_Saying]) -> Iterator[tuple[_Saying, _Saying]]:
    """Pairs that share two words in a row which are not too common."""
    holders: dict[tuple[str, str], list[int]] = defaultdict(list)
    for place, row in enumerate(sayings):
        for pair in {*zip(row.tokens, row.tokens[1:], strict=False)}:
            if not STOP.issuperset(pair):
                holders[pair].append(place)
    pairs = {
        (one, other)
        for places in holders.values()
        if 1 < len(places) <= _LIMIT
        for n, one in enumerate(places)
        for other in places[n + 1 :]
    }
    for one, other in sorted(pairs):
        yield sayings[one], sayings[other]


def _shared(one: tuple[str, ...], other: tuple[str, ...]) -> int:
    return sum(b.size for b in SequenceMatcher(None, one, other, autojunk=False).get_matching_blocks())


def _is_one_utterance(left: _Saying, right: _Saying) -> bool:
    least = max(_RUN, _COVERED * min(len(left.tokens), len(right.tokens)))
    if (Counter(left.tokens) & Counter(right.tokens)).total() < least:  # no run of equal words can cover more
        return False
    blocks = SequenceMatcher(None, left.tokens, right.tokens, autojunk=False).get_matching_blocks()
    longest = max(blocks, key=lambda block: block.size)
    run = left.tokens[longest.a : longest.a + longest.size]
    needed = _RUN if "indirect" not in (left.quote.kind, right.quote.kind) else _UNMARKED
    shared = sum(block.size for block in blocks)
    is_telling = sum(word not in STOP for word in run) >= _TELLING
    if shared >= max(_WHOLE, 0.8 * max(len(left.tokens), len(right.tokens))):
        return True
    return len(run) >= needed and is_telling and shared >= _COVERED * min(len(left.tokens), len(right.tokens))


def _is_copied(record: Record, left: _Saying, right: _Saying) -> bool:
    """Whether the words before the content, which name the speaker, are the same too."""
    before = [
        " ".join(words(record.document_of[row.quote.document_id].text[: row.quote.start][-_BEFORE:])[1:])
        for row in (left, right)
    ]
    return len(before[0]) > _BEFORE // 2 and before[0] == before[1]


def _is_nested(record: Record, row: _Saying) -> bool:
    """Whether a content quotes somebody in its turn ("he held up a key and said ‘...’")."""
    return _INNER.search(row.evidence.span.of(record.document_of[row.quote.document_id].text)) is not None


def _is_one_label(left: _Saying, right: _Saying) -> bool:
    """Whether both are the same short marked words."""
    is_marked = left.quote.kind != "indirect" and right.quote.kind != "indirect"
    return is_marked and left.tokens == right.tokens and sum(word not in STOP for word in left.tokens) >= _LABEL


def _how_related(left: _Saying, right: _Saying) -> str | None:
    """What makes the two names a difference, in words; None where they are none, or too unsure to be shown."""
    if _is_one_name(left.actor, right.actor):
        return None
    is_sure = left.is_sure and right.is_sure
    if _is_spokesman_of(left.actor, right.actor) or _is_spokesman_of(right.actor, left.actor):
        is_same = _is_one_utterance(left, right) or (is_sure and _is_one_label(left, right))
        return "one speaks for the other" if is_same else None
    if not _is_one_utterance(left, right) or not (is_named(left.actor) and is_named(right.actor)):
        return None
    kinds = {left.actor.kind, right.actor.kind}
    if kinds == {"person"}:
        role = _office(left.actor)
        if role and role == _office(right.actor) and (left.is_sure or right.is_sure):
            return f"both are called {role}"
        if not is_sure or bool(_parts(left.actor) & _parts(right.actor)):
            return None
        is_spoken = any(SPOKEN_FOR.search(row.actor.role or "") for row in (left, right))
        return "one may speak for the other" if is_spoken else "the same words can have one author"
    if "person" in kinds and kinds & {"institution", "organisation", "state", "group"}:
        person, body = (left, right) if left.actor.kind == "person" else (right, left)
        return "one speaks for the other" if is_sure and _is_officer_of(person.actor, body.actor) else None
    return None


def _is_one_name(one: Actor, other: Actor) -> bool:
    """Whether the two may be one: a name and a part or a spelling of it, or a name and no name."""
    first, second = one.name.split()[-1], other.name.split()[-1]
    is_spelling = is_spelling_variant(one.name, other.name) or is_spelling_variant(first, second)
    return one.kind == other.kind and (is_spelling or (first.lower() == second.lower() and not SPOKEN_FOR.search(
        f"{one.name} {other.name}"
    )))  # fmt: skip


def _is_spokesman_of(one: Actor, other: Actor) -> bool:
    """Whether a role says that the one speaks for the other, a named person."""
    role = f"{one.role or ''} {one.name if not is_named(one) else ''}"
    if other.kind != "person" or not is_named(other) or not SPOKEN_FOR.search(role):
        return False
    return bool(_parts(other) & set(re.findall(r"[^\W\d_]+", role)))


def _is_officer_of(person: Actor, body: Actor) -> bool:
    """Whether the person's role names the body and an office."""
    role = person.role or ""
    return _OFFICE.search(role) is not None and any(
        _words_of(name) and _words_of(name) <= set(words(role)) for name in (body.name, *body.aliases)
    )


def _words_of(name: str) -> set[str]:
    return {word for word in words(name) if word not in STOP}


def _office(actor: Actor) -> str | None:
    """A role that one person holds at a time: it names a body or a place."""
    role = actor.role or ""
    is_one = _OFFICE.search(role) is not None and re.search(r"[A-Z]", role) is not None
    return role if is_one and not SPOKEN_FOR.search(role) and not set(words(role)) & _MANY else None


def _parts(actor: Actor) -> set[str]:
    return {part for part in re.findall(r"[^\W\d_]+", actor.name) if len(part) > 2 and part[0].isupper()}
