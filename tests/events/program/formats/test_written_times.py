"""Times, lengths, dates and moments as people and scripts write them."""

from datetime import date, datetime, time, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from events.program.formats import written_dates, written_times
from events.program.formats.written_dates import DayOfYear

MOMENTS = st.datetimes(datetime.fromisoformat("1970-01-02"), datetime.fromisoformat("2199-12-30"))
A_TIME = st.times().map(lambda at: at.replace(second=0, microsecond=0))


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("8am", "08:00", None),
        ("noon", "12:00", None),
        ("12am", "00:00", None),
        ("9:30-10:45am", "09:30", "10:45"),
        ("11:15am-12:30pm", "11:15", "12:30"),
        ("3-4:15pm", "15:00", "16:15"),
        ("11-1pm", "11:00", "13:00"),
        ("9 a.m. to noon", "09:00", "12:00"),
        ("14:00 – 15:30", "14:00", "15:30"),
        ("9.30 - 10.15 Uhr", "09:30", "10:15"),
        ("from 9:00 to 10:00", "09:00", "10:00"),
        ("с 9:00 до 10:00", "09:00", "10:00"),
        ("10h30", "10:30", None),
    ],
)
def test_times_as_prose_are_read(text, start, end):
    span = written_times.span(text)
    assert span is not None
    assert (span.start.isoformat("minutes"), span.end and span.end.isoformat("minutes")) == (
        start, end,
    )  # fmt: skip


@pytest.mark.parametrize("text", ["", "9", "9-12", "All evening", "25:00", "9:75", "Hall 9", "TBA"])
def test_what_may_be_no_time_is_none(text):
    assert written_times.span(text) is None


def test_what_ends_before_it_begins_ends_on_the_next_day():
    span = written_times.span("22:00-01:30")
    assert span is not None
    assert span.minutes == 210


@pytest.mark.parametrize(
    ("text", "minutes"),
    [
        ("75 minutes", 75),
        ("1 h 15 min", 75),
        ("1h15", 75),
        ("1,5 hours", 90),
        ("1 hour and 30 minutes", 90),
        ("PT1H15M", 75),
        ("2 часа", 120),
        ("", None),
        ("0 min", None),
        ("48 hours", None),
        ("long", None),
    ],
)
def test_lengths_are_minutes_under_a_day(text, minutes):
    assert written_times.length(text) == minutes


@given(A_TIME, A_TIME, st.sampled_from(["%H:%M", "%I:%M %p", "%I:%M%p"]))
def test_a_written_span_is_read_as_it_was_meant(start, end, form):
    text = f"{start.strftime(form)} - {end.strftime(form)}"
    assert written_times.span(text) == written_times.Span(start, end)


@given(st.text(max_size=40) | st.from_regex(written_times.SPAN, fullmatch=True))
def test_no_text_breaks_the_reading_of_times(text):
    span = written_times.span(text)
    assert span is None or span.start <= time(23, 59)
    assert (written_times.length(text) or 1) > 0


@pytest.mark.parametrize(
    ("text", "moment"),
    [
        ("Thu Jun 21 2012 10:00:00 GMT+0400 (MSK)", "2012-06-21T10:00:00+04:00"),
        ("Thu, 21 Jun 2012 10:00:00 +0400", "2012-06-21T10:00:00+04:00"),
        ("Thu Jun 21 2012 10:00:00 GMT", "2012-06-21T10:00:00+00:00"),
        ("2012-06-21T10:00:00Z", "2012-06-21T10:00:00+00:00"),
        ("21.06.2012 10:00", "2012-06-21T10:00:00"),
        ("June 21, 2012 at 10 am", "2012-06-21T10:00:00"),
        ("2012/06/21 10:00", "2012-06-21T10:00:00"),
    ],
)
def test_moments_are_read(text, moment):
    found = written_dates.moment(text)
    assert found is not None
    assert found.isoformat() == moment


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2018-06-28", date(2018, 6, 28)),
        ("20180628", date(2018, 6, 28)),
        ("28.06.2018", date(2018, 6, 28)),
        ("6/28/2018", date(2018, 6, 28)),
        ("Thursday, June 28, 2018", date(2018, 6, 28)),
        ("28 июня 2018", date(2018, 6, 28)),
        ("June 28th", DayOfYear(6, 28)),
        ("4/5/2018", None),
        ("31.02.2018", None),
        ("Thursday", None),
    ],
)
def test_days_are_read_and_a_doubtful_one_is_not(text, day):
    assert written_dates.day(text) == day


@given(MOMENTS, st.integers(-12, 14))
def test_a_moment_of_javascript_is_read_as_it_was_meant(local, hours):
    whole = local.replace(microsecond=0, tzinfo=timezone(timedelta(hours=hours)))
    assert written_dates.moment(whole.strftime("%a %b %d %Y %H:%M:%S GMT%z (X)")) == whole


@given(st.text(max_size=60) | st.from_regex(written_dates.JAVASCRIPT, fullmatch=True))
def test_no_text_breaks_the_reading_of_dates(text):
    assert isinstance(written_dates.moment(text), datetime | None)
    assert isinstance(written_dates.day(text), date | DayOfYear | None)
    assert written_dates.weekday(text) in {None, *range(7)}
