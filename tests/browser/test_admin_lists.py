"""A list in a real Chromium: out as a file, edited, and back in."""

import csv
from io import StringIO

import pytest

from events.models import Room
from tests.admin_pages import list_of, member
from tests.factories import ForumFactory, RoomFactory

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.xdist_group("admin-browser")]


@pytest.fixture
def page(page_of):
    """The list of rooms of an editor."""
    forum = ForumFactory(languages=["en", "az"])
    RoomFactory(forum=forum, names={"en": "Hall", "az": "Zal"}, capacity=10)
    page = page_of(member(forum, "editor"))
    page.goto(list_of(Room))
    return page


def edited(path):
    """The file as somebody saves it: a cell changed, a row added, semicolons between."""
    rows = list(csv.DictReader(StringIO(path.read_text("utf-8-sig"))))
    rows[0]["capacity"] = "250"
    rows.append({"name [en]": "Green room", "name [az]": "Yaşıl otaq"})
    out = StringIO()
    writer = csv.DictWriter(out, list(rows[0]), restval="", delimiter=";")
    writer.writeheader()
    writer.writerows(rows)
    return out.getvalue().encode()


def chosen(page, content):
    page.set_input_files(
        "#id_file", {"name": "rooms.csv", "mimeType": "text/csv", "buffer": content}
    )
    page.click("text=Show what changes")
    page.wait_for_selector("#report")


def test_a_list_goes_out_is_edited_and_comes_back(page, tmp_path):
    with page.expect_download() as download:
        page.click("text=CSV")
    download.value.save_as(tmp_path / "rooms.csv")
    page.click("text=Import…")
    chosen(page, (tmp_path / "rooms.csv").read_bytes())
    assert page.inner_text("#report") == "Nothing changes"
    chosen(page, edited(tmp_path / "rooms.csv"))
    assert page.inner_text("#report") == "What changes"
    assert page.locator(".turn del").all_inner_texts() == ["10"]
    page.click("text=Write all of it")
    page.wait_for_selector("text=Imported: 2 rows were written.")
    assert {(room.names["en"], room.capacity) for room in Room.objects.all()} == {
        ("Hall", 250), ("Green room", None),
    }  # fmt: skip
