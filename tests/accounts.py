"""Texts for whole records: an event, outlets and persons that we invented, as documents with zones.

`Texts` finds words in them, so that no span can point at the wrong place.
"""

from __future__ import annotations

from dataclasses import replace

from consilience.model import Document, Evidence, Published, Source, Span, Zone

POST = """Varrow halts its delegation to the Strait Council 🚢

Share this story 1.2k

Varrow will suspend the work of its delegation to the Strait Council from 1 June or perhaps a few days later, Harbour \
Minister Ilsa Brandt said on Monday.

“We see no point in pretending that talks would lead anywhere,” Brandt told reporters in Port Varrow. The council \
withdrew the passes of six Varrow pilots on 4 May.

Photo: J. Ames / Tidewater
"""

QUAY = """Varrow closes its office at the Strait Council

Minister Ilsa Brandt announced on 12 May that Varrow would close its office at the council on 1 June. 😀 Seven pilots \
lost their passes last week, in a decision that the council took on 4 May.

“We no longer see a reason to pretend that talks would lead anywhere”, the harbour minister said, as quoted by Strait \
Wire. The council’s delegation list falls from 14 to seven.
"""

HERALD = """Strait Council regrets Varrow’s step

The Strait Council regretted on Tuesday that Varrow is suspending its delegation. Spokesman Tomas Rell said the six \
pilots had carried undeclared surveyors.

Brandt said there was no point in pretending any more. “Their list is pure invention,” she added.
"""

WIRE = """The Strait Council regretted on Tuesday that Varrow is suspending its delegation. Spokesman Tomas Rell said \
the six pilots had carried undeclared surveyors.
"""

ORCHARD = """Orchard show draws record crowd

The Dellen orchard show drew 4,000 visitors on Sunday, the organisers said.
"""

HOSTILE = """<script>window.ran = 'title'</script>

<img src=x onerror="window.ran = 'image'"> Brandt said </script><script>window.ran = 'text'</script> and ]]> too.

A line with \u202eright-to-left\u202c marks, a \u0000 null, a \ud800 half, a\r
carriage return, {{ 7 * 7 }}, &lt;b&gt; and "quotes' <b>bold</b>. 🧨 Six pilots lost their passes.
"""


class Texts:
    """Documents under construction: finds words and says where they are."""

    def __init__(self, documents: tuple[Document, ...]) -> None:
        self.documents = documents
        self._texts = {document.id: document.text for document in documents}

    def span(self, document_id: str, words: str) -> Span:
        """Where the words stand first; fails when they do not."""
        start = self._texts[document_id].index(words)
        return Span(start, start + len(words))

    def words(self, document_id: str, words: str) -> Evidence:
        """The words as evidence."""
        found = self.span(document_id, words)
        return Evidence(document_id, found.start, found.end)


def document(name: str, text: str, outlet: str, published: str | None, language: str = "en") -> Document:
    """A document whose zones are its paragraphs: the first a title, what looks like page furniture set aside."""
    zones, at = [], 0
    for index, paragraph in enumerate(text.split("\n\n")):
        words = paragraph.strip()
        start = text.index(words, at)
        at = start + len(words)
        kind, reason = "body", "a paragraph of the account"
        if words.startswith("Share"):
            kind, reason = "share_prompt", "asks the reader to share the page"
        elif words.startswith("Photo"):
            kind, reason = "photo_credit", "names the photographer"
        elif index == 0 and "\n\n" in text:
            kind, reason = "title", "the first line, without a full stop"
        zones.append(Zone(kind, start, at, reason))  # type: ignore[arg-type]
    return Document(
        id=name,
        text=text,
        source=Source(id=outlet.lower().replace(" ", "-"), name=outlet, method="given"),
        published=Published(published, "printed" if published else "unknown"),
        sha256="0" * 64,
        zones=tuple(zones),
        title=text.split("\n")[0],
        language=language,
    )


def _documents() -> tuple[Document, ...]:
    documents = (
        document("post.txt", POST, "Tidewater Post", "2031-05-12"),
        document("quay.txt", QUAY, "The Quay", "2031-05-13T08:15"),
        document("herald.txt", HERALD, "Ostmark Herald", "2031-05-14"),
        document("wire.txt", WIRE, "Strait Wire", "[2031-05-13..2031-05-15]"),
        document("orchard.txt", ORCHARD, "Dellen Gazette", None),
    )
    texts = Texts(documents)
    dated = Published("2031-05-13T08:15", "printed", texts.words("quay.txt", "12 May"))
    return tuple(replace(item, published=dated) if item.id == "quay.txt" else item for item in documents)


DOCUMENTS = _documents()
TEXTS = Texts(DOCUMENTS)
