"""The words that a session's fields choose from, as the Document spells them."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Kind(TextChoices):
    """What sort of session it is."""

    PANEL = "panel", _("panel")
    KEYNOTE = "keynote", _("keynote")
    TALK = "talk", _("talk")
    WORKSHOP = "workshop", _("workshop")
    CEREMONY = "ceremony", _("ceremony")
    PRESS_BRIEFING = "press_briefing", _("press briefing")
    MEETING = "meeting", _("meeting")
    SIDE_EVENT = "side_event", _("side event")
    SOCIAL = "social", _("social event")
    BREAK = "break", _("break")
    OTHER = "other", _("other")


class State(TextChoices):
    """How sure it is; a draft is never published."""

    DRAFT = "draft", _("draft")
    TENTATIVE = "tentative", _("tentative")
    CONFIRMED = "confirmed", _("confirmed")
    CANCELLED = "cancelled", _("cancelled")


class Certainty(TextChoices):
    """How exactly the start is known."""

    EXACT = "exact", _("exact")
    ABOUT = "about", _("about")
    FROM = "from", _("from")
    AFTER_PREVIOUS = "after_previous", _("after the previous session")
    TO_BE_CONFIRMED = "to_be_confirmed", _("to be confirmed")


class Coverage(TextChoices):
    """What the press may do there."""

    OPEN = "open", _("open to the press")
    POOL = "pool", _("pool")
    PHOTO_OPPORTUNITY = "photo_opportunity", _("photo opportunity")
    CLOSED = "closed", _("closed to the press")


class Attribution(TextChoices):
    """How the press may quote."""

    ON_RECORD = "on_record", _("on record")
    BACKGROUND = "background", _("background")


class Audience(TextChoices):
    """Who may come; only what is public is published."""

    PUBLIC = "public", _("public")
    DELEGATES = "delegates", _("delegates")
    PRESS = "press", _("press")
    STAFF = "staff", _("staff")


class Role(TextChoices):
    """What a speaker does in a session."""

    PANELIST = "panelist", _("panelist")
    MODERATOR = "moderator", _("moderator")
    SPEAKER = "speaker", _("speaker")
    KEYNOTE = "keynote", _("keynote speaker")
    OPENING_REMARKS = "opening_remarks", _("opening remarks")
    CHAIR = "chair", _("chair")
    HOST = "host", _("host")
    RAPPORTEUR = "rapporteur", _("rapporteur")
    DISCUSSANT = "discussant", _("discussant")
    INTERPRETER = "interpreter", _("interpreter")
    OTHER = "other", _("other")
