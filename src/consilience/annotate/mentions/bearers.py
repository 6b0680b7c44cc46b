"""Whose a family name alone is: of those named in full, the one whom the account is about and the title fits."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from consilience.annotate.mentions.chain import Chain
from consilience.annotate.mentions.found import Found
from consilience.text.leaders import leaders
from consilience.text.persons import is_junior, is_same_name, is_written_in, name_words
from consilience.text.roles import Post, is_same_post, post_of

_OFTEN: Final = 3
"""Full names from which on an account counts as being about somebody, and times as many as of anybody else."""


def bearers(found: Found, known: Sequence[Chain]) -> list[Chain]:
    """Those of the chains that a name of one word can stand for: none, one, or several between whom nothing decides.

    "President Keel" is no Keel who is only named as his wife, nor one who holds another post; "Keel" is the one with
    the post, the one named so far, or the one named most.
    """
    fitting = [chain for chain in known if chain.agrees(found.gender) and _is_written(chain, found)]
    elders = [chain for chain in fitting if is_junior(chain.name) == is_junior(found.name)]
    fitting = elders if is_junior(found.name) else elders or [chain for chain in fitting if _is_told(chain, found)]
    post = post_of(found.role) if found.role else None
    if post is not None and (same := [chain for chain in fitting if _holds(chain, post)]):
        return same
    if post is not None and post.is_telling:
        return [chain for chain in fitting if _may_hold(chain, post, found, len(fitting))]
    return _chief([c for c in fitting if not _is_relative(c)] or [c for c in fitting if _is_told(c, found)], found)


def _chief(rows: list[Chain], found: Found) -> list[Chain]:
    """The one of several bearers whom a plain family name means, if one stands out."""
    if len(rows) < 2:
        return rows
    for heads in ([c for c in rows if c.leads()], [c for c in rows if c.first < found.start]):
        if len(heads) == 1:
            return heads
    counts = sorted(((sum(" " in each.name for each in chain.found), -chain.number) for chain in rows), reverse=True)
    holders = [chain for chain in rows if any(post.is_telling for post, _ in chain.posts)]
    if len(holders) == 1 and -counts[0][1] == holders[0].number:
        return holders
    if counts[0][0] >= _OFTEN and counts[0][0] >= _OFTEN * counts[1][0]:
        return [chain for chain in rows if -chain.number == counts[0][1]]
    return rows


def _is_written(chain: Chain, found: Found) -> bool:
    """Whether the spelling of a family name allows that it is this one's."""
    return is_written_in((name_words(found.name) or ("",))[-1], [chain.name])


def _holds(chain: Chain, post: Post) -> bool:
    return any(is_same_post(post, other) for other, _ in chain.posts)


def _is_told(chain: Chain, found: Found) -> bool:
    """Whether a relative was named before or holds a post, so that the family name may go on to mean her."""
    return chain.first < found.start or any(post.is_telling for post, _ in chain.posts)


def _is_relative(chain: Chain) -> bool:
    """Whether somebody is only told as a relative: no post of his own makes him known."""
    return chain.is_kin and not any(post.is_telling or post.is_head_of_state for post, _ in chain.posts)


def _may_hold(chain: Chain, post: Post, found: Found, count: int) -> bool:
    """Whether one who is told without this post may hold it."""
    if _is_relative(chain):
        return False
    known = leaders(found.name, post)
    if known and chain.is_named:
        return any(is_same_name(leader.name, chain.name) for leader in known)
    others = [other for other, _ in chain.posts if other.is_telling]
    if others and count > 1:
        return False
    is_later = chain.first > found.start
    return not (is_later and chain.gender == "f" and not chain.posts and len(name_words(chain.name)) > 1)
