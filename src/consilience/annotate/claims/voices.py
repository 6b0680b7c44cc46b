"""Whose word a clause is: the narrator's, a quoted speaker's, or that of whoever accuses, warns or denies in it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from consilience.annotate.claims.clauses import Clause, is_finite, object_of, subject_of
from consilience.annotate.claims.parse import Word
from consilience.text.acts import REPORTING, words

NARRATOR: Final = "narrator"
UNKNOWN: Final = "unknown"
"""The voice of somebody whom no row names."""

SAYING: Final = REPORTING | words("pledge vow promise threaten swear testify boast estimate declare")
"""Verbs whose finite complement is what their subject says."""
_JUDGING: Final = words("accuse criticise warn deny regret praise")
"""Acts that exist in words only: what a clause says is the judgement of who does them."""
_NAMING: Final = words(
    "call describe label brand characterise characterize regard see view dub portray depict denounce"
)
"""Verbs that say what somebody takes something for ("called it a plot", "described it as a plot")."""
_EXPRESSING: Final = words("express stress voice emphasise emphasize cite reiterate underline")
_ASKING: Final = words("urge implore")
_COUNTING: Final = words("give put report cite estimate issue count document")
_FIGURES: Final = words("toll figure number count estimate tally total")
HEARSAY: Final = words("report claim allegation suggestion accusation assertion statement")
"""Nouns whose clause somebody says: "reports that the port was closed"."""
RUMOURS: Final = words("rumour rumor fear speculation suspicion concern belief")
"""Nouns whose clause nobody vouches for."""
DENIALS: Final = words("deny reject dismiss refute rebut dispute disavow")

ChainOf = Callable[[Word | None], str | None]


def voice_of(clause: Clause, chain_of: ChainOf) -> str:
    """Whose word a clause outside every quotation is.

    Args:
        clause: the clause.
        chain_of: the entity that a phrase stands for.

    Returns:
        `narrator`, the chain of the speaker, or `unknown` where there is one whom no row names.
    """
    token = clause.governor
    for _ in range(6):
        parent = token.head
        if parent == token:
            break
        if token.dep == "ccomp" and parent.lemma in SAYING and is_content(token):
            return chain_of(subject_of(parent)) or NARRATOR
        if token.dep == "advcl" and _is_within(token, parent):
            return chain_of(subject_of(parent)) or NARRATOR
        if (
            token.dep in {"acl", "ccomp", "relcl"}
            and is_finite(token)
            and not _is_relative(token)
            and parent.lemma in HEARSAY | RUMOURS
        ):
            owner = next((child for child in parent.children if child.dep == "poss"), None)
            return chain_of(owner) or UNKNOWN
        token = parent
    teller = _teller(clause)
    return NARRATOR if teller is None else chain_of(teller) or UNKNOWN


def is_content(complement: Word) -> bool:
    """Whether a clause is what its verb reports: a sentence of its own, and not one that a colon sets beside it."""
    if not is_finite(complement):
        return False
    return not (
        complement.i < complement.head.i
        and any(child.text in {":", ";"} and child.i > complement.i for child in complement.head.children)
    )


def is_denied(clause: Clause) -> bool:
    """Whether a clause tells that something is denied, or is itself what somebody denies."""
    token = clause.governor
    parent = token.head
    if clause.act == "deny" and clause.head.lemma in DENIALS:
        return not any(child.dep == "neg" for child in clause.head.children)
    if token.dep == "acl" and parent.lemma in HEARSAY:
        token, parent = parent, parent.head
    return token != parent and token.dep in {"ccomp", "xcomp", "dobj"} and parent.lemma in DENIALS


def _teller(clause: Clause) -> Word | None:
    """Who judges, names, expresses or counts in a clause, where that is all that it says."""
    head = clause.head
    if clause.kind == "nominal" and head.dep == "dobj" and _is_figure(head):
        return subject_of(head.head)
    if clause.kind not in {"clause", "participle"} or head.pos != "VERB":
        return None
    if clause.governor.lemma in _ASKING and clause.governor != head:
        head = clause.governor
    lemma = head.lemma
    told = clause.act in _JUDGING or lemma in _EXPRESSING | _ASKING or (lemma in _NAMING and _is_naming(head))
    goal = object_of(head)
    if not told and goal is not None:
        told = goal.dep == "dobj" and _is_figure(goal)
        told = told or (lemma == "claim" and goal.lemma == "responsibility")
    if not told:
        return None
    agent = next((child for child in head.children if child.dep == "agent"), None)
    if agent is not None:
        return next((child for child in agent.children if child.dep == "pobj"), None)
    is_passive = any(child.dep in {"nsubjpass", "auxpass"} for child in head.children)
    is_passive = is_passive or (clause.kind == "participle" and head.tag == "VBN")
    subject = None if is_passive else subject_of(head)
    return None if subject is None or _is_nobody(subject) else subject


def _is_within(adverbial: Word, cue: Word) -> bool:
    """Whether a clause stands between what is said and its cue ("a bomb went off, killing two, police said")."""
    return (
        cue.lemma in SAYING
        and adverbial.i < cue.i
        and any(child.dep == "ccomp" and child.i < adverbial.i and is_content(child) for child in cue.children)
    )


def _is_relative(token: Word) -> bool:
    return any(child.tag in {"WDT", "WP", "WP$", "WRB"} for child in token.children)


def _is_figure(goal: Word) -> bool:
    """Whether an object is a count that its verb gives ("put the toll at 31")."""
    return goal.lemma in _FIGURES and goal.head.lemma in _COUNTING


def _is_nobody(subject: Word) -> bool:
    return subject.lower in {"nobody", "none", "neither"} or any(child.lower == "no" for child in subject.children)


def _is_naming(head: Word) -> bool:
    return any(
        child.dep == "oprd"
        or (child.dep == "prep" and child.lower == "as")
        or (child.dep == "ccomp" and child.pos in {"NOUN", "PROPN", "ADJ"})
        for child in head.children
    )
