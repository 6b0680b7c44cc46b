"""The links between acts that the cues of a document make, before they are written as rows."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

from consilience.annotate.quotes.tree import Tree
from consilience.annotate.relations.acts import Act, Acts, is_same_party, is_since_last
from consilience.annotate.relations.antecedents import Antecedents
from consilience.annotate.relations.vocabulary import Cue, vocabulary
from consilience.model import Party
from consilience.model.system import RelationKind
from consilience.text.acts import REPORTING
from consilience.text.measure_types import measure_types
from consilience.text.word_sets import word_set

_LIGHT: Final = word_set("be come mark represent constitute take happen occur follow present describe call see regard")
"""Verbs that say of their subject or object how it stands to another act."""
_SUPPOSED: Final = word_set(
    "alleged suspected supposed presumed purported accusation allegation suspicion claim charge"
)
"""Words of a ground that is somebody's allegation, and no act."""
_CONDUCT: Final = word_set("activity behaviour behavior conduct policy attitude stance rhetoric interference espionage")
_AHEAD: Final = 2
"""Sentences within which an act is told that general words announce."""
_GROUNDED: Final = frozenset({"SANCTION", "ACCUSE", "COERCE", "PROTEST", "THREATEN", "REJECT"})
_BETWEEN: Final = frozenset({"DT", "JJ"})
_FINITE: Final = frozenset({"VBD", "VBZ", "VBP", "VB", "MD"})
_OWN: Final = ("nsubj", "nsubjpass", "aux", "auxpass")
"""What makes a clause of a participle: a subject or an auxiliary of its own."""
_CLAUSES: Final = frozenset({"ccomp", "xcomp", "advcl", "relcl", "acl", "conj", "ROOT", "parataxis"})


@dataclass(frozen=True, slots=True)
class Link:
    """`one` stands to `other`, or to what `words` name. `cue` and `words` are token ranges, inclusive."""

    kind: RelationKind
    one: Act
    other: Act | None
    cue: tuple[int, int]
    words: tuple[int, int] | None = None
    is_explicit: bool = True
    speaker: Party | None = None


class Links:
    """Finds the links of one document, cue by cue."""

    def __init__(self, acts: Acts, antecedents: Antecedents) -> None:
        self.acts = acts
        self.tree: Tree = acts.tree
        self.antecedents = antecedents

    def found(self) -> Iterator[Link]:
        """The links in the order of their cues."""
        cues, tree = vocabulary(), self.tree
        i = 0
        while i < tree.n:
            width = 1
            if tree.lower[i] not in cues and tree.lemma[i] not in cues:
                i += 1
                continue
            for cue in (*cues.get(tree.lower[i], ()), *(cues.get(tree.lemma[i], ()) if tree.is_verb(i) else ())):
                last = self._match(cue, i)
                if last is None:
                    continue
                links = list(getattr(self, f"_{cue.shape}")(cue, i, last))
                if links:
                    yield from links
                    width = last - i + 1
                    break
            i += width

    def _match(self, cue: Cue, i: int) -> int | None:
        """The last token of a cue that begins at `i`."""
        tree, last = self.tree, i
        for word in cue.words[1:]:
            j = last + 1
            while j <= min(last + 2, tree.last[i]) and tree.tag[j] in _BETWEEN and tree.lower[j] not in (word, "no"):
                j += 1  # "in an apparent response"
            if j > tree.last[i] or tree.lower[j] != word:
                return None
            last = j
        if tree.lower[i] == cue.words[0]:
            return last
        is_verb = cue.shape in ("answer", "verb", "undo", "cause", "reason") or tree.is_verb(i)
        return last if is_verb and tree.lemma[i] == cue.words[0] else None

    def _phrase(self, cue: Cue, i: int, last: int) -> Iterator[Link]:
        tree = self.tree
        if self._is_negated(i):
            return
        if tree.dep[last] == "mark":
            clause = tree.head[last]
            top, start = clause, (tree.head[clause] if tree.head[clause] != clause else None)
        else:
            inner = tree.child(last, "pobj", "pcomp")
            if inner is None:
                inner = tree.child(i, *(("dobj", "ccomp") if tree.is_verb(i) else ("pobj",)))
            if inner is None or i <= inner <= last or tree.lower[inner] in ("of", "to"):
                return
            top, start = inner, (tree.head[i] if tree.head[i] != i else None)
        if start is None:
            return
        if cue.kind == "justified_by" and tree.dep[start] == "pcomp":
            return  # the ground of what somebody is accused of is none of the accusation
        if cue.kind == "follows" and is_since_last(tree, start, i):
            return
        ones = self._governing(start)
        others = self._meant(top, ones[0].by if ones else None)
        if not others and tree.dep[last] != "mark":
            beside = [c for c in tree.children[start] if tree.dep[c] == "advcl" and c > last]
            others = [act for c in beside[:1] for act in self._meant(c, None)]
        if cue.kind == "part_of":
            inside = [act for act in ones if act.target is not None and tree.left[i] <= act.target <= tree.right[i]]
            if inside and not others:
                ones, others = [act for act in ones if act not in inside], inside
            yield from self._parts(cue, (i, last), ones, others)
            return
        ones = [act for act in ones if act not in others] or self._governing(start, others)
        others = [act for act in others if not self._is_agents(start, top, act)]
        if cue.words == ("over",) and not self._is_grounded(ones, top):
            return
        yield from self._made(cue.kind, (i, last), ones, others, top)

    def _noun(self, cue: Cue, i: int, last: int) -> Iterator[Link]:
        tree = self.tree
        verb = tree.head[i]
        inner = tree.child(last, "pobj", "pcomp")
        if inner is None or tree.dep[i] not in ("attr", "oprd", "pobj", "conj", "dobj", "appos"):
            return
        while tree.dep[verb] in ("attr", "prep", "conj", "pobj") and tree.head[verb] != verb:
            verb = tree.head[verb]
        if tree.lemma[verb] not in _LIGHT or self._is_negated(i):
            return
        others = self._meant(inner, None)
        ones = self._subject(verb, others)
        yield from self._made(cue.kind, (i, last), ones, others, inner)

    def _back(self, cue: Cue, i: int, last: int) -> Iterator[Link]:
        tree = self.tree
        if tree.child(last, "prep", "pobj", "pcomp") is not None or self._is_negated(i):
            return
        ones = self._governing(tree.head[i])
        beside = (c for c in tree.children[tree.head[i]] if tree.dep[c] == "conj")
        ones = ones or [act for c in beside for act in self.acts.at(c)]
        for one in ones[:1]:
            others = self.antecedents.before(i, one.by)
            yield from self._made(cue.kind, (i, last), ones, others, None)

    def _mark(self, cue: Cue, i: int, last: int) -> Iterator[Link]:
        """An adjective: its noun is the answer, what another side did before it the other act."""
        tree = self.tree
        if tree.dep[i] != "amod":
            return
        noun = tree.head[i]
        ones = list(self.acts.at(noun))
        if not ones and not self.antecedents.is_general(noun):
            return
        side: Party | None = ones[0].by if ones else self._side_of(noun)
        is_told = bool(ones)
        if not ones:
            ones = self._ahead(noun, side)
        for one in ones[:1]:
            others = [act for act in self.antecedents.before(noun, one.by or side) if act.id != one.id]
            yield from self._made(cue.kind, (i, last), ones[:1], others, None, is_explicit=is_told)

    def _answer(self, cue: Cue, i: int, last: int) -> Iterator[Link]:
        tree = self.tree
        if not tree.is_verb(i) or self._is_negated(i):
            return
        how = [c for c in tree.children[i] if tree.dep[c] == "prep" and tree.lower[c] in ("by", "with")]
        what = [
            c for c in tree.children[i] if tree.dep[c] == "prep" and tree.lower[c] in ("to", "for", "against", "at")
        ]
        ones = [act for c in how for act in self.acts.under(c, 2)]
        if not ones:  # "Keel retaliated, closing its border"
            beside = [c for c in tree.children[i] if tree.dep[c] == "advcl" and tree.tag[c] == "VBG" and c > i]
            ones = [act for c in beside for act in self.acts.at(c)]
        if not ones:
            return
        tops = [inner for c in what if (inner := tree.child(c, "pobj", "pcomp")) is not None]
        others = [act for top in tops for act in self._meant(top, ones[0].by)]
        if not tops:
            others = list(self.antecedents.before(i, ones[0].by))
        yield from self._made(cue.kind, (i, last), ones, others, tops[0] if tops and not others else None)

    def _verb(self, cue: Cue, i: int, last: int) -> Iterator[Link]:
        tree = self.tree
        inner = tree.child(i, "dobj")
        is_also = any(tree.lower[c] == "also" for c in tree.children[i])
        if not tree.is_verb(i) or inner is None or self._is_negated(i) or (is_also and cue.kind == "part_of"):
            return
        others = self._meant(inner, None)
        ones = self._subject(i, others)
        if cue.kind == "part_of":
            ones, others = others, ones
        yield from self._made(cue.kind, (i, last), ones, [act for act in others if act not in ones], None)

    def _cause(self, cue: Cue, i: int, last: int) -> Iterator[Link]:
        """A verb whose subject is what the act behind it answers: "the closure triggered the recall of the envoy"."""
        tree = self.tree
        inner = tree.child(i, "dobj")
        if not tree.is_verb(i) or inner is None or self._is_negated(i):
            return
        told = [inner, *(c for c in tree.children[i] if tree.dep[c] in ("xcomp", "ccomp"))]
        ones = [act for c in told for act in self.acts.at(c) if act.is_measure]
        is_participle = tree.tag[i] == "VBG" and tree.dep[i] in ("advcl", "acl")
        others = [*self.acts.at(tree.head[i])] if is_participle else self._subject(i, ones)
        yield from self._made(cue.kind, (i, last), ones, [act for act in others if act not in ones], None)

    def _undo(self, cue: Cue, i: int, last: int) -> Iterator[Link]:
        inner = self.tree.child(i, "dobj", "nsubjpass")
        ones = [act for act in self.acts.at(i) if act.is_measure]
        if inner is None or not ones:
            return
        told = [*self._meant(inner, None)]
        for c in self.tree.children[inner]:  # "freed the men whom it had detained"
            if self.tree.dep[c] in ("relcl", "acl"):
                told += [act for act in self.acts.at(c) if any(_is_opposite(one, act) for one in ones)]
        others = [act for act in told if act not in ones and act.is_measure]
        yield from self._made(cue.kind, (i, last), ones, others, None)

    def _reason(self, cue: Cue, i: int, last: int) -> Iterator[Link]:
        """A participle of saying under an act, or a verb that justifies "this" by what follows."""
        tree = self.tree
        if cue.words == ("justify",):
            inner, by = (
                tree.child(i, "dobj"),
                next((c for c in tree.children[i] if tree.lower[c] in ("by", "with")), None),
            )
            if inner is not None and by is not None:
                top, subject = tree.child(by, "pcomp", "pobj"), tree.child(i, "nsubj")
                speaker = self.antecedents.parties.get(subject) if subject is not None else None
                for link in self._made(cue.kind, (i, last), self._meant(inner, None), [], top):
                    yield replace(link, speaker=speaker)
            return
        if tree.tag[i] != "VBG" or tree.dep[i] not in ("advcl", "acl"):
            return
        ones = self._just_before(i)
        told = tree.child(i, "ccomp", "dobj", "pobj", "prep")
        if ones and told is not None:
            others = [act for act in self.acts.at(i) if act not in ones]
            for link in self._made(cue.kind, (i, last), ones, others, told):
                yield replace(link, speaker=link.one.by)

    def _just_before(self, i: int) -> list[Act]:
        """The act that a participle hangs on: that of its head, else the last one in front of it in its clause."""
        tree, head = self.tree, self.tree.head[i]
        speaks = tree.child(head, "nsubj")
        is_spoken = not self.acts.at(head) and speaks is not None and speaks in self.antecedents.parties
        if is_spoken:
            return []
        for j in (head, *range(i - 1, tree.first[i] - 1, -1)):
            if found := [act for act in self.acts.at(j) if self._can_be_justified(act)]:
                return found
            if j != head and tree.tag[j] in ("VBD", "VBZ", "VBP"):
                break
        return []

    def _earlier(self, cue: Cue, i: int, last: int) -> Iterator[Link]:
        """What was done before was done once more by the act of the same kind that is told last."""
        tree = self.tree
        if tree.dep[i] not in ("advmod", "npadvmod"):
            return
        past = [act for act in self.acts.at(tree.head[i]) if act.is_measure and act.date]
        for act in past:
            later = [
                one
                for one in self.acts.told
                if one.type is not None
                and one.at < i
                and one not in past
                and measure_types().is_same_act(one.type, act.type or "")
                and (one.target_chain is None or one.target_chain == act.target_chain)
                and is_same_party(one.by, act.by) is not False
            ]
            for one in later[-1:]:
                yield Link(cue.kind, one, act, (i, last))

    def _too(self, cue: Cue, i: int, last: int) -> Iterator[Link]:
        """What two sides do to each other: "Keel recalled its envoy as well"."""
        ones = [act for act in self.acts.at(self.tree.head[last]) or self.acts.at(self.tree.head[i]) if act.is_measure]
        for one in ones[:1]:
            same = [
                act
                for act in self.acts.told
                if act.at < one.at
                and act.type == one.type
                and is_same_party(one.by, act.by) is False
                and not (act.is_said_not_done or act.is_old)
                and self._are_at_odds(one.by, act.by)
            ]
            for act in same[-1:]:
                yield Link(cue.kind, one, act, (i, last))

    def _are_at_odds(self, one: Party | None, other: Party | None) -> bool:
        """Whether one of two sides takes a measure against the other one."""
        return any(
            act.is_measure
            and (
                (is_same_party(act.by, one) and is_same_party(act.on, other))
                or (is_same_party(act.by, other) and is_same_party(act.on, one))
            )
            for act in self.acts.told
        )

    def _parts(self, cue: Cue, span: tuple[int, int], wholes: list[Act], parts: list[Act]) -> Iterator[Link]:
        """Of "X, including Y" the part is Y; of "Y as part of X" it is Y too."""
        if cue.words[0] != "including":
            wholes, parts = parts, wholes
        for part in parts:
            for whole in wholes[:1]:
                if part.id != whole.id and part.is_measure and whole.is_measure:
                    yield Link(cue.kind, part, whole, span)

    def _made(
        self,
        kind: RelationKind,
        cue: tuple[int, int],
        ones: Iterable[Act],
        others: Iterable[Act],
        top: int | None,
        is_explicit: bool = True,
    ) -> Iterator[Link]:
        tree = self.tree
        told = list(others)
        words = self._extent(top) if top is not None else None
        is_supposed = words is not None and any(tree.lower[k] in _SUPPOSED for k in range(words[0], words[1] + 1))
        for one in ones:
            if one.is_said_not_done:
                continue
            if kind == "in_response_to" and (is_supposed or (not told and self._is_conduct(top))):
                yield Link("justified_by", one, None, cue, words)
            elif told:
                for other in told:
                    if other.id != one.id and not (kind == "in_response_to" and _is_own(one, other)):
                        yield Link(kind, one, other, cue, words, is_explicit)
            elif words and kind == "justified_by":
                yield Link(kind, one, None, cue, words)

    def _is_agents(self, verb: int, top: int, act: Act) -> bool:
        """Whether a participle behind a passive was read as what its agent did: who "was deposed by the army after
        closing the border" closed it himself."""
        tree = self.tree
        if tree.tag[top] != "VBG" or act.by is None:
            return False
        verbs = (verb, *(c for c in tree.children[verb] if tree.dep[c] == "conj"))
        agents = [d for v in verbs for c in tree.children[v] if tree.dep[c] == "agent" for d in tree.children[c]]
        return any(tree.left[d] <= self.acts.reading.token_at(act.by.start) <= tree.right[d] for d in agents)

    def _governing(self, token: int, without: Sequence[Act] = ()) -> list[Act]:
        """The acts that a phrase or clause hangs on: upwards to the first act, or to the end of the clause."""
        tree, i = self.tree, token
        for _ in range(5):
            if found := self.acts.at(i):
                if tree.tag[token].startswith("NN") and all(act.is_speech and act.at != token for act in found):
                    return []  # "warned of measures in answer to the ban": the measures answer it
                return self._announced(i) or list(found)
            if tree.is_verb(i):
                if told := self._announced(i):
                    return told
                for c in tree.children[i]:
                    if tree.dep[c] == "xcomp" and (found := self.acts.at(c)):
                        return list(found)
                if tree.lemma[i] in _LIGHT and (acts := self._subject(i, without)):
                    return acts
                is_own = tree.dep[i] != "xcomp" and tree.child(i, *_OWN) is not None
                if tree.dep[i] in _CLAUSES and (tree.tag[i] in _FINITE or is_own):
                    break
            if tree.head[i] == i:
                break
            i = tree.head[i]
        return []

    def _announced(self, i: int) -> list[Act]:
        """The measures that a verb of saying announces: "closes its mission, the ministry announced in retaliation"."""
        if self.tree.lemma[i] not in REPORTING or any(act.is_measure for act in self.acts.at(i)):
            return []
        told = [c for c in self.tree.children[i] if self.tree.dep[c] in ("ccomp", "parataxis")]
        return [act for c in told for act in self.acts.at(c) if act.is_measure]

    def _subject(self, verb: int, without: Sequence[Act] = ()) -> list[Act]:
        """The act that is the subject of a verb, or the object of one of presenting ("called it a response")."""
        tree = self.tree
        is_presenting = tree.lemma[verb] in ("present", "describe", "call", "see", "regard")
        inner = tree.child(verb, *(("dobj", "nsubjpass") if is_presenting else ("nsubj", "nsubjpass")))
        if inner is None:
            return []
        other = tree.child(verb, "nsubj") if is_presenting else None
        if found := self.acts.at(inner):
            return list(found)
        if tree.lower[inner] in ("which", "that") and tree.dep[verb] == "relcl":
            inner = tree.head[verb]
        side = self.antecedents.parties.get(other) if other is not None else None
        if meant := self._meant(inner, None, side, without):
            return meant
        return list(self.antecedents.of(inner, None, side, without)) if self.antecedents.is_general(inner, True) else []

    def _meant(
        self, top: int, other: Party | None, side: Party | None = None, without: Sequence[Act] = ()
    ) -> list[Act]:
        """The acts that a phrase or clause tells or stands for.

        Args:
            top: its highest word.
            other: the side that acts in the same sentence.
            side: who is known to speak of its own act.
            without: acts that it cannot be.
        """
        tree = self.tree
        if found := self.acts.at(top):
            return list(found)
        if self.antecedents.is_general(top):
            inner = [act for c in tree.children[top] if tree.dep[c] == "acl" for act in self.acts.at(c)]
            if inner:
                return inner
            if meant := self.antecedents.of(top, other, side, without):
                return list(meant)
            return []
        if self._is_act_noun(top):
            return list(self.acts.under(top, 4))
        return list(self.acts.under(top, 2)) if tree.dep[top] != "pobj" else []

    def _is_act_noun(self, noun: int) -> bool:
        """Whether a noun holds acts in what belongs to it ("the fact that …", "the decision to …")."""
        return self.tree.lemma[noun] in ("fact", "decision", "move", "news", "report", "announcement", "order", "round")

    def _ahead(self, noun: int, side: Party | None) -> list[Act]:
        """The first measure behind a noun, in its sentence or soon after, if the same side may take it."""
        for act in self.acts.told:
            if act.at > noun and act.is_measure:
                is_near = self.antecedents.sentences(noun, act.at) <= _AHEAD
                return [act] if is_near and is_same_party(act.by, side) is not False else []
        return []

    def _side_of(self, noun: int) -> Party | None:
        tree = self.tree
        if owner := self.antecedents.owner(noun):
            return owner
        verb = tree.head[noun]
        for c in tree.children[verb]:
            if tree.dep[c] in ("prep", "agent"):
                inner = tree.child(c, "pobj")
                if inner is not None and inner in self.antecedents.parties:
                    return self.antecedents.parties[inner]
            elif tree.dep[c] == "nsubj" and c in self.antecedents.parties:
                return self.antecedents.parties[c]
        return None

    def _is_conduct(self, top: int | None) -> bool:
        """Whether what is answered is how somebody behaves, and no single act."""
        return top is not None and self.tree.lemma[top] in _CONDUCT

    def _extent(self, top: int) -> tuple[int, int]:
        return self.tree.left[top], self.tree.right[top]

    def _is_negated(self, i: int) -> bool:
        tree = self.tree
        if i and tree.lower[i - 1] in ("not", "n't", "never"):
            return True
        head = tree.head[i]
        return (
            tree.is_verb(head) and tree.lemma[head] in _LIGHT and any(tree.dep[c] == "neg" for c in tree.children[head])
        )

    def _is_grounded(self, ones: list[Act], top: int) -> bool:
        """Whether "over" gives a ground, and neither a place nor a time nor a number."""
        tree = self.tree
        return (
            bool(ones)
            and all(map(self._can_be_justified, ones))
            and tree.dep[tree.head[top]] == "prep"
            and (tree.tag[top] in ("NN", "NNS", "VBG") and not any(tree.tag[c] == "CD" for c in tree.children[top]))
        )

    def _can_be_justified(self, act: Act) -> bool:
        return act.is_measure or act.event in _GROUNDED


def _is_own(one: Act, other: Act) -> bool:
    """Whether two acts are of one side: nobody answers himself."""
    return is_same_party(one.by, other.by) is True


def _is_opposite(one: Act, other: Act) -> bool:
    """Whether one act undoes what the other does, by their types."""
    first, second = (measure_types().types.get(act.type or "") for act in (one, other))
    if first is None or second is None or first.ladder is None:
        return False
    return first.ladder == second.ladder and first.event != second.event
