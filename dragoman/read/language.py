"""Which language is the text in? English shows by its small words; only a doubt wakes the classifier that names others."""

from __future__ import annotations

import re

from dragoman.errors import LanguageError

# Fewer letters than this tell nothing: such a text is taken for English.
TOO_SHORT = 40
# Measured on 1,448 pieces of 8 sentences (UD EWT and GUM, train and dev): half have over 0.25, 95 in 100 over 0.14.
# The sample sentences that spaCy carries for 67 other languages have at most 0.016.
ENGLISH_SHARE = 0.08
# Log-probability by which the classifier must prefer another language; names alone stay below it.
MARGIN = 12.0
SAMPLE = 4000


def check_language(text: str, where: str = "", *, force: bool = False) -> str | None:
    """Return ``en`` when the text reads as English; with ``force`` whatever it is.

    Raises: LanguageError, naming the language, when the text is in another one and nothing forces it.
    """
    code = find_language(text)
    if code == "en" or force:
        return code
    raise LanguageError(
        f"looks like {NAMES.get(code, code)} ({code}), and dragoman reads English", where,
        "read it all the same with --force",
    )  # fmt: skip


def find_language(text: str) -> str:
    """Return the ISO 639-1 code of the text's language, judged by its head and its middle."""
    sample = _sample(text)
    words = _WORD.findall(sample.lower())
    if sum(map(len, words)) < TOO_SHORT:
        return "en"
    if sum(word in _SMALL for word in words) >= ENGLISH_SHARE * len(words):
        return "en"
    return _classified(sample)


def _sample(text: str) -> str:
    middle = len(text) // 2
    return text if len(text) <= 2 * SAMPLE else f"{text[:SAMPLE]} {text[middle : middle + SAMPLE]}"


def _classified(sample: str) -> str:
    from py3langid.langid import rank  # 0.3 s and a model of 5 MB: only for a text that seems not to be English

    # Capitals mislead the classifier: a headline is put in small letters first.
    scores = [(str(code), float(score)) for code, score in rank(sample.lower())]
    english = next((score for code, score in scores if code == "en"), float("-inf"))
    best, score = max(scores, key=lambda pair: pair[1])
    return best if score - english >= MARGIN else "en"


_WORD = re.compile(r"[^\W\d_]+")
_SMALL = frozenset(
    re.findall(r"\w+",
    "the and to that with from has have his their its this these those which who will would are were been be he she"
    " they it as after before about into against between not but said says what when where than there our your you")
)  # fmt: skip
NAMES = {
    "ar": "Arabic", "az": "Azerbaijani", "be": "Belarusian", "bg": "Bulgarian", "bn": "Bengali", "ca": "Catalan",
    "cs": "Czech", "da": "Danish", "de": "German", "el": "Greek", "es": "Spanish", "et": "Estonian", "fa": "Persian",
    "fi": "Finnish", "fr": "French", "he": "Hebrew", "hi": "Hindi", "hr": "Croatian", "hu": "Hungarian",
    "hy": "Armenian", "id": "Indonesian", "it": "Italian", "ja": "Japanese", "ka": "Georgian", "kk": "Kazakh",
    "ko": "Korean", "ku": "Kurdish", "ky": "Kyrgyz", "lt": "Lithuanian", "lv": "Latvian", "mk": "Macedonian",
    "ms": "Malay", "nl": "Dutch", "no": "Norwegian", "nb": "Norwegian", "pl": "Polish", "ps": "Pashto",
    "pt": "Portuguese", "ro": "Romanian", "ru": "Russian", "sk": "Slovak", "sl": "Slovenian", "sq": "Albanian",
    "sr": "Serbian", "sv": "Swedish", "sw": "Swahili", "ta": "Tamil", "tg": "Tajik", "th": "Thai", "tk": "Turkmen",
    "tr": "Turkish", "uk": "Ukrainian", "ur": "Urdu", "uz": "Uzbek", "vi": "Vietnamese", "zh": "Chinese",
}  # fmt: skip
