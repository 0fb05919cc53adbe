"""The admin's page of invitations, the page behind a letter's link, and removing the last owner."""

import pytest
from django.core import mail
from django.test import Client
from django.utils import timezone

from events import invitations
from events.models import Invitation, TeamMember
from forum_site.accounts import joining
from tests.admin_pages import address, errors, list_of, member, sent, signed_in
from tests.factories import ForumFactory, SuperuserFactory, TeamMemberFactory, UserFactory

pytestmark = pytest.mark.django_db
GUEST = {"email": "nino@forum.example", "role": "editor", "language": "en"}


@pytest.fixture(autouse=True)
def _nobody_asked_yet():
    joining.opened.clear()


@pytest.fixture
def forum():
    return ForumFactory()


@pytest.fixture
def owner(forum):
    return member(forum, "owner")


@pytest.fixture
def visitor():
    return Client(headers={"Accept-Language": "en"})


def invited(owner, forum):
    assert owner.post(address(forum, "invitations"), GUEST).status_code == 302
    return "/admin/invitation/" + mail.outbox[-1].body.split("/invitation/")[1].split()[0]


def test_an_owner_invites_sees_it_open_and_revokes_it(owner, forum, visitor):
    link = invited(owner, forum)
    page = owner.get(address(forum, "invitations")).content.decode()
    assert "nino@forum.example" in page
    row = Invitation.objects.get()
    told = owner.post(address(forum, "invitations"), {"resend": row.pk}, follow=True)
    assert "Wait five minutes" in told.content.decode()
    owner.post(address(forum, "invitations"), {"revoke": row.pk})
    assert visitor.get(link).status_code == 410


def test_what_is_refused_is_said_at_the_field(owner, forum):
    invited(owner, forum)
    page = owner.post(address(forum, "invitations"), GUEST)
    assert "invited already" in page.context["form"].errors["email"][0]


def test_nobody_touches_another_forums_invitations(owner, forum):
    other = invitations.invite(ForumFactory(), **GUEST, by=None, at=timezone.now())
    for verb in ("resend", "revoke"):
        assert owner.post(address(forum, "invitations"), {verb: other.pk}).status_code == 404
    assert owner.post(address(forum, "invitations"), {"revoke": "9" * 30}).status_code == 404


def test_a_guest_makes_an_account_by_the_link_and_is_inside(owner, forum, visitor):
    link = invited(owner, forum)
    weak = {"first_name": "Nino", "last_name": "B", "password": "1234"}
    assert visitor.post(link, weak).context["form"].errors["password"]
    answer = visitor.post(link, {**weak, "password": "correct horse"})
    assert answer["Location"] == f"/admin/?forum={forum.pk}"
    assert visitor.get(address(forum)).status_code == 200
    assert visitor.get(link).status_code == 410


def test_somebody_else_is_told_and_joins_nothing(owner, forum):
    link = invited(owner, forum)
    other = UserFactory()
    client = signed_in(other)
    assert "to whom this invitation was not sent" in client.get(link).content.decode()
    assert client.post(link).status_code == 302
    assert not other.memberships.exists()


def test_who_has_an_account_signs_in_first_and_then_joins(owner, forum, visitor):
    link = invited(owner, forum)
    user = UserFactory(email="nino@forum.example")
    page = visitor.get(link).content.decode()
    assert f"/admin/login/?next={link}" in page
    assert "password" not in page
    assert signed_in(user).post(link).status_code == 302
    assert user.memberships.get().role == "editor"


def test_who_guesses_links_is_shut_out(visitor):
    answers = [visitor.get("/admin/invitation/guess/").status_code for _each in range(21)]
    assert answers == [410] * 20 + [429]


def test_the_last_owner_is_neither_lowered_nor_removed(owner, forum):
    row = TeamMember.objects.get(forum=forum)
    assert "last owner" in errors(sent(owner, address(row), role="viewer"))["role"][0]
    chosen = {"action": "delete_selected", "_selected_action": [row.pk], "post": "yes"}
    for url, data in ((address(row, "delete"), {"post": "yes"}), (list_of(TeamMember), chosen)):
        assert "The last owner of" in owner.post(url, data).content.decode()
    root = signed_in(SuperuserFactory())
    assert "The last owner of" in root.get(address(row.user, "delete")).content.decode()
    TeamMemberFactory(forum=forum, role="owner")
    owner.post(address(row, "delete"), {"post": "yes"})
    assert not TeamMember.objects.filter(pk=row.pk).exists()


def test_the_page_asks_as_often_for_three_as_for_one(owner, forum, django_assert_max_num_queries):
    for name in "abc":
        email = {**GUEST, "email": f"{name}@forum.example"}
        owner.post(address(forum, "invitations"), email)
        if name != "b":
            with django_assert_max_num_queries(12):
                owner.get(address(forum, "invitations"))
