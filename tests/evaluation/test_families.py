"""The family scorer: what counts as the gold's family, and what does not."""

from evaluation.families import family_scores, homes


def quote(id_: str, start: int, end: int, document: str = "a") -> dict:
    return {"id": id_, "document_id": document, "start": start, "end": end}


GOLD = {
    "cluster": "bridge",
    "quotes": [
        {"id": "Q1", "span": {"article": "a", "start": 0, "end": 100}},
        {"id": "Q2", "span": {"article": "b", "start": 0, "end": 100}},
        {"id": "Q3", "span": {"article": "b", "start": 200, "end": 300}},
    ],
    "quote_families": [["Q1", "Q2"]],
}
QUOTES = [quote("p1", 0, 99), quote("p2", 0, 40, "b"), quote("p3", 200, 300, "b"), quote("p4", 400, 500)]


def scored(*members: list[str], quotes: list[dict] = QUOTES) -> dict:
    families = [{"id": str(n), "members": row} for n, row in enumerate(members)]
    return family_scores([(GOLD, {"quotes": quotes, "quote_families": families})])


def test_a_quotation_stands_for_the_one_it_shares_most_with() -> None:
    assert homes(GOLD, {"quotes": QUOTES}) == {"p1": "Q1", "p2": "Q2", "p3": "Q3"}
    assert homes(GOLD, {"quotes": [quote("p", 90, 290, "b")]}) == {"p": "Q3"}
    assert homes(GOLD, {"quotes": [quote("p", 90, 190)]}) == {}


def test_the_gold_itself_is_perfect() -> None:
    scores = scored(["p1", "p2"])
    assert (scores["as the gold has them"], scores["families right"], scores["pairs"]["F1"]) == (1.0, 1.0, 1.0)


def test_quotations_that_the_gold_has_not_and_families_of_one_count_neither_way() -> None:
    assert scored(["p1", "p2", "p4"], ["p3"], ["p3", "p4"])["as the gold has them"] == 1.0


def test_a_family_too_wide_is_missed_and_made_wrongly() -> None:
    scores = scored(["p1", "p2", "p3"])
    assert scores["families found"] == scores["families right"] == scores["as the gold has them"] == 0.0
    assert (scores["pairs"]["P"], scores["pairs"]["R"]) == (1 / 3, 1.0)
    assert scores["which"] == {"bridge": {"missed": [["Q1", "Q2"]], "wrong": [["Q1", "Q2", "Q3"]]}}


def test_one_made_beside_the_right_one_is_not_as_the_gold_has_them() -> None:
    scores = scored(["p1", "p2"], ["p1", "p3"])
    assert (scores["families found"], scores["families right"], scores["as the gold has them"]) == (1.0, 0.5, 0.0)


def test_nothing_wanted_and_nothing_made_is_right() -> None:
    empty = {"cluster": "quiet", "quotes": [], "quote_families": []}
    assert family_scores([(empty, {"quotes": QUOTES})])["as the gold has them"] == 1.0
