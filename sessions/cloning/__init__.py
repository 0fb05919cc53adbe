"""A forum's next edition: what is chosen of its draft, some days later, with new identities."""

from sessions.cloning.parts import NEEDS, Incomplete, Part
from sessions.cloning.proposing import successor
from sessions.cloning.verb import Cloned, clone_forum

__all__ = ["NEEDS", "Cloned", "Incomplete", "Part", "clone_forum", "successor"]
