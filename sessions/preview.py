"""The draft's preview at a secret address, for somebody without an account."""

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.loader import render_to_string
from django.urls import path
from django.utils import timezone, translation
from django.views.decorators.http import require_safe

from events.multilingual_form import UI_LANGUAGES
from events.public import pages
from sessions import preview_links, publish

# No search engine finds it, nobody on the way keeps it, no page that it links to learns its address.
DISCREET = {
    "Cache-Control": "private, no-store",
    "Referrer-Policy": "no-referrer",
    "X-Robots-Tag": "noindex, nofollow, noarchive",
}


@require_safe
def preview(request: HttpRequest, secret: str, language: str = "", rest: str = "") -> HttpResponse:
    """Any page of the draft; of a link that does not work the page that says what to do."""
    link = preview_links.opened(secret, at=timezone.now())
    if link is None or language not in ("", *UI_LANGUAGES):
        return _over(language)
    root = f"/preview/{secret}/{{language}}/"
    if not language:
        own = next((tag for tag in link.forum.languages if tag in UI_LANGUAGES), UI_LANGUAGES[0])
        return HttpResponseRedirect(root.format(language=own), headers=DISCREET)
    edition = publish.preview(link.forum.uuid, outside=True)
    drawn = pages.render(edition, rest, language, root, request.GET.dict())
    response = HttpResponse(
        drawn.body, content_type=drawn.media, status=drawn.status, headers=DISCREET
    )
    if drawn.location:
        response["Location"] = drawn.location
    return response


def _over(language: str) -> HttpResponse:
    """One answer to what is expired, revoked or was never made, so that nobody learns which."""
    spoken = language if language in UI_LANGUAGES else translation.get_language() or "en"
    with translation.override(spoken):
        page = render_to_string("program_sessions/preview_over.html", {"language": spoken})
    return HttpResponse(page, status=404, headers=DISCREET)


urlpatterns = [
    path("<slug:secret>/", preview),
    path("<slug:secret>/<str:language>/", preview, name="preview"),
    path("<slug:secret>/<str:language>/<path:rest>", preview),
]
