"""What a reader is told of the difference between two programmes."""

from datetime import UTC, date, datetime, timedelta
from uuid import UUID

import pytest
from msgspec.structs import replace

from events.program import canonical
from events.program.choice import close
from events.program.diff import Stale, apply, diff
from events.program.document import (
    Appearance,
    Document,
    Forum,
    NameForm,
    Organisation,
    Room,
    Session,
    Speaker,
)

START = datetime(2025, 12, 5, 7, 0, tzinfo=UTC)
FORUM, HALL, PERSON, OTHER, PANEL, PART, NEWCOMER, AGENCY = (UUID(int=n) for n in range(1, 9))


def speaker(uuid, number, name):
    """A confirmed speaker with an English name."""
    return Speaker(
        uuid=uuid, number=number, slug=f"speaker-{number}", person_slug=f"speaker-{number}",
        forms=(NameForm(language="en", kind="official", text=name),),
    )  # fmt: skip


PROGRAMME = canonical.ordered(
    Document(
        forum=Forum(
            uuid=FORUM, number=1, slug="media-2025", names={"en": "Forum"},
            starts=date(2025, 12, 5), ends=date(2025, 12, 5), zone="Asia/Baku", languages=("en",),
        ),
        rooms=(Room(uuid=HALL, number=1, slug="hall", names={"en": "Hall"}),),
        organisations=(Organisation(uuid=AGENCY, number=1, slug="a", names={"en": "Agency"}),),
        speakers=(speaker(PERSON, 1, "Adil Tagiyev"), speaker(OTHER, 2, "Vafa Isgandarova")),
        sessions=(
            Session(
                uuid=PANEL, number=1, slug="panel", kind="panel", title={"en": "Trust"},
                start=START, minutes=90, state="tentative",
                appearances=(Appearance(uuid=PART, number=1, speaker=PERSON, role="panelist"),),
            ),
        ),
    )
)  # fmt: skip
SESSION, CAST = PROGRAMME.sessions[0], PROGRAMME.sessions[0].appearances[0]
FORM = NameForm(language="en", kind="official", text="Adil Taghiyev")


def with_session(**changes):
    """The programme with its session changed."""
    return canonical.ordered(replace(PROGRAMME, sessions=(replace(SESSION, **changes),)))


def with_speaker(**changes):
    """The programme with its first speaker changed."""
    first = next(row for row in PROGRAMME.speakers if row.uuid == PERSON)
    rest = [row for row in PROGRAMME.speakers if row.uuid != PERSON]
    return canonical.ordered(replace(PROGRAMME, speakers=(replace(first, **changes), *rest)))


def with_cast(**changes):
    """The programme with its appearance changed."""
    return with_session(appearances=(replace(CAST, **changes),))


@pytest.mark.parametrize(
    ("after", "what", "field", "before_value", "after_value"),
    [
        (with_session(title={"en": "Faith"}), "retitled", "title", "Trust", "Faith"),
        (with_session(title={"en": "Trust", "az": "Etimad"}), "retitled", "title", None, "Etimad"),
        (with_session(room=HALL), "room", "room", None, str(HALL)),
        (with_session(abstract={"en": "New"}), "text", "abstract", None, "New"),
        (with_session(more_speakers=True), "changed", "more_speakers", False, True),
        (with_speaker(position={"en": "Head"}), "position", "position", None, "Head"),
        (with_speaker(organisation=AGENCY), "position", "organisation", None, str(AGENCY)),
        (with_speaker(status="cancelled"), "cancelled", "status", "confirmed", "cancelled"),
        (with_cast(role="moderator"), "role", "role", "panelist", "moderator"),
        (with_cast(speaker=OTHER), "replaced", "speaker", str(PERSON), str(OTHER)),
    ],
)
def test_one_edit_is_one_change_in_the_readers_terms(after, what, field, before_value, after_value):
    (change,) = diff(PROGRAMME, after)
    assert (change.what, change.field, change.before, change.after) == (
        what, field, before_value, after_value,
    )  # fmt: skip


def test_a_later_start_and_another_length_are_one_move():
    (change,) = diff(PROGRAMME, with_session(start=START + timedelta(hours=1), minutes=60))
    assert change.what == "moved"
    assert change.before == {"start": "2025-12-05T11:00:00+04:00", "minutes": 90}
    assert change.after == {"start": "2025-12-05T12:00:00+04:00", "minutes": 60}


def test_equal_instants_at_another_wall_time_are_a_move():
    moved = replace(PROGRAMME, forum=replace(PROGRAMME.forum, zone="Asia/Tbilisi"))
    berlin = replace(PROGRAMME, forum=replace(PROGRAMME.forum, zone="Europe/Berlin"))
    tbilisi = [c.field for c in diff(PROGRAMME, canonical.ordered(moved))]
    assert tbilisi == ["zone"]
    assert [c.field for c in diff(PROGRAMME, canonical.ordered(berlin))] == ["time", "zone"]


@pytest.mark.parametrize("state", ["confirmed", "cancelled"])
def test_a_new_state_is_called_by_its_name(state):
    (change,) = diff(PROGRAMME, with_session(state=state, cancelled_because={"en": "Rain"}))
    assert (change.what, change.after["state"]) == (state, state)


def test_a_corrected_spelling_is_a_change_of_the_name_in_its_language():
    (change,) = diff(PROGRAMME, with_speaker(forms=(FORM,)))
    assert (change.what, change.language) == ("name", "en")
    assert [form["text"] for form in change.after] == ["Adil Taghiyev"]


def test_a_stand_in_on_the_same_place_is_a_replacement():
    newcomer = Appearance(uuid=NEWCOMER, number=2, speaker=OTHER, role="panelist")
    (change,) = diff(PROGRAMME, with_session(appearances=(newcomer,)))
    assert change.what == "replaced"
    assert (change.before["speaker"], change.after["speaker"]) == (str(PERSON), str(OTHER))


def test_somebody_more_and_somebody_less_on_stage():
    newcomer = Appearance(uuid=NEWCOMER, number=2, speaker=OTHER, role="moderator", order=1)
    more = with_session(appearances=(CAST, newcomer))
    assert [(c.what, c.subject) for c in diff(PROGRAMME, more)] == [("added", "appearance")]
    assert [(c.what, c.subject) for c in diff(more, PROGRAMME)] == [("removed", "appearance")]


def test_a_new_session_is_one_change_with_its_cast():
    empty = replace(PROGRAMME, sessions=())
    (change,) = diff(empty, PROGRAMME)
    assert (change.what, change.subject) == ("added", "session")
    assert change.after["appearances"][0]["speaker"] == str(PERSON)


def test_an_address_names_the_thing_the_field_and_the_language():
    (change,) = diff(PROGRAMME, with_session(title={"en": "Faith"}))
    assert change.address == f"session/{PANEL}/title/en"


def test_a_change_that_no_longer_starts_from_what_is_there_is_stale():
    changes = diff(PROGRAMME, with_session(title={"en": "Faith"}))
    with pytest.raises(Stale, match="1 changes no longer apply") as refusal:
        apply(with_session(title={"en": "Hope"}), changes)
    assert refusal.value.addresses == (f"session/{PANEL}/title/en",)


def test_a_stale_change_leaves_nothing_half_applied():
    after = with_session(title={"en": "Faith"}, more_speakers=True)
    other = with_session(title={"en": "Hope"})
    with pytest.raises(Stale):
        apply(other, diff(PROGRAMME, after))
    assert not other.sessions[0].more_speakers


def choose(before, after, *fields):
    """The fields of the closed choice that begins with these."""
    changes = diff(before, after)
    chosen = [change.address for change in changes if (change.field or change.subject) in fields]
    closed = close(before, changes, chosen).changes
    return sorted(change.field or change.subject for change in closed)


def test_a_choice_that_needs_nothing_stays_alone():
    after = with_session(title={"en": "Faith"}, more_speakers=True)
    assert choose(PROGRAMME, after, "title") == ["title"]


def test_a_new_room_comes_along_with_the_session_that_moves_there():
    without = replace(PROGRAMME, rooms=())
    assert choose(without, with_session(room=HALL, more_speakers=True), "room") == ["room", "room"]


def test_a_removed_speaker_takes_the_appearance_along():
    gone = replace(with_session(appearances=(), more_speakers=True), speakers=())
    assert "appearance" in choose(PROGRAMME, gone, "speaker")
    assert "more_speakers" not in choose(PROGRAMME, gone, "speaker")


def test_a_session_on_a_new_day_takes_the_forums_days_along():
    longer = replace(PROGRAMME.forum, ends=date(2025, 12, 6), motto={"en": "New"})
    after = replace(with_session(start=START + timedelta(days=1)), forum=longer)
    assert choose(PROGRAMME, canonical.ordered(after), "time") == ["ends", "time"]


def test_swapped_addresses_change_together():
    second = replace(SESSION, uuid=NEWCOMER, number=2, slug="other", appearances=())
    before = canonical.ordered(replace(PROGRAMME, sessions=(SESSION, second)))
    swapped = (replace(SESSION, slug="other"), replace(second, slug="panel"))
    after = canonical.ordered(replace(before, sessions=swapped))
    changes = diff(before, after)
    assert len(close(before, changes, [changes[0].address]).changes) == 2


def test_a_named_stand_in_replaces_also_in_another_role():
    newcomer = Appearance(
        uuid=NEWCOMER, number=2, speaker=OTHER, role="moderator", instead_of=PERSON
    )
    (change,) = diff(PROGRAMME, with_session(appearances=(newcomer,)))
    assert change.what == "replaced"


def test_nobody_replaces_himself():
    again = with_session(appearances=(replace(CAST, uuid=NEWCOMER),))
    assert [c.what for c in diff(PROGRAMME, again)] == ["added", "removed"]


def test_a_choice_from_a_faulty_programme_ends_with_all_of_it():
    faulty = with_session(minutes=0, more_speakers=True)
    assert choose(PROGRAMME, faulty, "time") == ["more_speakers", "time"]


def test_a_choice_that_does_without_the_fault_stays_alone():
    faulty = with_session(minutes=0, more_speakers=True)
    assert choose(PROGRAMME, faulty, "more_speakers") == ["more_speakers"]


@pytest.mark.parametrize("chosen", ["starts", "ends"])
def test_a_forum_never_ends_before_it_starts(chosen):
    days = 30 if chosen == "starts" else -30
    forum = PROGRAMME.forum
    moved = replace(
        forum, starts=forum.starts + timedelta(days), ends=forum.ends + timedelta(days),
        motto={"en": "New"},
    )  # fmt: skip
    before = replace(PROGRAMME, sessions=())
    assert choose(before, replace(before, forum=moved), chosen) == ["ends", "starts"]


def test_a_row_that_is_there_already_is_stale():
    with pytest.raises(Stale):
        apply(PROGRAMME, diff(replace(PROGRAMME, sessions=()), PROGRAMME))


def test_a_row_that_reads_otherwise_by_now_is_not_removed():
    removal = diff(PROGRAMME, replace(PROGRAMME, sessions=()))
    with pytest.raises(Stale):
        apply(with_session(title={"en": "Hope"}), removal)


def test_a_change_of_a_cast_whose_session_is_gone_is_stale():
    changes = diff(PROGRAMME, with_cast(role="chair"))
    with pytest.raises(Stale):
        apply(replace(PROGRAMME, sessions=()), changes)
