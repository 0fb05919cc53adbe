"""Every address below /admin/, found from the URL configuration: each is known, and who may write."""

import pytest
from django.db import transaction
from django.urls import get_resolver, reverse

from events.models import TeamMember
from sessions import publish
from tests.admin_pages import member
from tests.events.test_admin_matrix import FORUM_PAGES, addresses, ours
from tests.factories import AppearanceFactory, ForumFactory

pytestmark = pytest.mark.django_db

ROLES = TeamMember.Role.values
# Whoever comes: to sign in, to be told, to join by a letter.
OPEN = {
    "set_language", "account_login", "admin:login", "account_inactive", "account_reset_password",
    "account_reset_password_done", "account_reset_password_from_key",
    "account_reset_password_from_key_done", "mfa_authenticate", "mfa_login_webauthn", "invitation",
}  # fmt: skip
# Of one's own account: each is another page for everybody.
OWN = {
    "account_change_password", "account_logout", "account_reauthenticate", "mfa_index",
    "mfa_reauthenticate", "mfa_activate_totp", "mfa_deactivate_totp", "mfa_view_recovery_codes",
    "mfa_generate_recovery_codes", "mfa_download_recovery_codes", "mfa_list_webauthn",
    "mfa_add_webauthn", "mfa_reauthenticate_webauthn", "mfa_edit_webauthn", "mfa_remove_webauthn",
    "sign_ins", "admin:logout", "admin:password_change", "admin:password_change_done",
}  # fmt: skip
# Of the site, narrowed to what the user may see by the models' own rules.
SITE = {"index", "search", "autocomplete", "jsi18n", "view_on_site", "app_list"}
# Each has tests of its own.
OTHER = {
    "auth_user_password_change", "events_forum_restore", "speakers_person_propose",
    "speakers_personmatch_find", "speakers_personmatch_pair", "speakers_speaker_together",
    "program_sessions_session_together", "speakers_organisation_pairs", "speakers_organisation_pair",
}  # fmt: skip
ROW = {
    "changelist", "export", "import_list", "import_list_progress", "keep_filter", "drop_filter", "add", "change", "delete", "history",
    "simple_history", "put_back",
}  # fmt: skip
# The least role that may send something to a page of the own forum; "" where nobody may.
# What is only read answers a POST as it does a GET, or refuses it to everybody alike.
WRITES = dict.fromkeys(FORUM_PAGES, "viewer") | {
    "publish": "publisher",
    "publishing": "publisher",
    "publishing_progress": "publisher",
    "undo": "publisher",
    "planned": "publisher",
    "import": "editor",
    "progress": "editor",
    "template": "editor",
    "previews": "editor",
    "previews_revoke": "editor",
    "backup": "owner",
    "invitations": "owner",
    "clone": "",
    "board_moves": "editor",
    "conflicts_acknowledge": "editor",
    "conflicts_take_back": "editor",
}


def found(patterns=None, route="", space=""):
    """Names with their patterns; what has no name is Django's own redirect."""
    for each in get_resolver().url_patterns if patterns is None else patterns:
        path = route + str(each.pattern)
        if hasattr(each, "url_patterns"):
            inner = f"{space}{each.namespace}:" if each.namespace else space
            yield from found(each.url_patterns, path, inner)
        elif path.startswith("admin/") and each.name:
            yield space + each.name, each.pattern


def locks(name):
    return name.startswith("admin:axes_")


def test_every_address_is_one_that_the_tests_know():
    models = {f"{m._meta.app_label}_{m._meta.model_name}" for m in ours()}
    known = OPEN | OWN | {f"admin:{name}" for name in SITE | OTHER}
    known |= {f"admin:{model}_{page}" for model in models for page in ROW}
    known |= {f"admin:events_forum_{page}" for page in FORUM_PAGES}
    assert {name for name, _pattern in found() if not locks(name)} - known == set()


def anything(pattern):
    """An address of that pattern; a stranger is sent away before anything is looked up."""
    given = {"app_label": "events", "language": "en", "rest": "x", "token": "guess"}
    return {name: given.get(name, 1) for name in pattern.regex.groupindex}


def test_a_stranger_is_sent_to_sign_in_from_every_other_address(client):
    let_in = []
    for name, pattern in found():
        if name in OPEN or name in {"admin:jsi18n", "admin:view_on_site", "admin:logout"}:
            continue
        many = {"args": (1, 1)} if "simple_history" in name else {"kwargs": anything(pattern)}
        url = reverse(name, **many)
        for answer in (client.get(url), client.post(url)):
            there = answer.get("Location", "")
            if answer.status_code != 302 or not there.startswith(
                ("/admin/login/", "/admin/account/")
            ):
                let_in.append((name, answer.status_code, there))
    assert let_in == []


def test_a_role_writes_what_it_may_and_no_other_forums_owner_does():
    forum = AppearanceFactory(session__forum=ForumFactory(visibility="hidden")).session.forum
    publish.publish(forum.uuid, by="test")
    clients = {role: member(forum, role) for role in ROLES}
    stranger = member(ForumFactory(), "owner")
    wrong = {}
    for page, least in WRITES.items():
        (url,) = addresses(forum, page)
        rank = ROLES.index(least) if least else len(ROLES)
        edge = {clients[role]: ROLES.index(role) >= rank for role in ROLES[max(rank - 1, 0) :][:2]}
        for client, may in {**edge, stranger: False}.items():
            with transaction.atomic():
                status = client.post(url).status_code
                transaction.set_rollback(True)
            if (status not in {403, 404}) is not may:
                wrong[page, "let in" if not may else "refused"] = status
    assert wrong == {}
