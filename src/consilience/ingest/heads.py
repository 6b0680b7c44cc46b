"""What stands in front of the words of a paragraph, on its own line or on theirs: dates, datelines, icon-font words."""

# ruff: noqa: SIM905  (a word list reads best as words)

from __future__ import annotations

import re
from typing import Final

from consilience.ingest.dates import printed_dates
from consilience.ingest.furniture import Verdict, is_names, is_outlet

_LABEL: Final = (
    r"(?:first |last |originally )?(?:published|updated|posted|modified|created|uploaded|issued|released|date|time|"
    r"(?:publication|publish|release) date|as of|update)"
)
_DATE_WORDS: Final = re.compile(
    rf"(?:{_LABEL}|on|at|by|\b(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\b\.?|"
    r"[0-2]?[0-9][:.][0-5][0-9](?::[0-5][0-9])?\s?(?:[ap]\.?m\.?)?|(?:[ECMP][SD]?T|GMT|UTC|BST|IST|CEST|CET|MSK|"
    r"local time)\b|"
    r"[0-9]+ (?:min(?:ute)?s?|hours?|days?|weeks?|months?) ago|[0-9]+ min(?:ute)?s?\.? read|[0-9,.]+k? (?:views|"
    r"shares|comments|reads)|"
    r"(?:hrs?|hours)\b|[\s|:;,.·•()\[\]/–—*-])+",
    re.IGNORECASE,
)
_UPDATED: Final = re.compile(
    rf"[(\[]?(?:this (?:post|story|article|page) (?:was|has been) )?{_LABEL}\b:? .{{0,60}}", re.IGNORECASE
)
_DATE_IN_FRONT: Final = re.compile(
    rf"\s*(?:{_LABEL}\b\s*:?\s*)?(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\b[.,]?\s*)?",
    re.IGNORECASE,
)
_ABOUT_THE_TEXT: Final = frozenset("this post story article page was has been last originally first".split())
_TEXT_BEHIND: Final = re.compile(r"\s*(?:[|:–—-]\s*)?(?=[\"'‘“«(\[]?[A-Z])")
_ICON: Final = re.compile(
    r"(?:icon[a-z]?-?\w{0,20}|\w{0,24}[\w-]icon|(?:fa|fas|fab|far|glyphicon|material-icons)-[\w-]+)", re.IGNORECASE
)
# English words that end in -icon and are no icon font's.
_NOT_ICONS: Final = frozenset("icon icons lexicon silicon rubicon emoticon helicon iconic semicon".split())
_WORD: Final = re.compile(r"\S+")
_MONTH: Final = r"(?:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sept?|Oct|Nov|Dec)[a-z]*\.?"
_CAPITALS: Final = r"[A-ZÀ-Þ][A-ZÀ-Þ.'’-]+(?: [A-ZÀ-Þ][A-ZÀ-Þ.'’-]*){0,3}"
_PLACE: Final = r"[A-ZÀ-Þ][\w.'’-]+(?: [A-ZÀ-Þ][\w.'’-]+){0,2}"
_WHEN: Final = rf"(?:,? (?:{_MONTH} [0-9]{{1,2}}|[0-9]{{1,2}} {_MONTH})(?:,? [0-9]{{4}})?)?"
_DASH: Final = r"(?:\s?(?:[–—―]|--)(?=\s|$|[A-Z\"“])|\s[-_](?=\s|$))"
# Wire services and broadcasters whose name in brackets opens a report; others need a dash behind the bracket.
_WIRE: Final = (
    r"\((?:AP|Reuters|REUTERS|AFP|CNN|BBC|UPI|DPA|dpa|EFE|ANSA|Xinhua|TASS|Tass|Interfax|IANS|ANI|PTI|KUNA|WAM|"
    r"Bloomberg|"
    r"Kyodo|Yonhap|Anadolu|AA|RIA Novosti|IRNA|MENA|SANA|VOA|RFE/RL)\b[\w /.-]{0,20}\)"
)
_BRACKET: Final = r"\((?:[A-Z][\w.&'/]*)(?: [\w.&'/-]+){0,3} ?\)"
_DATELINES: Final = tuple(
    re.compile(form)
    for form in (
        # KHARTOUM, Sudan (AP) —     PARIS/BERLIN, May 3 (Reuters) -     WASHINGTON —
        rf"{_CAPITALS}(?:(?:/| and | & ){_CAPITALS})?(?:\s?, {_PLACE})?{_WHEN}(?: {_WIRE}| {_BRACKET})?{_WHEN}{_DASH}",
        rf"{_CAPITALS}(?:(?:/| and | & ){_CAPITALS})?(?:\s?, {_PLACE})?{_WHEN} {_WIRE}{_WHEN}[:.]?(?=\s)",
        # Hong Kong (CNN Business)    Nairobi (AFP) -    Mumbai, July 17:    Leeds (Morning Wire) —
        rf"{_PLACE}(?:, {_PLACE})?{_WHEN} (?:{_WIRE}(?:{_DASH}|\s?:)?|{_BRACKET}(?:{_DASH}|:))(?=\s|$)",
        rf"{_PLACE},? (?:{_MONTH} [0-9]{{1,2}}|[0-9]{{1,2}} {_MONTH})(?:,? [0-9]{{4}})?(?: {_BRACKET})?(?:\s?:|"
        rf"{_DASH})(?=\s|$)",
        # OSLO, May 3. /WIRE/.
        rf"{_CAPITALS}{_WHEN}\.? /[A-Z][A-Za-z ]{{1,15}}/\.?(?=\s|$)",
        # (CNN)    (Reuters) -    (London) –
        rf"(?:{_WIRE}|\([A-Z]{{2,5}} News\))(?:{_DASH})?(?=\s|$)|{_BRACKET}{_DASH}(?=\s|$)",
    )
)  # fmt: skip
_TITLE_OF_PERSON: Final = re.compile(r"(?:Sen|Rep|Gov|Mr|Mrs|Ms|Dr|Gen|Lt|Sgt|Prof|Rev|Sir|Lord|President|Minister)\b")
_CAPITALS_ALONE: Final = re.compile(rf"({_CAPITALS})(?: (?!{_WIRE}){_BRACKET})?{_DASH}")
# What else stands in capitals in front of a dash.
_NO_TOWN: Final = re.compile(
    r"\b(?:FILE|PHOTOS?|WATCH|VIDEO|UPDATED?|BREAKING|EXCLUSIVE|LIVE|READ|RELATED|OPINION|ANALYSIS|SERIES|NEW|"
    r"NEWS|FACT|NOTE|"
    r"QUESTION|ANSWER|CORRECTION|EDITOR|SPOILER|WARNING|SEE|MORE|NATO|OPEC|UNESCO|UNICEF|ASEAN|BRICS|"
    r"INTERPOL)\b(?! YORK| DELHI| ORLEANS| CASTLE)"
)


def date_line(paragraph: str) -> Verdict | None:
    """The zone of a paragraph that says when (and by whom) it was published, and no more."""
    if len(paragraph) > 160 or not re.search(r"\d", paragraph):
        return None
    dates = printed_dates(paragraph)
    rest = paragraph
    for found in reversed(dates):
        rest = rest[: found.start] + " " + rest[found.end :]
    left = " ".join(part for part in (_DATE_WORDS.sub(" ", rest)).split())
    if dates and not left:
        return "dateline", "the date of publication"
    if dates and (is_outlet(left) or is_names(left) or (is_outlet(left.split(" ")[0]) and is_names(left))):
        return "dateline", "the date of publication, and who published"
    if (
        not dates
        and not left
        and re.search(r"\d", paragraph)
        and re.search(_LABEL + r"|ago\b", paragraph, re.IGNORECASE)
    ):
        return "dateline", "the time of publication"
    if (
        len(paragraph) <= 100
        and _UPDATED.fullmatch(paragraph)
        and re.search(r"\d", paragraph)
        and sum(word.lower() not in _ABOUT_THE_TEXT for word in left.split()) <= 2
    ):
        return "dateline", "says when the text was published or changed"
    return None


def date_in_front(line: str) -> int:
    """How many characters of a line are a date that a crawler or a page put in front of its first sentence, or 0.

    "date 2021-10-19 Nine people ..." has one; "October 18, 2021 was the day" has not: there the sentence goes on.
    """
    label = _DATE_IN_FRONT.match(line)
    begin = label.end() if label else 0
    for found in printed_dates(line[: begin + 60])[:1]:
        if found.start != begin:
            return 0
        behind = _TEXT_BEHIND.match(line, found.end)
        return behind.end() if behind and len(line[behind.end() :].split()) >= 4 else 0
    return 0


def dateline_in_front(line: str, text: str | None) -> int:
    """How many characters of a line are an agency's dateline ("NAIROBI, Kenya (AP) —"), or 0.

    Args:
        line: the paragraph.
        text: the whole document. A word in capitals that stands elsewhere in it in capitals is an acronym, not a town.
            None where a town without an agency or date is not looked for.
    """
    for form in _DATELINES:
        match = form.match(line)
        if match is None or match.end() > 90 or _TITLE_OF_PERSON.match(line):
            continue
        behind = line[match.end() :].lstrip()
        if behind and not re.match(r"[\"'‘“«(\[]?[A-Z0-9$€£]", behind):
            continue
        alone = _CAPITALS_ALONE.fullmatch(match.group())
        if alone and (text is None or not _is_town(alone.group(1), text)):
            continue
        return match.end()
    return 0


def _is_town(capitals: str, text: str) -> bool:
    if len(capitals) < 4 or len(capitals.split()) > 3 or _NO_TOWN.search(capitals):
        return False
    elsewhere = re.findall(rf"(?<!\w){re.escape(capitals)}(?!\w)(?!\s?[–—_-])", text[:20_000])
    return not elsewhere


def icon_words(line: str) -> int:
    """How many characters at the start of a line are the names of an icon font's signs, or 0 (or the whole line)."""
    if "icon" not in line[:400].lower() and "fa-" not in line[:400]:
        return 0
    end = count = gap = 0
    for match in _WORD.finditer(line[:20_000]):
        word = match.group().strip(".,;:").lower()
        if _ICON.fullmatch(word) and (word not in _NOT_ICONS or word == "icon"):
            end, count, gap = match.end(), count + 1, 0
        else:
            gap += 1
            if gap > 4:
                break
    if count < 3:
        return 0
    # One or two words behind the last sign are the end of a name that the font broke in two.
    return len(line) if len(line[end:].split()) <= 2 else end
