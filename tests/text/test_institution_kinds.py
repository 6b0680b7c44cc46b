"""The table of institution kinds: what it holds, and that a mistake is refused with its line."""

import pytest

from consilience.errors import VocabularyError
from consilience.text.institution_kinds import kinds, kinds_of, singular

WHOLE = """
[house]
source: a treaty
channel: diplomatic
name: House of {sends} in {receives}
words: house, guest|summer house
words with a side: hall

[warden]
source: a treaty
post of: house
channel: diplomatic
name: Warden of {sends}
words: warden of gate
"""


def test_the_table_that_comes_with_the_program() -> None:
    table = kinds()
    assert {"mission_to_organisation", "embassy", "consulate", "joint_body", "ambassador"} <= table.by_name.keys()
    assert all(kind.source for kind in table.by_name.values())
    assert table.by_name["ambassador"].post_of == ("embassy",)
    assert table.by_name["joint_body"].is_joint
    assert table.by_name["consulate"].is_local
    assert table.by_name["mission_to_organisation"].is_to_body


def test_a_name_uses_only_sides_it_has() -> None:
    for kind in kinds().by_name.values():
        assert kind.template.format(sends="Valdonia", receives="Norland", host="Keel", noun="Council")


def test_phrases_with_more_words_come_first() -> None:
    words = [phrase.words for phrase in kinds_of(WHOLE).phrases["house"]]
    assert words == [("guest", "house"), ("summer", "house"), ("house",)]


def test_the_head_stands_in_front_of_of() -> None:
    (phrase,) = kinds_of(WHOLE).phrases["warden"]
    assert (phrase.words, phrase.head, phrase.kind) == (("warden", "of", "gate"), 0, "warden")


def test_the_more_precise_of_two_kinds() -> None:
    table = kinds()
    assert table.shared("mission", "embassy") == table.shared("embassy", "mission") == "embassy"
    assert table.shared("consulate", "embassy") is None
    assert table.shared("consulate", "consulate") == "consulate"


@pytest.mark.parametrize(
    ("words", "several"),
    [("its embassies in Keel", True), ("the embassy", False), ("the consulates", True), ("harbours", False)],
)
def test_several(words: str, several: bool) -> None:
    assert kinds().is_several(words) is several


@pytest.mark.parametrize(
    ("words", "left"), [("Varrow border crossing", "varrow"), ("Border Crossing", "border crossing"), ("Selm", "selm")]
)
def test_a_name_without_the_words_of_its_kind(words: str, left: str) -> None:
    assert kinds().proper("border_crossing", words) == left


@pytest.mark.parametrize(("word", "one"), [("embassies", "embassy"), ("offices", "office"), ("post", "post")])
def test_singular(word: str, one: str) -> None:
    assert singular(word) == one


@pytest.mark.parametrize(
    ("line", "becomes", "why"),
    [
        ("[house]", "[House]", "lower_case"),
        ("[warden]", "[house]", "each once"),
        ("source: a treaty", "origin: a treaty", "key: value"),
        ("words: house, guest|summer house", "words", "key: value"),
        ("words: house, guest|summer house", "words: House", "lower case"),
        ("words: house, guest|summer house", "words: house,, hall", "no phrase"),
        ("words: house, guest|summer house", "words: guest| house", "no phrase"),
        ("words: warden of gate", "words: of gate", "no noun"),
        ("channel: diplomatic", "channel: smoke", "a channel is one of"),
        ("name: Warden of {sends}", "name: Warden of {sender}", "a name has"),
        ("post of: house", "post of: castle", "there is no institution [castle]"),
        ("post of: house", "also called: house\npost of: house", "there is no post [house]"),
        ("post of: house", "post of: house\nin each: street", "in each: city"),
    ],
)
def test_a_mistake_is_refused_with_its_line(line: str, becomes: str, why: str) -> None:
    at = WHOLE.rindex(line) if line.startswith(("[warden", "channel")) else WHOLE.index(line)
    text = WHOLE[:at] + becomes + WHOLE[at + len(line) :]
    number = text[:at].count("\n") + 1
    with pytest.raises(VocabularyError, match=r"institution_kinds\.txt, line") as refusal:
        kinds_of(text)
    assert why in str(refusal.value)
    assert f"line {number}:" in str(refusal.value) or "\n" in becomes


@pytest.mark.parametrize("key", ["source", "channel", "name"])
def test_a_kind_without_a_line_is_refused_at_its_head(key: str) -> None:
    text = "\n".join(line for line in WHOLE.split("\n") if not line.startswith(f"{key}:"))
    with pytest.raises(VocabularyError, match=f'line 2: the kind has no line "{key}'):
        kinds_of(text)


def test_a_kind_without_words_is_refused() -> None:
    with pytest.raises(VocabularyError, match="line 1: the kind has no words"):
        kinds_of("[house]\nsource: a treaty\nchannel: diplomatic\nname: House")


def test_words_beside_belong_to_their_words() -> None:
    table = kinds_of(WHOLE.replace("words with a side: hall", "words beside: hall\nbeside: roof, wall"))
    assert table.by_name["house"].beside == ("roof", "wall")
    assert [phrase.need for phrase in table.phrases["hall"]] == ["beside"]
    with pytest.raises(VocabularyError):
        kinds_of(WHOLE.replace("words with a side: hall", "words beside: hall"))


def test_an_organ_is_told_by_its_noun() -> None:
    table = kinds()
    assert table.by_name["organ"].is_organ
    assert not table.by_name["embassy"].is_organ
    assert table.noun("organ", "the Compact's council of ministers") == "council of ministers"
    assert table.noun("organ", "the embassy") == ""
