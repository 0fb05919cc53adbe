"""The names of kinds, roles, states, languages and countries in the language that is active."""

from collections.abc import Mapping

from babel import Locale, UnknownLocaleError
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from events.words.dates import headed

KINDS: Mapping[str, Promise] = {
    "panel": _("Panel"),
    "keynote": _("Keynote"),
    "talk": _("Talk"),
    "workshop": _("Workshop"),
    "ceremony": _("Ceremony"),
    "press_briefing": _("Press briefing"),
    "meeting": _("Meeting"),
    "side_event": _("Side event"),
    "social": _("Social event"),
    "break": _("Break"),
    "other": pgettext_lazy("kind of session", "Other"),
}
# One person in the role, several persons in it.
ROLES: Mapping[str, tuple[Promise, Promise]] = {
    "panelist": (_("Panelist"), _("Panelists")),
    "moderator": (_("Moderator"), _("Moderators")),
    "speaker": (_("Speaker"), _("Speakers")),
    "keynote": (_("Keynote speaker"), _("Keynote speakers")),
    "opening_remarks": (_("Opening remarks"), _("Opening remarks")),
    "chair": (_("Chair"), _("Chairs")),
    "host": (_("Host"), _("Hosts")),
    "rapporteur": (_("Rapporteur"), _("Rapporteurs")),
    "discussant": (_("Discussant"), _("Discussants")),
    "interpreter": (_("Interpreter"), _("Interpreters")),
    "other": (_("Also on stage"), _("Also on stage")),
}
STATES: Mapping[str, Promise] = {
    "tentative": _("Tentative"),
    "confirmed": _("Confirmed"),
    "cancelled": _("Cancelled"),
}
CERTAINTIES: Mapping[str, Promise] = {
    "exact": _("Exact time"),
    "about": _("About this time"),
    "from": _("Not before this time"),
    "after_previous": _("After the previous session"),
    "to_be_confirmed": _("Time to be confirmed"),
}
COVERAGES: Mapping[str, Promise] = {
    "open": _("Open to the press"),
    "pool": _("Pool only"),
    "photo_opportunity": _("Photo opportunity"),
    "closed": _("Closed to the press"),
}
ATTRIBUTIONS: Mapping[str, Promise] = {
    "on_record": _("On the record"),
    "background": _("Background only"),
}
LINKS: Mapping[str, Promise] = {
    "recording": _("Recording"),
    "stream": _("Stream"),
    "material": _("Material"),
    "other": _("Link"),
}
# What the languages of the interface call themselves, whole and in three letters.
AUTONYMS: Mapping[str, tuple[str, str]] = {
    "az": ("Azərbaycanca", "Aze"),
    "ka": ("ქართული", "ქარ"),
    "en": ("English", "Eng"),
    "ru": ("Русский", "Рус"),  # noqa: RUF001 - it is Cyrillic
}


def role(name: str, count: int = 1) -> str:
    """Moderator, Panelists: the heading over `count` persons."""
    one, several = ROLES[name]
    return str(one if count == 1 else several)


def language_name(tag: str, language: str) -> str:
    """What `language` calls the language `tag`, as a line begins; the tag where unknown."""
    known = Locale.parse(language).languages.get(tag)
    locale = None if known else _locale(tag)
    return headed(known or (locale and locale.get_display_name(language)) or tag, language)


def autonym(tag: str) -> str:
    """What a language calls itself."""
    if tag in AUTONYMS:
        return AUTONYMS[tag][0]
    locale = _locale(tag)
    return headed((locale and locale.get_display_name()) or tag, tag)


def right_to_left(tag: str) -> bool:
    """Whether texts in the language run from right to left."""
    locale = _locale(tag)
    return bool(locale and locale.text_direction == "rtl")


def country_name(code: str, language: str) -> str:
    """What `language` calls the country of a two-letter code; the code where unknown."""
    return str(Locale.parse(language).territories.get(code, code))


def _locale(tag: str) -> Locale | None:
    try:
        return Locale.parse(tag, sep="-")
    except (UnknownLocaleError, ValueError):
        return None
