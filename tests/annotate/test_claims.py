"""Claims: clauses, acts, modality, voice, and evidence that slices the raw text."""

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from consilience.annotate.annotator import annotated
from consilience.annotate.claims import LONGEST
from consilience.annotate.reading import Reading
from consilience.components import ANNOTATORS
from consilience.model import Claim
from consilience.text.acts import act_of_noun, act_of_verb

GOLDEN = Path(__file__).parent.parent / "golden" / "claims.txt"


def cases() -> list[tuple[str, list[str]]]:
    lines = [line for line in GOLDEN.read_text(encoding="utf-8").split("\n") if not line.startswith("#")]
    blocks = [block.strip().split("\n") for block in "\n".join(lines).split("\n\n") if block.strip()]
    return [(block[0].removeprefix("> "), block[1:]) for block in blocks]


def claims_of(reading: Reading) -> tuple[Claim, ...]:
    return annotated(reading, ANNOTATORS).claims


def words(reading: Reading, claim: Claim) -> str:
    pointer = claim.evidence[0]
    return reading.document.text[pointer.start : pointer.end]


@pytest.mark.parametrize(("text", "expected"), cases(), ids=lambda value: value[:40] if isinstance(value, str) else "")
def test_golden(read: Callable[..., Reading], text: str, expected: list[str]) -> None:
    reading = read(text, published="2021-05-04")
    found = [
        f"{claim.act} | {claim.modality} | {claim.polarity} | {words(reading, claim)}" for claim in claims_of(reading)
    ]
    assert found == expected


def test_a_claim_inside_a_quotation_belongs_to_its_speaker(read: Callable[..., Reading]) -> None:
    reading = read(
        "“We suspend the runs of our ferry,” foreign minister Ana Ruhl said on Monday.", published="2021-05-04"
    )
    claim = next(claim for claim in claims_of(reading) if claim.act == "cease")
    assert claim.quote_id is not None
    assert claim.voice != "narrator"
    assert claim.modality == "reported"
    assert words(reading, claim) == "We suspend the runs of our ferry"


def test_a_cue_alone_is_no_claim(read: Callable[..., Reading]) -> None:
    reading = read("Ruhl said the port was closed.")
    assert [words(reading, claim) for claim in claims_of(reading)] == ["the port was closed"]


def test_what_and_when_are_two_claims(read: Callable[..., Reading]) -> None:
    reading = read("The ministry closed the embassy on 3 May 2021.")
    kinds = [claim.slot.rpartition("|")[2] for claim in claims_of(reading)]
    assert kinds == ["happened", "time"]


def test_the_slot_is_readable(read: Callable[..., Reading]) -> None:
    reading = read("Norland expelled the ambassador.")
    assert claims_of(reading)[0].slot == "expel|Norland|the ambassador|happened"


PIECES = [
    "Norland",
    "closed",
    ",",
    "its",
    "“mission”",
    "and",
    "the",
    "(",
    "port",
    ")",
    "on",
    "3",
    "May",
    "said",
    "Ruhl",
    ".",
]


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.sampled_from([*PIECES, "\n\n", "", "that", ";", "–"]), max_size=40))
def test_evidence_slices_the_text(read: Callable[..., Reading], pieces: list[str]) -> None:
    text = "Norland closed the port. " + " ".join(pieces)
    reading = read(text)
    for claim in claims_of(reading):
        pointer = claim.evidence[0]
        assert 0 < pointer.end - pointer.start <= LONGEST
        assert words(reading, claim).strip() == words(reading, claim) != ""
        assert claim.sentence is not None
        assert claim.sentence.contains(pointer.span) or claim.sentence.overlaps(pointer.span)


def test_no_clause_grows_beyond_the_limit(read: Callable[..., Reading]) -> None:
    reading = read("Norland closed " + ", ".join(["the harbour office in the old town"] * 60) + ".")
    found = claims_of(reading)
    assert found
    assert all(claim.evidence[0].end - claim.evidence[0].start <= LONGEST for claim in found)


def test_what_is_taken_away_decides_the_act() -> None:
    assert act_of_verb("withdraw", None, frozenset({"accreditation"})) == "revoke"
    assert act_of_verb("withdraw", None, frozenset({"troop"})) == "withdraw"
    assert act_of_noun("expulsion") == "expel"
    assert act_of_noun("harbour") is None
    assert act_of_verb("zigzag") == "zigzag"


def test_a_date_or_number_belongs_to_the_innermost_clause(read: Callable[..., Reading]) -> None:
    reading = read(
        "Ruhl, who was appointed in 2019, resigned on Monday. A blast that killed 12 people was the second this year.",
        published="2021-05-04",
    )
    rows = annotated(reading, ANNOTATORS)
    printed = {row.id: reading.document.text[row.start : row.end] for row in (*rows.times, *rows.quantities)}
    found = {claim.act: sorted(printed[id_] for id_ in (*claim.time_ids, *claim.quantity_ids)) for claim in rows.claims}
    assert found == {"appoint": ["2019"], "resign": ["Monday"], "kill": ["12"], "be": ["this year"]}


@pytest.mark.parametrize(
    ("text", "act", "voice"),
    [
        ("Norland accused Dorsey of spying.", "accuse", "Norland"),
        ("Norland called the launch a threat.", "call", "Norland"),
        ("Norland put the toll at 31.", "put", "Norland"),
        ("Norland denied any part in the raid.", "deny", "Norland"),
        ("Dorsey was blamed by Norland for the crash.", "accuse", "Norland"),
        ("Norland urged the council to lift the ban.", "lift", "Norland"),
        ("A bomb went off in Keel, killing two people, Dorsey said.", "kill", "Dorsey"),
        ("Norland called a meeting.", "call", "narrator"),
        ("Norland put the ship to sea.", "put", "narrator"),
        ("The port closed amid reports that Norland had fired a rocket.", "launch", "unknown"),
        ("Norland is watching the port: Dorsey was found there.", "watch", "narrator"),
    ],
)
def test_who_judges_counts_or_denies_is_the_voice(
    read: Callable[..., Reading], text: str, act: str, voice: str
) -> None:
    reading = read(text)
    rows = annotated(reading, ANNOTATORS)
    names = {row.chain: reading.document.text[row.start : row.end] for row in rows.mentions}
    claim = next(claim for claim in rows.claims if claim.act == act)
    assert names.get(claim.voice, claim.voice) == voice


def test_a_number_that_opens_a_paragraph_is_counted(read: Callable[..., Reading]) -> None:
    reading = read("A ferry sank on Monday.\n\nSix sailors drowned.", published="2021-05-04")
    rows = annotated(reading, ANNOTATORS)
    claim = next(claim for claim in rows.claims if claim.act == "die")
    assert claim.quantity_ids == tuple(row.id for row in rows.quantities)
    assert claim.slot.endswith("|count")
