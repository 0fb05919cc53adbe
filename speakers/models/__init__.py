"""Who: persons for life, their organisations, and what they are at one forum."""

from speakers.models.organisation import Organisation
from speakers.models.organiser import Organiser
from speakers.models.person import NameForm, Person
from speakers.models.speaker import Speaker

__all__ = ["NameForm", "Organisation", "Organiser", "Person", "Speaker"]
