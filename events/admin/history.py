"""The history of one row in the admin: its changes in words, and the way back to each version."""

from collections.abc import Callable
from typing import Any, ClassVar, NamedTuple

from django.contrib import messages
from django.contrib.admin.utils import unquote
from django.core.exceptions import ObjectDoesNotExist, PermissionDenied
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import URLPattern, path, reverse
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from simple_history.admin import SimpleHistoryAdmin

from events.admin import at_hand
from events.history import imports
from events.history.restoring import NotPutBack, put_back
from events.history.versions import Pair, pairs, recorded
from events.history.words import Teller, Told
from events.models import Forum

CONFLICT = 409
VERBS = {"+": _("created"), "~": _("changed"), "-": _("deleted")}


class Entry(NamedTuple):
    """A change as it is shown: when, who, what, and each field before and after."""

    version: Any
    kind: Any
    name: str
    who: str
    verb: Any
    told: list[Told]
    link: str = ""
    back: str = ""


def entry(teller: Teller, pair: Pair, **links: str) -> Entry:
    """A version in words."""
    version, before = pair
    who = imports.author(version)
    return Entry(
        version, version.instance_type._meta.verbose_name, teller.name(version), str(who or _("the system")), VERBS[version.history_type],
        teller.told(version, before), **links,
    )  # fmt: skip


class HistoryPages(SimpleHistoryAdmin):  # type: ignore[misc]  # simple_history is untyped
    """A row's history, also of one that was deleted; and the page that puts a version back."""

    # Whether versions may be put back: not of rows that keep a decision which did something.
    puts_back: ClassVar[bool] = True
    # Fields whose validation asks for what only the database writes; `check_back` stands in.
    unchecked_back: ClassVar[tuple[str, ...]] = ()
    found_or_404: Callable[[HttpRequest, str], Any]
    changes_all: Callable[[HttpRequest, Any], bool]

    def check_back(self, row: Any) -> None:
        """Refuses, by a ValidationError, what the page's form would refuse besides."""

    def get_urls(self) -> list[URLPattern]:
        """Besides Django's: putting a version back."""
        name = f"{self.opts.app_label}_{self.opts.model_name}_put_back"
        view = self.admin_site.admin_view(self.put_back_view)
        ours = path("<path:object_id>/history/<int:version_id>/back/", view, name=name)
        return [ours, *super().get_urls()]

    def versions_or_404(self, request: HttpRequest, object_id: str) -> Any:
        """The versions of a row that the user may know of, newest first, also of a deleted one."""
        key = unquote(object_id)
        versions = recorded(self.model).filter(id=int(key) if key.isdigit() else 0)
        if self.get_object(request, key) is not None:
            self.found_or_404(request, object_id)
            return versions
        last = versions.filter(history_type="-").first()
        forumless = self.model is Forum
        if last is None or forumless or not self.has_view_permission(request, last.instance):
            raise Http404
        at_hand.remember(request, getattr(last, "forum_id", None))
        return versions

    def history_view(
        self, request: HttpRequest, object_id: str, extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        """Who changed what, and when: newest first, in words."""
        versions = self.versions_or_404(request, object_id)
        page = Paginator(versions, 50).get_page(request.GET.get("p"))
        newest = versions[0]
        shown = pairs(self.model, versions[page.start_index() - 1 : page.end_index()])
        teller = Teller(shown, get_language() or "en", _zone(newest))
        may = self._may_put_back(request, newest)
        entries = [
            entry(teller, pair, back=self._back(pair[0], newest) if may else "") for pair in shown
        ]
        context = {
            "title": _("History of %(name)s") % {"name": teller.name(shown[0][0])},
            "entries": [each for each in entries if each.told or each.version.history_type != "~"],
            "newer": page.number - 1,
            "older": page.number + 1 if page.has_next() else None,
            "gone": newest.history_type == "-",
            "object_id": newest.id,
        }
        return self._drawn(request, "admin/row_history.html", context, newest)

    def put_back_view(self, request: HttpRequest, object_id: str, version_id: int) -> HttpResponse:
        """Asks before the row says again what it said then; tells what stands against it."""
        versions = self.versions_or_404(request, object_id)
        version = versions.filter(history_id=version_id).first()
        if version is None:
            raise Http404
        newest, reasons = versions[0], []
        if not self._may_put_back(request, newest):
            raise PermissionDenied
        if request.method == "POST":
            try:
                return self._put_back(request, version, newest)
            except NotPutBack as refusal:
                reasons = refusal.reasons
        then, now = (self._whole(each) for each in (version, newest))
        then.history_type = "~"
        teller = Teller([(then, now)], get_language() or "en", _zone(newest))
        context = {
            "title": _("Put back %(name)s") % {"name": teller.name(version)},
            "version": version,
            "told": teller.told(then, now),
            "reasons": reasons,
            "gone": newest.history_type == "-",
        }
        page = self._drawn(request, "admin/put_back.html", context, newest)
        page.status_code = CONFLICT if reasons else page.status_code
        return page

    def _may_put_back(self, request: HttpRequest, newest: Any) -> bool:
        """Whoever changes every field; nobody where what it hung on is gone, too."""
        try:
            return self.puts_back and bool(self.changes_all(request, newest.instance))
        except ObjectDoesNotExist:
            return False

    def _put_back(self, request: HttpRequest, version: Any, newest: Any) -> HttpResponse:
        fixed = self.get_readonly_fields(request, newest.instance)
        row = put_back(
            version, by=request.user, keep=[name for name in fixed if isinstance(name, str)],
            unchecked=self.unchecked_back, check=self.check_back,
        )  # fmt: skip
        said = _("“%(name)s” is again as it was then.") % {"name": row}
        self.log_change(request, row, str(said))
        messages.success(request, said)
        return redirect(f"admin:{self.opts.app_label}_{self.opts.model_name}_history", row.pk)

    def _whole(self, version: Any) -> Any:
        """The version with its relations."""
        ((found, _before),) = pairs(self.model, recorded(self.model).filter(pk=version.pk))
        return found

    def _back(self, version: Any, newest: Any) -> str:
        """Where the version is put back; nowhere where the row is as it was then."""
        if version.pk == newest.pk and version.history_type != "-":
            return ""
        if version.history_type == "-" and version.pk != newest.pk:
            return ""
        name = f"admin:{self.opts.app_label}_{self.opts.model_name}_put_back"
        return reverse(name, args=(version.id, version.history_id))

    def _drawn(
        self, request: HttpRequest, template: str, context: dict[str, Any], newest: Any
    ) -> HttpResponse:
        shown = {**self.admin_site.each_context(request), **context, "opts": self.opts}
        gone = newest.history_type == "-"
        with timezone.override(_zone(newest)):
            page = TemplateResponse(
                request, template, {**shown, "original": None if gone else newest.instance}
            )
            return page.render()

    def revert_disabled(self, request: HttpRequest, obj: Any = None) -> bool:
        """Always: to save an old form would go round every check. `put_back_view` makes them."""
        return True


def _zone(version: Any) -> Any:
    """The zone of the forum that a row belongs to."""
    if isinstance(version.instance, Forum):
        return version.instance.tz
    forum = Forum.objects.filter(pk=getattr(version, "forum_id", None) or 0).first()
    return forum.tz if forum else timezone.get_current_timezone()
