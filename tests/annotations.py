"""The annotations of the invented accounts, as the rows of a whole record; spans are found by their words."""

from __future__ import annotations

from consilience.model import Annotations, Claim, Mention, Quantity, Quote, TimeExpression
from tests.accounts import TEXTS


def _claim(name: str, document_id: str, words: str, slot: str, **fields: object) -> Claim:
    values: dict[str, object] = {"value": words, "voice": "narrator", "modality": "asserted", "polarity": "positive"}
    values |= fields
    return Claim(id=name, document_id=document_id, slot=slot, evidence=(TEXTS.words(document_id, words),), **values)  # type: ignore[arg-type]


def _quote(name: str, document_id: str, content: str, kind: str, cue: str, **fields: object) -> Quote:
    span = TEXTS.span(document_id, content)
    return Quote(name, document_id, kind, span.start, span.end, (span,), TEXTS.span(document_id, cue), **fields)  # type: ignore[arg-type]


def _mention(name: str, document_id: str, words: str, chain: str, role: str | None = None) -> Mention:
    span = TEXTS.span(document_id, words)
    return Mention(name, document_id, span.start, span.end, "person", "name", words, chain, role)


def _pair(document_id: str, words: str) -> tuple[int, int]:
    found = TEXTS.span(document_id, words)
    return found.start, found.end


def annotations() -> dict[str, Annotations]:
    """Rows by document id."""
    span, slot = TEXTS.span, "withdraw_accreditation|Strait Council|pilots|count"
    number = [("post.txt", "six", 6), ("quay.txt", "Seven", 7), ("herald.txt", "six", 6), ("wire.txt", "six", 6)]
    quantities = {
        name: Quantity(f"{name}/n1", name, span(name, word).start, span(name, word).end, value, counts="pilots")
        for name, word, value in number
    }
    return {
        "post.txt": Annotations(
            mentions=(_mention("post/m1", "post.txt", "Ilsa Brandt", "post.txt/chain-1", "harbour minister"),),
            quotes=(
                _quote(
                    "post/q1",
                    "post.txt",
                    "We see no point in pretending that talks would lead anywhere,",
                    "direct",
                    "told",
                    speaker=span("post.txt", "Brandt told"),
                    speaker_chain="post.txt/chain-1",
                    addressee=span("post.txt", "reporters"),
                    venue=span("post.txt", "in Port Varrow"),
                ),
            ),
            times=(TimeExpression("post/t1", "post.txt", *_pair("post.txt", "1 June"), "DATE", "2031-06-01"),),
            quantities=(quantities["post.txt"],),
            claims=(
                _claim(
                    "post/c1",
                    "post.txt",
                    "Varrow will suspend the work of its delegation to the Strait Council",
                    "suspend|Varrow|delegation|happened",
                    voice="post.txt/chain-1",
                    modality="planned",
                    actor_chain="post.txt/chain-1",
                    time_ids=("post/t1",),
                ),
                _claim(
                    "post/c2",
                    "post.txt",
                    "withdrew the passes of six Varrow pilots",
                    slot,
                    quantity_ids=("post.txt/n1",),
                ),
            ),
        ),
        "quay.txt": Annotations(
            quotes=(
                _quote(
                    "quay/q1",
                    "quay.txt",
                    "We no longer see a reason to pretend that talks would lead anywhere",
                    "direct",
                    "said",
                    speaker=span("quay.txt", "the harbour minister"),
                    speaker_chain="quay.txt/chain-1",
                    via=span("quay.txt", "as quoted by Strait Wire"),
                ),
            ),
            quantities=(quantities["quay.txt"],),
            claims=(
                _claim(
                    "quay/c1",
                    "quay.txt",
                    "Varrow would close its office at the council on 1 June",
                    "suspend|Varrow|delegation|happened",
                    voice="quay.txt/chain-1",
                    modality="reported",
                ),
                _claim("quay/c2", "quay.txt", "Seven pilots lost their passes", slot, quantity_ids=("quay.txt/n1",)),
            ),
        ),
        "herald.txt": Annotations(
            quotes=(
                _quote(
                    "herald/q1",
                    "herald.txt",
                    "there was no point in pretending any more",
                    "indirect",
                    "said",
                    speaker_chain="herald.txt/chain-1",
                ),
                _quote(
                    "herald/q2",
                    "herald.txt",
                    "Their list is pure invention,",
                    "direct",
                    "added",
                    speaker_chain="herald.txt/chain-1",
                ),
                _quote(
                    "herald/q3",
                    "herald.txt",
                    "the six pilots had carried undeclared surveyors",
                    "indirect",
                    "said",
                    speaker_chain="herald.txt/chain-2",
                ),
            ),
            quantities=(quantities["herald.txt"],),
            claims=(
                _claim(
                    "herald/c1",
                    "herald.txt",
                    "Varrow is suspending its delegation",
                    "suspend|Varrow|delegation|happened",
                ),
            ),
        ),
        "wire.txt": Annotations(quantities=(quantities["wire.txt"],)),
        "orchard.txt": Annotations(),
    }
