"""The Python API."""

import subprocess
import sys

import pytest

import consilience


def test_the_front_door_is_sorted_and_complete():
    assert sorted(consilience.__all__) == consilience.__all__
    assert all(hasattr(consilience, name) for name in consilience.__all__)


def test_importing_loads_no_language_model():
    code = "import sys, consilience; print(sorted(m for m in ('spacy', 'numpy', 'rich', 'lxml') if m in sys.modules))"
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True).stdout.strip() == "[]"


def test_mappings_documents_and_paths_may_be_mixed(tmp_path):
    (tmp_path / "a.txt").write_text("The bridge was closed on Monday, the mayor said.", encoding="utf-8")
    (document,), _ = consilience.read(tmp_path / "a.txt")
    item = {"id": "b", "text": "The mayor closed the bridge on Monday."}
    record = consilience.corroborate([document, item])
    assert {row.id for row in record.documents} == {"a.txt", "b"}


def test_the_order_of_inputs_does_not_matter():
    from consilience.export.json import record_json

    items = [
        {"id": "a", "text": "The bridge was closed on Monday, the mayor said.", "published": "2031-03-18"},
        {"id": "b", "text": "The mayor of Lund said the bridge was closed.", "published": "2031-03-19"},
        {"id": "c", "text": "On Monday, the bridge was shut down.", "published": "2031-03-18"},
    ]
    assert record_json(consilience.corroborate(items)) == record_json(consilience.corroborate(items[::-1]))


def test_nothing_to_read_says_why(tmp_path):
    with pytest.raises(consilience.InputError, match="nothing to read"):
        consilience.corroborate([])
    with pytest.raises(consilience.InputError, match="absent"):
        consilience.corroborate(tmp_path / "absent.txt")


def test_a_record_displays_in_a_notebook_without_running_what_it_quotes():
    text = "“<script>alert(1)</script> is not news,” the mayor of Lund told reporters on Monday."
    record = consilience.corroborate([{"id": "a", "text": text}])
    shown = record._repr_html_()
    assert "Consilience record" in shown
    assert "<script>" not in shown


def test_the_verb_annotate_is_not_hidden_by_the_folder_of_the_annotators(tmp_path):
    (tmp_path / "a.txt").write_text("The bridge was closed on Monday, the mayor said.", encoding="utf-8")
    consilience.corroborate(tmp_path)
    ((document, rows),) = consilience.annotate(tmp_path)
    assert document.id == "a.txt"
    assert rows.times


def test_the_verb_export_is_not_hidden_by_the_folder_of_the_exports(tmp_path):
    from consilience.export.tei import tei

    assert callable(tei)
    record = consilience.corroborate({"id": "a", "text": "“The bridge is closed,” the mayor said on Monday."})
    consilience.export(record, tmp_path / "quotes.csv")
    assert "The bridge is closed" in (tmp_path / "quotes.csv").read_text(encoding="utf-8")


def test_annotate_counts_acts_of_saying_unless_quotations_are_asked_for():
    item = {"id": "a", "text": "The mayor said on Monday that the plan was “a disgrace for all of us” and would fail."}
    ((_, acts),) = consilience.annotate(item)
    ((_, printed),) = consilience.annotate(item, quotes="quotations")
    assert [row.kind for row in acts.quotes] == ["indirect"]
    assert [row.kind for row in printed.quotes] == ["indirect", "fragment"]


def test_texts_of_one_id_or_none_are_told_apart():
    texts = ["The port of Lund was shut on Monday.", "The port of Lund was opened on Monday."]
    record = consilience.corroborate([{"text": text} for text in texts])
    assert [document.id for document in record.documents] == ["item", "item (2)"]
    assert {row.document_id for rows in record.annotations.values() for row in rows.times} == {"item", "item (2)"}


@pytest.mark.parametrize("never", ["9999-12-31", "0001-01-01", "9999", "[2031-03-18..9999-12-31]"])
def test_a_day_that_means_unknown_is_unknown(never):
    text = (
        "The port of Lund was shut yesterday and opens tomorrow, next week or in a century, the mayor said on Monday."
    )
    record = consilience.corroborate([{"id": "a", "text": text, "published": never}, {"id": "b", "text": text}])
    assert [document.published.edtf for document in record.documents] == [None, None]
    with pytest.raises(consilience.UsageError, match="not a date"):
        consilience.times(text, published=never)
