"""What somebody is reported to say of somebody else that blames them: "said that the remarks were worthless".

In: the rows of a document's parties and its quotes. Out: one act a quote, with its two parties, where the words of the
quote say something of `judgements.txt` about a party that is not the speaker's own side.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from typing import Final

from consilience.annotate.events.acts import OPEN, Act
from consilience.annotate.events.frames import best, frame_of, nearest
from consilience.annotate.events.negations import negations
from consilience.annotate.events.reality import is_told_as_done
from consilience.annotate.events.roles import Roles
from consilience.annotate.events.sides import Sides
from consilience.annotate.events.vocabulary import Pattern, acts_of, vocabulary
from consilience.annotate.quotes.tree import Tree
from consilience.model import Annotations, Quote
from consilience.model.events import Party
from consilience.text.vocabularies import lines, vocabulary_text
from consilience.text.word_sets import word_set

_ANSWERS: Final = word_set("respond react comment reply answer refer object")
"""Verbs beside a verb of saying that name whose words or deeds it is about."""
_SUBJECTS: Final = ("nsubj", "nsubjpass")
_OBJECTS: Final = ("dobj", "attr", "acomp", "prep", "pobj", "xcomp", "pcomp")
_WHOSE: Final = word_set("fault responsibility work doing blame result crime")
"""Nouns behind whose "of" the blamed stand; whose law is broken is not blamed for the breach."""
_PASSIVE: Final = frozenset({"involve", "engage"})
"""Verbs whose passive subject does it."""
_DENIES: Final = word_set("reject deny dismiss refute dispute rebut")
_HEARS: Final = word_set("hear learn doubt deny")
"""Verbs whose clause is somebody else's word, or nobody's."""
_FINDINGS: Final = word_set(
    "assessment finding conclusion allegation accusation claim suggestion belief judgment notion"
)
"""Nouns whose clause is the word of whom they belong to."""
_IF: Final = frozenset({"if", "unless", "whether"})
_OWN_SIDE: Final = word_set("we us our ours i me my")
_AWAY: Final = word_set("in at to toward towards against for near")
_RULES: Final = word_set("resolution treaty law agreement charter convention accord rule right sovereignty border")
"""What is broken or violated belongs to somebody else than the one who breaks it."""
_UNDERGONE: Final = _RULES | word_set(
    """
    occupation annexation invasion killing detention arrest bombing presentation treatment murder abduction capture
    persecution deportation expulsion exclusion
    """
)
"""Nouns whose "of" leads to whom it is done to."""
Judgement = tuple[Act, Party, Party | None, tuple[int, ...]]
"""An act, its actor and recipient (None where it may be either of two), and the tokens that show who says it."""


@cache
def patterns() -> tuple[Mapping[str, tuple[Pattern, ...]], Mapping[str, tuple[Pattern, ...]]]:
    """The patterns of blame for verbs and for nouns, by head, read once.

    Raises:
        VocabularyError: if the file has a mistake.
    """
    text = vocabulary_text(__package__, "judgements.txt")
    return acts_of(lines("judgements.txt", text), vocabulary().sets)


@cache
def _heads() -> frozenset[str]:
    verbs, nouns = patterns()
    return frozenset({*verbs, *nouns})


class Judgements:
    """The judgements in the quotes of one document."""

    def __init__(self, tree: Tree, sides: Sides, roles: Roles, annotations: Annotations) -> None:
        self.tree = tree
        self.sides = sides
        self.roles = roles
        self.quotes = annotations.quotes
        self.verbs, self.nouns = patterns()
        self.heads = _heads()

    def __iter__(self) -> Iterator[Judgement]:
        taken: set[int] = set()
        for quote in self.quotes:
            if quote.resolution == "unsaid" or self._is_denied(quote):
                continue
            lemma = self.tree.lemma
            tokens = [
                i for part in quote.parts for i in self.sides.tokens(part.start, part.end) if lemma[i] in self.heads
            ]
            acts = [
                act for i in tokens if i not in taken and (act := self._act(i, quote.kind == "fragment")) is not None
            ]
            speaker = self.speaker(quote) if acts else None
            if speaker is None:
                continue
            for act in acts:
                targets = self._targets(act, quote, speaker)
                if targets:
                    taken.update(tokens)
                    is_open = speaker.country is None and self._is_between(act, targets)
                    yield act, speaker, None if is_open else targets[0], self.shown(act, quote)
                    break

    def _act(self, i: int, is_label: bool) -> Act | None:
        """The judgement at a token. `is_label`: whether the words stand in quotation marks of their own."""
        tree = self.tree
        is_noun = tree.tag[i].startswith("NN")
        patterns = (self.nouns if is_noun else self.verbs if tree.is_verb(i) else {}).get(tree.lemma[i])
        if not patterns or not self._is_said(i, is_noun) or self._is_of_others(i):
            return None
        frame = frame_of(tree, i, is_noun)
        if tree.lemma[i] in ("seem", "appear") and (inner := tree.child(i, "xcomp")) is not None:
            frame = {**frame_of(tree, inner, False), **frame}  # "seems to be willing"
        denied = negations(tree, i)
        if denied:
            frame["not"] = 1, denied[0]
        if tree.lemma[i] == "be":
            frame = {
                word: place for word, place in frame.items() if place[0] < 2 or word == "not"
            }  # "is ready for a threat"
        found = best(patterns, frame)
        if found is None or found.code is None or (denied and not any("not" in part for part in found.rest)):
            return None
        if is_noun and found.code.mode == "allege" and not is_label:
            return None  # "the spy Dorsey" is no accusation
        tokens = {i, *(nearest(part, frame)[1] for part in found.rest)}
        return Act(found.code, i, tuple(sorted(tokens)), f"said: {found.words}")

    def _is_said(self, i: int, is_noun: bool) -> bool:
        """Whether a verb has a subject of its own and is not only thought of ("would undermine", "if they lied")."""
        tree = self.tree
        if is_noun:
            return True
        children = tree.children[i]
        helpers = [tree.lemma[c] for c in children if tree.dep[c] in ("aux", "auxpass")]
        is_felt = tree.tag[i] == "VBN" and (not helpers or "feel" in helpers)
        if is_felt or tree.lemma[tree.head[i]] == "feel":
            return False  # "felt deceived"
        is_open = not OPEN.isdisjoint(tree.helpers(i))
        return tree.child(i, *_SUBJECTS) is not None and not is_open and is_told_as_done(tree, i)

    def _is_of_others(self, i: int) -> bool:
        """Whether it is somebody else's word, supposed or denied: "had heard that", "the service's finding that"."""
        tree = self.tree
        while (above := tree.head[i]) != i:
            if any(tree.lower[c] in _IF for c in tree.children[i] if tree.dep[c] == "mark"):
                return True
            if tree.dep[i] != "conj" and tree.lemma[above] in _HEARS and tree.is_verb(above):
                return True
            if tree.dep[i] in ("ccomp", "acl"):
                is_owned = tree.lemma[above] in _FINDINGS and tree.child(above, "poss") is not None
                if is_owned or (tree.is_verb(above) and negations(tree, above)):
                    return True
            i = above
        return False

    def _is_denied(self, quote: Quote) -> bool:
        """Whether somebody rejects what is said: "rejected claims that the drills broke the treaty"."""
        if quote.cue is None:
            return False
        cue = self.sides.head_of(self.sides.tokens(quote.cue.start, quote.cue.end))
        return not _DENIES.isdisjoint({self.tree.lemma[cue], self.tree.lemma[self.tree.head[cue]]})

    def speaker(self, quote: Quote) -> Party | None:
        """Who says it, with codes: by the words beside the quote, or by the nearest name before it."""
        chain, words = quote.speaker_chain, quote.speaker
        if chain is None and quote.cue is not None:
            cue = self.sides.head_of(self.sides.tokens(quote.cue.start, quote.cue.end))
            for i in self.roles.subjects.of(cue):
                party = self.sides.at(i)
                if party is not None and (party.country or party.sector):
                    return party
        if chain is None:
            return None
        if words is None:
            before = [row for row in self.sides.by_chain.get(chain, ()) if row.start <= quote.start]
            if not before:
                return None
            nearest_one = max(before, key=lambda row: row.start)
            start, end = nearest_one.start, nearest_one.end
        else:
            start, end = words.start, words.end
        country, sector = self.sides.chains.get(chain, (None, None))
        return Party(start, end, chain, country, sector) if country or sector else None

    def _targets(self, act: Act, quote: Quote, speaker: Party) -> list[Party]:
        """Of whom it may be said, the likeliest first: nobody of the speaker's own side."""
        found: list[Party] = []
        for i in self._places(act, quote):
            head = self.tree.head[i]
            is_part = self.tree.dep[i] in ("amod", "compound", "nmod") and head not in act.tokens
            party = (self.sides.at(head) if is_part else None) or self.sides.at(i) if i not in act.tokens else None
            if party is None or not (party.country or party.sector) or self._is_own_side(i) or self._is_aside(i):
                continue
            is_same = party.chain is not None and party.chain == speaker.chain
            is_country = party.country is not None and party.country == speaker.country
            is_body = party.country == speaker.country is None and party.sector == speaker.sector
            if not (is_same or is_country or is_body):
                found.append(party)
        return found

    def _is_aside(self, i: int) -> bool:
        """Whether a party is only where it is, to whom, or whose rule is broken: "a threat to us", "its resolution"."""
        tree, noun = self.tree, i
        if tree.dep[i] == "compound" and tree.tag[tree.head[i]].startswith("NNP"):
            i = tree.head[i]  # a word of a name
        prep = tree.head[i]
        while tree.dep[noun] in ("amod", "compound", "nmod", "poss"):
            noun = tree.head[noun]
            if tree.lemma[noun] in _RULES:
                return True
        is_away = tree.dep[i] == "pobj" and tree.lower[prep] in _AWAY
        prep = tree.head[noun]  # "the presentation of the detained Compact officers"
        is_undergone = tree.dep[noun] == "pobj" and tree.lower[prep] == "of"
        return is_away or (is_undergone and tree.lemma[tree.head[prep]] in _UNDERGONE)

    def _is_own_side(self, i: int) -> bool:
        tree = self.tree
        owners = (tree.lower[c] for c in tree.children[i] if tree.dep[c] == "poss")
        return tree.lower[i] in _OWN_SIDE or not _OWN_SIDE.isdisjoint(owners)

    def _is_between(self, act: Act, targets: list[Party]) -> bool:
        """Whether several stand in the object, one of whom may be the speaker's own side."""
        subject = self.tree.child(act.at, *_SUBJECTS)
        if subject is None or len({party.country or party.sector for party in targets}) < 2:
            return False
        attribute = self.tree.child(act.at, "attr")
        if attribute is not None and self.tree.child(attribute, "prep") is not None:
            return False  # "is the fault of the government"
        last = self.tree.end[self.tree.right[subject]]
        return self.sides.reading.position(targets[0].start) > last

    def _places(self, act: Act, quote: Quote) -> Iterator[int]:
        """The tokens that may head the words for whom an act blames: who does it, no place and nobody it is done to."""
        tree = self.tree
        i = act.at
        if tree.is_verb(i):
            if (attribute := tree.child(i, "attr")) is not None and tree.lemma[attribute] in _WHOSE:
                yield from self._behind(attribute, "of")  # "is the fault of ..."
            agent = tree.child(i, "agent")
            if agent is not None:
                yield from sorted(tree.under(agent))
            subject = tree.child(i, *(_SUBJECTS if tree.lemma[i] in _PASSIVE else _SUBJECTS[:1]))
            if subject is not None:
                yield from self._doers(subject)
            if subject is None or tree.tag[subject].startswith(("PRP", "DT", "WDT", "WP")):
                return  # whom "he" and "this" stand for is not known
            for c in tree.children[i]:
                if tree.dep[c] == "acomp" and tree.lemma[i] == "be":
                    continue  # "is responsible for the attack on Keel"
                if tree.dep[c] in _OBJECTS and tree.lower[c] != "about":
                    broken = set(self._behind(c, "of")) if tree.dep[c] == "attr" else ()
                    yield from (d for d in sorted(tree.under(c)) if tree.dep[d] != "amod" and d not in broken)
        else:
            yield from self._doers(i)
        if quote.cue is not None and (cue := self.sides.head_of(self.sides.tokens(quote.cue.start, quote.cue.end))):
            for c in tree.children[cue]:
                if tree.lemma[c] in _ANSWERS:
                    yield from sorted(tree.under(c))

    def _doers(self, i: int) -> Iterator[int]:
        """A noun and those whose it is: "the port of Norland", "their attack", "the announcement by the council"."""
        tree = self.tree
        yield i
        for c in tree.children[i]:
            if tree.dep[c] in ("poss", "compound", "amod", "nmod", "conj", "appos"):
                yield from sorted(tree.under(c))
        yield from self._behind(i, "by")
        yield from self._behind(i, "of")

    def _behind(self, i: int, word: str) -> Iterator[int]:
        for c in self.tree.children[i]:
            if self.tree.dep[c] in ("prep", "agent") and self.tree.lower[c] == word:
                yield from sorted(self.tree.under(c))

    def shown(self, act: Act, quote: Quote) -> tuple[int, ...]:
        """The tokens of the cue, where they stand in the sentence of the judgement."""
        if quote.cue is None:
            return ()
        tokens = self.sides.tokens(quote.cue.start, quote.cue.end)
        return tuple(i for i in tokens if self.tree.first[act.at] <= i <= self.tree.last[act.at])
