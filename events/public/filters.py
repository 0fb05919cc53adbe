"""The schedule's filter: a plain GET form of theme, room, language and kind."""

from collections.abc import Callable, Iterable, Mapping
from urllib.parse import urlencode

from django.utils.translation import gettext as _
from msgspec import Struct

from events.program.document import Session
from events.public.reading import Reading
from events.public.said import Said
from events.words import labels

VIEWS = ("rooms",)


class Option(Struct, frozen=True, kw_only=True):
    """One value of a choice, as the form shows it."""

    value: str
    label: str
    selected: bool
    language: str = ""


class Choice(Struct, frozen=True, kw_only=True):
    """One of the form's selects."""

    name: str
    label: str
    options: tuple[Option, ...]

    @property
    def chosen(self) -> Option | None:
        """The option that is selected."""
        return next((option for option in self.options if option.selected), None)


class Filter(Struct, frozen=True, kw_only=True):
    """What a reader asked for: the choices, and the parameters that are known."""

    choices: tuple[Choice, ...]
    asked: Mapping[str, str]
    view: str
    day: str
    base: str

    @property
    def active(self) -> bool:
        """Whether anything is filtered by."""
        return bool(self.asked)

    @property
    def chosen(self) -> tuple[tuple[str, Option], ...]:
        """The labels of what is filtered by."""
        return tuple((each.label, each.chosen) for each in self.choices if each.chosen)

    @property
    def query(self) -> str:
        """The parameters that make this page, `?` included."""
        return self.address()[len(self.base) :]

    @property
    def cleared(self) -> str:
        """The address of the same view of everything."""
        return self.base + _query({"view": self.view, "day": self.day})

    def address(self, **other: str) -> str:
        """The address of the schedule with some parameters otherwise."""
        asked = {"view": self.view, "day": self.day, **self.asked, **other}
        return self.base + _query(asked)

    def keep(self, reading: Reading) -> Callable[[Session], bool]:
        """A test of one session; what is not asked for does not matter."""
        tests = [(SUBJECTS[name], value) for name, value in self.asked.items()]
        return lambda session: all(value in subject(reading, session) for subject, value in tests)


def chosen(reading: Reading, query: Mapping[str, str]) -> Filter:
    """The filter of a query; parameters that it does not know are left out."""
    asked = {name: query[name] for name in SUBJECTS if query.get(name)}
    return Filter(
        choices=tuple(choice for choice in _choices(reading, asked) if len(choice.options) > 1),
        asked=asked,
        view=query["view"] if query.get("view") in VIEWS else "",
        day=query.get("day", ""),
        base=reading.at("schedule"),
    )


def _query(parameters: Mapping[str, str]) -> str:
    given = {name: value for name, value in parameters.items() if value}
    return f"?{urlencode(given)}" if given else ""


def _themes(reading: Reading, session: Session) -> Iterable[str]:
    ids = (session.theme, *session.themes)
    return [reading.themes[each].slug for each in ids if each in reading.themes]


def _rooms(reading: Reading, session: Session) -> Iterable[str]:
    ids = (session.room, *session.overflow)
    return [reading.rooms[each].slug for each in ids if each in reading.rooms]


def _languages(reading: Reading, session: Session) -> Iterable[str]:
    """Those that a listener can follow it in."""
    interpreted = (each.language for each in session.interpretation)
    return (*session.floor_languages, *interpreted)


def _kinds(reading: Reading, session: Session) -> Iterable[str]:
    return (session.kind,)


SUBJECTS: Mapping[str, Callable[[Reading, Session], Iterable[str]]] = {
    "theme": _themes,
    "room": _rooms,
    "language": _languages,
    "kind": _kinds,
}


def _choices(reading: Reading, asked: Mapping[str, str]) -> tuple[Choice, ...]:
    document, page = reading.document, reading.language
    used = {
        name: {value for session in document.sessions for value in subject(reading, session)}
        for name, subject in SUBJECTS.items()
    }
    named: dict[str, list[tuple[str, Said | str]]] = {
        "theme": [(each.slug, reading.say(each.names)) for each in document.themes],
        "room": [(each.slug, reading.say(each.names)) for each in document.rooms],
        "language": [(tag, labels.language_name(tag, page)) for tag in sorted(used["language"])],
        "kind": [(kind, str(label)) for kind, label in labels.KINDS.items() if kind != "break"],
    }
    heads = {"theme": _("Theme"), "room": _("Room"), "language": _("Language"), "kind": _("Kind")}
    return tuple(
        Choice(
            name=name,
            label=heads[name],
            options=tuple(
                _option(value, label, selected=asked.get(name) == value)
                for value, label in options
                if value in used[name]
            ),
        )
        for name, options in named.items()
    )


def _option(value: str, label: Said | str, *, selected: bool) -> Option:
    """An option holds plain text only, so its language is an attribute of its own."""
    if isinstance(label, str):
        return Option(value=value, label=label, selected=selected)
    language = label.language if label.foreign else ""
    return Option(value=value, label=label.text, selected=selected, language=language)
