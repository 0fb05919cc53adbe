"""A session's page."""

from events.program.document import Interpretation, Link, ReportedTitle
from tests.events.public.editions import (
    appearance,
    draw,
    programme,
    room,
    session,
    speaker,
    theme,
    uuid,
)


def page(language="en", **facts):
    whole = programme(
        session(1, **facts),
        session(2),
        rooms=(room(), room(2)),
        themes=(theme(), theme(2)),
        speakers=(speaker(position={"en": "Editor"}), speaker(2), speaker(3)),
    )
    return draw(whole, "sessions/session-1/", language)


def facts(drawn):
    return dict(zip(drawn.all(".card dt"), drawn.all(".card dd"), strict=True))


def test_it_says_what_when_and_where():
    drawn = page(room=uuid("room", 1))
    assert drawn.one("h1") == "Session 1"
    assert drawn.one(".clock") == "11:00–12:30 Friday 5 December 2025, Room 1"


def test_one_without_a_time_says_that_it_will_be_announced():
    assert page(start=None, minutes=None).one(".clock") == (
        "Time to be announced, Room to be announced"
    )


def test_the_stage_is_in_order_with_roles_beside_those_who_first_have_them():
    stage = (appearance(role="moderator"), appearance(2, speaker=2), appearance(3, speaker=3))
    drawn = page(appearances=stage)
    assert drawn.all(".stage .role") == ["Moderator", "Panelists, in stage order", ""]
    assert drawn.all(".stage h3") == ["Speaker 1", "Speaker 2", "Speaker 3"]


def test_the_card_tells_languages_rooms_and_the_time_elsewhere():
    told = facts(
        page(
            room=uuid("room", 1),
            overflow=(uuid("room", 2),),
            floor_languages=("az", "ka"),
            interpretation=(Interpretation(language="en", channel="2"),),
            sign_languages=("ase",),
            coverage="open",
            attribution="on_record",
            reported_titles=(ReportedTitle(text="Other title"),),
        )
    )
    address = told.pop("Permanent address")
    assert address.endswith("/en/media-forum/r7/sessions/session-1/")
    assert told == {
        "Kind": "Panel",
        "Rooms": "Room 1; Room 2",
        "Spoken": "Azerbaijani, Georgian",
        "Interpreted into": "English (channel 2)",
        "Sign language": "American Sign Language",
        "Baku time": "11:00–12:30 (UTC+4)",
        "The same moment elsewhere": "UTC 07:00–08:30",
        "For the press": "Open to the press. On the record",
        "Title also reported as": "Other title",
    }


def test_all_themes_are_named_the_main_one_first():
    drawn = page(theme=uuid("theme", 2), themes=(uuid("theme", 1),))
    assert drawn.all(".themes a") == ["Theme 2", "Theme 1"]


def test_long_texts_are_paragraphs_marked_where_in_another_language():
    drawn = page(abstract={"en": "One\n\ntwo"}, description={"az": "Üç"})
    assert drawn.all(".prose p") == ["One", "two", "Üç", ""]
    assert drawn.values(".prose", "lang") == [None, "az"]


def test_a_link_that_is_not_to_the_web_is_only_text():
    links = (
        Link(kind="stream", url="https://example.org/"),
        Link(kind="other", url="javascript:x"),
    )
    drawn = page(links=links)
    assert drawn.values(".card a[rel]", "href") == ["https://example.org/"]
    assert facts(drawn)["Link"] == "javascript:x"


def test_a_cancelled_session_leads_to_what_replaces_it():
    drawn = page(state="cancelled", successor=uuid("session", 2))
    assert drawn.values(".lead p a", "href") == ["/en/media-forum/sessions/session-2/"]


def test_the_description_for_search_engines_is_the_abstract():
    assert page(abstract={"en": "**What** it is"}).values("[name=description]", "content") == [
        "What it is"
    ]


def test_who_stands_in_for_somebody_says_for_whom():
    stage = (appearance(1, speaker=1, instead_of=uuid("speaker", 2)),)
    assert "In place of: Speaker 2" in page(appearances=stage).one(".stage li")


def test_it_leads_to_a_calendar_while_it_takes_place():
    page = draw(programme(session()), "sessions/session-1/")
    assert page.values(".lead .btns a", "href") == ["/en/media-forum/sessions/session-1.ics"]
    assert page.values(".follow a", "href")[0].startswith("webcal://")
    for gone in (session(state="cancelled"), session(start=None)):
        assert draw(programme(gone), "sessions/session-1/").all(".lead .btns, .follow") == []
