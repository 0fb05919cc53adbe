"""Times of day and lengths of time as people write them: "9:30-10:45am", "noon", "1 h 15 min"."""

import re
from datetime import time

from msgspec import Struct

A_DAY = 24 * 60
NOON = 12
NAMED = {
    "noon": time(12), "midday": time(12), "mittag": time(12), "полдень": time(12),
    "midnight": time(0), "mitternacht": time(0), "полночь": time(0),
}  # fmt: skip
# An hour alone is no time: "9" may be a room. It is one before am, pm, h or Uhr, and in "9-10:30".
POINT = (
    r"(?P<hour{n}>\d{{1,2}})(?:\s?[:.hч]\s?(?P<minute{n}>\d{{2}})(?::\d{{2}})?)?"
    r"\s?(?:(?P<half{n}>[ap])\.?\s?m\b\.?|(?P<mark{n}>uhr|h|ч)\b\.?)?"
)
WORD = "(?P<word{n}>" + "|".join(NAMED) + ")"
ONE = f"(?:{POINT}|{WORD})"
TO = r"\s*(?:[-\u2010-\u2015\u2212~]+|\b(?:to|until|till|bis|до)\b)\s*"
BEFORE = r"(?:(?:from|at|von|um|\u0441|\u0432)\s+)?"
SPAN = re.compile(rf"{BEFORE}{ONE.format(n=1)}(?:{TO}{ONE.format(n=2)})?", re.IGNORECASE)
HOURS = r"h(?:ours?|rs?)?|std|stunden?|ч|час|часа|часов"
MINUTES = r"m(?:in(?:ute[ns]?|s|uten)?)?|мин(?:ут[аы]?)?"
PARTS = re.compile(rf"(\d{{1,4}}(?:[.,]\d{{1,2}})?)\s?({HOURS}|{MINUTES})\b\.?", re.IGNORECASE)
BETWEEN_PARTS = re.compile(r"[\s,]*(?:(?:and|und|и)\s)?\s*", re.IGNORECASE)
ISO = re.compile(r"PT(?=\d)(?:(\d{1,3})H)?(?:(\d{1,4})M)?(?:\d+S)?", re.IGNORECASE | re.ASCII)
COMPACT = re.compile(r"(\d{1,2})\s?[hч]\s?(\d{2})", re.IGNORECASE | re.ASCII)
LONGEST = 100  # characters


class Span(Struct, frozen=True):
    """When something begins, and when it ends where that is said."""

    start: time
    end: time | None = None

    @property
    def minutes(self) -> int | None:
        """How long it is; what ends before it begins ends on the next day."""
        if self.end is None:
            return None
        return (_minute(self.end) - _minute(self.start)) % A_DAY or None


def span(text: str) -> Span | None:
    """The time of day that a text is, with or without an end; None of any other text."""
    match = SPAN.fullmatch(text.strip()) if len(text) <= LONGEST else None
    if not match or not _plain(match):
        return None
    end = _point(match, 2, match["half2"])
    start = _point(match, 1, match["half1"] or match["half2"])
    if start and end and not match["half1"] and match["half2"] and start >= end:
        start = _point(match, 1, "a" if match["half2"] in "pP" else "p")
    if start is None or (end is None and _said(match, 2)):
        return None
    return Span(start, end)


def length(text: str) -> int | None:
    """Minutes of "75 minutes", "1 h 15 min", "1,5 hours", "1h15" or "PT1H15M"; else None."""
    text = text.strip()
    if match := ISO.fullmatch(text) or COMPACT.fullmatch(text):
        whole = int(match[1] or 0) * 60 + int(match[2] or 0)
    elif len(text) <= LONGEST and text and not BETWEEN_PARTS.sub("", PARTS.sub("", text)):
        whole = round(sum(_part(number, unit) for number, unit in PARTS.findall(text)))
    else:
        return None
    return whole if 0 < whole < A_DAY else None


def _plain(match: re.Match[str]) -> bool:
    """Whether anything tells that these are times and no other numbers."""
    told = ("minute", "half", "mark", "word")
    return any(match[f"{part}{place}"] for part in told for place in (1, 2))


def _said(match: re.Match[str], place: int) -> bool:
    return bool(match[f"hour{place}"] or match[f"word{place}"])


def _point(match: re.Match[str], place: int, half: str | None) -> time | None:
    if word := match[f"word{place}"]:
        return NAMED[word.lower()]
    if not match[f"hour{place}"]:
        return None
    hour, minute = int(match[f"hour{place}"]), int(match[f"minute{place}"] or 0)
    if half and hour <= NOON:
        hour = hour % NOON + NOON * (half in "pP")
    elif half and match[f"half{place}"] and hour > NOON and half in "aA":
        return None
    hour = 0 if (hour, minute) == (24, 0) else hour
    return time(hour, minute) if hour < 24 and minute < 60 else None  # noqa: PLR2004 - a clock


def _part(number: str, unit: str) -> float:
    hours = unit[0].lower() in "hsч"
    return float(number.replace(",", ".")) * (60 if hours else 1)


def _minute(at: time) -> int:
    return at.hour * 60 + at.minute
