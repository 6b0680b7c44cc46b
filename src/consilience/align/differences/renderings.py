"""Wordings of one quoted sentence: renderings that say the same, and a word in it that is swapped."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from itertools import combinations
from typing import Final

from consilience.align.compare.names import is_spelling_variant
from consilience.align.compare.words import STOP, stem
from consilience.align.differences.wording import quoted, told
from consilience.model import Evidence, Judgement, Quote, Record, Side
from consilience.text.naming import outlet_names, shortened
from consilience.text.word_sets import word_set

_SHORTEST: Final = 5
"""Words of a sentence at least."""
_COPIED: Final = 8
"""Equal words in a row from which two wordings come from one text and not from two translations."""
_VERBATIM: Final = 10
"""Equal words in a row from which one text was copied, so that a single swapped word is a misquotation."""
_REPRINTED: Final = 6
_MATCHED: Final = 0.75
"""Equal words in a row, and the share of equal words, from which one or two swapped words are a change in a sentence
that was taken down, not another translation of it."""
_PRINTED: Final = ("direct", "fragment")
"""Kinds of quotation that stand between marks."""
_DROPPED: Final = 2
_BESIDE: Final = 3
"""Words, and places, that may be left out of a quotation, and equal words on each side of a place."""
_FILLING: Final = word_set("actually also basically certainly frankly just know now quite really simply very well")
"""Words that writers leave out without a change of what was said."""
_ALIKE: Final = 0.3
"""Shared words, of both sentences, from which two wordings of a family are renderings of one sentence."""
_SAID: Final = 3
_SAID_OF_SHORTER: Final = 0.5
_SAID_OF_LONGER: Final = 0.3
"""Words with content that renderings of one sentence share at least, and their share of the words of each."""
_WORD: Final = re.compile(r"[^\W\d_]+")
_CUT: Final = 0.8
"""Share of the shorter sentence that stands in the longer one when it is only cut."""
_LIKE: Final = 0.8
"""Shared words from which a changed number, name or negation is a change and no other sentence."""
_SENTENCE: Final = re.compile(r"(?<=[.!?])[”\"’']?\s+(?=[“\"‘']?[A-Z])")
_TOKEN: Final = re.compile(r"\d[\d.,:]*|[^\W\d_]+(?:'[^\W\d_]+)?")
_SPELLING: Final = re.compile(r"[ .-]")
_CONTRACTIONS: Final = (
    (r"\bcan't\b|\bcannot\b", "can not"),
    (r"\bwon't\b", "will not"),
    (r"n't\b", " not"),
    (r"'ve\b", " have"),
    (r"'re\b", " are"),
    (r"'ll\b", " will"),
    (r"\b(i)'m\b", r"\1 am"),
    (r"\b(it|that|there|he|she|what)'s\b", r"\1 is"),
    (r"'s?\b", ""),
    (r"\bu\.s\.", "us"),
    (r"\bu\.n\.", "un"),
    (r"\b(?:no longer|never|none)\b", "not"),
)
_COUNT: Final = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
_NUMBERS: Final = {word: str(number) for number, word in enumerate(_COUNT, 1)}
_NEGATIONS: Final = frozenset({"not", "no", "nor", "neither", "without"})
_EXTENTS: Final = frozenset(
    {"all", "most", "more", "some", "few", "any", "same", "only", "can", "will", "must", "should"}
)
"""Closed-class words whose swap changes what is said."""


@dataclass(frozen=True, eq=False)
class _Wording:
    quote: Quote
    text: str
    tokens: tuple[str, ...]


def renderings(record: Record) -> Iterator[Judgement]:
    """Each family of quotations: a swapped word in one of them, or else that they are renderings of one utterance."""
    quotes = {row.id: row for row in record.quotes}
    outlets = outlet_names(record.documents)
    for family in record.quote_families:
        members = [
            quotes[id_] for id_ in family.members if id_ in quotes and quotes[id_].kind in ("direct", "fragment")
        ]
        wordings = [_wordings(record, quote) for quote in members[:12]] if len(members) > 1 else []
        found = [row for one, other in combinations(wordings, 2) for row in _compared(record, one, other, outlets)]
        yield from _gathered(sorted(found, key=lambda row: row.class_ != "attribution_conflict"))


def _gathered(rows: list[Judgement]) -> Iterator[Judgement]:
    """The first row of a family, each side with the places that differ from the other side in further rows."""
    if not rows:
        return
    left, right = ([*side.evidence] for side in rows[0].sides)
    for row in rows[1:]:
        one, other = (side.evidence[0] for side in row.sides)
        if row.class_ != rows[0].class_ or {one, other} <= {*left, *right}:
            continue
        if one in right or other in left:
            one, other = other, one
        if one in left or other in right:
            left, right = [*left, one], [*right, other]
    sides = (
        replace(side, evidence=tuple(dict.fromkeys(places)))
        for side, places in zip(rows[0].sides, (left, right), strict=True)
    )
    yield replace(rows[0], sides=tuple(sides))


def _compared(
    record: Record, one: list[_Wording], other: list[_Wording], outlets: dict[str, str]
) -> Iterator[Judgement]:
    if not one or not other or one[0].quote.document_id == other[0].quote.document_id:
        return
    pair = _one_sentence(one, other)
    if pair is None:
        return
    first, second = pair
    swaps = _swaps(first, second)
    left_out = _left_out(first, second)
    if left_out and not swaps:
        yield _dropped(record, first, second, left_out, outlets)
        return
    if not swaps and _run(first, second) >= _COPIED:
        return
    sides = tuple(Side(shortened(row.text, 160), (_evidence(row.quote),)) for row in pair)
    names = [(outlets[row.quote.document_id],) for row in pair]
    if swaps and _is_changed(first, second, swaps):
        before, after = swaps[0]
        why = told(
            f"Wording of “{' '.join(first.text.split()[:6])} …”",
            [(names[0], f"quotes “{before}”"), (names[1], f"“{after}”")],
            "one is misquoted or translated anew, or it was said twice",
        )
        actor = record.actor_of_chain.get(first.quote.speaker_chain or second.quote.speaker_chain or "")
        settled = (
            f"A recording or transcript of what {actor.name} said." if actor else "A recording or transcript of it."
        )
        yield Judgement(
            "attribution",
            "different",
            "attribution_conflict",
            sides,
            why,
            settled_by=settled,
            confidence=0.8 if _is_weighty(first, second, swaps) else 0.6,
        )
    elif (
        _run(first, second) < _COPIED
        and _is_rendering(first, second)
        and len(set(first.tokens) ^ set(second.tokens)) > 2
    ):
        texts = [(name, quoted(row.text)) for name, row in zip(names, pair, strict=True)]
        why = told("One utterance in two renderings", texts)
        yield Judgement("attribution", "same", "translation_variant", sides, why)


def _left_out(first: _Wording, second: _Wording) -> str:
    """The one or two telling words that stand inside one sentence and are missing in the other, else verbatim, one."""
    blocks = SequenceMatcher(None, first.tokens, second.tokens, autojunk=False).get_opcodes()
    inner = range(1, len(blocks) - 1)
    changed = [n for n in inner if blocks[n][0] != "equal"]
    if not changed or len(changed) > _DROPPED or any(blocks[n][0] == "replace" for n in changed):
        return ""
    if sum(b - a for tag, a, b, *_ in blocks if tag == "equal") < _COPIED:
        return ""
    for number in changed:
        _, a, b, c, d = blocks[number]
        words = first.tokens[a:b] or second.tokens[c:d]
        around = min(end - start for _, start, end, *_ in (blocks[number - 1], blocks[number + 1]))
        is_telling = len(words) <= _DROPPED and len(_content(" ".join(words))) == len(words)
        if is_telling and around >= _BESIDE and not _FILLING.intersection(words):
            return " ".join(words)
    return ""


def _dropped(record: Record, first: _Wording, second: _Wording, words: str, outlets: dict[str, str]) -> Judgement:
    """A telling word that one of two accounts leaves out of a quotation without a mark."""
    own, short = (first, second) if words in " ".join(first.tokens) else (second, first)
    actor = record.actor_of_chain.get(first.quote.speaker_chain or second.quote.speaker_chain or "")
    names = [(outlets[row.quote.document_id],) for row in (own, short)]
    return Judgement(
        "attribution",
        "different",
        "attribution_conflict",
        tuple(Side(shortened(row.text, 160), (_evidence(row.quote),)) for row in (own, short)),
        told(
            f"Wording of “{' '.join(short.text.split()[:6])} …”",
            [(names[0], f"has “{words}”"), (names[1], "leaves it out")],
            "a word is missing between the marks",
        ),
        settled_by=f"A recording or transcript of what {actor.name if actor else 'the speaker'} said.",
        confidence=0.5,
    )


def _one_sentence(first: list[_Wording], second: list[_Wording]) -> tuple[_Wording, _Wording] | None:
    """The pair of sentences that share most words; None where one is printed alike in both."""
    best, pair = 0.0, None
    for one in first:
        for other in second:
            ratio = SequenceMatcher(None, one.tokens, other.tokens, autojunk=False).ratio()
            if ratio >= best and one.tokens != other.tokens:
                best, pair = ratio + 1e-9, (one, other)
            if one.tokens == other.tokens:
                return None
    return pair


def _swaps(first: _Wording, second: _Wording) -> list[tuple[str, str]]:
    """Words that stand in place of others; what only one of the two prints is a cut, and spellings are no swap."""
    blocks = SequenceMatcher(None, first.tokens, second.tokens, autojunk=False).get_opcodes()
    found = []
    for number, (tag, a, b, c, d) in enumerate(blocks):
        if tag != "replace" or (number in (0, len(blocks) - 1) and max(b - a, d - c) > 4):
            continue
        one, other = " ".join(first.tokens[a:b]), " ".join(second.tokens[c:d])
        if not _is_spelling(one, other) and _content(one) and _content(other):
            found.append((one, other))
    return found


def _is_changed(first: _Wording, second: _Wording, swaps: list[tuple[str, str]]) -> bool:
    """Whether a number, a name or a "not" differs, or a single word in a sentence that is else verbatim."""
    matcher = SequenceMatcher(None, first.tokens, second.tokens, autojunk=False)
    if len(swaps) == 1 and _run(first, second) >= _VERBATIM and max(len(words.split()) for words in swaps[0]) <= 2:
        return True
    is_short = len(swaps) <= 2 and all(max(len(one.split()), len(two.split())) <= 3 for one, two in swaps)
    if is_short and _run(first, second) >= _REPRINTED and matcher.ratio() >= _MATCHED:
        return True
    if matcher.ratio() < _LIKE:
        return False
    for one, other in swaps:
        left, right = set(one.split()), set(other.split())
        if bool(left & _NEGATIONS) != bool(right & _NEGATIONS):
            return True
        digits = [{word for word in side if word[0].isdigit()} for side in (left, right)]
        if digits[0] and digits[1] and digits[0] != digits[1]:
            return True
    return False


def _is_weighty(first: _Wording, second: _Wording, swaps: list[tuple[str, str]]) -> bool:
    """Whether the swap is no matter of style: a number, a "not", or one word in a long run of equal ones."""
    if len(swaps) == 1 and _run(first, second) >= _VERBATIM:
        return not _EXTENTS.issuperset({*swaps[0][0].split(), *swaps[0][1].split()})
    words = [
        {word for word in side.split() if word[0].isdigit() or word in _NEGATIONS} for two in swaps for side in two
    ]
    return any(words)


def _is_rendering(first: _Wording, second: _Wording) -> bool:
    """Whether the two share enough to be one sentence, and neither is only a cut of the other."""
    matcher = SequenceMatcher(None, first.tokens, second.tokens, autojunk=False)
    equal = sum(block.size for block in matcher.get_matching_blocks())
    if _run(first, second) >= _COPIED or len(set(first.tokens) ^ set(second.tokens)) <= 2:
        return False
    own, theirs = _said(first), _said(second)
    shared, (least, most) = len(own & theirs), sorted((len(own), len(theirs)))
    if shared < _SAID or shared < _SAID_OF_SHORTER * least or shared < _SAID_OF_LONGER * most:
        return False
    return matcher.ratio() >= _ALIKE and equal < _CUT * min(len(first.tokens), len(second.tokens))


def _said(row: _Wording) -> frozenset[str]:
    """The stems of what a sentence says, without its names: two sentences on one matter share these by chance."""
    words = _WORD.findall(row.text)
    named = {word.lower() for word in words[1:] if word[0].isupper()}
    return frozenset(
        stem(word) for word in map(str.lower, words) if word not in named and word not in STOP and len(word) > 2
    )


def _run(first: _Wording, second: _Wording) -> int:
    """Equal words in a row."""
    blocks = SequenceMatcher(None, first.tokens, second.tokens, autojunk=False).get_matching_blocks()
    return max(block.size for block in blocks)


def _is_spelling(one: str, other: str) -> bool:
    """Whether two phrases are spellings, abbreviations or forms of one."""
    first, second = (_SPELLING.sub("", phrase.replace("z", "s").replace("our", "or")) for phrase in (one, other))
    if first == second:
        return True
    short, long = sorted((first, second), key=len)
    is_form = stem(one.split()[0])[:6] == stem(other.split()[0])[:6] if len(one) > 3 else False
    return is_form or is_spelling_variant(one, other) or (len(short) >= 3 and (short in long or long.startswith(short)))


def _content(words: str) -> list[str]:
    return [word for word in words.split() if (len(word) > 2 and word not in STOP) or word in _NEGATIONS | _EXTENTS]


def _wordings(record: Record, quote: Quote) -> list[_Wording]:
    text = " ".join(part.of(record.document_of[quote.document_id].text) for part in quote.parts)
    if "..." in text or "…" in text:
        return []
    rows = []
    for sentence in _SENTENCE.split(text):
        tokens = _tokens(sentence)
        if len(tokens) >= _SHORTEST:
            rows.append(_Wording(quote, sentence, tokens))
    return rows[:8]


def _tokens(text: str) -> tuple[str, ...]:
    plain = re.sub(r"[\[(][^\])]*[\])]", " ", text.lower().replace("’", "'").replace("`", "'"))
    for pattern, words in _CONTRACTIONS:
        plain = re.sub(pattern, words, plain)
    return tuple(_NUMBERS.get(word, word.rstrip(".,:")) for word in _TOKEN.findall(plain))


def _evidence(quote: Quote) -> Evidence:
    return Evidence(quote.document_id, quote.start, min(quote.end, quote.start + 600))
