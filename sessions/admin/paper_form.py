"""What is to be printed, asked as a form: the paper, of what, in which language, of whom and where."""

from collections.abc import Callable
from typing import Any, NamedTuple

from django import forms
from django.http import QueryDict
from django.utils.formats import date_format
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from unfold.widgets import UnfoldAdminSelectWidget

from events.multilingual_form import UI_LANGUAGES
from events.program import clock, names, text
from events.program.document import Document, Session
from events.program.formats import paper, pdf
from events.program.formats.paper import NO_SECOND, Choice, Paper
from events.program.formats.printed import autonym
from events.program.text import Texts

DRAFT = "draft"
PARTS = ("days", "rooms", "sessions", "people")

Choices = list[tuple[str, Any]]


class Kind(NamedTuple):
    """A paper: its name, its sheet, its writer, and of what it has a page each, if of something."""

    title: Any
    sheet: Any
    write: Callable[[Paper], bytes]
    each: str = ""


KINDS = {
    "doors": Kind(_("Door sheets"), _("A3, a room’s day"), paper.write_doors, "sheets"),
    "run": Kind(
        _("Run sheets for the stage"), _("A4, a room’s day in stage order"),
        paper.write_run_sheets, "sheets",
    ),
    "plates": Kind(_("Name plates"), _("A4, folded to stand"), paper.write_plates, "people"),
    "badges": Kind(_("Badges"), _("A6"), paper.write_badges, "people"),
    "programme": Kind(_("Programme"), _("A4, a booklet"), pdf.write),
    "pocket": Kind(_("Pocket programme"), _("A4, a day folded to A6"), pdf.write_pocket),
}  # fmt: skip


class PaperForm(forms.Form):
    """A paper, and the part of the programme that it is of; what is not ticked at all is whole."""

    what = forms.ChoiceField(
        label=_("What"), widget=forms.RadioSelect,
        choices=[(key, kind.title) for key, kind in KINDS.items()],
    )  # fmt: skip
    of = forms.ChoiceField(label=_("Draft or release"), widget=UnfoldAdminSelectWidget)
    language = forms.ChoiceField(label=_("Language"), widget=UnfoldAdminSelectWidget)
    second = forms.ChoiceField(
        label=_("Second name"), required=False, widget=UnfoldAdminSelectWidget,
        help_text=_("On name plates and badges; only forms that are confirmed."),
    )  # fmt: skip
    days = forms.MultipleChoiceField(label=_("Days"), required=False)
    rooms = forms.MultipleChoiceField(label=_("Rooms"), required=False)
    sessions = forms.MultipleChoiceField(label=_("Sessions"), required=False)
    people = forms.MultipleChoiceField(label=_("Speakers"), required=False)

    def __init__(self, asked: QueryDict, document: Document, editions: Choices) -> None:
        tongues = [(tag, autonym(tag)) for tag in dict.fromkeys((*document.forum.languages, *UI_LANGUAGES))]  # fmt: skip
        offered = {
            "of": editions,
            "language": [each for each in tongues if each[0] in UI_LANGUAGES],
            "second": [("", _("In another script")), (NO_SECOND, _("None")), *tongues],
            **parts(document),
        }
        data = asked.copy()
        for name, first in {"what": "doors", "of": editions[0][0], "language": offered["language"][0][0]}.items():  # fmt: skip
            data.setdefault(name, first)
        super().__init__(data)
        for name, choices in offered.items():
            field: Any = self.fields[name]
            field.choices = choices
        for name in PARTS:
            self.fields[name].widget = forms.CheckboxSelectMultiple(choices=offered[name])

    @property
    def choice(self) -> Choice:
        """The part of the programme, once the form is found to be valid."""
        asked = self.cleaned_data
        return Choice(
            days=frozenset(asked["days"]),
            **{name: frozenset(map(int, asked[name])) for name in PARTS[1:]},
        )


def parts(document: Document) -> dict[str, Choices]:
    """Days, rooms, sessions and speakers to choose from, in the reader's language."""
    order = (get_language() or "en", *document.forum.languages)

    def said(texts: Texts) -> str:
        return text.pick(texts, order).text

    alphabet = names.collation(order[0])
    people = [(str(each.number), said(each.names) or each.slug) for each in document.speakers]
    return {
        "days": [
            (day.date.isoformat(), date_format(day.date, "l, j E")) for day in clock.days(document)
        ],
        "rooms": [(str(each.number), said(each.names) or each.slug) for each in document.rooms],
        "sessions": [
            (str(each.number), _session(each, said(each.title)))
            for each in document.sessions
            if each.kind != "break"
        ],
        "people": sorted(people, key=lambda each: alphabet(names.sort_key(each[1]))),
    }


def _session(session: Session, title: str) -> str:
    """When it is, and its title."""
    when = f"{date_format(session.start, 'j M, H:i')} · " if session.start else ""
    return f"{when}{title or session.slug}"
