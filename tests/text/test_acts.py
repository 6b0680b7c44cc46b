"""Classes of acts: verbs and nouns of one act, particles, and what an act takes away."""

import pytest

from consilience.text.acts import act_of_noun, act_of_verb, is_known_act


@pytest.mark.parametrize(
    ("verb", "noun"),
    [
        ("adjourn", "postponement"),
        ("pledge", "vow"),
        ("abduct", "kidnapping"),
        ("vanish", "disappearance"),
        ("discuss", "debate"),
        ("rob", "heist"),
        ("concede", "admission"),
        ("breach", "violation"),
        ("uncover", "discovery"),
    ],
)
def test_a_verb_and_its_noun_are_one_act(verb: str, noun: str) -> None:
    assert act_of_verb(verb) == act_of_noun(noun)


def test_a_particle_makes_another_verb() -> None:
    assert act_of_verb("set", "up") == act_of_verb("found") == "establish"
    assert act_of_verb("look", "for") == act_of_noun("manhunt")
    assert act_of_verb("set") == "set"


def test_what_is_taken_away_decides() -> None:
    assert act_of_verb("withdraw", None, frozenset({"accreditation"})) == "revoke"
    assert act_of_verb("withdraw", None, frozenset({"ambassador"})) == "withdraw"


def test_a_word_outside_the_lexicon_is_its_own_class() -> None:
    assert act_of_verb("whittle") == "whittle"
    assert act_of_noun("lighthouse") is None
    assert not is_known_act("whittle")
