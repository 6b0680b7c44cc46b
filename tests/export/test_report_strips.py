"""Strips: how words of a column compare, and that every row is printed as its outlet prints it."""

import re

from hypothesis import given
from hypothesis import strategies as st

from consilience.export.report.strips import strip
from consilience.model import AlignedToken, Quote, Span


def _quote(name: str, text: str, words: str | None = None, kind: str = "direct", parts: tuple[str, ...] = ()) -> Quote:
    words = words or text
    start = text.index(words)
    spans = tuple(Span(text.index(part), text.index(part) + len(part)) for part in parts)
    return Quote(name, name, kind, start, start + len(words), spans or (Span(start, start + len(words)),))  # type: ignore[arg-type]


def _strip(rows: dict[str, list[str]], texts: dict[str, str], **quotes: Quote):
    """Lines of the strip as `words[relation]`. Given row by row: "" is a gap, "*word" a moved one, "*" its gap."""
    members = [quotes.get(name) or _quote(name, texts[name]) for name in rows]
    columns = [
        tuple(
            AlignedToken(name, word.lstrip("*"), "moved" if word[:1] == "*" else "equal" if word else "left_out")
            for name, word in zip(rows, words, strict=True)
        )
        for words in zip(*rows.values(), strict=True)
    ]
    blocks, stretches = strip(columns, members, [texts[name] for name in rows])
    told = [[run for block in blocks if n in block.rows for run in block.lines[block.rows.index(n)]]
            for n in range(len(rows))]  # fmt: skip
    return ["".join(f"{run.text}[{run.relation}]" for run in runs) for runs in told], stretches


def test_two_wordings():
    lines, _ = _strip(
        {"a": ["We", "", "see", "no", "point"], "b": ["We", "now", "see", "little", "sense"]},
        {"a": "We see no point.", "b": "We now see little sense"},
    )
    assert lines == [
        "“We[equal][gap]see[equal]no point.”[reworded]",
        "“We[equal]now[added]see[equal]little sense”[reworded]",
    ]


def test_of_three_wordings_the_rare_one_stands_out():
    rows = {"a": ["the", "harbour", "", "stays"], "b": ["the", "harbour", "", "stays"], "c": ["the", "port", "of", ""]}
    texts = {"a": "the harbour stays", "b": "the harbour stays", "c": "the port of"}
    lines, _ = _strip(rows, texts)
    assert lines == [
        "“the[equal]harbour[equal][none]stays”[equal]",
        "",  # the same words
        "“the[equal]port[reworded]of”[added][gap]",
    ]


def test_marks_stand_as_printed():
    words = ["Talks", "with", "Keel", "Dorsey", "are", "off", "he", "adds"]
    text = "Talks – with (Keel-Dorsey) are off, he adds!"
    lines, _ = _strip({"a": words, "b": words}, {"a": text, "b": text})
    assert lines[0] == f"“{text}”[equal]"


def test_printed_ellipsis_and_the_words_that_the_strip_passes_over_are_told_apart():
    text = "First this. Talks … are off, said Rell, for good. Then that."
    lines, stretches = _strip(
        {"a": ["Talks", "…", "are", "off", "for", "good"], "b": ["Talks", "", "are", "off", "for", "good"]},
        {"a": text, "b": "Talks are off for good"},
        a=_quote("a", text, parts=("First this. Talks … are off,", "for good. Then that.")),
    )
    assert lines == [
        "“[…] Talks[equal]…[ellipsis]are off, […] for good. […]”[equal]",
        "“Talks[equal][none]are off for good”[equal]",
    ]
    assert stretches[0] is not None
    assert stretches[0].of(text) == "Talks … are off, said Rell, for good"


def test_order():
    lines, _ = _strip(
        {"a": ["On", "Friday", "talks", "end", "", ""], "b": ["*", "*", "Talks", "end", "*on", "*Friday"]},
        {"a": "On Friday talks end", "b": "Talks end on Friday"},
    )
    assert lines == ["“On Friday[equal]talks end”[equal][none]", "[away]“Talks end[equal]on Friday”[moved]"]


def test_reported_speech_has_no_marks():
    text = "that talks end"
    lines, _ = _strip(
        {"a": ["that", "talks", "end"], "b": ["", "talks", "end"]},
        {"a": text, "b": "talks end"},
        a=_quote("a", text, kind="indirect"),
    )
    assert lines[0] == "that[added]talks end[equal]"
    assert lines[1] == "[gap]“talks end”[equal]"


def test_words_that_are_not_in_print_have_no_stretch():
    lines, stretches = _strip({"a": ["gone"], "b": ["here"]}, {"a": "here", "b": "here"})
    assert stretches == (None, Span(0, 4))
    assert lines[0] == "“gone”[reworded]"


_TEXTS = st.lists(st.sampled_from(["We", "see", "no", "point,", "“in”", "talks", "(or", "more)", "–", "…"]), min_size=1)


@given(_TEXTS, _TEXTS)
def test_a_line_is_the_print_and_nothing_else(first, other):
    texts = {"a": " ".join(first), "b": " ".join(other)}
    tokens = {name: re.findall(r"\w+", text) for name, text in texts.items()}
    if not all(tokens.values()):
        return
    length = max(map(len, tokens.values()))
    rows = {name: words + [""] * (length - len(words)) for name, words in tokens.items()}
    lines, _ = _strip(rows, texts)
    if not lines[1]:
        assert [word.casefold() for word in tokens["a"]] == [word.casefold() for word in tokens["b"]]
        lines.pop()
    for name, line in zip(texts, lines, strict=False):
        printed = " ".join(re.sub(r"\[\w+\]", " ", line).split())
        words = re.sub(r"[“”]", "", printed)
        assert re.findall(r"\w+", words) == tokens[name]
        assert "[…]" not in printed
        assert set(words.split()) <= set(re.sub(r"[“”]", "", texts[name]).split())


def _blocks(rows: dict[str, list[str]]):
    quotes = [_quote(name, " ".join(filter(None, words))) for name, words in rows.items()]
    columns = [
        tuple(AlignedToken(name, word, "equal" if word else "left_out") for name, word in zip(rows, words, strict=True))
        for words in zip(*rows.values(), strict=True)
    ]
    return strip(columns, quotes, [" ".join(filter(None, words)) for words in rows.values()])[0]


def test_long_strips_break_into_blocks():
    words = [f"word{n}" for n in range(400)]
    blocks = _blocks({"a": [*words, "ends"], "b": [*words, "stops"]})
    assert len(blocks) > 10
    assert all(sum(len(run.text) for run in block.lines[0]) <= 118 for block in blocks)
    assert " ".join(run.text for block in blocks for run in block.lines[0]) == f"“{' '.join(words)} ends”"


def test_the_same_words_are_printed_once_and_run_on():
    words = [f"word{n}" for n in range(60)]
    (block,) = _blocks({"a": words, "b": words, "c": words})
    assert (block.rows, [run.text for run in block.lines[0]]) == ((0,), [f"“{' '.join(words)}”"])


def test_long_words_that_few_rows_have_do_not_push_the_others_aside():
    first = [f"early{n}" for n in range(10)]
    rows = {
        "a": [*first, "the", "ferry", "stays", "here"],
        "b": [*[""] * 10, "the", "ferry", "stays", "here"],
        "c": [*[""] * 10, "the", "ferry", "stays", ""],
    }
    blocks = _blocks(rows)
    assert [block.rows for block in blocks] == [(0, 1, 2), (0, 1, 2)]
    assert blocks[1].lines[1][0].text == "“the ferry stays"
    late = _blocks({name: words[::-1] for name, words in rows.items()})
    assert [block.rows for block in late] == [(0, 1, 2), (0,)]
