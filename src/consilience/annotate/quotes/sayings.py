"""Words of saying in a parse, each with who says it."""

from __future__ import annotations

from typing import Final

from consilience.annotate.quotes.attribution import Saying
from consilience.annotate.quotes.cues import Cues
from consilience.annotate.quotes.tree import Stretch, Tree
from consilience.text.roles import PEOPLE, POSTS

SUBJECTS: Final = ("nsubj", "nsubjpass", "csubj")
_RELATIVE: Final = frozenset({"who", "which", "that", "whom"})
_SPOKEN: Final = frozenset({"say", "tell", "write", "state", "add", "warn", "announce", "claim", "note", "argue"})
_QUOTING: Final = frozenset({"quote", "cite", "report", "describe", "record"})
_AUXILIARIES: Final = ("aux", "auxpass", "neg")


def named(tree: Tree, i: int) -> str:
    """The lemma of a verb, with its particle or a fixed expression ("make clear")."""
    lemma = tree.lemma[i]
    particle = tree.child(i, "prt")
    if particle is not None:
        return f"{lemma} {tree.lower[particle]}"
    if lemma == "make" and any(tree.lower[j] == "clear" for j in range(i + 1, min(i + 4, tree.n))):
        return "make clear"
    if lemma in ("leave", "put") and i + 1 < tree.n and tree.lower[i + 1] == "it":
        opened = i + 2 < tree.n and tree.lower[i + 2] == "open"
        return "leave it open" if lemma == "leave" and opened else "put it" if lemma == "put" else lemma
    if lemma == "go" and i + 1 < tree.n and tree.lower[i + 1] == "on":
        return "go on"
    return lemma


def saying(tree: Tree, i: int, name: str) -> Saying:
    """A verb of saying with its subject."""
    subject, is_own = subject_of(tree, i)
    return Saying(i, name, subject, is_own)


def subject_of(tree: Tree, verb: int) -> tuple[int | None, bool]:
    """(head of the subject, whether it is the verb's own).

    A participle, an infinitive and a second verb share the subject of the verb that they hang on; a relative pronoun
    stands for its noun; of a passive it is the agent.
    """
    i, is_own = verb, True
    quoted = quoting_verb(tree, verb)
    if quoted is not None:
        return tree.child(quoted, "nsubjpass") or tree.child(quoted, "dobj"), True
    for _ in range(8):
        if tree.tag[i] == "VBG" and tree.dep[i] == "advcl" and tree.dep[tree.head[i]] == "ccomp":
            i, is_own = tree.head[tree.head[i]], False  # "X said that Y is wrong, warning that …": X warns
            continue
        is_passive = any(tree.dep[c] in ("auxpass", "nsubjpass") for c in tree.children[i])
        agent = tree.child(i, "agent")
        if agent is not None:
            noun = tree.child(agent, "pobj")
            if noun is not None:
                return noun, is_own
        if i == verb and tree.tag[i] == "VBN" and tree.dep[i] in ("acl", "advcl"):
            return None, False  # "described in a report, the rings …": nobody here describes
        own = tree.child(i, *SUBJECTS)
        if own is not None and own < i == verb and tree.words[i - 1] == ",":
            own = next((c for c in tree.children[i] if c > i and tree.dep[c] in SUBJECTS), own)  # "…, say X, …"
        if own is not None:
            if is_passive and i == verb:
                return None, True
            if tree.lower[own] in _RELATIVE and tree.dep[i] == "relcl":
                return tree.head[i], is_own
            return own, is_own
        dep, head = tree.dep[i], tree.head[i]
        if i == verb and tree.tag[i] in ("VBD", "VBZ", "VBP") and (noun := _in_front(tree, i)) is not None:
            return noun, True
        if head == i:
            return None, False
        if dep == "relcl" and tree.tag[i] not in ("VB", "VBN"):
            return None, False
        if dep == "acl" and tree.tag[i] == "VBG" and tree.tag[head].startswith(("NN", "PRP")):
            return _issuer(tree, head) or head, False
        if dep == "acl":
            return None, False
        if dep in ("prep", "pcomp", "agent", "conj", "xcomp", "advcl", "dep", "ccomp", "parataxis", "aux"):
            if dep == "xcomp" and (controlled := tree.child(head, "dobj")) is not None and tree.tag[i] != "VBG":
                return controlled, False
            if dep == "ccomp" and tree.tag[i] not in ("VBG", "VB"):
                return None, False
            i, is_own = head, False
            continue
        return None, False
    return None, False


def quoting_verb(tree: Tree, verb: int) -> int | None:
    """The verb of "quoted X as saying" for the token "saying", or None."""
    prep = tree.head[verb]
    is_quoted = (
        tree.dep[verb] == "pcomp"
        and tree.lower[prep] == "as"
        and tree.lemma[tree.head[prep]] in _QUOTING
        and tree.lemma[verb] in _SPOKEN
    )
    return tree.head[prep] if is_quoted else None


def _issuer(tree: Tree, noun: int) -> int | None:
    """Who speaks in "issued a statement saying …", "condemned the attack, saying …": the subject of the verb over a
    thing that itself says nothing, not over a person ("met an official saying …")."""
    verb = tree.head[noun]
    lemma = tree.lemma[noun]
    is_person = tree.tag[noun].startswith(("NNP", "PRP")) or lemma in POSTS or lemma in PEOPLE
    if tree.dep[noun] != "dobj" or is_person or tree.lower[noun] in PEOPLE or not tree.is_verb(verb):
        return None
    return tree.child(verb, "nsubj")


def quotes_someone(tree: Tree, verb: int) -> bool:
    """Whether a verb hands on what another one says: "quoted X as saying"."""
    for c in tree.children[verb]:
        inner = tree.child(c, "pcomp") if tree.lower[c] == "as" else None
        if inner is not None and quoting_verb(tree, inner) == verb:
            return True
    return False


def is_unsaid(tree: Tree, verb: int) -> bool:
    """Whether a saying is denied, supposed or only possible: "has not said that …", "nobody said …", "if X says …",
    "may say that …". Verbs of belief are not asked: who does not believe it believes the contrary."""
    for c in tree.children[verb]:
        if c > verb:
            continue
        word = tree.lower[c]
        if tree.dep[c] == "neg" or (tree.dep[c] == "aux" and word in ("may", "might", "could", "should")):
            return True
        if tree.dep[c] == "mark" and word in ("if", "unless"):
            return True
        if tree.dep[c] in SUBJECTS and (word in ("nobody", "none") or _has_no(tree, c)):
            return True
    return False


def _has_no(tree: Tree, noun: int) -> bool:
    return any(tree.lower[c] in ("no", "neither") and tree.dep[c] in ("det", "advmod") for c in tree.children[noun])


def _in_front(tree: Tree, verb: int) -> int | None:
    """The name in front of a finite verb that the parse left without a subject, behind an apposition if there is one:
    "From Geneva, Ann Lee, the envoy, said …"."""
    j = verb - 1
    if j <= tree.first[verb] or tree.words[j] != ",":
        return None
    j -= 1
    for _ in range(12):
        if tree.dep[j] == "appos" and tree.head[j] < j:
            name = tree.head[j]
            return name if tree.tag[name].startswith("NNP") else None
        if tree.head[j] == j or tree.is_verb(tree.head[j]) or tree.head[j] >= verb:
            return None
        j = tree.head[j]
    return None


def phrase(tree: Tree, head: int, without: int | None = None) -> Stretch:
    """The noun phrase around a head, as printed, without a clause that holds token `without`.

    Where the saying stands in a relative clause on a name, its pronoun is what is printed. Other relative clauses
    belong to the phrase ("the engineer, who built the pier"); what only tells the moment does not ("Lee, speaking in
    Oldport").
    """
    if without is not None and (relative := _relative(tree, head, without)) is not None:
        return tree.chars(relative, relative)
    first, last = tree.left[head], tree.right[head]
    without = None if without == head else without
    for c in tree.children[head]:
        is_cut = tree.dep[c] in ("relcl", "acl", "cc", "conj", "appos", "prep", "advcl", "parataxis", "dep")
        holds = without is not None and tree.left[c] <= without <= tree.right[c]
        is_aside = tree.dep[c] == "acl" and tree.tag[c] == "VBG" and "," in tree.words[head + 1 : c]
        if is_cut and (holds or is_aside or tree.dep[c] in ("advcl", "parataxis")) and c > head:
            last = min(last, tree.left[c] - 1)
        elif is_cut and holds:
            first = max(first, tree.right[c] + 1)
    if without is not None and first <= without <= last:
        first, last = (without + 1, last) if without < head else (first, without - 1)
    first, last = min(first, head), max(last, head)
    while last > head and not tree.words[last][0].isalnum() and tree.words[last] not in ")]%":
        last -= 1
    while first < head and not tree.words[first][0].isalnum() and tree.words[first] not in "([$":
        first += 1
    return tree.chars(first, last)


def is_infinitive(tree: Tree, i: int) -> bool:
    """Whether a verb has "to"."""
    return any(tree.tag[c] == "TO" for c in tree.children[i])


def after_that(tree: Tree, first: int, clause: int) -> int:
    """Where a reported clause begins behind its comma and its "that"."""
    while first < clause and (tree.tag[first] in (",", ":", "``", "''") or tree.dep[first] == "punct"):
        first += 1
    if first < clause and tree.lower[first] == "that" and (tree.dep[first] == "mark" or tree.tag[first] == "IN"):
        first += 1
    return first


def _relative(tree: Tree, name: int, verb: int) -> int | None:
    """The relative pronoun that stands for a name in front of a verb: "Lee, who says …"."""
    if not tree.tag[name].startswith("NNP") or tree.dep[verb] != "relcl" or tree.head[verb] != name:
        return None
    return next((c for c in tree.children[verb] if tree.dep[c] in SUBJECTS and tree.lower[c] in _RELATIVE), None)


def cue_words(tree: Tree, item: Saying) -> Stretch:
    """The verb with the auxiliaries, the negation and the particle that stand directly beside it."""
    first = last = item.token
    beside = {c for c in tree.children[item.token] if tree.dep[c] in (*_AUXILIARIES, "prt", "advmod")}
    while first - 1 in beside and tree.dep[first - 1] != "prt":
        first -= 1
    while last + 1 in beside and tree.dep[last + 1] == "prt":
        last += 1
    while first < item.token and tree.dep[first] == "advmod":
        first += 1
    if item.name in ("make clear", "leave it open", "put it", "go on"):
        wanted = item.name.split()[-1]
        last = next((j for j in range(last + 1, min(last + 4, tree.n)) if tree.lower[j] == wanted), last)
    return tree.chars(first, last)


def sayings(tree: Tree, cues: Cues, is_marked: list[bool]) -> dict[int, Saying]:
    """Every verb of saying or thinking outside quotation marks, by token."""
    wanted = cues.say | cues.think | cues.label | cues.show | cues.object | cues.intend
    found = {}
    for i in range(tree.n):
        if is_marked[i] or not tree.is_verb(i):
            continue
        names = [named(tree, i)]
        names += [f"{tree.lemma[i]} {tree.lower[c]}" for c in tree.children[i] if tree.dep[c] == "prep" and c > i]
        name = next((name for name in names if name in wanted), None)
        if name is not None:
            found[i] = saying(tree, i, name)
    return found
