"""The list of name forms that nobody has confirmed, and the page on which somebody does."""

from typing import Any

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.db import models
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext, pgettext_lazy
from django_stubs_ext import StrOrPromise

from events import permissions
from events.admin import at_hand
from events.admin.export_columns import BY_ID, Column
from events.admin.importing.page import Imported
from events.admin.importing.planned import Hand
from events.multilingual_form import endonym
from speakers.admin.confirming import ConfirmForm
from speakers.admin.filters import ConfirmedFilter, FormForumFilter, FormLanguageFilter
from speakers.admin.given_forms import put_confirmed, write
from speakers.admin.rules import named
from speakers.admin.shared import SharedAdmin, changeable
from speakers.models import NameForm, Speaker

MOST = 200  # that one page lets somebody decide on
LIST = "admin:speakers_nameform_changelist"


@admin.register(NameForm)
class NameFormAdmin(SharedAdmin, Imported):
    """Spellings of everybody's name; whoever may change the person confirms them."""

    list_display = ("spelled", "language_", "kind", "person", "forums", "said_by", "date")
    list_display_links = ("spelled",)
    list_filter = (ConfirmedFilter, "kind", FormLanguageFilter, FormForumFilter)
    list_select_related = ("person",)
    ordering = ("person__sort_key", "person", "language", "kind", "text")
    # By the person, so that all forms of one stand together; other orders break them up.
    sortable_by = ("said_by", "date")
    actions = ("decide",)
    when_empty = _("No spelling waits for somebody to confirm it.")
    list_before_template = "admin/speakers/before_forms.html"
    # Of the file: the page has a form of its own.
    fields = (
        "person", "language", "kind", "text", "honorific", "short", "pronunciation", "source", "date",
    )  # fmt: skip
    exports = (
        BY_ID,
        Column("person_uuid", lambda form: form.person.uuid),
        Column("confirmed", lambda form: form.confirmed_by_id is not None, puts=put_confirmed),
    )
    imports_under = imports_by = "id"
    in_order = True

    def get_queryset(self, request: HttpRequest) -> models.QuerySet[Any]:
        """With the user's forums, in one query more."""
        own = permissions.forums(request.user)
        speakers = Speaker.objects.select_related("forum").filter(forum__in=own)
        rows = super().get_queryset(request).select_related("person")
        return rows.prefetch_related(models.Prefetch("person__speakers", speakers))

    def changelist_view(
        self, request: HttpRequest, extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        """The list, which says of what it is: not of all forms unless somebody asks for them."""
        everything = request.GET.copy()
        everything[ConfirmedFilter.parameter_name] = "all"
        shown = {
            **at_hand.narrowed(request, FormForumFilter.parameter_name),
            "unconfirmed": ConfirmedFilter.narrows(request),
            "all_forms": f"?{everything.urlencode()}",
        }
        page: HttpResponse = super().changelist_view(request, {**shown, **(extra_context or {})})
        return page

    def find(self, rows: models.QuerySet[Any], query: str) -> models.QuerySet[Any]:
        """By any spelling of the person, in any script."""
        return rows.filter(
            person__in=NameForm.objects.filter(NameForm.like(query)).values("person")
        )

    def has_add_permission(self, request: HttpRequest) -> bool:
        """A form is added on its person's page."""
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Whoever may change the person."""
        return super().has_change_permission(request, obj.person if obj else None)

    def write_back(self, row: NameForm, hand: Hand) -> None:
        """As its page does: an official form is somebody's word."""
        write(row, hand)

    def adds_by_file(self, request: HttpRequest) -> bool:
        """A line may be a new form, of somebody whom the user may change."""
        return self.has_change_permission(request)

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> Any:
        """In a file a form stays with its person and language."""
        return ("person", "language") if obj else ()

    def get_actions(self, request: HttpRequest) -> dict[str, Any]:
        """Nothing is deleted here: a form is rejected, and that is remembered."""
        actions = super().get_actions(request)
        return {name: action for name, action in actions.items() if name == "decide"}

    def delete_view(
        self, request: HttpRequest, object_id: str, extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        """Never: see `get_actions`. A form goes with its person."""
        self.found_or_404(request, object_id)
        raise PermissionDenied

    def changeform_view(
        self,
        request: HttpRequest,
        object_id: str | None = None,
        form_url: str = "",
        extra_context: dict[str, Any] | None = None,
    ) -> HttpResponse:
        """One form, to be confirmed, corrected or rejected."""
        if not object_id or not self.has_view_permission(request):
            raise PermissionDenied
        form = self.found_or_404(request, object_id)
        if request.method == "POST" and not self.has_change_permission(request, form):
            raise PermissionDenied
        return self._page(request, [form])

    @admin.action(description=_("Confirm or reject…"), permissions=("change",))
    def decide(self, request: HttpRequest, forms: models.QuerySet[NameForm]) -> HttpResponse | None:
        """The same page for several: those of persons whom the user may change."""
        chosen = list(forms)
        may = set(changeable(request.user).filter(forms__in=forms).values_list("pk", flat=True))
        for form in chosen:
            if form.person_id not in may:
                said = _("“%(form)s” is of somebody at a forum that you do not edit: left out.")
                messages.warning(request, said % {"form": form})
        mine = [form for form in chosen if form.person_id in may]
        if mine[MOST:]:
            messages.warning(request, _("These are the first %(count)d.") % {"count": MOST})
        return self._page(request, mine[:MOST]) if mine else None

    def _page(self, request: HttpRequest, forms: list[NameForm]) -> HttpResponse:
        verbs = {"_confirm", "_reject"} & request.POST.keys()
        entered = ConfirmForm(request.POST if verbs else None, chosen=forms)
        if "_reject" in verbs and entered.reject(request.user):
            return self._done(request, forms, rejected=True)
        if "_confirm" in verbs and entered.is_valid() and entered.confirm(request.user):
            return self._done(request, forms, rejected=False)
        shown = {
            **self.admin_site.each_context(request),
            "title": _("Is this how the office writes it?"),
            "opts": self.opts,
            "form": entered,
            "lines": entered.lines(),
            "decides": all(self.has_change_permission(request, form) for form in forms[:1]),
            "original": forms[0],
            "single": not forms[1:],
            "chosen": [form.pk for form in forms] if "action" in request.POST else [],
        }
        return TemplateResponse(request, "admin/speakers/confirm.html", shown)

    def _done(self, request: HttpRequest, forms: list[NameForm], *, rejected: bool) -> HttpResponse:
        count = len(forms)
        if rejected:
            said = ngettext("%(count)d form was rejected.", "%(count)d forms were rejected.", count)
        else:
            said = ngettext(
                "%(count)d form is official now.", "%(count)d forms are official now.", count
            )
        messages.success(request, said % {"count": count})
        return redirect(LIST)

    @admin.display(description=pgettext_lazy("of a person", "name"))
    def spelled(self, form: NameForm) -> SafeString:
        """The spelling, marked with its language."""
        return format_html('<span lang="{}">{}</span>', form.language, form.text)

    @admin.display(description=_("language"))
    def language_(self, form: NameForm) -> str:
        """The language's name in itself."""
        return endonym(form.language) if form.language else "–"

    @admin.display(description=_("forums"))
    def forums(self, form: NameForm) -> str:
        """The user's forums at which the person speaks."""
        return ", ".join(speaker.forum.slug for speaker in form.person.speakers.all())

    @admin.display(description=_("source"), ordering="source")
    def said_by(self, form: NameForm) -> StrOrPromise:
        """Who says so."""
        return named(form.source)
