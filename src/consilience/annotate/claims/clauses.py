"""Clauses of a sentence: each predicate with its own words, without the clauses inside it that are told apart."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final, Literal

from consilience.annotate.claims.parse import Word, place
from consilience.annotate.claims.senses import sense_of
from consilience.text.acts import AUXILIARY, REPORTING, act_of_noun, act_of_verb, is_known_act, words

Kind = Literal["clause", "participle", "nominal", "scope", "cause", "label"]

_CLAUSES: Final = words("ROOT ccomp advcl relcl acl conj parataxis pcomp csubj csubjpass")
_SUBJECTS: Final = frozenset({"nsubj", "nsubjpass", "expl", "csubj"})
_COMPLEMENTS: Final = _SUBJECTS | words("dobj obj attr acomp xcomp oprd dative agent prt neg aux auxpass")
_EDGES: Final = frozenset({"punct", "cc", "mark", "preconj"})
_OPENERS: Final = words(
    "however meanwhile moreover furthermore besides also but and or so then accordingly nevertheless nonetheless thus "
    "hence firstly secondly thirdly first second third finally notably separately additionally indeed why that"
)
_WITHIN_PHRASES: Final = frozenset({"amod", "compound", "det", "nummod"})
"""What a word that opens a sentence is where it belongs to a noun ("first responders", "that bridge")."""
_SO: Final = words("far long many much few")
_OPEN: Final = words("if whether unless how what")
_ASKING: Final = words("whether how what who why which where")
_OPENING: Final = words("mark advmod dobj attr nsubj")
_RELATIVES: Final = words("who which that when where")
_JOINING: Final = frozenset({"nsubj", "nsubjpass", "advmod"})
_TAILS: Final = words("and or but")
_ASIDE: Final = words("after before despite since following while without besides")
_ARGUMENTS: Final = words("of on to against by with between among into in from for over")
_DIVIDERS: Final = frozenset(";:–—")
_INTENTS: Final = words(
    "decision plan move order threat promise offer proposal readiness desire refusal pledge vow attempt bid agreement "
    "intention call demand request vote effort"
)
_LEAVING: Final = frozenset({"advcl", "prep", "punct"})
"""Relations in which what makes no claim of its own may still be no part of a clause."""
_OF_THEIR_OWN: Final[frozenset[Kind | None]] = frozenset({"clause", "participle", "scope"})
_FATES: Final = {
    **dict.fromkeys(("killed", "slain", "murdered"), "kill"),
    **dict.fromkeys(("dead", "drowned"), "die"),
    **dict.fromkeys(("wounded", "injured", "hurt"), "injure"),
    **dict.fromkeys(("arrested", "detained", "captured"), "arrest"),
    **dict.fromkeys(("missing", "unaccounted"), "miss"),
    **dict.fromkeys(("homeless", "displaced"), "displace"),
    **dict.fromkeys(("rescued", "saved"), "rescue"),
}
_WITHIN: Final = frozenset({"nummod", "quantmod", "compound", "pobj"})
"""Relations in which a number is told with what it stands in ("a toll of 36 dead")."""
_VERBAL: Final = frozenset({"VERB", "AUX"})
SUPPOSING: Final = words("believe think fear feel presume assume suspect estimate allege rumour rumor consider")
"""Verbs whose passive hedges what follows: "are believed to have drowned"."""
TELLING: Final = words("say report understand know suppose")
"""Verbs whose passive tells what follows: "is said to have signed"."""
_MOMENTS: Final = frozenset({"DATE", "TIME"})
_RESPONSES: Final = words("response reaction retaliation reprisal answer revenge")
_CAUSES: Final = _RESPONSES | words("result consequence")


@dataclass(frozen=True, slots=True)
class Clause:
    """A predicate and its words.

    Attributes:
        head: the token that names the act (for "decided to slash" it is "slash").
        governor: the token that stands for the whole clause in the tree ("decided").
        tokens: the clause's own tokens, in order, without conjunctions and marks at its edges.
        kind: how it is said.
        loose: runs of tokens that belong to the clause but stand apart from its core ("..., from November 1").
        own: where the words begin that belong to this predicate and to no verb inside the clause (`Word.start`).
    """

    head: Word
    governor: Word
    tokens: tuple[Word, ...]
    kind: Kind
    act: str
    loose: tuple[tuple[Word, ...], ...] = ()
    own: frozenset[int] = frozenset()

    def kept(self, tokens: Iterable[Word]) -> Clause:
        """The clause with some of its core's words, in order; what is dropped belongs to it no more."""
        core = tuple(tokens) or (self.governor,)
        while len(core) > 1 and (core[-1].is_punct or core[-1].is_space):
            core = core[:-1]
        dropped = {token.start for token in self.tokens} - {token.start for token in core}
        return replace(self, tokens=core, own=self.own - dropped)

    def owns(self, start: int, end: int) -> bool:
        """Whether a word of its own lies in a stretch of the reading."""
        return start in self.own or any(start <= place < end for place in self.own)

    @property
    def start(self) -> int:
        """Position of the first character in the reading."""
        return self.tokens[0].start

    @property
    def end(self) -> int:
        """Position behind the last character in the reading."""
        return self.tokens[-1].end


def clauses(sentence: Sequence[Word]) -> Iterator[Clause]:
    """The clauses of a sentence, in the order of their predicates."""
    found = [(token, kind) for token in sentence if (kind := _kind(token)) is not None]
    governors = {token.i: kind for token, kind in found}
    for token, kind in found:
        own, loose, begin = _own_tokens(token, governors)
        if not own:
            continue
        head = _act_head(token) if kind in {"clause", "participle"} else token
        yield Clause(head, token, own, kind, _act(head, kind), loose, begin)


def subject_of(token: Word) -> Word | None:
    """The grammatical subject of a predicate, looked up through coordination and control."""
    seen = 0
    while seen < 6:
        for child in token.children:
            if child.dep in {"nsubj", "nsubjpass"}:
                return child
        if token.dep in {"conj", "xcomp", "advcl", "pcomp"} and token.head != token:
            token = token.head
            seen += 1
            continue
        if token.dep in {"acl", "relcl"}:
            return token.head
        return None
    return None


def object_of(token: Word) -> Word | None:
    """The direct object, or the passive subject, or the first prepositional object."""
    children = [(child.dep, child) for child in token.children]
    if token.dep == "acl" and token.tag == "VBN" and not is_finite(token):
        return token.head
    for wanted in ("dobj", "obj", "nsubjpass", "attr", "dative", "oprd"):
        for dep, child in children:
            if dep == wanted:
                return child
    for dep, child in children:
        if dep == "prep":
            for inner in child.children:
                if inner.dep == "pobj" and inner.entity not in _MOMENTS:
                    return inner
    return None


def innermost(preposition: Word) -> Word | None:
    """What a phrase like "in response to NATO's actions" points at: the object of its last preposition."""
    found = None
    token = preposition
    for _ in range(4):
        child = next((c for c in token.children if c.dep in {"pobj", "prep", "pcomp"} and c.lower != "including"), None)
        if child is None:
            break
        token = child
        if child.dep == "pobj":
            found = child
    return found


def _kind(token: Word) -> Kind | None:
    pos, dep = token.pos, token.dep
    if pos in {"VERB", "AUX"} and dep in _CLAUSES:
        return _verb_kind(token)
    if dep == "prep" and token.lower == "including":
        return "scope"
    if dep == "prep" and _is_cause(token):
        return "cause"
    if pos in {"NOUN", "PROPN"}:
        return _noun_kind(token)
    if pos == "NUM" and dep not in _WITHIN and fate_of(token) is not None:
        return "nominal"
    if pos == "ADJ" and dep == "ROOT" and _has_subject(token):
        return "clause"
    return None


def _verb_kind(token: Word) -> Kind | None:
    """Whether a verb makes a claim of its own; infinitives and small clauses belong to what governs them."""
    is_infinitive = any(child.dep == "aux" and child.tag == "TO" for child in token.children)
    if token.dep == "conj":
        if token.head.pos not in {"VERB", "AUX"} and not _has_subject(token):
            return "participle" if token.tag in {"VBG", "VBN"} and _has_object(token) else None
        chain_head = token.head
        while chain_head.dep == "conj" and chain_head.head != chain_head:
            chain_head = chain_head.head
        is_inside = chain_head.dep in {"xcomp", "acl", "pcomp", "amod"} and not is_finite(token)
        return None if is_inside and chain_head.dep == "amod" else ("participle" if is_inside else "clause")
    if token.dep == "acl":
        if is_infinitive or (token.head.pos == "NUM" and fate_of(token.head) == token):
            return None
        return "participle" if _size(token) >= 3 else None
    if token.dep == "advcl" and (is_infinitive or not is_finite(token)):
        is_known = is_known_act(token.lemma) and any(child.dep == "dobj" for child in token.children)
        is_told = is_known or (_size(token) >= 4 and (_has_object(token) or _has_subject(token)))
        return "participle" if is_told else None
    if token.dep in {"advcl", "ccomp"} and _is_open(token):
        return None
    if token.dep in {"ccomp", "csubj", "csubjpass"}:
        return "clause" if is_finite(token) else None
    if token.dep == "pcomp":
        is_own = _has_subject(token) or any(child.dep == "aux" for child in token.children) or _is_aside(token)
        return "participle" if is_own or (is_known_act(token.lemma) and _size(token) >= 4) else None
    return "clause"


def _noun_kind(token: Word) -> Kind | None:
    lemma = token.lemma
    is_top = _is_top_noun(token)
    children = list(token.children)
    if (is_top or any(child.dep == "nummod" for child in children)) and any(
        child.dep == "amod" and child.tag == "VBN" and is_known_act(child.lemma) for child in children
    ):
        return "nominal"
    if lemma in _INTENTS and any(_is_infinitive_of(child) for child in children):
        return "nominal"
    act = act_of_noun(lemma)
    if act is not None and token.pos == "NOUN" and not _is_in_cause(token) and _content(token) >= 2:
        has_argument = any(child.dep == "prep" and child.lower in _ARGUMENTS for child in children)
        is_dated = act in {"decide", "announce", "meet"} and any(
            inner.entity == "DATE" for child in children for inner in child.subtree
        )
        if (has_argument and act not in {"say", "decide", "start", "plan", "include"}) or is_dated:
            return "nominal"
    if is_top and _content(token) >= 3:
        return "label"
    if token.dep == "appos" and "PERSON" not in {token.head.entity, token.entity} and _content(token) >= 3:
        return "label"
    return None


def fate_of(token: Word) -> Word | None:
    """What became of people counted by a bare number: "30 wounded", "five dead"."""
    return next(
        (
            child
            for child in token.children
            if child.i > token.i and child.dep in {"acl", "oprd", "amod"} and child.lower in _FATES
        ),
        None,
    )


def _is_aside(token: Word) -> bool:
    """Whether a verb behind a preposition of time or manner ("after taking off from Keel") is told apart."""
    return token.head.lower in _ASIDE and token.pos in {"VERB", "AUX"} and _size(token) >= 3


def _is_top_noun(token: Word) -> bool:
    while token.dep in {"conj", "appos"} and token.head != token:
        token = token.head
    return token.dep == "ROOT" and token.pos in {"NOUN", "PROPN", "NUM"}


def _is_infinitive_of(child: Word) -> bool:
    return child.dep == "acl" and any(inner.tag == "TO" for inner in child.children)


def _is_in_cause(token: Word) -> bool:
    return token.dep == "pobj" and _is_cause(token.head)


def is_finite(token: Word) -> bool:
    """Whether a verb carries a tense, alone or by an auxiliary."""
    if token.tag in {"VBD", "VBZ", "VBP", "MD"}:
        return True
    if token.tag == "VBN" and any(child.dep == "nsubj" for child in token.children):
        return True  # "said rebels targeted the port": a past tense that was tagged as a participle
    return any(child.dep in {"aux", "auxpass"} and child.tag in {"VBD", "VBZ", "VBP", "MD"} for child in token.children)


def _is_open(token: Word) -> bool:
    """Whether a clause asks or supposes ("if", "whether", "how", "when prices rise"), and so asserts nothing."""
    if token.tag in {"VBZ", "VBP"} and any(child.lower in {"when", "once", "whenever"} for child in token.children):
        return True
    if token.left_edge.lower in _ASKING and token.dep == "ccomp":
        return True
    return any(child.lower in _OPEN and child.dep in _OPENING for child in token.children)


def _size(token: Word) -> int:
    return sum(1 for inner in token.subtree if not inner.is_punct)


def _content(token: Word) -> int:
    """Content words of a phrase, without those of clauses inside it."""
    return sum(1 for inner in token.subtree if inner.pos in {"NOUN", "PROPN", "VERB", "ADJ", "NUM"})


def _is_cause(token: Word) -> bool:
    if token.lower in {"because", "due"}:
        return True
    return token.lower in {"in", "as"} and any(
        child.dep == "pobj" and child.lemma in _CAUSES for child in token.children
    )


def _has_subject(token: Word) -> bool:
    return any(child.dep in _SUBJECTS for child in token.children)


def _has_object(token: Word) -> bool:
    return any(child.dep in {"dobj", "obj", "prep", "attr", "ccomp", "acomp", "agent"} for child in token.children)


def _own_tokens(
    governor: Word, governors: dict[int, Kind]
) -> tuple[tuple[Word, ...], tuple[tuple[Word, ...], ...], frozenset[int]]:
    """The core of a clause, the loose runs beyond clauses that were taken out of it, and where its own words begin."""
    own: list[Word] = []
    begin: set[int] = set()
    pending = [(governor, True)]
    while pending:
        token, is_its_own = pending.pop()
        own.append(token)
        if is_its_own:
            begin.add(token.start)
        for child in token.children:
            kind = governors.get(child.i)
            if kind is None and child.dep not in _LEAVING:
                pending.append((child, is_its_own))
            elif not _is_set_apart(child, kind):
                pending.append((child, is_its_own and kind not in _OF_THEIR_OWN))
    own.sort(key=place)
    core = _core(own, governor)
    inside = {token.i for token in core}
    loose: list[list[Word]] = []
    for token in own:
        if token.i in inside:
            continue
        if loose and token.i == loose[-1][-1].i + 1:
            loose[-1].append(token)
        else:
            loose.append([token])
    return _hull(core, governor), tuple(run for piece in loose if (run := _hull(piece, governor))), frozenset(begin)


def _is_set_apart(child: Word, kind: Kind | None) -> bool:
    """Whether a part of a clause is told as a claim of its own, and not as part of the clause too."""
    if kind in {"clause", "scope", "cause"}:
        return child.dep != "ccomp" or child.head.lemma in REPORTING
    if kind is None and child.dep == "advcl" and _is_open(child):
        return True
    if kind == "participle":
        return child.dep not in {"pcomp", "xcomp"} and not (
            child.dep == "acl" and child.left_edge.i == child.head.i + 1
        )
    if kind == "label":
        return child.dep == "appos" or child.dep == "conj"
    if kind == "nominal":
        return child.dep == "conj"
    if child.dep == "prep" and (child.lower in {"according", "per"} or child.right_edge.lower == "opinion"):
        return True
    if child.dep == "prep" and child.lower == "as" and any(inner.lower == "per" for inner in child.children):
        return True
    if child.dep == "prep" and child.lower in _ASIDE:
        return any(inner.dep == "pcomp" and _is_aside(inner) for inner in child.children)
    return child.dep == "punct" and child.text in _DIVIDERS


def _core(own: list[Word], governor: Word) -> list[Word]:
    """The pieces from the first to the last that hold the predicate, its subject or its objects.

    Where a clause inside was taken out, what is left beyond it may be a loose adjunct ("..., from November 1").
    """
    pieces: list[list[Word]] = []
    for token in own:
        if pieces and token.i == pieces[-1][-1].i + 1:
            pieces[-1].append(token)
        else:
            pieces.append([token])
    if len(pieces) == 1:
        return own
    wanted = {governor.i} | {child.i for child in governor.children if child.dep in _COMPLEMENTS}
    held = [n for n, piece in enumerate(pieces) if any(token.i in wanted for token in piece)]
    return [token for piece in pieces[held[0] : held[-1] + 1] for token in piece]


def _hull(own: list[Word], governor: Word) -> tuple[Word, ...]:
    """Without conjunctions, marks, relative pronouns, openers ("However,") and punctuation at the edges."""
    first, last = 0, len(own)
    while first < last and own[first] != governor and _is_opener(own, first, governor):
        first += 1
    while first < last and own[last - 1] != governor and _is_closer(own[last - 1]):
        last -= 1
    return tuple(own[first:last])


def _is_opener(own: list[Word], place: int, governor: Word) -> bool:
    token = own[place]
    if token.is_punct or token.is_space or token.dep in _EDGES:
        return True
    if token.lower in _OPENERS and token.dep not in _WITHIN_PHRASES:
        return not (token.lower == "so" and any(word.lower in _SO for word in own[place + 1 : place + 2]))
    return token.lower in _RELATIVES and token.dep in _JOINING and token.head == governor


def _is_closer(token: Word) -> bool:
    return token.is_punct or token.is_space or token.dep in _EDGES or token.lower in _TAILS


def is_supposed(token: Word) -> bool:
    """Whether a verb says only how its infinitive is held to be so ("are believed to have drowned")."""
    if token.lemma not in SUPPOSING | TELLING or token.tag != "VBN":
        return False
    return not any(child.dep == "agent" for child in token.children)


def _act_head(token: Word) -> Word:
    for _ in range(4):
        inner = next((child for child in token.children if child.dep == "xcomp" and child.pos in _VERBAL), None)
        if inner is None:
            break
        is_raised = is_supposed(token) and any(child.tag == "TO" for child in inner.children)
        if not is_raised and (token.lemma not in AUXILIARY or inner.pos != "VERB"):
            break
        token = inner
    is_elliptic = token.pos == "AUX" and token.dep == "advcl" and token.head.pos == "VERB" and not _has_object(token)
    return token.head if is_elliptic else token


def _act(head: Word, kind: Kind) -> str:
    if kind == "scope":
        return "include"
    if kind == "cause":
        return "respond" if any(child.lemma in _RESPONSES for child in head.children) else "cause"
    lemma = head.lemma
    if head.pos in {"NOUN", "PROPN"}:
        return _act_of_phrase(head, lemma)
    if head.pos == "NUM":
        fate = fate_of(head)
        return _FATES[fate.lower] if fate is not None else lemma
    if lemma == "leave":
        left = next((inner for inner in head.subtree if inner.i > head.i and inner.lower in _FATES), None)
        if left is not None:
            return "kill" if _FATES[left.lower] == "die" else _FATES[left.lower]
    goal = object_of(head)
    particle = next((child.lower for child in head.children if child.dep == "prt"), None)
    sense = sense_of(head, goal, particle)
    if sense is not None:
        return sense
    if particle is None and not any(child.dep in {"dobj", "nsubjpass"} for child in head.children):
        after = [child.lower for child in head.children if child.dep == "prep" and child.i > head.i]
        particle = next((word for word in after if act_of_verb(lemma, word) != act_of_verb(lemma)), None)
    lemmas = frozenset(token.lemma for token in goal.subtree) if goal is not None else frozenset()
    return act_of_verb(lemma, particle, lemmas)


def _act_of_phrase(head: Word, lemma: str) -> str:
    for child in head.children:
        if child.dep == "amod" and child.tag == "VBN" and is_known_act(child.lemma):
            return act_of_verb(child.lemma, None, frozenset({lemma}))
        if lemma in _INTENTS and _is_infinitive_of(child):
            return _act(_act_head(child), "participle")
    return act_of_noun(lemma) or lemma
