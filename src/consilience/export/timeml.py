"""Time expressions as TimeML (ISO 24617-1, the TimeML 1.2.1 element set) with TIMEX3 tags in the text.

The words inside `TEXT` without their tags are the text as it came, character for character; a character that XML
cannot hold stands as U+FFFD. An expression that overlaps the one before it is an empty tag: TIMEX3 does not nest.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from consilience.export.markup import attribute, content
from consilience.model import Document, TimeExpression

CREATION: Final = "t0"
"""The id of the day of publication (`functionInDocument="CREATION_TIME"`)."""
_PUBLICATION: Final = "publication"
_TIMEX_DATE: Final = re.compile(r"\d{4}(?:-\d\d(?:-\d\d)?)?(?P<time>T\d\d:\d\d(?::\d\d)?(?:Z|[+-]\d\d:\d\d)?)?")
_HEAD: Final = (
    '<?xml version="1.0" encoding="UTF-8"?>\n'
    '<TimeML xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"'
    ' xsi:noNamespaceSchemaLocation="http://timeml.org/timeMLdocs/TimeML_1.2.1.xsd">\n'
)


def timeml(document: Document, times: Sequence[TimeExpression]) -> str:
    """One document with its time expressions as TimeML.

    `anchorTimeID` says what a relative expression was counted from: the day of publication (`t0`, where it is known to
    the day or to the minute) or another expression.
    """
    rows = sorted(times, key=lambda row: (row.start, -row.end))
    ids = {row.id: f"t{number}" for number, row in enumerate(rows, 1)}
    created = _created(document.published.edtf)
    if created:
        ids[_PUBLICATION] = CREATION
    dct = f"<DCT>{created}</DCT>\n" if created else ""
    text = "".join(_marked(document.own_text, rows, ids))
    return f"{_HEAD}<DOCID>{content(document.id)}</DOCID>\n{dct}<TEXT>{text}</TEXT>\n</TimeML>\n"


def _created(edtf: str | None) -> str | None:
    """The day of publication as TIMEX3; None where it is unknown or only bounded."""
    found = _TIMEX_DATE.fullmatch(edtf or "")
    if found is None:
        return None
    kind = "TIME" if found["time"] else "DATE"
    return (
        f'<TIMEX3 tid="{CREATION}" type="{kind}" value="{edtf}" temporalFunction="false"'
        f' functionInDocument="CREATION_TIME">{edtf}</TIMEX3>'
    )


def _marked(text: str, rows: Sequence[TimeExpression], ids: Mapping[str, str]) -> Iterator[str]:
    """The text, piece by piece, with its tags."""
    done = 0
    for row in rows:
        tag = f"<TIMEX3 {_attributes(row, ids)}"
        if row.start < done:
            yield f"{tag}/>"
            continue
        yield content(text[done : row.start])
        yield f"{tag}>{content(text[row.start : row.end])}</TIMEX3>"
        done = row.end
    yield content(text[done:])


def _attributes(row: TimeExpression, ids: Mapping[str, str]) -> str:
    values = {
        "tid": ids[row.id],
        "type": row.type,
        "value": row.value,
        "mod": row.mod,
        "temporalFunction": "false" if row.anchor is None else "true",
        "anchorTimeID": ids.get(row.anchor or ""),
    }
    return " ".join(f"{name}={attribute(value)}" for name, value in values.items() if value)
