"""Sessions with their appearances in the order of the stage."""

from typing import Any

from django.contrib import admin
from django.core.exceptions import ValidationError
from django.db import models
from django.http import HttpRequest
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _
from django_stubs_ext import StrOrPromise

from events.admin.columns import OwnRowsFilter, missing_languages, said
from events.admin.export_columns import Column
from events.admin.importing.page import Imported
from events.admin.inlines import ForumTabularInline
from events.admin.printing import Printed
from events.admin.together import EditedTogether
from sessions.admin import session_conflicts
from sessions.admin.filters import AbstractFilter, LanguageFilter, SessionGaps, TimeFilter
from sessions.admin.lines import LinesField
from sessions.admin.session_conflicts import ConflictFilter
from sessions.admin.session_form import SessionForm, taken, taken_by
from sessions.admin.stage import put_stage, stage_of
from sessions.models import Appearance, Session
from sessions.models.choices import State
from sessions.models.session import ListOf
from speakers.models import Speaker


class AppearanceInline(ForumTabularInline):
    """Who is on the stage, in order."""

    model = Appearance
    fields = ("order", "speaker", "role", "minutes", "topic", "instead_of")
    ordering = ("order", "uuid")
    ordering_field = "order"
    autocomplete_fields = ("speaker", "instead_of")

    def get_queryset(self, request: HttpRequest) -> models.QuerySet[Any]:
        """With the names that the rows show."""
        return super().get_queryset(request).select_related("speaker__person", "session__forum")


@admin.register(Session)
class SessionAdmin(Printed, EditedTogether, Imported):
    """The items of a programme."""

    form = SessionForm
    inlines = (AppearanceInline,)
    change_form_outer_before_template = "program_sessions/session_conflicts.html"
    list_display = (
        "when", "title_", "kind", "where", "who", "confirmed", "state", "conflicts",
        missing_languages("title", "abstract", "description"),
    )  # fmt: skip
    list_display_links = ("title_",)
    list_filter = (
        ("forum", OwnRowsFilter), TimeFilter, "state", "kind", ("room", OwnRowsFilter),
        ("theme", OwnRowsFilter), SessionGaps, LanguageFilter, AbstractFilter, ConflictFilter,
        "audience",
    )  # fmt: skip
    ordering = ("start", "uuid")
    autocomplete_fields = ("theme", "themes", "room", "overflow", "successor")
    actions = ("confirm", "make_tentative", "change_together", "print_rows")
    together = ("state", "kind", "room", "theme", "audience", "floor_languages")
    exports = (Column("speakers", stage_of, puts=put_stage),)
    # Sessions may take each other's rooms.
    checked_last = True
    # The room's exclusion constraint asks for a column that a trigger writes.
    not_cleaned = frozenset({"room"})
    prints, paper = "sessions", "plates"
    unchecked_back = ("room",)
    fieldsets = (
        (None, {"fields": ("title", "subtitle", ("kind", "state"), "theme", "themes")}),
        (
            _("When and where"),
            {"fields": ("start", ("minutes", "certainty"), "room", "overflow", "more_speakers")},
        ),
        (_("Texts"), {"classes": ("tab",), "fields": ("abstract", "description")}),
        (
            _("Languages and press"),
            {
                "classes": ("tab",),
                "fields": (
                    "floor_languages", "interpretation", "sign_languages", "captions",
                    "audience", "coverage", "attribution", "gathering_point",
                ),
            },
        ),
        (
            _("Links and reports"),
            {"classes": ("tab",), "fields": ("links", "reported_titles", "source_kind", "slug")},
        ),
        (
            _("Cancellation"),
            {"classes": ("tab",), "fields": ("cancelled_because", "successor")},
        ),
        (
            _("For the team only"),
            {
                "classes": ("tab",),
                "fields": ("expected_audience", "notes"),
                "description": _("Never published."),
            },
        ),
    )  # fmt: skip

    def get_queryset(self, request: HttpRequest) -> models.QuerySet[Any]:
        """With what the list shows, in a constant number of queries."""
        stage = Appearance.objects.select_related("speaker__person").order_by("order", "uuid")
        rows = super().get_queryset(request).select_related("room", "theme")
        return rows.prefetch_related(models.Prefetch("appearances", stage))

    def check_back(self, row: Session) -> None:
        """Names the session that has the room by now."""
        if (other := taken_by(row)) is not None:
            raise taken(row, other)

    def find(self, rows: models.QuerySet[Any], query: str) -> models.QuerySet[Any]:
        """By title or by any spelling of a speaker's name, in any script."""
        return rows.filter(pk__in=Session.objects.matching(query).values("pk"))

    def get_changelist_instance(self, request: HttpRequest) -> Any:
        """With the conflicts of the sessions that the list shows."""
        shown = super().get_changelist_instance(request)
        session_conflicts.attach(request, shown.result_list)
        return shown

    def render_change_form(
        self, request: HttpRequest, context: dict[str, Any], *args: Any, **options: Any
    ) -> Any:
        """With the session's own conflicts."""
        session = context["original"]
        told = session_conflicts.told(request, session) if session else {}
        return super().render_change_form(request, {**context, **told}, *args, **options)

    def refused(self, request: HttpRequest, row: Any) -> ValidationError | None:
        """Also where the room is taken."""
        if refusal := super().refused(request, row):
            return refusal
        other = taken_by(row)
        return taken(row, other) if other else None

    def formfield_for_dbfield(self, db_field: Any, request: HttpRequest, **kwargs: Any) -> Any:
        """Short lists are entered a line each."""
        if isinstance(db_field, ListOf):
            return LinesField(struct=db_field.struct, label=db_field.verbose_name)
        return super().formfield_for_dbfield(db_field, request, **kwargs)

    @admin.display(description=_("when"), ordering="start")
    def when(self, session: Session) -> StrOrPromise:
        """Day and times on the forum's clocks."""
        if session.start is None:
            return _("no time yet")
        zone = session.forum.tz
        start, end = session.start.astimezone(zone), session.end
        until = f"–{end.astimezone(zone):%H:%M}" if end else ""
        return f"{date_format(start, 'D j M')} {start:%H:%M}{until}"

    @admin.display(description=_("title"))
    def title_(self, session: Session) -> str:
        """In the reader's language, or marked."""
        return said(session.title, session.forum.languages)

    @admin.display(description=_("where"), ordering="room__order")
    def where(self, session: Session) -> StrOrPromise:
        """The room in the reader's language, or marked."""
        if session.room is None:
            return _("no room yet")
        return said(session.room.names, session.forum.languages)

    @admin.display(description=_("who"))
    def who(self, session: Session) -> str:
        """The stage in its order."""
        return ", ".join(str(part.speaker) for part in session.appearances.all())

    @admin.display(description=_("confirmed"))
    def confirmed(self, session: Session) -> str:
        """How many of those on the stage have said yes."""
        stage = [part.speaker.status for part in session.appearances.all()]
        said_yes = stage.count(Speaker.Status.CONFIRMED)
        return f"{said_yes} / {len(stage)}" if stage else ""

    @admin.display(description=_("conflicts"))
    def conflicts(self, session: Any) -> StrOrPromise:
        """How many are open, led to."""
        return session_conflicts.column(session)

    class Media:
        css = {"all": ("program_sessions/conflicts.css",)}

    @admin.action(description=_("Mark as confirmed"), permissions=("together",))
    def confirm(self, request: HttpRequest, sessions: models.QuerySet[Session]) -> None:
        """The programme stands."""
        self.set_each(request, sessions, state=State.CONFIRMED)

    @admin.action(description=_("Mark as tentative"), permissions=("together",))
    def make_tentative(self, request: HttpRequest, sessions: models.QuerySet[Session]) -> None:
        """To be published, but it may change."""
        self.set_each(request, sessions, state=State.TENTATIVE)
