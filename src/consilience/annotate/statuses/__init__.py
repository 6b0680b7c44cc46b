"""How an institution stands where an account says it without a measure ("has only met sporadically since then").

In: the institutions of a document, and the clauses whose subject they are. Out: a row a clause. What only may be,
will be or is asked is none.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from spacy.tokens import Token

from consilience.annotate.annotator import Annotator
from consilience.annotate.reading import Reading
from consilience.annotate.statuses.clauses import clause_of
from consilience.annotate.statuses.predicates import Standing, standings
from consilience.model import Annotations, InstitutionMention, Span, StatusMention, TimeExpression

ORIGIN: Final = "statuses.rules@1"


def statuses(reading: Reading, annotations: Annotations) -> Sequence[StatusMention]:
    """The statuses of a document, in text order. Reads the institutions, the times and the claims."""
    rows: list[StatusMention] = []
    seen: set[tuple[str, int]] = set()
    for institution in annotations.institutions:
        noun = _head(reading, institution)
        if noun is None:
            continue
        for standing in standings(noun):
            if (institution.chain, standing.verb.i) not in seen and not _is_asked(standing.verb):
                seen.add((institution.chain, standing.verb.i))
                rows.append(_row(reading, annotations, institution, standing, len(rows) + 1))
    return tuple(rows)


def _head(reading: Reading, row: InstitutionMention) -> Token | None:
    """The noun of an institution's words."""
    tokens = reading.tokens(Span(row.start, row.end))
    return tokens.root if len(tokens) else None


def _is_asked(verb: Token) -> bool:
    return verb.sent.text.rstrip("”\"’' \n").endswith("?")


def _row(
    reading: Reading, annotations: Annotations, institution: InstitutionMention, standing: Standing, number: int
) -> StatusMention:
    doc, document_id = reading.doc, reading.document.id
    first, last = doc[standing.first], doc[standing.last]
    span = reading.span(first.idx, last.idx + len(last))
    start, end = min(institution.start, span.start), max(institution.end, span.end)
    clause = clause_of(reading, annotations.claims, standing.verb, Span(start, end))
    since = next(since_within(annotations.times, span), None)
    if since is None and standing.is_event:
        since = next(day_within(annotations.times, span), None)
    return StatusMention(
        id=f"{document_id}/status-{number}",
        document_id=document_id,
        start=span.start,
        end=span.end,
        status=standing.status,
        institution_chain=institution.chain,
        evidence=clause.evidence,
        valid_from=since.edtf.partition("/")[0] if since is not None and since.edtf else None,
        time_id=since.id if since is not None else None,
        voice=clause.voice,
        origin=ORIGIN,
    )


def day_within(times: Sequence[TimeExpression], span: Span) -> Iterator[TimeExpression]:
    """The day on which it became so ("shut on Saturday")."""
    for row in times:
        is_day = row.type == "DATE" and bool(row.edtf) and not {"/", "."} & set(row.edtf or "")
        if is_day and span.start <= row.start < span.end:
            yield row


def since_within(times: Sequence[TimeExpression], span: Span) -> Iterator[TimeExpression]:
    """The time since which it is so: the expression among the words that begins a stretch ("since 2014")."""
    for row in times:
        if span.start <= row.start < span.end and row.type == "DATE" and row.mod == "START":
            if row.edtf and not row.edtf.startswith(".."):
                yield row
        elif span.start <= row.start < span.end and row.edtf and "/" in row.edtf and row.value in row.edtf:
            yield row


ANNOTATOR: Final = Annotator(ORIGIN, "statuses", statuses, frozenset({"mentions", "times", "claims", "institutions"}))
