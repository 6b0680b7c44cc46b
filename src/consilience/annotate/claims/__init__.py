"""Claims: what one document asserts, a clause at a time, with who says it and how firmly."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import replace
from itertools import accumulate
from typing import Final, TypeVar

from consilience.annotate.annotator import Annotator
from consilience.annotate.claims.clauses import Clause, clauses, innermost, object_of, subject_of
from consilience.annotate.claims.modality import modality_of, polarity_of, tense_of
from consilience.annotate.claims.parse import Word, root_of, words_between, words_of
from consilience.annotate.claims.voices import UNKNOWN, is_content, voice_of
from consilience.annotate.reading import Reading
from consilience.model import Annotations, Claim, Evidence, Quantity, Quote, Span, TimeExpression
from consilience.text.acts import REPORTING, words

ORIGIN: Final = "claims.rules@1"
LONGEST: Final = 600
"""Characters of a clause at most: a longer pointer shows nobody the words."""
LONGEST_PHRASE: Final = 12
"""Words of an actor or object in a slot."""
LONGEST_MASTHEAD: Final = 30
"""Words of a title, an agency and a date before the first words of a text that has lost its lines."""
LONGEST_DATE: Final = 6
"""Words of a date with its preposition; a longer phrase says more than when."""
_YEAR_LAST: Final = re.compile(r"\d\s?[A-Z][a-z]+\.?,? \d{4}$|[A-Z][a-z]+\.? \d{1,2},? \d{4}$")
_CONTENT: Final = frozenset({"NOUN", "PROPN", "VERB", "ADJ", "NUM"})
_CORE: Final = frozenset({"nsubj", "nsubjpass", "dobj", "attr", "oprd", "npadvmod", "appos"})
_GROUPS: Final = words(
    "group organisation organization agency network movement party militia alliance ministry channel"
)
"""Words behind a name that is all the name there is: "the Keel Front group"."""
_EMPTY: Final = words("""be have do say also go get make take such own other more same""")


class _Rows:
    """The rows of one document, found by token and by position in the reading."""

    def __init__(self, reading: Reading, rows: Annotations) -> None:
        self.reading = reading
        self.words = words_of(reading.doc, reading.columns)
        self.chain_at: dict[int, str] = {}
        self.place_at: dict[int, str] = {}
        for mention in sorted(rows.mentions, key=lambda row: row.start - row.end):
            span = reading.document.text[mention.start : mention.end]
            for token in self._words_of(mention.start, mention.end):
                self.chain_at[token.i] = mention.chain
                if mention.kind == "place":
                    self.place_at[token.i] = span
        self.quotes: list[tuple[int, int, Quote]] = []
        for quote in rows.quotes:
            for part in quote.parts:
                start, end = reading.stretch(part)
                self.quotes.append((start, end, quote))
        self.quotes.sort(key=lambda item: (item[0], -item[1]))
        self._furthest = list(accumulate((end for _, end, _ in self.quotes), max))
        self._times = sorted(((*_stretch(reading, row), row) for row in rows.times), key=_begin)
        self._quantities = sorted(((*_stretch(reading, row), row) for row in rows.quantities), key=_begin)

    def times_in(self, start: int, end: int) -> list[tuple[int, int, TimeExpression]]:
        """The time expressions that begin within a stretch of the reading."""
        return self._times[_first(self._times, start) : _first(self._times, end)]

    def quantities_in(self, start: int, end: int) -> list[tuple[int, int, Quantity]]:
        """The numbers that begin within a stretch of the reading."""
        return self._quantities[_first(self._quantities, start) : _first(self._quantities, end)]

    def chain_of(self, token: Word | None) -> str | None:
        """The entity that a phrase stands for: that of its head, or of the body or person it belongs to."""
        if token is None:
            return None
        if token.i in self.chain_at:
            return self.chain_at[token.i]
        if token.dep == "relcl" or token.lower in {"who", "which", "that"}:
            for ancestor in token.ancestors:
                if ancestor.i in self.chain_at:
                    return self.chain_at[ancestor.i]
        for child in token.children:
            if child.dep in {"poss", "compound", "amod", "nmod"} and child.i in self.chain_at:
                return self.chain_at[child.i]
        for child in token.children:
            if child.dep == "prep" and child.lower in {"of", "by"}:
                for inner in child.children:
                    if inner.dep == "pobj" and inner.i in self.chain_at:
                        return self.chain_at[inner.i]
        return None

    def masthead_end(self, sentence: Sequence[Word]) -> int | None:
        """Where the text begins behind a masthead without a full stop ("Keel Post 3 May 2021 | The port was hit")."""
        for start, end, row in reversed(self.times_in(sentence[0].start, sentence[-1].end)):
            if row.type != "DATE" or not _YEAR_LAST.search(self.reading.text[start:end]):
                continue
            printed = words_between(self.words, start, end)
            if not printed or printed[-1].i >= sentence[-1].i:
                continue
            first, last = printed[0].i, printed[-1].i
            before, behind = self.words[first - 1], self.words[last + 1]
            is_bare = first == sentence[0].i or before.pos not in {"ADP", "SCONJ", "DET", "VERB"}
            if is_bare and behind.text[:1].isupper() and last - sentence[0].i < LONGEST_MASTHEAD:
                return behind.start
        return None

    def speaker_of(self, quote: Quote) -> str:
        """The chain of a quotation's speaker, or `unknown`."""
        if quote.speaker_chain is not None or quote.speaker is None:
            return quote.speaker_chain or UNKNOWN
        printed = self._words_of(quote.speaker.start, quote.speaker.end)
        if not printed:
            return UNKNOWN
        root = root_of(printed)
        named = [root, *root.conjuncts]
        if root.lemma in _GROUPS:
            named += [child for child in root.children if child.dep in {"compound", "nmod", "appos"}]
        return next((self.chain_at[token.i] for token in named if token.i in self.chain_at), UNKNOWN)

    def _words_of(self, start: int, end: int) -> Sequence[Word]:
        """The words that share a character with a stretch of the document."""
        return words_between(self.words, *self.reading.stretch(Span(start, end)))

    def quote_at(self, position: int) -> Quote | None:
        """The innermost quotation that a position lies in."""
        for place in range(bisect_right(self.quotes, position, key=_begin) - 1, -1, -1):
            if self._furthest[place] <= position:
                return None
            if position < self.quotes[place][1]:
                return self.quotes[place][2]
        return None


_Item = TypeVar("_Item", TimeExpression, Quantity)


def _begin(item: tuple[int, int, object]) -> int:
    return item[0]


def _first(rows: Sequence[tuple[int, int, _Item]], position: int) -> int:
    return bisect_left(rows, position, key=_begin)


def claims(reading: Reading, rows: Annotations) -> Sequence[Claim]:
    """The claims of one document, in reading order; evidence is the clause."""
    found: list[Claim] = []
    known = _Rows(reading, rows)
    for first, last in reading.columns.sentences:
        sentence = known.words[first:last]
        zone = reading.zone_at(sentence[0].start)
        is_headline = zone is not None and zone.is_headline
        if reading.text[sentence[0].start : sentence[-1].end].rstrip("”\"’' \n").endswith("?"):
            continue  # a question asserts nothing
        divide = known.masthead_end(sentence)
        for whole in clauses(sentence):
            clause = _without_attribution(_on_one_side(whole, divide), known)
            found.extend(_claims_of(clause, sentence, known, is_headline, len(found) + 1))
    return found


def _claims_of(clause: Clause, sentence: Sequence[Word], known: _Rows, is_headline: bool, number: int) -> list[Claim]:
    """What happened, and, where the clause has a date, when; numbered from `number` on."""
    reading = known.reading
    stretches = [(clause.start, clause.end), *((run[0].start, run[-1].end) for run in clause.loose)]
    near = known.times_in(sentence[0].start, sentence[-1].end)
    times = [item for item in near if any(first <= item[0] and item[1] <= last for first, last in stretches)]
    times = [item for item in times if clause.owns(item[0], item[1])]
    quantities = [
        row
        for start, end, row in known.quantities_in(clause.start, clause.end)
        if end <= clause.end and clause.owns(start, end)
    ]
    dated = [(start, end, row) for start, end, row in times if row.edtf is not None and row.type in {"DATE", "TIME"}]
    core = _without_dates(clause, dated)
    base = _claim(clause, core, sentence, known)
    if base is None:
        return []
    subject = base.slot
    has_count = any(_is_core(clause, row, known) for row in quantities)
    kind = {"cause": "cause", "scope": "scope", "label": "label"}.get(clause.kind, "count" if has_count else "happened")
    prefix = f"{reading.document.id}/claim-"
    base = replace(
        base,
        id=f"{prefix}{number}",
        slot=_slot(base, subject, kind),
        is_headline=is_headline,
        time_ids=tuple(row.id for _, _, row in times),
        quantity_ids=tuple(row.id for row in quantities),
    )
    found = [] if _is_bare_report(clause, core) else [base]
    if dated and clause.kind in {"clause", "participle", "nominal"}:
        stretch = next(place for place in stretches if place[0] <= dated[0][0] and dated[0][1] <= place[1])
        evidence = _evidence(reading, *stretch)
        if evidence is not None:
            value = reading.text[stretch[0] : stretch[1]][:LONGEST]
            ids = tuple(row.id for _, _, row in dated)
            slot = _slot(base, subject, "time")
            id_ = f"{prefix}{number + len(found)}"
            found.append(replace(base, id=id_, slot=slot, value=value, evidence=(evidence,), time_ids=ids))
    return found


def _claim(clause: Clause, core: tuple[Word, ...], sentence: Sequence[Word], known: _Rows) -> Claim | None:
    reading = known.reading
    start, end = core[0].start, core[-1].end
    evidence = _evidence(reading, start, end)
    if evidence is None:
        return None
    quote = known.quote_at(clause.governor.start)
    voice = _voice(clause, quote, known)
    tense = tense_of(clause)
    subject, goal = _roles(clause)
    is_passive = any(child.dep == "nsubjpass" for child in clause.head.children) or (
        clause.kind == "participle" and clause.head.tag == "VBN"
    )
    return Claim(
        id="",
        document_id=reading.document.id,
        slot=_words(subject) or "",
        value=reading.text[start:end][:LONGEST],
        voice=voice,
        modality=modality_of(clause, tense, voice != "narrator"),
        polarity=polarity_of(clause),
        evidence=(evidence,),
        act=clause.act,
        predicate=clause.head.lemma,
        tense=tense,
        actor_chain=known.chain_of(_agent(clause, subject, is_passive)),
        recipient_chain=known.chain_of(goal),
        place=next((known.place_at[token.i] for token in clause.tokens if token.i in known.place_at), None),
        object_words=_words(goal, clause),
        quote_id=quote.id if quote else None,
        terms=_terms(clause),
        sentence=reading.span(sentence[0].start, sentence[-1].end),
        origin=ORIGIN,
    )


def _on_one_side(clause: Clause, divide: int | None) -> Clause:
    """The part of a clause on its predicate's side of a position: a masthead is no part of the first sentence."""
    if divide is None:
        return clause
    is_behind = clause.governor.start >= divide
    return clause.kept(token for token in clause.tokens if (token.start >= divide) == is_behind)


def _without_attribution(clause: Clause, known: _Rows) -> Clause:
    """A clause of a quotation without cue and speaker at its edges ("the port was hit | rebels said")."""
    quote = known.quote_at(clause.governor.start)
    if quote is None:
        return clause
    around = [known.reading.stretch(span) for span in (quote.cue, quote.speaker) if span is not None]
    tokens = list(clause.tokens)
    for edge in (-1, 0):
        while len(tokens) > 1 and any(first <= tokens[edge].start < last for first, last in around):
            if tokens[edge] == clause.governor:
                return clause
            tokens.pop(edge)
    return clause if len(tokens) == len(clause.tokens) else clause.kept(tokens)


def _without_dates(clause: Clause, times: Sequence[tuple[int, int, TimeExpression]]) -> tuple[Word, ...]:
    """The clause's tokens without dates at its edges, so that what happened and when can be told apart."""
    tokens = list(clause.tokens)
    for start, end, _ in times:
        child = _adjunct(clause.governor, start, end)
        if child is None:
            continue
        first, last = child.left_edge.i, child.right_edge.i
        kept = [token for token in tokens if not first <= token.i <= last]
        if len(kept) >= 2 and (first <= tokens[0].i or last >= tokens[-1].i):
            tokens = kept
    while len(tokens) > 1 and (tokens[-1].is_punct or tokens[-1].is_space):
        tokens.pop()
    while len(tokens) > 1 and (tokens[0].is_punct or tokens[0].is_space):
        tokens.pop(0)
    return tuple(tokens)


def _adjunct(governor: Word, start: int, end: int) -> Word | None:
    """The part of a clause that holds a stretch of text, if the clause stands without it."""
    for child in governor.children:
        if child.left_edge.start <= start and end <= child.right_edge.end:
            is_short = child.right_edge.i - child.left_edge.i < LONGEST_DATE
            return child if is_short and child.dep in {"prep", "npadvmod", "advmod", "nmod"} else None
    return None


def _roles(clause: Clause) -> tuple[Word | None, Word | None]:
    """(who acts, on what), as far as the words say."""
    if clause.kind == "cause":
        governing = clause.head.head
        return subject_of(governing), innermost(clause.head)
    if clause.kind in {"clause", "participle"}:
        return subject_of(clause.head), object_of(clause.head)
    return subject_of(clause.governor), object_of(clause.head)


def _agent(clause: Clause, subject: Word | None, is_passive: bool) -> Word | None:
    if clause.kind == "nominal":
        return next((child for child in clause.head.children if child.dep == "poss"), None)
    if not is_passive:
        return subject
    for child in clause.head.children:
        if child.dep == "agent":
            return next((inner for inner in child.children if inner.dep == "pobj"), None)
    return None


def _is_bare_report(clause: Clause, core: tuple[Word, ...]) -> bool:
    """ "Dorsey said": a cue, not a claim, unless it says where or to whom."""
    lemma = clause.governor.lemma
    if clause.kind != "clause" or lemma not in REPORTING or clause.head != clause.governor:
        return False
    children = list(clause.governor.children)
    has_content = clause.governor.dep == "parataxis" or any(
        child.dep in {"ccomp", "parataxis"} and is_content(child) for child in children
    )
    if not has_content:
        return lemma in {"say", "add", "tell", "explain", "note", "state"} and not any(
            child.dep in {"dobj", "acomp", "oprd"} for child in children
        )
    inside = {token.i for token in core}
    return not any(child.dep in {"prep", "dobj", "dative"} and child.i in inside for child in children)


def _voice(clause: Clause, quote: Quote | None, known: _Rows) -> str:
    return voice_of(clause, known.chain_of) if quote is None else known.speaker_of(quote)


def _is_core(clause: Clause, row: Quantity, known: _Rows) -> bool:
    """Whether a number counts the subject or the object of the clause, and not something beside it ("33-year-old")."""
    start, end = _stretch(known.reading, row)
    number = next((token for token in clause.tokens if start <= token.start < end and token.is_number), None)
    if number is None:
        return False
    noun = number.head if number.dep in {"nummod", "quantmod", "compound", "amod"} else number
    for _ in range(3):
        if noun == clause.head or (noun.dep in _CORE and noun.head in {clause.head, clause.governor}):
            return True
        if noun.dep not in {"pobj", "conj", "nummod", "quantmod"} or noun.head == noun:
            return False
        if noun.dep == "pobj" and noun.head.lower not in {"of", "to", "by"}:
            return False
        noun = noun.head.head if noun.dep == "pobj" else noun.head
        if noun == clause.head:
            return True
    return False


def _evidence(reading: Reading, start: int, end: int) -> Evidence | None:
    try:
        evidence = reading.evidence(start, end)
    except ValueError:
        return None
    if evidence.end - evidence.start > LONGEST:
        return Evidence(evidence.document_id, evidence.start, evidence.start + LONGEST)
    return evidence


def _terms(clause: Clause) -> tuple[str, ...]:
    lemmas = (t.lemma for t in clause.tokens if t.pos in _CONTENT and not t.is_stop)
    return tuple(dict.fromkeys(lemma for lemma in lemmas if lemma not in _EMPTY and len(lemma) > 1))


def _slot(claim: Claim, subject: str, kind: str) -> str:
    return f"{claim.act}|{subject}|{claim.object_words or ''}|{kind}"


def _words(token: Word | None, clause: Clause | None = None) -> str | None:
    """The words of a phrase, up to the clause that says something of it ("the ban | lifted in May")."""
    if token is None:
        return None
    end = clause.tokens[0].i if clause is not None and token.i < clause.tokens[0].i else token.right_edge.i + 1
    texts = [inner.text for inner in token.subtree if inner.i < end and not (inner.is_punct or inner.is_space)]
    return " ".join(texts[:LONGEST_PHRASE])


def _stretch(reading: Reading, row: TimeExpression | Quantity) -> tuple[int, int]:
    """Where a row stands in the reading; the first word of a paragraph does not begin with the break before it."""
    start, end = reading.position(row.start), reading.position(row.end)
    while start < end and reading.text[start].isspace():
        start += 1
    return start, end


ANNOTATOR = Annotator(
    origin=ORIGIN,
    assigns="claims",
    requires=frozenset({"mentions", "quotes", "times", "quantities"}),
    rows=claims,
)
