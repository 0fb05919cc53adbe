"""Printing on paper: the page that asks what, of a draft or a release, and the file."""

from typing import Any

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import URLPattern
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _

from events import permissions, releases
from events.admin.screens import screens
from events.models import Forum
from events.program.edition import Edition
from events.program.formats import paper
from events.program.formats.paper import Choice, Paper
from events.program.formats.pdf import MEDIA
from events.words.exports import words
from sessions import drafts
from sessions.admin.making import work_page
from sessions.admin.paper_form import DRAFT, KINDS, PARTS, Choices, PaperForm
from sessions.admin.routes import forum_for, under_forum

NOT_DONE = 422


def routes(page: Any) -> list[URLPattern]:
    """The addresses of this page and of its file, under the forum's own."""
    return under_forum(
        page,
        {"paper": ("paper/", paper_view), "paper_file": ("paper/file/", file_view)},
    )


def paper_view(page: Any, request: HttpRequest, pk: int) -> HttpResponse:
    """Asks what to print; with what was asked, how many pages each paper would have."""
    forum = forum_for(page, request, pk, permissions.reads)
    form, edition = _asked(request, forum)
    return _drawn(page, request, forum, form, edition)


def file_view(page: Any, request: HttpRequest, pk: int) -> HttpResponse:
    """The PDF; where it would be empty, or cannot be meant, the page that says so."""
    forum = forum_for(page, request, pk, permissions.reads)
    form, edition = _asked(request, forum)
    kind = KINDS.get(form["what"].value())
    printed = _paper(form, edition) if form.is_valid() else None
    if printed is None or kind is None or not _pages(kind.each or "sessions", printed):
        drawn = _drawn(page, request, forum, form, edition, empty=form.is_valid())
        drawn.status_code = NOT_DONE
        return drawn
    of = f"r{edition.number}" if edition.number else DRAFT
    name = f"{printed.slug}-{form.cleaned_data['what']}-{of}-{printed.language}.pdf"
    return HttpResponse(
        kind.write(printed),
        content_type=MEDIA,
        headers={"Content-Disposition": f'attachment; filename="{name}"'},
    )


def _asked(request: HttpRequest, forum: Forum) -> tuple[PaperForm, Edition]:
    """The form for the edition that was asked for, which is the newest release, else the draft."""
    offered = _editions(forum)
    number = str(request.GET.get("of") or offered[0][0])
    if number not in dict(offered):
        raise Http404("There is no such release.")
    if number != DRAFT:
        edition = releases.read(forum.uuid, int(number))
    else:
        newest = forum.releases.order_by("-number").values_list("slug", flat=True).first()
        document = drafts.read(forum.uuid)
        edition = paper.drafted(document, at=timezone.now(), slug=newest or "")
    return PaperForm(request.GET, edition.document, offered), edition


def _editions(forum: Forum) -> Choices:
    """The releases that are not sealed, newest first, and the draft."""
    rows = forum.releases.filter(sealed_at=None).order_by("-number")
    told = [
        (str(number), _release(number, label, date_format(timezone.localtime(time, forum.tz), "j E Y, H:i")))
        for number, label, time in rows.values_list("number", "label", "time")
    ]  # fmt: skip
    return [*told, (DRAFT, _("The draft, as it is now"))]


def _release(number: int, label: str, when: str) -> str:
    named = _("Release %(number)d") % {"number": number}
    return " · ".join(filter(None, (named, label, when)))


def _paper(form: PaperForm, edition: Edition) -> Paper:
    asked = form.cleaned_data if form.is_valid() else {}
    language = asked.get("language") or "en"
    return Paper(
        edition, language, site=settings.SITE_URL, words=words(language),
        choice=form.choice if asked else Choice(), second=asked.get("second", ""),
    )  # fmt: skip


def _pages(each: str, printed: Paper) -> int:
    return len(getattr(printed, each)) if each else 0


def _drawn(
    page: Any, request: HttpRequest, forum: Forum, form: PaperForm, edition: Edition, *,
    empty: bool = False,
) -> HttpResponse:  # fmt: skip
    printed = _paper(form, edition)
    chosen = form["what"].value()
    context = {
        "title": _("Paper"),
        "form": form,
        "kinds": [
            (key, kind, _pages(kind.each, printed), key == chosen) for key, kind in KINDS.items()
        ],
        "parts": [(form[name], len(form[name].value() or ())) for name in PARTS],
        "empty": empty,
        "draft": not edition.number,
        "screens": screens(forum),
    }
    return work_page(page, request, forum, "paper", context)
