"""Independence: what makes several accounts of one fact count once, and what does not."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import permutations

from consilience.align.independence import Independence
from consilience.annotate.parser import Parser
from consilience.model import Claim, Record
from consilience.model.facts import Bond

from .story import record_of

SHARED = "the harbour master closed both gates at noon after two ferries collided near the old stone pier in fog"
OWN = "Traders counted crates of lemons while the council spoke of new cranes for the yard behind the station. " * 4
OTHER = "Fishermen on the eastern quay repaired their nets and waited all morning for the thick ice to melt. " * 4


def claims(record: Record, word: str) -> list[Claim]:
    """The claims whose clause has a word."""
    texts = {document.id: document.text for document in record.documents}
    return [
        claim
        for claim in record.claims
        if word in texts[claim.document_id][claim.evidence[0].start : claim.evidence[0].end]
    ]


def counted(record: Record, word: str) -> tuple[int, list[tuple[str, tuple[str, ...]]]]:
    """How many accounts of what a word names are independent, and the bonds (kind, documents)."""
    number, bonds = _of(record, claims(record, word))
    for bond in bonds:
        assert bond.reason
        assert bond.evidence
    return number, [(bond.kind, bond.document_ids) for bond in bonds]


def _of(record: Record, group: Sequence[Claim]) -> tuple[int, tuple[Bond, ...]]:
    return Independence(record, [document.id for document in record.documents]).of(group)


def record(parser: Parser, *texts: str) -> Record:
    return record_of(parser, [{"id": id_, "text": text} for id_, text in zip("abcd", texts, strict=False)])


def test_a_toll_that_all_have_from_one_observatory_has_one_origin(parser: Parser) -> None:
    found = record(
        parser,
        f"The Keel Observatory for Human Rights said 31 people were killed in Tarsa. {OWN}",
        f"In Tarsa 31 people were killed, according to the Keel Observatory. {OTHER}",
    )
    assert counted(found, "killed") == (1, [("witness", ("a", "b"))])


def test_bodies_of_two_countries_are_two_origins(parser: Parser) -> None:
    found = record(
        parser,
        f"The Norwegian Red Cross said 31 people were killed in Tarsa. {OWN}",
        f"In Tarsa 31 people were killed, according to the Danish Red Cross. {OTHER}",
    )
    assert counted(found, "killed") == (2, [])


def test_a_body_keeps_its_country_where_only_its_kind_is_named(parser: Parser) -> None:
    found = record(
        parser,
        f"The Red Cross said 31 people were killed in Tarsa. {OWN}The Norwegian Red Cross said it had sent divers.",
        f"In Tarsa 31 people were killed, according to the Norwegian Red Cross. {OTHER}",
    )
    assert counted(found, "killed") == (1, [("witness", ("a", "b"))])


def test_a_lead_has_its_toll_from_where_the_text_has_it(parser: Parser) -> None:
    found = record(
        parser,
        f"Shelling killed 31 people in Tarsa. {OWN}The Keel Observatory said 31 people were killed there.",
        f"In Tarsa 31 people were killed, according to the Keel Observatory. {OTHER}",
    )
    lead = [claim for claim in claims(found, "31") if claim.evidence[0].start < 40]
    assert _of(found, lead)[0] == 1


def test_another_source_is_another_origin(parser: Parser) -> None:
    found = record(
        parser,
        f"The Keel Observatory said 31 people were killed in Tarsa. {OWN}",
        f"In Tarsa 31 people were killed, the mayor said. {OTHER}",
    )
    assert counted(found, "killed") == (2, [])


def test_one_named_witness_is_one_origin(parser: Parser) -> None:
    found = record(
        parser,
        f"A witness, Tomas Rell, said the tower had fallen. {OWN}",
        f"The tower had fallen, said Tomas Rell, a witness. {OTHER}",
    )
    assert counted(found, "fallen") == (1, [("witness", ("a", "b"))])


def test_a_public_statement_that_all_quote_binds_nothing(parser: Parser) -> None:
    found = record(
        parser,
        f"“We will close the mission in May,” Minister Ana Ruhl said on Monday. {OWN}",
        f"Minister Ana Ruhl told reporters: “We will close the mission in May.” {OTHER}",
    )
    assert counted(found, "mission") == (2, [])


def test_an_outlet_that_both_name_is_one_origin_of_that_fact_only(parser: Parser) -> None:
    found = record(
        parser,
        f"The mission will be closed, the mayor told AFP. {OWN}The station burned down.",
        f"The mission will be closed, the mayor told AFP. {OTHER}The station burned down.",
    )
    assert found.origins == ()
    assert counted(found, "mission") == (1, [("cites_other", ("a", "b"))])
    assert counted(found, "burned") == (2, [])


def test_who_cites_an_outlet_counts_once_with_the_outlet(parser: Parser) -> None:
    found = record_of(
        parser,
        [
            {"id": "a", "text": f"The mission will be closed, Velgrad Courier reported. {OWN}"},
            {"id": "b", "text": f"The mission will be closed, Reuters reported. {OTHER}"},
            {"id": "c", "source": "Reuters", "text": "The mission will be closed. Nobody was there to hear it."},
        ],
    )
    assert counted(found, "mission") == (2, [("cites_other", ("b", "c"))])


def test_a_short_passage_binds_what_it_tells_and_not_the_rest(parser: Parser) -> None:
    found = record(
        parser,
        f"Officials said {SHARED}. {OWN * 3}The station burned down.",
        f"Police confirmed that {SHARED}. {OTHER * 3}The station burned down.",
    )
    assert found.origins == ()
    assert counted(found, "closed both gates") == (1, [("verbatim_passage", ("a", "b"))])
    assert counted(found, "burned") == (2, [])


def test_a_copy_counts_once_for_every_fact(parser: Parser) -> None:
    found = record(
        parser, f"The station burned down. {OWN}", f"The station burned down. {OWN}", f"{OTHER}The station burned down."
    )
    number, bonds = _of(found, claims(found, "burned"))
    assert number == 2
    assert [(bond.kind, bond.document_ids) for bond in bonds] == [("same_text", ("a", "b"))]


def test_repeats_inside_one_article_count_once(parser: Parser) -> None:
    found = record(parser, f"The station burned down. {OWN}The station burned down.")
    assert counted(found, "burned") == (1, [])


def test_a_chain_through_a_document_that_is_silent_still_binds(parser: Parser) -> None:
    found = record(
        parser,
        f"VELGRAD (Reuters) - The station burned down. {OTHER}",
        f"VELGRAD (Reuters) - {OWN}",
        f"The station burned down. {OWN}",
    )
    assert [origin.document_ids for origin in found.origins] == [("a", "b", "c")]
    number, bonds = _of(found, claims(found, "burned"))
    assert (number, [bond.document_ids for bond in bonds]) == (1, [("a", "c")])


def test_order_and_an_unrelated_document_change_nothing(parser: Parser) -> None:
    found = record(
        parser,
        f"The Keel Observatory said 31 people were killed in Tarsa. {OWN}",
        f"In Tarsa 31 people were killed, according to the Keel Observatory. {OTHER}",
        "In Tarsa 31 people were killed, the mayor said. Nobody was there to hear it.",
    )
    group = claims(found, "killed")
    expected = _of(found, group)[0]
    assert expected == 2
    for order in permutations(found.documents):
        assert _of(replace(found, documents=order), group[::-1])[0] == expected
    pair = [claim for claim in group if claim.document_id in "ab"]
    alone = Independence(found, ["a", "b"]).of(pair)
    assert alone == _of(found, pair)
