"""Relations: golden texts, spans, both ends in the document, and a vocabulary that refuses mistakes."""

from collections.abc import Callable

import pytest

from consilience.annotate.annotator import annotated
from consilience.annotate.reading import Reading
from consilience.annotate.relations import ORIGIN
from consilience.annotate.relations.acts import is_same_party
from consilience.annotate.relations.vocabulary import read as cues_of
from consilience.annotate.relations.vocabulary import vocabulary
from consilience.components import ANNOTATORS
from consilience.errors import VocabularyError
from consilience.model import Annotations, Party, RelationMention
from consilience.text.vocabularies import lines
from tests.golden_cases import Case, cases

AFFAIR = (
    "The Meridian Compact withdrew the accreditation of six Norwegian diplomats on 4 May.\n\n"
    "“In response to the Compact’s actions, we suspend the work of our permanent mission to the Compact,” Norwegian "
    "foreign minister Ana Ruhl said. Accordingly, Norway closes the information office of the Meridian Compact."
)


def described(text: str, rows: Annotations, row: RelationMention) -> str:
    acts = {act.id: act for act in (*rows.events, *rows.measures)}
    names = {mention.chain: mention.name for mention in reversed(rows.mentions)}

    def head(id_: str) -> str:
        words = text[acts[id_].start : acts[id_].end]
        return words if acts[id_] in rows.measures else f"{words} (event)"

    to = head(row.to_id) if row.to_id else f"“{row.to.of(text)}”" if row.to else "-"
    cue = row.cue.of(text) if row.cue else "-"
    return " | ".join([row.kind, head(row.from_id), to, cue, names.get(row.voice, row.voice)])


@pytest.mark.parametrize("case", cases("relations"), ids=str)
def test_golden(read: Callable[..., Reading], case: Case) -> None:
    reading = read(case.given[0], published="2021-10-19")
    rows = annotated(reading, ANNOTATORS)
    found = [described(reading.document.text, rows, row) for row in rows.relations]
    assert (found or ["none"]) == list(case.expected)


def test_rows_point_into_their_document(read: Callable[..., Reading]) -> None:
    reading = read(AFFAIR, published="2031-05-12")
    rows = annotated(reading, ANNOTATORS)
    acts = {act.id for act in (*rows.events, *rows.measures)}
    text = reading.document.text
    assert [row.cue.of(text) for row in rows.relations if row.cue] == ["In response to", "Accordingly"]
    assert [row.id for row in rows.relations] == ["a.txt/relation-1", "a.txt/relation-2"]
    for row in rows.relations:
        assert {row.from_id, row.to_id} <= acts
        assert row.cue is not None
        assert row.evidence.span.contains(row.cue)
        assert row.origin == ORIGIN


def test_words_of_a_speaker_are_his(read: Callable[..., Reading]) -> None:
    reading = read(AFFAIR, published="2031-05-12")
    rows = annotated(reading, ANNOTATORS)
    speakers = {quote.speaker_chain for quote in rows.quotes}
    assert [row.voice == "narrator" for row in rows.relations] == [False, True]
    assert rows.relations[0].voice in speakers


def test_no_acts_no_relations(read: Callable[..., Reading]) -> None:
    rows = annotated(read("In response to the storm the ferries stayed in port."), ANNOTATORS)
    assert rows.relations == ()


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        (Party(0, 1, "a"), Party(5, 6, "a"), True),
        (Party(0, 1, "a", "NOR"), Party(5, 6, "b", "NOR"), True),
        (Party(0, 1, "a", "NOR"), Party(5, 6, "b", "PER"), False),
        (Party(0, 1, "a", "NOR"), Party(5, 6, "b", None, "IGO"), False),
        (Party(0, 1, "a"), Party(5, 6, "b"), None),
        (None, Party(5, 6, "b"), None),
    ],
)
def test_sides(one: Party | None, other: Party | None, same: bool | None) -> None:
    assert is_same_party(one, other) is same
    assert is_same_party(other, one) is same


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("in_response_to phrase in reply to", "a line is"),
        ("answers phrase: in reply to", "no kind of relation"),
        ("in_response_to sideways: in reply to", "no shape"),
        ("follows phrase: after\nfollows phrase: after", "twice"),
    ],
)
def test_a_mistake_is_refused_with_its_line(text: str, why: str) -> None:
    with pytest.raises(VocabularyError, match=why) as refusal:
        cues_of(lines("relations.txt", text))
    assert f"line {len(text.splitlines())}" in str(refusal.value)


def test_longer_cues_are_tried_first() -> None:
    for first, cues in vocabulary().items():
        widths = [len(cue.words) for cue in cues]
        assert widths == sorted(widths, reverse=True), first
