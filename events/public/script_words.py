"""What the scripts of the pages say, in the page's language; `words.js` shows it.

A sentence that counts has a form for each of the language's plural categories.
"""

from collections.abc import Iterator, Mapping
from typing import Any

from babel import Locale
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

COUNTS = (0, 1, 2, 5, 11, 21)  # every plural category of our languages is among these
WORDS: Mapping[str, Promise] = {
    "copied": _("Copied"),
    "now": pgettext_lazy("session", "Now"),
    "next": pgettext_lazy("session", "Next"),
    "then": pgettext_lazy("session", "Then"),
    "offline": _("No connection since %(time)s. The programme is shown as it was then."),
}
# Each is `ngettext_lazy(one, many, "count")`.
COUNTED: Mapping[str, Any] = {}

Forms = str | dict[str, str]


class Unsaid(int):
    """A number that chooses a plural form and leaves its own place in it open."""

    def __str__(self) -> str:
        """The placeholder."""
        return "%(count)s"


def script_words(language: str) -> dict[str, Forms]:
    """Every word by the name that scripts know it under; `language` is the active one."""
    return {name: str(word) for name, word in WORDS.items()} | dict(_counted(language))


def _counted(language: str) -> Iterator[tuple[str, Forms]]:
    category = Locale(language).plural_form
    for name, word in COUNTED.items():
        yield name, {category(count): word % {"count": Unsaid(count)} for count in COUNTS}
