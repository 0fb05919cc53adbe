"""What a list's file says of a value, it is read as: through CSV, XLSX and the hands of people."""

from datetime import UTC, date, datetime, time
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from django.core.exceptions import ValidationError
from hypothesis import given
from hypothesis import strategies as st

from events.admin.export_columns import cell_of, item
from events.admin.importing.cells import lines, value_of
from events.models import Forum, Room
from events.program import text
from events.program.formats import sheets
from events.program.formats.cells import LONGEST_CELL, csv_file, neutral, plain, xlsx_file
from events.program.formats.incoming import Notes
from events.program.text import LANGUAGE_TAG
from sessions.admin.lines import LinesField
from sessions.models import Session
from speakers.models import Person

FORUM = Forum(zone="Europe/Berlin", languages=["de"])
TEXTS = st.text(max_size=40)
WORDS = st.text(st.characters(codec="utf-8", categories=("L", "N")), min_size=1, max_size=12)
TAGS = st.from_regex(LANGUAGE_TAG, fullmatch=True)
DAYS = st.dates(date(1970, 1, 1), date(2199, 12, 31))
MOMENTS = st.integers(0, 7 * 10**9).map(lambda second: datetime.fromtimestamp(second, UTC))
VALUES: dict[Any, dict[str, Any]] = {
    Session: {
        "start": MOMENTS,
        "minutes": st.integers(0, 32767),
        "state": st.sampled_from(["draft", "confirmed"]),
        "coverage": st.sampled_from(["", "photo_opportunity"]),
        "more_speakers": st.booleans(),
        "floor_languages": st.lists(TAGS, max_size=3),
        "source_kind": TEXTS.map(text.clean),
    },
    Room: {
        "latitude": st.none() | st.floats(-90, 90),
        "step_free": st.none() | st.booleans(),
        "capacity": st.none() | st.integers(0, 10**6),
    },
    Forum: {
        "starts": DAYS,
        "opens": st.none() | st.times().map(lambda t: t.replace(microsecond=0)),
    },
    Person: {
        "links": st.lists(WORDS.map(text.clean).map("https://example.org/{}".format), max_size=3)
    },
}
FIELDS = [
    (model._meta.get_field(name), values)
    for model in VALUES
    for name, values in VALUES[model].items()
]


def joined(value):
    """As a column of the list has it."""
    return "; ".join(value) if isinstance(value, list) else value


@pytest.mark.parametrize(("field", "values"), FIELDS, ids=[field.name for field, _ in FIELDS])
@given(data=st.data())
def test_a_value_is_read_as_the_one_that_was_written(field, values, data):
    value = data.draw(values)
    cell = sheets.written(cell_of(joined(value), FORUM))
    assert value_of(field, text.clean(plain(cell)), FORUM) == value


@given(said=TEXTS)
def test_a_neutral_text_is_the_text(said):
    allowed = text.FORBIDDEN.sub("", said)[:LONGEST_CELL]
    assert plain(str(neutral(said))) == allowed


ROWS = st.lists(
    st.lists(TEXTS | st.integers() | st.floats(-1e9, 1e9), min_size=2, max_size=4),
    min_size=1,
    max_size=4,
)


@given(rows=ROWS)
def test_csv_says_again_what_was_written(rows):
    cells = [[neutral(cell) for cell in row] for row in rows]
    grid = sheets.lone(csv_file(["uuid", "name"], cells), Notes())
    assert told(grid[1:]) == told([[sheets.written(cell) for cell in row] for row in cells])


@given(rows=ROWS)
def test_xlsx_says_again_what_was_written(rows):
    cells = [[neutral(cell) for cell in row] for row in rows]
    data = xlsx_file("list", ["uuid", "name"], cells, datetime(2025, 1, 1, tzinfo=UTC))
    grid = sheets.lone(data, Notes())
    assert told(grid[1:]) == told([[sheets.written(cell) for cell in row] for row in cells])


def told(grid):
    """The texts as they are compared, without what is empty at the ends."""
    rows = [[shortened(text.clean(plain(cell))) for cell in row] for row in grid]
    return [row for row in (_trimmed(row) for row in rows) if row]


def shortened(said):
    """A number as far as spreadsheet programs keep it."""
    try:
        return f"{float(said) + 0:.12g}"  # and no zero below zero
    except ValueError:
        return said


def _trimmed(row):
    while row and not row[-1]:
        row.pop()
    return row


@given(
    parts=st.lists(
        st.fixed_dictionaries({"text": WORDS, "language": TAGS, "source": WORDS}), max_size=3
    )
)
def test_a_reported_title_is_read_as_it_was_written(parts):
    said = "; ".join(item("ReportedTitle", each) for each in parts)
    assert LinesField(struct="ReportedTitle").clean(lines("ReportedTitle", said)) == parts


def test_links_and_interpretation_are_read_as_the_programmes_tables_have_them():
    said = "recording https://example.org/a;b The whole; material https://example.org/"
    assert LinesField(struct="Link").clean(lines("Link", said)) == [
        {"kind": "recording", "url": "https://example.org/a;b", "title": "The whole"},
        {"kind": "material", "url": "https://example.org/"},
    ]
    assert LinesField(struct="Interpretation").clean(lines("Interpretation", "ka 2; ru")) == [
        {"language": "ka", "channel": "2"}, {"language": "ru"},
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("name", "said", "value"),
    [
        ("more_speakers", "ДА", True), ("more_speakers", "Xeyr", False), ("more_speakers", "კი", True),
        ("state", "Confirmed", "confirmed"), ("kind", "press briefing", "press_briefing"),
        ("start", "5.12.2025 9:30", datetime(2025, 12, 5, 9, 30, tzinfo=ZoneInfo("Europe/Berlin"))),
        ("floor_languages", "az, en;ru", ["az", "en", "ru"]),
    ],
)  # fmt: skip
def test_people_write_it_otherwise(name, said, value):
    assert value_of(Session._meta.get_field(name), said, FORUM) == value


@pytest.mark.parametrize(
    ("field", "said", "told"),
    [
        (Session._meta.get_field("start"), "4/5/2025 9:00", "2025-12-05 14:30"),
        (Session._meta.get_field("start"), "2025-03-30 02:30", "Clocks go forward over 02:30"),
        (Session._meta.get_field("state"), "sure", "draft, tentative, confirmed, cancelled"),
        (Forum._meta.get_field("starts"), "4/5/2025", "Write it like 2025-12-05"),
        (Forum._meta.get_field("opens"), "nine", "Write it like 09:30"),
        (Forum._meta.get_field("opens"), "25:00", "Write it like 09:30"),
    ],
)
def test_what_is_not_clear_says_how_to_write_it(field, said, told):
    with pytest.raises(ValidationError, match=told):
        value_of(field, said, FORUM)


def test_a_time_of_day_of_excel_is_one():
    assert value_of(Forum._meta.get_field("opens"), "9:00:00", FORUM) == time(9)
