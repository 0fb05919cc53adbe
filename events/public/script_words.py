"""What the scripts of the pages say, in the page's language; `words.js` shows it.

A sentence that counts has a form for each of the language's plural categories.
"""

from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any

from babel import Locale
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext_lazy, pgettext_lazy

COUNTS = (0, 1, 2, 5, 11, 21)  # every plural category of our languages is among these
WORDS: Mapping[str, Promise] = {
    "copied": _("Copied"),
    "share": _("Share"),
    "keep": _("Keep: “%(title)s”"),
    "keep_it": pgettext_lazy("session", "Keep"),
    "refused": _("That did not work. Try again in a minute."),
    "clear": _("Clear"),
    "all_speakers": _("Show all speakers"),
    "now": pgettext_lazy("session", "Now"),
    "next": pgettext_lazy("session", "Next"),
    "then": pgettext_lazy("session", "Then"),
    "now_at": pgettext_lazy("session", "Now, %(time)s"),
    "new": pgettext_lazy("session", "New"),
    "changed": _("Changed"),
    "yours": _("In your agenda"),
    "missed": _("since your last visit"),
    "close": _("Close"),
    "all_changes": _("All changes"),
    "away": _("Offline"),
    "kept": _("Release %(number)s, as of %(time)s."),
    "install": _("Install"),
    "overlaps": _("Overlaps"),
    "own_zone": _("Show in your time (%(zone)s)"),
    "zone": _("%(city)s time (%(offset)s)"),
    "zone_of_yours": _("your time (%(offset)s)"),
    "offline": _("No connection since %(time)s. The programme is shown as it was then."),
}
# Each is `ngettext_lazy(one, many, name)`, where `name` is that of the number that counts.
COUNTED: Mapping[str, Any] = {
    "of_sessions": ngettext_lazy(
        "%(shown)s of %(total)s session", "%(shown)s of %(total)s sessions", "total"
    ),
    "of_speakers": ngettext_lazy(
        "%(shown)s of %(total)s speaker", "%(shown)s of %(total)s speakers", "total"
    ),
    "release_news": ngettext_lazy(
        "Release %(release)s: %(count)s change", "Release %(release)s: %(count)s changes", "count"
    ),
    "of_day": ngettext_lazy(
        "%(shown)s of %(count)s session.", "%(shown)s of %(count)s sessions.", "count"
    ),
    "people_found": ngettext_lazy(
        "%(count)s person found for “%(sought)s”.",
        "%(count)s people found for “%(sought)s”.",
        "count",
    ),
}

Forms = str | dict[str, str]


class Unsaid(int):
    """A number that chooses a plural form and leaves its own place in it open."""

    name: str

    def __str__(self) -> str:
        """The placeholder."""
        return f"%({self.name})s"


class Open(dict[str, Unsaid]):
    """The values of a sentence, of which only the number is known that counts."""

    def __init__(self, count: int) -> None:
        self.count = count

    def __missing__(self, name: str) -> Unsaid:
        """The number, whatever it is called."""
        value = Unsaid(self.count)
        value.name = name
        return value


@cache
def script_words(language: str) -> dict[str, Forms]:
    """Every word by the name that scripts know it under; `language` is the active one."""
    return spoken(WORDS, COUNTED, language)


def spoken(
    words: Mapping[str, Promise], counted: Mapping[str, Any], language: str
) -> dict[str, Forms]:
    """Words as scripts take them: those that count in every form that the language has."""
    return {name: str(word) for name, word in words.items()} | dict(_counted(counted, language))


def _counted(counted: Mapping[str, Any], language: str) -> Iterator[tuple[str, Forms]]:
    category = Locale(language).plural_form
    for name, word in counted.items():
        yield name, {category(count): word % Open(count) for count in COUNTS}
