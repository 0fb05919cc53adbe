"""ProgramAdminSite: the organisers' menu and home, on django-unfold."""

import re
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.template.response import SimpleTemplateResponse
from django.templatetags.static import static
from django.urls import reverse
from django.utils.html import escape
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from unfold.sites import UnfoldAdminSite

# What capfirst() makes of a Georgian word: one capital before small letters. Georgian has no
# capitals in running text, and nobody writes such a word by hand.
CAPITALISED = re.compile("[\u1c90-\u1cbf](?=[\u10d0-\u10ff])")
TO_SMALL = 0x1C90 - 0x10D0
# Unfold's icons are words in a font that draws them; a screen reader would read the words.
ICON = re.compile(r"<span(?=\s[^>]*\bmaterial-symbols-outlined\b)(?![^>]*aria-hidden)")
SEARCH = 'id="searchbar-submit"'
STYLES = ("site/tokens", "events/admin/admin", "site/menu", "site/home", "events/admin/narrow")


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
            "styles": [static(f"{name}.css") for name in STYLES],
            "scripts": [static("events/admin/related.js")],
            "site_favicons": [
                {"rel": "icon", "href": static("site/favicon.svg"), "type": "image/svg+xml"}
            ],
            "show_languages": True,
            "account_links": self.account(),
            **self.menu(context, request),
        }

    def account(self) -> list[dict[str, str]]:
        """The pages of one's own account, in the user's menu."""
        pages = (
            (_("Two-step sign-in"), "mfa_index"),
            (_("Where I am signed in"), "sign_ins"),
            (_("Change password"), "account_change_password"),
        )
        return [{"title": str(title), "link": reverse(name)} for title, name in pages]

    def menu(self, context: dict[str, Any], request: HttpRequest) -> dict[str, Any]:
        """The forum at hand, the user's others, and the lines that this user may open."""
        from forum_site import menu  # noqa: PLC0415 - it asks models, which come after the site

        if not self.has_permission(request):
            return {}
        models = [model for app in context["available_apps"] for model in app["models"]]
        return menu.context(request, [model["admin_url"] for model in models])

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
        """Django's, with unfold's pages mended."""
        inner = super().admin_view(view, cacheable)

        def drawn(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
            return mended(inner(request, *args, **kwargs))

        return drawn


def mended(response: HttpResponse) -> HttpResponse:
    """The page with Georgian words as they are written, and with icons that nobody hears."""
    if "text/html" not in response.get("Content-Type", ""):
        return response
    if isinstance(response, SimpleTemplateResponse) and not response.is_rendered:
        response.add_post_render_callback(_mended)
        return response
    return _mended(response)


def _mended(response: HttpResponse) -> HttpResponse:
    page = response.content.decode()
    page = CAPITALISED.sub(lambda letter: chr(ord(letter[0]) - TO_SMALL), page)
    page = ICON.sub('<span aria-hidden="true"', page)
    # This button shows an icon alone.
    page = page.replace(SEARCH, f'{SEARCH} aria-label="{escape(gettext("Find"))}"')
    response.content = page.encode()
    return response
