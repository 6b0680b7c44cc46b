"""Reported speech, belief and intention without marks, from the parse.

Each rule is one construction: a clause that a verb of saying governs, a clause with the saying in or behind it, an
infinitive of will, the object of a speech act, a judgement of something, "according to", a noun of saying with its
clause. A saying that lies in the content of another one is part of what that one reports.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from consilience.annotate.quotes.adverbial import ADVERBIAL, adverbials, as_said, begins_as
from consilience.annotate.quotes.attribution import Attribution, Found, Ranges, Saying
from consilience.annotate.quotes.cues import Cues
from consilience.annotate.quotes.impersonal import impersonals
from consilience.annotate.quotes.nominal import adjectivals, nominals
from consilience.annotate.quotes.sayings import (
    SUBJECTS,
    after_that,
    cue_words,
    is_infinitive,
    named,
    phrase,
    quotes_someone,
    quoting_verb,
    saying,
)
from consilience.annotate.quotes.tree import Stretch, Tree

_DASHES: Final = frozenset({"–", "—", "--", "-"})
_BELONGING: Final = frozenset({"for", "against", "with", "over", "from", "about", "toward", "towards", "between", "of"})
_PERCEIVING: Final = frozenset({"see", "hear", "feel", "watch", "let", "make", "have", "help", "notice", "demand"})
_REPORTING_WORDS: Final = "poll polling survey study report data figure statistic record document email analysis census"
_REPORTING: Final = frozenset(_REPORTING_WORDS.split())
_TELLING: Final = frozenset({"tell", "inform", "remind", "assure", "warn"})
_NOBODY: Final = frozenset({"this", "that", "which", "there", "what"})
_PRONOUN_WORDS: Final = "it this that them him her me us you which what who whom these those one itself"
_GOING_ON: Final = frozenset({"because", "if", "unless", "although", "though", "since", "whether", "even", "despite"})
_PRONOUNS: Final = frozenset(_PRONOUN_WORDS.split())
_TAGS: Final = frozenset({"VB", "NN", "JJ"})
"""Verbs, nouns and adjectives: besides `ADVERBIAL`, only they attribute anything."""


def indirect_speech(tree: Tree, cues: Cues, is_marked: list[bool]) -> list[Attribution]:
    """Attributions without marks, in order.

    Args:
        tree: the parse.
        cues: the lexicon.
        is_marked: whether a token stands in quotation marks (a word of saying in there attributes nothing here).
    """
    tokens = (i for i in range(tree.n) if not is_marked[i] and (tree.tag[i][:2] in _TAGS or tree.lower[i] in ADVERBIAL))
    found = [f for i in tokens for f in _at(tree, cues, i, is_marked)]
    found.sort(key=lambda f: (-sum(b - a for a, b in f.ranges), f.item.token))
    taken = [False] * tree.n
    rows = []
    for f in found:
        if taken[f.item.token] or any(taken[a] or taken[b] for a, b in f.ranges):
            continue
        parts = tuple(p for p in (_trimmed(tree, a, b) for a, b in f.ranges) if p is not None)
        if not parts:
            continue
        for a, b in f.ranges:
            taken[a : b + 1] = [True] * (b + 1 - a)
        rows.append(_attribution(tree, f, parts))
    return sorted(rows, key=lambda row: (row.start, row.end))


def _attribution(tree: Tree, f: Found, parts: tuple[Stretch, ...]) -> Attribution:
    head = f.item.subject
    words = phrase(tree, head, f.item.token) if head is not None else None
    if words is not None and any(a < words[1] and words[0] < b for a, b in parts):
        words = tree.chars(head, head) if head is not None else None
        if words is not None and any(a < words[1] and words[0] < b for a, b in parts):
            words, head = None, None
    return Attribution(
        "indirect",
        parts,
        f.item.token,
        f.cue,
        words,
        head,
        f.resolution,
    )


def _at(tree: Tree, cues: Cues, i: int, is_marked: list[bool]) -> Iterator[Found]:
    yield from adverbials(tree, cues, i)
    if tree.lower[i] == "according":
        return
    if tree.is_verb(i):
        if tree.lemma[i] in cues.adjective or tree.lower[i] in cues.adjective:
            yield from adjectivals(tree, i)
        yield from impersonals(tree, cues, i)
        yield from _verbal(tree, cues, i, is_marked)
    elif tree.tag[i].startswith("JJ") and tree.lemma[i] in cues.adjective:
        yield from adjectivals(tree, i)
    elif tree.tag[i].startswith("NN") and tree.lemma[i] in cues.noun:
        yield from nominals(tree, i)


def _verbal(tree: Tree, cues: Cues, i: int, is_marked: list[bool]) -> Iterator[Found]:
    name, lemma = named(tree, i), tree.lemma[i]
    behind = begins_as(tree, i) if name in cues.say else None
    if behind is not None and quoting_verb(tree, i) is None:
        yield from as_said(tree, behind, i, name)
        return
    if quotes_someone(tree, i):
        return
    says = name in cues.say
    thinks = name in cues.think
    clause = _clause(tree, i)
    item: Saying | None = None
    if says and (ranges := _behind_colon(tree, i, is_marked)) is not None:
        item = saying(tree, i, name)
        yield Found(ranges, item, cue_words(tree, item))
        return
    if name == "leave it open":
        first = next((j for j in range(i + 1, min(i + 7, tree.n)) if tree.lower[j] in ("whether", "if", "how")), None)
        if first is not None:
            item = saying(tree, i, name)
            last = next((j for j in range(first, tree.last[i]) if tree.words[j] in _DASHES), tree.last[i] + 1) - 1
            yield Found([(first, last)], item, cue_words(tree, item))
        return
    if clause is not None and clause < i and _is_all_marked(tree, i, is_marked):
        return
    if clause is not None:
        shows = name in cues.show
        if says or thinks or shows:
            item = saying(tree, i, name)
            subject = item.subject
            is_document = subject is not None and tree.lemma[subject] in cues.document
            is_someone = subject is not None and tree.lower[subject] != "it" and not _is_nobody(tree, cues, subject)
            is_someone = is_someone or (subject is None and lemma in cues.expected and tree.tag[i] == "VBN")
            if says or shows or (thinks and is_someone):
                if subject is not None and _is_nobody(tree, cues, subject) and not is_document:
                    item = replace(item, subject=None)
                ranges = _clause_ranges(tree, i, clause)
                yield Found(_made_clear(tree, ranges) if name == "make clear" else ranges, item, cue_words(tree, item))
                return
    if says and (ranges := _around(tree, i)) is not None:
        item = saying(tree, i, name)
        yield Found(ranges, item, cue_words(tree, item))
        return
    item = item or saying(tree, i, name)
    if item.subject is None or _is_nobody(tree, cues, item.subject):
        return
    if (ranges := _willed(tree, cues, i, name, clause)) is not None:
        yield Found(ranges, item, cue_words(tree, item))
        return
    if name in cues.label and (ranges := _labelled(tree, i)) is not None:
        yield Found(ranges, item, cue_words(tree, item))
        return
    if name in cues.show and tree.lemma[item.subject] in _REPORTING:
        target = tree.child(i, "dobj")
        if target is not None and target > i:
            last = _with_adverbials(tree, i, tree.right[target])
            yield Found([(tree.left[target], last)], item, cue_words(tree, item))
        return
    yield from _objects(tree, cues, item, name)


def _willed(tree: Tree, cues: Cues, i: int, name: str, clause: int | None) -> Ranges | None:
    """The infinitive of a verb of will, with whom it is asked of: "wants him to go", "called on the council to act"."""
    if f"{tree.lemma[i]} for" in cues.object and (wished := _wished(tree, i)) is not None:
        return [wished]
    infinitive = tree.child(i, "xcomp")
    if infinitive is None:
        infinitive = clause
    if infinitive is None or not is_infinitive(tree, infinitive):
        return None
    prepositions = {
        c: f"{tree.lemma[i]} {tree.lower[c]}" for c in tree.children[i] if tree.dep[c] == "prep" and i < c < infinitive
    }
    asked = next((c for c, words in prepositions.items() if words in cues.intend), None)
    if name not in cues.intend and asked is None:
        return None
    target = tree.child(asked, "pobj") if asked is not None else tree.child(i, "dobj")
    first = tree.left[infinitive]
    if target is not None and target < infinitive:
        first = min(first, tree.left[target])
    return [(first, tree.right[infinitive])]


def _wished(tree: Tree, i: int) -> tuple[int, int] | None:
    """What somebody calls for as a clause: "called for the Compact to help"."""
    for c in tree.children[i]:
        mark = tree.child(c, "mark") if c > i and tree.dep[c] in ("advcl", "ccomp") and is_infinitive(tree, c) else None
        if mark is not None and tree.lower[mark] == "for" and mark == tree.left[c] and tree.child(c, "nsubj"):
            return mark + 1, tree.right[c]
    return None


def _is_nobody(tree: Tree, cues: Cues, subject: int) -> bool:
    """Whether a subject can have no opinion: "it", "this", an abstract noun."""
    is_common = tree.tag[subject] in ("NN", "NNS")
    return tree.lower[subject] in _NOBODY or (is_common and cues.is_nobody(tree.lemma[subject]))


def _behind_colon(tree: Tree, i: int, is_marked: list[bool]) -> Ranges | None:
    """ "X stressed: the talks have failed": what a colon introduces, to the end of the sentence."""
    j = i + 1
    while j < tree.n and j - i < 15 and tree.words[j] != ":":
        if is_marked[j] or "\n" in tree.words[j] or tree.tag[j] in (".", "VBD", "VBZ", "VBP", "MD"):
            return None
        j += 1
    first = j + 1
    if first >= tree.n or tree.words[min(j, tree.n - 1)] != ":" or is_marked[first] or "\n" in tree.words[first]:
        return None
    last = first
    while (
        last < tree.n
        and not is_marked[last]
        and tree.words[last] not in (":", ".", "!", "?")
        and "\n" not in tree.words[last]
    ):
        last += 1
    return [(first, last - 1)] if last - first >= 3 else None


def _is_all_marked(tree: Tree, i: int, is_marked: list[bool]) -> bool:
    """Whether what stands in front of a saying is a marked sentence, of its own or behind a colon."""
    j = min(
        [i]
        + [tree.left[c] for c in tree.children[i] if tree.dep[c] in SUBJECTS and is_marked[max(0, tree.left[c] - 2)]]
    )
    j -= 1
    while j >= 0 and tree.dep[j] == "punct" and not is_marked[j]:
        j -= 1
    if j < 0 or not is_marked[j]:
        return False
    while j >= 0 and is_marked[j]:
        j -= 1
    return j < tree.first[i] or tree.words[j] in (":", ".", "!", "?") or "\n" in tree.words[j]


def _clause(tree: Tree, i: int) -> int | None:
    """The clause that a verb governs, finite or a bare quotation; not one that a colon or a semicolon ends."""
    for c in tree.children[i]:
        if tree.right[c] < i and {tree.words[tree.right[c]], tree.words[tree.right[c] + 1]} & {":", ";"}:
            continue
        if tree.dep[c] == "ccomp" and not (tree.tag[c] == "VB" and not _has_finite(tree, c)):
            return c
        is_clause = tree.dep[c] == "ccomp" and tree.child(c, "nsubj") is not None
        if is_clause and c < i and is_infinitive(tree, c):
            return c  # a headline: "Keel to close mission, minister says"
        has_that = tree.lower[tree.left[c]] == "that" and tree.dep[tree.left[c]] == "mark"
        if is_clause and not is_infinitive(tree, c) and (has_that or tree.lemma[i] not in _PERCEIVING):
            return c  # "said people misunderstand it": a finite verb that looks like an infinitive
    told = tree.child(i, "dobj") if tree.lemma[i] in _TELLING else None
    for c in tree.children[told] if told is not None else ():
        is_that = tree.dep[tree.left[c]] == "mark" and tree.lower[tree.left[c]] == "that"
        if tree.dep[c] in ("acl", "relcl") and is_that and tree.child(c, "nsubj", "nsubjpass") is not None:
            return c  # "told the Gazette that …": the clause that the parse hung on whom it was told
    return None


def _has_finite(tree: Tree, i: int) -> bool:
    return any(tree.dep[c] in ("aux", "auxpass") and tree.tag[c] != "TO" for c in tree.children[i])


def _clause_ranges(tree: Tree, i: int, clause: int) -> Ranges:
    first, last = tree.left[clause], tree.right[clause]
    if clause > i:
        if first <= i:
            first = i + 1
        joined = _joined(tree, i, clause)
        return [(after_that(tree, first, clause), _before_dash(tree, clause, max(last, joined)))]
    first = min(first, _opening(tree, i, first))
    subject = tree.child(i, *SUBJECTS)
    cluster = min([i] + [tree.left[c] for c in tree.children[i] if c > clause and tree.dep[c] in SUBJECTS])
    if subject is not None and subject < clause:
        cluster = i
        first = max(first, tree.right[subject] + 1)
    last = min(last, cluster - 1)
    for j in range(first, clause):  # what a lost full stop left in front of the sentence: "the spokesman… For now"
        if tree.words[j] in ("…", "...") and tree.words[j + 1][0].isupper():
            first = j + 1
    ranges = [(after_that(tree, first, clause), last)]
    rest = _resumed(tree, i)
    return [*ranges, rest] if rest else ranges


def _made_clear(tree: Tree, ranges: Ranges) -> Ranges:
    """Without the words in front of "that" in "made it clear to the council that …"."""
    first, last = ranges[0]
    that = next(
        (j for j in range(first, min(first + 12, last)) if tree.lower[j] == "that" and tree.tag[j] == "IN"), None
    )
    return [(that + 1, last), *ranges[1:]] if that is not None else ranges


def _joined(tree: Tree, i: int, clause: int) -> int:
    """The end of a second predicate of the reported clause that the parse joined to the saying: "X said that it had
    heard of it, but had not been told". It has no subject, and an auxiliary or a form that the saying has not."""
    end = -1
    for c in tree.children[i]:
        if tree.dep[c] != "conj" or c < clause or not tree.is_verb(c) or tree.child(c, *SUBJECTS) is not None:
            continue
        has_aux = any(tree.dep[d] in ("aux", "auxpass") for d in tree.children[c])
        outer_has_aux = any(tree.dep[d] in ("aux", "auxpass") for d in tree.children[i])
        if (has_aux and not outer_has_aux) or (tree.tag[c] in ("VB", "VBP") and tree.tag[i] == "VBD"):
            end = max(end, tree.right[c])
    return end


def _before_dash(tree: Tree, clause: int, last: int) -> int:
    """Without a remark behind a dash that holds no verb of its own: "… – a low point in relations"."""
    for j in range(clause + 1, last):
        if tree.words[j] in _DASHES and tree.tag[j] in (":", ",", "NFP"):
            behind = range(j + 1, last + 1)
            has_verb = any(tree.tag[k] in ("VBD", "VBZ", "VBP", "MD") for k in behind)
            if not has_verb and not any(tree.words[k] in _DASHES for k in behind):
                return j - 1
    return last


def _opening(tree: Tree, i: int, first: int) -> int:
    """Where a sentence that ends in its saying begins: adverbials in front belong to what is said."""
    start = tree.first[i]
    while start < first and tree.dep[start] in ("cc", "punct"):
        start += 1
    for j in range(start, first):
        if tree.dep[j] in SUBJECTS or (tree.is_verb(j) and tree.head[j] == j):
            return first
    return start


def _resumed(tree: Tree, i: int) -> tuple[int, int] | None:
    """A content that goes on behind a saying in its middle: "…, said X, but a reaction to …", "…, X said, because …".

    What follows a comma there is taken up to the end of the sentence, unless it tells how or when it was said
    ("…, X said, adding that …", "…, said X, who …").
    """
    for c in tree.children[i]:
        if c > i and tree.dep[c] == "cc" and tree.lower[c] in ("but", "and", "nor", "or"):
            rest = [d for d in tree.children[i] if d > c and tree.dep[d] == "conj"]
            if rest and tree.words[c - 1] == "," and not tree.is_verb(rest[0]):
                return c, tree.right[rest[0]]
    for c in tree.children[i]:
        if c > i + 1 and tree.words[tree.left[c] - 1] == "," and tree.dep[c] in ("advcl", "prep"):
            first = tree.left[c]
            if tree.lower[first] in _GOING_ON and tree.right[c] - first >= 2:
                return first, tree.right[c]
    return None


def _around(tree: Tree, i: int) -> Ranges | None:
    """The clause that a saying stands in or behind: "the talks, X said, failed", "the talks failed, X said"."""
    subject = tree.child(i, *SUBJECTS)
    if subject is None or tree.tag[subject] in ("WDT", "WP"):
        return None
    if any(tree.dep[c] in ("dobj", "ccomp", "xcomp", "auxpass") for c in tree.children[i]):
        return None
    is_turned = tree.words[i - 1] == "," and any(tree.dep[c] in SUBJECTS and c > i for c in tree.children[i])
    before = [] if is_turned else [tree.left[c] for c in tree.children[i] if tree.dep[c] in SUBJECTS and c < i]
    if is_turned:
        subject = next(c for c in tree.children[i] if tree.dep[c] in SUBJECTS and c > i)
    cluster = min([i, *before])
    while cluster - 1 > tree.first[i] and tree.dep[cluster - 1] in ("aux", "neg", "advmod"):
        cluster -= 1
    start = tree.first[i]
    if cluster <= start or tree.words[cluster - 1] not in (",", "–", "—", "-"):
        return None
    while start < cluster and tree.dep[start] in ("cc", "punct"):
        start += 1
    after = max(i, tree.right[subject]) + 1
    is_inside = tree.dep[i] == "parataxis" and tree.head[i] > i and after < tree.n and tree.words[after] == ","
    if is_inside and start < cluster - 1:
        return [(start, cluster - 1), (after + 1, tree.right[tree.head[i]])]
    if cluster - start < 3 or not any(tree.is_verb(j) or tree.tag[j] == "MD" for j in range(start, cluster)):
        return None
    rest = _resumed(tree, i)
    return [(start, cluster - 1), rest] if rest else [(start, cluster - 1)]


def _objects(tree: Tree, cues: Cues, item: Saying, name: str) -> Iterator[Found]:
    i, lemma = item.token, tree.lemma[item.token]
    if tree.dep[i] == "advcl" and tree.tag[i] == "VB":
        return  # "came to explain the plan": nothing is said yet
    target = tree.child(i, "dobj") if name in cues.object else None
    last = i
    if target is None:
        for c in tree.children[i]:
            if c > i and tree.dep[c] == "prep" and f"{lemma} {tree.lower[c]}" in cues.object:
                target, last = tree.child(c, "pobj", "pcomp"), c
                break
    gerund = tree.child(i, "xcomp") if target is None and name in cues.object else None
    if gerund is not None and tree.tag[gerund] == "VBG":
        target = gerund
    is_pronoun = target is not None and tree.lower[target] in _PRONOUNS and tree.right[target] == tree.left[target]
    if target is None or target < i or is_pronoun:
        return
    cue = cue_words(tree, item)
    if last == i + 1:
        cue = (cue[0], tree.end[last])
    yield Found([(tree.left[target], _with_adverbials(tree, i, tree.right[target]))], item, cue)


def _with_adverbials(tree: Tree, i: int, last: int) -> int:
    """The end of an object with the phrases that the parse hung on the verb but that go with it: "countermeasures in
    response to the decision". Time, place and means stay outside."""
    for c in tree.children[i]:
        if tree.dep[c] != "prep" or tree.left[c] != last + 1:
            continue
        noun = tree.child(c, "pobj")
        is_answer = (
            tree.lower[c] == "in" and noun is not None and tree.lower[noun] in ("response", "return", "exchange")
        )
        if is_answer or tree.lower[c] in _BELONGING:
            last = tree.right[c]
    return last


def _labelled(tree: Tree, i: int) -> Ranges | None:
    """The object of a judging verb with what is said of it."""
    target = tree.child(i, "dobj")
    names = [c for c in tree.children[i] if c > i and tree.dep[c] in ("oprd", "xcomp", "ccomp")]
    names += [
        c
        for c in tree.children[i]
        if c > i and tree.dep[c] == "prep" and tree.lower[c] in ("as", "of", "for", "to", "on", "with")
    ]
    if names and target is None and tree.dep[names[0]] == "ccomp" and tree.tag[tree.left[names[0]]] == "WP":
        return None  # "presented what she called a plan"
    if not names or (target is None and tree.dep[names[0]] == "prep" and tree.lower[names[0]] not in ("as",)):
        return None
    first = tree.left[names[0]] if target is None or target > names[0] or target < i else tree.left[target]
    return [(max(first, i + 1), max(tree.right[c] for c in names))]


def _trimmed(tree: Tree, first: int, last: int) -> Stretch | None:
    """The characters of a token range without punctuation at its edges, unless it belongs to a word."""
    while last > first and (tree.tag[last] == "CC" or not tree.words[last][0].isalnum()) and tree.words[last] != "%":
        last -= 1
    while first <= last and not any(ch.isalnum() for ch in tree.words[first]) and tree.words[first] not in ("$", "#"):
        first += 1
    while last >= first and not any(ch.isalnum() for ch in tree.words[last]) and tree.words[last] not in ("%",):
        last -= 1
    return tree.chars(first, last) if first <= last else None
