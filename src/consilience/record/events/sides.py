"""Who acts and who is acted on: the parties that the mentions of one act name, each once and under its best name."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Final

from consilience.record.events.told import DONE_TO_PEOPLE, Told
from consilience.record.events.traits import ARMS, BACK, Fit, Named, fit, named, singular
from consilience.text.acts import act_of_noun
from consilience.text.days import CALENDAR
from consilience.text.plover import JOINT

_CHARGED: Final = frozenset({"of", "for", "with"})
"""Words between a party and what it is blamed for, which a parse may take into its name."""

_POINTING: Final = BACK - {"the"}

Row = tuple[tuple[Named, ...], tuple[Named, ...]]


def sides(group: Sequence[Told], clearest: Told) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The ids of the actors and of the recipients of an act, those whom the clearest mention names first in front.

    Nobody stands on both sides: who mostly acts is not acted on. What mentions of one act name differently is one party
    ("Keel", "the minister", "Valdonia"); what one mention names side by side is not.

    Args:
        group: the mentions of the act.
        clearest: the one whose words stand for it.
    """
    ordered = [clearest, *(row for row in group if row is not clearest and _tells_as_far(row, clearest))]
    rows = list(_turned([_row(told) for told in ordered], clearest.mention.event))
    actors = _best([row[0] for row in rows], True)
    last = [tuple(side for side in row[1] if side.side.name not in list(actors)[:1]) for row in rows]
    recipients = _best(last, clearest.mention.event not in DONE_TO_PEOPLE)
    acting = {name: id_ for place, (name, id_) in enumerate(actors.items()) if not place or name not in recipients}
    return tuple(acting.values()), tuple(id_ for name, id_ in recipients.items() if name not in acting)


def _tells_as_far(row: Told, clearest: Told) -> bool:
    """Whether a mention says of those whom it names what the event shows: who was to be met was not met yet."""
    return bool(row.measure) or clearest.mention.status != "occurred" or row.mention.status == "occurred"


def _row(told: Told) -> Row:
    mention, text = told.mention, told.document.text
    parties = (mention.actor, *mention.co_actors), (mention.recipient, *mention.co_recipients)
    actors, recipients = (
        tuple(named(side, party, text) for side, party in zip(of, words, strict=True) if side.actor_id)
        for of, words in zip(told.sides, parties, strict=True)
    )
    return actors, recipients


def _turned(rows: Sequence[Row], event: str) -> Iterator[Row]:
    """The sides of each mention; of what is done together turned as the clearest mention, the first, has them."""
    actors, recipients = (_names(side) for side in rows[0])
    for row in rows:
        is_turned = event in JOINT and (_names(row[0]) & recipients or _names(row[1]) & actors)
        yield (row[1], row[0]) if is_turned and not _names(row[0]) & actors else row


def _names(side: Sequence[Named]) -> set[str]:
    """By their names the same are known under several ids as well."""
    return {one.side.name for one in side}


def _best(mentions: Sequence[Sequence[Named]], are_states: bool) -> dict[str, str]:
    """The best name of each party of a side, with its id; several under one description are one."""
    names: dict[str, str] = {}
    for one in map(_best_name, _parties(mentions, are_states)):
        names.setdefault(one.side.name, one.side.actor_id or "")
    return names


def _parties(mentions: Sequence[Sequence[Named]], are_states: bool) -> list[list[Named]]:
    """The names of each party of a side: those that are alike, then those that fit, then those that may; the first name
    of a mention that fits none is the first party's, unless the mention names that one as well."""
    parties: list[list[Named]] = []

    def is_of(one: Named, party: Sequence[Named], least: Fit | None) -> bool:
        if least is None:
            return bool(_names((one,)) & _names(party))
        return any(fit((one,), (other,), are_states) is least for other in party)

    for of_mention in mentions:
        free, left = list(parties), list(of_mention)
        for least in (None, Fit.SAME, Fit.DOUBTFUL):
            for one in tuple(left):
                home = next((party for party in free if is_of(one, party, least)), None)
                if home is not None:
                    home.append(one)
                    free.remove(home)
                    left.remove(one)
        if left and left[0] is of_mention[0] and parties and free[:1] == parties[:1]:
            parties[0].append(left.pop(0))
        parties += [[one] for one in left]
    return parties


def _best_name(party: Sequence[Named]) -> Named:
    """Of the names of one party a clean and specific one, and of these the one of the clearest mention, else the one
    that most have."""
    counts = Counter(one.side.actor_id for one in party)
    first = party[0]

    def rank(one: Named) -> tuple[bool, int, bool, int]:
        is_own = one.side.actor_id == first.side.actor_id
        return _is_glued(one), _vagueness(one), not is_own, -counts[one.side.actor_id]

    return min(party, key=rank)


def _vagueness(one: Named) -> int:
    """How little a name says: 0 names a person, a body, a state or those of one, 1 is a state that the words describe
    ("his Meridian counterpart"), 2 a description, 3 one that leans on other words ("those forces")."""
    side = one.side
    opening, _, rest = side.name.partition(" ")
    if opening.lower() in _POINTING:
        return 3
    if side.is_person:
        return 0
    is_definite = opening.lower() == "the"
    word = (rest if is_definite else opening).partition(" ")[0]
    if word.islower() or singular(word.lower()) in ARMS:
        return 2
    is_described = one.has_name and side.country is not None and bool(one.head) and one.head not in one.proper
    return int(is_described or (is_definite and rest.rpartition(" ")[2].islower()))


def _is_glued(one: Named) -> bool:
    """Whether a name holds words of the clause around it: a month, or what its bearer is blamed for."""
    words = one.side.name.lower().split()
    if one.side.is_person:
        return False
    if not CALENDAR.isdisjoint(words):
        return True
    joint = next((place for place, word in enumerate(words) if place and word in _CHARGED), len(words))
    return any(act_of_noun(word) or act_of_noun(word.removesuffix("s")) for word in words[joint:])
