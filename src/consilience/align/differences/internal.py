"""Where one article does not agree with itself: headline against text, done against planned, owner against owner."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from itertools import pairwise
from typing import Final

from consilience.align.compare import acts
from consilience.align.compare.words import content_words, stem, stems, word_set
from consilience.align.differences.statements import Statement
from consilience.model import Evidence, Judgement, Side
from consilience.text.dates import bounds

_CAUSES: Final = re.compile(
    r"\b(?:because|due to|as a result|after|caus\w+|mak(?:es|ing)|made|led to|leads to|trigger\w*|spark\w*|prompt\w*|"
    r"forc(?:es|ed)|through|thanks to|over|result\w*|in response|by)\b",
    re.IGNORECASE,
)
_HEADLINE_CAUSE: Final = re.compile(
    r"(?P<cause>[^,;:–—]{4,80}?)\s+(?:has |have |had )?(?:made|makes|make|causes|caused|triggers|triggered|sparks|"
    r"sparked|leads to|led to|prompts|prompted|forces|forced)\s+(?P<effect>[^,;:–—]{6,120})"
)
_KINDS: Final = word_set(
    "mission office bureau embassy ministry agency court army navy party bank council committee base"
)
_MEMBERS: Final = re.compile(
    r"\b(?P<head>members|employees|staff|personnel|officers|officials|workers|soldiers|troops) of "
    r"(?P<whole>[^.,;“”\"]{3,60})"
)


def headline_against_text(rows: tuple[Statement, ...]) -> Iterator[Judgement]:
    """A headline that names a cause, or a body, that the text below it does not name."""
    for document_id, own in _by_document(rows).items():
        titles = [row for row in own if row.claim.is_headline]
        body = [row for row in own if not row.claim.is_headline]
        if not titles or not body:
            continue
        yield from _unsupported_cause(document_id, titles, body)
        yield from _unsupported_body(document_id, titles, body)


def _unsupported_cause(document_id: str, titles: list[Statement], body: list[Statement]) -> Iterator[Judgement]:
    text = titles[0].document.text
    span = titles[0].sentence
    found = _HEADLINE_CAUSE.search(span.of(text))
    if found is None:
        return
    effect = stems(found["effect"])
    cause = stems(found["cause"])
    sentences = sorted({row.sentence for row in body if row.document.id == document_id})
    support = [s for s in sentences if len(effect & stems(s.of(text))) >= max(2, (len(effect) + 1) // 2)]
    if not support or any(len(cause & stems(s.of(text))) >= 2 and _CAUSES.search(s.of(text)) for s in sentences):
        return
    best = max(support, key=lambda s: (len(effect & stems(s.of(text))), -s.start))
    title = Evidence(document_id, span.start + found.start("cause"), span.start + found.end("effect"))
    yield Judgement(
        "cause",
        "different",
        "internal_inconsistency",
        (
            Side(f"headline: {found['cause'].strip()} is the cause", (title,)),
            Side("text: no cause is named", (Evidence(document_id, best.start, min(best.end, best.start + 600)),)),
        ),
        "The headline gives a cause. The sentence of the text that says the same names none.",
        settled_by="The full statement that the headline sums up.",
        confidence=0.7,
    )


def _unsupported_body(document_id: str, titles: list[Statement], body: list[Statement]) -> Iterator[Judgement]:
    """A headline about the "military mission" above a text that only knows the "permanent mission"."""
    text = titles[0].document.text
    title = titles[0].sentence
    readable = [zone for zone in titles[0].document.readable if zone.type != "title"]
    words = [content_words(zone.span.of(text)) for zone in readable]
    follows: dict[str, set[str]] = defaultdict(set)
    for row in words:
        for first, second in pairwise(row):
            follows[stem(second)].add(stem(first))
    for found in re.finditer(r"\b([a-z]{4,}) ([a-z]{4,})\b", title.of(text).lower()):
        first, second = found.group(1), found.group(2)
        before = follows.get(stem(second), set())
        if second not in _KINDS or not before or stem(first) in before or acts.rungs(first):
            continue
        if not any(stem(first) in map(stem, row) for row in words):
            continue
        other = _phrase_with(body, second)
        if other is None:
            continue
        evidence = Evidence(document_id, title.start, title.end)
        yield Judgement(
            "act",
            "different",
            "internal_inconsistency",
            (Side(f"headline: {found.group()}", (evidence,)), Side("text: another one only", (other.evidence,))),
            f"The headline is about the “{found.group()}”; the text never says that of it.",
            settled_by="The full statement that the article reports.",
            confidence=0.6,
        )


def _phrase_with(body: list[Statement], noun: str) -> Statement | None:
    return next((row for row in body if stem(noun) in row.stems and len(row.text) <= 600), None)


def done_against_planned(rows: tuple[Statement, ...]) -> Iterator[Judgement]:
    """One article tells a step as done and as still to come, before the day on which it takes effect."""
    by_fact: dict[str, list[Statement]] = defaultdict(list)
    for row in rows:
        for fact_id in row.fact_ids:
            by_fact[fact_id].append(row)
    for fact_id, group in by_fact.items():
        starts = [bounds(time.edtf)[0] for row in group for time in row.times if row.claim.tense != "past"]
        effective = max((day for day in starts if day), default=None)
        if effective is None:
            continue
        for own in _by_document(tuple(group)).values():
            printed = bounds(own[0].published)[1]
            done = [
                r for r in own if r.claim.tense == "past" and r.claim.modality == "asserted" and not r.claim.is_headline
            ]
            ahead = [r for r in own if r.claim.tense == "future"]
            if printed is None or printed >= effective or not done or not ahead:
                continue
            yield Judgement(
                "status",
                "different",
                "internal_inconsistency",
                (
                    Side("told as done", tuple(row.evidence for row in done[:2])),
                    Side("told as to come", tuple(row.evidence for row in ahead[:2])),
                ),
                "The article tells the step as done and as still to come; by the accounts it had not taken effect "
                "when this was printed.",
                (fact_id,),
                settled_by="What had taken effect on the day of publication.",
                confidence=0.7,
            )


def owner_against_owner(rows: tuple[Statement, ...]) -> Iterator[Judgement]:
    """The same number of the same people, belonging to two different wholes in one article."""
    for document_id, own in _by_document(rows).items():
        found: dict[tuple[float, str], list[tuple[frozenset[str], str, Evidence]]] = defaultdict(list)
        seen = set()
        for row in own:
            for quantity in row.quantities:
                if quantity.id in seen or isinstance(quantity.value, tuple):
                    continue
                seen.add(quantity.id)
                after = row.document.text[quantity.start : quantity.start + 120]
                match = _MEMBERS.search(after)
                if match is None or match.start() > 30:
                    continue
                whole = match["whole"]
                evidence = Evidence(document_id, quantity.start, quantity.start + match.end())
                found[float(quantity.value), match["head"]].append((_whole(whole), whole.strip(), evidence))
        for (_, head), sides in sorted(found.items()):
            yield from _two_wholes(head, sides)


def _whole(words: str) -> frozenset[str]:
    return frozenset(stem(word) for word in content_words(re.split(r"\b(?:in|on|at|from|who|which|last)\b", words)[0]))


def _two_wholes(head: str, sides: list[tuple[frozenset[str], str, Evidence]]) -> Iterator[Judgement]:
    for index, (first, first_words, first_evidence) in enumerate(sides):
        for second, second_words, second_evidence in sides[index + 1 :]:
            if first and second and not first & second:
                yield Judgement(
                    "actor",
                    "different",
                    "internal_inconsistency",
                    (
                        Side(f"{head} of {first_words}", (first_evidence,)),
                        Side(f"{head} of {second_words}", (second_evidence,)),
                    ),
                    f"The article counts the same number of {head} twice and gives them to two different bodies.",
                    settled_by="The decision itself.",
                    confidence=0.7,
                )
                return


def _by_document(rows: tuple[Statement, ...]) -> dict[str, list[Statement]]:
    found: dict[str, list[Statement]] = defaultdict(list)
    for row in rows:
        found[row.document.id].append(row)
    return found
