"""Whether two passages report the same fact, and why; and groups of them."""

import itertools

import pytest

import consilience
from consilience.align.passages import network
from tests.golden_cases import Case, cases

QUESTION = "Why did the harbour office stop the ferries?"
ANSWERS = [
    "because of a storm",
    "the heavy winds of the storm",
    "the crews were on strike for better pay",
    "a strike of the crews",
    "an oil slick was found in the harbour",
]
needs_weights = pytest.mark.skipif(not network.is_installed(), reason="the weights are not installed")


@needs_weights
@pytest.mark.parametrize("case", cases("passages"), ids=str)
def test_golden(case: Case) -> None:
    about = next((line.removeprefix("about: ") for line in case.given if line.startswith("about: ")), None)
    one, other = (line for line in case.given if not line.startswith("about: "))
    found = consilience.same_fact(one, other, about=about)
    assert found.is_same == (case.expected[0] == "same"), found
    for words in case.expected[1:]:
        assert any(words in reason for reason in found.reasons), found.reasons
    assert consilience.same_fact(other, one, about=about) == found


def test_a_difference_decides_whatever_the_nearness() -> None:
    found = consilience.same_fact("The flood killed 500 people", "The flood killed 30 people")
    assert not found.is_same
    assert found.chance > 0.5
    assert found.reasons[0] == found.differences[0]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("The park will reopen on Sunday, the mayor said", "it was closed to the public through Saturday"),
        ("He joined the harbour office in May 2003", "named chief engineer of the harbour office in April 2008"),
        ("Norrby police fought with protesters at the dam", "Troops raided the old mosque of Lund"),
        ("Ilan Dorsey was missing", "The driver Ilan Dorse was missing"),
        ("not to sign the treaty", "stop the treaty from being signed"),
        ("The port has 12 cranes", "The port employs 300 people"),
    ],
    ids=[
        "two acts, two days",
        "two acts, two dates",
        "two names in other words",
        "one name",
        "no denial",
        "two counts",
    ],
)
def test_what_may_both_stand_is_no_difference(one: str, other: str) -> None:
    assert consilience.same_fact(one, other).differences == ()


def test_further_passages_tell_what_all_share() -> None:
    pair = consilience.same_facts(ANSWERS, about=QUESTION).pairs[0, 1]
    alone = consilience.same_fact(ANSWERS[0], ANSWERS[1], about=QUESTION)
    among = consilience.same_fact(ANSWERS[0], ANSWERS[1], about=QUESTION, among=ANSWERS[2:])
    assert among == pair
    assert among.chance != alone.chance
    assert consilience.same_fact(ANSWERS[0], ANSWERS[1], about=QUESTION, among=ANSWERS[:1:-1]) == among
    assert consilience.same_fact(ANSWERS[0], ANSWERS[1], about=QUESTION, among=[*ANSWERS, *ANSWERS]) == among


def test_groups_in_any_order() -> None:
    wanted = {frozenset(ANSWERS[:2]), frozenset(ANSWERS[2:4]), frozenset(ANSWERS[4:])}
    for order in itertools.islice(itertools.permutations(ANSWERS), 0, None, 29):
        found = consilience.same_facts(order, about=QUESTION)
        assert {frozenset(order[place] for place in group) for group in found.groups} == wanted
        assert list(found.pairs) == list(itertools.combinations(range(5), 2))


def test_what_differs_never_stands_in_one_group() -> None:
    texts = ["The flood killed 500 people", "The flood killed 30 people", "500 people were killed by the flood"]
    assert consilience.same_facts(texts).groups == ((0, 2), (1,))


def test_the_same_words_are_the_same() -> None:
    found = consilience.same_facts(["The port is shut.", "The port is shut."])
    assert found.groups == ((0, 1),)
    assert found.pairs[0, 1].is_same


def test_without_the_weights_the_encoder_of_single_texts_reads_and_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(network, "is_installed", lambda: False)
    found = consilience.same_facts(ANSWERS, about=QUESTION)
    assert found.pairs[0, 1].is_same
    assert not found.pairs[0, 2].is_same
    assert "“passages” is not installed" in found.pairs[0, 1].reasons[-1]


@pytest.mark.parametrize(
    "call",
    [
        lambda: consilience.same_fact("", "The port is shut."),
        lambda: consilience.same_fact("The port is shut.", " \n"),
        lambda: consilience.same_fact("The port is shut.", "The port is open.", among=[""]),
        lambda: consilience.same_fact("The port is shut.", "The port is open.", among="The port"),
        lambda: consilience.same_fact("The port is shut.", 5),
        lambda: consilience.same_facts(["The port is shut."]),
        lambda: consilience.same_facts("The port is shut."),
        lambda: consilience.same_facts(["The port is shut.", ""]),
    ],
    ids=["empty", "blank", "empty among", "a text for a list", "a number", "one", "a text", "one of two empty"],
)
def test_what_is_no_passage_is_refused(call) -> None:
    with pytest.raises(consilience.UsageError):
        call()
