"""JSON of others, parsed within bounds: every number is its digits, every object knows its line."""

import bisect
import json
import re
from json import decoder, scanner
from typing import Any

from events.program.formats import jsonp
from events.program.formats.incoming import NotReadable, gettext_noop

MEGABYTE = 1024 * 1024
LARGEST = 20  # megabytes
MOST_PARTS = 500_000  # objects, lists and numbers

Tree = Any  # str, bool, None, a list of these, or a Thing


class Number(str):
    """The digits of a number, to be told from a text of digits."""

    __slots__ = ()


class Thing(dict[str, Tree]):
    """An object of the file, and the line on which it begins."""

    line = 1


def parse(data: bytes) -> Tree:
    """The file's content (RFC 8259, and a byte order mark); raises NotReadable in one line.

    A call around it (JSONP) or an assignment is taken off. Numbers come as text: an id of a
    thousand digits is an id, and NaN is a word like any other.
    """
    text = jsonp.bare(_decoded(data))
    try:
        return _Decoder(text).decode(text)
    except json.JSONDecodeError as error:
        raise NotReadable(
            gettext_noop("The file is not JSON: line %(line)s: %(reason)s."),
            line=error.lineno,
            reason=error.msg,
        ) from error
    except RecursionError as error:
        raise NotReadable(gettext_noop("The file is nested too deeply.")) from error


def _decoded(data: bytes) -> str:
    if len(data) > LARGEST * MEGABYTE:
        raise NotReadable(
            gettext_noop("The file is larger than %(limit)s megabytes."), limit=LARGEST
        )
    try:
        return data.decode(json.detect_encoding(data)).removeprefix("\ufeff")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise NotReadable(
            gettext_noop("The file is not in UTF-8: line %(line)s."), line=line
        ) from error


class _Decoder(json.JSONDecoder):
    """The library's decoder in Python, since the one in C tells no positions."""

    def __init__(self, whole: str) -> None:
        super().__init__(
            parse_int=self._number, parse_float=self._number, parse_constant=Number, strict=False
        )
        self.line_ends = [match.start() for match in re.finditer("\n", whole)]
        self.parts = 0
        self.parse_object = self._thing
        self.parse_array = self._list
        self.scan_once = scanner.py_make_scanner(self)  # type: ignore[attr-defined]  # untyped

    def _thing(self, at: tuple[str, int], *rest: Any) -> tuple[Thing, int]:
        self._count()
        value, end = decoder.JSONObject(at, *rest)  # type: ignore[attr-defined]  # untyped
        made = Thing(value)
        made.line = bisect.bisect_left(self.line_ends, at[1]) + 1
        return made, end

    def _list(self, at: tuple[str, int], *rest: Any) -> tuple[list[Tree], int]:
        self._count()
        value, end = decoder.JSONArray(at, *rest)  # type: ignore[attr-defined]  # untyped
        return value, end

    def _number(self, digits: str) -> Number:
        self._count()
        return Number(digits)

    def _count(self) -> None:
        self.parts += 1
        if self.parts > MOST_PARTS:
            raise NotReadable(
                gettext_noop("The file has more than %(limit)s parts."), limit=MOST_PARTS
            )
