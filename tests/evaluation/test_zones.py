"""The zone scorer: what counts, and what does not."""

import pytest

from evaluation.zones import zone_scores

TEXT = "Share this\n\nTalks end early\n\nTalks ended on Monday."
GOLD = [
    {"type": "share_prompt", "start": 0, "end": 12},
    {"type": "title", "start": 12, "end": 29},
    {"type": "body", "start": 29, "end": 51},
]


def scored(predicted: list[dict]) -> dict[str, float]:
    return zone_scores([(TEXT, GOLD, predicted)])


def test_the_gold_itself_is_perfect() -> None:
    assert scored(GOLD) == {"set aside": 1.0, "body wrongly set aside": 0.0, "same type": 1.0}


def test_white_space_does_not_count() -> None:
    tight = [{"type": "share_prompt", "start": 0, "end": 10}, *GOLD[1:]]
    assert scored(tight) == scored(GOLD)


def test_another_set_aside_type_is_set_aside_but_not_the_same_type() -> None:
    scores = scored([{**GOLD[0], "type": "site_chrome"}, *GOLD[1:]])
    assert scores["set aside"] == 1.0
    assert scores["same type"] < 1.0


def test_another_readable_type_is_no_loss_of_body() -> None:
    scores = scored([GOLD[0], {**GOLD[1], "type": "subhead"}, GOLD[2]])
    assert scores["body wrongly set aside"] == 0.0


def test_body_that_is_set_aside_counts_by_the_character() -> None:
    scores = scored([GOLD[0], {**GOLD[1], "type": "caption"}, GOLD[2]])
    title, body = "Talksendearly", "TalksendedonMonday."
    assert scores["body wrongly set aside"] == pytest.approx(len(title) / len(title + body))


def test_no_zones_means_nothing_is_read() -> None:
    assert scored([]) == {"set aside": 1.0, "body wrongly set aside": 1.0, "same type": 0.0}


def test_everything_read_means_nothing_is_set_aside() -> None:
    assert scored([{"type": "body", "start": 0, "end": len(TEXT)}])["set aside"] == 0.0
