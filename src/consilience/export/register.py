"""The register of a `record.json` back as rows of the model, with the words that its places show.

The counterpart of `system.register_row`: the fields of the model say what a row must hold. Snapshots are not read:
they follow from the other rows.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import MISSING, dataclass, fields, is_dataclass
from functools import cache
from types import NoneType, UnionType
from typing import Any, Final, Literal, Union, cast, get_args, get_origin, get_type_hints

from consilience.errors import UsageError
from consilience.export.references import broken_references
from consilience.model import BESIDE, Evidence, Register

Json = Mapping[str, Any]

NARRATOR: Final = "narrator"
_WRITTEN: Final = {"from_id": "from", "to_id": "to"}
_UNREAD: Final = frozenset({"snapshots"})


@dataclass(frozen=True, slots=True)
class Citation:
    """Words that carry a row: the document, its outlet and day of publication (EDTF), and the characters.

    `field` is `text`, or `title` for a headline that stands beside its text; the offsets then count in it.
    """

    document_id: str
    outlet: str
    published: str | None
    field: str
    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Registered:
    """A register and what is needed to print it.

    Attributes:
        citations: the words of every place of the register.
        names: actors by id.
        published: the EDTF dates of publication.
    """

    register: Register
    citations: Mapping[Evidence, Citation]
    names: Mapping[str, str]
    published: tuple[str, ...]


def registered(record: Json) -> Registered:
    """The register of a record as plain rows.

    Raises:
        UsageError: if an older version made the record, without a register, or a part of it or a row lacks something,
            points at a row that there is not, or holds a date that is none.
    """
    if "register" not in record:
        raise UsageError(
            "the record holds no register: an older version made it; make it again with `consilience report`"
        )
    reader = _Reader(record)
    for field in fields(Register):
        if field.name not in _UNREAD and isinstance(record["register"], dict) and field.name not in record["register"]:
            raise _Damaged("register", f"lacks `{field.name}`")
    register = cast(Register, reader.read(Register, record["register"], "register"))
    for where, what in broken_references(record):
        raise _Damaged(where, what)
    names = {row["id"]: str(row.get("name")) for row in record.get("actors") or () if "id" in row}
    dates = ((row.get("published") or {}).get("edtf") for row in record["documents"])
    return Registered(register, reader.citations, names, tuple(filter(None, dates)))


class _Reader:
    """Reads rows by the types of the model's fields, and keeps the words of the places that it meets."""

    def __init__(self, record: Json) -> None:
        self._documents = {row["id"]: row for row in record["documents"]}
        self._outlets = {row["id"]: row.get("name") for row in record.get("sources") or () if "id" in row}
        self.citations: dict[Evidence, Citation] = {}

    def read(self, kind: object, value: object, where: str) -> object:
        """A value of a type; `where` is its path in the record."""
        if kind is Evidence:
            return self._evidence(value, where)
        if isinstance(kind, type) and is_dataclass(kind):
            return self._row(kind, value, where)
        arguments, origin = get_args(kind), get_origin(kind)
        if origin is tuple:
            if not isinstance(value, list):
                raise _Damaged(where, "is no list")
            return tuple(self.read(arguments[0], item, f"{where}[{n}]") for n, item in enumerate(value))
        if origin in (Union, UnionType):
            if value is None and NoneType in arguments:
                return None
            given = [argument for argument in arguments if argument is not NoneType]
            return self.read(given[0] if len(given) == 1 else _among(given, value, where), value, where)
        if origin is Literal:
            if value not in arguments:
                raise _Damaged(where, f"is {value!r}, which this version does not know")
        elif isinstance(kind, type) and not _is_of(value, kind):
            raise _Damaged(where, f"is no {kind.__name__}")
        return value

    def _row(self, kind: type, value: object, where: str) -> object:
        if not isinstance(value, dict):
            raise _Damaged(where, "is no row")
        types = _types(kind)
        read: dict[str, object] = {}
        for field in fields(kind):
            key = _WRITTEN.get(field.name, field.name)
            if key in value and field.name not in _UNREAD:
                read[field.name] = self.read(types[field.name], value[key], f"{where}.{key}")
            elif field.default is MISSING and field.default_factory is MISSING:
                raise _Damaged(where, f"lacks `{key}`")
        return kind(**read)

    def _evidence(self, value: object, where: str) -> Evidence:
        row = value if isinstance(value, dict) else {}
        id_, start, end, text = (row.get(key) for key in ("document_id", "start", "end", "text"))
        document = self._documents.get(id_)
        if document is None or not isinstance(start, int) or not isinstance(end, int) or not isinstance(text, str):
            raise _Damaged(where, "is no place of a document")
        field = str(row.get("field") or "text")
        behind = int(document.get("n_chars") or 0) + len(BESIDE) if field == "title" else 0
        if not 0 <= start <= end:
            raise _Damaged(where, f"runs from {start} to {end}")
        place = Evidence(str(id_), behind + start, behind + end)
        outlet = str(self._outlets.get(document.get("source_id")) or id_)
        published = (document.get("published") or {}).get("edtf")
        self.citations[place] = Citation(str(id_), outlet, published, field, start, end, text)
        return place


class _Damaged(UsageError):
    """A row that cannot be read."""

    def __init__(self, where: str, what: str) -> None:
        super().__init__(
            f"the register cannot be read: `{where}` {what}; make the record again with `consilience report`"
        )


def _among(kinds: Sequence[type], value: object, where: str) -> type:
    """The type among several plain ones that a value has."""
    found = next((kind for kind in kinds if _is_of(value, kind)), None)
    if found is None:
        raise _Damaged(where, f"is no {' or '.join(kind.__name__ for kind in kinds)}")
    return found


def _is_of(value: object, kind: type) -> bool:
    kinds = (int, float) if kind is float else kind
    return isinstance(value, kinds) and (kind is bool or not isinstance(value, bool))


@cache
def _types(kind: type) -> dict[str, object]:
    return get_type_hints(kind)
