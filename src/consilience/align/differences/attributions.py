"""The same words from different voices: given to two rivals, or to a speaker here and to nobody there."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from difflib import SequenceMatcher
from functools import cache, partial
from typing import Final

from consilience.align.compare import polarity
from consilience.align.compare.words import STOP, content_words, overlap, stem, stems, words
from consilience.align.differences.statements import Statement, joined, name_of, neighbours, partners, stems_of_both
from consilience.align.differences.wording import quoted, told
from consilience.model import Actor, Judgement, Quote, Record, Side
from consilience.text.naming import listed
from consilience.text.roles import POSTS
from consilience.text.word_sets import word_set

_CUES: Final = word_set(
    "say add tell describe call note state write warn announce argue insist claim explain stress declare report refer "
    "express accuse blame praise quote cite ask reply respond answer"
)
"""Predicates with which the narrator hands on someone's words: then the voice is not its own."""
_HANDED_ON: Final = re.compile(
    r"\baccording to\b|\b(?:said|says|saying|told|tweeted|wrote|added|announced|described|claimed|reported|stated|"
    r"warned|argued|insisted|declared|explained|stressed|noted|vowed|pledged)\b",
    re.IGNORECASE,
)
"""Words near a passage that give it to a speaker, whoever that is."""
_ANNOUNCED: Final = re.compile(r":[”\"’']?\s*$")
"""The end of a line behind which a speech or a document is printed without marks ("He said in an address:")."""
_SURE: Final = 0.8
"""How sure a row of this kind is: it rests on many words."""
_ECHO: Final = 0.5
"""Shared weight from which a clause of the narrator repeats a speaker's."""
_REPEATED: Final = 0.8
"""Share of the words that a quotation elsewhere in the article repeats."""
_WHOLE: Final = 0.5
"""Share of the longer clause that an echo must cover."""
_FEWEST: Final = 6
"""Content words that two rivals must share: less is a set phrase, a title or a topic."""
_VERBATIM: Final = 0.75
"""Share of the content words of both sides that stand in the same order."""
_STANCE: Final = word_set(
    "pretend believe consider regard interest interested intend wish hope fear doubt trust aggressive absurd clear "
    "clearly obvious obviously unacceptable hostile serious worthless meaningless regrettable possible impossible "
    "consistent ready readiness willing unwilling myth"
)
"""Words of view: a clause that holds one tells what someone thinks, not what happened."""
_VIEWS: Final = frozenset(map(stem, _STANCE))
SPOKEN_FOR: Final = re.compile(
    r"\b(?:spokes\w+|press secretary|on behalf|aides?|advisers?|advisors?|lawyers?|attorneys?|representatives?|deputy|"
    r"chief of staff)\b",
    re.IGNORECASE,
)
_Said = Callable[[str], list[tuple[Quote, frozenset[str]]]]
"""What gives the quotations of a document with their stems."""
_NEAR: Final = 60
"""Characters around a name in which a word says that one speaks for another."""


def absorbed_speech(record: Record, rows: tuple[Statement, ...], story: frozenset[str]) -> Iterator[Judgement]:
    """What one account gives to a speaker and another says in its own voice, or gives to a rival speaker."""
    told_in_two = neighbours(rows) if len(story) > 1 else ()
    stems_of = [stems_of_both(*two) for two in told_in_two]
    related = partners(stems_of)
    shown: set[frozenset[str | None]] = set()
    said = cache(partial(_quoted_stems, record))
    rivals = cache(partial(are_rivals, record))
    for one, other, shared in sorted(related, key=lambda row: -row[2]):
        first, second = told_in_two[one][0], told_in_two[other][0]
        voices = frozenset((first.speaker, second.speaker))
        if len(voices) == 1 or voices in shown or shared < _ECHO or not _may_echo(first, second):
            continue
        if not 0.4 < len(stems_of[one]) / len(stems_of[other]) < 2.5:
            continue
        if None in voices and not _is_view(stems_of[one], stems_of[other]):
            continue
        left, right = joined(*told_in_two[one]), joined(*told_in_two[other])
        if None in voices:
            if not _is_absorbed(record, left, right, said) or _is_denied(left, right):
                continue
            speaking, telling = (left, right) if left.speaker else (right, left)
            speaker = name_of(record, speaking.speaker)
            matter = f"Whose words these are, {quoted(speaking.text)}"
            why = told(matter, [((speaking.outlet,), f"gives them to {speaker}"), ((telling.outlet,), "to nobody")])
            said_by = speaker
        else:
            speakers = sorted(voice for voice in voices if voice)
            if not rivals(*speakers) or not _is_verbatim(left.text, right.text):
                continue
            if _is_denied(left, right) or not all(_is_heard(record, row) for row in (left, right)):
                continue
            first, second = sorted((left, right), key=lambda row: row.evidence)
            matter = f"Who said {quoted(first.text)}"
            said_by = listed([name_of(record, row.speaker) for row in (first, second)]).replace(" and ", " or of ")
            why = told(matter, [((row.outlet,), name_of(record, row.speaker)) for row in (first, second)])
        shown.add(voices)
        yield Judgement(
            "attribution",
            "compatible",
            "attribution_conflict",
            (_side(record, left), _side(record, right)),
            why,
            tuple(dict.fromkeys((*left.fact_ids, *right.fact_ids))),
            settled_by=f"The statement of {said_by} as it was given.",
            confidence=_SURE,
        )


def _may_echo(left: Statement, right: Statement) -> bool:
    """Two articles, no headline, known voices."""
    if left.document.id == right.document.id or left.claim.is_headline or right.claim.is_headline:
        return False
    if any(row.speaker is None and row.claim.predicate in _CUES for row in (left, right)):
        return False
    return "unknown" not in (left.claim.voice, right.claim.voice)


def _is_denied(left: Statement, right: Statement) -> bool:
    """Whether one clause denies the other."""
    return polarity.compared(left.text, right.text, overlap(left.stems, right.stems)).is_difference


def _is_heard(record: Record, row: Statement) -> bool:
    """Whether the words are given to their speaker in their own sentence. Behind a label or in a paragraph that goes on
    ("Keel: He says that …") somebody else may be the one who says them."""
    quote = next((q for q in record.annotations[row.document.id].quotes if q.id == row.claim.quote_id), None)
    return quote is not None and quote.cue is not None and row.sentence.start <= quote.cue.start < row.sentence.end


def _is_view(one: frozenset[str], other: frozenset[str]) -> bool:
    """Whether the stems of two clauses share a view, and half of the longer clause."""
    common = one & other
    return len(common) >= 4 and len(common) >= _WHOLE * max(len(one), len(other)) and not common.isdisjoint(_VIEWS)


def _is_absorbed(record: Record, left: Statement, right: Statement, said: _Said) -> bool:
    """Whether the narrator makes a speaker's view its own."""
    speaking, telling = (left, right) if left.speaker else (right, left)
    actor = next((row for row in record.actors if row.id == speaking.speaker), None)
    return actor is not None and not _is_outlet(actor, record) and not _is_handed_on(telling, actor, said)


def _is_outlet(actor: Actor, record: Record) -> bool:
    """Whether the speaker is one of the accounts ("the Guardian reported")."""
    own = frozenset(words(actor.name))
    names = [frozenset(words(document.source.name)) for document in record.documents]
    return any(name and own and (own <= name or name <= own) for name in names)


def _is_handed_on(row: Statement, actor: Actor, said_in: _Said) -> bool:
    """Whether the sentence gives the words to somebody, or a quotation of the article holds or repeats them."""
    document, span = row.document, row.evidence
    said = row.sentence.of(document.text)
    is_named = any(part in said for part in actor.name.split() if len(part) > 3 and part[0].isupper())
    is_marked = re.search(r"[“\"]", document.text[max(0, span.start - 3) : span.start + 2]) is not None
    if is_named or is_marked or _HANDED_ON.search(said) or _is_own_text(row, actor) or _is_announced(row):
        return True
    return any(
        (quote.start < span.end and span.start < quote.end) or overlap(row.stems, own) >= _REPEATED
        for quote, own in said_in(document.id)
    )


def _is_own_text(row: Statement, actor: Actor) -> bool:
    """Whether the account is the speaker's own: its byline, or the end of its title behind a comma, names him."""
    document = row.document
    signed = [z.span.of(document.text) for z in document.zones if z.type == "byline"]
    signed += (document.title or "").rsplit(",", 1)[1:]
    name = words(actor.name.split()[-1] if is_named(actor) and actor.kind == "person" else actor.name)
    own = {word for word in name if word not in STOP}
    return bool(own) and any(own <= set(words(line)) for line in signed)


def _is_announced(row: Statement) -> bool:
    """Whether the line in front of its paragraph announces it with a colon: then all of it is handed on, unmarked."""
    return _ANNOUNCED.search(row.document.text[: row.evidence.start].rpartition("\n")[0]) is not None


def _quoted_stems(record: Record, document_id: str) -> list[tuple[Quote, frozenset[str]]]:
    """The quotations of a document with their stems."""
    text = record.document_of[document_id].text
    return [(quote, stems(text[quote.start : quote.end])) for quote in record.annotations[document_id].quotes]


def are_rivals(record: Record, one: str, other: str) -> bool:
    """Whether two actor ids are distinct named persons or states, neither of whom speaks for the other."""
    known = {actor.id: actor for actor in record.actors}
    if one not in known or other not in known:
        return False
    first, second = known[one], known[other]
    if first.kind != second.kind or first.kind not in ("person", "state"):
        return False
    parts = [frozenset(content_words(actor.name)) for actor in (first, second)]
    if not parts[0] or not parts[1] or parts[0] & parts[1] or not (is_named(first) and is_named(second)):
        return False
    return not _speaks_for(record, first, second)


def is_named(actor: Actor) -> bool:
    """Whether it is a name and not a role or a group ("the President", "rebels")."""
    parts = re.sub(r"^(?:the|a|an) ", "", actor.name, flags=re.IGNORECASE).split()
    if len(parts) == 1 and parts[0].lower() in POSTS:
        return False
    is_initials = len(parts) == 1 and parts[0].isupper() and len(parts[0]) < 4
    return bool(parts) and parts[0][:1].isupper() and parts[-1][:1].isupper() and not is_initials


def _speaks_for(record: Record, first: Actor, second: Actor) -> bool:
    """Whether any account says near one of the names that this one speaks for someone."""
    chains = {*first.chains, *second.chains}
    for row in record.mentions:
        if row.chain in chains and row.form == "name":
            text = record.document_of[row.document_id].text
            if SPOKEN_FOR.search(row.role or "") or SPOKEN_FOR.search(
                text[max(0, row.start - _NEAR) : row.end + _NEAR]
            ):
                return True
    return False


def _is_verbatim(one: str, other: str) -> bool:
    """Whether both hold the same content words in the same order, and enough of them."""
    first, second = content_words(one), content_words(other)
    blocks = SequenceMatcher(None, first, second, autojunk=False).get_matching_blocks()
    shared = sum(block.size for block in blocks)
    return shared >= _FEWEST and shared >= _VERBATIM * max(len(first), len(second))


def _side(record: Record, row: Statement) -> Side:
    return Side(name_of(record, row.speaker), (row.evidence,), row.voice)
