"""When an act is: the time expression of its own clause, and what date and tense say of whether it is done.

No date is better than that of something else: what dates a thing that the clause names ("cancelled the summit of
12 June", "security for New Year's Eve"), what stands beside it ("tests, the latest on Monday") and what an act that is
only demanded waits for give it none.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterable
from typing import Final

from consilience.annotate.events.acts import SPOKEN, Act
from consilience.annotate.events.frames import is_infinitive
from consilience.annotate.events.sides import Sides
from consilience.annotate.events.vocabulary import vocabulary
from consilience.annotate.quotes.tree import Tree
from consilience.annotate.reading import Reading
from consilience.model import TimeExpression
from consilience.model.events import EventStatus
from consilience.text.dates import bounds
from consilience.text.word_sets import word_set

_DAY: Final = re.compile(r"\d{4}(?:-(?:0\d|1[0-2])(?:-\d\d)?)?")
_IN_FRONT: Final = frozenset({"compound", "nummod", "amod", "poss", "nmod"})
_WHAT_FOR: Final = frozenset({"for", "until", "till"})
"""Prepositions whose time is not when it happens."""
_DURING: Final = frozenset({"in", "during", "over", "at", "throughout", "within", "from", "since", "by"})
"""Prepositions that lead to what an act is a part of."""
_WRITINGS: Final = word_set("report statement letter speech interview address tweet resolution communique memo post")
_CUES: Final = ("advcl", "pcomp", "prep", "xcomp", "acl")
_SETS: Final = word_set("schedule plan due set slate call fix announce expect scheduled planned")
_HOURS: Final = word_set("morning afternoon evening night day week weekend month year time hour eve today")
_STEPS: Final = 6
_DAY_LENGTH: Final = len("2001-02-03")
_STALE: Final = 6
"""Days from a weekday to its text, where rather the day after the text is meant: some are stamped too early."""
_TOLD_DEEDS: Final = frozenset({"pcomp", "ccomp", "acl", "relcl"})
"""How the verb of a deed stands under the word of what is said of it."""
_DECIDES: Final = word_set("decide opt choose vote")
"""Verbs whose infinitive is to come: "decided to send arms"."""


class Moments:
    """The times of the acts of one document."""

    def __init__(self, reading: Reading, tree: Tree, sides: Sides, times: Iterable[TimeExpression]) -> None:
        """A preposition in front of a time that the parse gave to the next word leads to it: "From May Norland ..."."""
        self.tree = tree
        published = reading.document.published
        self.printed = published.edtf if published is not None else None
        self.text = reading.document.text
        self._times: dict[int, list[tuple[int, TimeExpression]]] = defaultdict(list)
        for time in times:
            if reading.position(time.start) < reading.position(time.end):
                place = sides.tokens(time.start, time.end)
                before = place[0] - 1
                is_bare = before >= 0 and tree.tag[before] == "IN" and not tree.children[before]
                if is_bare and tree.lower[before] in _WHAT_FOR:
                    continue
                self._times[tree.first[place[0]]].append((before if is_bare else sides.head_of(place), time))

    def _is_stale(self, time: TimeExpression) -> bool:
        """Whether a weekday without "last" is counted back six days: no text calls tomorrow's name for last week's."""
        is_weekday = self.text[time.start : time.end].split()[0].lower().endswith("day")
        if time.anchor != "publication" or not is_weekday or len(self.printed or "") < _DAY_LENGTH:
            return False
        one, other = bounds(time.edtf)[0], bounds(self.printed)[0]
        return one is not None and other is not None and (other - one).days == _STALE

    def of(self, act: Act, shown: Iterable[int] = ()) -> TimeExpression | None:
        """The time of an act; `shown` are the tokens of the words that report it ("reacted on Monday, saying")."""
        times = self._times.get(self.tree.first[act.at])
        if not times or act.rule.startswith("said < "):
            return None  # the deed that somebody is said to have done has the date, not the saying
        is_quoted = act.rule.startswith("said: ")
        times = [row for row in times if not self._is_of_deed_told(row, act)]
        when = None if is_quoted else self._of_when(times, act.at) or self._nearest(times, act, {act.at})
        if when is not None and self._is_past(act.at) and act.status == "occurred" and self._order(when) == 1:
            return None  # a day to come dates nothing that is told as past
        for clause in (() if is_quoted else self._own(act), self._around(shown)):
            when = when or self._nearest(times, act, clause)
        is_waited_for = self._is_said(act) and not self._is_intended(act)
        if when is None or (is_waited_for and self._order(when) == 1) or self._is_stale(when):
            return None
        is_open = when.edtf is not None and when.edtf.startswith("..")
        return None if is_open and act.status == "occurred" else when  # "until then there was a truce"

    def _own(self, act: Act) -> Collection[int]:
        """The words of an act whose time is its own: not the deed that it is about ("accused him of killing her")."""
        is_about = " < " in act.rule and self._is_said(act)
        return (act.at,) if is_about and not self._is_intended(act) else act.tokens

    def _is_said(self, act: Act) -> bool:
        """Whether an act is done by saying something, and is done: what it is about has a time of its own."""
        return act.code.event in SPOKEN and act.status == "occurred"

    def _is_of_deed_told(self, row: tuple[int, TimeExpression], act: Act) -> bool:
        """Whether a time of no day stands behind the deed that is told: "accused him of killing her in 2006"."""
        i, when = row
        if len(when.edtf or "") >= _DAY_LENGTH or not self._is_said(act):
            return False
        under = (t for t in self.tree.under(act.at) if act.at < t < i and self.tree.is_verb(t))
        return any(self.tree.dep[t] in _TOLD_DEEDS and self.tree.head[t] != i for t in under)

    def status(self, act: Act, when: TimeExpression | None) -> EventStatus:
        """What an act is told as, in the light of its date."""
        order = self._order(when)
        if act.status == "occurred" and order == 1 and act.code.event not in SPOKEN:
            return "scheduled"  # "when the minister travels there next month"
        if act.status == "occurred" and (self._is_decided(act) or self._is_intended(act)):
            return "scheduled" if order == 1 else "announced"
        is_dated = act.status == "announced" and when is not None and when.edtf is not None
        return "scheduled" if is_dated and order != -1 else act.status

    def _is_decided(self, act: Act) -> bool:
        tree = self.tree
        if tree.lemma[act.at] not in _DECIDES or not tree.is_verb(act.at) or act.code.event in SPOKEN:
            return False
        return any(tree.dep[i] == "xcomp" and is_infinitive(tree, i) for i in tree.children[act.at])

    def _is_intended(self, act: Act) -> bool:
        """Whether an act is only planned: "is due to meet", but not "presented a plan for a truce"."""
        return act.rule.startswith("intend: ") and any(is_infinitive(self.tree, i) for i in act.tokens)

    def _is_past(self, i: int) -> bool:
        """Whether a verb has a form of the past, or goes with what a picture shows: "as they are returned"."""
        tree = self.tree
        helpers = [c for c in tree.children[i] if tree.dep[c] in ("aux", "auxpass")]
        if any(tree.dep[c] == "mark" and tree.lower[c] in ("as", "while") for c in tree.children[i]):
            return True
        return tree.tag[i] == "VBD" or any(tree.lemma[c] == "have" or tree.tag[c] == "VBD" for c in helpers)

    def _order(self, when: TimeExpression | None) -> int | None:
        """Whether a time is before (-1), on (0) or after (1) the day of publication; None where one is no date."""
        one, other = _DAY.match((when and when.edtf) or ""), _DAY.match(self.printed or "")
        if one is None or other is None:
            return None
        left, right = one[0][: len(other[0])], other[0][: len(one[0])]
        return (left > right) - (left < right)

    def _nearest(
        self, times: Iterable[tuple[int, TimeExpression]], act: Act, clause: Collection[int]
    ) -> TimeExpression | None:
        """The time that the fewest steps lead from to a clause, or a finer one that lies in it."""
        found = [(steps, time) for i, time in times if (steps := self._steps(i, act, clause)) is not None]
        if not found:
            return None
        when = min(found, key=lambda row: row[0])[1]
        finer = (time for _, time in found if when.edtf and (time.edtf or "").startswith(f"{when.edtf}-"))
        return next(finer, when)  # "eight months ago they attacked Keel on 13 November"

    def _of_when(self, times: Iterable[tuple[int, TimeExpression]], at: int) -> TimeExpression | None:
        """The time that the clause of a verb says more of: "in 2014, when Norland annexed Keel"."""
        tree = self.tree
        if tree.dep[at] != "relcl" or not any(tree.lower[c] == "when" for c in tree.children[at]):
            return None
        noun = tree.head[at]
        is_one = tree.dep[noun] != "conj" and tree.child(noun, "conj") is None
        return next((time for i, time in times if i == noun), None) if is_one else None

    def _steps(self, i: int, act: Act, clause: Collection[int]) -> int | None:
        """How many steps lead from the head of a time up to a clause, or None where it dates something else."""
        tree = self.tree
        nouns = 0
        for step in range(_STEPS):
            if i in clause and step:
                return step
            head, dep = tree.head[i], tree.dep[i]
            if head == i or (tree.is_verb(i) and step) or dep in ("appos", "relcl", "conj"):
                return None
            if dep == "pobj" and tree.lower[head] in _WHAT_FOR and not step and not self._is_set(head):
                return None
            if step and tree.tag[i].startswith("NN"):
                nouns += 1
                if nouns > 1 or (self._is_said(act) and i not in clause and self._is_other_act(i)):
                    return None
            is_thing = dep in _IN_FRONT and head != act.at and tree.lemma[head] not in _HOURS
            if is_thing and not self._is_when(head, act, clause):
                return None
            i = head
        return None

    def _is_other_act(self, i: int) -> bool:
        """Whether a noun names an act that has the time for itself: "condemned the attacks on New Year's Eve".

        What an act happens in has the same time: "was killed in an attack on Monday".
        """
        tree = self.tree
        is_within = tree.dep[i] == "pobj" and tree.lower[tree.head[i]] in _DURING
        return not is_within and tree.lemma[i] in vocabulary().nouns and tree.lemma[i] not in _WRITINGS

    def _is_set(self, i: int) -> bool:
        """Whether "for" stands under a word that sets a day: "scheduled for May"."""
        return self.tree.lemma[self.tree.head[i]] in _SETS

    def _is_when(self, i: int, act: Act, clause: Collection[int]) -> bool:
        """Whether what a time stands in front of is when the act is: "during the 1968 campaign", "a March report said".

        Or the act of its verb: "conducted a Monday raid", but not "cancelled a Monday summit".
        """
        tree, head = self.tree, self.tree.head[i]
        if tree.dep[i] == "pobj" and tree.lower[head] in _DURING:
            return True
        if tree.dep[i] == "nsubj" and tree.lemma[i] in _WRITINGS:
            return True
        return i in clause and any(
            pattern.code is not None and pattern.code.event == act.code.event
            for pattern in vocabulary().nouns.get(self.tree.lemma[i], ())
        )

    def _around(self, shown: Iterable[int]) -> set[int]:
        """The tokens of a cue and the verbs that it stands under: "reacted on Monday, saying"."""
        found: set[int] = set()
        for i in shown:
            for _ in range(3):
                found.add(i)
                if self.tree.dep[i] not in _CUES:
                    break
                i = self.tree.head[i]
        return found
