"""What the rules of names say, in words: their names, and why none of them writes a form."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from events.multilingual_form import endonym
from events.program.transliteration import Beyond

# As they stand in a form's source; said here, so that they are translated.
RULES = (
    gettext_noop("English press spelling of Azerbaijani"),
    gettext_noop("Azerbaijani-Russian practical transcription"),
    gettext_noop("Azerbaijani-Russian practical transcription, from the English spelling"),
    gettext_noop("Georgian national system (2002)"),
    gettext_noop("Georgian national system (2002), reversed"),
    gettext_noop("Azerbaijani press spelling of Georgian"),
    gettext_noop("Azerbaijani press spelling of Georgian, from the English spelling"),
    gettext_noop("Georgian-Russian practical transcription"),
    gettext_noop("Georgian-Russian practical transcription, from the English spelling"),
    gettext_noop("BGN/PCGN romanisation of Russian (1947), simplified"),
    gettext_noop("Azerbaijani press spelling of Russian"),
    gettext_noop("Georgian press spelling of Russian"),
)


def named(source: str) -> str:
    """A form's source; a rule in the reader's language."""
    return _(source) if source in RULES else source


def why_not(beyond: Beyond) -> str:
    """Why no rule proposes a form, and what to do."""
    said = {
        "country": _("Enter the country: the rule depends on where the name comes from."),
        "form": _("A rule needs the official form in one of these: %(languages)s."),
        "own": _("No other language keeps all letters of the own one. Enter it by hand."),
        "none": _("There is no rule for this. Enter it by hand."),
        "letter": _("The rule has no letter “%(letter)s”. Enter it by hand."),
        "twofold": _(
            "English leaves out the apostrophes, so that k, p, t, ts and ch may be two letters "
            "each. Enter it by hand."
        ),
        "rejected": _("What the rule writes was rejected. Enter it by hand."),
    }
    languages = ", ".join(map(endonym, beyond.needs))
    return said[beyond.reason] % {"languages": languages, "letter": beyond.letter}
