"""Word pieces are those of the published tokenizer: the numbers and places here were made with it."""

import pytest

from consilience.align.passages.wordpieces import MOST, pieces


@pytest.mark.parametrize(
    ("text", "numbers", "words"),
    [
        (
            "The ferry sank near Lund on 3 May, killing 12.",
            [1996, 7115, 7569, 2379, 21860, 2006, 1017, 2089, 1010, 4288, 2260, 1012],
            ["The", "ferry", "sank", "near", "Lund", "on", "3", "May", ",", "killing", "12", "."],
        ),
        (
            "Café $30 (5.4%) “naïve” – İstanbul 中文",
            [7668, 1002, 2382, 1006, 1019, 1012, 1018, 1003, 1007, 1523, 15743, 1524, 1516, 9960, 1746, 1861],
            ["Café", "$", "30", "(", "5", ".", "4", "%", ")", "“", "naïve", "”", "–", "İstanbul", "中", "文"],
        ),
        ("un\u200bbeliev\u00adable \t\n x", [23653, 1060], ["un\u200bbeliev\u00adable", "x"]),
        ("𝔘nited ½ ²", [100, 1092, 1082], ["𝔘nited", "½", "²"]),
        ("z" * 101 + " ok", [100, 7929], ["z" * 101, "ok"]),
        ("", [], []),
    ],
    ids=["plain", "signs", "invisible", "unknown", "too long a word", "nothing"],
)
def test_pieces(text: str, numbers: list[int], words: list[str]) -> None:
    found = pieces(text)
    assert list(found.numbers) == [101, *numbers, 102]
    assert [text[start:end] for start, end in found.spans[1:-1]] == words


def test_a_word_is_cut_into_the_longest_pieces_with_their_places() -> None:
    text = "Mooring smugglers"
    found = pieces(text)
    assert [text[start:end] for start, end in found.spans[1:-1]] == ["Moor", "ing", "smug", "glers"]


def test_a_long_text_is_cut_off() -> None:
    assert len(pieces("port " * 1000).numbers) == MOST
