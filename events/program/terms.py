"""The words that a programme's fields choose from; the field's standard terms."""

from typing import Literal

Kind = Literal[
    "panel",
    "keynote",
    "talk",
    "workshop",
    "ceremony",
    "press_briefing",
    "meeting",
    "side_event",
    "social",
    "break",
    "other",
]
Role = Literal[
    "panelist",
    "moderator",
    "speaker",
    "keynote",
    "opening_remarks",
    "chair",
    "host",
    "rapporteur",
    "discussant",
    "interpreter",
    "other",
]
State = Literal["tentative", "confirmed", "cancelled"]
Certainty = Literal["exact", "about", "from", "after_previous", "to_be_confirmed"]
Coverage = Literal["", "open", "pool", "photo_opportunity", "closed"]
Attribution = Literal["", "on_record", "background"]
LinkKind = Literal["recording", "stream", "material", "other"]
OrganiserRole = Literal["organiser", "partner"]
FormKind = Literal["official", "reported"]
SpeakerStatus = Literal["confirmed", "cancelled"]
