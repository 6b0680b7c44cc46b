"""Facets of the main facts: where they happened, account by account."""

from dataclasses import replace
from pathlib import Path

import pytest

from consilience.align.facts.facets import Told, place_facets
from consilience.align.facts.locatives import bare, locatives
from consilience.annotate.parser import Parser
from consilience.model import Fact, Record

from .story import record_of

ATTACK = (
    "A bomber killed 20 people in the village of Tarsa in Keel province on Monday. Doctors treated the wounded.",
    "At least 20 people were killed on Monday when a bomber attacked a wedding in Keel province. "
    "The bomber exploded a cart at the gate in Tarsa village.",
    "A bomber killed 20 people at a wedding on Monday, the police said. Doctors treated the wounded.",
)


def attack(parser: Parser, *texts: str) -> Record:
    return record_of(parser, [{"id": id_, "text": text} for id_, text in zip("abcd", texts, strict=False)])


@pytest.fixture(scope="module")
def record(parser: Parser) -> Record:
    return attack(parser, *ATTACK)


def places(record: Record) -> list[Fact]:
    return [fact for fact in record.facts if fact.slot.endswith(" · place")]


def cases() -> list[tuple[str, list[str]]]:
    golden = Path(__file__).parent.parent / "golden" / "locatives.txt"
    lines = [line for line in golden.read_text(encoding="utf-8").split("\n") if not line.startswith("#")]
    blocks = [block.strip().split("\n") for block in "\n".join(lines).split("\n\n") if block.strip()]
    return [(text.removeprefix("> "), [row.removeprefix("= ") for row in wanted]) for text, *wanted in blocks]


@pytest.mark.parametrize(("text", "wanted"), cases())
def test_golden(parser: Parser, text: str, wanted: list[str]) -> None:
    record = record_of(parser, [{"id": "a", "text": text}])
    mentions = record.annotations["a"].mentions
    found = []
    for claim in record.claims:
        clause = claim.evidence[0]
        inside = [row for row in mentions if clause.start <= row.start and row.end <= clause.end]
        for row in locatives(claim, text, inside):
            words = text[row.start : row.end]
            for leading in ("in ", "In ", "to ", "from ", "the "):
                words = words.removeprefix(leading)
            found.append(f"{words} [{', '.join(row.names)}]")
    assert list(dict.fromkeys(found)) == [row for row in wanted if row != "-"]


def test_a_name_is_compared_without_its_kind() -> None:
    assert bare("Tarsa village") == bare("village of Tarsa") == "Tarsa"
    assert bare("the City") == "the City"


def test_where_the_main_fact_happened_is_a_fact_of_its_own(record: Record) -> None:
    (fact,) = places(record)
    assert [(account.document_id, account.value) for account in fact.accounts] == [
        ("a", "village of Tarsa in Keel province"),
        ("b", "Tarsa village"),
    ]
    assert fact.silent == ("c",)
    assert fact.status == "partial"
    assert fact.independent == 2
    assert not fact.is_main
    assert fact.weight < record.facts[0].weight


def test_its_words_are_those_of_the_clause_and_no_claim_is_held_twice(record: Record) -> None:
    (fact,) = places(record)
    for account in fact.accounts:
        assert account.wording.endswith(account.value)
        assert account.evidence[0].span.of(record.document_of[account.document_id].text) == account.wording
        assert account.claim_ids == ()


def test_who_prints_the_name_elsewhere_is_not_silent(parser: Parser) -> None:
    found = attack(parser, ATTACK[0], ATTACK[1], ATTACK[2] + " Tarsa mourned.")
    assert [fact.silent for fact in places(found)] == [()]


def test_two_places_of_two_acts_are_not_joined(parser: Parser) -> None:
    one = "A bomber killed 20 people in the village of Tarsa on Monday. The king visited the city of Lunde on Monday."
    other = "A bomber killed 20 people in the village of Tarsa on Monday. The king opened a port in the city of Tarsa."
    (fact,) = places(attack(parser, one, other))
    assert {account.value for account in fact.accounts} == {"village of Tarsa"}
    assert all(len(account.evidence) == 1 for account in fact.accounts)


def test_one_account_alone_gives_no_facet(parser: Parser) -> None:
    assert places(attack(parser, ATTACK[0], ATTACK[2])) == []
    assert places(attack(parser, ATTACK[0])) == []


def test_the_order_of_documents_changes_nothing(parser: Parser, record: Record) -> None:
    told = [
        Told(fact, tuple(claim for claim in record.claims if any(claim.id in a.claim_ids for a in fact.accounts)))
        for fact in record.facts
    ]
    ids = tuple(document.id for document in record.documents)
    turned = replace(record, documents=record.documents[::-1])
    one, other = place_facets(record, ids, told), place_facets(turned, ids, told)
    assert one
    assert one == other


def who(record: Record) -> list[Fact]:
    return [fact for fact in record.facts if fact.slot.endswith(" · actor")]


EXPULSION = (
    "The Harbour League expelled eight envoys of Norland on Monday. The storm passed.",
    "Eight envoys of Norland were expelled by the Harbour League on Monday.",
    "Eight envoys of Norland were expelled on Monday.",
)


def test_who_did_the_main_act_is_a_fact_of_its_own(parser: Parser) -> None:
    (fact,) = who(attack(parser, *EXPULSION))
    assert [(account.document_id, account.value) for account in fact.accounts] == [
        ("a", "Harbour League"),
        ("b", "Harbour League"),
    ]
    assert fact.accounts[1].wording.startswith("Eight envoys")
    assert fact.silent == ()
    assert not fact.is_main


def test_who_suffers_an_act_does_not_do_it(parser: Parser) -> None:
    texts = ("The Harbour League was attacked on Monday.", "The Harbour League was attacked on Monday by night.")
    assert who(attack(parser, *texts)) == []


def test_a_deed_without_names_has_its_doers_as_printed(parser: Parser) -> None:
    texts = ("Masked rebels killed a pilot in the hills.", "On Monday masked rebels killed a pilot.")
    (fact,) = who(attack(parser, *texts))
    assert {account.value.lower() for account in fact.accounts} == {"masked rebels"}


def test_two_doers_are_not_one(parser: Parser) -> None:
    texts = ("The Harbour League expelled eight envoys on Monday.", "The Meridian Compact expelled eight envoys.")
    assert who(attack(parser, *texts)) == []


def how(record: Record) -> list[Fact]:
    return [fact for fact in record.facts if fact.slot.endswith(" · method")]


def test_by_what_means_the_main_attack_was_made_is_a_fact_of_its_own(parser: Parser) -> None:
    texts = (
        "Air strikes on the market of Lunde killed 20 people on Monday.",
        "On Monday 20 people were killed in airstrikes on the market of Lunde.",
        "On Monday 20 people were killed at the market of Lunde.",
    )
    (fact,) = how(attack(parser, *texts))
    assert [(account.document_id, account.value) for account in fact.accounts] == [
        ("a", "air strikes"),
        ("b", "air strikes"),
    ]
    assert fact.silent == ("c",)


def test_two_means_are_not_one(parser: Parser) -> None:
    texts = ("Shelling killed 20 people in Lunde on Monday.", "A car bomb killed 20 people in Lunde on Monday.")
    assert how(attack(parser, *texts)) == []


def test_what_is_launched_in_peace_is_no_means(parser: Parser) -> None:
    texts = ("Norland launched a rocket on Monday.", "A rocket was launched by Norland on Monday.")
    assert how(attack(parser, *texts)) == []
