"""When a measure was announced and from when it holds: the dates of its clause and of the saying above it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import pairwise
from typing import Final

from consilience.annotate.measures.acts import Act
from consilience.annotate.measures.moods import DECIDING, DECISIONS
from consilience.annotate.measures.terms import Terms
from consilience.annotate.quotes.tree import Tree
from consilience.annotate.reading import Reading
from consilience.model import Annotations, TimeExpression
from consilience.text.acts import REPORTING
from consilience.text.dates import bounds, days_apart, is_before, month_end, overlap

_FROM: Final = frozenset({"from", "starting", "beginning", "effective", "since", "of"})
_UNTIL: Final = frozenset({"until", "till", "through", "before", "after"})
_ASIDE: Final = frozenset({"relcl", "amod", "nsubj", "nsubjpass", "poss", "compound", "appos", "pobj"})
"""Parts of a clause that only touch on an act: what is said on Monday of its consequences does not date it."""
_CLIMB: Final = 8
_ONLY_SAID: Final = frozenset({"announce", "agree", "accept", "approve", "conclude", "reach", "unveil"})
"""Verbs whose day is that of the word given, not that from which it holds."""
_HAPPENING: Final = frozenset({"pass", "take", "happen", "begin", "start", "go", "occur", "proceed"})
_NOW: Final = frozenset({"now", "currently", "already", "recently"})
_MOVED: Final = frozenset({"postpone", "cancel_meeting"})
"""Types of which a date behind the noun is that of the meeting."""
_INSIDE: Final = frozenset({"poss", "compound", "nmod", "amod"})
_LENGTH: Final = re.compile(r"P(\d+)([DWMY])")
_WEEKDAYS: Final = frozenset({"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"})
_SLIP: Final = 6
"""Days before the publication of a weekday that is the next day's."""
_NEAR: Final = 4
_PRESENT: Final = frozenset({"is", "are", "am", "'re", "’re", "'m", "’m"})
_REMAINING: Final = frozenset({"remain", "stay", "be", "continue"})
_EXITS: Final = frozenset({"leave_organisation", "withdraw_from_agreement"})
_MEMBERS: Final = frozenset({"member", "party", "signatory"})
"""What a state remains until the notice of its exit has run out (Vienna Convention on the Law of Treaties, art. 56)."""
_EVER: Final = 100_000


@dataclass(frozen=True, slots=True)
class Placed:
    """A time expression in the parse: its tokens, the word in front, and the way up to the verb it belongs to."""

    row: TimeExpression
    tokens: range
    word: str
    path: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Dates:
    """The two dates of a measure, each EDTF with the time expression that gave it.

    `is_open`: whether "from" or "since" stands before the second, so that of a stretch only its beginning counts;
    `is_deadline`: whether the act is to come, so that of "by 31 March" the day counts.
    """

    announced: TimeExpression | None = None
    effective: TimeExpression | None = None
    is_open: bool = False
    is_deadline: bool = False

    @property
    def announced_on(self) -> str | None:
        """EDTF."""
        return self.announced.edtf if self.announced else None

    @property
    def effective_from(self) -> str | None:
        """EDTF of the day from which it holds; "from 1 November" is that day, not all time after it.

        Of what is to be done "by 31 March" it is that day.
        """
        return _start(self.effective.edtf, is_open=self.is_open or self.is_deadline) if self.effective else None


class Times:
    """The time expressions of one document on its parse."""

    def __init__(self, reading: Reading, annotations: Annotations, tree: Tree) -> None:
        self.tree = tree
        self.terms = Terms(tree)
        self.published = reading.document.published.edtf if reading.document.published else None
        self.placed: list[Placed] = []
        self.lengths: dict[int, tuple[int, str]] = {}
        for row in annotations.times:
            tokens = reading.within(row.start, row.end)
            if row.type == "DURATION" and (length := _LENGTH.fullmatch(row.value)):
                self.lengths[tokens.stop - 1] = int(length[1]), length[2]
            if row.edtf is None or row.type not in ("DATE", "TIME") or self._is_doubtful(row, tokens):
                continue
            if tokens and tree.lower[tokens.start] not in _NOW:
                first = next((i for i in tokens if tree.words[i].strip()), tokens.start)
                self.placed.append(self._placed(row, range(first, tokens.stop)))
        self.by_sentence: dict[int, list[Placed]] = {}
        for each in self.placed:
            self.by_sentence.setdefault(tree.first[each.tokens[0]], []).append(each)
        self.tokens = frozenset(i for each in self.placed for i in each.tokens)

    def _is_doubtful(self, row: TimeExpression, tokens: range) -> bool:
        """Whether it is the hour of another clock in brackets, or a bare weekday that a day's slip of the date of
        publication makes next week's: "on Thursday" in an account that is dated Wednesday."""
        tree, first = self.tree, tokens.start
        before = tree.lower[first - 1] if first else ""
        if row.type == "TIME" and before == "(":
            return True
        if not tokens or tree.lower[first] not in _WEEKDAYS or before in ("last", "past", "previous"):
            return False
        return len(tokens) == 1 and days_apart(row.edtf, self.published) == _SLIP

    def _placed(self, row: TimeExpression, tokens: range) -> Placed:
        tree = self.tree
        head = next((j for j in tokens if tree.head[j] not in tokens or tree.head[j] == j), tokens[0])
        i = self._torn_noun(tokens) or head
        before = tokens[0] - 1
        word = tree.lower[before] if before >= 0 else ""
        if row.type and tree.lower[tokens[0]] in _FROM | _UNTIL | {"on", "in", "at"}:
            word = tree.lower[tokens[0]]
        path: list[int] = []
        if (
            tree.dep[i] in ("compound", "nmod")
            and before >= 0
            and tree.dep[before] == "prep"
            and not tree.children[before]
        ):
            i = before  # "On Monday Keel closed it": the day was parsed as a part of the name
        for _ in range(_CLIMB):
            if i not in tokens:
                path.append(i)
                if tree.is_verb(i):
                    break
                if tree.dep[i] == "prep" and tree.tag[i] in ("IN", "TO"):
                    word = tree.lower[i] if not path[:-1] else word
            if tree.head[i] == i:
                break
            i = tree.head[i]
        behind = next((j for j in (tokens[-1] + 1, tokens[-1] + 2) if j < tree.n and tree.lower[j] != ","), tree.n)
        is_inside = bool(path) and tree.is_verb(path[-1]) and tree.dep[path[-1]] == "acl"
        is_torn = bool(path) and behind not in path and not tree.is_verb(path[0]) and not is_inside
        if behind < tree.n and tree.tag[behind] == "VBD" and is_torn:
            path = [behind]  # "the Compact on 1 May, decided": the date stands between a subject and its verb
        return Placed(row, tokens, word, tuple(path))

    def _torn_noun(self, tokens: range) -> int | None:
        """The noun that a date stands in, which goes on behind it: "the recognition, on Monday, of the state"."""
        tree = self.tree
        before, behind = tokens[0] - 1, tokens[-1] + 1
        while before > 0 and (tree.lower[before] == "," or tree.lower[before] in ("on", "in")):
            before -= 1
        while behind < tree.n and tree.lower[behind] == ",":
            behind += 1
        is_going_on = behind < tree.n and tree.lower[behind] == "of" and behind > tokens[-1] + 1
        return before if is_going_on and tree.tag[before] in ("NN", "NNS") else None

    def of(self, act: Act, standing: str, said: Sequence[TimeExpression]) -> tuple[Dates, ...]:
        """The dates of an act: one pair, or one for each of several days on which it was done.

        Args:
            act: the act.
            standing: how far it has gone.
            said: dates that its quotation gives for the saying.
        """
        near = self.by_sentence.get(self.tree.first[act.at], ())
        own = [each for each in near if self._is_of(each, act) and each.word not in _UNTIL]
        own = own or [each for each in near if self._is_when(each, act) or self._is_beside(each, act)]
        own = own or [each for each in near if self._is_shared(each, act)]
        sayers = self._sayers(act)
        told = (each for each in near if each not in own and not (each.row.edtf or "").startswith(".."))
        announced = next((each.row for each in told if sayers & set(each.path)), None)
        if (day := self._counted_back(act, near)) is not None and not own:
            return (Dates(day, day if standing == "in_force" else None),)
        if not self._is_before_said(act):
            announced = announced or next(iter(said), None)
        if announced is not None and self._is_future(announced):
            announced = None
        if (notice := self._term(act) or self._notice(act)) is not None and standing == "announced":
            announced = announced or next((each.row for each in near if not self._is_future(each.row)), None)
            return (Dates(announced, _moved(announced, *notice) if announced else None),)
        if standing != "in_force" and self.tree.lemma[act.at] in ("announce", "unveil"):
            day = next((each.row for each in own if not self._is_future(each.row)), None)
            return (Dates(announced or day, None),)
        if standing != "in_force":
            own += self._deadlines(act, near)
            effective = next((each.row for each in own if not self._is_past(each.row)), None)
            if effective is None and (last := self._membership(act)) is not None:
                return (Dates(announced, last, is_deadline=True),)
            if announced is None and effective is None:
                days = (each.row for each in own if each.word not in _FROM)
                announced = next((row for row in days if not (row.edtf or "").startswith("..")), None)
            is_present = self.tree.lower[act.at - 1] in _PRESENT
            if announced is None and effective is not None and is_present and not self._is_future(effective):
                announced = effective  # "we are imposing them today"
            return (Dates(announced, effective, self._is_open(own, effective), is_deadline=True),)
        coming = next((each.row for each in own if each.word in _FROM and not self._is_past(each.row)), None)
        if coming is not None:
            return (Dates(announced, coming, True),)
        done = [each.row for each in own]
        done = [row for row in done if row.type == "DATE"] or done  # "at 8 a.m. on Monday"
        is_signed = act.type.name == "declare_ceasefire" and self.tree.lemma[act.at] == "sign"
        is_said = self.tree.lemma[act.at] in _ONLY_SAID and act.type.name != "sign_agreement"
        if (is_signed or is_said) and not act.is_noun:
            return (Dates(announced or min(done, key=_width, default=None), None),)
        if self._is_effect(act):
            day = min(done, key=_width, default=None)
            return (Dates(announced, day, self._is_open(own, day)),)
        if len(done) > 1 and self._are_joined(own) and not overlap(done[0].edtf, done[1].edtf):
            return tuple(Dates(row, row) for row in done)
        if done:
            day = min(done, key=_width)
            return (Dates(announced or day, day, self._is_open(own, day)),)
        return (Dates(announced, None),)

    def _is_beside(self, each: Placed, act: Act) -> bool:
        """Whether a date is that of the verb which a participle goes along with: "left it last year, closing ..."."""
        tree, i = self.tree, act.at
        is_along = tree.tag[i] == "VBG" and tree.dep[i] == "advcl" and tree.lower[i - 1] == ","
        is_bare = is_along and tree.child(i, "aux", "mark", "nsubj") is None and tree.tag[tree.head[i]] == "VBD"
        return is_bare and each.path[-1:] == (tree.head[i],) and len(each.path) < 3 and each.word not in _FROM | _UNTIL

    def _is_shared(self, each: Placed, act: Act) -> bool:
        """Whether a date stands before the first of several verbs that one subject has: "on Monday Keel closed its
        embassy and recalled its envoy"."""
        tree, i = self.tree, act.at
        while (
            tree.dep[i] == "conj" and tree.is_verb(tree.head[i]) and tree.child(i, "nsubj", "nsubjpass", "aux") is None
        ):
            i = tree.head[i]
            if each.path[-1:] == (i,):
                is_one = tree.tag[i] == tree.tag[act.at] and each.word not in _FROM | _UNTIL
                return is_one and len(each.path) < 3 and each.tokens[0] < i
        return False

    def _term(self, act: Act) -> tuple[int, str] | None:
        """How long somebody has until it must be done: "gave Keel ten days to close it"."""
        if not self.terms.has_term(act.at):
            return None
        over = self.terms.above(act.at)
        near = (c for j in (over, act.at) for c in (*self.tree.children[j], self.tree.head[j]))
        return next((self.lengths[c] for c in near if c in self.lengths), None)

    def _is_when(self, each: Placed, act: Act) -> bool:
        """Whether a date stands in the clause that tells when it was done: "when the deal took effect on 3 May"."""
        tree = self.tree
        return any(
            tree.dep[c] == "advcl" and tree.tag[c] == "VBD" and each.path[-1:] == (c,) and tree.lower[d] == "when"
            for c in tree.children[act.at]
            for d in tree.children[c]
        )

    def _is_effect(self, act: Act) -> bool:
        """Whether the act only tells from when something holds ("the truce took effect"), not that it was decided."""
        verbs = ("enter", "come", "begin", "start") if act.type.name == "declare_ceasefire" else ("enter", "come")
        is_said = any(self.tree.lemma[c] == "effect" for c in self.tree.children[act.at])
        return is_said or (self.tree.lemma[act.at] in verbs and act.type.name != "join_organisation")

    def _counted_back(self, act: Act, near: Sequence[Placed]) -> TimeExpression | None:
        """The day of an act that another is told to follow: "on Thursday, two days after Norland expelled them"."""
        tree = self.tree
        if tree.dep[act.at] != "advcl" or not any(tree.lower[c] == "after" for c in tree.children[act.at]):
            return None
        length = next((self.lengths[c] for c in tree.children[act.at] if c in self.lengths), None)
        above: set[int] = set()
        i = act.at
        for _ in range(_CLIMB):
            i = tree.head[i]
            above.add(i)
        day = next((each.row for each in near if above.intersection(each.path[-1:]) and each.word not in _FROM), None)
        if length is None or day is None or length[1] not in "DW":
            return None
        return _moved(day, -length[0], length[1])

    def _notice(self, act: Act) -> tuple[int, str] | None:
        """How long a notice runs after which the act holds: "gave a year's notice of its withdrawal"."""
        i = act.at
        for _ in range(_NEAR):
            i = self.tree.head[i]
            for j in (i, *(c for c in self.tree.children[i] if self.tree.dep[c] == "dobj")):
                if self.tree.lemma[j] == "notice":
                    return next((self.lengths[c] for c in self.tree.children[j] if c in self.lengths), None)
        return None

    def _membership(self, act: Act) -> TimeExpression | None:
        """The day until which somebody who leaves "will remain a member", where the account gives one such day."""
        if act.type.name not in _EXITS:
            return None
        found: dict[str | None, TimeExpression] = {}
        for each in self.placed:
            verb = each.path[-1] if each.path else None
            if verb is None or each.word not in _UNTIL - {"after"} or self.tree.lemma[verb] not in _REMAINING:
                continue
            held = (c for c in self.tree.children[verb] if self.tree.dep[c] in ("attr", "acomp", "oprd"))
            is_coming = self.is_coming(_start(each.row.edtf, is_open=True))
            if is_coming and any(self.tree.lemma[c] in _MEMBERS for c in held):
                found.setdefault(each.row.edtf, each.row)
        return next(iter(found.values())) if len(found) == 1 else None

    def _deadlines(self, act: Act, near: Sequence[Placed]) -> list[Placed]:
        """The dates until which somebody is told to go: "gave them until Friday to leave"."""
        places = {act.at, self.tree.head[act.at]}
        if self.terms.has_term(act.at):
            places.add(self.terms.above(act.at))
        elif not act.pattern.is_order and not self.terms.is_obliged(act.at):
            return []
        return [each for each in near if each.word in ("until", "till", "by") and places.intersection(each.path[-1:])]

    def is_coming(self, edtf: str | None) -> bool:
        """Whether every day that a date may mean lies behind the day on which the account was published."""
        return bool(edtf and self.published) and is_before(self.published, edtf)

    def _is_open(self, own: Sequence[Placed], row: TimeExpression | None) -> bool:
        return any(each.row is row and each.word in _FROM for each in own)

    def _is_future(self, row: TimeExpression) -> bool:
        return self.is_coming(row.edtf)

    def _is_past(self, row: TimeExpression) -> bool:
        return bool(self.published) and is_before(row.edtf, self.published)

    def _is_of(self, each: Placed, act: Act) -> bool:
        """Whether a date belongs to the act's own clause."""
        if act.is_noun:
            above = self.tree.head[act.at]
            is_event = self.tree.dep[act.at] == "nsubj" and self.tree.lemma[above] in _HAPPENING
            if is_event and each.path[-1:] == (above,) and len(each.path) < 3:
                return True
            return act.at in each.path and not any(self.tree.lemma[i] in DECISIONS for i in each.path[:1])
        own = {act.at} if act.type.name in _MOVED else {act.at, act.object, act.target}
        head = next((j for j in each.tokens if self.tree.head[j] not in each.tokens), each.tokens[0])
        is_inside = self.tree.dep[head] in _INSIDE and act.type.name != "sign_agreement"  # "signed a 17 April accord"
        if is_inside and self.tree.head[head] in {act.object, act.target} - {act.subject}:
            return False  # "cancelled a June 12 summit"
        if act.type.name == "sign_agreement" and self.tree.dep[act.at] == "acl" and each.path[:1] == (act.object,):
            return self.tree.dep[head] in _INSIDE  # "a 17 April accord signed by Keel"
        nouns = [i for i in each.path if self.tree.tag[i].startswith("NN") and i not in own]
        return bool(each.path) and each.path[-1] == act.at and not nouns

    def _sayers(self, act: Act) -> set[int]:
        """The verbs and nouns above an act that say or decide it."""
        tree = self.tree
        found: set[int] = set()
        i = act.at
        for _ in range(_CLIMB):
            if self._is_broken_off(act.at, i):
                break
            if i != act.at and self.terms.has_term(act.at) and i == self.terms.above(act.at):
                found.add(i)
            if i != act.at and (
                (tree.is_verb(i) and tree.lemma[i] in DECIDING | REPORTING) or tree.lemma[i] in DECISIONS
            ):
                found.add(i)
                if tree.dep[i] == "dobj" and not tree.is_verb(i):
                    found.add(tree.head[i])  # "deposited notice of its withdrawal"
                if tree.dep[i] == "pcomp" and tree.lower[tree.head[i]] in ("in", "by"):
                    found.add(tree.head[tree.head[i]])  # "on Thursday followed Keel in announcing"
            if i != act.at or tree.dep[i] in ("advcl", "acl"):
                head = tree.head[i]
                if tree.dep[i] in ("advcl", "acl") and tree.is_verb(head):
                    found.update(
                        c
                        for c in tree.children[head]
                        if tree.lemma[c] in DECISIONS and tree.dep[c] in ("attr", "nsubj")
                    )
            if self._is_other_clause(i):
                break
            is_aside = tree.dep[i] in _ASIDE or (tree.dep[i] == "acl" and tree.lemma[tree.head[i]] not in DECISIONS)
            is_of_word = (
                tree.dep[i] == "pobj" and tree.lemma[tree.head[tree.head[i]]] in DECISIONS
            )  # "notice of its exit"
            if tree.head[i] == i or (is_aside and not is_of_word):
                break
            i = tree.head[i]
        for c in tree.children[act.at]:
            if tree.dep[c] in ("agent", "prep") and tree.lower[c] == "by":
                found.update(d for d in tree.children[c] if tree.lemma[d] in DECISIONS)
        return found

    def _is_other_clause(self, i: int) -> bool:
        """Whether a verb heads a clause of another time, or of another subject, than the one above it."""
        tree = self.tree
        if tree.dep[i] == "advcl":
            return any(tree.lower[c] in ("after", "since", "before") for c in tree.children[i])
        return tree.dep[i] == "conj" and tree.child(i, "nsubj", "nsubjpass") is not None

    def _is_before_said(self, act: Act) -> bool:
        """Whether an act stands in a clause of another time: the day of what is said with it is not its own."""
        i = act.at
        for _ in range(_CLIMB):
            if self._is_other_clause(i) and self.tree.dep[i] == "advcl":
                return True
            if self.tree.head[i] == i:
                break
            i = self.tree.head[i]
        return False

    def _is_broken_off(self, i: int, above: int) -> bool:
        """Whether a sentence ends between an act and a verb behind it, as where two sentences were parsed as one."""
        text = self.tree.text[self.tree.end[i] : self.tree.start[above]]
        return above > i and ("\n" in text or ". " in text)

    def _are_joined(self, own: Sequence[Placed]) -> bool:
        """Whether "and" or commas alone stand between the dates ("in 2015 and 2018")."""
        for one, other in pairwise(own):
            between = {self.tree.lower[i] for i in range(one.tokens[-1] + 1, other.tokens[0])}
            if not between or not between <= {"and", ",", "in", "on", "again"}:
                return False
        return True


def _moved(row: TimeExpression, count: int, unit: str) -> TimeExpression | None:
    """A time expression moved by days, weeks, months or years; None where it is no single day."""
    day, last = bounds(row.edtf)
    if day is None or day != last:
        return None
    if unit in "DW":
        day += timedelta(days=count * (7 if unit == "W" else 1))
    else:
        months = day.year * 12 + day.month - 1 + count * (12 if unit == "Y" else 1)
        year, month = months // 12, months % 12 + 1
        day = date(year, month, min(day.day, month_end(year, month).day))
    return replace(row, edtf=day.isoformat())


def _width(row: TimeExpression) -> int:
    """How many days a date leaves open."""
    first, last = bounds(row.edtf)
    return (last - first).days if first and last else _EVER


def _start(edtf: str | None, *, is_open: bool) -> str | None:
    """The day an interval begins, where its end is open or does not count."""
    if edtf is None or bounds(edtf) == (None, None):
        return None
    if is_open and edtf.startswith("../"):
        return edtf.removeprefix("../")
    if edtf.endswith("/..") or (is_open and not edtf.startswith("..")):
        return edtf.partition("/")[0]
    return edtf
