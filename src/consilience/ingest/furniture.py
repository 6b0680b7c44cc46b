"""What stands around an article on a page: the wordings of prompts, counters, forms, credits and captions.

A lexicon written for this program: closed-class wordings of news sites and agencies, no outlet's own sentences. A
pattern matches a whole paragraph, so that a sentence which only mentions sharing or a newsletter is not touched.
"""

from __future__ import annotations

import re
from typing import Final

from consilience.model import ZoneType

Verdict = tuple[ZoneType, str]

_AGENCY: Final = (
    r"(?:The )?(?:Associated Press|AP|Reuters|REUTERS|AFP|Agence France-Presse|United Press International|UPI|"
    r"Press Association|PA|EPA|dpa|DPA|EFE|ANSA|Xinhua|TASS|Tass|Interfax|RIA Novosti|Kyodo(?: News)?|Yonhap|Anadolu(?: Agency)?|"
    r"PTI|ANI|IANS|Bloomberg(?: News)?|Canadian Press|Australian Associated Press|AAP|Ritzau|Belga|APA)"
)
_PHOTO: Final = (
    r"(?:Getty(?: Images)?|GETTY(?: IMAGES)?|AP(?: Photo| Images)?|AFP|Reuters|REUTERS|EPA(?:-EFE)?|epa|Shutterstock|iStock(?:photo)?|"
    r"Alamy|Corbis|Keystone|KEYSTONE|PA(?: Wire| Images)?|Rex(?: Features)?|REX|Xinhua|TASS|Sputnik|Wikimedia(?: Commons)?|Flickr|"
    r"Anadolu|NurPhoto|Zuma|Bloomberg|dpa|Handout|handout|File|file|Pool|POOL|Facebook|Twitter|Instagram|YouTube|AAP|Press Association)"
)
# A credit that can only be a picture's: it may close a caption of one to three sentences.
_CREDIT_AT_END: Final = re.compile(
    rf"(?:\(\s?(?:[^()]{{0,60}}(?:/|\bvia |\bby |[-–—:,]\s?))?{_PHOTO}(?:/[^()]{{1,40}}| via [^()]{{1,40}})?[.]?\s?\)"
    r"|\(?\b(?:Photo|Photograph|Photographs|Image|Picture|Foto|Bild|Credit|Source photo|Pic|Video)s?(?: credit| illustration)?"
    r"\s?(?:by|courtesy(?: of)?|via|:|/|©)\s?[^()]{2,80}\)?"
    rf"|©\s?(?![0-9 ]{{4}})[^.!?©]{{2,80}}(?:\([^()]{{2,40}}\))?|[|/]\s?{_PHOTO}(?: via [^.!?]{{2,40}})?"
    rf"|(?<=[.!?\"”’)–—-] ){_PHOTO}(?:/[^.]{{2,60}})?"
    # Behind a sentence without its full stop; "told AFP" and "of the EPA" end a sentence themselves.
    r"|(?<!\btold)(?<!\bto)(?<!\bof)(?<!\bby)(?<!\bthe)(?<!\bfrom)(?<!\bwith)(?<!\band)(?<!\bat)(?<!\bsaid)"
    r" (?:AP Photo|AFP|REUTERS|Getty Images|Rex Features|EPA)(?:/[^.!?]{2,60})?(?!\.))\.?$"
)
_CREDIT: Final = re.compile(
    rf"(?:©|photos?\b|photograph(?:er|s)?\b|foto\b|bild\b|image\b|images\b|picture\b|credit\b|illustration\b|grafik\b|graphic\b|pic\b)"
    rf"(?: credit| copyright| by| courtesy(?: of)?|:|/|\s|©)*[^.!?]{{0,100}}[.]?",
    re.IGNORECASE,
)
_BARE_CREDIT: Final = re.compile(
    rf"\(?(?:[\w.' -]{{2,40}}[/|] ?)?{_PHOTO}(?:\s?[/|]\s?(?:{_PHOTO}|[\w.' -]{{2,40}})|(?:, | - | via ){_PHOTO}){{0,2}}\)?"
)
_CAPTION_START: Final = re.compile(
    r"(?:image|media|photo|picture|video) (?:caption|copyright)\b|(?:hide|toggle|show) caption\b|enlarge this image\b|"
    r"(?:file photo|file picture|file image|file|photo|picture|pictured|image|caption|above|below|left|right|top|from left|clockwise[\w ]{0,30})"
    r"(?: \([^)]{1,30}\))?(?::| [–—-]{1,2} )|"
    r"in this .{0,80}\b(?:photo|photograph|image|picture|frame grab|video grab|still|combination photo)s?\b|"
    r"(?:a|an) (?:file|handout|undated|combination) (?:photo|picture|image|photograph)\b|"
    r"a (?:photo|picture|photograph|handout|still image|screen ?grab|screenshot) (?:taken|issued|released|provided|grabbed|made available)\b|"
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
    r"\b(?:pictured|file photo|is seen|are seen|seen here|shown here|\((?:left|right|l|r|c|centre|center|file|top|bottom)\)|hide caption)"
    r"|^(?:view of|a view of|aerial view|portrait of|illustration of|map of|screenshot of|screen grab)\b",
    re.IGNORECASE,
)
# The present tense of a caption: nobody reports news in it.
_CAPTION_VERB: Final = re.compile(
    r"^(?:\S+ ){1,14}?(?:speaks|poses|attends|arrives|leaves|shakes|looks|walks|stands|gestures|addresses|holds|waves|listens|"
    r"delivers|greets|sits|talks|testifies|watches|smiles|speak|pose|attend|arrive|shake|walk|stand|gather|hold|wave|march|sit|watch)\b"
)

_NETWORK: Final = r"(?:facebook|twitter|x|instagram|youtube|telegram|whatsapp|linkedin|tiktok|pinterest|reddit|rss|google(?: ?\+| plus| news)?|flipboard)"
_PATTERNS: Final[tuple[tuple[ZoneType, str, str], ...]] = (
    ("share_prompt", "asks the reader to share or follow", "|".join((
        r"(?:do you )?(?:like|love|enjoy)(?:ed|ing)? (?:this|the|our|what)\b.{0,120}",
        r"(?:please )?share (?:this|on|via|it|with|your|the)\b.{0,80}",
        r"(?:read or )?share this (?:story|article|post|page)\b.{0,120}",
        r"click (?:here )?to (?:share|tweet|email|print)\b.{0,100}",
        rf"(?:• ?)?(?:please )?(?:follow|like|find|join|add) (?:us|me|him|her|them|[\w@. ]{{1,60}}) (?:on|at|via) {_NETWORK}\b.{{0,120}}",
        r"follow (?:us|@\w+)\b.{0,80}", rf"{_NETWORK} (?:share|button|icon|logo)s?", r"tell your friends\b.{0,60}",
        r"(?:email|send) (?:this|to a friend).{0,60}", r"to get the latest .{0,100}follow .{0,80}",
        r"get breaking news .{0,80}", rf"you can follow .{{0,160}} on {_NETWORK}\b.{{0,160}}",
        rf"(?:check|find) us out on\b.{{0,60}}", r"copy (?:the )?link(?: to clipboard)?", r"link copied.{0,20}",
    ))),
    ("comment_form", "belongs to the comment form", "|".join((
        r"leave (?:a|your) (?:reply|comment|response)\b.{0,60}", r"please (?:enter|type|write|add) your\b.{0,80}",
        r"your email address will not be published.{0,80}", r"required fields are marked.{0,20}", r"save my name.{0,120}",
        r"(?:post|add|write|submit|leave|make) (?:a |your |an? )?comments?\b.{0,40}", r"cancel reply", r"notify me of .{0,80}",
        r"(?:[0-9,.]+k? )?(?:comments?|responses?|replies)(?: \(?[0-9,.]+k?\)?)?:?",
        r"(?:view|show|hide|load|read|see|open|display) (?:all |more |the )*(?:[0-9,]+ )?comments?(?: \([0-9,]+\))?",
        r"(?:sign|log) in (?:to|or) .{0,80}(?:comment|reply|vote)\b.{0,40}", r"you must be (?:logged|signed) in.{0,60}",
        r"comments? (?:are|is|have been|on this .{0,30}) (?:closed|disabled|moderated|off)\b.{0,60}", r"comments rss.{0,20}",
        r"(?:join|start|be (?:the )?first (?:to|in)) .{0,20}\b(?:comment|discussion|conversation|reply)\b.{0,40}",
        r"(?:your )?(?:name|e-?mail|website|url|comment)(?: address)? ?(?:\*|\(required\).{0,30}|\(optional\))", r"have your say.{0,60}",
        r"what do you think\?.{0,60}comments?\b.{0,60}", r"report (?:this )?comment", r"(?:most|newest|oldest|best) (?:liked|first|rated|comments)",
        r".{0,80}\b(?:tell|let) us (?:know )?in the comments\b.{0,40}",
    ))),
    ("editor_prompt", "asks the reader to write to the editors", "|".join((
        r"(?:if you )?(?:have you )?(?:notice|noticed|find|found|spot|spotted|see|saw) (?:an? |any |the )?(?:error|mistake|typo|inaccurac|factual).{0,160}",
        r".{0,120}\bpress ctrl ?\+ ?enter\b.{0,80}", r"(?:report|suggest|submit) an? (?:typo|error|correction|mistake)\b.{0,80}",
        r"(?:got|have|send|do you have) (?:us )?(?:an? |any |your |news )*(?:news )?(?:tips?|stor(?:y|ies))\b.{0,160}",
        r"we pay for your stories.{0,240}", r"(?:email|write to|contact) (?:us|me|the (?:author|editor|writer|reporter))\b.{0,120}",
        r"(?:[\w. ]{2,60}) can be (?:reached|contacted) (?:at|on|via)\b.{0,120}", r"(?:to )?contact (?:the )?(?:author|reporter|editor|writer).{0,120}",
    ))),
    ("related_links", "points to other articles", "|".join((
        r"(?:please )?(?:read|see|watch|listen|view|learn|find out|discover) (?:more|also|next|further|now)\b.{0,40}?[:|»>…].{0,220}",
            r"more (?:on|from|about|news|stories|coverage|reading) .{0,60}?[:»>…].{0,160}", r"\[[^\[\]]{5,160}\]",
            r"(?:read|watch|listen to) (?:this|the) (?:story|article|interview|video|post) (?:in|on|at)\b.{0,60}", r"trending(?: right)? now:?", r"\+ ?show all .{2,80}",
        r"(?:read|see|watch|view) (?:more|also|next|now|the rest here|this)\b[.…»> ]*",
        r"(?:also|further|more) (?:read|see|reading)\b[:.… ]*.{0,120}",
        r"(?:read|see|view|continue to) the (?:full|rest|whole|entire|original)\b.{0,80}", r"read the rest\b.{0,60}",
        r"more (?:on|from|in|about) (?:this|the|our|[A-Z])[\w .'’&-]{0,50}(?:\.\.\.|…)?", r"more (?:news|stories|coverage|videos?)\b.{0,30}",
        r"(?:related|recommended|suggested|similar|popular|trending|latest|top|featured|editor'?s'? picks?|most (?:read|popular|viewed|shared|watched|commented))"
        r"(?: (?:now|news|stor(?:y|ies)|articles?|content|coverage|topics?|links?|videos?|posts?|reading|pages|tags|today|this week|for you|in [\w ]{1,30}|from [\w .]{1,40}|on [\w .]{1,40})){0,3} ?:?.{0,0}",
        r"(?:related|recommended|read|watch|video|videos|gallery|in pictures|photos|pictures|slideshow|listen|live|live updates|analysis|opinion|fact check|explainer|more|see|see also|don'?t miss) ?[:|»] .{1,160}",
        r"(?:you (?:may|might) (?:also )?(?:like|be interested in)|up next|don'?t miss|in case you missed it|readers also (?:liked|read)|what to read next|around the web|from our partners|from around the web|promoted stories|sponsored links?)\b.{0,60}",
        r"(?:click|tap) here (?:to|for) (?:read|see|watch|view|more|the|a|full|further)\b.{0,80}",
        r"(?:watch|see) the (?:latest )?(?:video|gallery)\b.{0,100}", r"next (?:article|story|post)\b.{0,80}", r"previous (?:article|story|post)\b.{0,80}",
        r"today[’']s (?:coverage|headlines|top stories|paper)\b.{0,80}",
    ))),
    ("site_chrome", "furniture of the page, not the article", "|".join((
        r"(?:sign|signed) up (?:for|to|now|here|today|and)\b.{0,160}", r"(?:subscribe|register|sign in|log in|donate|support us)(?: (?:to|now|for|here|today|with|or)\b.{0,120})?[.!]?",
        r"(?:get|receive) .{0,120}(?:newsletters?|inbox|e-?mails?|alerts?)\b.{0,160}", r".{0,60}\bdelivered (?:straight |right |directly )?to your inbox\b.{0,160}",
        r"(?:our |the |daily |free |weekly )*newsletters?\b.{0,30}", r"by (?:signing|subscribing|registering|clicking|continuing|entering)\b.{0,120}(?:polic|terms|agree|consent).{0,100}",
        r"(?:advertisement|advertising|sponsored(?: content)?|promoted|paid post|ad)(?: (?:continue reading|story continues|scroll to|article continues|feedback|-|by)\b.{0,80})?",
        r"(?:story|article) continue[sd]? (?:below|after)\b.{0,40}", r"continue reading\b.{0,60}", r"scroll (?:down )?(?:for|to)\b.{0,60}",
        r"(?:this (?:story|article|content|material|website)|we|our (?:site|website)) (?:is|are|uses?|may contain) .{0,40}(?:cookies|affiliate)\b.{0,200}",
        r"(?:copyright )?(?:©|\(c\)|copyright) ?(?:©|\(c\))? ?(?:by |of )?.{0,200}(?:rights reserved|(?:19|20)[0-9]{2}|permission|may not be)\b.{0,240}",
        r".{0,120}\ball rights reserved\b.{0,240}", r"(?:this|the) material may not be published.{0,160}", r".{0,60}reprint permissions?.{0,40}",
        r"(?:accept|reject|manage|allow)(?: all)? (?:cookies|preferences|newsletters).{0,40}", r"(?:cookie|privacy|legal)(?: \w+)? (?:policy|notice|settings|preferences|statement)(?:.{0,60})",
        r"terms (?:of|and|&) (?:use|service|conditions)\b.{0,80}", r"(?:skip|jump|go|back) to (?:main |the |page )?(?:content|navigation|top|home|homepage|search)\b.{0,20}",
        r"(?:please )?enable (?:javascript|cookies)\b.{0,120}", r".{0,60}\byour browser\b.{0,160}(?:support|javascript|update|upgrade|outdated|video|html5).{0,100}",
        r"(?:article )?(?:categor(?:y|ies)|tags?|topics?|filed under|posted (?:in|under)|keywords|sections?)(?: ?:.{0,160})?",
        r"story highlights?|key points?:?|highlights:?", r"(?:loading|please wait)(?:\.\.\.|…)?", r"(?:font|text) size.{0,30}", r"(?:listen to|save|bookmark|print|download) (?:this|the) (?:article|story|page|pdf)\b.{0,40}",
        r"(?:[0-9]+|one|two|three|four|five|six|seven|eight|nine|ten)[ -]?min(?:ute)?s?\.? read(?:ing time)?|reading time:? .{0,20}|estimated read.{0,30}",
        r"(?:open|close)(?: (?:menu|search|this|image|modal|dialog|in app))?", r"(?:hide|show) (?:menu|navigation|more|less)",
        r"(?:new |open |close )?(?:search|menu|navigation)(?: (?:results?|for|menu)\b.{0,80})?", r"(?:use|download|get) (?:the|our) app\b.{0,80}", r"powered by .{1,40}",
        r"(?:posted|published|uploaded) (?:by|in) .{0,60}(?:filed|under|with|comments?).{0,60}", r"(?:page )?[0-9]+ of [0-9]+(?: next.{0,20})?", r"view this (?:post|photo|video|email) (?:on|in)\b.{0,60}",
        r"(?:https?://|www\.)\S+", r"[\w.+-]+@[\w-]+\.[\w.]+", r"(?:pic\.)?twitter\.com/\S+", r"video (?:duration|length|unavailable|player|not available)\b.{0,60}|(?:now|currently) playing.{0,80}", r"(?:the )?(?:views|opinions) expressed .{0,300}",
        r"(?:a|this) (?:version|print version) of this (?:article|story) (?:appears|appeared|was)\b.{0,240}", r"order reprints.{0,60}", r"thanks? (?:you )?for (?:subscribing|signing|reading|visiting|registering)\b.{0,80}", r"(?:something went wrong|try again later|an error (?:has )?occurred)\b.{0,80}",
        r"(?:support|fund|help) (?:our|independent|quality|the) (?:journalism|work|reporting)\b.{0,120}", r"replay more videos.{0,40}", r"for immediate release", r"this (?:article|story) is (?:more than|over) .{1,30} old", r"external links .{0,160}",
            r".{0,60}\bnot responsible for the content of external\b.{0,120}", r"(?:prev|previous|next|back)(?: (?:slide|image|photo|page))?",
    ))),
    ("byline", "names who wrote or contributed", "|".join((
        r"(?:own|our|special|staff|from our)\.? (?:corr(?:espondent)?s?|reporters?|staff|writer)\b\.?.{0,60}",
        r"\(?(?:additional |further )?(?:reporting|writing|editing|compiled|edited|written|translated|translation|research|interview|story|text|photos?)(?: and [\w]{4,12})* by:? .{2,200}",
        r"[^.]{2,200} contributed (?:reporting )?to (?:this|the) (?:report|story|article|post|piece)\b.{0,160}", r"[^.]{2,160} contributed reporting\b.{0,120}",
        r"(?:[^.]{2,120} reported from [^.]{2,120}\. ?){1,2}.{0,160}", r"(?:contributing|contributors?|reporters?|authors?|writers?|editors?) ?: .{2,160}",
        r"special (?:to|for) .{2,60}", r"(?:analysis|commentary|opinion|report|words|exclusive) by .{2,80}(?<!\.)", r"(?:[—–-]+ ?)?with (?:additional |assistance |further )*(?:assistance|reporting|files|reports?|inputs?|agency inputs|information) (?:by|from)\b.{2,160}", r"(?:with )?agenc(?:y|ies)(?: inputs?| reports?)?",
        r"(?:source|from|via|originally published (?:by|on|in)|this (?:story|article) (?:was )?(?:first|originally) (?:published|appeared)) ?:? ?[\w .'’-]{2,80}(?<![.!?])",
    ))),
)  # fmt: skip
_FURNITURE: Final = tuple((kind, reason, re.compile(pattern, re.IGNORECASE)) for kind, reason, pattern in _PATTERNS)

_SHARE_WORDS: Final = frozenset(
    "share shares shared tweet tweets facebook twitter email e-mail mail print whatsapp pinterest reddit linkedin flipboard "
    "copy link save like likes follow followers post google plus pin telegram messenger sms viber vk instagram youtube tumblr "
    "bookmark recommend retweet rss".split()
)
_SHARE_FILLERS: Final = frozenset(
    "this article story page it on via to by and or more with x the 0 your us + & | comment comments views view".split()
)
_MENU_WORDS: Final = frozenset(
    "home news world politics business sport sports opinion opinions video videos photos photo gallery menu search login "
    "log in sign up register subscribe newsletters newsletter contact about us advertise culture entertainment lifestyle "
    "health science technology tech travel weather arts books music film tv radio podcasts podcast live latest "
    "more europe asia africa americas us uk international national local economy markets finance money weekend magazine "
    "archive faq help privacy terms cookies careers jobs e-paper epaper shop store blogs blog columnists editorial "
    "editorials trending sections and & | · • » › > /".split()
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
    if len(paragraph) <= 160 and (_CREDIT.fullmatch(paragraph) or _BARE_CREDIT.fullmatch(paragraph)):
        if _is_credit(paragraph):
            return "photo_credit", "names who took or owns a picture"
    if _AGENCY_CAPTION.fullmatch(paragraph):
        return "caption", "a sentence without its full stop behind the name of a picture agency"
    if len(paragraph) <= 600 and sentence_count(paragraph) <= 4 and _CREDIT_AT_END.search(paragraph):
        return "caption", "ends in the credit of a picture"
    return None


def _is_credit(paragraph: str) -> bool:
    """A line that opens with "photo" is a credit only if it goes on with a mark, `by`, or ends there."""
    if _BARE_CREDIT.fullmatch(paragraph):
        return True
    return (
        re.match(
            r"(?:©|\w+(?: credits?| copyright)?\s?(?:[:/©]|by\b|courtesy\b|via\b)|(?:photos?|images?|pictures?|foto)$)",
            paragraph,
            re.IGNORECASE,
        )
        is not None
    )


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
