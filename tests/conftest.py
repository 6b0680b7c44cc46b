"""Fixtures that every test may use."""

from collections.abc import Callable
from pathlib import Path

import pytest

from consilience.annotate.parser import Parser
from consilience.annotate.reading import Reading

ROOT = Path(__file__).resolve().parent.parent
SHARED = ROOT.parent / "shared"


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of accounts, gold and corpora beside the checkout."""
    if not SHARED.is_dir():
        pytest.skip("the evaluation data is not here: it is expected in a folder `shared` beside the checkout")
    return SHARED


@pytest.fixture(scope="session")
def parser() -> Parser:
    """The language model, loaded once."""
    return Parser()


@pytest.fixture(scope="session")
def read(parser: Parser) -> Callable[..., Reading]:
    """A text, ingested and parsed: `read(text, published="2021-10-19", title=None)`."""
    from consilience.ingest.jsonl import document_of

    def reading(text: str, published: str | None = None, title: str | None = None) -> Reading:
        item = {"id": "a.txt", "text": text, "published": published, "title": title}
        return next(iter(parser.readings([document_of({k: v for k, v in item.items() if v is not None})])))

    return reading
