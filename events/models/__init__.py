"""What a forum is: its rows, one file for each subject."""

from events.models.forum import Forum, ForumSeries
from events.models.import_run import ImportRun
from events.models.invitation import Invitation
from events.models.kept_filter import KeptFilter
from events.models.place import Room, Venue
from events.models.release import Release
from events.models.sign_in import SignIn
from events.models.team import TeamMember, User
from events.models.theme import Theme
from events.models.visitor import Agenda, ApiKey

__all__ = [
    "Agenda",
    "ApiKey",
    "Forum",
    "ForumSeries",
    "ImportRun",
    "Invitation",
    "KeptFilter",
    "Release",
    "Room",
    "SignIn",
    "TeamMember",
    "Theme",
    "User",
    "Venue",
]
