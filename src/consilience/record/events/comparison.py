"""Whether two mentions can tell one act, and whether something speaks for it."""

from __future__ import annotations

from typing import Final

from consilience.record.events.codes import Likeness, likeness
from consilience.record.events.told import DONE_TO_PEOPLE, SPOKEN, Told
from consilience.record.events.traits import Fit, Named, Traits, fit, is_arm, is_inside, is_one_sentence
from consilience.text.dates import bounds, days_apart, overlap
from consilience.text.plover import JOINT

SHARED: Final = 0.5
"""Shared content words, of the shorter clause, from which two clauses with a party in common tell one act."""
_SHARED_OF_PARTIES: Final = 0.3
"""The same for two clauses with both parties in common; on one day they need share no word."""
SHARED_OF_FACT: Final = 0.2
"""The same for two clauses of one fact of the ledger: a fact also holds what else is told of it."""
_ONE_COUNT: Final = 1.2
"""How far two counts of one act may be apart."""
_RETOLD: Final = 0.75
"""Shared content words beside the parties from which two clauses are one clause retold."""
_RETOLD_WORDS: Final = 3
"""So many they share at least."""
_FORCES: Final = frozenset({"defence", "defense", "military", "army"})
_STEM: Final = 4
"""Letters by which a verb and its lemma are one."""
_WEEK: Final = 7
"""Days by which a day of the week may be misread."""
_VISIT: Final = "visit"
_ABDUCT: Final = "abduct"
_TRUCE: Final = "ceasefire"
_TRUCE_BEGINS: Final = 3
"""Days from which a truce that was agreed begins."""
_RESTRICT: Final = "restrict"
_KILL: Final = "kill"
_TALLY: Final = 2
"""How far two numbers of what was fired or used in one act may be apart: one of them is a running total."""
_DEEDS: Final = frozenset({"legal", "investigate", _VISIT})
"""Modes of what is said in which more is done than saying something."""
_REPEATED: Final = frozenset({"ASSAULT", "MOBILIZE"})
_OF_MANY_CONTENTS: Final = frozenset({"REQUEST", "AGREE", "SUPPORT", "REJECT", "THREATEN"})
"""What is said of many things: who says it to whom is not yet what is said."""
_ONCE: Final = frozenset({"kill", "arrest", "resign", "kidnap", "convict"})
"""Classes of what one person suffers once in a story."""
_LEFT_ONCE: Final = "resign"
"""The one of them that a person does: who has killed or kidnapped may have done so before."""


def are_two(first: Traits, second: Traits) -> bool:
    """Whether two mentions contradict one another: they tell two acts."""
    one, other = first.told, second.told
    if one.measure and other.measure:
        return not _is_one_step(one, other)
    if not likeness(first.code, second.code) or _differ(one.target, other.target):
        return True
    is_other_day = bool(one.date and other.date) and not overlap(one.date, other.date)
    if is_other_day and not (_is_redated(first, second) or _is_entry_into_force(first, second)):
        return True
    is_one_fact = bool(one.fact_ids & other.fact_ids) and shared_terms(first, second) >= SHARED
    if not _is_retold(first, second) and _are_other_parties(first, second, is_one_fact):
        return True
    if first.is_war != second.is_war and one.mention.event == other.mention.event == "ASSAULT" and not is_one_fact:
        return True
    if _is_killing(first) != _is_killing(second) and _ABDUCT in (one.mention.mode, other.mention.mode):
        return True
    if _is_set_against(first, second) or _are_done_to_more(first, second) or _are_done_to_more(second, first):
        return True
    if first.is_tally != second.is_tally and not is_inside(one, other) and not is_one_fact:
        return True
    return not is_inside(one, other) and (_count_apart(first, second) or first.is_accident != second.is_accident)


def _is_set_against(first: Traits, second: Traits) -> bool:
    """Whether one text sets those who suffer one act against those of the other ("other members were held as well")."""
    one, other = first.recipients[0], second.recipients[0]
    if first.told.document.id != second.told.document.id or first.code[1] == _RESTRICT:
        return False
    return bool(one.words and other.words) and one.is_another != other.is_another


def _are_done_to_more(first: Traits, second: Traits) -> bool:
    """Whether a mention that leaves out who acts names a further state: others restrict it as well."""
    if first.told.actor.is_known or first.told.mention.mode != _RESTRICT:
        return False
    of_first, of_second = ({one.side.country for one in row.recipients} - {None} for row in (first, second))
    return bool(of_second) and len(of_first) > 1 and not of_first <= of_second


def _is_killing(row: Traits) -> bool:
    return _KILL in row.acts


def _are_other_parties(first: Traits, second: Traits, is_one_fact: bool) -> bool:
    """Whether the actors are two, or those who are acted on; of one fact, an actor may be described and named."""
    fits = fits_of(first, second)
    if fits[1] is Fit.OTHERS or (Fit.DOUBTFUL in fits and Fit.SAME not in fits):
        return True
    return fits[0] is Fit.OTHERS and not (is_one_fact and fits[1] is Fit.SAME and _are_described(first, second))


def _is_redated(first: Traits, second: Traits) -> bool:
    """Whether two accounts tell one thing in the same words and count its day from another day of publication."""
    apart = days_apart(first.told.date, second.told.date)
    return (
        apart is not None and apart <= _WEEK and _is_retold(first, second) and min(fits_of(first, second)) is Fit.SAME
    )


def _is_entry_into_force(first: Traits, second: Traits) -> bool:
    """Whether two mentions of one truce give the day on which it was agreed and the one on which it began."""
    one, other = first.told, second.told
    if one.mention.mode != _TRUCE or other.mention.mode != _TRUCE:
        return False
    apart = days_apart(one.date, other.date)
    return apart is not None and apart <= _TRUCE_BEGINS and Fit.OTHERS not in fits_of(first, second)


def _is_one_truce(one: Told, other: Told) -> bool:
    """Whether both mentions tell a truce and between whom."""
    sides = (one.actor, one.recipient, other.actor, other.recipient)
    return _TRUCE == one.mention.mode == other.mention.mode and all(side.is_known for side in sides)


def _is_retold(first: Traits, second: Traits) -> bool:
    """Whether two documents have one clause, with parties of other words at most."""
    if first.told.document.id == second.told.document.id or first.objects != second.objects:
        return False
    if len(_beside_parties(first, second)) < _RETOLD_WORDS or shared_beside_parties(first, second) < _RETOLD:
        return False
    sides = (first.actors, second.actors), (first.recipients, second.recipients)
    return all(_differ_in_words(one[0], other[0]) for one, other in sides)


def _differ_in_words(one: Named, other: Named) -> bool:
    """Whether two parties may be one with another name: of no two countries, and not with names that share no word."""
    if _differ(one.side.country, other.side.country):
        return False
    if one.is_set_apart(other) and other.is_set_apart(one):
        return False
    return bool(one.words & other.words) or not (one.has_name and other.has_name)


def _is_one_step(one: Told, other: Told) -> bool:
    """Whether two measures are one, or one a part of the other that the codes do not tell apart from it."""
    first, second = one.measure, other.measure
    assert first is not None
    assert second is not None
    if first.id == second.id:
        return True
    is_part = second.id == first.part_of or first.id == second.part_of
    return is_part and (first.event, first.mode) == (second.event, second.mode)


def _differ(one: str | None, other: str | None) -> bool:
    return one is not None and other is not None and one != other


def fits_of(first: Traits, second: Traits) -> tuple[Fit, Fit]:
    """How the sides of two mentions fit: those who act and those who are acted on; of what is done together, the
    other way round as well."""
    known = first.fits.get(second)
    if known is None:
        known = first.fits[second] = _fits(first, second)
    return known


def _fits(first: Traits, second: Traits) -> tuple[Fit, Fit]:
    fits = _straight_fits(first, second)
    if first.told.mention.event not in JOINT or min(fits) is Fit.SAME:
        return fits
    turned = fit(first.actors, second.recipients, True), fit(first.recipients, second.actors, True)
    if _VISIT in (first.told.mention.mode, second.told.mention.mode) and min(turned) is not Fit.SAME:
        return fits  # who is visited does not travel
    return turned if Fit.SAME in turned and min(turned) > min(fits) else fits


def _straight_fits(first: Traits, second: Traits) -> tuple[Fit, Fit]:
    one, other = first.told, second.told
    actors = fit(first.actors, second.actors, True)
    is_one_state = one.actor.country is not None and one.actor.country == other.actor.country
    if actors is Fit.OTHERS and is_one_state and one.mention.event not in SPOKEN:
        actors = Fit.OPEN  # a minister signs what the president has decided
    is_of_states = one.mention.event not in DONE_TO_PEOPLE or _are_sanctions_on_state(one, other)
    return actors, fit(first.recipients, second.recipients, is_of_states)


def _are_sanctions_on_state(one: Told, other: Told) -> bool:
    """Whether two mentions tell of restrictions on a state or on those of its people who have no name of their own."""
    return _RESTRICT == one.mention.mode == other.mention.mode and not (
        one.recipient.is_person or other.recipient.is_person
    )


def _are_described(first: Traits, second: Traits) -> bool:
    """Whether of two actors one has no name, and none is of another country."""
    one, other = first.actors[0], second.actors[0]
    return not _differ(one.side.country, other.side.country) and not (one.has_name and other.has_name)


def _count_apart(first: Traits, second: Traits) -> bool:
    if first.amounts and second.amounts:
        few, many = sorted((max(first.amounts), max(second.amounts)))
        if many > few * _TALLY:
            return True
    if not first.counts or not second.counts:
        return False
    low, high = sorted((min(first.counts), min(second.counts)))
    return high > low if first.told.document.id == second.told.document.id else high > low * _ONE_COUNT


def are_of_two_times(first: Traits, second: Traits) -> bool:
    """Whether of two deeds that are done again and again one lies in the past of a story; without a day an act is of
    the days of its account."""
    return first.is_past != second.is_past and first.told.mention.event in _REPEATED


def are_linked(first: Traits, second: Traits) -> bool:
    """Whether something speaks for one act of two mentions that do not contradict one another."""
    one, other = first.told, second.told
    if one.measure and other.measure:
        return True  # they are one step, or they would clash
    shared, fits = shared_terms(first, second), fits_of(first, second)
    is_one_fact = bool(one.fact_ids & other.fact_ids)
    is_once = _is_done_once(first, second) and _is_of_person(first, second, fits)
    if first.is_past != second.is_past and not (is_once or is_inside(one, other)):
        # what an account tells without a day is of its own days
        if are_of_two_times(first, second):
            return False
        is_told = min(fits) is Fit.SAME and len(_beside_parties(first, second)) >= _RETOLD_WORDS
        return (is_one_fact or is_told) and shared_beside_parties(first, second) >= SHARED
    if is_once or (is_one_fact and shared >= SHARED_OF_FACT):
        return True
    alike = likeness(first.code, second.code)
    if alike is Likeness.PAIRED:
        return min(fits) is Fit.SAME and _is_paired(first, second)
    if _is_retold(first, second):
        return True
    if Fit.SAME not in fits:
        return False
    if is_inside(one, other) or _is_one_truce(one, other):
        return True
    if alike is Likeness.SAME and _is_told_barely(first, second, fits):
        return True
    is_one_thing = is_one_fact and alike is Likeness.SAME and shared_beside_parties(first, second) > 0
    if is_one_thing and fits[0] is Fit.SAME and _are_arms(first, second, fits):
        return True
    if is_spoken(one) and is_spoken(other):
        return _is_said_once(first, second, fits, alike)
    if _is_journey(first, second, fits):
        return True
    if min(fits) is Fit.SAME:
        if _RESTRICT == one.mention.mode == other.mention.mode:
            return True
        is_like_journey = (one.mention.mode == _VISIT) == (other.mention.mode == _VISIT)
        if _is_one_day(one, other) or (is_like_journey and is_told_alike(first, second)):
            return True
        least = SHARED_OF_FACT if alike is Likeness.SAME else _SHARED_OF_PARTIES
        return shared >= _SHARED_OF_PARTIES and shared_beside_parties(first, second) >= least
    if _is_one_day(one, other) and shared >= SHARED_OF_FACT:
        return True
    if fits[1] is Fit.OPEN and one.recipient.is_known and other.recipient.is_known:
        return shared >= SHARED and _shared_beside_acts(first, second) >= _SHARED_OF_PARTIES
    return shared >= SHARED and shared_beside_parties(first, second) >= _SHARED_OF_PARTIES


def _is_told_barely(first: Traits, second: Traits, fits: tuple[Fit, Fit]) -> bool:
    """Whether one of two clauses with like words for the act says nothing of it but who does it to whom, and both have
    these parties, an arm of a state for the state at most."""
    if first.told.mention.event in _OF_MANY_CONTENTS or not _are_acts_alike(first, second):
        return False
    if not _are_arms(first, second, fits):
        return False
    return any(not _said_beside_act(row, first.named | second.named) for row in (first, second))


def _are_arms(first: Traits, second: Traits, fits: tuple[Fit, Fit]) -> bool:
    """Whether both sides are the same, or on one at most stands an arm of the state that stands there in the other."""
    sides = (first.actors[0], second.actors[0]), (first.recipients[0], second.recipients[0])
    for of, pair in zip(fits, sides, strict=True):
        if of is not Fit.SAME and not (of is Fit.OPEN and all(a.side.is_known for a in pair) and is_arm(*pair)):
            return False
    return True


def _is_journey(first: Traits, second: Traits, fits: tuple[Fit, Fit]) -> bool:
    """Whether two mentions tell one journey, with the country or with those who are met there."""
    one, other = first.told, second.told
    if fits[0] is not Fit.SAME or _VISIT not in (one.mention.mode, other.mention.mode):
        return False
    if first.is_hosting != second.is_hosting and min(fits) is not Fit.SAME:
        return False
    if one.mention.mode == other.mention.mode:
        return True
    is_there = one.actor.is_person and other.actor.is_person and fits[1] is Fit.SAME
    return is_there and one.mention.event == other.mention.event and one.mention.status == other.mention.status


def _is_paired(first: Traits, second: Traits) -> bool:
    """Whether two mentions with both sides in common and a pair of codes tell one act."""
    one, other, shared = first.told, second.told, shared_terms(first, second)
    if {one.mention.event, other.mention.event} <= JOINT:
        return shared >= SHARED and shared_beside_parties(first, second) >= SHARED_OF_FACT
    if is_spoken(one):
        return shared >= SHARED and shared_beside_parties(first, second) >= SHARED_OF_FACT
    return shared >= _SHARED_OF_PARTIES or is_one_sentence(one, other)


def is_spoken(told: Told) -> bool:
    """Whether an act is done by no more than saying something."""
    return told.mention.event in SPOKEN and told.mention.mode not in _DEEDS


def _is_said_once(first: Traits, second: Traits, fits: tuple[Fit, Fit], alike: Likeness) -> bool:
    """Whether two mentions with a side in common tell one thing said."""
    one, other = first.told, second.told
    shared, beside = shared_terms(first, second), shared_beside_parties(first, second)
    is_done = [row.mention.status == "occurred" for row in (one, other)]
    if one.mention.event == other.mention.event == "AGREE" and is_done[0] != is_done[1]:
        return False  # who has accepted to meet has not met as planned
    if one.mention.event == "THREATEN" and one.mention.mode and alike is Likeness.SAME and fits[0] is Fit.SAME:
        return shared >= SHARED_OF_FACT  # what a government threatens with, its spokesman tells
    if min(fits) is not Fit.SAME:
        is_bare = fits[0] is Fit.SAME and not (one.recipient.is_known and other.recipient.is_known)
        if is_bare and one.mention.event not in JOINT and is_told_alike(first, second) and beside >= SHARED_OF_FACT:
            return True
        is_name_told = Fit.DOUBTFUL not in fits or len(_beside_parties(first, second)) > 1
        return shared >= SHARED and beside >= _SHARED_OF_PARTIES and is_name_told
    is_one_speaker = bool(_speakers(first) & _speakers(second))
    if one.mention.event == "CONSULT":
        is_stance = one.actor.is_person  # who meets whom; states meet often
    else:
        is_kind = (one.measure is None) == (other.measure is None)
        is_stance = alike is Likeness.SAME and one.mention.event != "AGREE" and is_kind
    if is_stance and (is_one_speaker or one.mention.event == "SUPPORT" or _is_one_voice(first, second)):
        return True
    return min(shared, beside) >= SHARED_OF_FACT


def _speakers(row: Traits) -> frozenset[str]:
    return frozenset(actor.side.actor_id for actor in row.actors if actor.side.actor_id)


def _is_one_voice(first: Traits, second: Traits) -> bool:
    """Whether one of two speakers of one sector of one country speaks for the other: a ministry and its spokesman."""
    one, other = first.told, second.told
    is_body = not (one.actor.is_person and other.actor.is_person)
    if not is_body or one.actor.country is None or one.mention.event in JOINT:
        return False
    sectors = {_voice(first), _voice(second)}
    if sectors == {None, "GOV"}:
        return any(row.actors[0].is_state for row in (first, second))
    return len(sectors) == 1 and None not in sectors


def _voice(row: Traits) -> str | None:
    """The sector of who acts; a ministry of defence speaks for the forces."""
    actor = row.told.mention.actor
    if actor is None:
        return None
    is_of_forces = actor.sector == "GOV" and not _FORCES.isdisjoint(row.actors[0].words)
    return "MIL" if is_of_forces else actor.sector


def is_told_alike(first: Traits, second: Traits) -> bool:
    """Whether two mentions have the word for the act in common and say nothing else of what is done."""
    return bool(first.acts & second.acts) and not are_done_to_others(first, second)


def _are_acts_alike(first: Traits, second: Traits) -> bool:
    """Whether two mentions have the word for the act in common, whatever the act is about ("blame for the attack")."""
    over = ({act.split("<")[0] for act in row.acts} for row in (first, second))
    return not set.isdisjoint(*over) and not are_done_to_others(first, second)


def are_done_to_others(first: Traits, second: Traits) -> bool:
    """Whether two mentions say of two weapons or forces that they are tested or moved."""
    return (
        first.told.mention.event == "MOBILIZE"
        and bool(first.objects and second.objects)
        and not first.objects & second.objects
    )


def _is_done_once(first: Traits, second: Traits) -> bool:
    """Whether both tell what happens to a person once, with one word or as the taking and holding of one hostage."""
    is_of_one = len(first.recipients) == len(second.recipients) == 1
    return bool(first.acts & second.acts & _ONCE) or (is_of_one and _ABDUCT == first.code[1] == second.code[1])


def _is_of_person(first: Traits, second: Traits, fits: tuple[Fit, Fit]) -> bool:
    """Whether one person is known to suffer it in both, or to give up an office."""
    one, other = first.told, second.told
    if fits[1] is Fit.SAME and one.recipient.is_person and other.recipient.is_person:
        return True
    is_of_actor = fits[0] is Fit.SAME and one.actor.is_person and other.actor.is_person
    return is_of_actor and _LEFT_ONCE in first.acts & second.acts


def _is_one_day(one: Told, other: Told) -> bool:
    if one.date and one.date == other.date and one.date.startswith("["):
        return True  # a day of which the year is open
    return bool(one.date and other.date) and all(
        first is not None and first == last for first, last in (bounds(one.date), bounds(other.date))
    )


def shared_terms(first: Traits, second: Traits) -> float:
    """The part of the content words of the shorter clause that the other one shares."""
    return _part_shared(first.told.terms, second.told.terms)


def shared_beside_parties(first: Traits, second: Traits) -> float:
    """What two clauses share beside the words for their parties."""
    named = first.named | second.named
    return _part_shared(first.terms - named, second.terms - named)


def _shared_beside_acts(first: Traits, second: Traits) -> float:
    """What two clauses share beside the words for their parties and for the act."""
    named = first.named | second.named
    heads = frozenset(_head(row.told)[:_STEM] for row in (first, second))
    return _part_shared(_said_beside_act(first, named, heads), _said_beside_act(second, named, heads))


def _said_beside_act(row: Traits, named: frozenset[str], heads: frozenset[str] = frozenset()) -> frozenset[str]:
    """The content words of a clause beside those for parties and for the act."""
    heads |= {_head(row.told)[:_STEM]}
    return frozenset(term for term in row.terms - named if term[:_STEM] not in heads)


def _head(told: Told) -> str:
    return told.document.text[told.mention.start : told.mention.end].lower()


def _beside_parties(first: Traits, second: Traits) -> frozenset[str]:
    """The content words that two clauses share beside the words for their parties."""
    return (first.terms & second.terms) - first.named - second.named


def _part_shared(one: frozenset[str], other: frozenset[str]) -> float:
    smaller = min(len(one), len(other))
    return len(one & other) / smaller if smaller else 0.0
