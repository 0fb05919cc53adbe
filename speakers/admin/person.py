"""Persons with every spelling of their names, and their photos."""

from functools import partial
from typing import Any

from django import forms
from django.contrib import admin, messages
from django.contrib.postgres.forms import SimpleArrayField
from django.core.exceptions import ValidationError
from django.db import models
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import path
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from unfold.widgets import UnfoldAdminFileFieldWidget, UnfoldAdminTextareaWidget

from events import permissions
from events.admin.export_columns import Column
from events.admin.forms import ForumForm
from events.admin.importing.page import Imported
from events.admin.inlines import ForumStackedInline
from events.program.formats.cells import BETWEEN
from events.program.transliteration import rule_names
from speakers import photos, spelling
from speakers.admin import proposals
from speakers.admin.given_names import put_official
from speakers.admin.shared import SharedAdmin, changeable, official
from speakers.models import FormerPerson, NameForm, Person, Speaker

PAIR = 2


class PersonForm(ForumForm):
    """A person, with a photo to upload."""

    links = SimpleArrayField(
        forms.URLField(assume_scheme="https"), delimiter="\n", required=False, label=_("Links"),
        widget=UnfoldAdminTextareaWidget({"rows": 2}), help_text=_("An address a line."),
        error_messages={"item_invalid": _("Line %(nth)s:")},
    )  # fmt: skip
    photo = forms.FileField(
        label=_("New photo"), required=False, widget=UnfoldAdminFileFieldWidget,
        help_text=_("A JPEG, PNG or WebP file of at most 20 MB. It is kept without its metadata."),
    )  # fmt: skip
    remove_photo = forms.BooleanField(label=_("Remove the photo"), required=False)

    def clean_photo(self) -> photos.Portrait | None:
        """The picture, checked and encoded anew; refused with the reason."""
        upload = self.cleaned_data["photo"]
        try:
            return photos.portrait(upload.read()) if upload else None
        except photos.NotAPhoto as refusal:
            raise ValidationError(str(refusal), code="photo") from refusal

    def save(self, commit: bool = True) -> Any:  # noqa: FBT001, FBT002 - Django's signature
        """Writes the photo's file before the row that names it."""
        if portrait := self.cleaned_data["photo"]:
            photos.keep(self.instance, portrait)
        elif self.cleaned_data["remove_photo"]:
            photos.drop(self.instance)
        return super().save(commit)


class NameFormForm(ForumForm):
    """One spelling: what a rule proposed becomes official on somebody's word alone."""

    def clean(self) -> dict[str, Any]:
        """Asks whose word it is and of what day; a proposal that was rewritten is no rule's."""
        said: dict[str, Any] = super().clean() or {}
        by_rule = said.get("source") in rule_names()
        if said.get("kind") == NameForm.Kind.PROPOSED and "text" in self.changed_data and by_rule:
            said["source"] = ""
        was_proposed = self.initial.get("kind") == NameForm.Kind.PROPOSED
        silently = was_proposed or (by_rule and self.has_changed())
        if said.get("kind") == NameForm.Kind.OFFICIAL and silently:
            if by_rule or not said.get("source"):
                self.add_error("source", _("Say who confirms this form. A rule does not."))
            if not said.get("date"):
                self.add_error("date", _("Say on which day it was confirmed."))
        return said

    def former(self) -> NameForm | None:
        """The official form that stood here, where it is another one now."""
        if self.initial.get("kind") != NameForm.Kind.OFFICIAL:
            return None
        if not {"text", "language"} & {*self.changed_data}:
            return None
        kept = ("text", "language", "source", "date")
        return NameForm(person=self.instance.person, **{name: self.initial[name] for name in kept})


class OfPerson(ForumStackedInline):
    """Rows of a person: changed by whoever may change the person."""

    def _may(self, request: HttpRequest, may: Any, obj: Any) -> bool:
        page = self.admin_site.get_model_admin(Person)
        if may is permissions.reads:
            return page.has_view_permission(request, obj)
        return page.has_change_permission(request, obj)


class NameFormInline(OfPerson):
    """The spellings, official ones first."""

    model = NameForm
    form = NameFormForm
    ordering = ("kind", "language")
    fieldsets = (
        (
            None,
            {
                "fields": (
                    "text",
                    ("language", "kind"),
                    ("source", "date"),
                    ("short", "honorific"),
                    "pronunciation",
                )
            },
        ),
    )


@admin.register(Person)
class PersonAdmin(SharedAdmin, Imported):
    """Human beings, one row each for life."""

    form = PersonForm
    form_only = ("photo", "remove_photo")
    inlines = (NameFormInline,)
    actions = ("propose", "join")
    change_form_after_template = "admin/speakers/proposals.html"
    list_display = ("plain_name", "spellings", "country", "seen_at")
    list_filter = ("country",)
    exports = (
        Column("name", official, texts=True, puts=put_official),
        Column(
            "forums", lambda person: BETWEEN.join(each.forum.slug for each in person.speakers.all())
        ),
    )
    fieldsets = (
        (None, {"fields": ("sort_key", "country", "links", "slug")}),
        (
            _("Photo"),
            {
                "fields": (
                    "photo", "remove_photo", "photo_alt", "photo_credit", "photo_consent",
                ),
                "description": _("Published only with the day of the person's consent."),
            },
        ),
    )  # fmt: skip

    class Media:
        css = {"all": ("speakers/names.css",)}

    def get_urls(self) -> list[Any]:
        """And what the rules say while somebody types."""
        view = partial(proposals.propose_view, self)
        address = path("propose/", self.admin_site.admin_view(view), name="speakers_person_propose")
        return [address, *super().get_urls()]

    def render_change_form(self, request: HttpRequest, context: Any, **facts: Any) -> HttpResponse:
        """With the forms that are missing."""
        context.update(proposals.shown(request, facts.get("obj")))
        page: HttpResponse = super().render_change_form(request, context, **facts)
        return page

    def response_add(self, request: HttpRequest, obj: Any, *args: Any, **facts: Any) -> Any:
        """Adds what the rules write, if asked to."""
        if "_propose" in request.POST:
            return proposals.add(request, obj)
        return super().response_add(request, obj, *args, **facts)

    def response_change(self, request: HttpRequest, obj: Any) -> HttpResponse:
        """Adds what the rules write, if asked to."""
        if "_propose" in request.POST:
            return proposals.add(request, obj)
        page: HttpResponse = super().response_change(request, obj)
        return page

    @admin.action(description=_("Propose the missing forms"), permissions=("change",))
    def propose(self, request: HttpRequest, persons: models.QuerySet[Person]) -> None:
        """Of those whom the user may change."""
        proposals.add_all(request, persons.filter(pk__in=changeable(request.user)))

    @admin.action(description=_("These two are one person…"), permissions=("change",))
    def join(self, request: HttpRequest, persons: models.QuerySet[Person]) -> HttpResponse | None:
        """Leads to the page that shows both and what joining them would move."""
        two = list(persons.order_by("pk").values_list("pk", flat=True)[:3])
        if len(two) == PAIR:
            return redirect("admin:speakers_personmatch_pair", two[1], two[0])
        messages.error(request, _("Choose two persons."))
        return None

    def get_queryset(self, request: HttpRequest) -> models.QuerySet[Any]:
        """With spellings and the user's forums, each in one query more."""
        own = permissions.forums(request.user)
        speakers = Speaker.objects.select_related("forum").filter(forum__in=own)
        return (
            super()
            .get_queryset(request)
            .prefetch_related("forms", models.Prefetch("speakers", speakers))
        )

    def save_formset(
        self,
        request: HttpRequest,
        form: Any,
        formset: Any,
        change: bool,  # noqa: FBT001 - Django's signature
    ) -> None:
        """Whoever enters or changes an official form has confirmed it; the former text is kept."""
        for entered in formset.forms:
            if entered.has_changed() and entered.instance.kind == NameForm.Kind.OFFICIAL:
                entered.instance.confirmed_by = request.user
        super().save_formset(request, form, formset, change)
        by: Any = request.user  # somebody who is signed in
        for entered in formset.initial_forms:
            if entered not in formset.deleted_forms and (former := entered.former()):
                spelling.keep_former(former, by=by)

    def check_back(self, row: Person) -> None:
        """Who was joined with somebody else is found there."""
        if FormerPerson.objects.filter(uuid=row.uuid).exists():
            raise ValidationError(_("This person was joined with another, and is found there."))

    def find(self, rows: models.QuerySet[Any], query: str) -> models.QuerySet[Any]:
        """By any spelling in any script."""
        return rows.filter(pk__in=Person.objects.named(query).values("pk"))

    @admin.display(description=pgettext_lazy("of a person", "name"), ordering="sort_key")
    def plain_name(self, person: Person) -> str:
        """The name as one says it."""
        return person.plain_name

    @admin.display(description=_("official forms"))
    def spellings(self, person: Person) -> str:
        """The official form in each language."""
        return ", ".join(form.text for form in person.forms.all() if form.kind == "official")

    @admin.display(description=_("forums"))
    def seen_at(self, person: Person) -> str:
        """The forums at which this person speaks."""
        return ", ".join(speaker.forum.slug for speaker in person.speakers.all())
