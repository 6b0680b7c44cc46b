"""Who published a document: a name, a stable id, and how it was found."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from pathlib import Path
from typing import Final
from urllib.parse import urlsplit

from consilience.ingest.furniture import is_agency
from consilience.model import Evidence, Source, Zone

_NOT_SLUG: Final = re.compile(r"[^a-z0-9]+")
_COPYRIGHT: Final = re.compile(
    r"(?:©|\(c\)|copyright)[\s©]*(?:(?:19|20)[0-9]{2}[\s,–-]*){0,2}(?:by |of )?(?P<name>[A-Z][\w&.'’ -]{1,40}?)"
    r"(?=,? (?:LLC|Inc|Ltd|Limited|GmbH|Corp|plc|PLC|and its)\b|[.,;|]|$| all rights)",
    re.IGNORECASE,
)
# "Own corr. ABC": a short run of capitals is an outlet; a name in mixed case would be the correspondent.
_OWN_CORRESPONDENT: Final = re.compile(r"(?:own|our)\.? corr(?:espondent)?s?\.?,? (?P<name>[A-ZÀ-Þ]{2,8})\.?")


def slug(name: str) -> str:
    """A stable id from a name: lower case, ASCII, hyphens ("The Fényes Post" -> "the-fenyes-post")."""
    plain = unicodedata.normalize("NFKD", name.casefold())
    found = _NOT_SLUG.sub("-", "".join(c for c in plain if not unicodedata.combining(c))).strip("-")
    return found or "source-" + "-".join(f"{ord(c):x}" for c in name[:12])


def web_address(url: str | None) -> str | None:
    """The address if it is one of the web (http or https), else None: a `javascript:` address is never kept."""
    url = (url or "").strip()
    return url if re.match(r"https?://[^\s/]+", url, re.IGNORECASE) else None


def domain_of(url: str | None) -> str | None:
    """The host of an address without `www.`, `m.` and the port, or None where there is none."""
    if not url:
        return None
    try:
        host = urlsplit(url if "//" in url else f"//{url}").hostname
    except ValueError:
        return None
    if not host or not re.fullmatch(r"[\w-]+(?:\.[\w-]+)+\.?", host):
        return None
    return re.sub(r"^(?:www\d?|m|amp|mobile)\.(?=[^.]+\.)", "", host.rstrip(".").lower())


def source_of(name: str, method: str, domain: str | None = None, evidence: Evidence | None = None) -> Source:
    """A source whose id is the slug of its name, so that two documents of one outlet share it."""
    clean = " ".join(name.split())
    return Source(slug(clean), clean, method, domain=domain, evidence=evidence)


def printed_source(document_id: str, text: str, zones: Sequence[Zone]) -> Source | None:
    """The outlet that the text names as its own: in a copyright line, or behind "own correspondent"."""
    for zone in zones:
        if zone.type not in ("site_chrome", "byline"):
            continue
        words = text[zone.start : zone.end]
        match = _COPYRIGHT.search(words) if zone.type == "site_chrome" else _OWN_CORRESPONDENT.search(words, 0, 80)
        match = match or (_OWN_CORRESPONDENT.match(words[:1].lower() + words[1:]) if zone.type == "byline" else None)
        if match and match["name"][0].isupper() and not is_agency(match["name"]):
            start = zone.start + match.start("name")
            return source_of(match["name"], "printed", None, Evidence(document_id, start, start + len(match["name"])))
    return None


def source_in(document_id: str, url: str | None, path: str | None) -> Source:
    """The source as the address names it, else the file."""
    domain = domain_of(url)
    if domain:
        return source_of(domain, "url", domain)
    return source_of(Path(path).stem if path else document_id.removesuffix(".txt"), "file_name")
