"""What is no schedule.xml is refused in one line; what is damaged, or that, or read whole."""

from xml.sax.saxutils import escape, quoteattr

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from events.program.formats import frab_xml
from events.program.formats.incoming import NotReadable
from tests.events.program.formats.reading import EVENING, assert_whole, small_file
from tests.laws import examples


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "not XML: line 1"),
        (b"BEGIN:VCALENDAR", "not XML: line 1"),
        (b"<schedule>\n\n<day></schedule>", "not XML: line 3"),
        (b"<rss/>", "begins with <rss>"),
        (b"<schedule/>", "names no time zone"),
        (small_file("", zone="Mars/Phobos"), "“Mars/Phobos” is no time zone"),
        (small_file("").replace(b"2025-12-05", b"soon"), "has no date"),
        (b'<!DOCTYPE schedule SYSTEM "http://127.0.0.1/x.dtd"><schedule/>', "DOCTYPE"),
        (
            b'<!DOCTYPE s [<!ENTITY x SYSTEM "file:///etc/passwd">]><schedule>&x;</schedule>',
            "DOCTYPE",
        ),
    ],
)
def test_what_cannot_be_read_is_refused_in_one_line(data, reason):
    with pytest.raises(NotReadable, match=reason) as refused:
        frab_xml.read(data)
    assert "\n" not in str(refused.value)


def test_a_billion_laughs_are_refused():
    entities = "".join(f'<!ENTITY l{n + 1} "{f"&l{n};" * 10}">' for n in range(9))
    bomb = f'<!DOCTYPE s [<!ENTITY l0 "ha">{entities}]><schedule a="&l9;">&l9;</schedule>'
    with pytest.raises(NotReadable):
        frab_xml.read(bomb.encode())


def test_a_file_over_the_limit_is_refused_unread():
    with pytest.raises(NotReadable, match="larger than 50 megabytes"):
        frab_xml.read(b" " * (50 * 1024 * 1024 + 1))


@settings(max_examples=examples(25))
@given(st.data())
def test_a_damaged_file_is_refused_or_read_whole(data):
    start = data.draw(st.integers(0, len(EVENING)))
    end = data.draw(st.integers(start, min(len(EVENING), start + 40)))
    put = data.draw(
        st.binary(max_size=6) | st.sampled_from([b"<x>", b"</event>", b"&#0;", b"&amp;"])
    )
    assert_refused_or_whole(EVENING[:start] + put + EVENING[end:])


ODD = st.text(max_size=12) | st.sampled_from(
    ["9999-12-31T23:59:59+00:00", "1970-01-01T00:00:00+14:00", "2025-12-05T10:00:00", "25:00",
     "24:00", "1:5", "-1", "0", "99999999999999999999", "http://[", "<p><![x", "٣:٠٠", "{}", "İ"]
)  # fmt: skip
TAGS = (
    "date",
    "start",
    "duration",
    "room",
    "title",
    "track",
    "type",
    "language",
    "abstract",
    "url",
)


@settings(max_examples=examples(25))
@given(st.lists(st.dictionaries(st.sampled_from(TAGS), ODD, min_size=1), max_size=4), ODD, ODD)
def test_odd_values_are_refused_or_read_whole(events, guid, name):
    def element(values):
        inside = "".join(f"<{tag}>{escape(text)}</{tag}>" for tag, text in values.items())
        person = f"<persons><person id={quoteattr(guid)}>{escape(name)}</person></persons>"
        return f"<event id={quoteattr(guid)} guid={quoteattr(guid)}>{inside}{person}</event>"

    text = small_file("".join(map(element, events)), bounds=f"start={quoteattr(name)}").decode()
    assert_refused_or_whole(text.encode("utf-8", "replace"))


def assert_refused_or_whole(data):
    try:
        incoming = frab_xml.read(data)
    except NotReadable as refused:
        refusal = str(refused)
    else:
        refusal = ""
        assert_whole(incoming.document)
        assert all(str(note) for note in incoming.report.notes)
    assert "\n" not in refusal
