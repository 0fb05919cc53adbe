"""Publishing a part of the draft: what was chosen and seen goes out, and nothing else."""

import pytest

from events import releases
from events.program.diff import diff
from sessions import drafts, publish
from tests.factories import AppearanceFactory, ForumFactory, RoomFactory, SessionFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def forum():
    forum = ForumFactory()
    for title in ("Opening", "Panel", "Closing"):
        SessionFactory(forum=forum, title={"en": title})
    publish.publish(forum.uuid, by="test")
    return forum


def edit(forum, named, **fields):
    session = forum.sessions.get(title__en=named)
    for name, value in fields.items():
        setattr(session, name, value)
    session.save()
    return session


def seen(forum, *titles):
    """The marks of what changed in these sessions."""
    ids = {forum.sessions.get(title__en=title).uuid for title in titles}
    return [c.mark for c in publish.propose(forum.uuid).changes if c.bearer in ids]


def part(forum, chosen, **facts):
    return publish.publish_part(forum.uuid, chosen=chosen, **{"seen": 1, "by": "test", **facts})


def titles(forum):
    document = releases.read(forum.uuid).document
    return sorted(session.title["en"] for session in document.sessions)


def test_one_of_three_changes_is_published_and_the_other_two_are_not(forum):
    for title in ("Opening", "Panel", "Closing"):
        edit(forum, title, title={"en": f"{title} II"})
    stamp = part(forum, seen(forum, "Panel II"), label="Typo", note="A title")
    assert (stamp.number, stamp.label, stamp.note) == (2, "Typo", "A title")
    assert titles(forum) == ["Closing", "Opening", "Panel II"]
    assert len(publish.propose(forum.uuid).changes) == 2


def test_the_parts_one_after_another_end_where_publishing_at_once_does(forum):
    edit(forum, "Opening", title={"en": "Welcome"}, minutes=45)
    edit(forum, "Panel", room=RoomFactory(forum=forum))
    number = 1
    while (proposal := publish.propose(forum.uuid)).changes:
        closed = publish.closed(proposal, [proposal.changes[-1].mark])
        part(forum, [c.mark for c in closed.changes], seen=number)
        number += 1
    assert number > 2
    assert diff(releases.read(forum.uuid).document, drafts.read(forum.uuid)) == ()


def test_a_choice_that_refers_to_more_is_refused_and_says_to_what(forum):
    room = RoomFactory(forum=forum, names={"en": "Hall"})
    edit(forum, "Panel", room=room)
    with pytest.raises(publish.NotClosed) as refusal:
        part(forum, seen(forum, "Panel"))
    (along,) = refusal.value.along
    assert (along.change.id, along.because.field) == (room.uuid, "room")
    assert releases.read(forum.uuid).number == 1


def test_a_change_edited_since_it_was_seen_does_not_go_out(forum):
    edit(forum, "Panel", title={"en": "Panel II"})
    chosen = seen(forum, "Panel II")
    edit(forum, "Panel II", title={"en": "Panel III"})
    with pytest.raises(publish.DraftMoved, match="1 of the chosen changes"):
        part(forum, chosen)
    assert releases.read(forum.uuid).number == 1


def test_an_edit_elsewhere_neither_goes_out_nor_stands_in_the_way(forum):
    edit(forum, "Panel", title={"en": "Panel II"})
    chosen = seen(forum, "Panel II")
    edit(forum, "Opening", title={"en": "Unseen"})
    part(forum, chosen)
    assert titles(forum) == ["Closing", "Opening", "Panel II"]


def test_a_part_chosen_against_an_older_release_is_refused(forum):
    edit(forum, "Panel", title={"en": "Panel II"})
    chosen = seen(forum, "Panel II")
    publish.publish(forum.uuid, by="test")
    with pytest.raises(releases.Overtaken):
        part(forum, chosen)


def test_a_part_is_published_beside_a_draft_that_contradicts_itself(forum):
    edit(forum, "Opening", start="2030-01-01T10:00Z")
    edit(forum, "Panel", title={"en": "Panel II"})
    part(forum, seen(forum, "Panel II"))
    assert "Panel II" in titles(forum)


def test_a_contradiction_itself_is_refused(forum):
    edit(forum, "Opening", start="2030-01-01T10:00Z")
    with pytest.raises(releases.Refused):
        part(forum, seen(forum, "Opening"))


def test_before_the_first_release_there_are_no_parts():
    with pytest.raises(releases.NoSuchRelease, match="Nothing is published yet"):
        part(ForumFactory(), ["0"], seen=0)


def test_nothing_chosen_is_nothing_to_publish(forum):
    with pytest.raises(publish.NothingChanged):
        part(forum, [])


def test_a_new_name_on_the_stage_brings_the_speaker(forum):
    appearance = AppearanceFactory(session=forum.sessions.get(title__en="Panel"))
    (added,) = [c for c in publish.propose(forum.uuid).changes if c.subject == "appearance"]
    closed = publish.closed(publish.propose(forum.uuid), [added.mark])
    assert [each.change.id for each in closed.along] == [appearance.speaker.person.uuid]
