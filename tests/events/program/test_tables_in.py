"""Tables that somebody filled in: what we write comes back, what is damaged is refused."""

from collections import defaultdict
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
from hypothesis import given, settings
from msgspec.structs import replace
from openpyxl import Workbook

from events.program import canonical, check
from events.program.document import NameForm, Venue
from events.program.formats import reading, table_files, tables_in
from events.program.formats.incoming import NotReadable, ZoneNeeded
from events.program.formats.outgoing import Extract
from events.program.ledger import Ledger
from tests.events.program import strategies
from tests.events.public import editions
from tests.laws import examples

KNOWN = {"zone": "Asia/Baku", "language": "en", "slug": "media-forum"}


def extract(programme):
    edition = editions.release(programme)
    return Extract(edition, "en", site="https://forum.example", words=defaultdict(str))


def read(data, **known):
    return tables_in.read(data, **{**KNOWN, **known})


def table(*lines, **known):
    """A CSV of sessions, read."""
    return read("\r\n".join(lines).encode(), **known)


def book(**sheets):
    made = Workbook()
    for name, rows in sheets.items():
        page = made.create_sheet(name)
        for row in rows:
            page.append(row)
    written = BytesIO()
    made.save(written)
    return written.getvalue()


def zipped(**members):
    written = BytesIO()
    with ZipFile(written, "w", ZIP_DEFLATED) as packed:
        for name, content in members.items():
            packed.writestr(name.replace("__", "."), content)
    return written.getvalue()


def reasons(incoming):
    return [(note.line, note.field, note.reason % note.values) for note in incoming.report.notes]


def kept(document):
    """What the tables hold of a programme."""
    return canonical.ordered(
        replace(
            document,
            venues=(),
            rooms=tuple(replace(room, venue=None) for room in document.rooms),
            speakers=tuple(
                replace(speaker, photo=None, name={}, forms=tuple(
                    NameForm(language=language, kind="official", text=text)
                    for language, text in speaker.names.items()
                ))
                for speaker in document.speakers
            ),
            forum=replace(document.forum, organisers=()),
        )
    )  # fmt: skip


@settings(max_examples=examples(12))
@given(strategies.documents())
def test_what_was_written_is_read_again(document):
    if not any(session.title for session in document.sessions):
        return
    incoming = tables_in.read(table_files.write_xlsx(extract(document)))
    assert incoming.document == kept(document)
    assert canonical.write(incoming.document, Ledger()) == canonical.write(kept(document), Ledger())
    assert incoming.report.notes == ()


@settings(max_examples=examples(12))
@given(strategies.documents(zone="Asia/Baku"))
def test_a_csv_of_sessions_is_a_valid_programme(document):
    if not any(session.start for session in document.sessions):
        return
    data = table_files.write_csv(extract(document))
    incoming = read(data)
    assert check.refusals(incoming.document) == ()
    assert [s.title for s in incoming.document.sessions] == [s.title for s in document.sessions]
    assert read(data) == incoming


def test_a_lone_table_makes_rooms_themes_and_speakers_of_names():
    document = table(
        "title,start,room,theme,speakers",
        "Trust,2025-12-05 11:00,Hall A,Media,Ann Lee (moderator); Bo Li",
    ).document
    (session,) = document.sessions
    assert [room.names for room in document.rooms] == [{"en": "Hall A"}]
    assert session.theme == document.themes[0].uuid
    assert [part.role for part in session.appearances] == ["moderator", "speaker"]
    assert {speaker.slug for speaker in document.speakers} == {"ann-lee", "bo-li"}


def test_reading_the_same_twice_makes_the_same_ids():
    lines = ("id,title,start", "a,Trust,2025-12-05 11:00", "b,Trust,2025-12-05 12:00")
    assert table(*lines) == table(*lines)
    assert len({session.uuid for session in table(*lines).document.sessions}) == 2


def test_an_id_keeps_a_session_the_same_under_a_new_title():
    one, two = (
        table("id,title,start", f"a,{title},2025-12-05 11:00") for title in ("Trust", "Doubt")
    )
    assert one.document.sessions[0].uuid == two.document.sessions[0].uuid


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_tables_of_spreadsheet_programs_are_read(delimiter, encoding):
    lines = (("title [ka]", "start"), ("ნდობა", "2025-12-05 11:00"))
    data = "\n".join(delimiter.join(line) for line in lines).encode(encoding)
    assert read(data).document.sessions[0].title == {"ka": "ნდობა"}


@pytest.mark.parametrize("encoding", ["cp1251", "cp1254"])
def test_another_encoding_is_refused(encoding):
    text = {"cp1251": "Доверие", "cp1254": "Çıxış"}[encoding]
    with pytest.raises(NotReadable, match="UTF-8"):
        read(f"title,start\n{text},2025-12-05 11:00".encode(encoding))


def test_a_zip_of_tables_is_read():
    data = zipped(
        sessions__csv="title,start,room\nTrust,2025-12-05 11:00,hall-a\n",
        rooms__csv="slug,name [en]\nhall-a,Hall A\n",
    )
    document = read(data).document
    assert document.sessions[0].room == document.rooms[0].uuid


def test_what_is_not_understood_is_noted_by_row_and_column():
    incoming = table(
        "title,start,minutes,kind",
        "Trust,2025-12-05 11:00,5000,panel",
        "Doubt,tomorrow,60,party",
    )
    assert [(line, field) for line, field, _ in reasons(incoming)] == [
        (2, "minutes"), (3, "start"), (3, "kind"),
    ]  # fmt: skip
    assert len(incoming.document.sessions) == 2


def test_a_column_that_nobody_knows_is_counted():
    incoming = table("title,start,mood", "Trust,2025-12-05 11:00,good")
    assert incoming.report.unknown == {"sessions/mood": 1}


def test_a_row_without_a_title_is_left_out():
    incoming = table("title,start", "Trust,2025-12-05 11:00", ",2025-12-05 12:00")
    assert [note.line for note in incoming.report.refused] == [3]


def test_a_room_that_the_file_does_not_have_is_noted():
    rows = [["title", "start", "room"], ["Trust", "2025-12-05 11:00", "nowhere"]]
    incoming = read(book(sessions=rows, rooms=[["name"], ["Hall A"]]))
    assert [(note.line, note.field) for note in incoming.report.refused] == [(2, "room")]


def test_formulas_are_refused():
    rows = [["title", "start"], ["=1+1", "2025-12-05 11:00"], ["Trust", "2025-12-05 11:00"]]
    incoming = read(book(sessions=rows))
    assert (2, "A2", "Formulas are not read.") in reasons(incoming)
    assert len(incoming.document.sessions) == 1


def test_a_date_cell_is_a_wall_time():
    start = editions.at("11:00").replace(tzinfo=None)
    incoming = read(book(sessions=[["title", "start"], ["Trust", start]]))
    assert incoming.document.sessions[0].start == editions.at("11:00")


def test_a_file_without_a_zone_asks_for_one():
    with pytest.raises(ZoneNeeded):
        table("title,start", "Trust,2025-12-05 11:00", zone=None)


def test_a_file_without_sessions_is_refused():
    with pytest.raises(NotReadable, match="title"):
        read(table_files.template(["en"]))


def test_every_beginning_of_a_file_is_refused():
    whole = table_files.write_xlsx(extract(editions.programme(editions.session())))
    for length in range(2, len(whole) - 1, len(whole) // 20):
        with pytest.raises(NotReadable):
            read(whole[:length])


def test_a_zip_bomb_is_refused_before_it_is_unpacked():
    with pytest.raises(NotReadable, match="100 megabytes"):
        read(zipped(sessions__csv=b"a" * (101 * 1024 * 1024)))


def test_a_doctype_is_refused():
    with pytest.raises(NotReadable, match="DOCTYPE"):
        read(zipped(workbook__xml='<!DOCTYPE a [<!ENTITY b "c">]><a/>'))


def test_a_table_without_an_end_is_refused():
    with pytest.raises(NotReadable, match="rows"):
        table("title", *["Trust"] * 20_002)


@pytest.mark.parametrize("data", [b"", b"\x00\xff", b"PK", b'title\n"' + b"a" * 200_000])
def test_what_is_no_table_is_refused(data):
    with pytest.raises(NotReadable):
        read(data)


def test_venues_are_lost():
    venue = Venue(uuid=editions.uuid("room", 9), number=9, names={"en": "Centre"})
    programme = editions.programme(
        editions.session(), venues=(venue,), rooms=(editions.room(venue=venue.uuid),)
    )
    again = read(table_files.write_xlsx(extract(programme))).document
    assert again.venues == ()
    assert again.rooms[0].venue is None


@pytest.mark.parametrize("write", [table_files.write_csv, table_files.write_xlsx])
def test_tables_are_told_by_their_content(write):
    data = write(extract(editions.programme(editions.session())))
    assert reading.read(data, **KNOWN) == read(data)
