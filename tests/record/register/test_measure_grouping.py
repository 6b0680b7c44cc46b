"""Which mentions of one account and of several tell one act: by the words for what is changed."""

from __future__ import annotations

from dataclasses import replace

from consilience.model import Size
from consilience.record.register.measures.grouping import groups
from consilience.record.register.measures.told import NARRATOR, Side, Told
from tests.record.register.measure_accounts import DOCUMENTS, mention

NORWAY = Side("norway", "NOR")
COMPACT = Side("compact", None, True)


def told(n: int, type_: str, words: str, by: Side = NORWAY, **fields: object) -> Told:
    """One more mention in the account `n`, with the words for its target."""
    document = DOCUMENTS[n]
    on = fields.pop("on", Side())
    fields.setdefault("status", "in_force")
    row = mention(document.id, type=type_, target_chain=None, **fields)
    row = replace(row, start=len(words), end=len(words) + 1)  # a verb of its own
    return Told(row, document, by, on, None, None, words, NARRATOR, Side(), False, document.id)  # type: ignore[arg-type]


def count(*rows: Told) -> int:
    found = groups(rows, frozenset())
    assert [len(group) for group in found] == [len(group) for group in groups(rows[::-1], frozenset())]
    return len(found)


def test_arms_of_another_nation_are_not_those_of_the_side_that_tests() -> None:
    test = told(0, "test_weapons", "a long-range ballistic missile")
    assert count(test, told(1, "test_weapons", "a Norwegian long-range ballistic missile", Side())) == 1
    assert count(test, told(1, "test_weapons", "a Danish long-range ballistic missile", Side())) == 2


def test_several_things_that_are_counted_elsewhere_are_one_act_and_one_thing_is_another() -> None:
    several = told(0, "test_weapons", "several long-range missiles")
    assert count(several, told(1, "test_weapons", "three long-range missiles", size=Size(value=3))) == 1
    assert count(several, told(1, "test_weapons", "a long-range missile")) == 2


def test_the_army_that_is_pulled_out_is_the_troops_unless_places_or_words_that_count_tell_them_apart() -> None:
    army = told(0, "withdraw_troops", "the army", status="announced")
    assert count(army, told(0, "withdraw_troops", "troops from Keel", status="announced")) == 1
    assert count(army, told(0, "withdraw_troops", "more troops from Keel", status="announced")) == 2
    north = told(0, "withdraw_troops", "soldiers from Dorsey", status="announced")
    assert count(told(1, "withdraw_troops", "troops from Keel", status="announced"), north) == 2


def test_sanctions_that_one_account_only_names_are_those_that_another_describes() -> None:
    bare = told(0, "impose_sanctions", "sanctions on Denmark", COMPACT, on=Side("denmark", "DNK"))
    described = told(1, "impose_sanctions", "a strict regime", COMPACT)
    assert count(bare, described) == 1
    assert count(bare, told(1, "impose_sanctions", "a strict regime", NORWAY)) == 2
    assert count(bare, told(0, "impose_sanctions", "a further round", COMPACT)) == 2
