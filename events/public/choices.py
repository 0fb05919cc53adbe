"""What the schedule's filter offers: the values that sessions have, as a reader calls them."""

from collections.abc import Callable, Iterable, Iterator, Mapping

from django.utils.translation import gettext as _
from msgspec import Struct

from events.program import clock, names
from events.program.edition import Edition
from events.public.kept import per_release
from events.public.reading import Reading
from events.public.said import Said
from events.public.seeking import facets_of
from events.words import dates, labels

Named = tuple[str, Said | str]

SUBJECTS = (
    "day",
    "theme",
    "room",
    "kind",
    "language",
    "spoken",
    "interpreted",
    "role",
    "country",
    "organisation",
)


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


def choices(reading: Reading, asked: Mapping[str, str]) -> Iterator[Choice]:
    """A choice of each subject; of what is asked for that is selected."""
    used, heads = _used(reading.edition), _heads()
    for name in SUBJECTS:
        options = (each for each in NAMED[name](reading, used[name]) if each[0] in used[name])
        picked = asked.get(name)
        shown = (_option(value, label, selected=value == picked) for value, label in options)
        yield Choice(name=name, label=heads[name], options=tuple(shown))


def known(reading: Reading, asked: Mapping[str, str]) -> dict[str, str]:
    """What is asked for of the values that there are; a code of any case is one."""
    used = _used(reading.edition)
    there = {
        "theme": {each.slug for each in reading.document.themes},
        "room": {each.slug for each in reading.document.rooms},
        "organisation": {each.slug for each in reading.document.organisations},
        "kind": labels.KINDS.keys(),
        "role": labels.ROLES.keys(),
    }
    given = {name: asked.get(name, "") for name in SUBJECTS}
    given["country"] = given["country"].upper()
    return {n: value for n, value in given.items() if value in there.get(n, ()) or value in used[n]}


def _heads() -> Mapping[str, str]:
    return {
        "day": _("Day"),
        "theme": _("Theme"),
        "room": _("Room"),
        "kind": _("Kind"),
        "language": _("Language"),
        "spoken": _("Spoken"),
        "interpreted": _("Interpreted into"),
        "role": _("Role"),
        "country": _("Country"),
        "organisation": _("Organisation"),
    }


@per_release
def _used(edition: Edition) -> Mapping[str, set[str]]:
    """The values that some session has."""
    facets, used = facets_of(edition), {name: set[str]() for name in SUBJECTS}
    for session in edition.document.sessions:
        on_stage = (facets.on_stage(each) for each in session.appearances)
        for values in (facets.of(session), *on_stage):
            for name, tags in values.items():
                used[name].update(tags)
    return used


def _days(reading: Reading, _used: Iterable[str]) -> Iterator[Named]:
    for day in clock.days(reading.document):
        yield day.date.isoformat(), dates.in_year(day.date, reading.language)


def _themes(reading: Reading, _used: Iterable[str]) -> Iterator[Named]:
    return ((each.slug, reading.say(each.names)) for each in reading.document.themes)


def _rooms(reading: Reading, _used: Iterable[str]) -> Iterator[Named]:
    return ((each.slug, reading.say(each.names)) for each in reading.document.rooms)


def _kinds(_reading: Reading, _used: Iterable[str]) -> Iterator[Named]:
    return ((kind, str(label)) for kind, label in labels.KINDS.items() if kind != "break")


def _languages(reading: Reading, used: Iterable[str]) -> Iterator[Named]:
    return ((tag, labels.language_name(tag, reading.language)) for tag in sorted(used))


def _roles(_reading: Reading, _used: Iterable[str]) -> Iterator[Named]:
    return ((role, labels.role(role)) for role in labels.ROLES)


def _countries(reading: Reading, used: Iterable[str]) -> Iterable[Named]:
    named = ((code, labels.country_name(code, reading.language)) for code in used)
    return _alphabetical(reading, named)


def _organisations(reading: Reading, _used: Iterable[str]) -> Iterable[Named]:
    named = ((each.slug, reading.say(each.names)) for each in reading.document.organisations)
    return _alphabetical(reading, named)


def _alphabetical(reading: Reading, named: Iterable[Named]) -> Iterable[Named]:
    key = names.collation(reading.language)
    return sorted(named, key=lambda each: (key(_text(each[1])), each[0]))


def _text(label: Said | str) -> str:
    return label if isinstance(label, str) else label.text


def _option(value: str, label: Said | str, *, selected: bool) -> Option:
    """An option holds plain text only, so its language is an attribute of its own."""
    foreign = isinstance(label, Said) and label.foreign
    language = label.language if isinstance(label, Said) and foreign else ""
    return Option(value=value, label=_text(label), selected=selected, language=language)


NAMED: Mapping[str, Callable[[Reading, Iterable[str]], Iterable[Named]]] = {
    "day": _days,
    "theme": _themes,
    "room": _rooms,
    "kind": _kinds,
    "language": _languages,
    "spoken": _languages,
    "interpreted": _languages,
    "role": _roles,
    "country": _countries,
    "organisation": _organisations,
}
