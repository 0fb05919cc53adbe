"""The page on which a forum's next edition is made of it; for superusers, who make forums."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import IntegrityError, transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import URLPattern
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from unfold.widgets import UnfoldAdminIntegerFieldWidget, UnfoldAdminTextInputWidget

from events import permissions
from events.admin.forms import fit
from events.models import Forum
from events.multilingual_form import MultilingualFormField
from sessions.admin.making import work_page
from sessions.admin.routes import forum_for, under_forum
from sessions.cloning import Cloned, Incomplete, Part, clone_forum, successor
from sessions.models import Appearance

ASKED = ("names", "slug", "edition", "starts")
# What most editions have in common.
USUAL = (Part.PLACES, Part.THEMES, Part.ORGANISERS, Part.TEAM)
SHOWN = 5  # names in a message; the rest is counted


class CloneForm(forms.Form):
    """What the next edition is called, when it begins, and what it takes along."""

    names = MultilingualFormField(label=_("Name"))
    slug = forms.CharField(label=_("Address"), max_length=60, widget=UnfoldAdminTextInputWidget)
    edition = forms.IntegerField(
        label=_("Edition"), required=False, min_value=1, max_value=32767,
        widget=UnfoldAdminIntegerFieldWidget,
    )  # fmt: skip
    starts = forms.DateField(
        label=_("First day"), widget=UnfoldAdminTextInputWidget({"type": "date"}),
        validators=[MinValueValidator(date(1900, 1, 1)), MaxValueValidator(date(2999, 12, 31))],
        help_text=_("All days and times move with it; hours stay as the clocks show them."),
    )  # fmt: skip
    take = forms.MultipleChoiceField(
        label=_("What to take along"), choices=Part.choices, required=False,
        widget=forms.CheckboxSelectMultiple,
    )  # fmt: skip

    def __init__(self, data: Any, *, forum: Forum) -> None:
        proposed = successor(forum)
        initial = {name: getattr(proposed, name) for name in ASKED}
        super().__init__(data, initial={**initial, "take": USUAL})
        fit(self.fields["names"], forum)

    def clean_names(self) -> dict[str, str]:
        """A language left empty has no name, so that another one is shown."""
        return {tag: name for tag, name in self.cleaned_data["names"].items() if name}

    def refuse(self, refusal: ValidationError) -> None:
        """What the forum itself would refuse, at the field if it is one of these."""
        for name, reasons in refusal.update_error_dict({}).items():
            self.add_error(name if name in self.fields else None, reasons)


def routes(page: Any) -> list[URLPattern]:
    """The address of this page, under the forum's own."""
    return under_forum(page, {"clone": ("clone/", clone_view)})


def clone_view(page: Any, request: HttpRequest, pk: int) -> HttpResponse:
    """Proposes the next edition; makes it of what is chosen."""
    forum = forum_for(page, request, pk, permissions.is_superuser)
    form = CloneForm(request.POST or None, forum=forum)
    if request.method == "POST" and form.is_valid() and (made := _clone(request, forum, form)):
        page.log_addition(
            request, made.forum, gettext("Cloned from %(slug)s.") % {"slug": forum.slug}
        )
        _tell(request, made)
        return redirect("admin:events_forum_change", made.forum.pk)
    boxes = zip(form["take"], _counts(forum), strict=True)
    context = {"title": _("Clone as the next edition"), "form": form, "boxes": list(boxes)}
    return work_page(page, request, forum, "clone", context)


def _clone(request: HttpRequest, forum: Forum, form: CloneForm) -> Cloned | None:
    try:
        with transaction.atomic():
            return clone_forum(forum, **form.cleaned_data, by=request.user)  # type: ignore[arg-type]  # signed in
    except Incomplete as refusal:
        message = _(
            "“%(part)s” cannot be taken along without “%(needed)s”. Choose both or neither."
        )
        params = {"part": refusal.part.label, "needed": refusal.needed.label}
        form.add_error("take", ValidationError(message, code="incomplete", params=params))
    except ValidationError as refusal:
        form.refuse(refusal)
    except IntegrityError:
        form.add_error("slug", _("Somebody has just taken this address. Choose another."))
    return None


def _tell(request: HttpRequest, made: Cloned) -> None:
    messages.success(
        request, _("“%(forum)s” is made. Nobody else sees it yet.") % {"forum": made.forum}
    )
    if made.skipped:
        said = _("Clocks go forward on its new day, so these are as much later: %(names)s.")
        messages.warning(request, said % {"names": _names(made.skipped)})
    if made.twice:
        said = _(
            "Clocks go back on its new day and show this hour twice. The first is meant: %(names)s."
        )
        messages.warning(request, said % {"names": _names(made.twice)})


def _names(rows: list[Any]) -> str:
    told = [str(row) for row in rows[:SHOWN]]
    return ", ".join([*told, f"+{len(rows) - SHOWN}"] if len(rows) > SHOWN else told)


def _counts(forum: Forum) -> Iterator[str]:
    """How many rows each part has, in the order of the parts; the last are of several kinds."""
    yield f"{forum.venues.count()} + {forum.rooms.count()}"
    for rows in (forum.themes, forum.organisers, forum.team, forum.speakers, forum.sessions):
        yield str(rows.count())
    yield str(forum.sessions.exclude(start=None).count())
    yield str(Appearance.objects.filter(session__forum=forum).count())
    yield ""
