"""Invitations: sent within bounds, accepted once by whom they are for, and the last owner stays."""

from datetime import timedelta

import pytest
from django.core import mail
from django.core.exceptions import ValidationError
from django.utils import timezone

from events import invitations
from events.models import Invitation, TeamMember, User
from tests.factories import ForumFactory, TeamMemberFactory, UserFactory

pytestmark = pytest.mark.django_db
NAMES = {"first_name": "Nino", "last_name": "Beridze", "password": "correct horse"}
GUEST = "nino@forum.example"


@pytest.fixture
def at():
    return timezone.now()


@pytest.fixture
def forum():
    return ForumFactory()


def invite(forum, at, email=GUEST, role="editor", language="en"):
    return invitations.invite(forum, email=email, role=role, language=language, by=None, at=at)


def token():
    return mail.outbox[-1].body.split("/invitation/")[1].split("/")[0]


def test_a_letter_goes_to_the_address_alone_and_its_secret_is_kept_nowhere(forum, at):
    row = invite(forum, at)
    (letter,) = mail.outbox
    assert letter.to == [GUEST]
    assert token() not in str(vars(row))
    assert invitations.found(token(), at=at) == row


@pytest.mark.parametrize(("language", "name"), [("az", "Forum (az)"), ("en", "Forum forum-")])
def test_the_letter_is_in_the_language_chosen(forum, at, language, name):
    invite(forum, at, language=language)
    assert name in mail.outbox[0].body


def test_who_has_no_account_makes_one_by_it_and_is_in_the_team(forum, at):
    invite(forum, at, email="Nino@Forum.example", role="publisher")
    member = invitations.join(token(), **NAMES, at=at)
    assert (member.forum, member.role, member.user.email) == (forum, "publisher", GUEST)
    assert member.user.is_staff
    assert member.user.check_password("correct horse")


def test_who_has_an_account_uses_it_and_keeps_a_higher_role(forum, at):
    user = UserFactory(email="Nino@forum.example")
    invite(forum, at)
    with pytest.raises(invitations.HasAccount):
        invitations.join(token(), **NAMES, at=at)
    TeamMemberFactory(forum=forum, user=user, role="owner")
    assert invitations.accept(token(), user=user, at=at).role == "owner"
    assert User.objects.count() == 1


def test_a_name_that_is_taken_is_not_taken_over(forum, at):
    UserFactory(username=GUEST, email="other@forum.example")
    invite(forum, at)
    member = invitations.join(token(), **NAMES, at=at)
    assert member.user.username.startswith(f"{GUEST}-")


def test_it_serves_once(forum, at):
    invite(forum, at)
    user = invitations.join(token(), **NAMES, at=at).user
    with pytest.raises(invitations.NotOpen):
        invitations.accept(token(), user=user, at=at)


def test_it_serves_nobody_else(forum, at):
    invite(forum, at)
    with pytest.raises(invitations.SomebodyElse):
        invitations.accept(token(), user=UserFactory(), at=at)
    assert Invitation.objects.get().ended is None


def test_after_seven_days_it_is_over_and_the_address_may_be_invited_anew(forum, at):
    invite(forum, at)
    later = at + timedelta(days=7)
    with pytest.raises(invitations.NotOpen):
        invitations.found(token(), at=later)
    assert invite(forum, later).ended is None


def test_a_revoked_one_is_over(forum, at):
    assert invitations.revoke(invite(forum, at), by=None, at=at)
    with pytest.raises(invitations.NotOpen):
        invitations.found(token(), at=at)


def test_sent_again_it_has_a_new_secret_and_the_old_one_is_over(forum, at):
    row, old = invite(forum, at), token()
    with pytest.raises(invitations.TooSoon):
        invitations.resend(row, by=None, at=at)
    later = at + timedelta(minutes=5)
    invitations.resend(row, by=None, at=later)
    with pytest.raises(invitations.NotOpen):
        invitations.found(old, at=later)
    assert invitations.found(token(), at=later) == row


def test_nobody_is_invited_twice_nor_a_member(forum, at):
    invite(forum, at)
    with pytest.raises(invitations.Invited):
        invite(forum, at, email=GUEST.upper())
    member = TeamMemberFactory(forum=forum).user
    with pytest.raises(invitations.InTeam):
        invite(forum, at, email=member.email)


def test_a_forum_sends_so_many_letters_an_hour_and_has_so_many_open(forum, at, monkeypatch):
    monkeypatch.setattr(invitations, "LETTERS", 2)
    monkeypatch.setattr(invitations, "OPEN", 3)
    invitations.revoke(invite(forum, at, "a@forum.example"), by=None, at=at)
    invite(forum, at, "b@forum.example")
    with pytest.raises(invitations.TooMany):
        invite(forum, at, "c@forum.example")
    hour = at + timedelta(hours=1)
    for name in "cd":
        invite(forum, hour, f"{name}@forum.example")
    with pytest.raises(invitations.TooMany):
        invite(forum, hour + timedelta(hours=1), "e@forum.example")
    assert invite(ForumFactory(), at)


def test_a_letter_that_cannot_be_sent_leaves_no_invitation(forum, at, settings):
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 1
    with pytest.raises(invitations.NotSent):
        invite(forum, at)
    assert not Invitation.objects.exists()


@pytest.mark.parametrize("others", [0, 1])
def test_the_last_owner_is_not_lowered(forum, others):
    owner = TeamMemberFactory(forum=forum, role="owner")
    TeamMemberFactory(forum=forum, role="owner", user__is_active=False)
    for _each in range(others):
        TeamMemberFactory(forum=forum, role="owner")
    owner.role = "publisher"
    if others:
        owner.full_clean()
        return
    with pytest.raises(ValidationError) as refused:
        owner.full_clean()
    assert "last owner" in refused.value.message_dict["role"][0]
    assert TeamMember.objects.get(pk=owner.pk).role == "owner"
