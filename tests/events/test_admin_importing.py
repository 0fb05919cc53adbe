"""A list's file coming back: an untouched one changes nothing; a changed one what it says, or nothing."""

from io import BytesIO
from zipfile import ZipFile

import pytest
from openpyxl import Workbook

from events.history import imports
from events.models import Forum, ForumSeries, Room, TeamMember, Theme, Venue
from sessions.models import Session
from speakers.models import NameForm, Organisation, Person, PersonMatch, Speaker
from tests.admin_pages import list_of, member, signed_in
from tests.events.test_admin_exporting import a_row_of_each, fetched, rows
from tests.factories import (
    ForumFactory,
    RoomFactory,
    SuperuserFactory,
    TeamMemberFactory,
    UserFactory,
    VenueFactory,
)
from tests.list_files import planned, problems, sent, table, written

pytestmark = pytest.mark.django_db

LISTS = (
    Session, Speaker, Room, Venue, Theme, Person, Organisation, Forum, ForumSeries, TeamMember,
    NameForm, PersonMatch,
)  # fmt: skip


@pytest.fixture
def forum():
    return ForumFactory(languages=["az", "en"], zone="Asia/Baku")


@pytest.fixture
def owner(forum):
    return member(forum, "owner")


def many_members():
    """An archive of more members than any spreadsheet has."""
    page = BytesIO()
    with ZipFile(page, "w") as packed:
        for number in range(1001):
            packed.writestr(str(number), b"")
    return page.getvalue()


@pytest.mark.parametrize("form", ["csv", "xlsx"])
@pytest.mark.parametrize("model", LISTS)
def test_an_untouched_file_plans_nothing(forum, owner, model, form):
    a_row_of_each(forum)
    ForumSeries.objects.create(slug="media-forum", names={"en": "Media Forum"})
    # Series are superusers' own.
    client = owner if model is not ForumSeries else signed_in(SuperuserFactory())
    answer = sent(client, model, fetched(client, model, form).content)
    assert planned(answer) == []
    assert answer.context["plan"].untouched > 0


def test_only_what_says_otherwise_is_changed_and_the_rest_may_be_left_out(forum, owner):
    room = RoomFactory(
        forum=forum, names={"en": "Hall", "az": "Zal"}, capacity=10, floor={"en": "2"}
    )
    said = {"capacity": "30", "name [az]": "Zal", "name [en]": "Great hall", "uuid": room.uuid}
    answer = sent(owner, Room, table(said))
    assert planned(answer) == [
        (False, [("capacity", "10", "30"), ("name [en]", "Hall", "Great hall")])
    ]
    room.refresh_from_db()
    assert room.capacity == 10
    assert written(owner, Room, table(said)).status_code == 302
    room.refresh_from_db()
    assert (room.capacity, room.names, room.floor) == (
        30, {"en": "Great hall", "az": "Zal"}, {"en": "2"},
    )  # fmt: skip


def test_a_row_without_a_uuid_is_added_with_an_address_of_its_own(forum, owner):
    VenueFactory(forum=forum, names={"en": "Palace"})
    said = {
        "uuid": "",
        "name [en]": "Green room",
        "venue": "palace",
        "step_free": "да",
        "order": "3",
    }
    answer = sent(owner, Room, table(said))
    assert planned(answer)[0][0] is True
    written(owner, Room, table(said))
    room = Room.objects.get(forum=forum)
    assert (room.slug, room.venue.names["en"], room.step_free) == ("green-room", "Palace", True)


def test_the_rows_of_a_file_are_one_line_of_the_forums_history(forum, owner):
    one, two = RoomFactory.create_batch(2, forum=forum, capacity=10)
    before = one.history.count()
    said = [{"uuid": room.uuid, "capacity": "30"} for room in (one, two)]
    written(owner, Room, table(*said), "halls.csv")
    run, newest = forum.import_runs.get(), one.history.first()
    assert one.history.count() == before + 1
    assert newest.history_user == forum.team.get(role="owner").user
    assert newest.history_change_reason == imports.mark(run.token.hex)
    assert (run.file, run.rows) == ("halls.csv", {"room": 2})


def test_what_is_wrong_is_told_by_line_and_column_and_nothing_is_written(forum, owner):
    good, bad = RoomFactory.create_batch(2, forum=forum, capacity=10)
    other = RoomFactory()
    data = table(
        {"uuid": good.uuid, "capacity": "30", "step_free": "", "venue": ""},
        {"uuid": bad.uuid, "capacity": "many", "step_free": "perhaps", "venue": "Palace"},
        {"uuid": other.uuid, "capacity": "5"},
        {"uuid": good.uuid, "capacity": "31"},
        {"uuid": "", "capacity": "8"},
    )
    found = problems(sent(owner, Room, data))
    assert [(line, column) for line, column, _reason in found] == [
        (3, "capacity"), (3, "step_free"), (3, "venue"), (4, "uuid"), (5, "uuid"), (6, "name"),
    ]  # fmt: skip
    assert found[1][2] == "Write yes or no."
    assert "There is no “Palace” among the venues." in found[2][2]
    assert "This list has no row of that uuid." in found[3][2]
    assert found[4][2] == "Line 2 is about the same row. Remove one."
    assert set(Room.objects.values_list("capacity", flat=True)) == {10, other.capacity}


def test_unknown_columns_are_refused_by_name(forum, owner):
    room = RoomFactory(forum=forum)
    found = problems(sent(owner, Room, table({"uuid": room.uuid, "seats": "3", "name": "Hall"})))
    assert found == [
        (1, "name", "“name” is a text: say in which language, “name [en]”."),
        (1, "seats", "This list has no column “seats”. Remove it, or call it as the list does."),
    ]


def test_a_plan_is_refused_where_the_row_was_changed_since(forum, owner):
    room = RoomFactory(forum=forum, capacity=10)
    data = table({"uuid": room.uuid, "capacity": "30"})
    context = sent(owner, Room, data).context
    room.capacity = 20
    room.save()
    asked = {"kept": context["token"], "seen": context["seen"], "write": "1"}
    answer = owner.post(f"{list_of(Room)}import/", asked)
    assert "It would change otherwise than you saw." in answer.content.decode()
    assert planned(answer) == [(False, [("capacity", "20", "30")])]
    room.refresh_from_db()
    assert room.capacity == 20


def test_nothing_is_written_that_nobody_has_looked_at(forum, owner):
    room = RoomFactory(forum=forum, capacity=10)
    sent(owner, Room, table({"uuid": room.uuid, "capacity": "30"}), write="1")
    room.refresh_from_db()
    assert room.capacity == 10


@pytest.mark.parametrize("between", [",", ";", "\t"])
@pytest.mark.parametrize("code", ["utf-8", "utf-8-sig", "utf-16"])
def test_csv_is_read_as_spreadsheet_programs_write_it(forum, owner, between, code):
    room = RoomFactory(forum=forum, names={"en": "Hall"}, latitude=None)
    said = {"uuid": room.uuid, "name [az]": "Zal; “böyük”", "latitude": "40,4093"}
    data = table(said, between=between).decode().encode(code)
    assert planned(sent(owner, Room, data)) == [
        (False, [("name [az]", "", "Zal; “böyük”"), ("latitude", "", "40,4093")])
    ]


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (b"\xd0\xcf\x11\xe0 book", "old Excel"),
        (b"\x89PNG\r\n\x1a\n\xff", "UTF-8"),
        (b"PK\x03\x04 broken", "damaged"),
        (many_members(), "unpacks to more than"),
        (b"", "Choose a file"),
    ],
)
def test_what_is_no_spreadsheet_is_refused_at_the_file(owner, data, told):
    answer = sent(owner, Room, data)
    assert told in str(answer.context["form"].errors["file"]) + str(answer.context["problems"])


def test_a_formula_is_refused_where_it_stands_and_a_neutral_one_comes_back(forum, owner):
    room = RoomFactory(forum=forum, names={"en": "=1+1"})
    (row,) = rows(owner, Room)
    assert row["name [en]"] == "'=1+1"
    assert planned(sent(owner, Room, table({"uuid": room.uuid, "name [en]": "'=1+1"}))) == []
    book = Workbook()
    book.active.append(["uuid", "capacity"])
    book.active.append([str(room.uuid), "=1+1"])
    page = BytesIO()
    book.save(page)
    found = problems(sent(owner, Room, page.getvalue(), "list.xlsx"))
    assert found == [(2, "B2", "Formulas are not read. Write the value instead.")]


def test_a_translator_changes_texts_and_nothing_else(forum):
    room = RoomFactory(forum=forum, names={"en": "Hall"}, capacity=10)
    client = member(forum, "translator")
    texts = {"uuid": room.uuid, "name [az]": "Zal"}
    assert written(client, Room, table(texts)).status_code == 302
    found = problems(sent(client, Room, table({**texts, "capacity": "20"})))
    assert found == [
        (2, "capacity", "You may not change this. Take back the change, or ask whoever may.")
    ]


def test_a_viewer_has_no_such_page(forum):
    client = member(forum, "viewer")
    assert client.get(f"{list_of(Room)}import/").status_code == 403
    assert "import/" not in client.get(list_of(Room)).content.decode()


def test_a_language_that_nobody_speaks_here_is_refused(forum, owner):
    room = RoomFactory(forum=forum)
    ((_line, column, reason),) = problems(
        sent(owner, Room, table({"uuid": room.uuid, "name [de]": "Saal"}))
    )
    assert (column, reason) == ("name [de]", "“de” is no language of this forum. Empty the cell.")


def test_of_two_forums_a_new_row_says_to_which_it_belongs(forum):
    user, other = UserFactory(), ForumFactory()
    for each in (forum, other):
        TeamMemberFactory(forum=each, user=user, role="editor")
    client, said = signed_in(user), {"uuid": "", "name [en]": "Trust"}
    ((line, column, _reason),) = problems(sent(client, Theme, table(said)))
    assert (line, column) == (2, "uuid")
    written(client, Theme, table({**said, "forum": other.slug}))
    assert Theme.objects.get().forum == other


@pytest.mark.parametrize("model", [Session, Speaker, Room, Theme, Person, Organisation])
def test_a_file_costs_as_many_queries_for_one_untouched_row_as_for_three(
    forum, owner, model, django_assert_max_num_queries
):
    a_row_of_each(forum)
    sent(owner, model, fetched(owner, model).content)
    with django_assert_max_num_queries(50) as one:
        few = sent(owner, model, fetched(owner, model).content).context["plan"].untouched
    a_row_of_each(forum)
    a_row_of_each(forum)
    with django_assert_max_num_queries(len(one.captured_queries)):
        many = sent(owner, model, fetched(owner, model).content).context["plan"].untouched
    assert many == 3 * few > 0
