"""The order of annotators follows from what they declare."""

import pytest

from consilience.annotate.annotator import Annotator, ordered


def annotator(assigns, *requires):
    return Annotator(f"{assigns}.test@1", assigns, lambda reading, rows: (), frozenset(requires))


def test_an_annotator_stands_behind_what_it_requires():
    order = ordered([annotator("claims", "quotes"), annotator("quotes", "mentions"), annotator("mentions")])
    assert [row.assigns for row in order] == ["mentions", "quotes", "claims"]


def test_two_writers_of_one_layer_are_refused():
    with pytest.raises(ValueError, match="both write quotes"):
        ordered([annotator("quotes"), annotator("quotes")])


def test_a_missing_layer_is_refused():
    with pytest.raises(ValueError, match="requires mentions"):
        ordered([annotator("quotes", "mentions")])


def test_a_circle_is_refused():
    with pytest.raises(ValueError, match="wait for each other"):
        ordered([annotator("quotes", "claims"), annotator("claims", "quotes")])
