"""Secret links to the preview: who makes them, how long they work, and what they show."""

from datetime import UTC, datetime, timedelta

import pytest
from lxml import html  # noqa: TID253 - what the tests look into

from events import releases
from events.models import TeamMember, User
from events.web import UI_LANGUAGES
from sessions import preview_links, publish
from sessions.models import Planned, PreviewLink
from tests.admin_pages import member
from tests.factories import (
    AppearanceFactory,
    ForumFactory,
    RoomFactory,
    SessionFactory,
    TeamMemberFactory,
    ThemeFactory,
)

pytestmark = pytest.mark.django_db

NOW = datetime(2025, 12, 1, 9, tzinfo=UTC)
DAY = timedelta(days=1)
PAGES = (
    "",
    "schedule/",
    "schedule/?view=rooms",
    "speakers/",
    "organisations/",
    "releases/",
    "mine/",
)


@pytest.fixture(autouse=True)
def _nothing_kept():
    releases.forget()


@pytest.fixture
def forum():
    forum = ForumFactory(slug="agmf", visibility="hidden")
    session = SessionFactory(
        forum=forum, title={"en": "Opening", "az": "Açılış"}, notes="Bring water",
        room=RoomFactory(forum=forum), theme=ThemeFactory(forum=forum),
    )  # fmt: skip
    AppearanceFactory(session=session, speaker__notes="Bring water")
    return forum


def made(forum, *, label="Ministry", days=7, at=NOW, by=None):
    by = by or TeamMemberFactory(forum=forum, role="editor").user
    return preview_links.make(forum, label=label, days=days, by=by, at=at)


def opened_now(forum):
    """The root of a link that works at this moment."""
    _link, secret = made(forum, at=datetime.now(UTC))
    return f"/preview/{secret}/"


def url(forum, page=""):
    return f"/admin/events/forum/{forum.pk}/previews/{page}"


@pytest.mark.parametrize("days", preview_links.TERMS)
def test_a_link_works_for_its_days_and_not_a_moment_longer(forum, days):
    link, secret = made(forum, days=days)
    assert preview_links.opened(secret, at=NOW + days * DAY - timedelta(seconds=1)) == link
    assert preview_links.opened(secret, at=NOW + days * DAY) is None


def test_a_revoked_link_works_no_more_and_is_revoked_once(forum):
    link, secret = made(forum)
    preview_links.revoke(forum, link=link.pk, at=NOW)
    assert preview_links.opened(secret, at=NOW) is None
    with pytest.raises(preview_links.NoSuchLink):
        preview_links.revoke(forum, link=link.pk, at=NOW)


@pytest.mark.parametrize("lost", ["the team", "the role", "the account", "everything"])
def test_a_link_ends_when_its_maker_may_no_longer_edit(forum, lost):
    membership = TeamMemberFactory(forum=forum, role="editor")
    user = membership.user
    _link, secret = made(forum, by=user)
    assert preview_links.opened(secret, at=NOW)
    if lost == "the team":
        membership.delete()
    elif lost == "the role":
        TeamMember.objects.filter(pk=membership.pk).update(role="translator")
    elif lost == "the account":
        User.objects.filter(pk=user.pk).update(is_active=False)
    else:
        user.delete()
    assert preview_links.opened(secret, at=NOW) is None


def test_the_list_says_that_it_ended_with_its_makers_right(forum):
    membership = TeamMemberFactory(forum=forum, role="editor")
    made(forum, by=membership.user, at=datetime.now(UTC))
    client = member(forum, "editor")
    assert [works for _link, works in client.get(url(forum)).context["links"]] == [True]
    membership.delete()
    assert [works for _link, works in client.get(url(forum)).context["links"]] == [False]


def test_a_link_of_another_forum_is_not_revoked(forum):
    link, secret = made(forum)
    with pytest.raises(preview_links.NoSuchLink):
        preview_links.revoke(ForumFactory(), link=link.pk, at=NOW)
    assert preview_links.opened(secret, at=NOW) == link


def test_the_secret_is_not_stored_and_cannot_be_guessed(forum):
    link, secret = made(forum)
    assert len(secret) >= 43
    assert secret not in {str(value) for value in PreviewLink.objects.values().get().values()}
    assert made(forum)[1] != secret
    assert preview_links.opened(link.sha256, at=NOW) is None


def test_when_it_was_last_opened_is_noted(forum):
    link, secret = made(forum)
    preview_links.opened(secret, at=NOW + DAY)
    link.refresh_from_db()
    assert link.used == NOW + DAY


@pytest.mark.parametrize(
    ("facts", "refusal"),
    [
        ({"label": "  "}, preview_links.NoLabel),
        ({"label": "x" * 101}, preview_links.NoLabel),
        ({"days": 365}, preview_links.NoSuchTerm),
    ],
)
def test_a_link_is_for_somebody_and_for_a_while(forum, facts, refusal):
    with pytest.raises(refusal):
        made(forum, **facts)


def test_a_forum_has_so_many_working_links_and_forgets_those_long_over(forum):
    user = TeamMemberFactory(forum=forum, role="editor").user
    for _number in range(preview_links.MOST):
        made(forum, days=1, by=user)
    with pytest.raises(preview_links.TooMany):
        made(forum, by=user)
    made(forum, at=NOW + 2 * DAY, by=user)
    made(forum, at=NOW + 95 * DAY, by=user)
    assert forum.preview_links.count() == 1 + 1


def test_every_page_in_every_language_is_read_and_none_leads_out(client, forum):
    root = opened_now(forum)
    seen, found = set(), {f"{root}{language}/{page}" for language in UI_LANGUAGES for page in PAGES}
    while todo := found - seen:
        for address in todo:
            answer = client.get(address)
            assert answer.status_code == 200, address
            seen.add(address)
            found |= links(answer, address)
    steps = {address.split("/")[4] for address in seen if len(address.split("/")) > 6}
    assert steps == {"rooms", "sessions", "speakers", "themes"}


def links(answer, address):
    """The pages that it leads to, all of them below the preview's own address."""
    if "html" not in answer["Content-Type"]:
        return set()
    tree = html.fromstring(answer.content.decode(), base_url=address)
    root = "/".join(address.split("/")[:3]) + "/"
    hrefs = {href.partition("#")[0] for href in tree.xpath("//a/@href")} - {""}
    hrefs = {f"{address.partition('?')[0]}{h}" if h.startswith("?") else h for h in hrefs}
    inside = {href for href in hrefs if href.startswith(root)}
    assert hrefs - inside == set(), address
    return {href for href in inside if "?" not in href}


def test_without_a_language_it_leads_to_the_forums_first(client, forum):
    root = opened_now(forum)
    assert client.get(root)["Location"] == f"{root}az/"


def test_the_answer_is_found_kept_and_passed_on_by_nobody(client, forum):
    for address in (opened_now(forum) + "en/", "/preview/unknown/en/"):
        answer = client.get(address)
        assert answer["Cache-Control"] == "private, no-store"
        assert answer["Referrer-Policy"] == "no-referrer"
        assert "noindex" in answer["X-Robots-Tag"]
        assert b'<meta name="robots" content="noindex">' in answer.content


def test_it_shows_what_was_changed_a_moment_ago(client, forum):
    root = opened_now(forum)
    forum.sessions.update(title={"en": "Welcome"})
    assert "Welcome" in client.get(f"{root}en/schedule/").content.decode()


def test_nothing_that_the_team_alone_may_know_is_shown(client, forum):
    hidden = SessionFactory(forum=forum, title={"en": "Surprise"})
    slug = forum.sessions.exclude(pk=hidden.pk).get().slug
    publish_later = Planned.objects.create(
        forum=forum, kind=Planned.Kind.EMBARGO, due=datetime.now(UTC) + DAY,
        subjects=[hidden.uuid], approved=b"", against=0, author_name="test", made=NOW,
    )  # fmt: skip
    root = opened_now(forum)
    page = client.get(f"{root}en/schedule/").content.decode()
    assert "Opening" in page
    assert "Surprise" not in page
    assert "Bring water" not in client.get(f"{root}en/sessions/{slug}/").content.decode()
    publish_later.delete()
    assert "Surprise" in client.get(f"{root}en/schedule/").content.decode()


@pytest.mark.parametrize("state", ["unknown", "revoked", "expired"])
def test_a_link_that_does_not_work_says_what_to_do_and_never_why(client, forum, state):
    at = datetime.now(UTC) - (2 * DAY if state == "expired" else timedelta())
    link, secret = made(forum, days=1, at=at)
    if state == "revoked":
        preview_links.revoke(forum, link=link.pk, at=at)
    secret = "A" * 43 if state == "unknown" else secret
    answer = client.get(f"/preview/{secret}/en/schedule/")
    assert answer.status_code == 404
    assert "Ask whoever sent it to you for a new one" in answer.content.decode()
    assert answer.content == client.get("/preview/x/en/").content


@pytest.mark.parametrize("method", ["post", "put", "delete"])
def test_a_preview_is_only_read(client, forum, method):
    assert getattr(client, method)(opened_now(forum) + "en/").status_code == 405


def test_an_editor_makes_a_link_that_is_shown_once(client, forum):
    editor = member(forum, "editor")
    page = editor.post(url(forum), {"label": "Ministry", "days": "7"})
    address = page.context["made"]
    assert client.get(address.removeprefix("http://testserver")).status_code == 200
    assert forum.preview_links.get().made_by == forum.team.get().user
    again = editor.get(url(forum)).content.decode()
    assert "Ministry" in again
    assert address not in again


def test_an_editor_revokes_a_link(client, forum):
    editor, root = member(forum, "editor"), opened_now(forum)
    asked = {"link": forum.preview_links.get().pk}
    assert editor.post(url(forum, "revoke/"), asked)["Location"] == url(forum)
    assert client.get(f"{root}en/").status_code == 404
    again = editor.post(url(forum, "revoke/"), asked, follow=True)
    assert "gone or revoked already" in again.content.decode()


@pytest.mark.parametrize("asked", [{"label": "", "days": "7"}, {"label": "X", "days": "365"}])
def test_a_form_that_says_too_little_makes_no_link(forum, asked):
    answer = member(forum, "editor").post(url(forum), asked)
    assert (answer.status_code, forum.preview_links.count()) == (422, 0)
    assert answer.context["form"].errors


@pytest.mark.parametrize(("role", "status"), [("viewer", 403), ("translator", 403)])
def test_who_does_not_edit_makes_and_revokes_none(forum, role, status):
    client = member(forum, role)
    asked = {"label": "X", "days": "1", "link": "1"}
    assert client.post(url(forum), asked).status_code == status
    assert client.post(url(forum, "revoke/"), asked).status_code == status
    assert forum.preview_links.count() == 0


def test_an_editor_of_another_forum_finds_no_such_page(forum):
    client = member(ForumFactory(), "editor")
    assert client.post(url(forum), {"label": "X", "days": "1"}).status_code == 404
    assert client.post(url(forum, "revoke/"), {"link": "1"}).status_code == 404


@pytest.mark.parametrize("links", [1, 3])
def test_the_list_asks_the_database_as_much_however_long(
    forum, django_assert_max_num_queries, links
):
    client = member(forum, "editor")
    for _number in range(links):
        made(forum)
    with django_assert_max_num_queries(13):
        client.get(url(forum))


def test_publishing_closes_no_link_and_a_page_costs_few_queries(
    client, forum, django_assert_max_num_queries
):
    root = opened_now(forum)
    publish.publish(forum.uuid, by="test")
    client.get(f"{root}en/schedule/")
    with django_assert_max_num_queries(6):
        assert client.get(f"{root}en/schedule/").status_code == 200
