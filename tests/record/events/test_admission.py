"""Which acts a record is sure of, and which stand behind them."""

from __future__ import annotations

from dataclasses import replace

import pytest

from consilience.model import (
    Document,
    EventMention,
    Evidence,
    Measure,
    Party,
    Published,
    RelationMention,
    Source,
    Zone,
)
from consilience.record.events.admission import admitted
from consilience.record.events.told import Side, Told

TEXT = "Valdonia shelled Sundia"
KNOWN = {"Valdonia": Side("actor-valdonia", "VAL", "Valdonia"), "Sundia": Side("actor-sundia", "SUN", "Sundia")}


def told(
    text: str,
    head: str,
    actor: str = "",
    recipient: str = "",
    code: str = "ASSAULT",
    name: str = "a",
    rule: str = "test",
) -> Told:
    published, source = Published("2031-03-18", "given"), Source(name, name, "file_name")
    document = Document(name, text, source, published, "0" * 64, (Zone("body", 0, len(text), "test"),))
    start = text.index(head)
    sides = [
        Party(text.index(words), text.index(words) + len(words)) if words else None for words in (actor, recipient)
    ]
    mention = EventMention(
        f"{name}/event-1", name, start, start + len(head), code, None, "190", "occurred", rule,
        Evidence(name, 0, len(text)), actor=sides[0], recipient=sides[1],
    )  # fmt: skip
    return Told(mention, document, KNOWN.get(actor, Side()), KNOWN.get(recipient, Side()))


def test_an_act_with_both_sides_near_is_sure() -> None:
    group = [told(TEXT, "shelled", "Valdonia", "Sundia")]
    assert admitted([group]) == ([group], [])


@pytest.mark.parametrize(("actor", "recipient"), [("Valdonia", ""), ("", "Sundia")])
def test_an_act_of_one_document_with_a_side_missing_is_not_sure(actor: str, recipient: str) -> None:
    group = [told(TEXT, "shelled", actor, recipient)]
    assert admitted([group]) == ([], [group])


def test_an_act_among_people_without_any_name_is_not_sure() -> None:
    described = replace(
        told("forces fought militants", "fought"),
        actor=Side("a", None, "forces"),
        recipient=Side("b", None, "militants"),
    )
    assert admitted([[described]]) == ([], [[described]])
    named = replace(described, actor=Side("a", None, "the Valdonian forces"))
    assert admitted([[named]]) == ([[named]], [])


def test_an_act_without_any_side_is_no_event() -> None:
    assert admitted([[told(TEXT, "shelled")]]) == ([], [])


def test_a_side_far_off_counts_only_where_several_documents_tell_it() -> None:
    text = "Valdonia, whose parliament had met in the morning, shelled Sundia"
    far = told(text, "shelled", "Valdonia", "Sundia")
    assert admitted([[far]]) == ([], [[far]])
    group = [far, told(text, "shelled", "Valdonia", "Sundia", name="b")]
    assert admitted([group]) == ([group], [])


def test_a_speaker_may_stand_far_from_the_blame() -> None:
    text = "The step is reckless, and Sundia will regret it within days, said Valdonia"
    blame = told(text, "reckless", "Valdonia", "Sundia", "ACCUSE", rule="said: be reckless")
    assert admitted([[blame]]) == ([[blame]], [])


def test_what_several_documents_tell_with_one_side_is_sure_where_nothing_of_its_kind_names_both() -> None:
    text = "A bomb hit Sundia"
    group = [told(text, "hit", "", "Sundia"), told(text, "hit", "", "Sundia", name="b")]
    assert admitted([group]) == ([group], [])
    most = [*group, told(text, "hit", "", "Sundia", name="c")]
    assert admitted([group, most]) == ([most], [group])
    whole = [told(TEXT, "shelled", "Valdonia", "Sundia", name="c")]
    assert admitted([group, whole]) == ([whole], [group])
    blame = [told(text, "hit", "", "Sundia", "ACCUSE"), told(text, "hit", "", "Sundia", "ACCUSE", name="b")]
    assert admitted([blame]) == ([], [blame])


def test_what_is_answered_by_a_measure_is_as_sure_as_it() -> None:
    first, second = told(TEXT, "shelled", "Valdonia"), told("Sundia closed its embassy", "closed", "Sundia", name="b")
    evidence = Evidence("b", 0, 5)
    kept = Measure("measure-1", "close", "Sundia closes its embassy", "in_force", (evidence,))
    groups = [[replace(first, act_ids=("act",))], [replace(second, measure=kept, act_ids=("answer",))]]
    relation = RelationMention("r", "b", "in_response_to", "answer", "act", evidence)
    assert admitted(groups) == (groups[1:], groups[:1])
    assert admitted(groups, [relation]) == (groups, [])
