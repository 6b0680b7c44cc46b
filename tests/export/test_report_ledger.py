"""The ledger, the docket and the map of the accounts as rows: what is main, silent, unclear, shared or disputed."""

from dataclasses import replace

import pytest

from consilience.export.report.bonds import Bonds
from consilience.export.report.differences import docket, is_dispute
from consilience.export.report.edition import Edition
from consilience.export.report.ledger import ledger
from consilience.export.report.matrix import matrix
from consilience.model import Bond, Relevance, Side
from tests import records
from tests.accounts import TEXTS

FULL = records.full_record()


def _ledger(record):
    edition = Edition(record)
    return ledger(edition, Bonds(edition))


def _with_fact(place, **fields):
    facts = list(FULL.facts)
    facts[place] = replace(facts[place], **fields)
    return replace(FULL, facts=tuple(facts))


def test_main_points_stand_first_and_apart():
    made = _ledger(_with_fact(1, is_main=False))
    assert [(part.head, [row.address for row in part.rows]) for part in made.parts] == [
        ("Main points", ["fact-1"]),
        ("Also reported by several accounts", ["fact-2", "fact-3"]),
    ]
    assert [(alone.outlet.name, [row.address for row in alone.rows]) for alone in made.singles] == [
        ("The Quay", ["fact-4"])
    ]


def test_a_main_point_of_one_account_stands_in_the_table_with_its_silent_cells():
    made = _ledger(_with_fact(3, is_main=True))
    (row,) = [row for row in made.parts[0].rows if row.address == "fact-4"]
    assert [(bool(cell.told), cell.is_silent) for cell in row.cells] == [
        (False, True),
        (True, False),
        (False, True),
        (False, True),
    ]
    assert made.singles == ()


def test_where_no_fact_is_marked_the_first_that_half_of_the_accounts_report_are_main():
    facts = tuple(replace(fact, is_main=False) for fact in FULL.facts)
    assert Edition(replace(FULL, facts=facts)).main_points == {"fact-1", "fact-2", "fact-3"}


def test_an_account_that_the_record_does_not_call_silent_is_unclear():
    (row,) = [row for part in _ledger(_with_fact(1, silent=("wire.txt",))).parts for row in part.rows
              if row.address == "fact-2"]  # fmt: skip
    assert [(bool(cell.told), cell.is_silent) for cell in row.cells] == [
        (True, False),
        (True, False),
        (False, True),
        (False, False),
    ]
    assert row.unclear == "4"


def test_all_accounts_are_named_only_where_all_print_it():
    rows = [
        next(row for part in _ledger(_with_fact(place, status="agreed", silent=())).parts for row in part.rows
             if row.address == f"fact-{place + 1}")
        for place in (0, 1)
    ]  # fmt: skip
    assert [row.status_words for row in rows] == ["All accounts", "No account silent"]


def test_traits_name_kind_number_difference_and_actors():
    traits = {row.address: row.traits for part in _ledger(FULL).parts for row in part.rows}
    assert traits == {"fact-1": "happened d 1", "fact-2": "count n d", "fact-3": ""}
    assert _ledger(FULL).kinds == (("count", "How many"), ("happened", "What was done"))


def test_a_reason_stands_once_and_every_fact_leads_to_it():
    bonds = Bonds(Edition(FULL))
    ((origin,), (shared,)) = bonds.origins, bonds.origins[0].reasons
    assert (origin.address, origin.names, shared.href) == ("origin-1", "Strait Wire and Ostmark Herald", "origin-1.1")
    assert (shared.run, shared.label) == (8, "eight words in a row")
    assert len(shared.ranges.split()) == 2
    for place in (0, 2):
        assert bonds.of_fact(FULL.facts[place]) == (("Strait Wire and Ostmark Herald", (shared,)),)
    assert bonds.of_fact(FULL.facts[1]) == ()
    assert bonds.of_pair("wire.txt", "herald.txt") == (shared,)
    assert bonds.of_pair("wire.txt", "post.txt") == ()


def test_a_witness_holds_for_single_facts_and_not_for_the_pair():
    witness = Bond(
        ("post.txt", "quay.txt"),
        "witness",
        "both go back to the council",
        (TEXTS.words("post.txt", "The council"), TEXTS.words("quay.txt", "the council took")),
    )
    bonds = Bonds(Edition(_with_fact(1, shared=(witness, witness))))
    (row,) = bonds.single
    assert (row.href, row.kind_words, row.run) == ("shared.1", "one witness or body", 0)
    assert bonds.of_fact(replace(FULL.facts[1], shared=(witness,))) == (("Tidewater Post and The Quay", (row,)),)
    assert bonds.of_pair("post.txt", "quay.txt") == ()


def test_bonds_that_chain_make_one_group():
    chain = tuple(
        Bond(pair, "same_owner", f"owner {place}")
        for place, pair in enumerate([("post.txt", "quay.txt"), ("herald.txt", "wire.txt"), ("quay.txt", "wire.txt")])
    )
    bonds = Bonds(Edition(_with_fact(0, shared=chain)))
    ((names, reasons),) = bonds.of_fact(replace(FULL.facts[0], shared=chain))
    assert names == "Tidewater Post, The Quay, Strait Wire and Ostmark Herald"
    assert [row.kind for row in reasons] == ["same_owner"]


def test_an_origin_without_bonds_gives_its_reason():
    older = replace(FULL, origins=(replace(FULL.origins[0], bonds=()),))
    ((_, (reason,)),) = Bonds(Edition(older)).of_fact(FULL.facts[2])
    assert (reason.kind_words, reason.reason) == ("a shared origin", "verbatim run of 26 words")


def test_map_counts_what_both_report_and_where_one_is_silent():
    edition = Edition(_with_fact(1, silent=("wire.txt",)))
    rows = {row.outlet.document.id: row for row in matrix(edition, Bonds(edition))}
    quay = rows["quay.txt"]
    assert (quay.reported, quay.alone, quay.silent) == (3, 1, 1)
    assert [cell and (cell.both, cell.silent) for cell in quay.beside] == [(2, 1), None, (1, 2), (1, 1)]
    assert [row.label for cell in rows["wire.txt"].beside if cell for row in cell.shared] == ["eight words in a row"]
    assert rows["wire.txt"].missing == (("fact-2", "The council withdrew the passes of six pilots."),)
    assert "orchard.txt" not in rows


def test_relevance_outweighs_the_stories():
    rows = tuple(Relevance(item.id, "about", "") for item in FULL.documents)
    assert Edition(replace(FULL, relevance=rows)).off_event == frozenset()
    assert Edition(replace(FULL, relevance=())).off_event == {"orchard.txt"}


def test_what_two_persons_say_is_a_dispute_and_what_two_accounts_say_a_difference():
    number = FULL.conflicts[0]
    voices = tuple(replace(side, voice=f"herald.txt/chain-{place}") for place, side in enumerate(number.sides, 1))
    told = replace(number, sides=voices)
    assert (is_dispute(number), is_dispute(told), is_dispute(FULL.conflicts[2])) == (False, True, True)
    made = docket(Edition(replace(FULL, conflicts=(told, FULL.conflicts[1]))))
    assert [entry.class_words for entry in made.disputes] == ["Competing statements"]
    assert [entry.address for entry in made.differences] == ["conflict-2"]


def test_severest_difference_comes_first():
    made = docket(Edition(replace(FULL, conflicts=FULL.conflicts[1::-1])))
    assert [entry.severity for entry in made.differences] == ["high", "medium"]
    assert made.overview == "One to look at first and one worth a look."


def test_a_long_value_that_repeats_the_speaker_and_the_words_is_left_out():
    words = TEXTS.words("herald.txt", "“Their list is pure invention,”")
    side = Side("Ilsa Brandt: “Their list is pure invention,”", (words,), "herald.txt/chain-1")
    conflict = replace(FULL.conflicts[2], sides=(side, FULL.conflicts[2].sides[0]))
    (entry,) = docket(Edition(replace(FULL, conflicts=(conflict,)))).disputes
    assert (entry.sides[0].value, entry.sides[0].voice) == ("", "Ilsa Brandt")
    assert entry.sides[1].value == "surveyors"


@pytest.mark.parametrize(
    ("value", "words", "marked"),
    [
        ("not in Port Varrow", "would lead anywhere,” Brandt told reporters in Port Varrow", "in Port Varrow"),
        ("somewhere else", "Brandt told reporters in Port Varrow", "Brandt told reporters in Port Varrow"),
    ],
)  # fmt: skip
def test_clashing_words_of_a_long_sentence_are_the_part_that_the_value_names(value, words, marked):
    side = Side(value, (TEXTS.words("post.txt", words),))
    conflict = replace(FULL.conflicts[0], type="place", sides=(side, FULL.conflicts[0].sides[1]), equation=())
    (entry,) = docket(Edition(replace(FULL, conflicts=(conflict,)))).differences
    pieces = entry.sides[0].passages[0].passage
    assert "".join(piece.text for piece in pieces if piece.is_marked) == marked
