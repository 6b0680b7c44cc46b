"""The report as text: every layer is told, what is absent is said, nothing of a document becomes markup."""

from tests import records

from consilience.export.html import html


def test_same_record_gives_the_same_page():
    assert html(records.full_record()) == html(records.full_record())
