import pytest
from hypothesis import given
from hypothesis import strategies as st

from consilience.model import Span
from consilience.text.mapped import MappedText, mapped


@st.composite
def cut_texts(draw):
    raw = draw(st.text(alphabet=st.sampled_from("ab é\n\t\u200b\u00a0.“”"), max_size=60))
    cuts = sorted(draw(st.lists(st.integers(0, len(raw)), max_size=8)))
    spans = [Span(start, end) for start, end in zip(cuts[::2], cuts[1::2], strict=False)]
    return raw, spans, draw(st.lists(st.integers(0, max(len(raw) - 1, 0)), max_size=4))


@given(cut_texts())
def test_every_stretch_leads_back_to_its_raw_words(case):
    raw, spans, glued = case
    text = mapped(raw, spans, glued)
    for start in range(len(text.text)):
        if text.text[start].isspace():
            continue
        span = text.raw_span(start, start + 1)
        assert raw[span.start : span.end] == text.text[start]
        assert text.text[text.offset_of(span.start) :].lstrip()[0] == text.text[start]


@given(cut_texts())
def test_raw_offsets_never_decrease(case):
    raw, spans, glued = case
    text = mapped(raw, spans, glued)
    starts = [text.raw_span(i, i + 1).start for i in range(len(text.text)) if not text.text[i].isspace()]
    assert starts == sorted(starts)


def test_a_space_that_was_put_in_belongs_to_no_words():
    text = mapped("Lindanswering", [Span(0, 13)], [4])
    assert text.text == "Lind answering"
    assert text.raw_span(0, 14) == Span(0, 13)
    assert text.raw_span(5, 14) == Span(4, 13)


def test_no_words_no_span():
    with pytest.raises(ValueError, match="no words"):
        MappedText("a  b", range(4)).raw_span(1, 3)
