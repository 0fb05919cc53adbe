"""Who: persons for life, their organisations, and what they are at one forum."""

from speakers.models.absence import Absence
from speakers.models.former import FormerOrganisation, FormerPerson
from speakers.models.match import PersonMatch
from speakers.models.organisation import Organisation
from speakers.models.organiser import Organiser
from speakers.models.person import NameForm, Person
from speakers.models.speaker import Speaker

__all__ = [
    "Absence", "FormerOrganisation", "FormerPerson", "NameForm", "Organisation", "Organiser", "Person", "PersonMatch",
    "Speaker",
]  # fmt: skip
