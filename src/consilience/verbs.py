"""The verbs of the Python API, the same as those of the command line.

The language model is imported on the first call, so that `import consilience` stays light.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from consilience.errors import InputError, UsageError
from consilience.model import (
    Annotations,
    Document,
    Quantity,
    Quote,
    Record,
    Register,
    Skipped,
    Snapshot,
    TimeExpression,
)
from consilience.model.passages import SameFact, SameFacts

if TYPE_CHECKING:
    from consilience.align.passages import Passage
    from consilience.annotate.annotator import Layer
    from consilience.annotate.parser import Parser
    from consilience.export.formats import Contents
    from consilience.export.register import Registered
    from consilience.export.standing import Changes, Standing
    from consilience.model.events import EventMention
    from consilience.pipeline import Progress
    from consilience.tagging import Unit
    from consilience.verification import Verification

Input = str | Path | Document | Mapping[str, object]
"""A file or folder, `-` for standard input, a `Document`, or a mapping with `id` and `text` (a JSONL item)."""


def read(inputs: Input | Iterable[Input], stdin: BinaryIO | None = None) -> tuple[list[Document], list[Skipped]]:
    """Documents with their zones, and what could not be read, each with its reason.

    Raises:
        InputError: if nothing could be read at all.
    """
    from consilience.errors import UnreadableDocument
    from consilience.ingest.jsonl import document_of
    from consilience.ingest.read import read as read_paths
    from consilience.ingest.read import with_unique_ids

    given = [inputs] if isinstance(inputs, str | Path | Document | Mapping) else list(inputs)
    ingested = read_paths([item for item in given if isinstance(item, str | Path)], stdin=stdin)
    documents, skipped = list(ingested.documents), list(ingested.skipped)
    documents += [item for item in given if isinstance(item, Document)]
    for number, item in enumerate(given):
        if isinstance(item, Mapping):
            try:
                documents.append(document_of(item))
            except UnreadableDocument as error:
                skipped.append(Skipped(str(item.get("id") or f"item {number}"), str(error)))
    if not documents:
        reasons = "; ".join(f"{row.name}: {row.reason}" for row in skipped[:3])
        more = f"; and {len(skipped) - 3} more" if len(skipped) > 3 else ""
        raise InputError(f"nothing to read — {reasons or 'no input was given'}{more}")
    return list(with_unique_ids(documents)), skipped


def corroborate(
    inputs: Input | Iterable[Input], *, language_model: str | None = None, progress: Progress | None = None
) -> Record:
    """Build one cited record from several accounts of one event.

    Args:
        inputs: files, folders, documents or JSONL-like mappings; their order does not matter.
        language_model: the package name of the language model to use; the best installed one by default.
        progress: called with (stage, done, total).

    Returns:
        The record. `record_json` of `consilience.export.json` and `html` of `consilience.export.html` write it out,
        `export` writes tables and wordings.

    Raises:
        InputError: if nothing could be read.
        ModelError: if no language model is installed.
    """
    from consilience import pipeline

    documents, skipped = read(inputs)
    if progress is None:
        return pipeline.record_of(documents, language_parser(language_model), skipped)
    return pipeline.record_of(documents, language_parser(language_model), skipped, progress)


def compare(one: Input, other: Input, *, language_model: str | None = None, progress: Progress | None = None) -> Record:
    """Build the record of two accounts; see `corroborate`. Its documents stand in the order of publication.

    Raises:
        InputError: if one of the two cannot be read.
        UsageError: if they are not two documents, one each.
        ModelError: if no language model is installed.
    """
    return corroborate(pair(one, other), language_model=language_model, progress=progress)


def pair(one: Input, other: Input, stdin: BinaryIO | None = None) -> tuple[Document, Document]:
    """Two documents, the first one first.

    Raises:
        InputError: if one of the two cannot be read.
        UsageError: if they are not two documents, one each.
    """
    documents, skipped = read([one, other], stdin)
    if skipped:
        raise InputError(f"{skipped[0].name}: {skipped[0].reason}")
    if len(documents) != 2:
        raise UsageError(f"two documents are compared, but {len(documents)} were given; use `report` for more")
    return documents[0], documents[1]


def annotate(
    inputs: Input | Iterable[Input], *, quotes: Unit = "attributions", language_model: str | None = None
) -> Iterator[tuple[Document, Annotations]]:
    """Every document with its rows, one after the other. Unreadable inputs are left out; `read` names them.

    Args:
        inputs: files, folders, documents or JSONL-like mappings.
        quotes: what one row of quotes is: `attributions`, one an act of saying, as corpora of attribution count
            (PARC 3, PolNeAR), or `quotations`, one a printed quotation, as in a record.
        language_model: the package name of the language model to use; the best installed one by default.

    Raises:
        InputError: if nothing could be read.
        ModelError: if no language model is installed.
        UsageError: if `quotes` is neither.
    """
    from consilience import pipeline
    from consilience.tagging import UNITS, in_unit

    if quotes not in UNITS:
        raise UsageError(f"quotes={quotes!r}: give one of {', '.join(UNITS)}")
    documents, _ = read(inputs)
    rows = pipeline.annotations_of(documents, language_parser(language_model))
    return ((document, in_unit(annotations, quotes)) for document, annotations in rows)


def times(
    text: str, *, published: str | date | None = None, language_model: str | None = None
) -> tuple[TimeExpression, ...]:
    """The time expressions of a text, in order; offsets point into `text`.

    Args:
        text: the words themselves, all of which are read (`annotate` reads files and sets page furniture aside).
        published: the day that "on Monday" is counted from: a date, "2031-03-18", or EDTF bounds; None leaves relative
            expressions without a date.
        language_model: the package name of the language model to use; the best installed one by default.

    Raises:
        InputError: if the text is empty.
        UsageError: if `published` is no date.
        ModelError: if no language model is installed.
    """
    return _tagged(text, published, "times", language_model).times


def quantities(text: str, *, language_model: str | None = None) -> tuple[Quantity, ...]:
    """The numbers of a text, in order, with unit, modifier and what they count; see `times` for the rest."""
    return _tagged(text, None, "quantities", language_model).quantities


def quotes(text: str, *, unit: Unit = "attributions", language_model: str | None = None) -> tuple[Quote, ...]:
    """The reported speech of a text, in order; `unit` as in `annotate`, see `times` for the rest.

    `speaker_chain` tells which speakers are the same person; `corroborate` gives them their names.
    """
    from consilience.tagging import UNITS, in_unit

    if unit not in UNITS:
        raise UsageError(f"unit={unit!r}: give one of {', '.join(UNITS)}")
    return in_unit(_tagged(text, None, "quotes", language_model), unit).quotes


def _tagged(text: str, published: str | date | None, layer: Layer, language_model: str | None) -> Annotations:
    from consilience.ingest.plain import given_date, plain_document
    from consilience.tagging import tagged

    if not text.strip():
        raise InputError("the text is empty")
    document = plain_document("text", text, given_date(published))
    ((_, annotations),) = tagged([document], layer, language_parser(language_model))
    return annotations


def code_event(
    text: str,
    actor: tuple[int, int] | None,
    recipient: tuple[int, int] | None = None,
    *,
    published: str | date | None = None,
    language_model: str | None = None,
) -> EventMention | None:
    """What one party of a text does to another, in PLOVER's codes with CAMEO's beside them.

    Args:
        text: the words, a sentence or more.
        actor, recipient: (start, end) of the words for each in `text`, in characters; None where nobody is named. Which
            of the two acts matters little: the act that connects them is coded.
        published: the day that "on Monday" is counted from; see `times`.
        language_model: the package name of the language model to use; the best installed one by default.

    Returns:
        The event; its `rule` says what coded it, and begins with `nearest` where no rule connects the two and the
        nearest word for an act was taken. None where no word for an act stands near them.

    Raises:
        InputError: if the text is empty.
        UsageError: if neither party is given, or one of them is no stretch of words of the text.
        ModelError: if no language model is installed.
    """
    from consilience.annotate.annotator import annotated
    from consilience.annotate.events import coded
    from consilience.components import ANNOTATORS
    from consilience.ingest.plain import given_date, plain_document

    if not text.strip():
        raise InputError("the text is empty")
    if actor is None and recipient is None:
        raise UsageError("give the actor, the recipient, or both, as (start, end) in the text")
    for name, span in (("actor", actor), ("recipient", recipient)):
        if span is not None and not (0 <= span[0] < span[1] <= len(text) and text[span[0] : span[1]].strip()):
            raise UsageError(f"{name}={span}: give (start, end) of words in the text, which has {len(text)} characters")
    document = plain_document("text", text, given_date(published))
    (reading,) = language_parser(language_model).readings([document])
    layers = [annotator for annotator in ANNOTATORS if annotator.assigns in ("mentions", "times")]
    return coded(reading, annotated(reading, layers), actor, recipient)


def same_fact(
    one: str, other: str, *, about: str | None = None, among: Iterable[str] = (), language_model: str | None = None
) -> SameFact:
    """Whether two passages report the same fact, and why. Their order does not matter.

    Args:
        one, other: the passages: an answer, a clause, a sentence.
        about: the question that both answer, or the topic. What it says is taken as known.
        among: further passages on the same point, in any order. They tell what all have in common, so that what each
            says of its own counts; the more, the better.
        language_model: the package name of the language model to use; the best installed one by default.

    Raises:
        UsageError: if a passage is empty.
        ModelError: if no language model is installed.
    """
    from consilience.align import passages

    if isinstance(among, str):
        raise UsageError("`among` is a list of passages, each a text of its own")
    further = sorted({_words_of(text) for text in among})
    first, second = _passages([one, other], language_model)
    return passages.same_fact(first, second, (about or "").strip(), further)


def same_facts(passages: Iterable[str], *, about: str | None = None, language_model: str | None = None) -> SameFacts:
    """Group passages by the fact that they report, and judge every two of them among all; see `same_fact`.

    Raises:
        UsageError: if there are fewer than two passages, or one is empty.
        ModelError: if no language model is installed.
    """
    from consilience.align import passages as stage

    given = list(passages)
    if isinstance(passages, str) or len(given) < 2:
        raise UsageError("give two passages or more, each a text of its own")
    return stage.same_facts(_passages(given, language_model), (about or "").strip())


def _passages(texts: Iterable[str], language_model: str | None) -> list[Passage]:
    from consilience import pipeline
    from consilience.align.passages import Passage
    from consilience.ingest.plain import plain_document

    documents = [plain_document(f"passage-{number}", _words_of(text)) for number, text in enumerate(texts)]
    rows = pipeline.annotations_of(documents, language_parser(language_model))
    return [Passage(document.text, annotations) for document, annotations in rows]


def _words_of(passage: str) -> str:
    if not isinstance(passage, str) or not passage.strip():
        raise UsageError("a passage is empty")
    return passage.strip()


def verify(record: str | Path, documents: str | Path | None = None) -> Verification:
    """Read the documents of a `record.json` again and prove that every span still slices to the words shown.

    Args:
        record: the file.
        documents: the folder where the documents lie now, if they were moved.

    Raises:
        UsageError: if `record` is not a record.
    """
    from consilience.verification import verified

    return verified(record, documents)


def export(
    record: Record | str | Path,
    *files: str | Path,
    table: Contents = "quotes",
    documents: str | Path | None = None,
) -> None:
    """Write tables and other files out of a record. No document is needed.

    Args:
        record: a record, or the path of a `record.json`.
        files: where to: the ending tells the form. `.csv` and `.parquet` hold a table, `.md` the ledger and the
            differences as Markdown, `.xml` (or `.tei`) the quote families as TEI P5; `.plover.jsonl` the events as
            PLOVER, `.gdelt-events.tsv` and `.gdelt-mentions.tsv` as GDELT 2.0; `.jsonld` every passage as a W3C Web
            Annotation; `.ftm.json` people, organisations and positions as FollowTheMoney entities.
        table: what a table holds: `quotes`, one row a printed quotation; `ledger`, one row a fact and an account;
            `differences`, one row a passage on a side; `events`, one row a mention; `measures`, one row an account's
            passage; or `register`, one row a statement and a passage.
        documents: the folder where the documents lie now, if they were moved. Annotations take the words beside a
            passage from those that are found unchanged.

    Raises:
        UsageError: if `record` is not a record, or an older one without the rows that are wanted, a name asks for no
            form, there is no such table, or pyarrow is missing and Parquet is wanted.
        OSError: if a file cannot be written; none is changed then.
    """
    from consilience.export.formats import Exportable, form_of
    from consilience.export.json import record_json, record_row
    from consilience.files import write_atomically
    from consilience.verification import loaded, unchanged_texts

    forms = {Path(file): form_of(file) for file in files}
    if isinstance(record, Record):
        texts = {document.id: document.own_text for document in record.documents}
        source = Exportable.of(record_row(record), record_json(record), texts)
    else:
        row, payload = loaded(Path(record))
        folder = Path(documents) if documents else None
        is_near = "annotations" in forms.values()
        texts = unchanged_texts(row, Path(record).parent, folder) if is_near else {}
        source = Exportable.of(row, payload, texts)
    write_atomically({path: source.written_as(form, table) for path, form in forms.items()})


def register(
    record: Record | str | Path, as_of: str | date | None = None, *, known_at: str | date | None = None
) -> Standing:
    """How the system that an event changes stands on a day: institutions, posts, headcounts, channels and measures.

    Args:
        record: a record, the path of a `record.json`, or a folder that holds one.
        as_of: the day: a date, "2031-03-18", or a printed date; of a month or a year its last day. By default the last
            day that the record knows something of.
        known_at: leave out what became known only later; None for all that the accounts tell.

    Returns:
        Lines with their words. What was only announced says so and never shows as done. Without lines where the
        accounts name no institution and no measure.

    Raises:
        UsageError: if `record` is not a record or holds no register, or a date is none.
    """
    from consilience.export.standing import nothing, standing

    day, known = _day("as_of", as_of), _day("known_at", known_at)
    given = _registered(record)
    if given.register == Register():
        return nothing(given)
    return standing(_state(given, day or _last_day(given), known), given)


def register_diff(
    record: Record | str | Path,
    before: str | date,
    after: str | date | None = None,
    *,
    known_at: str | date | None = None,
) -> Changes:
    """What changed in the system between two days, with the measure that changed it and who says so.

    Args:
        record: as for `register`.
        before, after: the two days; `after` is by default the last day that the record knows something of.
        known_at: leave out what became known only later.

    Raises:
        UsageError: if `record` is not a record or holds no register, a date is none, or `before` lies after `after`.
    """
    from consilience.export.standing import changes
    from consilience.text.dates import is_before

    first, last, known = _day("before", before), _day("after", after), _day("known_at", known_at)
    given = _registered(record)
    if given.register == Register():
        empty = Snapshot("", known, ())
        return changes(empty, empty, given)
    assert first is not None
    last = last or _last_day(given)
    if is_before(last, first):
        raise UsageError(f"{first} lies after {last}: give the earlier day as `before` (--diff)")
    return changes(_state(given, first, known), _state(given, last, known), given)


def _day(name: str, value: str | date | None) -> str | None:
    """A day that a caller names, in EDTF.

    Raises:
        UsageError: if it is none.
    """
    from consilience.ingest.dates import edtf_of
    from consilience.text.dates import bounds

    if value is None:
        return None
    words = value.isoformat() if isinstance(value, date) else value.strip()
    edtf = edtf_of(words) or words
    if bounds(edtf)[1] is None:
        raise UsageError(
            f"{name} {words!r}: not a day; give one such as 2031-03-18 or “18 March 2031” (of a month or a year, its "
            "last day counts)"
        )
    return edtf


def _registered(record: Record | str | Path) -> Registered:
    from consilience.export.json import record_row
    from consilience.export.register import registered
    from consilience.verification import loaded

    if isinstance(record, Record):
        return registered(record_row(record))
    path = Path(record)
    return registered(loaded(path / "record.json" if path.is_dir() else path)[0])


def _state(given: Registered, day: str, known: str | None) -> Snapshot:
    from consilience.export.standing import earliest
    from consilience.record.register.state import state

    return state(given.register, day, known, told_on=earliest(given), names=given.names)


def _last_day(given: Registered) -> str:
    """The last day that a record knows something of: of a change, or of an account."""
    from consilience.export.standing import latest
    from consilience.record.register.state import last_day

    days = [day for day in (last_day(given.register), latest(given)) if day is not None]
    if not days:
        raise UsageError("neither the accounts nor what they tell have a date: say which day with --as-of")
    return max(days)


def language_parser(language_model: str | None = None) -> Parser:
    """The language model, loaded on the first call and kept.

    Raises:
        ModelError: if none (or not the named one) is installed.
        VocabularyError: if a file of a person's own words has a mistake.
    """
    return _loaded(language_model)  # one key whether the default is given or left out: a second model holds 270 MB


@cache
def _loaded(name: str | None) -> Parser:
    from consilience.annotate import parser
    from consilience.components import check_own_words

    check_own_words()
    return parser.Parser(parser.language_model(name))
