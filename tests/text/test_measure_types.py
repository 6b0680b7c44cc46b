"""The table of measure types: what it holds, and that a mistake is refused with its line."""

from typing import get_args

import pytest

from consilience.errors import VocabularyError
from consilience.model.system import InstitutionStatus
from consilience.text.measure_types import NOTHING, measure_types, measure_types_of

GOOD = """
@office: embassy, mission
[close]
plover: SANCTION discontinue
cameo: 161
status: closed
while announced: closure_announced
ladder: operations 2
source: ours
verbs: close @office, shut_down @office?, cease ^@office, strip staff of @office
nouns: closure of @office
"""


def test_a_type_has_its_codes_statuses_and_words() -> None:
    table = measure_types_of(GOOD)
    close = table.types["close"]
    assert (close.event, close.mode, close.cameo) == ("SANCTION", "discontinue", "161")
    assert (close.status, close.announced_status) == ("closed", "closure_announced")
    assert (close.ladder, close.step) == ("operations", 2)
    shut = table.verbs["shut"][0][0]
    assert (shut.particle, shut.is_loose) == ("down", True)
    assert shut.object == {"embassy", "mission", "@office"}
    assert table.verbs["cease"][0][0].subject == shut.object
    assert table.verbs["strip"][0][0].links == ((frozenset({"of"}), shut.object),)
    assert table.nouns["closure"][0][1] is close


def test_types_on_one_ladder_may_tell_one_act() -> None:
    table = measure_types()
    assert table.is_same_act("suspend_operations", "close")
    assert table.is_same_act("expel", "withdraw_accreditation")
    assert not table.is_same_act("close", "expel")
    assert not table.is_same_act("impose_sanctions", "lift_sanctions")
    assert not table.is_same_act("appoint", "resign")


def test_marks_behind_a_pattern() -> None:
    table = measure_types_of(GOOD.replace("close @office,", "leave ^@office!, quit ^@office?!,"))
    leave, quit_ = table.verbs["leave"][0][0], table.verbs["quit"][0][0]
    assert (leave.is_order, leave.is_loose) == (True, False)
    assert (quit_.is_order, quit_.is_loose) == (True, True)
    assert quit_.subject == leave.subject


@pytest.mark.parametrize(
    ("broken", "line"),
    [
        ("verbs: close embassy", 1),
        ("@office embassy", 1),
        ("@office: embassy\n@office: mission", 2),
        ("[Close]", 1),
        ("[close]\nplover: SANCTION -\ncameo: 161", 1),
        ("[close]\nplover: sanction", 2),
        ("[close]\nplover: SANCTION", 2),
        ("[close]\nplover: SANCTION close", 2),
        ("[close]\nplover: CLOSE -", 2),
        ("[close]\ncameo: 16", 2),
        ("[close]\ncameo: 161\ncameo: 162", 3),
        ("[close]\nstatus: shut", 2),
        ("[close]\nladder: high", 2),
        ("[close]\ntaken by: nobody", 2),
        ("[close]\nverb: close embassy", 2),
        ("[close]\nverbs: close @office", 2),
        ("[close]\nverbs: close embassy mission", 2),
        ("[close]\nverbs: close embassy,", 2),
        ("[close]\nplover: none\ncameo: 010\nsource: ours\nby organisation: shut", 1),
        ("[close]\nplover: none\ncameo: 010\nsource: ours\n[close]", 5),
    ],
)
def test_a_mistake_is_refused_with_its_line(broken: str, line: int) -> None:
    with pytest.raises(VocabularyError, match=rf"^types\.txt, line {line}: "):
        measure_types_of(broken, "types.txt")


def test_the_table_that_comes_with_the_package_is_whole() -> None:
    table = measure_types()
    for name, each in table.types.items():
        assert name == NOTHING or (each.source and each.cameo)
        assert each.status is None or each.status in get_args(InstitutionStatus)
        assert (each.status is None) == (each.announced_status is None)
    assert {"suspend_operations", "withdraw_accreditation", "redirect_channel"} <= table.types.keys()


@pytest.mark.parametrize(
    ("name", "codes"),
    [
        ("expel", ("SANCTION", "expel", "161")),
        ("reduce_ceiling", ("SANCTION", "discontinue", "161")),
        ("recall_head", ("SANCTION", "withdraw", "161")),
        ("suspend_cooperation", ("SANCTION", "discontinue", "160")),
        ("threaten_countermeasures", ("THREATEN", "relations", "1313")),
        ("redirect_channel", (None, None, "010")),
        ("reopen", ("SUPPORT", None, "050")),
    ],
)
def test_the_codes_of_the_scheme(name: str, codes: tuple[str | None, str | None, str]) -> None:
    each = measure_types().types[name]
    assert (each.event, each.mode, each.cameo) == codes


def test_a_head_may_be_a_class_of_verbs() -> None:
    table = measure_types_of(
        GOOD.replace("@office:", "@shut: shut, shut_off\n@office:", 1).replace("close @office,", "@shut @office,")
    )
    heads = {(pattern.head, pattern.particle) for pattern, _ in table.verbs["shut"]}
    assert heads == {("shut", None), ("shut", "off"), ("shut", "down")}
    with pytest.raises(VocabularyError, match="no class '@nothing'"):
        measure_types_of(GOOD.replace("close @office,", "@nothing @office,"))
