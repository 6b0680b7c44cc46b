"""The program's own words: what the report calls things, for a desk editor and not for a programmer."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final

from consilience.model import ConflictClass, DifferenceType, Modality, ZoneType
from consilience.model.events import EventStatus
from consilience.model.system import HeadcountKind, MeasureStatus, RelationKind
from consilience.text.dates import bounds
from consilience.text.days import MONTHS, date_words, stretch_words

CLASS_WORDS: Final[dict[ConflictClass, str]] = {
    "contradiction": "Contradiction",
    "internal_inconsistency": "Within one article",
    "attribution_conflict": "Different speakers named",
    "competing_assessment": "Competing statements",
    "escalation": "Stronger and weaker words",
    "superseded": "Replaced by a later report",
    "reconcilable": "Can be reconciled",
    "agreement_other_granularity": "Same, told more or less exactly",
    "same_referent": "Two names for the same thing",
    "translation_variant": "Two translations of the same words",
}
TYPE_WORDS: Final[dict[DifferenceType, str]] = {
    "number": "Number",
    "date": "Date",
    "place": "Place",
    "name": "Name",
    "actor": "Who acted",
    "act": "What was done",
    "status": "How it stands",
    "attribution": "Who said it",
    "certainty": "How certain",
    "cause": "Why",
}
MODALITY_WORDS: Final[dict[Modality, str]] = {
    "asserted": "",
    "reported": "reported",
    "hedged": "hedged",
    "planned": "planned",
    "predicted": "predicted",
    "opinion": "opinion",
    "denied": "denied",
}
ZONE_WORDS: Final[dict[ZoneType, str]] = {
    "title": "headline",
    "headline": "headline",
    "standfirst": "standfirst",
    "subhead": "subheading",
    "body": "paragraph",
    "pullquote": "pull quote",
    "title_duplicate": "repeated headline",
    "dateline": "date line",
    "byline": "byline",
    "metadata": "page data",
    "caption": "caption",
    "caption_duplicate": "repeated caption",
    "photo_credit": "photo credit",
    "icon_font": "icon names",
    "share_counter": "share counter",
    "share_prompt": "share prompt",
    "editor_prompt": "note to readers",
    "related_links": "related links",
    "site_chrome": "page furniture",
    "comment_form": "comment form",
    "unread": "not read",
}
STATUS_WORDS: Final = {
    "agreed": "All accounts",
    "partial": "Some accounts",
    "single": "One account only",
    "differs": "Accounts differ",
}
UNBROKEN: Final = "No account silent"
"""Agreed, though an account prints only something close."""
SEVERITY_WORDS: Final = {"high": "Look at this first", "medium": "Worth a look", "low": "Minor"}
KIND_WORDS: Final = {
    "happened": "happened",
    "announced": "announced",
    "decided": "decided",
    "effective": "takes effect",
    "scheduled": "expected",
}
KINSHIP_WORDS: Final[dict[str, str]] = {
    "same_text": "the same text",
    "same_outlet": "one outlet",
    "same_owner": "one owner",
    "same_wire": "one wire or publisher",
    "verbatim_passage": "the same words",
    "cites_other": "one cites the other",
    "witness": "one witness or body",
}
"""Why accounts count once."""
SLOT_WORDS: Final = {
    "happened": "What was done",
    "count": "How many",
    "time": "When",
    "place": "Where",
    "actor": "Who",
    "method": "By what means",
    "cause": "Why",
    "label": "What it is called",
    "scope": "What it covers",
    "status": "How it stands",
    "name": "Names",
    "said": "What was said",
}
"""Kinds of facts, by the last part of their slot."""
STANDING_WORDS: Final[dict[str, str]] = {
    "suspension_announced": "suspension announced",
    "closure_announced": "closure announced",
    "designated_channel": "named as the channel",
    "designated": "named as the channel",
    "unknown": "not known",
}
"""States of institutions and channels that are not called by their own name."""
COMING: Final[dict[str, tuple[str, ...]]] = {
    "suspension_announced": ("suspended",),
    "closure_announced": ("closed",),
}
"""What an announced state turns into."""
MEASURE_WORDS: Final[dict[str, str]] = {
    "raise_ceiling": "allow more posts",
    "redirect_channel": "name another channel",
    "reduce_ceiling": "allow fewer posts",
    "suspend_operations": "suspend the work",
    "terminate_operations": "end the work",
}
"""Types of measures that their own name does not tell plainly."""
MEASURE_STATUS_WORDS: Final[dict[MeasureStatus, str]] = {
    "threatened": "threatened",
    "announced": "announced",
    "scheduled": "announced with a date",
    "in_force": "in force",
    "partly_in_force": "partly in force",
    "superseded": "replaced by a later one",
    "reversed": "taken back",
    "not_realised": "not carried out",
}
EVENT_STATUS_WORDS: Final[dict[EventStatus, str]] = {
    "occurred": "happened",
    "announced": "announced",
    "scheduled": "expected",
    "hypothetical": "only thought of",
    "denied": "denied",
}
NOT_DONE: Final[frozenset[str]] = frozenset({"threatened", "announced", "scheduled", "hypothetical", "not_realised"})
"""States of measures and events that are words alone so far."""
HEADCOUNT_WORDS: Final[dict[HeadcountKind, str]] = {
    "ceiling": "posts allowed",
    "filled": "posts filled",
    "vacant": "posts empty",
    "withdrawn": "taken away",
    "change": "change",
    "share": "change as a share",
    "members": "members",
}
RELATION_WORDS: Final[dict[RelationKind, str]] = {
    "in_response_to": "in answer to",
    "justified_by": "justified by",
    "part_of": "part of",
    "follows": "after",
    "reverses": "takes back",
    "supersedes": "replaces",
    "reciprocates": "in return for",
}
METHOD_WORDS: Final = {
    "metadata": "from the page’s own data",
    "printed": "as printed in the text",
    "given": "as given with the input",
    "file_name": "from the file’s name",
    "url": "from the address",
    "unknown": "not found",
}
_NUMBERS: Final = (
    "no",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
)
_LANGUAGES: Final = {
    "ar": "Arabic", "bg": "Bulgarian", "cs": "Czech", "da": "Danish", "de": "German", "el": "Greek", "en": "English",
    "es": "Spanish", "et": "Estonian", "fa": "Persian", "fi": "Finnish", "fr": "French", "he": "Hebrew", "hi": "Hindi",
    "hu": "Hungarian", "it": "Italian", "ja": "Japanese", "ko": "Korean", "lt": "Lithuanian", "lv": "Latvian",
    "nl": "Dutch", "no": "Norwegian", "pl": "Polish", "pt": "Portuguese", "ro": "Romanian", "ru": "Russian",
    "sk": "Slovak", "sl": "Slovenian", "sr": "Serbian", "sv": "Swedish", "tr": "Turkish", "uk": "Ukrainian",
    "zh": "Chinese",
}  # fmt: skip


def number_word(number: int) -> str:
    """`"three"`, `"14"`: words up to twelve."""
    return _NUMBERS[number] if number < len(_NUMBERS) else f"{number:,}"


def count(number: int, noun: str, plural: str | None = None) -> str:
    """`"three accounts"`, `"one account"`, `"14 accounts"`."""
    return f"{number_word(number)} {noun if number == 1 else plural or noun + 's'}"


def listed(names: Iterable[str], most: int = 12) -> str:
    """`"A, B and C"`; beyond `most` names the rest are counted."""
    items = list(names)
    if len(items) > most:
        items = [*items[: most - 1], f"{len(items) - most + 1} more"]
    if len(items) < 2:
        return "".join(items)
    return f"{', '.join(items[:-1])} and {items[-1]}"


def language_name(code: str | None) -> str:
    """`"English"` for `en` or `en-GB`; the code itself where the name is not known."""
    if not code:
        return "not found"
    return _LANGUAGES.get(code.split("-")[0].lower(), code)


def short_date(edtf: str | None) -> str:
    """A date for a column head: `"18 Oct 2021"`."""
    words = date_words(edtf).partition(",")[0]
    for month in MONTHS:
        words = words.replace(month, month[:3])
    return words


def period(dates: Sequence[str | None]) -> str:
    """The stretch that several EDTF dates cover: `"18–21 October 2021"`, or `""` when none says a day."""
    known = [bounds(edtf) for edtf in dates]
    days = [day for pair in known for day in pair if day]
    return stretch_words(min(days), max(days), is_interval=True) if days else ""


def plain(name: str) -> str:
    """A name of the vocabulary as words: `"suspension_announced"` becomes `"suspension announced"`."""
    return STANDING_WORDS.get(name, name.replace("_", " "))
