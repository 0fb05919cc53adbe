"""Lists on which something is decided, coming back: name forms, a team, proposed matches."""

from datetime import UTC, date, datetime, timedelta

import pytest

from events.models import TeamMember
from sessions import merging
from speakers.models import NameForm, Person, PersonMatch
from tests.admin_pages import member
from tests.factories import (
    ForumFactory,
    NameFormFactory,
    PersonFactory,
    SpeakerFactory,
    TeamMemberFactory,
    UserFactory,
)
from tests.list_files import planned, problems, sent, table, written

pytestmark = pytest.mark.django_db
RULE = "Georgian national system (2002), reversed"


@pytest.fixture
def forum():
    return ForumFactory(languages=["az", "ka", "en"], zone="Asia/Baku")


@pytest.fixture
def owner(forum):
    return member(forum, "owner")


@pytest.fixture
def proposed(forum):
    """A Georgian spelling that a rule has written of somebody who speaks at the forum."""
    person = SpeakerFactory(forum=forum).person
    return NameFormFactory(person=person, language="ka", kind="proposed", text="ადილ", source=RULE)


def said(form, **cells):
    return table({"id": form.pk, **cells})


def places(answer):
    return [(line, column) for line, column, _reason in problems(answer)]


# Name forms


def test_an_office_confirms_and_corrects_a_proposed_form_by_a_file(forum, owner, proposed):
    cells = {"confirmed": "yes", "text": "ადილი", "source": "Letter", "date": "2025-11-20"}
    assert written(owner, NameForm, said(proposed, **cells)).status_code == 302
    proposed.refresh_from_db()
    assert (proposed.kind, proposed.text, proposed.source, proposed.date) == (
        "official", "ადილი", "Letter", date(2025, 11, 20),
    )  # fmt: skip
    assert proposed.confirmed_by == forum.team.get(role="owner").user
    assert proposed.history.first().history_change_reason == "import of list.csv"


@pytest.mark.parametrize(
    ("cells", "column"),
    [
        ({"source": RULE, "date": "2025-11-20"}, "source"),
        ({"source": "", "date": "2025-11-20"}, "source"),
        ({"source": "Letter", "date": ""}, "date"),
        ({"source": "Letter", "date": f"{datetime.now(UTC).date() + timedelta(days=3)}"}, "date"),
    ],
)
def test_a_form_is_confirmed_on_somebodys_word_and_of_a_day(owner, proposed, cells, column):
    answer = sent(owner, NameForm, said(proposed, confirmed="yes", **cells))
    assert places(answer) == [(2, column)]


def test_a_corrected_official_form_stays_known_as_it_was(owner, proposed):
    official = NameFormFactory(
        person=proposed.person, language="az", kind="official", text="Adil", source="Letter",
        date=date(2025, 11, 1),
    )  # fmt: skip
    written(owner, NameForm, said(official, text="Adil Tağıyev"))
    forms = proposed.person.forms.filter(language="az").values_list("kind", "text")
    assert set(forms) == {("official", "Adil Tağıyev"), ("reported", "Adil")}


@pytest.mark.parametrize("cells", [{"confirmed": "no"}, {"kind": "reported"}])
def test_a_file_takes_no_official_form_away(owner, proposed, cells):
    user = TeamMember.objects.get(role="owner").user
    official = NameFormFactory(person=proposed.person, language="az", confirmed_by=user)
    assert places(sent(owner, NameForm, said(official, **cells))) == [(2, *cells)]


def test_a_rewritten_proposal_is_no_rules(owner, proposed):
    written(owner, NameForm, said(proposed, text="ადილი", short="ა."))
    proposed.refresh_from_db()
    assert (proposed.kind, proposed.text, proposed.short, proposed.source) == (
        "proposed", "ადილი", "ა.", "",
    )  # fmt: skip


def test_how_an_official_form_is_said_needs_no_confirming(owner, proposed):
    official = NameFormFactory(person=proposed.person, language="az", confirmed_by=None)
    written(owner, NameForm, said(official, pronunciation="ah-DEEL"))
    official.refresh_from_db()
    assert (official.pronunciation, official.confirmed_by) == ("ah-DEEL", None)


def test_a_form_stays_with_its_person_and_language(owner, proposed):
    other = PersonFactory(slug="other")
    answer = sent(owner, NameForm, said(proposed, person_slug=other.slug, language="ru"))
    assert places(answer) == [(2, "language"), (2, "person_slug")]


def test_a_line_without_an_id_adds_a_form(forum, owner, proposed):
    person = proposed.person
    lines = table(
        {"id": "", "person_slug": person.slug, "language": "ru", "kind": "reported",
         "text": "Адыль", "source": "TASS"},
        {"id": "", "person_slug": person.slug, "language": "az", "kind": "official",
         "text": "Adil", "source": "Letter"},
    )  # fmt: skip
    written(owner, NameForm, lines)
    added = {form.language: form for form in person.forms.filter(language__in=["ru", "az"])}
    assert (added["ru"].text, added["ru"].kind) == ("Адыль", "reported")
    assert added["az"].confirmed_by == forum.team.get(role="owner").user


def test_a_form_is_added_to_nobody_at_a_forum_that_the_user_does_not_edit(owner):
    elsewhere = SpeakerFactory().person
    line = {"id": "", "person_slug": elsewhere.slug, "language": "ka", "text": "ადილ"}
    assert places(sent(owner, NameForm, table(line))) == [(2, "person_slug")]


def test_a_form_of_somebody_elsewhere_stays_as_it_is(owner):
    form = NameFormFactory(person=SpeakerFactory().person, language="ka")
    assert places(sent(owner, NameForm, said(form, text="ადილ"))) == [(2, "text")]


# A team


def test_a_team_is_filled_by_a_file_and_its_members_may_sign_in(forum, owner):
    new = UserFactory(username="leyla", is_staff=False)
    line = {"id": "", "forum": forum.slug, "user": "leyla", "role": "translator"}
    assert written(owner, TeamMember, table(line)).status_code == 302
    added = forum.team.get(user=new)
    assert added.role == "translator"
    assert added.user.is_staff


def test_who_is_in_the_team_already_is_told(forum, owner):
    there = TeamMemberFactory(forum=forum, user__username="leyla")
    line = {"id": "", "forum": forum.slug, "user": "leyla", "role": "editor"}
    ((line, _column, reason),) = problems(sent(owner, TeamMember, table(line)))
    assert (line, reason) == (2, "This person is in the team already. Change the role.")
    assert forum.team.get(user=there.user).role == there.role


def test_a_forum_is_handed_over_in_one_file_and_is_never_left_without_an_owner(forum, owner):
    old = forum.team.get(role="owner")
    new = TeamMemberFactory(forum=forum)
    handed = table({"id": new.pk, "role": "owner"}, {"id": old.pk, "role": "editor"})
    assert written(owner, TeamMember, handed).status_code == 302
    assert forum.team.get(role="owner") == new
    client = member(forum, "owner")
    everybody = table(
        *({"id": each.pk, "role": "viewer"} for each in forum.team.filter(role="owner"))
    )
    assert places(sent(client, TeamMember, everybody)) == [(3, "role")]
    new.refresh_from_db()
    assert new.role == "owner"


def test_a_foreign_team_is_not_there(owner):
    foreign = TeamMemberFactory()
    assert places(sent(owner, TeamMember, said(foreign, role="owner"))) == [(2, "id")]


# Proposed matches


def pair(forum, name):
    """Two persons at the forum who may be one, for somebody to decide."""
    new, known = (SpeakerFactory(forum=forum, person__sort_key=name).person, PersonFactory())
    return PersonMatch.objects.create(person=new, known=known, name=name, reason="same")


def test_pairs_are_joined_and_kept_apart_as_the_file_says(forum, owner):
    one, two = pair(forum, "Adil"), pair(forum, "Leyla")
    lines = table({"id": one.pk, "state": "accepted"}, {"id": two.pk, "state": "refused"})
    assert planned(sent(owner, PersonMatch, lines)) == [
        (False, [("state", "open", "accepted")]), (False, [("state", "open", "refused")]),
    ]  # fmt: skip
    assert Person.objects.filter(pk=one.person.pk).exists()
    written(owner, PersonMatch, lines)
    assert not Person.objects.filter(pk=one.person.pk).exists()
    assert forum.speakers.filter(person=one.known).exists()
    decided = PersonMatch.objects.get(pk=two.pk)
    assert (decided.state, decided.decided_by) == ("refused", forum.team.get(role="owner").user)


@pytest.mark.parametrize("state", ["open", "accepted"])
def test_what_is_decided_is_not_decided_again(forum, owner, state):
    match = pair(forum, "Adil")
    merging.refuse(match, by=forum.team.get(role="owner").user, at=datetime.now(UTC))
    assert places(sent(owner, PersonMatch, said(match, state=state))) == [(2, "state")]


def test_only_the_decision_is_taken_from_a_file_of_matches(forum, owner):
    match = pair(forum, "Adil")
    answer = sent(owner, PersonMatch, said(match, name="Leyla", reason="spelling"))
    assert places(answer) == [(2, "name"), (2, "reason")]
    new = table({"id": "", "state": "accepted"})
    ((line, _column, reason),) = problems(sent(owner, PersonMatch, new))
    assert (line, reason) == (2, "No rows are added to this list. Remove the line.")


def test_a_pair_at_a_forum_that_the_user_does_not_edit_is_left_to_others(owner):
    match = pair(ForumFactory(), "Adil")
    assert places(sent(owner, PersonMatch, said(match, state="accepted"))) == [(2, "state")]
