"""Origins: copies, wire credits and publishers, each with its reason and the shared words.

`tests/golden/credits.txt` holds the forms in which agencies are credited, `citations.txt` those in which a sentence
names an outlet or an observer.
"""

import time
from collections.abc import Iterator
from dataclasses import replace
from itertools import permutations
from pathlib import Path
from random import Random

import pytest

from consilience.align.origins import origins
from consilience.align.origins.agencies import NAMES
from consilience.align.origins.citations import citations
from consilience.align.origins.credits import agency_credits
from consilience.annotate.parser import Parser
from consilience.ingest.jsonl import document_of
from consilience.model import Annotations, Generator, Record
from tests.accounts import document

from .story import MISSION, record_of

RUN = "the harbour master closed both gates at noon after two ferries collided near the old stone pier in fog"


GOLDEN = Path(__file__).parent.parent / "golden"
OWN = (
    "Fishermen on the eastern quay repaired their nets and waited for the ice to melt. "
    "The council met on Tuesday and spoke of new cranes for the yard behind the station. "
)


def golden(name: str) -> Iterator[tuple[str, str]]:
    for line in (GOLDEN / name).read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            text, _, wanted = line.rpartition(" | ")
            yield text.replace("\\n", "\n").replace("… ", OWN * 3), wanted


@pytest.mark.parametrize(("text", "wanted"), list(golden("credits.txt")))
def test_credits(text: str, wanted: str) -> None:
    read = document_of({"id": "a", "source": "Keel Post", "published": "2031-05-03", "text": text})
    found = {("" if row.is_whole else "~") + row.agency for row in agency_credits(read)}
    expected = {name.strip() for name in wanted.replace("~", "|~").split("|") if name.strip()} - {"none"}
    assert expected == found
    for row in agency_credits(read):
        assert row.evidence is not None
        assert read.text[row.evidence.start : row.evidence.end].lower() in {form.lower() for form in NAMES}


@pytest.mark.parametrize(("text", "wanted"), list(golden("citations.txt")))
def test_citations(text: str, wanted: str) -> None:
    read = document_of({"id": "a", "source": "Keel Post", "published": "2031-05-03", "text": text})
    kinds = {"cites_other": "outlet", "witness": "witness"}
    assert sorted({f"{kinds[row.kind]} {row.name}" for row in citations(read)}) == [wanted] * (wanted != "none")


def test_an_outlet_is_no_source_beside_itself() -> None:
    own = document_of({"id": "a", "source": "Reuters", "published": "2031-05-03", "text": "The mayor told Reuters so."})
    assert citations(own) == ()


def test_a_body_is_one_in_either_spelling() -> None:
    texts = ("The Keel Civil Defence said 31 people were killed.", "The Keel Civil Defense put the toll at 31.")
    found = [citations(document_of({"id": "a", "published": "2031-05-03", "text": text})) for text in texts]
    assert [[row.key for row in rows] for rows in found] == [["civil defence"]] * 2


def reasons(parser: Parser, *items: dict[str, str]) -> list[tuple[tuple[str, ...], str]]:
    return [(origin.document_ids, origin.reason) for origin in record_of(parser, items).origins]


def test_a_long_run_of_words_is_shared_text(parser: Parser) -> None:
    record = record_of(
        parser,
        [
            {"id": "a", "text": f"Officials said {RUN}. Nobody was hurt in Velgrad."},
            {"id": "b", "text": f"Police confirmed that {RUN}! Boats waited outside."},
        ],
    )
    assert [origin.document_ids for origin in record.origins] == [("a", "b")]
    origin = record.origins[0]
    assert origin.reason == "19 words in a row are the same"
    shown = [record.document_of[e.document_id].text[e.start : e.end] for e in origin.evidence]
    assert shown == [RUN, RUN]


def test_eleven_words_are_not_enough(parser: Parser) -> None:
    short = " ".join(RUN.split()[:11])
    assert reasons(parser, {"id": "a", "text": f"{short} today."}, {"id": "b", "text": f"{short} again."}) == []


def test_a_shared_quotation_is_no_copy(parser: Parser) -> None:
    one = {"id": "a", "text": f"“{RUN.capitalize()},” minister Ana Ruhl said on Monday."}
    two = {"id": "b", "text": f"Reporters asked twice. Ana Ruhl said: “{RUN.capitalize()}.”"}
    assert reasons(parser, one, two) == []


def test_the_same_agency_is_one_origin(parser: Parser) -> None:
    one = {"id": "a", "text": "VELGRAD (Reuters) - The harbour closed on Monday."}
    two = {"id": "b", "text": "VELGRAD, May 3 (Reuters) - Both gates of the port are shut."}
    three = {"id": "c", "text": "The port is shut. A spokesman spoke to Reuters on Monday."}
    found = reasons(parser, one, two, three)
    assert found == [(("a", "b"), "both credit Reuters")]


def test_the_same_outlet_is_one_origin(parser: Parser) -> None:
    one = {"id": "a", "source": "Velgrad Post", "text": "The harbour closed on Monday."}
    two = {"id": "b", "source": "Velgrad Post", "text": "Two ferries collided."}
    assert reasons(parser, one, two) == [(("a", "b"), "same outlet (Velgrad Post)")]


def test_identical_texts_are_one_origin(parser: Parser) -> None:
    found = reasons(parser, {"id": "a", "text": "The port is shut."}, {"id": "b", "text": "The  port is shut!"})
    assert found == [(("a", "b"), "identical text")]


def test_an_agency_that_helped_binds_only_texts_that_share_words(parser: Parser) -> None:
    helped = "\n\nThe Associated Press contributed to this report."
    one = {"id": "a", "text": f"The harbour closed on Monday. {OWN}{helped}"}
    two = {"id": "b", "text": f"Nobody was hurt when both gates were shut by the harbour master.{helped}"}
    assert reasons(parser, one, two) == []
    one, two = ({**row, "text": f"Officials said {RUN}. {row['text']}"} for row in (one, two))
    assert "both credit Associated Press" in reasons(parser, one, two)[0][1]


def test_the_agency_itself_is_one_origin_with_who_credits_it(parser: Parser) -> None:
    one = {"id": "a", "source": "Reuters", "text": "The harbour closed on Monday."}
    two = {"id": "b", "text": "VELGRAD (Reuters) - Both gates of the port are shut."}
    assert reasons(parser, one, two) == [(("a", "b"), "one credits Reuters, which publishes the other")]


def test_a_sentence_in_common_makes_no_copy_of_a_long_text(parser: Parser) -> None:
    one = {"id": "a", "text": f"Officials said {RUN}. {OWN * 4}"}
    two = {
        "id": "b",
        "text": f"Police confirmed that {RUN}. " + "Traders counted the crates of oranges and lemons. " * 20,
    }
    assert reasons(parser, one, two) == []


def test_a_statement_that_one_prints_in_marks_is_no_copy_where_another_lost_them(parser: Parser) -> None:
    one = {"id": "a", "text": f"“{RUN.capitalize()},” minister Ana Ruhl said on Monday."}
    two = {"id": "b", "text": f"Reporters asked twice. Ana Ruhl answered. {RUN.capitalize()}."}
    assert reasons(parser, one, two) == []


def test_a_statement_in_the_first_person_is_no_copy(parser: Parser) -> None:
    words = "I am pleased to tell you that my ships are on their way back from the old pier tonight"
    one = {"id": "a", "text": f"{words}, the minister wrote."}
    two = {"id": "b", "text": f"The minister wrote this: {words}."}
    assert reasons(parser, one, two) == []


def test_a_list_of_names_is_no_copy(parser: Parser) -> None:
    names = "Ana Ruhl, 31, of Velgrad, Ilan Dorsey, 40, of Keel, Mara Ilves, 22, of Tarsa, Tomas Rell, 57, of Varrow"
    one = {"id": "a", "text": f"The dead were {names}."}
    two = {"id": "b", "text": f"Police named them as {names}."}
    assert reasons(parser, one, two) == []


def test_every_bond_says_why_and_shows_both_sides(parser: Parser) -> None:
    items = [
        {"id": "a", "text": f"VELGRAD (Reuters) - Officials said {RUN}."},
        {"id": "b", "text": f"VELGRAD (Reuters) - Police confirmed that {RUN}."},
        {"id": "c", "source": "Outlet b", "text": "Traders counted their crates."},
    ]
    (origin,) = record_of(parser, items).origins
    assert origin.document_ids == ("a", "b", "c")
    assert [(bond.kind, bond.document_ids) for bond in origin.bonds] == [
        ("same_outlet", ("b", "c")),
        ("same_wire", ("a", "b")),
        ("verbatim_passage", ("a", "b")),
    ]
    for bond in origin.bonds:
        assert bond.reason
        assert {pointer.document_id for pointer in bond.evidence} == set(bond.document_ids)


def test_order_a_copy_and_an_unrelated_text_change_no_other_origin(parser: Parser) -> None:
    items = [
        {"id": "a", "text": f"VELGRAD (Reuters) - Officials said {RUN}."},
        {"id": "b", "text": f"Police confirmed that {RUN}."},
        {"id": "c", "text": OWN},
    ]
    record = record_of(parser, [*items, {"id": "d", "text": OWN.swapcase()}])

    def groups(some: Record) -> set[frozenset[str]]:
        return {frozenset(origin.document_ids) for origin in origins(some)}

    expected = {frozenset("ab"), frozenset("cd")}
    assert all(groups(replace(record, documents=order)) == expected for order in permutations(record.documents))
    assert groups(record_of(parser, items)) == {frozenset("ab")}


def test_own_texts_share_nothing(parser: Parser) -> None:
    assert reasons(parser, *MISSION) == []


def test_twice_the_text_is_hardly_more_than_twice_the_time() -> None:
    def seconds(sentences: int) -> float:
        pick, acts = Random(3), ["closed", "opened", "repaired", "visited"]
        texts = [
            " ".join(
                f"The council of Port Varrow {pick.choice(acts)} the old harbour on the third of May with {number} men."
                for number in (pick.randint(2, 99) for _ in range(sentences))
            )
            for _ in range(2)
        ]
        documents = tuple(document(name, text, name, "2031-05-03") for name, text in zip("ab", texts, strict=True))
        record = Record(Generator("0", "none", "tests", ()), documents, {row.id: Annotations() for row in documents})
        started = time.process_time()
        assert [origin.document_ids for origin in origins(record)] == [("a", "b")]
        return time.process_time() - started

    short, long = (min(seconds(sentences) for _ in range(3)) for sentences in (1000, 2000))
    assert long < 3 * short + 0.05
