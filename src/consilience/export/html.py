"""The record as one self-contained page: no network, no markup from a document, the same bytes every time.

Text of documents reaches the page only through Jinja's escaping; control characters that could turn or cut it are
shown as visible signs, one for one, so that offsets stay true. Style and script are files in `report/`, named by their
hash in the page's content security policy, which allows nothing else to load or run.
"""

from __future__ import annotations

import base64
import hashlib
import re
from functools import cache
from importlib import resources

from jinja2 import Environment, PackageLoader
from markupsafe import Markup

from consilience.export.report import words
from consilience.export.report.articles import articles
from consilience.export.report.bonds import Bonds
from consilience.export.report.chart import chart
from consilience.export.report.differences import docket
from consilience.export.report.edition import Edition
from consilience.export.report.ledger import ledger
from consilience.export.report.matrix import matrix
from consilience.export.report.opening import cited_sentences, masthead, summary
from consilience.export.report.speech import speakers
from consilience.export.report.status import status
from consilience.export.report.when import days
from consilience.model import FORMAT, Record
from consilience.text.naming import capital

_PACKAGE = "consilience.export.report"
_STYLES = ("style", "status")
_SCRIPTS = ("pane", "filters", "ledger", "speech", "days", "status", "page")
"""Parts of the one script, in their order."""
_QUOTED = re.compile(r"(\"[^\"]*\")")
_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_REMARK = re.compile(r"(?:^|\s)// [^\"'`]*$|^\s*//.*$")
_BETWEEN_BLOCKS = re.compile(
    r">\n+(?=</?(?:t(?:r|able|body|head)|li|[oud]l|d[dt]|div|section|article|p|h\d|option|blockquote|details|path|text|g|svg)\b)"
)
"""Line breaks that no reader sees: a `>` that a document prints is escaped, so none of them is a document's own."""
_BIDI = (0x061C, 0x200E, 0x200F, *range(0x202A, 0x202F), *range(0x2066, 0x206A))
_SIGNS = {
    **{code: 0x2400 + code for code in range(0x20) if code not in (0x09, 0x0A, 0x0C, 0x0D)},
    **dict.fromkeys((0x09, 0x0C, 0x0D), 0x20),
    **dict.fromkeys((*range(0x7F, 0xA0), *_BIDI, *range(0xD800, 0xE000), 0xFFFE, 0xFFFF), 0x25AB),
}
"""Control pictures for control characters, a small square for marks that turn the direction of text."""


def html(record: Record) -> str:
    """The report on `record`, a whole HTML document that works from a file and may be handed on."""
    edition = Edition(record)
    bonds = Bonds(edition)
    style, script = _style(), _script()
    page = _environment().get_template("page.html.j2")
    whole = page.render(
        policy=_policy(style, script),
        style=Markup(style),
        script=Markup(script),
        record=record,
        format=FORMAT,
        edition=edition,
        masthead=masthead(edition),
        summary=summary(edition),
        brief=cited_sentences(edition),
        ledger=ledger(edition, bonds),
        docket=docket(edition),
        speakers=speakers(edition),
        days=days(edition),
        chart=chart(edition),
        status=status(edition),
        articles=list(articles(edition, bonds)),
        bonds=bonds,
        matrix=matrix(edition, bonds),
        words=words,
    )
    return _BETWEEN_BLOCKS.sub(">", whole)


def harmless(value: object) -> object:
    """Text with control characters, marks of direction and lone surrogates as visible signs, one for one."""
    if isinstance(value, str) and not value.isprintable() and not isinstance(value, Markup):
        return value.translate(_SIGNS)  # all that is replaced is not printable
    return value


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=PackageLoader(_PACKAGE, "templates"),
        autoescape=True,
        finalize=harmless,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    environment.filters["capital"] = capital
    return environment


@cache
def _asset(name: str) -> str:
    return resources.files(_PACKAGE).joinpath(name).read_text(encoding="utf-8")


@cache
def _script() -> str:
    """The parts as one script, without indentation and comments: no string spans lines, no comment holds a quote."""
    lines = (_REMARK.sub("", line).strip() for name in _SCRIPTS for line in _asset(f"script/{name}.js").splitlines())
    parts = "\n".join(line for line in lines if line)
    return f'(() => {{\n"use strict";\n{parts}\n}})();\n'


@cache
def _style() -> str:
    """The style without comments and without blanks that separate nothing; quoted words stay as they are."""
    whole = "\n".join(_asset(f"{name}.css") for name in _STYLES)
    pieces = _QUOTED.split(_COMMENT.sub("", whole))
    return "".join(piece if place % 2 else _blanks(piece) for place, piece in enumerate(pieces)).strip()


def _blanks(style: str) -> str:
    style = re.sub(r"\s+", " ", style)
    style = re.sub(r" ?([{};,]) ?", r"\1", style).replace(";}", "}")
    return re.sub(r"(?<=[{;])([a-z-]+): ", r"\1:", style)


def _policy(style: str, script: str) -> str:
    return (
        f"default-src 'none'; style-src {_hash(style)}; script-src {_hash(script)}; img-src data:; "
        "base-uri 'none'; form-action 'none'"
    )


def _hash(text: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"
