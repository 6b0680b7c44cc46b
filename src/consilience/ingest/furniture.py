"""What stands around an article on a page: the wordings of prompts, counters, forms, credits and captions.

A lexicon written for this program: closed-class wordings of news sites and agencies, no outlet's own sentences. A
pattern matches a whole paragraph, so that a sentence which only mentions sharing or a newsletter is not touched.
"""

# ruff: noqa: SIM905  (a word list reads best as words)

from __future__ import annotations

import re
from collections.abc import Iterator
from importlib import resources
from typing import Final, cast

from consilience.model import ZoneType

Verdict = tuple[ZoneType, str]

_AGENCY: Final = (
    r"(?:The )?(?:Associated Press|AP|Reuters|REUTERS|AFP|Agence France-Presse|United Press International|UPI|"
    r"Press Association|PA|EPA|dpa|DPA|EFE|ANSA|Xinhua|TASS|Tass|Interfax|RIA Novosti|Kyodo(?: News)?|Yonhap|"
    r"Anadolu(?: Agency)?|"
    r"PTI|ANI|IANS|Bloomberg(?: News)?|Canadian Press|Australian Associated Press|AAP|Ritzau|Belga|APA)"
)
_PHOTO: Final = (
    r"(?:Getty(?: Images)?|GETTY(?: IMAGES)?|AP(?: Photo| Images)?|AFP|Reuters|REUTERS|EPA(?:-EFE)?|epa|"
    r"Shutterstock|iStock(?:photo)?|"
    r"Alamy|Corbis|Keystone|KEYSTONE|PA(?: Wire| Images)?|Rex(?: Features)?|REX|Xinhua|TASS|Sputnik|"
    r"Wikimedia(?: Commons)?|Flickr|"
    r"Anadolu|NurPhoto|Zuma|Bloomberg|dpa|Handout|handout|File|file|Pool|POOL|Facebook|Twitter|Instagram|"
    r"YouTube|AAP|Press Association)"
)
# A credit that can only be a picture's: it may close a caption of one to three sentences.
_CREDIT_AT_END: Final = re.compile(
    rf"(?:\(\s?(?:[^()]{{0,60}}(?:/|\bvia |\bby |[-–—:,]\s?))?{_PHOTO}(?:/[^()]{{1,40}}| via [^()]{{1,40}})?[.]?\s?\)"
    r"|\(?\b(?:Photo|Photograph|Photographs|Image|Picture|Foto|Bild|Credit|Source photo|Pic|Video)s?(?: credit|"
    r" illustration)?"
    r"\s?(?:by|courtesy(?: of)?|via|:|/|©)\s?[^()]{2,80}\)?"
    rf"|©\s?(?![0-9 ]{{4}})[^.!?©]{{2,80}}(?:\([^()]{{2,40}}\))?|[|/]\s?{_PHOTO}(?: via [^.!?]{{2,40}})?"
    rf"|(?<=[.!?\"”’)–—-] ){_PHOTO}(?:/[^.]{{2,60}})?"
    # Behind a sentence without its full stop; "told AFP" and "of the EPA" end a sentence themselves.
    r"|(?<!\btold)(?<!\bto)(?<!\bof)(?<!\bby)(?<!\bthe)(?<!\bfrom)(?<!\bwith)(?<!\band)(?<!\bat)(?<!\bsaid)"
    r" (?:AP Photo|AFP|REUTERS|Getty Images|Rex Features|EPA)(?:/[^.!?]{2,60})?(?!\.))\.?$"
)
_CREDIT: Final = re.compile(
    r"(?:©|photos?\b|photograph(?:er|s)?\b|foto\b|bild\b|image\b|images\b|picture\b|credit\b|illustration\b|"
    r"grafik\b|graphic\b|pic\b)"
    r"(?: credit| copyright| by| courtesy(?: of)?|:|/|\s|©)*[^.!?]{0,100}[.]?",
    re.IGNORECASE,
)
_CREDIT_MARK: Final = re.compile(
    r"©|\w+(?: credits?| copyright)?\s?(?:[:/©]|by\b|courtesy\b|via\b)|(?:photos?|images?|pictures?|foto)$",
    re.IGNORECASE,
)
_BARE_CREDIT: Final = re.compile(
    rf"\(?(?:[\w.' -]{{2,40}}[/|] ?)?{_PHOTO}(?:\s?[/|]\s?(?:{_PHOTO}|[\w.' -]{{2,40}})|(?:, | - |"
    rf" via ){_PHOTO}){{0,2}}\)?"
)
_CAPTION_START: Final = re.compile(
    r"(?:image|media|photo|picture|video) (?:caption|copyright)\b|(?:hide|toggle|show) caption\b|enlarge this image\b|"
    r"(?:file photo|file picture|file image|file|photo|picture|pictured|image|caption|above|below|left|right|"
    r"top|from left|clockwise[\w ]{0,30})"
    r"(?: \([^)]{1,30}\))?(?::| [–—-]{1,2} )|"
    r"in this .{0,80}\b(?:photo|photograph|image|picture|frame grab|video grab|still|combination photo)s?\b|"
    r"(?:a|an) (?:file|handout|undated|combination) (?:photo|picture|image|photograph)\b|"
    r"a (?:photo|picture|photograph|handout|still image|screen ?grab|screenshot) (?:taken|issued|released|"
    r"provided|grabbed|made available)\b|"
    r"photos: .{0,600}hide caption|[0-9]{1,3}/[0-9]{1,3} |getty images? (?=[A-Z])|"
    r"play video [0-9]{1,2}:[0-9]{2}|just watched\b.{0,300}must watch|"
    r"(?:scroll (?:down )?for|watch:?) video$",
    re.IGNORECASE,
)
# A tabloid's caption: the agency, then a sentence without its full stop.
_AGENCY_CAPTION: Final = re.compile(
    r"(?:Getty(?: Images)?|GETTY(?: IMAGES)?|Reuters|REUTERS|EPA|AFP|EFE|AP|PA|REX|Rex(?: Features)?|Alamy|Twitter)"
    r"(?:\s?[:–-]\s?(?:Associated Press|Contributor|Handout|[A-Z][\w]{2,15}))? "
    r"(?:(?:A|An|The|This|These|One|Two|Some|Many|People|Police) |[A-Z][\w'’-]+ )[^.]{10,200}(?<![.!?:])"
)
_CAPTION_WORDS: Final = re.compile(
    r"\b(?:pictured|file photo|is seen|are seen|seen here|shown here|\((?:left|right|l|r|c|centre|center|file|"
    r"top|bottom)\)|hide caption)"
    r"|^(?:view of|a view of|aerial view|portrait of|illustration of|map of|screenshot of|screen grab)\b",
    re.IGNORECASE,
)
# The present tense of a caption: nobody reports news in it.
_CAPTION_VERB: Final = re.compile(
    r"^(?:\S+ ){1,14}?(?:speaks|poses|attends|arrives|leaves|shakes|looks|walks|stands|gestures|addresses|holds|"
    r"waves|listens|"
    r"delivers|greets|sits|talks|testifies|watches|smiles|speak|pose|attend|arrive|shake|walk|stand|gather|hold|"
    r"wave|march|sit|watch)\b"
)

_NETWORK: Final = (
    r"(?:facebook|twitter|x|instagram|youtube|telegram|whatsapp|linkedin|tiktok|pinterest|reddit|rss|"
    r"google(?: ?\+| plus| news)?|flipboard)"
)


def _lexicon() -> Iterator[tuple[ZoneType, str, re.Pattern[str]]]:
    """The patterns of `furniture.txt`, one compiled alternation a zone."""
    lines = resources.files(__package__).joinpath("furniture.txt").read_text("utf-8").splitlines()
    heading = ""
    patterns: list[str] = []
    for line in [*lines, "end: "]:
        if line.startswith("    "):
            patterns.append(line.strip().replace("{network}", _NETWORK))
        elif line and not line.startswith("#"):
            if patterns:
                kind, reason = heading.split(": ", 1)
                yield cast(ZoneType, kind), reason, re.compile("|".join(patterns), re.IGNORECASE)
            heading, patterns = line, []


_FURNITURE: Final = tuple(_lexicon())

_SHARE_WORDS: Final = frozenset(
    "share shares shared tweet tweets facebook twitter email e-mail mail print whatsapp pinterest reddit "
    "linkedin flipboard copy link save like likes follow followers post google plus pin telegram messenger "
    "sms viber vk instagram youtube tumblr bookmark recommend retweet rss".split()
)
_SHARE_FILLERS: Final = frozenset(
    "this article story page it on via to by and or more with x the 0 your us + & | comment comments views view".split()
)
_MENU_WORDS: Final = frozenset(
    "home news world politics business sport sports opinion opinions video videos photos photo gallery menu "
    "search login log in sign up register subscribe newsletters newsletter contact about us advertise culture "
    "entertainment lifestyle health science technology tech travel weather arts books music film tv radio "
    "podcasts podcast live latest more europe asia africa americas us uk international national local economy "
    "markets finance money weekend magazine archive faq help privacy terms cookies careers jobs e-paper "
    "epaper shop store blogs blog columnists editorial editorials trending sections and & | · • » › > /".split()
)
_WORD: Final = re.compile(r"[^\s|·•,]+")
_SENTENCE_BREAK: Final = re.compile(r"[.!?…][\"'’”»)]*\s+[\"'‘“«(]?[A-Z]")
_NUMBERS: Final = re.compile(r"[\d\s.,:;/+|·•*()#%kKmM×x–—-]+")
_BY: Final = re.compile(r"(?:[Bb]y|BY)(?: |:\s?)[A-Z][^\s]*(?: [^\s]+){0,15}")
_NAME: Final = r"(?:[A-Z][\w.'’-]*|de|van|von|der|al|el|bin|ben|la|le|du|da|di)"
_NAMES: Final = re.compile(
    rf"{_NAME}(?: {_NAME}){{1,3}}(?:(?:, and|, | and | & | \| ){_NAME}(?: {_NAME}){{0,3}}){{0,4}}"
)
_OUTLET: Final = re.compile(rf"{_AGENCY}|[A-Z]{{2,}}(?: [A-Z]{{2,}}){{0,2}}|[\w.-]+\.(?:com|org|net|co\.uk|info)")


def furniture(paragraph: str) -> Verdict | None:
    """The zone of a paragraph (white space collapsed) that its own words give away as no part of the article."""
    if not re.search(r"[^\W\d_]", paragraph):
        is_number = re.search(r"\d", paragraph) is not None
        return ("share_counter", "numbers without words") if is_number else ("site_chrome", "a dividing mark")
    if len(paragraph) > 700:
        return None
    caption = _caption(paragraph)
    if caption is not None:
        return caption
    if len(paragraph) > 420:
        return None
    for kind, reason, pattern in _FURNITURE:
        if pattern.fullmatch(paragraph):
            return kind, reason
    if _BY.fullmatch(paragraph) and len(paragraph) <= 120 and not re.search(r"[.!?]$", paragraph):
        return "byline", "names the author"
    return _bag_of_words(paragraph)


def is_names(paragraph: str) -> bool:
    """Whether a paragraph is nothing but what looks like names of persons ("Ann Lee and Bo Tran")."""
    is_sentence = paragraph.endswith(".") and not re.search(r"\b(?:[JS]r|[A-Z])\.$", paragraph)
    return len(paragraph) <= 90 and not is_sentence and _NAMES.fullmatch(paragraph) is not None


def is_outlet(paragraph: str) -> bool:
    """Whether a paragraph is nothing but the name of an agency, or a short run of capitals as outlets print them."""
    return len(paragraph) <= 40 and _OUTLET.fullmatch(paragraph) is not None


def is_agency(name: str) -> bool:
    """Whether a name is a news agency's: its copyright line stands under many outlets' articles."""
    return re.fullmatch(_AGENCY, name) is not None


def looks_like_caption(paragraph: str) -> bool:
    """Whether a paragraph beside a picture credit reads like a caption: short, no quotation, the present tense."""
    if len(paragraph) > 320 or sentence_count(paragraph) > 2:
        return False
    if _CAPTION_WORDS.search(paragraph):
        return True
    is_open = not re.search(r"[.!?]['\"’”)]*$", paragraph)
    return not re.search(r"[\"“”]", paragraph) and (is_open or _CAPTION_VERB.search(paragraph) is not None)


def sentence_count(paragraph: str) -> int:
    """A rough count of sentences, never less than 1."""
    return 1 + sum(1 for _ in _SENTENCE_BREAK.finditer(paragraph))


def _caption(paragraph: str) -> Verdict | None:
    if _CAPTION_START.match(paragraph) and not (
        re.match("an? ", paragraph, re.IGNORECASE) and sentence_count(paragraph) > 1
    ):
        return "caption", "worded as a caption of a picture or film"
    if len(paragraph) <= 160 and _is_credit(paragraph):
        return "photo_credit", "names who took or owns a picture"
    if _AGENCY_CAPTION.fullmatch(paragraph):
        return "caption", "a sentence without its full stop behind the name of a picture agency"
    if len(paragraph) <= 600 and sentence_count(paragraph) <= 4 and _CREDIT_AT_END.search(paragraph[-180:]):
        return "caption", "ends in the credit of a picture"
    return None


def _is_credit(paragraph: str) -> bool:
    """A line that opens with "photo" is a credit only if it goes on with a mark, `by`, or ends there."""
    if _BARE_CREDIT.fullmatch(paragraph):
        return True
    return _CREDIT.fullmatch(paragraph) is not None and _CREDIT_MARK.match(paragraph) is not None


def _bag_of_words(paragraph: str) -> Verdict | None:
    words = [word.lower().strip(":;.!()") for word in _WORD.findall(paragraph)]
    if len(words) > 40:
        return None
    words = [word for word in words if word and not _NUMBERS.fullmatch(word)]
    if (
        words
        and any(word in _SHARE_WORDS for word in words)
        and all(w in _SHARE_WORDS or w in _SHARE_FILLERS for w in words)
    ):
        return "share_prompt", "buttons and counters for sharing"
    if words and all(word in _MENU_WORDS for word in words):
        return "site_chrome", "entries of the page's menu"
    return None
