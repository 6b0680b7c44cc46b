"""Who says a passage in marks by what stands beside it: a saying in front or behind, a colon, a dash with a name."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from consilience.annotate.quotes.attribution import Saying
from consilience.annotate.quotes.cues import Cues
from consilience.annotate.quotes.marked import Marked
from consilience.annotate.quotes.sayings import cue_words, phrase, subject_of
from consilience.annotate.quotes.tree import Stretch, Tree
from consilience.text.roles import INSTITUTIONS, ORGANISATIONS, PEOPLE, POSTS

DASHES: Final = ("–", "—", "-", "--", "―")
_NOUNS: Final = ("NN", "NNS", "NNP", "NNPS", "PRP")
_FINITE: Final = ("VBD", "VBZ", "VBP", "MD")
_MODIFIERS: Final = ("advcl", "relcl", "mark", "appos", "nsubj", "nsubjpass", "acl")
_NO_SPEAKER_WORDS: Final = "and but or that which who in of to is was after when"
_NO_SPEAKER: Final = frozenset(_NO_SPEAKER_WORDS.split())
_RENDER_WORDS: Final = "type sing chant scrawl spell scribble print jot sign paint stencil"
_RENDERS: Final = frozenset(_RENDER_WORDS.split())
_TERM_WORDS: Final = "term phrase word expression slogan mantra motto label epithet line"
_TERMS: Final = frozenset(_TERM_WORDS.split())
_USE_WORDS: Final = "use utter coin repeat adopt invoke employ borrow"
_USES: Final = frozenset(_USE_WORDS.split())
_STATES: Final = frozenset(["be", "have", "become", "seem", "appear", "remain", "play"])
_WHO: Final = POSTS | PEOPLE | INSTITUTIONS | ORGANISATIONS
_DOERS: Final = ("ist", "ian", "man", "woman", "driver", "worker", "holder")
"""Ends of nouns for people."""
_REACH: Final = 9
"""Words in which a verb that judges stands in front of the marks."""
_LONGEST_LABEL: Final = 9
"""Words of a label in front of a colon."""


@dataclass(frozen=True, slots=True)
class Source:
    """A saying with its words and, where it is not told in words, how the speaker was found."""

    item: Saying
    cue: Stretch | None
    resolution: str | None = None


@dataclass(frozen=True, slots=True)
class Context:
    """What a passage is judged by.

    Attributes:
        sayings: the words of saying outside marks, by token.
        is_marked: whether a token stands in marks; one entry more than tokens.
    """

    tree: Tree
    cues: Cues
    sayings: Mapping[int, Saying]
    is_marked: Sequence[bool]

    def is_nobody(self, subject: int) -> bool:
        """Whether a subject is a common noun that cannot speak."""
        return self.tree.tag[subject] in ("NN", "NNS") and self.cues.is_nobody(self.tree.lemma[subject])

    def is_somebody(self, subject: int) -> bool:
        """Whether a subject is a name, a pronoun or a noun for someone, so that it can speak without a verb for it."""
        tree, lemma = self.tree, self.tree.lemma[subject]
        if tree.tag[subject] not in ("NN", "NNS"):
            return tree.tag[subject].startswith(("NNP", "PRP")) and tree.lower[subject] != "it"
        is_known = {lemma, tree.lower[subject]} & (_WHO | self.cues.body | self.cues.document)
        return bool(is_known) or (lemma.endswith(_DOERS) and not self.is_nobody(subject))


def source_beside(at: Context, m: Marked) -> Source | None:
    """The saying in front of the marks or behind them; with both, the comma in the marks decides."""
    before = _before(at, m)
    after = _after(at, m)
    text, passage = at.tree.text, m.passage
    ends_open = text[passage.last - 1] in ",?!" or text[passage.end : passage.end + 1] == ","
    is_close = before is not None and before.cue is not None and not text[before.cue[1] : passage.start].strip()
    found = after if after and (before is None or (ends_open and not is_close)) else before or after
    return _quoting(at.tree, found) if found is not None else None


def _quoting(tree: Tree, found: Source) -> Source:
    """ "X quoted Y as saying", "X cited Y", "Y was quoted by X": Y speaks, and X passes it on."""
    item = found.item
    if item.name not in ("quote", "cite"):
        return found
    quoted = tree.child(item.token, "dobj", "nsubjpass")
    if quoted is None or not tree.tag[quoted].startswith(("NN", "PRP")):
        return found
    agent = tree.child(item.token, "agent")
    teller = tree.child(item.token, "nsubj") if agent is None else tree.child(agent, "pobj")
    via = phrase(tree, teller, item.token) if teller is not None else item.via
    return replace(found, item=replace(item, subject=quoted, via=via))


def source_above(at: Context, m: Marked) -> Source | None:
    """The nearest saying above the marked words in the parse, for words inside the reporter's clause; or what renders
    words as they are: "typed “…”", "used the term “…”"."""
    tree = at.tree
    if (rendering := _rendering(at, m)) is not None:
        return rendering
    outside = [i for i in m.tokens if not m.first <= tree.head[i] <= m.last]
    for i in outside[:3]:
        for _ in range(12):
            if tree.head[i] == i:
                break
            dep = tree.dep[i]
            i = tree.head[i]
            item = at.sayings.get(i)
            if item is None or at.is_marked[i]:
                continue
            labels = item.name in at.cues.label
            if dep not in _MODIFIERS or (dep == "advcl" and labels):
                if item.subject is not None and _attributes(at.cues, item) and not at.is_nobody(item.subject):
                    return Source(item, cue_words(tree, item))
                if item.subject is None and labels and tree.dep[i] in ("ROOT", "conj"):
                    return Source(item, cue_words(tree, item))  # a list of what somebody does, or a passive
                break
    return _label_in_front(at, m)


def _label_in_front(at: Context, m: Marked) -> Source | None:
    """A verb that names or judges, with only what it judges between it and the marks: "calling the test “…”"."""
    tree = at.tree
    if not tree.tag[m.first - 1].startswith(("NN", "PRP", "CD")) and tree.lower[m.first - 1] not in ("as", "a", "an"):
        return None
    for i in range(m.first - 1, max(-1, m.first - 1 - _REACH), -1):
        if at.is_marked[i] or is_end(tree, i) or tree.words[i] in (",", ":", ";"):
            return None
        if tree.is_verb(i) and tree.dep[i] not in ("amod", "compound"):
            item = at.sayings.get(i)
            labels = item is not None and tree.lemma[i] in at.cues.label and item.subject is not None
            return Source(item, cue_words(tree, item)) if item is not None and labels else None
    return None


def _rendering(at: Context, m: Marked) -> Source | None:
    """A verb that renders words, or one that uses a "term", right in front of the marks."""
    tree, i = at.tree, m.first - 1
    if i > 0 and tree.words[i] in (",", ":"):
        i -= 1
    if i < 0 or at.is_marked[i]:
        return None
    verb = next((j for j in range(i, max(-1, i - 4), -1) if tree.is_verb(j)), i)
    is_term = tree.lemma[i] in _TERMS and tree.lemma[verb] in _USES
    if not is_term and not (verb == i and tree.lemma[i] in _RENDERS):
        return None
    subject, is_own = subject_of(tree, verb)
    if subject is None or at.is_nobody(subject):
        return None
    item = Saying(verb, tree.lemma[verb], subject, is_own)
    return Source(item, (cue_words(tree, item)[0], tree.end[i]))


def is_end(tree: Tree, i: int) -> bool:
    """Whether a token ends a sentence or a paragraph."""
    return tree.tag[i] == "." or "\n" in tree.words[i] or tree.words[i] in (".", "!", "?")


def _attributes(cues: Cues, item: Saying) -> bool:
    return item.name in cues.say or item.name in cues.label or item.name in cues.object


def _before(at: Context, m: Marked) -> Source | None:
    """A saying in the same sentence with nothing but its own adverbials between it and the marks; or a colon, also at
    the end of the paragraph before."""
    tree = at.tree
    has_colon = has_break = False
    i = m.first - 1
    while i >= 0 and (
        tree.tag[i] in (",", ":", "_SP") or tree.words[i] in (*DASHES, ":", ",") or "\n" in tree.words[i]
    ):
        has_break = has_break or ("\n" in tree.words[i] and not has_colon)
        has_colon = has_colon or tree.words[i] == ":"
        i -= 1
    if has_break and not has_colon:
        return None
    last = i
    while i >= 0 and not at.is_marked[i] and (not is_end(tree, i) or (has_colon and i == last)):
        item = at.sayings.get(i)
        if item is not None and (item.name in at.cues.say or item.name in at.cues.show):
            if item.subject is not None and at.is_nobody(item.subject):
                return Source(replace(item, subject=None), cue_words(tree, item))
            return Source(item, cue_words(tree, item)) if item.subject is not None or has_colon else None
        if tree.lower[i] == "according" and (named := _according(tree, i)) is not None:
            return named
        if not has_colon and (tree.tag[i] in _FINITE or (tree.is_verb(i) and tree.dep[i] != "acl")):
            return None
        i -= 1
        if last - i > 60:
            return None
    if not has_colon:
        return None
    return _labelled(tree, i + 1, last) or _announced(at, i, last)


def _labelled(tree: Tree, first: int, last: int) -> Source | None:
    """A name or a noun in front of a colon and nothing else: "Mayor Ann Perrin: “…”"."""
    for j in range(last, first - 1, -1):
        if tree.words[j] in DASHES:
            first = j + 1
            break
    while first <= last and (not tree.words[first][0].isalnum() or tree.lower[first] in ("more", "from", "and", "as")):
        first += 1
    if first > last or last - first >= _LONGEST_LABEL:
        return None
    words = [j for j in range(first, last + 1) if tree.words[j][0].isalnum()]
    is_named = len(words) == 1 and tree.names.get(tree.lower[first], 0) > tree.tag[first].startswith("NNP")
    heads = [j for j in words if tree.tag[j].startswith("NNP") or (tree.tag[j] == "NN" and tree.lower[first] == "the")]
    if is_named:
        heads = words
    elif not heads or not all(tree.tag[j][:2] in ("NN", "JJ", "DT", "IN", "CC", "CD", "PO") for j in words):
        return None
    bracket = next((j for j in range(first, last + 1) if tree.words[j] in ("(", ",", "[")), last + 1)
    head = max((j for j in heads if j < bracket), default=None)
    if head is None or (tree.tag[head] in ("NN", "NNP") and last == first and tree.lower[head].endswith(("s", "note"))):
        return None
    return Source(Saying(head, "", head, True), None, "explicit")


def _announced(at: Context, i: int, last: int) -> Source | None:
    """The subject of a sentence that ends in a colon without a word of saying, if it can speak."""
    tree, nobody = at.tree, None
    for j in range(last, i, -1):
        if tree.dep[j] in ("nsubj", "nsubjpass"):
            root = j
            while tree.dep[tree.head[root]] in ("nsubj", "nsubjpass"):
                root = tree.head[root]
            item = Saying(tree.head[j], tree.lemma[tree.head[j]], j, True)
            if at.is_nobody(j) and (owner := tree.child(j, "poss")) is not None:
                item = replace(item, subject=owner)  # "the mayor's words were clear: “…”"
            is_someone = at.is_somebody(item.subject if item.subject is not None else j)
            if tree.dep[tree.head[j]] in ("ROOT", "ccomp", "parataxis"):
                if is_someone:
                    return Source(item, cue_words(tree, item), "inferred")
                nobody = nobody or Source(replace(item, subject=None), None)
    return nobody


def _after(at: Context, m: Marked) -> Source | None:
    """A saying with its own speaker directly behind the marks, also behind a line break and a dash."""
    tree = at.tree
    i = m.last + 1
    glued = tree.text[m.passage.end : tree.end[m.last]]
    has_dash = glued.strip() in DASHES
    while i < tree.n and not tree.words[i][0].isalnum() and not at.is_marked[i] and not _is_full_stop(tree, i):
        has_dash = has_dash or tree.words[i] in DASHES
        if "\n" in tree.words[i] and not _resumes(tree, i):
            return None
        i += 1
    if i >= tree.n or at.is_marked[i] or _is_full_stop(tree, i):
        return None
    if has_dash and (signed := _signed(tree, i)) is not None:
        return signed
    if tree.lower[i] == "according" and (named := _according(tree, i)) is not None:
        return named
    if tree.lower[i] == "as" and i + 1 < tree.n:
        i += 1  # "…,” as Lee put it
    ends = tree.text[m.passage.last - 1]
    is_new = ends in ".…" and tree.words[i][0].isupper() and not has_dash
    start = i
    while i < tree.n and i - start < 40 and not at.is_marked[i] and not is_end(tree, i):
        item = at.sayings.get(i)
        if item is not None and not item.is_own and tree.tag[i] not in ("VBD", "VBZ", "VBP"):
            item = None  # "…,” Lee, who had come to explain the plan, said"
        if item is not None and (item.name in at.cues.say or item.name in at.cues.think):
            subject = item.subject if item.is_own else None
            if subject is None or not start <= subject <= i + 25:
                subject = _noun_beside(tree, start, i)
            if subject is None:
                return None
            if is_new and not _is_bare(at, start, i, subject):
                return None
            return Source(replace(item, subject=subject), cue_words(tree, item))
        is_aside = tree.dep[i] in ("relcl", "aux", "auxpass") or tree.dep[tree.head[i]] == "relcl"
        if tree.tag[i] in _FINITE and not is_aside:
            return _rendered(tree, m, start, i) if ends in ",?!" else None
        if i == start and tree.lower[i] in _NO_SPEAKER:
            return None
        i += 1
    return None


def _rendered(tree: Tree, m: Marked, start: int, verb: int) -> Source | None:
    """Any verb behind a sentence that ends in a comma, with someone before or behind it: “…,” Lee urged."""
    if not m.is_clause or tree.tag[verb] not in ("VBD", "VBZ") or tree.lemma[verb] in _STATES or verb - start > 8:
        return None
    subject = subject_of(tree, verb)[0] if verb > start else None
    subject = subject if subject is not None and start <= subject < verb else _noun_beside(tree, start, verb)
    quoted = tree.child(verb, "dobj") if tree.lemma[verb] == "cite" else None
    if quoted is not None and subject is not None and tree.tag[quoted].startswith("NNP"):
        item = Saying(verb, "cite", quoted, True, via=phrase(tree, subject, verb))
        return Source(item, cue_words(tree, item))  # “…,” the Gazette cited Lee
    if subject is None or any(tree.dep[c] == "dobj" and c > subject for c in tree.children[verb]):
        return None
    is_someone = tree.tag[subject].startswith("NNP") or tree.lower[subject] in ("he", "she", "they", "i", "we")
    if not is_someone:
        return None
    item = Saying(verb, tree.lemma[verb], subject, True)
    return Source(item, cue_words(tree, item))


def _according(tree: Tree, i: int) -> Source | None:
    """“…” according to X."""
    to = next((j for j in range(i + 1, min(i + 3, tree.n)) if tree.lower[j] == "to"), None)
    noun = next((c for c in tree.children[to] if tree.dep[c] == "pobj"), None) if to is not None else None
    if to is None or noun is None:
        return None
    return Source(Saying(i, "according to", noun, True), tree.chars(i, to))


def _signed(tree: Tree, i: int) -> Source | None:
    """A name behind a dash and nothing else in the paragraph: “…” – Ann Lee."""
    last = i
    while last < tree.n and (tree.tag[last].startswith("NNP") or (last > i and _is_name_word(tree, last))):
        last += 1
    is_all = last >= tree.n or tree.words[last].isspace() or tree.words[last] in (",", "(", ".")
    if last == i or last - i > 6 or not is_all:
        return None
    return Source(Saying(last - 1, "", last - 1, True), None, "explicit")


def _is_name_word(tree: Tree, i: int) -> bool:
    """A word with a capital behind a name's first, or the hyphen or initial in it."""
    return (tree.words[i][0].isupper() and len(tree.words[i]) > 1) or tree.words[i] == "-"


def _is_full_stop(tree: Tree, i: int) -> bool:
    return tree.words[i] in (".", "!", "?", ";")


def _resumes(tree: Tree, i: int) -> bool:
    """Whether the paragraph behind a line break goes on with a dash or in lower case."""
    following = tree.words[i + 1] if i + 1 < tree.n else ""
    return following in DASHES or following[:1].islower()


def _is_bare(at: Context, start: int, verb: int, subject: int) -> bool:
    """Whether a sentence consists of the attribution alone ("Smith said."), without a content of its own in front
    ("The tram will be moved, Smith said.") or behind ("The row continues to divide them.")."""
    tree = at.tree
    if any(tree.tag[j] in _FINITE for j in range(start, min(verb, subject))) or tree.child(verb, "xcomp") is not None:
        return False
    i = max(verb, subject) + 1
    steps = 0
    while i < tree.n and not at.is_marked[i] and not is_end(tree, i):
        if tree.tag[i] in _FINITE or tree.words[i] in (":",):
            return False
        i += 1
        steps += 1
    return (i >= tree.n or is_end(tree, i)) and steps <= 12


def _noun_beside(tree: Tree, start: int, verb: int) -> int | None:
    """The noun beside a verb whose subject the parse missed."""
    if verb > start:
        nouns = [j for j in range(start, verb) if tree.tag[j] in _NOUNS]
        if tree.words[verb - 1] == ",":  # "Lee, wearing a coat and a hat, said"
            nouns = [j for j in nouns if "," not in tree.words[nouns[0] : j]]
            return next((j for j in nouns if tree.words[j + 1] == ","), None)
        return nouns[-1] if nouns else None
    best = None
    for j in range(verb + 1, min(verb + 8, tree.n)):
        if tree.tag[j] in _NOUNS:
            best = j
        elif best is not None or tree.tag[j] not in ("DT", "JJ", "POS", ","):
            break
    return best
