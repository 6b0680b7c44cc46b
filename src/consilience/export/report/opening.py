"""The head of the page and the brief: what was read, what happened, and what to look at first."""

from __future__ import annotations

from dataclasses import dataclass

from consilience.export.report.differences import is_dispute
from consilience.export.report.edition import Edition, Link, Links
from consilience.export.report.words import count, listed, number_word, period
from consilience.text.naming import capital


@dataclass(frozen=True, slots=True)
class Masthead:
    """The head of the page. `notes` are sentences about the run that a reader must know first."""

    title: str
    headline: str
    outlets: str
    period: str
    notes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class CitedSentence:
    """A sentence of the brief: the gutters hold `independent` and `citations`."""

    address: str
    text: str
    independent: int
    origins: str
    citations: tuple[Link, ...]


def masthead(edition: Edition) -> Masthead:
    """Who was read and when they printed it."""
    total, off = len(edition.outlets), len(edition.off_event)
    if not total:
        headline = "No account could be read"
    elif total == 1:
        headline = "One account, nothing to compare it with"
    elif off == total:
        headline = f"{capital(count(total, 'account'))} of different events"
    elif off:
        headline = f"{capital(count(total, 'account'))}, {number_word(total - off)} of one event"
    else:
        headline = f"{capital(count(total, 'account'))} of one event"
    first = edition.record.brief[0].text if edition.record.brief else headline
    return Masthead(
        title=first if len(first) <= 90 else first[:88].rsplit(" ", 1)[0] + " …",
        headline=headline,
        outlets=listed((outlet.name for outlet in edition.outlets), most=9),
        period=period([outlet.document.published.edtf for outlet in edition.outlets]),
        notes=edition.record.notes,
    )


def summary(edition: Edition) -> list[tuple[str, str, str]]:
    """What the page holds, as (number, what, where to): only what there is."""
    record = edition.record
    facts = [fact for fact in record.facts if edition.is_on_event(fact)]
    several = sum(len({account.document_id for account in fact.accounts}) > 1 for fact in facts)
    everyone = {outlet.document.id for outlet in edition.columns}
    agreed = sum(f.status == "agreed" and everyone <= {a.document_id for a in f.accounts} for f in facts)
    differences = [row for row in record.conflicts if row.is_worth_a_look and not is_dispute(row)]
    rows = [
        (agreed, "point on which all accounts agree", "points on which all accounts agree", "ledger"),
        (several, "point that several accounts report", "points that several accounts report", "ledger"),
        (len(differences), "difference worth a look", "differences worth a look", "differences"),
        (len(record.quotes), "quotation", "quotations", "speech"),
        (len(record.skipped), "input skipped", "inputs skipped", "sources"),
    ]
    return [(f"{number:,}", one if number == 1 else many, where) for number, one, many, where in rows if number]


def cited_sentences(edition: Edition) -> tuple[CitedSentence, ...]:
    """The brief with its gutters."""
    rows = []
    for place, sentence in enumerate(edition.record.brief):
        address = f"brief-{place + 1}"
        links = Links(edition, address).to(sentence.citations)
        origins = "independent origin" if sentence.independent == 1 else "independent origins"
        rows.append(CitedSentence(address, sentence.text, sentence.independent, origins, links))
    return tuple(rows)
