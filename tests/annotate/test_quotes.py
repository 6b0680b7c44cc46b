"""Reported speech: golden pairs for the rules, properties for the marks, rows for the spans and speakers."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from consilience.annotate.mentions import ANNOTATOR as MENTIONS
from consilience.annotate.quotes import ANNOTATOR, reported_speech
from consilience.annotate.quotes.cues import cues
from consilience.annotate.quotes.marks import passages
from consilience.annotate.quotes.tree import Tree
from consilience.model import Annotations
from tests.golden_cases import cases


def shown(text: str, row) -> str:
    def words(stretch) -> str:
        return text[stretch[0] : stretch[1]].replace("\n\n", " ") if stretch else "-"

    fields = [row.kind, " … ".join(words(part) for part in row.parts), words(row.cue), words(row.speaker)]
    fields += [f"{name} {words(s)}" for name, s in (("to", row.addressee), ("via", row.via), ("at", row.venue)) if s]
    return " | ".join(fields + ([row.resolution] if row.resolution else []))


@pytest.mark.parametrize("case", cases("quotes"), ids=str)
def test_reported_speech(parser, case):
    raw = case.given[0].replace(" ¶ ", "\n\n")
    assert tuple(shown(raw, row) for row in reported_speech(Tree(parser.nlp(raw)))) == case.expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("He said “yes”.", ["yes"]),
        ("He said ”yes“.", ["yes"]),
        ("“One ”, – said he", ["One"]),
        ("were “hidden officers”Of course “spies”", ["hidden officers", "spies"]),
        ("“The “old” bridge,” he said.", ["The “old” bridge,"]),
        ('"I saw it. "I ran."', ["I saw it.", "I ran."]),
        ("«no» and ''maybe''", ["no", "maybe"]),
        ("‘It’s the ministers’ job,’ she said", ["It’s the ministers’ job,"]),
        ("It's the ministers' job, isn't it", []),
        ("“never closed", ["never closed"]),
        ("â€œgarbledâ€ words", ["garbled"]),
        ("„German style“ here", ["German style"]),
        ('a 6" plank and a 4" plank', []),
    ],
)
def test_marks_come_as_they_come(text, expected):
    assert [" ".join(text[a:b] for a, b in passage.parts) for passage in passages(text)] == expected


def test_paragraphs_that_open_and_only_the_last_closes_are_one_passage():
    text = "“First part.\n\n“Second part.\n\n“Third part,” he said."
    (passage,) = passages(text)
    assert [text[a:b] for a, b in passage.parts] == ["First part.", "Second part.", "Third part,"]
    assert passage.is_closed


@given(st.text(alphabet="“”\"'‘’«» ab.,\n–s1", max_size=80))
def test_passages_are_ordered_disjoint_and_trimmed(text):
    end = 0
    for passage in passages(text):
        assert end <= passage.start <= passage.first < passage.last <= passage.end <= len(text)
        for a, b in passage.parts:
            assert text[a:b].strip() == text[a:b] != ""
        end = passage.end


def test_marks_take_linear_time():
    text = '"a "b ' * 40_000
    start = time.process_time()
    passages(text)
    assert time.process_time() - start < 5


@given(st.text(alphabet='“”" said Lee:.,\n–He', max_size=60))
def test_no_text_breaks_the_rules(parser, text):
    for row in reported_speech(Tree(parser.nlp(text))):
        assert all(0 <= a < b <= len(text) for a, b in row.parts)


def test_no_word_stands_in_the_lexicon_with_a_capital():
    lexicon = cues()
    assert {"say", "call for", "point out"} <= lexicon.say | lexicon.object
    assert all(word == word.lower() for word in lexicon.say | lexicon.think | lexicon.noun | lexicon.document)


def rows_of(reading):
    mentions = tuple(MENTIONS.rows(reading, Annotations()))
    return mentions, ANNOTATOR.rows(reading, Annotations(mentions=mentions))


def test_rows_slice_the_raw_text_and_resolve_the_speaker(read):
    text = (
        "Ann Perrin, the mayor of Oldport, opened the session on Monday.\n\n"
        "“The bridge  will stay shut,” Perrin said. “The water is rising.”\n"
    )
    reading = read(text)
    mentions, rows = rows_of(reading)
    assert [reading.document.text[row.start : row.end] for row in rows] == [
        "The bridge  will stay shut,",
        "The water is rising.",
    ]
    mayor = next(m.chain for m in mentions if "Perrin" in m.name)
    assert [row.speaker_chain for row in rows] == [mayor, mayor]
    assert [row.resolution for row in rows] == ["explicit", "continued"]
    assert len({row.id for row in rows}) == len(rows)


def test_a_pull_quote_gets_the_speaker_of_the_passage_it_repeats(read):
    text = (
        "“The whole valley is under water.”\n\n"
        "Ann Perrin said on Monday: “The whole valley is under water.” The council met later.\n"
    )
    _, rows = rows_of(read(text))
    assert [row.kind for row in rows] == ["direct", "direct"]
    assert rows[0].resolution == "inferred"
    assert rows[0].speaker_chain == rows[1].speaker_chain is not None


def test_somebody_named_between_two_quotations_stops_the_speaker_from_being_carried(read):
    text = "“The bridge is shut,” Ann Perrin said. Tom Hale walked to the river. “The water is rising fast here.”\n"
    _, rows = rows_of(read(text))
    assert rows[0].speaker_chain is not None
    assert rows[1].speaker_chain is None


def test_a_body_in_the_words_for_an_unnamed_speaker_is_not_the_speaker(read):
    text = "The reaction of Oldport Council came on Monday, saying that the bridge was safe.\n"
    _, rows = rows_of(read(text))
    assert all(row.speaker_chain is None for row in rows)
