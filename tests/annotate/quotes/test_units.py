"""The unit of reported speech: quotations joined to attributions, on rows alone and from text."""

from hypothesis import given
from hypothesis import strategies as st

from consilience.annotate.mentions import ANNOTATOR as MENTIONS
from consilience.annotate.quotes import ANNOTATOR
from consilience.annotate.quotes.units import attributions
from consilience.model import Annotations, Quote, Span


def quote(n: int, *parts: tuple[int, int], **fields) -> Quote:
    spans = tuple(Span(a, b) for a, b in parts)
    fields = {"kind": "direct", "document_id": "d", **fields}
    return Quote(id=f"d/quote-{n}", start=spans[0].start, end=spans[-1].end, parts=spans, **fields)


def contents(read, text: str) -> list[str]:
    reading = read(text)
    mentions = tuple(MENTIONS.rows(reading, Annotations()))
    rows = attributions(ANNOTATOR.rows(reading, Annotations(mentions=mentions)))
    return [" … ".join(reading.document.text[part.start : part.end] for part in row.parts) for row in rows]


def test_a_quotation_that_goes_on_behind_its_saying_is_one_attribution(read):
    text = "“The bridge will stay shut,” Perrin said. “The water is still rising.”"
    assert contents(read, text) == ["The bridge will stay shut, … The water is still rising."]


def test_marked_words_belong_to_the_clause_that_reports_them(read):
    text = "Perrin said that the plan was “a disgrace” for the whole town."
    assert contents(read, text) == ["the plan was “a disgrace” for the whole town"]


def test_two_acts_of_one_speaker_stay_two(read):
    text = "Perrin said the bridge was shut. She added that the ferry would run."
    assert contents(read, text) == ["the bridge was shut", "the ferry would run"]


def test_one_cue_is_one_act():
    cue, other = Span(10, 14), Span(40, 44)
    rows = [quote(1, (0, 9), cue=cue), quote(2, (15, 30), cue=cue), quote(3, (45, 60), cue=other)]
    assert [row.parts for row in attributions(rows)] == [(Span(0, 9), Span(15, 30)), (Span(45, 60),)]


def test_one_cue_in_two_documents_is_two_acts():
    cue = Span(10, 14)
    rows = [quote(1, (0, 9), cue=cue), quote(2, (0, 9), cue=cue, document_id="e")]
    assert len(attributions(rows)) == 2


def test_what_is_carried_on_without_a_cue_joins_the_act_of_the_same_voice():
    rows = [
        quote(1, (0, 9), cue=Span(10, 14), speaker_chain="d/chain-1", speaker=Span(15, 18)),
        quote(2, (20, 29), cue=Span(30, 34), speaker_chain="d/chain-2", speaker=Span(35, 38)),
        quote(3, (40, 49), speaker_chain="d/chain-1", resolution="continued"),
    ]
    first, second = attributions(rows)
    assert first.parts == (Span(0, 9), Span(40, 49))
    assert (first.cue, first.speaker, first.resolution) == (Span(10, 14), Span(15, 18), None)
    assert second is rows[1]


def test_a_carried_row_without_anyone_to_carry_on_stays():
    rows = [quote(1, (0, 9), speaker_chain="d/chain-1"), quote(2, (20, 29), resolution="continued")]
    assert attributions(rows) == tuple(rows)


def test_an_act_is_indirect_if_any_of_it_is_reported_without_marks():
    cue = Span(10, 14)
    rows = [quote(1, (15, 40), cue=cue, kind="indirect"), quote(2, (20, 30), kind="fragment")]
    (act,) = attributions(rows)
    assert (act.kind, act.parts, act.cue) == ("indirect", (Span(15, 40),), cue)


def test_each_field_comes_from_the_first_row_that_has_it():
    cue = Span(10, 14)
    told = {"addressee": Span(50, 54), "addressee_chain": "d/chain-9", "via": Span(55, 58), "venue": Span(60, 64)}
    rows = [quote(1, (0, 9), cue=cue), quote(2, (20, 29), cue=cue, speaker=Span(15, 18), resolution="role", **told)]
    (act,) = attributions(rows)
    assert (act.id, act.speaker, act.resolution) == ("d/quote-1", Span(15, 18), "role")
    assert {name: getattr(act, name) for name in told} == told


@st.composite
def quotations(draw) -> list[Quote]:
    spans = st.tuples(st.integers(0, 40), st.integers(1, 15)).map(lambda pair: (pair[0], sum(pair)))
    optional = st.none() | spans.map(lambda pair: Span(*pair))
    rows = []
    for n in range(draw(st.integers(0, 8))):
        edges = sorted(draw(st.lists(st.integers(0, 60), min_size=2, max_size=6, unique=True)))
        parts = list(zip(edges[::2], edges[1::2], strict=False))
        rows.append(
            quote(
                n,
                *parts,
                document_id=draw(st.sampled_from("de")),
                kind=draw(st.sampled_from(["direct", "fragment", "indirect"])),
                cue=draw(optional),
                speaker=draw(optional),
                speaker_chain=draw(st.sampled_from([None, "1", "2"])),
                resolution=draw(st.sampled_from([None, "explicit", "continued"])),
            )
        )
    return rows


def characters(rows) -> set[tuple[str, int]]:
    return {(row.document_id, n) for row in rows for part in row.parts for n in range(part.start, part.end)}


@given(quotations())
def test_no_character_of_a_content_is_lost_or_added(rows):
    assert characters(attributions(rows)) == characters(rows)


@given(quotations())
def test_attributions_of_attributions_are_themselves(rows):
    once = attributions(rows)
    assert attributions(once) == once


@given(quotations(), st.randoms())
def test_the_order_of_the_rows_does_not_matter(rows, random):
    shuffled = random.sample(rows, len(rows))
    assert attributions(shuffled) == attributions(rows)


@given(quotations())
def test_parts_are_apart_and_in_order_and_fill_the_content(rows):
    for row in attributions(rows):
        if row in rows:
            continue
        assert (row.start, row.end) == (row.parts[0].start, row.parts[-1].end)
        assert all(a.end < b.start for a, b in zip(row.parts, row.parts[1:], strict=False))
        assert row.id in {other.id for other in rows}


@given(quotations())
def test_no_two_attributions_share_a_cue(rows):
    cues = [(row.document_id, row.cue) for row in attributions(rows) if row.cue is not None]
    assert len(cues) == len(set(cues))
