"""How far a clause says that a measure has gone: done, announced, threatened; or that it is none."""

from __future__ import annotations

from typing import Final, Literal

from consilience.annotate.measures.acts import Act
from consilience.annotate.measures.denials import Denials
from consilience.annotate.measures.manners import Manners
from consilience.annotate.measures.moods import (
    CAUSING,
    DECIDING,
    DECISIONS,
    DOING,
    IDLE,
    ORDERING,
    SAYING_SO,
    STATES,
    SUPPOSING,
    THREATS,
)
from consilience.annotate.measures.phrases import Phrases
from consilience.annotate.quotes.tree import Tree
from consilience.text.measure_types import measure_types
from consilience.text.word_sets import word_set

Standing = Literal["in_force", "announced", "threatened", "possible", "not_realised", "denied"]
"""How far an act has gone; "possible" is one that somebody could take under a condition: a threat if it is theirs;
"not_realised" one that needs two sides and that the other one refuses; "denied" one of which it is told that nobody has
done it."""

_ROUTINE: Final = word_set("holiday weekend night christmas easter eid ramadan lunch renovation repair refurbishment")
"""What places close for that are to open again as always."""
_WEEKDAYS: Final = word_set("mondays tuesdays wednesdays thursdays fridays saturdays sundays")
_MAYBE: Final = frozenset(["may", "might", "could", "can", "ca"])
_HEDGES: Final = frozenset({"probably", "possibly", "perhaps", "maybe", "likely", "presumably", "conceivably"})
_WILL: Final = frozenset(["will", "shall", "'ll", "’ll", "wo", "must"])
_BACKGROUND: Final = word_set("after despite since following by with in upon through")
"""Prepositions under which a gerund or a noun tells what has been done."""
_MEANS: Final = frozenset({"by", "with", "in", "through", "upon"})
"""Prepositions whose gerund tells how something else is done: it is as real as that."""
_AWAY: Final = frozenset({"without", "against", "before", "if", "until", "towards", "toward"})
_TOPIC: Final = frozenset({"for", "about", "on", "over"})
"""Prepositions under a noun that only name what it is about: "a deadline for the withdrawal"."""
_REPLIES: Final = word_set("response reaction retaliation answer reprisal opposition addition reply")
_NOT_YET: Final = frozenset({"until", "once", "when", "till", "whenever", "before"})
_AWAITING: Final = frozenset({"once", "when", "until", "before"})
_SET: Final = frozenset({"set", "due", "bound", "poised"})
_OPEN: Final = word_set(
    "possible potential proposed threatened likely further future eventual immediate any no partial"
)
_COMING: Final = word_set("planned announced upcoming imminent forthcoming scheduled")
_DEFINITE: Final = frozenset(["the", "this", "that", "these", "those"])
_DEPTH: Final = 5
_VOTING: Final = word_set("vote")
_LEGISLATORS: Final = word_set(
    """
    deputy lawmaker mp legislator parliamentarian senator parliament assembly legislature senate congress house chamber
    representative member committee
    """
)
_OF_GOVERNMENTS: Final = frozenset({"removal", "recall", "operations", "relations", "restoration", "size"})
"""Ladders of acts that governments do, whatever a parliament votes for: foreign relations are theirs (Vienna Convention
on Diplomatic Relations of 1961, arts. 2, 9 and 41)."""
_WELCOME: Final = frozenset({"SUPPORT", "AGREE", "CONSULT", "AID", "COOPERATE", "YIELD"})
"""Events that nobody threatens with: under a condition they are offered, and no measure."""
_ACCEPTING: Final = frozenset({"accept", "agree"})
_REFUSING: Final = word_set("reject refuse rebuff spurn decline dismiss")
_OFFERED: Final = word_set("proposal offer plan deal initiative it terms term idea")
_REVIVING: Final = word_set(
    "resume restore revive reinstate reestablish re-establish rebuild salvage resurrect resuscitate"
)
"""Verbs for what no longer holds: "efforts to resume a truce that was agreed in May"."""
_VOWING: Final = word_set("vow pledge promise swear")
_FUTURE: Final = frozenset({"will", "would", "shall", "'ll", "’ll", "wo"})
_AFTER: Final = 80
"""Tokens behind an act among which the other side refuses it: two sentences."""


class Standings:
    """Reads the standing of the acts of a parse."""

    def __init__(self, tree: Tree, phrases: Phrases) -> None:
        self.tree = tree
        self.phrases = phrases
        self.manners = Manners(tree)
        self.denials = Denials(tree)

    def of(self, act: Act, *, is_reported: bool, is_free: bool) -> Standing | None:
        """How far the act has gone; None where it is asked, wished, only possible, or will not be done.

        Args:
            act: the act.
            is_reported: whether somebody is said to say it, so that "would" is a future told in the past.
            is_free: whether "can" and "should" tell the act itself, as where a way to talk is opened.
        """
        tree = self.tree
        if tree.text[tree.start[tree.last[act.at]] : tree.end[tree.last[act.at]]].strip().endswith("?"):
            return None
        if self._is_routine(act.at):
            return None
        if act.pattern.manner in (None, "order") and self.denials.is_denied(act):
            return "denied"
        if act.pattern.is_order:
            return self._ordered(act.at)
        if act.pattern.manner is not None:
            return self.manners.standing(act.at, act.pattern.manner)
        if tree.dep[act.at] == "acomp":
            return self._state(act.at)
        if act.is_noun:
            return self._noun(act.at)
        standing = self._verb(act.at, is_reported, is_free)
        is_void = self._is_revived(act.at) or self._is_only_voted(act) or self.denials.is_description(act)
        if standing is None or is_void or (standing == "announced" and self.denials.is_taken_back(act)):
            return None
        if act.type.event in _WELCOME and not is_free and standing in ("threatened", "possible"):
            return "threatened" if self._is_threat(act.at) else None
        if standing == "in_force" and self._is_one_sided(act):
            return "not_realised" if self._is_refused(act) else "announced"
        if standing == "in_force" and is_reported and self.denials.is_questioned(act):
            return "announced"  # "it had captured a soldier": its word alone
        # who announces sanctions has said so, and what account tells that they hold?
        is_said = tree.lemma[act.at] in SAYING_SO or act.pattern.particle in ("shut", "closed")  # "ordered it shut"
        is_said |= tree.lemma[act.at] == "agree" and act.type.event == "SANCTION"
        return "announced" if standing == "in_force" and is_said else standing

    def _is_revived(self, i: int) -> bool:
        """Whether a clause tells of what others try to bring back: it no longer holds."""
        tree = self.tree
        noun = tree.head[i]
        is_clause = tree.dep[i] in ("relcl", "acl") and tree.dep[noun] in ("dobj", "nsubjpass")
        return is_clause and tree.lemma[tree.head[noun]] in _REVIVING

    def _is_only_voted(self, act: Act) -> bool:
        """Whether legislators vote for what only a government does: they ask for it."""
        tree, i = self.tree, act.at
        if act.type.ladder not in _OF_GOVERNMENTS:
            return False
        for _ in range(_DEPTH):
            if tree.lemma[i] in _VOTING and tree.is_verb(i):
                subject = tree.child(i, "nsubj")
                return subject is not None and (tree.lemma[subject] in _LEGISLATORS or tree.lower[subject] == "mps")
            if tree.dep[i] not in ("xcomp", "conj", "ccomp") or tree.head[i] == i:
                return False
            i = tree.head[i]
        return False

    def _is_threat(self, i: int) -> bool:
        """Whether a word for a threat stands over an act."""
        tree = self.tree
        for _ in range(_DEPTH):
            if tree.head[i] == i:
                return False
            i = tree.head[i]
            if tree.lemma[i] in THREATS:
                return True
        return False

    def is_vowed(self, i: int) -> bool:
        """Whether an act is told as what somebody will do: by "will", by a vow, or under a condition."""
        tree = self.tree
        forms = {tree.lower[c] for c in tree.children[i] if tree.dep[c] in ("aux", "neg")}
        if forms & _FUTURE or (self.has_condition(i) and tree.tag[i] == "VB"):
            return True
        return tree.dep[i] == "xcomp" and tree.lemma[tree.head[i]] in _VOWING | THREATS

    def _is_one_sided(self, act: Act) -> bool:
        """Whether one side alone accepts what needs two: "the cabinet accepted the truce"."""
        tree, i = self.tree, act.at
        if act.type.name != "declare_ceasefire" or tree.lemma[i] not in _ACCEPTING:
            return False
        agents = [d for c in tree.children[i] if tree.dep[c] == "agent" for d in tree.children[c]]
        takers = agents or [c for c in tree.children[i] if tree.dep[c] == "nsubj"]
        if not takers or tree.child(takers[0], "conj") is not None or tree.tag[takers[0]] in ("NNS", "NNPS", "PRP"):
            return False
        return not any(tree.lower[c] in ("with", "between") for c in tree.children[i] if tree.dep[c] == "prep")

    def _is_refused(self, act: Act) -> bool:
        """Whether the two sentences behind an act tell that somebody refuses it."""
        tree = self.tree
        end = tree.last[act.at] + 1
        for i in range(end, min(end + _AFTER, tree.n)):
            if tree.lemma[i] in _REFUSING and tree.tag[i] in ("VBD", "VBN") and not self._is_denied(i):
                about = [c for c in tree.children[i] if tree.dep[c] in ("dobj", "nsubjpass")]
                words = frozenset({form for c in about for form in self.phrases.words(c)})
                if words & (_OFFERED | measure_types().classes["@ceasefire"]):
                    return True
        return False

    def has_condition(self, i: int) -> bool:
        """Whether "if" or "unless" stands over or beside a verb."""
        return self.condition(i) is not None

    def condition(self, i: int) -> int | None:
        """The head of the clause or phrase under which the act holds, or None."""
        tree = self.tree
        for _ in range(2):
            for c in tree.children[i]:
                marks = {tree.lower[d] for d in tree.children[c] if d <= c}
                if tree.dep[c] == "advcl" and marks & {"if", "unless", "provided"}:
                    return c
                if tree.dep[c] == "prep" and tree.lower[c] == "in":
                    for d in tree.children[c]:
                        if tree.lemma[d] in ("case", "emergency", "event"):
                            return c
            if tree.dep[i] not in ("xcomp", "ccomp"):
                return None
            i = tree.head[i]
        return None

    def _verb(self, i: int, is_reported: bool, is_free: bool, depth: int = 0) -> Standing | None:
        tree = self.tree
        if depth > _DEPTH or self._is_denied(i) or self._is_supposed(i) or self._is_instead(i):
            return None
        forms = [tree.lower[c] for c in tree.children[i] if tree.dep[c] in ("aux", "auxpass")]
        if any(tree.lower[c] in _HEDGES for c in tree.children[i] if tree.dep[c] == "advmod"):
            return None
        if any(form in _MAYBE or form in ("should", "ought") for form in forms):
            is_threat = is_reported and not is_free and bool({"could", "may", "might"} & set(forms))
            return "announced" if is_free else "possible" if is_threat and self.has_condition(i) else None
        if any(form in _WILL for form in forms):
            return "announced" if is_free else self._announced(i)
        if "would" in forms or "'d" in forms:
            return self._announced(i) if is_reported or self._is_dated(i) else None
        tag = tree.tag[i]
        if tag == "VBN" and tree.lemma[i] in STATES and forms[-1:] in (["is"], ["are"]):
            return self._told(i)
        if "to" in forms or (tag == "VB" and tree.dep[i] in ("xcomp", "ccomp", "acl", "advcl", "conj", "relcl")):
            return self._under(i, is_reported, is_free, depth)
        if tree.dep[i] == "conj" and not forms and tree.child(i, "nsubj", "nsubjpass") is None:
            head = tree.head[i]
            if tree.tag[head] == tag or (tag in ("VB", "VBN") and tree.is_verb(head)):
                return self._verb(head, is_reported, is_free, depth + 1)
        if tag == "VBG" and not forms:
            return self._gerund(i, is_reported, is_free, depth)
        if {"have", "has", "had", "having", "'ve", "’ve", "was", "were", "been"} & set(forms):
            return "announced" if tag == "VBG" else self._told(i)
        if tag == "VBD" or (tag == "VBN" and not forms):
            return self._told(i)
        is_order = tag == "VB" and not forms and tree.child(i, "nsubj", "nsubjpass") is None
        return self._announced(i) if tag in ("VBZ", "VBP", "VBN", "VBG", "VB") and not is_order else None

    def _is_dated(self, i: int) -> bool:
        """Whether a day is named from which or on which it is to be done: "would close as of 1 July" reports a decision
        even where nobody is named who says so."""
        tree = self.tree
        verbs = (i, *(c for c in tree.children[i] if tree.dep[c] == "xcomp"))
        behind = [d for j in verbs for c in tree.children[j] if tree.dep[c] == "prep" for d in (c, *tree.children[c])]
        days = (d for c in behind if tree.lower[c] in ("from", "on", "of", "by") for d in tree.children[c])
        return any(d in self.phrases.time_tokens for d in days) and not self.has_condition(i)

    def _is_routine(self, i: int) -> bool:
        """Whether something closes for a holiday or on certain days of the week."""
        tree = self.tree
        for c in tree.children[i]:
            if tree.dep[c] == "prep" and tree.lower[c] in ("for", "on", "at", "during", "over"):
                for d in tree.children[c]:
                    words = {tree.lower[d], tree.lemma[d], *(tree.lower[e] for e in tree.children[d])}
                    if words & _ROUTINE or words & _WEEKDAYS:
                        return True
        return False

    def _is_instead(self, i: int) -> bool:
        """Whether it is what is not done: "closed rather than transferred"."""
        tree = self.tree
        head = tree.head[i]
        return tree.dep[i] == "conj" and any(
            tree.lower[c] in ("than", "not") and head < c < i and tree.dep[c] in ("cc", "neg", "preconj")
            for c in (*tree.children[head], *tree.children[i])
        )

    def _ordered(self, i: int) -> Standing | None:
        """What somebody is told to do: "must leave", "were asked to leave", "gave them until Friday to leave"."""
        tree = self.tree
        if self._is_denied(i) or self._is_supposed(i):
            return None
        above = self.phrases.terms.above(i)
        forms = {tree.lower[c] for c in tree.children[i] if tree.dep[c] == "aux"}
        if forms & {"must", "shall", "should"} or (tree.lemma[above] == "have" and tree.dep[i] == "xcomp"):
            return None if self._is_idle_above(i) or self._is_denied(above) else self._announced(i)
        if "to" not in forms or tree.lemma[above] not in ORDERING or above == i:
            return None
        is_told = tree.dep[above] == "conj" and tree.tag[above] == "VBD"
        standing = self._told(above) if is_told else self._verb(above, True, False, 1)
        return "announced" if standing == "in_force" else standing

    def _state(self, i: int) -> Standing | None:
        """What something is said to be: "the camp is closed", "relief flights are exempt"."""
        tree = self.tree
        above = tree.head[i]
        if tree.lemma[above] != "be" or tree.child(above, "aux") is not None:
            return None
        if self._is_denied(above) or self._is_denied(i) or self._is_supposed(above):
            return None
        return self._told(above)

    def _told(self, i: int) -> Standing | None:
        """A past act, unless what it stands under only supposes it."""
        return None if self._is_idle_above(i) or self._is_awaited(i) or self.denials.is_supposed(i) else "in_force"

    def _is_awaited(self, i: int) -> bool:
        """Whether a past form tells what is still to come: "she would go once the house approved the treaty"."""
        tree = self.tree
        above = tree.head[i]
        # "it would close its embassy after Keel expelled two": said, the expulsion is done
        awaiting = _AWAITING if tree.dep[above] == "ccomp" else _AWAITING | {"after"}
        if tree.dep[i] != "advcl" or not any(tree.lower[c] in awaiting for c in tree.children[i]):
            return False
        return any(tree.lower[c] in _WILL or tree.lower[c] == "would" for c in tree.children[above])

    def _announced(self, i: int) -> Standing | None:
        marks = (c for c in self.tree.children[i] if self.tree.dep[c] in ("mark", "advmod"))
        if self._is_idle_above(i) or any(self.tree.lower[c] in _NOT_YET for c in marks):
            return None
        above = self.tree.head[i]
        is_threat = self.tree.dep[i] in ("ccomp", "xcomp") and self.tree.lemma[above] in THREATS
        return "threatened" if is_threat or self.has_condition(i) else "announced"

    def _is_idle_above(self, i: int) -> bool:
        tree = self.tree
        while tree.dep[i] == "conj" and tree.is_verb(tree.head[i]):
            i = tree.head[i]
        above = tree.head[i]
        if tree.dep[i] in ("acl", "relcl", "ccomp") and self.denials.is_signless(above):
            return True
        if tree.dep[i] == "relcl" and tree.tag[i] not in ("VBD", "VBN"):  # "fear a trap whereby he closes the house"
            over = tree.head[above]
            return tree.lemma[above] in IDLE or (tree.dep[above] == "dobj" and tree.lemma[over] in IDLE)
        if above == i or tree.dep[i] not in ("ccomp", "xcomp", "acl", "pcomp"):
            return False
        has_subject = tree.child(i, "nsubj", "nsubjpass") is not None
        if tree.dep[i] == "acl" and has_subject and tree.child(i, "mark") is None:
            return False  # a quotation that the parse hung on a noun: "no need to wait: “we close the embassy”"
        is_supposed = tree.dep[i] == "ccomp" and tree.lemma[above] in SUPPOSING and tree.is_verb(above)
        return is_supposed or tree.lemma[above] in IDLE or (tree.dep[i] == "ccomp" and self._is_denied(above))

    def _under(self, i: int, is_reported: bool, is_free: bool, depth: int) -> Standing | None:
        """An infinitive: what the word above it makes of it."""
        tree = self.tree
        above = tree.head[i]
        lemma = tree.lemma[above]
        if above == i:  # "Norland to close its embassy", as headlines have it
            return "announced" if tree.child(i, "nsubj", "nsubjpass") is not None else None
        if self.phrases.terms.has_term(i):
            over = self.phrases.terms.above(i)
            return "announced" if tree.lemma[over] == "have" or self._verb(over, True, False, depth + 1) else None
        if tree.dep[i] == "advcl":
            return None
        if lemma in THREATS:
            return None if self._is_denied(above) else "threatened"
        if lemma in IDLE:
            return None
        if tree.dep[i] == "conj":
            return self._verb(above, is_reported, is_free, depth + 1) if tree.tag[above] == "VB" else None
        if not tree.is_verb(above):
            is_decided = lemma in DECISIONS or lemma in ("plan", "intention")
            is_open = self._is_open(above) or self._is_only_thought_of(above)
            return "announced" if is_decided and not is_open else None
        if lemma == "be" and any(tree.dep[c] == "acomp" and tree.lemma[c] not in _SET for c in tree.children[above]):
            return None  # "it will be harder to reach a truce"
        standing = self._verb(above, is_reported, is_free, depth + 1)
        if lemma == "continue" and standing == "announced":
            return None  # what goes on is no new measure
        if lemma in DOING or lemma in ("be", "have"):
            return standing if lemma != "be" and lemma != "have" else ("announced" if standing else None)
        if lemma in CAUSING and tree.dep[i] == "xcomp" and tree.child(above, "dobj") is not None:
            return standing
        return "announced" if lemma in DECIDING and standing else None

    def _gerund(self, i: int, is_reported: bool, is_free: bool, depth: int) -> Standing | None:
        tree = self.tree
        above = tree.head[i]
        dep = tree.dep[i]
        if dep == "pcomp":
            word = tree.lower[above]
            is_told = word in _BACKGROUND or (word == "of" and tree.child(i, "nsubj") is not None)
            over = tree.head[above]
            is_blamed = word == "for" and tree.is_verb(over)
            if not (is_told or is_blamed) or self._is_idle_noun(above) or self._is_supposed(over):
                return None
            if word in _MEANS and tree.is_verb(over):
                return self._verb(over, is_reported, is_free, depth + 1)
            return "in_force"
        if dep in ("advcl", "acl", "conj") and tree.is_verb(above):
            if tree.lemma[above] in IDLE and tree.tag[above] in ("VBZ", "VBP"):
                return None  # "fears that he goes early, dissolving the house"
            standing = self._verb(above, True, is_free, depth + 1)
            if standing == "announced" and tree.lemma[above] == "be":
                return "announced"
            return standing
        if dep == "xcomp" and tree.lemma[above] in DOING:
            subjects = [c for c in tree.children[above] if tree.dep[c] == "nsubj"]
            if tree.dep[above] == "relcl":
                subjects.append(tree.head[above])
            if any(tree.lemma[c] in IDLE or tree.lemma[c] in ("condition", "term") for c in subjects):
                return None  # "their demands include lifting the blockade"
            return self._verb(above, is_reported, is_free, depth + 1)
        if dep == "acl" and tree.lemma[above] in DECISIONS:
            return "announced"
        if dep == "amod" and tree.dep[above] == "pobj" and tree.lower[tree.head[above]] in ("despite", "after"):
            return "in_force"
        return None

    def _noun(self, i: int) -> Standing | None:
        tree = self.tree
        inside = tree.children[i]
        if any(tree.lemma[c] in _OPEN and tree.dep[c] in ("amod", "det") for c in inside):
            return None
        if any(tree.lemma[c] in _COMING or tree.lower[c] in _COMING for c in inside if tree.dep[c] == "amod"):
            return "announced"
        is_definite = tree.lower[i] == "minus" or any(
            (tree.dep[c] in ("det", "poss") and (tree.lower[c] in _DEFINITE or tree.dep[c] == "poss"))
            or tree.lower[c] == "by"
            for c in inside
        )
        is_definite = is_definite or self._is_counted(i)
        above = tree.head[i]
        for _ in range(2):
            if tree.dep[above] == "prep" and above != tree.head[above]:
                word, over = tree.lower[above], tree.head[above]
                if word in _AWAY or (word in _TOPIC and not tree.is_verb(over)):
                    return None
                if word == "to" and tree.tag[over].startswith("NN") and tree.lemma[over] not in _REPLIES:
                    return None
                above = over
        if tree.dep[i] == "pobj" and tree.dep[above] == "pobj" and tree.lower[tree.head[i]] == "of":
            above = self.decided(i) or above
        lemma = tree.lemma[above]
        if above != i:
            if lemma in THREATS:
                return "threatened"
            if lemma in IDLE or self._is_denied(above):
                return None
            if lemma in DECIDING or lemma in DECISIONS:
                is_decided = not tree.is_verb(above) or self._verb(above, True, False, 1) is not None
                return "announced" if is_decided else None
            if tree.is_verb(above) and tree.dep[i] in ("dobj", "nsubjpass", "pobj"):
                standing = self._verb(above, False, False, 1)
                if standing != "in_force" and tree.dep[i] != "nsubj":
                    return standing if is_definite and standing == "announced" else None
        return "in_force" if is_definite else None

    def decided(self, i: int) -> int | None:
        """The decision that a verb above a noun takes: "gave notice on Monday of its withdrawal"."""
        tree = self.tree
        for _ in range(_DEPTH):
            i = tree.head[i]
            if tree.is_verb(i):
                return next((c for c in tree.children[i] if tree.dep[c] == "dobj" and tree.lemma[c] in DECISIONS), None)
        return None

    def _is_counted(self, i: int) -> bool:
        """Whether what a noun of action is done to is somebody's or is counted, and it has led to something."""
        tree = self.tree
        things = [d for c in tree.children[i] if tree.lower[c] == "of" for d in tree.children[c]]
        is_certain = any(tree.dep[d] in ("poss", "nummod") for thing in things for d in tree.children[thing])
        is_cause = tree.dep[i] == "nsubj" and tree.is_verb(tree.head[i])
        return is_certain and is_cause and self._verb(tree.head[i], False, False, 1) == "in_force"

    def _is_idle_noun(self, preposition: int) -> bool:
        tree = self.tree
        return tree.lemma[tree.head[preposition]] in IDLE | THREATS

    def _is_open(self, i: int) -> bool:
        return self._is_denied(i) or any(self.tree.lemma[c] in _OPEN for c in self.tree.children[i])

    def _is_only_thought_of(self, i: int) -> bool:
        """Whether a decision is only thought of: "a deal would include a commitment to withdraw"."""
        tree = self.tree
        above = tree.head[i]
        forms = {tree.lower[c] for c in tree.children[above] if tree.dep[c] == "aux"}
        return tree.dep[i] == "dobj" and bool(forms & {"would", "could", "may", "might", "should", "'d"})

    def _is_denied(self, i: int) -> bool:
        tree = self.tree
        for c in tree.children[i]:
            if tree.dep[c] == "neg" or tree.lower[c] in ("never", "neither", "nor"):
                return True
            if tree.dep[c] == "advmod" and any(tree.lower[d] in ("no", "not") for d in tree.children[c]):
                return True  # "no longer"
            if tree.dep[c] in ("dobj", "nsubj", "nsubjpass"):
                words = {tree.lower[c], *(tree.lower[d] for d in tree.children[c])}
                if tree.lower[c] in ("nobody", "none", "nothing") or words & {"no", "neither"}:
                    return True
        return False

    def _is_supposed(self, i: int) -> bool:
        """Whether the clause of a verb, or one it stands in, opens with "if", "whether" or the like."""
        tree = self.tree
        for _ in range(_DEPTH):
            if any(
                tree.lower[c] in ("if", "whether", "unless", "lest") and tree.dep[c] in ("mark", "prep")
                for c in tree.children[i]
            ):
                return True
            if tree.dep[i] not in ("xcomp", "conj", "ccomp", "acl") or tree.head[i] == i:
                return False
            i = tree.head[i]
        return False
