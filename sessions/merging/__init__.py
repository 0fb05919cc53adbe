"""Finding and joining duplicate people: proposed by an import or a search, decided by the team."""

from sessions.merging.addresses import Seen, seen
from sessions.merging.deciding import Decided, accept, refuse
from sessions.merging.finding import ask, find, match_of
from sessions.merging.joining import Joined, NotJoined, join
from sessions.merging.proposing import Proposed, propose

__all__ = [
    "Decided", "Joined", "NotJoined", "Proposed", "Seen", "accept", "ask", "find", "join",
    "match_of", "propose", "refuse", "seen",
]  # fmt: skip
