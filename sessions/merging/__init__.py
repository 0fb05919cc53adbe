"""Finding and joining duplicate people: proposed by an import, decided by the team."""

from sessions.merging.deciding import Decided, accept, refuse
from sessions.merging.joining import Joined, NotJoined, join
from sessions.merging.proposing import Proposed, propose

__all__ = [
    "Decided", "Joined", "NotJoined", "Proposed", "accept", "join", "propose", "refuse",
]  # fmt: skip
