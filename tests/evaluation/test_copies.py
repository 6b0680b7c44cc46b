"""The scorer of shared origins: chains count, false bonds are found, facts and documents are told apart."""

from evaluation.copies import copy_scores, joined

GOLD = {
    "cluster": "bridge",
    "copies": [
        {"articles": ["a", "b"], "kind": "same_wire"},
        {"articles": ["b", "c"], "kind": "verbatim_passage"},
        {"articles": ["d", "e"], "kind": "cites_other"},
        {"articles": ["a"], "kind": "verbatim_passage"},
    ],
}


def bond(*ids: str) -> dict:
    return {"document_ids": list(ids), "kind": "same_wire"}


def scored(origins: list[list[str]], *shared: dict) -> dict:
    rows = [{"document_ids": ids, "bonds": [bond(*ids)]} for ids in origins]
    return copy_scores([(GOLD, {"origins": rows, "facts": [{"shared": list(shared)}]})])


def test_a_chain_joins_its_ends() -> None:
    assert frozenset("ac") in joined([frozenset("ab"), frozenset("bc")])
    assert frozenset("ad") not in joined([frozenset("ab"), frozenset("cd")])


def test_the_gold_itself_is_perfect() -> None:
    found = scored([["a", "b", "c"]], bond("d", "e"))
    assert (found["copies"], found["as documents"], found["cited"]) == (1.0, 1.0, 1.0)
    assert (found["false as documents"], found["false for a fact"]) == (0, 0)


def test_a_copy_bound_for_a_fact_is_found_but_not_as_documents() -> None:
    found = scored([["a", "b"]], bond("b", "c"))
    assert (found["copies"], found["as documents"]) == (1.0, 0.5)
    assert scored([])["copies"] == 0.0


def test_bonds_that_no_gold_row_joins_are_false() -> None:
    found = scored([["a", "d"], ["a", "c"]], bond("c", "e"))
    assert found["which"]["bridge"]["false as documents"] == [["a", "d"]]
    assert found["which"]["bridge"]["false for a fact"] == [["c", "e"]]


def test_a_record_without_bonds_is_read_by_its_origins() -> None:
    found = copy_scores([(GOLD, {"origins": [{"document_ids": ["a", "b"]}], "facts": [{}]})])
    assert (found["copies"], found["false as documents"]) == (0.5, 0)
