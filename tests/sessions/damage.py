"""Damaged files, made from whole ones: what people and their programs send by accident or malice."""

import io
import zipfile
from functools import cache

DEEP = 100_000
BILLION = b'<!DOCTYPE s [<!ENTITY a "aaaaaaaaaa">%s]>' % b"".join(
    b'<!ENTITY %s "%s">' % (bytes([98 + n]), b"&%s;" % bytes([97 + n]) * 10) for n in range(9)
)
OUTSIDE = b'<!DOCTYPE s [<!ENTITY x SYSTEM "file:///etc/passwd">]>'


def packed(files):
    """A zip of these files."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files:
            archive.writestr(name, data)
    return made.getvalue()


@cache
def bomb():
    """A small zip of 200 megabytes."""
    return packed([("sessions.csv", b" " * 200_000_000), ("xl/workbook.xml", b"")])


def repacked(data, change):
    """The zip with every file changed."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return packed((name, change(name, archive.read(name))) for name in archive.namelist())


def text_damages(data):
    """What becomes of a file of text: by name, what it is then."""
    text = data.decode("utf-8-sig")
    for part in (0, 1, 2, 3, 5, 7, 9):
        yield f"cut at {part} tenths", data[: len(data) * part // 10]
    for code in ("utf-16", "utf-16-be", "utf-32", "utf-7"):
        yield code, text.encode(code, "replace")
    yield "latin-1", text.encode("latin-1", "replace")
    middle = len(data) // 2
    for name, put in (
        ("bad UTF-8", b"\xff\xc0\x80\xed\xa0\x80"),
        ("NUL", b"\0"),
        ("control characters", bytes(range(1, 32))),
        ("formula", b"=HYPERLINK(1)"),
        ("lone surrogate", b"\\ud800"),
        ("number", b"1e999"),
        ("open brackets", b"[" * DEEP),
    ):
        yield name, data[:middle] + put + data[middle:]
    for old, new in ((b"2025", b"0000"), (b"2025", b"99999"), (b"2025", b"-1"), (b":00", b":99")):
        yield f"{new.decode()} for {old.decode()}", data.replace(old, new)
    yield "twice", data + data
    yield "million empty lines", data + b"\r\n" * 1_000_000
    yield "million empty rows", data + b",,,,\r\n" * 1_000_000
    yield "after blanks", b" " * 100_000 + data


def xml_damages(data):
    """Of a file of XML in particular."""
    start = data.index(b"<schedule")
    yield "billion laughs", BILLION + data[start:].replace(b"<title>", b"<title>&j;")
    yield "external entity", OUTSIDE + data[start:].replace(b"<title>", b"<title>&x;")
    yield "nested", data.replace(b"<title>", b"<title>" + b"<b>" * DEEP)
    yield "vast title", data.replace(b"<title>", b"<title>" + b"t" * 10_000_000, 1)
    yield "vast number", data.replace(b"<duration>", b"<duration>" + b"9" * 5000)


def json_damages(data):
    """Of a file of JSON in particular."""
    yield "nested", b'{"schedule":' + b"[" * DEEP
    yield "nested objects", b'{"a":' * DEEP
    yield "doubled keys", data.replace(b'"title":', b'"title": 7, "title":')
    for put in (b"1e999", b"null", b"[]", b"{}", b'"\\ud800"', b"9" * 5000, b"NaN", b'"\\u0000"'):
        for key in (b'"duration":', b'"title":', b'"start":', b'"persons":', b'"conference":'):
            yield f"{key.decode()} {put[:9].decode()}", data.replace(key, key + put + b', "x":')
    yield "vast title", data.replace(b'"title": "', b'"title": "' + b"t" * 10_000_000, 1)


def zip_damages(data):
    """Of a zip: an XLSX, tables in a zip, a backup."""
    for part in (1, 2, 3, 5, 7, 9):
        yield f"cut at {part} tenths", data[: len(data) * part // 10]
    yield "byte turned", data[: len(data) // 2] + b"\0\xff" + data[len(data) // 2 + 2 :]
    yield "emptied", repacked(data, lambda name, old: b"")
    yield "bad UTF-8", repacked(data, lambda name, old: old.replace(b"e", b"\xff"))
    yield "NUL", repacked(data, lambda name, old: old.replace(b"title", b"\0itle"))
    yield "bomb", bomb()
    yield "nested", repacked(data, lambda name, old: b"[" * DEEP)
    yield "laughs", repacked(data, lambda name, old: BILLION + b"<s>&j;</s>")
    rows, formula = b"<row/>" * 300_000 + b"</sheetData>", b"<f>HYPERLINK(1)</f></c>"
    yield "empty rows", repacked(data, lambda name, old: old.replace(b"</sheetData>", rows))
    yield "formulas", repacked(data, lambda name, old: old.replace(b"</c>", formula))
    yield "absurd names", packed([("../../etc/passwd", b"x"), ("/" * 9000, b"y"), ("a\rb", b"z")])
    yield "many files", packed((f"{n}.csv", b"title\n") for n in range(3000))
    # Of the last entry of the directory: how large it is, unpacked.
    at = data.rindex(b"PK\x01\x02") + 24
    yield "vast claim", data[:at] + b"\xf0\xff\xff\xff" + data[at + 4 :]


def damages(name, data):
    """Every damaged file made of a whole one, by what was done to it."""
    if data.startswith(b"PK"):
        yield from zip_damages(data)
        return
    yield from text_damages(data)
    if name == "schedule.xml":
        yield from xml_damages(data)
    if data.startswith(b"{"):
        yield from json_damages(data)
