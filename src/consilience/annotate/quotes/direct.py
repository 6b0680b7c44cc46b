"""Marked words and who says them: in front of them, behind them, around them, or carried over from the last ones."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from consilience.annotate.quotes.attribution import Attribution, Saying
from consilience.annotate.quotes.cues import Cues
from consilience.annotate.quotes.fragments import is_quotation
from consilience.annotate.quotes.marks import Passage
from consilience.annotate.quotes.places import Places
from consilience.annotate.quotes.sayings import cue_words, phrase
from consilience.annotate.quotes.tree import Stretch, Tree
from consilience.model.annotations import QuoteKind

_DASHES: Final = ("–", "—", "-", "--", "―")
_ADVERBS: Final = ("RB", "RBR", "CC", "IN", "NN", "DT")
_TITLED_WORDS: Final = """
    write read sing direct publish release title entitle book novel film movie song album play show series article
    report program programme documentary essay poem painting column hit single called perform recommend review author
    opera segment episode podcast magazine paper study exhibition memoir musical drama comedy
"""
_TITLED: Final = frozenset(_TITLED_WORDS.split())
_LONG: Final = 4
"""Words from which marked words that nobody's verb governs may still be speech."""


@dataclass(frozen=True, slots=True)
class Marked:
    """A passage with its tokens.

    Attributes:
        first, last: its first and last token, marks included.
        is_clause: whether a finite verb stands in it with its subject.
    """

    passage: Passage
    first: int
    last: int
    is_clause: bool
    n_words: int


@dataclass(frozen=True, slots=True)
class _Source:
    item: Saying
    cue: Stretch | None
    resolution: str | None = None


def marked_passages(tree: Tree, found: Sequence[Passage]) -> list[Marked]:
    """The passages with their tokens; those without a token of their own are left out."""
    rows = []
    i = 0
    for passage in found:
        while i < tree.n and tree.end[i] <= passage.start:
            i += 1
        j = i
        while j < tree.n and tree.start[j] < passage.end:
            j += 1
        if j > i:
            words = [k for k in range(i, j) if tree.words[k][0].isalnum()]
            if words:
                rows.append(Marked(passage, i, j - 1, _is_clause(tree, i, j), len(words)))
        i = j
    return rows


def _is_clause(tree: Tree, first: int, last: int) -> bool:
    for i in range(first, last):
        if tree.dep[i] in ("nsubj", "nsubjpass", "expl", "csubj"):
            verb = tree.head[i]
            if first <= verb < last and tree.dep[verb] not in ("relcl", "acl", "advcl"):
                return True
        if tree.tag[i] in ("VBP", "VBZ", "VBD", "MD") and i > first and tree.tag[i - 1] in ("PRP", "EX"):
            return True
    words = [tree.tag[i] for i in range(first, last) if tree.words[i][0].isalpha()]
    is_sentence = tree.words[max(first, last - 2)] in (".", "!", "?") or tree.words[last - 1] in (".", "!", "?")
    return bool(words) and words[0] in ("VB", "UH", "WRB", "WP") and is_sentence


def direct_speech(
    tree: Tree, cues: Cues, marked: Sequence[Marked], sayings: dict[int, Saying], reported: Sequence[Attribution]
) -> list[Attribution]:
    """The marked passages that are speech, in order.

    Args:
        tree: the parse.
        cues: the lexicon.
        marked: the passages in marks.
        sayings: the words of saying outside marks, by token.
        reported: what was found without marks; a passage in such a content is said by the same speaker.
    """
    is_marked = [False] * (tree.n + 1)
    for m in marked:
        is_marked[m.first : m.last + 1] = [True] * (m.last + 1 - m.first)
    contents = Places(reported, lambda row: (row.start, row.end))
    rows: list[Attribution] = []
    owners: list[tuple[Marked, Attribution | None]] = []
    for m in marked:
        if _is_work(tree, m):
            owners.append((m, None))
            continue
        if owners and (joined := _joined(tree, owners[-1], m)) is not None:
            owners[-1] = (m, joined)
            continue
        source = _source(tree, cues, m, sayings, is_marked)
        row = _row(tree, m, source) if source else _governed(m, contents)
        if row is None and (source := _climbed(tree, cues, m, sayings, is_marked)) is not None:
            row = _row(tree, m, source)
        owners.append((m, row))
    for n, (m, row) in enumerate(owners):
        if row is not None and row.head is None and row.cue is not None:
            row = _by_the_same(tree, n, owners, row)
        if row is None and not _is_work(tree, m):
            row = _carried(tree, cues, n, owners, sayings)
        if row is not None:
            owners[n] = (m, row)
            if row.kind != "fragment" or is_quotation(tree, range(m.first, m.last + 1), row, contents):
                rows.append(row)
    return rows


def _is_work(tree: Tree, m: Marked) -> bool:
    """Whether the marks hold a title: capitalised words behind a word that takes one ("wrote “…”", "the film “…”")."""
    if not _is_title_case(tree, m) or tree.text[m.passage.last - 1] in ",?!" or m.first == 0:
        return False
    before = tree.lemma[m.first - 1] if tree.words[m.first - 1] != "," or m.first < 2 else tree.lemma[m.first - 2]
    return before in _TITLED


def _joined(tree: Tree, before: tuple[Marked, Attribution | None], m: Marked) -> Attribution | None:
    """One quotation whose sentence goes on behind its saying: “If it rains,” she said, “we stay.”"""
    earlier, row = before
    if row is None or row.cue is None or not earlier.passage.last <= row.cue[0] < m.passage.start:
        return None
    gap = tree.text[earlier.passage.end : m.passage.start].rstrip()
    is_open = tree.text[earlier.passage.last - 1] in ",–—-" or gap.lstrip().startswith((",", "–", "—"))
    if not (is_open and gap.endswith(",")) or len(gap) > 90 or any(mark in gap for mark in "\n;:"):
        return None
    verbs = [i for i in range(earlier.last + 1, m.first) if tree.tag[i] in ("VBD", "VBZ", "VBP", "VBG")]
    if len(verbs) > 1:
        return None
    return replace(row, kind="direct" if m.is_clause else row.kind, parts=row.parts + m.passage.parts)


def _kind(m: Marked) -> QuoteKind:
    return "direct" if m.is_clause and m.n_words > 2 else "fragment"


def _row(tree: Tree, m: Marked, source: _Source) -> Attribution:
    item = source.item
    words = phrase(tree, item.subject, item.token) if item.subject is not None else None
    return Attribution(
        _kind(m),
        m.passage.parts,
        item.token,
        source.cue,
        words,
        item.subject,
        source.resolution,
        item.addressee,
        item.via,
        item.venue,
    )


def _governed(m: Marked, reported: Places[Attribution]) -> Attribution | None:
    """The passage as part of what a sentence reports; scare quotes and titles outside of any report are not speech."""
    for row in reported.sharing(m.passage.first, m.passage.last):
        if any(start <= m.passage.first and m.passage.last <= end + 2 for start, end in row.parts):
            if row.head is None and row.cue is None:
                continue
            return replace(row, kind=_kind(m), parts=m.passage.parts)
    return None


def _climbed(tree: Tree, cues: Cues, m: Marked, sayings: dict[int, Saying], is_marked: list[bool]) -> _Source | None:
    """The nearest saying above the marked words in the parse, for words inside the reporter's clause."""
    outside = [i for i in range(m.first, m.last + 1) if not m.first <= tree.head[i] <= m.last]
    for i in outside[:3]:
        for _ in range(12):
            if tree.head[i] == i:
                break
            is_modifier = tree.dep[i] in ("advcl", "relcl", "mark", "appos", "nsubj", "nsubjpass", "acl")
            i = tree.head[i]
            item = sayings.get(i)
            if item is not None and not is_modifier and not is_marked[i] and _attributes(cues, item):
                if item.subject is not None and not _is_nobody(tree, cues, item.subject):
                    return _Source(item, cue_words(tree, item))
                break
    return None


def _attributes(cues: Cues, item: Saying) -> bool:
    return item.name in cues.say or item.name in cues.label or item.name in cues.object


def _is_nobody(tree: Tree, cues: Cues, subject: int) -> bool:
    return tree.tag[subject] in ("NN", "NNS") and cues.is_nobody(tree.lemma[subject])


def _source(tree: Tree, cues: Cues, m: Marked, sayings: dict[int, Saying], is_marked: list[bool]) -> _Source | None:
    before = _before(tree, cues, m, sayings, is_marked)
    after = _after(tree, cues, m, sayings, is_marked)
    ends_open = tree.text[m.passage.last - 1] in ",?!" or tree.text[m.passage.end : m.passage.end + 1] == ","
    if after and (ends_open or before is None):
        return after
    return before or after


def _is_end(tree: Tree, i: int) -> bool:
    return tree.tag[i] == "." or "\n" in tree.words[i] or tree.words[i] in (".", "!", "?")


def _before(tree: Tree, cues: Cues, m: Marked, sayings: dict[int, Saying], is_marked: list[bool]) -> _Source | None:
    """A saying in the same sentence with nothing but its own adverbials between it and the marks; or a colon."""
    has_colon = False
    i = m.first - 1
    while (
        i >= 0
        and (tree.tag[i] in (",", ":", "_SP") or tree.words[i] in (*_DASHES, ":", ","))
        and "\n\n" not in tree.words[i]
    ):
        has_colon = has_colon or tree.words[i] == ":"
        i -= 1
    last = i
    while i >= 0 and not is_marked[i] and (not _is_end(tree, i) or (has_colon and i == last)):
        item = sayings.get(i)
        if item is not None and (item.name in cues.say or item.name in cues.show):
            if item.subject is not None and _is_nobody(tree, cues, item.subject):
                return _Source(replace(item, subject=None), cue_words(tree, item))
            return _Source(item, cue_words(tree, item)) if item.subject is not None or has_colon else None
        if not has_colon and (tree.tag[i] in ("VBD", "VBZ", "VBP", "MD") or (tree.is_verb(i) and tree.dep[i] != "acl")):
            return None
        i -= 1
        if last - i > 60:
            return None
    if not has_colon:
        return None
    for j in range(last, i, -1):
        if tree.dep[j] in ("nsubj", "nsubjpass"):
            root = j
            while tree.dep[tree.head[root]] in ("nsubj", "nsubjpass"):
                root = tree.head[root]
            item = Saying(tree.head[j], tree.lemma[tree.head[j]], j, True)
            if tree.dep[tree.head[j]] in ("ROOT", "ccomp", "parataxis"):
                return _Source(item, None, "inferred")
    return None


def _after(tree: Tree, cues: Cues, m: Marked, sayings: dict[int, Saying], is_marked: list[bool]) -> _Source | None:
    """A saying with its own speaker directly behind the marks, also behind a line break and a dash."""
    i = m.last + 1
    has_dash = False
    while i < tree.n and not tree.words[i][0].isalnum() and not is_marked[i] and not _is_full_stop(tree, i):
        has_dash = has_dash or tree.words[i] in _DASHES
        if "\n" in tree.words[i] and not _resumes(tree, i):
            return None
        i += 1
    if i >= tree.n or is_marked[i] or _is_full_stop(tree, i):
        return None
    if has_dash and (signed := _signed(tree, i)) is not None:
        return signed
    is_new = tree.text[m.passage.last - 1] in ".…" and tree.words[i][0].isupper() and not has_dash
    start = i
    while i < tree.n and i - start < 40 and not is_marked[i] and not _is_end(tree, i):
        item = sayings.get(i)
        if item is not None and not item.is_own and tree.tag[i] not in ("VBD", "VBZ", "VBP"):
            item = None  # "…,” Lee, who had come to explain the plan, said"
        if item is not None and (item.name in cues.say or item.name in cues.think):
            subject = item.subject if item.is_own else None
            if subject is None or not start <= subject <= i + 25:
                subject = _beside(tree, start, i)
            if subject is None:
                return None
            if is_new and not _is_bare(tree, i, subject, is_marked):
                return None
            return _Source(replace(item, subject=subject), cue_words(tree, item))
        is_aside = tree.dep[i] in ("relcl", "aux", "auxpass") or tree.dep[tree.head[i]] == "relcl"
        if tree.tag[i] in ("VBD", "VBZ", "VBP", "MD") and not is_aside:
            return None
        if i == start and tree.lower[i] in (
            "and",
            "but",
            "or",
            "that",
            "which",
            "who",
            "as",
            "in",
            "of",
            "to",
            "is",
            "was",
            "after",
            "when",
        ):
            return None
        i += 1
    return None


def _signed(tree: Tree, i: int) -> _Source | None:
    """A name behind a dash and nothing else in the paragraph: “…” – Ann Lee."""
    last = i
    while last < tree.n and tree.tag[last].startswith("NNP"):
        last += 1
    is_all = last >= tree.n or "\n" in tree.words[last] or tree.words[last] in (",", "(", ".")
    if last == i or last - i > 5 or not is_all:
        return None
    return _Source(Saying(last - 1, "", last - 1, True), None, "explicit")


def _is_full_stop(tree: Tree, i: int) -> bool:
    return tree.words[i] in (".", "!", "?", ";")


def _resumes(tree: Tree, i: int) -> bool:
    """Whether the paragraph behind a line break goes on with a dash or in lower case."""
    following = tree.words[i + 1] if i + 1 < tree.n else ""
    return following in _DASHES or following[:1].islower()


def _is_bare(tree: Tree, verb: int, subject: int, is_marked: list[bool]) -> bool:
    """Whether a sentence consists of the attribution alone ("Smith said.")."""
    i = max(verb, subject) + 1
    steps = 0
    while i < tree.n and not is_marked[i] and not _is_end(tree, i):
        if tree.tag[i] in ("VBD", "VBZ", "VBP", "MD") or tree.words[i] in (":",):
            return False
        i += 1
        steps += 1
    return (i >= tree.n or _is_end(tree, i)) and steps <= 12


def _beside(tree: Tree, start: int, verb: int) -> int | None:
    """The noun beside a verb whose subject the parse missed."""
    nouns = ("NN", "NNS", "NNP", "NNPS", "PRP")
    if verb == start:
        run = [j for j in range(verb + 1, min(verb + 8, tree.n)) if tree.tag[j] in (*nouns, "DT", "JJ", "POS", ",")]
        best = None
        for j in range(verb + 1, min(verb + 8, tree.n)):
            if tree.tag[j] in nouns:
                best = j
            elif best is not None or j not in run:
                break
        return best
    for j in range(verb - 1, start - 1, -1):
        if tree.tag[j] in nouns:
            return j
    return None


def _by_the_same(
    tree: Tree, n: int, owners: Sequence[tuple[Marked, Attribution | None]], row: Attribution
) -> Attribution:
    """The paragraph's last speaker, for a saying without one of its own ("the aim was to make it clear that “…”")."""
    for k in range(n - 1, -1, -1):
        m, earlier = owners[k]
        if "\n" in tree.text[m.passage.end : owners[n][0].passage.start]:
            break
        if earlier is not None and earlier.head is not None:
            return replace(row, head=earlier.head, resolution="continued")
    return row


def _introduced(tree: Tree, cues: Cues, m: Marked, sayings: dict[int, Saying]) -> _Source | None:
    """The person whom the sentence before, in the same paragraph, has speak without a word of it: "Lee described
    the moment. “I saw …”"."""
    i = m.first - 1
    if i < 0 or not _is_end(tree, i) or "\n" in tree.words[i]:
        return None
    first, last = tree.first[i], i
    for j in range(first, last):
        item = sayings.get(j)
        if item is not None and item.name in cues.say and tree.dep[j] in ("ROOT", "conj") and item.subject is not None:
            is_someone = tree.tag[item.subject].startswith(("NNP", "PRP", "NN")) and not _is_nobody(
                tree, cues, item.subject
            )
            if is_someone and not any(tree.text[k] in '“”"' for k in range(tree.start[first], tree.end[last])):
                return _Source(item, None, "inferred")
    return None


def _carried(
    tree: Tree,
    cues: Cues,
    n: int,
    owners: Sequence[tuple[Marked, Attribution | None]],
    sayings: dict[int, Saying],
) -> Attribution | None:
    """A passage without words of saying: the speaker of its neighbours, or nobody's."""
    m = owners[n][0]
    is_speech = m.n_words >= (_LONG if m.is_clause else 2 * _LONG)
    if not is_speech or _is_title_case(tree, m):
        return None
    if n + 1 < len(owners) and (row := owners[n + 1][1]) is not None:
        between = tree.text[m.passage.end : owners[n + 1][0].passage.start].strip(" ,;–—-")
        if (
            between in ("and", "or", "but", "")
            and "\n" not in tree.text[m.passage.end : owners[n + 1][0].passage.start]
        ):
            return replace(row, kind=_kind(m), parts=m.passage.parts)
    if (source := _introduced(tree, cues, m, sayings)) is not None:
        return _row(tree, m, source)
    if n and (row := owners[n - 1][1]) is not None and row.kind != "fragment":
        earlier = owners[n - 1][0]
        gap = tree.text[earlier.passage.end : m.passage.start]
        is_between = row.cue is not None and earlier.passage.last <= row.cue[0] < m.passage.start
        first = next((i for i in range(earlier.last + 1, m.first) if row.cue and tree.start[i] >= row.cue[1]), m.first)
        narration = range(first if is_between else earlier.last + 1, m.first)
        if "\n" not in gap and _is_silent(tree, narration, is_between):
            cue, speaker = (row.cue, row.speaker) if is_between or not gap.strip() else (None, None)
            return Attribution(_kind(m), m.passage.parts, row.verb, cue, speaker, row.head, "continued")
    return Attribution(_kind(m), m.passage.parts)


def _is_silent(tree: Tree, tokens: range, is_between: bool) -> bool:
    """Whether what stands between two quotations names nobody else who could speak: behind the rest of the
    attribution's own sentence, a few words without a name, a noun for a person or a pronoun of the third person."""
    ends = [i for i in tokens if tree.words[i] in (".", "!", "?", ";")]
    if is_between:
        if not ends:
            return True
        tokens = range(ends[0] + 1, tokens.stop)
    words = [i for i in tokens if tree.words[i][0].isalnum()]
    return len(words) <= 12 and not any(
        tree.tag[i].startswith("NNP")
        or tree.lower[i] in ("he", "she", "they")
        or (tree.dep[i] == "nsubj" and tree.tag[i] == "NN")
        for i in words
    )


def _is_title_case(tree: Tree, m: Marked) -> bool:
    words = [w for w in tree.words[m.first : m.last + 1] if w[0].isalpha() and len(w) > 3]
    return len(words) >= 2 and sum(w[0].isupper() for w in words) >= 0.8 * len(words)
