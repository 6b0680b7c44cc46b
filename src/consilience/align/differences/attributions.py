"""The same words from different voices, and wordings of one utterance that differ."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from typing import Final

from consilience.align.compare import polarity
from consilience.align.compare.names import is_spelling_variant
from consilience.align.compare.words import content_words, overlap, stem, word_set, words
from consilience.align.differences.statements import Statement, name_of, pairs, sentences
from consilience.model import Evidence, Judgement, Quote, Record, Side

_CUES: Final = word_set(
    "say add tell describe call note state write warn announce argue insist claim explain stress declare report refer "
    "express accuse blame praise quote cite ask reply respond answer"
)
"""Predicates with which the narrator hands on someone's words: then the voice is not its own."""
_ECHO: Final = 0.5
"""Shared weight from which a clause of the narrator repeats a speaker's."""
_FEWEST: Final = 3
"""Content words of a quotation at least; less may be a set phrase or a title."""
_FEW: Final = 4
"""Words at most that stand in place of others in a reworded sentence."""
_FRAME: Final = 4
"""Equal words in front of them at least."""
_WHOLE: Final = 0.5
"""Share of the longer clause that an echo must cover."""
_STANCE: Final = word_set(
    "pretend believe consider regard interest interested intend wish hope fear doubt trust "
    "aggressive absurd clear clearly obvious obviously unacceptable hostile serious worthless meaningless regrettable "
    "policy possible impossible consistent ready readiness willing unwilling threat myth"
)
"""Words of view: a clause that holds one tells what someone thinks, not what happened."""
_SAME_LANGUAGE: Final = 8
"""Words in a verbatim run from which two wordings come from one text and not from two translations."""


def absorbed_speech(record: Record, rows: tuple[Statement, ...], story: frozenset[str]) -> Iterator[Judgement]:
    """What one account gives to a speaker and another says in its own voice, or gives to another speaker."""
    related = pairs(sentences(rows), (story,))
    shown: set[tuple[object, ...]] = set()
    stance = frozenset(map(stem, _STANCE))
    for pair in sorted(related, key=lambda pair: -pair.shared):
        left, right = pair.left, pair.right
        common = left.stems & right.stems
        if left.speaker == right.speaker or pair.shared < _ECHO or len(common) < 4 or not common & stance:
            continue
        if left.claim.is_headline or right.claim.is_headline or not _may_echo(left, right):
            continue
        if len(common) < _WHOLE * max(len(left.stems), len(right.stems)) or _deny(left, right):
            continue
        if (
            left.speaker
            and right.speaker
            and not _are_apart([name_of(record, left.speaker), name_of(record, right.speaker)])
        ):
            continue
        key = (frozenset((left.speaker, right.speaker)), min(common))
        if key in shown:
            continue
        shown.add(key)
        if left.speaker is None or right.speaker is None:
            speaker = name_of(record, left.speaker or right.speaker)
            why = f"One account gives these words to {speaker}; another says them in its own voice."
        else:
            why = (
                f"The same words are given to {name_of(record, left.speaker)} and to {name_of(record, right.speaker)}."
            )
        yield Judgement(
            "attribution",
            "compatible",
            "attribution_conflict",
            (_side(record, left), _side(record, right)),
            why,
            tuple(dict.fromkeys((*left.fact_ids, *right.fact_ids))),
            settled_by="The statement as it was given.",
            confidence=pair.shared,
        )


def _deny(left: Statement, right: Statement) -> bool:
    """Whether the two hold words that exclude each other: then nothing is echoed."""
    return polarity.compared(left.text, right.text, overlap(left.stems, right.stems)).is_difference


def _may_echo(left: Statement, right: Statement) -> bool:
    """Two named voices, or a narrator in another article; clauses of like length."""
    if any(row.speaker is None and row.claim.predicate in _CUES for row in (left, right)):
        return False
    if "unknown" in (left.claim.voice, right.claim.voice) or not 0.4 < len(left.stems) / len(right.stems) < 2.5:
        return False
    if left.document.id == right.document.id:
        return left.speaker is not None and right.speaker is not None and left.sentence != right.sentence
    return True


def _side(record: Record, row: Statement) -> Side:
    return Side(name_of(record, row.speaker), (row.evidence,), row.speaker or "narrator")


def quoted_twice(record: Record) -> Iterator[Judgement]:
    """The same marked words given to two speakers, and wordings of one utterance that differ."""
    quotes = {row.id: row for row in record.quotes}
    yield from _two_speakers(record, [row for row in quotes.values() if row.kind != "indirect"])
    for family in record.quote_families:
        members = [quotes[id_] for id_ in family.members if id_ in quotes and quotes[id_].kind == "direct"]
        yield from _two_wordings(record, members)


def _two_speakers(record: Record, quotes: list[Quote]) -> Iterator[Judgement]:
    by_words: dict[str, list[Quote]] = defaultdict(list)
    for quote in quotes:
        text = _text(record, quote)
        key = " ".join(content_words(text))
        if key.count(" ") >= _FEWEST - 1 and quote.speaker_chain and not text.istitle():
            by_words[key].append(quote)
    for _, same in sorted(by_words.items()):
        speakers: dict[str, list[Quote]] = defaultdict(list)
        for quote in same:
            actor = record.actor_of_chain.get(quote.speaker_chain or "")
            if actor is not None and actor.kind != "place":
                speakers[actor.id].append(quote)
        if not _are_apart([name_of(record, id_) for id_ in sorted(speakers)]) or len({q.document_id for q in same}) < 2:
            continue
        if any(quote.resolution not in ("explicit", "role") for quote in same):
            continue
        sides = tuple(
            Side(name_of(record, id_), tuple(_evidence(quote) for quote in found), id_)
            for id_, found in sorted(speakers.items())
        )
        told = " and to ".join(side.value for side in sides[:3])
        why = f"The same words are given to {told}."
        settled = "The statement as it was given."
        yield Judgement("attribution", "different", "attribution_conflict", sides, why, settled_by=settled)


def _are_apart(names: list[str]) -> bool:
    """Whether some two names share no word ("an activist" and "the activist" may be one)."""
    parts = [frozenset(content_words(name)) for name in names]
    return any(a and b and not a & b for index, a in enumerate(parts) for b in parts[index + 1 :])


def _two_wordings(record: Record, members: list[Quote]) -> Iterator[Judgement]:
    for index, one in enumerate(members):
        for other in members[index + 1 :]:
            first, second = (words(_plain(_text(record, quote))) for quote in (one, other))
            if one.document_id == other.document_id or first == second or min(len(first), len(second)) < 5:
                continue
            if any(cut in _text(record, quote) for quote in (one, other) for cut in ("...", "…")):
                continue
            blocks = SequenceMatcher(None, first, second, autojunk=False).get_opcodes()
            run = max((b - a for tag, a, b, _, _ in blocks if tag == "equal"), default=0)
            sides = (
                Side(_short(_text(record, one)), (_evidence(one),)),
                Side(_short(_text(record, other)), (_evidence(other),)),
            )
            if run >= _SAME_LANGUAGE and _is_reworded(first, second, blocks):
                why = "Both quote the same sentence, in different words: one is misquoted, or it was said twice."
                settled = "A recording or transcript of the statement."
                yield Judgement("attribution", "different", "attribution_conflict", sides, why, settled_by=settled)
                return
            if run < _SAME_LANGUAGE and len({w for w in set(first) ^ set(second) if len(w) > 3}) >= 2:
                why = "One utterance in two translations or renderings."
                yield Judgement("attribution", "same", "translation_variant", sides, why)
                return


_Block = tuple[str, int, int, int, int]


def _is_reworded(first: list[str], second: list[str], blocks: Sequence[_Block]) -> bool:
    """Whether a word or a few stand in place of others inside the same sentence (a shorter quotation is only cut)."""
    for number, (tag, a, b, c, d) in enumerate(blocks):
        if tag != "replace" or number == 0 or b - a > _FEW or d - c > _FEW:
            continue
        before, after = blocks[number - 1], blocks[number + 1] if number + 1 < len(blocks) else None
        is_framed = before[2] - before[1] >= _FRAME and (after is None or after[2] - after[1] >= 1)
        one, other = " ".join(first[a:b]), " ".join(second[c:d])
        is_said = max(map(len, first[a:b])) > 3 and max(map(len, second[c:d])) > 3
        if is_framed and is_said and not is_spelling_variant(one, other):
            return True
    return False


def _plain(text: str) -> str:
    """Straight apostrophes, and without what an editor put in brackets."""
    return re.sub(r"[\[(][^\])]*[\])]", " ", text.replace("’", "'").replace("`", "'"))


def _text(record: Record, quote: Quote) -> str:
    return " ".join(record.document_of[quote.document_id].text[part.start : part.end] for part in quote.parts)


def _evidence(quote: Quote) -> Evidence:
    return Evidence(quote.document_id, quote.start, min(quote.end, quote.start + 600))


def _short(text: str) -> str:
    text = re.sub(r"\s+", " ", text)
    return text if len(text) <= 160 else text[:157] + "…"
