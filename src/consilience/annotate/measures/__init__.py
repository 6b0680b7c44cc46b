"""Measures: acts that change the system, with who takes them, on what, when they were announced and take effect.

In: a reading with its mentions, quotes, times, quantities, claims and institutions. Out: `MeasureMention` rows in text
order, one for each target of an act and each day on which it was done. What is denied, asked for, only wished or only
possible is no measure, and neither is what a firm or a club does.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from consilience.annotate.annotator import Annotator
from consilience.annotate.claims import LONGEST
from consilience.annotate.measures.acts import Act, Acts
from consilience.annotate.measures.dates import Dates, Times
from consilience.annotate.measures.headlines import restore
from consilience.annotate.measures.moods import DECISIONS
from consilience.annotate.measures.parties import Parties
from consilience.annotate.measures.phrases import Phrases
from consilience.annotate.measures.recipients import Recipients
from consilience.annotate.measures.regimes import completed
from consilience.annotate.measures.sizes import Sizes
from consilience.annotate.measures.standing import Standing, Standings
from consilience.annotate.measures.takers import Takers
from consilience.annotate.measures.wordings import Wordings
from consilience.annotate.quotes.tree import Tree
from consilience.annotate.reading import Reading
from consilience.model import (
    Annotations,
    Claim,
    MeasureMention,
    Party,
    Quote,
    TimeExpression,
)
from consilience.model.system import MeasureStatus
from consilience.text.acts import act_of_verb
from consilience.text.countries import country_of
from consilience.text.institution_kinds import kinds
from consilience.text.measure_types import DENIED, NOTHING, MeasureType, measure_types
from consilience.text.word_sets import word_set

ORIGIN: Final = "measures.rules@1"
_NARRATOR: Final = "narrator"
_THREAT: Final = "threaten_countermeasures"
_CHANNEL: Final = "redirect_channel"
_EXEMPTION: Final = "exempt"
"""What a government says is exempt it exempts itself."""
_NOTIFYING: Final = frozenset({"notify", "trigger", "invoke"})
"""Verbs that tell of what is only announced: a withdrawal takes effect when its notice has run out."""
_AGREED: Final = "agree_to_meet"
"""The type of what is agreed and still to come."""
_JOINT: Final = word_set(
    """
    declare_ceasefire exchange_prisoners sign_agreement start_talks resume_talks agree_to_meet establish_body
    restore_hotline establish_relations
    """
)
"""Types of what two sides do together."""
_MEMBERSHIP: Final = "membership"
"""The kind of institution that is a tie to an organisation."""
_NAMED: Final = {
    "state": frozenset({"@country", "@place", "@name"}),
    "place": frozenset({"@place", "@name"}),
    "organisation": frozenset({"@name", "@body"}),
}
"""The classes of words that name a state, a place or an organisation."""
_OF_THINGS: Final = frozenset({"trade", "travel", "border", "body"})
"""Ladders of acts whose subject is what may no longer pass or meet, and not who decides it."""
_PROGRAMME: Final = "programme"
_NOMINAL: Final = " | noun"


def measures(reading: Reading, annotations: Annotations) -> Sequence[MeasureMention]:
    """The measures of a document, in text order."""
    tree = reading.tree
    restore(tree, measure_types().verbs)
    write = _Rows(reading, annotations, tree)
    rows: list[MeasureMention] = []
    present: set[str] = set()
    told: set[int] = set()
    for act in Acts(tree, write.phrases, measure_types()).all():
        is_ceased = act.pattern.manner == "over" and tree.dep[act.at] == "xcomp"
        if act.type.name != NOTHING and not (is_ceased and tree.head[act.at] in told):
            found = tuple(write.rows(act, rows))
            rows.extend(found)
            told.update((act.at,) if found else ())
            if tree.tag[act.at] in ("VBZ", "VBP") and tree.child(act.at, "aux", "auxpass") is None:
                present.update(row.id for row in found)
    rows = list(completed(rows))
    return tuple(_told_on(row, rows) if row.id in present else _told_before(row, rows) for row in rows)


def _told_on(row: MeasureMention, rows: Sequence[MeasureMention]) -> MeasureMention:
    """A headline ("Norland closes its embassy") says no less than the account below it that tells the act as done."""
    if row.status != "announced":
        return row
    for other in rows:
        is_same = other.status == "in_force" and measure_types().is_same_act(row.type, other.type)
        if is_same and other is not row and _is_of_one(row, other):
            return replace(row, status="in_force", announced_on=other.announced_on, effective_from=other.effective_from)
    return row


def _is_of_one(row: MeasureMention, other: MeasureMention) -> bool:
    """Whether two rows of one type are of one side, and nothing says that they change different things."""
    if row.by is None or other.by is None:
        return False
    is_same_chain = row.by.chain is not None and row.by.chain == other.by.chain
    is_same_side = is_same_chain or (row.by.country is not None and row.by.country == other.by.country)
    are_two = None not in (row.target_chain, other.target_chain) and row.target_chain != other.target_chain
    return is_same_side and not are_two


def _told_before(row: MeasureMention, rows: Sequence[MeasureMention]) -> MeasureMention:
    """A noun for an act ("the suspension") says no more of how far it has gone than the verbs of the same account."""
    if row.status != "in_force" or not row.rule.endswith(_NOMINAL) or row.target_chain is None:
        return row
    verbs = [
        other.status
        for other in rows
        if other.type == row.type and other.target_chain == row.target_chain and not other.rule.endswith(_NOMINAL)
    ]
    if not verbs or "in_force" in verbs:
        return row
    return replace(row, status="announced" if set(verbs) - {"threatened"} else "threatened")


class _Rows:
    """Rows from acts: what the other layers of the document add to them."""

    def __init__(self, reading: Reading, annotations: Annotations, tree: Tree) -> None:
        self.reading = reading
        self.tree = tree
        self.times = Times(reading, annotations, tree)
        self.phrases = Phrases(tree, self._classes(annotations), self.times.tokens)
        self.wordings = Wordings(reading, self.phrases, annotations.institutions)
        self.parties = Parties(reading, annotations, tree)
        self.takers = Takers(tree, self.phrases, self.parties)
        self.recipients = Recipients(tree, self.phrases, self.parties)
        self.sizes = Sizes(reading, annotations, tree, self.phrases)
        self.standings = Standings(tree, self.phrases)
        self.claims = sorted(annotations.claims, key=lambda row: row.evidence[0].start)
        self._starts = [row.evidence[0].start for row in self.claims]
        self.quotes = {row.id: row for row in annotations.quotes}
        self.all_times = annotations.times

    def _classes(self, annotations: Annotations) -> dict[int, frozenset[str]]:
        """The classes of the last word and the head of each name of a side, an institution or a place."""
        found: dict[int, frozenset[str]] = {}
        for mention in annotations.mentions:
            if mention.kind in _NAMED and mention.form in ("name", "acronym", "metonym"):
                tokens = self.reading.within(mention.start, mention.end)
                found[tokens.stop - 1] = _NAMED[mention.kind]
                if mention.kind == "organisation":  # "the League of Coast States", the head of which is the league
                    heads = (i for i in tokens if self.tree.head[i] not in tokens)
                    found.update({i: _NAMED[mention.kind] for i in heads if self.tree.tag[i].startswith("NN")})
        for i in range(self.tree.n):
            if self.tree.tag[i] == "NNPS" and country_of(self.tree.words[i]):
                found[i] = frozenset({"@nationals"})
        for row in annotations.institutions:
            if row.kind == _MEMBERSHIP:
                continue  # its words are those of the organisation
            tokens = self.reading.within(row.start, row.end)
            kind = kinds().by_name.get(row.kind)
            name = frozenset({"@post"} if kind is not None and kind.is_post else {"@institution"})
            for i in tokens:
                if self.tree.tag[i].startswith("NN") and self.tree.head[i] not in tokens:
                    found[i] = name
        return found

    def rows(self, act: Act, before: Sequence[MeasureMention]) -> Iterator[MeasureMention]:
        """The rows of one act: none where it is no measure, several where it was done on several days."""
        claim = self._claim(act)
        is_told = claim is None or self._is_aside(act, claim) or self._is_deed(act, claim)
        voice = _NARRATOR if claim is None or is_told else claim.voice
        is_reported = voice != _NARRATOR or self._is_reported(act)
        is_channel = act.type.name == _CHANNEL
        standing = self.standings.of(act, is_reported=is_reported, is_free=is_channel)
        is_plain = act.pattern.manner in (None, "order") and standing != "denied"
        if claim is not None and is_plain and self._is_negative(claim, act):
            return
        if standing == "in_force" and act.pattern.manner == "over" and voice != _NARRATOR and self._is_bound(act.at):
            standing = "announced"  # that a side is bound no more is what somebody claims
        if standing is None:
            return
        quote = self.quotes.get(claim.quote_id or "") if claim else None
        if standing == "in_force" and (self.tree.lemma[act.at] in _NOTIFYING or act.type.name == _AGREED):
            standing = "announced"
        elif standing == "announced" and self._is_running(act.at):
            standing = "in_force"
        by, co_by, on = self._sides(act, voice, quote)
        if act.type.name == _THREAT:
            by = by or self.parties.speaker(quote)
            is_threat = standing != "in_force" and self.standings.is_vowed(act.at)
            if self.tree.lemma[act.at] == "go" and act.pattern.subject:  # "the whole embassy will go if ..."
                is_threat = is_threat and self.standings.has_condition(act.at)
            if not is_threat or by is None or not self.parties.is_known(by):
                return
            standing = "threatened"
            act = act if act.pattern.subject else replace(act, target=None)
        if standing == "possible" and (by is None or not self.parties.is_said_by(by, voice)):
            return
        if by is not None and self.parties.is_unnamed(by):
            by = self.takers.meant(act, by) or self.takers.antecedents.owner(by)
        if act.type.name == "start_talks" and by is not None and on is None and self.parties.is_organisation(by):
            return  # its own session
        is_political = standing == "denied" or self._is_political(act, by, on)
        if not is_political or (act.pattern.is_order and not act.type.is_of_owner and self.takers.is_own(act)):
            return
        is_told = any(True for _ in self.recipients.told(act))
        if by is None and not is_channel and not is_told and (act.type.status is not None or act.type.event is None):
            on = None  # whose the institution is says nothing of whom it is done to
        act = replace(act, type=self._type(act, by))
        number = len(before)
        for dates in self.times.of(act, standing, self._said(quote)):
            id_ = f"{self.reading.document.id}/measure-{number + 1}"
            row, target = self._row(act, standing, dates, claim), self.wordings.target(act, on)
            row = replace(row, id=id_, voice=voice, by=by, co_by=co_by, on=on, target=target)
            yield self._continued(row, before)
            number += 1

    def _row(self, act: Act, standing: Standing, dates: Dates, claim: Claim | None) -> MeasureMention:
        tree, reading = self.tree, self.reading
        head = reading.span(*tree.chars(act.at, act.at))
        condition = self.standings.condition(act.at)
        return MeasureMention(
            id="",
            document_id=reading.document.id,
            start=head.start,
            end=head.end,
            type=act.type.name,
            reported_as=self.wordings.word(act),
            status=self._status(standing, dates),
            rule=act.rule + (DENIED if standing == "denied" else _NOMINAL if act.is_noun else ""),
            evidence=self.wordings.evidence(act, claim, dates),
            target_chain=self.wordings.chain(act),
            announced_on=dates.announced_on,
            announced_time_id=dates.announced.id if dates.announced else None,
            effective_from=dates.effective_from,
            effective_time_id=dates.effective.id if dates.effective else None,
            size=self.sizes.of(act),
            condition=reading.span(*tree.chars(tree.left[condition], tree.right[condition]))
            if condition is not None
            else None,
            quote_id=claim.quote_id if claim else None,
            event=act.type.event,
            mode=act.type.mode,
            cameo=act.type.cameo,
            origin=ORIGIN,
        )

    def _status(self, standing: Standing, dates: Dates) -> MeasureStatus:
        """ "Scheduled" is announced, or told as done, with a date that is still to come."""
        if standing == "possible":
            return "threatened"
        if standing == "denied":
            return "not_realised"
        is_coming = self.times.is_coming(dates.effective_from)
        return "scheduled" if is_coming and standing != "threatened" else standing

    def _sides(self, act: Act, voice: str, quote: Quote | None) -> tuple[Party | None, tuple[Party, ...], Party | None]:
        """Who takes the measure, who with them, and against whom; of a way to talk, who opens it and for whom."""
        by, co_by = self.takers.by(act, voice)
        if act.type.name == _CHANNEL:
            return self.parties.speaker(quote), (), by
        if by is not None and quote is not None and quote.kind == "indirect" and self._is_ours(by):
            return None, (), self.recipients.on(act, None)  # "Keel complained that we had cut it": the writer's "we"
        if by is None and act.pattern.manner == "over":
            is_thing = act.type.ladder in _OF_THINGS
            bound = (i for i in self._bound(act.at) if not (is_thing and i in (act.target, act.subject)))
            by = next((party for i in bound if (party := self.parties.party(i)) is not None), None)
        if by is None:
            by = self.takers.owner(act) if act.type.is_of_owner else self.takers.keeper(act)
        if by is None and act.type.name == _EXEMPTION:
            speaker = self.parties.speaker(quote)
            by = speaker if speaker is not None and speaker.country and speaker.sector == "GOV" else None
        if by is None and act.type.name in _JOINT and (both := self._between(act)):
            return both[0], both[1:], None
        on = None if by is None and self._between(act) else self.recipients.on(act, by, co_by)
        return by, tuple(party for party in co_by if on is None or not self.parties.is_same(party, on)), on

    def _between(self, act: Act) -> tuple[Party, ...]:
        """The sides that the words for what changes name together: "the truce between Norland and Keel"."""
        for head in (act.target, act.object, None if act.is_noun else act.at):
            for i in self.phrases.behind(head, frozenset(("between",))) if head is not None else ():
                heads = (self.parties.party(j, is_exact=True) for j in self.phrases.heads(i))
                sides = tuple(party for party in heads if party is not None and self.parties.is_side(party))
                if len(sides) > 1:
                    return sides
        return ()

    def _is_ours(self, party: Party) -> bool:
        """Whether "we" stands for a party."""
        return self.parties.is_ours(self.reading.within(party.start, party.end).start)

    def _is_political(self, act: Act, by: Party | None, on: Party | None) -> bool:
        """Whether the words of a measure are such as only states use, or a side that acts among states is named."""
        if by is not None and self.parties.is_private(by):
            return False
        if self._is_any_body(act) and (by is None or not self.parties.is_state(by)):
            return False
        owner = self.takers.owner(act) if act.type.ladder == _PROGRAMME and by is not None else None
        if owner is not None and not self.parties.is_same(owner, by):
            return False  # "a decision to end the programme of Keel": a demand
        if by is not None and not self.parties.is_known(by):
            is_person = self.parties.kinds.get(by.chain or "") == "person"
            if act.pattern.is_loose:
                is_foreign = on is not None and on.country is not None and act.type.event == "SANCTION"
                return on is not None and (self.parties.is_body(by) or (is_person and is_foreign))
            return is_person or on is not None or self.parties.is_body(by)
        if by is not None or not act.pattern.is_loose or self.takers.has_sides(act):
            return True
        if act.type.name != _CHANNEL and self.takers.is_somebody_else(act):
            return False
        if on is not None or self.recipients.touches_known(act) or self.wordings.chain(act) is not None:
            return True
        return act.type.name != _CHANNEL and self.recipients.leads_to_known(act)

    def _is_any_body(self, act: Act) -> bool:
        """Whether the pattern holds only since some name stands there: people leave clubs, states leave unions."""
        if act.target is None or act.object == act.target:
            wanted = act.pattern.object
        else:
            wanted = frozenset().union(*(words for _, words in act.pattern.links))
        if act.target is None or "@body" not in wanted:
            return False
        return self.phrases.words(act.target) & wanted <= {"@body"}

    def _type(self, act: Act, by: Party | None) -> MeasureType:
        other = act.type.by_organisation
        if other and by is not None and self.parties.is_organisation(by):
            return measure_types().types[other]
        return act.type

    def _continued(self, row: MeasureMention, before: Sequence[MeasureMention]) -> MeasureMention:
        """What a speaker who goes on leaves out: the day of the saying, and who takes the next measure."""
        mine = [other for other in before if other.voice == row.voice != _NARRATOR]
        if not mine or row.status not in ("announced", "scheduled"):
            return row
        last = mine[-1]
        between = self.reading.document.text[last.evidence.end : row.evidence.start]
        is_next = "\n\n" not in between or row.quote_id == last.quote_id
        again = (
            other for other in mine if other.type == row.type and other.target_chain == row.target_chain is not None
        )
        same = next((other for other in again if other.announced_on), last if is_next else None)
        if row.announced_on is None and same is not None:
            row = replace(row, announced_on=same.announced_on, announced_time_id=same.announced_time_id)
        country = self.parties.codes.get(row.voice, (None, None))[0]
        if row.by is None and is_next and last.by is not None and last.by.country == country is not None:
            row = replace(row, by=last.by, on=row.on or last.on)
        return row

    def _said(self, quote: Quote | None) -> list[TimeExpression]:
        if quote is None or quote.said_on is None:
            return []
        span = quote.said_on
        return [row for row in self.all_times if row.start < span.end and span.start < row.end and row.edtf]

    def _is_negative(self, claim: Claim, act: Act) -> bool:
        return claim.polarity == "negative" and claim.predicate == self.tree.lemma[act.at]

    def _is_aside(self, act: Act, claim: Claim) -> bool:
        """Whether an act stands in what the narrator adds to what somebody is told to say: in a clause behind a comma
        (", which Norland left"), behind what he vows ("vowed to leave after Keel joined") or in what he speaks of
        ("dismissed the emergency declared by Keel")."""
        quote = self.quotes.get(claim.quote_id or "")
        if claim.voice == _NARRATOR or (quote is not None and quote.kind != "indirect"):
            return False
        tree, i = self.tree, act.at
        if tree.dep[i] == "xcomp" and tree.tag[i] == "VBD":
            return True  # "slammed shut the border": no saying
        for _ in range(8):
            above = tree.head[i]
            if above == i:
                return False
            if tree.dep[i] == "relcl" and tree.left[i] and tree.lower[tree.left[i] - 1] == ",":
                return True
            if tree.dep[i] == "advcl" and tree.tag[i] != "VBG":
                is_to_come = any(tree.lower[c] in ("to", "will", "would") for c in tree.children[above])
                is_done = any(tree.lower[c] in ("after", "since") for c in tree.children[i])
                if is_to_come and is_done and tree.dep[above] == "xcomp":
                    return True
            if tree.dep[i] == "acl" and tree.tag[i] == "VBN" and tree.dep[above] == "dobj":
                verb = tree.head[above]
                return tree.head[verb] == verb and tree.child(verb, "ccomp", "xcomp") is None
            if tree.dep[i] in ("ccomp", "ROOT"):
                return False
            i = above
        return False

    def _is_deed(self, act: Act, claim: Claim) -> bool:
        """Whether a word that judges is the act itself, which the narrator tells ("denied him a visa")."""
        lemma = self.tree.lemma[act.at]
        is_judging = claim.predicate == lemma and act_of_verb(lemma) == "deny"
        return is_judging and claim.quote_id is None and not self._is_reported(act)

    def _is_bound(self, i: int) -> bool:
        """Whether a passive tells what binds somebody, and not what he does."""
        return self.tree.child(i, "auxpass") is not None

    def _bound(self, i: int) -> Iterator[int]:
        """The subject of a passive verb, or of the one above it: who "is no longer bound" by something."""
        for j in (i, self.tree.head[i]):
            subjects = (c for c in self.tree.children[j] if self.tree.dep[c] in ("nsubjpass", "nsubj"))
            yield from (c for c in subjects if not self.tree.lower[c].endswith(("self", "selves")))

    def _is_running(self, i: int) -> bool:
        """Whether the present tense tells how things are: "the hotline works again", "the talks are off"."""
        tree = self.tree
        is_present = tree.tag[i] in ("VBZ", "VBP") and tree.child(i, "aux") is None
        return is_present and tree.lemma[i] in ("work", "be", "stay", "remain")

    def _is_reported(self, act: Act) -> bool:
        """Whether a verb of saying stands over the act ("announced that it would close")."""
        i = act.at
        for _ in range(4):
            if self.tree.dep[i] == "ccomp":
                return True
            if self.tree.dep[i] == "acl" and self.tree.lemma[self.tree.head[i]] in DECISIONS:
                return True
            if self.tree.head[i] == i or self.tree.dep[i] not in ("xcomp", "conj", "advcl"):
                return False
            i = self.tree.head[i]
        return False

    def _claim(self, act: Act) -> Claim | None:
        """The narrowest claim whose words hold the act; that of the act's own clause first."""
        head = self.reading.span(*self.tree.chars(act.at, act.at))
        found: list[Claim] = []
        for k in range(bisect_right(self._starts, head.start) - 1, -1, -1):
            claim = self.claims[k]
            if head.start - claim.evidence[0].start > LONGEST:
                break
            if head.end <= claim.evidence[0].end:
                found.append(claim)
        lemma = self.tree.lemma[act.at]
        return min(
            found,
            key=lambda row: (row.predicate != lemma, row.evidence[0].end - row.evidence[0].start),
            default=None,
        )


ANNOTATOR: Final = Annotator(
    ORIGIN, "measures", measures, frozenset({"mentions", "quotes", "times", "quantities", "claims", "institutions"})
)
