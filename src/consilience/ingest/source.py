"""Who published a document: a name, a stable id, and how it was found."""

from __future__ import annotations

import re
import unicodedata
from urllib.parse import urlsplit

from consilience.model import Evidence, Source

_NOT_SLUG = re.compile(r"[^a-z0-9]+")


def slug(name: str) -> str:
    """A stable id from a name: lower case, ASCII, hyphens ("The Fényes Post" -> "the-fenyes-post")."""
    plain = unicodedata.normalize("NFKD", name.casefold())
    found = _NOT_SLUG.sub("-", "".join(c for c in plain if not unicodedata.combining(c))).strip("-")
    return found or "source-" + "-".join(f"{ord(c):x}" for c in name[:12])


def domain_of(url: str | None) -> str | None:
    """The host of an address without `www.`, `m.` and the port, or None where there is none."""
    if not url:
        return None
    try:
        host = urlsplit(url if "//" in url else f"//{url}").hostname
    except ValueError:
        return None
    if not host or "." not in host:
        return None
    return re.sub(r"^(?:www\d?|m|amp|mobile)\.(?=[^.]+\.)", "", host.rstrip(".").lower())


def source_of(name: str, method: str, domain: str | None = None, evidence: Evidence | None = None) -> Source:
    """A source whose id is the slug of its name, so that two documents of one outlet share it."""
    clean = " ".join(name.split())
    return Source(slug(clean), clean, method, domain=domain, evidence=evidence)
