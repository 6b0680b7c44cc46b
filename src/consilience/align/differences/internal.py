"""Where one article does not agree with itself: headline against text, owner against owner."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from itertools import pairwise
from typing import Final

from consilience.align.compare import acts
from consilience.align.compare.words import content_words, stem, stems
from consilience.align.differences.statements import Statement
from consilience.align.differences.wording import told
from consilience.model import Document, Evidence, Judgement, Side, Span
from consilience.text.naming import shortened
from consilience.text.word_sets import word_set

_CAUSES: Final = re.compile(
    r"\b(?:because|due to|as a result|after|caus\w+|mak(?:es|ing)|made|led to|leads to|trigger\w*|spark\w*|prompt\w*|"
    r"forc(?:es|ed)|through|thanks to|over|result\w*|in response|by|amid|following|in the event|in case|for fear)\b",
    re.IGNORECASE,
)
_HEADLINE_CAUSE: Final = re.compile(
    r"(?P<cause>[^,;:–—]{4,80}?)\s+(?:has |have |had )?(?:made|makes|make|causes|caused|triggers|triggered|sparks|"
    r"sparked|leads to|led to|prompts|prompted|forces|forced)\s+(?P<effect>[^,;:–—]{6,120})"
)
_KINDS: Final = word_set(
    "mission office bureau embassy ministry agency court army navy party bank council committee base"
)
_STAFF: Final = r"(?:members|employees|staff|personnel|officers|officials|workers|soldiers|troops|diplomats|envoys)"
_MEMBERS: Final = re.compile(
    r"\b(?P<number>\d+|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|twenty|thirty|forty|fifty)\s+"
    rf"(?P<head>{_STAFF}) of (?P<whole>[^.,;“”\"]{{3,60}})",
    re.IGNORECASE,
)
_STAFF_AT: Final = re.compile(
    rf"\b(?P<owner>the country|[A-Z][\w-]+)['’]s {_STAFF} (?:at|of|in) (?P<place>(?:[\w’'-]+ ?){{2,6}})"
)
_ITS_STAFF: Final = re.compile(rf"\b[Ii]ts {_STAFF}\b")


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
    sentences = sorted({row.sentence for row in body})
    for row in titles:
        found = _HEADLINE_CAUSE.search(row.text)
        if found is None:
            continue
        effect, cause = stems(found["effect"]), stems(found["cause"])
        support = [s for s in sentences if len(effect & stems(s.of(text))) >= max(2, (len(effect) + 1) // 2)]
        if not support or any(len(cause & stems(s.of(text))) >= 2 or _CAUSES.search(s.of(text)) for s in support):
            continue
        best = max(support, key=lambda s: (len(effect & stems(s.of(text))), -s.start))
        start = row.evidence.start
        title = Evidence(document_id, start + found.start("cause"), start + found.end("effect"))
        yield Judgement(
            "cause",
            "different",
            "internal_inconsistency",
            (
                Side(f"headline: {found['cause'].strip()} is the cause", (title,)),
                Side("text: no cause is named", (Evidence(document_id, best.start, min(best.end, best.start + 600)),)),
            ),
            told(
                f"Cause of “{shortened(found['effect'], 50)}”",
                [((row.outlet,), f"blames “{shortened(found['cause'], 50)}” in its headline")],
                "its text names no cause",
            ),
            settled_by="The full statement that the headline sums up.",
            confidence=0.7,
        )
        return


def _unsupported_body(document_id: str, titles: list[Statement], body: list[Statement]) -> Iterator[Judgement]:
    """A headline about the "military mission" above a text that only knows the "permanent mission"."""
    text = titles[0].document.text
    title = titles[0].sentence
    readable = [zone for zone in titles[0].document.readable if not zone.is_headline]
    words = [content_words(zone.span.of(text)) for zone in readable]
    follows: dict[str, set[str]] = defaultdict(set)
    for row in words:
        for first, second in pairwise(row):
            follows[stem(second)].add(stem(first))
    printed = set(re.findall(r"\b[a-z]+\b", title.of(text)))
    for first, second in pairwise(content_words(title.of(text))):
        if first not in printed:
            continue
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
            (Side(f"headline: {first} {second}", (evidence,)), Side("text: another one only", (other.evidence,))),
            f"Headline of {titles[0].outlet}: it is about the “{first} {second}”; the text never calls it that.",
            settled_by="The full statement that the article reports.",
            confidence=0.6,
        )


def _phrase_with(body: list[Statement], noun: str) -> Statement | None:
    return next((row for row in body if stem(noun) in row.stems and len(row.text) <= 600), None)


def owner_against_owner(rows: tuple[Statement, ...]) -> Iterator[Judgement]:
    """The same number of the same people, or the staff of one place, given to two different bodies in one article."""
    for document_id, own in sorted(_by_document(rows).items()):
        text = own[0].document.text
        found: dict[tuple[str, str], list[tuple[frozenset[str], str, Evidence]]] = defaultdict(list)
        for span in sorted({row.sentence for row in own if not row.claim.is_headline}):
            for match in _MEMBERS.finditer(text, span.start, span.end):
                evidence = Evidence(document_id, match.start(), match.end())
                number = match["number"].lower()
                found[number, match["head"]].append((_whole(match["whole"]), match["whole"].strip(), evidence))
        for (_, head), sides in sorted(found.items()):
            yield from _two_wholes(head, sides, own[0].outlet)
        yield from _two_owners(own[0].document, sorted({row.sentence for row in own}), own[0].outlet)


def _two_owners(document: Document, sentences: list[Span], outlet: str) -> Iterator[Judgement]:
    """ "the country's staff at the bureau" and, of the same bureau, "its staff"."""
    document_id, text = document.id, document.text
    for span in sentences:
        owned = _STAFF_AT.search(text, span.start, span.end)
        if owned is None:
            continue
        place = stems(owned["place"])
        for match in _ITS_STAFF.finditer(text):
            before = stems(text[max(0, match.start() - 120) : match.start()])
            if (match.start() < span.end and span.start <= match.start()) or len(place & before) < 2:
                continue
            first = Evidence(document_id, owned.start(), owned.end())
            second = Evidence(document_id, match.start(), match.end())
            yield Judgement(
                "actor",
                "different",
                "internal_inconsistency",
                (Side(owned.group(), (first,)), Side(match.group(), (second,))),
                f"Whose staff it is: {outlet} gives it once to {owned['owner']} and once to {_bare(owned['place'])}.",
                settled_by="The decision itself.",
                confidence=0.7,
            )
            return


def _bare(words: str) -> str:
    """The body alone, without the date or the verb behind it."""
    return shortened(
        re.split(r"\b(?:last|next|from|would|will|is|are|was|were|has|had|have|who|which)\b", words)[0], 60
    )


def _whole(words: str) -> frozenset[str]:
    return frozenset(stem(word) for word in content_words(re.split(r"\b(?:in|on|at|from|who|which|last)\b", words)[0]))


def _two_wholes(head: str, sides: list[tuple[frozenset[str], str, Evidence]], outlet: str) -> Iterator[Judgement]:
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
                    f"To whom the {head} belong: {outlet} gives the same number to {_bare(first_words)} and to "
                    f"{_bare(second_words)}.",
                    settled_by="The decision itself.",
                    confidence=0.7,
                )
                return


def _by_document(rows: tuple[Statement, ...]) -> dict[str, list[Statement]]:
    found: dict[str, list[Statement]] = defaultdict(list)
    for row in rows:
        found[row.document.id].append(row)
    return found
