"""Which word of a parse is a measure, of which type, and what it changes: the vocabulary's patterns on the parse."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Final

from consilience.annotate.measures.manners import Manners
from consilience.annotate.measures.phrases import Phrases
from consilience.annotate.quotes.tree import Tree
from consilience.text.measure_types import Manner, MeasureType, MeasureTypes, Pattern

_OBJECTS: Final = ("dobj", "nsubjpass", "attr")
_COMPLEMENTS: Final = ("oprd", "attr", "acomp", "xcomp")
_CARRIERS: Final = ("@work", "@size", "@accreditation", "@posts")
"""Classes of what a thing has: the thing itself is what is changed ("the work of the mission")."""
_KEEPING_OUT: Final = frozenset({"bar", "ban"})
"""Heads that are told of people or things to be kept out: all of them are the target of one act."""
_CROSSING: Final = frozenset({"cross"})
"""Heads of which what is changed is what is done: the border that lorries cross again."""
_SIDES: Final = frozenset({"@country", "@name"})
_LISTS: Final = frozenset({"blacklist", "list", "sanction-list"})
_CEASING: Final = frozenset({"stop", "cease", "halt", "suspend", "end"})
"""Verbs that may be followed by what is no longer done."""
_LIGHT: Final = frozenset({"put", "bring", "call"})
_ENDS: Final = {"end": "end", "stop": "stop", "halt": "halt", "close": "end", "hold": "suspend", "ice": "freeze"}
"""Nouns that tell with a light verb what the verb behind them says: "put an end to", "brought to a halt", "on hold"."""
_MEANT: Final = {"it": ("NN",), "them": ("NNS",), "they": ("NNS",)}
"""Pronouns for things that are acted on, with the tags of the nouns that they stand for."""
_REACH: Final = 60
"""Tokens back in which such a noun is looked for."""
_LETTING: Final = frozenset(
    {"let", "agree", "send", "forbid", "allow", "permit", "consider", "deem", "declare", "order"}
)
_DENYING: Final = frozenset({"deny", "refuse", "show"})
"""Verbs that are told of two things: to whom, and what ("showed them the door")."""
_CALLING: Final = frozenset({"let", "send", "consider", "deem", "declare", "order"})
_HOLDING: Final = frozenset({"hold", "start", "open"})
_TO: Final = frozenset({"to"})
_OF_MEMBERS: Final = frozenset({"join_organisation", "leave_organisation"})
"""Types that a subject which a pattern asks for takes: it is not what changes."""
_TO_OR_ON: Final = frozenset({"to", "on"})
_NOT_WELCOME: Final = frozenset({"persona", "personae", "non", "gratae", "grata"})
"""Latin that the parse takes for any part of a clause."""
_STANDS_IN: Final = frozenset(["would", "will", "did", "does", "has", "had", "is", "are", "was", "were"])


@dataclass(frozen=True, slots=True)
class Act:
    """A measure at a word.

    Attributes:
        at: the token of the verb or noun of action.
        target: the token that heads the words for what is changed, or None.
        object: the token of what the act is done to by its grammar ("work" in "the work of the mission"), or None.
        subject: the token of a subject that the pattern asks for, or None.
        named: the tokens that fulfil the links and the subject of the pattern.
        rule: the pattern, and "including" or "elided" where another target of the same act is told that way.
    """

    at: int
    type: MeasureType
    pattern: Pattern
    target: int | None
    object: int | None
    is_noun: bool
    rule: str
    subject: int | None = None
    named: tuple[int, ...] = ()


class Acts:
    """The measures of a parse, before it is asked who takes them and whether they are told as real."""

    def __init__(self, tree: Tree, phrases: Phrases, table: MeasureTypes) -> None:
        self.tree = tree
        self.phrases = phrases
        self.table = table
        self.manners = Manners(tree)
        self._meetings = table.classes.get("@talks", frozenset()) | table.classes.get("@session", frozenset())
        self._carriers = frozenset().union(*(table.classes.get(name, frozenset()) for name in _CARRIERS))
        self._links: dict[tuple[int, frozenset[str], int | None], list[int]] = {}

    def all(self) -> Iterator[Act]:
        """Every measure, in text order of its head; one for each target.

        A noun of action that a verb acts on is none of its own: who lifts a ban on imports bans none, and who imposes
        it tells one act.
        """
        found = list(self._every())
        done_to = {(act.object, act.type.ladder) for act in found if not act.is_noun and act.type.ladder}
        yield from (act for act in found if not (act.is_noun and (act.at, act.type.ladder) in done_to))

    def _every(self) -> Iterator[Act]:
        tree = self.tree
        known = self.table.verbs.keys() | self.table.nouns.keys()
        for i, (lemma, lower, tag) in enumerate(zip(tree.lemma, tree.lower, tree.tag, strict=True)):
            if lemma in _LIGHT and tag.startswith("VB") and (light := self._light(i)) is not None:
                lemma, lower = light[0], light[0]
            elif lemma not in known and lower not in known and (tag != "JJ" or self._participle(lower) is None):
                continue
            if tag.startswith("VB"):
                patterns = self.table.verbs.get(lemma) or self.table.verbs.get(lower)
            elif tag.startswith("NN") or lower == "minus":
                patterns = self.table.nouns.get(lemma) or self.table.nouns.get(lower)
            elif tag == "JJ" and tree.dep[i] == "acomp":  # "relief flights are exempt", "the bridge is open again"
                is_again = any(tree.lower[c] == "again" for h in (i, tree.head[i]) for c in tree.children[h])
                word = "reopen" if lower == "open" and is_again else self._participle(lower) or lower
                if word != "open":
                    yield from self._at(i, self.table.verbs.get(word, ()), False)
                continue
            else:
                continue
            if patterns:
                yield from self._at(i, patterns, not tag.startswith("VB"))

    def _participle(self, word: str) -> str | None:
        """The verb of an adjective that was its participle: "the embassy was shuttered"."""
        verbs = (word.removesuffix(end) for end in ("ed", "d") if word.endswith("ed"))
        return next((verb for verb in verbs if verb in self.table.verbs), None)

    def _at(self, i: int, patterns: tuple[tuple[Pattern, MeasureType], ...], is_noun: bool) -> Iterator[Act]:
        found: dict[int | None, Act] = {}
        meant = () if is_noun else self._meant(i, patterns)
        for done_to in (*self.objects(i, is_noun), *meant, None):
            act = self._best(i, patterns, is_noun, done_to)
            if act is not None and (done_to is not None or not found) and not self._is_repeated(act, found):
                found.setdefault(act.target, act)
        kept = [each for each in found.values() if not self._is_inside(each, found.values())]
        for act in kept[:1] if kept and kept[0].pattern.head in _KEEPING_OUT else kept:
            yield act
            for target, done_to, how in (*self._included(act), *self._elided(act)):
                other = self._best(i, patterns, is_noun, done_to) or act
                if target not in found:
                    found[target] = replace(other, target=target, rule=f"{other.pattern.text} | {how}")
                    yield found[target]

    def _meant(self, i: int, patterns: tuple[tuple[Pattern, MeasureType], ...]) -> Iterator[int]:
        """The noun that "it" or "them" stands for where that is what an act is done to: the nearest in its sentence or
        the one before that agrees in number and of which a pattern of the verb speaks."""
        tree = self.tree
        word = next(
            (c for c in tree.children[i] if tree.dep[c] in ("dobj", "nsubjpass") and tree.tag[c] == "PRP"), None
        )
        wanted = _MEANT.get(tree.lower[word]) if word is not None else None
        if word is None or wanted is None or tree.lemma[i] in _CEASING:
            return
        objects = [pattern.object for pattern, _ in patterns if pattern.object]
        own = {*self.subjects(i)}
        first = tree.first[word]
        for j in range(word - 1, max(tree.first[first - 1] if first else 0, word - _REACH) - 1, -1):
            if tree.tag[j] in wanted and tree.dep[j] not in ("compound", "poss") and j not in own:
                words = self.phrases.words(j)
                if any(not words.isdisjoint(each) for each in objects):
                    yield j
                    return

    def _is_repeated(self, act: Act, found: Iterable[int | None]) -> bool:
        """Whether a noun stands twice in what an act is done to: "the economic blockade and political blockade"."""
        return act.target is not None and any(
            other is not None and other != act.target and self.tree.lemma[other] == self.tree.lemma[act.target]
            for other in found
        )

    def _is_inside(self, act: Act, others: Iterable[Act]) -> bool:
        """Whether what an act is done to only says more of what another is done to ("the number of diplomats")."""
        i, wider = act.object, {each.object for each in others} - {act.object, None}
        while i is not None and i not in wider:
            if self.tree.dep[i] == "conj" or self.tree.head[i] == i or self.tree.is_verb(i):
                return False
            i = self.tree.head[i]
        return i is not None

    def _best(
        self, i: int, patterns: tuple[tuple[Pattern, MeasureType], ...], is_noun: bool, done_to: int | None
    ) -> Act | None:
        denied = self._denied(i)
        words = self.phrases.words(done_to) if done_to is not None else frozenset()
        particles, manners = self._particles(i), frozenset[Manner]() if is_noun else self.manners.of(i)
        is_plain = "over" not in manners
        fitting = [
            Act(
                i,
                type_,
                pattern,
                denied if denied is not None else self._target(pattern, type_, done_to, named),
                done_to,
                is_noun,
                pattern.text,
                None if not pattern.subject or type_.name in _OF_MEMBERS else named[0],
                tuple(named),
            )
            for pattern, type_ in patterns
            if (is_plain if pattern.manner in (None, "order") else pattern.manner in manners)
            and not (pattern.object and pattern.object.isdisjoint(words))
            and not (pattern.particle and pattern.particle not in particles)
            and (named := self._fits(i, pattern, done_to)) is not None
        ]
        return max(
            fitting,
            key=lambda act: (act.pattern.manner == "denied", act.pattern.weight, self._is_worded(act)),
            default=None,
        )

    def _is_worded(self, act: Act) -> bool:
        """Whether the pattern holds the very word for what the act is done to, not only a class of it."""
        return act.object is not None and any(
            not word.startswith("@") for word in self.phrases.words(act.object) & act.pattern.object
        )

    def objects(self, i: int, is_noun: bool) -> Iterator[int]:
        """The nouns that the act is done to, by the grammar of its word."""
        for j in self._objects_of_noun(i) if is_noun else self._objects_of_verb(i):
            yield from self.phrases.heads(j)

    def _light(self, i: int) -> tuple[str, list[int]] | None:
        """The verb that a light verb and its noun stand for, and what it is done to: "put an end to its cooperation" or
        "brought the truce to an end"."""
        tree = self.tree
        direct = next((c for c in tree.children[i] if tree.dep[c] in ("dobj", "nsubjpass")), None)
        if direct is None:
            return None
        if tree.lemma[direct] in _ENDS and tree.tag[direct] == "NN":
            ended = [j for head in (i, direct) for j in self.phrases.behind(head, _TO)]
            return (_ENDS[tree.lemma[direct]], ended) if ended else None
        for j in self.phrases.behind(i, _TO_OR_ON):
            if tree.lemma[j] in _ENDS and tree.tag[j] == "NN":
                return _ENDS[tree.lemma[j]], [direct]
        return None

    def _objects_of_verb(self, i: int) -> Iterator[int]:
        tree = self.tree
        if tree.lemma[i] in _LIGHT and (light := self._light(i)) is not None:
            yield from light[1]
            return
        direct = [c for c in tree.children[i] if tree.dep[c] in _OBJECTS and tree.tag[c] not in ("WDT", "WP", "PRP")]
        if any(tree.lower[c] in _NOT_WELCOME for c in tree.children[i]):
            direct = [c for c in self._not_welcome(i) if tree.lower[c] not in _NOT_WELCOME]
        if tree.lemma[i] == "agree" and any(self._is_torn(c) for c in direct):
            return
        yield from direct
        if direct:
            return
        if tree.lemma[i] == "agree":  # "agreed to hold talks"
            held = [c for c in tree.children[i] if tree.dep[c] == "xcomp" and tree.lemma[c] in _HOLDING]
            things = (d for c in held for d in tree.children[c] if tree.dep[d] == "dobj")
            yield from (d for d in things if not self._meetings.isdisjoint(self.phrases.words(d)))
        if tree.lemma[i] in _CALLING:  # "let them go", "sent them packing", "considers the truce over"
            let = [c for c in tree.children[i] if tree.dep[c] in ("ccomp", "advcl") and tree.child(c, "mark") is None]
            yield from (d for c in let for d in tree.children[c] if tree.dep[d] == "nsubj")
        if "limit" in self.manners.of(i):  # "may have at most ten staff"
            yield from self.phrases.behind(i, frozenset(("at",)))
        if tree.lemma[i] in _CEASING:  # "stopped paying its contribution"
            ceased = [c for c in tree.children[i] if tree.dep[c] == "xcomp" and tree.tag[c] == "VBG"]
            yield from (d for c in ceased for d in tree.children[c] if tree.dep[d] in _OBJECTS)
        dep, head = tree.dep[i], tree.head[i]
        relative = next((c for c in tree.children[i] if tree.dep[c] in _OBJECTS and tree.tag[c] in ("WDT", "WP")), None)
        is_counted = dep == "amod" and any(tree.dep[c] == "nummod" for c in tree.children[head])
        is_torn = dep == "relcl" and tree.child(i, "auxpass") is not None and tree.child(i, "nsubjpass") is None
        is_past = tree.tag[i] == "VBN" or (tree.tag[i] == "JJ" and self._participle(tree.lower[i]) is not None)
        is_participle = tree.tag[i] == "VBN" and (dep == "acl" or is_counted or is_torn)
        is_zero = dep == "relcl" and tree.tag[i] != "VBG" and tree.child(i, "nsubj") is not None  # "fees it imposed"
        if is_participle or is_zero or (relative is not None and dep == "relcl"):
            if tree.tag[head].startswith("NN"):
                yield head
        elif dep in ("xcomp", "conj", "acomp") and is_past and head != i:
            wanted = ("nsubjpass",) if dep == "conj" else ("nsubjpass", "nsubj")
            yield from (c for c in tree.children[head] if tree.dep[c] in wanted)

    def _is_torn(self, i: int) -> bool:
        """Whether the parse made the subject of the clause behind it an object: "agreed further sanctions were due"."""
        tree = self.tree
        behind = tree.right[i] + 1
        clauses = (c for c in tree.children[tree.head[i]] if tree.dep[c] == "ccomp" and tree.left[c] == behind)
        return any(tree.child(c, "nsubj", "nsubjpass", "mark") is None for c in clauses)

    def _not_welcome(self, i: int) -> Iterator[int]:
        """Those whom a verb makes "personae non gratae", wherever the parse hung them."""
        tree = self.tree
        for c in tree.children[i]:
            if tree.dep[c] in _OBJECTS:
                yield c
            if tree.lower[c] in _NOT_WELCOME:
                for d in tree.children[c]:
                    if tree.dep[d] in ("nsubj", "compound", "nmod", "dobj", "poss"):
                        yield d
                        yield from (e for e in tree.children[d] if tree.dep[e] in ("compound", "nmod"))

    def _objects_of_noun(self, i: int) -> Iterator[int]:
        tree = self.tree
        if tree.lower[i] == "minus":
            yield from (c for c in tree.children[i] if tree.dep[c] == "pobj")
            if tree.dep[i] != "ROOT" and tree.tag[tree.head[i]].startswith("NN"):
                yield tree.head[i]
            return
        named = list(self.phrases.behind(i, frozenset(("of",))))
        yield from named
        if not named:
            yield from (c for c in tree.children[i] if tree.dep[c] in ("compound", "nmod"))

    def subjects(self, i: int) -> Iterator[int]:
        """The nouns that a verb says something of."""
        tree, at = self.tree, i
        for _ in range(3):
            found = [c for c in tree.children[i] if tree.dep[c] in (("nsubj",) if i == at else ("nsubj", "nsubjpass"))]
            if (torn := self.phrases.torn_subject(i)) is not None:
                found = [torn]
            if (
                tree.dep[i] in ("xcomp", "advcl", "acomp", "acl", "relcl") and not found
            ):  # "ordered the diplomats to leave"
                wanted = ("nsubj",) if tree.dep[i] == "acomp" else ("dobj", "dative", "nsubjpass")
                found = [c for c in tree.children[self.phrases.terms.above(i)] if tree.dep[c] in wanted]
            for c in found:
                if tree.tag[c] in ("WDT", "WP") and tree.dep[i] == "relcl":
                    yield from self.phrases.heads(tree.head[i])
                else:
                    yield from self.phrases.heads(c)
            if not found and tree.dep[i] == "acomp":
                i = tree.head[i]
            if found or tree.dep[i] not in ("xcomp", "conj") or tree.tag[i] == "VBN":
                return
            i = tree.head[i]

    def _fits(self, i: int, pattern: Pattern, done_to: int | None) -> list[int] | None:
        """The tokens that fulfil the links and the subject of a pattern, or None where something is missing."""
        tree, phrases = self.tree, self.phrases
        named: list[int] = []
        if pattern.subject:
            subject = next((s for s in self.subjects(i) if not pattern.subject.isdisjoint(phrases.words(s))), None)
            has_other = not pattern.object and tree.child(i, "dobj") is not None
            if subject is None or has_other:
                return None
            named.append(subject)
        for prepositions, wanted in pattern.links:
            key = i, prepositions, done_to
            places = self._links.get(key)
            if places is None:  # many patterns of one word ask for the same
                places = self._links[key] = [*self._linked(*key)]
            if named and "of" in prepositions:
                places = [*places, *phrases.deeper(named[-1])]
            elif named:
                places = [*places, *phrases.behind(named[-1], prepositions)]
            found = next((j for j in places if not wanted.isdisjoint(phrases.words(j))), None)
            if found is None:
                return None
            named.append(found)
        return named

    def _particles(self, i: int) -> set[str]:
        tree = self.tree
        found = {tree.lower[c] for c in tree.children[i] if tree.dep[c] in ("prt", "advmod", "prep", "oprd", "acomp")}
        if tree.lemma[i] in _LETTING:  # "let them go", "agreed to meet"
            found |= {tree.lower[c] for c in tree.children[i] if tree.dep[c] in ("xcomp", "ccomp", "advcl")}
        if tree.lemma[i] == "be":  # "the talks are back on", and not "on Friday"
            found -= {tree.lower[c] for c in tree.children[i] if tree.child(c, "pobj", "pcomp") is not None}
        return found

    def _linked(self, i: int, prepositions: frozenset[str], done_to: int | None) -> Iterator[int]:
        tree, phrases = self.tree, self.phrases
        for j in phrases.behind(i, prepositions):
            yield from phrases.heads(j)
        if "to" in prepositions and (denied := self._denied(i)) is not None:
            yield denied
        if done_to is not None:
            if "of" in prepositions:
                yield from phrases.deeper(done_to)
            else:
                yield from phrases.behind(done_to, prepositions)
        if "as" in prepositions:
            said = (c for c in tree.children[i] if tree.dep[c] in _COMPLEMENTS)
            yield from (c for c in said if not tree.is_verb(c))
            yield from (c for c in tree.children[i] if tree.lower[c] in _NOT_WELCOME)

    def _denied(self, i: int) -> int | None:
        """To whom something is denied: "denied the envoy a visa", "the envoy was denied a visa"."""
        tree = self.tree
        if not tree.is_verb(i) or tree.lemma[i] not in _DENYING or tree.child(i, "dobj") is None:
            return tree.child(i, "dative", "nsubjpass") if tree.lemma[i] == "deny" and tree.is_verb(i) else None
        return tree.child(i, "dative", "nsubjpass")

    def _target(self, pattern: Pattern, type_: MeasureType, done_to: int | None, named: list[int]) -> int | None:
        if pattern.subject and type_.name in _OF_MEMBERS:
            return next(iter(named[1:]), done_to)
        found = self._changed(pattern, done_to, named)
        return None if found is not None and self.tree.is_verb(found) else found

    def _changed(self, pattern: Pattern, done_to: int | None, named: list[int]) -> int | None:
        """What is changed: what the act is done to, or of that what it is said of ("the work of the mission")."""
        if pattern.subject:
            is_thing = pattern.head in _CROSSING or bool(self.phrases.words(named[0]) & _SIDES)
            return done_to if is_thing and done_to is not None else named[0]
        if named and done_to is not None and self.phrases.words(named[-1]) & _LISTS:
            return done_to  # who is put on a list, and not the list
        is_part = bool(pattern.object) or not named or self.tree.dep[named[-1]] in _COMPLEMENTS
        is_part = is_part or self.tree.lower[named[-1]] in _NOT_WELCOME
        is_part = is_part or pattern.head in _KEEPING_OUT  # who is kept out, and not of where
        if done_to is not None and is_part and not self._is_carrier(done_to):
            return done_to
        if named and not self._is_carrier(named[-1]):
            return named[-1]
        found = done_to if done_to is not None else next(iter(named), None)
        return found if found is None else self.phrases.owned(found) or found

    def _is_carrier(self, i: int) -> bool:
        return bool(self.phrases.words(i) & self._carriers)

    def _included(self, act: Act) -> Iterator[tuple[int, int, str]]:
        """Further targets behind "including": "the work of the mission, including that of its envoy"."""
        tree = self.tree
        near = {act.at, *([act.object] if act.object is not None else []), *([act.target] if act.target else [])}
        for i in sorted(near):
            for c in tree.children[i]:
                if tree.lower[c] == "including":
                    for d in tree.children[c]:
                        if tree.dep[d] in ("pobj", "dobj"):
                            for j in self.phrases.heads(d):
                                named = (self.phrases.owned(j) or j) if self._is_carrier(j) else j
                                if self._is_system(named):
                                    yield named, j, "including"

    def _elided(self, act: Act) -> Iterator[tuple[int, int, str]]:
        """Further targets of an act whose verb is left out: "the office would close, as would the bureau"."""
        tree = self.tree
        i = act.at
        if act.is_noun:
            return
        for _ in range(3):
            for c in tree.children[i]:
                if tree.dep[c] in ("advcl", "conj") and tree.lower[c] in _STANDS_IN:
                    for d in tree.children[c]:
                        if tree.dep[d] in ("nsubj", "nsubjpass") and self._is_system(d):
                            yield d, d, "elided"
            if tree.dep[i] not in ("xcomp", "ccomp"):
                return
            i = tree.head[i]

    def _is_system(self, i: int) -> bool:
        words = self.phrases.words(i)
        return any(words & self.table.classes[name] for name in ("@institution", "@post")) or bool(
            words & {"@institution", "@post"}
        )
