"""The scorer of relevance: what is off must be said, and what is on must not be thrown out."""

from evaluation.relevance import relevance_scores

GOLD = {
    "cluster": "bridge",
    "articles": [{"id": "a", "on_event": True}, {"id": "b", "on_event": True}, {"id": "z", "on_event": False}],
}


def scored(*degrees: tuple[str, str], skipped: str | None = None) -> dict:
    rows = [{"document_id": id_, "degree": degree} for id_, degree in degrees]
    gone = [{"name": skipped}] if skipped else []
    read = [{"id": row["id"]} for row in GOLD["articles"] if row["id"] != skipped]
    return relevance_scores([(GOLD, {"documents": read, "relevance": rows, "skipped": gone})])


def test_what_is_off_is_recognised_and_in_part_is_no_mistake() -> None:
    found = scored(("a", "about"), ("b", "in_part"), ("z", "off_event"))
    assert (found["off recognised"], found["off"], found["thrown out"], found["in part"]) == (1, 1, 0, 1)


def test_a_document_of_the_event_called_off_is_thrown_out() -> None:
    found = scored(("a", "off_event"), ("z", "in_part"))
    assert (found["off recognised"], found["thrown out"]) == (0, 1)
    assert found["which"]["bridge"] == {"missed": ["z"], "thrown out": ["a"]}


def test_what_could_not_be_read_takes_no_part_either() -> None:
    found = scored(("z", "off_event"), skipped="a")
    assert (found["thrown out"], found["skipped"], found["on"]) == (1, 1, 2)
