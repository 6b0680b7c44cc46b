"""Measures across accounts: which are parts of others, and what a newer one does to an older."""

from __future__ import annotations

from dataclasses import replace

from consilience.model import Size
from tests.record.register.measure_accounts import made, mention


def test_a_newer_ceiling_supersedes_and_a_reopening_reverses() -> None:
    old = mention("keel.txt", type="reduce_ceiling", status="in_force", announced_on="2031-02-01", by=None)
    new = mention("dorsey.txt", type="reduce_ceiling", status="in_force", announced_on="2031-05-02", by="compact")
    assert [row.status for row in made(old, new)] == ["superseded", "in_force"]
    shut = mention("keel.txt", status="in_force", announced_on="2031-02-01")
    again = mention("dorsey.txt", type="reopen", status="in_force", announced_on="2031-05-02")
    assert [row.status for row in made(shut, again)] == ["reversed", "in_force"]


def test_numbers_that_add_up_in_one_sentence_make_parts() -> None:
    fields = {"by": "compact", "status": "in_force"}
    passes = mention("harbour.txt", "takes the passes", type="withdraw_accreditation", size=Size(value=6), **fields)
    posts = mention("harbour.txt", "strikes four", type="abolish_posts", size=Size(value=4), target_chain=None, by=None)
    cut = mention(
        "harbour.txt",
        "cuts the mission",
        type="reduce_ceiling",
        size=Size(value=10),
        announced_on="2031-05-04",
        **fields,
    )
    rows = {row.type: row for row in made(passes, posts, cut)}
    whole = rows["reduce_ceiling"]
    assert rows["withdraw_accreditation"].part_of == rows["abolish_posts"].part_of == whole.id
    part = rows["abolish_posts"]
    assert (part.by, part.target, part.announced_on) == ("compact", "inst-1", "2031-05-04")
    assert set(whole.evidence) < set(part.evidence)
    elsewhere = replace(posts, size=Size(value=5))
    assert all(row.part_of is None for row in made(passes, elsewhere, cut))


def test_the_post_goes_with_its_institution() -> None:
    mission = mention("keel.txt", announced_on="2031-05-12", effective_from="2031-06-01")
    post = mention("keel.txt", number=2, type="suspend_post", target_chain="observer", by=None)
    rows = {row.type: row for row in made(mission, post)}
    assert rows["suspend_post"].part_of == rows["suspend_operations"].id
    assert (rows["suspend_post"].by, rows["suspend_post"].announced_on) == ("valdonia", "2031-05-12")
