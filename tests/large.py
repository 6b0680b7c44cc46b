"""A record of as many accounts as a test asks for, of an event that we invented."""

from __future__ import annotations

from consilience.model import (
    Account,
    AlignedToken,
    Annotations,
    Fact,
    Generator,
    Origin,
    Quote,
    QuoteFamily,
    Record,
    Span,
    TimelineEntry,
)
from tests.accounts import Texts, document


def large_record(accounts: int = 50, facts: int = 120) -> Record:
    """As many accounts as asked for, each reporting every third fact, every tenth of a shared origin."""
    paragraph = "The council met in Port Varrow on {day} May and heard {count} pilots on the matter of passes. "
    documents, rows = [], {}
    for number in range(accounts):
        body = "\n\n".join(
            "".join(paragraph.format(day=day, count=number + day) for day in range(start, start + 5))
            for start in range(1, 26, 5)
        )
        name = f"{number:03}.txt"
        documents.append(
            document(name, f"Account {number}\n\n{body}", f"Outlet {number}", f"2031-05-{number % 28 + 1:02}")
        )
        words = paragraph.format(day=1, count=number + 1).strip()
        start = documents[-1].text.index(words)
        span = Span(start, start + len(words))
        rows[name] = Annotations(quotes=(Quote(f"{name}/q", name, "direct", span.start, span.end, (span,)),))
    texts = Texts(tuple(documents))
    listed = []
    for index in range(facts):
        day = index % 25 + 1
        tellers = [item for number, item in enumerate(documents) if (number + index) % 3 == 0]
        told = tuple(
            Account(
                item.id,
                (),
                str(int(item.id[:3]) + day),
                f"heard {int(item.id[:3]) + day} pilots",
                (texts.words(item.id, f"on {day} May and heard {int(item.id[:3]) + day} pilots"),),
            )
            for item in tellers
        )
        silent = tuple(item.id for item in documents if item not in tellers)
        listed.append(
            Fact(
                f"fact-{index + 1}",
                "hear · pilots · count",
                f"The council heard pilots on day {index}.",
                "partial",
                len(told),
                told,
                silent,
            )
        )
    alone = (Account("000.txt", (), "1", "heard 1 pilots", (texts.words("000.txt", "on 1 May and heard 1 pilots"),)),)
    rest = tuple(item.id for item in documents[1:])
    listed.append(Fact("fact-alone", "hear", "One account alone reports this.", "single", 1, alone, rest))
    quotes = [quote for row in rows.values() for quote in row.quotes]
    spoken = [quote.parts[0].of(item.text).split() for quote, item in zip(quotes, documents, strict=True)]
    columns = tuple(
        tuple(AlignedToken(quote.id, word, "equal") for quote, word in zip(quotes, column, strict=True))
        for column in zip(*spoken, strict=True)
    )
    family = QuoteFamily("family-1", None, tuple(quote.id for quote in quotes), "variant", columns)
    days = tuple(
        TimelineEntry(
            f"time-{day}",
            f"2031-05-{day:02}",
            f"The council heard pilots for the {day}. time",
            tuple(texts.words(item.id, f"on {day} May") for item in documents[day % 3 :: 3]),
        )
        for day in range(1, 26)
    )
    origin = Origin("origin-1", tuple(f"{number:03}.txt" for number in range(0, accounts, 10)), "the same wire text")
    generator = Generator("0.1.0", "test model 1.0", "chosen for tests")
    return Record(
        generator,
        tuple(documents),
        rows,
        origins=(origin,),
        quote_families=(family,),
        facts=tuple(listed),
        timeline=days,
    )
