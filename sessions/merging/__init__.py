"""Finding and joining duplicates: people by an import or a search, organisations; the team decides."""

from sessions.merging.addresses import Seen, seen
from sessions.merging.deciding import Decided, accept, refuse
from sessions.merging.finding import ask, find, match_of
from sessions.merging.joining import Joined, NotJoined, join
from sessions.merging.organisations import (
    JoinedOrganisations,
    find_organisations,
    join_organisations,
    keep_apart,
)
from sessions.merging.proposing import Proposed, propose

__all__ = [
    "Decided", "Joined", "JoinedOrganisations", "NotJoined", "Proposed", "Seen", "accept", "ask",
    "find", "find_organisations", "join", "join_organisations", "keep_apart", "match_of", "propose",
    "refuse", "seen",
]  # fmt: skip
