"""Which act words like "this step", "the decision" or "the alliance's actions" stand for."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Final

from consilience.annotate.quotes.tree import Tree
from consilience.annotate.relations.acts import Act, Acts, is_same_party
from consilience.model import Annotations, Mention, Party
from consilience.text.acts import act_of_noun, act_of_verb
from consilience.text.dates import overlap
from consilience.text.word_sets import word_set

_GENERAL: Final = word_set(
    "decision move step action measure act deed order gesture announcement reaction response retaliation answer reply"
)
"""Nouns that stand for an act that was told; a decision is that of its maker."""
_POINTING: Final = word_set("this that these those the such its his her their our")
_MATERIAL: Final = frozenset({"SANCTION", "COERCE", "ASSAULT", "MOBILIZE", "YIELD", "AID", "PROTEST"})
"""Events that words like "the move" stand for where no measure is told: what is done, and not only said."""
_NEAR: Final = 8
"""Sentences back in which an act is looked for that words without an owner stand for."""


_SOON: Final = 4
"""Sentences ahead in which the act of a named side is looked for."""


class Antecedents:
    """Acts that are meant by general words, in one document."""

    def __init__(self, acts: Acts, annotations: Annotations) -> None:
        self.acts = acts
        self.tree: Tree = acts.tree
        self.parties: dict[int, Party] = {}
        sides = [side for act in acts.told for side in (act.by, act.on) if side is not None]
        sectors = {side.chain: side.sector for side in sides if side.sector}
        countries = {side.chain: side.country for side in sides if side.country}
        countries |= {row.chain: row.country for row in annotations.mentions if row.country}
        token_at = acts.reading.token_at
        for row in sorted(annotations.mentions, key=lambda row: (row.end - row.start, row.start)):
            for raw in (row.start, row.end - 1):
                if (at := token_at(raw)) not in self.parties:
                    sector = sectors.get(row.chain) or _sector(row)
                    self.parties[at] = Party(row.start, row.end, row.chain, countries.get(row.chain), sector)
        self._days = [(token_at(row.start), row.edtf) for row in annotations.times if row.edtf and row.type == "DATE"]
        self._seats = {row.chain: row.belongs_to or row.chain for row in annotations.institutions}
        self._sizes = Counter(seat for act in acts.told if (seat := self._seat(act)) is not None)

    def is_general(self, noun: int, is_subject: bool = False) -> bool:
        """Whether a word may stand for an act that is told elsewhere. An article is enough for a subject ("the
        answer came after …"), and for a noun of an act that is told by its verb."""
        tree = self.tree
        has_article = any(tree.lower[c] == "the" for c in tree.children[noun])
        if has_article and ((is_subject and tree.lemma[noun] in _GENERAL) or self._is_told(noun)):
            return True
        if tree.lower[noun] in ("this", "that") and tree.tag[noun] == "DT":
            return True
        if tree.lemma[noun] not in _GENERAL and act_of_noun(tree.lemma[noun]) is None:
            return False
        return any(tree.lower[c] in _POINTING or tree.dep[c] == "poss" for c in tree.children[noun]) or (
            self.owner(noun) is not None
        )

    def _is_told(self, noun: int) -> bool:
        """Whether a noun of an act is that of a measure told in a verb ("the expulsion": "expelled six envoys")."""
        kind = act_of_noun(self.tree.lemma[noun])
        lemmas = (self.tree.lemma[act.at] for act in self.acts.told if act.is_measure and self.tree.is_verb(act.at))
        return kind is not None and any(act_of_verb(lemma) == kind for lemma in lemmas)

    def owner(self, noun: int) -> Party | None:
        """Whose act it is by its words: "the alliance's actions", "steps by the alliance", "hostile acts of Keel"; "the
        expulsion of envoys" is not theirs."""
        tree = self.tree
        is_act = tree.lemma[noun] not in _GENERAL and act_of_noun(tree.lemma[noun]) is not None
        for c in tree.children[noun]:
            if tree.dep[c] == "poss" and c in self.parties:
                return self.parties[c]
            if tree.dep[c] == "amod" and c in self.parties:
                return self.parties[c]
            if tree.dep[c] == "prep" and tree.lower[c] in (("by",) if is_act else ("of", "by", "on", "from")):
                inner = tree.child(c, "pobj")
                while inner is not None:
                    if inner in self.parties:
                        return self.parties[inner]
                    of = tree.child(inner, "prep")
                    inner = tree.child(of, "pobj") if of is not None else None
        return None

    def of(
        self, noun: int, other: Party | None = None, speaker: Party | None = None, without: Sequence[Act] = ()
    ) -> tuple[Act, ...]:
        """The acts that a general noun stands for.

        Args:
            noun: its token.
            other: the side that acts in the same sentence, whose own act it is not (for "NATO's actions" it is known
                whose it is).
            speaker: the side that speaks of its own act, where the words name no owner ("presented this step as ...").
            without: acts that it cannot be.

        Returns:
            For words in the plural, the acts of that side in the nearest sentence that tells one; else one act, the one
            of the side that the document speaks of most, the nearest of equals. Nothing where none was told.
        """
        tree, side = self.tree, self.owner(noun) or speaker
        same_class = act_of_noun(tree.lemma[noun]) if tree.lemma[noun] not in _GENERAL else None
        told = [
            act
            for act in self.acts.told
            if not act.is_said_not_done
            and act not in without
            and tree.first[act.at] != tree.first[noun]
            and (act.is_measure or act.event in _MATERIAL)
            and (same_class is None or act_of_verb(tree.lemma[act.at]) == same_class)
            and is_same_party(act.by, side) is not False
            and not (side is None and other and is_same_party(act.by, other))
        ]
        told = [act for act in told if self._is_of_day(act, noun)]
        if same_class is None:
            told = [act for act in told if not act.is_old] or told
        earlier = [act for act in told if act.at < noun]
        if side is None:
            fitting = earlier if earlier and self.sentences(earlier[-1].at, noun) <= _NEAR else []
            soon = [act for act in told if act.at > noun and self.sentences(noun, act.at) <= _SOON]
            fitting = fitting or (soon[:1] if same_class else [])
        else:
            sure = [act for act in told if self._is_of(act, side)]
            fitting = [act for act in earlier if act in sure]
            soon = [act for act in sure if act.at > noun and self.sentences(noun, act.at) <= _SOON]
            fitting = fitting or [act for act in soon if act.is_measure][:1] or soon[:1]
            fitting = fitting or [act for act in earlier if is_same_party(act.by, side) is None]
        measures = [act for act in fitting if act.is_measure] or fitting
        if not measures:
            return ()
        if tree.tag[noun] in ("NNS", "NNPS", "DT"):
            last = tree.first[measures[-1].at]
            return tuple(act for act in measures if tree.first[act.at] == last)
        best = max(measures, key=self._prominence)
        return tuple(act for act in measures if act.at == best.at and act.target_chain == best.target_chain)

    def _is_of_day(self, act: Act, noun: int) -> bool:
        """Whether the words for an act give it no other day ("the test, conducted in October")."""
        days = [day for token, day in self._days if self.tree.left[noun] <= token <= self.tree.right[noun]]
        return act.date is None or all(overlap(act.date, day) for day in days)

    def _is_of(self, act: Act, side: Party) -> bool:
        """Whether an act is that of a side by its words: it takes it, or somebody does against the other one."""
        by = is_same_party(act.by, side)
        return by is True or (by is None and is_same_party(act.on, side) is False)

    def _prominence(self, act: Act) -> tuple[int, bool, int, str]:
        """What the document speaks of most, the institution before its posts; of equals the nearest."""
        seat = self._seat(act)
        return self._sizes[seat] if seat else 0, seat == act.target_chain, act.at, act.id

    def before(self, token: int, side: Party | None, most: int = 2) -> tuple[Act, ...]:
        """The acts of another side in the nearest sentence before a token, at most `most` sentences back."""
        found = [
            act
            for act in self.acts.told
            if self.tree.first[act.at] < self.tree.first[token]
            and not act.is_said_not_done
            and is_same_party(act.by, side) is not True
            and not (act.by is None and act.on is not None and is_same_party(act.on, side) is False)
        ]
        found = [act for act in found if not act.is_old] or found
        measures = [act for act in found if act.is_measure] or found
        if not measures or self.sentences(measures[-1].at, token) > most:
            return ()
        last = self.tree.first[measures[-1].at]
        return tuple(act for act in measures if self.tree.first[act.at] == last)

    def _seat(self, act: Act) -> str | None:
        """The institution that a measure is on, or that the post belongs to."""
        return self._seats.get(act.target_chain or "", act.target_chain)

    def sentences(self, earlier: int, later: int) -> int:
        """Sentences from one token to another."""
        return len({self.tree.first[i] for i in range(earlier, later + 1)}) - 1


def _sector(mention: Mention) -> str | None:
    """That of an organisation of no country: it is a side beside the states."""
    return "IGO" if mention.kind == "organisation" and not mention.country else None
