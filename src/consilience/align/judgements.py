"""Every judgement of the record: what differs, what only looks so, and why. Nothing is decided here but compared."""

from __future__ import annotations

from consilience.align.differences.accusations import accusations_denied
from consilience.align.differences.ages import differing_ages
from consilience.align.differences.arithmetic import shares, sums
from consilience.align.differences.assessments import competing_assessments, opposing_stances
from consilience.align.differences.attributions import absorbed_speech
from consilience.align.differences.bounds import differing_bounds
from consilience.align.differences.causes import differing_causes
from consilience.align.differences.clashes import clashes
from consilience.align.differences.counts import differing_counts
from consilience.align.differences.culprits import differing_culprits
from consilience.align.differences.days import differing_days
from consilience.align.differences.deeds import steps
from consilience.align.differences.extents import absolute_and_qualified
from consilience.align.differences.fates import dead_and_alive, differing_places, hurt_and_unhurt
from consilience.align.differences.harmless import nobody_and_some
from consilience.align.differences.internal import headline_against_text, owner_against_owner
from consilience.align.differences.means import differing_means
from consilience.align.differences.moments import differing_dates, differing_dates_of_facts, one_date_for_several
from consilience.align.differences.overstatements import overstatements
from consilience.align.differences.periods import differing_periods
from consilience.align.differences.ranges import differing_ranges
from consilience.align.differences.renderings import renderings
from consilience.align.differences.requotations import requotations
from consilience.align.differences.responsibility import unclaimed_and_claimed
from consilience.align.differences.roles import former_and_present
from consilience.align.differences.sequences import reversed_sequences
from consilience.align.differences.speakers import given_to_two
from consilience.align.differences.spellings import spelling_variants
from consilience.align.differences.statements import Statement, pairs, statements
from consilience.align.differences.states import overtaken_states
from consilience.align.differences.strengths import differing_strengths, done_against_planned, shared_agency
from consilience.align.differences.unknowns import unknown_and_known
from consilience.align.differences.victims import armed_and_unarmed
from consilience.align.differences.weekdays import weekdays_against_dates
from consilience.model import Judgement, Record


def judgements(record: Record) -> tuple[Judgement, ...]:
    """Compare what the accounts of each story say. Accounts of different stories are not compared, and what is off the
    event of the record takes no part.

    Returns:
        Judgements in a fixed order: by story, then by kind of difference. Those with class None are left out.
    """
    rows = statements(record)
    found: list[Judgement] = list(spelling_variants(record))
    found += given_to_two(record)
    found += renderings(record)
    found += requotations(record)
    stories = [frozenset(story.document_ids) for story in record.stories] or [frozenset(record.document_of)]
    for story in stories:
        if story <= record.off_event:
            continue
        own = tuple(row for row in rows if row.document.id in story)
        found += _of_story(record, own, story)
    return tuple(
        row for row in found if row.class_ is not None and len(row.sides) > 1 and _is_on_event(row, record.off_event)
    )


def _is_on_event(row: Judgement, off_event: frozenset[str]) -> bool:
    """Whether every side stands in a document that is about the event."""
    return all(any(item.document_id not in off_event for item in side.evidence) for side in row.sides)


def _of_story(record: Record, rows: tuple[Statement, ...], story: frozenset[str]) -> list[Judgement]:
    related = pairs(rows, (story,))
    told = list(steps(rows))
    found: list[Judgement] = []
    for step in told:
        found += differing_dates(step)
        found += differing_strengths(step)
        found += done_against_planned(step)
        found += shared_agency(record, step, rows)
        found += shares(step, rows)
    return [
        *found,
        *one_date_for_several(told),
        *differing_dates_of_facts(rows),
        *differing_counts(rows),
        *differing_ages(record, story),
        *differing_days(record, rows),
        *weekdays_against_dates(rows),
        *clashes(rows, related),
        *dead_and_alive(rows),
        *hurt_and_unhurt(rows),
        *differing_places(rows),
        *headline_against_text(rows),
        *owner_against_owner(rows),
        *sums(rows),
        *competing_assessments(rows),
        *opposing_stances(record, rows),
        *absolute_and_qualified(rows),
        *differing_causes(rows),
        *unclaimed_and_claimed(rows),
        *armed_and_unarmed(rows),
        *accusations_denied(record, rows),
        *absorbed_speech(record, rows, story),
        *nobody_and_some(rows),
        *overstatements(rows),
        *differing_bounds(rows),
        *differing_ranges(rows),
        *differing_periods(rows),
        *differing_culprits(rows),
        *differing_means(rows),
        *reversed_sequences(rows),
        *overtaken_states(rows),
        *unknown_and_known(rows),
        *former_and_present(rows),
    ]
