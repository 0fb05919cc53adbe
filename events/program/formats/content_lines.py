"""The content lines of iCalendar (RFC 5545 §3.1), of files as they are: components, properties."""

import re
from collections.abc import Iterator

from msgspec import Struct

from events.program.formats.incoming import NotReadable, gettext_noop
from events.program.text import clean

MEGABYTE = 1024 * 1024
LARGEST = 20  # megabytes
MOST_PARTS = 100_000
LINE_ENDS = re.compile(rb"\r{0,3}\n|\r")  # CR CR LF comes of writing CR LF to a text file
MARKS = {b"\xff\xfe": "utf-16", b"\xfe\xff": "utf-16"}
PROPERTY = re.compile(
    r"""([A-Za-z0-9-]+) ((?: ;[^=:;]* (?:= (?:"[^"]*"|[^";:])* )? )*) :(.*)""",
    re.DOTALL | re.VERBOSE,
)
PARAMETER = re.compile(r""";([^=:;]+)=((?:"[^"]*"|[^";:])*)""")
ESCAPED = re.compile(r"\\(.)", re.DOTALL)


class Property(Struct, frozen=True, kw_only=True):
    """One property as it stands there; names of parameters in capitals, without quotes."""

    line: int
    name: str
    parameters: dict[str, str] = {}
    value: str = ""

    @property
    def text(self) -> str:
        """The value as text (§3.3.11)."""
        return clean(ESCAPED.sub(lambda match: "\n" if match[1] in "nN" else match[1], self.value))

    @property
    def parts(self) -> list[str]:
        """The texts of a list that commas divide."""
        apart = re.split(r"(?<!\\),", self.value)
        return [Property(line=self.line, name=self.name, value=part).text for part in apart]


class Component(Struct, kw_only=True):
    """A component with its own properties; `inside` names the one around it."""

    line: int
    name: str
    inside: str = ""
    properties: list[Property] = []

    def first(self, *names: str) -> Property:
        """The first property of the first of these names that is there, or an empty one."""
        for name in names:
            for each in self.properties:
                if each.name == name:
                    return each
        return Property(line=self.line, name=names[0])


def read(data: bytes) -> list[Component]:
    """All components in the order of the file; raises NotReadable in one line.

    A line that is no property is left out: some program broke a text without folding it.
    """
    components: list[Component] = []
    around: list[Component] = []
    for line, text in _lines(data):
        each = _property(line, text)
        if each and each.name == "BEGIN":
            components.append(_begun(each, around))
            around.append(components[-1])
        elif each and each.name == "END":
            _end(each, around)
        elif each and around:
            around[-1].properties.append(each)
        if len(components) > MOST_PARTS:
            raise NotReadable(
                gettext_noop("The file has more than %(limit)s parts."), limit=MOST_PARTS
            )
    if around:
        raise _broken(around[-1].line)
    if not any(each.name == "VCALENDAR" for each in components):
        raise NotReadable(gettext_noop("The file is not a calendar: it has no BEGIN:VCALENDAR."))
    return components


def _begun(begin: Property, around: list[Component]) -> Component:
    inside = around[-1].name if around else ""
    return Component(line=begin.line, name=_named(begin), inside=inside, properties=[])


def _end(end: Property, around: list[Component]) -> None:
    if not around or around.pop().name != _named(end):
        raise _broken(end.line)


def _named(given: Property) -> str:
    return given.value.strip().upper()[:80]


def _broken(line: int) -> NotReadable:
    return NotReadable(
        gettext_noop("The calendar is broken at line %(line)s: BEGIN and END do not match."),
        line=line,
    )


def _property(line: int, text: str) -> Property | None:
    match = PROPERTY.fullmatch(text)
    if not match:
        return None
    parameters = {
        name.strip().upper(): clean(value.replace('"', ""))
        for name, value in PARAMETER.findall(match[2])
    }
    return Property(line=line, name=match[1].upper(), parameters=parameters, value=match[3])


def _lines(data: bytes) -> Iterator[tuple[int, str]]:
    """Each unfolded line with its number. Folds go first: they may stand inside a character."""
    begun, parts = 1, list[bytes]()
    for number, raw in enumerate(LINE_ENDS.split(_plain(data)), start=1):
        if raw[:1] in {b" ", b"\t"}:
            parts.append(raw[1:])
            continue
        yield begun, _decoded(b"".join(parts), begun)
        begun, parts = number, [raw]
    yield begun, _decoded(b"".join(parts), begun)


def _plain(data: bytes) -> bytes:
    """The file in UTF-8, without a byte order mark."""
    if len(data) > LARGEST * MEGABYTE:
        raise NotReadable(
            gettext_noop("The file is larger than %(limit)s megabytes."), limit=LARGEST
        )
    if encoding := MARKS.get(data[:2]):
        try:
            return data.decode(encoding).encode()
        except UnicodeDecodeError as error:
            raise _not_text(1) from error
    return data.removeprefix(b"\xef\xbb\xbf")


def _decoded(raw: bytes, line: int) -> str:
    try:
        return raw.decode()
    except UnicodeDecodeError as error:
        raise _not_text(line) from error


def _not_text(line: int) -> NotReadable:
    return NotReadable(gettext_noop("The file is not in UTF-8: line %(line)s."), line=line)
