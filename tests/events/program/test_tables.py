"""CSV and XLSX as spreadsheet programs read them: rows, zones, nothing that runs, same bytes."""

import csv
from collections import defaultdict
from io import BytesIO, StringIO
from zipfile import ZipFile

import pytest
from msgspec.structs import replace
from openpyxl import load_workbook

from events.program import document
from events.program.formats import cells, table_files, tables
from events.program.formats.outgoing import Extract, Part
from tests.events.public import editions

PANEL = editions.session(
    title={"en": "Trust", "ka": "ნდობა"},
    room=editions.uuid("room", 1),
    appearances=(
        document.Appearance(
            uuid=editions.uuid("session", 9),
            number=9,
            speaker=editions.uuid("speaker", 1),
            role="moderator",
        ),
    ),
)


def extract(programme, part=Part()):  # noqa: B008 - a frozen struct
    edition = editions.release(programme)
    words = defaultdict(str)
    return Extract(edition, "en", site="https://forum.example", words=words, part=part)


def programme(*sessions):
    return editions.programme(*sessions, rooms=(editions.room(),), speakers=(editions.speaker(),))


def sessions_in_csv(*sessions):
    data = table_files.write_csv(extract(programme(*sessions)))
    return list(csv.DictReader(StringIO(data.decode("utf-8-sig"), newline="")))


def book(*sessions, part=Part()):  # noqa: B008 - a frozen struct
    return load_workbook(BytesIO(table_files.write_xlsx(extract(programme(*sessions), part))))


def test_csv_begins_with_the_mark_by_which_spreadsheet_programs_see_utf8():
    assert table_files.write_csv(extract(programme(PANEL))).startswith(b"\xef\xbb\xbf")


def test_csv_has_a_column_for_each_language():
    (row,) = sessions_in_csv(PANEL)
    assert (row["title [az]"], row["title [en]"], row["title [ka]"]) == ("", "Trust", "ნდობა")


def test_times_are_wall_times_of_the_forum():
    (row,) = sessions_in_csv(PANEL)
    assert (row["start"], row["minutes"]) == ("2025-12-05 11:00", "90")


def test_an_hour_that_clocks_show_twice_has_its_offset():
    start = editions.at("02:30", "2025-10-26", "+01:00")
    forum = editions.forum(zone="Europe/Berlin", starts=start.date(), ends=start.date())
    night = replace(programme(replace(PANEL, start=start)), forum=forum)
    assert b"2025-10-26 02:30+01:00" in table_files.write_csv(extract(night))


def test_rooms_are_slugs_and_people_are_names_with_their_roles():
    (row,) = sessions_in_csv(PANEL)
    assert row["room"] == "room-1"
    assert row["speakers"].endswith("(moderator)")


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@SUM(A1)", "'=1", "\t=1"])
def test_no_text_is_a_formula(text):
    assert cells.neutral(text) == f"'{text}"
    assert cells.plain(cells.neutral(text)) == text


@pytest.mark.parametrize("text", ["Trust", "'quoted'", "a=b", ""])
def test_other_texts_stay_as_they_are(text):
    assert cells.plain(cells.neutral(text)) == text == cells.neutral(text)


def test_a_title_like_a_formula_is_a_text_in_the_xlsx():
    page = book(replace(PANEL, title={"en": "=HYPERLINK(1)"}))["sessions"]
    cells = [cell for row in page for cell in row]
    assert "'=HYPERLINK(1)" in [cell.value for cell in cells]
    assert {cell.data_type for cell in cells} <= {"s", "n"}


def test_what_xml_forbids_is_taken_out():
    assert cells.neutral("a\x0bb") == "ab"


def test_the_xlsx_has_a_sheet_for_each_kind_of_thing():
    assert book(PANEL).sheetnames == [sheet.name for sheet in tables.SHEETS]


def test_headings_are_bold_and_stay_in_sight():
    page = book(PANEL)["sessions"]
    assert page.freeze_panes == "A2"
    assert all(cell.font.bold for cell in page[1])


def test_the_xlsx_says_the_zone():
    page = book(PANEL)["forum"]
    headings = [cell.value for cell in page[1]]
    assert page[2][headings.index("zone")].value == "Asia/Baku"


def test_the_xlsx_of_a_day_has_only_who_appears_on_it():
    tomorrow = replace(
        PANEL, uuid=editions.uuid("session", 2), number=2, slug="later", appearances=(),
        start=editions.at("11:00", "2025-12-06"),
    )  # fmt: skip
    found = book(PANEL, tomorrow, part=Part(kind="day", key="2025-12-06"))
    assert found["sessions"].max_row == 2
    assert found["speakers"].max_row == 1


def test_the_same_release_makes_the_same_bytes():
    written = {table_files.write_xlsx(extract(programme(PANEL))) for _ in range(2)}
    assert len(written) == 1


def test_no_date_in_the_file_is_later_than_the_release():
    asked = extract(programme(PANEL))
    time = asked.stamp.time
    with ZipFile(BytesIO(table_files.write_xlsx(asked))) as packed:
        assert {member.date_time for member in packed.infolist()} == {time.timetuple()[:6]}
        core = packed.read("docProps/core.xml").decode()
    assert core.count(time.strftime("%Y-%m-%dT%H:%M:%SZ")) == 2


def test_the_template_explains_itself_and_offers_what_may_be_chosen():
    empty = load_workbook(BytesIO(table_files.template(["az", "en"])))
    assert empty.sheetnames[0] == "readme"
    offered = [each.formula1 for each in empty["appearances"].data_validations.dataValidation]
    assert len(offered) == 1
    assert "panelist,moderator" in offered[0]
