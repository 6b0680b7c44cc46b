import time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from consilience.ingest import zones as rules
from consilience.ingest.zones import zones

GOLDEN = Path(__file__).parents[1] / "golden" / "zones.txt"


def cases():
    text = "\n".join(line for line in GOLDEN.read_text("utf-8").split("\n") if not line.startswith("#"))
    for case in text.strip().split("\n\n"):
        lines = case.split("\n")
        given_lines = [line[2:] for line in lines if line.startswith(">")]
        yield "\n".join(given_lines), [line for line in lines if not line.startswith(">")]


def shown(text, found):
    return [f"{zone.type} | {' '.join(text[zone.start : zone.end].split())}" for zone in found]


@pytest.mark.parametrize(
    ("text", "expected"), list(cases()), ids=lambda value: str(value)[:40] if isinstance(value, str) else ""
)
def test_zones_of_pasted_text(text, expected):
    assert shown(text, zones(text)) == expected


def assert_partition(text, found):
    covered = [0] * len(text)
    for zone in found:
        assert zone.reason
        assert text[zone.start : zone.end].strip()
        for offset in range(zone.start, zone.end):
            covered[offset] += 1
    assert all(
        count == (1 if not character.isspace() else count) for count, character in zip(covered, text, strict=True)
    )
    assert max(covered, default=0) <= 1
    assert [zone.start for zone in found] == sorted(zone.start for zone in found)


FURNITURE = """
Share | icon | closeicon | © Foto: | (AP) | HALDEN — | date 2021-10-19 | Leave a Reply | said. | “Quote,” | 0 0 | •
By Ann Lee | The ferry | Read more: | [Link text] | 12 May 2023 09:40 | © | --- | and the | \\n | The fees rose.
"""
WORDS = st.sampled_from(
    [part.strip() for part in FURNITURE.replace("\n", " | ").split(" | ") if part.strip()]
) | st.sampled_from(["\n", "\n\n", "  ", "\r\n", "\u2028", "\\n", "\x0c"])


@settings(max_examples=300, deadline=None)
@given(st.one_of(st.text(max_size=400), st.lists(WORDS, max_size=40).map(" ".join)))
def test_zones_hold_every_character_once(text):
    assert_partition(text, zones(text))


@settings(max_examples=50, deadline=None)
@given(st.lists(WORDS, min_size=1, max_size=30).map(" ".join), st.text(max_size=60))
def test_a_title_from_outside_changes_no_coverage(text, title):
    assert_partition(text, zones(text, title))


def test_what_lies_behind_the_limit_is_kept_and_said(monkeypatch):
    monkeypatch.setattr(rules, "LIMIT", 100)
    text = "\n\n".join(f"Ferry number {n} stayed in port on Friday morning." for n in range(6))
    found = zones(text)
    assert [zone.type for zone in found] == ["body", "body", "unread"]
    assert found[-1].end == len(text)
    assert "300,000" in found[-1].reason
    assert_partition(text, found)


def test_what_is_not_even_looked_at_is_kept_and_said(monkeypatch):
    monkeypatch.setattr(rules, "LOOKED", 100)
    text = "\n\n".join(f"Ferry number {n} stayed in port on Friday morning." for n in range(6))
    found = zones(text)
    assert found[-1].type == "unread"
    assert_partition(text, found)


def test_a_known_title_is_found_in_the_text():
    text = "Tag line\n\nFerries stay in port\n\nNine ferries stayed in port on Friday."
    assert [zone.type for zone in zones(text, "Ferries Stay in Port")][1] == "title"


@pytest.mark.parametrize(
    "text",
    [
        "(" * 200_000,
        "A " * 200_000,
        "icon " * 100_000,
        "-" * 400_000,
        ("Ab " * 80 + "\n") * 1000,
        ("a.b/" * 100 + "\n") * 500,
    ],
)
def test_hostile_text_takes_no_minutes(text):
    started = time.process_time()
    assert zones(text)
    assert time.process_time() - started < 10
