"""What somebody is reported to say that others must do: "said that Norland must halt the drills".

Of PLOVER's REQUEST; it stands only where an official, a state or a body says it of another one in its own words.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from consilience.annotate.events.acts import Act, Acts
from consilience.annotate.events.frames import is_infinitive
from consilience.annotate.events.judgements import Judgement, Judgements
from consilience.annotate.events.negations import negations
from consilience.annotate.events.suppositions import is_asked, is_conditional
from consilience.annotate.events.vocabulary import Code, vocabulary
from consilience.annotate.quotes.tree import Tree
from consilience.model import Quote
from consilience.model.events import Party
from consilience.text.word_sets import word_set

_OBLIGED: Final = frozenset({"must", "should"})
_HAS_TO: Final = frozenset({"have", "need"})
_STATES: Final = word_set("be have know understand realise realize feel remember worry fear look seem want like")
"""Verbs whose "must" or "should" may be a guess: "must be tired"."""
_CLAUSES: Final = frozenset({"ROOT", "ccomp", "parataxis"})
_SPEAKS_FOR: Final = frozenset({None, "GOV", "MIL", "IGO", "LEG", "REB"})
"""Sectors of those who ask, and of those who are asked, in the name of a side."""
_ANY: Final = Code("REQUEST", None, "100")


class Demands:
    """The demands in the quotes of one document."""

    def __init__(self, judgements: Judgements, acts: Acts) -> None:
        self.judgements = judgements
        self.tree: Tree = judgements.tree
        self.acts = acts

    def __iter__(self) -> Iterator[Judgement]:
        for quote in self.judgements.quotes:
            if quote.resolution == "unsaid" or quote.kind == "fragment":
                continue
            for part in quote.parts:
                verbs = [i for i in self.judgements.sides.tokens(part.start, part.end) if self._is_obliged(i)]
                for i in verbs:
                    if (found := self._demand(i, quote)) is not None:
                        yield found

    def _is_obliged(self, i: int) -> bool:
        """Whether a verb says what its subject must do, in a clause that is no question and no condition."""
        tree = self.tree
        if tree.dep[i] not in _CLAUSES or tree.tag[i][:1] != "V" or tree.child(i, "nsubj") is None:
            return False
        helpers = tree.helpers(i)
        is_told = bool(helpers & _OBLIGED) and "have" not in helpers and tree.lemma[i] not in _STATES
        if not is_told:
            inner = tree.child(i, "xcomp")
            has_to = tree.lemma[i] in _HAS_TO and inner is not None and is_infinitive(tree, inner)
            is_open = negations(tree, i) or any(tree.lower[c] == "yet" for c in tree.children[i])
            is_told = has_to and not helpers and not is_open and tree.tag[i] in ("VBZ", "VBP")
        return is_told and not (is_asked(tree, i) or is_conditional(tree, i))

    def _demand(self, i: int, quote: Quote) -> Judgement | None:
        tree, sides = self.tree, self.judgements.sides
        subject = tree.child(i, "nsubj")
        asked = sides.at(subject) if subject is not None and not tree.tag[subject].startswith("PRP") else None
        if asked is None or not (asked.country or asked.sector in ("IGO", "REB")):
            return None
        speaker = self.judgements.speaker(quote)
        if speaker is None or not _are_apart(speaker, asked) or {speaker.sector, asked.sector} - _SPEAKS_FOR:
            return None
        if speaker.sector is None and sides.kind(speaker) != "state":
            return None  # an expert from the country
        done = tree.child(i, "xcomp") if tree.lemma[i] in _HAS_TO else i
        inner = self.acts.at(done) if done is not None else None
        demand, code, tokens = vocabulary().operators["demand"], _ANY, {i}
        if inner is not None and inner.status != "denied" and demand.reads(inner.code.event):
            made = demand.applied(inner.code)
            code, tokens = (made if made.event == "REQUEST" else _ANY), {i, *inner.tokens}
        act = Act(code, i, tuple(sorted(tokens)), "said: must")
        return act, speaker, asked, self.judgements.shown(act, quote)


def _are_apart(speaker: Party, asked: Party) -> bool:
    """Whether somebody with a country or a body speaks of another one."""
    is_body = speaker.sector in ("IGO", "REB")
    is_same = speaker.chain is not None and speaker.chain == asked.chain
    return bool(speaker.country or is_body) and not is_same and speaker.country != asked.country
