"""ProgramAdminSite: the organisers' menu and home, on django-unfold."""

import re
from typing import Any, NamedTuple

from django.http import HttpRequest, HttpResponse
from django.template.response import SimpleTemplateResponse
from django.templatetags.static import static
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from unfold.sites import UnfoldAdminSite

# What capfirst() makes of a Georgian word: one capital before small letters. Georgian has no
# capitals in running text, and nobody writes such a word by hand.
CAPITALISED = re.compile("[\u1c90-\u1cbf](?=[\u10d0-\u10ff])")
TO_SMALL = 0x1C90 - 0x10D0


class Entry(NamedTuple):
    """A line of the menu: the model's list (or another page) and its icon."""

    title: Any
    address: str
    icon: str


MENU: tuple[tuple[Any, tuple[Entry, ...]], ...] = (
    (
        _("Programme"),
        (
            Entry(_("Home"), "index", "home"),
            Entry(_("Sessions"), "program_sessions_session_changelist", "event_note"),
            Entry(_("Speakers"), "speakers_speaker_changelist", "record_voice_over"),
            Entry(_("Rooms"), "events_room_changelist", "meeting_room"),
            Entry(_("Venues"), "events_venue_changelist", "location_city"),
            Entry(_("Themes"), "events_theme_changelist", "category"),
        ),
    ),
    (
        _("Shared by all forums"),
        (
            Entry(_("Persons"), "speakers_person_changelist", "person"),
            Entry(_("Proposed matches"), "speakers_personmatch_changelist", "people"),
            Entry(_("Organisations"), "speakers_organisation_changelist", "apartment"),
        ),
    ),
    (
        _("Forums"),
        (
            Entry(_("Forums"), "events_forum_changelist", "inventory_2"),
            Entry(_("Team"), "events_teammember_changelist", "group"),
            Entry(_("Series"), "events_forumseries_changelist", "library_books"),
            Entry(_("Users"), "events_user_changelist", "manage_accounts"),
            Entry(_("API keys"), "events_apikey_changelist", "key"),
        ),
    ),
)


class ProgramAdminSite(UnfoldAdminSite):  # type: ignore[misc]  # unfold is untyped
    """The admin: unfold's pages in the site's own look, a menu, a home for organisers."""

    site_title = _("Forum Site")
    site_header = _("Forum Site")
    index_title = _("Home")
    index_template = "admin/home.html"
    enable_nav_sidebar = True

    def extra_context(self, context: dict[str, Any], request: HttpRequest) -> dict[str, Any]:
        """The menu, and our style sheet instead of unfold's inline colours."""
        return {
            **context,
            "site_title": self.site_title,
            "site_header": self.site_header,
            "colors": {},
            "styles": [static("site/tokens.css"), static("events/admin/admin.css")],
            "scripts": [],
            "show_languages": True,
            "sidebar_navigation": self.menu(context, request),
        }

    def menu(self, context: dict[str, Any], request: HttpRequest) -> list[dict[str, Any]]:
        """The lists that this user may open, in their order."""
        models = [model for app in context["available_apps"] for model in app["models"]]
        allowed = {model["admin_url"] for model in models} | {reverse(f"{self.name}:index")}
        groups = ((title, [self._line(entry, request) for entry in lines]) for title, lines in MENU)
        return [
            {"title": title, "items": [line for line in lines if line["link"] in allowed]}
            for title, lines in groups
        ]

    def _line(self, entry: Entry, request: HttpRequest) -> dict[str, Any]:
        link = reverse(f"{self.name}:{entry.address}")
        inside = entry.address != "index" and request.path.startswith(link)
        return {
            "title": entry.title,
            "icon": entry.icon,
            "link": link,
            "active": request.path == link or inside,
            "has_permission": True,
        }

    def index(
        self, request: HttpRequest, extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        """The home of the forum at hand."""
        # The admin site is made before the models' pages are: they register with it.
        from sessions.admin import home  # noqa: PLC0415 - they register with this site

        shown = {**home.context(request), **(extra_context or {})}
        page: HttpResponse = super().index(request, shown)
        return page

    def admin_view(self, view: Any, cacheable: bool = False) -> Any:  # noqa: FBT001, FBT002 - Django's signature
        """Django's, but no Georgian word is capitalised."""
        inner = super().admin_view(view, cacheable)

        def drawn(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
            return without_georgian_capitals(inner(request, *args, **kwargs))

        return drawn


def without_georgian_capitals(response: HttpResponse) -> HttpResponse:
    """The page with every capitalised Georgian word as it is written."""
    if get_language() != "ka" or "text/html" not in response.get("Content-Type", ""):
        return response
    if isinstance(response, SimpleTemplateResponse) and not response.is_rendered:
        response.add_post_render_callback(_lowered)
        return response
    return _lowered(response)


def _lowered(response: HttpResponse) -> HttpResponse:
    page = response.content.decode()
    small = CAPITALISED.sub(lambda letter: chr(ord(letter[0]) - TO_SMALL), page)
    response.content = small.encode()
    return response
